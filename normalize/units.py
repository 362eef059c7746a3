"""Units of measure: from a cell, a heading's brackets, a caption. Vocabulary in `data/units.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from normalize.characters import plain


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    `code` as in FACTS.md (`JPY`, `person`, `hour`, `%`, else as printed). `multiplier` is what a printed number is to be
    multiplied with to be in `code` (千円 → 1000). `printed` is the unit's own writing without its multiplier (`円`).
    """

    code: str
    multiplier: int
    printed: str

    @property
    def exponent(self) -> int:
        """The power of ten of the multiplier: 千円 → 3, 円 → 0; what rounding in this unit takes off `decimals`."""
        return len(str(self.multiplier)) - 1


def _load() -> tuple[dict[str, Unit], frozenset[str], frozenset[str]]:
    """Every unit by its printed form; those that say nothing in brackets; those that alone in a cell are words."""
    data: dict[str, Any] = tomllib.loads((files("normalize") / "data" / "units.toml").read_text(encoding="utf-8"))
    codes: dict[str, str] = data["codes"]
    loose = data["counters"]["loose"].split()
    nouns = data["counters"]["nouns"].split()
    units = {
        word: Unit(codes.get(word, word), 1, word) for word in [*data["counters"]["words"].split(), *nouns, *loose]
    }
    units |= {word: Unit(code, 1, code if code == "%" else word) for word, code in codes.items()}
    units |= {word: Unit(codes.get(base, base), times, base) for word, (base, times) in data["multiples"].items()}
    units |= {word: Unit("JPY", yen, "円") for word, yen in data["money"].items()}
    for word in list(units):
        if word.startswith("千円/"):
            units[word] = Unit(word[1:], 1000, word[1:])
    return units, frozenset(loose), frozenset(nouns)


UNITS, _LOOSE, _NOUNS = _load()
_IN_WORDS: Final = {unit: word for word, unit in UNITS.items() if unit.multiplier != 1 and unit.printed != "円"}
YEN: Final = UNITS["円"]

_BRACKETS: Final = re.compile(r"[(\[〔【<{]([^()\[\]〔〕【】<>{}]{1,40})[)\]〕】>}]")
_NAMED: Final = re.compile(r"単位(?P<sep> ?[は:：;=/ ])? ?(?P<unit>[^()\[\]〔〕【】:：。]{1,40})")
_IN_UNITS_OF: Final = re.compile(r"([百千万十億兆]*円)(?:単位|未満)")
_PARTS: Final = re.compile(r"[、,，・;；/ 。]| 又は |または|及び")
_BEHIND: Final = re.compile(r"[/／:： ]([^/／:： ()]{1,8})$")
_LONGEST: Final = 200


def known(text: str) -> Unit | None:
    """The unit that a text is as a whole (blanks apart), or None: what may stand behind a number."""
    unit = UNITS.get(text)
    if unit is None and " " in text:
        unit = UNITS.get(text.replace(" ", ""))
    return unit


def as_printed(unit: Unit | None) -> Unit | None:
    """The unit of a figure that is no money, which alone is brought to one unit (FACTS.md, `value`): 18.3 千人 stay that."""
    word = None if unit is None else _IN_WORDS.get(unit)
    return unit if word is None or "円" in word else Unit(word, 1, word)


def known_alone(text: str) -> Unit | None:
    """The unit that a text is when it stands alone in its cell; 項目 and 事業 are words there."""
    unit = known(text)
    return None if unit is None or text.replace(" ", "") in _NOUNS else unit


def _parts(text: str) -> tuple[Unit, ...]:
    """Units of an enumeration such as `千円、%`; empty where one of its words is none."""
    whole = known(text)
    if whole is not None:
        return (whole,)
    found = [known(part) for part in _PARTS.split(text) if part]
    return tuple(unit for unit in found if unit is not None) if found and None not in found else ()


def _named(text: str) -> tuple[Unit, ...]:
    """Units behind the word 単位: known ones, else the one word as printed."""
    match = _NAMED.search(text)
    if match is None:
        return ()
    printed = match["unit"].strip()
    units = _parts(printed)
    if units or match["sep"] is None:
        return units
    first = _PARTS.split(printed)[0]
    if known(first) is not None:
        return _parts(first)
    short = len(printed) <= 8 and not any(char.isdigit() for char in printed)
    return (Unit(printed, 1, printed),) if short and printed not in "-―ー－—" else ()


def _units(text: str) -> tuple[Unit, ...]:
    folded = plain(text)
    whole = _parts(folded)
    if whole:
        return whole if len(whole) > 1 or known_alone(folded) is not None else ()
    if "単位" in folded and (named := _named(folded)):
        return named
    if (match := _IN_UNITS_OF.search(folded)) and match[1] in UNITS:
        return (UNITS[match[1]],)
    brackets = _BRACKETS.findall(folded)
    for content in (bracket.strip() for bracket in reversed(brackets)):
        units = _parts(content)
        if units and (content not in _LOOSE or len(brackets) == len(folded)):
            return units
    if folded and folded[0] in "([" and folded[-1] in ")]" and (inner := known(folded[1:-1].strip())) is not None:
        return (inner,)
    behind = _BEHIND.search(folded)
    tail = known(behind[1]) if behind is not None else None
    return (tail,) if tail is not None and (tail.code == "JPY" or tail.code == "%") else ()


@lru_cache(maxsize=8192)
def _units_short(text: str) -> tuple[Unit, ...]:
    return _units(text)


def read_units(text: str) -> tuple[Unit, ...]:
    """All units that a caption, a heading or a unit cell names, in order: `(単位：千円、%)` → 千円 and %."""
    return _units_short(text) if 0 < len(text) <= _LONGEST else ()


def read_unit(text: str) -> Unit | None:
    """The (first) unit that a text names, or None.

    `(単位：千円)`, `千円`, `事業費(千円)`, `決算/円`, `金額は千円単位` → yen by 1000; `従事割合(人)` → person; `(a)` → None.
    """
    units = read_units(text)
    return units[0] if units else None
