"""What is seen while a run goes on: a bar with documents, sheets, facts and rejections, and a line a rejection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from hyoka.tally import Tally
from load.outcomes import Outcome

if TYPE_CHECKING:
    from load.outcomes import Entry

_COUNTS = "{task.fields[sheets]:,} sheets · {task.fields[facts]:,} facts · [red]{task.fields[rejected]:,} rejected[/]"


class RunProgress:
    """The bar of a run, on standard error; with `quiet`, only the sentences of rejections."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        """A bar for so many documents."""
        self.tally = Tally()
        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("documents"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn(_COUNTS),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            disable=quiet or not self._console.is_terminal,
        )
        self._task = self._bar.add_task("read", total=total, sheets=0, facts=0, rejected=0)

    def __enter__(self) -> RunProgress:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the bar as it is."""
        self._bar.stop()

    def report(self, entry: Entry) -> None:
        """Count a document, and say why it was rejected if it was."""
        self.tally.add(entry)
        if entry.message and entry.outcome is Outcome.REJECTED:
            self._console.print(f"[red]rejected[/] {escape(entry.message)}", soft_wrap=True, highlight=False)
        tally = self.tally
        self._bar.update(self._task, advance=1, sheets=tally.sheets, facts=tally.facts, rejected=tally.rejected)

    def notice(self, line: str) -> None:
        """Print a line beside the bar."""
        self._console.print(f"[yellow]{escape(line)}[/]", soft_wrap=True, highlight=False)
