"""What can be wrong with a document."""

from __future__ import annotations

import pickle

import pytest

from schemas.errors import SENTENCES, HyokaError, Reason, Rejected


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Reason)
    assert all(SENTENCES.values())
    assert len({*SENTENCES.values()}) == len(SENTENCES)


@pytest.mark.parametrize("reason", list(Reason))
def test_sentences(reason: Reason) -> None:
    assert str(Rejected("a.pdf", reason)) == f"a.pdf: {SENTENCES[reason]}"
    assert str(Rejected("a.pdf", reason, "why")) == f"a.pdf: {SENTENCES[reason]} (why)"


def test_it_travels_between_processes() -> None:
    """Documents are read in child processes."""
    error = pickle.loads(pickle.dumps(Rejected("a.pdf", Reason.ENCRYPTED, "why")))
    assert isinstance(error, HyokaError)
    assert (error.document, error.reason, error.detail) == ("a.pdf", Reason.ENCRYPTED, "why")
