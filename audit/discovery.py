"""Sums that a table shows without saying so: a line that is the sum or difference of others in nearly all its cells.

The search is bounded: for each line the runs directly before and behind it, the totals before it, and pairs of near
lines. What is found by trying must be told from chance. Of numbers of W units, one in about W/w closes by chance with a
tolerance of w units; the chances of the columns that close multiply, those of the columns with equal figures do not;
and they are held against the number of equations that were tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audit.grids import Line, units
from audit.slips import surprise

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Sign = int
Member = tuple[int, Sign]

# The longest run of lines that is tried as parts: the longest printed breakdowns have some twenty rows.
LONGEST_RUN: Final = 30
# One part alone is no sum.
SHORTEST_RUN: Final = 2
# What floating point may be off by, as a share of the figure: an equation is never left out for it.
SLACK: Final = 1e-12
_SIGNS: Final = ((1, 1), (1, -1), (-1, 1))
# How far apart the lines of a pair may stand: further than a form's blocks of cost rows is another table.
NEAR: Final = 8
# Powers of ten by which chance must be excluded, after the number of equations tried: once in a million tables; where
# a label says 計, once in a thousand; and once in 10^9 for an exception to be called an error.
UNHINTED: Final = 6.0
HINTED: Final = 3.0
OVERWHELMING: Final = 9.0
# Cells that must close for each that does not: "nearly all".
CLOSING_FOR_EACH_EXCEPTION: Final = 3
LEAST_UNHINTED: Final = 3
# With fewer that close, one that does not is told only where a plain misprint explains it, less likely by chance than this.
SURPRISING: Final = 0.05


@dataclass(frozen=True, slots=True)
class Discovered:
    """Line `whole` is Σ sign × line of `parts`, in the cells of `closing`; not in those of `open`.

    `evidence` is how many powers of ten chance is excluded by. `hinted`: the line is labelled as a total.
    """

    whole: int
    parts: tuple[Member, ...]
    closing: tuple[int, ...]
    open: tuple[int, ...]
    evidence: float
    hinted: bool

    @property
    def sure(self) -> bool:
        """Whether a cell that does not close contradicts the others beyond doubt."""
        enough = len(self.closing) >= CLOSING_FOR_EACH_EXCEPTION * max(1, len(self.open))
        return enough and self.evidence >= (UNHINTED if self.hinted else OVERWHELMING)


class Table:
    """Lines of figures, to be searched for sums. `totals` are the numbers of the lines that are labelled as totals."""

    def __init__(self, lines: Sequence[Line], totals: frozenset[int], barred: frozenset[int]) -> None:
        """`barred` lines are parts of others (うち, 内数) and are counted in no sum."""
        self._units = [{key: units(fact) for key, fact in line.items()} for line in lines]
        places = {key: place for place, key in enumerate(dict.fromkeys(key for line in self._units for key in line))}
        # The same figures as an array: lines × cells, nought where nothing is printed.
        self._matrix: Floats = np.zeros((len(lines), len(places)), dtype=np.float64)
        for number, line in enumerate(self._units):
            for key, value in line.items():
                self._matrix[number, places[key]] = value
        self._totals = totals
        self._barred = barred
        self._tried = 0

    def sums(self) -> tuple[Discovered, ...]:
        """The best equation of each line, where one is beyond chance; no set of lines twice."""
        best: list[Discovered] = []
        for whole in range(len(self._units)):
            if whole in self._barred or not any(self._units[whole].values()):
                continue
            found = [d for d in (self._tested(whole, parts) for parts in self._promising(whole)) if d is not None]
            if found:
                best.append(
                    max(found, key=lambda d: (len(d.closing) - len(d.open), d.hinted, len(d.parts), d.evidence))
                )
        kept: dict[frozenset[int], Discovered] = {}
        allowed = log10(max(1, self._tried))
        for sum_ in sorted(best, key=lambda d: (not d.hinted, -len(d.closing), d.whole)):
            lines = frozenset((sum_.whole, *(part for part, _ in sum_.parts)))
            if lines not in kept and sum_.evidence - allowed >= (HINTED if sum_.hinted else UNHINTED):
                kept[lines] = sum_
        return tuple(sorted(kept.values(), key=lambda d: d.whole))

    def _promising(self, whole: int) -> Iterator[tuple[Member, ...]]:
        """Of all equations tried for a line, those that close in some cell and do not fail in too many.

        Runs next to it in both directions, and pairs of near lines; all of them at once, in floating point, which is
        exact for any printed figure that is not absurd; `_tested` looks at what is left in whole numbers.
        """
        for direction in (-1, 1):
            yield from self._runs(whole, direction)
        yield from self._pairs(whole)

    def _runs(self, whole: int, direction: int) -> Iterator[tuple[Member, ...]]:
        """The lines next to `whole` in one direction: all, those that are no totals, and the totals."""
        near = range(whole + direction, whole + direction * (LONGEST_RUN + 1), direction)
        lines = [n for n in near if 0 <= n < len(self._units) and n not in self._barred]
        plain = [n for n in lines if n not in self._totals]
        totals = [n for n in lines if n in self._totals]
        seen: set[tuple[int, ...]] = set()
        for kind in (lines, plain, totals):
            if len(kind) < SHORTEST_RUN:
                continue
            rows = self._matrix[kind]
            lengths = np.arange(1, len(kind) + 1)[:, np.newaxis]
            kept = self._may_close(whole, rows.cumsum(axis=0), (rows != 0).cumsum(axis=0) > 1, lengths // 2)
            for length in range(SHORTEST_RUN, len(kind) + 1):
                run = tuple(kind[:length])
                if run in seen:
                    continue
                seen.add(run)
                self._tried += 1
                if kept[length - 1]:
                    yield tuple((n, 1) for n in run)

    def _pairs(self, whole: int) -> Iterator[tuple[Member, ...]]:
        """Pairs of lines not far from `whole`, added or taken from each other."""
        near = [n for n in range(max(0, whole - NEAR), min(len(self._units), whole + NEAR + 1)) if n != whole]
        one, other = (np.array(near, dtype=np.int64)[index] for index in np.triu_indices(len(near), 1))
        self._tried += len(one) * len(_SIGNS)
        if len(one) == 0:
            return
        first, second = self._matrix[one], self._matrix[other]
        both = (first != 0) & (second != 0)
        kept = np.stack(
            [self._may_close(whole, a * first + b * second, both, _tolerance(2)) for a, b in _SIGNS], axis=1
        )
        for pair, sign in np.argwhere(kept).tolist():
            yield (int(one[pair]), _SIGNS[sign][0]), (int(other[pair]), _SIGNS[sign][1])

    def _may_close(self, whole: int, sums: Floats, told: Bools, tolerance: Ints | int) -> Bools:
        """For each row of sums, whether it closes with the line in a cell, and fails in no more than it may."""
        value = self._matrix[whole]
        told = told & (value != 0)
        fails = told & (np.abs(value - sums) > tolerance + SLACK * np.abs(value))
        most = self._most_exceptions(whole)
        kept: Bools = (fails.sum(axis=1) <= most) & ((told & ~fails).sum(axis=1) > 0)
        return kept

    def _tested(self, whole: int, parts: tuple[Member, ...]) -> Discovered | None:
        """The equation, if it closes in enough of the cells that could contradict it."""
        hinted = whole in self._totals and all(sign > 0 for _, sign in parts)
        closing, exceptions = [], []
        evidence = 0.0
        independent = set()
        for key, value in self._units[whole].items():
            figures = [self._units[n].get(key, 0) for n, _ in parts]
            if sum(map(bool, figures)) < 2 or not value:
                continue
            off = value - sum(sign * part for part, (_, sign) in zip(figures, parts, strict=True))
            if abs(off) > _tolerance(len(figures)):
                exceptions.append(key)
                if len(exceptions) > self._most_exceptions(whole):
                    return None
                continue
            closing.append(key)
            if (value, *figures) not in independent:
                independent.add((value, *figures))
                evidence += log10(max(1.0, abs(value) / (2 * _tolerance(len(figures)) + 1)))
        least = 1 if hinted else LEAST_UNHINTED
        if len(closing) < CLOSING_FOR_EACH_EXCEPTION * len(exceptions):
            # Too few close to say "nearly all": the one exception has to be a plain misprint.
            luck = self._luck(whole, parts, exceptions[0]) if len(exceptions) == 1 else None
            if luck is None or luck > SURPRISING:
                return None
            evidence -= log10(luck)
            least -= not hinted
        if len(independent) < least:
            return None
        told = tuple(key for key in exceptions if not self._has_another_part(whole, parts, closing, key))
        return Discovered(whole, parts, tuple(closing), told, evidence, hinted)

    def _luck(self, whole: int, parts: tuple[Member, ...], key: int) -> float | None:
        """How easily chance explains a cell that does not close by one misprint; None where no misprint explains it."""
        members = ((whole, -1), *parts)
        off = sum(sign * self._units[n].get(key, 0) for n, sign in members)
        printed = {n: self._units[n][key] for n, _ in members if self._units[n].get(key)}
        signs = dict(members)
        found = [surprise(value, value - signs[n] * off) for n, value in printed.items()]
        # A part left out or counted twice; or one cell, and no other, prints what stands beside it.
        copied = [n for n in printed if self._is_copy(n, key)]
        found += [2 / 10 ** len(str(abs(printed[n]))) for n in copied if len(copied) == 1]
        found += [2 / 10 ** len(str(abs(off))) for n in printed if n != whole and abs(printed[n]) == abs(off)]
        return min((share * len(printed) for share in found if share is not None), default=None)

    def _is_copy(self, line: int, key: int) -> bool:
        """Whether a cell prints the figure of the cell before or after it in its line."""
        keys = sorted(self._units[line])
        at = keys.index(key)
        beside = keys[max(0, at - 1) : at + 2]
        return any(self._units[line][other] == self._units[line][key] for other in beside if other != key)

    def _most_exceptions(self, whole: int) -> int:
        return 1 + len(self._units[whole]) // (CLOSING_FOR_EACH_EXCEPTION + 1)

    def _has_another_part(self, whole: int, parts: tuple[Member, ...], closing: Sequence[int], key: int) -> bool:
        """Whether another line is nought wherever the equation closes, but not here: it may well be a part."""
        known = {whole, *(n for n, _ in parts)}
        for n in range(len(self._units)):
            if n not in known and self._units[n].get(key) and not any(self._units[n].get(k) for k in closing):
                return True
        return False


def _tolerance(parts: int) -> int:
    """Units by which n rounded parts may miss their rounded total, half-up: ⌊n/2⌋."""
    return parts // 2
