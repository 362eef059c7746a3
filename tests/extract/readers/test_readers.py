"""Both readers see the same page: as it is displayed, whatever its rotation, crop box and drawing style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pymupdf
import pytest

from schemas.errors import Reason, Rejected
from schemas.fact import Fact
from schemas.folding import fold_label
from schemas.page import Page
from tests.extract.paper import COST, READERS, SHADE, STYLES, Paper, Style, all_facts, blocks_of, changed, page_of

BOTH = pytest.mark.parametrize("reader", sorted(READERS))
SIZE = (400.0, 300.0)


def sheet() -> bytes:
    paper = Paper(SIZE).text(40, 20, "令和4年度 事務事業評価シート", 12)
    return paper.table(40, 60, (90, 60, 60, 60), COST).text(300, 200, "欄外").bytes()


def rotated(angle: int) -> bytes:
    """A page that is displayed as `sheet()` is, though it is stored turned by `angle`."""

    def turn(page: Any) -> None:
        page.set_rotation(angle)

    return changed(sheet(), turn)


def middle(page: Page, text: str) -> tuple[float, float]:
    """The middle of the first place where `text` stands."""
    at = "".join(page.chars.text).index(text)
    box = page.chars.box[at : at + len(text)]
    return (box[:, 0].min() + box[:, 2].max()) / 2, (box[:, 1].min() + box[:, 3].max()) / 2


@BOTH
def test_a_page(reader: str) -> None:
    page = page_of(sheet(), reader)
    assert (page.number, page.width, page.height, page.rotation, page.reader) == (1, 400, 300, 0, reader)
    assert "".join(page.chars.text).startswith("令和4年度事務事業評価シート")
    assert len(page.chars.text) == len(page.chars.box) == len(page.chars.size) == len(page.chars.bold)
    assert set(page.chars.size.tolist()) == {8.0, 9.0, 12.0}
    assert middle(page, "欄外") == pytest.approx((309, 204.5), abs=2)
    assert set(page.fills.color.tolist()) == {SHADE}


@BOTH
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_rotation_is_applied(angle: int, reader: str) -> None:
    """Places are those of the page as displayed."""
    page = page_of(rotated(angle), reader)
    assert page.rotation == angle
    assert (page.width, page.height) == ((300, 400) if angle != 180 else (400, 300))
    x, y = middle(page_of(sheet(), reader), "欄外")
    turned: dict[int, Callable[[], tuple[float, float]]] = {
        90: lambda: (300 - y, x),
        180: lambda: (400 - x, 300 - y),
        270: lambda: (y, 400 - x),
    }
    assert middle(page, "欄外") == pytest.approx(turned[angle](), abs=1)
    plain = page_of(sheet(), reader)
    counts = (len(plain.horizontal.at), len(plain.vertical.at))
    assert (len(page.horizontal.at), len(page.vertical.at)) == (counts if angle == 180 else counts[::-1])


@BOTH
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_stored_turned_reads_as_it_is_displayed(angle: int, reader: str) -> None:
    """Text drawn sideways on a page with /Rotate: the same facts at the same places as on the upright page."""
    found = all_facts(stored_turned(angle), reader)
    assert len(found) == 11
    assert Counter(map(meaning, found)) == Counter(map(meaning, all_facts(sheet(), reader)))
    for place, other in zip(places(found), places(all_facts(sheet(), reader)), strict=True):
        assert place == pytest.approx(other, abs=1)


def meaning(fact: Fact) -> tuple[object, ...]:
    return fact.concept, fact.raw, fact.value, fact.fiscal_year, fact.label, tuple(fact.dimensions.items())


def places(found: list[Fact]) -> list[tuple[float, ...]]:
    return sorted(tuple(round(v) for v in fact.bbox) for fact in found)


def stored_turned(angle: int) -> bytes:
    """`sheet()` drawn turned back by `angle` on a page that /Rotate turns upright again."""
    opener: Any = pymupdf.open
    source = opener(stream=sheet(), filetype="pdf")
    target = opener()
    width, height = SIZE if angle == 180 else SIZE[::-1]
    page = target.new_page(width=width, height=height)
    page.show_pdf_page(page.rect, source, 0, rotate=angle)
    page.set_rotation(angle)
    data: bytes = target.tobytes()
    return data


@BOTH
@pytest.mark.parametrize("style", STYLES)
def test_rules(style: Style, reader: str) -> None:
    """However a table is drawn, there are rules at all of its lines."""
    page = page_of(Paper(SIZE).table(40, 60, (90, 60), [["a", "b"], ["c", "d"]], style=style), reader)
    for at in (40, 130, 190):
        assert abs(page.vertical.at - at).min() <= 1
    for at in (60, 80, 100):
        assert abs(page.horizontal.at - at).min() <= 1


@BOTH
def test_fills(reader: str) -> None:
    page = page_of(Paper(SIZE).fill(40, 60, 100, 90, 0xFF8800).text(10, 10, "あ"), reader)
    assert page.fills.color.tolist() == [0xFF8800]
    assert page.fills.box[0].tolist() == pytest.approx([40, 60, 100, 90], abs=0.01)


@BOTH
def test_white_lines_are_no_rules(reader: str) -> None:
    paper = Paper(SIZE).line(200, 60, 200, 90, color=0xFFFFFF).line(20, 90, 200, 90, color=0xFFFFFF)
    page = page_of(paper.line(300, 60, 300, 90), reader)
    assert page.vertical.at.tolist() == pytest.approx([300], abs=0.01)
    assert len(page.horizontal.at) == 0


def test_readers_agree_on_places() -> None:
    """Across, to a tenth of a point; up and down, give or take the line height that each takes for its own."""
    first, second = (page_of(sheet(), reader) for reader in sorted(READERS))

    def ordered(page: Page) -> tuple[list[str], np.ndarray[Any, Any]]:
        order = sorted(range(len(page.chars)), key=lambda i: (page.chars.text[i], *page.chars.box[i].round().tolist()))
        return [page.chars.text[i] for i in order], page.chars.box[order]

    (text, box), (other_text, other_box) = ordered(first), ordered(second)
    assert text == other_text
    assert box[:, [0, 2]] == pytest.approx(other_box[:, [0, 2]], abs=0.1)
    assert box[:, [1, 3]] == pytest.approx(other_box[:, [1, 3]], abs=2)


@BOTH
def test_only_the_wanted_pages(reader: str) -> None:
    paper = Paper(SIZE).text(10, 10, "一").next_page().text(10, 10, "二").next_page().text(10, 10, "三")
    data = paper.bytes()
    assert [page.number for page in READERS[reader](data, "x.pdf", None)] == [1, 2, 3]
    wanted = list(READERS[reader](data, "x.pdf", range(1, 3)))
    assert [(page.number, page.chars.text) for page in wanted] == [(2, ("二",)), (3, ("三",))]


@BOTH
def test_a_page_without_anything(reader: str) -> None:
    page = page_of(Paper(SIZE), reader)
    assert len(page.chars) == 0
    assert page.chars.box.shape == (0, 4)
    assert len(page.fills.color) == len(page.shapes) == len(page.horizontal.at) == 0


@BOTH
def test_spaces_are_no_characters(reader: str) -> None:
    assert page_of(Paper(SIZE).text(10, 10, "a b　c"), reader).chars.text == ("a", "b", "c")


@BOTH
@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"%PDF-1.7\n1 0 obj\n<<", b"no pdf at all"])
def test_what_is_no_pdf(data: bytes, reader: str) -> None:
    with pytest.raises(Rejected) as caught:
        list(READERS[reader](data, "x.pdf", None))
    assert caught.value.reason in (Reason.DAMAGED, Reason.NO_PAGES, Reason.NOT_PDF)
    assert str(caught.value).startswith("x.pdf: ")


def cropped(page: Any) -> None:
    page.set_cropbox(pymupdf.Rect(30, 10, page.rect.x1 - 20, page.rect.y1 - 50))


@BOTH
def test_crop_boxes_move_the_origin(reader: str) -> None:
    plain, page = page_of(sheet(), reader), page_of(changed(sheet(), cropped), reader)
    assert (page.width, page.height) == (350, 240)
    x, y = middle(plain, "欄外")
    assert middle(page, "欄外") == pytest.approx((x - 30, y - 10), abs=0.01)
    assert page.vertical.at.min() == pytest.approx(plain.vertical.at.min() - 30, abs=0.01)
    assert page.horizontal.at.min() == pytest.approx(plain.horizontal.at.min() - 10, abs=0.01)


@BOTH
def test_what_the_crop_box_hides_is_not_read(reader: str) -> None:
    def crop(page: Any) -> None:
        page.set_cropbox(pymupdf.Rect(0, 0, page.rect.x1 - 120, page.rect.y1))

    page = page_of(changed(sheet(), crop), reader)
    assert "欄外" not in "".join(page.chars.text)
    assert "令和4年度" in "".join(page.chars.text)


@BOTH
def test_a_line_askew_is_a_shape(reader: str) -> None:
    page = page_of(Paper(SIZE).line(40, 60, 100, 90), reader)
    assert len(page.shapes) == 1
    assert page.shapes[0].tolist() == pytest.approx([40, 60, 100, 90], abs=1)
    assert len(page.vertical.at) == len(page.horizontal.at) == 0


@BOTH
def test_text_in_the_vertical_writing_mode(reader: str) -> None:
    """Each character's box is where its ink is: the first one begins where the text does."""
    page = page_of(Paper(SIZE).upright(50, 100, "人件費", 10), reader)
    assert page.chars.text == ("人", "件", "費")
    assert page.chars.box[0].tolist() == pytest.approx([45, 100, 55, 110], abs=2)
    assert page.chars.box[2].tolist() == pytest.approx([45, 120, 55, 130], abs=2)


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_text_that_climbs_is_read_from_below(reader: str) -> None:
    """A tab turned by 90 degrees, with Latin letters and kanji, beside the rows that it heads."""
    rows = [["", "事業費", "100"], ["^", "人件費", "200"], ["^", "総事業費", "300"]]
    paper = Paper().table(40, 80, (30, 90, 80), rows, 40).climbing(58, 190, "実施（ＤＯ）")
    found = [block for block in blocks_of(paper, reader).blocks if block.text in ("100", "300")]
    assert [fold_label(block.rows[0].text) for block in found] == ["実施(DO)"] * 2
