"""Relations → findings: computed, held against what rounding allows, diagnosed, and put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from audit import message
from audit.bench import Bench, is_custom, record_of, shown_of, surroundings_of
from audit.checks import Check, check, linear
from audit.confidence import at_most, is_doubtful
from audit.diagnosis import Explanation, excess, explanations
from audit.frames import cells, frame, operand, plain
from audit.modes import stated
from audit.places import CellKey, cell
from audit.quotients import Rate, rate
from audit.relation import Judged, Linear, Quotient, Relation, Same, Term
from audit.rounding import Mode, allowance, grain, tail
from audit.sheets import Corpus, is_printed
from audit.suspects import candidates, crossings, is_refuted, of_rate
from audit.wording import Lang, name, template
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Class, Finding, Rule, Severity, Status

# Rounding differences that come up less often than this are pointed out.
UNLIKELY: Final = 0.01


def judge(relations: Sequence[Relation], corpus: Corpus, lang: Lang, *, brief: bool = False) -> tuple[Finding, ...]:
    """A finding for every relation, in the order of the relations; `brief`: of those that hold, rule and place only.

    A sum that was only found in the figures, and that fails although relations that hold speak for each of its cells,
    is none: the figures came out like that by chance.
    """
    modes = {document.name: stated(document.facts) for document in corpus.documents}
    checks = [_checked(relation, modes) for relation in relations]
    rates = [_rated(relation, modes) for relation in relations]
    crossing = crossings([c for c in checks if c is not None], [r for r in rates if r is not None])
    pairs = [
        (relation, found)
        for relation, found in zip(relations, checks, strict=True)
        if found is None or relation.rule is not Rule.DISCOVERED_SUM or not is_refuted(found, crossing)
    ]
    known = [found for _, found in pairs if found is not None]
    bench = Bench(
        modes,
        shown_of(modes, known),
        crossing,
        surroundings_of(corpus, known),
        record_of(known),
        frozenset(),
        lang,
        brief,
    )
    bench = replace(bench, wrong=_wrong(known, bench))
    return tuple(_finding(relation, found, bench) for relation, found in pairs)


def _checked(relation: Relation, modes: Mapping[str, Mode]) -> Check | None:
    if isinstance(relation, Same):
        equation = linear(relation)
        return None if equation is None else check(equation, modes.get(relation.fact.document, Mode.UNKNOWN))
    if isinstance(relation, Linear):
        return check(relation, modes.get(relation.whole.document, Mode.UNKNOWN))
    return None


def _rated(relation: Relation, modes: Mapping[str, Mode]) -> Rate | None:
    if not isinstance(relation, Quotient):
        return None
    return rate(relation, modes.get(relation.result.document, Mode.UNKNOWN))


def _finding(relation: Relation, found: Check | None, bench: Bench) -> Finding:
    if isinstance(relation, Judged):
        return _judged(relation, bench)
    if isinstance(relation, Same):
        return _same(relation, found, bench)
    if isinstance(relation, Quotient):
        return _quotient(relation, bench)
    return _missing(relation, bench) if found is None else _linear(found, bench)


def _linear(found: Check, bench: Bench) -> Finding:
    relation = found.relation
    if bench.brief and found.status is Status.HOLDS:
        return frame(relation, relation.whole, ())
    told, suspect = _diagnosed(found, bench)
    unsure = found.status is Status.FAILS and is_doubtful(found.facts)
    unlikely = _unlikely(found, bench)
    low, high = found.allowed.multiples(grain(found.facts))
    return replace(
        frame(relation, relation.whole, cells(relation.whole, relation.parts)),
        status=found.status,
        severity=_severity(found, unsure, bench),
        classes=tuple(dict.fromkeys(e.kind for e in told)),
        expected=plain(found.total),
        difference=plain(found.difference),
        low=plain(low),
        high=plain(high) if relation.bound == "equal" else None,
        suspect=None if suspect is None else operand(suspect, -found.coefficient(suspect)),
        message=message.of_check(found, told, unlikely, unsure, bench.lang),
    )


def _diagnosed(found: Check, bench: Bench) -> tuple[tuple[Explanation, ...], Fact | None]:
    """What explains a failing sum, and the one cell that is wrong where it can be told."""
    exceeded = found.relation.bound == "at_most"
    # What is allowed is no misprint.
    if found.status is not Status.FAILS or found.relation.severity is Severity.NOTICE:
        return (), None
    free = candidates(found, bench.crossing)
    told = (excess if exceeded else explanations)(found, free, bench.around)
    if len(free) == 1:
        return told, free[0]
    keys = {cell(fact) for fact in free}
    explained = {cell(e.fact): e.fact for e in told if e.kind is not Class.UNEXPLAINED}
    if len(explained) == 1 and explained.keys() <= keys:
        return told, next(iter(explained.values()))
    return told, None


def _wrong(checks: Sequence[Check], bench: Bench) -> frozenset[CellKey]:
    """The cells that failing sums call wrong."""
    suspects = (_diagnosed(found, bench)[1] for found in checks if found.status is Status.FAILS)
    return frozenset(cell(fact) for fact in suspects if fact is not None)


def _severity(found: Check, unsure: bool, bench: Bench) -> Severity | None:
    if found.status is Status.HOLDS:
        return None
    if found.status is Status.ROUNDING:
        return Severity.NOTICE
    severity = found.relation.severity
    anyhow = allowance(found.relation.whole, found.relation.parts, Mode.UNKNOWN)
    # A document that rounds otherwise than it says has not added up wrongly.
    # Nor is a sum wrong that the form does not mean, or whose cells all stand in sums that hold.
    meant = is_custom(found, bench.record) and not is_refuted(found, bench.crossing)
    doubtful = unsure or found.difference in anyhow or not meant
    return at_most(severity, Severity.WARNING) if doubtful else severity


def _unlikely(found: Check, bench: Bench) -> bool:
    if found.status is not Status.ROUNDING:
        return False
    mode = bench.shown.get(found.relation.whole.document, Mode.UNKNOWN)
    return tail(found.relation.whole, found.relation.parts, found.difference, mode) < UNLIKELY


def _same(relation: Same, found: Check | None, bench: Bench) -> Finding:
    holds = relation.fact.value == relation.other.value if found is None else found.status is not Status.FAILS
    if bench.brief and holds and (found is None or found.status is Status.HOLDS):
        return frame(relation, relation.fact, ())
    unsure = is_doubtful((relation.fact, relation.other))
    severity = at_most(relation.severity, Severity.WARNING) if unsure else relation.severity
    pair = (operand(relation.fact, Fraction(-1)), operand(relation.other, Fraction(1)))
    status = Status.HOLDS if holds else Status.FAILS
    if found is not None and found.status is Status.ROUNDING:
        status, severity = Status.ROUNDING, Severity.NOTICE
    told: tuple[Explanation, ...] = ()
    suspect = None
    if found is not None and status is Status.FAILS:
        told, suspect = _diagnosed(found, bench)
    return replace(
        frame(relation, relation.fact, pair),
        status=status,
        severity=None if status is Status.HOLDS else severity,
        classes=tuple(dict.fromkeys(e.kind for e in told)),
        expected=relation.other.value,
        difference=None if found is None else plain(found.difference),
        suspect=None if suspect is None or found is None else operand(suspect, -found.coefficient(suspect)),
        message=message.of_same(relation, holds, unsure, bench.lang),
    )


def _quotient(relation: Quotient, bench: Bench) -> Finding:
    terms = (*relation.numerator, *relation.denominator)
    found: Rate | None = rate(relation, bench.mode(relation.result))
    if bench.brief and found is not None and found.status is Status.HOLDS:
        return frame(relation, relation.result, ())
    shown = (operand(relation.result, None), *(operand(t.fact, None) for t in terms))
    base = frame(relation, relation.result, shown)
    if found is None:
        return _with_missing(base, relation, _absent(relation.result, terms, relation.missing, bench.lang), bench)
    unsure = found.status is Status.FAILS and is_doubtful([relation.result, *(t.fact for t in terms)])
    severity = at_most(relation.severity, Severity.WARNING) if unsure else relation.severity
    severities = {Status.HOLDS: None, Status.ROUNDING: Severity.NOTICE, Status.FAILS: severity}
    difference = found.printed - found.expected
    suspect = of_rate(found, bench.crossing, bench.wrong) if found.status is Status.FAILS else None
    return replace(
        base,
        suspect=None if suspect is None else operand(suspect, None),
        status=found.status,
        severity=severities[found.status],
        expected=plain(found.expected),
        difference=plain(difference),
        low=plain(found.low - found.expected),
        high=plain(found.high - found.expected),
        message=message.of_quotient(relation, found.expected, found.status, difference, unsure, bench.lang),
    )


def _judged(relation: Judged, bench: Bench) -> Finding:
    if bench.brief and relation.holds:
        return frame(relation, relation.fact, ())
    unsure = is_doubtful((relation.fact, *relation.cells))
    severity = at_most(relation.severity, Severity.WARNING) if unsure else relation.severity
    others = tuple(operand(fact, None) for fact in relation.cells if cell(fact) != cell(relation.fact))
    return replace(
        frame(relation, relation.fact, (operand(relation.fact, None), *others)),
        status=Status.HOLDS if relation.holds else Status.FAILS,
        severity=None if relation.holds else severity,
        expected=relation.expected,
        message=message.of_judged(relation, bench.lang),
    )


def _missing(relation: Linear, bench: Bench) -> Finding:
    base = frame(relation, relation.whole, cells(relation.whole, relation.parts))
    return _with_missing(base, relation, _absent(relation.whole, relation.parts, relation.missing, bench.lang), bench)


def _with_missing(base: Finding, relation: Linear | Quotient, missing: tuple[str, ...], bench: Bench) -> Finding:
    return replace(
        base,
        status=Status.NOT_CHECKABLE,
        severity=Severity.NOTICE,
        missing=missing,
        message=message.of_missing(relation, missing, bench.lang),
    )


def _absent(whole: Fact, terms: Sequence[Term], named: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """The operands that a relation lacks: those that its rule names, or the empty ones."""
    if named:
        return named
    if not is_printed(whole):
        return (template("frame", "whole_missing", lang).format(name=name(whole)),)
    empty = tuple(name(term.fact) for term in terms if not is_printed(term.fact))
    return empty or (template("frame", "parts_missing", lang),)
