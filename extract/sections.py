"""Headings that stand outside the tables: section titles above a table, labels beside or above a lone box."""

from __future__ import annotations

from typing import Final

import regex

from schemas.block import Heading
from schemas.cell import NO_TABLE, Cell
from schemas.depth import depth
from schemas.folding import fold_label
from schemas.vocabulary import Quality, concepts, exact

# A heading of a section is one short line; longer text is prose.
LONGEST: Final = 45
# Headings of tables side by side stand on one line, give or take this many points.
SAME_BAND: Final = 6.0
# A title is set this much larger than the usual text of its page.
TITLE_SIZE: Final = 1.25
# A label stands beside its box within this distance, in points.
BESIDE: Final = 60.0

_TITLE = regex.compile(
    r"(シート|調書|評価書|評価表|評価票|分析表|カルテ|調査票|個票|帳票|(?:評価|点検|検証|分析|調査|見直し|棚卸し?)(?:書|表|票|カード)|事務事業評価)"
)
_YEAR = regex.compile(r"(?:[0-9]{1,4}|元)年度")
_ONLY_YEAR = regex.compile(
    r"[(\[]?(?:令和|平成|昭和|[RHS])?(?:[0-9]{1,4}|元)年度?(?:[(](?:令和|平成)?(?:[0-9]{1,4}|元)年度?[)])?(?:[のに]?(?:実施し?た?|交付|支出|対象|事業|評価|決算|実績|分))*[^0-9]{0,3}[)\]]?"
)
_ORIGIN: Final = r"[^\W0-9_]{1,6}[都道府県市区町村](?:[(\[]?[0-9]{1,3}/[0-9]{1,3}(?:ページ|頁)?[)\]]?)?"
_ONLY_ORIGIN = regex.compile(rf"{_ONLY_YEAR.pattern}|{_ORIGIN}(?:{_ONLY_YEAR.pattern})?|{_ONLY_YEAR.pattern}{_ORIGIN}")
_NOTED = regex.compile(r"[【\[][^【】\[\]0-9]*[】\]]")
_UNIT = regex.compile(
    r"^[(\[]?[※*]?(?:(?:金額|表中|数値)?の?単位)?[はは:/]?(?:千|百万|万|億)?(?:円|人|%)(?:[、,・/](?:千|百万)?(?:円|人|%|件|人工))*[)\]]?$"
)
# A：高い　B：普通　C：低い says what grades mean, and heads nothing.
_LEGEND = regex.compile(r"(?:[\p{Han}\p{Kana}]{2,8})?(?:[A-ES0-9]|[◎○△×])[:=.].{1,20}?(?:[A-ES0-9]|[◎○△×])[:=.]")
_SCALE = regex.compile(
    r"(?:[\p{Han}\p{Kana}]{2,8}[:=]?)?(?:A[^A-E]{1,14}B[^A-E]{1,14}C|S[^A-E]{1,14}A[^A-E]{1,14}B|◎[^◎○△×]{1,14}○[^◎○△×]{1,14}△)"
)
_NOTE_MARK = regex.compile(r"^(?:[(\[]?(?:注|備考)[0-9]?[)\]:]?|[(\[※*])+")
# （様式２）, 別紙様式第１号: which form of a rule this is.
_FORM_NUMBER = regex.compile(
    r"[(\[]?(?:別紙|別記|参考)?様式第?[0-9一二三四五六七八九十]+号?(?:の[0-9一二三]+)?(?:[(].*[)])?[)\]]?"
)
_PAGE_NUMBER = regex.compile(r"^[-–—−]?(?:P|No|NO|№)?[.:]?[0-9]{1,4}(/[0-9]{1,4})?[-–—−]?$")


def free_label(segment: Cell) -> bool:
    """Whether a free run of text is a known heading."""
    return exact(segment.text).quality >= Quality.CORE


def is_title(text: str) -> bool:
    """Whether a line looks like the title of an evaluation form."""
    return _TITLE.search(fold_label(text)) is not None


def is_legend(text: str) -> bool:
    """Whether a line says what grades mean: Ａ：高い　Ｂ：普通　Ｃ：低い."""
    bare = _NOTE_MARK.sub("", fold_label(text))
    return _LEGEND.match(bare) is not None or _SCALE.match(bare) is not None


def is_page_number(text: str) -> bool:
    """Whether a text is nothing but a page number: `- 3 -`, `P.12`, `3/8`."""
    return _PAGE_NUMBER.match(fold_label(text)) is not None


def is_dated(text: str) -> bool:
    """Whether a line names a fiscal year."""
    return _YEAR.search(fold_label(text)) is not None


class Sections:
    """The free headings of one page, to be asked for by cell."""

    def __init__(self, cells: list[Cell], segments: list[Cell], height: float) -> None:
        """Keep the runs of text that can head a section; `height` is the page's, in points."""
        self._segments = segments
        sizes = sorted(c.size for c in (*cells, *segments) if c.lines)
        # What is set much larger than the rest is the title of the page, not of a section.
        title = TITLE_SIZE * sizes[len(sizes) // 2] if sizes else 0.0
        named = [s.box.center[1] for s in segments if s.size >= title and (is_dated(s.text) or is_title(s.text))]
        self._headings = [
            s
            for s in segments
            if _can_head(s) and not (s.size >= title and any(abs(s.box.center[1] - y) <= SAME_BAND for y in named))
        ]
        # A year, a municipality or a field of its own over the first table is that of the sheet, and heads no fields;
        # nor does what stands over the title.
        first = min((c.box.y0 for c in cells), default=height)
        titled = min((y for y in named if y <= first), default=0.0) - SAME_BAND
        self._headings = [
            s for s in self._headings if s.box.y1 > first or not (_is_of_sheet(s) or s.box.center[1] < titled)
        ]
        self._paths: dict[int, tuple[str, ...]] = {}
        self._top: dict[int, float] = {}
        for cell in cells:
            self._top[cell.table] = min(self._top.get(cell.table, height), cell.box.y0)

    def above(self, cell: Cell) -> tuple[str, ...]:
        """The heading of the section that `cell` stands in: the nearest one above its table, and on its side."""
        if cell.table == NO_TABLE:
            return ()
        top = self._top[cell.table] + SAME_BAND / 2
        over = [s for s in self._headings if s.box.center[1] <= top]
        if not over:
            return ()
        nearest = max(s.box.center[1] for s in over)
        band = [s for s in over if nearest - s.box.center[1] <= SAME_BAND]
        left = [s for s in band if s.box.x0 <= cell.box.center[0]]
        own = max(left, key=lambda s: s.box.x0) if left else band[0]
        return self._path(own)

    def _path(self, heading: Cell) -> tuple[str, ...]:
        """A heading behind those that it stands below by its number: １ 現状把握 over （２） 事業費の推移."""
        if id(heading) not in self._paths:
            own, y = depth(heading.text), heading.box.center[1] - SAME_BAND
            numbered = [(other, depth(other.text)) for other in self._headings if other.box.center[1] < y]
            higher = [other for other, its in numbered if own is not None and its is not None and its < own]
            outer = self._path(max(higher, key=lambda other: other.box.center[1])) if higher else ()
            self._paths[id(heading)] = (*outer, heading.text)
        return self._paths[id(heading)]

    def beside(self, cell: Cell) -> tuple[Heading, ...]:
        """A label printed outside, to the left of a lone box: `No. [63]`."""
        y = cell.box.center[1]
        near = [
            s
            for s in self._segments
            if s.box.x1 <= cell.box.x0 + 2
            and cell.box.x0 - s.box.x1 <= BESIDE
            and s.box.y0 <= y <= s.box.y1
            and free_label(s)
        ]
        return (Heading(max(near, key=lambda s: s.box.x1).text, "label"),) if near else ()


def names_field(text: str) -> bool:
    """Whether a line is a field of the sheet's head with its value, a blank apart: 担当　産業建設課, 整理番号　１４."""
    key, _, value = text.strip().partition(" ")
    concept = exact(key).of("concept") if value.strip() and exact(key).quality is Quality.EXACT else None
    return concept is not None and concepts()[concept].group == "identity"


def _is_of_sheet(segment: Cell) -> bool:
    """Whether a line over the first table says something of the whole sheet: its year, its city, 対象年度：令和５年度."""
    text = fold_label(segment.text)
    label, _, value = text.strip("()[]【】").partition(":")
    if names_field(segment.text):
        return True
    # 【補助金用】 令和４年度交付分: the bracket says which form this is.
    bare = _NOTED.sub("", text)
    said = _ONLY_ORIGIN.fullmatch(text) or _ONLY_ORIGIN.fullmatch(bare)
    return said is not None or (bool(value) and exact(label).quality >= Quality.CORE)


def _can_head(segment: Cell) -> bool:
    text = fold_label(segment.text)
    if not 2 <= len(text) <= LONGEST or text.endswith("。") or text.startswith("※"):
        # A note is no heading, unless it is a known label in a note's clothes (※備考).
        return text.startswith("※") and free_label(segment)
    if is_legend(segment.text):
        return False
    if _FORM_NUMBER.fullmatch(text) is not None:
        return False
    return not (is_title(text) or _UNIT.match(text) or _PAGE_NUMBER.match(text) or text.isdigit())
