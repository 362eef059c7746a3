"""Runs that are interrupted, that share a database, or whose database goes away."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hyoka.sources import Source
from schemas.errors import Rejected
from tests.hyoka.test_pool import make_files
from tests.hyoka.test_runner import ROOT, exports, run_all, wait_for_documents
from tests.load.examples import SAMPLES, queried

FAKES = [sys.executable, "-m", "tests.hyoka.fakes"]


def different_samples(folder: Path, number: int) -> Path:
    """Real sheets with different bytes."""
    folder.mkdir()
    sample = (SAMPLES / "tokorozawa" / "tokorozawa.pdf").read_bytes()
    for one in range(number):
        (folder / f"{one}.pdf").write_bytes(sample + b"\n%% %d" % one)
    return folder


def group_is_gone(group: int) -> bool:
    """Whether no process of a process group is left; waits for at most a minute."""
    until = time.monotonic() + 60.0
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_whole_group_is_told_to_end(number: signal.Signals, code: int, tmp_path: Path) -> None:
    """As a terminal (Ctrl-C, twice) and systemd do: one sentence, no process left, nothing half-loaded."""
    folder, url = different_samples(tmp_path / "in", 60), f"sqlite:///{tmp_path / 'x.db'}"
    command = [sys.executable, "-m", "hyoka.cli", "run", str(folder), "--db", url, "--quiet"]
    said = tmp_path / "said"
    with said.open("w") as stderr:
        process = subprocess.Popen(command, cwd=ROOT, stderr=stderr, start_new_session=True)
        wait_for_documents(url, 1)
        os.killpg(process.pid, number)
        time.sleep(0.05)
        if process.poll() is None:
            os.killpg(process.pid, number)
        assert process.wait(60) == code
    assert group_is_gone(process.pid)
    lines = [line for line in said.read_text().splitlines() if not line.startswith("rejected ")]
    (line,) = lines
    assert re.fullmatch(r"interrupted after \d+ of 60 documents; the same command goes on from here", line)
    assert queried(url, "SELECT count(*) FROM run WHERE finished_at IS NULL") == [(1,)]
    loaded = queried(url, "SELECT count(*) FROM ledger WHERE outcome = 'loaded'")
    assert queried(url, "SELECT count(*) FROM document WHERE extraction <> ''") == loaded


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """The command ends with a sentence and a code of its own; with room, the same command goes on."""
    folder, url = different_samples(tmp_path / "in", 3), f"sqlite:///{tmp_path / 'x.db'}"
    command = [sys.executable, "-m", "hyoka.cli", "run", str(folder), "--db", url, "--quiet", "--jobs", "1"]

    def little_room() -> None:
        # Enough for the empty tables (260 kB) and for what a reader hands over, too little for three documents.
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    failed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=little_room, check=False)
    assert failed.returncode == 3, failed.stderr
    assert failed.stderr.startswith("hyoka: sqlite://")
    assert failed.stderr.endswith("the same command goes on from here\n")
    assert failed.stderr.count("\n") == 1
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert queried(url, "SELECT count(*) FROM document") == [(3,)]
    assert queried(url, "SELECT count(*) FROM ledger GROUP BY run_id ORDER BY run_id DESC LIMIT 1") == [(3,)]


def test_two_runs_at_once_one_of_them_killed(database_url: str, tmp_path: Path) -> None:
    """On a new database; what the killed one was doing, the other one does."""
    folder = tmp_path / "in"
    make_files(folder, *(f"slow-{k}.pdf" for k in range(20)))
    command = [*FAKES, str(folder), database_url, "1"]
    killed, other = (subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2))
    assert killed.stdout
    killed.stdout.readline()
    killed.kill()
    killed.communicate()
    other.communicate(timeout=120)
    assert other.returncode == 0
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    run_all(folder, undisturbed)
    assert exports(database_url, tmp_path / "1") == exports(undisturbed, tmp_path / "2")
    finished = "SELECT count(*) FROM ledger JOIN run ON id = run_id WHERE run.finished_at IS NOT NULL GROUP BY run_id"
    assert queried(database_url, finished) == [(20,)]


@pytest.fixture
def own_postgres() -> Iterator[tuple[str, Path, str | None]]:
    """A Postgres server that may be restarted: its URL, its folder, and who may restart it."""
    pgserver = pytest.importorskip("pgserver")
    # Not in `tmp_path`: its own user has to get there, and the name of its socket has to be short.
    folder = Path(tempfile.mkdtemp(prefix="hyoka-restarted-"))
    server = pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri(), folder, server.system_user
    finally:
        # Through pg_ctl: pgserver holds on to the process that it started, which a restart has ended.
        pgserver._commands.pg_ctl(["stop", "-m", "immediate", "-w"], pgdata=folder, user=server.system_user)
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def test_postgres_is_restarted_in_mid_run(own_postgres: tuple[str, Path, str | None], tmp_path: Path) -> None:
    """The run waits, goes on, and loses and doubles nothing."""
    from pgserver._commands import pg_ctl

    url, data, user = own_postgres
    folder = tmp_path / "in"
    make_files(folder, *(f"slow-{k}.pdf" for k in range(30)))
    process = subprocess.Popen([*FAKES, str(folder), url, "1"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    for _ in range(3):
        process.stdout.readline()
    postmaster = (data / "postmaster.pid").read_text().splitlines()[0]
    pg_ctl(["restart", "-m", "fast", "-w"], pgdata=data, user=user)
    assert (data / "postmaster.pid").read_text().splitlines()[0] != postmaster
    process.communicate(timeout=240)
    assert process.returncode == 0
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    run_all(folder, undisturbed)
    assert exports(url, tmp_path / "1") == exports(undisturbed, tmp_path / "2")
    assert queried(url, "SELECT outcome, count(*) FROM ledger GROUP BY outcome") == [("loaded", 30)]
    assert queried(url, "SELECT count(*) FROM run WHERE finished_at IS NOT NULL") == [(1,)]


def test_a_document_that_vanishes_has_its_row(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Listed, and gone when it is its turn; and one that is listed twice."""
    from hyoka import inputs

    folder = tmp_path / "in"
    make_files(folder, "a.pdf", "gone.pdf")
    places = list(inputs.find([folder]).places(lambda *_: None))
    (folder / "gone.pdf").unlink()
    twice = inputs.at([*places, places[0]])
    monkeypatch.setattr("tests.hyoka.test_runner.find", lambda _: twice)
    monkeypatch.setattr("tests.hyoka.fakes.read", read_or_reject)
    run_all(folder, sqlite_url)
    rows = queried(sqlite_url, "SELECT name, outcome, reason FROM ledger ORDER BY name")
    assert rows == [("a.pdf", "loaded", None), ("gone.pdf", "rejected", "not_found")]


def read_or_reject(source: Source, _: object) -> object:
    """The real reader's first step, then the fake one."""
    from hyoka.pipeline import ReadOptions, read_bytes_of
    from tests.hyoka import fakes

    read_bytes_of(source)
    return fakes.read(source, ReadOptions())


def test_the_digest_of_every_file_is_passed_on(sqlite_url: str, tmp_path: Path) -> None:
    """So that a reading that sees other bytes is found out."""
    import hashlib

    from hyoka.inputs import find
    from hyoka.pipeline import ReadOptions
    from hyoka.pool import Limits
    from hyoka.runner import run
    from load.store import open_store
    from schemas.errors import Reason

    make_files(tmp_path / "in", "a.pdf", "b.pdf")
    seen: list[Source] = []

    class Refusing:
        def answers(self, sources: object) -> Iterator[tuple[Source, Rejected]]:
            for source in sources:  # type: ignore[attr-defined]
                seen.append(source)
                yield source, Rejected(source.name, Reason.ENCRYPTED)

    store = open_store(sqlite_url)
    run(find([tmp_path / "in"]), store, ReadOptions(), Limits(), lambda _: None, reading=Refusing())
    store.close()
    expected = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("a.pdf", "b.pdf")}
    assert {source.name: source.sha256 for source in seen} == expected
    assert dict(queried(sqlite_url, "SELECT name, sha256 FROM ledger")) == expected
