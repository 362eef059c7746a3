"""What is noted of how a value was read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from normalize.context import Item
from normalize.drafts import Draft
from normalize.features import TERMS, TOPICS, Terms, terms_of, topic_of
from normalize.standing import Relation, Standing
from schemas.vocabulary import concepts
from tests.extract.paper import Rows
from tests.normalize.sheets import items

TABLE: Rows = [["*区分", "*R3年度決算"], ["*事業費(千円)", "11"]]


def item_of(rows: Rows, text: str) -> Item:
    return next(item for item in items(rows) if item.block.text == text)


def amount(rows: Rows = TABLE, **more: Any) -> Draft:
    plain: dict[str, Any] = {"fiscal_year": 2021, "dimensions": {"phase": "settlement"}, "unit": "JPY"}
    return Draft(item_of(rows, "11"), "amount", 11_000, **(plain | more))


def terms(draft: Draft, standing: Standing = Standing()) -> Terms:  # noqa: B008
    found = terms_of(draft, standing)
    assert found <= TERMS.keys()
    return found


def test_of_a_figure_with_all_it_needs_nothing_is_said() -> None:
    assert terms(amount()) == frozenset()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"flags": ("year_inferred",)}, {"year_inferred"}),
        ({"fiscal_year": None}, {"year_inferred", "year_absent"}),
        ({"fiscal_year_end": 2023}, {"years_several"}),
        ({"flags": ("unit_inferred",)}, {"unit_above", "unit_inferred"}),
        ({"flags": ("unit_unknown",), "unit": None}, {"unit_above", "unit_inferred", "unit_absent"}),
        ({"unit": "person"}, {"unit_above", "unit_inferred", "unit_absent"}),
        ({"dimensions": {}}, {"phase_absent"}),
        ({"flags": ("year_duplicated",)}, {"odd"}),
        ({"value": "十一", "flags": ("unreadable",)}, {"unreadable"}),
    ],
)
def test_what_is_said_of_a_figure(more: dict[str, Any], said: set[str]) -> None:
    assert terms(replace(amount(), **more)) == said


def test_a_unit_may_stand_at_the_figure_or_above_the_table() -> None:
    rows: Rows = [["*区分", "*R3年度決算"], ["*事業費", "11"]]
    assert terms(amount(rows)) == {"unit_above"}
    assert terms(amount(rows, raw="11千円")) == frozenset()


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("事業費", set()),
        ("（３）事業費※１", {"label_decorated"}),
        ("図書館事業費", {"label_decorated", "label_part"}),
    ],
)
def test_how_well_the_heading_is_known(heading: str, said: set[str]) -> None:
    rows: Rows = [["*区分", "*R3年度"], [f"*{heading}", "11"]]
    assert terms(amount(rows)) & {"label_decorated", "label_part", "label_none"} == said


def test_a_heading_that_nobody_knows() -> None:
    strange: Rows = [["*区分", "*R3年度"], ["*まるごと", "11"]]
    found = terms(amount(strange))
    assert {"label_decorated", "label_part", "label_none", "heading_strange"} <= found


def test_words_where_a_figure_is_due_and_figures_without_a_unit() -> None:
    rows: Rows = [["*指標名", "*R3年度実績"], ["利用者数", "11"]]
    figure = Draft(item_of(rows, "11"), "indicator_actual", 11, fiscal_year=2021)
    assert "unit_absent" in terms(figure)
    assert "words_for_figure" in terms(replace(figure, value="完了"))
    assert "unit_absent" not in terms(replace(figure, value="完了"))
    assert not terms(replace(figure, unit="人")) & {"unit_absent", "unit_above"}


def test_a_value_that_is_a_heading_and_an_indicator_of_no_type() -> None:
    name = Draft(item_of([["*事務事業名", "担当課"]], "担当課"), "project_name", "担当課")
    assert "value_is_label" in terms(name)
    assert "value_is_label" not in terms(replace(name, value="図書館の運営"))
    untyped = replace(name, concept="indicator_name", dimensions={"indicator": 1, "indicator_type": "other"})
    assert "type_absent" in terms(untyped)


def test_cells_without_rules() -> None:
    draft = amount()
    free = replace(draft, item=replace(draft.item, block=replace(draft.item.block, ruled=False)))
    space = replace(draft, item=replace(draft.item, block=replace(draft.item.block, inferred=True)))
    assert (terms(free), terms(space)) == ({"not_ruled"}, {"not_ruled", "from_space"})


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing(Relation.CLOSED), {"sum_closed"}),
        (Standing(Relation.BROKEN), {"sum_broken"}),
        (Standing(rivals_beside=True), {"rivals_beside"}),
        (Standing(rivals=True, rivals_beside=True), {"rivals_beside", "rivals"}),
        (Standing(known=0.6), {"sheet_strange"}),
        (Standing(known=0.4), {"sheet_strange", "sheet_foreign"}),
    ],
)
def test_what_a_value_takes_part_in(standing: Standing, said: set[str]) -> None:
    assert terms(amount(), standing) == said


def test_every_concept_has_a_topic() -> None:
    """A new one must not stop the reading."""
    found = {topic_of(replace(amount(), concept=concept)) for concept in concepts() if concept != "other"}
    assert found <= TOPICS.keys()


def test_topics() -> None:
    draft = amount()
    concepts = ("amount", "line_item", "overtime_hours", "indicator_rate", "indicator_unit", "project_name", "rating")
    found = [topic_of(replace(draft, concept=concept)) for concept in concepts]
    assert found == ["amount", "line_item", "staff", "figure", "indicator", "identity", "evaluation"]
    assert set(found) <= TOPICS.keys()
    assert topic_of(replace(draft, concept="other")) is None
    assert terms(replace(draft, concept="other"), Standing(rivals=True)) == frozenset()
