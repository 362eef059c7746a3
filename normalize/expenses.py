"""The kinds of expense (節) that a project's cost is broken down by: 委託料, 需用費, 備品購入費."""

from __future__ import annotations

from typing import Final

import regex

from normalize.vocabulary import load
from schemas.folding import fold_label

NAMES: Final = frozenset(fold_label(name) for name in load("expenses")["names"].split())
# (13)委託料, 12節 委託料, 委託料(12)
_NUMBERS: Final = regex.compile(r"^[(]?[0-9]{1,2}[)]?節?[:・]?|[(][0-9]{1,2}[)]$")


def is_kind_of_expense(text: str) -> bool:
    """Whether a heading is the name of a 節, with or without its number."""
    return _NUMBERS.sub("", fold_label(text)) in NAMES
