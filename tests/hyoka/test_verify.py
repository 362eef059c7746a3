"""Two readers, compared."""

from __future__ import annotations

from dataclasses import replace

from hyoka.verify import compared
from schemas.geometry import Box
from tests.load.examples import amount, make_fact, make_result


def test_what_only_one_reader_has_is_said() -> None:
    """Another value, a value too few, a value too many; boxes may differ."""
    one = [amount(5), amount(7), make_fact(value="x"), make_fact(value="x")]
    two = [replace(amount(5), bbox=Box(0, 0, 1, 1)), amount(8), make_fact(value="x"), make_fact(value="new", page=2)]
    two = [replace(fact, reader="pdfplumber") for fact in two]
    result = compared(make_result(*one), make_result(*two, reader="pdfplumber"))
    assert [fact.flags for fact in result.facts] == [(), ("readers_disagree",), (), ("readers_disagree",)]
    assert [(note.page, note.kind) for note in result.notes] == [(1, "readers_disagree"), (2, "readers_disagree")]
    assert result.notes[0].message == "pdfplumber reads 1 values otherwise"


def test_equal_readings_stay_as_they_are() -> None:
    """No flag, no note; only the confidence is higher."""
    result = make_result(amount(5), amount(5))
    found = compared(result, result)
    raised = tuple(
        replace(fact, confidence=other.confidence) for fact, other in zip(found.facts, result.facts, strict=True)
    )
    assert replace(found, facts=raised) == result


def test_a_second_reader_that_disagrees_lowers_the_confidence() -> None:
    unsure = [replace(fact, confidence=0.7) for fact in (amount(5), amount(7))]
    found = compared(make_result(*unsure), make_result(unsure[0]))
    assert found.facts[0].confidence >= 0.7 > found.facts[1].confidence


def test_two_readers_do_not_supply_a_unit_that_is_not_printed() -> None:
    """Both read the same characters."""
    result = make_result(replace(amount(5), unit=None, flags=("unit_unknown",), confidence=0.45))
    assert compared(result, result).facts[0].confidence < 0.5
