"""Tables of figures by year: what stands in which column, and under which year."""

from __future__ import annotations

import pytest

from tests.traps.typeset import FILLS, RULED, Form, Look, across, expect, figures, read

YEARS = (2020, 2021, 2022)


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(
    ("heads", "unit", "times"),
    [
        (("令和2年度", "令和3年度", "令和4年度"), "千円", 1000),
        (("R2決算", "R3決算", "R4決算"), "円", 1),
    ],
)
def test_empty_cells_print_nothing(look: Look, heads: tuple[str, ...], unit: str, times: int) -> None:
    """Rows have different numbers of words: only the column says which year a figure is of."""
    corner = f"*区分（単位：{unit}）"
    rows = [
        [corner, *(f"*{head}" for head in heads)],
        ["*事業費（決算額）", "3,200", "4,150", "5,300"],
        ["*国庫支出金", "", "150", ""],
        ["*県支出金", "", "", "300"],
        ["*地方債", "", "", ""],
        ["*一般財源", "3,200", "4,000", "5,000"],
    ]
    sheet = Form().begin().grid(40, 150, (120, 90, 90, 90), rows, look=look)
    assert figures(sheet) == expect(
        across("amount", YEARS, "settlement/project", (3200, 4150, 5300), times=times),
        across("amount", YEARS, "settlement/project/national", (None, 150, None), times=times),
        across("amount", YEARS, "settlement/project/prefectural", (None, None, 300), times=times),
        across("amount", YEARS, "settlement/project/bond", (None, None, None), times=times),
        across("amount", YEARS, "settlement/project/general", (3200, 4000, 5000), times=times),
    )


@pytest.mark.parametrize("dash", ["-", "－", "―", "…", "＊＊＊"])
def test_blank_dash_and_zero_in_one_table(dash: str) -> None:
    rows = [
        ["*財源内訳(千円)", "*平成30年度決算", "*令和元年度決算", "*令和2年度決算"],
        ["*国支出金", "0", dash, ""],
        ["*都支出金", "", "0", dash],
        ["*一般財源", "1,820", "1,905", "2,011"],
    ]
    sheet = Form().begin(title="令和3年度 事務事業評価表").grid(40, 150, (130, 90, 90, 90), rows)
    years = (2018, 2019, 2020)
    assert figures(sheet) == expect(
        across("amount", years, "settlement/project/national", (0, "not_applicable", None)),
        across("amount", years, "settlement/project/prefectural", (None, 0, "not_applicable")),
        across("amount", years, "settlement/project/general", (1820, 1905, 2011)),
    )


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(("unit", "times"), [("千円", 1000), ("円", 1)])
@pytest.mark.parametrize("years", [("令和2年度", "令和3年度"), ("R3", "R2"), ("平成30年度", "31・R元年度")])
def test_year_centred_over_three_columns(look: Look, unit: str, times: int, years: tuple[str, str]) -> None:
    """The year stands over the middle column, but governs all three."""
    parts = ["*予算額", "*決算額", "*執行率(%)"]
    rows = [
        [f"*費目({unit})", f"*{years[0]}", "<", "<", f"*{years[1]}", "<", "<"],
        ["^", *parts, *parts],
        ["*事業費", "4,000", "3,900", "97.5", "5,000", "4,100", "82.0"],
        ["*人件費", "", "820", "", "", "815", ""],
    ]
    sheet = Form().begin(look=look).grid(40, 150, (80, *[60] * 6), rows, look=look)
    dated = {"令和2年度": (2020, 2021), "R3": (2021, 2020), "平成30年度": (2018, 2019)}[years[0]]
    assert figures(sheet) == expect(
        across("amount", dated, "budget/project", (4000, 5000), times=times),
        across("amount", dated, "settlement/project", (3900, 4100), times=times),
        across("other:事業費>執行率(%)", dated, "", ("97.5", "82.0")),
        across("amount", dated, "budget/personnel", (None, None)),
        across("amount", dated, "settlement/personnel", (820, 815), times=times),
        across("other:人件費>執行率(%)", dated, "", (None, None)),
    )


@pytest.mark.parametrize("look", RULED)
def test_year_tables_stacked_at_one_x(look: Look) -> None:
    """Three tables under one another, each with its own years."""
    cost = [
        ["*", "*令和2年度決算", "*令和3年度決算", "*令和4年度予算"],
        ["*事業費", "1,100", "1,200", "1,300"],
        ["*一般財源", "1,100", "1,200", "1,300"],
    ]
    staff = [
        ["*", "*R元年度", "*R2年度", "*R3年度"],
        ["*正規職員(人)", "0.5", "0.6", "0.7"],
        ["*人件費(千円)", "4,000", "4,800", "5,600"],
    ]
    output = [
        ["*活動指標", "*単位", "*", "*H30年度", "*R元年度", "*R2年度"],
        ["証明書の交付件数", "件", "*目標値", "800", "820", "840"],
        ["^", "^", "*実績値", "790", "825", "811"],
    ]
    sheet = Form().begin(look=look)
    sheet.text(40, 138, "１ 事業費の推移（単位：千円）").grid(40, 150, (120, 90, 90, 90), cost, look=look)
    sheet.text(40, 233, "２ 従事職員").grid(40, 245, (120, 90, 90, 90), staff, look=look)
    sheet.text(40, 328, "３ 指標").grid(40, 340, (100, 40, 50, 70, 70, 70), output, look=look)
    assert figures(sheet) == expect(
        across("amount", (2020, 2021), "settlement/project", (1100, 1200)),
        across("amount", (2022,), "budget/project", (1300,)),
        across("amount", (2020, 2021), "settlement/project/general", (1100, 1200)),
        across("amount", (2022,), "budget/project/general", (1300,)),
        across("staff_fte", (2019, 2020, 2021), "", (0.5, 0.6, 0.7), "person", 1),
        across("amount", (2019, 2020, 2021), "personnel", (4000, 4800, 5600)),
        across("indicator_target", (2018, 2019, 2020), "output/1", (800, 820, 840), "件", 1),
        across("indicator_actual", (2018, 2019, 2020), "output/1", (790, 825, 811), "件", 1),
    )


@pytest.mark.parametrize("look", RULED)
def test_year_tables_stacked_without_a_gap(look: Look) -> None:
    """The lower table's years stand right below the upper table's figures, in the same ruled frame."""
    rows = [
        ["*予算・決算\n(千円)", "*", "*令和2年度", "*令和3年度", "*令和4年度"],
        ["^", "*予算額", "2,000", "2,100", "2,200"],
        ["^", "*決算額", "1,900", "2,050", ""],
        ["*計画額\n(千円)", "*", "*令和5年度", "*令和6年度", "*令和7年度"],
        ["^", "*事業費", "2,300", "2,400", "2,500"],
    ]
    sheet = Form().begin().grid(40, 150, (80, 80, 90, 90, 90), rows, look=look)
    assert figures(sheet) == expect(
        across("amount", YEARS, "budget/project", (2000, 2100, 2200)),
        across("amount", YEARS, "settlement/project", (1900, 2050, None)),
        across("amount", (2023, 2024, 2025), "plan/project", (2300, 2400, 2500)),
    )


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("pair", [("費用", "収入"), ("支出", "歳入")])
def test_expense_and_revenue_side_by_side(look: Look, pair: tuple[str, str]) -> None:
    """Two statements share their rows: the names on the right are not headings of the figures on the left."""
    left, right = pair
    rows = [
        [f"*【{left}】", "<", "<", f"*【{right}】", "<", "<"],
        ["*勘定科目", "*令和2年度", "*令和3年度", "*勘定科目", "*令和2年度", "*令和3年度"],
        ["*給与関係費", "8,200", "8,350", "*国庫支出金", "1,000", "1,100"],
        ["*物件費", "2,400", "2,600", "*使用料及び手数料", "700", "720"],
        ["*扶助費", "", "40", "*その他", "", "15"],
    ]
    sheet = Form().begin().text(430, 138, "（単位：千円）", 8).grid(40, 150, (90, 75, 75, 90, 75, 75), rows, look=look)
    years = (2020, 2021)
    found = [line for line in figures(sheet) if line.startswith("line_item")]
    assert found == expect(
        across("line_item", years, "settlement/給与関係費/expense", (8200, 8350)),
        across("line_item", years, "settlement/物件費/expense", (2400, 2600)),
        across("line_item", years, "settlement/扶助費/expense", (None, 40)),
        across("line_item", years, "settlement/国庫支出金/revenue", (1000, 1100)),
        across("line_item", years, "settlement/使用料及び手数料/revenue", (700, 720)),
        across("line_item", years, "settlement/その他/revenue", (None, 15)),
    )


@pytest.mark.parametrize("look", RULED)
def test_cost_and_staff_side_by_side_in_one_frame(look: Look) -> None:
    rows = [
        ["*令和3年度事業費（千円）", "<", "*令和3年度人員（人）", "<"],
        ["*予算額", "6,200", "*正職員", "1.20"],
        ["*決算額", "5,980", "*会計年度任用職員", ""],
        ["*うち一般財源", "5,000", "*再任用職員", "0.50"],
    ]
    sheet = Form().begin().grid(40, 150, (120, 100, 140, 80), rows, look=look)
    found = [line for line in figures(sheet) if line.split()[0] in ("amount", "staff_fte")]
    assert found == expect(
        "amount 2021 budget/project 6200000 JPY",
        "amount 2021 settlement/project 5980000 JPY",
        "amount 2021 settlement/project/general 5000000 JPY",
        "staff_fte 2021 正職員 1.2 person",
        "staff_fte 2021 会計年度任用職員 blank",
        "staff_fte 2021 再任用職員 0.5 person",
    )


@pytest.mark.parametrize("look", ["rows", "cells", "none"])
@pytest.mark.parametrize("unit", ["千円", "円"])
def test_table_without_vertical_rules(look: Look, unit: str) -> None:
    """With horizontal rules only, or none at all, and with empty cells: white space makes the columns."""
    rows = [
        [f"**区分（{unit}）", "**令和2年度決算", "**令和3年度決算", "**令和4年度予算"],
        ["**事業費", "12,300", "13,450", "14,000"],
        ["**国庫支出金", "", "1,450", ""],
        ["**県支出金", "300", "", "2,000"],
        ["**一般財源", "12,000", "12,000", "12,000"],
    ]
    times = 1000 if unit == "千円" else 1
    sheet = Form().begin().grid(40, 150, (120, 110, 110, 110), rows, look=look)
    settled, planned = (2020, 2021), (2022,)
    found = [line for line in figures(sheet) if not line.endswith("blank")]
    assert found == expect(
        across("amount", settled, "settlement/project", (12300, 13450), times=times),
        across("amount", planned, "budget/project", (14000,), times=times),
        across("amount", (2021,), "settlement/project/national", (1450,), times=times),
        across("amount", (2020,), "settlement/project/prefectural", (300,), times=times),
        across("amount", planned, "budget/project/prefectural", (2000,), times=times),
        across("amount", settled, "settlement/project/general", (12000, 12000), times=times),
        across("amount", planned, "budget/project/general", (12000,), times=times),
    )


@pytest.mark.parametrize("look", RULED)
def test_target_and_actual_rows_begin_in_different_years(look: Look) -> None:
    """The rows have their own year headings: the target runs a year ahead of the actual."""
    rows = [
        ["*成果指標", "*単位", "*", "*", "*", "*"],
        ["待ち時間が10分以内の割合", "%", "*目標値", "*令和3年度", "*令和4年度", "*令和5年度"],
        ["^", "^", "^", "80.0", "82.5", "85.0"],
        ["^", "^", "*実績値", "*令和元年度", "*令和2年度", "*令和3年度"],
        ["^", "^", "^", "71.2", "76.0", "79.4"],
    ]
    sheet = Form().begin().grid(40, 150, (140, 40, 60, 80, 80, 80), rows, look=look)
    assert figures(sheet) == expect(
        across("indicator_target", (2021, 2022, 2023), "outcome/1", (80.0, 82.5, 85.0), "%", 1),
        across("indicator_actual", (2019, 2020, 2021), "outcome/1", (71.2, 76.0, 79.4), "%", 1),
    )


@pytest.mark.parametrize("look", [*RULED, "rows", "cells"])
def test_target_row_goes_on_where_the_actual_row_ends(look: Look) -> None:
    """In one heading row of years, the actual row has its figures at the left and the target row at the right."""
    rows = [
        ["*活動指標", "*単位", "*区分", "*R元年度", "*R2年度", "*R3年度", "*R4年度", "*R5年度"],
        ["窓口の開設日数", "日", "*計画値", "", "", "243", "244", "245"],
        ["^", "^", "*実績値", "240", "241", "242", "", ""],
    ]
    sheet = Form().begin().grid(40, 150, (100, 40, 60, *[55] * 5), rows, look=look)
    found = [line for line in figures(sheet) if look != "rows" or not line.endswith("blank")]
    years = (2019, 2020, 2021, 2022, 2023)
    assert found == expect(
        line
        for line in (
            *across("indicator_target", years, "output/1", (None, None, 243, 244, 245), "日", 1),
            *across("indicator_actual", years, "output/1", (240, 241, 242, None, None), "日", 1),
        )
        if look != "rows" or not line.endswith("blank")
    )


@pytest.mark.parametrize("look", RULED)
def test_newest_year_first(look: Look) -> None:
    """Bare years resolve downwards, too, and every figure keeps its own."""
    rows = [
        ["*区分(円)", "*令和6年度予算", "*5年度決算", "*4年度決算"],
        ["*事業費", "930,000", "910,500", "905,250"],
        ["*一般財源", "930,000", "810,500", "905,250"],
        ["*国県支出金", "", "100,000", ""],
    ]
    sheet = Form().begin(title="令和6年度 事務事業評価シート").grid(40, 150, (100, 100, 100, 100), rows, look=look)
    assert figures(sheet) == expect(
        "amount 2024 budget/project 930000 JPY",
        "amount 2024 budget/project/general 930000 JPY",
        "amount 2024 budget/project/national+prefectural blank",
        across("amount", (2023, 2022), "settlement/project", (910500, 905250), times=1),
        across("amount", (2023, 2022), "settlement/project/general", (810500, 905250), times=1),
        across("amount", (2023, 2022), "settlement/project/national+prefectural", (100000, None), times=1),
    )


def test_newest_year_first_over_an_era() -> None:
    rows = [
        ["*事業費の推移", "*2年度", "*元年度", "*30年度", "*平成29年度"],
        ["*決算額(千円)", "412", "398", "377", "351"],
    ]
    sheet = Form().begin(title="令和3年度 事務事業評価シート").grid(40, 150, (100, 80, 80, 80, 80), rows, look=FILLS)
    assert figures(sheet) == expect(
        across("amount", (2020, 2019, 2018, 2017), "settlement/project", (412, 398, 377, 351))
    )


@pytest.mark.parametrize(
    ("unit", "words"), [("千円", ("今後も", "増えると見込む。")), ("円", ("引き続き", "周知する。"))]
)
def test_table_inside_a_text_cell(unit: str, words: tuple[str, str]) -> None:
    """A small ruled table is pasted into the cell of a text; neither is lost, and neither swallows the other."""
    sheet = Form().begin().grid(40, 150, (80, 420), [["*事業実績", ""]], 150)
    sheet.text(125, 158, "証明書を窓口とコンビニエンスストアで交付した。", 8)
    inner = [
        [f"*交付場所（{unit}）", "*令和2年度決算", "*令和3年度決算"],
        ["*窓口分", "1,210", "1,180"],
        ["*コンビニ分", "410", "655"],
    ]
    sheet.grid(140, 180, (110, 90, 90), inner)
    sheet.text(125, 270, "".join(words), 8)
    facts = read(sheet)
    assert sorted(f.raw for f in facts if f.raw[:1].isdigit()) == ["1,180", "1,210", "410", "655"]
    (text,) = [str(f.value) for f in facts if f.concept == "result"]
    assert text.startswith("証明書を窓口")
    assert text.endswith("".join(words))
    assert "1,210" not in text
