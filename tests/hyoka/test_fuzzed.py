"""What `benchmarks.fuzz` found, each case as the few lines that bring it about, and the fuzzer itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import extract
from audit import audit
from benchmarks.invariants import of_fact
from hyoka.auditing import audited
from hyoka.reading import read_bytes
from normalize import texts
from normalize.context import build
from normalize.readings import Reading
from schemas.errors import Reason, Rejected
from schemas.fact import Fact
from tests.audit.tables import fact
from tests.extract.paper import A4, Paper, changed, sheets_of
from tests.load.examples import make_result
from tests.normalize.sheets import items, of, read, sheet

ROOT = Path(__file__).parents[2]
READERS = pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])


def wrong(facts: list[Fact], pages: int = 1, size: tuple[float, float] = A4) -> list[str]:
    """Everything that breaks the contract of facts."""
    return [said for one in facts for said in of_fact(one, pages, [size] * pages)]


@READERS
def test_a_box_ends_where_its_page_does(reader: str) -> None:
    """Of a character that is larger than what is left of the page, only so much is seen."""
    paper = sheet([["*事業費", "1,000"]]).table(40, 300, (90, 464), [["*備考", "大きな"]], 170, size=160)
    found = list(read_bytes(paper.bytes(), "a.pdf", reader=reader).facts)
    assert any("大" in f.raw and f.bbox.x1 == 595.0 for f in found)
    assert wrong(found) == []


def test_inferred_rules_stay_on_the_page() -> None:
    """A table without rules whose last column touches the edge has its empty cells on the page, too."""
    paper = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14).table(40, 60, (90, 200), [["*事務事業名", "窓口"]])
    for row, (label, first, last) in enumerate(
        [
            ("区分", "予算額", "決算額"),
            ("事業費", "1,000", "900"),
            ("国庫支出金", "200", ""),
            ("一般財源", "800", "700"),
        ]
    ):
        for x, text in ((40, label), (300, first), (565, last)):
            paper.text(x, 200 + 18 * row, text, 10)
    found = list(read_bytes(paper.bytes(), "a.pdf").facts)
    assert any(f.state == "blank" for f in found if f.bbox.y0 > 190)
    assert wrong(found) == []


def test_a_page_that_pdfminer_cannot_read() -> None:
    """Its exceptions are many; the document is damaged, with the page, and no reader has crashed."""

    def spoil(page: Any) -> None:
        page.parent.xref_set_key(page.get_contents()[0], "Filter", "/Unknown")

    with pytest.raises(Rejected) as caught:
        extract.read(changed(sheet([["*事業費", "1,000"]]).bytes(), spoil), "a.pdf", "pdfplumber")
    assert caught.value.reason is Reason.DAMAGED
    assert caught.value.detail.startswith("page 1: ")


def nested(page: Any) -> None:
    """Put a rectangle in two spans that say which characters are meant, before all text of the page."""
    document, number = page.parent, page.get_contents()[0]
    span = b"/Span <</ActualText <FEFF76EE>>> BDC "
    document.update_stream(number, span + span + b"10 10 50 1 re f EMC EMC " + document.xref_stream(number))


def test_a_page_that_crashes_mupdf(tmp_path: Path) -> None:
    """Nested /ActualText is not asked for; in a process of its own, as this test would not survive it."""
    (tmp_path / "a.pdf").write_bytes(changed(sheet([["*事業費", "1,000"]]).bytes(), nested))
    command = [sys.executable, "-m", "hyoka", "extract", str(tmp_path / "a.pdf")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "情報化推進事業" in done.stdout


def test_a_fraction_of_a_yen_is_no_money() -> None:
    """Where nothing says what 96.8 is, it is kept as text."""
    found = read([["*区分", "*R3年度決算額"], ["*一般財源", "96.8"], ["*事業費", "1,200"]])
    (odd,) = [f for f in found if f.raw == "96.8"]
    assert (odd.value, "unreadable" in odd.flags) == ("96.8", True)
    assert wrong(found) == []


def test_the_cost_behind_a_stroke_is_not_counted_in_people() -> None:
    """人工(人)/人件費 on a sheet that names no unit of money: a cost of which nobody says the unit."""
    found = read([["*区分", "*R4年度決算額"], ["*人工(人)/人件費", "0.35／2,695"]])
    assert [(f.concept, f.value, f.unit) for f in found] == [("staff_fte", 0.35, "person"), ("amount", 2695, None)]
    assert wrong(found) == []


def test_each_of_two_figures_says_whether_it_has_a_unit() -> None:
    """20 prints none, (5千円) does: only the first is flagged."""
    found = of(read([["*区分", "*R3年度予算額"], ["*事業費", "20 (5千円)"]]), "amount")
    assert [(f.unit, "unit_unknown" in f.flags) for f in found] == [(None, True), ("JPY", False)]
    assert wrong(found) == []


@pytest.mark.parametrize("concept", ["evaluation_year", "start_year", "reason"])
def test_a_circle_in_a_field_of_no_options(concept: str) -> None:
    """A curve through a year is no choice, and what a reason is of, its reader says."""
    (item,) = [i for i in items([["*事業名", "22 平成"]]) if i.block.text == "22 平成"]
    circled = replace(item, block=replace(item.block, chosen=("22",)))
    context = build(_only(sheet([["*事業名", "22 平成"]])), 2021)
    for draft in texts.read(circled, Reading(concept, None, 3), context):  # type: ignore[arg-type]
        assert draft.concept in ("evaluation_year", "start_year", "rating_reason")
        assert draft.value is None or isinstance(draft.value, int) or draft.concept == "rating_reason" or draft.flags


def _only(paper: Paper) -> Any:
    (found,) = [s for s in sheets_of(paper) if s.ordinal]
    return found


@pytest.mark.parametrize("concept", ["listing_rating", "listing_count"])
def test_a_list_without_headings_is_audited(concept: str) -> None:
    """Its grades and counts belong to no column."""
    value = "A" if concept == "listing_rating" else 3
    rows = [
        replace(
            fact(value, row, 1, (), concept, None, 0, sheet=0, unit=None),
            value=value,
            dimensions={"table": "一覧", "row": row + 1},
        )
        for row in range(3)
    ]
    names = [
        replace(one, concept="listing_name", value=f"事業{row}", raw=f"事業{row}", label=("事業名",))
        for row, one in enumerate(rows)
    ]
    rows = [one for pair in zip(names, rows, strict=True) for one in pair]
    assert audit(rows) is not None
    assert audited(make_result(*rows)).notes == ()


def test_ctrl_c_while_the_command_starts() -> None:
    """Half a second of imports shows no traceback, and gives the exit code of an interruption."""
    code = (
        "import sys, builtins; real = builtins.__import__\n"
        "def slow(name, *rest, **more):\n"
        "    if name == 'hyoka.app': raise KeyboardInterrupt\n"
        "    return real(name, *rest, **more)\n"
        "builtins.__import__ = slow\n"
        "from hyoka.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "interrupted\n")
