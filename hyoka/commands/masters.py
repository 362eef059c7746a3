"""`hyoka masters`: the master lists that names are matched against."""

from pathlib import Path
from typing import Annotated

import typer

from hyoka import options
from hyoka.terminal import say
from load import masters as tables
from load import migrate
from load.engine import display, open_engine
from schemas.masters import DEPARTMENTS, MUNICIPALITIES, SYSTEMS, MasterError, read_masters, shipped

app = typer.Typer(help="The master lists of names.", no_args_is_help=True)

Folder = Annotated[Path, typer.Argument(help=f"Folder with {DEPARTMENTS}, {SYSTEMS}, {MUNICIPALITIES}: any of them.")]


@app.callback()
def masters() -> None:
    """The master lists of names."""


@app.command(name="import")
def import_(folder: Folder, db: options.Db = "sqlite:///hyoka.db") -> None:
    """Check master lists (CSV) and put them into a database.

    All or nothing. Departments take the place of all departments of the same municipalities, systems of all systems.
    An error says what is wrong, the value, and the line.

    \b
    Examples:
      hyoka masters import masters/
      hyoka masters import masters/ --db postgresql://user@host/hyoka
    """
    lists = read_masters(folder)
    _check_municipalities(folder, {one.id for one in (*lists.municipalities, *shipped().municipalities)})
    own = {name for name in (MUNICIPALITIES, DEPARTMENTS, SYSTEMS) if (folder / name).is_file()}
    engine = open_engine(db, create=True)
    try:
        migrate.ensure(engine, create=True)
        municipalities = lists.municipalities if MUNICIPALITIES in own else ()
        systems = lists.systems if SYSTEMS in own else ()
        done = tables.import_masters(engine, lists.departments, systems, municipalities)
        said = f"{done.municipalities:,} municipalities, {done.departments:,} departments, {done.systems:,} systems"
        say(f"{display(engine.url)}: {said} imported")
    finally:
        engine.dispose()


def _check_municipalities(folder: Path, codes: set[str]) -> None:
    """See that every department belongs to a municipality that there is."""
    for department in read_masters(folder).departments:
        if department.municipality_id not in codes:
            where = f"{folder / DEPARTMENTS}: id {department.id!r}"
            raise MasterError(
                f"{where}: municipality_id is the code of no municipality: {department.municipality_id!r}"
            )
