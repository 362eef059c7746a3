"""Facts of labelled sheets with how they were read and whether they are right: what confidence is fitted on.

The sheets that hyoka is developed on are read nearly without error, and a confidence fitted on them alone would be much
too high for a form that nobody has seen. So each is also read as if it were such a form: with a part of the vocabulary
hidden, another part in each round, so that headings are known by their parts, or not at all.
"""

from __future__ import annotations

import functools
import gc
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from unittest.mock import patch

import normalize.confidence
import normalize.facts
import schemas.vocabulary
from benchmarks.corpus import Labelled, SetName
from benchmarks.scoring import compare
from hyoka.pipeline import OTHER
from hyoka.reading import read_bytes
from hyoka.verify import DISAGREE, compared
from normalize.confidence import SECOND_READER, Weights
from normalize.drafts import Draft, Origin
from normalize.features import TERMS, TOPICS, Terms, terms_of, topic_of
from normalize.standing import standings
from schemas.document import DocumentResult
from schemas.fact import Fact

HIDDEN: Final = 0.15
"""Share of the vocabulary that is hidden in a round."""
_MANY: Final = 10_000
_FIELDS: Final = ("concept", "phase", "cost", "source", "role")


@dataclass(slots=True)
class Noted:
    """How the facts of a document were read, as they were finished: by the fact itself, and by its place."""

    facts: dict[int, tuple[Fact, str | None, Terms]] = field(default_factory=dict)
    places: dict[tuple[object, ...], tuple[Fact, str | None, Terms]] = field(default_factory=dict)

    def add(self, fact: Fact, topic: str | None, terms: Terms) -> None:
        """Note a fact; it is kept, so that its identity stays its own."""
        self.facts[id(fact)] = self.places[_place(fact)] = (fact, topic, terms)

    def of(self, fact: Fact) -> tuple[str | None, Terms]:
        """Topic and terms of a fact, or of the one in its place where a later step has changed it; else nothing."""
        found = self.facts.get(id(fact)) or self.places.get(_place(fact))
        return (None, frozenset()) if found is None else found[1:]


def _place(fact: Fact) -> tuple[object, ...]:
    return fact.page, fact.bbox, fact.raw


@dataclass(frozen=True, slots=True)
class Observation:
    """One extracted fact that counts: how it was read and whether it is right.

    `round` is 0 for the whole vocabulary. `agrees` is what the second reader says, None where it was not asked.
    """

    set: SetName
    form: str
    round: int
    topic: str
    terms: Terms
    right: bool
    agrees: bool | None = None


def observe(documents: Sequence[Labelled], round: int = 0, second_reader: bool = False) -> list[Observation]:
    """Read the documents without layouts, with the vocabulary of `round`, and judge each fact."""
    found: list[Observation] = []
    with vocabulary_of(round), _noting() as noted:
        for document in documents:
            data = document.pdf.read_bytes()
            result = read_bytes(data, document.pdf.name)
            if second_reader:
                other = read_bytes(data, document.pdf.name, reader=OTHER[result.reader])
                found += _judged(document, result, noted, round, compared(result, other))
            else:
                found += _judged(document, result, noted, round, None)
            noted.facts.clear()
            noted.places.clear()
    return found


def _judged(
    document: Labelled,
    result: DocumentResult,
    noted: Noted,
    round: int,
    verified: DocumentResult | None,
) -> Iterator[Observation]:
    lines = [fact.to_json() for fact in result.facts]
    place = {id(line): i for i, line in enumerate(lines)}
    for score in compare(document.lines, lines).values():
        for right, part in ((True, score.hits), (False, score.extra)):
            for line in part:
                fact = result.facts[place[id(line)]]
                topic, terms = noted.of(fact)
                agrees = None if verified is None else DISAGREE not in verified.facts[place[id(line)]].flags
                if topic is not None:
                    yield Observation(document.set, document.form, round, topic, terms, right, agrees)


@contextmanager
def _noting() -> Iterator[Noted]:
    """Topic and terms of each fact, as facts are finished: a fact itself does not carry them."""
    noted = Noted()
    finished: Callable[[list[Draft], Origin], list[Fact]] = normalize.facts.finished

    def noting(drafts: list[Draft], origin: Origin) -> list[Fact]:
        facts = finished(drafts, origin)
        for draft, standing, fact in zip(drafts, standings(drafts), facts, strict=True):
            noted.add(fact, topic_of(draft), terms_of(draft, standing))
        return facts

    # Whatever the shipped weights are, or whether they fit the code at all, does not matter here.
    neutral = Weights(dict.fromkeys(TOPICS, 0.0), dict.fromkeys(TERMS, 0.0), dict.fromkeys(SECOND_READER, 0.0))
    with (
        patch.object(normalize.facts, "finished", noting),
        patch.object(normalize.confidence, "weights", lambda: neutral),
    ):
        normalize.confidence.confidence.cache_clear()
        try:
            yield noted
        finally:
            normalize.confidence.confidence.cache_clear()


@contextmanager
def vocabulary_of(round: int) -> Iterator[None]:
    """The vocabulary without the labels that `round` hides; round 0 hides none."""
    if round == 0:
        yield
        return
    source = hidden(schemas.vocabulary._source(), round)
    try:
        with patch.object(schemas.vocabulary, "_source", lambda: source):
            _forget()
            yield
    finally:
        _forget()


def hidden(source: dict[str, Any], round: int) -> dict[str, Any]:
    """`concepts.toml` without the labels that `round` hides: the same ones each time, whatever else is added."""

    def kept(labels: list[str]) -> list[str]:
        return [label for label in labels if zlib.crc32(f"{round} {label}".encode()) % _MANY >= HIDDEN * _MANY]

    concepts = [entry | {"labels": kept(entry["labels"])} for entry in source["concept"]]
    tables = {name: {key: kept(labels) for key, labels in source[name].items()} for name in _FIELDS[1:]}
    return source | {"concept": concepts} | tables


def _forget() -> None:
    """Empty every memory of a function: what a heading means is remembered in many of them."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.partition(".")[0] in _ROOMS:
            thing.cache_clear()


_ROOMS: Final = frozenset({"schemas", "extract", "normalize"})
