"""Yen figures, line items and staff."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, Rows, all_facts
from tests.normalize.sheets import HEAD, dims, of, read, values

FUNDING: Rows = [
    ["*区分", "*R3年度", "<", "*R4年度", "<"],
    ["^", "*予算額", "*決算額", "*当初予算額", "*決算見込額"],
    ["*事業費", "101", "102", "103", "104"],
    ["*国庫支出金", "201", "202", "203", "204"],
    ["*国・県支出金", "211", "212", "213", "214"],
    ["*使用料", "221", "222", "223", "224"],
    ["*特定財源計", "231", "232", "233", "234"],
    ["*一般財源", "241", "242", "243", "244"],
    ["*財源計", "251", "252", "253", "254"],
    ["*人件費", "301", "302", "303", "304"],
    ["*総事業費", "401", "402", "403", "404"],
]


def test_phase_cost_and_source() -> None:
    found = read(FUNDING, caption="（単位：千円）")
    assert len(found) == 36
    assert {f.concept for f in found} == {"amount"}
    assert dims(found, "101") == {"phase": "budget", "cost": "project"}
    assert dims(found, "102") == {"phase": "settlement", "cost": "project"}
    assert dims(found, "103") == {"phase": "original_budget", "cost": "project"}
    assert dims(found, "104") == {"phase": "settlement_estimate", "cost": "project"}
    assert dims(found, "302") == {"phase": "settlement", "cost": "personnel"}
    assert dims(found, "402") == {"phase": "settlement", "cost": "total"}
    sources = {raw: dims(found, raw).get("source") for raw in ("202", "212", "222", "232", "242", "252")}
    assert list(sources.values()) == ["national", "national+prefectural", "fees", "special_total", "general", "all"]
    assert list(dims(found, "202")) == ["phase", "cost", "source"]


def test_years_units_and_decimals() -> None:
    found = {f.raw: f for f in read(FUNDING, caption="（単位：千円）")}
    assert (found["101"].fiscal_year, found["104"].fiscal_year) == (2021, 2022)
    assert (found["101"].value, found["101"].unit, found["101"].decimals) == (101_000, "JPY", -3)
    assert found["101"].label == ("事業費", "予算額")
    assert found["101"].flags == ()


@pytest.mark.parametrize(
    ("label", "caption", "value", "decimals", "flags"),
    [
        ("事業費(円)", "", 1350, 0, ()),
        ("事業費(円)", "（単位：千円）", 1350, 0, ()),
        ("事業費", "（単位：千円）", 1_350_000, -3, ()),
        ("事業費", "（単位：百万円）", 1_350_000_000, -6, ()),
        ("事業費", "単位：円", 1350, 0, ()),
    ],
)
def test_units(label: str, caption: str, value: int, decimals: int, flags: tuple[str, ...]) -> None:
    """The row's own before the caption's."""
    (fact,) = read([["*区分", "*R3年度決算"], [f"*{label}", "1,350"]], caption=caption)
    assert (fact.value, fact.unit, fact.decimals, fact.flags) == (value, "JPY", decimals, flags)


def test_a_unit_that_only_the_sheet_names_is_inferred() -> None:
    found = read([["*区分", "*R3年度"], ["*事業費(千円)", "11"], ["*一般財源", "12"]])
    assert [(f.value, f.flags) for f in found] == [(11_000, ()), (12_000, ("unit_inferred",))]


def test_a_unit_that_nothing_names_is_unknown() -> None:
    """The figure stays as printed, and is called neither yen nor thousands."""
    (fact,) = read([["*区分", "*R3年度"], ["*事業費", "11"]])
    assert (fact.value, fact.unit, fact.flags) == (11, None, ("unit_unknown",))
    assert fact.confidence is not None and fact.confidence < 0.5


def test_three_figures_under_a_heading_of_two_are_not_told_apart() -> None:
    """One of them would be dropped in silence."""
    found = read([["*区分", "*当初予算額\n(うち一般財源)"], ["*事業費", "11 5 3"]], caption="単位：千円")
    assert found and all("unreadable" in f.flags and not isinstance(f.value, int) for f in found)


@pytest.mark.parametrize("printed", ["11 5 3", "11\n5"])
def test_figures_of_one_kind_in_one_cell_are_not_told_apart(printed: str) -> None:
    """Two facts of the same dimensions would be summed, or one of them taken for the other."""
    found = read([["*区分", "*R3年度"], ["*決算額（千円）", printed]])
    assert [(f.value, f.flags) for f in found] == [(printed.replace("\n", ""), ("unreadable",))] or [
        f.flags for f in found
    ] == [("unreadable",)]


@pytest.mark.parametrize(
    ("raw", "value", "state"),
    [
        ("△ 1,414", -1_414_000, "reported"),
        ("▲5", -5000, "reported"),
        ("0", 0, "reported"),
        ("－", None, "not_applicable"),
        ("", None, "blank"),
        ("205, 257", 205_257_000, "reported"),
        ("1,350円", 1350, "reported"),
    ],
)
def test_values(raw: str, value: int | None, state: str) -> None:
    """Blank, dash and zero are three different things."""
    found = of(read([["*区分", "*R3年度決算", "*備考"], ["*事業費(千円)", raw, "ある話"]], [90, 80, 80]), "amount")
    assert [(f.value, f.state) for f in found] == [(value, state)]
    assert found[0].decimals == (None if value is None else 0 if "円" in raw else -3)


def test_a_cell_that_is_no_figure_is_flagged() -> None:
    (fact,) = of(read([["*区分", "*R3年度"], ["*事業費(千円)", "12,34,56"]]), "amount")
    assert (fact.value, fact.flags) == ("12,34,56", ("unreadable",))
    assert fact.confidence < 0.5


def test_two_values_in_one_cell() -> None:
    """Two facts with one box; each its own characters (ruling 5)."""
    first, second = read([["*区分", "*R3年度"], ["*事業費(千円)", "26,200(16,100)"]], [90, 90])
    assert (first.value, first.raw) == (26_200_000, "26,200")
    assert (second.value, second.raw.strip("()")) == (16_100_000, "16,100")
    assert first.bbox == second.bbox


def test_a_budget_that_names_no_cost_is_the_project_s() -> None:
    """Ruling 12."""
    found = read([["*区分", "*R3年度"], ["*予算額(千円)", "11"], ["*決算額(千円)", "12"]])
    assert dims(found, "11") == {"phase": "budget", "cost": "project"}
    assert dims(found, "12") == {"phase": "settlement", "cost": "project"}


def test_personnel_cost_without_a_phase_word() -> None:
    assert dims(read([["*区分", "*R3年度"], ["*人件費(千円)", "11"]]), "11") == {"cost": "personnel"}


def test_a_note_makes_one_year_an_estimate() -> None:
    """決算額（4年度は見込み）."""
    found = read(
        [["*区分", "*R3年度", "*R4年度"], ["*決算額（4年度は見込み）", "11", "12"]], [140, 60, 60], caption="単位：円"
    )
    assert (dims(found, "11")["phase"], dims(found, "12")["phase"]) == ("settlement", "settlement_estimate")


def test_a_row_that_names_its_phase_goes_before_the_column() -> None:
    found = read([["*区分", "*R3年度予算", "*R4年度予算"], ["*決算額(千円)", "11", "12"]], [90, 80, 80])
    assert dims(found, "11") == {"phase": "settlement", "cost": "project"}


def test_named_lines() -> None:
    """Accounts without a phase word are settlements; the printed name is the item (rulings 2 and 17)."""
    found = read(
        [["*主な事項", "*予算額", "*金額"], ["印刷製本費", "11", "12"], ["通信運搬費", "13", "14"]], caption="単位：円"
    )
    assert {f.concept for f in found} == {"line_item"}
    assert dims(found, "11") == {"item": "印刷製本費", "side": "expense", "phase": "budget"}
    assert dims(found, "14") == {"item": "通信運搬費", "side": "expense", "phase": "settlement"}


STATEMENT: Rows = [
    ["*勘定科目", "<", "*R3年度", "*R4年度", "*差額"],
    ["*行政費用", "人件費", "101", "102", "1"],
    ["^", "物件費", "111", "112", "2"],
    ["*行政収入", "使用料及び手数料", "201", "202", ""],
    ["*行政収支差額", "<", "301", "302", ""],
]


def test_a_cost_statement() -> None:
    found = read(STATEMENT, [60, 100, 60, 60, 60], caption="（単位：千円）")
    lines = of(found, "line_item")
    assert dims(lines, "111") == {"item": "物件費", "side": "expense", "phase": "settlement"}
    assert dims(lines, "201") == {"item": "使用料及び手数料", "side": "revenue", "phase": "settlement"}
    assert dims(lines, "301") == {"item": "行政収支差額", "phase": "settlement"}
    assert dims(lines, "2")["measure"] == "difference"
    assert next(f for f in lines if f.raw == "2").fiscal_year is None


def test_personnel_cost_of_a_statement_is_an_amount_as_well() -> None:
    """Ruling 2; its difference is not."""
    amounts = of(read(STATEMENT, [60, 100, 60, 60, 60], caption="（単位：千円）"), "amount")
    assert [(f.raw, dict(f.dimensions), f.fiscal_year) for f in amounts] == [
        ("101", {"phase": "settlement", "cost": "personnel"}, 2021),
        ("102", {"phase": "settlement", "cost": "personnel"}, 2022),
    ]


def test_staff() -> None:
    found = read(
        [["*区分", "*R3年度", "*R4年度"], ["*正職員従事割合(人)", "0.5", "1"], ["*時間外勤務(時間)", "12", "0"]],
        [120, 60, 60],
    )
    assert values(found, "staff_fte") == [0.5, 1.0]
    assert [type(v) for v in values(found, "staff_fte")] == [float, float]
    assert [(f.unit, f.decimals) for f in of(found, "staff_fte")] == [("person", 1), ("person", 0)]
    assert [(f.value, f.unit) for f in of(found, "overtime_hours")] == [(12.0, "hour"), (0.0, "hour")]


def test_the_total_of_a_list_is_a_line_and_an_amount() -> None:
    """FACTS.md, ruling 2."""
    rows: Rows = [["*細事業名", "*R3年度決算額"], ["甲の整備", "300"], ["乙の修繕", "45"], ["*合計", "345"]]
    found = [(f.concept, f.value) for f in read(rows, [120, 90], caption="（単位：円）") if f.unit == "JPY"]
    assert found == [("line_item", 300), ("line_item", 45), ("line_item", 345), ("amount", 345)]


def test_figures_parted_by_a_stroke_are_each_in_their_unit() -> None:
    """0.35／2,695 under 人工(人)/人件費(千円)."""
    rows: Rows = [["*区分", "*R3年度決算"], ["*人工（人）／人件費", "0.35／2,695"]]
    found = {f.concept: (f.value, f.unit) for f in read(rows, [120, 90], caption="（単位：千円）")}
    assert found == {"staff_fte": (0.35, "person"), "amount": (2_695_000, "JPY")}


def test_a_part_named_by_a_text_is_not_the_cost_above_it() -> None:
    rows: Rows = [["*区分", "*R3年度決算"], ["*事業費", "300"], ["（うち投資的経費）", "100"]]
    found = read(rows, [120, 90], caption="（単位：千円）")
    assert [(f.concept, f.value) for f in found if f.unit == "JPY"] == [("amount", 300_000), ("line_item", 100_000)]


def test_each_year_of_a_row_that_dates_its_values_is_named() -> None:
    """受講者１人当たりのコスト | 3年度 | 10 | 4年度 | 12: both figures are of the label, and neither is an amount."""
    rows: Rows = [["*受講者１人当たりのコスト（円）", "*令和3年度", "10,500", "*令和4年度", "12,400"]]
    found = [f for f in read(rows, [150, 60, 60, 60, 60]) if f.raw in ("10,500", "12,400")]
    assert [(f.concept, f.label[-1]) for f in found] == [("other", "受講者1人当たりのコスト(円)")] * 2


def test_staff_in_a_column_of_a_table_in_thousands() -> None:
    """Years are rows: 人員 counts people, 金額 beside it is the personnel cost."""
    rows = [
        ["*年度", "*区分", "*直接事業費", "*所要人件費", "<"],
        ["^", "^", "^", "*人員", "*金額"],
        ["*令和4年度", "*決算値", "43,718", "0.35", "2,667"],
        ["*令和5年度", "*決算値", "45,642", "0.40", "2,688"],
    ]
    found = read(rows, [70, 60, 70, 60, 60], caption="（千円、人）")
    staff = {f.raw: (f.concept, f.value, f.unit) for f in found if f.raw in ("0.35", "0.40")}
    assert staff == {"0.35": ("staff_fte", 0.35, "person"), "0.40": ("staff_fte", 0.4, "person")}
    (cost,) = [f for f in found if f.raw == "2,667"]
    assert (cost.concept, cost.value, cost.unit, dict(cost.dimensions)) == (
        "amount",
        2_667_000,
        "JPY",
        {"phase": "settlement", "cost": "personnel"},
    )


def test_a_row_that_says_nothing_but_work_years() -> None:
    rows = [["*区分", "*R4年度決算", "*R5年度決算"], ["*人件費", "7,110", "7,220"], ["*（人工）", "1.80", "2.00"]]
    found = read(rows, [80, 80, 80], caption="（単位：千円）")
    assert [(f.value, f.unit, f.fiscal_year) for f in of(found, "staff_fte")] == [
        (1.8, "person", 2022),
        (2.0, "person", 2023),
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        # who is counted has none of the section's 千円
        ("従事職員数", ("staff_fte", 1.8, "person")),
        ("人員", ("staff_fte", 1.8, "person")),
        ("従事人員（人）", ("staff_fte", 1.8, "person")),
        ("事業費", ("amount", 1800.0, "JPY")),
    ],
)
def test_a_section_of_money_counts_no_people_in_yen(label: str, expected: tuple[str, float, str]) -> None:
    paper = (
        Paper()
        .text(40, 30, "令和4年度 事務事業評価シート", 14)
        .table(40, 60, (90, 200), HEAD)
        .text(40, 165, "2 事業費の推移（単位：千円）")
        .table(40, 180, [90, 70], [["*区分", "*R4年度決算"], ["*国庫支出金", "2"], [f"*{label}", "1.80"]])
    )
    (found,) = [f for f in all_facts(paper) if f.raw == "1.80"]
    assert (found.concept, found.value, found.unit) == expected


@pytest.mark.parametrize("label", ["利用件数", "平均待ち時間", "延床面積（㎡）", "満足度"])
def test_the_unit_of_a_table_of_costs_is_not_that_of_counts_in_it(label: str) -> None:
    rows: Rows = [["*区分", "*R3年度決算"], ["*人件費", "12"], [f"*{label}", "13"]]
    (found,) = [f for f in read(rows, [110, 70], caption="（単位：千円）") if f.raw == "13"]
    assert found.concept not in ("amount", "line_item")
    assert (found.value, found.unit) == ("13", None)


def test_a_row_that_says_yen_itself_is_no_count() -> None:
    rows: Rows = [["*区分", "*R3年度決算"], ["*人件費", "12"], ["*回数券（千円）", "13"], ["*時間外勤務手当", "14"]]
    found = read(rows, [110, 70], caption="（単位：千円）")
    assert [f.value for f in found if f.raw in ("13", "14")] == [13_000, 14_000]


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("前年度決算額", 2021),
        ("（参考）前年度決算額", 2021),
        ("② 前年度決算額", 2021),
        ("決算額（前年度）", 2021),
        ("翌年度予算額", 2023),
        ("決算額", 2022),
    ],
)
def test_the_year_before_is_said_in_words(label: str, year: int) -> None:
    found = read(
        [["*予算額", f"*{label}"], ["11", "12"]], [100, 140], title="令和4年度 事業評価シート", caption="（単位：千円）"
    )
    assert [f.fiscal_year for f in found if f.raw == "12"] == [year]


def test_what_a_year_leaves_to_the_next_is_its_own() -> None:
    rows: Rows = [["*科目", "*R3年度"], ["会費", "12"], ["*次年度繰越金", "13"]]
    found = read(rows, [100, 80], caption="収支決算（単位：円）")
    assert [f.fiscal_year for f in found if f.raw == "13"] == [2021]


def test_accounts_of_who_gets_a_subsidy() -> None:
    rows: Rows = [
        ["*収入の部", "<", "*支出の部", "<"],
        ["*科目", "*R3年度", "*科目", "*R3年度"],
        ["会費", "11", "広報費", "12"],
        ["市補助金", "21", "会議費", "22"],
    ]
    found = of(read(rows, [80, 60, 80, 60], caption="交付先の決算（単位：円）"), "line_item")
    assert [(f.dimensions["item"], f.dimensions["side"], f.value) for f in found] == [
        ("会費", "revenue", 11),
        ("広報費", "expense", 12),
        ("市補助金", "revenue", 21),
        ("会議費", "expense", 22),
    ]


def test_kinds_of_expense_are_lines_of_the_cost() -> None:
    """Also その他 among them; their sum is the cost."""
    rows: Rows = [
        ["*区分", "<", "*R3年度決算"],
        ["*事業費", "*委託料", "11"],
        ["^", "*需用費", "12"],
        ["^", "*その他", "13"],
        ["^", "*計", "36"],
    ]
    found = read(rows, [60, 100, 80], caption="（単位：千円）")
    assert [(f.concept, f.dimensions.get("item")) for f in found] == [
        ("line_item", "委託料"),
        ("line_item", "需用費"),
        ("line_item", "その他"),
        ("amount", None),
    ]


def test_people_in_brackets_behind_their_cost() -> None:
    """The table's thousands of yen are not theirs."""
    rows: Rows = [["*区分", "*R3（決算）"], ["*事業費", "11"], ["*人件費　Ｂ\n（職員数　人）", "4,140\n（0.6）"]]
    found = read(rows, [100, 90], [20, 20, 32], caption="（単位：千円）")
    assert [(f.concept, f.value, f.unit) for f in found][1:] == [
        ("amount", 4_140_000, "JPY"),
        ("staff_fte", 0.6, "person"),
    ]


def test_a_sum_below_the_cost_of_staff_is_the_total() -> None:
    """Though all of it stands in a block that is headed 事業費."""
    rows: Rows = [
        ["*事業費", "*区分", "*R3年度決算"],
        ["^", "*事業費　Ａ", "11"],
        ["^", "*人件費　Ｂ", "12"],
        ["^", "*合計　Ａ＋Ｂ", "23"],
    ]
    found = read(rows, [40, 100, 80], caption="（単位：千円）")
    assert [f.dimensions["cost"] for f in found] == ["project", "personnel", "total"]
