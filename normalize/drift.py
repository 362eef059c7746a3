"""What is new, gone, moved or reworded on a sheet of a known form, against the headings that its layout lists."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from normalize.inventory import Seen
from normalize.names.similar import similarity
from schemas.headings import NEWEST_FIRST, UNDER, YEAR, FormHeading
from schemas.layout import Layout
from schemas.vocabulary import look_up

ChangeKind = Literal["new", "gone", "moved", "reworded", "order"]
Path = tuple[str, ...]

REWORDED_FROM: Final = 50.0
"""Two headings at the same place are one reworded from this similarity (of 100): 事業の目的 and 目的 have 57."""
REWORDED_ELSEWHERE: Final = 70.0
"""… and where their neighbours differ, from this: that of two names which a person should see (DESIGN.md)."""
NEAR: Final = 0.8
"""A sheet is of a form, changed, from this share of the form's headings on: every fifth may have changed."""
MANY: Final = 12
"""… if the layout lists at least so many: a few headings are common to many forms."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a sheet and its layout. `was` and `now` are paths of headings; either may be missing."""

    kind: ChangeKind
    was: Path | None
    now: Path | None
    detail: str = ""

    def __str__(self) -> str:
        """One line for a person: `reworded: 事業費 > 決算額 → 事業費 > 決算見込額`."""
        paths = dict.fromkeys(UNDER.join(path) for path in (self.was, self.now) if path is not None)
        return f"{self.kind}: {' → '.join(paths)}{f' ({self.detail})' if self.detail else ''}"


def drift(layout: Layout, seen: Sequence[Seen]) -> tuple[Change, ...]:
    """How the headings of a sheet differ from those of its layout; nothing where the layout lists none."""
    if not layout.headings:
        return ()
    return _Comparison(layout.headings, seen).changes()


def adapted(layout: Layout, changes: Iterable[Change]) -> Layout:
    """The layout for a sheet on which headings are reworded: what the old words mean, the new ones mean.

    The layout's own concepts hold for them, and what the vocabulary says of the old words where it knows the new ones
    less well.
    """
    renamed = {
        c.now[-1]: c.was[-1] for c in changes if c.kind == "reworded" and c.was is not None and c.now is not None
    }
    labels = {new: layout.labels[old] for new, old in renamed.items() if old in layout.labels}
    aliases = {new: old for new, old in renamed.items() if look_up(new).quality < look_up(old).quality}
    return replace(layout, labels={**layout.labels, **labels}, aliases=aliases) if labels or aliases else layout


class _Comparison:
    """The headings of a layout and of a sheet, matched: first by path, then reworded, then moved."""

    def __init__(self, expected: Sequence[FormHeading], seen: Sequence[Seen]) -> None:
        """Match what has the same path."""
        self._expected: dict[Path, FormHeading] = {heading.path: heading for heading in expected}
        self._times = Counter(one.path for one in seen if one.sure)
        for path, times in Counter(one.path for one in seen if not one.sure).items():
            # What may be filled in counts where the form asks for it, and as other words for what is gone.
            asked = self._expected[path].least if path in self._expected else times
            self._times[path] += min(times, max(0, asked - self._times[path]))
        self._sure = {one.path for one in seen if one.sure}
        first = (one.path for one in seen if one.sure or one.path not in self._sure)
        self._order = [path for path in dict.fromkeys(first) if self._times[path]]
        self._same: dict[Path, Path] = {path: path for path in self._expected if self._times[path]}
        self._taken: set[Path] = set(self._same)
        self._changes: list[Change] = []

    def changes(self) -> tuple[Change, ...]:
        """All differences, in the order of the form; what is new comes last."""
        self._turned()
        self._reworded()
        self._moved()
        self._counted()
        self._reordered()
        gone = self._gone()
        lost = set(gone)
        self._changes += [Change("gone", path, None) for path in gone if path[:-1] not in lost]
        fresh = [path for path in self._fresh() if path in self._sure]
        added = set(fresh)
        self._changes += [Change("new", None, path, self._behind(path)) for path in fresh if path[:-1] not in added]
        return tuple(self._changes)

    def _gone(self) -> list[Path]:
        """What every sheet of the form has, and this one has not."""
        return [path for path, heading in self._expected.items() if path not in self._same and heading.least > 0]

    def _fresh(self) -> list[Path]:
        """What this sheet has, and no sheet of the form."""
        return [path for path in self._order if path not in self._taken]

    def _pair(self, was: Path, now: Path) -> None:
        """Take `now` for `was`, and what stands under the one for what stands under the other."""
        self._same[was] = now
        self._taken.add(now)
        for path in self._expected:
            below = (*now, *path[len(was) :])
            if path[: len(was)] == was and path not in self._same and self._times[below]:
                self._same[path] = below
                self._taken.add(below)

    def _turned(self) -> None:
        """Years that run the other way."""
        rows: dict[Path, Change] = {}
        fresh = set(self._fresh())
        for was in self._gone():
            turned = (*was[:-1], _other_way(was[-1]))
            if YEAR in was[-1] and turned in fresh:
                self._pair(was, turned)
                way = "from the newest year to the oldest" if NEWEST_FIRST in turned[-1] else "from the oldest year on"
                rows.setdefault(was[:-1], Change("order", was, None, f"the years now run {way}"))
        self._changes += rows.values()

    def _reworded(self) -> None:
        """Under the same heading, one text gone and a like one new; the most alike first."""
        alike = [
            (similarity(was[-1], now[-1]), was, now)
            for was in self._gone()
            for now in self._fresh()
            if self._same.get(was[:-1], was[:-1]) == now[:-1] and was[-1] != now[-1]
        ]
        for score, was, now in sorted(alike, key=lambda found: -found[0]):
            if score < REWORDED_FROM or was in self._same or now in self._taken:
                continue
            if score >= REWORDED_ELSEWHERE or self._at_same_place(was, now):
                self._pair(was, now)
                self._changes.append(Change("reworded", was, now))

    def _at_same_place(self, was: Path, now: Path) -> bool:
        """Whether the headings before or behind the two, under their outer heading, are the same."""
        before = [path for path in self._expected if path[:-1] == was[:-1]]
        after = [path for path in self._order if path[:-1] == now[:-1]]
        i, j = before.index(was), after.index(now)
        edge: Path = ()
        left, right = before[i - 1] if i else edge, before[i + 1] if i + 1 < len(before) else edge
        ahead, behind = after[j - 1] if j else edge, after[j + 1] if j + 1 < len(after) else edge
        return self._same.get(left, left) == ahead or self._same.get(right, right) == behind

    def _moved(self) -> None:
        """The same text under another heading."""
        fresh: dict[str, list[Path]] = {}
        for now in self._fresh():
            fresh.setdefault(now[-1], []).append(now)
        for was in self._gone():
            found = [now for now in fresh.get(was[-1], ()) if now not in self._taken]
            if was not in self._same and len(found) == 1:
                self._pair(was, found[0])
                self._changes.append(Change("moved", was, found[0]))

    def _counted(self) -> None:
        """What is there more or less often than on the form."""
        for was, now in self._same.items():
            heading, times = self._expected[was], self._times[now]
            if times and not heading.allows(times):
                fewer = times < heading.least
                usual = heading.least if fewer else heading.most
                self._changes.append(Change("gone" if fewer else "new", was, now, f"{times} instead of {usual}"))

    def _reordered(self) -> None:
        """What stands in another order under the same heading: as few as explain it."""
        families: dict[Path, list[Path]] = {}
        for was, heading in self._expected.items():
            now = self._same.get(was)
            if now is not None and heading.least == heading.most == 1 and self._times[now] == 1:
                families.setdefault(was[:-1], []).append(was)
        place = {path: i for i, path in enumerate(self._order)}
        moved = {change.was for change in self._changes if change.kind == "moved"}
        for family in families.values():
            stays = [was for was in family if was not in moved]
            kept = _longest_rising([place[self._same[was]] for was in stays])
            for i, was in enumerate(stays):
                if i not in kept:
                    self._changes.append(Change("moved", was, self._same[was], f"now {self._behind(self._same[was])}"))

    def _behind(self, now: Path) -> str:
        """Where a heading stands."""
        at = self._order.index(now)
        return f"behind {UNDER.join(self._order[at - 1])}" if at else "at the top"


def _other_way(text: str) -> str:
    back = YEAR + NEWEST_FIRST
    return text.replace(back, YEAR, 1) if back in text else text.replace(YEAR, back, 1)


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The indices of a longest rising run: what stays where it is."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for i, place in enumerate(places):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [i]
        before[i] = ends[at - 1] if at else None
    kept: set[int] = set()
    i_or_none = ends[-1] if ends else None
    while i_or_none is not None:
        kept.add(i_or_none)
        i_or_none = before[i_or_none]
    return kept


def near(layouts: Iterable[Layout], title: str, texts: frozenset[str]) -> Layout | None:
    """The one layout whose form a sheet nearly is, though its `recognise` fails: a label that it names was reworded.

    The title must fit, and most of its headings must be there. None where there is none, or more than one.
    """
    found = [layout for layout in layouts if layout.recognise_title in title and _share(layout, texts) >= NEAR]
    return found[0] if len(found) == 1 else None


def _share(layout: Layout, texts: frozenset[str]) -> float:
    """The share of the form's headings that a sheet has."""
    wanted = {heading.text.replace(NEWEST_FIRST, "") for heading in layout.headings if heading.least > 0}
    return len(wanted & texts) / len(wanted) if len(wanted) >= MANY else 0.0
