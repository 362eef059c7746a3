"""`hyoka layouts`: the known forms."""

import typer

app = typer.Typer(help="The known forms.", no_args_is_help=True)


@app.callback()
def layouts() -> None:
    """The known forms."""


@app.command(name="list")
def list_() -> None:
    """List the layouts that hyoka brings.

    \b
    Examples:
      hyoka layouts list
    """
    raise NotImplementedError
