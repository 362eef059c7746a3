"""Grades and reasons by the row that they stand in: what is judged is the heading of the row, known or not."""

from __future__ import annotations

from typing import Final

import regex

from normalize.context import Context, Item
from normalize.paths import Head, Path
from normalize.readings import OTHER, Reading, is_figure, is_grade, known_concept
from schemas.vocabulary import Quality, concepts

# Columns that explain a grade.
_EXPLAINING: Final = frozenset({"indicator_definition", "reason", "comment", "means", "rating_reason"})


def in_rated_row(item: Item, context: Context, reading: Reading) -> Reading:
    """In the row of a criterion 評価 is its grade, and 理由 or 説明 its reason."""
    path = item.path
    if reading is OTHER and path.columns:
        return _graded_beside(item, context)
    if reading.concept == "rating" and reading.head in path.rows and _names_criterion(path):
        return OTHER
    if reading.concept in (*_GRADING, *_REASONS) and path.rows and _sums_up(path.rows[-1]):
        # 評点の合計 adds up the grades above it.
        return OTHER
    if reading.head is None:
        return reading
    if reading.concept in _REASONS and is_grade(item.block) and (head := _overall(path)) is not None:
        # 総合評価 below the criteria: its grade may stand where they give reasons.
        return Reading("overall_rating", head, head.meaning.quality)
    rated = [h for h in path.rows if not h.stub and known_concept(h) == "rating"]
    # The word that says what the value is heads its column, or stands between the criterion and the value.
    if reading.head not in path.columns and not (rated and reading.head in _inside(path, rated[-1])):
        return reading
    rated = rated or _criteria(item, context, reading)
    if not rated:
        return reading
    if reading.concept == "overall_rating":
        return Reading("rating", rated[-1], reading.quality)
    if reading.concept in _EXPLAINING:
        return Reading("rating_reason", rated[-1], reading.quality)
    return reading


def _sums_up(head: Head) -> bool:
    """Whether a row is that of a sum of points (合計点, 総合点)."""
    return _SUMMED.search(head.text) is not None or known_concept(head) == "other"


def _overall(path: Path) -> Head | None:
    """The row heading that asks for the overall grade."""
    leaf = path.rows[-1] if path.rows else None
    return leaf if leaf is not None and not leaf.stub and known_concept(leaf) == "overall_rating" else None


def _names_criterion(path: Path) -> bool:
    """Whether a text stands in a column of names (評価の視点): it is what is judged in its row, and no grade."""
    head = path.columns[-1] if path.columns else None
    return head is not None and head.meaning.has("role", "stub") and head.meaning.of("concept") is None


def _criteria(item: Item, context: Context, reading: Reading) -> list[Head]:
    """The row heading beside a column of grades or of their reasons: it is what is judged, known or not (効果 | Ａ)."""
    leaf = item.path.rows[-1] if item.path.rows else None
    if reading.concept not in ("overall_rating", *_REASONS):
        return []
    if leaf is None or not leaf.printed or leaf.year is not None:
        return []
    known = known_concept(leaf, Quality.PART)
    if known is None:
        return [leaf]
    graded = any(m.path.columns and (is_grade(m.block) or _POINTS.fullmatch(m.block.text)) for m in context.mates(item))
    return [leaf] if graded and concepts()[known].group == "narrative" else []


def _graded_beside(item: Item, context: Context) -> Reading:
    """A grade under a heading that nobody knows, in a row that gives a reason: of the criterion that names the row."""
    leaf = item.path.rows[-1] if item.path.rows else None
    if leaf is None or not leaf.printed or leaf.year is not None:
        return OTHER
    if _is_ticked(item, context):
        return Reading("rating", leaf, Quality.PART)
    if not is_grade(item.block):
        return OTHER
    reasons = (m.path.columns[-1] for m in context.mates(item) if m is not item and m.path.columns)
    return Reading("rating", leaf, Quality.PART) if any(known_concept(h) in _REASONS for h in reasons) else OTHER


def _is_ticked(item: Item, context: Context) -> bool:
    """Whether a mark (or a 1) stands in a grid of options: under a word, the cells beside it empty."""
    if item.block.text.strip() not in _TICKS or item.path.year is not None:
        return False
    options = [m for m in context.mates(item) if m is not item and m.path.columns and is_figure(m.block)]
    words = [m.path.columns[-1] for m in (item, *options)]
    empty = all(not m.block.lines for m in options)
    return bool(options) and empty and all(known_concept(h) is None and h.year is None for h in words)


_GRADING: Final = frozenset({"rating", "overall_rating"})
_SUMMED = regex.compile(r"(?:合計|小計|平均)(?:点|点数)?$")
_TICKS: Final = frozenset({"1", "１", "○", "●", "◯", "〇", "✓", "✔", "レ", "■", "☑", "◎"})


_POINTS = regex.compile(r"\s*[1-5１-５]\s*")
_REASONS: Final = ("rating_reason", "reason")


def _inside(path: Path, head: Head) -> tuple[Head, ...]:
    """The row headings on the right of `head`."""
    return path.rows[path.rows.index(head) + 1 :]
