"""`hyoka findings`: what a person says of what the audit found."""

from enum import StrEnum
from typing import Annotated

import typer

from hyoka import options
from hyoka.terminal import say
from load import findings as stored
from load import migrate
from load.engine import open_engine
from schemas.verdict import VerdictWord

app = typer.Typer(help="What a person says of what the audit found.", no_args_is_help=True)

Key = Annotated[str, typer.Argument(help="Id of the finding, or its first characters.")]
Note = Annotated[str, typer.Option("--note", help="Why.")]


class Standing(StrEnum):
    """Which findings are listed."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    ALL = "all"


@app.callback()
def findings() -> None:
    """What a person says of what the audit found."""


@app.command(name="list")
def list_(
    db: options.Db = "sqlite:///hyoka.db",
    standing: Annotated[
        Standing, typer.Option("--standing", help="open: on which nobody has given a verdict.")
    ] = Standing.OPEN,
) -> None:
    """List what the last audit found in a database, with its ids.

    \b
    Examples:
      hyoka findings list
      hyoka findings list --standing dismissed --db results.db
    """
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        for line in stored.lines(engine):
            said = "open" if line.verdict is None else line.verdict.word
            if standing is Standing.ALL or said == standing.value:
                say(_described(line))
    finally:
        engine.dispose()


@app.command()
def accept(key: Key, db: options.Db = "sqlite:///hyoka.db", note: Note = "") -> None:
    """Say that the page is wrong, as the finding says.

    \b
    Examples:
      hyoka findings accept 3f2a9c --note "課に確認、正誤表を出す"
    """
    _judge(db, key, "accepted", note)


@app.command()
def dismiss(key: Key, db: options.Db = "sqlite:///hyoka.db", note: Note = "") -> None:
    """Say that nothing is wrong, or that it does not matter: no error any more.

    \b
    Examples:
      hyoka findings dismiss 3f2a9c --note "内訳は主なもののみ"
    """
    _judge(db, key, "dismissed", note)


@app.command()
def reopen(key: Key, db: options.Db = "sqlite:///hyoka.db") -> None:
    """Take a verdict back.

    \b
    Examples:
      hyoka findings reopen 3f2a9c
    """
    _judge(db, key, None, "")


def _judge(db: str, key: str, word: VerdictWord | None, note: str) -> None:
    """Keep a verdict and print it."""
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        say(_described(stored.judge(engine, key, word, note)))
    finally:
        engine.dispose()


def _described(line: stored.Line) -> str:
    """A finding as one line of text."""
    said = "open" if line.verdict is None else line.verdict.word
    note = f" ({line.verdict.note})" if line.verdict is not None and line.verdict.note else ""
    message = "".join(c if c.isprintable() else " " for c in line.message)
    return f"{line.key}  {said}{note}  {line.severity or '-'}  {line.document} p.{line.page}  {line.rule}  {message}"
