"""The ruled cells of the 第６期総合計画 sample, drawn straight onto ReportLab's canvas."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FONT = "IPAexMincho"
WIDTH, HEIGHT = landscape(A3)
# A run of Latin characters or one character, with the marks before it that may not end a line and those after it that
# may not begin one.
PIECE = re.compile(r"[（「『(]*(?:[0-9A-Za-z.,%:/]+|.)[、。，）」』)・：ー円％ァィゥェォッャュョっゃゅょ]*")


class Box(NamedTuple):
    """A cell's edges in points from the top left corner of the page."""

    x0: float
    y0: float
    x1: float
    y1: float


def register() -> None:
    """Make the installed font known to ReportLab, which embeds what is used of it."""
    query = ["fc-match", "-f", "%{family[0]}\t%{file}", FONT]
    family, file = subprocess.run(query, capture_output=True, text=True, check=True).stdout.split("\t")
    if family != FONT:
        raise FileNotFoundError(FONT)
    pdfmetrics.registerFont(TTFont(FONT, file))


def wrap(text: str, size: float, room: float) -> list[str]:
    """The lines of `text`; a number or a Latin word stays whole."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in PIECE.findall(paragraph):
            if line and pdfmetrics.stringWidth(line + piece, FONT, size) > room:
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return lines


class Form:
    """Draws ruled cells on one page; the rules come last, each once, across the shading."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin with an empty page."""
        self.canvas = canvas
        self.rules: set[tuple[float, float, float, float]] = set()

    def line(self, x: float, y: float, text: str, size: float) -> None:
        """Set one line of text, `y` being its base line from the top."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def ruled(self, box: Box, shade: bool) -> None:
        """Shade a cell and note its four rules."""
        if shade:
            self.canvas.setFillGray(0.9)
            self.canvas.rect(box.x0, HEIGHT - box.y1, box.x1 - box.x0, box.y1 - box.y0, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        for y in (box.y0, box.y1):
            self.rules.add((box.x0, y, box.x1, y))
        for x in (box.x0, box.x1):
            self.rules.add((x, box.y0, x, box.y1))

    def cell(
        self, box: Box, text: str, *, size: float = 8.5, align: str = "left", top: bool = False, shade: bool = False
    ) -> None:
        """Put a text into a ruled cell, in smaller type if it needs that to fit."""
        self.ruled(box, shade)
        lines = wrap(text, size, box.x1 - box.x0 - 5)
        while (
            len(lines) * size * 1.16 > box.y1 - box.y0 - 3
            or max(pdfmetrics.stringWidth(line, FONT, size) for line in lines) > box.x1 - box.x0 - 5
        ):
            size -= 0.25
            if size < 6:
                raise ValueError(f"no room for {text!r}")
            lines = wrap(text, size, box.x1 - box.x0 - 5)
        free = box.y1 - box.y0 - len(lines) * size * 1.16
        y = box.y0 + (2 if top else free / 2) + size * 0.93
        for line in lines:
            space = box.x1 - box.x0 - pdfmetrics.stringWidth(line, FONT, size)
            self.line(box.x0 + {"left": 2.5, "center": space / 2, "right": space - 2.5}[align], y, line, size)
            y += size * 1.16

    def label(self, box: Box, text: str, size: float = 8) -> None:
        """Put a shaded heading."""
        self.cell(box, text, size=size, align="center", shade=True)

    def vertical(self, box: Box, text: str, size: float = 9) -> None:
        """Put a shaded heading of one character a line, spread over the cell."""
        self.ruled(box, shade=True)
        step = min((box.y1 - box.y0) / len(text), 30.0)
        y = (box.y0 + box.y1 - step * len(text)) / 2 + step / 2 + size * 0.36
        for place, letter in enumerate(text):
            self.line((box.x0 + box.x1 - size) / 2, y + place * step, letter, size)

    def row(self, x: float, y0: float, y1: float, cells: Sequence[tuple[float, str, bool]]) -> None:
        """Put cells side by side from `x` on, given as width, text and whether it is a heading."""
        for width, text, heading in cells:
            box = Box(x, y0, x + width, y1)
            self.cell(box, text, size=8 if heading else 9, align="center", shade=heading)
            x += width

    def close(self, *frames: Box) -> None:
        """Draw the rules, stroked lines across and thin filled boxes down, then the frames, and end the page."""
        self.canvas.setLineWidth(0.5)
        for x0, y0, x1, y1 in sorted(self.rules):
            if y0 == y1:
                self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y0)
            else:
                self.canvas.rect(x0 - 0.25, HEIGHT - y1, 0.5, y1 - y0, stroke=0, fill=1)
        for x0, y0, x1, y1 in frames:
            for x, y, w, h in ((x0, y0, x1 - x0, 0), (x0, y1, x1 - x0, 0), (x0, y0, 0, y1 - y0), (x1, y0, 0, y1 - y0)):
                self.canvas.rect(x - 0.6, HEIGHT - y - h - 0.6, w + 1.2, h + 1.2, stroke=0, fill=1)
        self.canvas.showPage()
