"""`hyoka run`: from a folder of PDFs to a database of facts."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hyoka import exits, options, summary
from hyoka.inputs import find
from hyoka.layouts import reading_options
from hyoka.pool import MEMORY, TIMEOUT, Limits
from hyoka.progress import RunProgress
from hyoka.runner import run as run_documents
from load.store import open_store


def run(
    paths: Annotated[list[Path], typer.Argument(help="PDF files, and folders that are searched for them.")],
    db: options.Db = "sqlite:///hyoka.db",
    reader: options.ReaderOption = options.Reader.PYMUPDF,
    no_layouts: options.NoLayouts = False,
    layouts: options.Layouts = None,
    verify: options.Verify = False,
    jobs: options.Jobs = None,
    timeout: options.Timeout = TIMEOUT,
    memory: options.Memory = MEMORY,
    quiet: options.Quiet = False,
) -> None:
    """Read evaluation sheets (PDF), load every printed value into a database, and re-check the printed totals.

    Run it again at any time: what is already there is not read again, and a run that was killed goes on where it was.
    Where a known form has changed, a line says what is new, gone, moved or reworded (table `page_note`).
    Each document's own totals, differences, ratios and years are computed again; what does not hold is in the view
    `findings`, and changes no exit code (see `hyoka audit`).
    Exits with 1 if some documents were rejected; each has its reason on the screen and in the table `ledger`.

    \b
    Examples:
      hyoka run sheets/
      hyoka run a.pdf b.pdf --db results.db
      hyoka run sheets/ --db postgresql://user@host/hyoka --jobs 8 --timeout 60
      hyoka run sheets/ --no-layouts --reader pdfplumber
    """
    read_options = reading_options(reader.value, no_layouts=no_layouts, folders=layouts, verify=verify)
    inputs = find(paths)
    store = open_store(db)
    limits = Limits(min(jobs or options.processors(), len(inputs.sources)), timeout, memory)
    try:
        with RunProgress(len(inputs), quiet=quiet) as progress:
            run_documents(inputs, store, read_options, limits, progress.report, notice=progress.notice)
        if not quiet:
            summary.show(Console(), progress.tally, store.facts_by_concept(), store.url)
    except KeyboardInterrupt:
        typer.echo("interrupted; the same command goes on from here", err=True)
        raise typer.Exit(exits.INTERRUPTED) from None
    finally:
        store.close()
    if progress.tally.rejected:
        raise typer.Exit(exits.REJECTED)
