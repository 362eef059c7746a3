"""A roster from the sheets, renames, and where list and sheet differ."""

from __future__ import annotations

import json
from pathlib import Path

from load.facts_file import fact_from_json
from normalize.names.collect import collect
from normalize.names.compare import differences, same_unit
from normalize.names.sightings import sightings
from schemas.fact import Fact
from schemas.geometry import Box
from schemas.naming import NamedDocument

SAMPLES = Path(__file__).parents[3] / "samples"


def sample(name: str, municipality: str | None = "11208") -> NamedDocument:
    """The expected facts of a sample."""
    lines = (SAMPLES / name / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    more = {"bbox": [0, 0, 0, 0], "reader": "pymupdf", "confidence": 1.0}
    facts = tuple(fact_from_json(json.loads(line) | more) for line in lines)
    return NamedDocument(name, f"{name}.pdf", municipality, facts)


def sheet(year: int, division: str, project: str = "地域活動事業", municipality: str | None = "11208") -> NamedDocument:
    """A document of one sheet."""
    values = {"evaluation_year": year, "responsible_division": division, "project_name": project}
    facts = [
        Fact(f"{year}.pdf", 1, 1, Box(0, 0, 0, 0), concept, (concept,), value, str(value))
        for concept, value in values.items()
    ]
    return NamedDocument(f"{year:08}", f"{year}.pdf", municipality, tuple(facts))


def test_the_list_and_the_sheet_of_tokorozawa() -> None:
    """地域づくり推進課 twice in lists, 地域づくり支援課 on the sheet; nothing else differs."""
    [found] = differences(sample("tokorozawa"))
    assert (found.project, found.on_sheet, found.on_list) == (
        "市民活動支援システム",
        "地域づくり支援課",
        "地域づくり推進課",
    )
    assert [(place.sheet, place.page) for place in found.places] == [(5, 15), (0, 7), (0, 69)]


def test_a_roster_from_sheets() -> None:
    """Levels, parents, years; a 係 printed apart goes below its 課."""
    units, renames = collect(sightings(sample("tsukuba", "08220")))
    assert renames == []
    assert [unit.path[-1] for unit in units] == ["政策イノベーション部", "情報政策課", "企画推進係", "情報システム係"]
    assert [unit.parent_id for unit in units] == [None, "08220-0001", "08220-0002", "08220-0002"]
    assert {unit.years for unit in units} == {(2021,)}


def test_one_unit_printed_with_and_without_the_level_above() -> None:
    """Taken for one where there is only one."""
    documents = [sheet(2020, "情報政策課"), sheet(2021, "総務部情報政策課")]
    units, _ = collect(one for document in documents for one in sightings(document))
    assert [(unit.name, unit.years) for unit in units] == [("総務部", (2021,)), ("情報政策課", (2020, 2021))]


def test_lists_of_units_are_taken_apart() -> None:
    """情報管理課、市民課、関係各課: the last names no unit."""
    units, _ = collect(sightings(sample("kokubunji", "13214")))
    assert {unit.name for unit in units} == {"情報管理課", "市民課", "政策経営課"}


def test_a_rename_needs_evidence() -> None:
    """The old name gone, the new one similar, the project the same."""

    def renames(*documents: NamedDocument) -> list[tuple[str, str]]:
        seen = [one for document in documents for one in sightings(document)]
        return [(one.old, one.new) for one in collect(seen)[1]]

    old, new = sheet(2020, "地域づくり支援課"), sheet(2021, "地域づくり推進課")
    assert renames(old, new) == [("地域づくり支援課", "地域づくり推進課")]
    assert renames(old, new, sheet(2022, "地域づくり支援課", "別の事業")) == []
    assert renames(old, sheet(2021, "地域づくり推進課", "別の事業")) == []
    assert renames(old, sheet(2021, "危機管理室")) == []
    assert renames(old, sheet(2021, "地域づくり推進課", municipality="08220")) == []


def test_units_of_unknown_municipalities_stay_apart() -> None:
    """Each document by itself."""
    documents = [sheet(2020, "総務課", municipality=None), sheet(2021, "総務課", municipality=None)]
    units, renames = collect(one for document in documents for one in sightings(document))
    assert len(units) == 2
    assert renames == []


def test_same_unit() -> None:
    """Fewer levels are the same unit, other levels are not."""
    assert same_unit("管理部情報システム課", "情報システム課")
    assert same_unit("300500 市民協働部・くらし支援課", "くらし支援課")
    assert not same_unit("総務部総務課", "市民部総務課")
    assert not same_unit("地域づくり推進課", "地域づくり支援課")
