from __future__ import annotations

from audit.relation import Judged
from audit.rules.forms import relations
from audit.sheets import corpus_of
from schemas.fact import Fact, Value
from tests.audit.rules.tables import fact


def _failing(facts: list[Fact]) -> list[tuple[int, Value]]:
    (document,) = corpus_of(facts).documents
    found = [relation for relation in relations(document) if isinstance(relation, Judged)]
    return [(relation.fact.sheet, relation.fact.value) for relation in found if not relation.holds]


def _box(question: str, answer: str, sheet: int = 1, column: int = 0) -> Fact:
    return fact([question], answer, 0, column, concept="checkbox", sheet=sheet, dimensions={"item": question})


def _text(concept: str, value: Value, criterion: str = "") -> Fact:
    return fact([concept], value, 3, concept=concept, dimensions={"criterion": criterion} if criterion else {})


def test_two_choices_where_the_other_sheets_have_one() -> None:
    facts = [_box("計画区分", "計画", sheet) for sheet in range(1, 7)] + [_box("計画区分", "非計画", 3, 1)]
    assert _failing(facts) == [(3, "計画")]


def test_questions_that_allow_several() -> None:
    facts = [_box("関連するゴール ※1つ以上に○", "3", sheet) for sheet in range(1, 7)]
    assert not _failing([*facts, _box("関連するゴール ※1つ以上に○", "4", 3, 1)])
    assert not _failing([_box("主な手法", "直営"), _box("主な手法", "委託", column=1)])


def test_opposites_are_never_chosen_together() -> None:
    assert _failing([_box("補助の有無", "有"), _box("補助の有無", "無", column=1)]) == [(1, "有")]


def test_an_end_that_is_set_has_a_year() -> None:
    assert _failing([_box("終期設定", "有"), _text("end_year", None)]) == [(1, "有")]
    assert not _failing([_box("終期設定", "有"), _text("end_year", 2025)])
    assert not _failing([_box("終期設定", "無"), _text("end_year", None)])
    assert not _failing([_box("終期設定", "有")])


def test_a_delay_has_a_reason_where_there_is_a_field_for_it() -> None:
    late = _text("rating", "C やや遅れ", "進捗")
    assert _failing([late, _text("rating_reason", None, "進捗")]) == [(1, "C やや遅れ")]
    assert not _failing([late, _text("rating_reason", "資材が不足した", "進捗")])
    assert not _failing([late])
