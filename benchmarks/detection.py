"""What the audit made of one planted misprint: whether it was found, named and located, and what else came up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audit import audit
from benchmarks.misprints import Kind
from benchmarks.planting import Place, Planting
from benchmarks.sight import LISTING, Seen, Sight
from schemas.fact import Fact
from schemas.finding import Class, Finding, Operand, Rule, Severity, Status
from schemas.geometry import Box

CLASSES: Final = {
    Kind.TRANSPOSITION: Class.TRANSPOSITION,
    Kind.DIGIT: Class.DIGIT,
    Kind.DROPPED: Class.DIGIT_DROPPED,
    Kind.ADDED: Class.DIGIT_DROPPED,
    Kind.SIGN: Class.SIGN_MISSING,
    Kind.UNIT: Class.UNIT_SLIP,
    Kind.OMITTED: Class.ADDEND_OMITTED,
    Kind.TWICE: Class.COUNTED_TWICE,
    Kind.NEIGHBOUR: Class.COLUMN_SHIFT,
    Kind.SHIFT: Class.COLUMN_SHIFT,
}
# A misprint of a name or a year has no class: the rule says what it is.
RULES: Final = {
    Kind.LIST: LISTING,
    Kind.ERA: frozenset({Rule.ERA_VS_GREGORIAN}),
    Kind.HEADING: frozenset({Rule.YEAR_SEQUENCE}),
}
Key = tuple[str, int, Box, frozenset[tuple[int, Box]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One misprint. `summed`: an equation of sums breaks, so that its class can be told; rates, bounds (内数 ≤ 計) and
    words have none. `elsewhere` counts new errors and warnings that hold no misprinted cell."""

    planting: Planting
    document: str
    sight: Sight
    summed: bool = True
    detected: bool = False
    named: bool = False
    located: bool = False
    elsewhere: int = 0
    said: str = ""


def scope(planting: Planting, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that are audited again: the misprint's sheet and the document's own lists; all for a misprint of these.

    Every relation lies within a sheet or between a sheet and the lists; comparisons between sheets are the exception,
    and the part that is audited is the same with and without the misprint.
    """
    sheet = planting.fact.sheet
    if sheet == 0:
        return tuple(facts)
    return tuple(fact for fact in facts if fact.sheet in (0, sheet))


def failing(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The relations that do not hold, but for what is odd and allowed."""
    serious = (Severity.ERROR, Severity.WARNING)
    return tuple(f for f in findings if f.status is Status.FAILS and f.severity in serious)


def key(finding: Finding) -> Key:
    """What a finding is known by whatever its cells print: rule and places."""
    cells = frozenset((cell.page, cell.box) for cell in finding.cells)
    return finding.rule.value, finding.page, finding.box, cells


def outcome(planting: Planting, document: str, facts: Sequence[Fact], before: frozenset[Key], seen: Seen) -> Outcome:
    """Audits `facts` with the misprint and says what is new against `before`, the keys of the unmutated run."""
    new = [f for f in failing(audit(planting.apply(facts))) if key(f) not in before]
    own = [f for f in new if any(_place(cell) in planting.places for cell in _cells(f))]
    return Outcome(
        planting,
        document,
        seen.sight,
        seen.summed,
        detected=bool(own),
        named=any(_named(finding, planting.kind) for finding in own),
        located=any(f.suspect is not None and _place(f.suspect) in planting.places for f in own) or _judged(own),
        elsewhere=len(new) - len(own),
        said="; ".join(f"{f.rule}: {'|'.join(f.classes)} {f.message}" for f in own[:2]),
    )


def _named(finding: Finding, kind: Kind) -> bool:
    """Whether the class is among those that the finding lists, or its rule is that of the misprint."""
    return CLASSES[kind] in finding.classes if kind in CLASSES else finding.rule in RULES[kind]


def _judged(own: Sequence[Finding]) -> bool:
    """A comparison of words points at its one cell by itself."""
    return any(f.rule in rules for f in own for rules in RULES.values())


def _cells(finding: Finding) -> tuple[Operand, ...]:
    return finding.cells if finding.suspect is None else (*finding.cells, finding.suspect)


def _place(cell: Operand) -> Place:
    return cell.page, cell.box, cell.raw
