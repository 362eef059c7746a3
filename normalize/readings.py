"""What a block was found to be, and the questions that all deciding asks of headings and texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from normalize.drafts import NOT_APPLICABLE
from normalize.paths import Head
from schemas.block import Block
from schemas.folding import fold_label
from schemas.vocabulary import Quality, concepts

INDICATOR: Final = frozenset(
    {
        "indicator_name",
        "indicator_unit",
        "indicator_definition",
        "indicator_target",
        "indicator_actual",
        "indicator_rate",
    }
)


FIGURES: Final = frozenset({"indicator_target", "indicator_actual", "indicator_rate"})


STAFF: Final = frozenset({"staff_fte", "overtime_hours"})


# Two figures in one cell with their units are no longer than this.
LONGEST_FIGURE: Final = 28


_NUMERIC = regex.compile(r"[(<]?[△▲\-−+±¥]?\s*[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The concept of a block, the heading that decided it, and how sure that was."""

    concept: str
    head: Head | None
    quality: Quality


OTHER: Final = Reading("other", None, Quality.NONE)


def is_grade(block: Block) -> bool:
    """Whether a block holds a grade and nothing else: Ａ, ◎, Ⅲ."""
    return _GRADE.fullmatch(fold_label(block.text)) is not None


def is_figure(block: Block) -> bool:
    """Whether a block holds a figure, a dash or nothing: what stands in a table of numbers."""
    return _is_figure(block.text)


@lru_cache(maxsize=16384)
def _is_figure(printed: str) -> bool:
    if len(printed) > 4 * LONGEST_FIGURE:
        return False
    text = fold_label(printed)
    if len(text) > LONGEST_FIGURE:
        return False
    if text.rstrip("。") in NOT_APPLICABLE:
        return True
    return not text or _NUMERIC.match(text) is not None or not any(c.isalnum() for c in text) or text.startswith("#")


def known_concept(head: Head, least: Quality = Quality.CORE) -> str | None:
    return head.meaning.of("concept") if head.meaning.quality >= least else None


# What a criterion is graded with: A to F and S, stars and circles, Roman numerals.
_GRADE = regex.compile(r"[SA-F][+\-'’′]?|[◎○◯〇△×☆★]{1,3}|I{1,3}|IV|V")


def kind_of(concept: str) -> str:
    """The kind of a concept as `concepts.toml` says: text, year, number, money, count or choice."""
    return concepts()[concept].kind
