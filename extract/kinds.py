"""Label or value: what each cell of a page is, by vocabulary, shading, type and position.

A cell is a label because the vocabulary knows its text, because it has the colour that labels have on this page, or
because it heads figures. Numbers, dashes and choice marks are values whatever their colour.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import Final

import regex

from schemas.cell import NO_FILL, Cell
from schemas.folding import fold_label
from schemas.vocabulary import Quality, concepts, exact, look_up

WHITE: Final = 0xFFFFFF
# A colour is a label colour where at least this share of its texts are known headings, and at most the other share
# are figures.
KNOWN_SHARE: Final = 0.4
FIGURE_SHARE: Final = 0.15
# A sheet whose known headings mostly stand in label colours tells labels by colour; a short known word without that
# colour (都, 職員, 継続) is then a value.
SHADED_SHARE: Final = 0.6
SHORT: Final = 3
# On a sheet without label colours whose known headings are bold for this share, bold text of this length at most is a
# heading, too; a bold project name is longer as a rule.
BOLD_SHARE: Final = 0.8
LONGEST_BOLD: Final = 12
# A heading of a form is short; what is longer is prose even where it is shaded.
LONGEST_LABEL: Final = 60
# A question unknown to the vocabulary (委託の有無) is shorter still: a longer text that ends so is a sentence.
LONGEST_QUESTION: Final = 20


class Kind(Enum):
    """What a cell is."""

    EMPTY = "empty"
    LABEL = "label"
    PERIOD = "period"
    NUMBER = "number"
    MARK = "mark"
    TEXT = "text"

    def __init__(self, value: str) -> None:
        """`heads`: whether the cell can head others. An attribute, not a property: it is asked for every slot."""
        self.heads = value in ("label", "period")


_NUMBER = regex.compile(
    r"[(<\[]?[△▲\-−+±¥]?[(<]?[0-9]{1,3}(?:[,.][0-9 ]+)*[0-9]*(?:\.[0-9]+)?[)>\]]?(?:千円|百万円|億円|万円|円|%|人|件|回|時間|点|日|か所|箇所|台|校|世帯|団体|部|本|枚|名|冊|社)?(?:以上|以下|以内|未満|超)?[)>\]]?"
)
# Two figures in one cell: 16件(84%), 26,200(16,100), 0.10人 840.
_PAIR = regex.compile(
    r"[0-9][0-9,.]*/(?:[0-9][0-9,.]*)?|[0-9][0-9,.]*(?:人|人工|時間)[0-9][0-9,]*|[△▲\-−]?[0-9][0-9,.]*\w{0,3}[(<\[][△▲\-−]?[0-9][0-9,.]*[%\w]{0,3}[)>\]]"
)
# What asks which of several it is: nothing else ends so, whatever it asks of.
_ASKS = regex.compile(r"[^。、(]{2,}の(?:別|有無|要否|可否|区分)")
_BEGIN_OR_END = regex.compile(r"^(?:終期|始期|評価対象(?:年度)?$)")
_GONE_OR_NEW = regex.compile(r"[皆純][増減]")
_DASHES = regex.compile(r"[-−ー―‐–—…*/＊]+|[.・]{2,}|#[A-Z/0!?]+|[皆純][増減]")
# A unit in brackets heads a table or a row: (千円), (人工・千円).
_UNIT_CORNER = regex.compile(r"[(\[](?:単位[:/]?)?(?:(?:百万|千|億)?円|人工?|時間|%|件|・|、|,)+[)\]]")
# ① and the like number the rows of a form.
_ORDINAL = regex.compile(r"[①-⑳❶-❿Ⓐ-ⓩ]")
_MARKS: Final = frozenset("○●◯〇✓✔レ■☑☒◎◉⦿✔︎")
_EMPTY_MARKS: Final = frozenset("□☐")
# A heading that names a fiscal year, alone or with a word of the vocabulary beside it.
_PERIOD = regex.compile(
    r"[(]?(?:第[0-9]{1,2}年次?[(]?)?(?:(?:令和|平成|昭和|大正|[RHST㍻㋿])[.]?(?:[0-9]{1,2}|元)(?:年度?)?|(?:19|20)[0-9]{2}(?:年度?|[(])|(?:[0-9]{1,2}|元)(?:年度|・[RHS]))"
)
# What may stand behind a year without saying more than the year.
_YEAR_SUFFIXES: Final = ("以降", "以前", "末", "当初", "見込み", "まで")
_PERIOD_REST = regex.compile(r"[0-9()・年度次令和平成昭和元RHS/〜~\-.]*")


# Longer texts are prose, whatever they say: they are not looked at any closer.
LONGEST_FOLDED: Final = 120


def classify(cells: list[Cell]) -> tuple[list[Kind], frozenset[int]]:
    """The kind of every cell, in their order; and the colours that tell labels here, none where colour does not tell."""
    first = [_by_text(cell) for cell in cells]
    colors = label_colors(cells, first)
    by_color = _labels_are_shaded(cells, first, colors)
    kinds = [_refine(cell, kind, colors, by_color) for cell, kind in zip(cells, first, strict=True)]
    if not by_color and _labels_are_bold(cells, kinds):
        kinds = [
            Kind.LABEL if kind is Kind.TEXT and cell.bold and _can_label(cell) else kind
            for cell, kind in zip(cells, kinds, strict=True)
        ]
    return kinds, colors if by_color else frozenset()


def _by_text(cell: Cell) -> Kind:
    if not cell.lines or not cell.text.strip():
        return Kind.EMPTY
    if len(cell.text) > LONGEST_FOLDED:
        return Kind.TEXT
    text = fold_label(cell.text)
    if not text:
        # Folding strips notes: a cell of nothing but marks (***) is a dash.
        return Kind.NUMBER
    if _ORDINAL.fullmatch(cell.text.strip()) or _UNIT_CORNER.fullmatch(text):
        return Kind.LABEL
    if len(text) == 1 and (text in _MARKS or text in _EMPTY_MARKS):
        return Kind.MARK
    if _NUMBER.fullmatch(text) or _PAIR.fullmatch(text) or _DASHES.fullmatch(text):
        return Kind.NUMBER
    if is_period(text):
        return Kind.PERIOD
    if len(text) <= LONGEST_LABEL and exact(cell.text).quality >= Quality.CORE:
        return Kind.LABEL
    return Kind.LABEL if len(text) <= LONGEST_QUESTION and _ASKS.fullmatch(text) is not None else Kind.TEXT


def is_number(text: str) -> bool:
    """Whether a text is a figure, a dash or an Excel error."""
    folded = fold_label(text)
    return _NUMBER.fullmatch(folded) is not None or _DASHES.fullmatch(folded) is not None


# What a criterion is graded with: A to F and S, stars and circles, Roman numerals.
_GRADE = regex.compile(r"[SA-F][+\-'’′]?|[◎○◯〇△×☆★]{1,3}|I{1,3}|IV|V")


def is_grade(text: str) -> bool:
    """Whether a text is a grade and nothing else: Ａ, ◎, Ⅲ."""
    return _GRADE.fullmatch(fold_label(text)) is not None


def is_mark(text: str) -> bool:
    """Whether a text is one choice mark that is set."""
    return fold_label(text) in _MARKS


def is_period(text: str) -> bool:
    """Whether a heading names a fiscal year: `R6年度`, `31・R元年度`, `R5年度実績`, `目標値(8年度)`, `第1年次(23年度)`."""
    folded = fold_label(text)
    if len(folded) > 30:
        return False
    match = _PERIOD.search(folded)
    if match is None:
        return False
    rest = _PERIOD_REST.sub("", folded[: match.start()]) + _PERIOD_REST.sub("", folded[match.end() :])
    if match.start() > 0 and exact(folded).quality is Quality.EXACT:
        return False
    return not rest or look_up(rest).quality >= Quality.CORE or rest in _YEAR_SUFFIXES


def label_colors(cells: list[Cell], kinds: list[Kind]) -> frozenset[int]:
    """The fill colours that labels have on this page."""
    texts: Counter[int] = Counter()
    known: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for cell, kind in zip(cells, kinds, strict=True):
        if kind is Kind.EMPTY or cell.fill in (NO_FILL, WHITE):
            continue
        texts[cell.fill] += 1
        known[cell.fill] += kind.heads
        figures[cell.fill] += kind is Kind.NUMBER and _GONE_OR_NEW.fullmatch(fold_label(cell.text)) is None
    return frozenset(
        color
        for color, count in texts.items()
        if known[color] >= KNOWN_SHARE * count and figures[color] <= FIGURE_SHARE * count
    )


def _labels_are_shaded(cells: list[Cell], kinds: list[Kind], colors: frozenset[int]) -> bool:
    headings = [cell for cell, kind in zip(cells, kinds, strict=True) if kind.heads]
    shaded = sum(cell.fill in colors for cell in headings)
    return shaded >= SHADED_SHARE * len(headings) > 0


def _labels_are_bold(cells: list[Cell], kinds: list[Kind]) -> bool:
    """Whether bold tells labels: most known headings are bold, and hardly a figure is."""
    heads = [cell.bold for cell, kind in zip(cells, kinds, strict=True) if kind.heads]
    figures = [cell.bold for cell, kind in zip(cells, kinds, strict=True) if kind is Kind.NUMBER]
    return sum(heads) >= BOLD_SHARE * len(heads) > 0 and sum(figures) <= FIGURE_SHARE * len(figures)


def _can_label(cell: Cell) -> bool:
    text = fold_label(cell.text)
    return len(text) <= LONGEST_BOLD and not text.endswith("。")


def _refine(cell: Cell, kind: Kind, colors: frozenset[int], by_color: bool) -> Kind:
    if kind is Kind.TEXT and cell.fill in colors and len(fold_label(cell.text)) <= LONGEST_LABEL:
        return Kind.LABEL
    if kind is Kind.NUMBER and by_color and cell.fill in colors and _GONE_OR_NEW.fullmatch(fold_label(cell.text)):
        # An option beside 縮小 and 拡大; on paper it is what stands for a rate.
        return Kind.LABEL
    if kind is Kind.LABEL and by_color and cell.fill not in colors:
        meaning = exact(cell.text)
        short = len(fold_label(cell.text)) < SHORT
        # The row of the whole cost may be shaded in a colour of its own.
        marked = cell.fill not in (NO_FILL, WHITE) and meaning.of("cost") is not None
        known = meaning.quality is Quality.EXACT or marked
        return kind if known and not short else Kind.TEXT
    return kind


def names_a_year(text: str) -> bool:
    """Whether a heading asks for a year (開始年度, 事業期間), so that a year beside it is its value."""
    known = concepts()
    if _BEGIN_OR_END.search(fold_label(text)) is not None:
        return True
    return any(t.kind == "concept" and known[t.name].kind == "year" for t in look_up(text).terms)


def says_more_than_a_year(text: str) -> bool:
    """Whether a heading with a year in it has a word of the vocabulary beside it (R7年度以降の事業の方向性)."""
    folded = fold_label(text)
    match = _PERIOD.search(folded)
    if match is None:
        return False
    rest = _PERIOD_REST.sub("", folded[: match.start()]) + _PERIOD_REST.sub("", folded[match.end() :])
    return bool(rest) and rest not in _YEAR_SUFFIXES
