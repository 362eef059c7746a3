"""`--log-json`: one object a line with exactly the documented fields, whatever is in the names of files."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hyoka.log_schema import ALWAYS, EVENTS, FIELDS, Event, brought_up_to_date
from hyoka.logs import EventLog, opened_log, redacted, to_line
from hyoka.spelling import written
from load.outcomes import Entry, Outcome
from schemas.errors import HyokaError
from tests.hyoka.test_pool import make_files
from tests.load.examples import SAMPLES, queried

ROOT = Path(__file__).parents[2]
TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "text or null": (str, type(None)),
    "integer": (int,),
    "integer or null": (int, type(None)),
    "number": (int, float),
    "number or null": (int, float, type(None)),
}


def checked(line: str) -> dict[str, Any]:
    """A line as an object, whose fields are those of its event, in order, and of the documented types."""
    found: dict[str, Any] = json.loads(line)
    assert [*found] == [*ALWAYS, *EVENTS[Event(found["event"])].fields]
    assert all(isinstance(value, TYPES[FIELDS[name][0]]) for name, value in found.items()), line
    assert found["time"].endswith("Z") and found["level"] == EVENTS[Event(found["event"])].level
    return found


def hyoka(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, as a person types it."""
    command = [sys.executable, "-m", "hyoka.cli", *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=300)


def test_every_field_is_described_and_used() -> None:
    used = {*ALWAYS} | {name for kind in EVENTS.values() for name in kind.fields}
    assert used == {*FIELDS}
    assert {*EVENTS} == {*Event}


def test_the_page_is_of_this_release() -> None:
    page = (ROOT / "docs" / "log.md").read_text(encoding="utf-8")
    assert brought_up_to_date(page) == page


def test_a_run_is_logged(tmp_path: Path) -> None:
    """Loaded, rejected, unchanged; added to the file; the run's number is that of the ledger."""
    folder = tmp_path / "in"
    folder.mkdir()
    name = "evil\n\x1b[31m\u2028\u202e行.pdf"
    (folder / name).write_bytes(b"<html>")
    (folder / "a.pdf").write_bytes((SAMPLES / "forms" / "tatsumi" / "tatsumi.pdf").read_bytes())
    url, log = f"sqlite:///{tmp_path / 'x.db'}", tmp_path / "log.jsonl"
    for _ in range(2):
        assert hyoka("run", str(folder), "--db", url, "--quiet", "--log-json", str(log)).returncode == 1
    raw = log.read_bytes()
    assert b"\x1b" not in raw and "\u2028".encode() not in raw and "\u202e".encode() not in raw
    lines = [checked(line) for line in raw.decode().splitlines()]
    assert [line["event"] for line in lines if line["event"].startswith("run_")] == ["run_started", "run_finished"] * 2
    assert {line["run"] for line in lines} == {1, 2}
    loaded = next(line for line in lines if line["event"] == "document_loaded")
    row = queried(url, "SELECT path, sha256, outcome, pages, sheets, facts, seconds FROM ledger WHERE facts > 0")
    assert tuple(loaded[k] for k in ("path", "sha256", "outcome", "pages", "sheets", "facts")) == row[0][:6]
    assert loaded["seconds"] == pytest.approx(row[0][6], abs=0.001) and loaded["seconds"] > 0
    rejected = [line for line in lines if line["event"] == "document_rejected"]
    assert [(line["path"], line["reason"]) for line in rejected] == [(written(str(folder / name)), "not_pdf")] * 2
    assert sum(line["event"] == "document_unchanged" for line in lines) == 1
    finished = [line for line in lines if line["event"] == "run_finished"]
    assert [(f["documents"], f["loaded"], f["unchanged"], f["rejected"]) for f in finished] == [
        (2, 1, 0, 1),
        (2, 0, 1, 1),
    ]


def test_on_standard_output_is_nothing_else(tmp_path: Path) -> None:
    """The summary goes to standard error."""
    make_files(tmp_path / "in", "a.pdf")
    done = hyoka("run", str(tmp_path / "in"), "--db", str(tmp_path / "x.db"), "--log-json", "-")
    assert [checked(line)["event"] for line in done.stdout.splitlines()][-1] == "run_finished"
    assert "This run" in done.stderr


@pytest.mark.parametrize("command", ["extract", "audit"])
def test_commands_that_load_nothing(command: str, tmp_path: Path) -> None:
    """Each document read or rejected; what is read goes elsewhere."""
    sample, out = str(SAMPLES / "forms" / "tatsumi" / "tatsumi.pdf"), str(tmp_path / "out")
    (tmp_path / "a.pdf").write_bytes(b"<html>")
    arguments = (command, sample, str(tmp_path / "a.pdf"), "nowhere.pdf", "--log-json", "-")
    lines = [checked(line) for line in hyoka(*arguments, "--output", out).stdout.splitlines()]
    events = ["run_started", "document_rejected", "document_read", "document_rejected", "run_finished"]
    assert [line["event"] for line in lines] == events
    assert lines[2]["facts"] == lines[-1]["facts"] > 0
    assert hyoka(*arguments).returncode == 2


def test_a_log_that_cannot_be_opened_stops_before_anything_is_done(tmp_path: Path) -> None:
    done = hyoka("run", str(SAMPLES), "--db", str(tmp_path / "x.db"), "--log-json", str(tmp_path / "no" / "log"))
    assert done.returncode == 2
    assert done.stderr.startswith("hyoka: ") and done.stderr.count("\n") == 1
    assert not (tmp_path / "x.db").exists()


class Full(io.StringIO):
    """A disk that is full after the first line."""

    def write(self, text: str) -> int:
        """Write the first line only."""
        if self.getvalue():
            raise OSError(28, "No space left on device")
        return super().write(text)


def test_a_full_disk_is_told_of_once_and_stops_nothing() -> None:
    said: list[str] = []
    stream = Full()
    log = EventLog(stream, said.append)
    for _ in range(3):
        log.notice("x")
    assert len(stream.getvalue().splitlines()) == 1
    assert len(said) == 1 and "No space left" in said[0]


def test_each_line_is_written_at_once(tmp_path: Path) -> None:
    """Whoever follows the file sees every line; what is there is kept."""
    file = tmp_path / "log"
    file.write_text("before\n", encoding="utf-8")
    with opened_log(str(file), print) as log:
        for number in range(1, 4):
            log.document(Entry("/in/a.pdf", "a.pdf", Outcome.UNCHANGED, "00"))
            assert file.read_text(encoding="utf-8").count("\n") == number + 1


def test_unknown_fields_are_an_error() -> None:
    with pytest.raises(ValueError, match="notice"):
        EventLog(io.StringIO()).write(Event.NOTICE, message="x", more=1)
    with pytest.raises(HyokaError, match="cannot be written"), opened_log("\0", print):
        pass


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("postgresql://user:geheim@host/db", "postgresql://***@host/db"),
        ("postgresql://user:ge@heim@host/db failed", "postgresql://***@host/db failed"),
        ("https://host/a.pdf?X-Amz-Signature=abc&page=3", "https://host/a.pdf?X-Amz-Signature=***&page=3"),
        ("https://host/a.pdf?sv=1&sig=abc%3D", "https://host/a.pdf?sv=1&sig=***"),
        ("s3://bucket/令和5年度.pdf", "s3://bucket/令和5年度.pdf"),
        ("/in/a@b.pdf", "/in/a@b.pdf"),
    ],
)
def test_no_credentials(text: str, told: str) -> None:
    assert redacted(text) == told
    assert json.loads(to_line({"path": text}))["path"] == told


def test_half_characters_can_be_written(tmp_path: Path) -> None:
    """Names of files that are no UTF-8 come as lone surrogates."""
    with opened_log(str(tmp_path / "log"), print) as log:
        log.notice("\udcff")
    assert json.loads((tmp_path / "log").read_text(encoding="utf-8"))["message"] == "\udcff"
