"""`hyoka names collect`: a roster of units proposed from the sheets themselves."""

import csv
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from hyoka import options
from hyoka.names import known
from hyoka.output import Output, opened
from hyoka.terminal import say
from load import migrate
from load.engine import open_engine
from load.facts_file import read_facts_file
from load.names import named_documents
from normalize.names import collect as collecting
from normalize.names.match import Matcher
from normalize.names.sightings import CONCEPTS, sightings
from schemas.masters import SEPARATOR, shipped
from schemas.naming import NamedDocument

_COLUMNS = ("id", "municipality_id", "name", "parent_id", "aliases", "former_names", "valid_from", "valid_to", "years_seen", "count")  # fmt: skip


class Format(StrEnum):
    """How a roster is written."""

    CSV = "csv"
    JSONL = "jsonl"


def collect(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Facts files that `hyoka extract` wrote; without any, the database.")
    ] = None,
    db: options.Db = "sqlite:///hyoka.db",
    municipality: Annotated[
        str | None, typer.Option("--municipality", help="Name or code, for documents whose own is not known.")
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="csv: a departments.csv to edit; jsonl: with all evidence.")
    ] = Format.CSV,
    output: Output = None,
) -> None:
    """Propose a roster of units from what sheets and lists print, with the years in which each is seen.

    Names that are probably one unit's (one vanishes as a similar one appears with the same project) are told on standard
    error and stand in the jsonl form as "rename"; the roster keeps both, until a person says so.

    \b
    Examples:
      hyoka names collect --municipality 所沢市 --output masters/departments.csv
      hyoka names collect facts.jsonl --format jsonl
    """
    documents = known(_from_files(files) if files else _from_database(db), Matcher(shipped()), municipality)
    units, renames = collecting.collect(one for document in documents for one in sightings(document))
    with opened(output) as out:
        if format is Format.CSV:
            _write_csv(out, units)
        else:
            _write_jsonl(out, units, renames)
    for rename in renames:
        years = f"{rename.old} until {rename.last_year}, {rename.new} from {rename.first_year}"
        say(f"renamed? {years} ({', '.join(rename.projects)})", err=True)


def _from_files(files: list[Path]) -> list[NamedDocument]:
    """The documents of facts files."""
    results = [result for file in files for result in read_facts_file(file)]
    return [NamedDocument(one.sha256, one.document, one.municipality, one.facts) for one in results]


def _from_database(db: str) -> list[NamedDocument]:
    """The documents of a database."""
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        return list(named_documents(engine, CONCEPTS))
    finally:
        engine.dispose()


def _write_csv(out: TextIO, units: list[collecting.Proposed]) -> None:
    """The roster as departments.csv, with two columns more, which the import passes over."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for unit in units:
        years = SEPARATOR.join(map(str, unit.years))
        parent = "" if unit.parent_id is None else unit.parent_id
        writer.writerow((unit.id, unit.municipality, unit.name, parent, "", "", "", "", years, unit.count))


def _write_jsonl(out: TextIO, units: list[collecting.Proposed], renames: list[collecting.Rename]) -> None:
    """Units and renames with their evidence, one a line."""
    for unit in units:
        plain: dict[str, object] = {
            "unit": unit.id, "municipality": unit.municipality, "name": unit.name, "parent_id": unit.parent_id,
            "path": unit.path, "years": unit.years, "count": unit.count, "places": _places(unit),
        }  # fmt: skip
        out.write(json.dumps(plain, ensure_ascii=False) + "\n")
    for one in renames:
        plain = {
            "rename": [one.old, one.new], "municipality": one.municipality, "last_year": one.last_year,
            "first_year": one.first_year, "similarity": one.similarity, "projects": one.projects, "places": _places(one),
        }  # fmt: skip
        out.write(json.dumps(plain, ensure_ascii=False) + "\n")


def _places(one: collecting.Proposed | collecting.Rename) -> list[dict[str, object]]:
    """Where it is printed."""
    return [{"document": p.document, "sheet": p.sheet, "page": p.page, "concept": p.concept} for p in one.places]
