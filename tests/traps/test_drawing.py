"""How a page is drawn: the rules of its tables, slashes, turned pages, strokes that are no rules."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.paper import STYLES, changed
from tests.traps.typeset import FILLS, RULED, Form, Look, across, expect, figures, figures_of, read_pdf, values

ROWS = [
    ["*財源内訳(千円)", "*令和2年度決算", "*令和3年度決算", "*令和4年度予算"],
    ["*事業費", "2,500", "2,700", "3,000"],
    ["*国庫支出金", "", "1,700", ""],
    ["*一般財源", "2,500", "1,000", "3,000"],
]
FIGURES = expect(
    across("amount", (2020, 2021), "settlement/project", (2500, 2700)),
    across("amount", (2022,), "budget/project", (3000,)),
    across("amount", (2020, 2021), "settlement/project/national", (None, 1700)),
    across("amount", (2022,), "budget/project/national", (None,)),
    across("amount", (2020, 2021), "settlement/project/general", (2500, 1000)),
    across("amount", (2022,), "budget/project/general", (3000,)),
)


@pytest.mark.parametrize("look", [*STYLES, FILLS])
@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_every_way_to_rule_a_table(look: Look, reader: str) -> None:
    sheet = Form().begin(look=look).grid(40, 150, (110, 90, 90, 90), ROWS, look=look)
    assert figures(sheet, reader) == FIGURES


@pytest.mark.parametrize("gap", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("ground", [0x000000, 0x808080, 0xC0C0C0])
def test_cells_painted_on_a_ground(gap: float, ground: int) -> None:
    """No line is drawn: the ground shows between white and shaded cells."""
    sheet = Form().begin().grid(40, 150, (110, 90, 90, 90), ROWS, look=FILLS, gap=gap, ground=ground)
    assert figures(sheet) == FIGURES


def test_shaded_headings_without_any_rule() -> None:
    """Only the headings are painted; the white cells have no edge of their own."""
    sheet = Form().begin().grid(40, 150, (110, 90, 90, 90), ROWS, look="none")
    assert [line for line in figures(sheet) if not line.endswith("blank")] == [
        f for f in FIGURES if not f.endswith("blank")
    ]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("strokes", ["up", "down", "cross", "field"])
def test_slashed_out_cells(look: Look, strokes: str) -> None:
    """A stroke through a cell says: not applicable. One through a field of several cells says it of each."""
    rows = [
        ["*区分(千円)", "*令和2年度", "*令和3年度", "*令和4年度"],
        ["*当初予算額", "1,000", "1,100", "1,200"],
        ["*決算額", "950", "1,050", ""],
        ["*計画額", "", "", ""],
    ]
    sheet = Form().begin().grid(40, 150, (100, 90, 90, 90), rows, look=look)
    cells = [(320.0, 190.0, 410.0, 210.0)]
    if strokes == "field":
        cells += [(140.0, 210.0, 230.0, 230.0), (230.0, 210.0, 320.0, 230.0), (320.0, 210.0, 410.0, 230.0)]
    for x0, y0, x1, y1 in cells:
        if strokes != "down":
            sheet.line(x0, y1, x1, y0)
        if strokes in ("down", "cross"):
            sheet.line(x0, y0, x1, y1)
    years = (2020, 2021, 2022)
    plan = ("not_applicable",) * 3 if strokes == "field" else (None,) * 3
    assert figures(sheet) == expect(
        across("amount", years, "original_budget/project", (1000, 1100, 1200)),
        across("amount", years, "settlement/project", (950, 1050, "not_applicable")),
        across("amount", years, "plan/project", plan),
    )


@pytest.mark.parametrize("angle", [90, 270])
@pytest.mark.parametrize("look", ["line", FILLS])
def test_pages_set_sideways_and_turned_back(angle: int, look: Look) -> None:
    """A landscape sheet on a portrait page: everything set on its side, and /Rotate that puts it upright."""
    sheet = Form(sideways=angle).begin(look=look).grid(40, 150, (110, 90, 90, 90), ROWS, look=look)

    def turn(page: Any) -> None:
        page.set_rotation(angle)

    data = changed(sheet.bytes(), turn)
    assert figures_of(read_pdf(data)) == FIGURES
    assert [f.value for f in read_pdf(data) if f.concept == "project_name"] == ["証明書交付事業"]


@pytest.mark.parametrize("look", RULED)
def test_strokes_of_glyphs_are_no_rules(look: Look) -> None:
    """Hatching and a drawn seal in a text cell, and underlined words, part no cells."""
    rows = [["*事業内容", "証明書を交付する。申請は窓口とする。", "*備考", ""], ["*課題", "待ち時間の短縮", "*印", ""]]
    sheet = Form().begin(look=look).grid(40, 130, (80, 240, 50, 130), rows, 40, look=look)
    sheet.line(123, 156, 195, 156, 0.4)
    for step in range(12):
        sheet.line(500 + 3 * step, 176, 503 + 3 * step, 206, 0.2)
    sheet.ring(440, 176, 470, 206)
    assert values(sheet, "means") == ["証明書を交付する。申請は窓口とする。"]
    assert values(sheet, "issue") == ["待ち時間の短縮"]


def test_rule_doubled_by_two_neighbouring_tables() -> None:
    """Two tables that touch draw their common border twice, a little apart; they keep their own headings."""
    left = [["*(千円)", "*R2決算", "*R3決算"], ["*事業費", "1,000", "1,100"]]
    right = [["*(人)", "*R2年度", "*R3年度"], ["*従事職員数", "0.3", "0.4"]]
    sheet = Form().begin().grid(40, 150, (80, 80, 80), left).grid(281.2, 150, (80, 70, 70), right)
    assert figures(sheet) == expect(
        across("amount", (2020, 2021), "settlement/project", (1000, 1100)),
        across("staff_fte", (2020, 2021), "", (0.3, 0.4), "person", 1),
    )
