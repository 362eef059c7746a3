"""Prints a form with headless Chromium, from HTML tables."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from samples.typeset.forms.model import Block, Cell, Form, Line, Sheet, Table, Turn

STYLE = """
* { box-sizing: border-box; margin: 0 }
section { break-after: page }
section:last-child { break-after: auto }
p { white-space: pre-wrap }
p.centre, td.centre { text-align: center }
p.right, td.right { text-align: right }
p.section { font-weight: bold }
table { border-collapse: collapse; table-layout: fixed }
td { padding: 1.8pt 3pt; white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: middle; line-height: 1.32 }
table.all td { border: .6pt solid #000 }
table.lines td { border: solid #000; border-width: .6pt 0 }
table.open td { border: .6pt solid #000 }
table.open td.first { border-left: 0 }
table.open td.last { border-right: 0 }
table td.bare { border: 0; background: none }
td.head { text-align: center }
td.head.left { text-align: left }
td.top { vertical-align: top }
td.small, p.small { font-size: 84% }
td.large { font-size: 125% }
td.bold, p.bold { font-weight: bold }
td.vertical { padding: 1pt 0; text-align: center; line-height: 1.1 }
td.upright { writing-mode: vertical-rl; text-align: center; letter-spacing: .1em; padding: 2pt 0 }
span.ring { border: .8pt solid #000; border-radius: 50%; padding: 0 2pt }
"""


def printed(form: Form, target: Path, css: str) -> None:
    """Write the PDF; `css` has the page, the fonts and the shading."""
    pages: list[list[str]] = [[]]
    for block in form.blocks:
        if isinstance(block, Turn):
            pages.append([])
        else:
            pages[-1].append(_block(block))
    body = "".join(f"<section>{''.join(parts)}</section>" for parts in pages)
    html = f"<!DOCTYPE html><html lang=ja><meta charset=utf-8><title>{escape(form.title)}</title><style>{STYLE}{css}</style>{body}"
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is not installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, "form.html")
        source.write_text(html, encoding="utf-8")
        names = ("disable-gpu", "no-first-run", "disable-sync", "disable-background-networking", "disable-pdf-tagging")
        options = ["--headless", "--no-sandbox", *(f"--{name}" for name in names), "--no-pdf-header-footer"]
        command = [browser, *options, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    target.write_bytes(re.sub(rb"\(D:\d{14}", b"(D:20240801000000", target.read_bytes()))


def _block(block: Block) -> str:
    if isinstance(block, Line):
        size = f"font-size:{block.size}pt;" if block.size else ""
        kind = f"{block.style} section" if block.section else block.style
        return f'<p class="{kind}" style="{size}margin-bottom:{block.gap}pt">{escape(block.text)}</p>'
    if isinstance(block, Table):
        return _table(block)
    assert isinstance(block, Sheet)
    return ""


def _table(table: Table) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * width / total:.3f}%">' for width in table.widths)
    low = f"height:{table.low}pt" if table.low else ""
    rows = "".join(f'<tr style="{low}">{_row(cells)}</tr>' for cells in table.rows)
    size = f"font-size:{table.size}pt;" if table.size else ""
    style = f"width:{100 * table.share:.2f}%;margin-bottom:{table.gap}pt;{size}"
    return f'<table class="{table.rules}" style="{style}"><colgroup>{columns}</colgroup>{rows}</table>'


def _row(cells: Sequence[Cell]) -> str:
    parts = []
    for number, cell in enumerate(cells):
        ends = ("first " if number == 0 else "") + ("last" if number == len(cells) - 1 else "")
        kind = f"{cell.style} {'head' if cell.head and 'bare' not in cell.style else ''} {ends}"
        text = "\n".join(cell.text) if "vertical" in cell.style else cell.text
        inner = escape(text)
        if cell.ring:
            mark = ("<b>", "</b>") if "strong" in cell.style else ('<span class="ring">', "</span>")
            inner = inner.replace(escape(cell.ring), cell.ring.join(mark), 1)
        parts.append(f'<td class="{kind}" colspan={cell.cols} rowspan={cell.rows}>{inner}</td>')
    return "".join(parts)
