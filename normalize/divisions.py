"""Divisions printed in parts: 部 and 課 in cells of one row are one division (FACTS.md, `responsible_division`)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from normalize.drafts import Draft

# The ranks of a municipality's divisions by the last character of their names (地方自治法第158条: 部 and 課; larger
# cities have 局 above them).
_RANKS: Final = {"局": 1, "区": 1, "部": 2, "課": 3, "室": 3, "所": 3, "館": 3, "署": 3, "園": 3, "ー": 3}


def join(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of one row that name a division from the top down as one, in the place of the first."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, draft):
            found[-1] = _joined(last, draft)
        else:
            found.append(draft)
    return found


def _goes_on(last: Draft, draft: Draft) -> bool:
    if last.concept != "responsible_division" or draft.concept != "responsible_division":
        return False
    one, other = last.item.block, draft.item.block
    if (one.page, one.table, one.row) != (other.page, other.table, other.row) or one.column >= other.column:
        return False
    upper, lower = _rank(last), _rank(draft)
    return upper is not None and lower is not None and upper < lower


def _rank(draft: Draft) -> int | None:
    return _RANKS.get(draft.value[-1]) if isinstance(draft.value, str) and draft.value else None


def _joined(first: Draft, second: Draft) -> Draft:
    """One draft; what stands in several cells is joined by a blank (FACTS.md, ruling 5)."""
    raw = [d.item.block.text if d.raw is None else d.raw for d in (first, second)]
    boxes = [d.box or d.item.block.box for d in (first, second)]
    return replace(first, value=f"{first.value} {second.value}", raw=" ".join(raw), box=boxes[0].union(boxes[1]))
