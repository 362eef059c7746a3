"""What a page prints, in pieces: each character once, each piece with its role."""

from __future__ import annotations

import extract
from schemas.prints import Role
from tests.extract.paper import COST, Paper, blocks_of

HEAD = [["*事務事業名", "図書館管理運営事業"], ["*担当課", "図書館"]]


def roles(paper: Paper, number: int = 1) -> dict[str, Role]:
    page = extract.read(paper.bytes(), "paper.pdf").prints[number - 1]
    return {piece.text: piece.role for piece in page.prints}


def test_every_character_is_in_one_piece() -> None:
    paper = Paper().text(200, 40, "令和4年度 事務事業評価シート", 14).table(40, 80, [120, 270], HEAD)
    page = blocks_of(paper.text(40, 160, "事業費の推移", 10).table(40, 180, [120, 90, 90, 90], COST))
    assert sum(len(piece.text) for piece in page.prints) == page.chars
    assert len({piece.box for piece in page.prints}) == len(list(page.prints))


def test_labels_values_and_section_heads() -> None:
    paper = Paper().table(40, 80, [120, 270], HEAD).text(40, 160, "事業費の推移", 10)
    found = roles(paper.table(40, 180, [120, 90, 90, 90], COST).text(300, 500, "迷子の文字列です。"))
    assert (found["担当課"], found["図書館"]) == (Role.LABEL, Role.CELL)
    assert (found["事業費の推移"], found["迷子の文字列です。"]) == (Role.SECTION, Role.FREE)


def test_choices() -> None:
    """The mark belongs to the option on its right; an option without a mark is not chosen."""
    rows = [["*関連するSDGs", "", "貧困をなくそう", "○", "質の高い教育を"]]
    found = roles(Paper().table(40, 80, [100, 20, 100, 20, 100], rows))
    assert (found["○"], found["質の高い教育を"], found["貧困をなくそう"]) == (Role.MARK, Role.CELL, Role.UNCHOSEN)


def test_a_heading_in_the_cell_of_its_value() -> None:
    paper = Paper().table(40, 80, [120, 270], [*HEAD, ["*指標", "指標名：来館者数"]])
    (piece,) = (p for p in blocks_of(paper).prints if "来館者数" in p.text)
    assert (piece.role, piece.headings) == (Role.CELL, ("指標名",))


def test_page_numbers_and_running_heads() -> None:
    """A number in the margin is one by itself; other text has to come back on several pages."""
    paper = Paper()
    for number in range(1, 5):
        paper.text(260, 815, f"- {number} -").text(40, 15, "図書館事業の評価").text(40, 400, f"{number}")
        paper.table(40, 80, [120, 270], HEAD).next_page()
    found = roles(paper.text(260, 815, "5").text(300, 815, "一度だけ"), 3)
    assert (found["-3-"], found["図書館事業の評価"], found["3"]) == (Role.PAGE_NUMBER, Role.RUNNING, Role.FREE)
    assert roles(paper, 5) == {"5": Role.PAGE_NUMBER, "一度だけ": Role.FREE}


def test_the_rest_of_a_broken_cell() -> None:
    paper = Paper().text(40, 40, "事務事業評価シート", 14).table(40, 80, [120, 270], HEAD)
    paper.table(40, 700, [120, 270], [["*課題", "利用者が年々減っており、"]], 60)
    paper.next_page().table(40, 60, [120, 270], [["", "新しい催しを考える。"]], 60)
    assert roles(paper, 2) == {"新しい催しを考える。": Role.CONTINUED}
