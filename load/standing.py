"""Which of several facts with one meaning count in the views.

A sheet prints some figures twice (in its head and in a table), and some breakdowns have two rows for one source (諸収入
and その他). The views show one row for each meaning; so of facts with equal keys the first reported one is `counted`, and
so are further rows of the same breakdown (`_is_another_row`). The rest is `repeated` or, with another value, `conflicting`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from schemas.fact import Fact

COUNTED: Final = "counted"
REPEATED: Final = "repeated"
CONFLICTING: Final = "conflicting"

_ALWAYS: Final = frozenset({"other", "line_item", "checkbox", "schedule", "policy_position", "budget_account"})
_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "amount": ("phase", "cost", "source"),
    "rating": ("criterion",),
    "rating_reason": ("criterion",),
}
_INDICATOR_KEY: Final = ("indicator", "indicator_type")

Key = tuple[object, ...]


def standings(facts: Sequence[Fact]) -> list[str]:
    """The standing of every fact, in their order."""
    groups: dict[Key, list[int]] = defaultdict(list)
    result = [COUNTED] * len(facts)
    for index, fact in enumerate(facts):
        if fact.concept not in _ALWAYS and not fact.concept.startswith("listing_"):
            groups[_key(fact)].append(index)
    for indices in groups.values():
        if len(indices) > 1:
            for index, standing in zip(indices, _within([facts[i] for i in indices]), strict=True):
                result[index] = standing
    return result


def _key(fact: Fact) -> Key:
    """What a row of the views stands for."""
    if fact.concept in _KEYS:
        names = _KEYS[fact.concept]
    elif fact.concept.startswith("indicator_"):
        names = _INDICATOR_KEY
    else:
        return fact.sheet, fact.concept
    dimensions = (fact.dimensions.get(name) for name in names)
    return (fact.sheet, fact.concept, fact.fiscal_year, fact.fiscal_year_end, *dimensions)


def _within(facts: Sequence[Fact]) -> Iterable[str]:
    """The standing of each of several facts with one key."""
    first = next((fact for fact in facts if fact.state == "reported"), facts[0])
    for fact in facts:
        if fact is first or _is_another_row(first, fact):
            yield COUNTED
        elif fact.state != "reported" or fact.value == first.value:
            yield REPEATED
        else:
            yield CONFLICTING


def _is_another_row(first: Fact, fact: Fact) -> bool:
    """Are these two rows of one breakdown that map to one source? Their labels differ in one heading below the outermost.

    `財源内訳 > 諸収入` and `財源内訳 > その他` are; `財源内訳 > 一般財源` and `決算の状況 > 一般財源` are one figure printed twice.
    """
    if fact.state != "reported" or fact.concept != "amount" or "source" not in fact.dimensions:
        return False
    if fact.page != first.page or len(fact.label) != len(first.label):
        return False
    differing = [i for i, (a, b) in enumerate(zip(first.label, fact.label, strict=True)) if a != b]
    return len(differing) == 1 and (differing[0] > 0 or len(fact.label) == 1)
