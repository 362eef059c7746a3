"""Master lists: municipalities, their departments, information systems. CSV, UTF-8, with a header (FACTS.md).

A municipality is known by its 5-digit code of JIS X 0402 (prefectures: JIS X 0401 and 000); the 6-digit code of the
Ministry, whose last digit checks the others, is understood too. Several names in one field are joined with `|`.
The shipped lists are `masters/municipalities.csv` (made by `tools/municipalities.py`) and `masters/systems.csv` (the 20
tasks of the Act on Standardisation of Local Governments' Information Systems, cabinet order 1 of 2022, and others).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from schemas.errors import HyokaError

SEPARATOR: Final = "|"
MUNICIPALITIES: Final = "municipalities.csv"
DEPARTMENTS: Final = "departments.csv"
SYSTEMS: Final = "systems.csv"

_YEARS: Final = range(1868, 2200)
_REST: Final = "\0"


class MasterError(HyokaError):
    """A master list that cannot be used: what is wrong, the value, and where (file and line)."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city, town, village, ward or prefecture. `name` of a designated city's ward begins with its city."""

    id: str
    name: str
    prefecture: str
    aliases: tuple[str, ...] = ()
    kana: str = ""


@dataclass(frozen=True, slots=True)
class Department:
    """One unit (局, 部, 課, 係, …) of a municipality, from the fiscal year `valid_from` to `valid_to`, both included.

    None is an open end. `aliases` are other names for the same years; `former_names` those of the years before
    `valid_from`.
    """

    id: str
    municipality_id: str
    name: str
    parent_id: str | None = None
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None

    def valid_in(self, fiscal_year: int | None) -> bool:
        """Whether the unit bears its name in this fiscal year; always, where no year is asked for."""
        if fiscal_year is None:
            return True
        since = self.valid_from is None or self.valid_from <= fiscal_year
        return since and (self.valid_to is None or fiscal_year <= self.valid_to)


@dataclass(frozen=True, slots=True)
class System:
    """An information system that municipalities run."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masters:
    """All lists that names are matched against."""

    municipalities: tuple[Municipality, ...]
    departments: tuple[Department, ...]
    systems: tuple[System, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a CSV file, with its place for what must be said about it."""

    file: str
    number: int
    fields: dict[str, str]

    def wrong(self, what: str, value: str) -> MasterError:
        """The error for a value of this line."""
        return MasterError(f"{self.file}: line {self.number}: {what}: {value!r}")

    def text(self, name: str) -> str:
        """A field without blanks around it; empty where the file has no such column."""
        return self.fields.get(name, "").strip()

    def needed(self, name: str) -> str:
        """A field that must not be empty."""
        if (value := self.text(name)) == "":
            raise self.wrong(f"{name} is empty", value)
        return value

    def names(self, name: str) -> tuple[str, ...]:
        """The names that `|` joins, each once."""
        return tuple(dict.fromkeys(part.strip() for part in self.text(name).split(SEPARATOR) if part.strip() != ""))

    def year(self, name: str) -> int | None:
        """A fiscal year, or None where the field is empty."""
        if (value := self.text(name)) == "":
            return None
        if not (value.isascii() and value.isdecimal() and int(value) in _YEARS):
            raise self.wrong(f"{name} is not a fiscal year such as 2021", value)
        return int(value)


def check_digit(code: str) -> str:
    """The sixth digit of a municipal code: 11 minus the remainder of Σ digit × (6, 5, 4, 3, 2) by 11, last digit."""
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def municipality_code(text: str) -> str | None:
    """The 5-digit code in a text of 5 digits, or of 6 of which the last one checks; None for anything else."""
    if not (text.isascii() and text.isdecimal()):
        return None
    if len(text) == 6 and check_digit(text[:5]) == text[5]:
        return text[:5]
    return text if len(text) == 5 else None


def read_municipalities(file: Path) -> tuple[Municipality, ...]:
    """The municipalities of a file. Raises `MasterError`."""
    return tuple(_municipality(line) for line in _unique(_lines(file, ("id", "name", "prefecture"))))


def _municipality(line: _Line) -> Municipality:
    """The municipality of a line."""
    prefecture, kana = line.needed("prefecture"), line.text("kana")
    return Municipality(_code(line, "id"), line.needed("name"), prefecture, line.names("aliases"), kana)


def read_systems(file: Path) -> tuple[System, ...]:
    """The information systems of a file. Raises `MasterError`."""
    lines = _unique(_lines(file, ("id", "name")))
    return tuple(System(line.needed("id"), line.needed("name"), line.names("aliases")) for line in lines)


def read_departments(file: Path) -> tuple[Department, ...]:
    """The departments of a file, parents checked. Raises `MasterError`."""
    lines = {line.text("id"): line for line in _unique(_lines(file, ("id", "municipality_id", "name")))}
    found = {id_: _department(line) for id_, line in lines.items()}
    for id_, department in found.items():
        _check_parents(department, found, lines[id_])
    return tuple(found.values())


def _department(line: _Line) -> Department:
    """The department of a line."""
    since, until = line.year("valid_from"), line.year("valid_to")
    if since is not None and until is not None and until < since:
        raise line.wrong(f"valid_to is before valid_from {since}", str(until))
    above = None if line.text("parent_id") == "" else line.text("parent_id")
    names = (line.names("aliases"), line.names("former_names"))
    return Department(
        line.needed("id"), _code(line, "municipality_id"), line.needed("name"), above, *names, since, until
    )


def _check_parents(department: Department, known: dict[str, Department], line: _Line) -> None:
    """See that the chain of parents is known, within one municipality, and ends."""
    seen = {department.id}
    above = department
    while above.parent_id is not None:
        parent = known.get(above.parent_id)
        if parent is None:
            raise line.wrong("parent_id is the id of no line", above.parent_id)
        if parent.municipality_id != department.municipality_id:
            raise line.wrong("parent_id is a unit of another municipality", above.parent_id)
        if parent.id in seen:
            raise line.wrong("parent_id goes round in a circle", above.parent_id)
        seen.add(parent.id)
        above = parent


def _code(line: _Line, name: str) -> str:
    """A municipality's code."""
    value = line.needed(name)
    code = municipality_code(value)
    if code is None:
        raise line.wrong(f"{name} is not a municipal code of 5 digits (JIS X 0402)", value)
    return code


def _lines(file: Path, columns: Iterable[str]) -> Iterator[_Line]:
    """The lines of a CSV file that has these columns; others may be missing, and further ones are passed over."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, restkey=_REST, restval="", strict=True)
            header = [name.strip() for name in reader.fieldnames or ()]
            if missing := [name for name in columns if name not in header]:
                raise MasterError(f"{file}: line 1: the header lacks {', '.join(missing)}: {header!r}")
            reader.fieldnames = header
            for fields in reader:
                if any(field.strip() != "" for field in fields.pop(_REST, ())):
                    raise MasterError(f"{file}: line {reader.line_num}: more fields than the header has: {fields!r}")
                yield _Line(str(file), reader.line_num, fields)
    except OSError as error:
        raise MasterError(f"{file}: cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise MasterError(f"{file}: this is not CSV in UTF-8 ({error})") from None


def _unique(lines: Iterator[_Line]) -> Iterator[_Line]:
    """The lines, of which no two have one id."""
    seen: dict[str, int] = {}
    for line in lines:
        id_ = line.needed("id")
        if id_ in seen:
            raise line.wrong(f"id stands in line {seen[id_]} already", id_)
        seen[id_] = line.number
        yield line


@cache
def shipped() -> Masters:
    """The lists in the package; departments are each municipality's own."""
    with as_file(files("schemas") / "masters") as folder:
        return Masters(read_municipalities(folder / MUNICIPALITIES), (), read_systems(folder / SYSTEMS))


def read_masters(folder: Path) -> Masters:
    """The lists of a folder; where a file is missing, the shipped list. Raises `MasterError`."""
    if not folder.is_dir():
        raise MasterError(f"{folder}: there is no such folder of master lists")
    own = {name: folder / name for name in (MUNICIPALITIES, DEPARTMENTS, SYSTEMS) if (folder / name).is_file()}
    if len(own) == 0:
        raise MasterError(f"{folder}: none of {MUNICIPALITIES}, {DEPARTMENTS}, {SYSTEMS} is there")
    return Masters(
        read_municipalities(own[MUNICIPALITIES]) if MUNICIPALITIES in own else shipped().municipalities,
        read_departments(own[DEPARTMENTS]) if DEPARTMENTS in own else (),
        read_systems(own[SYSTEMS]) if SYSTEMS in own else shipped().systems,
    )
