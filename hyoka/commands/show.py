"""`hyoka show`: a page with what was read from it."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from hyoka import exits, options
from hyoka.layouts import reading_options
from hyoka.pool import MEMORY, TIMEOUT, Limits, Reading
from hyoka.showing import FORMS, SHOWN, show_document
from hyoka.single import answer_of
from hyoka.terminal import say
from schemas.document import DocumentResult
from schemas.errors import HyokaError, Rejected


def show(
    file: Annotated[str, typer.Argument(help="A PDF: a file, a member of an archive (a.zip!/b.pdf), a URL.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: OUT.png or OUT.html.")],
    page: Annotated[int, typer.Option("--page", "-p", min=1, help="Which page; the first is 1.")] = 1,
    dpi: Annotated[int, typer.Option("--dpi", min=36, max=300, help="Dots an inch of the picture.")] = 144,
    reader: options.ReaderOption = options.Reader.PYMUPDF,
    no_layouts: options.NoLayouts = False,
    layouts: options.Layouts = None,
    timeout: options.Timeout = TIMEOUT,
    memory: options.Memory = MEMORY,
) -> None:
    """Draw a page with its cells, labels (blue) and values (green), and what nothing claims in red.

    A picture (.png) for a look; a page for the browser (.html) shows label path and fact under the pointer, works with
    the keyboard, and holds everything in one file. Both show everything on the page, personal names too.

    \b
    Examples:
      hyoka show sheet.pdf --output sheet.png
      hyoka show sheet.pdf --page 3 --output page3.html
      hyoka show sheet.pdf --no-layouts --reader pdfplumber --output other.png
    """
    form = output.suffix.lower()
    if form not in FORMS:
        raise typer.BadParameter(f"{output.name} ends neither in .png nor in .html", param_hint="--output")
    read_options = reading_options(reader.value, no_layouts=no_layouts, folders=layouts)
    with tempfile.TemporaryDirectory(prefix="hyoka-") as folder:
        target = Path(folder, f"page{form}")
        read = partial(show_document, number=page, target=target, dpi=dpi)
        with Reading(read_options, Limits(1, timeout, memory), read=read) as reading:
            _, answer = answer_of(file, reading, "hyoka show draws one file")
        if isinstance(answer, Rejected):
            say(f"rejected {answer}", err=True)
            raise typer.Exit(exits.REJECTED)
        _finish(answer, page, target, output)


def _finish(result: DocumentResult, page: int, target: Path, output: Path) -> None:
    """Put the picture where it belongs, and say what it shows. Raises `HyokaError`."""
    if not target.exists():
        raise HyokaError(f"{result.document}: there is no page {page}; the last one is {result.pages}")
    try:
        output.write_bytes(target.read_bytes())
    except OSError as error:
        raise HyokaError(f"{output}: cannot be written ({error.strerror})") from None
    for note in result.notes:
        if note.kind == SHOWN:
            say(f"{output}: {note.message}")
