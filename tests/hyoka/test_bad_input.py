"""What bad input gets: one sentence with the file and the reason, a ledger row, exit code 1, and the rest is loaded."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pymupdf
import pytest

from tests.hyoka.test_cli import SAMPLE, hyoka
from tests.load.examples import queried


def _encrypted(file: Path) -> None:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "text")
    document.save(file, encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="o", user_pw="u")


def _without_text(file: Path) -> None:
    document = pymupdf.open()
    document.new_page().draw_rect((10, 10, 200, 200))
    document.save(file)


def _without_pages() -> bytes:
    """A PDF in order, with a page tree that is empty."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    data, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, text in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj%sendobj\n" % (number, text)
    trailer = b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 3\n" + table + trailer


KINDS = {
    "not_pdf": lambda file: file.write_bytes(b"<html><body>404</body></html>"),
    "empty": lambda file: file.write_bytes(b""),
    "damaged": lambda file: file.write_bytes(SAMPLE.read_bytes()[:2000]),
    "encrypted": _encrypted,
    "no_pages": lambda file: file.write_bytes(_without_pages()),
    "no_text": _without_text,
}
"""Reason → how to make a file that is rejected for it."""


@pytest.fixture
def bad_folder(tmp_path: Path) -> Path:
    """A folder with one file of each kind and a good one."""
    folder = tmp_path / "in"
    folder.mkdir()
    for reason, make in KINDS.items():
        make(folder / f"{reason}.pdf")
    shutil.copy(SAMPLE, folder / "good.pdf")
    return folder


def test_each_kind_is_rejected_with_its_reason(bad_folder: Path, tmp_path: Path) -> None:
    """And the good file is loaded."""
    db = tmp_path / "hyoka.db"
    missing = bad_folder / "missing.pdf"
    done = hyoka("run", bad_folder, missing, "--db", db)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == len(KINDS) + 1, done.stderr
    for line in lines:
        assert line.startswith("rejected "), line
    rows = queried(f"sqlite:///{db}", "SELECT name, outcome, reason, message FROM ledger ORDER BY name")
    assert {name: reason for name, outcome, reason, _ in rows if outcome == "rejected"} == {
        str(missing): "not_found",
        **{f"{reason}.pdf": reason for reason in KINDS},
    }
    assert [row[:2] for row in rows if row[1] != "rejected"] == [("good.pdf", "loaded")]
    for name, outcome, _, message in rows:
        if outcome == "rejected":
            assert message.startswith(f"{name}: ")
            assert any(message in line for line in lines)
    assert queried(f"sqlite:///{db}", "SELECT count(*) FROM document") == [(1,)]


def test_extract_says_the_same(bad_folder: Path) -> None:
    """Without a database: the facts of the good file, a line for each bad one."""
    done = hyoka("extract", bad_folder)
    assert done.returncode == 1
    assert done.stderr.count("rejected ") == len(KINDS)
    assert '"document": "good.pdf"' in done.stdout


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """No permission."""
    file = tmp_path / "locked.pdf"
    file.write_bytes(b"%PDF-1.4")
    file.chmod(0)
    assert "cannot be opened for reading" in hyoka("extract", file).stderr


def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    """Waiting for it would take for ever."""
    os.mkfifo(tmp_path / "pipe.pdf")
    done = hyoka("extract", tmp_path / "pipe.pdf")
    assert (done.returncode, "not a regular file" in done.stderr) == (2, True)
