"""Logistic regression with a ridge and bounds that are given: small, exact enough, and the same on every machine."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SWEEPS: Final = 300
"""Rounds over all weights; each is a Newton step in one of them. The fit ends earlier when none moves."""
SETTLED: Final = 1e-6
_CURVED: Final = 1e-9


def fit(
    columns: Array,
    right: Array,
    weight: Array,
    ridge: Array,
    bounds: tuple[Array, Array],
    prior: Array,
    offset: Array | None = None,
) -> Array:
    """The weights of `columns` (n × k, of 0 and 1) that make `right` (n, shares of 0 to 1) most likely.

    `weight` is how much each row counts. `ridge` holds each weight to its `prior` (k). `bounds` are the least and the most that each weight may be. `offset` are log-odds
    that are given.
    """
    n, k = columns.shape
    found = prior.astype(np.float64).copy()
    odds = columns @ found + (np.zeros(n) if offset is None else offset)
    rows = [np.flatnonzero(columns[:, j]) for j in range(k)]
    for _ in range(SWEEPS):
        moved = 0.0
        for j, at in enumerate(rows):
            share = 1 / (1 + np.exp(-odds[at]))
            slope = float(np.sum(weight[at] * (right[at] - share)) - ridge[j] * (found[j] - prior[j]))
            curve = float(np.sum(weight[at] * share * (1 - share)) + ridge[j]) + _CURVED
            # At most one in log-odds a step: far from the optimum the curve says too little.
            new = found[j] + float(np.clip(slope / curve, -1.0, 1.0))
            new = min(max(new, float(bounds[0][j])), float(bounds[1][j]))
            odds[at] += new - found[j]
            moved = max(moved, abs(new - found[j]))
            found[j] = new
        if moved < SETTLED:
            break
    return found
