"""Long documents: read in parts by several processes, and the same as if they had been read in one go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

import audit
from audit import found
from audit.relation import Relation
from audit.sheets import SheetFacts
from extract import page_count
from hyoka.auditing import read_audited
from hyoka.notices import NOT_AUDITED
from hyoka.pipeline import ReadOptions, read_document
from hyoka.pool import Limits, Reading
from hyoka.shares import shared, whole, write_range, write_share
from hyoka.sources import Source
from schemas.document import DocumentResult
from schemas.errors import Reason, Rejected
from schemas.layout import load
from tests.hyoka import bombs
from tests.load.examples import SAMPLES

if TYPE_CHECKING:
    from hyoka.worker import Read

_open: Any = pymupdf.open
DOCUMENTS = [Source.of(file) for file in sorted(SAMPLES.glob("*/*.pdf"))]


def in_parts(
    source: Source, options: ReadOptions, size: int, shares: int, folder: Path, read: Read = read_document
) -> DocumentResult:
    """A document read in parts, all in this process."""
    data, found = source.file.read_bytes(), []
    pages = page_count(data, source.name)
    readers = ("pymupdf", "pdfplumber") if options.verify else (options.reader,)
    for reader in readers:
        ranges, files = [], []
        for first in range(0, pages, size):
            ranges.append(folder / f"{reader}-{first}.blocks")
            write_range(data, source.name, reader, range(first, min(pages, first + size)), ranges[-1])
        for number in range(shares):
            files.append(folder / f"{reader}-{number}.facts")
            write_share(source.name, reader, ranges, (number, shares), load(()), files[-1], relate=options.relate)
        found.append((reader, tuple(files)))
    return read(shared(source, found), options)


@pytest.mark.parametrize(("size", "shares"), [(1, 5), (7, 2), (1000, 1)])
@pytest.mark.parametrize("source", DOCUMENTS, ids=lambda source: source.name)
def test_in_parts_as_in_one_go(source: Source, size: int, shares: int, tmp_path: Path) -> None:
    """Facts, sheets, notes and coverage; whatever the ranges, also where a sheet lies over the end of one."""
    assert in_parts(source, ReadOptions(), size, shares, tmp_path) == read_document(source, ReadOptions())


@pytest.mark.parametrize("source", [DOCUMENTS[-1]], ids=lambda source: source.name)
def test_relations_are_found_with_the_parts(source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit of the whole is the same, and does not look for them again."""
    expected = read_audited(source, ReadOptions())
    assert expected.audit is not None
    assert expected.audit.findings
    found: list[int] = []
    monkeypatch.setattr(audit, "find", lambda sheet: found.append(sheet.ordinal))
    assert in_parts(source, ReadOptions(relate=True), 7, 2, tmp_path, read_audited) == expected
    assert found == []


def test_a_rule_that_fails_in_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails for the whole, with a note, and costs no fact."""

    def fails(_: SheetFacts) -> Iterator[Relation]:
        raise ValueError("what a rule")

    monkeypatch.setattr(found, "SHEET", (fails,))
    result = in_parts(DOCUMENTS[-1], ReadOptions(relate=True), 7, 2, tmp_path, read_audited)
    assert result.facts
    assert [note.message for note in result.notes if note.kind == NOT_AUDITED] == ["ValueError: what a rule"]


def test_the_pool_reads_in_parts(tmp_path: Path) -> None:
    """With two processes and with one, in order; short documents go through in between, and no file is left."""
    sources = [*DOCUMENTS[:2], DOCUMENTS[-1]]
    expected = [(source, read_audited(source, ReadOptions())) for source in sources]
    for jobs in (1, 2):
        with Reading(
            ReadOptions(relate=True), Limits(jobs), read=read_audited, ordered=True, longest=7, size=3
        ) as reading:
            assert list(reading.answers(sources)) == expected
            assert list(Path(reading._folder.name).iterdir()) == []


def long_document(folder: Path, wrong: bytes | None = None) -> Source:
    """Twelve pages with a word each; `wrong` is the content of the eighth, deflated twice."""
    with _open() as document:
        for number in range(12):
            document.new_page().insert_text((72, 72), f"page {number + 1}")
        if wrong is not None:
            (stream,) = document[7].get_contents()
            document.update_stream(stream, wrong, compress=False)
            document.xref_set_key(stream, "Filter", "[/FlateDecode/FlateDecode]")
        document.save(folder / "long.pdf")
    return Source.of(folder / "long.pdf")


def test_a_part_that_fails_costs_its_document(tmp_path: Path) -> None:
    """With the reason; all other documents are read."""
    bad = long_document(tmp_path, bombs.flate(4096, 2))
    sources = [DOCUMENTS[1], bad, DOCUMENTS[0]]
    with Reading(ReadOptions(), Limits(2), longest=5, size=2) as reading:
        answers = {source.name: answer for source, answer in reading.answers(sources)}
    rejected = answers.pop("long.pdf")
    assert isinstance(rejected, Rejected)
    assert rejected.reason is Reason.DAMAGED
    assert "page 8" in rejected.detail
    assert all(isinstance(answer, DocumentResult) for answer in answers.values())
    assert len(answers) == 2


def test_a_document_without_text(tmp_path: Path) -> None:
    """Is found out where all pages are together: one page without text is no reason, all are."""
    with _open() as document:
        for _ in range(12):
            document.new_page()
        document.save(tmp_path / "blank.pdf")
    with Reading(ReadOptions(), Limits(2), longest=1, size=5) as reading:
        ((_, answer),) = reading.answers([Source.of(tmp_path / "blank.pdf")])
    assert isinstance(answer, Rejected)
    assert (answer.reason, answer.detail) == (Reason.NO_TEXT, "12 pages")


def test_a_part_that_takes_too_long(tmp_path: Path) -> None:
    """The limit holds for each part; who waits for the rest hears of the whole document."""
    with Reading(ReadOptions(), Limits(1, 0.000_001), longest=5, size=2) as reading:
        ((_, answer),) = reading.answers([long_document(tmp_path)])
    assert isinstance(answer, Rejected)
    assert answer.reason is Reason.TIMED_OUT


def test_both_readers_in_parts(tmp_path: Path) -> None:
    """`--verify` compares what the parts of each gave."""
    source, options = long_document(tmp_path), ReadOptions(verify=True)
    assert in_parts(source, options, 5, 2, tmp_path) == read_document(source, options)


def test_short_files_are_not_counted() -> None:
    """A file too small for so many pages is not opened twice."""
    assert whole(DOCUMENTS[0], 200).is_short(200 * 64 - 1)
    assert not whole(DOCUMENTS[0], 200).is_short(200 * 64)
