"""The accounts of all pages of a document, each drawn up (and its print let go) when its last sheet has become facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from hyoka.coverage import claims_of
from schemas.block import Sheet
from schemas.coverage import Claim, PageCoverage, account
from schemas.fact import Fact
from schemas.prints import PagePrint, Role

Witness = Callable[[int, tuple[Claim, ...]], None]
"""Is told the claims on each page, by its number, for looking at."""


class Accounts:
    """Takes in the facts sheet by sheet, gives the coverage of every page."""

    def __init__(self, prints: Sequence[PagePrint], sheets: Sequence[Sheet], witness: Witness | None = None) -> None:
        """Accounts of the pages in `prints`; a page may be part of several of the `sheets`."""
        self._prints = {page.number: page for page in prints}
        self._parts = Counter(page.number for sheet in sheets for page in sheet.pages)
        self._facts: dict[int, list[Fact]] = {}
        self._titles: list[Fact] = []
        # A page on which a text goes on waits for the sheet in which the text begins.
        self._waiting = {page.number for page in prints if any(p.role is Role.CONTINUED for p in page.prints)}
        self._done: dict[int, PageCoverage] = {}
        self._witness = witness

    def add(self, sheet: Sheet, facts: Sequence[Fact]) -> None:
        """Note that a sheet has become facts."""
        for fact in facts:
            self._facts.setdefault(fact.page, []).append(fact)
            if fact.concept == "sheet_title":
                self._titles.append(fact)
        for page in sheet.pages:
            self._parts[page.number] -= 1
        for page in sheet.pages:
            if not self._parts[page.number] and page.number not in self._waiting:
                self._close(page.number)

    def coverage(self) -> tuple[PageCoverage, ...]:
        """The accounts of all pages, in page order; those that belong to no sheet have no facts."""
        for number in sorted(self._prints):
            self._close(number)
        return tuple(self._done[number] for number in sorted(self._done))

    def _close(self, number: int) -> None:
        """Draw up the account of a page."""
        page = self._prints.pop(number, None)
        if page is None:
            return
        claims = claims_of(page, self._facts.get(number, ()), self._before(number))
        self._done[number] = account(number, claims)
        if self._witness is not None:
            self._witness(number, claims)

    def _before(self, number: int) -> list[Fact]:
        """The facts of earlier pages that a page may print again or go on with: titles, and texts that run on."""
        found = [fact for fact in self._titles if fact.page < number]
        while number in self._waiting:
            number -= 1
            found += self._facts.get(number, ())
        return found
