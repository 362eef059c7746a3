"""Identity fields, narratives, choices, ratings, reasons, directions, schedules."""

from __future__ import annotations

import pytest

from normalize.chosen import criterion_of
from normalize.paths import head_of
from tests.extract.paper import Paper, Rows, all_facts
from tests.normalize.sheets import HEAD, of, read, values


def one(label: str, text: str, concept: str, height: float = 20) -> tuple[object, str, str]:
    """Value, raw and state of the one fact that a field becomes."""
    (fact,) = of(read([[f"*{label}", text]], [100, 250], height), concept)
    return fact.value, fact.raw, fact.state


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("担当部課", "responsible_division"),
        ("係名", "responsible_section"),
        ("課長名", "manager_name"),
        ("内線", "contact_phone"),
        ("根拠法令等", "legal_basis"),
        ("関連計画", "related_plan"),
        ("経緯", "background"),
        ("課題", "issue"),
        ("今後の計画", "improvement"),
        ("所見", "comment"),
        ("取組実績", "result"),
        ("予算科目", "budget_account"),
    ],
)
def test_fields(label: str, concept: str) -> None:
    assert one(label, "ある値がここにある", concept) == ("ある値がここにある", "ある値がここにある", "reported")


@pytest.mark.parametrize(
    ("raw", "value", "state"),
    [
        ("なし", None, "not_applicable"),
        ("特になし。", None, "not_applicable"),
        ("該当なし", None, "not_applicable"),
        ("－", None, "not_applicable"),
        ("…", None, "not_applicable"),
        ("", None, "blank"),
        ("なしの産地", "なしの産地", "reported"),
    ],
)
def test_states(raw: str, value: str | None, state: str) -> None:
    assert one("備考", raw, "comment") == (value, raw, state)


def test_a_slashed_field_does_not_apply() -> None:
    paper = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14).table(40, 60, (90, 200), [*HEAD, ["*備考", ""]])
    (fact,) = [f for f in all_facts(paper.line(130, 160, 330, 140)) if f.concept == "comment"]
    assert (fact.value, fact.state) == (None, "not_applicable")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("端末が古く、\n費用が増えて\nいる。", "端末が古く、費用が増えている。"),
        ("・端末が古い。\n・費用が\n増えている。", "・端末が古い。\n・費用が増えている。"),
        ("①更新する。\n②まとめて\n買う。", "①更新する。\n②まとめて買う。"),
        ("ＩＣＴの推進", "ICTの推進"),
    ],
)
def test_wrapped_lines(text: str, value: str) -> None:
    """Joined without a space; list items stay on lines of their own."""
    found, raw, _ = one("課題", text, "issue", 60)
    assert found == value
    assert raw == text


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("087 情報化推進事業", "087", "情報化推進事業"),
        ("12-3 情報化推進事業", "12-3", "情報化推進事業"),
        ("情報化推進事業", None, "情報化推進事業"),
        ("1 情報化推進事業", None, "1 情報化推進事業"),
        ("2020 東京大会", "2020", "東京大会"),
    ],
)
def test_a_code_before_a_name(text: str, code: str | None, name: str) -> None:
    paper = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14)
    found = all_facts(paper.table(40, 60, (90, 200), [["*事務事業名", text], *HEAD[1:]]))
    assert values(found, "project_name") == [name]
    assert values(found, "project_code") == ([] if code is None else [code])


def test_a_code_in_a_cell_of_its_own() -> None:
    paper = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14)
    rows: Rows = [["*事務事業名", "087", "情報化推進事業"], *([*row, "<"] for row in HEAD[1:])]
    found = all_facts(paper.table(40, 60, (90, 40, 160), rows))
    assert values(found, "project_code") == ["087"]
    assert values(found, "project_name") == ["情報化推進事業"]


@pytest.mark.parametrize(
    ("label", "text", "concept", "expected"),
    [
        ("新規・継続", "□新規 ■継続", "project_status", ["継続"]),
        ("実施方法", "■直営 □委託 ■補助", "delivery_method", ["直営", "補助"]),
        ("実施義務", "■有 □無", "checkbox", ["有"]),
        ("新規・継続", "□新規 □継続", "project_status", []),
        ("新規・継続", "継続", "project_status", ["継続"]),
    ],
)
def test_choices(label: str, text: str, concept: str, expected: list[str]) -> None:
    """One fact for each chosen option (ruling 9); none where nothing is chosen."""
    assert values(read([[f"*{label}", text]], [100, 200]), concept) == expected


def test_the_raw_of_a_choice_is_mark_and_option() -> None:
    found = read([["*実施義務", "■有 □無"]], [100, 200])
    assert [(f.raw, dict(f.dimensions)) for f in found] == [("■有", {"item": "実施義務"})]


def test_marks_in_cells_of_their_own() -> None:
    found = read([["*実施方法", "○", "直営", "", "委託"]], [100, 16, 80, 16, 80], 16)
    (fact,) = of(found, "delivery_method")
    assert (fact.value, "".join(fact.raw.split())) == ("直営", "○直営")
    assert not [f for f in found if f.value == "委託" and f.concept == "delivery_method"]


def test_ratings_and_reasons_in_columns() -> None:
    rows: Rows = [["*項目", "*評価", "*理由"], ["*①必要性", "Ａ", "望む人が多い。"], ["*②有効性", "Ｂ", "成果がある。"]]
    found = read(rows, [80, 60, 200])
    assert [(f.value, f.dimensions["criterion"]) for f in of(found, "rating")] == [("A", "必要性"), ("B", "有効性")]
    assert [(f.value, f.dimensions["criterion"]) for f in of(found, "rating_reason")] == [
        ("望む人が多い。", "必要性"),
        ("成果がある。", "有効性"),
    ]


def test_a_reason_belongs_to_the_judgement_before_it() -> None:
    rows: Rows = [
        ["*必要性", "Ａ", "*判断理由", "望む人が多い。"],
        ["*今後の方向性", "続ける", "*理由", "まだ届かない。"],
    ]
    found = read(rows, [80, 60, 80, 200])
    assert [(f.value, dict(f.dimensions)) for f in of(found, "rating_reason")] == [
        ("望む人が多い。", {"criterion": "必要性"})
    ]
    assert values(found, "direction_reason") == ["まだ届かない。"]


def test_a_long_rating_is_its_reason() -> None:
    found = read([["*必要性", "市民の望む声が大きいので、続ける事とする。"]], [80, 300])
    assert values(found, "rating") == []
    assert [f.dimensions["criterion"] for f in of(found, "rating_reason")] == ["必要性"]


def test_overall_rating_and_direction() -> None:
    found = read([["*総合評価", "Ａ"], ["*今後の方向性", "■継続 □廃止"]], [100, 200])
    assert values(found, "overall_rating") == ["A"]
    assert values(found, "future_direction") == ["継続"]


def test_levels_of_a_policy() -> None:
    rows: Rows = [["*総合計画の体系", "*分野", "行政運営"], ["^", "*基本施策", "3 情報化の推進"]]
    found = of(read(rows, [110, 60, 150]), "policy_position")
    assert [(f.value, dict(f.dimensions)) for f in found] == [
        ("行政運営", {"level": "分野"}),
        ("3 情報化の推進", {"level": "基本施策"}),
    ]


def test_a_policy_in_two_cells_is_one_value() -> None:
    """The parts joined, and the box that holds them all (ruling 5)."""
    (fact,) = of(read([["*施策", "31", "情報化の推進"]], [80, 40, 150]), "policy_position")
    assert (fact.value, fact.raw) == ("31 情報化の推進", "31 情報化の推進")
    assert fact.bbox.x0 < 130
    assert fact.bbox.x1 > 190


def test_what_nothing_names_is_kept() -> None:
    found = read([["*ほかの見出し", "ある文"], ["まったく知らない文", "別の文"]], [100, 200])
    assert {(f.concept, f.value) for f in found} >= {("other", "ある文"), ("other", "別の文")}


def test_schedules() -> None:
    rows: Rows = [["*実施スケジュール", "<"], ["*R3年度", "*R4年度"], ["設計の作業", "稼働の開始"]]
    found = of(read(rows, [120, 120]), "schedule")
    assert [(f.value, f.fiscal_year) for f in found] == [("設計の作業", 2021), ("稼働の開始", 2022)]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("①必要性", "必要性"),
        ("(1) 有効性", "有効性"),
        ("2. 達成度※", "達成度"),
        ("妥当性(手段)", "妥当性"),
        ("効率性", "効率性"),
    ],
)
def test_names_of_criteria(printed: str, name: str) -> None:
    """Without numbering, note and remark (ruling 8)."""
    assert criterion_of(head_of(printed, "row", False)) == name


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("評価対象", "令和5年度", ("evaluation_year", 2023)),
        ("評価対象", "市民", ("target_group", "市民")),
        ("終期設定", "令和9年度", ("end_year", 2027)),
        ("終期設定", "無", ("checkbox", "無")),
        ("終期", "無", ("end_year", None)),
        ("新規・拡充・継続の別", "拡充", ("project_status", "拡充")),
    ],
)
def test_a_field_is_what_its_value_says(label: str, text: str, expected: tuple[str, object]) -> None:
    found = read([[f"*{label}", text], ["*担当課", "総務課"]], [120, 200])
    assert [(f.concept, f.value) for f in found][:-1] == [expected]


def test_the_level_of_a_place_in_the_plan_in_brackets() -> None:
    found = read([["*総合計画（章）", "安全なまち"], ["*担当課", "総務課"]], [100, 200])
    assert [(f.concept, dict(f.dimensions)) for f in found][:1] == [("policy_position", {"level": "章"})]


def test_the_year_that_is_evaluated_with_what_was_done_in_it() -> None:
    found = read([["*評価対象", "令和5年度に実施した事業"], ["*担当課", "総務課"]], [100, 200])
    assert [(f.concept, f.value, f.raw) for f in found][:1] == [("evaluation_year", 2023, "令和5年度")]
