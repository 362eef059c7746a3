"""Numbers written in kanji (`一億二千万`, `二〇二一`, `壱百弐拾`) or in digits and kanji (`3億2,500万`).

三重県, 四日市, 一部 and 十分 are no numbers: what follows the numeral must be nothing or a unit that is counted with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from normalize.characters import plain
from normalize.numbers import NUMBER, digits, decimals, plainest, well_grouped
from normalize.units import known

# Plain and legal numerals (大字; 戸籍法施行規則 and 商業登記規則 ask for 壱弐参拾), and the old shapes that registers keep.
DIGITS: Final = {
    "〇": 0, "零": 0, "一": 1, "壱": 1, "壹": 1, "弌": 1, "二": 2, "弐": 2, "貳": 2, "貮": 2, "弍": 2, "三": 3, "参": 3,
    "參": 3, "弎": 3, "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陸": 6, "七": 7, "漆": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
SMALL: Final = {"十": 10, "拾": 10, "百": 100, "陌": 100, "佰": 100, "千": 1000, "仟": 1000, "阡": 1000}
BIG: Final = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_TENS: Final = {"廿": 20, "卄": 20, "卅": 30, "丗": 30}
