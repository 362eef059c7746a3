"""What `hyoka status` prints, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hyoka.figures import duration, rate
from hyoka.hints import HINTS
from hyoka.processes import is_alive
from hyoka.terminal import printable
from load.status import RunStatus, Status
from schemas.coverage import LEAST
from schemas.errors import SENTENCES, Reason
from schemas.finding import Severity

_MUNICIPALITIES: Final = 20
"""So many municipalities are listed for people; JSON has all."""
_PATIENCE: Final = timedelta(hours=1)
"""A run on another machine that gives no sign for so long, beyond the time that a document may take, is called silent."""
_KILO: Final = 1000


class State(StrEnum):
    """What has become of a run."""

    FINISHED = "finished"
    RUNNING = "running"
    KILLED = "killed"
    SILENT = "silent"


_STATES: Final = {State.FINISHED: "", State.RUNNING: "green", State.KILLED: "red", State.SILENT: "yellow"}


@dataclass(frozen=True, slots=True)
class Anew:
    """Documents whose facts were read by other code than this hyoka's; `hyoka run` with their PDFs reads them again."""

    documents: int
    extraction: str


def state(run: RunStatus, now: datetime | None = None) -> State:
    """Finished, running, killed; silent where its process is on another machine and has given no sign for long."""
    if run.finished_at is not None:
        return State.FINISHED
    alive = is_alive(run.options)
    if alive is not None:
        return State.RUNNING if alive else State.KILLED
    timeout = run.options.get("timeout")
    patience = _PATIENCE + timedelta(seconds=timeout if isinstance(timeout, int | float) else 0)
    return State.RUNNING if (now or datetime.now(UTC)) - run.last_sign <= patience else State.SILENT


def anew(status: Status, code: str) -> Anew:
    """How many documents this hyoka (`code`: the first word of its extractions) would read anew, options being the same."""
    read = {extraction: n for extraction, n in status.extractions.items() if "layouts=" in extraction}
    return Anew(sum(n for extraction, n in read.items() if extraction.partition(" ")[0] != code), code)


def to_json(status: Status, old: Anew) -> dict[str, Any]:
    """Everything, as one object. Times are UTC, ISO 8601."""
    runs = [
        {
            "run": run.run,
            "state": state(run).value,
            "started_at": run.started_at.isoformat(),
            "finished_at": None if run.finished_at is None else run.finished_at.isoformat(),
            "last_sign": run.last_sign.isoformat(),
            "version": run.version,
            "documents": run.documents,
            "expected": run.expected,
            "outcomes": dict(run.outcomes),
            "pages": run.pages,
            "facts": run.facts,
            "seconds": round(run.seconds, 3),
            "pages_per_second": round(run.pages_per_second, 2),
            "recent_pages_per_second": round(run.recent_pages_per_second, 2),
        }
        for run in status.runs
    ]
    plain = {name: getattr(status, name) for name in ("database", "size", "documents", "pages", "sheets", "facts")}
    return plain | {
        "rejected": dict(status.rejected),
        "findings": dict(status.findings),
        "judged": status.judged,
        "extractions": dict(status.extractions),
        "read_anew": old.documents,
        "coverage": [asdict(one) for one in status.coverage],
        "runs": runs,
    }


def show(console: Console, status: Status, old: Anew) -> None:
    """Print it for people."""
    console.print(f"[bold]{escape(status.database)}[/]  {size(status.size)}", highlight=False, soft_wrap=True)
    counts = (
        ("documents", status.documents),
        ("pages", status.pages),
        ("sheets", status.sheets),
        ("facts", status.facts),
    )
    console.print("  ".join(f"{number:,} {word}" for word, number in counts), highlight=False)
    console.print()
    for title, table in _tables(status):
        console.print(f"[bold]{title}[/]", highlight=False)
        console.print(table)
        console.print()
    for line in _closing(status, old):
        console.print(line, highlight=False, soft_wrap=True)


def _tables(status: Status) -> Iterator[tuple[str, Table]]:
    """Runs, rejections, coverage, findings, each with its title, and only where there is something."""
    if status.runs:
        yield "Latest runs", _runs(status)
    if status.rejected:
        table = _table("files", "why, and what to do")
        for reason, number in status.rejected.items():
            said = SENTENCES[Reason(reason)] if reason in SENTENCES else reason
            table.add_row(f"{number:,}", escape(f"{said} → {HINTS[reason]}" if reason in HINTS else said))
        yield "Rejected, when last seen", table
    if status.coverage:
        table = _table("documents", "pages", "claimed", f"< {LEAST:.0%}", "municipality")
        for one in status.coverage[:_MUNICIPALITIES]:
            name = "(not known)" if one.municipality is None else escape(printable(one.municipality))
            table.add_row(f"{one.documents:,}", f"{one.pages:,}", f"{one.claimed:.1%}", f"{one.low_pages:,}", name)
        if (more := len(status.coverage) - _MUNICIPALITIES) > 0:
            table.add_row("", "", "", "", f"and {more:,} more (--format json)")
        yield "How much of the print was understood", table
    if status.findings or status.judged:
        table = _table("open", "severity")
        for severity in Severity:
            if severity.value in status.findings:
                table.add_row(f"{status.findings[severity.value]:,}", severity.value)
        if status.judged:
            table.add_row(f"{status.judged:,}", "judged by a person (`hyoka findings`)")
        yield "Printed figures that contradict each other", table


def _runs(status: Status) -> Table:
    """The latest runs."""
    table = _table("run", "documents", "rejected", "pages", "pages/s", "took", "began (UTC), state")
    for run in status.runs:
        now = state(run)
        of = f"/{run.expected:,}" if run.expected is not None and run.expected != run.documents else ""
        speed = run.recent_pages_per_second if now is State.RUNNING else run.pages_per_second
        said = f"{run.started_at:%m-%d %H:%M} {now.value}"
        if now is not State.FINISHED:
            ago = duration(max(0.0, (datetime.now(UTC) - run.last_sign).total_seconds()))
            said += f", last sign {ago} ago"
        rejected = run.outcomes.get("rejected", 0)
        cells = (f"{run.run}", f"{run.documents:,}{of}", f"{rejected:,}", f"{run.pages:,}", rate(speed))
        table.add_row(*cells, duration(run.seconds), said, style=_STATES[now])
    return table


def _closing(status: Status, old: Anew) -> Iterator[str]:
    """What to do, if anything."""
    if any(state(run) is State.KILLED for run in status.runs[:1]):
        yield "The last run was killed; the same command goes on where it was."
    if old.documents:
        yield f"{old.documents:,} documents were read by another hyoka; `hyoka run` with their PDFs reads them anew."


def _table(*columns: str) -> Table:
    """A table whose last column is text."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns[:-1]:
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column(columns[-1], overflow="fold")
    return table


def size(number: int) -> str:
    """Bytes for people: `24 MB`."""
    value = float(number)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < _KILO:
            return f"{value:.0f} {unit}" if unit == "bytes" or value >= 10 else f"{value:.1f} {unit}"
        value /= _KILO
    return f"{value:.1f} TB"
