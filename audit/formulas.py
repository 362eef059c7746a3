"""Formulas that a form prints in its labels: `総事業費(A+B)`, `(a)-(b)=(c)`, `④=②×③`, `B÷A`, `((8)-(2))÷活動指標(1)`.

A label is read into the letter that it gives its own row or column and the expression that says how it is reckoned:

    equation = side [ "=" side ]           one side is a single letter: the label's own
    side     = term { ("+" | "-") term }
    term     = factor { ("×" | "÷") factor }
    factor   = letter | number | name "(" letter ")" | "(" side ")"
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from schemas.exact import ONE, Fraction

Sum = tuple[tuple[str, Fraction], ...]
"""Letters with their coefficients. The letter of a named operand is its whole name: `活動指標(1)`."""


@dataclass(frozen=True, slots=True)
class Formula:
    """factor × Σ `numerator` ÷ Σ `denominator` (empty: 1), or `times` × that, where the form multiplies two letters."""

    numerator: Sum
    denominator: Sum = ()
    factor: Fraction = ONE
    times: str = ""

    @property
    def letters(self) -> tuple[str, ...]:
        """Every operand, in printed order, each once."""
        named = [letter for letter, _ in (*self.numerator, *self.denominator)]
        return tuple(dict.fromkeys(named + [self.times] * bool(self.times)))

    def multiplies(self) -> bool:
        """Whether it is a product of two letters, which is no linear equation."""
        return bool(self.times)


@dataclass(frozen=True, slots=True)
class Lettered:
    """What a label says of letters: its own (`事業費(A)`), how sure that is one, and the formula it prints.

    `numbered` is True for what might be no more than a numbering of rows or headings: `1 事業費`, `①目的`.
    """

    letter: str | None = None
    numbered: bool = False
    formula: Formula | None = None


_CIRCLED: Final = {ord(mark): f"({n})" for n, mark in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)}
_SIGNS: Final = {
    **dict.fromkeys(map(ord, "−‐‑–―"), "-"),
    **dict.fromkeys(map(ord, "*✕╳"), "×"),
    ord("/"): "÷",
    **dict.fromkeys(map(ord, "[{【〔<"), "("),
    **dict.fromkeys(map(ord, "]}】〕>"), ")"),
}
_TOKEN: Final = re.compile(
    r"(?P<name>[^\W\dA-Za-z_]{2,}\((?:[A-Za-z]|[0-9]{1,2})\))|(?P<mark>\((?:[A-Za-z]|[0-9]{1,2})\))"
    r"|(?P<number>(?<![0-9.])1(?:00|,?000)(?![0-9.]))|(?P<bare>(?<![A-Za-z0-9.])(?:[A-Za-z]|[0-9]{1,2})(?![A-Za-z0-9.]))"
    r"|(?P<sign>[+\-×÷=()])"
)
_Kind = Literal["name", "mark", "number", "bare", "sign"]
_UNIT: Final = r"\((?:単位[:・÷]?)?(?:百万円|千円|円|%|人|時間|件)(?:÷[^()]*)?\)"
_UNITS: Final = re.compile(_UNIT)
# A mark of a note behind a word (人件費* B) is no sign of multiplication.
_NOTES: Final = re.compile(r"(?<=[^\W\dA-Za-z_])[×※](?=[^(]|$)")
_OWN_LAST: Final = re.compile(r"(?:\(([A-Za-z]|[0-9]{1,2})\)|(?<=[^\W\dA-Za-z_])([A-Za-z]))$")
_OWN_FIRST: Final = re.compile(r"^(?:\(([A-Za-z]|[0-9]{1,2})\)|([A-Za-z]|[0-9]{1,2})[.:]?(?=[^\W\dA-Za-z_]))")
# A longer label is a sentence.
_LONGEST: Final = 60


@lru_cache(maxsize=8192)
def lettered(label: str) -> Lettered:
    """What `label` says of letters. Never raises: a label that is no formula is none."""
    if len(label) > _LONGEST:
        return Lettered()
    text = unicodedata.normalize("NFKC", label.translate(_CIRCLED)).translate(_SIGNS)
    text = _NOTES.sub("", _UNITS.sub("", re.sub(r"\s+", "", text)))
    printed = _printed_formula(text)
    if printed is not None:
        return printed
    if text.startswith("(") and text.endswith("))"):
        text = text[1:-1]
    last, first = _OWN_LAST.search(text), _OWN_FIRST.search(text)
    if last is not None:
        return Lettered(last[1] or last[2])
    if first is not None:
        own = first[1] or first[2]
        return Lettered(own, numbered=own.isdigit())
    return Lettered()


def _printed_formula(text: str) -> Lettered | None:
    """The longest end of `text` that is an equation, with what stands before it as a name."""
    if not re.search(r"[+\-×÷=]", text):
        return None
    for start in range(len(text)):
        if start and text[start - 1].isascii() and text[start - 1].isalnum() and text[start].isalnum():
            continue
        for end in (len(text), len(text.rstrip("%"))):
            tokens = _tokens(text[start:end])
            equation = None if tokens is None else _equation(tokens)
            if equation is not None:
                return equation if equation.letter else Lettered(_before(text[:start]), formula=equation.formula)
    return None


def _before(text: str) -> str | None:
    """The letter of the name in front of a formula: `不用額 h (e-f-g)`, `⑤総事業費(①+④)`."""
    found = _OWN_LAST.search(text) or _OWN_FIRST.search(text)
    return (found[1] or found[2]) if found is not None else None


def _tokens(text: str) -> list[tuple[str, str]] | None:
    """The tokens of `text`; None where it holds anything else. A name is an operand only behind a sign."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or (found.lastgroup == "name" and (not tokens or tokens[-1][0] != "sign")):
            return None
        kind = str(found.lastgroup)
        tokens.append((kind, found.group().strip("()") if kind == "mark" else found.group()))
        at = found.end()
    return tokens


def _equation(tokens: list[tuple[str, str]]) -> Lettered | None:
    """The tokens as an equation; None where they are none, or might as well be a date, a range or a numbering."""
    signs = [token for kind, token in tokens if kind == "sign"]
    if signs.count("=") > 1 or not set(signs) & set("+-×÷"):
        return None
    marked = any(kind in ("mark", "name") or (kind == "bare" and not token.isdigit()) for kind, token in tokens)
    if not marked and not set(signs) & set("+×=("):
        return None
    sides = _split(tokens)
    formulas = [_Reader(side).read() for side in sides]
    if len(sides) == 1:
        formula, own = formulas[0], None
    else:
        singles = [side[0][1] if len(side) == 1 and side[0][0] != "number" else None for side in sides]
        if (singles[0] is None) == (singles[1] is None):
            return None
        formula, own = (formulas[1], singles[0]) if singles[0] is not None else (formulas[0], singles[1])
    if formula is None or not formula.letters or (len(formula.letters) < 2 and formula.factor == 1):
        return None
    return Lettered(own, formula=formula)


def _split(tokens: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The sides of the equation, without the brackets that stand around the whole of it."""
    if _wrapped(tokens):
        tokens = tokens[1:-1]
    at = [i for i, token in enumerate(tokens) if token == ("sign", "=")]
    return [tokens[: at[0]], tokens[at[0] + 1 :]] if at else [tokens]


def _wrapped(tokens: list[tuple[str, str]]) -> bool:
    depth = 0
    for i, (_, token) in enumerate(tokens):
        depth += (token == "(") - (token == ")")
        if depth == 0:
            return i == len(tokens) - 1 and i > 0
    return False


class _Reader:
    """Reads one side of an equation by the grammar above."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    def read(self) -> Formula | None:
        """The whole side, or None where it is no expression of the kinds that are checked."""
        formula = self._side()
        return formula if self._at == len(self._tokens) else None

    def _sign(self, wanted: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at][0] == "sign":
            sign = self._tokens[self._at][1]
            if sign in wanted:
                self._at += 1
                return sign
        return None

    def _side(self) -> Formula | None:
        formula = self._term()
        while formula is not None and (sign := self._sign("+-")) is not None:
            other = self._term()
            formula = None if other is None else _added(formula, other, 1 if sign == "+" else -1)
        return formula

    def _term(self) -> Formula | None:
        formula = self._factor()
        while formula is not None and (sign := self._sign("×÷")) is not None:
            other = self._factor()
            if other is None:
                return None
            formula = _multiplied(formula, other) if sign == "×" else _divided(formula, other)
        return formula

    def _factor(self) -> Formula | None:
        if self._sign("(") is not None:
            formula = self._side()
            return formula if self._sign(")") is not None else None
        if self._at >= len(self._tokens) or self._tokens[self._at][0] == "sign":
            return None
        kind, token = self._tokens[self._at]
        self._at += 1
        return (
            Formula((), factor=Fraction(token.replace(",", "")))
            if kind == "number"
            else Formula(((token, Fraction(1)),))
        )


def _added(one: Formula, other: Formula, sign: int) -> Formula | None:
    if one.denominator or other.denominator or one.times or other.times or not one.numerator or not other.numerator:
        return None
    return Formula(_scaled(one, 1) + _scaled(other, sign))


def _scaled(formula: Formula, sign: int) -> Sum:
    return tuple((letter, coefficient * formula.factor * sign) for letter, coefficient in formula.numerator)


def _multiplied(one: Formula, other: Formula) -> Formula | None:
    if not other.numerator or not one.numerator:
        with_letters, number = (one, other) if one.numerator else (other, one)
        factor = with_letters.factor * number.factor
        return Formula(with_letters.numerator, with_letters.denominator, factor, with_letters.times)
    if one.times or other.times or one.denominator or other.denominator or len(other.numerator) != 1:
        return None
    letter, coefficient = other.numerator[0]
    return Formula(one.numerator, (), one.factor * other.factor * coefficient, letter)


def _divided(one: Formula, other: Formula) -> Formula | None:
    if not one.numerator or one.denominator or one.times or other.denominator or other.times:
        return None
    if not other.numerator:
        return Formula(one.numerator, (), one.factor / other.factor)
    return Formula(one.numerator, other.numerator, one.factor / other.factor)
