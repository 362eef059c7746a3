"""Extracted against expected facts, one to one: what was found, missed, beyond; and which wrong figures look right.

An expected fact is found when one extracted fact agrees with it in sheet, page, concept, years, dimensions, value,
unit, decimals, state and raw characters (white space apart). `other` and `blank` facts are not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from normalize.text import normal
from schemas.folding import RADICALS, TILDES, TWINS
from schemas.vocabulary import concepts

Line = dict[str, object]
_SAME_GLYPH = {**RADICALS, **TWINS, **dict.fromkeys(map(ord, TILDES), "~")}
KEYS = ("sheet", "page", "concept", "fiscal_year", "fiscal_year_end", "value", "unit", "decimals", "state")
SURE: Final = 0.9
"""From this confidence on a reader of the facts takes them as they are (`docs/confidence.md`)."""
CORE: Final = frozenset(
    {
        "project_code", "project_name", "responsible_division", "evaluation_year", "start_year", "end_year",
        "amount", "staff_fte",
        "indicator_name", "indicator_unit", "indicator_target", "indicator_actual", "indicator_rate",
        "rating", "overall_rating", "future_direction",
        "target_group", "purpose", "means", "result", "issue", "improvement",
    }
)  # fmt: skip
"""What a dataset across municipalities is made of: the columns of the views (`docs/database.md`) that most forms print, and
the narratives that the survey finds on most forms. The rest is printed by few (line items, schedules) or only names the sheet."""


@dataclass(slots=True)
class Score:
    """Counts of one concept, group or file; `hits` are the extracted facts that are right."""

    expected: int = 0
    extracted: int = 0
    found: int = 0
    labels: int = 0
    hits: list[Line] = field(default_factory=list)
    missed: list[Line] = field(default_factory=list)
    extra: list[Line] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the extracted facts that were expected."""
        return self.found / self.extracted if self.extracted else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected facts that were extracted."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Score) -> None:
        """Count another score in."""
        for name in ("expected", "extracted", "found", "labels"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("hits", "missed", "extra"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


Scores = Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Danger:
    """A figure that looks right and is not: the expected fact, what was extracted in its place, and what is wrong."""

    expected: Line
    extracted: Line
    wrong: tuple[str, ...]


def bare(text: object) -> str:
    """Text without white space: what is compared of raw characters and wrapped text.

    Code points of one glyph count as one: two readers map it to ⼯ and to 工, to ～ and to 〜.
    """
    return "".join(str(text).split()).translate(_SAME_GLYPH)


def key_of(line: Line, strict: bool) -> tuple[object, ...]:
    """What must agree. Texts are compared without white space unless `strict`."""
    dimensions = line["dimensions"]
    assert isinstance(dimensions, dict)
    value = line["value"]
    if isinstance(value, str) and not strict:
        value = bare(value)
    # A value that does not apply has no unit to be right about.
    nothing = line["state"] != "reported"
    fields = tuple(value if k == "value" else None if k in ("unit", "decimals") and nothing else line[k] for k in KEYS)
    return (*fields, bare(line["raw"]), tuple(sorted((k, bare(normal(str(v)))) for k, v in dimensions.items())))


def compare(expected: Iterable[Line], extracted: Iterable[Line], strict: bool = False) -> dict[str, Score]:
    """Scores by concept."""
    scores: dict[str, Score] = defaultdict(Score)
    pool: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in extracted:
        if line["concept"] == "other" or line["state"] == "blank":
            continue
        scores[str(line["concept"])].extracted += 1
        pool[key_of(line, strict)].append(line)
    for line in expected:
        score = scores[str(line["concept"])]
        score.expected += 1
        hits = pool.get(key_of(line, strict))
        if not hits:
            score.missed.append(line)
            continue
        hits.sort(key=lambda h: h["label"] != line["label"])
        hit = hits.pop(0)
        score.found += 1
        score.hits.append(hit)
        score.labels += [bare(x) for x in labels_of(hit)] == [bare(x) for x in labels_of(line)]
    for rest in pool.values():
        for line in rest:
            scores[str(line["concept"])].extra.append(line)
    return scores


def labels_of(line: Line) -> list[object]:
    """The label path of a fact."""
    label = line["label"]
    assert isinstance(label, list)
    return label


def merge(parts: Iterable[Scores], by_group: bool) -> dict[str, Score]:
    """Sum of scores, by concept or by group of concepts."""
    known = concepts()
    total: dict[str, Score] = defaultdict(Score)
    for part in parts:
        for concept, score in part.items():
            total[known[concept].group if by_group else concept].add(score)
    return total


def whole(scores: Scores, only: frozenset[str] | None = None) -> Score:
    """All scores in one, or those of some concepts."""
    total = Score()
    for name, score in scores.items():
        if only is None or name in only:
            total.add(score)
    return total


def sure_errors(scores: Scores) -> list[Line]:
    """The facts that are wrong at a confidence of `SURE` and more."""
    return [line for score in scores.values() for line in score.extra if _sure(line)]


def dangers(scores: Scores) -> list[Danger]:
    """Sure figures that stand in the place of an expected one, with another year, sign or unit.

    The place is the same page, concept and printed digits; each expected fact is used once, the most alike first.
    """
    found = []
    for score in scores.values():
        free = [e for e in score.extra if _sure(e) and _is_number(e["value"])]
        for item in score.missed:
            near = [e for e in free if _place(e) == _place(item)]
            if not near or not _is_number(item["value"]):
                continue
            taken = min(near, key=lambda e: sum(e[k] != item[k] for k in (*KEYS, "dimensions")))
            # By identity: equal lines are two facts.
            free = [e for e in free if e is not taken]
            if wrong := _wrong(item, taken):
                found.append(Danger(item, taken, wrong))
    return found


def _sure(line: Line) -> bool:
    confidence = line["confidence"]
    return isinstance(confidence, (int, float)) and confidence >= SURE


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _place(line: Line) -> tuple[object, object, str]:
    return line["page"], line["concept"], "".join(c for c in normal(str(line["raw"])) if c.isdigit())


def _wrong(expected: Line, extracted: Line) -> tuple[str, ...]:
    """Which of year, sign and unit are not as expected."""
    wrong = []
    if any(expected[k] != extracted[k] for k in ("fiscal_year", "fiscal_year_end")):
        wrong.append("year")
    wanted, got = expected["value"], extracted["value"]
    assert isinstance(wanted, (int, float))
    assert isinstance(got, (int, float))
    if wanted * got < 0:
        wrong.append("sign")
    if expected["unit"] != extracted["unit"] or abs(wanted) != abs(got):
        wrong.append("unit")
    return tuple(wrong)
