"""Facts → findings: the printed relations, re-computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.equations import Equation, same_equation
from audit.found import find, taken_up
from audit.judge import judge
from audit.relation import Relation
from audit.rules import CORPUS, DOCUMENT
from audit.sheets import Corpus, corpus_of
from audit.wording import Lang
from schemas.fact import Fact
from schemas.finding import Finding, Rule

__all__ = ["Lang", "SheetKey", "audit", "relations"]

SheetKey = tuple[str, int]
"""A document's name and the ordinal of a sheet of it."""


def audit(
    facts: Sequence[Fact], lang: Lang = "ja", known: Mapping[SheetKey, bytes] | None = None, *, brief: bool = False
) -> tuple[Finding, ...]:
    """Every relation that `facts` print, re-computed: those that hold too. The caller chooses what to show.

    The facts may be those of several documents, which are then compared with each other. An equation that several
    rules find is judged once, under the rule that comes first. `lang` is the language of the messages. `known` is what
    `audit.found.laid_down` made of sheets whose facts, in this order, are among `facts`: they are not searched again. `brief`: relations that hold come without cells and words, for who
    only counts them.
    """
    corpus = corpus_of(facts)
    return judge(_distinct(_found(corpus, known or {})), corpus, lang, brief=brief)


def relations(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """The equations that `facts` print, each once, before anybody has looked whether they hold."""
    return _distinct(_found(corpus_of(facts), {}))


def _found(corpus: Corpus, known: Mapping[SheetKey, bytes]) -> Iterator[Relation]:
    for document in corpus.documents:
        laid_down = [known.get((sheet.document, sheet.ordinal)) for sheet in document.sheets]
        found = [
            find(sheet) if data is None else taken_up(data, sheet)
            for sheet, data in zip(document.sheets, laid_down, strict=True)
        ]
        for sheet_found in found:
            yield from sheet_found.first
        for document_rule in DOCUMENT:
            yield from document_rule(document)
        for sheet_found in found:
            yield from sheet_found.last
    for corpus_rule in CORPUS:
        yield from corpus_rule(corpus)


def _distinct(found: Iterator[Relation]) -> tuple[Relation, ...]:
    """Each equation once, under the first rule that finds it; one that was only found in the figures gives way."""
    places: dict[Equation, int] = {}
    kept: list[Relation] = []
    for relation in found:
        key = same_equation(relation)
        if key is None or key not in places:
            if key is not None:
                places[key] = len(kept)
            kept.append(relation)
        elif kept[places[key]].rule is Rule.DISCOVERED_SUM:
            kept[places[key]] = relation
    return tuple(kept)
