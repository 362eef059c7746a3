"""What a document is read with, and what it is known by."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from hyoka.pipeline import ReadOptions, read_bytes_of, read_document
from hyoka.sources import Source
from schemas.errors import Reason, Rejected
from tests.load.examples import SAMPLES


def test_everything_that_changes_facts_changes_the_mark(tmp_path: Path) -> None:
    """Reader, verification, layouts, and a layout's content."""
    layout = tmp_path / "x.toml"
    layout.write_text("a = 1")
    options = [
        ReadOptions(),
        ReadOptions(reader="pdfplumber"),
        ReadOptions(verify=True),
        ReadOptions(layouts=False),
        ReadOptions(layout_folders=(tmp_path,)),
    ]
    marks = [option.extraction() for option in options]
    layout.write_text("a = 2")
    marks.append(options[-1].extraction())
    assert len({*marks}) == 6
    assert ReadOptions().extraction() == marks[0]


def test_a_document_is_known_by_its_bytes() -> None:
    """SHA-256 of what was parsed."""
    file = SAMPLES / "tsukuba" / "tsukuba.pdf"
    result = read_document(Source.of(file), ReadOptions())
    assert result.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (result.document, result.path, result.size) == ("tsukuba.pdf", str(file), file.stat().st_size)


def test_files_that_are_none(tmp_path: Path) -> None:
    """Before any stage sees them."""
    (tmp_path / "empty.pdf").touch()
    for name, reason in (("missing.pdf", Reason.NOT_FOUND), ("empty.pdf", Reason.EMPTY), ("", Reason.UNREADABLE)):
        with pytest.raises(Rejected) as caught:
            read_document(Source.of(tmp_path / name), ReadOptions())
        assert caught.value.reason is reason


def test_a_file_that_is_not_what_it_was(tmp_path: Path) -> None:
    """Other bytes than those whose digest was taken."""
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.4 as it was")
    source = replace(Source.of(file), sha256=hashlib.sha256(file.read_bytes()).hexdigest())
    assert read_bytes_of(source) == b"%PDF-1.4 as it was"
    file.write_bytes(b"%PDF-1.4 as it is.")
    with pytest.raises(Rejected) as caught:
        read_bytes_of(source)
    assert caught.value.reason is Reason.CHANGED
    assert str(caught.value) == "a.pdf: the file changed while it was read"


@pytest.mark.parametrize("change", [b"longer than it was", b"same size"])
def test_a_file_that_changes_under_the_reader(change: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer, or written again in the same length: between the first byte and the last."""
    file = tmp_path / "a.pdf"
    file.write_bytes(b"9 letters")
    os.utime(file, (1, 1))
    # Once to see that it is a regular file, once before it is read, once after.
    looked, fstat = iter((False, False, True)), os.fstat

    def changing(descriptor: int) -> os.stat_result:
        if next(looked, False):
            file.write_bytes(change)
        return fstat(descriptor)

    monkeypatch.setattr("hyoka.pipeline.os.fstat", changing)
    with pytest.raises(Rejected) as caught:
        read_bytes_of(Source.of(file))
    assert caught.value.reason is Reason.CHANGED
