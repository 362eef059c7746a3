"""Labels: where they stand, what they look like, and what they are a part of."""

from __future__ import annotations

import pytest

from tests.traps.typeset import RULED, Form, Look, across, expect, figures, read, values


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(("heading", "below"), [("事業費", "財源内訳"), ("コスト", "財源")])
def test_headings_set_one_character_a_line(look: Look, heading: str, below: str) -> None:
    """Two vertical headings beside the rows that they head; their characters are in no other text."""
    rows = [
        ["*単位：千円", "<", "*R2年度決算", "*R3年度決算"],
        ["*" + "\n".join(heading), "*直接事業費", "5,200", "5,600"],
        ["^", "*人件費", "3,100", "3,300"],
        ["^", "*総事業費", "8,300", "8,900"],
        ["*" + "\n".join(below), "*国庫支出金", "1,000", ""],
        ["^", "*県支出金", "", "600"],
        ["^", "*その他", "200", "300"],
        ["^", "*一般財源", "4,000", "4,700"],
    ]
    sheet = Form().begin(look=look).grid(40, 150, (24, 110, 90, 90), rows, 22, look=look)
    years = (2020, 2021)
    assert figures(sheet) == expect(
        across("amount", years, "settlement/project", (5200, 5600)),
        across("amount", years, "settlement/personnel", (3100, 3300)),
        across("amount", years, "settlement/total", (8300, 8900)),
        across("amount", years, "settlement/project/national", (1000, None)),
        across("amount", years, "settlement/project/prefectural", (None, 600)),
        across("amount", years, "settlement/project/other", (200, 300)),
        across("amount", years, "settlement/project/general", (4000, 4700)),
    )
    (national,) = [f for f in read(sheet) if f.raw == "1,000"]
    assert national.label[:2] == (below, "国庫支出金")


@pytest.mark.parametrize("mode", ["letters", "vertical"])
def test_vertical_heading_beside_prose(mode: str) -> None:
    """The vertical heading's characters do not get into the lines of the texts beside it."""
    purpose, outcome = (
        "高齢者が住み慣れた地域で\n安心して暮らせるようにする。",
        "見守りを受ける世帯が増え、\n孤立する世帯が減る。",
    )
    side = "*" + "\n".join("事業の概要") if mode == "letters" else "*"
    rows = [
        [side, "*対象", "市内の六十五歳以上の\n一人暮らしの世帯"],
        ["^", "*意図", purpose],
        ["^", "*目指す姿", outcome],
    ]
    sheet = Form().text(40, 30, "令和5年度 事務事業評価シート", 14)
    sheet.grid(40, 56, (80, 380), [["*事務事業名", "見守り支援事業"]])
    sheet.grid(40, 90, (20, 80, 360), rows, 32)
    if mode == "vertical":
        sheet.upright(50, 108, "事業の概要", 9)
    assert values(sheet, "target_group") == ["市内の六十五歳以上の一人暮らしの世帯"]
    assert values(sheet, "purpose") == [purpose.replace("\n", "")]
    assert values(sheet, "desired_outcome") == [outcome.replace("\n", "")]
    assert [f.label for f in read(sheet) if f.concept == "purpose"] == [("事業の概要", "意図")]


@pytest.mark.parametrize("by", [0.25, 0.5, 1.0])
@pytest.mark.parametrize("size", [8.0, 10.5])
def test_double_struck_bold(by: float, size: float) -> None:
    """Every heading, the name, and a figure with equal digits in a row are printed twice, a hair apart."""
    sheet = Form()
    rules: list[list[str]] = [["*"] * 4] * 3
    sheet.twice(40, 30, "令和4年度 事務事業評価シート", 14, by)
    sheet.grid(40, 56, (90, 300), [["*", ""]]).twice(45, 60, "事務事業名", size, by)
    sheet.twice(135, 60, "道路台帳デジタル化事業", size, by)
    sheet.grid(
        40, 100, (100, 100, 100, 100), [row[:1] + (["*"] * 3 if not at else [""] * 3) for at, row in enumerate(rules)]
    )
    for column, text in enumerate(("（千円）", "R3年度決算", "R4年度決算", "R5年度予算")):
        sheet.twice(45 + 100 * column, 104, text, size, by)
    for row, (name, *found) in enumerate([("事業費", "11,100", "2,200", "3,000"), ("一般財源", "11,100", "", "3,000")]):
        sheet.twice(45, 124 + 20 * row, name, size, by)
        for column, text in enumerate(found):
            sheet.twice(150 + 100 * column, 124 + 20 * row, text, size, by)
    assert values(sheet, "project_name") == ["道路台帳デジタル化事業"]
    assert values(sheet, "sheet_title") == ["事務事業評価シート"]
    assert figures(sheet) == expect(
        across("amount", (2021, 2022), "settlement/project", (11100, 2200)),
        across("amount", (2023,), "budget/project", (3000,)),
        across("amount", (2021, 2022), "settlement/project/general", (11100, None)),
        across("amount", (2023,), "budget/project/general", (3000,)),
    )


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(
    ("labels", "facts"),
    [
        (("事務事業名", "担当課", "事業期間"), ("project_name", "responsible_division")),
        (("事業名称", "主管課", "開始年度"), ("project_name", "responsible_division")),
    ],
)
def test_label_above_its_value(look: Look, labels: tuple[str, ...], facts: tuple[str, str]) -> None:
    rows = [[f"*{label}" for label in labels], ["公園遊具更新事業", "公園緑地課", "平成27年度"]]
    sheet = Form().text(40, 30, "令和4年度 事務事業評価シート", 14).grid(40, 60, (220, 160, 120), rows, look=look)
    assert [values(sheet, name) for name in facts] == [["公園遊具更新事業"], ["公園緑地課"]]
    assert values(sheet, "start_year") == [2015]


@pytest.mark.parametrize("look", RULED)
def test_label_split_over_two_lines(look: Look) -> None:
    """A narrow column breaks a label in the middle of a word; the value beside it is one line."""
    rows = [
        ["*事務事\n業　名", "防災行政無線整備事業", "*担　当\n部課名", "危機管理部 防災課"],
        ["*根拠法\n令　等", "災害対策基本法", "*関連す\nる計画", "地域防災計画"],
        ["*国庫支\n出　金\n(千円)", "12,000", "*一般財\n源(千円)", "3,450"],
    ]
    sheet = (
        Form().text(40, 30, "令和3年度 事務事業評価シート", 14).grid(40, 60, (50, 200, 50, 200), rows, 36, look=look)
    )
    assert values(sheet, "project_name") == ["防災行政無線整備事業"]
    assert values(sheet, "responsible_division") == ["危機管理部 防災課"]
    assert values(sheet, "legal_basis") == ["災害対策基本法"]
    assert values(sheet, "related_plan") == ["地域防災計画"]
    found = [(f.dimensions["source"], f.value) for f in read(sheet) if f.concept == "amount"]
    assert found == [("national", 12_000_000), ("general", 3_450_000)]


@pytest.mark.parametrize("look", RULED)
def test_label_that_is_a_part_of_another(look: Look) -> None:
    """支出済額 is in 前年度支出済額, 予算額 in 補正予算額 and 繰越予算額."""
    rows = [
        ["*前年度支出済額", "*当初予算額", "*予算現額", "*支出済額", "*翌年度繰越額", "*不用額"],
        ["8,100", "9,000", "9,800", "9,150", "400", "250"],
    ]
    sheet = Form().begin().text(40, 138, "令和3年度決算の状況（単位：千円）").grid(40, 150, (85,) * 6, rows, look=look)
    found = figures(sheet)
    assert [line for line in found if line.startswith("amount")] == expect(
        "amount 2020 settlement/project 8100000 JPY",
        "amount 2021 original_budget/project 9000000 JPY",
        "amount 2021 final_budget/project 9800000 JPY",
        "amount 2021 settlement/project 9150000 JPY",
    )
    assert [line for line in found if line.startswith("other")] == expect(
        "other:令和3年度決算の状況(単位:千円)>不用額 2021 250",
        "other:令和3年度決算の状況(単位:千円)>翌年度繰越額 2021 400",
    )


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(
    ("row", "concept"),
    [
        (["*係名", "", "*課長名", "山田 太郎"], "responsible_section"),
        (["*根拠法令", "", "*関連計画", "総合計画"], "legal_basis"),
        (["*整理番号", "", "*予算科目", "一般会計"], "project_code"),
        (["*開始年度", "", "*終了年度", "令和7年度"], "start_year"),
    ],
)
def test_empty_value_before_the_next_label(look: Look, row: list[str], concept: str) -> None:
    """The next label is not the value of the one before it; the field is printed, and empty."""
    sheet = Form().begin(look=look).grid(40, 120, (80, 160, 80, 180), [row], look=look)
    found = [(f.state, f.value) for f in read(sheet) if f.concept == concept]
    assert found == [("blank", None)]
    labels = {text.lstrip("*") for text in row if text.startswith("*")}
    assert not [f for f in read(sheet) if f.value in labels]


@pytest.mark.parametrize(
    ("first", "second"),
    [("第3期実施計画の事業名", "財務会計上の事業名"), ("計画事業名", "予算書上の事業名称"), ("事業名", "事業名")],
)
@pytest.mark.parametrize("look", RULED)
def test_two_names_of_one_project(first: str, second: str, look: Look) -> None:
    """The plan's name and the budget's name: both are kept, each under its label."""
    rows = [
        [f"*{first}", "学校給食センター整備事業", "*担当課", "教育総務課"],
        [f"*{second}", "給食施設整備費", "*予算科目", "10-01-04"],
    ]
    sheet = Form().text(40, 30, "令和2年度 事務事業評価シート", 14).grid(40, 60, (120, 180, 70, 130), rows, look=look)
    found = [(f.label[-1], f.value) for f in read(sheet) if f.concept == "project_name"]
    assert found == [(first, "学校給食センター整備事業"), (second, "給食施設整備費")]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(
    ("criteria", "grades"),
    [
        (("必要性", "有効性", "効率性", "公平性"), ("Ａ", "Ｂ", "Ａ", "Ｃ")),
        (("妥当性", "達成度", "経済性", "緊急性"), ("4", "3", "4", "2")),
    ],
)
def test_one_label_four_times(look: Look, criteria: tuple[str, ...], grades: tuple[str, ...]) -> None:
    """評価 stands beside every criterion and once for the whole project."""
    rows = [
        [f"*{criterion}", "*評価", grade, "*評価理由", f"{criterion}は高い水準にある。"]
        for criterion, grade in zip(criteria, grades, strict=True)
    ]
    rows.append(["*総合評価", "*評価", "Ｂ", "*評価理由", "改善の余地がある。"])
    sheet = Form().begin(look=look).grid(40, 150, (90, 50, 60, 70, 240), rows, look=look)
    found = [(f.dimensions.get("criterion"), f.value) for f in read(sheet) if f.concept == "rating"]
    plain = {"Ａ": "A", "Ｂ": "B", "Ｃ": "C"}
    assert found == [(criterion, plain.get(grade, grade)) for criterion, grade in zip(criteria, grades, strict=True)]
    assert values(sheet, "overall_rating") == ["B"]
    reasons = [f.dimensions.get("criterion") for f in read(sheet) if f.concept == "rating_reason"]
    assert reasons[:4] == list(criteria)


@pytest.mark.parametrize("look", RULED)
def test_value_with_its_label_on_both_sides(look: Look) -> None:
    """A form sets 開始 before a year and 度から behind it: the label stands around its value."""
    rows = [["*事業期間", "平成 26 年度から", "令和 8 年度まで"], ["*実施方法", "直営", ""]]
    sheet = Form().begin(look=look).grid(40, 120, (80, 160, 160), rows, look=look)
    assert values(sheet, "start_year") == [2014]
    assert values(sheet, "end_year") == [2026]


@pytest.mark.parametrize("gap", [0.0, 6.0, 14.0])
def test_letter_spaced_labels(gap: float) -> None:
    """Labels spread over their cells, by blanks or by placing every character."""
    sheet = Form().text(40, 30, "令和4年度 事務事業評価シート", 14)
    rows = [["*", "空き家対策推進事業"], ["*", "住宅政策課"], ["*", "管理されていない空き家を減らす。"]]
    sheet.grid(40, 60, (110, 300), rows)
    for at, label in enumerate(("事業名", "担当課", "目的")):
        if gap:
            for number, letter in enumerate(label):
                sheet.text(46 + (9 + gap) * number, 65 + 20 * at, letter)
        else:
            sheet.text(46, 65 + 20 * at, "　　".join(label))
    assert values(sheet, "project_name") == ["空き家対策推進事業"]
    assert values(sheet, "responsible_division") == ["住宅政策課"]
    assert [(f.label, f.value) for f in read(sheet) if f.concept == "purpose"] == [
        (("目的",), "管理されていない空き家を減らす。")
    ]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (("平成", "26", "年度から"), ("令和", "8", "年度まで"), (2014, 2026)),
        (("昭和", "58", "年度～"), ("平成", "31", "年度"), (1983, 2019)),
    ],
)
def test_a_year_over_three_cells(
    look: Look, start: tuple[str, ...], end: tuple[str, ...], years: tuple[int, int]
) -> None:
    """Era, number and 年度 have a cell each: the word that says what the number is stands after it."""
    rows = [["*開始年度", *start, "*終了年度", *end], ["*実施方法", "直営", "<", "<", "*係名", "管理係", "<", "<"]]
    sheet = Form().begin(look=look).grid(40, 120, (80, 40, 30, 60, 80, 40, 30, 60), rows, look=look)
    assert (values(sheet, "start_year"), values(sheet, "end_year")) == ([years[0]], [years[1]])
    (fact,) = [f for f in read(sheet) if f.concept == "end_year"]
    assert fact.raw.startswith(f"{end[0]} {end[1]}")


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("hole", ["平成　　年度", "年　月から", "令和　　年度　～　令和　　年度", "　年度まで"])
def test_a_template_that_nobody_filled_in(look: Look, hole: str) -> None:
    """What the form prints around the gap is no value (ruling 7)."""
    rows = [["*事業期間", hole, "*新規・継続", "継続"]]
    sheet = Form().begin(look=look).grid(40, 120, (80, 200, 80, 140), rows, look=look)
    found = [f for f in read(sheet) if f.concept in ("start_year", "end_year")]
    assert found
    assert {(f.state, f.value) for f in found} == {("blank", None)}
    assert values(sheet, "project_status") == ["継続"]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(("label", "suffix"), [("正規職員", "人"), ("会計年度任用職員", "人工")])
def test_a_unit_after_its_value_in_a_cell_of_its_own(look: Look, label: str, suffix: str) -> None:
    rows = [["*従事職員", f"*{label}", "1.25", suffix, "*人件費", "9,800", "千円"]]
    sheet = Form().begin(look=look).grid(40, 120, (70, 100, 50, 40, 70, 60, 40), rows, look=look)
    found = [(f.concept, f.value, f.unit) for f in read(sheet) if f.concept in ("staff_fte", "amount")]
    assert found == [("staff_fte", 1.25, "person"), ("amount", 9_800_000, "JPY")]
