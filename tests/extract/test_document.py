"""One document: from its bytes to its sheets, or the reason why not."""

from __future__ import annotations

import pytest

import extract
from schemas.errors import Reason, Rejected
from tests.extract.forms import form
from tests.extract.paper import Paper

BOTH = pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])


@BOTH
def test_a_document(reader: str) -> None:
    document = extract.read(form(Paper(), "甲事業").next_page().bytes(), "a.pdf", reader)
    assert (document.name, document.reader, document.pages) == ("a.pdf", reader, 2)
    assert document.blank_pages == (2,)
    assert [sheet.ordinal for sheet in document.sheets if sheet.ordinal] == [1]


def test_progress_is_told_each_page() -> None:
    seen: list[int] = []
    extract.read(form(Paper(), "甲").next_page().text(9, 9, "乙").bytes(), "a.pdf", progress=seen.append)
    assert seen == [1, 2]


@BOTH
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"PK\x03\x04 a zip", Reason.NOT_PDF),
        (b"\0" * 2000 + b"%PDF-1.7", Reason.NOT_PDF),
        (b"%PDF-1.7\nnothing else", Reason.DAMAGED),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: Reason, reader: str) -> None:
    with pytest.raises(Rejected) as caught:
        extract.read(data, "x.pdf", reader)
    assert caught.value.document == "x.pdf"
    assert (
        caught.value.reason in (reason, Reason.NO_PAGES) if reason is Reason.DAMAGED else caught.value.reason is reason
    )


@BOTH
def test_a_file_without_text(reader: str) -> None:
    with pytest.raises(Rejected) as caught:
        extract.read(Paper().frame(40, 40, 300, 300).next_page().bytes(), "x.pdf", reader)
    assert caught.value.reason is Reason.NO_TEXT
    assert "2 pages" in str(caught.value)


@BOTH
def test_a_header_that_follows_other_matter(reader: str) -> None:
    assert extract.read(b"\n" * 100 + form(Paper(), "甲事業").bytes(), "a.pdf", reader).pages == 1


@BOTH
def test_a_file_cut_short_is_damaged_or_read(reader: str) -> None:
    """Never anything but a document or a reason."""
    data = form(Paper(), "甲事業").bytes()
    for share in (0.2, 0.5, 0.8, 0.99):
        try:
            pages = extract.read(data[: int(share * len(data))], "a.pdf", reader).pages
        except Rejected as rejected:
            assert rejected.reason in (Reason.DAMAGED, Reason.NO_PAGES, Reason.NO_TEXT)
        else:
            assert pages == 1
