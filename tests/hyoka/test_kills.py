"""SIGKILL at any point, parent or child: started again, the run ends in the database of an undisturbed one."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hyoka.pipeline import ReadOptions
from load.export import EXPORTS
from tests.hyoka.test_pool import make_files
from tests.hyoka.test_runner import ROOT, run_all
from tests.load.examples import exported, queried

POINTS = 7
"""So many of the points at which a run can be killed are tried, spread over all of them."""

Killed = Callable[[str, int, Path], str]


@pytest.fixture(scope="module")
def killed() -> Iterator[Killed]:
    """Two runs in a process that is killed at a point."""
    command = [sys.executable, "-m", "tests.hyoka.killed"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(url: str, point: int, folder: Path) -> str:
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{url} {point} {folder}\n")
        stdin.flush()
        return stdout.readline().strip()

    yield ask
    process.communicate(timeout=60)


@pytest.fixture(params=["sqlite", "postgres"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Empty databases, as many as are wanted."""
    numbers = itertools.count()
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path}/{next(numbers)}.db"
    new_database: Callable[[], str] = request.getfixturevalue("new_postgres_url")
    return new_database


def folder_of_two_stages(folder: Path) -> Path:
    """Three documents under four names, and one that is rejected; then three names have other bytes."""
    make_files_of = {
        "1": {"a.pdf": "a", "b.pdf": "b", "copy.pdf": "b", "d.pdf": "d", "encrypted-1.pdf": "x"},
        "2": {"a.pdf": "a, put right", "b.pdf": "a", "d.pdf": "d, put right"},
    }
    (folder / "in").mkdir(parents=True)
    for stage, files in make_files_of.items():
        (folder / stage).mkdir()
        for name, text in files.items():
            (folder / stage / name).write_text(text)
    return folder


def everything(url: str, folder: Path, scratch: Path) -> dict[str, object]:
    """All that can be exported, and the versions of each path."""
    found: dict[str, object] = {
        f"{table} {all_versions}": exported(url, scratch, table=table, with_personal=True, all_versions=all_versions)
        for table in EXPORTS
        for all_versions in (False, True)
    }
    seen = "SELECT path, version, current, sha256 FROM source JOIN document ON id = document_id ORDER BY path, version"
    rows = [(path.removeprefix(str(folder)), *more) for path, *more in queried(url, seen)]
    return found | {"versions": [(path, version, bool(current), sha256) for path, version, current, sha256 in rows]}


def test_killed_at_any_word_to_the_database(killed: Killed, new_url: Callable[[], str], tmp_path: Path) -> None:
    """In migrations, before and after a claim, in the middle of filling, before every commit: nothing lost or doubled."""
    folder, scratch = folder_of_two_stages(tmp_path / "undisturbed"), tmp_path / "scratch"
    undisturbed = new_url()
    points = int(killed(undisturbed, 0, folder))
    expected = everything(undisturbed, folder, scratch)
    assert expected["facts False"] != expected["facts True"]
    assert points > 100
    for number, point in enumerate(range(3, points, points // POINTS)):
        url, folder = new_url(), folder_of_two_stages(tmp_path / str(number))
        assert killed(url, point, folder) == "killed", point
        assert killed(url, 0, folder) != "killed"
        assert everything(url, folder, scratch) == expected, point
        rows = queried(url, "SELECT count(*) FROM ledger JOIN run ON run.id = run_id GROUP BY run_id, run.finished_at")
        assert all(count <= 5 for (count,) in rows)
        finished = (
            "SELECT count(*) FROM ledger JOIN run ON id = run_id WHERE run.finished_at IS NOT NULL GROUP BY run_id"
        )
        assert {count for (count,) in queried(url, finished)} == {5}, point


@pytest.mark.parametrize("when", ["in_reading", "in_packing"])
def test_a_killed_child_costs_its_document_which_is_tried_again(when: str, sqlite_url: str, tmp_path: Path) -> None:
    """Crashed in this run, loaded by the next one."""
    folder = tmp_path / "in"
    make_files(folder, "a.pdf", f"killed_{when}-1.pdf", "b.pdf")
    first = {entry.name: (entry.outcome.value, entry.reason) for entry in run_all(folder, sqlite_url)}
    assert first == {
        "a.pdf": ("loaded", None),
        f"killed_{when}-1.pdf": ("rejected", "crashed"),
        "b.pdf": ("loaded", None),
    }
    second = {entry.name: entry.outcome.value for entry in run_all(folder, sqlite_url, ReadOptions())}
    assert second == {"a.pdf": "unchanged", f"killed_{when}-1.pdf": "loaded", "b.pdf": "unchanged"}
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    run_all(folder, undisturbed)
    for table in EXPORTS:
        assert exported(sqlite_url, tmp_path / "1", table=table) == exported(undisturbed, tmp_path / "2", table=table)
