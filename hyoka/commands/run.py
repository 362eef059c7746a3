"""`hyoka run`: from a folder of PDFs to a database of facts."""

from dataclasses import dataclass
from functools import partial

import typer
from rich.console import Console

from hyoka import exits, options, summary
from hyoka.course import Course
from hyoka.inputs import Inputs, find
from hyoka.interrupts import Interrupted, interruptible
from hyoka.layouts import reading_options
from hyoka.logs import STDOUT, EventLog, complain, opened_log, run_started
from hyoka.pipeline import ReadOptions
from hyoka.pool import MEMORY, TIMEOUT, Limits
from hyoka.progress import RunProgress
from hyoka.runner import Hearing
from hyoka.runner import run as run_documents
from hyoka.targets import open_target
from load.shards import ShardStore
from load.store import Store
from schemas.errors import ClusterLostError, DatabaseError


def run(
    paths: options.Paths,
    db: options.Db = "sqlite:///hyoka.db",
    reader: options.ReaderOption = options.Reader.PYMUPDF,
    no_layouts: options.NoLayouts = False,
    layouts: options.Layouts = None,
    verify: options.Verify = False,
    jobs: options.Jobs = None,
    timeout: options.Timeout = TIMEOUT,
    memory: options.Memory = MEMORY,
    scheduler: options.Scheduler = None,
    parquet: options.Parquet = None,
    quiet: options.Quiet = False,
    log_json: options.LogJson = None,
) -> None:
    """Read evaluation sheets (PDF), load every printed value into a database, and re-check the printed totals.

    Run it again at any time: what is already there is not read again, and a run that was killed goes on where it was.
    Where a known form has changed, a line says what is new, gone, moved or reworded (table `page_note`).
    Each document's own totals, differences, ratios and years are computed again; what does not hold is in the view
    `findings`, and changes no exit code (see `hyoka audit`).
    Archives are read without unpacking them; URLs need `pip install 'hyoka[remote]'`, and web pages are not searched.
    Other bytes at a path that was read before are a new version; the old one is kept, and in no view.
    What was rejected is read again by the next run: a timeout costs its time again.

    How it goes: a bar, or a line every half minute where there is no terminal; `hyoka status` from elsewhere; --log-json
    for programs (docs/log.md).

    Exits with 1 if some documents were rejected; each has its reason on the screen and in the table `ledger`. With 3 if
    the database or the scheduler failed in the middle (disk full, locked, gone for minutes). Ctrl-C and SIGTERM end the
    run cleanly.

    \b
    Examples:
      hyoka run sheets/
      hyoka run a.pdf b.pdf --db results.db
      hyoka run 'sheets/**/R5*.pdf' 2023.zip
      hyoka run s3://bucket/sheets/ https://city.example/2023.zip
      hyoka run sheets/ --db postgresql://user@host/hyoka --jobs 8 --timeout 60
      hyoka run sheets/ --no-layouts --reader pdfplumber
      hyoka run sheets/ --quiet --log-json run.jsonl
      hyoka run sheets/ --db postgresql://user@host/hyoka --scheduler tcp://10.0.0.1:8786
      hyoka run sheets/ --parquet facts/
    """
    read_options = reading_options(reader.value, no_layouts=no_layouts, folders=layouts, verify=verify)
    inputs = find(paths)
    # On a cluster, 0 is every processor of each worker.
    limits = Limits(jobs or (options.processors() if scheduler is None else 0), timeout, memory)
    with opened_log(log_json, complain) as log:
        store = open_target(db, parquet, scheduler)
        where = _Where(scheduler, str(parquet.absolute()) if parquet else db)
        try:
            progress = _run(inputs, store, read_options, limits, log, where, quiet=quiet)
            if not quiet:
                # Where the log takes standard output, what people read goes beside it.
                console = Console(stderr=log_json == STDOUT)
                summary.show(console, progress.tally, store.facts_by_concept(), store.url, progress.elapsed)
        finally:
            store.close()
    if progress.tally.rejected:
        raise typer.Exit(exits.REJECTED)


@dataclass(frozen=True, slots=True)
class _Where:
    """Which scheduler has the documents read, if one has, and what its workers open: a URL with its password, a folder."""

    scheduler: str | None
    target: str


def _run(
    inputs: Inputs,
    store: Store | ShardStore,
    read_options: ReadOptions,
    limits: Limits,
    log: EventLog,
    where: _Where,
    *,
    quiet: bool,
) -> RunProgress:
    """Run, and show and log how it goes. After Ctrl-C or a failure, say how to go on and stop."""
    course = Course(limits.jobs or 1, limits.timeout, store.known_paths(read_options.extraction()))
    inputs.announce(course.announce)
    begun = partial(run_started, log, course, limits, "run", store.url)
    progress = RunProgress(course, log, quiet=quiet)
    store.tell = progress.waiting
    report, notice = progress.report, progress.notice
    try:
        with interruptible(), inputs, progress:
            if where.scheduler is None:
                run_documents(inputs, store, read_options, limits, report, notice=notice, course=course, begun=begun)
            else:
                from hyoka.cluster import run_on

                told = Hearing(report, notice, course, begun)
                run_on(where.scheduler, inputs, store, read_options, limits, told, target=where.target)
    except Interrupted as interrupted:
        done, all_ = progress.tally.outcomes.total(), course.documents
        said = f"interrupted after {done:,} of {all_:,} documents; the same command goes on from here"
        typer.echo(said, err=True)
        raise typer.Exit(interrupted.code) from None
    except (DatabaseError, ClusterLostError) as error:
        typer.echo(f"hyoka: {error}; what is loaded stays, and the same command goes on from here", err=True)
        raise typer.Exit(exits.FAILED) from None
    return progress
