"""A year field that offers its eras: what is chosen counts, and nothing else does."""

from __future__ import annotations

import pytest

from normalize.context import Item
from normalize.drafts import Draft
from normalize.offered_eras import settled, undecided
from normalize.paths import Path
from normalize.periods import read_years
from schemas.block import Block
from schemas.geometry import Box
from tests.normalize.sheets import of, read

BOX = Box(0.0, 0.0, 100.0, 10.0)


def field(text: str, *chosen: str) -> Item:
    """A cell with this text, of which some parts are circled."""
    return Item(Block(1, BOX, BOX, (text,), (), (), (), chosen=chosen), Path((), (), ()), 0)


def year_of(item: Item | None) -> Draft:
    assert item is not None
    (draft,) = read_years(item, "start_year")
    return draft


@pytest.mark.parametrize(
    ("text", "chosen", "year", "raw"),
    [
        ("昭和 ・ 平成 ・ 令和 １１ 年度", ("平成",), 1999, "平成１１年度"),
        ("昭和・平成・令和 56 年度", ("昭和",), 1981, "昭和56年度"),
        ("S・H・R 3年度", ("R",), 2021, "R3年度"),
        ("□昭和 ■平成 □令和 11年度", (), 1999, "平成11年度"),
        ("令和 ８ 年度 ・ 未定", ("令和８年度",), 2026, "令和 ８ 年度"),
        ("令和8年度", (), 2026, "令和8年度"),
    ],
)
def test_the_chosen_era_counts(text: str, chosen: tuple[str, ...], year: int, raw: str) -> None:
    """Circled, marked, or the only one."""
    draft = year_of(settled(field(text, *chosen)))
    assert (draft.value, draft.raw) == (year, raw)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("昭和・平成・令和 11 年度", ()),
        ("昭和・平成・令和 11 年度", ("昭和", "平成")),
        ("昭和・平成 11 年度から 平成・令和 3 年度", ("平成",)),
    ],
)
def test_without_a_choice_there_is_no_year(text: str, chosen: tuple[str, ...]) -> None:
    """The era that stands before the number is no likelier than the others: the text is kept, and flagged."""
    item = field(text, *chosen)
    assert settled(item) is None
    (draft,) = undecided(item, "start_year")
    assert (draft.concept, draft.value, draft.flags) == ("start_year", text, ("unreadable",))


def test_undecided_and_unfilled() -> None:
    """未定 is circled: there is no year; a template that nobody has filled in is blank."""
    assert year_of(settled(field("令和 年度 ・ 未定", "未定"))).state == "not_applicable"
    assert year_of(settled(field("昭和・平成・令和 年度"))).state == "blank"


@pytest.mark.parametrize("label", ["開始年度", "事業期間"])
def test_on_a_sheet(label: str) -> None:
    """A field and a period with several eras and no choice give no year."""
    found = read([["*" + label, "昭和・平成・令和 11 年度"], ["*備考", "特になし"]], [90, 200])
    (fact,) = of(found, "start_year")
    assert fact.value == "昭和・平成・令和 11 年度"
    assert fact.flags == ("unreadable",)
