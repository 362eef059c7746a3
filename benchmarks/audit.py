"""How good the audit is: single misprints planted over all samples, and what is said without any.

    python -m benchmarks.audit                        # 13 kinds of misprints, false alarms, cost against extraction
    python -m benchmarks.audit --each 100 --show 5    # fewer of each kind; the first 5 missed and misnamed of each
    python -m benchmarks.audit --form tsukuba

The facts of samples/ are read once. A misprint changes `raw` and `value` of all facts of one printed cell as a printer
would have; then the misprint's sheet (with the document's own lists) is audited again and compared with the same part
unmutated. What arithmetic can see is told by the relations of the unmutated document with the misprint put in:
`outside` no relation holds the cell, `allowed` every relation still holds within the rounding. `named` counts a class
among the ties that a finding lists (of broken sums; rates and bounds have no class), `located` a suspect that is the planted cell.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.detection import CLASSES, Key, Outcome, failing, key, outcome, scope
from benchmarks.known import Alarm, alarms
from benchmarks.misprints import Kind
from benchmarks.planting import Planting
from benchmarks.sight import Sight, sight
from benchmarks.subjects import Cost, Subject, cost, subjects
from schemas.finding import Severity

# One seed for all runs: figures of two versions compare.
SEED = 20250401
EACH = 600
_HEADER = f"{'':26}{'planted':>8}{'outside':>9}{'allowed':>9}{'visible':>9}{'detected':>10}{'named':>8}{'located':>9}{'elsewhere':>11}"


@dataclass(frozen=True, slots=True)
class Tally:
    """The outcomes of one kind, counted; the shares are of those that arithmetic can see."""

    outcomes: tuple[Outcome, ...]

    @property
    def visible(self) -> tuple[Outcome, ...]:
        """Those that break a relation."""
        return tuple(o for o in self.outcomes if o.sight is Sight.VISIBLE)

    def count(self, seen: Sight) -> int:
        """How many are seen so."""
        return sum(o.sight is seen for o in self.outcomes)


def run(found: Sequence[Subject], each: int, kinds: Sequence[Kind]) -> tuple[Outcome, ...]:
    """Plants up to `each` misprints of every kind, drawn evenly from all that can be planted, and audits them."""
    outcomes: list[Outcome] = []
    parts: dict[tuple[str, int], frozenset[Key]] = {}
    for kind in kinds:
        # Each kind has a seed of its own: what is planted does not depend on the kinds before it.
        rng = random.Random(f"{SEED} {kind}")
        pool = [(subject, planting) for subject in found for planting in subject.plantings(kind, rng)]
        for subject, planting in rng.sample(pool, min(each, len(pool))):
            outcomes.append(_tried(subject, planting, parts))
    return tuple(outcomes)


def _tried(subject: Subject, planting: Planting, parts: dict[tuple[str, int], frozenset[Key]]) -> Outcome:
    facts = scope(planting, subject.facts)
    part = subject.name, planting.fact.sheet
    if part not in parts:
        parts[part] = frozenset(key(finding) for finding in failing(subject.audited(facts)))
    return outcome(planting, subject.name, facts, parts[part], sight(planting, subject.relations))


def report(outcomes: Sequence[Outcome]) -> None:
    """Print the table by kind and its sum."""
    print(_HEADER)
    for kind in dict.fromkeys(o.planting.kind for o in outcomes):
        _row(kind.value, Tally(tuple(o for o in outcomes if o.planting.kind is kind)))
    _row("all", Tally(tuple(outcomes)))


def _row(name: str, tally: Tally) -> None:
    seen = tally.visible
    caught = [o for o in seen if o.detected]
    summed = [o for o in caught if o.summed]
    print(
        f"{name:26}{len(tally.outcomes):8}{tally.count(Sight.OUTSIDE):9}{tally.count(Sight.ALLOWED):9}{len(seen):9}"
        f"{_share(len(caught), len(seen)):>10}{_share(sum(o.named for o in summed), len(summed)):>8}"
        f"{_share(sum(o.located for o in caught), len(caught)):>9}{sum(o.elsewhere for o in tally.outcomes):11}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "-"


def outside(outcomes: Iterable[Outcome]) -> None:
    """Print what the cells outside every relation are: a relation that is missing would show here."""
    seen = Counter(
        (o.planting.fact.concept, o.document)
        for o in outcomes
        if o.sight is Sight.OUTSIDE and o.planting.kind in CLASSES
    )
    by_concept: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (concept, document), count in seen.items():
        by_concept[concept].append((count, document))
    print("\ncells outside every relation, by concept (with the documents that have most of them)")
    for concept, counts in sorted(by_concept.items(), key=lambda kv: -sum(n for n, _ in kv[1])):
        most = ", ".join(f"{document} {n}" for n, document in sorted(counts, reverse=True)[:5])
        print(f"{concept:26}{sum(n for n, _ in counts):8}  {most}")


def examples(outcomes: Sequence[Outcome], count: int) -> None:
    """Print the first missed, misnamed and mislocated misprints of each kind."""
    for kind in Kind:
        own = [o for o in outcomes if o.planting.kind is kind and o.sight is Sight.VISIBLE]
        for title, chosen in (
            ("missed", [o for o in own if not o.detected]),
            ("misnamed", [o for o in own if o.detected and o.summed and not o.named]),
            ("mislocated", [o for o in own if o.named and not o.located]),
            ("elsewhere", [o for o in own if o.elsewhere]),
        ):
            for found in chosen[:count]:
                print(f"{kind.value}: {title:11}{describe(found)}")


def describe(found: Outcome) -> str:
    """One misprint in a line: where, which cell, what for what, what was said."""
    old, new = found.planting.changes[0]
    label = "/".join(old.label[-3:])
    moved = f" and {len(found.planting.changes) - 1} more" if len(found.planting.changes) > 1 else ""
    where = f"{found.document} s{old.sheet} p{old.page} {old.concept} {label} {old.fiscal_year or ''}"
    return f"{where}: {old.raw!r} → {new.raw!r}{moved}  {found.said}"[:420]


def unmutated(found: Sequence[Alarm]) -> int:
    """Print what is said of the unmutated samples beyond their known oddities; how many errors there are among it."""
    false = [alarm for alarm in found if not alarm.known]
    known = len(found) - len(false)
    counts = Counter(alarm.finding.severity for alarm in false)
    print(f"\nunmutated: {known} findings of the documents' own oddities; beyond them")
    for severity, count in sorted(counts.items(), key=str):
        print(f"  {severity}: {count}")
    for alarm in false:
        f = alarm.finding
        print(f"  {f.severity} {f.document} p.{f.page} {f.rule}: {f.message}"[:240])
    return counts[Severity.ERROR]


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark; exit code 1 where an error is a false alarm."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help="misprints of each kind, at most")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print the first N missed and misnamed of each"
    )
    parser.add_argument("--kind", action="append", choices=[k.value for k in Kind], help="only these kinds; repeatable")
    parser.add_argument("--form", action="append", help="only documents of this name; repeatable")
    args = parser.parse_args(argv)
    files = [p for p in sorted(Path("samples").rglob("*.pdf")) if not args.form or p.stem in args.form]
    if not files:
        print("no samples found: run from the repository's root", file=sys.stderr)
        return 2
    read = subjects(files)
    outcomes = run(read, args.each, [k for k in Kind if not args.kind or k.value in args.kind])
    report(outcomes)
    outside(outcomes)
    examples(outcomes, args.show)
    errors = unmutated(alarms(read))
    _cost(cost(files))
    return 1 if errors else 0


def _cost(spent: Cost) -> None:
    print(
        f"\nprocess time over all documents: extraction {spent.extraction:.2f} s, audit {spent.audit:.2f} s "
        f"({spent.audit / spent.extraction:.3f} of it)"
    )


if __name__ == "__main__":
    sys.exit(main())
