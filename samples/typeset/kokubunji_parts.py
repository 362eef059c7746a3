"""What the pages of the 国分寺市 sample are made of: fonts, paragraphs broken the Japanese way, drawn shapes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import Color, HexColor, black
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Table, TableStyle

GOTHIC, MINCHO, SYMBOL = "IPAexGothic", "IPAexMincho", "DejaVu Sans"
# Neither IPAex font draws this arrow head (the publisher's came from a symbol font, too).
ARROW = "➢"
FIGURE_FILLS = (HexColor("#DDE7D3"), HexColor("#F6E6CF"), HexColor("#D9E2EE"), HexColor("#ECDDE6"))
NO_START = frozenset("、。，．,.）)」』】》〉］]：:；;！？!?・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％%～…")
NO_END = frozenset("（(「『【《〈［[①②③")


@dataclass(frozen=True, slots=True)
class Style:
    """How a block of text is set."""

    font: str = MINCHO
    size: float = 9.0
    leading: float = 12.6
    align: str = "left"
    first: float = 0.0
    hang: float = 0.0


def register_fonts() -> None:
    """Find the fonts by name, so that no path of a machine stands here."""
    for name in (GOTHIC, MINCHO, SYMBOL):
        found = subprocess.run(
            ["fc-match", "-f", "%{family}|%{file}", f"{name}:style={'Book' if name == SYMBOL else 'Regular'}"],
            check=True,
            capture_output=True,
            text=True,
        )
        family, file = found.stdout.split("|")
        if name not in family:
            raise LookupError(f"font {name} is not installed (found {family})")
        registerFont(TTFont(name, file))


def clusters(text: str) -> list[str]:
    """Pieces that a line may not be broken in: Latin words, blanks with both neighbours, marks with their host."""
    pieces: list[str] = []
    for token in re.findall(r"[A-Za-z0-9]+(?:[-./][A-Za-z0-9]+)*|.", text):
        last = pieces[-1][-1] if pieces else ""
        if pieces and (token == " " or last == " " or token[0] in NO_START or last in NO_END):
            pieces[-1] += token
        else:
            pieces.append(token)
    return pieces


def break_lines(text: str, style: Style, width: float) -> list[str]:
    """The lines of one paragraph; a piece that is wider than the line is broken between its characters."""
    lines: list[str] = []
    line = ""
    for piece in clusters(text):
        room = width - (style.hang if lines else style.first)
        if stringWidth(line + piece, style.font, style.size) <= room:
            line += piece
            continue
        if line:
            lines.append(line)
            line = ""
        for character in piece:
            if line and stringWidth(line + character, style.font, style.size) > width - style.hang:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line]


class Text(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """One paragraph with Japanese line breaking, splittable between its lines, that can tell where it begins."""

    def __init__(self, text: str, style: Style, told: Callable[[int], None] | None = None, rest: bool = False) -> None:
        super().__init__()
        self.text, self.style, self.told, self.rest = text, style, told, rest
        self.lines: list[str] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the text for this width."""
        style = replace(self.style, first=self.style.hang) if self.rest else self.style
        self.lines = break_lines(self.text, style, width)
        self.width, self.height = width, len(self.lines) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Text]:
        """Two paragraphs at a line's end, or none when no line fits."""
        # A table asks with the width of the cell, padding and all: what counts is the width it was wrapped for.
        if not self.lines:
            self.wrap(width, height)
        fit = int(height // self.style.leading)
        if fit < 1:
            return []
        if fit >= len(self.lines):
            return [self]
        head, tail = "".join(self.lines[:fit]), "".join(self.lines[fit:])
        return [Text(head, self.style, self.told, self.rest), Text(tail, self.style, None, True)]

    def draw(self) -> None:
        """Set the lines from the top."""
        style = self.style
        if self.told:
            self.told(self.canv.getPageNumber())
        for number, line in enumerate(self.lines):
            x = style.first if number == 0 and not self.rest else style.hang
            if style.align == "center":
                x = (self.width - stringWidth(line, style.font, style.size)) / 2
            elif style.align == "right":
                x = self.width - stringWidth(line, style.font, style.size)
            y = self.height - number * style.leading - style.size - (style.leading - style.size) / 4
            for part in re.split(f"({ARROW})", line):
                font = SYMBOL if part == ARROW else style.font
                self.canv.setFont(font, style.size)
                self.canv.drawString(x, y, part)
                x += stringWidth(part, font, style.size)


class Figure(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """Stands where the plan shows a picture: filled shapes without strokes or text."""

    def __init__(self, boxes: int) -> None:
        super().__init__()
        self.boxes = boxes

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """A strip as wide as the cell."""
        self.width, self.height = width, 62.0
        return width, self.height

    def draw(self) -> None:
        """Rounded boxes with arrow heads between them."""
        step = self.width * 0.9 / self.boxes
        for number in range(self.boxes):
            x = self.width * 0.05 + number * step
            self.canv.setFillColor(FIGURE_FILLS[number % len(FIGURE_FILLS)])
            self.canv.roundRect(x, 8, step - 24, 46, 6, stroke=0, fill=1)
            if number + 1 < self.boxes:
                _polygon(self.canv, [(x + step - 19, 22), (x + step - 5, 31), (x + step - 19, 40)], HexColor("#B9C2CC"))
        self.canv.setFillColor(black)


class Milestone(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """The block arrow below the last years of a schedule."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line, with room above."""
        self.width, self.height = width, 22.0
        return width, self.height

    def draw(self) -> None:
        """A filled pentagon that points right, with the text on it."""
        left, right = self.width - 104, self.width
        _polygon(self.canv, [(left, 2), (right - 9, 2), (right, 10), (right - 9, 18), (left, 18)], HexColor("#F4DFB8"))
        self.canv.setFillColor(black)
        self.canv.setFont(GOTHIC, 8)
        self.canv.drawCentredString((left + right) / 2 - 3, 7, self.text)


def _polygon(canvas: Any, points: Sequence[tuple[float, float]], fill: Color) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setFillColor(fill)
    canvas.drawPath(path, stroke=0, fill=1)


class ClosedTable(Table):  # type: ignore[misc]  # ReportLab ships no types
    """A table whose rows may break over a page: each part is closed with a rule, as a word processor draws it."""

    def onSplit(self, part: Table, byRow: int = 1) -> None:  # noqa: N802, N803  # ReportLab's names
        """Rule the box of one part."""
        part.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 0.6, black)]))
