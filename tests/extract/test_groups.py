"""Two tables side by side in one frame do not mix."""

from __future__ import annotations

from tests.extract.paper import Paper, Rows, block, blocks_of, heads

SIDE_BY_SIDE: Rows = [
    ["*区分", "*R3年度", "*R4年度", "*区分", "*R3年度", "*R4年度"],
    ["*事業費", "11", "12", "*人件費", "21", "22"],
    ["*一般財源", "13", "14", "*国庫支出金", "23", "24"],
]
NAMED: Rows = [
    ["*活動指標", "*R3年度", "*R4年度", "*成果指標", "*R3年度", "*R4年度"],
    ["開催回数", "11", "12", "満足した人", "21", "22"],
    ["来場者数", "13", "14", "参加した人", "23", "24"],
]
WIDTHS = [80.0, 45, 45, 80, 45, 45]


def test_labels_of_the_left_table_do_not_reach_the_right_one() -> None:
    page = blocks_of(Paper().table(30, 80, WIDTHS, SIDE_BY_SIDE))
    assert heads(page, "12") == (["事業費"], ["R4年度"])
    assert heads(page, "21") == (["人件費"], ["R3年度"])
    assert heads(page, "24") == (["国庫支出金"], ["R4年度"])
    assert [block(page, text).group for text in ("11", "14", "21", "24")] == [0, 0, 1, 1]


def test_names_of_the_left_table_do_not_reach_the_right_one() -> None:
    page = blocks_of(Paper().table(30, 80, WIDTHS, NAMED))
    assert heads(page, "14") == (["来場者数"], ["R4年度"])
    assert heads(page, "21") == (["満足した人"], ["R3年度"])
    assert heads(page, "24") == (["参加した人"], ["R4年度"])
    assert [block(page, text).group for text in ("開催回数", "満足した人")] == [0, 1]


def test_a_column_of_differences_belongs_to_its_row() -> None:
    """After the years come 差額 and 前年度比: no table of their own."""
    rows: Rows = [
        ["*区分", "*R3年度", "*R4年度", "*増減額"],
        ["*事業費", "11", "12", "1"],
        ["*人件費", "21", "22", "2"],
    ]
    page = blocks_of(Paper().table(30, 80, [80, 60, 60, 60], rows))
    assert heads(page, "2") == (["人件費"], ["増減額"])
    assert block(page, "2").group == 0


def test_one_table_is_one_group() -> None:
    rows: Rows = [["*指標名", "*単位", "*R3年度", "*R4年度"], ["開催回数", "回", "11", "12"]]
    page = blocks_of(Paper().table(30, 80, [80, 40, 60, 60], rows))
    assert {b.group for b in page.blocks} == {0}
