"""Whether a confidence keeps its word: of the facts at 0.9, how many are right; as a table and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

EDGES: Final = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""The bins are finer where the confidences are: most facts are above 0.8."""
SURE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact's confidence, and whether it is right."""

    said: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts of one range of confidence: how many, what was said on average, and the share that is right."""

    low: float
    high: float
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The reliability of one set of facts.

    `ece` is the mean distance of said from right over the bins, `brier` the mean squared distance of each fact's
    confidence from 1 or 0; of the facts at `SURE` and more there are `sure`, of which the share `sure_right` is right.
    """

    title: str
    bins: tuple[Bin, ...]
    count: int
    ece: float
    brier: float
    sure: int
    sure_right: float


def curve(title: str, facts: Sequence[Judged]) -> Curve:
    """The reliability of `facts`; empty bins are left out."""
    bins = []
    for low, high in pairwise(EDGES):
        inside = [f for f in facts if low <= f.said < high or (high == EDGES[-1] and f.said == high)]
        if inside:
            said, right = sum(f.said for f in inside) / len(inside), sum(f.right for f in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), said, right))
    count = len(facts) or 1
    sure = [f for f in facts if f.said >= SURE]
    return Curve(
        title,
        tuple(bins),
        len(facts),
        sum(b.count * abs(b.said - b.right) for b in bins) / count,
        sum((f.said - f.right) ** 2 for f in facts) / count,
        len(sure),
        sum(f.right for f in sure) / len(sure) if sure else 1.0,
    )


def table(found: Curve) -> str:
    """The curve as lines of text."""
    lines = [found.title, f"{'confidence':>14}{'facts':>8}{'said':>8}{'right':>8}"]
    lines += [f"{f'{b.low:.2f} to {b.high:.2f}':>14}{b.count:8}{b.said:8.3f}{b.right:8.3f}" for b in found.bins]
    lines.append(
        f"at {SURE} and more: {found.sure} of {found.count} facts, {found.sure_right:.3f} right; "
        f"ECE {found.ece:.3f}, Brier {found.brier:.3f}"
    )
    return "\n".join(lines)


# The picture: a square of so many pixels, with room for the axes and the legend.
_SIDE: Final = 400
_LEFT: Final = 64
_TOP: Final = 20
_BELOW: Final = 130
_COLORS: Final = ("#b35806", "#2166ac", "#1b7837")
_MARKS: Final = ("circle", "square", "diamond")
_SMALLEST: Final = 4.0
_LARGEST: Final = 11.0


def svg(curves: Sequence[Curve]) -> str:
    """The curves as a picture: confidence to the right, share of right facts upwards, larger marks for more facts."""
    wide, high = _LEFT + _SIDE + 24, _TOP + _SIDE + _BELOW
    said = "; ".join(f"{c.title}: " + ", ".join(f"{b.said:.2f} → {b.right:.2f}" for b in c.bins) for c in curves)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img" '
        f'font-family="sans-serif" font-size="13" fill="#222222">',
        "<title>Reliability of confidence</title>",
        f"<desc>{escape(said)}</desc>",
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
    ]
    for i in range(0, 11, 2):
        x, y = _at(i / 10, i / 10)
        parts.append(
            f'<path d="M{x:.0f} {_TOP}V{_TOP + _SIDE}M{_LEFT} {y:.0f}H{_LEFT + _SIDE}" stroke="#dddddd" fill="none"/>'
        )
        parts.append(f'<text x="{x:.0f}" y="{_TOP + _SIDE + 18}" text-anchor="middle">{i / 10:.1f}</text>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{i / 10:.1f}</text>')
    parts.append(
        f'<path d="M{_LEFT} {_TOP + _SIDE}L{_LEFT + _SIDE} {_TOP}" stroke="#777777" stroke-dasharray="5 4" fill="none"/>'
    )
    parts.append(
        f'<text x="{_LEFT + _SIDE / 2:.0f}" y="{_TOP + _SIDE + 40}" text-anchor="middle">confidence that hyoka says</text>'
    )
    middle = _TOP + _SIDE / 2
    parts.append(
        f'<text x="18" y="{middle:.0f}" text-anchor="middle" transform="rotate(-90 18 {middle:.0f})">share that is right</text>'
    )
    for i, found in enumerate(curves):
        parts += _drawn(found, i)
    foot = _TOP + _SIDE + 40 + 24 * (len(curves) + 1)
    parts.append(f'<text x="{_LEFT}" y="{foot}" fill="#555555">dashed: as said · larger marks: more facts</text>')
    return "\n".join([*parts, "</svg>", ""])


def _at(said: float, right: float) -> tuple[float, float]:
    return _LEFT + said * _SIDE, _TOP + (1 - right) * _SIDE


def _drawn(found: Curve, i: int) -> list[str]:
    """One curve with its line of the legend."""
    color, most = _COLORS[i % len(_COLORS)], max((b.count for b in found.bins), default=1)
    points = [(*_at(b.said, b.right), _SMALLEST + (_LARGEST - _SMALLEST) * (b.count / most) ** 0.5) for b in found.bins]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
    y = _TOP + _SIDE + 40 + 24 * (i + 1)
    return [
        f'<path d="M{path}" stroke="{color}" stroke-width="1.5" fill="none"/>' if points else "",
        *(_mark(i, x, top, size, color) for x, top, size in points),
        _mark(i, _LEFT + 8, y - 4, 6, color),
        f'<text x="{_LEFT + 24}" y="{y}">{escape(found.title)}: {found.count} facts</text>',
    ]


def _mark(i: int, x: float, y: float, size: float, color: str) -> str:
    """Each curve has a shape of its own: colours alone do not tell everyone."""
    shape = _MARKS[i % len(_MARKS)]
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{color}" fill-opacity="0.75"/>'
    turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if shape == "diamond" else ""
    side = 1.7 * size
    return (
        f'<rect x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}" fill="{color}" '
        f'fill-opacity="0.75"{turn}/>'
    )
