from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.relation import Judged, Same
from audit.rules import counts, lists
from audit.sheets import DocumentFacts, corpus_of
from schemas.fact import Fact, Value
from schemas.finding import Rule, Severity
from tests.audit.rules.tables import fact


def _text(
    concept: str, value: Value, sheet: int, row: int = 0, dimensions: Mapping[str, str | int] | None = None
) -> Fact:
    return fact([concept], value, row, sheet=sheet, concept=concept, unit=None, decimals=None, dimensions=dimensions)


Line = tuple[Value, ...]


def _document(listed: Sequence[Line], own: Sequence[Line], *more: Fact) -> DocumentFacts:
    facts = []
    concepts = ("listing_name", "listing_division", "listing_rating", "listing_amount")
    for n, row in enumerate(listed):
        for concept, value in zip(concepts, row, strict=True):
            facts.append(_text(concept, value, 0, n, dimensions={"row": n + 1, "table": "一覧"}))
    for n, (name, division, rating, cost) in enumerate(own):
        facts += [_text("project_name", name, n + 1), _text("responsible_division", division, n + 1)]
        facts += [_text("overall_rating", rating, n + 1), fact(["事業費"], cost, sheet=n + 1, decimals=0)]
    (document,) = corpus_of([*facts, *more]).documents
    return document


LISTED = [("雪の道", "道路課", "A", 100), ("雪捨て場", "道路課", "B", 250), ("除雪機貸出", "協働課", "A", 70)]
SHEETS = [
    ("雪の道", "建設部道路課", "Ａ：適切", 100),
    ("雪捨て場", "建設部 道路課", "Ｂ", 250),
    ("除雪機貸出", "協働課", "A", 70),
]


def _failing(document: DocumentFacts) -> list[tuple[Rule, Value, Value, Severity]]:
    found = []
    for relation in lists.relations(document):
        if isinstance(relation, Judged) and not relation.holds:
            found.append((relation.rule, relation.fact.value, relation.expected, relation.severity))
        if isinstance(relation, Same) and relation.fact.value != relation.other.value:
            found.append((relation.rule, relation.fact.value, relation.other.value, relation.severity))
    return found


def test_a_list_that_agrees_with_its_sheets() -> None:
    document = _document(LISTED, SHEETS)
    assert not _failing(document) and len(list(lists.relations(document))) == 12


def test_what_differs_is_told_with_both_writings() -> None:
    other = [("雪の道", "道路課", "B", 100), ("雪捨て揚", "道路課", "B", 520), ("除雪機貸出", "交通課", "A", 70)]
    assert _failing(_document(other, SHEETS)) == [
        (Rule.NAME_VARIANT, "雪捨て揚", "雪捨て場", Severity.WARNING),
        (Rule.LIST_VS_SHEET, "交通課", "協働課", Severity.WARNING),
        (Rule.LIST_VS_SHEET, "B", "Ａ：適切", Severity.ERROR),
        (Rule.LIST_VS_SHEET, 520, 250, Severity.ERROR),
    ]


def test_pages_are_counted_from_where_most_lines_begin() -> None:
    def page(row: int, value: int) -> Fact:
        return _text("listing_page", value, 0, row, dimensions={"row": row + 1, "table": "一覧"})

    document = _document(LISTED, SHEETS, page(0, 1), page(1, 1), page(2, 7))
    assert _failing(document) == [(Rule.LIST_VS_SHEET, 7, 1, Severity.WARNING)]


def _counts(*numbers: int, total: int) -> list[Fact]:
    labels = ["A 順調", "B 概ね順調", "計"]
    return [
        fact(
            [label],
            n,
            0,
            x,
            sheet=0,
            concept="listing_count",
            unit="件",
            decimals=0,
            dimensions={"row": 1, "table": "内訳"},
        )
        for x, (label, n) in enumerate(zip(labels, [*numbers, total], strict=True))
    ]


def _count_failures(document: DocumentFacts) -> list[tuple[Value, Value]]:
    return [(r.fact.value, r.expected) for r in counts.relations(document) if isinstance(r, Judged) and not r.holds]


def test_counts_by_grade_are_those_of_the_list_and_the_sheets() -> None:
    assert not _count_failures(_document(LISTED, SHEETS, *_counts(2, 1, total=3)))
    assert set(_count_failures(_document(LISTED, SHEETS, *_counts(2, 7, total=9)))) == {(7, 1)}


def test_counts_in_a_sentence() -> None:
    said = _text("comment", "今年度はA:1件、B:2件であった。", 1)
    assert _count_failures(_document(LISTED, SHEETS, said)) == [(said.value, "A:2件、B:1件")]
    projects = _text("other", "全4事業について評価した。", 0)
    assert _count_failures(_document(LISTED, SHEETS, projects)) == [(projects.value, 3)]
