"""`python -m tests.hostile.describe docs/reliability-hostile.md` writes the table of all hostile cases."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case, Seen
from tests.hostile.registry import GROUPS, OUTSIDE

HEAD = """# Hostile input

Each case is a small file made in [tests/hostile](../tests/hostile) and read by `hyoka run`, many in one run, between good
documents that must come out whole, by both readers. The run ends, each file has exactly one row in the ledger, nobody
sees a traceback, no process and no temporary file is left. What is seen of each is written here from the same registry
that the tests hold against the run; a test says when this page is old: `python -m tests.hostile.describe
docs/reliability-hostile.md`.

A word in `code` under *seen* is the ledger's reason for a rejection; *loaded* means with the facts that the page
prints (of a file cut off, those before the cut); *flag* is on the facts concerned, *note* in the table `page_note` and on the screen. Where pdfplumber sees
something else, it is in brackets.
"""


def text() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_lines()])


def _lines() -> Iterator[str]:
    for group, cases in GROUPS.items():
        yield from (f"## {group}", "", "| case | what it is | seen |", "|---|---|---|")
        yield from (f"| {case.name} | {_cell(case.about)} | {_seen(case)} |" for case in cases)
        yield ""
    yield from ("## Beyond one file", "", "| what | seen | test |", "|---|---|---|")
    yield from (
        f"| {_cell(what)} | {_cell(seen)} | [{test}](../tests/hostile/{test}) |" for what, seen, test in OUTSIDE
    )
    yield ""


def _seen(case: Case) -> str:
    if case.said:
        return case.said
    other = "" if case.plumber is None or case.plumber == case.seen else f" (pdfplumber: {_said(case.plumber)})"
    return f"{_said(case.seen)}{other}"


def _said(seen: Seen) -> str:
    """What is seen, in words."""
    if isinstance(seen, tuple):
        return " or ".join(f"`{one.value}`" for one in seen)
    if isinstance(seen, str):
        return f"`{seen.value}`"
    flags = sorted({flag for _, _, flags in seen.facts for flag in flags} | seen.marks)
    told = ["loaded"]
    if seen.never:
        told.append("the hidden text is in no fact")
    told += [f"flag `{flag}`" for flag in flags]
    told += [f"note `{seen.note}`"] if seen.note is not None else []
    return ", ".join(told)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(), encoding="utf-8")
