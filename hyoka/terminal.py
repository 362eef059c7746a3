"""What a terminal may be told: texts of documents and names of files may hold commands for it (ESC ], 0x9B, overrides)."""

from __future__ import annotations

import typer
from rich.markup import escape

REPLACED = "\ufffd"
_KEPT = "\n\t"


def printable(text: str) -> str:
    """The text with U+FFFD for every character that a terminal does not print; line ends and tabs stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _KEPT else REPLACED for c in text)


def shown(text: str) -> str:
    """The text as rich prints it: nothing in it is markup."""
    return escape(printable(text))


def say(text: str, *, err: bool = False) -> None:
    """Print a line, on standard error if `err`; what is no text in it is no command either."""
    typer.echo(printable(text), err=err)
