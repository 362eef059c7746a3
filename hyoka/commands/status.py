"""`hyoka status`: what is in a database, and how its runs go."""

import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from hyoka import options, status_report
from hyoka.pipeline import ReadOptions
from load import migrate
from load.engine import open_engine
from load.status import status as read_status


class Format(StrEnum):
    """How the status is printed."""

    TABLE = "table"
    JSON = "json"


def status(
    db: options.Db = "sqlite:///hyoka.db",
    format: Annotated[Format, typer.Option("--format", "-f", help="json: one object.")] = Format.TABLE,
) -> None:
    """Tell what is in a database and how its runs go: also while one writes, from another terminal or machine.

    Documents, sheets, facts; the latest runs with their speed, and whether one goes on or was killed; files rejected when
    they were last seen, by reason; how much of each municipality's pages was understood; findings on which nobody has
    given a verdict; documents that this hyoka would read anew. Reads only.

    \b
    Examples:
      hyoka status
      hyoka status --db postgresql://user@host/hyoka
      hyoka status --format json | jq '.runs[0]'
    """
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        found = read_status(engine)
    finally:
        engine.dispose()
    old = status_report.anew(found, ReadOptions().extraction().partition(" ")[0])
    if format is Format.JSON:
        typer.echo(json.dumps(status_report.to_json(found, old), ensure_ascii=False))
    else:
        status_report.show(Console(), found, old)
