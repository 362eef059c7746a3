"""The account of a page: who claims its words, that nobody claims what no fact quotes, and how it is told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import extract
from hyoka.coverage import claims_of, low_coverage
from hyoka.reading import read_bytes
from schemas.coverage import Claim, Furniture, account, percent
from schemas.document import DocumentResult
from schemas.fact import Fact
from schemas.prints import PagePrint
from tests.extract.paper import COST, Paper
from tests.hyoka.test_cli import SAMPLE, hyoka
from tests.load.examples import queried

HEAD = [["*事務事業名", "図書館管理運営事業"], ["*担当課", "図書館"], ["*目的", "利便の向上"], ["*手段", "端末の更新"]]
STRAY = "迷子の文字列です。どこにも属しません。"


def paper(rows: Sequence[Sequence[str]] = HEAD, widths: Sequence[float] = (120, 270)) -> Paper:
    """A sheet: title, head band, cost table with its unit."""
    sheet = Paper().text(200, 40, "令和4年度 事務事業評価シート", 14).table(40, 80, widths, rows)
    sheet.text(40, 248, "事業費の推移", 10).text(380, 268, "（単位：千円）", 7)
    return sheet.table(40, 280, [120, 90, 90, 90], COST)


def read(sheet: Paper) -> DocumentResult:
    return read_bytes(sheet.bytes(), "paper.pdf")


def prints(sheet: Paper, number: int = 1) -> PagePrint:
    return extract.read(sheet.bytes(), "paper.pdf").prints[number - 1]


def left(claims: Sequence[Claim]) -> list[str]:
    return [claim.text for claim in claims if claim.kind == "unclaimed"]


def furniture(sheet: Paper, number: int = 1) -> dict[str, Furniture]:
    """The furniture of a page: its text and its kind."""
    facts = read(sheet).facts
    on = [[fact for fact in facts if fact.page == page] for page in (number, number - 1)]
    claims = claims_of(prints(sheet, number), *on)
    return {claim.text: claim.furniture for claim in claims if claim.furniture is not None}


def test_a_sheet_that_is_read_whole() -> None:
    (page,) = read(paper()).coverage
    assert (page.page, page.unclaimed, page.share, page.leftovers) == (1, 0, 1.0, ())
    assert page.characters == sum(len(piece.text) for piece in prints(paper()).prints) > 100
    assert page.label > 0 and page.value > 0


def test_what_belongs_to_nothing_is_left_over_with_its_box() -> None:
    result = read(paper().text(300, 500, STRAY))
    (page,) = result.coverage
    (one,) = page.leftovers
    assert (one.text, page.unclaimed) == (STRAY, len(STRAY))
    assert (round(one.box.x0), 495 < one.box.y0 < 505, one.box.x1 > 400) == (300, True, True)
    assert page.characters == page.label + page.value + page.other + page.furnished + page.unclaimed


@pytest.mark.parametrize(
    "value", ["図書館管理運営事業", "利便の向上", "端末の更新", "1,350", "500", "令和4年度事務事業評価シート"]
)
def test_a_value_is_claimed_by_its_own_facts_only(value: str) -> None:
    """Without the facts that stand in its box, nothing near it, above it or around it claims it."""
    facts, page = read(paper()).facts, prints(paper())
    (box,) = {piece.box for piece in page.prints if piece.text == value}
    assert value not in left(claims_of(page, facts))
    assert left(claims_of(page, [fact for fact in facts if fact.bbox != box])) == [value]


def test_every_fact_is_missed() -> None:
    """Whichever box is emptied of its facts, its words are left over, unless they are a heading of other facts."""
    facts, page = read(paper()).facts, prints(paper())
    boxes = {fact.bbox for fact in facts}
    assert len(boxes) == 14
    for box in boxes:
        rest = [fact for fact in facts if fact.bbox != box]
        assert len(left(claims_of(page, rest))) == 1, box


def test_a_fact_claims_what_it_quotes_and_no_more() -> None:
    """`16件（84%）` of which only the count is read: the share is left over, in the box of the cell."""
    rows = [*HEAD[:3], ["*概要", "16件（84%）"]]
    page = prints(paper(rows))
    facts = [fact for fact in read(paper(rows)).facts if "16" not in fact.raw]
    (box,) = {piece.box for piece in page.prints if piece.text == "16件（84%）"}
    found = claims_of(page, [*facts, Fact("paper.pdf", 1, 1, box, "result", (), 16, "16件")])
    assert [(claim.kind, claim.text) for claim in found if claim.box == box] == [
        ("value", "16件"),
        ("unclaimed", "（84%）"),
    ]


def test_a_box_around_a_cell_claims_nothing_that_its_fact_does_not_quote() -> None:
    """A value that stands in several cells has the union of their boxes; what lies between them is not its own."""
    rows = [["*事業期間", "令和", "5", "年度"]]
    page = prints(paper(rows, (120, 60, 60, 60)))
    first, five, last = (next(p.box for p in page.prints if p.text == text) for text in ("令和", "5", "年度"))
    union = first.union(last)
    whole = Fact("paper.pdf", 1, 1, union, "start_year", (), 2023, "令和 5 年度")
    assert not {"令和", "5", "年度"} & set(left(claims_of(page, [whole])))
    around = Fact("paper.pdf", 1, 1, union, "start_year", (), 2023, "令和 年度")
    assert "5" in left(claims_of(page, [around]))
    assert five.x0 > union.x0


def test_furniture_has_a_kind() -> None:
    sheet = Paper()
    for number in range(1, 5):
        if number > 1:
            sheet.next_page()
        sheet.text(260, 815, f"- {number} -").text(40, 15, "図書館事業の評価", 7)
        sheet.text(40, 40, "事務事業評価シート", 14).table(40, 80, [120, 270], [*HEAD, ["*備考", "（　　）"]])
        sheet.text(380, 188, "（単位：千円）", 7).table(40, 200, [120, 90, 90, 90], COST)
    found = furniture(sheet, 2)
    assert found["-2-"] is Furniture.PAGE_NUMBER
    assert found["図書館事業の評価"] is Furniture.RUNNING_HEAD
    assert found["（単位：千円）"] is Furniture.UNIT


def test_an_option_that_is_not_chosen_is_furniture_and_the_rest_of_its_cell_is_not() -> None:
    assert furniture(paper([*HEAD, ["*実施方法", "■直営　□委託"]]))["□委託"] is Furniture.UNCHOSEN
    assert set(furniture(paper([["*実施方法", "", "直営", "○", "委託"]], (120, 20, 80, 20, 80))).items()) >= {
        ("直営", Furniture.UNCHOSEN)
    }


def test_a_cell_of_choices_that_gives_no_fact_is_left_over() -> None:
    rows = [*HEAD, ["*実施方法", "□直営　□委託　□補助"]]
    page, facts = prints(paper(rows)), read(paper(rows)).facts
    dropped = [fact for fact in facts if "直営" not in fact.raw]
    assert left(claims_of(page, dropped)) == ["□直営□委託□補助"]


def test_the_rest_of_a_broken_cell_is_claimed_by_the_fact_it_belongs_to() -> None:
    """On the page where it stands, as what goes on from the page before; without that fact it is left over."""
    sheet = Paper().text(40, 40, "事務事業評価シート", 14).table(40, 80, [120, 270], HEAD)
    sheet.table(40, 700, [120, 270], [["*課題", "利用者が年々減っており、"]], 60)
    sheet.next_page().table(40, 60, [120, 270], [["", "新しい催しを考える。"]], 60)
    facts = read(sheet).facts
    (whole,) = [fact for fact in facts if "利用者が" in fact.raw]
    assert "新しい催し" in whole.raw
    assert read(sheet).coverage[1].furniture == ((Furniture.CONTINUED, len("新しい催しを考える。")),)
    before = [fact for fact in facts if fact.page == 1 and fact is not whole]
    assert left(claims_of(prints(sheet, 2), [], before)) == ["新しい催しを考える。"]


def test_headings_in_a_cell_and_words_around_a_value() -> None:
    rows = [*HEAD, ["*事業期間", "平成26年度から令和７年度まで"], ["*指標", "指標名：来館者数"]]
    (page,) = read(paper(rows)).coverage
    assert page.leftovers == ()
    assert furniture(paper(rows))["から"] is Furniture.AROUND


def test_bold_that_is_struck_twice_counts_once() -> None:
    once, twice = Paper().text(40, 40, STRAY), Paper().twice(40, 40, STRAY)
    assert read(once).coverage[0].characters == read(twice).coverage[0].characters == len(STRAY)


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_both_readers_give_accounts(reader: str) -> None:
    result = read_bytes(paper().text(300, 500, STRAY).bytes(), "paper.pdf", reader=reader)
    assert [one.text for one in result.coverage[0].leftovers] == [STRAY]


def test_a_page_without_text_has_an_account() -> None:
    pages = read(paper().next_page().frame(10, 10, 90, 90)).coverage
    assert [(page.page, page.characters == 0, page.share) for page in pages] == [(1, False, 1.0), (2, True, 1.0)]


def test_a_page_under_ninety_per_cent_has_a_note() -> None:
    result = read(
        Paper().text(40, 40, STRAY).next_page().text(40, 40, "事務事業評価シート", 14).table(40, 80, (90, 200), HEAD)
    )
    (note,) = result.notes
    assert (note.page, note.kind) == (1, "low_coverage")
    assert note.message == f"0.0% of the characters are claimed; unclaimed: {STRAY}"


@pytest.mark.parametrize(("claimed", "noted"), [(9, False), (8, True)])
def test_ninety_per_cent_is_enough(claimed: int, noted: bool) -> None:
    box = next(iter(prints(paper()).prints)).box
    claims = [Claim("value", box, "あ" * claimed), Claim("unclaimed", box, "い" * (10 - claimed))]
    assert bool(list(low_coverage([account(1, claims)]))) is noted


def test_a_share_is_never_rounded_up() -> None:
    assert [percent(share) for share in (1.0, 0.9999, 0.8999, 0.9, 0.0)] == [
        "100.0%",
        "99.9%",
        "89.9%",
        "90.0%",
        "0.0%",
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file with something left over, and one that is no PDF."""
    (tmp_path / "a.pdf").write_bytes(paper().text(300, 500, STRAY).bytes())
    (tmp_path / "b.pdf").write_text("not a PDF")
    return tmp_path


def test_the_command_for_the_eye(folder: Path) -> None:
    done = hyoka("extract", folder, SAMPLE, "--coverage")
    lines = done.stdout.splitlines()
    assert (done.returncode, "b.pdf: this is not a PDF file" in done.stderr) == (1, True)
    assert lines[0].startswith("a.pdf page 1: 8") and lines[0].endswith("UNDER 90%")
    assert lines[1].startswith("    [300.0, ") and lines[1].endswith(STRAY)
    assert lines[2].startswith(f"{Path(SAMPLE).name} page 1: 100.0% claimed (label ")
    assert lines[-1].startswith("11 pages, 1 under 90%: ")


def _jsonl(text: str) -> list[tuple[object, object]]:
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines[0]["leftovers"][0]["text"] == STRAY and len(lines[0]["leftovers"][0]["bbox"]) == 4
    return [(line["page"], line["unclaimed"]) for line in lines]


def _csv(text: str) -> list[tuple[object, object]]:
    return [(int(row["page"]), int(row["unclaimed"])) for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize(("form", "parse"), [("jsonl", _jsonl), ("csv", _csv)])
def test_the_command_for_a_machine(
    form: str, parse: Callable[[str], list[tuple[object, object]]], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert hyoka("extract", folder / "a.pdf", "--coverage", "--format", form, "--output", out).returncode == 0
    assert parse(out.read_text(encoding="utf-8")) == [(1, len(STRAY))]


def test_a_text_that_runs_over_three_pages() -> None:
    long = "\n".join(["次の作業を行う。"] * 60)
    sheet = Paper().text(40, 40, "事務事業評価シート", 14)
    sheet.table(40, 80, [80, 300], [["*事業名", "甲事業"], ["*手段", long]], height=[20, 700])
    sheet.next_page().table(40, 40, [80, 300], [["", long.replace("次", "別")]], 760)
    sheet.next_page().table(40, 40, [80, 300], [["", "終わり。"]], 40)
    assert [page.share for page in read(sheet).coverage] == [1.0, 1.0, 1.0]


def test_a_title_that_is_printed_again() -> None:
    """On a page that goes on with its sheet; without a title before it, it is left over."""
    sheet = paper().next_page().text(200, 40, "令和4年度 事務事業評価シート", 14).table(40, 80, [120, 90, 90, 90], COST)
    assert furniture(sheet, 2)["令和4年度事務事業評価シート"] is Furniture.TITLE
    facts = [fact for fact in read(sheet).facts if fact.page == 2]
    assert left(claims_of(prints(sheet, 2), facts)) == ["令和4年度事務事業評価シート"]


def test_a_run_tells_the_ledger(folder: Path, tmp_path: Path) -> None:
    """A page under 90 % in its note, in the ledger and in the summary; the account of every page in its table."""
    url = f"sqlite:///{tmp_path}/x.db"
    done = hyoka("run", folder / "a.pdf", SAMPLE, "--db", url)
    assert (done.returncode, "with pages under 90% claimed" in done.stdout, "rejected" in done.stderr) == (
        0,
        True,
        False,
    )
    remarks = dict(queried(url, "SELECT name, message FROM ledger"))
    assert STRAY in remarks["a.pdf"] and remarks["a.pdf"].startswith("a.pdf: page 1: 8")
    assert remarks[Path(SAMPLE).name] is None
    assert queried(url, "SELECT page, kind FROM page_note") == [(1, "low_coverage")]
    (sums,) = queried(url, "SELECT count(*), sum(unclaimed) FROM page_coverage")
    assert sums == (11, len(STRAY))
    kinds = "sum(label + value + other + furniture + unclaimed)"
    ((whole, parts),) = queried(url, f"SELECT sum(characters), {kinds} FROM page_coverage")
    assert whole == parts > 9_000
