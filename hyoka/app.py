"""The command `hyoka` with all its commands. Each is a file in `hyoka/commands`, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from hyoka import __version__

COMMANDS: Final = ("run", "status", "extract", "show", "audit", "load", "export", "normalize", "worker")
"""A function of the same name in `hyoka.commands.<name>`."""
GROUPS: Final = ("findings", "layouts", "masters", "names", "db")
"""`hyoka.commands.<name>.app`, with commands of its own."""


class _Imported(MutableMapping[str, Any]):
    """The commands by their names; `hyoka --version` does not wait for the imports of all of them."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._found:
            if name not in COMMANDS and name not in GROUPS:
                raise KeyError(name)
            self._found[name] = _command(name)
        return self._found[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._found[name] = command

    def __delitem__(self, name: str) -> None:
        del self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS or name in GROUPS

    def __iter__(self) -> Iterator[str]:
        return iter((*COMMANDS, *GROUPS))

    def __len__(self) -> int:
        return len(COMMANDS) + len(GROUPS)


def _command(name: str) -> Any:
    module = import_module(f"hyoka.commands.{name}")
    if name in GROUPS:
        group = typer.main.get_group(module.app)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(getattr(module, name))
    return typer.main.get_command(alone)


class _Commands(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Imported()


app = typer.Typer(
    name="hyoka", cls=_Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


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
