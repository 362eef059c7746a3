"""`hyoka export`: facts and tidy tables out of a database."""

from enum import StrEnum
from typing import Annotated

import typer

from hyoka import options
from hyoka.output import Output, opened
from load import export as exporting
from load import migrate
from load.engine import open_engine


class Format(StrEnum):
    """How rows are written."""

    CSV = "csv"
    JSONL = "jsonl"


class Table(StrEnum):
    """What can be exported."""

    FACTS = "facts"
    PROJECTS = "projects"
    AMOUNTS = "amounts"
    INDICATORS = "indicators"
    RATINGS = "ratings"
    FINDINGS = "findings"
    OPEN_FINDINGS = "open_findings"


def export(
    db: options.Db = "sqlite:///hyoka.db",
    table: Annotated[Table, typer.Option("--table", "-t", help="Every fact, or one of the tidy views.")] = Table.FACTS,
    format: Annotated[Format, typer.Option("--format", "-f", help="csv, or jsonl: one row a line.")] = Format.JSONL,
    output: Output = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that Excel opens: byte order mark, formulas in text made inert.")
    ] = False,
    with_personal: Annotated[
        bool, typer.Option("--with-personal", help="Also names and phone numbers of persons.")
    ] = False,
    all_versions: Annotated[
        bool, typer.Option("--all-versions", help="Also documents that newer versions of their files have superseded.")
    ] = False,
) -> None:
    """Write facts, or one of the tidy tables, from a database.

    Names and phone numbers of persons are left out unless asked for, and so are older versions of a file: where other
    bytes were found at the same path since, the document of before is kept, and superseded. The same documents give the same bytes, from
    SQLite and from Postgres, in whatever order they were loaded.

    \b
    Examples:
      hyoka export --format csv --excel --output facts.csv
      hyoka export --table amounts --format csv
      hyoka export --db postgresql://user@host/hyoka --table indicators | head
    """
    if excel and format is not Format.CSV:
        raise typer.BadParameter("--excel goes with --format csv", param_hint="--excel")
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        with opened(output) as out:
            wanted = exporting.ExportOptions(table.value, format.value, excel, with_personal, all_versions)
            exporting.export(engine, out, wanted)
    finally:
        engine.dispose()
