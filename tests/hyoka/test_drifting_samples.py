"""Drift of a real form: the Tsukuba sample as next year may print it, typeset anew with the facts expected of it."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from benchmarks.accuracy import compare
from hyoka.notices import DRIFT
from hyoka.reading import read_bytes
from samples.typeset import tsukuba
from samples.typeset.expect import Expectations
from schemas.layout import shipped

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice prints the changed form")

Content = dict[str, Any]
SHEETS = 2


def typeset(content: Content, folder: Path) -> tuple[bytes, list[dict[str, Any]]]:
    """The PDF of a changed content, and the facts that it must give."""
    target = folder / "next.pdf"
    book, expectations = Workbook(), Expectations(target.name)
    book.remove(book.active)
    for number, sheet in enumerate(content["sheets"], 1):
        tsukuba.draw(tsukuba.Form(book, sheet["basic"]["code"], expectations, number), sheet)
    tsukuba.to_pdf(book, target)
    return target.read_bytes(), expectations.lines


def next_year(cost: Content) -> None:
    cost["years"] = ["令和 2年度", "令和 3年度", "令和 4年度", "令和 5年度", "令和 6年度"]


def a_year_less(cost: Content) -> None:
    cost["years"] = cost["years"][1:]
    for row in cost["rows"]:
        row["values"] = row["values"][1:]


def newest_first(cost: Content) -> None:
    cost["years"].reverse()
    for row in cost["rows"]:
        row["values"].reverse()


def reworded(cost: Content) -> None:
    for row in cost["rows"]:
        row["path"] = ["一般財源等" if part == "一般財源" else part for part in row["path"]]


def moved(cost: Content) -> None:
    """The cost of staff stands before that of the project."""
    cost["rows"] = [*cost["rows"][5:], *cost["rows"][:5]]


def gone(cost: Content) -> None:
    cost["rows"] = [row for row in cost["rows"] if row["path"][-1] != "正職員時間外勤務"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (next_year, []),
        (a_year_less, ["gone: 項目 > 〇年度 (4 instead of 5)"]),
        (newest_first, ["order: 項目 > 〇年度 (the years now run from the newest year to the oldest)"]),
        (reworded, ["reworded: 事業費 > 内訳 > 一般財源 → 事業費 > 内訳 > 一般財源等"]),
        (moved, ["moved: 事業費 (now behind 人件費 > 内訳 > 会計年度任用職員有無)"]),
        (gone, ["gone: 人件費 > 内訳 > 正職員時間外勤務"]),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_changed_sample(
    change: Callable[[Content], None], said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every figure is bound right, none is missed and none is beyond; the change is said once."""
    content = json.loads((tsukuba.FOLDER / "content.json").read_text(encoding="utf-8"))
    content["sheets"] = copy.deepcopy(content["sheets"][:SHEETS])
    for sheet in content["sheets"]:
        change(sheet["cost"])
    monkeypatch.setitem(tsukuba.COSTS, "一般財源等", tsukuba.COSTS["一般財源"])
    data, expected = typeset(content, tmp_path)
    result = read_bytes(data, "next.pdf", layouts=shipped())
    found = [note.message for note in result.notes if note.kind == DRIFT]
    assert found == [f"tsukuba-management: {text} [all sheets]" for text in said]
    scores = compare(expected, [fact.to_json() for fact in result.facts])
    assert {
        concept: (score.missed, score.extra) for concept, score in scores.items() if score.missed or score.extra
    } == {}
