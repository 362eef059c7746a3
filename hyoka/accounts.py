"""The accounts of all pages of a document, each drawn up (and its print let go) when its last sheet has become facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from hyoka.coverage import claims_of
from schemas.coverage import Claim, PageCoverage, account
from schemas.fact import Fact
from schemas.prints import PagePrint

Witness = Callable[[int, tuple[Claim, ...]], None]
"""Is told the claims on each page, by its number, for looking at."""


class Accounts:
    """Takes in the facts sheet by sheet, gives the coverage of every page."""

    def __init__(
        self, prints: Iterable[PagePrint], sheets: Iterable[Collection[int]], witness: Witness | None = None
    ) -> None:
        """Accounts of the pages in `prints`; `sheets` are the pages of each sheet, and a page may be part of several."""
        self._prints = {page.number: page for page in prints}
        self._parts = Counter(number for pages in sheets for number in pages)
        self._facts: dict[int, list[Fact]] = {}
        self._titles: list[Fact] = []
        # A page on which a text goes on waits for the sheet in which the text begins.
        self._waiting = {page.number for page in self._prints.values() if page.continued}
        self._done: dict[int, PageCoverage] = {}
        self._witness = witness

    def add(self, pages: Collection[int], facts: Sequence[Fact]) -> None:
        """Note that the sheet on these pages (their numbers, one for each part of it) has become facts."""
        for fact in facts:
            self._facts.setdefault(fact.page, []).append(fact)
            if fact.concept == "sheet_title":
                self._titles.append(fact)
        for number in pages:
            self._parts[number] -= 1
        for number in pages:
            if not self._parts[number] and number not in self._waiting:
                self._close(number)

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
