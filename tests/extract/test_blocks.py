"""All blocks of a page: values with their label paths, choices, slashes, free text."""

from __future__ import annotations

import pytest

from tests.extract.paper import COST, Paper, Rows, block, blocks_of, changed, heads

BOTH = pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])


def test_a_page() -> None:
    page = blocks_of(Paper().text(40, 40, "費用の状況").table(40, 80, (90, 60, 60, 60), COST))
    assert (page.number, page.width, page.height, page.ruled_cells) == (1, 595, 842, 16)
    assert len(page.blocks) == 9
    assert [label.text for label in page.labels] == [
        "区分", "R3年度決算", "R4年度決算", "R5年度予算", "事業費(千円)", "国庫支出金", "一般財源",
    ]  # fmt: skip
    assert [label.kind for label in page.labels] == ["label", "period", "period", "period", "label", "label", "label"]
    assert [b.text for b in page.free] == ["費用の状況"]
    assert page.chars == sum(len(text.removeprefix("*")) for row in COST for text in row) + 5
    assert page.xs == pytest.approx((40, 130, 190, 250, 310), abs=0.5)


def test_boxes() -> None:
    """`box` is the ink, `cell` the cell; where nothing is printed both are the cell."""
    page = blocks_of(Paper().table(40, 80, (90, 60), [["*区分", "*R3年度"], ["*事業費", "12"], ["*人件費", ""]]))
    printed, empty = block(page, "12"), block(page, "")
    assert printed.cell == pytest.approx((130, 100, 190, 120), abs=0.5)
    assert printed.box.x0 == pytest.approx(133, abs=0.5)
    assert printed.box.x1 < 145
    assert empty.box == empty.cell == pytest.approx((130, 120, 190, 140), abs=0.5)


def test_every_value_is_kept() -> None:
    """Texts without any heading as well; an empty cell without one is nothing."""
    page = blocks_of(Paper().table(40, 80, (90, 90), [["まったく知らない文", "別の知らない文"], ["", "三つ目の文"]]))
    assert [b.text for b in page.blocks] == ["まったく知らない文", "別の知らない文", "三つ目の文"]


def test_a_mark_in_a_cell_beside_its_option() -> None:
    """The chosen option has the mark; the option beside an empty mark cell is a block without one or none at all."""
    rows: Rows = [["*実施方法", "○", "直営", "", "委託"], ["*新規・継続", "", "新規", "○", "継続"]]
    page = blocks_of(Paper().table(40, 80, (80, 16, 100, 16, 100), rows, height=16))
    assert (block(page, "直営").mark, heads(page, "直営")[0]) == ("○", ["実施方法"])
    assert (block(page, "継続").mark, heads(page, "継続")[0]) == ("○", ["新規・継続"])
    assert [b.text for b in page.blocks if b.mark] == ["直営", "継続"]
    assert all(b.text not in ("○", "") for b in page.blocks)
    chosen = block(page, "直営")
    assert (chosen.box.x0, chosen.cell.x0) == pytest.approx((123, 136), abs=1)


def test_slashed_cells() -> None:
    paper = Paper().table(40, 80, (80, 60, 60), [["*区分", "*R3年度", "*R4年度"], ["*事業費", "", ""]])
    page = blocks_of(paper.line(120, 120, 180, 100))
    assert [(b.text, b.slashed, b.columns[0].text) for b in page.blocks] == [
        ("", True, "R3年度"),
        ("", False, "R4年度"),
    ]


def test_a_table_inside_a_cell_is_said_to_be() -> None:
    paper = Paper().frame(40, 40, 400, 300).text(50, 45, "実績の説明")
    page = blocks_of(paper.table(80, 80, (60, 60), [["*区分", "*R3年度"], ["*件数", "7"]]))
    assert block(page, "7").nested
    assert heads(page, "7")[1] == ["R3年度"]
    assert not block(page, "実績の説明").nested


@BOTH
def test_labels_without_rules(reader: str) -> None:
    """Free text: label and colon, or a label and its value side by side on one line."""
    paper = Paper().text(40, 40, "所管課：総務課").text(40, 60, "事業名: 情報化推進事業")
    paper.text(40, 80, "担当課").text(120, 80, "情報政策課").text(40, 100, "注意：ここは違う")
    page = blocks_of(paper, reader)
    found = {b.text: [h.text for h in b.rows] for b in page.blocks}
    assert found == {"総務課": ["所管課"], "情報化推進事業": ["事業名"], "情報政策課": ["担当課"]}
    assert not any(b.ruled for b in page.blocks)
    assert {b.text for b in page.free} >= {"所管課：総務課", "注意：ここは違う"}


def test_two_labels_side_by_side_have_no_value() -> None:
    page = blocks_of(
        Paper().text(40, 80, "担当課").text(120, 80, "事業名").text(40, 120, "目的").text(120, 140, "利便")
    )
    assert page.blocks == ()


@pytest.mark.parametrize(("x", "found"), [(240, ["情報政策課"]), (250, [])])
def test_a_value_stands_near_its_label(x: float, found: list[str]) -> None:
    """Farther off, two tables side by side have titles on one line; a label of 27 pt, and 20 letters of 9 pt."""
    page = blocks_of(Paper().text(40, 80, "担当課").text(x, 80, "情報政策課"))
    assert [b.text for b in page.blocks] == found


def test_labels_inside_a_cell() -> None:
    page = blocks_of(Paper().table(40, 80, (300,), [["指標名：停止時間　指標の求め方：年間の停止時間"]]))
    assert heads(page, "停止時間")[0] == ["指標名"]
    assert heads(page, "年間の停止時間")[0] == ["指標の求め方"]
    assert block(page, "停止時間").cell == block(page, "年間の停止時間").cell


@BOTH
def test_a_table_without_a_closing_rule(reader: str) -> None:
    """The rows that rules close are cells; the last one, open below, is read as free text."""
    paper = Paper()
    for y in (80, 100, 120):
        paper.line(40, y, 300, y)
    for x in (40, 120, 300):
        paper.line(x, 80, x, 140)
    for y, label, value in ((83, "事業名", "甲事業"), (103, "目的", "利便の向上"), (123, "手段", "端末の更新")):
        paper.text(43, y, label).text(123, y, value)
    page = blocks_of(paper, reader)
    found = {b.text: ([h.text for h in b.rows], b.ruled) for b in page.blocks}
    assert found == {
        "甲事業": (["事業名"], True),
        "利便の向上": (["目的"], True),
        "端末の更新": (["手段"], False),
    }


def test_double_struck_headings_are_headings() -> None:
    paper = Paper().table(40, 80, (80, 160), [["", ""]]).twice(43, 83, "事業名").twice(123, 83, "情報化推進事業")
    assert heads(blocks_of(paper), "情報化推進事業")[0] == ["事業名"]


def test_upright_values_are_one_line() -> None:
    page = blocks_of(Paper().table(40, 80, (80, 20), [["*備考", "要\n検\n討"]], height=50))
    assert block(page, "要検討").lines == ("要検討",)


@BOTH
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_is_displayed_turned(angle: int, reader: str) -> None:
    """Boxes are on the page as displayed; width and height are its own."""

    def turn(page: object) -> None:
        page.set_rotation(angle)  # type: ignore[attr-defined]

    page = blocks_of(changed(Paper().table(40, 80, (90, 60, 60, 60), COST).bytes(), turn), reader)
    assert (page.width, page.height) == ((842, 595) if angle != 180 else (595, 842))
    assert page.ruled_cells == 16
    assert sum(page.chars for _ in (1,)) == sum(len(t.removeprefix("*")) for row in COST for t in row)
