"""`hyoka names`: printed names against master lists, and the queue of those that a person decides."""

from typing import Annotated

import typer
from rich.console import Console

from hyoka import options
from hyoka.commands.masters import import_
from hyoka.commands.names_collect import collect
from hyoka.commands.names_match import match
from hyoka.names import refresh
from hyoka.names_review import describe, walk
from hyoka.terminal import say
from load import migrate
from load.engine import open_engine
from load.names import Standing, decide, lines

app = typer.Typer(help="Printed names against master lists.", no_args_is_help=True)
app.command()(match)
app.command()(collect)
app.command(name="import")(import_)

Key = Annotated[str, typer.Argument(help="Key of the name in the queue, or its first characters.")]
Note = Annotated[str, typer.Option("--note", help="Why.")]
Municipality = Annotated[
    str | None, typer.Option("--municipality", help="Name or code, for documents whose own is not known.")
]


@app.callback()
def names() -> None:
    """Printed names against master lists."""


@app.command()
def review(
    db: options.Db = "sqlite:///hyoka.db",
    municipality: Municipality = None,
    list_: Annotated[bool, typer.Option("--list", help="Print the queue and ask nothing.")] = False,
    standing: Annotated[
        str, typer.Option("--standing", help="With --list: pending, accepted, rejected, auto, none, all.")
    ] = "pending",
) -> None:
    """Match all units of a database anew, and walk through those that a person decides.

    Decisions are kept by what is printed, so that they hold when documents are read again.

    \b
    Examples:
      hyoka names review
      hyoka names review --municipality 所沢市 --list
    """
    if standing not in ("pending", "accepted", "rejected", "auto", "none", "all"):
        raise typer.BadParameter(f"{standing!r} is no standing", param_hint="--standing")
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        refresh(engine, municipality)
        if not list_:
            walk(engine, Console())
            return
        chosen: Standing | None = None if standing == "all" else standing  # type: ignore[assignment]
        for line in lines(engine, chosen):
            say(describe(line))
    finally:
        engine.dispose()


@app.command()
def accept(
    key: Key,
    candidate: Annotated[str | None, typer.Argument(help="Id of the unit; may be left out if there is one.")] = None,
    db: options.Db = "sqlite:///hyoka.db",
    note: Note = "",
) -> None:
    """Say what a name in the queue means (or that a difference or rename is one).

    \b
    Examples:
      hyoka names accept 3f2a9c 11208-0017
    """
    _decide(db, key, candidate, note, accepted=True)


@app.command()
def reject(key: Key, db: options.Db = "sqlite:///hyoka.db", note: Note = "") -> None:
    """Say that a name in the queue means none of its candidates.

    \b
    Examples:
      hyoka names reject 3f2a9c --note "a unit of the prefecture"
    """
    _decide(db, key, None, note, accepted=False)


def _decide(db: str, key: str, candidate: str | None, note: str, *, accepted: bool) -> None:
    """Keep a decision and print it."""
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        say(describe(decide(engine, key, "accepted" if accepted else "rejected", candidate, note)))
    finally:
        engine.dispose()
