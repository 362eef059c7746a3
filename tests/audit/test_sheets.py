"""Facts by document and sheet."""

from __future__ import annotations

from audit.sheets import corpus_of
from tests.audit.tables import fact


def test_documents_and_sheets_are_kept_apart() -> None:
    facts = [fact(1, sheet=2), fact(2, document="b.pdf"), fact(3, sheet=0), fact(4, sheet=2)]
    corpus = corpus_of(facts)
    assert [d.name for d in corpus.documents] == ["a.pdf", "b.pdf"]
    first = corpus.documents[0]
    assert [s.ordinal for s in first.sheets] == [0, 2]
    assert first.own is first.sheets[0] and corpus.documents[1].own is None
    assert [f.value for f in first.sheets[1].facts] == [1000, 4000]


def test_facts_of_a_concept_and_figures() -> None:
    sheet = corpus_of([fact(1), fact("", 1), fact("広報", 2, concept="purpose", decimals=None)]).documents[0].sheets[0]
    assert len(sheet.amounts) == 2 and len(sheet.figures) == 1
    assert [f.concept for f in sheet.of("purpose", "amount")] == ["purpose", "amount", "amount"]
