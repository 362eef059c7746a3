"""国分寺市 情報システム最適化計画: a plan with twenty sheets that flow through its chapter 5 (ReportLab)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    PageBreak,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from samples.typeset.expect import Expectations, normal
from samples.typeset.kokubunji_parts import GOTHIC, MINCHO, ClosedTable, Figure, Milestone, Style, Text, register_fonts

FOLDER = Path(__file__).resolve().parents[1] / "kokubunji"
LABEL_FILL, YEAR_FILL = HexColor("#D5E3F0"), HexColor("#E9EFF6")
MARGIN, LABEL_WIDTH = 57.0, 74.0
WIDTH = A4[0] - 2 * MARGIN
BULLET = re.compile(r"^(・\s?|➢\s?|●\s?|◆|■|※|[①-⑨]\s?|\d\s|□\s?)")
CONCEPTS = {
    "担当課": "responsible_division",
    "現状": "background",
    "課題": "issue",
    "施策内容": "means",
    "効果": "desired_outcome",
}
LAST_HEISEI = 2019
BODY = Style(size=10, leading=16, first=10)
CELL = Style()
LABEL = Style(font=GOTHIC, size=9)
CAPTION = Style(font=GOTHIC, size=8.5, leading=13, align="center")
BAR = Style(size=8, leading=10.4, align="center")
YEAR = Style(font=GOTHIC, size=7.6, leading=9.6, align="center")
HEADINGS = {
    "h1": Style(font=GOTHIC, size=15, leading=26),
    "h2": Style(font=GOTHIC, size=12, leading=20),
    "h3": Style(font=GOTHIC, size=11, leading=18),
    "h4": Style(font=GOTHIC, size=10.5, leading=17),
}


class Builder:
    """Turns the content into flowables, and remembers on which page each cell's text began."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, str], int] = {}

    def mark(self, sheet: str, cell: str) -> Callable[[int], None]:
        """What a cell's first paragraph calls when it is drawn."""

        def told(page: int) -> None:
            self.pages.setdefault((sheet, cell), page)

        return told

    def cell(self, sheet: str, label: str, lines: Sequence[Any]) -> list[Flowable]:
        """The flowables of one value cell."""
        told: Callable[[int], None] | None = self.mark(sheet, label)
        flow: list[Flowable] = []
        for line in lines:
            if isinstance(line, str):
                bullet = BULLET.match(line)
                hang = stringWidth(bullet[1], MINCHO, CELL.size) if bullet else 0.0
                plain = not bullet and not line.startswith(("【", "《", "(")) and label in ("施策内容", "検討プロセス")
                flow.append(Text(line, Style(hang=hang, first=CELL.size if plain else 0.0), told))
            elif "figure" in line:
                flow += [Figure(line["figure"]), Text(line["caption"], CAPTION)]
            else:
                flow += [Spacer(1, 4), inner_table(line["table"]), Spacer(1, 4)]
            told = None
        return flow

    def sheet(self, sheet: dict[str, Any]) -> list[Flowable]:
        """The two ruled tables of one measure: its texts, and its schedule (which never breaks)."""
        number = sheet["no"]
        name, code = self.mark(number, "施策名"), self.mark(number, "No.")
        style = [
            ("GRID", (0, 0), (-1, -1), 0.6, black),
            ("BACKGROUND", (0, 0), (0, -1), LABEL_FILL),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
        head = Table(
            [
                [
                    [Text("No.", LABEL)],
                    [Text(number, CELL, code)],
                    [Text("施策名", LABEL)],
                    [Text(sheet["name"], CELL, name)],
                ]
            ],
            colWidths=[LABEL_WIDTH, 48, 54, WIDTH - LABEL_WIDTH - 102],
            style=TableStyle([*style, ("BACKGROUND", (2, 0), (2, 0), LABEL_FILL)]),
        )
        texts = ClosedTable(
            [[[Text(label, LABEL)], self.cell(number, label, lines)] for label, lines in sheet["fields"]],
            colWidths=[LABEL_WIDTH, WIDTH - LABEL_WIDTH],
            style=TableStyle(style),
            splitInRow=36,
        )
        below = [Milestone(sheet["milestone"])] if "milestone" in sheet else []
        return [head, texts, self.schedule(sheet), *below]

    def schedule(self, sheet: dict[str, Any]) -> Table:
        """Years above, bars below; a bar over several years is one merged cell."""
        label = [Text("実施", LABEL), Text("スケジュール", LABEL)]
        grid: list[list[Any]] = [[label, *[year_lines(year) for year in sheet["years"]]]]
        style = [
            ("GRID", (0, 0), (-1, -1), 0.6, black),
            ("BACKGROUND", (0, 0), (0, -1), LABEL_FILL),
            ("BACKGROUND", (1, 0), (-1, 0), YEAR_FILL),
            ("FONTNAME", (0, 0), (-1, -1), MINCHO),
            ("SPAN", (0, 0), (0, -1)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("VALIGN", (0, 0), (0, -1), "TOP"),
            ("LEFTPADDING", (1, 0), (-1, -1), 3),
            ("RIGHTPADDING", (1, 0), (-1, -1), 3),
        ]
        for row, bars in enumerate(sheet["schedule"], start=1):
            cells: list[Any] = [""] * 8
            for number, bar in enumerate(bars):
                first, last = bar["from"] - 2017, bar["to"] - 2017
                cells[first] = [Text(bar["text"], BAR, self.mark(sheet["no"], f"{row}.{number}"))]
                style.append(("SPAN", (first, row), (last, row)))
            grid.append(cells)
        widths = [LABEL_WIDTH, *[(WIDTH - LABEL_WIDTH) / 7] * 7]
        heights = [None, *[None if any(row[1:]) else 24 for row in grid[1:]]]
        return Table(grid, colWidths=widths, rowHeights=heights, style=TableStyle(style), splitByRow=0, spaceBefore=0)


def padding(points: float) -> list[tuple[Any, ...]]:
    """The same distance from all four rules of every cell."""
    return [(f"{side}PADDING", (0, 0), (-1, -1), points) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def year_lines(year: str) -> list[Flowable]:
    """A year heading; 以降 stands on a line of its own."""
    return [Text(part, YEAR) for part in re.split(r"(?=以降)", year)]


def inner_table(rows: Sequence[Sequence[str]]) -> Table:
    """The ruled figure inside a cell, its row headings one character a line."""
    small, head = Style(size=7, leading=8.8), Style(font=GOTHIC, size=7, leading=8.0, align="center")
    cells = [
        [[Text(c, head) for c in row[0]], *[[Text(t, small) for t in cell.split("\n")] for cell in row[1:]]]
        for row in rows
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *padding(2),
        ("BACKGROUND", (0, 0), (0, -1), YEAR_FILL),
    ]
    return Table(cells, colWidths=[16, *[76] * 5], style=TableStyle(style), splitByRow=0, hAlign="CENTER")


def plain_table(table: dict[str, Any]) -> list[Flowable]:
    """A comparison table of the chapters before and after the sheets."""
    total, count = sum(table["widths"]), len(table["widths"])
    widths = [WIDTH * part / total for part in table["widths"]]
    text = Style(size=7.6, leading=9.8)
    head, figure, middle = (
        Style(GOTHIC, 7.2, 9.4, "center"),
        Style(MINCHO, 7.6, 9.8, "right"),
        Style(MINCHO, 7.6, 9.8, "center"),
    )

    def style_of(y: int, x: int, value: str) -> Style:
        if y < table["head"]:
            return head
        if re.fullmatch(r"[\d,]+", value):
            return figure
        return middle if x > 0 and count > 4 and len(value) < 12 else text

    rows = [
        [[Text(v, style_of(y, x, v))] if v else "" for x, v in enumerate(row)] for y, row in enumerate(table["rows"])
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("BACKGROUND", (0, 0), (-1, table["head"] - 1), YEAR_FILL),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("FONTNAME", (0, 0), (-1, -1), MINCHO),
        *padding(2.5),
        *[("SPAN", (x0, y0), (x1, y1)) for x0, y0, x1, y1 in table["spans"]],
    ]
    ruled = Table(rows, colWidths=widths, style=TableStyle(style), repeatRows=table["head"])
    unit = [Text(table["unit"], Style(size=8, leading=12, align="right"))] if table["unit"] else []
    caption = Text(table["caption"], CAPTION)
    above, below = ([], [caption]) if table["below"] else ([caption], [])
    return [Spacer(1, 6), KeepTogether([*above, *unit, ruled, *below]), Spacer(1, 6)]


def contents_page(entries: Sequence[Sequence[str]]) -> list[Flowable]:
    """The contents, with dot leaders and the page numbers of the whole plan as printed in it."""
    flow: list[Flowable] = [Text("目次", Style(GOTHIC, 14, 28, "center"))]
    indents = ((r"第|用", 0.0), (r"\(", 12.0), (r"[ア-オ]\s", 24.0), (r"[a-f]\s", 36.0))
    for text, page in entries:
        indent = next(by for pattern, by in indents if re.match(pattern, text))
        room = WIDTH - indent - stringWidth(text + page, MINCHO, 10) - 8
        line = f"{text} {'.' * int(room / stringWidth('.', MINCHO, 10))} {page}"
        flow.append(Text(line, Style(size=10, leading=15.4, first=indent, hang=indent)))
    return flow


def story(content: dict[str, Any], builder: Builder) -> list[Flowable]:
    """The whole document in order."""
    cover = content["cover"]
    big, middle = Style(GOTHIC, 24, 40, "center"), Style(GOTHIC, 16, 30, "center")
    flow: list[Flowable] = [Spacer(1, 210), Text(cover["title"], big), Spacer(1, 260)]
    flow += [Text(cover["city"], middle), Text(cover["date"], middle), PageBreak(), *contents_page(content["contents"])]
    was_heading = False
    for block in content["body"]:
        (kind, value), *_ = block.items()
        if kind in HEADINGS:
            flow.append(PageBreak() if kind == "h1" else Spacer(1, 2 if was_heading else 8))
            # A heading stays with the first rows of the sheet below it.
            flow += [] if was_heading or kind == "h1" else [CondPageBreak(170)]
            flow.append(Text(value, HEADINGS[kind]))
        elif kind == "p":
            # A caption above a table (<CMS>) stays with it.
            flow += [*([CondPageBreak(190)] if value.startswith("<") else []), Text(value, BODY)]
        elif kind == "table":
            flow += plain_table(value)
        else:
            flow += [*([] if was_heading else [Spacer(1, 12), CondPageBreak(130)]), *builder.sheet(value)]
        was_heading = kind in HEADINGS
    return flow


def build(content: dict[str, Any], builder: Builder) -> None:
    """Write the PDF; the page numbers stand at the foot, not on the cover."""

    def footer(canvas: Any, _document: Any) -> None:
        canvas.setFont(MINCHO, 9)
        canvas.drawCentredString(A4[0] / 2, 30, str(canvas.getPageNumber()))

    document = SimpleDocTemplate(
        str(FOLDER / "kokubunji.pdf"),
        pagesize=A4,
        leftMargin=MARGIN - 6,
        rightMargin=MARGIN - 6,
        topMargin=54,
        bottomMargin=54,
        title=content["cover"]["title"],
        author=content["cover"]["city"],
        # No time stamp, so that the same content gives the same bytes.
        invariant=1,
        initialFontName=MINCHO,
    )
    document.build(story(content, builder), onLaterPages=footer)


def expected(content: dict[str, Any], builder: Builder) -> Expectations:
    """The facts of the cover and of the twenty sheets."""
    facts = Expectations("kokubunji.pdf")
    title = content["cover"]["title"].removeprefix("国分寺市")
    facts.add("sheet_title", title, normal(title), sheet=0, page=1, label=[])
    heading, ordinal = "", 0
    for block in content["body"]:
        (kind, value), *_ = block.items()
        if kind in HEADINGS:
            heading = value
        elif kind == "sheet":
            ordinal += 1
            expect_sheet(facts, value, builder, ordinal, [heading] if heading else [])
            # Only the sheet directly below a heading has it in its labels.
            heading = ""
        else:
            heading = ""
    return facts


def expect_sheet(facts: Expectations, sheet: dict[str, Any], builder: Builder, ordinal: int, above: list[str]) -> None:
    """One sheet: number and name, its texts, its schedule."""
    number = sheet["no"]
    texts = [("sheet_number", "No.", [number]), ("project_name", "施策名", [sheet["name"]])]
    texts += [(CONCEPTS[label], label, lines) for label, lines in sheet["fields"] if label in CONCEPTS]
    for concept, label, lines in texts:
        raw = "\n".join(printed(lines))
        page = builder.pages[number, label]
        facts.add(concept, raw, normal(raw), sheet=ordinal, page=page, label=[*above, label])
    for row, bars in enumerate(sheet["schedule"], start=1):
        for place, bar in enumerate(bars):
            facts.add(
                "schedule",
                bar["text"],
                normal(bar["text"]),
                sheet=ordinal,
                page=builder.pages[number, f"{row}.{place}"],
                label=[*above, "実施スケジュール"],
                fiscal_year=bar["from"],
                fiscal_year_end=bar["to"] if bar["to"] != bar["from"] else None,
                flags=["era_overflow"] if bar["to"] > LAST_HEISEI else [],
            )


def printed(lines: Sequence[Any]) -> list[str]:
    """The paragraphs of a cell: captions of pictures belong to it, the cells of an inner table do not."""
    return [
        line if isinstance(line, str) else line["caption"]
        for line in lines
        if isinstance(line, str) or "caption" in line
    ]


def main() -> None:
    """Write kokubunji.pdf and expected.jsonl from content.json."""
    register_fonts()
    content = json.loads((FOLDER / "content.json").read_text(encoding="utf-8"))
    builder = Builder()
    build(content, builder)
    expected(content, builder).write(FOLDER / "expected.jsonl")


if __name__ == "__main__":
    main()
