"""Ruling lines, snapped and joined: the steps of pdfplumber's table finder, each on whole arrays.

Input and output are points on the page; every step is a pure function.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from schemas.page import Floats, Ints, Rules


@dataclass(frozen=True, slots=True)
class GridSettings:
    """Tolerances of the grid, in points."""

    # Calc and Excel draw a shared border once from either side, up to 1 pt apart; a frame has two edges, and a double
    # rule stands up to 3.5 pt apart: nothing is printed between them.
    snap: float = 3.5
    # A dashed rule leaves gaps of up to its dash length; joining 3 pt is what pdfplumber does too.
    join: float = 3.0
    # Strokes of glyphs and hatching are shorter than the smallest cell of a form (a check box of about 5 pt).
    shortest: float = 5.0
    # A cell thinner than this holds no text: it is the gap of a double rule.
    sliver: float = 3.5


def positions(values: Floats, tolerance: float) -> tuple[Floats, Ints]:
    """Cluster `values`: the cluster centres, ascending, and for each value the index of its cluster."""
    if len(values) == 0:
        return values, np.empty(0, dtype=np.int64)
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.concatenate([[True], np.diff(ordered) > tolerance])
    cluster = np.cumsum(starts) - 1
    centres = np.bincount(cluster, weights=ordered) / np.bincount(cluster)
    index = np.empty(len(values), dtype=np.int64)
    index[order] = cluster
    return centres, index


def joined(rules: Rules, settings: GridSettings) -> Rules:
    """Rules snapped to common positions, collinear pieces joined, and what stays short left out."""
    if len(rules.at) == 0:
        return rules
    centres, index = positions(rules.at, settings.snap)
    order = np.lexsort((rules.low, index))
    index, low, high = index[order], rules.low[order], rules.high[order]
    # Shifting every cluster by more than the page makes one running maximum serve all clusters at once.
    shift = index * (float(high.max()) - float(low.min()) + 10 * settings.join)
    reach = np.maximum.accumulate(high + shift)
    fresh = np.concatenate([[True], (low + shift)[1:] > reach[:-1] + settings.join])
    starts = np.flatnonzero(fresh)
    ends = np.concatenate([starts[1:], [len(low)]]) - 1
    joined_low, joined_high = low[starts], reach[ends] - shift[ends]
    long = joined_high - joined_low >= settings.shortest
    return Rules(centres[index[starts]][long], joined_low[long], joined_high[long])
