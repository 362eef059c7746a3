"""What printed headings mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.folding import fold_label
from schemas.vocabulary import NOTHING, Quality, concepts, cores, exact, look_up

PERSONAL = {"manager_name", "contact_name", "contact_phone"}
CONCEPTS = [
    "sheet_title",
    "evaluation_year",
    "sheet_number",
    "project_code",
    "project_name",
    "responsible_division",
    "responsible_section",
    "manager_name",
    "contact_name",
    "contact_phone",
    "budget_account",
    "policy_position",
    "start_year",
    "end_year",
    "project_status",
    "project_type",
    "delivery_method",
    "legal_basis",
    "related_plan",
    "target_group",
    "purpose",
    "means",
    "desired_outcome",
    "background",
    "result",
    "issue",
    "improvement",
    "comment",
    "project_stage",
    "amount",
    "line_item",
    "staff_fte",
    "overtime_hours",
    "indicator_name",
    "indicator_unit",
    "indicator_definition",
    "indicator_target",
    "indicator_actual",
    "indicator_rate",
    "rating",
    "rating_reason",
    "overall_rating",
    "future_direction",
    "direction_reason",
    "checkbox",
    "listing_name",
    "listing_division",
    "listing_page",
    "listing_rating",
    "listing_count",
    "listing_amount",
    "schedule",
    "other",
]
"""The concepts of FACTS.md."""


@pytest.mark.parametrize(
    ("text", "concept", "quality"),
    [
        ("事業名", "project_name", Quality.EXACT),
        ("事　業　名：", "project_name", Quality.EXACT),
        ("担当部課", "responsible_division", Quality.EXACT),
        ("①事業名", "project_name", Quality.CORE),
        ("(1) 課題", "issue", Quality.CORE),
        ("【課題】", "issue", Quality.CORE),
        ("3. 担当課", "responsible_division", Quality.CORE),
        ("活動指標1", "indicator_name", Quality.CORE),
        ("成果指標②", "indicator_name", Quality.CORE),
        ("課題(200字以内)", "issue", Quality.CORE),
        ("令和4年度の取組実績", "result", Quality.CORE),
        ("池田", None, Quality.NONE),
        ("", None, Quality.NONE),
        ("1,350", None, Quality.NONE),
    ],
)
def test_qualities(text: str, concept: str | None, quality: Quality) -> None:
    """As printed, without its decorations, by its parts, not at all."""
    meaning = look_up(text)
    assert (meaning.of("concept"), meaning.quality) == (concept, quality)


@pytest.mark.parametrize(("text", "concept"), [("情報課の所見", "comment"), ("本年度の課題", "issue")])
def test_a_compound_is_named_by_its_end(text: str, concept: str) -> None:
    meaning = look_up(text)
    assert meaning.of("concept") == concept
    assert Quality.NONE < meaning.quality < Quality.EXACT


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("決算額", "phase", "settlement"),
        ("当初予算額", "phase", "original_budget"),
        ("予算現額", "phase", "final_budget"),
        ("決算見込額", "phase", "settlement_estimate"),
        ("要求額", "phase", "request"),
        ("総事業費", "cost", "total"),
        ("事業費A", "cost", "project"),
        ("事業費 (A)", "cost", "project"),
        ("人件費(B)", "cost", "personnel"),
        ("総コスト(A+B)", "cost", "total"),
        ("公債費", "cost", "debt_service"),
        ("国庫支出金", "source", "national"),
        ("国・県支出金", "source", "national+prefectural"),
        ("国庫、県支出金、地方債", "source", "national+prefectural+bond"),
        ("うち特定財源", "source", "special_total"),
        ("一般財源", "source", "general"),
        ("財源内訳", "role", "funding"),
        ("区分", "role", "stub"),
        ("活動指標", "role", "output"),
    ],
)
def test_dimensions_and_roles(text: str, kind: str, name: str) -> None:
    meaning = look_up(text)
    assert meaning.has(kind, name)  # type: ignore[arg-type]
    assert meaning.of(kind) == name  # type: ignore[arg-type]


def test_a_part_must_be_a_good_share_of_the_heading() -> None:
    """A heading about something else that merely ends in 課題 or begins with 国 is not one."""
    assert look_up("情報通信基盤整備推進本部会議における検討課題").quality is Quality.NONE
    assert look_up("国際交流").of("source") is None


@pytest.mark.parametrize(
    ("folded", "core"),
    [
        ("1事業名", "事業名"),
        ("(2)事業名", "事業名"),
        ("ア.事業名", "事業名"),
        ("IV.事業名", "事業名"),
        ("[事業名]", "事業名"),
        ("(事業名)", "事業名"),
        ("事業費(a)-(b)=(c)", "事業費"),
        ("事業費A+B", "事業費"),
        ("令和4年度の実績", "実績"),
        ("R5年度決算額", "決算額"),
        ("実績※注", "実績"),
        ("活動指標3", "活動指標"),
    ],
)
def test_cores(folded: str, core: str) -> None:
    assert core in cores(folded)


@pytest.mark.parametrize("folded", ["3年度", "2次評価", "10年目"])
def test_numbers_that_belong_to_a_word_stay(folded: str) -> None:
    assert cores(folded)[0] == folded


@given(st.text(max_size=40))
def test_look_up_never_fails(text: str) -> None:
    meaning = look_up(text)
    assert (meaning.quality is Quality.NONE) == (not meaning.terms)
    assert (exact(text) == NOTHING) == (meaning.quality < Quality.CORE)
    assert all(cores(fold_label(text)))


def test_every_concept_of_the_contract() -> None:
    public = {name for name, concept in concepts().items() if not concept.internal}
    assert public == set(CONCEPTS)


def test_personal_data() -> None:
    assert {name for name, concept in concepts().items() if concept.personal} == PERSONAL


def test_every_label_finds_its_concept() -> None:
    """Each printed label of the vocabulary leads back to its own entry."""
    checked = 0
    for name, concept in concepts().items():
        for label in concept.labels:
            meaning = look_up(label)
            assert meaning.quality is Quality.EXACT, label
            assert meaning.has("concept", name), label
            checked += 1
    assert checked > 800


def test_entries_are_whole() -> None:
    kinds = {"text", "year", "number", "money", "count", "choice"}
    groups = {"identity", "money", "indicator", "evaluation", "narrative", "listing"}
    for concept in concepts().values():
        assert concept.kind in kinds, concept
        assert concept.group in groups, concept
        assert concept.gloss, concept
    assert {c.unit for c in concepts().values() if c.kind == "money"} == {"JPY"}
