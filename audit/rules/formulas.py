"""What a form prints as a formula, `総事業費(A+B)`, `(a)-(b)=(c)`, `B÷A`, is reckoned as printed, column by column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.formulas import Formula, Lettered, lettered
from audit.hypotheses import closes
from audit.numerals import is_percent, numeric
from audit.places import distance, same_cell, same_column, same_row
from audit.quotients import rate
from audit.relation import Linear, Quotient, Relation, Term
from audit.rounding import Mode
from audit.sheets import SheetFacts, dimension
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Rule, Severity, Status
from schemas.folding import fold_label

# What a rate may be printed in, when the form does not say: %, a fraction of one, yen for each from thousands.
FACTORS: Final = (Fraction(100), Fraction(1), Fraction(1, 1000))
NUMBERS: Final = frozenset(
    {"amount", "line_item", "other", "staff_fte", "overtime_hours", "indicator_actual", "indicator_target",
     "indicator_rate", "listing_amount", "listing_count"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """A cell under a label with a formula, and what stands for each letter in its row or column."""

    fact: Fact
    label: str
    formula: Formula
    cells: Mapping[str, Fact]
    missing: tuple[str, ...]


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Every cell whose label prints how it is reckoned; a letter that stands nowhere makes it not checkable."""
    facts = _cells(sheet)
    letters = _index(facts)
    groups: dict[tuple[str, ...], list[_Reckoned]] = defaultdict(list)
    for fact in facts:
        for label in fact.label:
            formula = lettered(label).formula
            if formula is not None:
                groups[fact.label[: fact.label.index(label) + 1]].append(_reckoned(fact, label, formula, letters))
    for group in groups.values():
        yield from _related(group)


def _cells(sheet: SheetFacts) -> tuple[Fact, ...]:
    """The cells of figures, blanks among them; a cell with two readings once, as the amount."""
    kept: dict[object, Fact] = {}
    for fact in sheet.facts:
        if fact.concept not in NUMBERS or (fact.state == "reported" and numeric(fact) is None):
            continue
        known = kept.get((fact.page, fact.bbox, fact.raw))
        if known is None or fact.concept == "amount":
            kept[fact.page, fact.bbox, fact.raw] = fact
    return _without_stray_blanks(tuple(kept.values()))


def _without_stray_blanks(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Without blanks whose row and year print a figure elsewhere: an empty space beside the last row of a table."""
    printed = {
        (fact.label[:n], fact.fiscal_year, dimension(fact, "measure"))
        for fact in facts
        if fact.state == "reported"
        for n in range(1, len(fact.label) + 1)
    }
    return tuple(
        fact
        for fact in facts
        if fact.state == "reported" or (fact.label, fact.fiscal_year, dimension(fact, "measure")) not in printed
    )


def _index(facts: Sequence[Fact]) -> Mapping[str, list[tuple[Fact, bool]]]:
    """The cells that carry a letter, by the letter; a named operand by its whole label. With it: a mere number?"""
    found: dict[str, list[tuple[Fact, bool]]] = defaultdict(list)
    for fact in facts:
        for label in fact.label:
            said: Lettered = lettered(label)
            if said.letter is not None:
                found[said.letter].append((fact, said.numbered))
            found[fold_label(label)].append((fact, False))
    return found


def _reckoned(
    fact: Fact, label: str, formula: Formula, letters: Mapping[str, Sequence[tuple[Fact, bool]]]
) -> _Reckoned:
    cells, missing = {}, []
    for letter in formula.letters:
        operand = _operand(fact, [c for c in letters.get(letter, ()) if not same_cell(c[0], fact)])
        if operand is None:
            missing.append(letter)
        else:
            cells[letter] = operand
    return _Reckoned(fact, label, formula, cells, tuple(missing))


def _operand(fact: Fact, candidates: Sequence[tuple[Fact, bool]]) -> Fact | None:
    """Which cell with the letter is meant: that of the same column, or of the same row, or of the same year elsewhere."""
    near = [(c, numbered) for c, numbered in candidates if _meets(fact, c)]
    return min(near, key=lambda found: _farness(fact, *found))[0] if near else None


def _meets(fact: Fact, other: Fact) -> bool:
    if dimension(fact, "measure") != dimension(other, "measure") and not same_row(fact, other):
        return False
    if same_row(fact, other):
        return True
    if fact.fiscal_year is None or other.fiscal_year is None:
        return same_column(fact, other) or (fact.fiscal_year == other.fiscal_year and _heads(fact, other))
    return fact.fiscal_year == other.fiscal_year


def _heads(fact: Fact, other: Fact) -> bool:
    """Whether two cells have the same innermost heading: 差額, 実績."""
    return bool(fact.label and other.label) and fold_label(fact.label[-1]) == fold_label(other.label[-1])


def _farness(fact: Fact, other: Fact, numbered: bool) -> tuple[object, ...]:
    phases = {fact.dimensions.get("phase"), other.dimensions.get("phase")} - {None}
    shared = sum(a == b for a, b in zip(fact.label, other.label, strict=False))
    aligned = same_column(fact, other) or same_row(fact, other)
    apart = len(phases) > 1 and not same_row(fact, other)
    return apart, numbered, not aligned, not _heads(fact, other), -shared, distance(fact, other)


def _related(group: Sequence[_Reckoned]) -> Iterator[Relation]:
    """The relations of one printed formula, all its columns together."""
    if not any(found.fact.state == "reported" for found in group):
        return
    if group[0].formula.multiplies() or group[0].formula.denominator:
        yield from _settled([_quotients(found) for found in group])
        return
    linear = [relation for relation in map(_linear, group) if relation is not None]
    told = [closed for closed in map(closes, linear) if closed is not None]
    # Where no column of several closes, the letters more probably stand for other cells than all are misprinted.
    doubtful = len(told) > 1 and not any(told)
    for relation in linear:
        yield replace(relation, severity=Severity.WARNING) if doubtful else relation


def _linear(found: _Reckoned) -> Linear | None:
    """The formula as a sum; None for a column in which nothing is printed."""
    # What is added is in one unit: a figure that hyoka keeps as text (補正②) is in that of the sum.
    terms = tuple(
        Term(_typed(found.cells[letter], found.fact), coefficient * found.formula.factor)
        for letter, coefficient in found.formula.numerator
        if letter in found.cells
    )
    whole = _typed(found.fact, terms[0].fact if terms else None)
    printed = any(f.state == "reported" for f in (whole, *(t.fact for t in terms)))
    if not printed or (found.missing and whole.state != "reported"):
        return None
    return Linear(Rule.PRINTED_FORMULA, whole, terms, missing=found.missing, hint=found.label)


def _typed(fact: Fact, like: Fact | None = None) -> Fact:
    return numeric(fact, like) or fact


def _quotients(found: _Reckoned) -> tuple[Quotient, ...]:
    """The formula as a rate, once for each factor that the form may mean; the first where nothing closes."""
    formula = found.formula
    terms = {letter: _typed(cell) for letter, cell in found.cells.items()}
    above = tuple(Term(terms[x], c) for x, c in formula.numerator if x in terms)
    below = tuple(Term(terms[x], c) for x, c in formula.denominator if x in terms)
    result = _typed(found.fact)
    if formula.multiplies():
        if formula.times not in terms:
            return (Quotient(Rule.PRINTED_FORMULA, result, above, (), missing=found.missing, hint=found.label),)
        # ④=②×③ is ② = ④÷③: the unit price as it is printed, from figures that are.
        whole = _typed(found.fact, next((t.fact for t in above if t.fact.unit == "JPY"), terms[formula.times]))
        return tuple(
            Quotient(Rule.PRINTED_FORMULA, above[0].fact, (Term(whole),), (Term(terms[formula.times]),),
                     1 / formula.factor, missing=found.missing, hint=found.label)
            for _ in (0,) if above
        )  # fmt: skip
    factors = [Fraction(100)] if is_percent(found.fact) else [formula.factor, *FACTORS]
    if formula.factor == 100:
        factors = [Fraction(100), Fraction(1)]
    elif formula.factor == 1000 and any(t.fact.unit == "JPY" for t in above):
        # Yen from thousands of yen: the figures already are in yen.
        factors = [Fraction(1)]
    return tuple(
        Quotient(Rule.PRINTED_FORMULA, result, above, below, factor, missing=found.missing, hint=found.label)
        for factor in dict.fromkeys(factors)
    )


def _settled(cells: Sequence[Sequence[Quotient]]) -> Iterator[Relation]:
    """The factor with which most columns close, for all of them; a formula that closes in none is only a warning."""
    closing: Counter[Fraction] = Counter()
    for variants in cells:
        for quotient in variants:
            found = rate(quotient, Mode.UNKNOWN)
            closing[quotient.factor] += found is not None and found.status is not Status.FAILS
    for variants in cells:
        if not variants:
            continue
        best = max(variants, key=lambda quotient: closing[quotient.factor])
        if not closing[best.factor]:
            best = replace(best, severity=Severity.WARNING)
        if best.result.state == "reported" or any(t.fact.state == "reported" for t in best.numerator):
            yield best
