"""Two values in one cell, and the heading that says what each is: 当初予算額(うち一般財源), 従事人員・人件費.

FACTS.md, ruling 5: a cell that holds two values is two facts with the same box.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from normalize.context import Item
from normalize.paths import Head
from normalize.units import Unit, known, read_units
from schemas.vocabulary import Meaning, Quality, exact

_NOTE = regex.compile(r"^(.*?)\s*[(（]\s*([^()（）]+?)\s*[)）]$", regex.DOTALL)
_JOINED = regex.compile(r"\s*[・/／]\s*")
_STAFF: Final = frozenset({"staff_fte", "overtime_hours"})


def parts_of(item: Item) -> tuple[Item, Item] | None:
    """The item twice, each with the part of its innermost heading that is said of its value; None for one meaning."""
    for axis, heads in (("columns", item.path.columns), ("rows", item.path.rows)):
        if not heads or heads[-1].stub:
            continue
        meanings = _meanings(heads[-1])
        if meanings is not None:
            first, second = (_with_meaning(item, axis, meaning) for meaning in meanings)
            return first, second
    return None


def units_of(item: Item) -> tuple[Unit, Unit] | None:
    """The two units of a heading over people and their cost: 正規職員(人工・千円)."""
    for heads in (item.path.rows, item.path.columns):
        if heads and not heads[-1].stub and len(units := read_units(heads[-1].text)) == 2:
            return (units[0], units[1]) if {u.code == "JPY" for u in units} == {True, False} else None
    return None


def concept_of(item: Item) -> str | None:
    """The concept of a part: staff where its heading counts people, else an amount."""
    for heads in (item.path.columns, item.path.rows):
        if heads and (concept := heads[-1].meaning.of("concept")) in _STAFF:
            return concept
    return None


def _meanings(head: Head) -> tuple[Meaning, Meaning] | None:
    note = _NOTE.match(head.text)
    # R3 (決算) says a year and its phase, and only one thing.
    if note is not None and _is_money(inner := _without_unit(note[2])) and head.year is None:
        outer = exact(note[1]) if _is_money(exact(note[1])) else head.meaning
        # うち一般財源 is of the same phase as the figure before the bracket.
        phase = [term for term in outer.terms if term.kind == "phase"]
        return outer, Meaning((*inner.terms, *phase), Quality.CORE, inner.label)
    parts = _JOINED.split(head.text)
    if len(parts) == 2 and all(_is_money(exact(part)) for part in parts) and exact(head.text).quality < Quality.EXACT:
        return exact(parts[0]), exact(parts[1])
    return None


def _without_unit(text: str) -> Meaning:
    """The meaning of a note, which may say its unit as well: 職員数　人."""
    words = text.split()
    bare = " ".join(words[:-1]) if len(words) > 1 and known(words[-1]) is not None else text
    return exact(bare)


def _is_money(meaning: Meaning) -> bool:
    if meaning.quality < Quality.CORE:
        return False
    return any(t.kind in ("phase", "cost", "source") or t.name in _STAFF for t in meaning.terms)


def _with_meaning(item: Item, axis: str, meaning: Meaning) -> Item:
    heads = item.path.columns if axis == "columns" else item.path.rows
    changed = (*heads[:-1], replace(heads[-1], meaning=meaning))
    path = replace(item.path, columns=changed) if axis == "columns" else replace(item.path, rows=changed)
    return replace(item, path=path)
