"""The generated parts of docs/confidence.md: the table of weights and the figures of the reliability curve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from benchmarks.reliability import SURE, Curve
from normalize.confidence import SECOND_READER, Weights, weighed
from normalize.features import TERMS, TOPICS

PAGE: Final = "docs/confidence.md"
PICTURE: Final = "docs/images/confidence.svg"
_READERS: Final = dict(
    zip(SECOND_READER, ("with `--verify`: the second reader has the fact, too", "… it has not got it"), strict=True)
)


def page(text: str, weights: Weights, curves: Sequence[Curve]) -> str:
    """The page with its generated parts written again. Raises `ValueError` where a mark is missing."""
    text = _between(text, "weights", weight_tables(weights))
    return _between(text, "reliability", reliability(curves))


def _between(text: str, name: str, body: str) -> str:
    begin, end = f"<!-- {name}: written by `python -m benchmarks.confidence --fit` -->", f"<!-- end of {name} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{PAGE} must hold {begin!r} and {end!r}")
    return f"{before}{begin}\n\n{body}\n\n{end}{after}"


def weight_tables(weights: Weights) -> str:
    """Topics with the confidence that they begin with, then terms with what they add."""
    lines = ["| what the value is about | | log-odds | alone, a confidence of |", "|---|---|---:|---:|"]
    lines += [
        f"| {gloss} | `{name}` | {weights.topics[name]:+.2f} | {weighed(weights, name, frozenset()):.2f} |"
        for name, gloss in TOPICS.items()
    ]
    lines += ["", "| how it was read | | log-odds |", "|---|---|---:|"]
    lines += [f"| {gloss} | `{name}` | {weights.terms[name]:+.2f} |" for name, gloss in TERMS.items()]
    lines += [f"| {gloss} | `{name}` | {weights.readers[name]:+.2f} |" for name, gloss in _READERS.items()]
    return "\n".join(lines)


def reliability(curves: Sequence[Curve]) -> str:
    """The figures behind the picture."""
    lines = []
    for one in curves:
        lines += [
            f"**{one.title}**: {one.count} facts. Of the {one.sure} at {SURE} and more, {one.sure_right:.1%} are right. "
            f"Mean distance of said from right (ECE) {one.ece:.3f}, Brier score {one.brier:.3f}.",
            "",
            "| confidence | facts | said | right |",
            "|---|---:|---:|---:|",
            *(f"| {b.low:.2f} to {b.high:.2f} | {b.count} | {b.said:.3f} | {b.right:.3f} |" for b in one.bins),
            "",
        ]
    return "\n".join(lines).rstrip()
