"""What the accuracy benchmark counts: found one to one, and wrong figures that look right."""

from __future__ import annotations

from benchmarks.corpus import everything
from benchmarks.scoring import CORE, Line, compare, dangers, sure_errors, whole
from schemas.vocabulary import concepts


def fact(**changes: object) -> Line:
    line: Line = {
        "sheet": 1, "page": 1, "concept": "amount", "label": ["事業費"], "fiscal_year": 2021, "fiscal_year_end": None,
        "dimensions": {"cost": "project"}, "value": 5000, "unit": "JPY", "decimals": -3, "raw": "5", "state": "reported",
        "confidence": 0.95,
    }  # fmt: skip
    return line | changes


def wrong_of(expected: Line, extracted: Line) -> list[tuple[str, ...]]:
    return [danger.wrong for danger in dangers(compare([expected], [extracted]))]


def test_each_expected_fact_is_found_once() -> None:
    score = whole(compare([fact(), fact()], [fact(), fact(), fact()]))
    assert (score.found, len(score.extra), len(score.missed), len(score.hits)) == (2, 1, 0, 2)
    score = whole(compare([fact(), fact()], [fact()]))
    assert (score.found, len(score.extra), len(score.missed)) == (1, 0, 1)


def test_other_and_blank_are_not_counted_and_text_for_a_figure_is_beyond() -> None:
    extracted = [fact(concept="other"), fact(state="blank", value=None), fact(value="5人分", unit=None)]
    score = whole(compare([fact()], extracted))
    assert (score.extracted, score.found, len(score.extra)) == (1, 0, 1)


def test_a_wrong_year_sign_or_unit_is_dangerous() -> None:
    assert wrong_of(fact(), fact(fiscal_year=2020)) == [("year",)]
    assert wrong_of(fact(value=-5000, raw="△5"), fact()) == [("sign",)]
    assert wrong_of(fact(), fact(value=5, decimals=0)) == [("unit",)]
    assert wrong_of(fact(), fact(unit="person", fiscal_year=None)) == [("year", "unit")]


def test_what_is_unsure_or_wrong_in_something_else_is_not_dangerous() -> None:
    assert wrong_of(fact(), fact(fiscal_year=2020, confidence=0.89)) == []
    assert wrong_of(fact(), fact(dimensions={"cost": "total"})) == []
    assert wrong_of(fact(), fact(value="5", fiscal_year=2020)) == []
    assert len(sure_errors(compare([fact()], [fact(dimensions={"cost": "total"})]))) == 1


def test_of_several_figures_the_most_alike_stands_in_the_place() -> None:
    expected = [fact(), fact(fiscal_year=2022, dimensions={"cost": "total"})]
    extracted = [fact(fiscal_year=2023, dimensions={"cost": "total"}), fact(unit="person")]
    assert sorted(danger.wrong for danger in dangers(compare(expected, extracted))) == [("unit",), ("year",)]


def test_the_core_concepts_exist() -> None:
    assert concepts().keys() >= CORE


def test_all_sets_of_the_repository_are_found() -> None:
    documents = everything()
    assert {d.set for d in documents} >= {"samples", "develop", "measure"}
    assert all(d.pdf.exists() and d.lines for d in documents)
    assert not any(d.set == "samples" for d in documents if "forms" in d.pdf.parts)
