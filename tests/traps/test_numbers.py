"""Figures: signs that come off, brackets that are no minus, two figures in a cell, units of their own, leftovers."""

from __future__ import annotations

import pytest

from tests.traps.typeset import RULED, Form, Look, across, expect, figures, read, width_of


def _right(sheet: Form, x: float, y: float, text: str, size: float = 8.0) -> float:
    """Set a text that ends at `x`; where it begins."""
    start = x - width_of(text, size)
    sheet.text(start, y, text, size)
    return start


SIGNS = ["▲", "△", "-", "－", "−", "‐"]


def _signed(sheet: Form, x: float, y: float, sign: str, figure: str, apart: str, left: float) -> None:
    """Set a negative figure that ends at `x` in a cell that begins at `left`."""
    text = f"{sign} {figure}" if apart == "word" else f"{sign}{figure}" if apart == "together" else figure
    start = _right(sheet, x, y, text)
    if apart == "run":
        sheet.text(start - 14, y, sign, 8)
    if apart == "left edge":
        sheet.text(left + 3, y, sign, 8)


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("apart", ["together", "word", "run", "left edge"])
def test_minus_torn_off(look: Look, sign: str, apart: str) -> None:
    """A minus before its figure, in a word of its own, in a run of its own, and at the left edge of the cell."""
    rows = [
        ["*", "*令和2年度決算", "*令和3年度決算"],
        ["*事業費(千円)", "5,214", "3,800"],
        ["*その他特定財源(千円)", "5,200", "5,214"],
        ["*一般財源(千円)", "14", ""],
    ]
    sheet = Form().begin().grid(40, 150, (110, 90, 90), rows, look=look)
    _signed(sheet, 327, 216, sign, "1,414", apart, 240)
    years = (2020, 2021)
    assert figures(sheet) == expect(
        across("amount", years, "settlement/project", (5214, 3800)),
        across("amount", years, "settlement/project/other", (5200, 5214)),
        across("amount", years, "settlement/project/general", (14, -1414)),
    )


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("apart", ["together", "word", "run", "left edge"])
def test_minus_of_an_indicator(sign: str, apart: str) -> None:
    rows = [
        ["*成果指標", "*単位", "*区分", "*R元年度", "*R2年度"],
        ["温室効果ガスの増減率（前年度比）", "%", "*目標値", "-2.0", "-2.5"],
        ["^", "^", "*実績値", "", "0.4"],
    ]
    sheet = Form().begin().grid(40, 150, (150, 40, 60, 80, 80), rows)
    _signed(sheet, 367, 196, sign, "1.8", apart, 290)
    assert figures(sheet) == expect(
        across("indicator_target", (2019, 2020), "outcome/1", (-2.0, -2.5), "%", 1),
        across("indicator_actual", (2019, 2020), "outcome/1", (-1.8, 0.4), "%", 1),
    )


@pytest.mark.parametrize("hyphen", ["-", "－", "‐"])
@pytest.mark.parametrize("label", ["前年度比", "達成率", "対前年"])
def test_hyphen_between_a_label_and_its_figure(label: str, hyphen: str) -> None:
    """`前年度比 - 62.9%`: the hyphen parts the label from its figure and is no minus."""
    rows = [
        ["*", "*令和3年度", "*令和4年度"],
        ["*決算額(千円)", "2,209", "1,390"],
        ["*備考", "", f"{label} {hyphen} 62.9%"],
    ]
    sheet = Form().begin().grid(40, 150, (110, 120, 180), rows)
    found = [f for f in read(sheet) if "62.9" in f.raw]
    assert len(found) == 1
    assert "62.9" in str(found[0].value)
    assert not [f for f in read(sheet) if isinstance(f.value, int | float) and f.value < 0]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(
    ("heading", "outer", "inner"),
    [
        ("決算額（うち再掲）", "settlement/project", None),
        ("決算額（予算現額）", "settlement/project", "final_budget/project"),
        ("当初予算額（予算現額）", "original_budget/project", "final_budget/project"),
    ],
)
def test_brackets_are_no_minus(look: Look, heading: str, outer: str, inner: str | None) -> None:
    """In one cell or under one another, a bracketed figure is a second one: a part, or what the heading says."""
    rows = [
        ["*(千円)", "*令和2年度", "*令和3年度"],
        [f"*{heading}", "26,200(16,100)", "24,000\n(18,500)"],
    ]
    sheet = Form().begin().grid(40, 150, (140, 120, 120), rows, (20, 30), look=look)
    found = {f.raw.strip("()（）"): f for f in read(sheet) if f.bbox.y0 > 165}
    assert set(found) == {"26,200", "16,100", "24,000", "18,500"}
    assert [found[raw].value for raw in ("26,200", "16,100", "24,000", "18,500")] == [
        26_200_000,
        16_100_000,
        24_000_000,
        18_500_000,
    ]
    years = [found[raw].fiscal_year for raw in ("26,200", "16,100", "24,000", "18,500")]
    assert years == [2020, 2020, 2021, 2021]
    phase, cost = outer.split("/")
    for raw in ("26,200", "24,000"):
        assert (found[raw].concept, dict(found[raw].dimensions)) == ("amount", {"phase": phase, "cost": cost})
    if inner is not None:
        for raw in ("16,100", "18,500"):
            assert (found[raw].concept, dict(found[raw].dimensions)) == (
                "amount",
                dict(zip(("phase", "cost"), inner.split("/"), strict=True)),
            )


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(("between", "height"), [(" ", 20.0), ("\n", 30.0)])
def test_staff_and_their_cost_in_one_cell(look: Look, between: str, height: float) -> None:
    rows = [
        ["*区分", "*令和2年度", "*令和3年度"],
        ["*正規職員(人工・千円)", f"0.10人{between}840", f"0.25人{between}2,050"],
        ["*再任用職員(人工・千円)", f"0.50人{between}2,250", ""],
    ]
    sheet = Form().begin().grid(40, 150, (140, 120, 120), rows, (20, height, height), look=look)
    found = [line for line in figures(sheet) if not line.endswith("blank")]
    years = (2020, 2021)
    assert found == expect(
        across("staff_fte", years, "正規職員", (0.1, 0.25), "person", 1),
        across("amount", years, "personnel", (840, 2050)),
        across("staff_fte", years[:1], "再任用職員", (0.5,), "person", 1),
        across("amount", years[:1], "personnel", (2250,)),
    )
    boxes = {f.raw: f.bbox for f in read(sheet) if f.raw in ("0.10人", "840")}
    assert boxes["0.10人"] == boxes["840"]


@pytest.mark.parametrize("look", RULED)
def test_yen_persons_and_per_cent_in_a_table_of_thousands(look: Look) -> None:
    """A row that names its own unit does not take the table's."""
    rows = [
        ["*区分", "*令和元年度", "*令和2年度", "*令和3年度"],
        ["*事業費（決算額）", "9,600", "9,800", "10,000"],
        ["*人件費", "4,100", "4,100", "4,300"],
        ["*総事業費", "13,700", "13,900", "14,300"],
        ["*従事職員数（人）", "0.50", "0.50", "0.55"],
        ["*執行率（％）", "96.0", "98.0", "100.0"],
        ["*市民１人当たりコスト（円）", "137", "139", "143"],
    ]
    sheet = Form().begin().text(360, 138, "（単位：千円）", 8).grid(40, 150, (150, 90, 90, 90), rows, look=look)
    years = (2019, 2020, 2021)
    assert figures(sheet) == expect(
        across("amount", years, "settlement/project", (9600, 9800, 10000)),
        across("amount", years, "personnel", (4100, 4100, 4300)),
        across("amount", years, "total", (13700, 13900, 14300)),
        across("staff_fte", years, "", (0.5, 0.5, 0.55), "person", 1),
        across("other:執行率(%)", years, "", ("96.0", "98.0", "100.0")),
        across("other:市民1人当たりコスト(円)", years, "", ("137", "139", "143")),
    )


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("unit", ["円", "件", "％"])
def test_unit_column_overrules_the_table(look: Look, unit: str) -> None:
    rows = [
        ["*項目", "*単位", "*R2年度決算", "*R3年度決算"],
        ["*事業費", "千円", "2,500", "2,800"],
        ["*正職員", "人", "0.40", "0.50"],
        ["*１件当たりコスト", unit, "1,250", "1,300"],
    ]
    sheet = Form().begin().grid(40, 150, (120, 50, 90, 90), rows, look=look)
    assert figures(sheet) == expect(
        across("amount", (2020, 2021), "settlement/project", (2500, 2800)),
        across("staff_fte", (2020, 2021), "settlement", (0.4, 0.5), "person", 1),
        "other:1件当たりコスト>R2年度決算 2020 1,250",
        "other:1件当たりコスト>R3年度決算 2021 1,300",
    )
    assert not [f for f in read(sheet) if f.concept.startswith("indicator")]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("left", ["", "0", "-", "#DIV/0!"])
def test_fixed_slots_for_indicators_left_empty(look: Look, left: str) -> None:
    """Five slots, two indicators: an empty slot has no name and no fact, whatever the spreadsheet left in it."""
    rows = [["*指標名", "*単位", "*区分", "*R元年度", "*R2年度", "*R3年度"]]
    for name, unit, target, actual in (
        ("講座の開催回数", "回", ("10", "10", "12"), ("9", "4", "11")),
        ("講座の参加者数", "人", ("200", "200", "220"), ("181", "", "205")),
    ):
        rows += [[name, unit, "*目標", *target], ["^", "^", "*実績", *actual]]
    for _ in range(3):
        rows += [["", "", "*目標", left, left, left], ["^", "^", "*実績", left, left, left]]
    sheet = Form().begin(look=look).grid(40, 150, (150, 40, 50, 70, 70, 70), rows, look=look)
    years = (2019, 2020, 2021)
    found = figures(sheet)
    named = [line for line in found if line.split()[2] in ("1", "2", "other/1", "other/2")]
    assert len(named) == 12
    for line in found:
        state = line.split()[-1]
        assert line in named or state in ("blank", "not_applicable") or line.split()[-2] == "0", line
    assert [line.replace("other/", "") for line in named] == expect(
        across("indicator_target", years, "1", (10, 10, 12), "回", 1),
        across("indicator_actual", years, "1", (9, 4, 11), "回", 1),
        across("indicator_target", years, "2", (200, 200, 220), "person", 1),
        across("indicator_actual", years, "2", (181, None, 205), "person", 1),
    )
    if left in ("", "-", "#DIV/0!"):
        assert len(found) == 12


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!"])
def test_spreadsheet_errors(error: str) -> None:
    """A figure that a spreadsheet could not work out is none, and its characters stay to be seen."""
    rows = [
        ["*区分", "*令和2年度", "*令和3年度"],
        ["*決算額(千円)", "0", "500"],
        ["*前年度比(%)", error, "120.5"],
    ]
    sheet = Form().begin().grid(40, 150, (120, 90, 90), rows)
    (fact,) = [f for f in read(sheet) if f.raw == error]
    assert (fact.concept, fact.fiscal_year, fact.value, fact.state) == ("other", 2020, None, "not_applicable")
    assert [line for line in figures(sheet) if line.startswith("amount")] == expect(
        across("amount", (2020, 2021), "settlement/project", (0, 500))
    )


@pytest.mark.parametrize("code", ["'00-12", "’0012", "00-12"])
def test_apostrophe_of_a_spreadsheet(code: str) -> None:
    """An apostrophe that marks a text in Excel is printed with it; the code stays a text with its zeros."""
    sheet = Form().begin().grid(40, 120, (80, 160, 80, 180), [["*整理番号", code, "*係名", "管理係"]])
    (fact,) = [f for f in read(sheet) if f.concept == "project_code"]
    assert isinstance(fact.value, str)
    assert fact.raw == code
    assert fact.value.endswith(code.lstrip("'’"))


@pytest.mark.parametrize("left", ["上記、U18", "=SUM(C5:C9)", "########"])
def test_leftovers_in_a_text(left: str) -> None:
    """What a spreadsheet left in a text is kept as it is printed; it is no figure."""
    rows = [["*備考", left], ["*決算額(千円)", "1,250"]]
    sheet = Form().begin().grid(40, 120, (100, 240), rows)
    assert [f.raw for f in read(sheet) if f.label == ("備考",)] == [left]
    assert [f.value for f in read(sheet) if f.concept == "amount"] == [1_250_000]
