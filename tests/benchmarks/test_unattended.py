"""The benchmarks of whole runs, on a few files: that they measure, not what."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import faults, unattended

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def test_throughput_and_memory(tmp_path: Path) -> None:
    """One way, one round, three documents; rows and memory of the same run."""
    (way,) = unattended.throughput(tmp_path, 3, 1, None, (1,))
    assert way.name == "SQLite, 1 job"
    assert 0 < way.documents <= way.pages < way.rows
    assert 0 < way.ratio < 1
    _, peak = unattended.run(tmp_path, tmp_path / "in", f"sqlite:///{tmp_path / 'y.db'}", 1)
    assert peak.parent > 10
    assert peak.child > 10


def test_tables() -> None:
    """For the screen and as Markdown."""
    rows = [("SQLite", "1.0")]
    assert unattended.table(("way", "pages/s"), rows, True) == "| way | pages/s |\n| --- | ---: |\n| SQLite | 1.0 |"
    assert unattended.table(("way", "pages/s"), rows, False).splitlines()[1].split() == ["SQLite", "1.0"]


def test_a_run_that_is_killed_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One trial over four documents, and its table."""
    monkeypatch.setattr(faults, "MOST_FAULTS", 1)
    tally = faults.inject(1, 3, 1, 4, None, tmp_path)
    assert not tally.failed
    assert (tally.trials, tally.documents) == (1, 4)
    assert sum(tally.injected.values()) >= 1
    said = faults.report(tally, 3, 1.0, True)
    assert "| documents lost | 0 |" in said


def test_what_is_lost_or_comes_twice_is_counted(tmp_path: Path) -> None:
    """Against the lines of the undisturbed run."""
    first, second = '{"document": "a.pdf", "page": 1}', '{"document": "b.pdf", "page": 1}'
    tally = faults.Tally()
    injecting = faults.Injecting(tmp_path, tmp_path, 1, {faults.FACTS: f"{first}\n{second}\n"}, 1.0, tally)
    injecting._compare({faults.FACTS: f"{first}\n{first}\n"})
    assert (tally.documents, tally.lost, tally.duplicated, tally.failed) == (2, 1, 1, True)
