"""`--log-json`: one JSON object a line, written and flushed as things happen. What is in it says `hyoka.log_schema`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TextIO

import regex

from hyoka import __version__
from hyoka.log_schema import EVENTS, Event
from load.outcomes import Outcome
from schemas.errors import HyokaError

if TYPE_CHECKING:
    from hyoka.course import Course
    from hyoka.pool import Limits
    from load.outcomes import Entry

STDOUT: Final = "-"

# What a terminal or a pager would obey, or a line-wise reader take for the end of a line; and halves of characters, which
# UTF-8 cannot write (names of files may hold them). JSON itself escapes what is below U+0020.
_UNSAFE: Final = regex.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_USER: Final = regex.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^/\s?#@]*(?:@[^/\s?#@]*)*@")
_SECRET: Final = regex.compile(
    r"(?i)([?&;][^=&;\s]*(?:signature|token|secret|password|passwd|credential|key|sig|auth)[^=&;\s]*=)[^&;\s#]*"
)
_OUTCOMES: Final = {
    Outcome.LOADED: Event.DOCUMENT_LOADED,
    Outcome.REPLACED: Event.DOCUMENT_LOADED,
    Outcome.UNCHANGED: Event.DOCUMENT_UNCHANGED,
    Outcome.REJECTED: Event.DOCUMENT_REJECTED,
}


class EventLog:
    """The log of one run. Without a stream it says nothing. A log that cannot be written never stops the run."""

    def __init__(self, stream: TextIO | None, lost: Callable[[str], None] = lambda _: None) -> None:
        """Write to a stream; `lost` is told, once, that the log could not be written any further."""
        self._stream, self._lost, self._lock = stream, lost, Lock()
        self.run: int | None = None

    def write(self, event: Event, **fields: Any) -> None:
        """One line. Raises `ValueError` where `fields` are not those of the event."""
        kind = EVENTS[event]
        if {*fields} != {*kind.fields}:
            raise ValueError(f"{event}: fields {sorted(fields)!r}, and not {sorted(kind.fields)!r}")
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        plain = {"time": now, "level": kind.level, "event": event.value, "run": self.run}
        line = to_line(plain | {name: fields[name] for name in kind.fields})
        with self._lock:
            if self._stream is None:
                return
            try:
                self._stream.write(line)
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._stream = None
                self._lost(f"the log cannot be written any further ({error}); the run goes on")

    def document(self, entry: Entry) -> None:
        """The line of a document that has its row in the ledger."""
        event = _OUTCOMES[entry.outcome]
        self.write(event, **{name: _plain(getattr(entry, name)) for name in EVENTS[event].fields})

    def notice(self, line: str) -> None:
        """The line of a notice."""
        self.write(Event.NOTICE, message=line)


def run_started(
    log: EventLog, course: Course, limits: Limits, command: str, database: str | None, run: int | None
) -> None:
    """The first line of a run."""
    log.run = run
    log.write(
        Event.RUN_STARTED,
        command=command,
        version=__version__,
        database=database,
        total=course.documents,
        bytes=course.bytes,
        jobs=limits.jobs,
        timeout=limits.timeout,
        memory=limits.memory,
    )


def complain(said: str) -> None:
    """Tell a person that there is no log any more."""
    sys.stderr.write(f"hyoka: {said}\n")


@contextmanager
def opened_log(target: str | None, lost: Callable[[str], None]) -> Iterator[EventLog]:
    """The log at `target`: a file, to which is added; `-` for standard output; None for no log."""
    if target is None:
        yield EventLog(None)
    elif target == STDOUT:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield EventLog(sys.stdout, lost)
    else:
        try:
            stream = open(target, "a", encoding="utf-8", newline="\n")  # noqa: PTH123, SIM115 - closed below
        except (OSError, ValueError) as error:
            raise HyokaError(f"{target!r}: the log cannot be written there ({error})") from None
        try:
            yield EventLog(stream, lost)
        finally:
            try:
                stream.close()
            except OSError as error:
                lost(f"the log could not be written to its end ({error})")


def to_line(fields: dict[str, Any]) -> str:
    """An object as one line of JSON: readable Japanese, nothing that a terminal obeys, no credentials."""
    plain = {name: redacted(value) if isinstance(value, str) else value for name, value in fields.items()}
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(plain, ensure_ascii=False)) + "\n"


def redacted(text: str) -> str:
    """A text without the users and passwords of URLs, and without what signs a URL."""
    return _SECRET.sub(r"\1***", _USER.sub(r"\1***@", text))


def _plain(value: object) -> object:
    """Seconds to a millisecond, words of a closed list as text."""
    if isinstance(value, float):
        return round(value, 3)
    return value.value if isinstance(value, Outcome) else value
