"""The headings of a form: what is filled in is none, and what they stand under does not hang on what is filled in."""

from __future__ import annotations

from normalize.inventory import Seen, common, headings_of
from schemas.headings import to_table
from tests.extract.paper import Rows, sheets_of
from tests.normalize.sheets import sheet

COSTS: Rows = [
    ["*区分", "<", "*R3年度決算", "*R4年度決算", "*R5年度予算"],
    ["*事業費(千円)", "<", "1,200", "1,350", "1,500"],
    ["*財源", "*国庫支出金", "200", "350", "500"],
    ["^", "*一般財源", "1,000", "1,000", "1,000"],
]
LINES: Rows = [
    ["*節", "*主な事項", "*金額(千円)"],
    ["需用費", "消耗品の購入", "120"],
    ["使用料", "会場", "30"],
    ["委託料", "保守", "900"],
]


def seen(rows: Rows) -> list[Seen]:
    (only,) = [one for one in sheets_of(sheet(rows)) if one.ordinal]
    return list(headings_of(only))


def table(rows: Rows) -> dict[str, list[str]]:
    return to_table(common([seen(rows)]))


def test_what_stands_under_what() -> None:
    assert table(COSTS) == {
        "sheet": ["事務事業名", "目的", "対象者", "手段", "事業費(千円)", "財源"],
        "区分": ["〇年度決算 ×2", "〇年度予算"],
        "財源": ["国庫支出金", "一般財源"],
    }


def test_empty_cells_change_nothing() -> None:
    empty = [[cell if cell.startswith("*") or cell in "<^" else "" for cell in row] for row in COSTS]
    assert table(empty) == table(COSTS)


def test_names_in_a_column_of_names_are_no_headings() -> None:
    """使用料 is in the vocabulary, but the cells around it are names."""
    texts = {one.text for one in seen(LINES)}
    assert {"節", "主な事項", "金額(千円)"} <= texts
    assert not {"使用料", "需用費", "委託料"} & texts


def test_years_that_run_backwards() -> None:
    back = [[*row[:2], *row[:1:-1]] for row in COSTS]
    assert table(back)["区分"] == ["〇年度↓予算", "〇年度↓決算 ×2"]


def test_several_sheets() -> None:
    """What only some have is not asked of the others; counts that vary have no limit."""

    def one(*texts: str) -> list[Seen]:
        return [Seen(text, (), text, 1) for text in texts]

    found = common([one("事業名", "節", "節", "備考"), one("事業名", "節", "注", "注"), one("事業名", "節")])
    assert to_table(found) == {"sheet": ["事業名", "節 +", "備考 ?", "注 *"]}
