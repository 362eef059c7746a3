"""Numbers written in kanji (`一億二千万`, `二〇二一`, `壱百弐拾`) or in digits and kanji (`3億2,500万`).

三重県, 四日市, 一部 and 十分 are no numbers: what follows the numeral must be nothing or a unit that is counted with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from normalize.characters import plain
from normalize.numbers import NUMBER, decimals, digits, plainest, well_grouped
from normalize.units import known
from normalize.vocabulary import load

# Plain and legal numerals (大字; 戸籍法施行規則 and 商業登記規則 ask for 壱弐参拾), and the old shapes that registers keep.
DIGITS: Final = {
    "〇": 0, "零": 0, "一": 1, "壱": 1, "壹": 1, "弌": 1, "二": 2, "弐": 2, "貳": 2, "貮": 2, "弍": 2, "三": 3, "参": 3,
    "參": 3, "弎": 3, "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陸": 6, "七": 7, "漆": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
SMALL: Final = {"十": 10, "拾": 10, "百": 100, "陌": 100, "佰": 100, "千": 1000, "仟": 1000, "阡": 1000}
BIG: Final = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_TENS: Final = {"廿": 20, "卄": 20, "卅": 30, "丗": 30}
# Characters that alone are a word rather than a number (陸 land, 参 of 参加 …).
_NOT_ALONE: Final = frozenset("参參伍陸漆捌玖肆陌佰仟阡弌弍弎億兆京萬卄丗")

_KANJI: Final = "".join((*DIGITS, *SMALL, *BIG, *_TENS))
_ATOM: Final = re.compile(
    f"(?P<number>{NUMBER})|(?P<run>[{''.join(DIGITS)}]+)|(?P<tens>[{''.join(_TENS)}])|(?P<scale>[{''.join((*SMALL, *BIG))}])"
)
# A composite: figures and numerals in one row, single spaces or none between them.
COMPOSITE: Final = f"(?:{NUMBER}|[{_KANJI}])(?: ?(?:{NUMBER}|[{_KANJI}]))*"
_COMPOSITE: Final = re.compile(COMPOSITE)
HAS_KANJI: Final = re.compile(f"[{_KANJI}]")

# Words and place names that are written like a number and a counter, and headings that only name a unit.
_WORDS: Final = frozenset(load("numerals")["words"].split())
_WORDY: Final = frozenset(load("numerals")["wordy"].split())


@dataclass(frozen=True, slots=True)
class Composite:
    """A number of figures and numerals. `decimals` is its rounding as in XBRL: 3億2,500万 → -4, 1.5億 → -7."""

    value: Decimal
    decimals: int
    scaled: bool


@dataclass(slots=True)
class _Sum:
    """A composite on its way: the total of the 万-億-兆 groups, the open group, and the number that waits for a scale."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    waiting: Decimal | None = None
    positional: bool = False
    small: int = 10**5
    big: int = 10**20
    places: int = 0
    exponent: int = 0
    scaled: bool = False

    def number(self, value: Decimal, places: int) -> bool:
        """Take a number; False where one waits already, or where it is too big for the scale before it."""
        if self.waiting is not None or (self.small < 10**5 and value >= self.small) or (self.scaled and places):
            return False
        self.waiting, self.places, self.exponent, self.positional = value, places, 0, False
        return True

    def scale_small(self, scale: int) -> bool:
        """Take 十, 百 or 千; they must come in falling order."""
        if scale >= self.small or self.positional or (self.waiting == 0 and bool(self.group or self.total)):
            return False
        self.group += (Decimal(1) if self.waiting is None else self.waiting) * scale
        self.waiting, self.small, self.scaled = None, scale, True
        self.exponent = len(str(scale)) - 1
        return True

    def scale_big(self, scale: int) -> bool:
        """Take 万, 億 or 兆 and close the group before it."""
        group = self.group + (Decimal(0) if self.waiting is None else self.waiting)
        if (
            scale >= self.big
            or (group == 0 and self.waiting is None and self.small == 10**5)
            or group * scale >= self.big
        ):
            return False
        self.exponent = (0 if self.waiting is not None else self.exponent) + len(str(scale)) - 1
        self.total += group * scale
        self.group, self.waiting, self.small, self.big, self.scaled = Decimal(0), None, 10**5, scale, True
        self.positional = False
        return True


def _take(sum_: _Sum, atom: re.Match[str]) -> bool:
    """Add one token of a composite; False where it cannot stand there."""
    printed = atom[0]
    if atom["number"]:
        return well_grouped(printed) and sum_.number(digits(printed), decimals(printed))
    if atom["run"]:
        # Positional numerals (二〇二一) begin with no zero and stand in no group with 十, 百 or 千.
        if len(printed) > 20 or (len(printed) > 1 and (printed[0] in "〇零" or sum_.small < 10**5)):
            return False
        taken = sum_.number(Decimal("".join(str(DIGITS[char]) for char in printed)), 0)
        sum_.positional = len(printed) > 1
        return taken
    if atom["tens"]:
        return sum_.number(Decimal(_TENS[printed] // 10), 0) and sum_.scale_small(10)
    return sum_.scale_small(SMALL[printed]) if printed in SMALL else sum_.scale_big(BIG[printed])


def read_composite(text: str) -> Composite | None:
    """The value of a text that is all figures and numerals: `3億2,500万`, `一億二千万`, `二〇二一`, `1,234`; or None."""
    if len(text) > 60 or _COMPOSITE.fullmatch(text) is None:
        return None
    if len(text) == 1 and text in BIG:
        return Composite(Decimal(BIG[text]), 0, True) if text == "万" else None
    if len(text) == 1 and text in _NOT_ALONE:
        return None
    sum_ = _Sum()
    for atom in _ATOM.finditer(text):
        if not _take(sum_, atom):
            return None
    value = sum_.total + sum_.group + (Decimal(0) if sum_.waiting is None else sum_.waiting)
    if sum_.waiting == 0 and (sum_.total or sum_.group):
        return None
    return Composite(value, sum_.places - sum_.exponent, sum_.scaled)


@dataclass(frozen=True, slots=True)
class KanjiNumber:
    """A number written with numerals, and the unit behind it as printed."""

    value: int | float
    unit: str | None


_AROUND: Final = re.compile(r"(?:約|およそ|金)? ?(.*?) ?(?:也|なり|程度|余り?)?")


def is_word(numeral: str, counter: str) -> bool:
    """Whether what looks like a numeral and a counter is a word or a unit heading instead (一部, 三者, 千歳, 千円)."""
    return numeral + counter in _WORDS or (len(numeral) == 1 and counter in _WORDY)


@lru_cache(maxsize=4096)
def read_kanji(text: str) -> KanjiNumber | None:
    """A number with at least one kanji numeral, alone or with a unit: `一億二千万`, `三百人`, `3億2,500万円`; else None."""
    folded = plain(text)
    if not 0 < len(folded) <= 60 or HAS_KANJI.search(folded) is None:
        return None
    around = _AROUND.fullmatch(folded)
    core = folded if around is None else around[1]
    match = _COMPOSITE.match(core)
    if match is None or HAS_KANJI.search(match[0]) is None:
        return None
    unit = core[match.end() :].strip()
    if is_word(match[0], unit):
        return None
    composite = read_composite(match[0])
    if composite is None or (unit and (known(unit) is None or match[0] == "万")):
        return None
    return KanjiNumber(plainest(composite.value, 0), unit or None)
