"""`hyoka audit`: the printed totals, differences, ratios and years, computed again."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from hyoka import exits, options
from hyoka.audit_html import CARDS, report
from hyoka.audit_output import closing, write_findings_csv, write_jsonl, write_table
from hyoka.auditing import Audited, audit_all, by_document, of_database, of_files, rank
from hyoka.clippings import clip
from hyoka.inputs import find
from hyoka.layouts import reading_options
from hyoka.output import Output, opened
from hyoka.pipeline import ReadOptions
from hyoka.pool import MEMORY, TIMEOUT, Limits, Reading
from hyoka.reading_log import keep_apart, reading_log
from hyoka.report_texts import texts
from hyoka.sources import Source, released
from hyoka.terminal import say
from load import findings as stored
from load import migrate
from load.engine import open_engine
from load.personal import personal_concepts
from schemas.document import DocumentResult
from schemas.errors import DatabaseError, HyokaError, Rejected
from schemas.finding import Severity, Status
from schemas.verdict import KeyedFinding


class Format(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


_ENDINGS: Final = {".html": Format.HTML, ".htm": Format.HTML, ".csv": Format.CSV, ".jsonl": Format.JSONL}


def audit(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=options.PATHS, metavar="FILE"),
    ] = None,
    db: Annotated[
        str | None,
        typer.Option("--db", envvar="HYOKA_DB", help="Instead of files, audit what is loaded in this database."),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="jsonl: one relation a line; html: a report with the places on the page.",
            show_default="by the ending of --output; on a terminal table, else jsonl",
        ),
    ] = None,
    output: Output = None,
    all_: Annotated[bool, typer.Option("--all", help="Also the relations that hold.")] = False,
    min_severity: Annotated[
        Severity | None, typer.Option("--min-severity", help="Only what is at least so grave.")
    ] = None,
    lang: Annotated[options.Lang, typer.Option("--lang", help="Language of messages and report.")] = options.Lang.JA,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that Excel opens: byte order mark, formulas in text made inert.")
    ] = False,
    reader: options.ReaderOption = options.Reader.PYMUPDF,
    no_layouts: options.NoLayouts = False,
    layouts: options.Layouts = None,
    verify: options.Verify = False,
    jobs: options.Jobs = None,
    timeout: options.Timeout = TIMEOUT,
    memory: options.Memory = MEMORY,
    log_json: options.LogJson = None,
) -> None:
    """Compute every printed total, difference, ratio and year again, and tell where the print contradicts itself.

    The documents given together are audited together: this year's column for last year is held against last year's
    document. Without --all, what simply holds is only counted, in the line at the end. With --db the findings are kept in
    the database, and what persons said of them (`hyoka findings`) is shown.

    Exits with 1 if an error was found that nobody has dismissed, or a document could not be read (standard error names
    it); with 0 if all that was given is audited and free of errors; with 2 if nothing was audited.

    \b
    Examples:
      hyoka audit sheet.pdf
      hyoka audit sheets/ --format html --output audit.html
      hyoka audit r5.pdf r6.pdf --min-severity warning --lang en
      hyoka audit sheets/ --format csv --excel --output findings.csv
      hyoka audit --db hyoka.db --format jsonl | jq 'select(.severity == "error")'
    """
    source = context.get_parameter_source("db")
    if paths and source is not None and source.name == "ENVIRONMENT":
        db = None
    form = _checked(paths, db, format, output, all_=all_, min_severity=min_severity, excel=excel, log_json=log_json)
    limits = Limits(jobs or options.processors(), timeout, memory)
    rejected: list[Rejected] = []
    if db is not None:
        done = _audit_database(db, lang)
    else:
        read_options = reading_options(reader.value, no_layouts=no_layouts, folders=layouts, verify=verify)
        inputs = find(paths or [])
        keep_apart(log_json, output)
        with (
            inputs,
            reading_log(log_json, "audit", inputs, limits) as log,
            Reading(read_options, limits, ordered=True) as reading,
        ):
            subjects = of_files(_results(log.answers(reading, inputs, rejected.append), rejected))
        done = audit_all(subjects, lang.value, {})
    for rejection in rejected:
        say(f"rejected {rejection}", err=True)
    if not done.subjects:
        say("nothing was audited", err=True)
        raise typer.Exit(exits.USAGE)
    chosen = list(_chosen(done.findings, all_=all_, min_severity=min_severity))
    if form is Format.HTML:
        _report(done, chosen, output, limits, lang)
    else:
        _write(done, chosen, form, output, excel=excel)
    say(closing(done), err=True)
    if done.errors or rejected:
        raise typer.Exit(exits.FOUND)


def _checked(
    paths: list[str] | None,
    db: str | None,
    format: Format | None,
    output: Path | None,
    *,
    all_: bool,
    min_severity: Severity | None,
    excel: bool,
    log_json: str | None,
) -> Format:
    """The form to write in. Raises `BadParameter` where options contradict each other."""
    if bool(paths) == (db is not None):
        raise typer.BadParameter("give either PDF files or --db", param_hint="FILE")
    if log_json is not None and db is not None:
        raise typer.BadParameter("goes with PDF files: with --db nothing is read", param_hint="--log-json")
    if all_ and min_severity is not None:
        raise typer.BadParameter("what holds has no severity; give --all or --min-severity", param_hint="--all")
    form = format
    if form is None and output is not None:
        form = _ENDINGS.get(output.suffix.lower())
    if form is None:
        form = Format.TABLE if output is None and typer.get_text_stream("stdout").isatty() else Format.JSONL
    if excel and form is not Format.CSV:
        raise typer.BadParameter("--excel goes with --format csv", param_hint="--excel")
    return form


def _results(
    answers: Iterable[tuple[Source, DocumentResult | Rejected]], rejected: list[Rejected]
) -> Iterator[DocumentResult]:
    """What reading gave for all files, in their order; rejections are collected."""
    for _, answer in released(answers):
        if isinstance(answer, Rejected):
            rejected.append(answer)
        else:
            yield answer


def _audit_database(db: str, lang: options.Lang) -> Audited:
    """Audit what is loaded, and keep what was found. Raises `HyokaError` where nothing is loaded."""
    engine = open_engine(db, create=False)
    try:
        migrate.ensure(engine, create=False)
        subjects = of_database(stored.documents(engine, personal_concepts()))
        if not subjects:
            raise HyokaError(f"{db}: no document is loaded; nothing to audit")
        done = audit_all(subjects, lang.value, stored.verdicts(engine))
        try:
            stored.keep_all(engine, by_document(done), {one.name: one.sha256 for one in subjects})
        except DatabaseError as error:
            say(f"the findings are shown and not kept: {error}", err=True)
    finally:
        engine.dispose()
    return done


def _chosen(findings: Iterable[KeyedFinding], *, all_: bool, min_severity: Severity | None) -> Iterator[KeyedFinding]:
    """The findings that were asked for."""
    for one in findings:
        finding = one.finding
        if min_severity is not None:
            if rank(finding.severity) <= rank(min_severity):
                yield one
        elif all_ or finding.status is not Status.HOLDS:
            yield one


def _report(done: Audited, chosen: list[KeyedFinding], output: Path | None, limits: Limits, lang: options.Lang) -> None:
    """Write the report, with the places on the page of what fails."""
    failing = [one for one in chosen if one.finding.status is Status.FAILS][:CARDS]
    clippings = clip(done, failing, ReadOptions(), limits)
    with opened(output) as out:
        out.write(report(done, chosen, clippings, texts(lang.value)))


def _write(done: Audited, chosen: list[KeyedFinding], form: Format, output: Path | None, *, excel: bool) -> None:
    """Print the findings."""
    with opened(output, styled=form is Format.TABLE) as out:
        if form is Format.CSV:
            write_findings_csv(out, done, chosen, excel=excel)
        elif form is Format.JSONL:
            write_jsonl(out, chosen)
        else:
            write_table(out, chosen)
