"""The closing summary of a run, and what to try next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hyoka.figures import duration, rate
from hyoka.hints import HINTS
from hyoka.terminal import printable
from load.outcomes import Outcome
from schemas.coverage import LEAST
from schemas.errors import SENTENCES, Reason
from schemas.finding import Severity, Status
from schemas.vocabulary import concepts

if TYPE_CHECKING:
    from rich.console import Console

    from hyoka.tally import Tally

_OUTCOMES: Final = {
    Outcome.LOADED: "loaded",
    Outcome.REPLACED: "read again, replacing older facts",
    Outcome.UNCHANGED: "unchanged, already there",
    Outcome.REJECTED: "rejected",
}

_SEVERITIES: Final = {
    Severity.ERROR: ("errors: figures contradict each other", "red"),
    Severity.WARNING: ("warnings: probably wrong", "yellow"),
    Severity.NOTICE: ("notices: odd, but allowed", ""),
}


def show(console: Console, tally: Tally, facts: Mapping[str, int], url: str, elapsed: float | None = None) -> None:
    """Print documents by outcome, what to do about rejections, facts by group, and what to try next.

    `elapsed` is how long the run took, in seconds.
    """
    console.print(_documents(tally, elapsed))
    if tally.reasons:
        _rejections(console, tally)
    console.print(_facts(facts, url))
    _next(console, tally, url)


def _documents(tally: Tally, elapsed: float | None) -> Table:
    """Documents by outcome, what was loaded, and how fast."""
    table = _table("This run", "documents")
    for outcome, words in _OUTCOMES.items():
        if tally.outcomes[outcome]:
            style = "red" if outcome is Outcome.REJECTED else ""
            table.add_row(words, f"{tally.outcomes[outcome]:,}", style=style)
    if tally.remarked:
        table.add_row(f"with pages under {LEAST:.0%} claimed", f"{tally.remarked:,}", style="yellow")
    table.add_section()
    table.add_row("pages loaded", f"{tally.pages:,}")
    table.add_row("sheets loaded", f"{tally.sheets:,}")
    table.add_row("facts loaded", f"{tally.facts:,}")
    if elapsed is not None:
        table.add_section()
        table.add_row("time", duration(elapsed))
        if tally.pages and elapsed > 0:
            table.add_row("pages a second", rate(tally.pages / elapsed))
    if tally.relations.total():
        _audit(table, tally)
    return table


def _rejections(console: Console, tally: Tally) -> None:
    """Each reason with how often, the first documents, and what to do."""
    console.print("[bold]Rejected[/]")
    for reason, number in tally.reasons.most_common():
        console.print(_indented(f"{number:,} {SENTENCES[Reason(reason)]}", 2, "red"))
        names = tally.examples.get(reason, [])
        more = ", …" if number > len(names) else ""
        console.print(_indented(", ".join(map(printable, names)) + more, 6))
        if reason in HINTS:
            console.print(_indented(f"→ {HINTS[reason]}", 6))


def _indented(text: str, columns: int, style: str = "") -> Padding:
    """A paragraph that begins so many columns to the right, on every line."""
    return Padding(Text(text, style), (0, 0, 0, columns))


def _audit(table: Table, tally: Tally) -> None:
    """How many printed relations of the loaded documents were checked, and how many do not hold."""
    table.add_section()
    table.add_row("printed relations checked", f"{tally.relations.total() - tally.relations[Status.NOT_CHECKABLE]:,}")
    for severity, (words, style) in _SEVERITIES.items():
        if tally.severities[severity]:
            table.add_row(f"  {words}", f"{tally.severities[severity]:,}", style=style)


def _facts(facts: Mapping[str, int], url: str) -> Table:
    """All facts of the database by group."""
    known = concepts()
    groups: Counter[str] = Counter()
    for concept, number in facts.items():
        groups[known[concept].group if concept in known else "other"] += number
    table = _table(f"In {url}", "facts")
    for group, number in groups.most_common():
        table.add_row(group, f"{number:,}")
    table.add_section()
    table.add_row("all", f"{groups.total():,}")
    return table


def _table(title: str, unit: str) -> Table:
    """An empty table of names and numbers."""
    table = Table(title=title, title_justify="left", title_style="bold", min_width=44)
    table.add_column("")
    table.add_column(unit, justify="right")
    return table


def _next(console: Console, tally: Tally, url: str) -> None:
    """What to try next."""
    lines = _parquet_lines(url) if "://" not in url else _database_lines(tally, url)
    console.print("[bold]Try next[/]")
    for line in lines:
        console.print(f"  {line}", soft_wrap=True, highlight=False, markup=False)
    if tally.remarked and "://" in url:
        query = "SELECT name, message FROM ledger WHERE outcome <> 'rejected' AND message IS NOT NULL"
        console.print(f"  pages hardly understood: {query}", soft_wrap=True, highlight=False, markup=False)


def _database_lines(tally: Tally, url: str) -> list[str]:
    """Commands for a database."""
    lines = [
        f"hyoka status --db {url}",
        f"hyoka export --db {url} --table amounts --format csv --excel --output amounts.csv",
        f"hyoka export --db {url} --table projects --format csv",
    ]
    if url.startswith("sqlite:///"):
        file = url.removeprefix("sqlite:///")
        lines.append(f"sqlite3 {file} 'SELECT project_name, fiscal_year, amount FROM amounts LIMIT 10'")
    if tally.severities.total():
        lines.append(f"hyoka audit --db {url} --format html --output audit.html")
    return [*lines, f"python -c \"import hyoka; print(hyoka.open('{url}').indicators()[:3])\""]


def _parquet_lines(folder: str) -> list[str]:
    """What reads a folder of shards."""
    return [
        f"duckdb -c \"SELECT concept, count(*) FROM '{folder}/*/fact.parquet' GROUP BY concept\"",
        f"duckdb -c \"SELECT outcome, reason, count(*) FROM '{folder}/*/ledger.parquet' GROUP BY ALL\"",
    ]
