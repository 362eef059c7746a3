"""Typesets the Tsukuba sample: `python -m samples.typeset.tsukuba` writes its PDF and its expected facts.

A workbook is built from `content.json` and printed by LibreOffice Calc, as the published form is a spreadsheet print.
Each sheet takes two pages: the head up to the first indicator, then the rest. A value's fact is written where its cell
is put, so that page and reading order agree with the print.
"""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from samples.typeset.expect import Expectations, normal

FOLDER = Path(__file__).resolve().parents[1] / "tsukuba"
PAGES = 2  # of one sheet
COLUMNS = 32  # every table of the form is laid out on this one grid of equal columns
COLUMN = 16.6  # points, the width of one of them as LibreOffice prints it
SIZE, LINE, ROW = 8.0, 10.4, 18.0  # points: type, one line of it, the lowest row

# A node of content.json, whose keys are those of the form in English; the functions below say which they need.
Node = dict[str, Any]
Dimensions = Mapping[str, str | int]

# What the rows of the cost table are; 会計年度任用職員有無 is no figure and maps to no concept.
SETTLED: Dimensions = {"phase": "settlement", "cost": "project"}
COSTS: dict[str, tuple[str, str, Dimensions]] = {
    "予算額": ("amount", "JPY", {"phase": "budget", "cost": "project"}),
    "決算額": ("amount", "JPY", SETTLED),
    "一般財源": ("amount", "JPY", {**SETTLED, "source": "general"}),
    "国庫、県支出金、地方債": ("amount", "JPY", {**SETTLED, "source": "national+prefectural+bond"}),
    "その他": ("amount", "JPY", {**SETTLED, "source": "other"}),
    "人件費計": ("amount", "JPY", {"cost": "personnel"}),
    "正職員従事割合": ("staff_fte", "person", {}),
    "正職員時間外勤務": ("overtime_hours", "hour", {}),
}


def fiscal_year(heading: str) -> int:
    """令和元年度, 令和 3年度 and R01年度 as the Gregorian year in which they begin."""
    found = re.fullmatch(r"(?:令和|R) ?(元|\d+)年度", heading)
    if found is None:
        raise ValueError(heading)
    return 2018 + (1 if found[1] == "元" else int(found[1]))


def width(text: str) -> float:
    """Printed width of one line in points; the font sets Japanese in full squares and Latin in little over a half."""
    return sum(SIZE if unicodedata.east_asian_width(c) in "WFA" else SIZE * 0.56 for c in text)


def lines(text: str, columns: int) -> int:
    """How many lines `text` takes in a cell of so many columns."""
    # A character of room is lost where a line may not begin with a punctuation mark.
    room = columns * COLUMN - 5 - SIZE
    return sum(max(1, math.ceil(width(part) / room)) for part in text.split("\n"))


class Form:
    """Draws one evaluation sheet from the top down and notes the facts of the cells it puts."""

    def __init__(self, book: Workbook, title: str, facts: Expectations, number: int) -> None:
        """Add a worksheet set up for A4 portrait, for the sheet of this number."""
        self.paper = book.create_sheet(title)
        self.row, self.section, self.facts = 1, "", facts
        self.number, self.page = number, (number - 1) * PAGES + 1
        for column in range(1, COLUMNS + 1):
            self.paper.column_dimensions[get_column_letter(column)].width = 2.37
        self.paper.page_setup.paperSize, self.paper.page_setup.orientation = 9, "portrait"
        self.paper.print_options.horizontalCentered = True
        margins = self.paper.page_margins
        margins.left, margins.right, margins.top, margins.bottom = 0.35, 0.35, 0.5, 0.4
        margins.header = margins.footer = 0

    def cell(self, column: int, columns: int, text: str, *, rows: int = 1, fill: str = "", align: str = "left") -> None:
        """Put a ruled cell into the current row."""
        bottom, right = self.row + rows - 1, column + columns
        side = Side(style="thin", color="000000")
        for r in range(self.row, bottom + 1):
            for c in range(column + 1, right + 1):
                self.paper.cell(r, c).border = Border(left=side, right=side, top=side, bottom=side)
                if fill:
                    self.paper.cell(r, c).fill = PatternFill("solid", fgColor=fill)
        first = self.paper.cell(self.row, column + 1, text or None)
        # Text cells throughout: the published figures are printed as they stand, `1.00` and `-` included.
        first.number_format, first.font = "@", Font(name="IPAexGothic", size=SIZE)
        first.alignment = Alignment(horizontal=align, vertical="center", wrap_text=align != "right")
        self.paper.merge_cells(start_row=self.row, end_row=bottom, start_column=column + 1, end_column=right)

    def label(self, column: int, columns: int, text: str, *, rows: int = 1, align: str = "left") -> None:
        """Put a shaded cell into the current row."""
        self.cell(column, columns, text, rows=rows, fill="E4E4E4", align=align)

    def next(self, height: float = ROW) -> None:
        """Close the current row."""
        self.paper.row_dimensions[self.row].height = height
        self.row += 1

    def heading(self, text: str, size: float = 9.5, height: float = 21, align: str = "left") -> None:
        """Put a line outside the boxes; it heads the labels of what follows."""
        cell = self.paper.cell(self.row, 1, text)
        cell.font = Font(name="IPAexGothic", size=size)
        cell.alignment = Alignment(horizontal=align, vertical="center")
        self.paper.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=COLUMNS)
        self.section = text
        self.next(height)

    def fact(self, concept: str, raw: str, *label: str, dimensions: Dimensions | None = None) -> None:
        """Note a text; an empty cell is no fact here, a cell that says there is nothing is not_applicable."""
        if concept and raw:
            absent = raw in {"-", "—", "特になし。"} or (concept == "start_year" and raw == "毎年度")
            self.facts.add(
                concept, raw, None if absent else normal(raw), sheet=self.number, page=self.page,
                label=(self.section, *label), dimensions=dimensions, state="not_applicable" if absent else "reported",
            )  # fmt: skip

    def field(self, column: int, columns: int, label: str, wide: int, text: str, concept: str, rows: int = 1) -> None:
        """Put a label and the value to its right."""
        self.label(column, columns, label, rows=rows)
        self.cell(column + columns, wide, text, rows=rows)
        self.fact(concept, text, label)

    def text_row(
        self, column: int, text: str, concept: str, *label: str, start: int = 6, dimensions: Dimensions | None = None
    ) -> None:
        """Put the innermost label and, from `start` to the right edge, its text, in a row as high as the text needs."""
        self.label(column, start - column, label[-1])
        self.cell(start, COLUMNS - start, text)
        self.fact(concept, text, *label, dimensions=dimensions)
        self.next(max(ROW, lines(text, COLUMNS - start) * LINE + 6))

    def figures(
        self, column: int, years: Sequence[str], row: Sequence[str], concept: str, *label: str,
        unit: str | None, dimensions: Dimensions,
    ) -> None:  # fmt: skip
        """Put a row of figures under their years; amounts are printed in thousands of yen."""
        for place, (year, raw) in enumerate(zip(years, row, strict=True)):
            self.cell(column + 4 * place, 4, raw, align="right" if raw[0].isdigit() else "center")
            if concept:
                digits, money = raw.replace(",", ""), concept == "amount"
                self.facts.add(
                    concept, raw, int(digits) * 1000 if money else float(digits), sheet=self.number, page=self.page,
                    label=(self.section, *label), fiscal_year=fiscal_year(year), dimensions=dimensions, unit=unit,
                    decimals=-3 if money else len(digits.partition(".")[2]),
                )  # fmt: skip
        self.next()


def draw_basic(form: Form, basic: Node) -> None:
    """The head: identity on the left, organisation and kind on the right; 市長公約 and SDGs map to no concept."""
    form.heading("事業の基本情報")
    form.field(0, 4, "事務事業名", 28, f"{basic['code']} {basic['name']}", "")
    form.fact("project_code", basic["code"], "事務事業名")
    form.fact("project_name", basic["name"], "事務事業名")
    form.next()
    form.field(0, 4, "予算科目", 14, basic["budget_account"], "budget_account")
    form.field(18, 4, "担当部課", 10, basic["division"], "responsible_division")
    form.next()
    form.label(0, 4, "市長公約")
    for place in range(7):
        form.cell(4 + 2 * place, 2, "".join(basic["pledges"][place : place + 1]), align="center")
    form.field(18, 4, "係名", 10, basic["section"], "responsible_section")
    form.next()
    form.label(0, 4, "戦略プラン", rows=3)
    kinds = (("新規・継続", "status", "project_status"), ("事業分類", "type", "project_type"))
    for place, (name, key, concept) in enumerate((*kinds, ("事業体制", "method", "delivery_method"))):
        parts = basic["plan"][place] if place < len(basic["plan"]) else ["", "", "", ""]
        for column, columns, part in zip((4, 6, 7, 8), (2, 1, 1, 10), parts, strict=True):
            form.cell(column, columns, part, align="left" if column == 8 else "center")
        form.fact("policy_position", " ".join(parts).strip(), "戦略プラン")
        form.field(18, 4, name, 10, basic[key], concept)
        form.next()
    form.field(0, 4, "個別計画", 14, basic["related_plan"], "related_plan")
    form.field(18, 4, "事業期間", 10, basic["term"], "start_year")
    form.next()
    form.field(0, 4, "根拠法令等", 14, basic["legal_basis"], "legal_basis", rows=3)
    form.label(18, 4, "SDGs", rows=3)
    for goal in basic["sdgs"]:
        form.cell(22, 10, goal)
        form.next()


def draw_cost(form: Form, cost: Node) -> None:
    """The table of costs and staff by year; 事業費, 人件費 and 内訳 are merged down their rows."""
    form.heading("コストの推移")
    form.label(0, 12, "項目", align="center")
    for place, year in enumerate(cost["years"]):
        form.label(12 + 4 * place, 4, year, align="center")
    form.next()
    paths = [row["path"] for row in cost["rows"]]
    for row in cost["rows"]:
        path, same = row["path"], [p for p in paths if p[0] == row["path"][0]]
        inner = [p for p in same if len(p) == 3]
        if path == same[0]:
            form.label(0, 3, path[0], rows=len(same))
        if path == inner[0]:
            form.label(3, 1, "\n".join(path[1]), rows=len(inner), align="center")
        form.label(4 if path in inner else 3, 6 if path in inner else 7, path[-1])
        form.label(10, 2, row["unit"], align="center")
        concept, unit, dimensions = COSTS.get(path[-1], ("", "", {}))
        form.figures(12, cost["years"], row["values"], concept, *path, unit=unit, dimensions=dimensions)


def draw_indicator(form: Form, number: int, years: Sequence[str], slot: Node) -> None:
    """One of the five fixed slots; one without a name still prints its brackets and its zeros, which are facts."""
    kind = "output" if slot["type"] == "活動結果指標" else "other"
    dimensions: Dimensions = {"indicator": number, "indicator_type": kind}
    unit = slot["unit"].strip("()")
    form.label(0, 2, str(number), rows=5, align="center")
    form.field(2, 6, "指標名", 19, f"{slot['name']} {slot['unit']}".strip(), "")
    form.fact("indicator_name", slot["name"], str(number), "指標名", dimensions=dimensions)
    form.fact("indicator_unit", unit, str(number), "指標名", dimensions=dimensions)
    form.cell(27, 5, slot["type"], align="center")
    form.next()
    form.label(2, 6, "")
    for place, year in enumerate(years):
        form.label(8 + 4 * place, 4, year, align="center")
    form.next()
    code = {"": None, "人": "person"}.get(unit, unit)
    for name, key in (("目標値", "target"), ("実績", "actual")):
        form.label(2, 6, name)
        form.figures(8, years, slot[key], f"indicator_{key}", str(number), name, unit=code, dimensions=dimensions)
    head = (str(number), "指標の概要")
    form.text_row(2, slot["definition"], "indicator_definition", *head, start=8, dimensions=dimensions)


def draw_end(form: Form, sheet: Node) -> None:
    """Results, grades and direction; 前年度の課題への対応 maps to no concept."""
    form.heading("事業の成果と課題")
    results = sheet["results"]
    form.text_row(0, results["previous"], "", "前年度の課題への対応")
    form.text_row(0, results["result"], "result", "成果")
    form.label(0, 2, "課題", rows=2, align="center")
    form.text_row(2, results["issue_work"], "issue", "課題", "業務")
    form.text_row(2, results["issue_organisation"], "issue", "課題", "組織、予算等")
    form.text_row(0, results["improvement"], "improvement", "改善目標")
    form.heading("評価")
    for rating in sheet["ratings"]:
        name = rating["criterion"]
        form.label(0, 6, name)
        form.cell(6, 2, rating["grade"], align="center")
        form.cell(8, 24, rating["reason"])
        form.fact("rating", rating["grade"], name, dimensions={"criterion": name})
        form.fact("rating_reason", rating["reason"], name, dimensions={"criterion": name})
        form.next()
    form.heading("方向性")
    form.text_row(0, sheet["direction"]["direction"], "future_direction", "方向性")
    form.text_row(0, sheet["direction"]["reason"], "direction_reason", "理由")


def draw(form: Form, sheet: Node) -> None:
    """One evaluation sheet."""
    form.facts.add(
        "evaluation_year", sheet["year"], fiscal_year(sheet["year"]), sheet=form.number, page=form.page, label=()
    )
    form.facts.add("sheet_title", sheet["title"], normal(sheet["title"]), sheet=form.number, page=form.page, label=())
    form.heading(f"{sheet['year']} {sheet['title']}", size=14, height=30, align="center")
    draw_basic(form, sheet["basic"])
    form.heading("事業の概要")
    form.text_row(0, sheet["overview"]["target"], "target_group", "対象")
    form.text_row(0, sheet["overview"]["purpose"], "purpose", "目的")
    form.text_row(0, sheet["overview"]["means"], "means", "概要 (取組内容)")
    draw_cost(form, sheet["cost"])
    form.heading("市民参加の取組状況")
    for name, text in sheet["participation"].items():
        form.text_row(0, text, "", name)
    form.heading("指標の推移")
    for number, slot in enumerate(sheet["indicators"], 1):
        draw_indicator(form, number, sheet["indicator_years"], slot)
        if number == 1:  # the published print turns the page here
            form.paper.row_breaks.append(Break(id=form.row - 1))
            form.page += 1
    draw_end(form, sheet)


def to_pdf(book: Workbook, target: Path) -> None:
    """Print the workbook with LibreOffice, in a profile of its own so that a running office does not interfere."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice (LibreOffice Calc) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.xlsx"
        book.save(source)
        profile = (Path(folder) / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(target.parent), str(source)], check=True, capture_output=True)


def main() -> None:
    """Write the PDF and the expected facts."""
    content = json.loads((FOLDER / "content.json").read_text(encoding="utf-8"))
    target = FOLDER / "tsukuba.pdf"
    book, expectations = Workbook(), Expectations(target.name)
    book.properties.creator = "hyoka samples (re-typeset)"
    book.remove(book.active)
    for number, sheet in enumerate(content["sheets"], 1):
        draw(Form(book, sheet["basic"]["code"], expectations, number), sheet)
    to_pdf(book, target)
    with pdfplumber.open(target) as pdf:  # the expected pages are computed, so the print must agree
        if len(pdf.pages) != PAGES * len(content["sheets"]):
            raise SystemExit(f"{len(pdf.pages)} pages instead of {PAGES} a sheet")
    expectations.write(FOLDER / "expected.jsonl")


if __name__ == "__main__":
    main()
