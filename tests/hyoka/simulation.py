"""A run that is only played: documents with sizes, pages and seconds, readers that take them in turn, and a clock."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from hyoka.pace import Pace

_PART = 50
_LOADING = 0.002


@dataclass(frozen=True)
class Played:
    """A document: bytes, pages, the seconds that one reader needs, and what becomes of it."""

    size: int
    pages: int
    seconds: float
    kind: Literal["read", "unchanged", "rejected"] = "read"


def played(rng: Random, pages: int, fonts: float = 100_000) -> Played:
    """Bytes and seconds as the samples and the real sheets have them: fonts, a page more or less, and chance."""
    spread = 1.0 if pages < 500 else 0.4
    size = fonts * rng.lognormvariate(0, 0.5) + pages * 20_000 * rng.lognormvariate(0, 0.4 * spread)
    return Played(int(size), pages, 0.015 + pages * 0.022 * rng.lognormvariate(0, 0.3 * spread))


def play(
    documents: Sequence[Played], jobs: int, known: Collection[int] = (), timeout: float = 0.0
) -> tuple[float, list[tuple[float, float | None]]]:
    """The seconds that the run took, and what was estimated when. Large documents are read by all, in parts of pages."""
    pace = Pace(jobs, 0.0, timeout)
    for number, one in enumerate(documents):
        pace.expect(str(number), one.size, known=number in known)
    now, following = 0.0, 1.0
    free = [0.0] * jobs
    pending: list[tuple[float, int]] = []
    estimates: list[tuple[float, float | None]] = []
    todo = iter(enumerate(documents))

    def wait(until: float) -> None:
        nonlocal now, following
        while following <= until:
            estimates.append((following, pace.remaining(following)))
            following += max(1.0, following * 0.03)
        now = max(now, until)

    while True:
        while len(pending) < 3 * jobs and (item := next(todo, None)) is not None:
            number, one = item
            pace.look(now)
            if one.kind == "unchanged":
                wait(now + one.seconds)
                pace.skip(str(number), now)
                continue
            pace.hand_out(str(number), one.size, now)
            parts = max(1, min(2 * jobs, one.pages // _PART))
            end = 0.0
            for _ in range(parts):
                reader = min(range(jobs), key=free.__getitem__)
                free[reader] = max(now, free[reader]) + one.seconds / parts
                end = max(end, free[reader])
            heapq.heappush(pending, (end, number))
        if not pending:
            return now, estimates
        end, number = heapq.heappop(pending)
        wait(end)
        one = documents[number]
        pace.answer(str(number), None if one.kind == "rejected" else one.pages, now)
        wait(now + _LOADING * (1 + one.pages))
        pace.settle(now)
