"""A printed figure taken out of its fact and printed again: what a printer would have set with other digits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from schemas.fact import Fact

# Sign, digits in threes (a blank may stand behind the comma) or not, decimals. What stands around stays as it is.
_NUMBER: Final = re.compile(
    r"(?P<sign>[▲△\-−‐‑–—―]?\s*)(?P<whole>[0-9]{1,3}(?:,\s?[0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))?"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The digits of a figure, point left out, leading zeros kept; `places` of them stand behind the point."""

    digits: str
    places: int = 0
    negative: bool = False

    @property
    def number(self) -> Fraction:
        """What is printed, before any unit."""
        value = Fraction(int(self.digits), 10**self.places)
        return -value if self.negative else value


def printed(fact: Fact) -> Printed | None:
    """The one figure that `fact` prints; None where it prints none, several, or its value does not follow from it."""
    if fact.state != "reported" or isinstance(fact.value, bool):
        return None
    found = list(_NUMBER.finditer(unicodedata.normalize("NFKC", fact.raw)))
    if len(found) != 1:
        return None
    part = found[0]["part"] or ""
    digits = re.sub(r"[,\s]", "", found[0]["whole"]) + part
    read = Printed(digits, len(part), bool(found[0]["sign"].strip()))
    return read if _agrees(read, fact) else None


def _agrees(read: Printed, fact: Fact) -> bool:
    """Whether the value is the printed number in its unit; a text (`other`) must be nothing but a figure and its unit."""
    if isinstance(fact.value, int | float):
        return _value(read.number, fact) == fact.value
    text = unicodedata.normalize("NFKC", str(fact.value))
    return len(_NUMBER.findall(text)) == 1 and len(_NUMBER.sub("", text).strip()) <= len("ポイント")


def _value(number: Fraction, fact: Fact) -> int | float:
    """The number in the fact's unit: 19,038 in 千円 is 19,038,000 yen."""
    scale = Fraction(10) ** -(fact.decimals or 0) if fact.unit == "JPY" and (fact.decimals or 0) < 0 else Fraction(1)
    value = number * scale
    return int(value) if value.denominator == 1 and isinstance(fact.value, int) else float(value)


def reprinted(fact: Fact, figure: Printed) -> Fact:
    """`fact` as if `figure` had been printed in the place of its own: `raw` and `value` alike, unit and decimals kept.

    Raises `ValueError` where the fact prints no figure of its own.
    """
    if printed(fact) is None:
        raise ValueError(f"{fact.document} p.{fact.page}: {fact.raw!r} is not one figure")
    raw = _NUMBER.sub(lambda old: _set(old, figure), unicodedata.normalize("NFKC", fact.raw), count=1)
    if isinstance(fact.value, int | float):
        return replace(fact, raw=raw, value=_value(figure.number, fact))
    text = unicodedata.normalize("NFKC", str(fact.value))
    return replace(fact, raw=raw, value=_NUMBER.sub(lambda old: _set(old, figure), text, count=1))


def _set(old: re.Match[str], figure: Printed) -> str:
    """The figure written as the old one was: its sign, its commas, its point."""
    whole = figure.digits[: len(figure.digits) - figure.places] or "0"
    # A figure too short to show whether it is grouped is grouped when it grows, as all money is.
    grouped = "," in old["whole"] or (len(old["whole"]) <= 3 and len(whole) > 3)
    written = f"{int(whole):,}" if grouped else str(int(whole))
    sign = (old["sign"].strip() and old["sign"]) or "△"
    tail = figure.digits[len(figure.digits) - figure.places :] if figure.places else ""
    return (sign if figure.negative else "") + written + (f".{tail}" if tail else "")
