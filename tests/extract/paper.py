"""Test pages typeset in memory: ruled tables from a grid of texts, free text, fills and shapes.

Coordinates are points with the origin at the top left, as everywhere in hyoka. The font is the CID font
HeiseiKakuGo-W5, which every PDF reader brings itself, so no font of the system is needed.

A table is a list of rows of texts. `<` goes on with the cell on its left, `^` with the cell above; a text that begins
with `*` is shaded as headings are. Cells of several lines have line feeds in them; one character a line stands upright.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import pymupdf
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import extract
from extract.blocks import of_page
from extract.readers import reader as read_by
from normalize.drafts import Origin
from normalize.facts import document_year, facts_of
from schemas.block import Block, PageBlocks, Sheet
from schemas.fact import Fact
from schemas.page import Page

Rows = Sequence[Sequence[str]]
Style = Literal["line", "dashes", "dots", "double", "thin", "frames", "pieces", "rows", "cells", "open"]
STYLES: Final[tuple[Style, ...]] = ("line", "dashes", "dots", "double", "thin", "frames", "pieces")
"""Ways to draw the same closed table."""

READERS: Final = {"pymupdf": read_by("pymupdf"), "pdfplumber": read_by("pdfplumber")}
FONT: Final = "HeiseiKakuGo-W5"
UPRIGHT: Final = "HeiseiMin-W3"
A4: Final = (595.0, 842.0)
SHADE: Final = 0xDDE6F0
DOT: Final = 1.0
"""The side of the dots of a dotted rule, and the gap between them."""
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
pdfmetrics.registerFont(UnicodeCIDFont(UPRIGHT, isVertical=True))


class Paper:
    """A document in the making; it begins with one empty page."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        """Take a sheet of `size` points."""
        self.width, self.height = size
        self._dotted: set[tuple[float, float]] = set()
        self._bytes = io.BytesIO()
        self._canvas: Any = Canvas(self._bytes, pagesize=size, pageCompression=0, invariant=1)

    def next_page(self) -> Paper:
        """Begin another page."""
        self._canvas.showPage()
        return self

    def text(self, x: float, y: float, text: str, size: float = 9.0) -> Paper:
        """Set lines of text, the first with its top at `y`."""
        self._canvas.setFillColor(HexColor(0))
        for number, line in enumerate(text.split("\n")):
            self._canvas.setFont(FONT, size)
            self._canvas.drawString(x, self.height - y - size * (0.88 + 1.2 * number), line)
        return self

    def twice(self, x: float, y: float, text: str, size: float = 9.0, by: float = 0.4) -> Paper:
        """Set text two times, a hair apart: the bold of producers without a bold font."""
        return self.text(x, y, text, size).text(x + by, y, text, size)

    def upright(self, x: float, y: float, text: str, size: float = 9.0) -> Paper:
        """Set text downwards in the vertical writing mode, from `y` on, centred on `x`."""
        self._canvas.setFillColor(HexColor(0))
        self._canvas.setFont(UPRIGHT, size)
        self._canvas.drawString(x, self.height - y, text)
        return self

    def climbing(self, x: float, y: float, text: str, size: float = 9.0) -> Paper:
        """Set text turned by 90 degrees, to be read from below: it begins at `y` and runs upwards, its foot at `x`."""
        self._canvas.saveState()
        self._canvas.setFillColor(HexColor(0))
        self._canvas.setFont(FONT, size)
        self._canvas.translate(x, self.height - y)
        self._canvas.rotate(90)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, color: int = 0) -> Paper:
        """Stroke a straight line."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def frame(self, x0: float, y0: float, x1: float, y1: float, color: int = 0) -> Paper:
        """Stroke a rectangle."""
        self._canvas.setLineWidth(0.5)
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=1, fill=0)
        return self

    def fill(self, x0: float, y0: float, x1: float, y1: float, color: int = SHADE) -> Paper:
        """Fill a rectangle."""
        self._canvas.setFillColor(HexColor(color))
        self._canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        return self

    def dot(self, x: float, y: float) -> Paper:
        """Fill a square dot in its middle; those of one table are painted once, though their cells share a border."""
        if (place := (round(x, 2), round(y, 2))) not in self._dotted:
            self._dotted.add(place)
            self.fill(x - DOT / 2, y - DOT / 2, x + DOT / 2, y + DOT / 2, 0)
        return self

    def table(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Rows,
        height: float | Sequence[float] = 20.0,
        style: Style = "line",
        size: float = 8.0,
    ) -> Paper:
        """Draw a table with its left top corner at (x, y); its cells' texts begin 3 pt inside them."""
        heights = [float(height)] * len(rows) if isinstance(height, int | float) else list(height)
        xs, ys = sums(x, widths), sums(y, heights)
        self._dotted.clear()
        spans = spans_of(rows)
        for (row0, col0, row1, col1), text in spans:
            if text.startswith("*"):
                self.fill(xs[col0], ys[row0], xs[col1], ys[row1])
        for (row0, col0, row1, col1), text in spans:
            box = (xs[col0], ys[row0], xs[col1], ys[row1])
            if style != "rows":
                self._border(box, style, (xs[0], xs[-1]))
            self.text(box[0] + 3, box[1] + 3, text.removeprefix("*"), size)
        if style == "rows":
            self._rules([(xs[c0], ys[r0], xs[c1], ys[r1]) for (r0, c0, r1, c1), _ in spans])
        return self

    def _rules(self, cells: Sequence[tuple[float, float, float, float]]) -> None:
        """The horizontal borders of cells, each rule in one piece."""
        for y in {y for _, top, _, bottom in cells for y in (top, bottom)}:
            ends = sorted((x0, x1) for x0, top, x1, bottom in cells if y in (top, bottom))
            start, reach = ends[0]
            for low, high in ends:
                if low > reach:
                    self.line(start, y, reach, y)
                    start = low
                reach = max(reach, high)
            self.line(start, y, reach, y)

    def _border(self, box: tuple[float, float, float, float], style: Style, sides: tuple[float, float]) -> None:
        x0, y0, x1, y1 = box
        if style == "frames":
            self.frame(*box)
            return
        draw = _PENS[style]
        draw(self, x0, y0, x1, y0)
        draw(self, x0, y1, x1, y1)
        for at in (x0, x1):
            if style == "cells" or (style == "open" and at in sides):
                continue
            draw(self, at, y0, at, y1)

    def bytes(self) -> bytes:
        """The finished PDF; nothing can be set on it any more."""
        if not self._bytes.getvalue():
            self._canvas.showPage()
            self._canvas.save()
        return self._bytes.getvalue()


def _thin(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
    paper.fill(x0 - 0.3, y0 - 0.3, x1 + 0.3, y1 + 0.3, 0)


def _dots(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
    """Square dots, each a rectangle, as Chromium paints a dotted border."""
    count = round(((x1 - x0) + (y1 - y0)) / (2 * DOT))
    for n in range(count + 1):
        paper.dot(x0 + n * (x1 - x0) / count, y0 + n * (y1 - y0) / count)


def _line(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
    paper.line(x0, y0, x1, y1)


def _double(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
    across = (0.0, 0.9) if y0 == y1 else (0.9, 0.0)
    for side in (-1, 1):
        dx, dy = side * across[0], side * across[1]
        paper.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy)


def _in_steps(length: float, gap: float) -> Callable[[Paper, float, float, float, float], None]:
    def draw(paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        whole, at = (x1 - x0) + (y1 - y0), 0.0
        while at < whole:
            stop = min(at + length, whole)
            if y0 == y1:
                paper.line(x0 + at, y0, x0 + stop, y0)
            else:
                paper.line(x0, y0 + at, x0, y0 + stop)
            at += length + gap

    return draw


_PENS: Final[dict[Style, Callable[[Paper, float, float, float, float], None]]] = {
    "line": _line,
    "cells": _line,
    "open": _line,
    "thin": _thin,
    "double": _double,
    "dashes": _in_steps(3.0, 2.0),
    "dots": _dots,
    "pieces": _in_steps(11.0, 0.0),
}


def sums(start: float, steps: Sequence[float]) -> list[float]:
    found = [float(start)]
    for step in steps:
        found.append(found[-1] + step)
    return found


def spans_of(rows: Rows) -> list[tuple[tuple[int, int, int, int], str]]:
    """The cells of a grid of texts with their slots (row0, col0, row1, col1), ends excluded."""
    found = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            stop = c + 1
            while stop < len(row) and row[stop] == "<":
                stop += 1
            end = r + 1
            while end < len(rows) and rows[end][c] == "^":
                end += 1
            found.append(((r, c, end, stop), text))
    return found


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The PDF after `change` was applied to its first page (a pymupdf page): rotation, crop box."""
    opener: Any = pymupdf.open
    with opener(stream=data, filetype="pdf") as document:
        change(document[0])
        written: bytes = document.tobytes()
    return written


def page_of(paper: Paper | bytes, reader: str = "pymupdf", number: int = 1) -> Page:
    """A page as its reader sees it."""
    data = paper if isinstance(paper, bytes) else paper.bytes()
    return next(iter(READERS[reader](data, "paper.pdf", range(number - 1, number))))


def blocks_of(paper: Paper | bytes, reader: str = "pymupdf", number: int = 1) -> PageBlocks:
    """The blocks of a page."""
    return of_page(page_of(paper, reader, number))


def block(page: PageBlocks, text: str, nth: int = 0) -> Block:
    """The block that prints `text`."""
    found = [b for b in page.blocks if "".join(b.text.split()) == text]
    assert len(found) > nth, f"no {text!r} among {[b.text for b in page.blocks]}"
    return found[nth]


def heads(page: PageBlocks, text: str, nth: int = 0) -> tuple[list[str], list[str]]:
    """The row headings and column headings of the block that prints `text`, wrapped lines joined."""
    found = block(page, text, nth)
    rows = ["".join(h.text.split()) for h in found.rows]
    return rows, ["".join(h.text.split()) for h in found.columns]


def sheets_of(paper: Paper | bytes, reader: str = "pymupdf") -> tuple[Sheet, ...]:
    """The sheets of a document."""
    return extract.read(paper if isinstance(paper, bytes) else paper.bytes(), "paper.pdf", reader).sheets


def all_facts(paper: Paper | bytes, reader: str = "pymupdf") -> list[Fact]:
    """All facts of a document, read without layouts."""
    sheets = sheets_of(paper, reader)
    year = document_year(sheets)
    return [fact for sheet in sheets for fact in facts_of(sheet, Origin("paper.pdf", sheet.ordinal, reader), year)]


def facts(paper: Paper | bytes, concept: str, reader: str = "pymupdf") -> list[Fact]:
    """The facts of one concept."""
    return [fact for fact in all_facts(paper, reader) if fact.concept == concept]


COST: Final[Rows] = [
    ["*区分", "*R3年度決算", "*R4年度決算", "*R5年度予算"],
    ["*事業費(千円)", "1,200", "1,350", "1,500"],
    ["*国庫支出金", "200", "350", "500"],
    ["*一般財源", "1,000", "1,000", "1,000"],
]
"""A small table of costs by year with its funding."""
