"""The outcome of an audit as a plot: a bar a kind of relation, drawn as SVG without any library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from hyoka.page_html import escaped
from hyoka.report_texts import Texts
from schemas.finding import Finding, Rule, Status

ORDER: Final = (Status.FAILS, Status.NOT_CHECKABLE, Status.ROUNDING, Status.HOLDS)
"""How a bar is stacked: what matters begins at the axis, where lengths compare."""

# All in units of the drawing, which is as wide as a phone, so that its letters are as large there as the text.
_WIDTH: Final = 360
_ROW: Final = 34
_BAR: Final = 12
_LEGEND: Final = 40
_LEAST: Final = 3.0
"""A failure is seen, however long the bar is."""

Counts = dict[Rule, Counter[Status]]


def by_rule(findings: Iterable[Finding]) -> Counts:
    """How many relations of each rule came out how; rules with failures first, then the larger ones."""
    found: Counts = {}
    for finding in findings:
        found.setdefault(finding.rule, Counter())[finding.status] += 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1][Status.FAILS], -pair[1].total(), pair[0].value)))


def plot(counts: Counts, texts: Texts) -> Iterator[str]:
    """The figure. What it shows stands in the table below it, to which its description leads."""
    if not counts:
        return
    height = _LEGEND + _ROW * len(counts)
    largest = max(counter.total() for counter in counts.values())
    yield f'<figure class="plot"><svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="plot-title plot-about">'
    yield f'<title id="plot-title">{texts("plot")}</title><desc id="plot-about">{texts("plot_about")}</desc>'
    yield '<defs><pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    yield '<rect class="paper" width="5" height="5"/><rect class="ink" width="2" height="5"/></pattern></defs>'
    yield from _legend(texts)
    for number, (rule, counter) in enumerate(counts.items()):
        yield from _row(_LEGEND + number * _ROW, rule, counter, largest, texts)
    yield f"</svg><figcaption>{texts('plot_about')}</figcaption></figure>"


def _legend(texts: Texts) -> Iterator[str]:
    """What the patterns mean, two in a line."""
    for number, status in enumerate(ORDER):
        x, y = (number % 2) * _WIDTH / 2, (number // 2) * 17
        yield f'<rect class="{status.value}" x="{x + 0.5}" y="{y + 1}" width="11" height="10"/>'
        yield f'<text x="{x + 16}" y="{y + 10}">{texts(status.value)}</text>'


def _row(y: int, rule: Rule, counter: Counter[Status], largest: int, texts: Texts) -> Iterator[str]:
    """Name and numbers of a rule, and below them its bar."""
    failing = f"{counter[Status.FAILS]:,} / " if counter[Status.FAILS] else ""
    yield f'<text x="0" y="{y + 12}">{escaped(texts.rule(rule))}</text>'
    yield f'<text class="number" x="{_WIDTH}" y="{y + 12}">{failing}{counter.total():,}</text>'
    x = 0.0
    for status in ORDER:
        if counter[status]:
            wide = max(_LEAST, counter[status] / largest * (_WIDTH - _LEAST * len(ORDER)))
            yield f'<rect class="{status.value}" x="{x:.1f}" y="{y + 16}" width="{wide:.1f}" height="{_BAR}"/>'
            x += wide
