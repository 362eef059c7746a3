"""The figures of a run in words: for the bar, as many as the terminal has room for; for a line of a nightly log, all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hyoka.course import Course
    from hyoka.tally import Tally

SEPARATOR: Final = " · "
_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_SLOW: Final = 10.0
"""Rates below this are told with a decimal."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How far a run is. Rates are of late; `elapsed` and `remaining` in seconds, the latter None where nothing is known."""

    documents: int
    total: int
    pages: int
    sheets: int
    facts: int
    rejected: int
    pages_per_second: float
    documents_per_second: float
    elapsed: float
    remaining: float | None

    def line(self) -> str:
        """All of it."""
        return SEPARATOR.join(
            (
                f"{self.documents:,} of {self.total:,} documents",
                f"{self.pages:,} pages",
                f"{self.sheets:,} sheets",
                f"{self.facts:,} facts",
                f"{self.rejected:,} rejected",
                self._rate(),
                f"{rate(self.documents_per_second)} documents/s",
                f"{duration(self.elapsed)} so far",
                self._left(),
            )
        )

    def fitted(self, width: int) -> str:
        """What has room in so many columns; what matters most first to stay."""
        parts = {
            0: f"{self.documents:,}/{self.total:,}",
            4: f"{self.sheets:,} sheets",
            5: f"{self.facts:,} facts",
            2: f"{self.rejected:,} rejected",
            3: self._rate(),
            6: f"{rate(self.documents_per_second)} documents/s",
            7: f"{duration(self.elapsed)} so far",
            1: self._left(),
        }
        if not self.pages:
            # Nothing has been read: all are unchanged so far, and their speed is told in documents.
            parts = {key: parts[key] for key in (0, 2, 6, 7, 1)}
        while len(parts) > 1 and len(SEPARATOR.join(parts.values())) > width:
            del parts[max(parts)]
        return SEPARATOR.join(parts.values())

    def _rate(self) -> str:
        return f"{rate(self.pages_per_second)} pages/s"

    def _left(self) -> str:
        """When it will be over."""
        if self.documents >= self.total:
            return "done"
        return "time left not known yet" if self.remaining is None else f"about {duration(self.remaining)} left"


def figures(tally: Tally, course: Course) -> Figures:
    """How far a run is now."""
    pages, documents = course.rates()
    return Figures(
        documents=tally.outcomes.total(),
        total=max(course.documents, tally.outcomes.total()),
        pages=tally.pages,
        sheets=tally.sheets,
        facts=tally.facts,
        rejected=tally.rejected,
        pages_per_second=pages,
        documents_per_second=documents,
        elapsed=course.elapsed(),
        remaining=course.remaining(),
    )


def rate(value: float) -> str:
    """A rate as precise as it is good."""
    return f"{value:.1f}" if value < _SLOW else f"{value:,.0f}"


def duration(seconds: float) -> str:
    """A time in the two largest units that it has: `45 s`, `12 min`, `3 h 05 min`, `2 d 4 h`."""
    if seconds < _MINUTE:
        return f"{int(seconds)} s"
    if seconds < 10 * _MINUTE:
        return f"{seconds // _MINUTE:.0f} min {seconds % _MINUTE // 10 * 10:02.0f} s"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min"
    if seconds < _DAY:
        return f"{seconds // _HOUR:.0f} h {seconds % _HOUR // _MINUTE:02.0f} min"
    return f"{seconds // _DAY:.0f} d {seconds % _DAY // _HOUR:.0f} h"
