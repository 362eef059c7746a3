"""Draws placed pages with ReportLab or with MuPDF's own writer."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pymupdf
from reportlab.lib.colors import Color, black
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.typeset.forms.layout import Fill, Look, Page, Ring, Run, Setter, Stroke
from samples.typeset.forms.model import Form


@cache
def font_file(name: str) -> str:
    """Where the system keeps a font."""
    command = ["fc-match", "-f", "%{family}|%{file}", name]
    family, file = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("|")
    if name not in family:
        raise LookupError(f"font {name} is not installed (found {family})")
    return file


def width_rl(text: str, font: str, size: float) -> float:
    """Of one line, as ReportLab sets it."""
    if font not in getRegisteredFontNames():
        registerFont(UnicodeCIDFont(font) if font.startswith("Heisei") else TTFont(font, font_file(font)))
    return float(stringWidth(text, font, size))


@cache
def _face(font: str) -> Any:
    return pymupdf.Font(fontfile=font_file(font))


def width_mu(text: str, font: str, size: float) -> float:
    """Of one line, as MuPDF sets it."""
    return float(_face(font).text_length(text, fontsize=size))


def _shuffled(page: Page, seed: int) -> list[Any]:
    """Texts in an order that has nothing to do with reading; long ones in pieces."""
    pieces: list[Run] = []
    for run in (item for item in page.items if isinstance(item, Run)):
        cut = len(run.text) // 2 if len(run.text) > 9 else 0
        if cut:
            right = run.x + width_rl(run.text[:cut], run.font, run.size)
            pieces.append(Run(right, run.y, run.text[cut:], run.font, run.size, run.strikes))
        pieces.append(Run(run.x, run.y, run.text[: cut or None], run.font, run.size, run.strikes))
    random.Random(seed).shuffle(pieces)
    return [*(item for item in page.items if not isinstance(item, Run)), *pieces]


def reportlab(
    form: Form, look: Look, target: Path, *, shuffle: int = 0, thin: bool = False, turned: bool = False
) -> None:
    """Write with ReportLab; `thin` draws rules as filled boxes, `turned` stores the page upright and rotates it."""
    down = look.paper[1]
    canvas = Canvas(str(target), pagesize=look.paper, invariant=1)  # a rotated page's box is turned by ReportLab
    canvas.setTitle(form.title)
    canvas.setCreator("hyoka samples (invented)")
    for page in Setter(look, width_rl).run(form.blocks):
        if turned:
            canvas.setPageRotation(90)
            canvas.transform(0, 1, -1, 0, down, 0)
        for item in _shuffled(page, shuffle) if shuffle else page.items:
            _draw_rl(canvas, item, down, thin)
        canvas.showPage()
    canvas.save()


def _draw_rl(canvas: Canvas, item: Run | Stroke | Fill | Ring, height: float, thin: bool) -> None:
    if isinstance(item, Run):
        canvas.setFont(item.font, item.size)
        for strike in range(item.strikes):
            canvas.drawString(item.x + 0.3 * strike, height - item.y, item.text)
    elif isinstance(item, Fill):
        canvas.setFillColor(Color(item.grey, item.grey, item.grey))
        canvas.rect(item.x, height - item.y - item.height, item.width, item.height, stroke=0, fill=1)
        canvas.setFillColor(black)
    elif isinstance(item, Ring):
        canvas.setLineWidth(0.8)
        box = (item.x - item.rx, height - item.y - item.ry, item.x + item.rx, height - item.y + item.ry)
        canvas.ellipse(*box, stroke=1, fill=0)
    elif thin and (item.x0 == item.x1 or item.y0 == item.y1):
        half = item.width / 2
        canvas.rect(
            item.x0 - half, height - item.y1 - half, item.x1 - item.x0 + item.width, item.y1 - item.y0 + item.width,
            stroke=0, fill=1,
        )  # fmt: skip
    else:
        canvas.setLineWidth(item.width)
        canvas.line(item.x0, height - item.y0, item.x1, height - item.y1)


def mupdf(form: Form, look: Look, target: Path, *, turned: bool = False) -> None:
    """Write with MuPDF, fonts cut down to what is used; `turned` lays each page into an upright one and rotates that."""
    document = pymupdf.open()
    for placed in Setter(look, width_mu).run(form.blocks):
        _draw_mu(document.new_page(width=look.paper[0], height=look.paper[1]), placed.items)
    document.subset_fonts()
    if turned:
        flat, document = document, pymupdf.open()
        for number in range(flat.page_count):
            page = document.new_page(width=look.paper[1], height=look.paper[0])
            page.show_pdf_page(page.rect, flat, number, rotate=90)
            page.set_rotation(90)
    document.set_metadata({"title": form.title, "producer": "PyMuPDF", "creator": "hyoka samples (invented)"})
    document.save(target, garbage=4, deflate=True, clean=True, no_new_id=True)


def _draw_mu(page: Any, items: Sequence[Run | Stroke | Fill | Ring]) -> None:
    shape = page.new_shape()
    for item in items:
        if isinstance(item, Fill):
            shape.draw_rect(pymupdf.Rect(item.x, item.y, item.x + item.width, item.y + item.height))
            shape.finish(color=None, fill=(item.grey,) * 3)
    for item in items:
        if isinstance(item, Stroke):
            shape.draw_line((item.x0, item.y0), (item.x1, item.y1))
            shape.finish(width=item.width)
        elif isinstance(item, Ring):
            shape.draw_oval(pymupdf.Rect(item.x - item.rx, item.y - item.ry, item.x + item.rx, item.y + item.ry))
            shape.finish(width=0.8)
    shape.commit()
    for item in items:
        if isinstance(item, Run):
            for strike in range(item.strikes):
                writer = pymupdf.TextWriter(page.rect)
                writer.append((item.x + 0.3 * strike, item.y), item.text, font=_face(item.font), fontsize=item.size)
                writer.write_text(page)
