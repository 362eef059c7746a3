"""Which concept a value is."""

from __future__ import annotations

import pytest

from normalize.context import build
from normalize.decide import decide
from normalize.monetary import in_statement
from normalize.readings import INDICATOR, OTHER, is_figure, kind_of
from schemas.block import Block
from schemas.geometry import Box
from schemas.vocabulary import concepts
from tests.extract.paper import Paper, Rows, all_facts, sheets_of
from tests.normalize.sheets import HEAD, sheet

BOX = Box(0, 0, 1, 1)


def concept(rows: Rows, text: str, caption: str = "") -> str:
    (only,) = [s for s in sheets_of(sheet(rows, caption=caption)) if s.ordinal]
    context = build(only, None)
    return next(decide(item, context).concept for item in context.items if item.block.text == text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,350", True),
        ("△ 5", True),
        ("（16,100）", True),
        ("－", True),
        ("", True),
        ("#DIV/0!", True),
        ("99.5%", True),
        ("完了", False),
        ("令和3年度", False),
        ("1,350千円を超えたので、次の年から改める事とした。", True),
        ("1,350千円を超えたので、次の年から改める事とした。また別に定める。", False),
    ],
)
def test_figures(text: str, expected: bool) -> None:
    """What stands in a table of numbers; a longer text that begins with a number is prose."""
    assert is_figure(Block(1, BOX, BOX, (text,) if text else (), (), (), ())) is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("事業費(千円)", "amount"),
        ("国庫支出金", "amount"),
        ("総事業費", "amount"),
        ("正職員従事割合(人)", "staff_fte"),
        ("時間外勤務(時間)", "overtime_hours"),
        ("執行率(%)", "other"),
        ("単位コスト(円)", "other"),
    ],
)
def test_figures_by_their_row(label: str, expected: str) -> None:
    rows: Rows = [["*区分", "*R3年度"], [f"*{label}", "11"]]
    assert concept(rows, "11", "（単位：千円）" if expected == "amount" else "") == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("担当課", "responsible_division"),
        ("課題", "issue"),
        ("改善策", "improvement"),
        ("備考", "comment"),
        ("根拠法令", "legal_basis"),
        ("総合評価", "overall_rating"),
        ("今後の方向性", "future_direction"),
        ("ディジタル課の所見", "comment"),
        ("ほかの見出し", "other"),
    ],
)
def test_texts_by_their_label(label: str, expected: str) -> None:
    assert concept([[f"*{label}", "ある文である"]], "ある文である") == expected


def test_plan_and_actual_of_an_indicator_are_no_budget_phases() -> None:
    rows: Rows = [["*指標名", "*単位", "*計画", "*実績"], ["開催回数", "回", "11", "12"]]
    assert concept(rows, "11") == "indicator_target"
    assert concept(rows, "12") == "indicator_actual"
    costs: Rows = [["*区分", "*計画", "*実績"], ["*事業費(千円)", "11", "12"]]
    assert concept(costs, "11") == concept(costs, "12") == "amount"


def test_a_difference_is_other() -> None:
    rows: Rows = [["*区分", "*R3年度", "*増減額"], ["*事業費(千円)", "11", "12"]]
    assert concept(rows, "11") == "amount"
    assert concept(rows, "12") == "other"


def test_named_rows_under_a_breakdown_are_line_items() -> None:
    rows: Rows = [["*区分", "<", "*R3年度決算額"], ["*主な内訳", "印刷製本の費用", "11"], ["^", "通信の費用", "12"]]
    assert concept(rows, "11", "（単位：千円）") == "line_item"
    funding: Rows = [["*区分", "<", "*R3年度決算額"], ["*財源内訳", "*国庫支出金", "11"], ["^", "*その他", "12"]]
    assert concept(funding, "12", "（単位：千円）") == "amount"


def test_statements() -> None:
    rows: Rows = [["*勘定科目", "<", "*R3年度"], ["*行政費用", "人件費", "11"], ["*行政収入", "使用料", "12"]]
    (only,) = [s for s in sheets_of(sheet(rows, caption="（単位：千円）")) if s.ordinal]
    context = build(only, None)
    found = {i.block.text: i for i in context.items}
    assert in_statement(found["11"])
    assert in_statement(found["12"])
    assert not in_statement(found["情報化推進事業"])
    assert decide(found["12"], context).concept == "line_item"


def test_a_table_inside_a_cell_is_other() -> None:
    """Its figures may be anything; they are kept, and claim nothing."""
    paper = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14).table(40, 60, (90, 200), HEAD)
    paper.frame(40, 180, 400, 400)
    paper.table(80, 220, (60, 60), [["*区分", "*R3年度"], ["*事業費", "77"]])
    assert [f.concept for f in all_facts(paper) if f.raw == "77"] == ["other"]


def test_no_heading_at_all() -> None:
    (only,) = [s for s in sheets_of(sheet([["まったく知らない文", "別の文"]])) if s.ordinal]
    context = build(only, None)
    assert decide(context.items[-1], context) == OTHER


def test_kinds_of_concepts() -> None:
    assert (kind_of("amount"), kind_of("project_status"), kind_of("start_year")) == ("money", "choice", "year")
    assert {concepts()[name].group for name in INDICATOR} == {"indicator"}
