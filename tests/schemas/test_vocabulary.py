"""What printed headings mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.cores import cores
from schemas.folding import fold_label
from schemas.vocabulary import NOTHING, Quality, concepts, exact, look_up

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
        assert len(concept.labels) == len(set(concept.labels)), concept.name
    assert {c.unit for c in concepts().values() if c.kind == "money"} == {"JPY"}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("どのような課題がありますか", "issue"),
        ("なぜ行うのですか？", "purpose"),
        ("誰が対象ですか", "target_group"),
        ("いつから始めましたか。", "start_year"),
        ("② 何を行うのですか", "means"),
        ("この事業の根拠は何でしょうか", "legal_basis"),
        # what stands before the question is a heading by itself
        ("目的は何か", "purpose"),
        ("事業を開始したきっかけは何か", "background"),
    ],
)
def test_a_question_is_what_it_asks_for(text: str, concept: str) -> None:
    meaning = look_up(text)
    assert (meaning.of("concept"), meaning.quality) == (concept, Quality.CORE)


@pytest.mark.parametrize("text", ["大きな問題はありません。", "みどりは好きですか", "なぜ行うのか分からない"])
def test_a_statement_and_another_question_ask_for_nothing(text: str) -> None:
    assert exact(text) == NOTHING


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("だれのために", "target_group"),
        ("どうなることをめざして", "desired_outcome"),
        ("どうなることを目指して", "desired_outcome"),
        ("めざす状態", "desired_outcome"),
        ("何のため", "purpose"),
        ("何を行うこと", "means"),
        ("令和5年度に行ったこと", "result"),
        ("できたこと", "result"),
        ("課題として残ったこと", "issue"),
        ("具体的に取り組むこと", "improvement"),
        # the first that fits: what is going to be done, not what is done
        ("これからすること", "improvement"),
    ],
)
def test_a_heading_in_everyday_words(text: str, concept: str) -> None:
    """What it is, if it is a heading; that it is one, its place and colour tell."""
    meaning = look_up(text)
    assert meaning.of("concept") == concept
    assert meaning.quality >= Quality.PART


@pytest.mark.parametrize(
    "text",
    [
        # a sentence, a long text, and one that says nothing of the kind
        "令和５年度に行ったこと。",
        "窓口で相談を受け付けてから市民の支援を行うこと",
        "市民の安全を守ること",
        "みどりのために",
        # the words alone, without the end of a heading
        "だれのものか分からない話",
    ],
)
def test_what_is_no_heading_in_everyday_words(text: str) -> None:
    assert exact(text) == NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "課題が残っているため",
        "市が行うことが適当なため",
        "交通の問題を解消するため",
        "健康の問題を抱える人を助けること",
        "市内に住所を有すること",
    ],
)
def test_the_text_of_a_field_is_no_heading_in_everyday_words(text: str) -> None:
    assert exact(text) == NOTHING


@pytest.mark.parametrize(
    ("text", "preferred"),
    [
        ("取り組み状況", "取組状況"),
        ("位置づけ", "位置付け"),
        ("とりまく環境", "取り巻く環境"),
        ("実施の方法", "実施方法"),
        ("今後の取り組み", "今後の取組"),
        # spellings that hold the preferred one
        ("取組み状況", "取組状況"),
        ("今後の取組み", "今後の取組"),
    ],
)
def test_other_spellings_of_a_heading(text: str, preferred: str) -> None:
    assert exact(preferred) != NOTHING
    assert exact(text).terms == exact(preferred).terms


@pytest.mark.parametrize(
    ("text", "concept", "quality"),
    [
        ("二次評価所見", "comment", Quality.CORE),
        ("今後の方向性所見", "comment", Quality.CORE),
        # a figure behind another word is something else
        ("二次評価事業費", None, Quality.PART),
        # an unknown word before it may be anything
        ("みどり所見", "comment", Quality.PART),
    ],
)
def test_two_headings_in_one_word_are_what_the_second_is(text: str, concept: str | None, quality: Quality) -> None:
    meaning = look_up(text)
    assert (meaning.of("concept"), meaning.quality) == (concept, quality)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("実施主体・方法", "delivery_method"),
        ("目的・対象", "purpose"),
        ("対象、意図", "target_group"),
        ("対象／意図", "target_group"),
        ("対象及び意図", "target_group"),
        ("対象ならびに意図", "target_group"),
        # the second may be one character
        ("担当課及び係", "responsible_division"),
    ],
)
def test_joined_headings_are_what_the_first_is(text: str, concept: str) -> None:
    assert exact(text).of("concept") == concept


@pytest.mark.parametrize("text", ["みどり・課題", "事業費・人件費", "予算額・決算額", "目的・背景にある長い言葉の列"])
def test_other_words_side_by_side_are_not_joined(text: str) -> None:
    """An unknown word first, words of the budget, and a heading too long to be one."""
    assert exact(text) == NOTHING


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("前年度支出済額", "phase", "settlement"),
        ("前年支出済額", "phase", "settlement"),
        ("前年度の支出済額", "phase", "settlement"),
        ("本年度予算額", "phase", "budget"),
        ("翌年度予算額", "phase", "budget"),
        ("今年度の課題", "concept", "issue"),
    ],
)
def test_a_year_relative_to_the_sheet_is_no_part_of_the_heading(text: str, kind: str, name: str) -> None:
    assert exact(text).of(kind) == name  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["計画（Plan）", "実施（ＤＯ）", "【CHECK】", "Ｐｌａｎ", "改善(Action)", "CHECK：評価"]
)
def test_a_stage_of_management_heads_no_value(text: str) -> None:
    meaning = look_up(text)
    assert (meaning.of("concept"), meaning.of("phase"), meaning.quality) == (None, None, Quality.CORE)
    assert meaning.has("role", "stage")


@pytest.mark.parametrize(
    ("text", "concept"),
    [("課題【CHECK】", "issue"), ("目的（PLAN）", "purpose"), ("今後の方向性【ACTION】", "future_direction")],
)
def test_what_is_headed_beside_a_stage_counts(text: str, concept: str) -> None:
    assert look_up(text).of("concept") == concept


@pytest.mark.parametrize("text", ["DOT収集", "ACTIVE事業", "見学会（SEED）"])
def test_words_that_only_begin_like_a_stage_are_none(text: str) -> None:
    assert not look_up(text).has("role", "stage")
