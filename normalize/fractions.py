"""Shares written as a fraction: `2分の1` always, `1/2` where the text or its label speaks of a rate, `3分の2以内`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from normalize.eras import numeral


@dataclass(frozen=True, slots=True)
class Fraction:
    """A share and whether the text bounds it (`以内`, `以上`)."""

    value: float
    flags: tuple[str, ...]


_PART: Final = "[0-9]{1,4}|[一二三四五六七八九十百]{1,3}"
_FRACTION: Final = re.compile(
    rf"(?P<lead>[^0-9]{{0,20}}?)(?:(?P<of>{_PART}) ?分の ?(?P<part>{_PART})|(?P<up>[0-9]{{1,4}}) ?[/⁄∕] ?(?P<down>[0-9]{{1,4}}))"
    r" ?(?P<behind>以内|以下|以上|補助|負担|助成|程度)?"
)
# ½ and its like, which `plain` leaves alone.
_VULGAR: Final = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
}
_RATE: Final = re.compile("率|割合|比|補助|負担|分担|助成|rate|ratio|share")
_BOUNDS: Final = {"以内": "at_most", "以下": "at_most", "以上": "at_least"}


def read_fraction(text: str, label: str = "") -> Fraction | None:
    """The share that a plain text is, or None: `1/2` under a label without 率 or 割合 may be a date or a page."""
    if text in _VULGAR:
        return Fraction(_VULGAR[text], ("fraction",))
    match = _FRACTION.fullmatch(text)
    if match is None:
        return None
    behind = match["behind"] or ""
    if match["of"] is None and _RATE.search(label + match["lead"] + behind) is None:
        return None
    if match["of"] is not None and not re.fullmatch(r".*[率合額費 :]|[国県市都府道町村区約うち]*", match["lead"]):
        return None
    up, down = (match["part"], match["of"]) if match["of"] is not None else (match["up"], match["down"])
    over, under = numeral(up), numeral(down)
    if over is None or not under:
        return None
    bound = _BOUNDS.get(behind)
    return Fraction(over / under, ("fraction",) if bound is None else ("fraction", bound))
