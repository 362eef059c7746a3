"""Writes the invented forms: `python -m samples.typeset.forms [NAME ...]`."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections import Counter
from pathlib import Path

import pymupdf

import samples.typeset.forms as package
from samples.typeset.forms.model import Collector, Form

FOLDER = Path(__file__).resolve().parents[2] / "forms"
SHARED = {"model", "layout", "paint", "browser", "calc", "common", "__main__"}


def source(form: Form) -> str:
    """SOURCE.toml."""
    fonts = ", ".join(f'"{name}"' for name in form.fonts)
    lines = [
        f'publisher = "{form.city} (invented)"', f'title = "{form.title}"', "invented = true", f'set = "{form.set}"',
        f'producer = "{form.producer}"', f"fonts = [{fonts}]", "retypeset = false",
        "traps = [", *(f'  "{trap}",' for trap in form.traps), "]",
        'note = "Municipality, texts and figures are invented; the form follows no published one."',
    ]  # fmt: skip
    for what, why in form.judgements:
        lines += ["", "[[judgement]]", f'what = "{what}"', f'why = "{why}"']
    return "\n".join(lines) + "\n"


def missing(form: Form, facts: list[dict[str, object]], pdf: Path) -> list[str]:
    """Facts whose characters do not stand on their page."""
    with pymupdf.open(pdf) as document:
        if document.page_count != form.pages:
            raise SystemExit(f"{form.name}: {document.page_count} pages instead of {form.pages}")
        stand = [Counter(re.sub(r"\s", "", page.get_text())) for page in document]
    wrong = []
    for fact in facts:
        page = int(str(fact["page"])) - 1
        near = stand[page] + (stand[page + 1] if page + 1 < len(stand) else Counter())
        lost = Counter(re.sub(r"\s", "", str(fact["raw"]))) - near
        if lost:
            wrong.append(f"{fact['concept']} {fact['raw']!r}: {dict(lost)}")
    return wrong


def write(name: str) -> None:
    """One form: PDF, facts and SOURCE.toml."""
    module = importlib.import_module(f"samples.typeset.forms.{name}")
    form: Form = module.form()
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    pdf = folder / f"{name}.pdf"
    module.draw(form, pdf)
    facts = Collector(pdf.name).walk(form.blocks)
    wrong = missing(form, facts.lines, pdf)
    facts.write(folder / "expected.jsonl")
    (folder / "SOURCE.toml").write_text(source(form), encoding="utf-8")
    print(f"{name}: {form.pages} pages, {len(facts.lines)} facts, {pdf.stat().st_size // 1024} KB", *wrong, sep="\n  ")


def main() -> None:
    """All forms, or those named."""
    found = [module.name for module in pkgutil.iter_modules(package.__path__) if module.name not in SHARED]
    for name in sys.argv[1:] or found:
        write(name)


if __name__ == "__main__":
    main()
