"""What a document is read with, and what it is known by."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from hyoka.pipeline import ReadOptions, read_document
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
