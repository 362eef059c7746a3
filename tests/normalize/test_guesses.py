"""Guesses for a person: the most alike first, none where nothing is alike."""

from __future__ import annotations

from normalize.guesses import GUESSED_FROM, guesses


def test_guesses() -> None:
    found = guesses("事業の目的等について")
    assert found[0].concept == "purpose"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.score >= GUESSED_FROM for one in found)
    assert len({one.concept for one in found}) == len(found) <= 3


def test_numbering_and_notes_do_not_count() -> None:
    assert guesses("（３）所管課（当時）")[0].score == guesses("所管課")[0].score == 100


def test_nothing_alike() -> None:
    assert guesses("ﾇﾙﾎﾟ") == ()
    assert "other" not in {one.concept for one in guesses("差額", limit=99)}
