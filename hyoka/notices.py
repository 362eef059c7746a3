"""What the notes of a document say on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from schemas.document import CUT_OFF, HIDDEN, REPAIRED, UNPAINTED, PageNote

DRIFT: Final = "drift"
"""Kind of the notes that say how a sheet differs from its layout."""
NOT_AUDITED: Final = "not_audited"
"""Kind of the note of a document on which the audit failed; its facts are there all the same."""
_DOUBTS: Final = (REPAIRED, CUT_OFF, HIDDEN, UNPAINTED)
_SHOWN: Final = 3
"""So many changes are named in the line on the screen; the rest is in the notes."""


def drift_line(document: str, notes: Iterable[PageNote]) -> str | None:
    """One line for the screen: how a document differs from the known form; None where it does not."""
    changes = [note.message for note in notes if note.kind == DRIFT]
    if not changes:
        return None
    more = f"; {len(changes) - _SHOWN} more" if len(changes) > _SHOWN else ""
    return f"drift {document}: {'; '.join(changes[:_SHOWN])}{more}"


def audit_line(document: str, notes: Iterable[PageNote]) -> str | None:
    """One line for the screen where a document could not be audited; None where it was."""
    return next((f"not audited {document}: {note.message}" for note in notes if note.kind == NOT_AUDITED), None)


def doubt_line(document: str, notes: Iterable[PageNote]) -> str | None:
    """One line for the screen where a document had to be repaired, or has text that nobody sees; None elsewhere."""
    told = [note for note in notes if note.kind in _DOUBTS]
    if not told:
        return None
    more = f"; {len(told) - _SHOWN} more pages" if len(told) > _SHOWN else ""
    return f"doubtful {document}: {'; '.join(f'page {note.page}: {note.message}' for note in told[:_SHOWN])}{more}"


def runs(numbers: Sequence[int]) -> str:
    """Rising numbers, short: `1-3, 7`."""
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
    stops = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, stops, strict=True))
