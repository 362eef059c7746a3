"""The closing summary of a run, and what to try next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rich.table import Table

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


def show(console: Console, tally: Tally, facts: Mapping[str, int], url: str) -> None:
    """Print documents by outcome, sheets, facts by group, and what to try next."""
    console.print(_documents(tally))
    console.print(_facts(facts, url))
    _next(console, tally, url)


def _documents(tally: Tally) -> Table:
    """Documents by outcome, rejections by reason."""
    table = _table("This run", "documents")
    for outcome, words in _OUTCOMES.items():
        if tally.outcomes[outcome]:
            table.add_row(words, f"{tally.outcomes[outcome]:,}")
    for reason, number in sorted(tally.reasons.items()):
        table.add_row(f"  {SENTENCES[Reason(reason)]}", f"{number:,}", style="red")
    if tally.remarked:
        table.add_row(f"with pages under {LEAST:.0%} claimed", f"{tally.remarked:,}", style="yellow")
    table.add_section()
    table.add_row("sheets loaded", f"{tally.sheets:,}")
    table.add_row("facts loaded", f"{tally.facts:,}")
    if tally.relations.total():
        _audit(table, tally)
    return table


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
    lines = [
        f"hyoka export --db {url} --table amounts --format csv --excel --output amounts.csv",
        f"hyoka export --db {url} --table projects --format csv",
    ]
    if url.startswith("sqlite:///"):
        file = url.removeprefix("sqlite:///")
        lines.append(f"sqlite3 {file} 'SELECT project_name, fiscal_year, amount FROM amounts LIMIT 10'")
    if tally.severities.total():
        lines.append(f"hyoka audit --db {url} --format html --output audit.html")
    lines.append(f"python -c \"import hyoka; print(hyoka.open('{url}').indicators()[:3])\"")
    console.print("[bold]Try next[/]")
    for line in lines:
        console.print(f"  {line}", soft_wrap=True, highlight=False, markup=False)
    if tally.rejected:
        query = "SELECT name, message FROM ledger WHERE outcome = 'rejected'"
        console.print(f"  {tally.rejected:,} rejected: {query}", soft_wrap=True, highlight=False, markup=False)
    if tally.remarked:
        query = "SELECT name, message FROM ledger WHERE outcome <> 'rejected' AND message IS NOT NULL"
        console.print(f"  pages hardly understood: {query}", soft_wrap=True, highlight=False, markup=False)
