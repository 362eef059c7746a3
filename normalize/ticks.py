"""Choices without boxes: レ before an option, ㊒ and ② circled, (有)・無 in brackets, ○有 ×無."""

from __future__ import annotations

import re
from typing import Final

from normalize.characters import normal
from normalize.marks import (
    CROSS,
    FILLED,
    GLYPH,
    MARK,
    PAIRS,
    QUESTIONS,
    RINGS,
    SEPARATOR,
    TICKED,
    Choices,
    Option,
    choices_of,
    clean,
    inner_of,
    is_option,
)  # fmt: skip
from schemas.folding import fold_label

_TICK_BEFORE: Final = re.compile(
    r"(?:(?<=[\s　・･/／、,])|^)(?:(?P<mark>[レﾚ口ロ])[ 　]*|(?P<letter>[vVｖＶ])[ 　]+)(?=\S)"
)
_MARK_GAP: Final = re.compile(f"({GLYPH})[ 　]+")


# What stands in for a letter while the text is taken apart.
_TICK: Final = "✓"
_BOX: Final = "☐"


def read_lettered(text: str) -> Choices | None:
    """レ or v as a tick, 口 as a box, before words that are options; beside a real mark or another option only."""
    printed = [mark["mark"] or mark["letter"] for mark in _TICK_BEFORE.finditer(text.strip())]
    if not printed:
        return None
    glued = _TICK_BEFORE.sub(lambda mark: _BOX if mark["mark"] in ("口", "ロ") else _TICK, text.strip())
    letters = iter(printed)
    options: list[Option] = []
    for part in SEPARATOR.split(_MARK_GAP.sub(r"\1", glued)):
        glyph = MARK.match(part)
        words = part if glyph is None else part[glyph.end() :]
        if not words or not is_option(words):
            return None
        state = None if glyph is None else inner_of(glyph[0]) in TICKED | FILLED
        letter = next(letters, "") if part[0] in (_TICK, _BOX) else part[: len(part) - len(words)]
        options.append(Option(clean(words), letter + words, state))
    return choices_of(options) if any(option.chosen for option in options) else None


# 有⃝ (U+20DD), ㊒, ①, Ⓐ: an option with a ring drawn around it.
_RINGED: Final = re.compile("[\u3280-\u32b0①-⑳Ⓐ-ⓩ]|.\u20dd")


def read_circled(text: str) -> Choices | None:
    """A circled option among plain ones: `㊒・無`, `1 ② 3`, `有⃝・無`."""
    options: list[Option] = []
    for part in SEPARATOR.split(text.strip()):
        if not part:
            continue
        ringed = _RINGED.fullmatch(part) is not None
        words = _uncircle(part) if ringed else normal(part)
        options.append(Option(words, part, ringed))
    plain_ones = [option.words for option in options if not option.chosen]
    if len(plain_ones) == len(options) or not plain_ones or not all(len(option.words) <= 2 for option in options):
        return None
    return choices_of(options) if all(is_option(option.words) or option.words.isdigit() for option in options) else None


def _uncircle(part: str) -> str:
    if part.endswith("\u20dd"):
        return part[:-1]
    if "①" <= part <= "⑳":
        return str(ord(part) - ord("①") + 1)
    return fold_label(part)


_PARENTHESISED: Final = re.compile(r"[(（\[［〔<＜【]\s*([^()（）\[\]［］〔〕<>＜＞【】]{1,8}?)\s*[)）\]］〕>＞】]")


def read_parenthesised(text: str) -> Choices | None:
    """A pair with brackets around the chosen one: `(有)・無`; or a pair with nothing chosen: `有・無`."""
    options: list[Option] = []
    for part in SEPARATOR.split(text.strip()):
        match = _PARENTHESISED.fullmatch(part)
        words = clean(part if match is None else match[1])
        if words:
            options.append(Option(words, part, match is not None))
    pair = frozenset(option.words for option in options)
    if len(options) != 2 or pair not in PAIRS or all(option.chosen for option in options):
        return None
    if not any(option.chosen for option in options) and pair not in QUESTIONS:
        return None
    return choices_of(options)


def read_crossed(text: str) -> Choices | None:
    """`○有 ×無`."""
    options: list[Option] = []
    for part in SEPARATOR.split(text.strip()):
        mark, words = part[:1], part[1:]
        if (mark not in RINGS and mark not in CROSS) or not is_option(words):
            return None
        options.append(Option(normal(words), part, mark in RINGS))
    return choices_of(options) if len(options) > 1 and any(option.chosen is False for option in options) else None


# １　拡充する　②　今のまま続ける　３　縮小する: an option with its number, which is circled where it is chosen.
_NUMBERED: Final = re.compile(
    r"(?:^|(?<=[\s　]))([0-9０-９]|[①-⑨])[\s　.．]+([^\s　0-9０-９①-⑨][^0-9０-９①-⑨]{0,19}?)(?=[\s　]+[0-9０-９①-⑨][\s　.．]|[\s　]*$)"
)
_LEAST_NUMBERED: Final = 3


def read_numbered(text: str) -> Choices | None:
    """A list of numbered options of which the number of one is circled; they count from one on without a gap."""
    found = list(_NUMBERED.finditer(text.strip()))
    numbers = [int(_uncircle(match[1]) if "①" <= match[1] <= "⑨" else match[1]) for match in found]
    if len(found) < _LEAST_NUMBERED or numbers != list(range(1, len(found) + 1)):
        return None
    options = [Option(clean(match[2]), match[0].strip(), "①" <= match[1] <= "⑨") for match in found]
    if sum(option.chosen is True for option in options) != 1:
        return None
    return choices_of(options)
