"""Misprints of one figure: which other figures a slip of each kind makes of it. Pure, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Final

from benchmarks.printed import Printed


class Kind(StrEnum):
    """The kinds of misprints that are planted."""

    TRANSPOSITION = "transposition"
    DIGIT = "one digit"
    DROPPED = "digit dropped"
    ADDED = "digit added"
    SIGN = "sign lost"
    UNIT = "unit slip"
    OMITTED = "addend omitted"
    TWICE = "counted twice"
    NEIGHBOUR = "neighbour's figure"
    SHIFT = "row shifted by a column"
    LIST = "list against sheet"
    ERA = "era mismatch"
    HEADING = "year heading repeated"


# Thousands slip between 円 and 千円; a nought too many counts as one, a digit too few is a digit dropped.
SLIPS: Final = (3, -3, 1)


def swapped(figure: Printed) -> Iterator[Printed]:
    """Two neighbouring digits changed about."""
    text = figure.digits
    for i in range(len(text) - 1):
        if text[i] != text[i + 1]:
            yield from _if_printable(figure, text[:i] + text[i + 1] + text[i] + text[i + 2 :])


def miskeyed(figure: Printed) -> Iterator[Printed]:
    """One digit replaced by another."""
    text = figure.digits
    for i, old in enumerate(text):
        for new in "0123456789":
            if new != old:
                yield from _if_printable(figure, text[:i] + new + text[i + 1 :])


def dropped(figure: Printed) -> Iterator[Printed]:
    """One digit left out. The point moves with its neighbours: 99.5 becomes 9.5, never 99 with no decimals."""
    text = figure.digits
    for i in range(len(text) - figure.places):
        if text[:i][-1:] != text[i]:
            yield from _if_printable(figure, text[:i] + text[i + 1 :])


def added(figure: Printed) -> Iterator[Printed]:
    """One digit too many, before the point."""
    text = figure.digits
    for i in range(len(text) - figure.places + 1):
        for new in "0123456789":
            if text[:i][-1:] != new:
                yield from _if_printable(figure, text[:i] + new + text[i:])


def unsigned(figure: Printed) -> Iterator[Printed]:
    """A minus lost."""
    if figure.negative:
        yield replace(figure, negative=False)


def slipped(figure: Printed) -> Iterator[Printed]:
    """Thousands more or less, or ten times more, of whole numbers; the rest is rounded away."""
    if figure.places:
        return
    for power in SLIPS:
        value = int(figure.digits)
        scaled = value * 10**power if power > 0 else (value + 10**-power // 2) // 10**-power
        if scaled not in (0, value):
            yield replace(figure, digits=str(scaled))


def _if_printable(figure: Printed, digits: str) -> Iterator[Printed]:
    """Nobody prints `01,234`; a figure that is nought or the same is no misprint of this kind."""
    whole = digits[: len(digits) - figure.places]
    if not whole or (len(whole) > 1 and whole[0] == "0") or int(digits) == 0 or digits == figure.digits:
        return
    yield replace(figure, digits=digits)


SINGLE: Final = {
    Kind.TRANSPOSITION: swapped,
    Kind.DIGIT: miskeyed,
    Kind.DROPPED: dropped,
    Kind.ADDED: added,
    Kind.SIGN: unsigned,
    Kind.UNIT: slipped,
}
