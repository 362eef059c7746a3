"""What is seen while a run goes on: a bar on a terminal, a line every half minute elsewhere, a line a rejection; the log."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

from rich.bar import Bar
from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from hyoka.course import Course
from hyoka.figures import figures
from hyoka.log_schema import Event as LogEvent
from hyoka.logs import EventLog
from hyoka.tally import Tally
from hyoka.terminal import printable
from load.outcomes import Outcome

if TYPE_CHECKING:
    from types import TracebackType

    from load.outcomes import Entry

EVERY: Final = 30.0
"""Seconds between two lines where there is no terminal, and between two events `run_progress` of the log."""
_REFRESH: Final = 4
"""How often a second the bar is drawn."""
_BAR: Final = (10, 24)
"""Columns of the bar, on a terminal of less than 100 columns and on a wider one."""
_WIDE: Final = 100


class RunProgress:
    """The bar of a run and its lines, on standard error; with `quiet`, only the sentences of rejections."""

    def __init__(
        self, course: Course, log: EventLog | None = None, *, quiet: bool = False, every: float = EVERY
    ) -> None:
        """Show a course; tell the log what is shown, too."""
        self.tally = Tally()
        self._course, self._log, self._quiet, self._every = course, log or EventLog(None), quiet, every
        self._console = Console(stderr=True)
        self._live: Live | None = None
        if self._console.is_terminal and not quiet:
            self._live = Live(self, console=self._console, refresh_per_second=_REFRESH)
        self._took: float | None = None
        self._over = Event()
        self._ticking = Thread(target=self._tick, name="progress", daemon=True)

    def __enter__(self) -> RunProgress:
        """Show the bar."""
        if self._live is not None:
            self._live.start()
        self._ticking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the bar as it is, and tell the log how it ended."""
        self._took = self._course.elapsed()
        self._over.set()
        self._ticking.join()
        if self._live is not None:
            self._live.stop()
        if kind is None:
            self._log.write(LogEvent.RUN_FINISHED, **self._counts())
        elif issubclass(kind, KeyboardInterrupt):
            self._log.write(LogEvent.RUN_INTERRUPTED, **self._counts())
        else:
            self._log.write(LogEvent.RUN_FAILED, message=str(error), **self._counts())

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The bar (by bytes), and as many figures as have room."""
        width = _BAR[options.max_width >= _WIDE]
        line = Table.grid(padding=(0, 1, 0, 0))
        course = self._course
        done = course.bytes_done if course.bytes else self.tally.outcomes.total()
        bar = Bar(course.bytes or course.documents or 1, 0, done, width=width, color="green", bgcolor="grey23")
        line.add_row(bar, Text(figures(self.tally, course).fitted(options.max_width - width - 2), no_wrap=True))
        yield line

    def report(self, entry: Entry) -> None:
        """Count a document, and say why it was rejected if it was."""
        self.tally.add(entry)
        self._course.drop(entry.path)
        self._log.document(entry)
        if entry.message and entry.outcome is Outcome.REJECTED:
            self._print(f"[red]rejected[/] {escape(printable(entry.message))}")

    def notice(self, line: str) -> None:
        """Print a line beside the bar."""
        self._log.notice(line)
        self._print(f"[yellow]{escape(printable(line))}[/]")

    def waiting(self, line: str) -> None:
        """Print that the database is waited for."""
        self._log.write(LogEvent.DATABASE_RETRY, message=line)
        self._print(f"[yellow]{escape(printable(line))}[/]")

    def _print(self, line: str) -> None:
        """A line above the bar."""
        self._console.print(line, soft_wrap=True, highlight=False)

    def _tick(self) -> None:
        """Every half minute, a sign of life."""
        while not self._over.wait(self._every):
            now = figures(self.tally, self._course)
            self._log.write(
                LogEvent.RUN_PROGRESS,
                **self._counts(),
                total=now.total,
                pages_per_second=round(now.pages_per_second, 2),
                documents_per_second=round(now.documents_per_second, 2),
                remaining=None if now.remaining is None else round(now.remaining, 1),
            )
            if self._live is None and not self._quiet:
                self._print(escape(now.line()))

    @property
    def elapsed(self) -> float:
        """Seconds since the run began; after its end, those that it took."""
        return self._course.elapsed() if self._took is None else self._took

    def _counts(self) -> dict[str, Any]:
        """What became of the documents so far, for the log."""
        tally = self.tally
        return {
            "documents": tally.outcomes.total(),
            "loaded": tally.outcomes[Outcome.LOADED] + tally.outcomes[Outcome.REPLACED],
            "unchanged": tally.outcomes[Outcome.UNCHANGED],
            "rejected": tally.rejected,
            "pages": tally.pages,
            "sheets": tally.sheets,
            "facts": tally.facts,
            "elapsed": round(self._course.elapsed(), 3),
        }
