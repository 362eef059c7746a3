"""How much of what a page prints is known: claimed by a label, a value or a named kind of furniture, or left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from schemas.geometry import Box

ClaimKind = Literal["label", "value", "other", "furniture", "unclaimed"]

LEAST: Final = 0.9
"""A page of whose characters a smaller share is claimed says so in the ledger (issue 4, "Coverage")."""


class Furniture(StrEnum):
    """What is neither a heading nor a value, and need be none: a closed list."""

    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    TITLE = "title"
    UNIT = "unit"
    CHOICE_MARK = "choice_mark"
    UNCHOSEN = "unchosen_option"
    CONTINUED = "continued"
    AROUND = "around_value"
    BRACKETS = "empty_brackets"


SAID: Final[dict[Furniture, str]] = {
    Furniture.PAGE_NUMBER: "page number",
    Furniture.RUNNING_HEAD: "running head",
    Furniture.TITLE: "title printed again, or year and municipality beside it",
    Furniture.UNIT: "unit of what stands below",
    Furniture.CHOICE_MARK: "mark of the option on its right",
    Furniture.UNCHOSEN: "option that is not chosen",
    Furniture.CONTINUED: "goes on from the page before",
    Furniture.AROUND: "word around a value (から, まで, 第 号)",
    Furniture.BRACKETS: "brackets that nobody filled",
}
"""Kind of furniture → what a person is told."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Characters of one piece of print (blanks left out) and what claims them; `box`, in points, is the piece's ink.

    `other` is a value without a concept. `furniture` is None for every other kind.
    """

    kind: ClaimKind
    box: Box
    text: str
    furniture: Furniture | None = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """Characters that nothing claims, with the box (in points) of the cell text or run of text that they stand in."""

    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class PageCoverage:
    """The account of page `page` (1-based), in characters without blanks; what is struck twice for bold counts once.

    Leftovers stand from top to bottom. `label`, `value`, `other`, all of `furniture` and the leftovers add up to `characters`.
    """

    page: int
    characters: int
    label: int
    value: int
    other: int
    furniture: tuple[tuple[Furniture, int], ...]
    leftovers: tuple[Leftover, ...]

    @property
    def furnished(self) -> int:
        """Characters of furniture of any kind."""
        return sum(count for _, count in self.furniture)

    @property
    def unclaimed(self) -> int:
        """Characters that nothing claims."""
        return self.characters - self.label - self.value - self.other - self.furnished

    @property
    def share(self) -> float:
        """The claimed share, 0 to 1; 1 for a page that prints nothing."""
        return share_of(self.characters - self.unclaimed, self.characters)


def share_of(claimed: int, characters: int) -> float:
    """The claimed share, 0 to 1; 1 where nothing is printed."""
    return claimed / characters if characters else 1.0


def account(page: int, claims: Sequence[Claim]) -> PageCoverage:
    """The account of a page whose every piece of print is in `claims`."""
    counts: dict[ClaimKind, int] = {"label": 0, "value": 0, "other": 0, "furniture": 0, "unclaimed": 0}
    furniture: dict[Furniture, int] = {}
    for claim in claims:
        counts[claim.kind] += len(claim.text)
        if claim.furniture is not None:
            furniture[claim.furniture] = furniture.get(claim.furniture, 0) + len(claim.text)
    left = [claim for claim in claims if claim.kind == "unclaimed"]
    return PageCoverage(
        page,
        sum(counts.values()),
        counts["label"],
        counts["value"],
        counts["other"],
        tuple((kind, furniture[kind]) for kind in Furniture if kind in furniture),
        tuple(Leftover(claim.box, claim.text) for claim in sorted(left, key=lambda c: (c.box.y0, c.box.x0))),
    )


def percent(share: float) -> str:
    """A share as it is printed: rounded down, so that 100% means all, and 90.0% is not under 90%."""
    return f"{int(share * 1000) / 10:.1f}%"
