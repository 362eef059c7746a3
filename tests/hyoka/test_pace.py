"""The estimate of a run: from the first minute on within a factor of two of the truth, whatever the run is like."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from hyoka.costs import Costs, size_class
from hyoka.pace import Pace
from tests.hyoka.simulation import Played, play, played

FROM = 60.0
"""Seconds from which on an estimate counts."""
NEAR = 30.0
"""Seconds by which it may always be wrong: the end of a run is the chance of a single document."""

_CHANCE = Random(7)
MIXED = [played(_CHANCE, min(1500, int(_CHANCE.paretovariate(0.9)))) for _ in range(6000)]
TINY = [played(_CHANCE, 1, fonts=20_000) for _ in range(6000)]
FAT = [played(_CHANCE, 1, fonts=420_000) for _ in range(6000)]
GIANT = played(_CHANCE, 2000)
HALF = len(MIXED) // 2
UNCHANGED = [replace(one, kind="unchanged", seconds=0.003 + one.size / 5e8) for one in MIXED]
THERE = [replace(one, seconds=0.004) for one in UNCHANGED] * 4

RUNS: dict[str, tuple[list[Played], range]] = {
    "mixed": (MIXED, range(0)),
    "large first": (sorted(MIXED, key=lambda one: -one.size), range(0)),
    "large last": (sorted(MIXED, key=lambda one: one.size), range(0)),
    "all tiny": (TINY * 2, range(0)),
    "one giant, first": ([GIANT, *TINY], range(0)),
    "one giant, in the middle": ([*TINY[:3000], GIANT, *TINY[3000:]], range(0)),
    "one giant, last": ([*TINY, GIANT], range(0)),
    "one giant after files that are mostly fonts": ([*FAT, GIANT], range(0)),
    "resumed, half unchanged": (UNCHANGED[:HALF] + MIXED[HALF:], range(HALF)),
    "resumed, every other one unchanged under another name": (
        [new if number % 2 else old for number, (new, old) in enumerate(zip(MIXED, UNCHANGED, strict=True))],
        range(0),
    ),
    "resumed after a minute of unchanged ones": (THERE + MIXED, range(len(THERE))),
    "a fifth rejected at once": (
        [one if number % 5 else replace(one, kind="rejected", seconds=0.003) for number, one in enumerate(MIXED)],
        range(0),
    ),
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", RUNS)
def test_right_within_a_factor_of_two_from_the_first_minute(name: str, jobs: int) -> None:
    """A run in which documents differ by 1,000 times in pages, and size tells their pages badly."""
    documents, known = RUNS[name]
    took, estimates = play(documents, jobs, known)
    counted = [(now, estimate, took - now) for now, estimate in estimates if now >= FROM]
    assert len(counted) >= 10
    wrong = [
        (now, estimate, truth)
        for now, estimate, truth in counted
        if estimate is None or (not truth / 2 <= estimate <= truth * 2 and abs(estimate - truth) > NEAR)
    ]
    assert wrong == []


def test_rare_timeouts_are_counted_in() -> None:
    """One document in a hundred takes half a minute and is rejected: more than half of the whole time."""
    documents = [one if n % 100 else replace(one, kind="rejected", seconds=30.0) for n, one in enumerate(MIXED, 1)]
    took, estimates = play(documents, 1, timeout=30.0)
    (estimate,) = [said for now, said in estimates if now >= took / 2][:1]
    assert estimate is not None
    assert took / 4 <= estimate <= took


def test_nothing_is_known_before_the_first_document() -> None:
    """And nothing is left after the last one."""
    pace = Pace(1, 100.0)
    pace.expect("a", 50_000)
    pace.look(100.0)
    pace.hand_out("a", 50_000, 100.5)
    assert pace.remaining(101.0) is None
    assert pace.answer("a", 2, 102.5) == pytest.approx(2.0)
    pace.settle(102.6)
    assert pace.remaining(103.0) == 0.0
    pages, documents = pace.rates(103.0)
    assert pages == pytest.approx(2 * documents) and documents > 0


def test_documents_wait_for_a_free_reader() -> None:
    """The time in the queue is nobody's reading time."""
    pace = Pace(1, 0.0)
    for name in "ab":
        pace.expect(name, 1000)
        pace.hand_out(name, 1000, 0.0)
    assert pace.answer("a", 1, 5.0) == pytest.approx(5.0)
    pace.settle(5.0)
    assert pace.answer("b", 1, 6.0) == pytest.approx(1.0)


def test_an_overdue_document_ends_at_its_time_limit_at_the_latest() -> None:
    pace = Pace(1, 0.0, timeout=300.0)
    for name in "ab":
        pace.expect(name, 1000)
    pace.hand_out("a", 1000, 0.0)
    pace.answer("a", 1, 0.1)
    pace.settle(0.1)
    pace.hand_out("b", 1000, 0.1)
    left = pace.remaining(250.1)
    assert left is not None and left == pytest.approx(50.0)


def test_what_was_never_expected_does_no_harm() -> None:
    """Totals may grow: a zip archive is listed when it is reached."""
    pace = Pace(1, 0.0)
    pace.hand_out("a", 1000, 0.0)
    pace.answer("a", 1, 1.0)
    pace.settle(1.0)
    pace.skip("b", 1.5)
    assert pace.answer("never handed out", 1, 2.0) is None
    assert pace.remaining(2.0) == 0.0


def test_what_has_come_before_it_was_expected_is_not_to_come() -> None:
    """Totals are found by another thread; and what is no document is expected, too."""
    pace = Pace(1, 0.0)
    pace.hand_out("a", 1000, 0.0)
    pace.expect("a", 1000)
    pace.expect("no document", 1000)
    pace.answer("a", 1, 1.0)
    pace.settle(1.0)
    left = pace.remaining(1.0)
    assert left is not None and left > 0
    pace.drop("no document")
    pace.drop("a")
    assert pace.remaining(1.0) == 0.0


def test_a_class_of_its_own_counts_more_than_its_neighbours() -> None:
    """Many large documents say little of small ones."""
    costs = Costs()
    for _ in range(50):
        costs.add(2_000_000, 80, 2.0)
        costs.add(60_000, 1, 0.04)
    assert costs.seconds(size_class(60_000), 1.0) == pytest.approx(0.04, rel=0.2)
    assert costs.seconds(size_class(2_000_000), 96.0) == pytest.approx(2.0, rel=0.2)
