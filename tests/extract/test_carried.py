"""Sections of tables that go on overleaf."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, Rows, sheets_of

HEAD: Rows = [["*事務事業名", "甲事業"], ["*担当課", "総務課"], ["*目的", "利便の向上"], ["*対象者", "市民"]]
WIDTHS = (80.0, 60.0, 60.0)
FIRST: Rows = [["*指標名", "*R3年度", "*R4年度"], ["*開催回数", "11", "12"]]
REST: Rows = [["*参加者数", "21", "22"], ["*満足度", "31", "32"]]


def paper(rest: Rows = REST, widths: tuple[float, ...] = WIDTHS, x: float = 40, heading: str = "") -> Paper:
    """A sheet of two pages, with a table under a heading of its own at the foot of the first."""
    first = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14).table(40, 60, (90, 200), HEAD)
    first.text(40, 700, "指標の推移", 10).table(40, 720, WIDTHS, FIRST)
    return first.next_page().text(40, 30, heading).table(x, 50, widths, rest)


def section(document: Paper, text: str) -> tuple[str, ...]:
    (sheet,) = [s for s in sheets_of(document) if s.ordinal == 1]
    (found,) = [b for page in sheet.pages for b in page.blocks if b.text == text]
    return found.section


def test_the_heading_holds_overleaf() -> None:
    document = paper()
    assert section(document, "12") == section(document, "22") == section(document, "32") == ("指標の推移",)


@pytest.mark.parametrize(
    "document",
    [
        # a heading of its own
        paper(heading="3 利用の状況"),
        # another table: of another width, in another place, with other columns
        paper(widths=(80, 60, 90)),
        paper(x=60),
        paper([["*町民の声", "多い", "22"]], widths=(50, 110, 40)),
    ],
)
def test_another_table_has_none(document: Paper) -> None:
    assert "指標の推移" not in section(document, "22")
