"""A roster proposed from the sheets themselves, and renames suggested from evidence.

A name that vanishes as a similar one appears with the same project is a rename, and is said to be one (DESIGN.md). Nothing
here is a master list before a person has looked at it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from normalize.names.keys import key, listed, without_code
from normalize.names.levels import split_levels
from normalize.names.sightings import Sighting
from normalize.names.similar import REVIEW_FROM, similarity
from normalize.vocabulary import load
from schemas.naming import Place

Path = tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """What was seen of one unit, while it is collected."""

    names: Counter[str] = field(default_factory=Counter)
    years: set[int] = field(default_factory=set)
    projects: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A unit that the sheets name. `path` are its levels as printed, outermost first; `count` how often it is seen."""

    id: str
    municipality: str
    name: str
    parent_id: str | None
    path: tuple[str, ...]
    years: tuple[int, ...]
    count: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """Two names that are probably one unit: the last year of the old, the first of the new, and what they share."""

    municipality: str
    old: str
    new: str
    last_year: int
    first_year: int
    similarity: float
    projects: tuple[str, ...]
    places: tuple[Place, ...]


def collect(seen: Iterable[Sighting]) -> tuple[list[Proposed], list[Rename]]:
    """The units and renames of all municipalities; where that is not known, of each document by itself."""
    groups: defaultdict[tuple[str, str], dict[Path, _Node]] = defaultdict(dict)
    for sighting in seen:
        whose = sighting.municipality or f"unknown-{sighting.place.sha256[:8]}"
        for name in listed(without_code(sighting.raw)):
            _note(groups[sighting.municipality, whose], name, sighting)
    units: list[Proposed] = []
    renamed: list[Rename] = []
    for (municipality, whose), nodes in sorted(groups.items()):
        merged = _merged(nodes)
        units += _proposed(municipality, whose, merged)
        renamed += _renames(municipality, merged)
    return units, renamed


def _note(nodes: dict[Path, _Node], name: str, sighting: Sighting) -> None:
    """Note a unit and the units above it."""
    if any(word in name for word in load("names")["collective"]):
        return
    printed = [level.name for level in split_levels(name)]
    if sighting.section != "" and len(listed(sighting.raw)) == 1:
        printed += [level.name for level in split_levels(sighting.section)]
    for depth in range(1, len(printed) + 1):
        node = nodes.setdefault(tuple(key(level) for level in printed[:depth]), _Node())
        node.names[printed[depth - 1]] += 1
        node.places.append(sighting.place)
        if sighting.fiscal_year is not None:
            node.years.add(sighting.fiscal_year)
            if sighting.project != "":
                node.projects[sighting.project].add(sighting.fiscal_year)


def _merged(nodes: dict[Path, _Node]) -> dict[Path, _Node]:
    """The units, where one printed without the levels above it is taken for the only one printed with them."""
    longer: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in nodes:
        for start in range(1, len(path)):
            longer[path[start:]].append(path)
    target = {path: longer[path][0] if len(longer[path]) == 1 else path for path in nodes}
    found: dict[Path, _Node] = {}
    for path, node in nodes.items():
        whole = found.setdefault(_resolved(path, target), _Node())
        whole.names += node.names
        whole.years |= node.years
        whole.places += node.places
        for project, years in node.projects.items():
            whole.projects[project] |= years
    return found


def _resolved(path: Path, target: dict[Path, Path]) -> Path:
    """The path under which a unit is proposed: its longest outermost part that stands for another is replaced."""
    for end in range(len(path), 0, -1):
        head = path[:end]
        if target[head] != head:
            return (*target[head], *path[end:])
    return path


def _proposed(municipality: str, whose: str, nodes: dict[Path, _Node]) -> Iterator[Proposed]:
    """The units, parents first, numbered in the order of their paths."""
    whole = {path[:end] for path in nodes for end in range(1, len(path) + 1)}
    ids = {path: f"{whose}-{number:04}" for number, path in enumerate(sorted(whole), 1)}
    printed = {path: _printed(nodes, path) for path in whole}
    for path in sorted(whole):
        node = nodes.get(path, _Node())
        yield Proposed(
            id=ids[path],
            municipality=municipality,
            name=printed[path],
            parent_id=ids.get(path[:-1]),
            path=tuple(printed[path[:end]] for end in range(1, len(path) + 1)),
            years=tuple(sorted(node.years)),
            count=node.names.total(),
            places=tuple(dict.fromkeys(node.places)),
        )


def _printed(nodes: dict[Path, _Node], path: Path) -> str:
    """The writing seen most often; of several the first in byte order."""
    names = nodes[path].names if path in nodes else Counter({path[-1]: 1})
    return min(names, key=lambda name: (-names[name], name))


def _renames(municipality: str, nodes: dict[Path, _Node]) -> Iterator[Rename]:
    """Pairs of which the first is not seen any more when the second appears, with a project that goes on."""
    innermost = {path: node for path, node in nodes.items() if len(node.years) > 0}
    for (old, before), (new, after) in product(innermost.items(), repeat=2):
        if max(before.years) >= min(after.years) or old[-1] == new[-1]:
            continue
        shared = sorted(before.projects.keys() & after.projects.keys())
        score = similarity(old[-1], new[-1])
        if len(shared) > 0 and score >= REVIEW_FROM:
            yield Rename(
                municipality=municipality,
                old=_printed(nodes, old),
                new=_printed(nodes, new),
                last_year=max(before.years),
                first_year=min(after.years),
                similarity=score,
                projects=tuple(shared),
                places=(before.places[-1], after.places[0]),
            )
