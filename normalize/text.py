"""Text as it is kept: the lines of a cell put together, letter-spacing closed, and a key to compare by.

A wrapped sentence becomes one line again while a list keeps its items. `normal` and `plain` (one writing for one
character) stand in `normalize.characters` and are handed on from here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from normalize.characters import normal, plain
from schemas.folding import DASHES, TILDES, VARIANTS

__all__ = ["close_spacing", "fold", "is_item", "join_lines", "normal", "plain"]

# What begins a list item: a bullet, a circled or bracketed number, `1.`, a bracketed heading. Not `○○市`, `-5`, `1.5`.
_LEAD: Final = re.compile(
    r"(?:[・•◦∙○◯◎●◉■□◆◇▼▽▶▷►➢➤★☆※✓☑☐⇒→](?![○◯●■□◆◇※☆★])"
    r"|[-‐−–―](?=[ ]|[^\d\s\-‐−–―.,%)~ァ-ヺ])"
    r"|[\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf\u32d0-\u32fe]"
    r"|[(][0-9一二三四五六七八九十ア-ンa-zA-Z]{1,2}[)]"
    r"|[0-9]{1,2}[.](?![0-9])"
    r"|[アイウエオカキクケコ][. 、)]|[a-zA-Z][.)](?=[ ]|[^\x00-\x7f])"
    r"|(?:I{1,3}|IV|VI{0,3}|IX|X)[. 、](?=[^\x00-\x7f])"
    r"|注[0-9]{0,2}[):]"
    r"|[【〔〈《<](?=[^\d\s]))"
)
# `3)` begins an item unless it closes a bracket of the line before: (令和 | 3)年.
_NUMBERED: Final = re.compile(r"[0-9]{1,2}[)]")
_WORD: Final = re.compile(r"[!-~]")
_OPENS: Final = "([{<'\"-/"


def is_item(line: str) -> bool:
    """Whether a printed line begins a list item (or a bracketed heading) and so stays on a line of its own."""
    return _LEAD.match(line) is not None or _NUMBERED.match(line) is not None


def _glue(left: str, right: str) -> str:
    """What stands between two parts of a wrapped line: a space between two ASCII words, else nothing."""
    if _WORD.match(left[-1]) is None or _WORD.match(right[0]) is None:
        return ""
    if left[-1] in _OPENS or right[0] in ")]}>,.;:%/-":
        return ""
    if right[0] in "([" and not left.isascii():
        # 活動指標１ | （単位）: the digit ends a Japanese word.
        return ""
    return "" if "://" in left.rsplit(" ", 1)[-1] else " "


def join_lines(lines: Sequence[str]) -> str:
    """The text of a cell from its printed lines, normalised: wrapped lines joined, list items parted by a line feed.

    Japanese joins without a space, ASCII words with one. An empty line parts two paragraphs.
    """
    if len(lines) == 1:
        return normal(lines[0])
    # Pieces of one string, so that a page-long cell is put together once; `open_` counts brackets not closed yet.
    pieces: list[str] = []
    open_ = 0
    fresh = True
    for raw in lines:
        for line in normal(raw).split("\n"):
            if not line:
                fresh = True
                continue
            wrapped = not fresh and (not is_item(line) or (open_ > 0 and _NUMBERED.match(line) is not None))
            if pieces:
                pieces.append(_glue(pieces[-1], line) if wrapped else "\n")
            open_ = (open_ if wrapped else 0) + line.count("(") - line.count(")")
            pieces.append(line)
            fresh = False
    # Two parts that met may make one character or a long vowel; normal() settles it and changes nothing else.
    return normal("".join(pieces))


_SINGLE: Final = "[一-鿿㐀-䶿豈-﫿々ぁ-ゖァ-ヺー]"
# Letter-spaced from end to end, or beside something that is no Japanese word: 備 考 ※, 事 業 費 A, 予 算 額(千円).
_SPACED: Final = re.compile(
    f"(?P<head>^|^[^{_SINGLE[1:-1]}]* )(?P<word>{_SINGLE}(?: {_SINGLE})+)(?P<tail>$| ?[^{_SINGLE[1:-1]} ].*$)",
    re.DOTALL,
)
_SPACED_RUN: Final = re.compile(f"(?<![^ ]){_SINGLE}(?: {_SINGLE}){{2,}}(?![^ (\\[〔【<:])")
# 平 成 30 年 度, 3 年 度: single characters with numbers between them, two of them side by side at the end.
_SPACED_NUMBER: Final = re.compile(
    f"(?=.*[0-9])(?:[0-9]{{1,4}} )?{_SINGLE}(?: {_SINGLE})*(?: [0-9]{{1,4}}(?: {_SINGLE})+)*(?<={_SINGLE} {_SINGLE})"
)
# Single characters that are a list of things and no word.
_LISTS: Final = tuple(
    frozenset(chars) for chars in ("有無", "可否", "款項目節", "会款項目", "局部課係室", "章節項", "国県市区都道府町村", "男女", "大中小", "上中下", "月日")
)  # fmt: skip


def _close(match: re.Match[str]) -> str:
    word = match["word"] if "word" in match.re.groupindex else match[0]
    letters = word.replace(" ", "")
    if any(chars.issuperset(letters) for chars in _LISTS):
        return match[0]
    if "word" not in match.re.groupindex:
        return letters
    return f"{match['head']}{letters}{match['tail']}"


_CACHED_LENGTH: Final = 120


@lru_cache(maxsize=16384)
def _close_spacing(label: str) -> str:
    closed = _SPACED.sub(_close, label)
    return _SPACED_RUN.sub(_close, closed)


def close_spacing(label: str) -> str:
    """A label without letter-spacing: `事 業 名` → `事業名`, `備 考 ※` → `備考 ※`; `FAQ システム` and `有 無` stay."""
    if " " not in label and "\u3000" not in label:
        return label
    text = " ".join(label.split())
    if len(text) <= _CACHED_LENGTH and _SPACED_NUMBER.fullmatch(text) is not None:
        return text.replace(" ", "")
    return _close_spacing(text) if len(text) <= _CACHED_LENGTH else text


_FOLD_DASH: Final = re.compile(f"[{re.escape(DASHES)}]")
_FOLD_TILDE: Final = re.compile(f"[{re.escape(TILDES)}]")
_KANA_DASH: Final = re.compile("(?<=[ぁ-ゖァ-ヺー])-")


def fold(text: str) -> str:
    """A text as a key to compare by: `fold("宮﨑 髙橋") == fold("宮崎髙橋")`; no white space, no case, variants as one.

    A dash after a kana is the long vowel, any other is `-`; waves are `~`.
    """
    folded = unicodedata.normalize("NFKC", plain(text)).replace(" ", "").translate(VARIANTS)
    # An accent that stood on a blank of its own now stands on a letter, perhaps on one that only its small form shows
    # (ß → ss): so the normal form is taken again after the case, as Unicode's NFKC_Casefold (standard, 3.13.5) does.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", folded).casefold()).casefold()
    folded = _FOLD_TILDE.sub("~", _FOLD_DASH.sub("-", folded))
    return _KANA_DASH.sub("ー", folded)
