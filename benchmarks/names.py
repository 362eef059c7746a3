"""How often a name is matched wrongly, rightly, or left to a person: `python -m benchmarks.names`.

Rosters: the units that the samples print (expected.jsonl of every sample), and two made-up ones of names near each other
(names_rosters.toml). Negatives: of every pair of different units, one is asked for where only the other is known; every
unit is asked for in its roster without it. Misreads: each unit with one character read wrong (from the data file of
confusable characters, and any character of the rosters at all), with two, with one lost or added; in the whole roster,
and in the roster without it. `auto` with another unit than the one that was misread is false. Must be 0.
"""

from __future__ import annotations

import json
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from load.facts_file import fact_from_json
from normalize.names import departments
from normalize.names.collect import collect
from normalize.names.keys import key
from normalize.names.roster import Roster
from normalize.names.sightings import CONCEPTS, sightings
from normalize.vocabulary import load
from schemas.masters import Department
from schemas.naming import NamedDocument

ROOT = Path(__file__).parents[1]
SEED = 3


@dataclass(frozen=True, slots=True)
class Misread:
    """A name with something wrong, and how it was made."""

    how: str
    text: str


def main() -> int:
    """Print the table. Returns 1 if anything was matched wrongly."""
    rosters = {**sample_rosters(), **made_up()}
    print("rosters:", ", ".join(f"{name} {len(units)}" for name, units in rosters.items()))
    wrong = 0
    for name, units in rosters.items():
        wrong += _report(f"{name}: pairs", *_pairs(units))
        wrong += _report(f"{name}: left out", *_left_out(units))
    counts: dict[str, Counter[str]] = {}
    for units in rosters.values():
        wrong += _misreads(units, counts)
    print(f"{'misread':28} {'asked':>7} {'auto':>7} {'review':>7} {'false':>6}  recall: auto, auto or review")
    for how, count in sorted(counts.items()):
        found, asked = count["auto"], count["asked"]
        both = found + count["review"]
        print(
            f"{how:28} {asked:7} {found:7} {count['review']:7} {count['false']:6}  {found / asked:6.1%} {both / asked:6.1%}"
        )
    _speed(rosters)
    print(f"false automatic matches: {wrong}")
    return 1 if wrong > 0 else 0


def sample_rosters() -> dict[str, list[Department]]:
    """The units that each sample prints."""
    found = {}
    for file in sorted((ROOT / "samples").rglob("expected.jsonl")):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        lines = [line | {"bbox": [0, 0, 0, 0], "reader": "", "confidence": 1.0} for line in lines]
        facts = tuple(fact_from_json(line) for line in lines if line["concept"] in CONCEPTS)
        units, _ = collect(sightings(NamedDocument(file.parent.name, file.parent.name, "00000", facts)))
        if len(units) > 0:
            found[file.parent.name] = [Department(one.id, "00000", one.name, one.parent_id) for one in units]
    return found


def made_up() -> dict[str, list[Department]]:
    """The rosters of names_rosters.toml."""
    table = tomllib.loads((ROOT / "benchmarks" / "names_rosters.toml").read_text(encoding="utf-8"))["rosters"]
    return {
        name: [Department(f"{name}{number}", "00000", unit) for number, unit in enumerate(names.split())]
        for name, names in table.items()
    }


def _pairs(units: list[Department]) -> tuple[int, list[str]]:
    """Ask for one unit where only another one is known."""
    alone = {unit.id: Roster([Department(unit.id, "00000", unit.name)], None) for unit in units}
    asked, wrong = 0, []
    for one, other in permutations(units, 2):
        if key(one.name) != key(other.name):
            asked += 1
            if departments.match(one.name, alone[other.id]).status == "auto":
                wrong.append(f"{one.name} for {other.name}")
    return asked, wrong


def _left_out(units: list[Department]) -> tuple[int, list[str]]:
    """Ask for a unit that the roster lacks."""
    wrong = []
    for unit, roster in _without(units):
        answer = departments.match(unit.name, roster)
        if answer.status == "auto":
            wrong.append(f"{unit.name} for {answer.candidates[0].name}")
    return len(units), wrong


def _without(units: list[Department]) -> Iterator[tuple[Department, Roster]]:
    """Every unit with the roster that lacks its name."""
    for unit in units:
        yield unit, Roster([one for one in units if key(one.name) != key(unit.name)], None)


def _misreads(units: list[Department], counts: dict[str, Counter[str]]) -> int:
    """Ask for misread names, in the roster and in the one without the unit. Returns how many were matched wrongly."""
    whole, names = Roster(units, None), {key(unit.name) for unit in units}
    lacking = {unit.id: roster for unit, roster in _without(units)}
    letters = sorted({letter for name in names for letter in name})
    chance = random.Random(SEED)
    wrong = []
    for unit in units:
        for misread in misreads(unit.name, letters, chance):
            if key(misread.text) in names:
                continue
            count = counts.setdefault(misread.how, Counter())
            answer = departments.match(misread.text, whole)
            right = any(one.id == unit.id for one in answer.candidates)
            count["asked"] += 1
            count[answer.status if right else "missed"] += 1
            if answer.status == "auto" and not right:
                wrong.append(f"{misread.text} ({unit.name}) for {answer.candidates[0].name}")
            without = departments.match(misread.text, lacking[unit.id])
            if without.status == "auto":
                wrong.append(f"{misread.text} ({unit.name}, left out) for {without.candidates[0].name}")
            count["false"] += (answer.status == "auto" and not right) + (without.status == "auto")
    for one in wrong[:20]:
        print("  FALSE", one)
    return len(wrong)


def misreads(name: str, letters: list[str], chance: random.Random) -> Iterator[Misread]:
    """A name with one confusable character, with any one, with two, with one lost and one added."""
    text = key(name)
    long = "7 and more" if len(text) >= 7 else "up to 6"
    for place, letter in enumerate(text):
        for pair in load("names")["confusable"]:
            if letter in (pair[0], pair[1]):
                other = pair[1] if letter == pair[0] else pair[0]
                yield Misread("1 confusable", f"{text[:place]}{other}{text[place + 1 :]}")
        for other in chance.sample(letters, min(6, len(letters))):
            yield Misread(f"1 of the rosters', {long}", f"{text[:place]}{other}{text[place + 1 :]}")
        strange = chr(chance.randrange(0x4E00, 0x9FA0))
        yield Misread(f"1 of all kanji, {long}", f"{text[:place]}{strange}{text[place + 1 :]}")
        yield Misread("1 lost", f"{text[:place]}{text[place + 1 :]}")
        yield Misread("1 added", f"{text[:place]}{chance.choice(letters)}{text[place:]}")
        second = chance.randrange(len(text))
        twice = [chance.choice(letters) if i in (place, second) else letter for i, letter in enumerate(text)]
        if second != place:
            yield Misread("2 of the rosters'", "".join(twice))


def _speed(rosters: dict[str, list[Department]]) -> None:
    """Names a second, half of them exact and half misread, rosters indexed beforehand."""
    chance = random.Random(SEED)
    indexed = [(Roster(units, None), units) for units in rosters.values()]
    cases = [(roster, unit.name) for roster, units in indexed for unit in units]
    cases += [(roster, f"{chance.choice('亀鶴松')}{name[1:]}") for roster, name in cases]
    begin = time.perf_counter()
    for roster, name in cases:
        departments.match(name, roster)
    print(f"{len(cases) / (time.perf_counter() - begin):,.0f} names a second ({len(cases)} names)")


def _report(what: str, asked: int, wrong: list[str]) -> int:
    """Print one line, and what was wrong."""
    print(f"{what:28} {asked:7} asked, {len(wrong)} false")
    for one in wrong[:20]:
        print("  FALSE", one)
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
