from __future__ import annotations

from audit.relation import Same
from audit.rules.across import relations
from audit.sheets import corpus_of
from schemas.fact import Fact
from schemas.finding import Rule
from tests.audit.rules.tables import fact


def _document(name: str, year: int, values: dict[tuple[int, str], int], project: str = "図書館") -> list[Fact]:
    facts = [
        fact(["事業名"], project, concept="project_name", document=name),
        fact(["年度"], year, concept="evaluation_year", unit=None, decimals=None, document=name),
    ]
    for n, ((of, phase), value) in enumerate(values.items()):
        dimensions = {"phase": phase, "cost": "project"}
        facts.append(fact(["事業費"], value, 1, n, year=of, document=name, dimensions=dimensions))
    return facts


def _pairs(*documents: list[Fact]) -> list[tuple[Rule, object, object]]:
    found = relations(corpus_of([fact for document in documents for fact in document]))
    return [(r.rule, r.fact.value, r.other.value) for r in found if isinstance(r, Same)]


def test_an_earlier_year_is_what_its_own_document_said() -> None:
    old = _document("2020.pdf", 2020, {(2020, "settlement"): 700, (2021, "original_budget"): 720})
    new = _document(
        "2021.pdf", 2021, {(2020, "settlement"): 770, (2021, "original_budget"): 720, (2021, "settlement"): 715}
    )
    assert _pairs(new, old) == [
        (Rule.PRIOR_YEAR_COLUMN, 770_000, 700_000),
        (Rule.NEXT_YEAR_BUDGET, 720_000, 720_000),
    ]


def test_an_estimate_is_not_held_against_what_came_of_it() -> None:
    old = _document(
        "2020.pdf", 2020, {(2021, "settlement_estimate"): 700, (2021, "budget"): 720, (2021, "settlement"): 1}
    )
    new = _document("2021.pdf", 2021, {(2021, "settlement"): 715, (2021, "budget"): 730})
    assert not _pairs(old, new)


def test_other_projects_and_the_sheets_of_one_document_are_not_compared() -> None:
    old = _document("2020.pdf", 2020, {(2020, "settlement"): 700})
    assert not _pairs(old, _document("2021.pdf", 2021, {(2020, "settlement"): 770}, "公民館"))


def test_a_project_in_two_documents_of_a_year() -> None:
    one = _document("a.pdf", 2020, {(2020, "settlement"): 700})
    assert _pairs(one, _document("b.pdf", 2020, {(2020, "settlement"): 770})) == [
        (Rule.PRINTED_TWICE, 770_000, 700_000)
    ]
