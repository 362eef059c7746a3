"""The relations that a sheet prints by itself, and their way from where it is read to the audit of its document.

Most of what an audit costs is finding them. A long document is read by several processes: each finds those of its
sheets, and the audit of the whole document takes them up.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from audit.relation import Relation
from audit.rules import LAST, SHEET
from audit.sheets import SheetFacts, sheet_of
from schemas.fact import Fact


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found that look at one sheet: those that come before the rules of documents, and those after."""

    first: tuple[Relation, ...]
    last: tuple[Relation, ...]


def find(sheet: SheetFacts) -> Found:
    """Ask all rules that look at one sheet."""
    return Found(
        tuple(relation for rule in SHEET for relation in rule(sheet)),
        tuple(relation for rule in LAST for relation in rule(sheet)),
    )


def laid_down(document: str, ordinal: int, facts: Sequence[Fact]) -> bytes:
    """The relations of a sheet with these facts, for `taken_up`: its facts themselves are not in there again."""
    places = {id(fact): place for place, fact in enumerate(facts)}
    stream = io.BytesIO()
    _Pickler(stream, places).dump(find(sheet_of(document, ordinal, facts)))
    return stream.getvalue()


def taken_up(data: bytes, sheet: SheetFacts) -> Found:
    """What was laid down of the facts of this sheet, in the same order."""
    found: Found = _Unpickler(io.BytesIO(data), sheet.facts).load()
    return found


class _Pickler(pickle.Pickler):
    """Tells the facts of a sheet by their places."""

    def __init__(self, stream: io.BytesIO, places: dict[int, int]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._places = places

    def persistent_id(self, obj: Any) -> int | None:
        return self._places.get(id(obj)) if isinstance(obj, Fact) else None

    def reducer_override(self, obj: Any) -> Any:
        """A fact that a rule has made: its dimensions may be read-only, which pickle does not know."""
        if not isinstance(obj, Fact):
            return NotImplemented
        return Fact, obj.plain()


class _Unpickler(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, facts: Sequence[Fact]) -> None:
        super().__init__(stream)
        self._facts = facts

    def persistent_load(self, pid: int) -> Fact:
        return self._facts[pid]
