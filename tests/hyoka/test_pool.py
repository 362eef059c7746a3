"""Isolation: whatever a document does to its reader costs that document only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits, Reading
from hyoka.sources import Source
from schemas.document import DocumentResult
from schemas.errors import Reason, Rejected
from tests.hyoka import fakes

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
