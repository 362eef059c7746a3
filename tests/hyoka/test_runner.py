"""A run: every file in the ledger, nothing read twice, and the same database after any kill."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hyoka.inputs import find
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits
from hyoka.runner import run
from load.export import EXPORTS
from load.store import open_store
from tests.hyoka import fakes
from tests.hyoka.test_pool import make_files
from tests.load.examples import SAMPLES, exported, queried

if TYPE_CHECKING:
    from load.outcomes import Entry

ROOT = Path(__file__).parents[2]


def run_all(folder: Path, url: str, options: ReadOptions | None = None) -> list[Entry]:
    """A run over a folder with the fake reader."""
    entries: list[Entry] = []
    store = open_store(url)
    run(find([folder]), store, options or ReadOptions(), Limits(2, 60.0), entries.append, read=fakes.read)
    store.close()
    return entries


def exports(url: str, path: Path) -> dict[str, bytes]:
    """Everything that can be exported."""
    return {table: exported(url, path, table=table, with_personal=True) for table in EXPORTS}


def test_every_file_gets_one_ledger_row(database_url: str, tmp_path: Path) -> None:
    """Loaded, rejected with its reason; and on the next run unchanged."""
    folder = tmp_path / "in"
    make_files(folder, "a.pdf", "b.pdf", "segfault-1.pdf", "encrypted-1.pdf")
    (folder / "copy.pdf").write_text("a.pdf")
    first = {entry.name: (entry.outcome.value, entry.reason) for entry in run_all(folder, database_url)}
    assert first["segfault-1.pdf"] == ("rejected", "crashed")
    assert first["encrypted-1.pdf"] == ("rejected", "encrypted")
    assert sorted(first[name][0] for name in ("a.pdf", "copy.pdf")) == ["loaded", "unchanged"]
    second = {entry.name: entry.outcome.value for entry in run_all(folder, database_url)}
    assert [second[name] for name in ("a.pdf", "b.pdf", "copy.pdf")] == ["unchanged"] * 3
    assert queried(database_url, "SELECT run_id, count(*) FROM ledger GROUP BY run_id ORDER BY run_id") == [
        (1, 5),
        (2, 5),
    ]
    assert queried(database_url, "SELECT count(*) FROM document") == [(2,)]


def test_other_options_read_again(sqlite_url: str, tmp_path: Path) -> None:
    """What another reader gave takes the place of the facts; back and forth."""
    make_files(tmp_path / "in", "a.pdf")
    outcomes = [
        run_all(tmp_path / "in", sqlite_url, ReadOptions(reader=reader))[0].outcome.value
        for reader in ("pymupdf", "pymupdf", "pdfplumber", "pymupdf")
    ]
    assert outcomes == ["loaded", "unchanged", "replaced", "replaced"]


def test_killed_anywhere_and_started_again(database_url: str, tmp_path: Path) -> None:
    """SIGKILL at six moments; the export is byte for byte that of an undisturbed run."""
    folder = tmp_path / "in"
    make_files(folder, *(f"slow-{k}.pdf" for k in range(40)))
    undisturbed = f"sqlite:///{tmp_path / 'undisturbed.db'}"
    run_all(folder, undisturbed)
    moments = random.Random(2)
    killed = 0
    for _ in range(6):
        command = [sys.executable, "-m", "tests.hyoka.fakes", str(folder), database_url, "2"]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout
        for _ in range(moments.randint(1, 5)):
            process.stdout.readline()
        time.sleep(moments.random() * 0.05)
        killed += process.poll() is None
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    run_all(folder, database_url)
    assert killed >= 3
    assert exports(database_url, tmp_path / "1") == exports(undisturbed, tmp_path / "2")
    assert queried(database_url, "SELECT count(*) FROM fact") == [(40 * 22,)]


def test_two_runs_at_once(database_url: str, tmp_path: Path) -> None:
    """On one database, which is new: neither fails, nothing comes twice, each has its ledger."""
    folder = tmp_path / "in"
    make_files(folder, *(f"slow-{k}.pdf" for k in range(20)))
    command = [sys.executable, "-m", "tests.hyoka.fakes", str(folder), database_url, "1"]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(120) for process in running] == [0, 0]
    assert queried(database_url, "SELECT count(*) FROM fact") == [(20 * 22,)]
    assert queried(database_url, "SELECT count(*) FROM ledger GROUP BY run_id") == [(20,), (20,)]


def wait_for_documents(url: str, count: int) -> None:
    """Until so many documents are in the database of a run in another process; at most a minute."""
    path, until = Path(url.removeprefix("sqlite:///")), time.monotonic() + 60.0
    while time.monotonic() < until:
        with suppress(Exception):
            if path.exists() and queried(url, "SELECT count(*) FROM document")[0][0] >= count:
                return
        time.sleep(0.05)
    raise AssertionError(f"no document was loaded into {url}")


def test_ctrl_c(tmp_path: Path) -> None:
    """A sentence, no traceback, no process left, and what was loaded is loaded."""
    folder = tmp_path / "in"
    folder.mkdir()
    sample = (SAMPLES / "tokorozawa" / "tokorozawa.pdf").read_bytes()
    for number in range(60):
        # Different bytes: a document that is there already is not read again, and the run would soon be over.
        (folder / f"{number}.pdf").write_bytes(sample + b"\n%% %d" % number)
    url = f"sqlite:///{tmp_path / 'x.db'}"
    log = tmp_path / "log.jsonl"
    command = [sys.executable, "-m", "hyoka.cli", "run", str(folder), "--db", url, "--log-json", str(log)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for_documents(url, 1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    (done,) = queried(url, "SELECT count(*) FROM ledger")[0]
    assert said.splitlines()[-1] == f"interrupted after {done} of 60 documents; the same command goes on from here"
    assert "Traceback" not in said
    last = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    assert (last["event"], last["documents"]) == ("run_interrupted", done)
    assert queried(url, "SELECT count(*) FROM run WHERE finished_at IS NULL") == [(1,)]
