"""Options that stand out by weight or size."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, blocks_of


def options(*printed: tuple[str, float, bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands out and what does not in a cell of texts (text, size, double-struck) 40 pt apart."""
    paper = Paper().table(40, 100, (80, 300), [["*実施方法", ""]], 24)
    for number, (text, size, twice) in enumerate(printed):
        draw = paper.twice if twice else paper.text
        draw(130 + 60 * number, 104, text, size)
    (block,) = blocks_of(paper).blocks
    return block.emphasised, block.plain


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ((("直営", 9, False), ("委託", 9, True), ("補助", 9, False)), (("委託",), ("直営", "補助"))),
        ((("直営", 12, False), ("委託", 9, False)), (("直営",), ("委託",))),
        # all alike
        ((("直営", 9, False), ("委託", 9, False)), ((), ())),
        ((("直営", 9, True), ("委託", 9, True)), ((), ())),
        # 10 pt beside 9 pt is no larger option
        ((("直営", 10, False), ("委託", 9, False)), ((), ())),
        ((("直営", 9, True),), ((), ())),
    ],
)
def test_what_stands_out(
    printed: tuple[tuple[str, float, bool], ...], expected: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert options(*printed) == expected


def test_prose_has_no_options() -> None:
    """A word in bold inside a sentence, or before a long one, chooses nothing."""
    paper = Paper().table(40, 100, (80, 300), [["*事業内容", ""]], 24)
    paper.twice(130, 104, "窓口業務", 9).text(180, 104, "住民票の写しなどの証明書を交付する。", 9)
    (block,) = blocks_of(paper).blocks
    assert block.emphasised == ()


def test_the_dot_inside_an_option_parts_it_only_where_nothing_else_does() -> None:
    """改善・見直し is one option beside 継続, and two where the cell says nothing else."""
    paper = Paper().table(40, 100, (80, 300), [["*実施方法", ""]], 24)
    paper.twice(130, 104, "改善・見直し", 9).text(220, 104, "継続", 9)
    (block,) = blocks_of(paper).blocks
    assert (block.emphasised, block.plain) == (("改善・見直し",), ("継続",))
    paper = Paper().table(40, 100, (80, 300), [["*実施方法", ""]], 24)
    paper.text(130, 104, "改善・", 9).twice(157, 104, "見直し", 9)
    (block,) = blocks_of(paper).blocks
    assert (block.emphasised, block.plain) == (("見直し",), ("改善",))


def test_an_option_that_is_bold_in_part_is_none() -> None:
    paper = Paper().table(40, 100, (80, 300), [["*実施方法", ""]], 24)
    paper.twice(130, 104, "委託", 9).text(148, 104, "料", 9).text(200, 104, "直営", 9)
    (block,) = blocks_of(paper).blocks
    assert block.emphasised == ()


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_options_on_lines_of_their_own(reader: str) -> None:
    paper = Paper().table(40, 100, (80, 300), [["*実施方法", ""]], 40)
    paper.text(130, 104, "直営", 9).twice(130, 122, "委託", 9)
    (block,) = blocks_of(paper, reader).blocks
    assert (block.emphasised, block.plain) == (("委託",), ("直営",))
