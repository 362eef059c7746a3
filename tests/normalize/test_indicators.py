"""Indicators: which cells belong together, their order and type, units and figures."""

from __future__ import annotations

import pytest

from normalize.figures import is_unit_text, unit_named
from schemas.fact import Fact
from tests.extract.paper import Rows
from tests.normalize.sheets import of, read, values

ROWS: Rows = [
    ["*区分", "*指標名", "*単位", "*R3年度目標値", "*R3年度実績値", "*R4年度目標値"],
    ["*活動指標", "開催回数", "回", "10", "9", "12"],
    ["*成果指標", "来場者数", "人", "1,000", "990.5", "－"],
]
WIDTHS = [60.0, 90, 40, 80, 80, 80]


def numbered(found: list[Fact]) -> list[tuple[object, object, object]]:
    return [(f.dimensions.get("indicator"), f.dimensions.get("indicator_type"), f.value) for f in found]


def test_a_table_of_indicators() -> None:
    found = read(ROWS, WIDTHS)
    assert numbered(of(found, "indicator_name")) == [(1, "output", "開催回数"), (2, "outcome", "来場者数")]
    assert numbered(of(found, "indicator_unit")) == [(1, "output", "回"), (2, "outcome", "人")]
    assert numbered(of(found, "indicator_target")) == [
        (1, "output", 10), (1, "output", 12), (2, "outcome", 1000), (2, "outcome", None),
    ]  # fmt: skip
    assert numbered(of(found, "indicator_actual")) == [(1, "output", 9), (2, "outcome", 990.5)]


def test_years_units_and_decimals() -> None:
    found = {f.raw: f for f in read(ROWS, WIDTHS)}
    assert (found["10"].fiscal_year, found["12"].fiscal_year) == (2021, 2022)
    assert (found["10"].unit, found["10"].decimals) == ("回", 0)
    assert (found["990.5"].unit, found["990.5"].decimals) == ("person", 1)
    assert (found["－"].state, found["－"].unit, found["－"].decimals) == ("not_applicable", "person", None)
    assert found["10"].label == ("活動指標", "開催回数", "R3年度目標値")
    assert found["開催回数"].fiscal_year is None


def test_an_indicator_of_several_rows() -> None:
    """Target, actual and rate below one another beside one name."""
    rows: Rows = [
        ["*指標名", "*区分", "*R3年度", "*R4年度"],
        ["開催回数（回）", "*目標値", "10", "12"],
        ["^", "*実績値", "9", "完了"],
        ["^", "*達成率(%)", "90.0", ""],
        ["来場者数（人）", "*目標値", "100", "120"],
        ["^", "*実績値", "99", ""],
    ]
    found = read(rows, [100, 70, 60, 60])
    assert numbered(of(found, "indicator_name")) == [(1, "other", "開催回数"), (2, "other", "来場者数")]
    assert numbered(of(found, "indicator_unit")) == [(1, "other", "回"), (2, "other", "人")]
    assert [f[0] for f in numbered(of(found, "indicator_target"))] == [1, 1, 2, 2]
    (rate,) = [f for f in of(found, "indicator_rate") if f.state == "reported"]
    assert (rate.value, rate.unit, rate.decimals, rate.fiscal_year) == (90.0, "%", 1, 2021)


def test_a_figure_that_is_none_is_its_text() -> None:
    rows: Rows = [["*指標名", "*単位", "*R3年度目標値", "*R3年度実績値"], ["システムの更新", "件", "99以上", "完了"]]
    found = read(rows, [100, 40, 80, 80])
    (target,), (actual,) = of(found, "indicator_target"), of(found, "indicator_actual")
    assert (target.value, target.unit, target.decimals) == ("99以上", None, None)
    assert (actual.value, actual.unit, actual.decimals) == ("完了", None, None)


def test_an_estimate_that_ends_a_row_of_actuals() -> None:
    """Ruling 15: 3年度見込み is an actual, flagged."""
    rows: Rows = [["*指標名", "*単位", "*R1年度", "*R2年度", "*R3年度見込み"], ["開催回数", "回", "11", "12", "13"]]
    found = read(rows, [90, 40, 60, 60, 80])
    assert [(f.concept, f.value, f.flags) for f in found if f.fiscal_year] == [
        ("indicator_actual", 11, ()),
        ("indicator_actual", 12, ()),
        ("indicator_actual", 13, ("estimate",)),
    ]


def test_an_estimate_beside_actuals_is_a_target() -> None:
    rows: Rows = [
        ["*指標名", "*R3年度見込", "*R3年度実績", "*R4年度見込"],
        ["開催回数", "11", "12", "13"],
    ]
    found = read(rows, [90, 80, 80, 80])
    assert values(found, "indicator_target") == [11, 13]
    assert values(found, "indicator_actual") == [12]


def test_slots_that_the_form_leaves_empty_have_no_number() -> None:
    """Ruling 11."""
    rows: Rows = [
        ["*指標名", "*単位", "*R3年度目標値", "*R3年度実績値"],
        ["開催回数", "回", "11", "12"],
        ["", "", "", ""],
        ["来場者数", "人", "21", "22"],
    ]
    found = [f for f in read(rows, [90, 40, 80, 80]) if f.state == "reported"]
    assert {f.dimensions["indicator"] for f in found} == {1, 2}


def test_two_tables_of_indicators_in_one_frame() -> None:
    rows: Rows = [
        ["*活動指標", "*R3年度", "*R4年度", "*成果指標", "*R3年度", "*R4年度"],
        ["開催回数(回)", "11", "12", "来場者数(人)", "21", "22"],
    ]
    found = read(rows, [80, 45, 45, 80, 45, 45])
    assert numbered(of(found, "indicator_name")) == [(1, "output", "開催回数"), (2, "outcome", "来場者数")]
    assert numbered(of(found, "indicator_actual")) == [
        (1, "output", 11), (1, "output", 12), (2, "outcome", 21), (2, "outcome", 22),
    ]  # fmt: skip
    assert [f.unit for f in of(found, "indicator_actual")] == ["回", "回", "person", "person"]


def test_a_unit_in_the_middle_of_a_name() -> None:
    rows: Rows = [["*指標名", "*R3年度目標値", "*R3年度実績値"], ["増加率(%)(複合機)", "11", "12"]]
    found = read(rows, [110, 80, 80])
    assert values(found, "indicator_name") == ["増加率(%)(複合機)"]
    assert values(found, "indicator_unit") == ["%"]


def test_a_remark_at_the_end_of_a_name_is_no_unit() -> None:
    rows: Rows = [["*指標名", "*R3年度目標値", "*R3年度実績値"], ["開催回数(土日のみ)", "11", "12"]]
    found = read(rows, [110, 80, 80])
    assert values(found, "indicator_name") == ["開催回数(土日のみ)"]
    assert values(found, "indicator_unit") == []


def test_definitions() -> None:
    rows: Rows = [["*指標名", "*指標の説明", "*目標値"], ["開催回数", "一年に開いた回数", "11"]]
    (fact,) = of(read(rows, [90, 120, 60]), "indicator_definition")
    assert (fact.value, fact.dimensions["indicator"]) == ("一年に開いた回数", 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [("件", "件"), ("人", "person"), ("％", "%"), ("(回)", "回"), ("みかん箱", "みかん箱"), ("－", None), ("", None)],
)
def test_units_as_printed(text: str, code: str | None) -> None:
    unit = unit_named(text)
    assert (None if unit is None else unit.code) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [("件", True), ("分以内", True), ("件/年", True), ("", True), ("土日のみ", False), ("再掲", False)],
)
def test_units_and_remarks(text: str, expected: bool) -> None:
    assert is_unit_text(text) is expected


NAMES: Rows = [
    ["*活動指標", "*ア", "開催回数", "*単位", "回"],
    ["^", "*イ", "来場者数", "*単位", "人"],
    ["*成果指標", "*ア", "満足の割合", "*単位", "%"],
]
YEARS: Rows = [
    ["*区分", "<", "*R3年度", "*R4年度", "*R5年度"],
    ["*活動指標", "*ア", "11", "12", "13"],
    ["^", "*イ", "21", "22", "23"],
    ["*成果指標", "*ア", "31", "32", "33"],
]


def test_letters_number_the_slots_in_all_tables() -> None:
    """活動指標ア is one indicator where it is named, and where its figures stand; 成果指標ア another."""
    found = read([*NAMES, *YEARS], [70, 20, 90, 50, 50])
    assert numbered(of(found, "indicator_name")) == [
        (1, "output", "開催回数"), (2, "output", "来場者数"), (3, "outcome", "満足の割合"),
    ]  # fmt: skip
    assert numbered(of(found, "indicator_actual")) == [
        (number, kind, 10 * number + year)
        for number, kind in ((1, "output"), (2, "output"), (3, "outcome"))
        for year in (1, 2, 3)
    ]
    assert {f.unit for f in of(found, "indicator_actual") if f.dimensions["indicator"] == 1} == {"回"}


def test_letters_that_are_not_shaded() -> None:
    """ア and イ behind a heading that spans both are headings, whatever their colour."""
    found = read([["活動指標", "ア", "開催回数"], ["^", "イ", "来場者数"]], [70, 20, 100])
    assert numbered(of(found, "indicator_name")) == [(1, "output", "開催回数"), (2, "output", "来場者数")]


def test_a_lone_letter_that_is_not_shaded() -> None:
    rows: Rows = [["活動指標", "ア", "開催回数"], ["^", "イ", "来場者数"], ["成果指標", "ア", "満足の割合"]]
    assert values(read(rows, [70, 20, 100]), "indicator_name") == ["開催回数", "来場者数", "満足の割合"]


def test_names_across_a_frame() -> None:
    """Two names in one row, each with figures over several rows: every figure is of the name in its own half."""
    half = ["*指標名", "*区分", "*R3年度"]
    rows: Rows = [
        [*half, *half],
        ["開催回数(回)", "*目標値", "11", "来場者数(人)", "*目標値", "21"],
        ["^", "*実績値", "12", "^", "*実績値", "22"],
        ["延べ日数(日)", "*目標値", "31", "登録件数(件)", "*目標値", "41"],
        ["^", "*実績値", "32", "^", "*実績値", "42"],
    ]
    found = read(rows, [80, 50, 45, 80, 50, 45])
    names = {f.dimensions["indicator"]: f.value for f in of(found, "indicator_name")}
    figures = [(names[f.dimensions["indicator"]], f.value, f.unit) for f in found if isinstance(f.value, int)]
    assert figures == [
        ("開催回数", 11, "回"), ("来場者数", 21, "person"), ("開催回数", 12, "回"), ("来場者数", 22, "person"),
        ("延べ日数", 31, "日"), ("登録件数", 41, "件"), ("延べ日数", 32, "日"), ("登録件数", 42, "件"),
    ]  # fmt: skip


def grouped(rest: str) -> list[Fact]:
    rest_of = [rest] * 3
    rows: Rows = [
        ["*指標名", "*単位", "*R3年度実績", "*R4年度実績"],
        ["*【活動指標】", *rest_of],
        ["開催回数", "回", "11", "12"],
        ["*【成果指標】", *rest_of],
        ["来場者数", "人", "21", "22"],
        ["登録件数", "件", "31", "32"],
    ]
    return read(rows, [90, 40, 80, 80])


@pytest.mark.parametrize("rest", ["<", ""])
def test_a_row_of_its_own_types_the_indicators_below_it(rest: str) -> None:
    """Up to the next such row."""
    assert numbered(of(grouped(rest), "indicator_name")) == [
        (1, "output", "開催回数"), (2, "outcome", "来場者数"), (3, "outcome", "登録件数"),
    ]  # fmt: skip


def test_a_merged_row_that_types_indicators_is_none() -> None:
    assert [f for f in grouped("<") if f.state != "reported"] == []


def test_a_row_that_types_indicators_is_none() -> None:
    assert [f for f in grouped("") if f.state != "reported"] == []


def test_figures_are_named_by_the_indicator_beside_them() -> None:
    """Where each indicator has several rows, its type and its name are the outer headings of each."""
    rows: Rows = [
        ["*区分", "*指標名", "*", "*R3年度", "*R4年度"],
        ["*活動指標", "開催回数", "*目標値", "10", "12"],
        ["^", "^", "*実績値", "9", "11"],
    ]
    found = read(rows, [60, 90, 50, 60, 60])
    assert {f.label for f in of(found, "indicator_target")} == {("活動指標", "開催回数", "目標値")}
    assert {f.label for f in of(found, "indicator_actual")} == {("活動指標", "開催回数", "実績値")}


def test_an_empty_slot_with_a_heading_of_its_own_counts() -> None:
    rows: Rows = [
        ["*区分", "*指標名", "*", "*R3年度", "*R4年度"],
        ["*活動指標", "開催回数", "*目標値", "10", "12"],
        ["^", "^", "*実績値", "9", "11"],
        ["*活動指標", "", "*目標値", "", ""],
        ["^", "^", "*実績値", "", ""],
        ["*成果指標", "来場者数", "*目標値", "30", "32"],
        ["^", "^", "*実績値", "29", "31"],
    ]
    found = read(rows, [60, 90, 50, 60, 60])
    assert numbered(of(found, "indicator_name")) == [(1, "output", "開催回数"), (3, "outcome", "来場者数")]


def test_an_estimate_in_a_row_of_actuals() -> None:
    """FACTS.md, ruling 15."""
    rows: Rows = [["*指標名", "*R3年度実績値", "*R4年度実績値"], ["来場者数（人）", "35,200", "見込 36,000"]]
    (_, last) = of(read(rows, [120, 90, 90]), "indicator_actual")
    assert (last.value, last.raw, last.flags) == (36_000, "36,000", ("estimate",))


def test_costs_beside_indicators_are_costs() -> None:
    """Names on the right of a figure, merged over its row, are of the figures beside them and not of it."""
    rows: Rows = [
        ["*区分", "*R3年度決算", "*指標名", "*", "*R3年度"],
        ["*事業費", "300", "開催回数", "*目標値", "10"],
        ["*一般財源", "120", "^", "*実績値", "9"],
    ]
    found = read(rows, [60, 70, 90, 50, 60], caption="（単位：千円）")
    assert [(f.concept, f.value) for f in found if f.unit == "JPY"] == [("amount", 300_000), ("amount", 120_000)]


def test_names_over_their_columns_where_years_are_rows() -> None:
    """Two indicators side by side are two, each with its type and unit."""
    rows = [
        ["*年度", "*活動指標", "<", "*成果指標", "<"],
        ["^", "相談会の開催時間（時間）", "<", "参加した人の割合（％）", "<"],
        ["^", "*計画値", "*実績値", "*計画値", "*実績値"],
        ["*R4", "11", "12", "13.5", "14.5"],
        ["*R5", "21", "22", "23.5", "24.5"],
    ]
    found = read(rows, [60, 70, 70, 70, 70])
    names = {fact.dimensions["indicator"]: fact.value for fact in of(found, "indicator_name")}
    assert names == {1: "相談会の開催時間", 2: "参加した人の割合"}
    of_first = [f for f in found if f.raw in ("11", "12", "21", "22")]
    of_second = [f for f in found if f.raw.endswith(".5")]
    assert {(f.dimensions["indicator"], f.dimensions["indicator_type"], f.unit) for f in of_first} == {
        (1, "output", "hour")
    }
    assert {(f.dimensions["indicator"], f.dimensions["indicator_type"], f.unit) for f in of_second} == {
        (2, "outcome", "%")
    }
    assert [f.fiscal_year for f in of_second] == [2022, 2022, 2023, 2023]


def test_a_ratio_to_the_year_before_is_no_actual() -> None:
    rows = [
        ["*指標名", "*単位", "*区分", "*R4年度", "*R5年度", "*前年度比"],
        ["相談の件数", "件", "*目標", "11", "21", ""],
        ["^", "^", "*実績", "12", "22", "183.3%"],
    ]
    found = read(rows, [90, 40, 50, 60, 60, 60])
    assert [f.concept for f in found if f.raw == "183.3%"] == ["other"]
    assert [f.value for f in of(found, "indicator_actual")] == [12, 22]


def test_a_definition_below_the_figures_is_of_the_indicator_above_it() -> None:
    rows: Rows = [
        ["*区分", "*指標名", "*単位", "*", "*R3年度", "*R4年度"],
        ["*活動指標", "講習の受講者数", "人", "*目標", "11", "12"],
        ["^", "^", "^", "*実績", "13", "14"],
        ["^", "*指標の説明", "講習を終えた者の数", "<", "<", "<"],
        ["*成果指標", "新規の就業者数", "人／年", "*目標", "21", "22"],
        ["^", "^", "^", "*実績", "23", "24"],
        ["^", "*指標の説明", "新たに就業した者の数", "<", "<", "<"],
    ]
    found = read(rows, [60, 90, 40, 40, 60, 60])
    numbers = [(f.value, f.dimensions["indicator"]) for f in of(found, "indicator_definition")]
    assert numbers == [("講習を終えた者の数", 1), ("新たに就業した者の数", 2)]
    assert [f.dimensions["indicator"] for f in of(found, "indicator_name")] == [1, 2]
    assert [f.dimensions["indicator"] for f in of(found, "indicator_actual")] == [1, 1, 2, 2]


def test_only_money_is_brought_to_one_unit() -> None:
    """18.3 千人 stay as they are printed (FACTS.md, `value` and `unit`); thousands of yen become yen."""
    rows: Rows = [["*成果指標", "*単位", "*R3年度実績"], ["利用者数", "千人", "18.3"], ["利用額", "千円", "12"]]
    found = of(read(rows, [80, 40, 80]), "indicator_actual")
    assert [(f.value, f.unit, f.decimals) for f in found] == [(18.3, "千人", 1), (12_000, "JPY", -3)]


def test_a_unit_below_a_heading_over_the_whole_table() -> None:
    rows: Rows = [
        ["*活動指標及び成果指標", "<", "<", "<"],
        ["*区分", "*指標名", "*単位", "*R3年度実績"],
        ["*活動指標", "開催回数", "回", "11"],
        ["*成果指標", "参加者数", "人", "12"],
    ]
    found = read(rows, [60, 80, 40, 80])
    assert values(found, "indicator_unit") == ["回", "人"]
    assert values(found, "indicator_name") == ["開催回数", "参加者数"]


def test_hours_of_work_among_costs_are_no_indicator() -> None:
    """計画 over one of the years is that of the costs."""
    rows: Rows = [
        ["*区分", "*令和6年度決算", "*令和8年度計画"],
        ["*事業費", "11", "12"],
        ["*正規職員の従事時間", "620", "560"],
    ]
    found = read(rows, [100, 90, 90], caption="（単位：千円）")
    assert [f.concept for f in found if f.raw in ("620", "560")] == ["other", "other"]


def test_an_indicator_without_a_name_makes_the_numbers_after_it_unsure() -> None:
    """It may be none: a figure of something else, under a heading of its own."""
    named: Rows = [
        ["*指標名", "*単位", "*R3年度目標", "*R3年度実績"],
        ["開催回数", "回", "11", "12"],
        ["参加者数", "人", "31", "32"],
        ["満足度", "％", "41", "42"],
    ]
    for rows, unsure in (([["*目標値", "5", "<", "<"], *named], True), (named, False)):
        found = of(read(rows, [100, 40, 80, 80]), "indicator_actual")
        assert [f.dimensions["indicator"] for f in found] == [1 + unsure, 2 + unsure, 3 + unsure]
        assert ["indicator_order_doubtful" in f.flags for f in found] == [unsure] * 3
        assert all((f.confidence <= 0.8) is unsure for f in found)
