"""Prints a form with LibreOffice Calc, from a workbook whose narrow columns carry every table."""

from __future__ import annotations

import math
import shutil
import subprocess
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from samples.typeset.forms.model import Cell, Form, Line, Table, Turn, placed

SIDE = Side(style="thin", color="000000")
ENDS = ("WEST", "EAST")  # style words: the cell's left or right rule is an outer one, beside a gap inside the table


@dataclass(slots=True)
class Sheeting:
    """The typesetter's choices for one workbook."""

    font: str
    size: float = 8.0
    columns: int = 40
    column: float = 13.2  # points
    landscape: bool = False
    shade: str = "E4E4E4"  # "" for none
    row: float = 15.0
    inner: str = ""  # border style of the rules inside a table, such as "dashed"; "" as the outer ones
    outer: str = "thin"
    footer: str = ""  # in the middle of the lower margin; &P and &N as in a workbook
    wider: float = 1.0  # LibreOffice sets a column of about one character narrower than asked for


def _lines(text: str, width: float, size: float) -> int:
    total = 0
    for part in text.split("\n"):
        long = sum(size if unicodedata.east_asian_width(c) in "WFA" else size * 0.56 for c in part)
        total += max(1, math.ceil(long / max(width - 5 - size * 0.6, size)))
    return total


class Book:
    """Fills one worksheet from the top down."""

    def __init__(self, look: Sheeting) -> None:
        self.look, self.row, self.page_rows = look, 1, [0]
        self.book = Workbook()
        self.paper = self.book.active
        for column in range(1, look.columns + 1):
            self.paper.column_dimensions[get_column_letter(column)].width = look.column * look.wider / 5.62 - 0.6
        setup, margins = self.paper.page_setup, self.paper.page_margins
        setup.paperSize, setup.orientation = 9, "landscape" if look.landscape else "portrait"
        margins.left = margins.right = 0.4
        margins.top = margins.bottom = 0.45
        margins.header = margins.footer = 0
        if look.footer:
            self.paper.oddFooter.center.text = look.footer
            margins.bottom, margins.footer = 0.6, 0.25

    def line(self, block: Line) -> None:
        """A line of its own."""
        size = block.size or self.look.size
        cell = self.paper.cell(self.row, 1, block.text)
        cell.number_format, cell.font = "@", Font(name=self.look.font, size=size, bold="bold" in block.style)
        side = "center" if "centre" in block.style else "right" if "right" in block.style else "left"
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        self.paper.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=self.look.columns)
        lines = _lines(block.text, self.look.columns * self.look.column, size)
        self.paper.row_dimensions[self.row].height = lines * size * 1.35 + 3 + block.gap
        self.row += 1

    def table(self, table: Table) -> None:
        """A table; its relative widths are whole numbers of columns."""
        edges = [0]
        for width in table.widths:
            edges.append(edges[-1] + int(width))
        count = len(table.rows) - table.unseen
        heights = [table.low or self.look.row] * count
        shown = [(row - table.unseen, column, cell) for row, column, cell in placed(table) if row >= table.unseen]
        for row, column, cell in sorted(shown, key=lambda spot: spot[2].rows):
            wide = (edges[column + cell.cols] - edges[column]) * self.look.column
            size = self.look.size * (0.84 if "small" in cell.style else 1)
            lines = (
                len(cell.text)
                if "vertical" in cell.style
                else 1
                if "turned" in cell.style
                else _lines(cell.text, wide, size)
            )
            missing = lines * size * 1.3 + 4.5 - sum(heights[row : row + cell.rows])
            heights[row + cell.rows - 1] += max(0.0, missing)
            ends = (row == 0, row + cell.rows == count)
            self.cell(cell, self.row + row, (edges[column] + 1, edges[column + cell.cols]), table, edges[-1], ends)
        for number, height in enumerate(heights):
            self.paper.row_dimensions[self.row + number].height = height
        self.row += len(heights)
        self.paper.row_dimensions[self.row].height = table.gap
        self.row += 1

    def cell(
        self, cell: Cell, row: int, span: tuple[int, int], table: Table, last: int, ends: tuple[bool, bool]
    ) -> None:  # fmt: skip
        """One cell, merged over its rows and columns; `ends` says whether the table begins or ends with it."""
        bottom = row + cell.rows - 1
        outer = Side(style=self.look.outer, color="000000")
        inner = Side(style=self.look.inner, color="000000") if self.look.inner else outer
        west, east = (mark in cell.style for mark in ENDS)
        ruled = table.rules != "none" and "bare" not in cell.style
        for r in range(row, bottom + 1):
            for c in range(span[0], span[1] + 1):
                left = table.rules == "all" or (table.rules == "open" and c > 1)
                right = table.rules == "all" or (table.rules == "open" and c < last)
                if ruled:
                    self.paper.cell(r, c).border = Border(
                        left=(outer if c == 1 or west else inner) if left and c == span[0] else None,
                        right=(outer if c == last or east else inner) if right and c == span[1] else None,
                        top=(outer if ends[0] else inner) if r == row else None,
                        bottom=(outer if ends[1] else inner) if r == bottom else None,
                        diagonalUp="slash" in cell.style, diagonal=SIDE if "slash" in cell.style else None,
                    )  # fmt: skip
                if cell.head and self.look.shade and ruled and "plain" not in cell.style:
                    self.paper.cell(r, c).fill = PatternFill("solid", fgColor=self.look.shade)
        first, style = self.paper.cell(row, span[0], cell.text or None), cell.style
        size = self.look.size * (0.84 if "small" in style else 1.25 if "large" in style else 1)
        first.number_format, first.font = "@", Font(name=self.look.font, size=size, bold="bold" in style)
        centred = "centre" in style or "vertical" in style or (cell.head and "left" not in style)
        first.alignment = Alignment(
            horizontal="center" if centred else "right" if "right" in style else "left",
            vertical="top" if "top" in style else "center", wrap_text="right" not in style,
            textRotation=255 if "vertical" in style else 90 if "turned" in style else 0,
        )  # fmt: skip
        if (row, span[0]) != (bottom, span[1]):
            self.paper.merge_cells(start_row=row, end_row=bottom, start_column=span[0], end_column=span[1])


def printed(form: Form, look: Sheeting, target: Path) -> None:
    """Write the PDF."""
    book = Book(look)
    for block in form.blocks:
        if isinstance(block, Turn):
            book.paper.row_breaks.append(Break(id=book.row - 1))
        elif isinstance(block, Line):
            book.line(block)
        elif isinstance(block, Table):
            book.table(block)
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice (LibreOffice Calc) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.xlsx"
        book.book.properties.creator = "hyoka samples (invented)"
        book.book.save(source)
        command = [office, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(target.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
