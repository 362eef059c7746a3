"""A long document whose run is killed, or interrupted, or loses a reader, while the parts of it are being read."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from benchmarks.processes import Interrupting, Killing, Ran, hyoka_run
from tests.hyoka.test_runner import exports
from tests.load.examples import SAMPLES, queried

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

_open: Any = pymupdf.open
RANGES = 5
"""Of fifty pages each, in a document of 222."""
Kill = Callable[[subprocess.Popen[str], str], None]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of 222 pages, and a short one."""
    folder = tmp_path_factory.mktemp("long") / "in"
    folder.mkdir()
    with _open() as document, _open(SAMPLES / "tokorozawa" / "tokorozawa.pdf") as sample:
        for _ in range(3):
            document.insert_pdf(sample)
        document.save(folder / "long.pdf", garbage=4)
    (folder / "short.pdf").write_bytes((SAMPLES / "tsukuba" / "tsukuba.pdf").read_bytes())
    return folder


@pytest.fixture(scope="module")
def expected(sources: Path) -> dict[str, bytes]:
    """What a run that nobody disturbs gives."""
    url = f"sqlite:///{sources.parent}/undisturbed.db"
    assert run(sources, url, sources.parent / "tmp").code == 0
    assert len(queried(url, "SELECT id FROM document")) == 2
    return exports(url, sources.parent / "exports")


def run(sources: Path, url: str, folder: Path, disturb: Kill | None = None) -> Ran:
    """The real command, with two readers."""
    return hyoka_run((sources, "--db", url, "--jobs", "2", "--quiet"), folder, disturb)


def when_there_are(parts: int, folder: Path, kill: Kill) -> tuple[Kill, list[int]]:
    """Do something to a run as soon as so many of its parts are being written; and how many there were."""
    seen: list[int] = []

    def disturb(process: subprocess.Popen[str], mark: str) -> None:
        until = time.monotonic() + 120.0
        while process.poll() is None and time.monotonic() < until:
            files = list(folder.glob("hyoka-*/*.facts"))
            if len(files) >= parts:
                seen.append(len(files))
                kill(process, mark)
                return
            time.sleep(0.002)

    return disturb, seen


def freeze_and_kill(process: subprocess.Popen[str], _: str) -> None:
    """SIGKILL that finds the run in the middle of whatever it is doing."""
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGSTOP)
        os.kill(process.pid, signal.SIGKILL)


@pytest.mark.parametrize(
    ("kill", "code", "parts"),
    [(freeze_and_kill, -signal.SIGKILL, RANGES + 1), (Interrupting(0.0), 130, 2)],
    ids=["killed in the shares", "interrupted in the ranges"],
)
def test_a_run_that_ends_goes_on(
    kill: Kill, code: int, parts: int, sources: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    """No process is left, nothing of the document is loaded, and the same command ends as if nothing had been."""
    url = f"sqlite:///{tmp_path}/x.db"
    disturb, seen = when_there_are(parts, tmp_path / "tmp", kill)
    ran = run(sources, url, tmp_path / "tmp", disturb)
    assert seen
    assert (ran.code, ran.orphans) == (code, ()), ran.err
    assert "Traceback" not in ran.err
    assert queried(url, "SELECT name FROM ledger WHERE name = 'long.pdf'") == []
    # Who is killed cannot tidy up; Ctrl-C leaves no file behind.
    assert code != 130 or ran.left == ()
    again = run(sources, url, tmp_path / "tmp")
    assert again.code == 0, again.err
    assert exports(url, tmp_path / "exports") == expected


@pytest.mark.parametrize("parts", [2], ids=["ranges"])
def test_a_reader_that_is_killed(parts: int, sources: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    """Costs one document at most, which says so; the next run reads it."""
    url = f"sqlite:///{tmp_path}/x.db"
    disturb, seen = when_there_are(parts, tmp_path / "tmp", Killing(0.0, random.Random(parts)))
    ran = run(sources, url, tmp_path / "tmp", disturb)
    assert seen
    assert (ran.code in (0, 1), ran.orphans, ran.left) == (True, (), ())
    rows = dict(queried(url, "SELECT name, reason FROM ledger"))
    assert set(rows) == {"long.pdf", "short.pdf"}
    assert set(rows.values()) <= {None, "crashed"}
    assert (ran.code == 1) == ("crashed" in rows.values())
    again = run(sources, url, tmp_path / "tmp")
    assert again.code == 0, again.err
    assert exports(url, tmp_path / "exports") == expected
