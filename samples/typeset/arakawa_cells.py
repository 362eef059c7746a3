"""The cells of the Arakawa sample: what is printed in them, the facts they carry, and how Chromium prints them."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samples.typeset.expect import normal

STYLE = """
@page { size: A4; margin: 11mm 11mm 9mm 13mm }
* { box-sizing: border-box; margin: 0 }
body { font: 7.8pt/1.34 'IPAMincho' }
section { break-after: page; padding: 1.5pt 1pt }
section:last-child { break-after: auto }
header { position: relative; text-align: center; height: 24pt }
h1 { font: 13.5pt/20pt 'IPAGothic'; letter-spacing: .06em }
header span { position: absolute; right: 2pt; bottom: 2pt; font-size: 9pt }
p { text-align: right; font-size: 7.4pt; padding: 3pt 2pt 1pt }
table { border-collapse: collapse; table-layout: fixed; width: 100%; border: 1.2pt solid #000; margin-top: -.6pt }
table.apart { margin-top: 6pt }
td { border: .5pt solid #000; padding: 1.6pt 2.6pt; height: 15pt; vertical-align: middle; overflow-wrap: anywhere }
td.label { background: #e4ecf4; font-family: 'IPAGothic'; font-size: 7.2pt; text-align: center }
td.name { background: #f3f6fa }
td.left { background: #e4ecf4; font-family: 'IPAGothic'; font-size: 7.2pt }
td.upright { background: #e4ecf4; font: 7.2pt/1.15 'IPAGothic'; text-align: center; padding: 1pt 0 }
td.number { text-align: right; padding-left: 1pt; white-space: nowrap }
td.centre { text-align: center }
td.small { font-size: 7.2pt; padding: 1.4pt 2.2pt }
"""

Value = str | int | float | None
Dimensions = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a reader must find in a cell."""

    concept: str
    raw: str
    value: Value
    label: tuple[str, ...] = ()
    year: int | None = None
    dimensions: Dimensions = field(default_factory=dict)
    unit: str | None = None
    decimals: int | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One ruled cell; `kind` is its CSS class."""

    text: str
    kind: str = "text"
    columns: int = 1
    rows: int = 1
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells on columns of the given widths (percent); `unit` is printed above it, outside the box."""

    widths: Sequence[float]
    rows: list[list[Cell]]
    apart: bool = False
    unit: str = ""


# ------------------------------------------------------------------------------------------------------- the facts


def said(
    concept: str, raw: str, *label: str, year: int | None = None, of: Dimensions | None = None
) -> tuple[Fact, ...]:
    """The fact of a text cell; an empty cell has none."""
    return (Fact(concept, raw, normal(raw), label, year, of or {}),) if raw else ()


def chosen(text: str) -> re.Match[str] | None:
    """The marked option of a cell of choices."""
    return re.search(r"●\s*([^\s○●）]+)", text)


def choice(concept: str, text: str, *label: str, of: Dimensions | None = None) -> tuple[Fact, ...]:
    """The fact of a cell of choices; without a filled mark there is none."""
    found = chosen(text)
    return (Fact(concept, found[0], normal(found[1]), label, None, of or {}),) if found else ()


def number(raw: str) -> tuple[int | float, int]:
    """A printed figure and its decimals; ▲ is a minus."""
    plain = re.sub(r"[,\s]", "", raw.replace("▲", "-"))
    whole, _, part = plain.partition(".")
    return (float(plain), len(part)) if part else (int(whole), 0)


def figure(
    concept: str,
    raw: str,
    label: tuple[str, ...],
    year: int | None,
    of: Dimensions,
    *flags: str,
    unit: str | None = "千円",
) -> tuple[Fact, ...]:
    """The fact of a printed figure, in whole yen where it is money; an empty cell has none."""
    if not raw:
        return ()
    value, decimals = number(raw)
    if unit == "千円":
        return (Fact(concept, raw, round(value * 1000), label, year, of, "JPY", -3, flags),)
    return (Fact(concept, raw, value, label, year, of, "JPY" if unit == "円" else unit, decimals, flags),)


def indicator_parts(printed: str) -> tuple[str, str | None]:
    """Name and unit of an indicator: a bracketed unit at the end is no part of the name, one inside it stays there."""
    found = re.fullmatch(r"(.+?)\s*[（(](千円|円|件|%)[）)](.*)", printed)
    if not found:
        return printed, None
    return (printed if found[3] else found[1]), found[2]


def named(printed: str, label: tuple[str, ...], of: Dimensions) -> tuple[Fact, ...]:
    """The facts of an indicator's name cell."""
    name, unit = indicator_parts(printed)
    facts = said("indicator_name", name, *label, of=of)
    return facts + said("indicator_unit", unit or "", *label, of=of)


# ------------------------------------------------------------------------------------------------------- the print


def inner(cell: Cell) -> str:
    """The HTML inside a cell: one block a paragraph; an upright heading sets one character a line."""
    lines = list(cell.text) if cell.kind == "upright" else cell.text.split("\n")
    return "".join(f"<div>{html.escape(line)}</div>" for line in lines if line)


def as_html(table: Table) -> str:
    """A table, with the unit above its box where there is one."""
    columns = "".join(f'<col style="width:{width}%">' for width in table.widths)
    rows = "".join(
        "<tr>"
        + "".join(f'<td class="{c.kind}" colspan="{c.columns}" rowspan="{c.rows}">{inner(c)}</td>' for c in row)
        + "</tr>"
        for row in table.rows
    )
    unit = f"<p>{html.escape(table.unit)}</p>" if table.unit else ""
    return f'{unit}<table class="{"apart" if table.apart else ""}"><colgroup>{columns}</colgroup>{rows}</table>'


def facts_of(tables: Sequence[Table]) -> Iterator[Fact]:
    """The facts of tables in reading order."""
    return (fact for table in tables for row in table.rows for cell in row for fact in cell.facts)


def print_pdf(title: str, body: str, target: Path) -> None:
    """Print HTML with Chromium, in a profile that is thrown away."""
    browser = shutil.which("chromium") or "chromium"
    page = f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>{body}</html>'
    quiet = ("disable-gpu", "disable-background-networking", "disable-component-update", "disable-sync", "no-first-run")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, "form.html")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", *(f"--{name}" for name in quiet), f"--user-data-dir={folder}/profile"]
        # Tags would triple the size of the file and say nothing that the published one says.
        options += ["--disable-pdf-tagging", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        subprocess.run([browser, *options, source.as_uri()], check=True, capture_output=True, timeout=180)
