"""Where a command writes: a file or standard output, always UTF-8."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from schemas.errors import HyokaError

Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write instead of the screen.")]


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """The file, or standard output, as UTF-8 with line ends as written."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise HyokaError(f"{path}: cannot be written ({error.strerror})") from None
    with stream:
        yield stream
