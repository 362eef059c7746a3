"""Facts → findings: the printed relations, re-computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.equations import Equation, same_equation
from audit.judge import judge
from audit.relation import Relation
from audit.rules import CORPUS, DOCUMENT, SHEET
from audit.sheets import Corpus, corpus_of
from audit.wording import Lang
from schemas.fact import Fact
from schemas.finding import Finding, Rule

__all__ = ["Lang", "audit", "relations"]


def audit(facts: Sequence[Fact], lang: Lang = "ja") -> tuple[Finding, ...]:
    """Every relation that `facts` print, re-computed: those that hold too. The caller chooses what to show.

    The facts may be those of several documents, which are then compared with each other. An equation that several
    rules find is judged once, under the rule that comes first. `lang` is the language of the messages.
    """
    corpus = corpus_of(facts)
    return judge(_distinct(_found(corpus)), corpus, lang)


def relations(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """The equations that `facts` print, each once, before anybody has looked whether they hold."""
    return _distinct(_found(corpus_of(facts)))


def _found(corpus: Corpus) -> Iterator[Relation]:
    for document in corpus.documents:
        for sheet in document.sheets:
            for sheet_rule in SHEET:
                yield from sheet_rule(sheet)
        for document_rule in DOCUMENT:
            yield from document_rule(document)
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
