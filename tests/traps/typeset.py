"""Sheets as municipalities print them, typeset in memory, and what they are read as, a fact a line.

A line is `concept year dimensions value unit`, so that a test lists what it expects as one would note it from the page:
`amount 2021 settlement/project/national 1200000 JPY`. A dash stands for no year and for no unit; a figure that is not
printed has its state instead of value and unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from hyoka.reading import read_bytes
from schemas.fact import Fact
from tests.extract.paper import A4, FONT, SHADE, Paper, Rows, Style, spans_of, sums

Look = Style | str
FILLS: Final = "fills"
"""A table without a single line: cells painted on a dark ground, which shows between them."""
RULED: Final[tuple[Look, ...]] = ("line", "thin", "double", FILLS)

FIGURES: Final = frozenset(
    ["amount", "line_item", "staff_fte", "overtime_hours", "indicator_target", "indicator_actual", "indicator_rate"]
)
DIMENSIONS: Final = (
    "phase",
    "cost",
    "source",
    "indicator_type",
    "indicator",
    "item",
    "side",
    "measure",
    "criterion",
    "level",
)
_FIGURE_MARKS: Final = frozenset("0123456789,.%-－▲△()（）円千人件 #/!<>＜＞'…―—")


BOLD: Final = "bold"
"""A second font, which `Form.bytes` gives a name that is bold: `,Bold` is how Word and Excel name a heavier face."""
_bold = UnicodeCIDFont("HeiseiMin-W3")
_bold.name = _bold.fontName = BOLD
pdfmetrics.registerFont(_bold)


class Form(Paper):
    """A page of a form: headings in the middle of their cells, figures at the right, texts at the left."""

    def __init__(self, size: tuple[float, float] = A4, sideways: int = 0) -> None:
        """Take a sheet of `size` points; `sideways` sets everything turned so that /Rotate by it stands it upright."""
        super().__init__((size[1], size[0]) if sideways else size)
        self.width, self.height = size
        if sideways == 90:
            self._canvas.transform(0, 1, -1, 0, size[1], 0)
        elif sideways == 270:
            self._canvas.transform(0, -1, 1, 0, 0, size[0])

    def begin(
        self,
        name: str = "証明書交付事業",
        title: str = "令和4年度 事務事業評価シート",
        division: str = "総務部 市民課",
        y: float = 30,
        look: Look = "line",
    ) -> Form:
        """The title and the head band of a sheet; 90 pt high."""
        self.text(40, y, title, 14)
        self.grid(40, y + 26, (80, 180, 80, 160), [["*事務事業名", name, "*担当課", division]], look=look)
        self.grid(40, y + 46, (80, 420), [["*目的", "窓口での待ち時間を短くし、住民の利便を高める。"]], look=look)
        return self

    def grid(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Rows,
        height: float | Sequence[float] = 20.0,
        look: Look = "line",
        size: float = 8.0,
        gap: float = 0.5,
        ground: int = 0x404040,
    ) -> Form:
        """A table as `Paper.table` takes it; `**` begins a heading that is not shaded.

        The cells of a table of fills stand `gap` inside their borders on a `ground` of that colour.
        """
        heights = [float(height)] * len(rows) if isinstance(height, int | float) else list(height)
        xs, ys = sums(x, widths), sums(y, heights)
        if look == FILLS:
            self.fill(xs[0] - gap, ys[0] - gap, xs[-1] + gap, ys[-1] + gap, ground)
        for (row0, col0, row1, col1), text in spans_of(rows):
            box = (xs[col0], ys[row0], xs[col1], ys[row1])
            shaded = text.startswith("*") and not text.startswith("**")
            if look == FILLS:
                self.fill(box[0] + gap, box[1] + gap, box[2] - gap, box[3] - gap, SHADE if shaded else 0xFFFFFF)
            elif shaded:
                self.fill(*box)
        for (row0, col0, row1, col1), text in spans_of(rows):
            box = (xs[col0], ys[row0], xs[col1], ys[row1])
            if look not in (FILLS, "none", "rows"):
                self._border(box, look, (xs[0], xs[-1]))  # type: ignore[arg-type]
            self._set(box, text, size)
        if look == "rows":
            self._rules([(xs[col0], ys[row0], xs[col1], ys[row1]) for (row0, col0, row1, col1), _ in spans_of(rows)])
        return self

    def _set(self, box: tuple[float, float, float, float], text: str, size: float) -> None:
        """Set a cell's text where a spreadsheet would."""
        x0, y0, x1, y1 = box
        lines = text.lstrip("*").split("\n")
        top = (y0 + y1) / 2 - size * (0.5 + 0.6 * (len(lines) - 1))
        for number, line in enumerate(lines):
            width = width_of(line, size)
            at = x0 + 3
            if text.startswith("*"):
                at = (x0 + x1 - width) / 2
            elif line and set(line) <= _FIGURE_MARKS:
                at = x1 - 3 - width
            self.text(at, top + size * 1.2 * number, line, size)

    def ring(self, x0: float, y0: float, x1: float, y1: float) -> Form:
        """Draw an ellipse inside a box, as a pen draws it around a choice."""
        self._canvas.setStrokeColor(HexColor(0))
        self._canvas.setLineWidth(0.7)
        self._canvas.ellipse(x0, self.height - y1, x1, self.height - y0, stroke=1, fill=0)
        return self

    def bold(self, x: float, y: float, text: str, size: float = 9.0) -> Form:
        """Set text in a bold font."""
        self._canvas.setFillColor(HexColor(0))
        self._canvas.setFont(BOLD, size)
        self._canvas.drawString(x, self.height - y - size * 0.88, text)
        return self

    def stroked(self, x: float, y: float, text: str, size: float = 9.0) -> Form:
        """Set text filled and stroked: the bold of producers without a bold font."""
        self._canvas.setFillColor(HexColor(0))
        line = self._canvas.beginText(x, self.height - y - size * 0.88)
        line.setFont(FONT, size)
        line.setTextRenderMode(2)
        line.textOut(text)
        line.setTextRenderMode(0)
        self._canvas.setLineWidth(0.5)
        self._canvas.drawText(line)
        return self

    def bytes(self) -> bytes:
        """The finished PDF, with the second font renamed to a bold one of equal length."""
        return super().bytes().replace(b"/HeiseiMin-W3", b"/MGothic,Bold")


def width_of(text: str, size: float) -> float:
    """The width of a line of text in points."""
    width: float = pdfmetrics.stringWidth(text, FONT, size)
    return width


def read(paper: Paper, reader: str = "pymupdf") -> tuple[Fact, ...]:
    """The facts of a document, read without layouts."""
    return read_pdf(paper.bytes(), reader)


def read_pdf(data: bytes, reader: str = "pymupdf") -> tuple[Fact, ...]:
    """The facts of a finished PDF, read without layouts."""
    return read_bytes(data, "trap.pdf", reader=reader).facts


def line(fact: Fact) -> str:
    """A fact as a line; one without a concept is known by its label, and is text without a unit."""
    name = fact.concept if fact.concept != "other" else "other:" + ">".join(fact.label)
    year = str(fact.fiscal_year or "-")
    if fact.fiscal_year_end is not None:
        year += f"-{fact.fiscal_year_end}"
    parts = "/".join(str(fact.dimensions[key]) for key in DIMENSIONS if key in fact.dimensions)
    value = f"{fact.value} {fact.unit or '-'}" if fact.state == "reported" else fact.state
    if fact.concept == "other" and fact.state == "reported":
        value = str(fact.value)
    return " ".join(part for part in (name, year, parts, value) if part)


def figures(paper: Paper, reader: str = "pymupdf") -> list[str]:
    """Everything read as a figure, or as the empty place of one, sorted."""
    return figures_of(read(paper, reader))


def figures_of(facts: Iterable[Fact]) -> list[str]:
    """Those of `facts` that were read as a figure, or as the empty place of one, sorted."""
    return sorted(line(fact) for fact in facts if _is_figure(fact))


def _is_figure(fact: Fact) -> bool:
    text = str(fact.value)
    figure = fact.state != "reported" or (set(text) <= _FIGURE_MARKS and any(c.isdigit() for c in text))
    return fact.concept in FIGURES or (fact.concept == "other" and figure)


def values(paper: Paper, concept: str) -> list[object]:
    """The values of a concept in reading order."""
    return [fact.value for fact in read(paper) if fact.concept == concept]


def choices(paper: Paper) -> list[str]:
    """Everything read as the answer to a question, sorted: `concept question answer`; what is blank answers nothing."""
    kinds = (
        "checkbox",
        "project_status",
        "project_type",
        "delivery_method",
        "future_direction",
        "rating",
        "overall_rating",
    )
    found = [fact for fact in read(paper) if fact.concept in kinds and fact.state == "reported"]
    return sorted(
        " ".join(
            str(part)
            for part in (f.concept, f.dimensions.get("item", f.dimensions.get("criterion", "")), f.value)
            if part != ""
        )
        for f in found
    )


def expect(*lines: str | Iterable[str]) -> list[str]:
    """The expected lines, sorted."""
    flat: list[str] = []
    for each in lines:
        flat += [each] if isinstance(each, str) else list(each)
    return sorted(flat)


def across(
    concept: str,
    years: Sequence[int | str],
    parts: str,
    found: Sequence[float | str | None],
    unit: str = "JPY",
    times: int = 1000,
) -> list[str]:
    """The lines of a row of figures, a year each. None is a blank, a text a state; yen are given in thousands."""
    lines = []
    for year, value in zip(years, found, strict=True):
        shown = "blank" if value is None else value if isinstance(value, str) else f"{value * times} {unit}".strip()
        lines.append(" ".join(str(part) for part in (concept, year, parts, shown) if part != ""))
    return lines
