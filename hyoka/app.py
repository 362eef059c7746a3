"""The command `hyoka` with all its commands. Each is a file in `hyoka/commands`."""

from __future__ import annotations

from typing import Annotated

import typer

from hyoka import __version__
from hyoka.commands import db, findings, layouts, masters, names
from hyoka.commands.audit import audit
from hyoka.commands.export import export
from hyoka.commands.extract import extract
from hyoka.commands.load import load
from hyoka.commands.normalize import normalize
from hyoka.commands.run import run
from hyoka.commands.show import show
from hyoka.commands.status import status
from hyoka.commands.worker import worker

app = typer.Typer(name="hyoka", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for command in (run, status, extract, show, audit, load, export, normalize, worker):
    app.command()(command)
app.add_typer(findings.app, name="findings")
app.add_typer(layouts.app, name="layouts")
app.add_typer(masters.app, name="masters")
app.add_typer(names.app, name="names")
app.add_typer(db.app, name="db")


def _version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        typer.echo(f"hyoka {__version__}")
        raise typer.Exit


@app.callback()
def hyoka(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read evaluation sheets of Japanese municipalities (PDF) into facts, each with its place on the page.

    \b
    Begin with:
      hyoka run sheets/                                          every PDF in a folder into hyoka.db
      hyoka export --table amounts --format csv --excel -o amounts.csv
      hyoka audit sheets/ --format html --output audit.html      every printed total, computed again

    Exit codes: 0 all done, 1 some documents rejected (or an audit found an error), 2 nothing done (wrong options,
    nothing to read, no database), 3 the database or the scheduler failed in the middle.
    """
