"""Isolation: whatever a document does to its reader costs that document only."""

from __future__ import annotations

import os
import platform
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits, Reading
from hyoka.sources import Source
from hyoka.worker import ran_out
from schemas.document import DocumentResult
from schemas.errors import Reason, Rejected
from tests.hyoka import bombs, fakes

HOSTILE = {
    "hang": Reason.TIMED_OUT,
    "segfault": Reason.CRASHED,
    "abort": Reason.CRASHED,
    "exit": Reason.CRASHED,
    "hog": Reason.OUT_OF_MEMORY,
    "raise": Reason.CRASHED,
    "encrypted": Reason.ENCRYPTED,
}


def make_files(folder: Path, *names: str) -> list[Source]:
    """Files whose text is their name."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(name, encoding="utf-8")
    return [Source.of(folder / name) for name in names]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_hostile_document_costs_itself_only(jobs: int, tmp_path: Path) -> None:
    """A hang, a segfault, an abort, an exit, a MemoryError and an exception, each between good documents."""
    names = [f"{kind}-{k}.pdf" for k, kind in enumerate(HOSTILE)]
    good = [f"good-{k}.pdf" for k in range(len(names))]
    files = make_files(tmp_path / "in", *(name for pair in zip(good, names, strict=True) for name in pair))
    with Reading(ReadOptions(), Limits(jobs, 2.0, 2048), read=fakes.read) as reading:
        answers = {source.name: answer for source, answer in reading.answers(files)}
    assert {*answers} == {*good, *names}
    for name in good:
        result = answers[name]
        assert isinstance(result, DocumentResult)
        assert len(result.facts) == 22
    for name in names:
        rejected = answers[name]
        assert isinstance(rejected, Rejected), name
        assert rejected.reason is HOSTILE[name.partition("-")[0]]
        assert str(rejected).startswith(f"{name}: ")
        assert "\n" not in str(rejected)


def test_many_crashes_in_a_row(tmp_path: Path) -> None:
    """Every worker dies again and again; no good document is lost and no answer given twice."""
    names = [f"{'abort' if k % 3 else 'good'}-{k}.pdf" for k in range(30)]
    files = make_files(tmp_path / "in", *names)
    with Reading(ReadOptions(), Limits(2, 20.0), read=fakes.read) as reading:
        answers = [(source.name, isinstance(answer, DocumentResult)) for source, answer in reading.answers(files)]
    assert sorted(answers) == sorted((name, name.startswith("good")) for name in names)


def test_bombs_among_a_hundred(tmp_path: Path) -> None:
    """PDFs of 10 KB that are 4 GB inside, and readers that abort: of the 100 documents around them, none is lost."""
    bad = {
        "bomb-contents.pdf": bombs.in_contents(),
        "bomb-font.pdf": bombs.in_font(),
        "bomb-objects.pdf": bombs.in_objects(),
        **{f"abort-{k}.pdf": b"native" for k in range(3)},
    }
    assert all(len(data) < 11_000 for data in bad.values())
    files = make_files(tmp_path / "in", *(f"good-{k}.pdf" for k in range(100)))
    for k, (name, data) in enumerate(bad.items()):
        (tmp_path / "in" / name).write_bytes(data)
        files.insert(15 * (k + 1), Source.of(tmp_path / "in" / name))
    with Reading(ReadOptions(reader="pdfplumber"), Limits(2, 300.0, 700), read=fakes.read) as reading:
        answers = [(source.name, answer) for source, answer in reading.answers(files)]
    assert sorted(name for name, _ in answers) == sorted(source.name for source in files)
    for name, answer in answers:
        if name.startswith("good"):
            assert isinstance(answer, DocumentResult), name
        else:
            assert isinstance(answer, Rejected), name
            assert answer.reason is (Reason.CRASHED if name.startswith("abort") else Reason.OUT_OF_MEMORY), name


def test_a_bomb_that_the_reader_sees_through(tmp_path: Path) -> None:
    """MuPDF refuses to inflate it: a damaged document, in its own words."""
    (tmp_path / "bomb-1.pdf").write_bytes(bombs.in_contents())
    with Reading(ReadOptions(), Limits(1), read=fakes.read) as reading:
        ((_, answer),) = reading.answers([Source.of(tmp_path / "bomb-1.pdf")])
    assert isinstance(answer, Rejected)
    assert answer.reason is Reason.DAMAGED
    assert "compression bomb" in answer.detail


@pytest.mark.parametrize(
    ("error", "is_memory"),
    [
        (MemoryError(), True),
        (RuntimeError("code=2: malloc (1048576 bytes) failed"), True),
        (RuntimeError("code=2: calloc (1024 x 16 bytes) failed"), True),
        (RuntimeError("std::bad_alloc"), True),
        (ValueError(MemoryError("Unable to allocate output buffer.")), True),
        (Rejected("a.pdf", Reason.DAMAGED, "page 1: code=2: malloc (9 bytes) failed"), True),
        (RuntimeError("code=7: syntax error in content stream"), False),
        (OSError("allocation table failed"), False),
    ],
)
def test_no_memory_by_any_name(error: Exception, is_memory: bool) -> None:
    """What libraries make of an allocation that failed."""
    assert ran_out(error) is is_memory


def test_the_cause_of_an_error_counts() -> None:
    """A reader that says no more than that it could not."""
    error = Rejected("a.pdf", Reason.DAMAGED, "PdfminerException")
    error.__cause__ = ValueError(MemoryError())
    assert ran_out(error)


def test_a_reader_that_has_grown_is_replaced(tmp_path: Path) -> None:
    """What one document left in memory does not stay for the next ones."""
    files = make_files(tmp_path / "in", "a.pdf", "b.pdf", "grow-1.pdf", "c.pdf", "d.pdf")
    with Reading(ReadOptions(), Limits(1), read=fakes.read_by, ordered=True) as reading:
        by = [answer.municipality for _, answer in reading.answers(files) if isinstance(answer, DocumentResult)]
    assert len(by) == 5
    assert by[0] == by[1] == by[2] != by[3] == by[4]


def test_readers_come_as_there_is_work(tmp_path: Path) -> None:
    """More jobs than documents start no more processes than documents; none at all are one."""
    for jobs, names in ((8, ["a.pdf", "b.pdf"]), (0, ["a.pdf"])):
        files = make_files(tmp_path / "in", *names)
        with Reading(ReadOptions(), Limits(jobs), read=fakes.read) as reading:
            assert len(list(reading.answers(files))) == len(names)
            assert reading._pool._pool_manager.worker_manager.workers_number == len(names)


def test_no_time_and_no_limits(tmp_path: Path) -> None:
    """A limit that nothing meets rejects everything; 0 is none."""
    files = make_files(tmp_path / "in", "second-1.pdf")
    for limits, reason in ((Limits(1, 0.000_001), Reason.TIMED_OUT), (Limits(1, 0, 0), None)):
        with Reading(ReadOptions(), limits, read=fakes.read) as reading:
            ((_, answer),) = reading.answers(files)
        assert (answer.reason if isinstance(answer, Rejected) else None) is reason


def test_the_time_to_wait_does_not_count(tmp_path: Path) -> None:
    """Six documents of a second, one process, four seconds each: the last waits longer than it may take."""
    files = make_files(tmp_path / "in", *(f"second-{k}.pdf" for k in range(6)))
    with Reading(ReadOptions(), Limits(1, 4.0), read=fakes.read) as reading:
        assert all(isinstance(answer, DocumentResult) for _, answer in reading.answers(files))


def test_no_network(tmp_path: Path) -> None:
    """Neither names nor addresses, neither through Python nor past it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        (tmp_path / "home.pdf").write_text(str(server.getsockname()[1]))
        with Reading(ReadOptions(), Limits(1), read=fakes.call_home) as reading:
            ((_, answer),) = reading.answers([Source.of(tmp_path / "home.pdf")])
        assert isinstance(answer, DocumentResult)
        assert answer.municipality is not None
        assert {*answer.municipality.split()} == {"refused"}
        with pytest.raises(TimeoutError):
            server.accept()
    if sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64"):
        assert (tmp_path / "native").read_text() == "-1"


def test_answers_in_order(tmp_path: Path) -> None:
    """As `hyoka extract` prints them."""
    files = make_files(tmp_path / "in", "slow-1.pdf", "a.pdf", "slow-2.pdf", "b.pdf", "encrypted-1.pdf", "c.pdf")
    with Reading(ReadOptions(), Limits(2), read=fakes.read, ordered=True) as reading:
        assert [source for source, _ in reading.answers(files)] == files


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither files nor processes, also when the reading is given up in the middle of a hang."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    files = make_files(tmp_path / "in", "a.pdf", "hang-1.pdf", "hang-2.pdf")
    with Reading(ReadOptions(), Limits(2, 60.0), read=fakes.read) as reading:
        next(reading.answers(files))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [
        int(child) for listed in Path(f"/proc/{pid}/task").glob("*/children") for child in listed.read_text().split()
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_readers_die_with_their_parent(tmp_path: Path) -> None:
    """SIGKILL of the run leaves no orphan that hangs in a document."""
    make_files(tmp_path / "in", "hang-1.pdf", "hang-2.pdf")
    command = [sys.executable, "-m", "tests.hyoka.fakes", str(tmp_path / "in"), str(tmp_path / "x.db"), "2"]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while len(started := children(process.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1.0)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}/cmdline").exists() for pid in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in started if Path(f"/proc/{pid}/cmdline").exists()] == []
