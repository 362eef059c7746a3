"""Short names of cells, and figures as they are printed, for the sentences of findings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

from audit.numbers import number
from audit.words import bare
from schemas.exact import Fraction
from schemas.fact import Fact

Lang = Literal["ja", "en"]
LANGUAGES: Final[tuple[Lang, ...]] = ("ja", "en")

# First fiscal years of the eras, latest first: 令和元年度 began in 2019 (as 平成31年度).
ERAS: Final = ((2019, "令和"), (1989, "平成"), (1926, "昭和"))
# Longer names are cut: a sub-project's name may be a sentence.
NAME_LENGTH: Final = 20
_YEAR_TEXT: Final = r"(?:(?:令和|平成|昭和|[RHS])?\s*(?:\d{1,4}|元)\s*年度?(?:分)?|[RHS]\s?\d{1,2})"
# A year at the head of a heading, alone in brackets, or behind 第3年次.
_YEAR: Final = re.compile(rf"^第\s*\d+\s*年次\s*|[(（]{_YEAR_TEXT}[)）]|^{_YEAR_TEXT}\s*(?=$|[^\s\d])")
_NUMBERING: Final = re.compile(r"^[\s\d.．、()（）①-⑳■○●◆◇□☆★【】]+(?=\S)")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("audit").joinpath("data/messages.toml").read_text(encoding="utf-8"))


def template(table: str, key: str, lang: Lang) -> str:
    """A template of data/messages.toml. Raises `KeyError` where it is not there."""
    text = _data()[table][key][lang]
    assert isinstance(text, str)
    return text


def year(fiscal_year: int, lang: Lang) -> str:
    """A fiscal year as a reader of the language writes it: 令和3年度, FY2021."""
    first, era = next(((first, era) for first, era in ERAS if fiscal_year >= first), (0, "西暦"))
    count = fiscal_year - first + 1 if first else fiscal_year
    return template("frame", "one_year", lang).format(
        era=era, year="元" if count == 1 else count, gregorian=fiscal_year
    )


def years(fact: Fact, lang: Lang) -> str:
    """The year or years of a figure; empty where it has none."""
    if fact.fiscal_year is None:
        return ""
    first = year(fact.fiscal_year, lang)
    if fact.fiscal_year_end is None or fact.fiscal_year_end == fact.fiscal_year:
        return first
    return template("frame", "years", lang).format(first=first, last=year(fact.fiscal_year_end, lang))


def _pieces(fact: Fact) -> list[str]:
    """The headings without the table's, years and formula letters."""
    inner = fact.label[1:] if len(fact.label) > 1 else fact.label
    found = [_stripped(bare(label)) for label in inner]
    return [piece for piece in found if piece]


@lru_cache(maxsize=20_000)
def _stripped(label: str) -> str:
    """A heading without its year: `R4年度要求額` → `要求額`, `令和5年度(決算)` → `決算`."""
    text = _YEAR.sub("", _YEAR.sub("", label)).strip()
    return text[1:-1] if text[:1] in ("(", "（") and text[-1:] in (")", "）") else text


def name(fact: Fact) -> str:
    """The last two headings of a cell: `事業費 決算額`."""
    pieces = _pieces(fact)[-2:] or [_NUMBERING.sub("", fact.label[-1]) if fact.label else fact.concept]
    return " ".join(_cut(piece) for piece in pieces)


def names(facts: Sequence[Fact]) -> list[str]:
    """Short names that tell the cells of one equation apart: what all of them share is left out."""
    pieces = [_pieces(fact) for fact in facts]
    if len(facts) > 1:
        shared = set(pieces[0]).intersection(*pieces[1:])
        pieces = [[p for p in own if p not in shared] for own in pieces]
    return [" ".join(_cut(p) for p in own[-2:]) or name(fact) for own, fact in zip(pieces, facts, strict=True)]


def _cut(text: str) -> str:
    return text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1] + "…"


def figure(value: Fraction | None, like: Fact, lang: Lang, *, unit: bool = True) -> str:
    """A figure in the unit and with the decimals that `like` is printed in: `19,083千円`."""
    if value is None:
        return like.raw
    power, places = _scale(like)
    shown = value / Fraction(10) ** power
    text = f"{float(shown):,.{places}f}" if places else f"{_rounded(shown):,}"
    return text.replace("-", "△") + (unit_name(like, lang) if unit else "")


def _rounded(value: Fraction) -> int:
    return int(value) if value.denominator == 1 else round(value)


def printed(fact: Fact, lang: Lang, *, unit: bool = True) -> str:
    """A cell's figure as printed, with its unit."""
    return figure(number(fact), fact, lang, unit=unit)


def _scale(fact: Fact) -> tuple[int, int]:
    """The power of ten that the printed unit stands for, and the printed decimal places."""
    places = len(fact.raw.rpartition(".")[2].rstrip("%％円千百万人 ")) if "." in fact.raw else 0
    if fact.unit != "JPY" or fact.decimals is None:
        return 0, max(0, fact.decimals or 0)
    return (-fact.decimals + places, places) if fact.decimals <= 0 else (0, fact.decimals)


def unit_name(fact: Fact, lang: Lang) -> str:
    """The printed unit: 千円 for yen in thousands, 人 for persons; empty where there is none."""
    known = _data()["unit"]
    if fact.unit == "JPY":
        power = str(_scale(fact)[0])
        return str(known[power][lang]) if power in known else str(known["0"][lang])
    if fact.unit is None:
        return ""
    return str(known[fact.unit][lang]) if fact.unit in known else fact.unit


def terms(facts: Sequence[Fact], coefficients: Sequence[Fraction], lang: Lang) -> str:
    """The parts as `(一般 6,670 + 国県債 12,343 − その他 70)`."""
    text = ""
    for label, fact, coefficient in zip(names(facts), facts, coefficients, strict=True):
        sign = "−" if coefficient < 0 else "+"
        factor = "" if abs(coefficient) == 1 else f"{float(abs(coefficient)):g}×"
        joint = f" {sign} " if text else ("−" if coefficient < 0 else "")
        text += f"{joint}{label} {factor}{printed(fact, lang, unit=False)}"
    return f" ({text})" if text else ""


def digits_changed(was: str, meant: str) -> tuple[str, str]:
    """The stretch of two figures in which they differ, with the same length where they have: 19,038 and 19,083 → 38, 83."""
    a, b = was.replace(",", ""), meant.replace(",", "")
    if len(a) != len(b):
        return was, meant
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y), 0)
    end = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=True)) if x != y), 0)
    return a[start : len(a) - end], b[start : len(b) - end]
