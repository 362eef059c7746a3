"""Blocks to facts: one sheet, and the year of a document."""

from __future__ import annotations

from normalize.drafts import Draft, Origin, fact_flags, finish
from normalize.facts import document_year, facts_of
from schemas.layout import parse
from tests.extract.forms import form
from tests.extract.paper import Paper, Rows, all_facts, sheets_of
from tests.normalize.sheets import HEAD, items, of, read, sheet, values

ORIGIN = Origin("a.pdf", 1, "pymupdf")


def test_a_form() -> None:
    found = all_facts(form(Paper(), "甲事業"))
    assert len(found) == 15
    assert [f.concept for f in found][:2] == ["sheet_title", "evaluation_year"]
    assert values(found, "project_name") == ["甲事業"]
    assert values(found, "start_year") == [2008]
    assert len(of(found, "amount")) == 9
    assert {(f.document, f.sheet, f.page, f.reader) for f in found} == {("paper.pdf", 1, 1, "pymupdf")}


def test_every_box_lies_on_its_page() -> None:
    for fact in all_facts(form(Paper(), "甲事業")):
        assert 0 <= fact.bbox.x0 < fact.bbox.x1 <= 595
        assert 0 <= fact.bbox.y0 < fact.bbox.y1 <= 842


def test_both_readers_give_the_same() -> None:
    data = form(Paper(), "甲事業").bytes()
    first, second = all_facts(data), all_facts(data, "pdfplumber")
    assert [(f.concept, f.value, f.label, dict(f.dimensions)) for f in first] == [
        (f.concept, f.value, f.label, dict(f.dimensions)) for f in second
    ]
    assert {f.reader for f in second} == {"pdfplumber"}


def test_the_year_of_a_document() -> None:
    """The latest that a title names; without a title, the latest that heading rows settle."""
    paper = form(form(Paper(), "甲事業").next_page(), "乙事業", "令和5年度 事務事業評価シート")
    assert document_year(sheets_of(paper)) == 2023
    assert document_year(sheets_of(form(Paper(), "甲事業", "評価の結果"))) == 2023
    assert document_year(sheets_of(Paper().text(40, 80, "本書は評価の結果をまとめたものである。"))) is None


def test_a_sheet_without_a_year_is_read_beside_its_neighbours() -> None:
    rows: Rows = [["*区分", "*3年度", "*4年度"], ["*事業費(千円)", "11", "12"]]
    (only,) = [s for s in sheets_of(sheet(rows, title="事務事業評価シート")) if s.ordinal]
    alone = [f.fiscal_year for f in facts_of(only, ORIGIN) if f.raw in ("11", "12")]
    beside = [f.fiscal_year for f in facts_of(only, ORIGIN, 2022) if f.raw in ("11", "12")]
    assert beside == [2021, 2022]
    assert alone != beside


def test_the_year_that_a_sheet_prints_goes_before_the_document_s() -> None:
    rows: Rows = [["*区分", "*3年度", "*4年度"], ["*事業費(千円)", "11", "12"]]
    (only,) = [s for s in sheets_of(sheet(rows)) if s.ordinal]
    assert [f.fiscal_year for f in facts_of(only, ORIGIN, 1993) if f.raw in ("11", "12")] == [2021, 2022]


def test_a_layout_refines() -> None:
    """The concept of a label, the money unit, the total that funding sums to."""
    rows: Rows = [["*区分", "*R3年度"], ["*事業費", "100"], ["*総事業費", "120"], ["*一般財源", "100"]]
    (only,) = [s for s in sheets_of(sheet(rows)) if s.ordinal]
    layout = parse(
        '[recognise]\ntitle = "評価"\n[labels]\n"対象者" = "comment"\n[money]\nunit = "百万円"\nfunding = "total"',
        "x.toml",
    )
    plain, refined = facts_of(only, ORIGIN), facts_of(only, ORIGIN, layout=layout)
    assert values(plain, "comment") == []
    assert values(refined, "comment") == ["市民の全て"]
    assert values(refined, "amount") == [100_000_000, 120_000_000, 100_000_000]
    assert [f.dimensions["cost"] for f in of(plain, "amount")] == ["project", "total", "project"]
    assert [f.dimensions["cost"] for f in of(refined, "amount")] == ["project", "total", "total"]


def test_a_text_that_names_its_row_is_no_fact_of_its_own() -> None:
    """But where its column says that it is a value."""
    rows: Rows = [["*区分", "*R3年度決算額"], ["印刷製本の費用", "11"]]
    assert "印刷製本の費用" not in [f.value for f in read(rows, [100, 100], caption="単位：円")]
    named: Rows = [["*指標名", "*R3年度実績値"], ["開催回数", "11"]]
    assert values(read(named, [100, 100]), "indicator_name") == ["開催回数"]


def test_counts_by_year_are_indicators() -> None:
    rows: Rows = [["*区分", "<", "*R3年度", "*R4年度"], ["*実績の推移", "窓口の利用", "11", "12"]]
    found = read(rows, [80, 100, 60, 60])
    assert values(found, "indicator_name") == ["窓口の利用"]
    assert values(found, "indicator_actual") == [11, 12]


def test_a_draft_takes_what_it_does_not_say_from_its_block() -> None:
    item = next(i for i in items([["*事業費(千円)", "12", "*備考", "話"]]) if i.block.text == "12")
    plain = finish(Draft(item, "other", "12"), Origin("b.pdf", 3, "ocr"), 0.7)
    assert (plain.document, plain.sheet, plain.reader, plain.confidence) == ("b.pdf", 3, "ocr", 0.7)
    assert (plain.raw, plain.bbox, plain.label) == ("12", item.block.box, ("事業費(千円)",))
    draft = Draft(item, "other", 1, raw="1", label=("甲",), box=item.block.cell, flags=("a", "b", "a"))
    own = finish(draft, ORIGIN, 0.7)
    assert (own.raw, own.bbox, own.label, own.flags) == ("1", item.block.cell, ("甲",), ("a", "b"))


def test_flags_of_years_that_facts_take_over() -> None:
    assert fact_flags(("after_era_end", "calendar_year", "year_inferred")) == ("era_overflow", "year_inferred")


def test_a_document_of_prose() -> None:
    assert all_facts(Paper().text(40, 80, "これは只の文である。")) == []


def test_a_line_with_a_label_of_its_own_is_read_once() -> None:
    """対象年度：令和５年度 over the first table says by itself what a title would say."""
    paper = Paper().text(40, 30, "事務事業評価シート", 14).text(40, 60, "対象年度：令和５年度")
    found = all_facts(paper.table(40, 90, (90, 200), HEAD))
    assert [(f.value, f.label) for f in of(found, "evaluation_year")] == [(2023, ("対象年度",))]


def test_a_year_of_a_title_and_that_of_a_field_are_both_read() -> None:
    """Two places that print it are two facts."""
    paper = Paper().text(40, 30, "令和５年度 事務事業評価シート", 14)
    found = all_facts(paper.table(40, 90, (90, 200), [*HEAD, ["*対象年度", "令和５年度"]]))
    assert [(f.value, f.label) for f in of(found, "evaluation_year")] == [(2023, ()), (2023, ("対象年度",))]
