"""A printed name and what it was found to be: what `hyoka names match` reads and writes (FACTS.md)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from schemas.fact import Fact

NameKind = Literal["department", "system", "municipality"]
Status = Literal["auto", "review", "none"]


@dataclass(frozen=True, slots=True)
class Question:
    """A printed name; `municipality` is a name or a code, `fiscal_year` the year in which it was printed."""

    kind: NameKind
    raw: str
    municipality: str | None = None
    fiscal_year: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of a master list that the name may mean. `score` is 0 to 100, `reason` a word and perhaps a detail."""

    id: str
    name: str
    score: float
    reason: str

    def to_json(self) -> dict[str, object]:
        """The candidate as an object of the answer."""
        return {"id": self.id, "name": self.name, "score": self.score, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Answer:
    """`auto` with an id, or candidates for a person (`review`), best first, or nothing (`none`)."""

    status: Status
    id: str | None = None
    candidates: tuple[Candidate, ...] = ()

    def to_json(self) -> dict[str, object]:
        """What is added to the question's line."""
        return {"status": self.status, "id": self.id, "candidates": [one.to_json() for one in self.candidates]}


NOTHING = Answer("none")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name is printed. `sha256` is the document's, `document` its file name."""

    sha256: str
    document: str
    sheet: int
    page: int
    concept: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of a municipality and year with its answer: a line of the review queue.

    `key` is made of what is printed alone (`key_of`), so that a person's decision finds its line again when the document
    is read anew or the master lists change. `reason` says why a person should look (`similar`, `list_and_sheet_differ`,
    `renamed`, …); `other` is the second name where there are two. `municipality` is a code, a name, or "" where it is
    not known.
    """

    key: str
    kind: NameKind
    municipality: str
    fiscal_year: int | None
    name: str
    reason: str
    answer: Answer
    other: str = ""
    places: tuple[Place, ...] = ()


def key_of(*parts: str | int | None) -> str:
    """A short key of what is printed, the same at every reading."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:12]


DecisionWord = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a line of the queue. `master_id` is the entry that was accepted, if it is one."""

    key: str
    word: DecisionWord
    master_id: str | None
    note: str


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """The facts of a document that name units; `municipality` is a code or name, or None where it is not known."""

    sha256: str
    name: str
    municipality: str | None
    facts: tuple[Fact, ...]
