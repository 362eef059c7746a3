"""`hyoka layouts`: the known forms."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from schemas.layout import load

app = typer.Typer(help="The known forms.", no_args_is_help=True)

Folders = Annotated[
    list[Path] | None, typer.Option("--layouts", help="Folder with further layouts (*.toml); repeatable.")
]


@app.callback()
def layouts() -> None:
    """The known forms."""


@app.command(name="list")
def list_(folders: Folders = None) -> None:
    """List the layouts that hyoka knows. A sheet of any other form is read without one.

    \b
    Examples:
      hyoka layouts list
      hyoka layouts list --layouts my-layouts
    """
    table = Table("layout", "municipality", "form", "sample")
    for layout in load(folders or ()):
        where = " ".join(part for part in (layout.municipality, layout.municipality_name) if part)
        table.add_row(layout.name, where, layout.form, layout.sample or "")
    Console().print(table)
