"""Blank, dash and zero are three different things: whether a cell holds a value, and if not, why.

`0` is a value. An empty cell, a leftover of the form (`年　月から`, `千円`) is blank; a dash, 該当なし, ＊＊＊ says that
there is nothing to say. 算定中, 皆増 or `#DIV/0!` stand where a number was asked for and none could be given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from normalize.characters import plain
from normalize.numbers import MINUSES
from normalize.units import known, known_alone
from normalize.vocabulary import load

if TYPE_CHECKING:
    from schemas.fact import State


@dataclass(frozen=True, slots=True)
class Blank:
    """What a cell says about its own emptiness.

    `reason` (None where there is a value): `empty`, `template`, `dash`, `slash`, `asterisk`, `none`, `not_applicable`,
    `unknown`, `pending`, `suppressed`, `new`, `vanished`, `ditto`, `error`. `state` as in FACTS.md.
    """

    is_blank: bool
    state: State
    reason: str | None


VALUE: Final = Blank(False, "reported", None)

_TABLE: Final = load("blanks")
_ONLY_NUMERIC: Final = frozenset(_TABLE["only_numeric"]["reasons"])
_ANSWERS: Final = frozenset(_TABLE["only_numeric"]["answers"].split())


def _words() -> dict[str, str]:
    """Folded word → reason."""
    found: dict[str, str] = {}
    for reason, words in _TABLE.items():
        if isinstance(words, str):
            for word in words.split():
                found.setdefault(plain(word).replace(" ", "").casefold(), reason)
                found.setdefault(word.casefold(), reason)
    return found


_REASONS: Final = _words()

_DASHES: Final = re.compile(rf"[\-{MINUSES[1:]}_＿⁻▬⸺⸻ 　]+")
_SLASHES: Final = re.compile(r"[/\\／＼⧸∕⁄╱╲| 　]+")
# ※ is no star: it is a mark of the form (FACTS.md, ruling 7).
_STARS: Final = re.compile(r"[*＊✱∗ 　]+")
_DOTS: Final = re.compile(r"(?:[…‥⋯]|[.・･。]{2,})[…‥⋯.・･ ]*")
_BRACKETED: Final = re.compile(r"[(\[【〔<「『]+(.*?)[)\]】〕>」』]+")
# What a spreadsheet prints where a number does not fit its column.
_OVERFLOWN: Final = re.compile("#{3,}")
# A bare form: its own words and signs with nothing filled in.
_TEMPLATE: Final = re.compile(
    r"(?:明治|大正|昭和|平成|令和|西暦|[明大昭平令MTSHR](?![一-鿿])|年度|[年月日時分期]|第|四半期|から|より|まで|以降|以前|開始|終了|予定|頃|末|現在"
    r"|[・/、,.~〜\-ー()])+"
)
_ERA_LEFT: Final = re.compile("明治|大正|昭和|平成|令和|年|月|日|から|まで|期|[~〜]")
_EMPTY_FORM: Final = re.compile(r"[()\[\]【】〔〕「」『』<>:：;,.、。・ 　]+")
_STRESS: Final = str.maketrans("", "", " 　")
_LONGEST: Final = 40
# Without any of these no text is blank; prose and plain numbers get away at once.
_FAST_NUMBER: Final = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?%?")


# A remark behind a dash, itself a dash or words without a figure: -(-), －（新規）.
_REMARK: Final = re.compile(r"[(\[【〔<][^()0-9]{0,12}[)\]】〕>]|(?:[/|] ?)?[\-‐‑‒–—―−ー] ?")
_MARKS: Final = ((_DASHES, "dash"), (_SLASHES, "slash"), (_STARS, "asterisk"), (_DOTS, "unknown"))


def _marks(text: str) -> str | None:
    """The reason of a text made of dashes, slashes or stars; a unit behind them changes nothing (-千円)."""
    for pattern, reason in _MARKS:
        match = pattern.match(text)
        if match is None:
            continue
        rest = text[match.end() :].strip()
        if not rest or (known(rest) is not None and reason != "slash") or _REMARK.fullmatch(rest) is not None:
            return reason if match[0].strip() else None
    return None


def _template(text: str) -> bool:
    """Whether a text is a form's own words with nothing filled in: `年度まで`, `平成 年 月`, `（　）`, `千円`."""
    if _EMPTY_FORM.fullmatch(text) is not None:
        return True
    packed = text.translate(_STRESS)
    if known_alone(packed) is not None or (packed[:1] in "([" and known_alone(packed[1:-1]) is not None):
        return True
    return _ERA_LEFT.search(packed) is not None and _TEMPLATE.fullmatch(packed) is not None


def _reason(text: str) -> str | None:
    if not text:
        return "empty"
    marks = _marks(text)
    if marks is not None:
        return marks
    packed = text.translate(_STRESS).rstrip("。.!").casefold() or text.translate(_STRESS).casefold()
    word = _REASONS.get(packed) or _REASONS.get(text.casefold())
    if word is not None:
        return word
    if _OVERFLOWN.fullmatch(text) is not None:
        return "error"
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed is not None and bracketed[1].strip():
        return _reason(bracketed[1].strip())
    return "template" if _template(text) else None


_LIKE_A_DASH: Final = frozenset("一丨亠｜")
_STATES: Final[dict[str, State]] = {"empty": "blank", "template": "blank"}


@lru_cache(maxsize=16384)
def _read(text: str, cell: str) -> Blank:
    folded = plain(text)
    if len(folded) > _LONGEST:
        return VALUE
    reason = _reason(folded)
    if reason is None:
        # The numeral for one is how a long dash comes back from a scan.
        return Blank(True, "not_applicable", "dash") if cell == "amount" and folded in _LIKE_A_DASH else VALUE
    packed = folded.translate(_STRESS).rstrip("。")
    if cell != "amount":
        answer = (reason in _ONLY_NUMERIC and _DOTS.fullmatch(packed) is None) or packed in _ANSWERS
        if answer or (cell == "text" and reason == "template" and known(packed) is not None):
            return VALUE
    return Blank(True, _STATES.get(reason, "not_applicable"), reason)


def read_blank(text: str, cell: str = "amount") -> Blank:
    """Whether a whole cell says that it has no value, and why.

    `cell` is what the cell is for: `amount` (any number), `year`, or `text`. 未定 or 廃止 is an answer in a text cell and
    no number in another.
    """
    if len(text) > 4 * _LONGEST or _FAST_NUMBER.fullmatch(text) is not None:
        return VALUE
    return _read(text, cell)
