"""Drift of a whole document: each change once, with the sheets that show it, for the ledger and the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hyoka.notices import DRIFT, runs
from normalize.drift import Change, drift
from normalize.inventory import all_of
from schemas.block import Sheet
from schemas.document import PageNote
from schemas.layout import Layout


def changes_of(sheet: Sheet, layout: Layout) -> tuple[Change, ...]:
    """What has changed on a sheet against its layout; nothing where the layout does not say what it prints."""
    return drift(layout, all_of(sheet)) if layout.headings else ()


class Drifts:
    """The changes of a document's sheets, collected while they are read."""

    def __init__(self) -> None:
        """Nothing yet: for each layout and change the ordinals and first pages of its sheets."""
        self._found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._sheets: dict[str, int] = {}

    def note(self, layout: str, ordinal: int, page: int, changes: Iterable[str]) -> None:
        """Keep what has changed on sheet `ordinal`, which begins on `page`, against the layout of this name."""
        self._sheets[layout] = self._sheets.get(layout, 0) + 1
        for text in dict.fromkeys(changes):
            self._found.setdefault((layout, text), []).append((ordinal, page))

    def notes(self) -> tuple[PageNote, ...]:
        """One note a change, at the first sheet that shows it."""
        return tuple(
            PageNote(sheets[0][1], DRIFT, f"{layout}: {text}{self._where(layout, [one for one, _ in sheets])}")
            for (layout, text), sheets in self._found.items()
        )

    def _where(self, layout: str, sheets: Sequence[int]) -> str:
        """Which sheets, where the document has several of the form."""
        every = self._sheets[layout]
        if every == 1:
            return ""
        return " [all sheets]" if len(sheets) == every else f" [sheet {runs(sheets)} of {every}]"
