"""`hyoka extract`: the facts of PDFs, without a database."""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Final, TextIO

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from hyoka import exits, options
from hyoka.coverage_report import Pages, write_csv, write_jsonl, write_table
from hyoka.inputs import find
from hyoka.layouts import reading_options
from hyoka.notices import drift_line
from hyoka.output import Output, opened
from hyoka.pool import MEMORY, TIMEOUT, Limits, Reading
from hyoka.reading_log import keep_apart, reading_log
from hyoka.sources import Source, released
from hyoka.terminal import say, shown
from load.tabular import write_facts_csv
from schemas.document import DocumentResult
from schemas.errors import Rejected
from schemas.fact import Fact


class Format(StrEnum):
    """How facts are printed."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


def extract(
    paths: options.Paths,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="jsonl: one fact (or page) a line.", show_default="jsonl; coverage: table"),
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Not the facts, but how much of each page is claimed, and what is not.")
    ] = False,
    output: Output = None,
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
    """Print every printed value of PDFs with its meaning, page and box.

    Everything on the page is printed, personal names too. Where a known form has changed, a line on standard error says
    how. Exits with 1 if some documents were rejected.

    With --coverage, a line a page instead: the share of its characters that a label, a value, a value without a concept
    (other) or furniture (page numbers, options not chosen, …) claims; below it what nothing claims, with its box.

    \b
    Examples:
      hyoka extract sheet.pdf
      hyoka extract sheet.pdf --format table
      hyoka extract sheets/ --format csv --output facts.csv
      hyoka extract 'archive.zip!/2023/sheet.pdf' --format table
      hyoka extract https://city.example/sheet.pdf
      hyoka extract sheets/ --coverage
      hyoka extract sheets/ --coverage --format jsonl | jq 'select(.share < 0.9)'
      hyoka extract sheet.pdf --verify | jq 'select(.flags | index("readers_disagree"))'
    """
    if excel and format is not Format.CSV:
        raise typer.BadParameter("--excel goes with --format csv", param_hint="--excel")
    read_options = reading_options(
        reader.value, no_layouts=no_layouts, folders=layouts, verify=verify, account=coverage
    )
    inputs = find(paths)
    rejected: list[Rejected] = []
    limits = Limits(jobs or options.processors(), timeout, memory)
    keep_apart(log_json, output)
    with (
        inputs,
        reading_log(log_json, "extract", inputs, limits) as log,
        Reading(read_options, limits, ordered=True) as reading,
        opened(output, styled=format is Format.TABLE and not coverage) as out,
    ):
        results = _results(log.answers(reading, inputs, rejected.append), rejected)
        if coverage:
            pages = ((r.document, page) for r in results for page in r.coverage)
            _ACCOUNTS[format or Format.TABLE](out, pages, excel)
        else:
            facts = (fact for result in results for fact in result.facts)
            _write(out, format or Format.JSONL, facts, excel=excel)
    for rejection in rejected:
        say(f"rejected {rejection}", err=True)
    if rejected:
        raise typer.Exit(exits.REJECTED)


_ACCOUNTS: Final[dict[Format, Callable[[TextIO, Pages, bool], None]]] = {
    Format.JSONL: lambda out, pages, _: write_jsonl(out, pages),
    Format.CSV: lambda out, pages, excel: write_csv(out, pages, excel=excel),
    Format.TABLE: lambda out, pages, _: write_table(out, pages),
}


def _results(
    answers: Iterable[tuple[Source, DocumentResult | Rejected]], rejected: list[Rejected]
) -> Iterator[DocumentResult]:
    """What reading gave for all files, in their order; rejections are collected."""
    for _, answer in released(answers):
        if isinstance(answer, Rejected):
            rejected.append(answer)
        else:
            if (line := drift_line(answer.document, answer.notes)) is not None:
                say(line, err=True)
            yield answer


def _write(out: TextIO, form: Format, facts: Iterable[Fact], *, excel: bool) -> None:
    """Print the facts."""
    if form is Format.CSV:
        write_facts_csv(out, facts, excel=excel)
    elif form is Format.TABLE:
        Console(file=out).print(_table(facts))
    else:
        for fact in facts:
            out.write(json.dumps(fact.to_json(), ensure_ascii=False) + "\n")


def _table(facts: Iterable[Fact]) -> Table:
    """The facts for reading on a screen: one line each, cut to its width."""
    table = Table(box=box.SIMPLE_HEAD, expand=True)
    for name, width, ratio in (("page", 4, 0), ("concept", 20, 0), ("year", 4, 0), ("label", 0, 3), ("value", 0, 2)):
        table.add_column(name, width=width or None, ratio=ratio or None, no_wrap=True)
    table.add_column("unit", width=6, no_wrap=True)
    for fact in facts:
        value = f"({fact.state})" if fact.value is None else fact.value
        cells = (fact.page, fact.concept, fact.fiscal_year, " > ".join(fact.label), value, fact.unit)
        table.add_row(*("" if cell is None else shown(" ".join(str(cell).split())) for cell in cells))
    return table
