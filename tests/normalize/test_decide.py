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
from tests.normalize.sheets import HEAD, read, sheet

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


@pytest.mark.parametrize(
    "rows",
    [
        [["*章", "*節", "*項"], ["くらし", "窓口", "相談"]],
        [["*章", "くらし", "*節", "窓口", "*項", "相談"]],
    ],
)
def test_places_in_a_plan(rows: Rows) -> None:
    """章 節 項, as heads of columns or as keys."""
    assert concept(rows, "窓口") == concept(rows, "相談") == "policy_position"


def test_a_place_in_a_plan_may_be_a_number() -> None:
    """It is no figure."""
    assert concept([["*章", "*節", "*項"], ["1", "2", "3"]], "3") == "policy_position"
    dated: Rows = [["*R5年度決算", "<", "<"], ["*章", "*節", "*項"], ["1", "2", "3"]]
    assert concept(dated, "3", "（単位：千円）") == "policy_position"


def test_accounts_of_a_budget() -> None:
    """款 項 目; also where 章 stands in another row."""
    rows: Rows = [
        ["*章", "*基本目標", "*施策"],
        ["くらし", "安心", "窓口"],
        ["*款", "*項", "*目"],
        ["総務費", "管理費", "一般"],
    ]
    assert concept(rows, "管理費") == "budget_account"


TYPED: Rows = [
    ["*指標", "<", "*R3年度実績"],
    ["*活動１", "相談の件数", "11"],
    ["*成果２", "空き店舗の割合", "12"],
]


def test_a_name_behind_a_numbered_type() -> None:
    """Below 指標, which spans both."""
    assert concept(TYPED, "空き店舗の割合") == "indicator_name"
    types = {
        f.value: f.dimensions["indicator_type"] for f in read(TYPED, [50, 120, 80]) if f.concept == "indicator_name"
    }
    assert types == {"相談の件数": "output", "空き店舗の割合": "outcome"}


@pytest.mark.parametrize(
    ("group", "row", "year", "expected"),
    [
        ("年次計画", "取組内容", "R5年度", "schedule"),
        ("年次計画", "改善策", "R5年度", "schedule"),
        # no schedule, no year, a row of another kind
        ("甲の部", "取組内容", "R5年度", "means"),
        ("年次計画", "取組内容", "前半", "means"),
        ("年次計画", "課題", "R5年度", "issue"),
    ],
)
def test_steps_of_a_schedule(group: str, row: str, year: str, expected: str) -> None:
    rows: Rows = [[f"*{group}", "*区分", f"*{year}", "*R6年度"], ["^", f"*{row}", "ある歩み", "次の歩み"]]
    assert concept(rows, "ある歩み") == expected


def test_steps_of_a_schedule_below_its_title() -> None:
    rows: Rows = [["*区分", "*R5年度", "*R6年度"], ["*取組内容", "ある歩み", "次の歩み"]]
    assert concept(rows, "ある歩み", "年次計画") == "schedule"


def test_steps_of_a_schedule_below_a_bar_with_its_title() -> None:
    rows: Rows = [["*年次計画", "<", "<"], ["*区分", "*R5年度", "*R6年度"], ["*取組内容", "ある歩み", "次の歩み"]]
    assert concept(rows, "ある歩み") == "schedule"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("令和7年度の取組予定", "improvement"),
        ("令和6年度の取組実績", "result"),
        # 目標 and 見込 are part of the heading, and no figure is there
        ("市民の目標とその見込", "desired_outcome"),
    ],
)
def test_sentences_are_no_figures(label: str, expected: str) -> None:
    found = read([[f"*{label}", "工事に着手する。"], ["*対象", "市民"]], [120, 200])
    assert [f.concept for f in found if f.value == "工事に着手する。"] == [expected]


def concepts_of(rows: Rows, text: str, widths: list[float] | None = None, caption: str = "") -> list[str]:
    return [f.concept for f in read(rows, widths, caption=caption) if f.raw == text]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("令和3年度の実施内容", "result"),
        ("令和5年度の実施内容", "means"),
        ("令和3年度の実施予定内容", "means"),
        ("実施内容", "means"),
    ],
)
def test_what_was_carried_out_is_a_result(label: str, expected: str) -> None:
    """The sheet evaluates 2022."""
    assert concepts_of([[f"*{label}", "講習を行った。"], ["*対象", "市民"]], "講習を行った。", [140, 200]) == [expected]


def test_the_direction_of_results_is_no_result() -> None:
    rows: Rows = [["*方向性", "*成果", "■向上　□維持"], ["^", "*コスト", "□増加　■維持"]]
    found = read(rows, [60, 60, 200])
    assert [(f.concept, f.value) for f in found] == [("future_direction", "向上"), ("future_direction", "維持")]


def test_the_unit_of_a_rate_is_none_of_the_indicator() -> None:
    """And ％ among the costs begins none."""
    costs: Rows = [["*区分", "*単位", "*R3年度"], ["*事業費", "千円", "11"], ["*執行率", "％", "98.0"]]
    rows: Rows = [
        ["*指標名", "*", "*単位", "*R3年度"],
        ["開催回数", "*計画", "回", "21"],
        ["^", "*実績", "^", "22"],
        ["^", "*達成率", "％", "95.5"],
    ]
    assert concepts_of(costs, "％") == ["other"]
    found = read(rows)
    assert [f.raw for f in found if f.concept == "indicator_unit"] == ["回"]
    assert {f.dimensions["indicator"] for f in found if "indicator" in f.dimensions} == {1}


def test_days_of_work_are_no_staff() -> None:
    rows: Rows = [["*区分", "*単位", "*R3年度"], ["*人件費", "千円", "11"], ["*正規職員", "人・日", "62"]]
    assert concepts_of(rows, "62") == ["other"]
    rows = [["*区分", "*単位", "*R3年度"], ["*人件費", "千円", "11"], ["*正規職員", "人", "62"]]
    assert concepts_of(rows, "62") == ["staff_fte"]


def test_a_question_in_the_column_of_its_answer_is_no_grade() -> None:
    rows: Rows = [
        ["*視点", "*評価", "<", "*評価の理由"],
        ["*必要性", "市が行う必要があるか", "Ａ", "民間では行えない。"],
        ["*有効性", "成果は上がっているか", "Ｂ", "利用が伸びない。"],
    ]
    found = read(rows, [60, 120, 40, 120])
    assert [f.value for f in found if f.concept == "rating"] == ["A", "B"]


def test_a_level_of_the_plan_in_rows() -> None:
    rows: Rows = [["*総合計画の体系", "*章", "快適なまち"], ["^", "*節", "移動の環境"], ["^", "*項", "生活交通"]]
    assert [f.concept for f in read(rows, [90, 30, 120])] == ["policy_position"] * 3


def test_measured_and_neither_told_nor_judged() -> None:
    rows: Rows = [
        ["*アウトプット", "*", "*単位", "*R3年度", "*R4年度"],
        ["相談の件数", "*活動実績", "件", "11", "12"],
        ["^", "*達成度", "％", "96", "99"],
    ]
    found = read(rows, [100, 60, 40, 60, 60])
    assert [f.raw for f in found if f.concept == "indicator_actual"] == ["11", "12"]
    assert [f.raw for f in found if f.concept == "indicator_rate"] == ["96", "99"]
