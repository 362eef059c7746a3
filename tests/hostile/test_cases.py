"""Every hostile case through the real `hyoka run`, a group of them and good documents in one run, by both readers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from load.values import join_value
from schemas.geometry import Box
from tests.hostile.case import READERS, WHOLE
from tests.hostile.check import Stored, problems
from tests.hostile.hand import form
from tests.hostile.registry import GROUPS
from tests.hyoka.test_cli import ROOT
from tests.load.examples import queried

ENDLESS = "Without end"
LARGE = "Small files that become large"
GOOD = ("0-good.pdf", "zz-good.pdf")
"""Documents before and behind the hostile ones."""
FAIR, SHORT = 240, 3
"""Seconds for a document: fair on a machine that others use too; short where only what never ends is read."""
MEMORY = 2_500


def runs() -> list[object]:
    """Group and reader of each run."""
    return [pytest.param(group, reader, id=f"{group}-{reader}") for group in GROUPS for reader in READERS]


@pytest.mark.parametrize(("group", "reader"), runs())
def test_each_case_is_seen_as_it_says(group: str, reader: str, tmp_path: Path) -> None:
    """One ledger row a file with the expected reason or facts; nothing is left behind, and nobody sees a traceback."""
    cases = GROUPS[group]
    folder, scratch, db = tmp_path / "in", tmp_path / "tmp", tmp_path / "hyoka.db"
    folder.mkdir()
    scratch.mkdir()
    for case in cases:
        (folder / f"{case.name}.pdf").write_bytes(case.make())
    never_ends = group == ENDLESS or (group == LARGE and reader == "pdfplumber")
    if not never_ends:
        for name in GOOD:
            (folder / name).write_bytes(form().bytes() + b"% " + name.encode())
    said = _run(folder, db, reader, SHORT if never_ends else FAIR, scratch)
    url = f"sqlite:///{db}"
    rows = queried(url, "SELECT name, outcome, reason FROM ledger ORDER BY name")
    assert [name for name, _, _ in rows] == sorted(file.name for file in folder.iterdir())
    ledger = {name: reason for name, _, reason in rows}
    wrong = [
        f"{case.name}: {problem}"
        for case in cases
        for problem in problems(case.by(reader), ledger[f"{case.name}.pdf"], *_loaded(url, f"{case.name}.pdf"))
    ]
    assert not wrong, "\n".join(wrong)
    for name in () if never_ends else GOOD:
        assert not list(problems(WHOLE, ledger[name], *_loaded(url, name)))
    assert said.count("rejected ") == sum(reason is not None for reason in ledger.values())
    assert list(scratch.iterdir()) == []


def _run(folder: Path, db: Path, reader: str, timeout: int, scratch: Path) -> str:
    """`hyoka run` over a folder. Returns what it said on standard error; asserts that it ended in order."""
    limits = ("--timeout", timeout, "--memory", MEMORY, "--jobs", 2)
    command = [sys.executable, "-m", "hyoka.cli", "run", folder, "--db", db, "--reader", reader, *limits]
    settings = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200", "TMPDIR": str(scratch)}
    with subprocess.Popen(
        list(map(str, command)), env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        out, error = (data.decode() for data in process.communicate(timeout=580))
    assert process.returncode == 1 or "rejected" not in error, error
    assert "Traceback" not in out + error
    assert all(line.startswith(("rejected ", "drift ", "doubtful ")) for line in error.splitlines()), error
    # A helper of Python's that watches the run ends a moment after it.
    deadline = time.monotonic() + 30
    while (left := _processes_of(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []
    return error


def _processes_of(session: int) -> list[str]:
    """The processes of a session that are still there."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if int(text.rpartition(")")[2].split()[3]) == session and text.rpartition(")")[2].split()[0] != "Z":
            found.append(text)
    return found


def _loaded(url: str, name: str) -> tuple[list[Stored], frozenset[str]]:
    """The facts of a document as the database has them, and the kinds of its notes."""
    of = f"JOIN document ON document.id = document_id WHERE document.name = '{name}'"
    columns = "concept, value_type, value_text, raw, flags, x0, y0, x1, y1"
    facts = [
        Stored(concept, join_value(kind, text), raw, frozenset(json.loads(flags)), Box(*box))
        for concept, kind, text, raw, flags, *box in queried(url, f"SELECT {columns} FROM fact {of}")
    ]
    notes = queried(url, f"SELECT DISTINCT kind FROM page_note {of}")
    return facts, frozenset(kind for (kind,) in notes)
