"""Facts that say a number, as numbers: `other` keeps what it prints as text (`▲12,480,000`, `89.6%`, `10,366円`)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import Final

from schemas.fact import Fact
from schemas.folding import fold_label

# A whole cell: sign, digits grouped in threes or not at all, decimals, unit. 第3位, 48/91指標 and 4月1日 are no figures.
_FIGURE: Final = re.compile(
    r"(?P<sign>[▲△\-])?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))?"
    r"(?P<unit>百万円|千円|円|%|ポイント|人|件|時間|点)?"
)
_DASHES: Final = str.maketrans("−‐‑–—―", "------")
_SCALE: Final = {"百万円": 6, "千円": 3, "円": 0}


def numeric(fact: Fact, like: Fact | None = None) -> Fact | None:
    """`fact` with a number for a value, its unit and decimals; None where it says none.

    A figure without a unit of its own takes that of `like`, money with its thousands: a difference of two figures in
    千円 is printed in 千円. `raw` and place stay.
    """
    if fact.state != "reported" or isinstance(fact.value, bool):
        return None
    if not isinstance(fact.value, str):
        return fact if fact.value is not None else None
    text = unicodedata.normalize("NFKC", fact.value).translate(_DASHES).replace(" ", "")
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    number = Decimal((found["whole"].replace(",", "")) + "." + (found["part"] or "0"))
    return _typed(fact, -number if found["sign"] else number, len(found["part"] or ""), found["unit"], like)


def _typed(fact: Fact, number: Decimal, decimals: int, unit: str | None, like: Fact | None) -> Fact:
    unit = unit or _label_unit(fact)
    if unit in _SCALE:
        thousands = _SCALE[unit]
    elif unit is None and like is not None and like.unit == "JPY":
        unit, thousands = "円", max(0, -(like.decimals or 0))
    else:
        whole = number == int(number) and decimals == 0
        return replace(fact, value=int(number) if whole else float(number), unit=unit or fact.unit, decimals=decimals)
    yen = number.scaleb(thousands)
    value = int(yen) if yen == int(yen) else float(yen)
    return replace(fact, value=value, unit="JPY", decimals=decimals - thousands)


_PRINTED_UNIT: Final = re.compile(r"\((?:単位[:・/]?)?(百万円|千円|円|%)\)")


def _label_unit(fact: Fact) -> str | None:
    """The unit in brackets that a heading prints, the innermost heading first: 単位当たりコスト(円)."""
    for part in reversed(fact.label):
        found = _PRINTED_UNIT.search(unicodedata.normalize("NFKC", part))
        if found is not None:
            return found[1]
    return None


# 執行率 with its ％ in a column of units.
_RATE: Final = re.compile(r"(?:率|割合)$")


def is_percent(fact: Fact) -> bool:
    """Whether the figure is printed as a percentage: its unit, its own sign, or its heading says so."""
    text = unicodedata.normalize("NFKC", fact.raw + "".join(fact.label))
    heading = fold_label(fact.label[-1]) if fact.label else ""
    return fact.unit == "%" or "%" in text or "パーセント" in text or _RATE.search(heading) is not None
