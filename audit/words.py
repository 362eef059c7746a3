"""What the labels of facts say about how figures hang together: totals, parts of others, incomplete breakdowns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from schemas.fact import Fact

_LETTERS: Final = r"A-Za-z0-9①-⑳ⓐ-ⓩ+＋\-－−×÷=()\s"
# Formula letters behind a label: `総事業費(A+B)`, `人件費計 ②`, `総コスト(A)+(B)`, `人件費* B`, `予算現額e=a+b+c`.
_FORMULA: Final = re.compile(
    rf"(?:[\s*※+＋\-－−×÷=]*(?:[(（\[][{_LETTERS}]+[)）\]]|[①-⑳ⓐ-ⓩ]|(?<=[\s+＋\-−×÷=])[A-Za-z](?![A-Za-z])))+$"
    r"|(?<=[^\x00-\x7f])[A-Za-z](?:=[A-Za-z+\-×÷]+)?$"
)
SUB_AMOUNT: Final = "sub_amount"


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of data/words.toml."""

    total: tuple[str, ...]
    not_total: tuple[str, ...]
    included_beginnings: tuple[str, ...]
    included_anywhere: tuple[str, ...]
    principal: tuple[str, ...]
    rounding_about: tuple[str, ...]
    half_up: tuple[str, ...]
    truncated: tuple[str, ...]
    ceiling: tuple[str, ...]
    breakdown: tuple[str, ...]
    budget: tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """The vocabulary, read once."""
    data = tomllib.loads(files("audit").joinpath("data/words.toml").read_text(encoding="utf-8"))
    rounding = data["rounding"]
    return Words(
        tuple(data["total"]["endings"]),
        tuple(data["total"]["not_endings"]),
        tuple(data["included"]["beginnings"]),
        tuple(data["included"]["anywhere"]),
        tuple(data["principal"]["anywhere"]),
        tuple(rounding["about"]),
        tuple(rounding["half_up"]),
        tuple(rounding["truncated"]),
        tuple(rounding["ceiling"]),
        tuple(data["breakdown"]["anywhere"]),
        tuple((entry["part"], tuple(entry["anywhere"])) for entry in data["budget"]),
    )


@lru_cache(maxsize=20_000)
def bare(label: str) -> str:
    """A label without the formula letters behind it: `総コスト(A+B)` → `総コスト`; itself where nothing else is left."""
    return _FORMULA.sub("", label.strip()) or label.strip()


@lru_cache(maxsize=20_000)
def names_total(label: str) -> bool:
    """Whether a label ends in 計, 合計 or the like."""
    text = bare(label)
    return text.endswith(words().total) and not text.endswith(words().not_total)


def is_total(fact: Fact) -> bool:
    """Whether one of the fact's headings says that it is a sum; the outermost is that of the whole table."""
    return any(names_total(label) for label in fact.label[1:] or fact.label)


def is_included(fact: Fact) -> bool:
    """Whether the figure is printed as part of another one (うち, 内数, 再掲, a second value in brackets)."""
    if SUB_AMOUNT in fact.flags:
        return True
    return any(_included(label) for label in fact.label)


@lru_cache(maxsize=20_000)
def _included(label: str) -> bool:
    return label.startswith(words().included_beginnings) or any(w in label for w in words().included_anywhere)


def is_principal(fact: Fact) -> bool:
    """Whether the figure stands in a breakdown that names only the main items (主な内訳)."""
    return any(word in label for label in fact.label for word in words().principal)


def is_breakdown(fact: Fact) -> bool:
    """Whether the figure stands in a block of rows that breaks another figure down."""
    return any(map(is_breakdown_label, fact.label))


def is_breakdown_label(label: str) -> bool:
    """Whether a heading is that of such a block."""
    return any(word in label for word in words().breakdown)


def budget_part(fact: Fact) -> str | None:
    """Which part of the budget chain the innermost heading of a figure names; None where it names none."""
    for label in reversed(fact.label):
        for part, names in words().budget:
            if any(name in label for name in names):
                return part
    return None
