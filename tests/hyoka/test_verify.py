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
    """No flag, no note."""
    result = make_result(amount(5), amount(5))
    assert compared(result, result) == result
