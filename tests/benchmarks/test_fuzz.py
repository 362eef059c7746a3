"""The fuzzer: the same files for the same seed, and what it looks at is seen when it is broken."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import fuzz, invariants
from benchmarks.mutations import LEVELS, mutant, samples
from benchmarks.mutations.streams import parsed, written
from benchmarks.processes import Ran
from schemas.coverage import PageCoverage
from schemas.document import PageNote
from schemas.errors import Reason, Rejected
from schemas.geometry import Box
from tests.load.examples import amount, load_all, make_fact, make_result

OVER = Ran(0, "", "", 1.0, (), ())


def test_a_seed_always_makes_the_same_files() -> None:
    """At all levels, and each unlike its sample."""
    files = samples()
    made = [mutant(7, number, files) for number in range(24)]
    assert made == [mutant(7, number, files) for number in range(24)]
    assert {one.level for one in made} == {*LEVELS}
    assert made[0] != mutant(8, 0, files)
    originals = {file.stem: file.read_bytes() for file in files}
    assert all(one.data != originals[one.sample] and one.done for one in made)


def test_content_streams_are_taken_apart_and_put_together() -> None:
    """Strings with brackets, hexadecimal strings, arrays and dictionaries are operands."""
    content = b"q [ (a\\)(b)) -120 <0041> ] TJ /Span << /A 1 >> BDC 1 0 0 1 .5 -2 cm Q"
    operations = parsed(content)
    assert [operator for _, operator in operations] == [b"q", b"TJ", b"BDC", b"cm", b"Q"]
    assert b" ".join(written(operations).split()) == content


def database(folder: Path, *names: str) -> str:
    """A database with a document of one page and two facts for each name."""
    url = f"sqlite:///{folder / 'x.db'}"
    page = PageCoverage(1, 10, 4, 6, 0, (), ())
    results = [
        make_result(amount(1000), make_fact(), name=name, key=key, coverage=(page,))
        for key, name in enumerate(names, 1)
    ]
    assert load_all(url, *results) == ["loaded"] * len(names)
    return url


def found(url: str, ran: Ran = OVER, names: tuple[str, ...] = ("a.pdf", "b.pdf")) -> set[str]:
    """The kinds of all faults of a database whose run ended so."""
    rows = invariants.ledger(url)
    sizes = {name: [(200.0, 200.0)] for name in names}
    faults = [
        *invariants.of_run(ran, rows),
        *invariants.of_ledger(rows, [f"/in/{name}" for name in names], 1),
        *invariants.of_database(url, rows, sizes),
    ]
    return {fault.kind for fault in faults}


def test_a_run_in_order_has_no_fault(tmp_path: Path) -> None:
    """So that each fault of the next test is the one that was made."""
    assert found(database(tmp_path, "a.pdf", "b.pdf")) == set()


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("DELETE FROM ledger WHERE name = 'a.pdf'", "ledger"),
        ("UPDATE ledger SET outcome = 'rejected', reason = 'bad_mood' WHERE name = 'a.pdf'", "ledger"),
        ("UPDATE ledger SET outcome = 'rejected', reason = 'no_text' WHERE name = 'a.pdf'", "partial"),
        ("DELETE FROM fact WHERE ordinal = 2", "partial"),
        ("DELETE FROM fact WHERE ordinal = 1", "partial"),
        ("DELETE FROM page_coverage", "partial"),
        ("DELETE FROM sheet", "partial"),
        ("DELETE FROM document WHERE name = 'a.pdf'", "partial"),
        ("UPDATE fact SET x1 = 300", "fact"),
        ("UPDATE fact SET x1 = -1", "fact"),
        ("UPDATE fact SET confidence = 1.5", "fact"),
        ("UPDATE fact SET value_type = 'str' WHERE concept = 'amount'", "fact"),
        ("UPDATE fact SET concept = 'reason'", "fact"),
        ("UPDATE fact SET state = 'blank'", "fact"),
        ("UPDATE fact SET unit = 'person' WHERE concept = 'amount'", "fact"),
        ("UPDATE fact SET page = 2", "fact"),
    ],
)
def test_what_is_broken_is_seen(sql: str, kind: str, tmp_path: Path) -> None:
    """Each invariant by breaking it in a database that is in order."""
    url = database(tmp_path, "a.pdf", "b.pdf")
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute(sql)
    connection.close()
    assert kind in found(url)


def test_a_failed_audit_is_seen(tmp_path: Path) -> None:
    """Though the document is loaded."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    note = PageNote(1, "not_audited", "IndexError: tuple index out of range")
    load_all(url, make_result(amount(1), coverage=(PageCoverage(1, 1, 1, 0, 0, (), ()),), notes=(note,), name="a.pdf"))
    assert found(url, names=("a.pdf",)) == {"audit IndexError"}


@pytest.mark.parametrize(
    ("ran", "kind"),
    [
        (replace(OVER, code=1), "exit code"),
        (replace(OVER, err="Traceback (most recent call last):"), "traceback"),
        (replace(OVER, left=("hyoka-x",)), "temporary files left"),
        (replace(OVER, orphans=("python -m hyoka",)), "orphan"),
    ],
)
def test_what_a_run_leaves_is_seen(ran: Ran, kind: str, tmp_path: Path) -> None:
    """Its exit code, what it says, its files and its processes."""
    assert found(database(tmp_path, "a.pdf", "b.pdf"), ran) == {kind}


@pytest.mark.parametrize(
    ("detail", "exception"),
    [("SIGSEGV", None), ("exit code 3", None), ("ValueError: no", "ValueError"), ("PdfminerException:", "PdfminerException")],
)  # fmt: skip
def test_a_native_crash_is_no_exception(detail: str, exception: str | None) -> None:
    """A signal is the library's, an exception of Python is ours."""
    said = str(Rejected("a.pdf", Reason.CRASHED, detail))
    row = invariants.Row(1, "/a.pdf", "a.pdf", None, "rejected", "crashed", said, 0, 0)
    assert invariants.exception_of(row) == exception


def test_a_box_that_is_no_box() -> None:
    """A number that is none, wherever it stands."""
    odd = make_fact(bbox=Box(1.0, 2.0, float("nan"), 4.0))
    assert "a number is not finite" in list(invariants.of_fact(odd, 1, None))


def test_a_small_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole of it, on four files."""
    options = ["--seed", "5", "--batch", "2", "--jobs", "1", "--reader", "pymupdf"]
    assert fuzz.main(["--seconds", "0.001", *options, "--keep", str(tmp_path / "kept")]) == 0
    tried = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("files tried"))
    # Two mutants and three untouched neighbours.
    assert int(tried.split()[-1]) == 5
