"""The review queue in the terminal: one name after another, with its candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from hyoka.terminal import say, shown
from load.names import Line, decide, lines

if TYPE_CHECKING:
    from rich.console import Console

    from load.names import Engine

_MOST_PLACES: Final = 3
_SENTENCES: Final = {
    "list_and_sheet_differ": "the sheet says {name}, the list of the same document {other}",
    "renamed": "{other} is not seen any more when {name} appears with the same project",
}


def describe(line: Line) -> str:
    """A line of the queue as one line of text."""
    match = line.match
    year = "" if match.fiscal_year is None else f" {match.fiscal_year}"
    meaning = f" = {line.master_id}" if line.master_id is not None else ""
    other = f" / {match.other}" if match.other != "" else ""
    whose = match.municipality or "municipality not known"
    candidates = "; ".join(f"{one.id} {one.name} {one.score:g} ({one.reason})" for one in match.answer.candidates)
    said = f"{match.key}  {line.standing}{meaning}  {whose}{year}  {match.name}{other}  {match.reason}"
    return f"{said}  [{candidates}]" if candidates != "" and line.standing == "pending" else said


def walk(engine: Engine, console: Console) -> None:
    """Ask about every pending name. What is answered is kept at once; the rest stays pending."""
    pending = lines(engine, "pending")
    if len(pending) == 0:
        console.print("Nothing to review.")
    for number, line in enumerate(pending, 1):
        _show(console, line, f"{number} of {len(pending)}")
        if not _ask(engine, line):
            break


def _show(console: Console, line: Line, heading: str) -> None:
    """A name, where it is printed, and what it may mean."""
    match = line.match
    sentence = _SENTENCES.get(match.reason, "{name}").format(name=match.name, other=match.other)
    console.print(f"\n[bold]{heading}[/]  {shown(sentence)}", highlight=False)
    console.print(f"  {shown(match.municipality or 'municipality not known')} {match.fiscal_year or ''} {match.key}")
    for place in match.places[:_MOST_PLACES]:
        console.print(f"  {shown(place.document)}, page {place.page} ({place.concept})", highlight=False)
    if len(match.places) > _MOST_PLACES:
        console.print(f"  and {len(match.places) - _MOST_PLACES} more places")
    for number, one in enumerate(match.answer.candidates, 1):
        console.print(f"  [bold]{number}[/] {shown(one.name)} {one.id}  {one.score:g}  {shown(one.reason)}")


def _ask(engine: Engine, line: Line) -> bool:
    """Ask about one name and keep the answer. Returns whether to go on."""
    candidates = line.match.answer.candidates
    numbers = f"1-{len(candidates)} accept" if len(candidates) > 0 else "a accept"
    while True:
        said = typer.prompt(f"  {numbers}, r reject, s skip, q quit", default="s").strip().lower()
        if said == "q":
            return False
        if said == "s":
            return True
        if said == "r":
            decide(engine, line.match.key, "rejected")
            return True
        if said == "a" and len(candidates) == 0:
            decide(engine, line.match.key, "accepted")
            return True
        if said.isascii() and said.isdecimal() and 1 <= int(said) <= len(candidates):
            decide(engine, line.match.key, "accepted", candidates[int(said) - 1].id)
            return True
        say("  that is none of these")
