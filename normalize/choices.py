"""Choices: which of the printed options are marked. `■実施 □未実施`, `(✓)該当 ( )非該当`, `直営 □ 委託 ■`, `㊒・無`.

A box or tick speaks for itself. ■, ● and ○ are bullets as well: they mean a choice beside an empty partner of their
kind, or before a word that is an option (`data/choices.toml`). レベルアップ研修, ○○市 and ■事業概要 are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from normalize.marks import (
    CROSS,
    EDGES,
    EMPTY,
    FILLED,
    GLYPH,
    HOLLOW,
    MARK,
    RINGS,
    TICKED,
    VS,
    Choices,
    Option,
    choices_of,
    clean,
    inner_of,
    is_bracketed,
    is_option,
    parts_of,
)  # fmt: skip
from normalize.places import is_astray, is_list, label_first, segments, states_of
from normalize.ticks import read_circled, read_crossed, read_lettered, read_numbered, read_parenthesised

__all__ = ["Choices", "read_check", "read_choices"]

_ALONE_ON: Final = TICKED | FILLED | RINGS | frozenset("レﾚ")
_ALONE_OFF: Final = EMPTY | (HOLLOW - RINGS) | CROSS
_HAS_CROSS: Final = re.compile("[×✕╳☓]")
_LONGEST_OPTION: Final = 40
_LONGEST: Final = 1000
_SHORT: Final = 24
# Beside so many known options, and where they are such a share, a word as short as they are is an option, too.
_MANY: Final = 3
_KNOWN_SHARE: Final = 0.6
_LONGEST_BESIDE: Final = 8
# Where none of these stands, nothing is marked.
_ANY_MARK: Final = re.compile(
    f"{GLYPH}|[レﾚ×✕vVｖＶ\u20dd\u3280-\u32b0①-⑳Ⓐ-ⓩ]|[(（\\[［〔【] ?[レﾚvVｖＶxXｘＸ✕×*＊○◯〇●◎■✓✔☑　]? ?[)）\\]］〕】]"
)


def _marked(text: str, position: str | None) -> Choices | None:
    """Options with glyph or bracket marks."""
    marks = [mark for mark in MARK.finditer(text) if inner_of(mark[0]) or is_bracketed(mark[0])]
    glyphs = [mark for mark in marks if not is_bracketed(mark[0]) or inner_of(mark[0])]
    if glyphs and not all(is_bracketed(mark[0]) for mark in glyphs):
        # Empty brackets beside boxes are room for a remark: ■その他（　　）.
        marks = [mark for mark in marks if not is_bracketed(mark[0])]
    if not marks:
        return None
    states = states_of([mark[0] for mark in marks])
    if states is None:
        return None
    words = segments(text, marks, label_first(text, marks, position))
    if None in states:
        return _undecided(text, marks, words)
    if False not in states:
        # Only ticks: the options beside them may stand without any mark (有・無(○)).
        mixed = _ringed(text, marks, words)
        if mixed is not None and mixed.unselected:
            return mixed
    cleaned = [clean(word) for word in words]
    if not any(cleaned) or any(len(word) > 4 * _LONGEST_OPTION for word in cleaned):
        return None
    if is_list(marks, cleaned):
        return None
    options = [
        Option(clean, (mark[0] + word.strip(EDGES)).strip(), state)
        for clean, mark, word, state in zip(cleaned, marks, words, states, strict=True)
        if clean
    ]
    return choices_of(options)


def _undecided(text: str, marks: Sequence[re.Match[str]], words: Sequence[str]) -> Choices | None:
    """Marks that may be bullets: they are a choice where every word around them is an option."""
    hollow_only = all(inner_of(mark[0]) in HOLLOW - RINGS for mark in marks)
    if hollow_only:
        cleaned = [clean(word) for word in words]
        named = all(0 < len(word) <= 20 and "。" not in word for word in cleaned)
        if not named or (len(marks) == 1 and not is_option(cleaned[0])):
            return None
        return choices_of([Option(word, word, False) for word in cleaned])
    found = _ringed(text, marks, words)
    # Rings before all of several options are bullets, or room for a tick: ○国 ○県.
    return None if found is None or (len(found.selected) > 1 and not found.unselected) else found


def _ringed(text: str, marks: Sequence[re.Match[str]], words: Sequence[str]) -> Choices | None:
    """Options of which some have a mark, where every word is an option."""
    if is_astray(text, marks):
        return None
    if label_first(text, marks, None):
        return _ringed_behind(text, marks, words)
    options = [Option(part, part, None) for part in parts_of(text[: marks[0].start()])]
    for mark, word in zip(marks, words, strict=True):
        parts = parts_of(word)
        if not parts:
            return None
        options.append(Option(parts[0], mark[0] + parts[0], True))
        options.extend(Option(part, part, None) for part in parts[1:])
    return choices_of(options) if _are_options(options) else None


def _are_options(options: Sequence[Option]) -> bool:
    """Whether all are options; of many that are as short, a few may be what no list of options has (改善継続)."""
    known = sum(is_option(option.words) for option in options)
    many = known >= _MANY and all(len(option.words) <= _LONGEST_BESIDE for option in options)
    return known == len(options) or (many and known >= _KNOWN_SHARE * len(options))


def _ringed_behind(text: str, marks: Sequence[re.Match[str]], words: Sequence[str]) -> Choices | None:
    """Options before their rings: `有○ 無`, `実施 ○・未実施`."""
    options: list[Option] = []
    for mark, word in zip(marks, words, strict=True):
        parts = parts_of(word)
        if not parts:
            return None
        options.extend(Option(part, part, None) for part in parts[:-1])
        options.append(Option(parts[-1], parts[-1] + mark[0], True))
    options.extend(Option(part, part, None) for part in parts_of(text[marks[-1].end() :]))
    return choices_of(options) if all(is_option(option.words) for option in options) else None


@lru_cache(maxsize=4096)
def _read(text: str, position: str | None) -> Choices | None:
    ways: tuple[Callable[[], Choices | None], ...] = (
        lambda: read_crossed(text) if _HAS_CROSS.search(text) is not None else None,
        lambda: read_lettered(text),
        lambda: read_numbered(text),
        lambda: _marked(text, position),
        lambda: read_circled(text),
        lambda: read_parenthesised(text),
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
    if not 1 < len(stripped) <= _LONGEST or (len(stripped) > _SHORT and _ANY_MARK.search(stripped) is None):
        return None
    return _read(stripped, position)


def read_check(text: str) -> bool | None:
    """What a mark alone in its cell says: `☑`, `■`, `○`, `レ`, `(✓)` → True, `□`, `×`, `( )` → False, else None."""
    mark = text.strip(" \t\n\r　" + VS)
    if not 0 < len(mark) <= 5:
        return None
    if is_bracketed(mark) and MARK.fullmatch(mark) is not None:
        return bool(inner_of(mark))
    if mark in _ALONE_ON:
        return True
    return False if mark in _ALONE_OFF else None
