"""What is seen of a run: the bar, the lines where there is no terminal, the summary by reason."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from hyoka import summary
from hyoka.course import Course
from hyoka.figures import Figures, duration
from hyoka.hints import HINTS
from hyoka.logs import EventLog
from hyoka.progress import RunProgress
from hyoka.tally import Tally
from load.outcomes import Entry, Outcome
from schemas.errors import SENTENCES, Reason

FIGURES = Figures(12_370, 50_000, 104_000, 51_234, 3_123_456, 37, 42.13, 4.2, 5000.0, 11_700.0)


def rejected(name: str, reason: Reason) -> Entry:
    """A row of the ledger."""
    return Entry(f"/in/{name}", name, Outcome.REJECTED, reason=reason.value, message=f"{name}: {SENTENCES[reason]}")


def a_tally() -> Tally:
    """Two documents loaded, five rejected."""
    tally = Tally()
    for name in "ab":
        tally.add(Entry(f"/in/{name}", name, Outcome.LOADED, "00", sheets=2, facts=100, pages=30, seconds=1.0))
    for number in range(4):
        tally.add(rejected(f"scan-{number}.pdf", Reason.NO_TEXT))
    tally.add(rejected("\x1b[31mred.pdf", Reason.ENCRYPTED))
    return tally


def shown(width: int, **options: object) -> str:
    """The summary on a console without a terminal."""
    out = io.StringIO()
    console = Console(file=out, width=width, **options)  # type: ignore[arg-type]
    summary.show(console, a_tally(), {"amount": 200}, "sqlite:///x.db", 20.0)
    return out.getvalue()


def test_every_reason_has_a_hint() -> None:
    assert {*map(str, Reason)} <= {*HINTS}


def test_summary_by_reason() -> None:
    """How often, two examples, what to do; the most frequent first; pages, time and speed."""
    said = shown(100)
    no_text = said.index(f"4 {SENTENCES[Reason.NO_TEXT]}")
    assert no_text < said.index(f"1 {SENTENCES[Reason.ENCRYPTED]}")
    assert "scan-0.pdf, scan-1.pdf, …\n" in "".join(f"{line.rstrip()}\n" for line in said.splitlines())
    assert "scan-2.pdf" not in said
    assert "ocrmypdf" in said and "qpdf --password" in said
    rows = {
        line.split("│")[1].strip(): line.split("│")[2].strip() for line in said.splitlines() if line.count("│") == 3
    }
    assert (rows["pages loaded"], rows["time"], rows["pages a second"]) == ("60", "20 s", "3.0")


def test_summary_without_a_terminal_has_no_colours() -> None:
    """And what is in the name of a file is no command to a terminal, with or without colours."""
    assert "\x1b" not in shown(80)
    assert "\x1b[31mred" not in shown(80, force_terminal=True)


def test_summary_on_a_narrow_terminal() -> None:
    """Nothing of the tables and reasons is wider; the commands to try next are for copying and stay whole."""
    said = shown(50).partition("Try next")[0]
    assert max(map(len, said.splitlines())) <= 50
    assert "pages a second" in said and "--decrypt" in said


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_the_figures_fit(width: int) -> None:
    """What matters most stays longest: documents, the time that is left, rejections, pages a second."""
    line = FIGURES.fitted(width)
    assert len(line) <= width
    for least, part in ((15, "12,370/50,000"), (40, "about 3 h 15 min left"), (60, "37 rejected"), (80, "42 pages/s")):
        assert width < least or part in line


def test_where_nothing_needs_reading_documents_are_the_speed() -> None:
    line = replace(FIGURES, pages=0, pages_per_second=0.0).fitted(80)
    assert "pages/s" not in line and "4.2 documents/s" in line


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(4.4, "4 s"), (59.9, "59 s"), (61, "1 min 00 s"), (754, "12 min"), (11_700, "3 h 15 min"), (190_000, "2 d 4 h")],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def wait_for(done: Callable[[], bool]) -> None:
    """Until it is so; at most a minute."""
    until = time.monotonic() + 60.0
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_signs_of_life_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A line every so often, and the same figures in the log; the last line of the log says how it ended."""
    out = io.StringIO()
    with RunProgress(Course(), EventLog(out), every=0.01) as progress:
        progress.report(Entry("/in/a", "a", Outcome.LOADED, "00", sheets=2, facts=100, pages=30, seconds=1.0))
        progress.report(rejected("\x1b[31mred.pdf", Reason.ENCRYPTED))
        wait_for(lambda: out.getvalue().count("run_progress") >= 2)
    said = capsys.readouterr().err
    assert "2 of 2 documents · 30 pages · 2 sheets · 100 facts · 1 rejected · " in said
    assert "\x1b" not in said
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [event["event"] for event in events[:2]] == ["document_loaded", "document_rejected"]
    assert events[-1]["event"] == "run_finished" and events[-1]["facts"] == 100


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """Rejections only; the log has its figures all the same."""
    out = io.StringIO()
    with RunProgress(Course(), EventLog(out), quiet=True, every=0.01) as progress:
        progress.report(rejected("a.pdf", Reason.ENCRYPTED))
        wait_for(lambda: "run_progress" in out.getvalue())
    assert capsys.readouterr().err == f"rejected a.pdf: {SENTENCES[Reason.ENCRYPTED]}\n"


@pytest.mark.parametrize(
    ("error", "event"), [(KeyboardInterrupt(), "run_interrupted"), (OSError("gone"), "run_failed")]
)
def test_the_log_says_how_it_ended(error: BaseException, event: str) -> None:
    out = io.StringIO()
    with pytest.raises(type(error)), RunProgress(Course(), EventLog(out), quiet=True):
        raise error
    assert json.loads(out.getvalue())["event"] == event
