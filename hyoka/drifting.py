"""Drift of a whole document: each change once, with the sheets that show it, for the ledger and the screen."""

from __future__ import annotations

from collections.abc import Sequence

from hyoka.notices import DRIFT, runs
from normalize.drift import Change, drift
from normalize.inventory import all_of
from schemas.block import Sheet
from schemas.document import PageNote
from schemas.layout import Layout


class Drifts:
    """The changes of a document's sheets, collected while they are read."""

    def __init__(self) -> None:
        """Nothing yet: for each layout and change the ordinals and first pages of its sheets."""
        self._found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._sheets: dict[str, int] = {}

    def note(self, sheet: Sheet, layout: Layout) -> tuple[Change, ...]:
        """Compare a sheet with its layout; the changes are kept, and handed back."""
        changes = drift(layout, all_of(sheet)) if layout.headings else ()
        self._sheets[layout.name] = self._sheets.get(layout.name, 0) + 1
        for text in dict.fromkeys(str(change) for change in changes):
            self._found.setdefault((layout.name, text), []).append((sheet.ordinal, sheet.pages[0].number))
        return changes

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
