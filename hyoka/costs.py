"""What a document costs in seconds, learned from those that were read: the model behind the estimate of a run.

The size in bytes is all that is known of a document before it is read, and it says little: fonts alone may be 400 KB. So
cost is learned by class of size (powers of two), and a class that has not been seen borrows from its neighbours and from
the seconds a page takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_FONTS: Final = 100_000
"""Bytes that a PDF of one page has (median of the samples and of real sheets: fonts, mostly)."""
_PAGE: Final = 20_000
"""Bytes that each further page adds (the samples: 16,000 to 28,000)."""
_OPENING: Final = 0.5
"""Pages that could be read in the time that opening and loading a document takes (the samples: 0.4 to 0.7)."""
_NEIGHBOUR: Final = 0.15
"""What a document tells of the next class of size, when it tells 1 of its own; of the one after 0.15², …"""
_PRIOR: Final = 2.0
"""So many documents of its own class are worth as much as what size alone lets expect."""
_HALF_LIFE: Final = 600.0
"""Seconds after which a document counts half: long against one document, short against a night."""
_ALONE: Final = 0.03
"""Seconds a page on one processor, until the first document has been read."""


def expected_pages(size: int) -> float:
    """How many pages a PDF of so many bytes has, where nothing else is known."""
    return 1.0 + max(0, size - _FONTS) / _PAGE


def size_class(size: int) -> int:
    """The class of a size: 0 for an empty file, else its number of binary digits."""
    return size.bit_length()


@dataclass(slots=True)
class _Seen:
    """What was read of one class: documents, their expected pages, the seconds they took."""

    documents: float = 0.0
    expected: float = 0.0
    seconds: float = 0.0


@dataclass(slots=True)
class Costs:
    """Seconds by class of size, of a run with `jobs` readers. `add` what was read, then ask for the `seconds` of what is to come."""

    jobs: int = 1
    _classes: dict[int, _Seen] = field(default_factory=dict)
    _pages: float = 0.0  # and openings, in pages
    _seconds: float = 0.0

    def add(self, size: int, pages: int, seconds: float) -> None:
        """Learn from a document of `size` bytes and `pages` pages that took `seconds`."""
        seen = self._classes.setdefault(size_class(size), _Seen())
        seen.documents += 1.0
        seen.expected += expected_pages(size)
        seen.seconds += seconds
        self._pages += pages + _OPENING
        self._seconds += seconds

    def fade(self, seconds: float) -> None:
        """Let what was learned count less, as so many seconds have passed."""
        factor = 0.5 ** (seconds / _HALF_LIFE)
        for seen in self._classes.values():
            seen.documents *= factor
            seen.expected *= factor
            seen.seconds *= factor
        self._pages *= factor
        self._seconds *= factor

    def seconds(self, kind: int, expected: float) -> float:
        """What a document of this class of size takes that should have so many pages (`expected_pages`)."""
        page = self._seconds / self._pages if self._pages > 0 else _ALONE / self.jobs
        weights, total = _PRIOR, _PRIOR * page * (expected + _OPENING)
        for other, seen in self._classes.items():
            if seen.expected > 0:
                weight = seen.documents * _NEIGHBOUR ** abs(other - kind)
                taken = expected * seen.seconds / seen.expected
                weights += weight
                # However small a document is, it has a page.
                total += weight * (taken if other == kind else max(taken, page))
        return total / weights
