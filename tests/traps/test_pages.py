"""Where a sheet begins and ends: page breaks, several pages, several sheets, covers and lists between them."""

from __future__ import annotations

import pytest

from tests.traps.typeset import RULED, Form, Look, across, expect, figures, read, values

NAMES = ("防犯灯LED化推進事業", "自主防災組織育成事業", "消費生活相談事業", "地域公共交通維持事業")
COST = [
    ["*区分(千円)", "*令和2年度決算", "*令和3年度決算"],
    ["*事業費", "1,200", "1,300"],
    ["*一般財源", "1,200", "1,300"],
]


def _one(sheet: Form, name: str, cost: tuple[str, str], y: float = 30, look: Look = "line") -> Form:
    """A whole small sheet of one project, 190 pt high."""
    rows = [COST[0], ["*事業費", *cost], ["*一般財源", *cost]]
    return sheet.begin(name, y=y, look=look).grid(40, y + 110, (100, 110, 110), rows, look=look)


def _names(sheet: Form) -> list[tuple[int, object]]:
    return [(f.sheet, f.value) for f in read(sheet) if f.concept == "project_name"]


def _costs(sheet: Form) -> list[tuple[int, int | None, object]]:
    found = [f for f in read(sheet) if f.concept == "amount" and "source" not in f.dimensions]
    return [(f.sheet, f.fiscal_year, f.value) for f in found]


@pytest.mark.parametrize("look", RULED)
def test_two_projects_on_a_page(look: Look) -> None:
    sheet = _one(Form(), NAMES[0], ("1,200", "1,300"), 30, look)
    _one(sheet, NAMES[1], ("400", "500"), 420, look)
    sheet.next_page()
    _one(sheet, NAMES[2], ("90", "95"), 30, look)
    _one(sheet, NAMES[3], ("7,000", ""), 420, look)
    assert _names(sheet) == list(enumerate(NAMES, 1))
    assert _costs(sheet) == [
        (1, 2020, 1_200_000), (1, 2021, 1_300_000), (2, 2020, 400_000), (2, 2021, 500_000),
        (3, 2020, 90_000), (3, 2021, 95_000), (4, 2020, 7_000_000), (4, 2021, None),
    ]  # fmt: skip


@pytest.mark.parametrize("pages", [1, 2, 3, 7])
@pytest.mark.parametrize("again", [True, False])
def test_one_project_on_several_pages(pages: int, again: bool) -> None:
    """Sheets of the same form that are one to seven pages long, with or without a header line on every page."""
    sheet = Form()
    for number, name in enumerate(NAMES[:3]):
        _one(sheet, name, ("1,200", f"{number + 1},300"))
        for page in range(2, pages + 1):
            sheet.next_page()
            if again:
                sheet.text(40, 24, f"{name}（{page}／{pages}）", 8)
            sheet.grid(
                40,
                60,
                (100, 400),
                [[f"*{word}", f"{name}の{page}頁目の{word}である。"] for word in ("課題", "改善策")],
                60,
            )
        sheet.next_page()
    assert _names(sheet) == list(enumerate(NAMES[:3], 1))
    assert _costs(sheet) == [
        (number, year, value)
        for number in (1, 2, 3)
        for year, value in ((2020, 1_200_000), (2021, number * 1_000_000 + 300_000))
    ]
    issues = [(f.sheet, f.page) for f in read(sheet) if f.concept == "issue"]
    assert issues == [(number + 1, number * pages + page) for number in range(3) for page in range(2, pages + 1)]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("label", ["事業の成果", "課題"])
def test_a_text_that_runs_over_a_page_break(look: Look, label: str) -> None:
    """The cell is cut at the foot of the page and goes on at the head of the next, with an empty or no heading."""
    sheet = _one(Form(), NAMES[1], ("400", "500"), look=look)
    sheet.grid(
        40,
        700,
        (100, 400),
        [[f"*{label}", "町内会ごとに説明会を開き、新たに三つの組織が\n設立された。訓練の回数も増え、参加した世帯は"]],
        110,
        look=look,
    )
    sheet.next_page()
    sheet.grid(
        40, 40, (100, 400), [["*", "前の年の一・五倍となった。"], ["*今後の方向性", "継続"]], (40, 20), look=look
    )
    sheet.next_page()
    _one(sheet, NAMES[2], ("90", "95"), look=look)
    concept = {"事業の成果": "result", "課題": "issue"}[label]
    found = [(f.sheet, f.page, f.value) for f in read(sheet) if f.concept == concept]
    text = "町内会ごとに説明会を開き、新たに三つの組織が設立された。訓練の回数も増え、参加した世帯は前の年の一・五倍となった。"
    assert found == [(1, 1, text)]
    assert [(f.sheet, f.value) for f in read(sheet) if f.concept == "future_direction"] == [(1, "継続")]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_of_figures_over_a_page_break(look: Look, repeated: bool) -> None:
    """A merged heading (財源内訳) and the columns' years govern the rows on the next page, repeated there or not."""
    head = ["*（千円）", "<", "*令和2年度決算", "*令和3年度決算", "*令和4年度予算"]
    first = [head, ["*事業費", "<", "9,000", "9,500", "9,900"], ["*財源内訳", "*国庫支出金", "4,000", "", "4,400"]]
    second = [["*財源内訳", "*県支出金", "", "2,500", "500"], ["^", "*一般財源", "5,000", "7,000", "5,000"]]
    widths = (60, 100, 100, 100, 100)
    sheet = Form().begin(NAMES[0], look=look).grid(40, 750, widths, first, look=look)
    sheet.next_page()
    sheet.grid(40, 40, widths, [head, *second] if repeated else second, look=look)
    sheet.grid(40, 140, (100, 360), [["*課題", "灯具の更新の時期が重なる。"]], 40, look=look)
    settled = (2020, 2021)
    assert figures(sheet) == expect(
        across("amount", settled, "settlement/project", (9000, 9500)),
        across("amount", (2022,), "budget/project", (9900,)),
        across("amount", settled, "settlement/project/national", (4000, None)),
        across("amount", (2022,), "budget/project/national", (4400,)),
        across("amount", settled, "settlement/project/prefectural", (None, 2500)),
        across("amount", (2022,), "budget/project/prefectural", (500,)),
        across("amount", settled, "settlement/project/general", (5000, 7000)),
        across("amount", (2022,), "budget/project/general", (5000,)),
    )


@pytest.mark.parametrize("divider", [True, False])
@pytest.mark.parametrize("dots", ["・・・・・・・・", "……………", " "])
def test_covers_and_contents_between_the_sheets(divider: bool, dots: str) -> None:
    """Cover, contents and the dividers of the parts are the document's, and give no sheet and no project."""
    sheet = Form()
    sheet.text(150, 300, "令和4年度", 20).text(120, 340, "事務事業評価シート集", 24).text(220, 700, "みどり市", 16)
    sheet.next_page()
    sheet.text(260, 40, "目　次", 16)
    for number, name in enumerate(NAMES):
        sheet.text(60, 90 + 20 * number, f"{number + 1}　{name}{dots}{number + 4}", 10)
    for number, name in enumerate(NAMES):
        sheet.next_page()
        if divider and number in (0, 2):
            sheet.text(200, 380, f"第{number // 2 + 1}章　安全で安心なまち", 18).next_page()
        _one(sheet, name, ("100", f"{number + 2}00"))
    assert _names(sheet) == list(enumerate(NAMES, 1))
    assert _costs(sheet) == [
        (number, year, value)
        for number in (1, 2, 3, 4)
        for year, value in ((2020, 100_000), (2021, number * 100_000 + 100_000))
    ]
    assert not [f for f in read(sheet) if f.sheet == 0 and f.concept in ("project_name", "amount")]


def test_a_list_of_all_projects_before_the_sheets() -> None:
    """The rows of the document's own list are listings, not projects; the sheets count from their own first page."""
    sheet = Form().text(40, 30, "令和4年度 事務事業評価結果一覧", 14)
    rows = [["*番号", "*事務事業名", "*担当課", "*決算額(千円)", "*総合評価", "*頁"]]
    rows += [[str(at + 1), name, "市民課", f"{at + 1},300", "ABAC"[at], str(at + 2)] for at, name in enumerate(NAMES)]
    sheet.grid(40, 60, (40, 190, 80, 80, 60, 40), rows)
    for at, name in enumerate(NAMES):
        sheet.next_page()
        _one(sheet, name, ("100", f"{at + 1},300"))
    facts = read(sheet)
    assert _names(sheet) == list(enumerate(NAMES, 1))
    assert [f.value for f in facts if f.concept == "listing_name"] == list(NAMES)
    assert [f.value for f in facts if f.concept == "listing_rating"] == list("ABAC")
    assert {f.sheet for f in facts if f.concept.startswith("listing_")} == {0}
    assert not values(sheet, "overall_rating")


def test_the_number_of_pages_changes_from_sheet_to_sheet() -> None:
    sheet = Form()
    lengths = (1, 3, 2, 1)
    for at, (name, length) in enumerate(zip(NAMES, lengths, strict=True)):
        if at:
            sheet.next_page()
        _one(sheet, name, ("100", f"{at + 1},300"))
        for page in range(1, length):
            sheet.next_page()
            sheet.grid(40, 60, (100, 400), [[f"*{'課題' if page == 1 else '改善策'}", f"{name}について続ける。"]], 200)
    assert _names(sheet) == list(enumerate(NAMES, 1))
    pages: dict[int, set[int]] = {}
    for fact in read(sheet):
        pages.setdefault(fact.sheet, set()).add(fact.page)
    assert pages == {1: {1}, 2: {2, 3, 4}, 3: {5, 6}, 4: {7}}
