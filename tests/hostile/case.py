"""What a hostile case is: how its bytes are made, and what is seen of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from schemas.errors import Reason

READERS: Final = ("pymupdf", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document that is loaded. `facts` are `(concept, value, flags)` that it must have, flags among others.

    Of `never`, no value and no printed text of any fact may hold one; of `marked`, only facts with one of `marks` may.
    `note` is the kind of a note that its pages must have. `clean` says that no fact has a flag of doubt.
    """

    facts: tuple[tuple[str, str | int | float | None, frozenset[str]], ...] = ()
    never: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    note: str | None = None


Seen = Reason | Loaded | tuple[Reason, ...]
"""The ledger's reason, or one of several where the limits decide which is met first; or facts and flags."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile document. `plumber` is what the second reader sees, where it is something else.

    `said` is what the table of docs/reliability-hostile.md says is seen, where the expectation does not say it itself.
    """

    name: str
    about: str
    make: Callable[[], bytes]
    seen: Seen
    plumber: Seen | None = None
    said: str = ""

    def by(self, reader: str) -> Seen:
        """What is seen by the reader of that name."""
        return self.plumber if reader == "pdfplumber" and self.plumber is not None else self.seen


def fact(concept: str, value: str | float | None, *flags: str) -> tuple[str, str | int | float | None, frozenset[str]]:
    """An expected fact: concept, value, and flags that it must have."""
    return concept, value, frozenset(flags)


WHOLE: Final = Loaded(
    facts=(fact("project_name", "情報化推進事業"), fact("amount", 1_234_000), fact("amount", 2_345_000))
)
"""The sheet of `tests.hostile.hand.form`, read as if nothing were wrong."""
