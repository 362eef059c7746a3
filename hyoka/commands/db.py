"""`hyoka db`: the database itself."""

import typer

from hyoka import options
from hyoka.terminal import say
from load import migrate
from load.engine import display, open_engine

app = typer.Typer(help="The database itself.", no_args_is_help=True)


@app.callback()
def db() -> None:
    """The database itself."""


@app.command()
def upgrade(db: options.Db = "sqlite:///hyoka.db") -> None:
    """Bring the tables and views of a database to this release; a new database gets them.

    All or nothing: when it is interrupted, the database is as it was.

    \b
    Examples:
      hyoka db upgrade
      hyoka db upgrade --db postgresql://user@host/hyoka
    """
    engine = open_engine(db, create=True)
    try:
        before = migrate.upgrade(engine)
    finally:
        engine.dispose()
    after = migrate.head()
    said = "is of this release" if before == after else f"upgraded from {before or 'nothing'} to {after}"
    say(f"{display(engine.url)}: {said}")
