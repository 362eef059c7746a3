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

from schemas.folding import fold_label

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
    """All meanings of one heading, with the vocabulary's label that was hit."""

    terms: tuple[Term, ...]
    quality: Quality
    label: str = ""

    def of(self, kind: TermKind) -> str | None:
        """The first term of `kind`, or None."""
        for term in self.terms:
            if term.kind == kind:
                return term.name
        return None

    def has(self, kind: TermKind, name: str) -> bool:
        """Whether the heading has this meaning."""
        return Term(kind, name) in self.terms


NOTHING: Final = Meaning((), Quality.NONE)

# Numbering before a heading: ① (1) 1. 1) ア. Ⅰ. A. ◆ 【 and the marks of list items.
_NUMBERING = regex.compile(
    r"^(?:[①-⑳❶-❿]|\([0-9]{1,2}\)|[0-9]{1,2}[.)、:]|[0-9]{1,2}(?=[^\W0-9年月日%次目])|[ア-ン][.)]|\([ア-ン]\)|[IVXivx]{1,4}[.)]|[A-Za-z][.)](?![a-z])|[■□◆◇●○◎・▼▽★☆※*]|[<【\[〔「『])+"
)
# Formula letters after a heading: A, (A), A+B, ①+②, (a)-(b)=(c), B÷A.
_FORMULA = regex.compile(
    r"(?:[(\[]?[A-Za-z①-⑳0-9]?[)\]]?[=+\-×÷/*][(\[]?[A-Za-z①-⑳0-9][)\]]?)+$|(?<=[^A-Za-z0-9])[A-Z①-⑳]$|[(\[][A-Za-z][)\]]$"
)
_NOTE = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|※.*$")
# 活動指標1, 成果指標②: the form numbers its headings at the end.
_COUNTER = regex.compile(r"(?<=[^0-9.])[0-9①-⑳]{1,2}$")
_INNER = regex.compile(r"[(]([^()]+)[)]$")
_CLOSING = regex.compile(r"[>】\]〕」』]+$")
_YEAR = regex.compile(
    r"(?:(?:令和|平成|昭和|[RHS])\.?(?:[0-9]{1,2}|元)(?:年度?)?|20[0-9]{2}年度?|(?:[0-9]{1,2}|元)年度)(?:以降の|における|分の|からの|の|に|末|以降|分)?"
)


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
        if len(bare) > _SHORTEST_PART:
            found.setdefault(bare, label)
    return found


@lru_cache(maxsize=65536)
def look_up(text: str) -> Meaning:
    """The meaning of a printed heading (any spacing, line breaks and width), or `NOTHING`."""
    folded = fold_label(text)
    index = _index()
    if folded in index:
        return Meaning(index[folded], Quality.EXACT, folded)
    for core in cores(folded):
        if core in index:
            return Meaning(index[core], Quality.CORE, core)
    bare = folded.replace("の", "")
    if bare in _without_no():
        return Meaning(index[_without_no()[bare]], Quality.CORE, _without_no()[bare])
    return _by_parts(folded)


@lru_cache(maxsize=65536)
def exact(text: str) -> Meaning:
    """As `look_up`, without looking for parts: for deciding whether a text is a heading at all."""
    meaning = look_up(text)
    return meaning if meaning.quality >= Quality.CORE else NOTHING


def cores(folded: str) -> tuple[str, ...]:
    """What may be left of a folded heading without its decorations, the most complete first."""
    bare = _CLOSING.sub("", _NUMBERING.sub("", folded))
    found = [bare]
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        found.append(bare[1:-1])
    for strip in (_FORMULA, _YEAR, _NOTE, _COUNTER):
        found += [_CLOSING.sub("", strip.sub("", core)) for core in found]
    found += [core.removeprefix("うち") for core in found if core.startswith("うち")]
    # なぜ(目的), 気づいたこと(課題): the bracket holds the heading that forms usually print.
    found += [note for note in _INNER.findall(bare) if len(note) >= _SHORTEST_PART]
    found += [_FORMULA.sub("", core) for core in found] + [_NUMBERING.sub("", core) for core in found]
    return tuple(dict.fromkeys(core for core in found if core))


# A part of one character (国, 部) says nothing inside a longer heading.
_SHORTEST_PART: Final = 2
# The part must be a good share of the heading, or the heading is about something else.
_LEAST_SHARE: Final = 0.4
# … unless it is joined to what stands before it: デジタル戦略課の所見 is a 所見.
_LONGEST_OF: Final = 12
_JOINTS: Final = frozenset("の・)/")


def _by_parts(folded: str) -> Meaning:
    index = _index()
    for core in cores(folded)[::-1]:
        for start in range(1, len(core) - _SHORTEST_PART + 1):
            part = core[start:]
            if part in index and (len(part) >= _LEAST_SHARE * len(core) or core[start - 1] in _JOINTS):
                # 当時の担当課名 is a 担当課名: said in full, as long as it is no sentence.
                of = core[start - 1] == "の" and len(part) > _SHORTEST_PART and len(core) <= _LONGEST_OF
                return Meaning(index[part], Quality.CORE if of else Quality.PART, part)
        for stop in range(len(core) - 1, _SHORTEST_PART - 1, -1):
            part = core[:stop]
            if len(part) >= _LEAST_SHARE * len(core) and part in index:
                return Meaning(index[part], Quality.PART, part)
    return NOTHING
