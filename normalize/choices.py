"""Choices: which of the printed options are marked. `■実施 □未実施`, `(✓)該当 ( )非該当`, `直営 □ 委託 ■`, `㊒・無`.

A box or tick speaks for itself. ■, ● and ○ are bullets as well: they mean a choice beside an empty partner of their
kind, or before a word that is an option (`data/choices.toml`). レベルアップ研修, ○○市 and ■事業概要 are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
class _Option:
    """One option: its words and its mark as printed, and what the mark says: True, False, or None (no mark)."""

    words: str
    raw: str
    chosen: bool | None


_TABLE: Final = load("choices")
_TICKED: Final = frozenset(_TABLE["ticked"].split())
_EMPTY: Final = frozenset(_TABLE["empty"].split())
_FILLED: Final = frozenset(_TABLE["filled"].split())
_HOLLOW: Final = frozenset(_TABLE["hollow"].split())
_RINGS: Final = frozenset(_TABLE["rings"].split())
_LETTERS: Final = frozenset(_TABLE["letters"].split()) - {"1"}
_OPTIONS: Final = frozenset(fold_label(word) for word in _TABLE["options"].split())
_PAIRS: Final = frozenset(frozenset(pair) for pair in _TABLE["pairs"])
# A pair that asks a question even where nothing in the text says which one was circled.
_QUESTIONS: Final = frozenset(map(frozenset, (("有", "無"), ("あり", "なし"), ("可", "否"), ("要", "不要"), ("はい", "いいえ"))))

_CROSS: Final = frozenset("×✕╳☓")
_ALONE_ON: Final = _TICKED | _FILLED | _RINGS | frozenset("レﾚ")
_ALONE_OFF: Final = _EMPTY | (_HOLLOW - _RINGS) | _CROSS
_VS: Final = "\ufe0e\ufe0f"
# Two of them side by side are a placeholder: ○○市, ■■課.
_SIMPLE: Final = "○◯〇●◎□■"
_GLYPH: Final = rf"(?:(?<![{_SIMPLE}])[{_SIMPLE}](?![{_SIMPLE}])|{one_of((_TICKED | _EMPTY | _FILLED | _HOLLOW) - frozenset(_SIMPLE))})[{_VS}]?"
_BRACKET: Final = rf"[(（\[［〔【][ 　]*(?:{one_of(_LETTERS)})?[{_VS}]?[ 　]*[)）\]］〕】]"
_MARK: Final = re.compile(f"{_BRACKET}|{_GLYPH}")
_ANY_MARK: Final = re.compile(f"{_GLYPH}|{_BRACKET}|[レﾚ×✕\u20dd\u3280-\u32b0①-⑳Ⓐ-ⓩ]|有|可|あり|要|はい|無")
_SEPARATOR: Final = re.compile(r"[\s　・･/／、,，|｜;；]+")
_EDGES: Final = " \t\n\r　・･/／、,，|｜;；:："
_EMPTY_BRACKETS: Final = re.compile(r"[(（\[［][ 　]*[)）\]］]")
_LONGEST_OPTION: Final = 40
_LONGEST: Final = 1000


def _is_option(words: str) -> bool:
    return fold_label(words) in _OPTIONS


def _clean(words: str) -> str:
    """An option's words without separators and the empty brackets of a remark."""
    return normal(_EMPTY_BRACKETS.sub(" ", words).replace("\n", " ")).strip(_EDGES)


def _inner(mark: str) -> str:
    """The tick of a bracketed mark, or the glyph itself."""
    return mark.strip("()（）[]［］〔〕【】 　" + _VS)


def _bracketed(mark: str) -> bool:
    return mark[0] in "(（[［〔【"


def _states(marks: Sequence[str]) -> list[bool | None] | None:
    """What each mark says (None: a bullet or a ring that its words must decide), or None where all may be bullets."""
    glyphs = [_inner(mark) for mark in marks]
    if all(_bracketed(mark) for mark in marks):
        return [bool(glyph) for glyph in glyphs] if any(glyphs) or len(marks) > 1 else None
    pairs = [(glyph, mark) for glyph, mark in zip(glyphs, marks, strict=True) if not _bracketed(mark)]
    kinds = {glyph for glyph, _ in pairs}
    certain = bool(kinds & (_TICKED | _EMPTY))
    solid = bool(kinds & _FILLED)
    open_ = bool(kinds & (_HOLLOW | _EMPTY))
    states: list[bool | None] = []
    for glyph, mark in zip(glyphs, marks, strict=True):
        if _bracketed(mark):
            states.append(None)
        elif glyph in _TICKED or glyph in _EMPTY:
            states.append(glyph in _TICKED)
        elif glyph in _FILLED:
            states.append(True if certain or open_ else None)
        elif glyph in _RINGS:
            states.append(False if solid else None)
        else:
            states.append(False if certain or solid else None)
    return states


def _segments(text: str, marks: Sequence[re.Match[str]], label_first: bool) -> list[str]:
    """The words that belong to each mark: those behind it, or before it where labels come first."""
    bounds = [0, *(mark.end() for mark in marks)] if label_first else [*(mark.start() for mark in marks), len(text)]
    if label_first:
        return [text[bounds[i] : mark.start()] for i, mark in enumerate(marks)]
    return [text[mark.end() : bounds[i + 1]] for i, mark in enumerate(marks)]


_TRAILING_NOTE: Final = re.compile(r"[(（\[［][^()（）\[\]［］]*[)）\]］]\s*$")
# A middle dot parts options more strongly than a blank: 実施 ○・未実施.
_STRONG: Final = re.compile(r"[\s　]*(?:[・･/／、,，|｜;；\n]|$)")
_WEAK: Final = re.compile(r"(?<![・･/／、,，|｜;；])[ 　](?![・･/／、,，|｜;；])$|^[ 　](?![・･/／、,，|｜;；])")
_GAP: Final = re.compile(r"[\s　・･/／、,，|｜;；:：]")


def _label_first(text: str, marks: Sequence[re.Match[str]], position: str | None) -> bool:
    """Whether labels stand before their marks: told; or text begins with a word and ends with a mark; or marks touch them."""
    if position is not None:
        return position == "before"
    lead = text[: marks[0].start()].strip(_EDGES)
    if not lead:
        return False
    end = text[marks[-1].end() :]
    if not end.strip(_EDGES) or (len(marks) > 1 and _TRAILING_NOTE.fullmatch(end.strip()) is not None):
        return True
    if all(_STRONG.match(text, mark.end()) is not None and _STRONG.match(text[mark.start() - 1]) is None for mark in marks):
        return True
    touching = all(_GAP.match(text[mark.start() - 1]) is None for mark in marks)
    return touching and all(_GAP.match(text, mark.end()) is not None for mark in marks)


def _astray(text: str, marks: Sequence[re.Match[str]]) -> bool:
    """Whether a mark stands between two options and as near to the one as to the other: 有　○　無."""
    for mark in marks:
        before, behind = text[: mark.start()], text[mark.end() :]
        if before.strip(_EDGES) and behind.strip(_EDGES) and _WEAK.search(before) and _WEAK.match(behind):
            return True
    return False


def _marked(text: str, position: str | None) -> Choices | None:
    """Options with glyph or bracket marks."""
    marks = [mark for mark in _MARK.finditer(text) if _inner(mark[0]) or _bracketed(mark[0])]
    glyphs = [mark for mark in marks if not _bracketed(mark[0]) or _inner(mark[0])]
    if glyphs and not all(_bracketed(mark[0]) for mark in glyphs):
        # Empty brackets beside boxes are room for a remark: ■その他（　　）.
        marks = [mark for mark in marks if not _bracketed(mark[0])]
    if not marks:
        return None
    states = _states([mark[0] for mark in marks])
    if states is None:
        return None
    words = _segments(text, marks, _label_first(text, marks, position))
    if None in states:
        return _undecided(text, marks, words)
    if False not in states:
        # Only ticks: the options beside them may stand without any mark (有・無(○)).
        mixed = _ringed(text, marks, words)
        if mixed is not None and mixed.unselected:
            return mixed
    cleaned = [_clean(word) for word in words]
    if not any(cleaned) or any(len(word) > 4 * _LONGEST_OPTION for word in cleaned):
        return None
    if _is_list(marks, cleaned):
        return None
    options = [
        _Option(clean, (mark[0] + word.strip(_EDGES)).strip(), state)
        for clean, mark, word, state in zip(cleaned, marks, words, states, strict=True)
        if clean
    ]
    return _choices(options)


_TICKS_ONLY: Final = frozenset("✓✔➢🗸")


def _is_list(marks: Sequence[re.Match[str]], words: Sequence[str]) -> bool:
    """Whether ticks are the bullets of a list: nothing unticked beside them, and whole sentences behind them."""
    if not all(_inner(mark[0]) in _TICKS_ONLY for mark in marks):
        return False
    return any(len(word) > 12 or "。" in word for word in words)


def _undecided(text: str, marks: Sequence[re.Match[str]], words: Sequence[str]) -> Choices | None:
    """Marks that may be bullets: they are a choice where every word around them is an option."""
    hollow_only = all(_inner(mark[0]) in _HOLLOW - _RINGS for mark in marks)
    if hollow_only:
        cleaned = [_clean(word) for word in words]
        named = all(0 < len(word) <= 20 and "。" not in word for word in cleaned)
        if not named or (len(marks) == 1 and not _is_option(cleaned[0])):
            return None
        return _choices([_Option(word, word, False) for word in cleaned])
    found = _ringed(text, marks, words)
    # Rings before all of several options are bullets, or room for a tick: ○国 ○県.
    return None if found is None or (len(found.selected) > 1 and not found.unselected) else found


def _ringed(text: str, marks: Sequence[re.Match[str]], words: Sequence[str]) -> Choices | None:
    """Options of which some have a mark, where every word is an option."""
    if _astray(text, marks):
        return None
    if _label_first(text, marks, None):
        return _ringed_behind(text, marks, words)
    options = [_Option(part, part, None) for part in _parts(text[: marks[0].start()])]
    for mark, word in zip(marks, words, strict=True):
        parts = _parts(word)
        if not parts:
            return None
        options.append(_Option(parts[0], mark[0] + parts[0], True))
        options.extend(_Option(part, part, None) for part in parts[1:])
    return _choices(options) if all(_is_option(option.words) for option in options) else None


def _ringed_behind(text: str, marks: Sequence[re.Match[str]], words: Sequence[str]) -> Choices | None:
    """Options before their rings: `有○ 無`, `実施 ○・未実施`."""
    options: list[_Option] = []
    for mark, word in zip(marks, words, strict=True):
        parts = _parts(word)
        if not parts:
            return None
        options.extend(_Option(part, part, None) for part in parts[:-1])
        options.append(_Option(parts[-1], parts[-1] + mark[0], True))
    options.extend(_Option(part, part, None) for part in _parts(text[marks[-1].end() :]))
    return _choices(options) if all(_is_option(option.words) for option in options) else None


def _parts(text: str) -> list[str]:
    """The unmarked options of a stretch of text."""
    whole = _clean(text)
    if _is_option(whole):
        return [whole]
    return [part for part in (_clean(piece) for piece in _SEPARATOR.split(text)) if part]


def _choices(options: Sequence[_Option]) -> Choices | None:
    if not options:
        return None
    chosen = [option for option in options if option.chosen]
    return Choices(
        tuple(option.words for option in chosen),
        tuple(option.words for option in options if not option.chosen),
        tuple(option.raw for option in chosen),
    )


_TICK_BEFORE: Final = re.compile(r"(?:(?<=[\s　・･/／、,])|^)(?P<mark>[レﾚvVｖＶ口ロ])[ 　]*(?=\S)")
_MARK_GAP: Final = re.compile(f"({_GLYPH})[ 　]+")


def _lettered(text: str) -> Choices | None:
    """レ or v as a tick, 口 as a box, before words that are options; beside a real mark or another option only."""
    glued = _TICK_BEFORE.sub(lambda mark: mark["mark"], text.strip())
    if _TICK_BEFORE.search(glued) is None:
        return None
    glued = _MARK_GAP.sub(r"\1", glued)
    options: list[_Option] = []
    for part in _SEPARATOR.split(glued):
        mark, glyph = _TICK_BEFORE.match(part), _MARK.match(part)
        words = part if mark is None and glyph is None else part[1:]
        if not words or not _is_option(words):
            return None
        state = mark["mark"] not in "口ロ" if mark is not None else None
        if glyph is not None:
            state = _inner(glyph[0]) in _TICKED | _FILLED
        options.append(_Option(_clean(words), part, state))
    return _choices(options) if any(option.chosen for option in options) else None


# 有⃝ (U+20DD), ㊒, ①, Ⓐ: an option with a ring drawn around it.
_RINGED: Final = re.compile("[\u3280-\u32b0①-⑳Ⓐ-ⓩ]|.\u20dd")


def _circled(text: str) -> Choices | None:
    """A circled option among plain ones: `㊒・無`, `1 ② 3`, `有⃝・無`."""
    options: list[_Option] = []
    for part in _SEPARATOR.split(text.strip()):
        if not part:
            continue
        ringed = _RINGED.fullmatch(part) is not None
        words = _uncircle(part) if ringed else normal(part)
        options.append(_Option(words, part, ringed))
    plain_ones = [option.words for option in options if not option.chosen]
    if len(plain_ones) == len(options) or not plain_ones or not all(len(option.words) <= 2 for option in options):
        return None
    return _choices(options) if all(_is_option(option.words) or option.words.isdigit() for option in options) else None


def _uncircle(part: str) -> str:
    if part.endswith("\u20dd"):
        return part[:-1]
    if "①" <= part <= "⑳":
        return str(ord(part) - ord("①") + 1)
    return fold_label(part)


_PARENTHESISED: Final = re.compile(r"[(（\[［〔<＜【]\s*([^()（）\[\]［］〔〕<>＜＞【】]{1,8}?)\s*[)）\]］〕>＞】]")


def _parenthesised(text: str) -> Choices | None:
    """A pair with brackets around the chosen one: `(有)・無`; or a pair with nothing chosen: `有・無`."""
    options: list[_Option] = []
    for part in _SEPARATOR.split(text.strip()):
        match = _PARENTHESISED.fullmatch(part)
        words = _clean(part if match is None else match[1])
        if words:
            options.append(_Option(words, part, match is not None))
    pair = frozenset(option.words for option in options)
    if len(options) != 2 or pair not in _PAIRS or all(option.chosen for option in options):
        return None
    if not any(option.chosen for option in options) and pair not in _QUESTIONS:
        return None
    return _choices(options)


def _crossed(text: str) -> Choices | None:
    """`○有 ×無`."""
    options: list[_Option] = []
    for part in _SEPARATOR.split(text.strip()):
        mark, words = part[:1], part[1:]
        if (mark not in _RINGS and mark not in _CROSS) or not _is_option(words):
            return None
        options.append(_Option(normal(words), part, mark in _RINGS))
    return _choices(options) if len(options) > 1 and any(option.chosen is False for option in options) else None


@lru_cache(maxsize=4096)
def _read(text: str, position: str | None) -> Choices | None:
    ways: tuple[Callable[[], Choices | None], ...] = (
        lambda: _crossed(text) if any(char in text for char in _CROSS) else None,
        lambda: _lettered(text),
        lambda: _marked(text, position),
        lambda: _circled(text),
        lambda: _parenthesised(text),
    )
    for way in ways:
        found = way()
        if found is not None:
            return found
    return None


def read_choices(text: str, position: str | None = None) -> Choices | None:
    """The options that a text offers and which are chosen, or None where it offers none.

    `position` tells where labels stand: `before` or `after` their marks; without it the text's own order decides.
    A mark without words is no choice of options (`read_check`).
    """
    stripped = text.strip()
    if not 1 < len(stripped) <= _LONGEST or _ANY_MARK.search(stripped) is None:
        return None
    return _read(stripped, position)


def read_check(text: str) -> bool | None:
    """What a mark alone in its cell says: `☑`, `■`, `○`, `レ`, `(✓)` → True, `□`, `×`, `( )` → False, else None."""
    mark = text.strip(" \t\n\r　" + _VS)
    if not 0 < len(mark) <= 5:
        return None
    if _bracketed(mark) and _MARK.fullmatch(mark) is not None:
        return bool(_inner(mark))
    if mark in _ALONE_ON:
        return True
    return False if mark in _ALONE_OFF else None
