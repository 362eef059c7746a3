"""`hyoka layouts`: the known forms."""

import tomllib
from importlib.resources import files
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from schemas.errors import LayoutError

app = typer.Typer(help="The known forms.", no_args_is_help=True)


@app.callback()
def layouts() -> None:
    """The known forms."""


@app.command(name="list")
def list_() -> None:
    """List the layouts that hyoka brings. A sheet of any other form is read without one.

    \b
    Examples:
      hyoka layouts list
    """
    table = Table("layout", "municipality", "title")
    for name, layout in _shipped():
        table.add_row(name, str(layout.get("municipality", "")), str(layout.get("title", "")))
    Console().print(table)


def _shipped() -> list[tuple[str, dict[str, Any]]]:
    """Name and content of every layout in the package."""
    found = []
    for file in sorted((files("schemas") / "layouts").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            try:
                found.append((file.name.removesuffix(".toml"), tomllib.loads(file.read_text(encoding="utf-8"))))
            except tomllib.TOMLDecodeError as error:
                raise LayoutError(f"{file.name}: {error}") from None
    return found
