"""What printed headings mean: the vocabulary of `concepts.toml`, compiled once.

A heading is looked up exactly after folding, then without its numbering, bracketed notes, formula letters and year,
then by its parts (a Japanese compound is named by its end). The quality of the hit is part of the answer.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

import regex

from schemas.cores import CLOSING, NUMBERING, SHORTEST_PART, cores
from schemas.folding import fold_label
from schemas.nearly import Nearly

TermKind = Literal["concept", "phase", "cost", "source", "role"]
_TABLES: Final[tuple[TermKind, ...]] = ("phase", "cost", "source", "role")


class Quality(IntEnum):
    """How a heading was found in the vocabulary, best last."""

    NONE = 0
    PART = 1
    CORE = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of `concepts.toml`."""

    name: str
    kind: str
    group: str
    gloss: str
    labels: tuple[str, ...]
    unit: str | None = None
    personal: bool = False
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning of a heading: a concept, or a value of the dimensions phase, cost and source, or a structural role."""

    kind: TermKind
    name: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """All meanings of one heading, with the vocabulary's label that was hit; `fuzzy` where it is another by a character."""

    terms: tuple[Term, ...]
    quality: Quality
    label: str = ""
    fuzzy: bool = False

    def of(self, kind: TermKind) -> str | None:
        """The first term of `kind`, or None."""
        for term in self.terms:
            if term.kind == kind:
                return term.name
        return None

    def has(self, kind: TermKind, name: str) -> bool:
        """Whether the heading has this meaning."""
        # Asked some hundred times a page: no term is made to be compared.
        for term in self.terms:  # noqa: SIM110
            if term.name == name and term.kind == kind:
                return True
        return False


NOTHING: Final = Meaning((), Quality.NONE)


@cache
def concepts() -> dict[str, Concept]:
    """All concepts of `concepts.toml` by name, in the order of the file."""
    return {entry["name"]: _concept(entry) for entry in _source()["concept"]}


def _source() -> dict[str, Any]:
    return tomllib.loads((files("schemas") / "concepts.toml").read_text(encoding="utf-8"))


def _concept(entry: dict[str, Any]) -> Concept:
    return Concept(
        name=entry["name"],
        kind=entry["kind"],
        group=entry["group"],
        gloss=entry["gloss"],
        labels=tuple(entry["labels"]),
        unit=entry.get("unit"),
        personal=entry.get("personal", False),
        internal=entry.get("internal", False),
    )


@cache
def _index() -> dict[str, tuple[Term, ...]]:
    index: dict[str, list[Term]] = {}

    def put(label: str, term: Term) -> None:
        terms = index.setdefault(fold_label(label), [])
        if term not in terms:
            terms.append(term)

    source = _source()
    for entry in source["concept"]:
        for label in entry["labels"]:
            put(label, Term("concept", entry["name"]))
    for table in _TABLES:
        for name, labels in source[table].items():
            for label in labels:
                put(label, Term(table, name))
    return {label: tuple(terms) for label, terms in index.items()}


@cache
def _without_no() -> dict[str, str]:
    """Labels of three characters and more by what is left without の: 実施の方法 is 実施方法."""
    found: dict[str, str] = {}
    for label in _index():
        bare = label.replace("の", "")
        if len(bare) > SHORTEST_PART:
            found.setdefault(bare, label)
    return found


LONGEST_HEADING: Final = 1_000
"""A text of more characters is no heading; its parts are not looked for, which takes the square of its length."""


@lru_cache(maxsize=65536)
def look_up(text: str) -> Meaning:
    """The meaning of a printed heading (any spacing, line breaks and width), or `NOTHING`."""
    if len(text) > LONGEST_HEADING:
        return NOTHING
    folded = fold_label(text)
    index = _index()
    if folded in index:
        return Meaning(index[folded], Quality.EXACT, folded)
    if (stage := _staged(folded)) is not None:
        return stage
    for core in cores(folded):
        if core in index:
            return Meaning(index[core], Quality.CORE, core)
    bare = folded.replace("の", "")
    if bare in _without_no():
        return Meaning(index[_without_no()[bare]], Quality.CORE, _without_no()[bare])
    respelt = _respelt(folded)
    if respelt != folded and (meaning := look_up(respelt)).quality >= Quality.CORE:
        return Meaning(meaning.terms, Quality.CORE, meaning.label)
    joined = next(filter(None, map(_joined, cores(folded))), None)
    found = joined or _asked(folded) or _by_parts(folded)
    return found if found.terms else _fuzzily(folded)


def _fuzzily(folded: str) -> Meaning:
    """A heading that is a label but for one character, where all such labels mean the same.

    Only what asks for a text or an indicator: in a budget, one character makes another source of it (国支出金, 県支出金).
    """
    for core in cores(folded):
        meant = {_index()[label] for label in _nearly().like(core)}
        if len(meant) == 1 and all(term.kind in ("concept", "role") for term in next(iter(meant))):
            return Meaning(meant.pop(), Quality.PART, core, fuzzy=True)
    return NOTHING


@cache
def _nearly() -> Nearly:
    return Nearly(_index())


def _respelt(folded: str) -> str:
    """A folded heading in the spelling that the vocabulary prefers."""
    for written, preferred in _spellings():
        if written in folded and (preferred in written or preferred not in folded):
            folded = folded.replace(written, preferred)
    return folded


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple(_source()["spelling"].items())


def _asked(folded: str) -> Meaning | None:
    """A heading that asks (どのような課題がありますか), or says in everyday words (行ったこと), is what it asks for."""
    if folded.rstrip("?。").endswith("か"):
        said, quality = _phrases("question"), Quality.CORE
    elif len(folded) <= _LONGEST_EVERYDAY and folded.endswith(_EVERYDAY):
        # Short answers end like that, too (課題が残っているため): it says what a heading is, and not that it is one.
        said, quality = _phrases("everyday"), Quality.PART
    else:
        return None
    for concept, words in said.items():
        if any(word in folded for word in words):
            return Meaning((Term("concept", concept),), quality, folded)
    return None


# How headings in everyday words end; a sentence of a text does not end so, and is longer.
_EVERYDAY: Final = ("こと", "ために", "ため", "を目指して", "をめざして", "状態")
_LONGEST_EVERYDAY: Final = 20


@cache
def _phrases(table: str) -> dict[str, tuple[str, ...]]:
    return {concept: tuple(words) for concept, words in _source()[table].items()}


# 実施主体・方法, 担当課及び係: two headings in one. Each is short, or the text is a list of things; the second may be a
# mere letter of what the first is.
_AND = regex.compile(r"[・/、]|及び|または|又は")
_LONGEST_JOINED: Final = 8


def _joined(folded: str) -> Meaning | None:
    """A heading of several headings is what the first of them is; what a budget's words join is looked up whole only."""
    parts = _AND.split(folded)
    if len(parts) < 2 or len(parts[0]) < SHORTEST_PART or not all(1 <= len(part) <= _LONGEST_JOINED for part in parts):
        return None
    terms = [term for term in _index().get(parts[0], ()) if term.kind == "concept"]
    return Meaning(tuple(terms), Quality.CORE, parts[0]) if terms else None


# The stages of management in Latin letters: 計画(Plan), 【DO】, CHECK:評価.
_STAGE = regex.compile(
    r"[(\[<【〔「]?(?<![A-Za-z])(?:PLAN|DO|CHECK|ACTION|ACT|SEE)(?![A-Za-z])[)\]>】〕」]?[:・-]?", regex.IGNORECASE
)
STAGE: Final = Meaning((Term("role", "stage"),), Quality.CORE, "stage")
"""A heading that names a stage of management (計画, 実施, 評価, 改善) and nothing that a value could be."""


def _staged(folded: str) -> Meaning | None:
    """A heading with a stage of management in Latin letters: the stage alone, or what is headed beside it."""
    rest = _STAGE.sub("", folded, count=1)
    if rest == folded:
        return None
    bare = CLOSING.sub("", NUMBERING.sub("", rest)).strip("()[]【】<>:・")
    return STAGE if not bare or bare in _stages() else look_up(rest)


@cache
def _stages() -> frozenset[str]:
    return frozenset(_source()["stage"]["words"])


@lru_cache(maxsize=65536)
def exact(text: str) -> Meaning:
    """As `look_up`, without looking for parts: for deciding whether a text is a heading at all."""
    meaning = look_up(text)
    return meaning if meaning.quality >= Quality.CORE else NOTHING


# The part must be a good share of the heading, or the heading is about something else.
_LEAST_SHARE: Final = 0.4
# … unless it is joined to what stands before it: デジタル戦略課の所見 is a 所見.
_LONGEST_OF: Final = 12
_JOINTS: Final = ("の", "・", ")", "/", "に対する", "に関する", "における", "についての")


def _is_worded(terms: tuple[Term, ...]) -> bool:
    """Whether a heading asks for a text: 所見, 理由; a cost or a figure behind another word is something else."""
    return any(term.kind == "concept" and concepts()[term.name].kind == "text" for term in terms)


def _by_parts(folded: str) -> Meaning:
    index = _index()
    for core in cores(folded)[::-1]:
        for start in range(SHORTEST_PART, len(core) - SHORTEST_PART + 1):
            # 二次評価所見: two headings in one word are what the second is.
            if core[:start] in index and core[start:] in index and _is_worded(index[core[start:]]):
                return Meaning(index[core[start:]], Quality.CORE, core[start:])
        for start in range(1, len(core) - SHORTEST_PART + 1):
            part = core[start:]
            if part in index and (len(part) >= _LEAST_SHARE * len(core) or core[:start].endswith(_JOINTS)):
                # 当時の担当課名 is a 担当課名: said in full, as long as it is no sentence.
                of = core[start - 1] == "の" and len(part) > SHORTEST_PART and len(core) <= _LONGEST_OF
                return Meaning(index[part], Quality.CORE if of else Quality.PART, part)
        for stop in range(len(core) - 1, SHORTEST_PART - 1, -1):
            part = core[:stop]
            if len(part) >= _LEAST_SHARE * len(core) and part in index:
                return Meaning(index[part], Quality.PART, part)
    return NOTHING
