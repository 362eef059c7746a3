"""How long a run will take, and how fast it goes: who is being read, since when, and what is still to come.

Pure: the time is told by the caller, so that a simulated run is as good as a real one. Documents differ by 1,000 times in
pages, so what is to come is weighed by its bytes (`hyoka.costs`), and what needs no reading apart from what does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Final

from hyoka.costs import Costs, expected_pages, size_class

_LATELY: Final = 30
"""Documents over which the share of unchanged ones is taken: they come in long rows."""
_OFTEN: Final = 300
"""Documents over which the share of rejected ones is taken: they come singly."""
_SKIP: Final = 0.002
"""Seconds that looking at an unchanged document takes, until one has been looked at."""
_OVERDUE: Final = 0.5
"""A document that takes longer than expected is taken to need half as long again as it has had."""
_WAITING: Final = 5.0
"""A document that has been in the hands of a reader so many times longer than expected is probably waiting."""
_RATE_HALF_LIFE: Final = 30.0
"""Seconds after which a page counts half in the rates that are shown."""


@dataclass(slots=True)
class _Reading:
    """A document that was handed to a reader: what it should take, has taken, and its share of all time that passed."""

    size: int
    expected: float
    seconds: float = 0.0
    share: float = 0.0
    pages: int = 0


class _Mean:
    """A mean that forgets: over all values at first, later over the last `over` or so."""

    def __init__(self, over: int, value: float, count: int = 0) -> None:
        """Begin with `value`, as if it had been there `count` times."""
        self.value, self._over, self._count = value, over, count

    def add(self, value: float) -> None:
        """Move towards a value."""
        self._count = min(self._over, self._count + 1)
        self.value += (value - self.value) / self._count


class Pace:
    """The course of one run. Times are seconds of one steady clock, in rising order; sizes are bytes.

    The first `jobs` of the documents that were handed out and not answered are taken to be read, the others to wait.
    """

    def __init__(self, jobs: int, now: float, timeout: float = 0.0) -> None:
        """A run with so many readers that begins now; a document may take `timeout` seconds (0: any time)."""
        self._jobs, self._timeout = max(1, jobs), timeout
        self._began = self._last = self._faded = now
        self._reading: dict[str, _Reading] = {}
        self._expected: dict[str, tuple[int, bool]] = {}
        self._early: set[str] = set()
        self._left: Counter[int] = Counter()
        self._left_known = 0
        self._left_expected: dict[int, float] = {}
        self._costs = Costs(self._jobs)
        self._skip, self._rejected = _Mean(_OFTEN, _SKIP), _Mean(_OFTEN, 0.0)
        self._skipped = {False: _Mean(_LATELY, 0.0, 3), True: _Mean(_LATELY, 1.0, 3)}
        self._rejections = _Mean(_OFTEN, 0.0, 3)
        self._loading: _Reading | None = None
        self._looked: float | None = None
        self._recent = [0.0, 0.0, 0.0]
        self._answers = 0

    def expect(self, path: str, size: int, *, known: bool = False) -> None:
        """A document is to come. `known`: it was loaded from this path before, and is most probably unchanged.

        What has come before it was expected is no longer to come: totals are found while documents are read.
        """
        if path in self._early:
            self._early.discard(path)
            return
        if path in self._expected:
            return
        self._expected[path] = (size, known)
        if known:
            self._left_known += 1
        else:
            kind = size_class(size)
            self._left[kind] += 1
            self._left_expected[kind] = self._left_expected.get(kind, 0.0) + expected_pages(size)

    def drop(self, path: str) -> None:
        """What was to come will not be read: it is no document."""
        if path in self._expected:
            self._arrived(path)
            self._answers += 1

    def look(self, now: float) -> None:
        """The next document is looked at: is it there already?"""
        self._advance(now)
        self._looked = now

    def skip(self, path: str, now: float) -> None:
        """It was: nothing is to be read."""
        spent = now - (self._last if self._looked is None else self._looked)
        self._last, self._looked = now, None
        known = self._arrived(path)
        self._skipped[known].add(1.0)
        self._skip.add(spent)
        self._count(0)

    def hand_out(self, path: str, size: int, now: float) -> None:
        """A document is handed to a reader."""
        if self._looked is not None:
            self._last, self._looked = now, None
        self._advance(now)
        known = self._arrived(path)
        self._skipped[known].add(0.0)
        self._reading[path] = _Reading(size, self._costs.seconds(size_class(size), expected_pages(size)))

    def answer(self, path: str, pages: int | None, now: float) -> float | None:
        """A document was read (or rejected: `pages` is None). Returns for how many seconds, None if nobody read it."""
        self._advance(now)
        one = self._reading.pop(path, None)
        self._count(pages or 0)
        if one is None:
            return None
        self._rejections.add(float(pages is None))
        if pages is None:
            self._rejected.add(one.share)
        else:
            one.pages, self._loading = pages, one
        return one.seconds

    def settle(self, now: float) -> None:
        """What was answered last is loaded: loading, too, is what it took."""
        self._advance(now)
        if self._loading is not None:
            self._costs.add(self._loading.size, self._loading.pages, self._loading.share)
            self._loading = None

    def remaining(self, now: float) -> float | None:
        """Seconds until the end of the run, None as long as nothing is known."""
        self._advance(now)
        if not self._answers:
            return None
        unread = sum(n * self._costs.seconds(k, self._left_expected[k] / n) for k, n in self._left.items() if n > 0)
        total = self._mixed(unread, sum(self._left.values()), self._skipped[False].value)
        if self._left_known:
            total += self._mixed(self._known_cost(), self._left_known, self._skipped[True].value)
        return total + sum(map(self._rest, self._reading.values()))

    def rates(self, now: float) -> tuple[float, float]:
        """Pages a second and documents a second, of late."""
        self._advance(now)
        seconds, documents, pages = self._recent
        return (pages / seconds, documents / seconds) if seconds > 0 else (0.0, 0.0)

    def elapsed(self, now: float) -> float:
        """Seconds since the run began."""
        return now - self._began

    def _mixed(self, read: float, documents: int, skipped: float) -> float:
        """The seconds of documents of which a share needs no reading, and of the others a share is rejected."""
        rejected = self._rejections.value
        needed = (1.0 - rejected) * read + rejected * documents * self._rejected.value
        return skipped * documents * self._skip.value + (1.0 - skipped) * needed

    def _known_cost(self) -> float:
        """The seconds of the documents that should be unchanged, if all had to be read after all: as those of late."""
        seconds, documents, _ = self._recent
        return self._left_known * (seconds / documents if documents else 0.0)

    def _rest(self, one: _Reading) -> float:
        """Seconds that a document in the hands of a reader still needs; an overdue one more, the longer it has had."""
        expected = self._costs.seconds(size_class(one.size), expected_pages(one.size))
        rest = max(expected - one.share, _OVERDUE * one.share)
        return min(rest, max(0.0, self._timeout - one.seconds)) if self._timeout else rest

    def _arrived(self, path: str) -> bool:
        """Take a document from what is to come. Returns whether it should be unchanged."""
        size, known = self._expected.pop(path, (None, False))
        if size is None:
            self._early.add(path)
        elif known:
            self._left_known -= 1
        else:
            kind = size_class(size)
            self._left[kind] -= 1
            self._left_expected[kind] = max(0.0, self._left_expected[kind] - expected_pages(size))
        return known

    def _count(self, pages: int) -> None:
        """One more document has its outcome."""
        self._answers += 1
        self._recent[1] += 1.0
        self._recent[2] += pages

    def _advance(self, now: float) -> None:
        """Give the time since the last event to the document that is being loaded, or to those that are being read."""
        passed = max(0.0, now - self._last)
        self._last = max(self._last, now)
        running = list(islice(self._reading.values(), self._jobs))
        for one in running:
            one.seconds += passed
        # What takes far too long is waiting behind a large document, unless all do.
        busy = [one for one in running if one.share < _WAITING * one.expected] or running
        for one in [self._loading] if self._loading is not None else busy:
            one.share += passed / (1 if self._loading is not None else len(busy))
        since = now - self._faded
        if since >= 1.0:
            self._faded = now
            self._costs.fade(since)
            factor = 0.5 ** (since / _RATE_HALF_LIFE)
            self._recent = [factor * (self._recent[0] + since), factor * self._recent[1], factor * self._recent[2]]
