"""The units of one municipality, by every way in which their names are printed: alone, or after the units above them.

A roster knows its own names, so that a printed path needs no guess where a level ends: 政策イノベーション部情報政策課 is the
unit 情報政策課 below 政策イノベーション部 because the roster says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final, Literal

from normalize.names.edits import wildcards
from normalize.names.keys import bigrams, key
from normalize.names.levels import split_levels
from schemas.masters import Department

Bearing = Literal["exact", "alias", "former_name", "other_year"]
BEARINGS: Final[tuple[Bearing, ...]] = ("exact", "alias", "former_name", "other_year")
"""How a unit bears a name, best first."""
_MOST_ABOVE: Final = 4
_MOST_FORMS: Final = 64


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a unit is printed: the keys of its levels, outermost first; the last one is its own name."""

    levels: tuple[str, ...]
    department: Department
    bearing: Bearing

    @property
    def text(self) -> str:
        """The levels without anything between them."""
        return "".join(self.levels)


def own_names(department: Department, fiscal_year: int | None) -> list[tuple[str, Bearing]]:
    """Every name of a unit, and how it bears it in a fiscal year.

    A former name is one of the years before `valid_from`; where that is not given, of any year.
    """
    valid = department.valid_in(fiscal_year)
    since = department.valid_from
    former = valid if since is None else fiscal_year is not None and fiscal_year < since
    names: list[tuple[str, Bearing]] = [(department.name, "exact" if valid else "other_year")]
    names += [(alias, "alias" if valid else "other_year") for alias in department.aliases]
    names += [(name, "former_name" if former else "other_year") for name in department.former_names]
    return names


class Roster:
    """The units of one municipality in one fiscal year (all units, where the year is not known)."""

    def __init__(self, departments: Iterable[Department], fiscal_year: int | None) -> None:
        """Index every form of every unit."""
        self.fiscal_year = fiscal_year
        self.departments = {one.id: one for one in departments}
        self._names = {one.id: own_names(one, fiscal_year) for one in self.departments.values()}
        self._forms: defaultdict[str, list[Form]] = defaultdict(list)
        self._wild: defaultdict[str, set[str]] = defaultdict(set)
        for department in self.departments.values():
            for form in self._forms_of(department):
                self._forms[form.text].append(form)
        self._longest = max(map(len, self._forms), default=0)
        for text in self._forms:
            for pattern in wildcards(text):
                self._wild[pattern].add(text)
        self.words = frozenset(
            pair for names in self._names.values() for name, _ in names for pair in bigrams(key(name))
        )
        self.last_levels = self._last_levels()

    def above(self, department: Department) -> list[Department]:
        """The units above a unit, the nearest first."""
        found: list[Department] = []
        while department.parent_id is not None and department.parent_id in self.departments:
            department = self.departments[department.parent_id]
            if department in found:
                break
            found.append(department)
        return found

    def keys_of(self, department: Department) -> frozenset[str]:
        """The keys of all names of a unit, of whatever year."""
        return frozenset(key(name) for name, _ in self._names[department.id])

    def exact(self, text: str) -> list[Form]:
        """The forms with this key."""
        return self._forms.get(text, [])

    def one_off(self, text: str) -> list[Form]:
        """The forms that differ from this key in one character."""
        if len(text) > self._longest:
            return []
        texts = {found for pattern in wildcards(text) for found in self._wild.get(pattern, ())} - {text}
        return [form for found in sorted(texts) for form in self._forms[found]]

    def _forms_of(self, department: Department) -> list[Form]:
        """A unit's own names, alone and below any of the units above it, in their order."""
        above = self.above(department)[:_MOST_ABOVE][::-1]
        found: list[Form] = []
        for number in range(len(above) + 1):
            for chosen in combinations(above, number):
                names = [self._names[one.id] for one in (*chosen, department)]
                found += [_form(path, department) for path in product(*names)]
                if len(found) > _MOST_FORMS:
                    return found
        return found

    def _last_levels(self) -> Mapping[str, tuple[Form, ...]]:
        """The innermost level of every unit's names, for looking for similar ones."""
        found: defaultdict[str, list[Form]] = defaultdict(list)
        for department in self.departments.values():
            for name, bearing in self._names[department.id]:
                form = Form(_levels(name), department, bearing)
                found[form.levels[-1]].append(form)
        return {text: tuple(forms) for text, forms in found.items()}


def _form(path: Iterable[tuple[str, Bearing]], department: Department) -> Form:
    """The form of a path of names; it is borne as its least certain level is."""
    names = tuple(path)
    bearing = max((bearing for _, bearing in names), key=BEARINGS.index)
    return Form(tuple(level for name, _ in names for level in _levels(name)), department, bearing)


def _levels(name: str) -> tuple[str, ...]:
    """The keys of the levels of a name in the master list, which may be a path by itself (市民医療センター医務部看護科)."""
    levels = tuple(key(level.name) for level in split_levels(name))
    return levels if "".join(levels) == key(name) else (key(name),)
