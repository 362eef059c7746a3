"""Misprints planted in a document: what changes together, what is never planted, and what arithmetic sees of it."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from audit.relation import Linear, Term
from benchmarks.misprints import Kind
from benchmarks.planting import Document, Planting, Sum, place, plant
from benchmarks.planting_names import plant_other
from benchmarks.printed import Printed, printed, reprinted
from benchmarks.sight import Sight, relations_of, sight
from schemas.fact import Fact
from schemas.finding import Rule
from schemas.geometry import Box


def fact(row: int, column: int, value: int, concept: str = "amount", decimals: int = -3) -> Fact:
    box = Box(100 * column, 20 * row, 100 * column + 40, 20 * row + 10)
    raw = f"{value:,}" if value >= 0 else f"△{-value:,}"
    yen = value * 10**-decimals
    year = 2020 + column
    return Fact("a.pdf", 1, 1, box, concept, ("費用", str(row)), yen, raw, year, unit="JPY", decimals=decimals)


TOTAL, FIRST, SECOND = fact(0, 0, 4_500), fact(1, 0, 1_200), fact(2, 0, 3_300)
BESIDE = [fact(0, 1, 5_000), fact(1, 1, 1_700), fact(2, 1, 3_300)]
FACTS = (TOTAL, FIRST, SECOND, *BESIDE)
SUM = Sum(place(TOTAL), ((place(FIRST), Fraction(1)), (place(SECOND), Fraction(1))))
DOCUMENT = Document("a", FACTS, (SUM,))
RELATION = Linear(Rule.FUNDING_SUM, TOTAL, (Term(FIRST), Term(SECOND)))


def plantings(kind: Kind, document: Document = DOCUMENT) -> list[Planting]:
    return list(plant(kind, document, random.Random(1))) + list(plant_other(kind, document, random.Random(1)))


def one(old: Fact, digits: str) -> Planting:
    return Planting(Kind.DIGIT, ((old, reprinted(old, Printed(digits))),))


def test_facts_of_one_figure_change_together() -> None:
    twin = replace(TOTAL, concept="line_item")
    made = plantings(Kind.DIGIT, replace(DOCUMENT, facts=(*FACTS, twin)))
    both = [p for p in made if len(p.changes) == 2]
    assert [[old.concept for old, _ in p.changes] for p in both] == [["amount", "line_item"]]
    assert len({new.raw for _, new in both[0].changes}) == 1
    after = both[0].apply((*FACTS, twin))
    assert after[0].value == after[-1].value != TOTAL.value


def test_a_total_leaves_out_or_repeats_one_of_its_parts() -> None:
    [omitted] = plantings(Kind.OMITTED)
    [twice] = plantings(Kind.TWICE)
    assert omitted.changes[0][1].value in (1_200_000, 3_300_000)
    assert twice.changes[0][1].value in (5_700_000, 7_800_000)


def test_nothing_is_omitted_from_a_difference() -> None:
    taken = Sum(place(TOTAL), ((place(FIRST), Fraction(1)), (place(SECOND), Fraction(-1))))
    assert plantings(Kind.OMITTED, replace(DOCUMENT, sums=(taken,))) == []


def test_a_cell_takes_the_figure_beside_it() -> None:
    taken = {(p.fact.raw, p.changes[0][1].raw) for p in plantings(Kind.NEIGHBOUR)}
    # 3,300 stands in both columns: nothing would show.
    assert taken == {("4,500", "5,000"), ("5,000", "4,500"), ("1,200", "1,700"), ("1,700", "1,200")}


def test_a_telephone_number_is_no_table() -> None:
    assert plantings(Kind.DIGIT, replace(DOCUMENT, facts=(replace(TOTAL, concept="contact_phone"),))) == []


def test_a_year_heading_takes_its_whole_column() -> None:
    [planting] = plantings(Kind.HEADING)
    assert [old.raw for old, _ in planting.changes] == ["5,000", "1,700", "3,300"]
    assert {new.fiscal_year for _, new in planting.changes} == {2020}


def test_both_calendars_disagree() -> None:
    start = replace(TOTAL, concept="start_year", raw="平成24年度", value=2012, unit=None, decimals=None)
    [planting] = plantings(Kind.ERA, replace(DOCUMENT, facts=(start,)))
    new = planting.changes[0][1]
    assert new.value == 2012
    assert "(2012)" not in new.raw
    assert "era_mismatch" in new.flags


def test_a_list_names_another_department() -> None:
    row = replace(TOTAL, concept="listing_division", raw="地域支援課", value="地域支援課", sheet=0)
    [planting] = plantings(Kind.LIST, replace(DOCUMENT, facts=(row,)))
    assert planting.changes[0][1].value == "地域支援謀"


def test_what_arithmetic_sees() -> None:
    relations = relations_of(FACTS, [RELATION])
    assert sight(one(FIRST, "1900"), relations).sight is Sight.VISIBLE
    assert sight(one(FIRST, "1201"), relations).sight is Sight.ALLOWED
    assert sight(one(BESIDE[1], "9700"), relations).sight is Sight.OUTSIDE


def test_a_relation_that_fails_unmutated_is_no_witness() -> None:
    wrong = replace(RELATION, parts=(Term(FIRST),))
    assert sight(one(FIRST, "1900"), relations_of(FACTS, [wrong])).sight is Sight.OUTSIDE


def test_two_cells_that_change_alike_balance() -> None:
    both = Planting(Kind.SHIFT, (*one(TOTAL, "5500").changes, *one(FIRST, "2200").changes))
    assert sight(both, relations_of(FACTS, [RELATION])).sight is Sight.ALLOWED


def test_what_is_planted_is_printed() -> None:
    for kind in (Kind.TRANSPOSITION, Kind.DIGIT, Kind.DROPPED, Kind.ADDED, Kind.UNIT, Kind.NEIGHBOUR, Kind.SHIFT):
        for planting in plantings(kind):
            for old, new in planting.changes:
                assert printed(new) is not None
                assert new.value != old.value
                assert (new.bbox, new.unit, new.decimals) == (old.bbox, old.unit, old.decimals)
