"""`hyoka load`: facts files into a database."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hyoka import __version__, exits, options, summary
from hyoka.auditing import audited
from hyoka.course import Course
from hyoka.processes import this_process
from hyoka.progress import RunProgress
from hyoka.sources import Source
from load.facts_file import read_facts_file
from load.store import Store, open_store
from schemas.errors import DatabaseError, Rejected

_EXTRACTION = "facts file"


def load(
    files: Annotated[list[Path], typer.Argument(help="Files that `hyoka extract` wrote; - for standard input.")],
    db: options.Db = "sqlite:///hyoka.db",
    quiet: options.Quiet = False,
) -> None:
    """Load facts that were extracted elsewhere (JSON Lines) into a database.

    PDFs go in with `hyoka run`. A facts file does not tell the bytes of its PDFs, so a document is known by its facts:
    the same facts twice are one document. A file with a bad line is rejected as a whole.

    \b
    Examples:
      hyoka extract sheets/ > facts.jsonl
      hyoka load facts.jsonl --db results.db
      hyoka extract sheets/ | hyoka load -
    """
    store = open_store(db)
    try:
        course = Course()
        course.expect(map(Source.of, files))
        with RunProgress(course, quiet=quiet) as progress:
            _load(files, store, progress, course)
        if not quiet:
            summary.show(Console(), progress.tally, store.facts_by_concept(), store.url, progress.elapsed)
    except DatabaseError as error:
        typer.echo(f"hyoka: {error}; what is loaded stays, and the same command goes on from here", err=True)
        raise typer.Exit(exits.FAILED) from None
    finally:
        store.close()
    if progress.tally.rejected:
        raise typer.Exit(exits.REJECTED)


def _load(files: list[Path], store: Store, progress: RunProgress, course: Course) -> None:
    """Load every file; what cannot be read is rejected with its reason."""
    run_id = store.begin_run(__version__, {"extraction": _EXTRACTION, "files": len(files), **this_process()})
    for file in dict.fromkeys(files):
        try:
            results = read_facts_file(file)
        except Rejected as rejected:
            progress.report(store.reject(run_id, str(file), rejected))
        else:
            for result in results:
                progress.report(store.load(run_id, audited(result), _EXTRACTION))
        course.skip(Source.of(file))
    store.finish_run(run_id)
