"""Where a command writes: a file or standard output, always UTF-8."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO, cast

import typer

from hyoka.terminal import printable
from schemas.errors import HyokaError

Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write instead of the screen.")]


class _Screen(io.TextIOBase):
    """A terminal that is sent no commands by what is printed on it: they come out as U+FFFD."""

    def __init__(self, stream: TextIO) -> None:
        """Print on `stream`."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Print the text, and what is no text in it as U+FFFD; CSV ends its lines with a carriage return."""
        self._stream.write("\r\n".join(printable(line) for line in text.split("\r\n")))
        return len(text)

    def flush(self) -> None:
        """Let everything be seen."""
        self._stream.flush()


@contextmanager
def opened(path: Path | None, *, styled: bool = False) -> Iterator[TextIO]:
    """The file, or standard output, as UTF-8 with line ends as written.

    A terminal prints what is written, and takes no commands from it, unless it is `styled` (a table with colours).
    """
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout if styled or not sys.stdout.isatty() else cast("TextIO", _Screen(sys.stdout))
        return
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise HyokaError(f"{path}: cannot be written ({error.strerror})") from None
    with stream:
        yield stream
