"""Drift: next year's sheet of a known form says what has changed, and its figures are still bound right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from hyoka.notices import DRIFT, drift_line, runs
from hyoka.reading import read_bytes
from schemas.document import DocumentResult, PageNote
from schemas.layout import parse, shipped
from tests.extract.paper import Paper, changed
from tests.hyoka.changing import HEAD, ROWS, YEARS, Grid, draft_text, layout, plain, sheet, swapped, with_column
from tests.hyoka.test_cli import hyoka
from tests.load.examples import queried

ROOT = Path(__file__).parents[2]
FIVE = sorted(Path(one.sample or "").name for one in shipped())
IKEDA = ROOT.parent / "shared" / "real" / "ikeda"

Money = dict[tuple[int | None, str | None, str | None, str | None], int]


def read(paper: Paper) -> DocumentResult:
    return read_bytes(paper.bytes(), "next.pdf", layouts=[layout()])


def said(paper: Paper) -> list[str]:
    """What is noted, without the layout's name; the layout must claim the sheet."""
    result = read(paper)
    assert [one.layout for one in result.sheets] == ["form"]
    return [note.message.removeprefix("form: ") for note in result.notes if note.kind == DRIFT]


def money(paper: Paper) -> Money:
    found: Money = {}
    for fact in read(paper).facts:
        if fact.concept == "amount":
            dims = fact.dimensions
            key = (fact.fiscal_year, *(str(dims[d]) if d in dims else None for d in ("phase", "cost", "source")))
            assert key not in found
            assert isinstance(fact.value, int)
            found[key] = fact.value // 1000
    return found


def expected(years: list[str] = YEARS, rows: Grid = ROWS, without: tuple[str, ...] = ()) -> Money:
    """The figures of the table of costs by what its headings mean."""
    costs = {"*事業費": ("project", None), "*人件費": ("personnel", None), "*職員人件費": ("personnel", None)}
    sources = {"*国庫支出金": "national", "*県支出金": "prefectural", "*一般財源": "general", "*地方債": "bond"}
    sources |= {"*国庫からの金": "national"}
    found: Money = {}
    for row in rows:
        name = row[0] if row[1] == "<" else row[1]
        cost, source = ("project", sources[name]) if name in sources else costs[name]
        for year, cell in zip(years, row[2:], strict=True):
            if year in without:
                continue
            number = 2018 + (1 if "元" in year else int(year[2]))
            phase = "settlement" if "決算" in year else "budget"
            found[number, phase, cost, source] = int(cell.replace(",", ""))
    return found


def test_next_year_is_no_drift() -> None:
    years = ["令和3年度決算", "令和4年度決算", "令和5年度決算", "令和6年度予算"]
    assert said(sheet(years=years, title="令和5年度 事務事業点検シート")) == []
    assert money(sheet(years=years, title="令和5年度 事務事業点検シート")) == expected(years)
    filled = swapped(swapped(HEAD, "市民の全て", "高齢者\n障害者"), "端末の更新", "")
    assert said(sheet(filled)) == []


ONE_MORE = ["令和元年度決算", *YEARS]
MORE = with_column(ROWS, 0, ["1,000", "150", "90", "760", "290"])
RATE = [*YEARS[:3], "前年度比", YEARS[3]]
RATES = with_column(ROWS, 3, ["111%", "143%", "109%", "99%", "103%"])
BACK = [[*row[:2], *row[:1:-1]] for row in ROWS]
LOAN = [*ROWS[:3], ["^", "*地方債", "50", "60", "70", "80"], *ROWS[3:]]
OUTSIDE = [*ROWS[:3], ROWS[4], ["*一般財源", "<", *ROWS[3][2:]]]


@pytest.mark.parametrize(
    ("years", "rows", "words"),
    [
        (ONE_MORE, MORE, ["new: 区分 > 〇年度決算 (4 instead of 3)"]),
        (RATE, RATES, ["new: 前年度比 (behind 区分 > 〇年度決算)"]),
        (YEARS[1:], [[*row[:2], *row[3:]] for row in ROWS], ["gone: 区分 > 〇年度決算 (2 instead of 3)"]),
        (YEARS[::-1], BACK, ["order: 区分 > 〇年度決算 (the years now run from the newest year to the oldest)"]),
        (YEARS, swapped(ROWS, "*人件費", "*職員人件費"), ["reworded: 人件費 → 職員人件費"]),
        (YEARS, ROWS[:-1], ["gone: 人件費"]),
        (YEARS, LOAN, ["new: 財源内訳 > 地方債 (behind 財源内訳 > 県支出金)"]),
        (YEARS, [ROWS[-1], *ROWS[:-1]], ["moved: 人件費 (now behind 区分 > 〇年度予算)"]),
        (YEARS, OUTSIDE, ["moved: 財源内訳 > 一般財源 → 一般財源"]),
    ],
    ids=["year added", "rate added", "year gone", "newest first", "reworded", "gone", "row added", "order", "moved"],
)
def test_what_changes_in_a_table(years: list[str], rows: Grid, words: list[str]) -> None:
    """One change is one note, and every figure has the year, phase, cost and source of its headings."""
    paper = sheet(years=years, rows=rows)
    assert said(paper) == words
    bound = expected(years, rows, without=("前年度比",))
    found = money(paper)
    assert {key: found.get(key) for key in bound} == bound


def test_what_changes_in_the_head_band() -> None:
    swap = [[*HEAD[0][:2], *HEAD[3][2:]], *HEAD[1:3], [*HEAD[3][:2], *HEAD[0][2:]]]
    assert said(sheet(swap)) == ["moved: 所管課 (now behind 手段)", "moved: 根拠法令 (now behind 事務事業名)"]
    by_concept = {fact.concept: fact.value for fact in read(sheet(swap)).facts}
    assert (by_concept["responsible_division"], by_concept["project_name"]) == ("情報政策課", "情報化推進事業")
    two = swapped(swapped(HEAD, "*事業目的", "*目的"), "*手段", "*手段・方法")
    assert said(sheet(two)) == ["reworded: 事業目的 → 目的", "reworded: 手段 → 手段・方法"]


def test_a_sheet_is_known_though_a_label_that_it_is_known_by_was_reworded() -> None:
    assert "公約の番号" in layout().recognise_labels
    assert said(sheet(swapped(HEAD, "*公約の番号", "*市長公約番号"))) == ["reworded: 公約の番号 → 市長公約番号"]
    other = [["*事務事業名", "情報化推進事業", "*市長公約番号", "4"]]
    assert [one.layout for one in read(sheet(other, rows=ROWS[:1])).sheets] == [None]


def test_reworded_labels_keep_their_meaning() -> None:
    """What the layout says of the old words, and what the vocabulary does."""
    given = parse(draft_text(sheet()).replace("[labels]", '[labels]\n"公約の番号" = "policy_position"'), "form.toml")
    new = sheet(swapped(HEAD, "*公約の番号", "*市長公約番号")).bytes()
    facts = read_bytes(new, "next.pdf", layouts=[given]).facts
    assert [f.concept for f in facts if f.label == ("市長公約番号",)] == ["policy_position"]
    worded = swapped(ROWS, "*国庫支出金", "*国庫からの金")
    assert said(sheet(rows=worded)) == ["reworded: 財源内訳 > 国庫支出金 → 財源内訳 > 国庫からの金"]
    assert money(sheet(rows=worded)) == expected(rows=worded)


def test_without_shading() -> None:
    """New words that the vocabulary lacks look like a name in their column; they are the heading that is missed."""
    drafted = parse(draft_text(plain()), "plain.toml")

    def noted(paper: Paper) -> list[str]:
        return [note.message for note in read_bytes(paper.bytes(), "next.pdf", layouts=[drafted]).notes]

    assert noted(plain()) == []
    assert noted(plain(years=RATE, rows=RATES)) == ["plain: new: 前年度比 (behind 区分 > 〇年度決算)"]
    assert noted(plain(rows=swapped(ROWS, "*国庫支出金", "*国庫からの金"))) == [
        "plain: reworded: 財源内訳 > 国庫支出金 → 財源内訳 > 国庫からの金"
    ]


def replaced(old: str, new: str, size: float) -> Any:
    """Print another text over the first place of one on the page, within the rules around it."""

    def change(page: Any) -> None:
        box = page.search_for(old)[0]
        page.add_redact_annot(box)
        page.apply_redactions(graphics=pymupdf.PDF_REDACT_LINE_ART_NONE)
        page.insert_text((box.x0, box.y1 - 2), new, fontname="japan", fontsize=size)

    return change


@pytest.mark.parametrize("name", FIVE)
def test_the_samples_are_as_their_layouts_say(name: str) -> None:
    data = (ROOT / "samples" / name / f"{name}.pdf").read_bytes()
    result = read_bytes(data, f"{name}.pdf", layouts=shipped())
    assert any(one.layout for one in result.sheets)
    assert [note.message for note in result.notes if note.kind == DRIFT] == []


def test_drift_of_a_shipped_form() -> None:
    """市長公約 is one of the labels that the layout recognises the form by."""
    data = changed((ROOT / "samples/tsukuba/tsukuba.pdf").read_bytes(), replaced("市長公約", "市長公約番号", 6))
    result = read_bytes(data, "next.pdf", layouts=shipped())
    assert {one.layout for one in result.sheets} == {"tsukuba-management"}
    assert [(note.page, note.message) for note in result.notes if note.kind == DRIFT] == [
        (1, "tsukuba-management: reworded: 市長公約 → 市長公約番号 [sheet 1 of 5]")
    ]


def test_lines_for_the_screen() -> None:
    notes = [PageNote(1, DRIFT, text) for text in ("a", "b", "c", "d")]
    assert drift_line("x.pdf", notes) == "drift x.pdf: a; b; c; 1 more"
    assert drift_line("x.pdf", notes[:2]) == "drift x.pdf: a; b"
    assert drift_line("x.pdf", [PageNote(1, "no_text", "a")]) is None
    assert runs([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"


def test_run_and_extract_say_it(tmp_path: Path) -> None:
    """On the screen once, in the database each change."""
    (tmp_path / "form.toml").write_text(draft_text(sheet()), encoding="utf-8")
    file = tmp_path / "next.pdf"
    file.write_bytes(sheet(years=ONE_MORE, rows=MORE[:-1]).bytes())
    line = "drift next.pdf: form: new: 区分 > 〇年度決算 (4 instead of 3); form: gone: 人件費"
    done = hyoka("extract", file, "--layouts", tmp_path)
    assert (done.returncode, done.stderr.strip()) == (0, line)
    db = tmp_path / "hyoka.db"
    done = hyoka("run", file, "--db", db, "--layouts", tmp_path, "--quiet")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (0, "", line)
    rows = queried(f"sqlite:///{db}", "SELECT page, message FROM page_note WHERE kind = 'drift' ORDER BY ordinal")
    assert [tuple(row) for row in rows] == [
        (1, "form: new: 区分 > 〇年度決算 (4 instead of 3)"),
        (1, "form: gone: 人件費"),
    ]


@pytest.mark.skipif(not IKEDA.is_dir(), reason="the real sheets lie outside the repository")
def test_a_layout_from_one_real_sheet_fits_the_others() -> None:
    from hyoka.drafting import draft_layout
    from hyoka.layout_text import layout_text

    files = sorted(IKEDA.glob("*.pdf"))
    draft = draft_layout(files[0].read_bytes(), files[0].name, 1)
    assert draft is not None
    drafted = parse(layout_text(draft), "ikeda.toml")
    for file in files:
        result = read_bytes(file.read_bytes(), file.name, layouts=[*shipped(), drafted])
        assert [one.layout for one in result.sheets] == ["ikeda"]
        assert [note for note in result.notes if note.kind == DRIFT] == []
