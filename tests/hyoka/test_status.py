"""`hyoka status`: for people and for programs; a run that goes on, one that was killed, one elsewhere."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hyoka.app import app
from hyoka.pipeline import ReadOptions
from hyoka.processes import is_alive, this_process
from hyoka.status_report import State, size, state
from load.status import RunStatus
from tests.hyoka.test_pool import make_files
from tests.hyoka.test_runner import run_all
from tests.load.test_status import filled

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def said(url: str, *arguments: str, columns: int = 80) -> str:
    """What `hyoka status` prints."""
    done = CliRunner(env={"COLUMNS": str(columns)}).invoke(app, ["status", "--db", url, *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def a_run(**options: Any) -> RunStatus:
    """A run without an end, whose last sign is an hour and a half old."""
    signed = NOW - timedelta(minutes=90)
    return RunStatus(1, signed, None, signed, "0.1", options, None, {}, 0, 0, 0.0)


def test_for_people(database_url: str) -> None:
    """Every part is there, and nothing is wider than the terminal."""
    filled(database_url)
    text = said(database_url)
    for part in ("2 documents  9 pages  2 sheets  5 facts", "--timeout", "つくば市", "50.0%", "error"):
        assert part in text
    assert "2/9" in text
    assert "2 documents were read by another hyoka" in text
    width = {line: sum(2 if ord(c) > 0x2FFF else 1 for c in line) for line in text.splitlines()[1:]}
    assert [line for line, columns in width.items() if columns > 80 and "hyoka run" not in line] == []


def test_for_programs(database_url: str) -> None:
    filled(database_url)
    found = json.loads(said(database_url, "--format", "json"))
    assert [*found] == [
        *("database", "size", "documents", "pages", "sheets", "facts", "rejected", "findings", "judged"),
        *("extractions", "read_anew", "coverage", "runs"),
    ]
    assert found["rejected"] == {"no_text": 1, "timed_out": 1}
    assert found["read_anew"] == 2
    assert [run["state"] for run in found["runs"][1:]] == ["finished", "finished"]
    assert "@" not in found["database"] or "***@" in found["database"]


def test_what_this_hyoka_has_read_is_not_read_anew(sqlite_url: str, tmp_path: Path) -> None:
    make_files(tmp_path / "in", "a.pdf", "b.pdf")
    run_all(tmp_path / "in", sqlite_url, ReadOptions(reader="pdfplumber"))
    assert json.loads(said(sqlite_url, "--format", "json"))["read_anew"] == 0


def test_running_then_killed(database_url: str, tmp_path: Path) -> None:
    """Told from the process that the run has noted; its progress is seen while it writes."""
    folder = tmp_path / "in"
    make_files(folder, *(f"slow-{k}.pdf" for k in range(40)))
    # A folder's files come before its folders.
    make_files(folder / "last", "hang-1.pdf")
    command = [sys.executable, "-m", "tests.hyoka.fakes", str(folder), database_url, "1"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert process.stdout and process.stdout.readline()
        (run,) = json.loads(said(database_url, "--format", "json"))["runs"]
        assert (run["state"], run["expected"]) == ("running", 41)
        assert 1 <= run["documents"] < 41
        assert "running, last sign" in " ".join(said(database_url, columns=120).split())
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    (run,) = json.loads(said(database_url, "--format", "json"))["runs"]
    assert run["state"] == "killed"
    assert "the same command goes on where it was" in said(database_url)


def test_a_number_that_another_process_has_now() -> None:
    """Numbers of processes are used again; the time of birth tells them apart."""
    mine = this_process()
    assert is_alive(mine) is True
    assert is_alive(mine | {"born": 1}) is False
    assert is_alive(mine | {"host": "elsewhere"}) is None
    assert is_alive({}) is None


@pytest.mark.parametrize(
    ("options", "expected"),
    [({"timeout": 300}, State.SILENT), ({"timeout": 7200}, State.RUNNING), ({}, State.SILENT)],
)
def test_a_run_on_another_machine(options: dict[str, Any], expected: State) -> None:
    """Its last sign tells; a document may take as long as it was allowed to."""
    assert state(a_run(host="elsewhere", pid=1, **options), NOW) is expected


def test_no_such_database(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hyoka.cli", "status", "--db", str(tmp_path / "x.db")],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2 and "there is no such database file" in done.stderr
    assert not (tmp_path / "x.db").exists()


def test_sizes() -> None:
    assert [size(n) for n in (0, 999, 1500, 24_400_000, 3_100_000_000_000)] == [
        "0 bytes",
        "999 bytes",
        "1.5 kB",
        "24 MB",
        "3.1 TB",
    ]
