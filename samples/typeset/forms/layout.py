"""Places the blocks of a form on pages: strokes, fills and runs of text, for writers that draw by coordinates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from samples.typeset.forms.model import Block, Cell, Line, Sheet, Table, Turn, placed
from samples.typeset.kokubunji_parts import clusters

Measure = Callable[[str, str, float], float]


@dataclass(slots=True)
class Run:
    """Characters on one line, at the left end of their base line; y runs down."""

    x: float
    y: float
    text: str
    font: str
    size: float
    strikes: int = 1


@dataclass(slots=True)
class Stroke:
    """A straight rule."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5


@dataclass(slots=True)
class Fill:
    """A shaded box."""

    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass(slots=True)
class Ring:
    """A circle drawn around characters."""

    x: float
    y: float
    rx: float
    ry: float


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    items: list[Run | Stroke | Fill | Ring] = field(default_factory=list)


@dataclass(slots=True)
class Look:
    """The typesetter's choices for one form."""

    font: str
    bold: str = ""  # another font for headings
    size: float = 8.5
    paper: tuple[float, float] = (595.0, 842.0)
    margin: tuple[float, float] = (40.0, 36.0)  # sides, top
    shade: float = 0.9  # of headings; 1 for none
    pad: float = 3.0
    centred: bool = True  # headings
    weight: float = 0.5
    strikes: int = 1  # how often a bold run is struck


def broken(text: str, font: str, size: float, width: float, measure: Measure) -> list[str]:
    """The lines of a text in a cell; `\\n` begins a new one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in clusters(paragraph):
            if line and measure(line + piece, font, size) > width:
                lines.append(line)
                line = ""
            line += piece
            while measure(line, font, size) > width and len(line) > 1:
                cut = next(n for n in range(len(line), 0, -1) if n == 1 or measure(line[:n], font, size) <= width)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


class Setter:
    """Sets blocks from the top of a page down."""

    def __init__(self, look: Look, measure: Measure) -> None:
        self.look, self.measure = look, measure
        self.pages = [Page()]
        self.y = look.margin[1]
        self.left, self.width = look.margin[0], look.paper[0] - 2 * look.margin[0]

    @property
    def items(self) -> list[Run | Stroke | Fill | Ring]:
        """Those of the current page."""
        return self.pages[-1].items

    def run(self, blocks: Sequence[Block]) -> list[Page]:
        """All pages."""
        for block in blocks:
            if isinstance(block, Turn):
                self.pages.append(Page())
                self.y = self.look.margin[1]
            elif isinstance(block, Line):
                self.line(block)
            elif isinstance(block, Table):
                self.table(block)
            else:
                assert isinstance(block, Sheet)
            if self.y > self.look.paper[1] - 20:
                raise SystemExit(f"page {len(self.pages)} is too long: {self.y:.0f}")
        return self.pages

    def line(self, block: Line) -> None:
        """A line of its own."""
        size = block.size or self.look.size
        bold = "bold" in block.style or block.section
        cell = Cell(block.text, style=block.style + (" bold" if bold else "") + " bare", head=False)
        lines = broken(block.text, self.look.font, size, self.width, self.measure)
        height = len(lines) * size * 1.3 + 2
        self.text(cell, lines, (self.left, self.y, self.width, height), size, 0.0)
        self.y += height + block.gap

    def table(self, table: Table) -> None:
        """A table, all rows on this page."""
        unit = self.width * table.share / sum(table.widths)
        edges = [self.left]
        for share in table.widths:
            edges.append(edges[-1] + share * unit)
        size = table.size or self.look.size
        cells = list(placed(table))
        heights = [table.low or size * 1.2 + 2 * self.look.pad] * len(table.rows)
        for row, column, cell in sorted(cells, key=lambda spot: spot[2].rows):
            lines = self.lines(cell, edges[column + cell.cols] - edges[column], size)
            need = len(lines) * self.leading(cell, size) + 2 * self.look.pad
            missing = need - sum(heights[row : row + cell.rows])
            if missing > 0:
                heights[row + cell.rows - 1] += missing
        tops = [self.y]
        for height in heights:
            tops.append(tops[-1] + height)
        strokes: set[tuple[float, float, float, float]] = set()
        for row, column, cell in cells:
            lines = self.lines(cell, edges[column + cell.cols] - edges[column], size)
            x0, x1 = edges[column], edges[column + cell.cols]
            y0, y1 = tops[row], tops[row + cell.rows]
            self.box(cell, (x0, y0, x1 - x0, y1 - y0), strokes, table, (edges[0], edges[-1]))
            self.text(cell, lines, (x0, y0, x1 - x0, y1 - y0), size, self.look.pad)
        self.items.extend(Stroke(*stroke, self.look.weight) for stroke in sorted(strokes))
        self.y = tops[-1] + table.gap

    def leading(self, cell: Cell, size: float) -> float:
        """From line to line."""
        return size * (1.08 if "vertical" in cell.style else 1.3)

    def lines(self, cell: Cell, width: float, size: float) -> list[str]:
        """The printed lines of a cell."""
        if "vertical" in cell.style:
            return list(cell.text.replace("\n", ""))
        return broken(cell.text, self.font(cell), self.sized(cell, size), width - 2 * self.look.pad, self.measure)

    def font(self, cell: Cell) -> str:
        """The font of a cell."""
        return self.look.bold if self.look.bold and (cell.head or "bold" in cell.style) else self.look.font

    def sized(self, cell: Cell, size: float) -> float:
        """The type size of a cell."""
        return size * (0.84 if "small" in cell.style else 1.25 if "large" in cell.style else 1.0)

    def box(
        self, cell: Cell, box: tuple[float, float, float, float], strokes: set[tuple[float, float, float, float]],
        table: Table, ends: tuple[float, float],
    ) -> None:  # fmt: skip
        """Shading and rules of a cell."""
        x, y, width, height = box
        if "bare" in cell.style or table.rules == "none":
            return
        if cell.head and self.look.shade < 1 and "plain" not in cell.style:
            self.items.append(Fill(x, y, width, height, self.look.shade))
        for level in (y, y + height):
            strokes.add((x, level, x + width, level))
        if table.rules != "lines":
            for side in (x, x + width):
                if table.rules == "all" or ends[0] + 1 < side < ends[1] - 1:
                    strokes.add((side, y, side, y + height))
        if "slash" in cell.style:
            strokes.add((x, y + height, x + width, y))

    def text(
        self, cell: Cell, lines: Sequence[str], box: tuple[float, float, float, float], size: float, pad: float
    ) -> None:
        """The characters of a cell, centred between top and bottom."""
        x, y, width, height = box
        font, size, step = self.font(cell), self.sized(cell, size), self.leading(cell, size)
        style = cell.style
        centred = (
            "centre" in style
            or "vertical" in style
            or (cell.head and self.look.centred and "left" not in style and "right" not in style)
        )
        top = y + pad if "top" in style else y + (height - len(lines) * step) / 2
        strikes = self.look.strikes if "bold" in style else 1
        for number, line in enumerate(lines):
            long = self.measure(line, font, size)
            at = x + pad
            if centred:
                at = x + (width - long) / 2
            elif "right" in style:
                at = x + width - pad - long
            base = top + number * step + step / 2 + size * 0.36
            if line.strip():
                self.items.append(Run(at, base, line, font, size, strikes))
            if cell.ring and cell.ring in line:
                before, inside = line.partition(cell.ring)[:2]
                reach = self.measure(inside, font, size) / 2
                middle = at + self.measure(before, font, size) + reach
                self.items.append(Ring(middle, base - size * 0.36, max(reach + 2, size * 0.72), size * 0.72))
