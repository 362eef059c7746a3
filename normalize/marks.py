"""The marks of options: which glyphs tick, leave empty or may be bullets, and on which side of a mark its words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from normalize.characters import normal
from normalize.vocabulary import load, one_of
from schemas.folding import fold_label


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a text, normalised, in printed order. `selected_raw` is each chosen one with its mark as printed."""

    selected: tuple[str, ...]
    unselected: tuple[str, ...]
    selected_raw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its words and its mark as printed, and what the mark says: True, False, or None (no mark)."""

    words: str
    raw: str
    chosen: bool | None


TABLE: Final = load("choices")
TICKED: Final = frozenset(TABLE["ticked"].split())
EMPTY: Final = frozenset(TABLE["empty"].split())
FILLED: Final = frozenset(TABLE["filled"].split())
HOLLOW: Final = frozenset(TABLE["hollow"].split())
RINGS: Final = frozenset(TABLE["rings"].split())
LETTERS: Final = frozenset(TABLE["letters"].split()) - {"1"}
OPTIONS: Final = frozenset(fold_label(word) for word in TABLE["options"].split())
PAIRS: Final = frozenset(frozenset(pair) for pair in TABLE["pairs"])
# A pair that asks a question even where nothing in the text says which one was circled.
QUESTIONS: Final = frozenset(
    map(frozenset, (("有", "無"), ("あり", "なし"), ("可", "否"), ("要", "不要"), ("はい", "いいえ")))
)

CROSS: Final = frozenset("×✕╳☓")
VS: Final = "\ufe0e\ufe0f"
# Two of them side by side are a placeholder: ○○市, ■■課.
_SIMPLE: Final = "○◯〇●◎□■"
GLYPH: Final = rf"(?:(?<![{_SIMPLE}])[{_SIMPLE}](?![{_SIMPLE}])|{one_of((TICKED | EMPTY | FILLED | HOLLOW) - frozenset(_SIMPLE))})[{VS}]?"
BRACKET: Final = rf"[(（\[［〔【][ 　]*(?:{one_of(LETTERS)})?[{VS}]?[ 　]*[)）\]］〕】]"
MARK: Final = re.compile(f"{BRACKET}|{GLYPH}")
SEPARATOR: Final = re.compile(r"[\s　・･/／、,，|｜;；]+")
EDGES: Final = " \t\n\r　・･/／、,，|｜;；:："
_EMPTY_BRACKETS: Final = re.compile(r"[(（\[［][ 　]*[)）\]］]")


def is_option(words: str) -> bool:
    """Whether words are an option by themselves (有, 直営, 継続)."""
    return fold_label(words) in OPTIONS


def clean(words: str) -> str:
    """An option's words without separators and the empty brackets of a remark."""
    return normal(_EMPTY_BRACKETS.sub(" ", words).replace("\n", " ")).strip(EDGES)


def inner_of(mark: str) -> str:
    """The tick of a bracketed mark, or the glyph itself."""
    return mark.strip("()（）[]［］〔〕【】 　" + VS)


def is_bracketed(mark: str) -> bool:
    """Whether a mark is a pair of brackets, ticked or empty."""
    return mark[0] in "(（[［〔【"


def parts_of(text: str) -> list[str]:
    """The unmarked options of a stretch of text."""
    whole = clean(text)
    if is_option(whole):
        return [whole]
    return [part for part in (clean(piece) for piece in SEPARATOR.split(text)) if part]


def choices_of(options: Sequence[Option]) -> Choices | None:
    """Options sorted into chosen and not chosen; None for no options."""
    if not options:
        return None
    chosen = [option for option in options if option.chosen]
    return Choices(
        tuple(option.words for option in chosen),
        tuple(option.words for option in options if not option.chosen),
        tuple(option.raw for option in chosen),
    )
