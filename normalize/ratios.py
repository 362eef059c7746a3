"""Figures of no concept: ratios, differences, unit costs, carry-overs (FACTS.md, ruling 3)."""

from __future__ import annotations

import regex

from normalize.paths import Head, Path
from normalize.readings import STAFF, known_concept
from schemas.folding import fold_label
from schemas.vocabulary import Quality

# Unit costs, ratios, growth: what a figure per something or of something is called, whatever the something is.
COST_PER = regex.compile(r"(?:当たり|あたり|当り|単位).*(?:コスト|経費|費用|事業費)")


_PER = regex.compile(r"当たり|あたり|当り|単価")


_RATIO = regex.compile(
    r"^平均.*(?:[費額]|給[与料]?|単価)(?:[(]|$)|[率比](?:[(]|$)|割合|伸び|指数|増減|差(?:額|引)?(?:[(]|$)"
)


def is_other(path: Path, ratios: bool = False) -> bool:
    """Ratios, differences, unit costs, carry-overs: figures of no concept (FACTS.md, ruling 3)."""
    heads = tuple(h for h in path.rows if not h.only_year)[-1:] + path.columns[-1:]
    if ratios and any(is_ratio(h) for h in heads):
        return True
    return (
        any(known_concept(h) == "other" for h in heads if not h.stub)
        and not path.has_role("statement")
        and not path.has_role("expense")
    )


def is_ratio(head: Head) -> bool:
    text = fold_label(head.text)
    if "÷" in text:
        return True
    if "×" in text:
        # 人工×単価 is a product.
        return False
    if _PER.search(text) is not None:
        return head.meaning.quality is not Quality.EXACT
    return _RATIO.search(text) is not None and head.meaning.quality < Quality.CORE


# What a heading ends with that names things counted or measured, and not their cost.
_COUNT = regex.compile(r"(?:数|面積|延長|時間|満足度|人口)(?:[(].*)?$")


def is_count(path: Path) -> bool:
    """Whether a row or column is headed by what is counted (利用件数, 平均待ち時間): what says 千円 of a table with costs in
    it, its caption or section, does not say it of these."""
    if path.near_unit is not None:
        return False
    heads = (*path.rows[-1:], *path.columns[-1:])
    return any(
        not h.stub and known_concept(h) not in STAFF and _COUNT.search(fold_label(h.text)) is not None for h in heads
    )
