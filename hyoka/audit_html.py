"""An audit as one HTML file: no script, no network, everything inside; what comes from a PDF is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final

from hyoka import __version__
from hyoka.audit_plot import ORDER, by_rule, plot
from hyoka.auditing import Audited
from hyoka.clippings import Clipping
from hyoka.equation import equation
from hyoka.finding_html import card, said, year
from hyoka.page_html import LOCKED
from hyoka.report_texts import Texts
from schemas.finding import Severity, Status
from schemas.verdict import KeyedFinding

CARDS: Final = 1_000
"""So many failing relations are shown in full; who has more needs a spreadsheet."""
ROWS: Final = 500
"""So many rows have the overview and each list of relations that do not fail."""

Clippings = Mapping[str, Sequence[Clipping]]
_NOT_FAILING: Final = (Status.NOT_CHECKABLE, Status.ROUNDING, Status.HOLDS)


def report(done: Audited, chosen: Sequence[KeyedFinding], clippings: Clippings, texts: Texts) -> str:
    """The whole file. `chosen` are the findings to tell, `clippings` the places behind them, by key."""
    style = (files("hyoka") / "audit.css").read_text(encoding="utf-8")
    failing = [one for one in chosen if one.finding.status is Status.FAILS]
    lines = [
        f'<!doctype html>\n<html lang="{texts.lang}"><head><meta charset="utf-8"><title>{texts("title")} · hyoka</title>',
        f'<meta http-equiv="Content-Security-Policy" content="{LOCKED}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>\n{style}</style></head><body>",
        f'<a class="skip" href="#content">{texts("skip")}</a>',
        f'<header><h1>{texts("title")}</h1><p class="lead">{_lead(done, texts)}</p></header>',
        '<main id="content" tabindex="-1">',
        *_summary(done, texts),
        *_overview(failing, done, texts),
        *_cards(failing, clippings, done, texts),
        *(line for status in _NOT_FAILING for line in _list(status, chosen, done, texts)),
        *_documents(done, texts),
        *_guide(texts),
        f"</main><footer><p>{texts('made_by', version=__version__)}</p></footer>",
        "</body></html>\n",
    ]
    return "\n".join(lines)


def _lead(done: Audited, texts: Texts) -> str:
    """The sentence that matters most."""
    checked = len(done.findings) - done.count(Status.NOT_CHECKABLE)
    told = {"documents": f"{len(done.subjects):,}", "checked": f"{checked:,}", "errors": f"{done.errors:,}"}
    return texts("lead_errors" if done.errors else "lead_clean", **told)


def _summary(done: Audited, texts: Texts) -> Iterator[str]:
    """Figures, plot and tables."""
    yield f'<section aria-labelledby="summary"><h2 id="summary">{texts("summary")}</h2>'
    yield '<ul class="figures">'
    for kind, name, number in _figures(done):
        yield f'<li class="{kind}"><b>{number:,}</b> {texts(name)}</li>'
    yield "</ul>"
    counts = by_rule(one.finding for one in done.findings)
    yield '<div class="beside">'
    yield from plot(counts, texts)
    rows = [(texts.rule(rule), counter) for rule, counter in counts.items()]
    yield from _counts("by_rule", "rule", rows, texts)
    yield "</div>"
    places = {one.name: one.municipality or texts("unknown_municipality") for one in done.subjects}
    yield from _counts("by_municipality", "municipality", _per(done, places), texts)
    yield "</section>"


def _documents(done: Audited, texts: Texts) -> Iterator[str]:
    """What was audited, document by document."""
    names = {subject.name: subject.name for subject in done.subjects}
    yield f'<section aria-labelledby="documents"><h2 id="documents">{texts("documents_heading")}</h2>'
    yield from _counts("by_document", "document", _per(done, names), texts)
    yield "</section>"


def _figures(done: Audited) -> Iterator[tuple[str, str, int]]:
    """The figures of the summary: their kind, the key of their name, and the number."""
    yield "plain", "documents", len(done.subjects)
    yield "plain", "checked", len(done.findings) - done.count(Status.NOT_CHECKABLE)
    for status in (Status.HOLDS, Status.ROUNDING, Status.NOT_CHECKABLE):
        yield status.value, status.value, done.count(status)
    yield "fails", "fails", done.count(Status.FAILS)
    for severity in Severity:
        yield severity.value, severity.value, done.count(Status.FAILS, severity)
    if done.dismissed:
        yield "plain", "dismissed_count", done.dismissed


def _per(done: Audited, of: Mapping[str, str]) -> list[tuple[str, Counter[Status]]]:
    """Outcomes by something of the document, what fails most first; also where there is no relation at all."""
    found: dict[str, Counter[Status]] = {group: Counter() for group in of.values()}
    for one in done.findings:
        found[of[one.finding.document]][one.finding.status] += 1
    return sorted(found.items(), key=lambda pair: (-pair[1][Status.FAILS], pair[0]))


def _counts(key: str, first: str, rows: Sequence[tuple[str, Counter[Status]]], texts: Texts) -> Iterator[str]:
    """A table of outcomes, with its sum where there is something to add up."""
    shown = rows[:ROWS]
    yield f'<div class="scroll" role="group" tabindex="0" aria-label="{texts(key)}"><table class="counts">'
    yield f'<caption>{texts(key)}</caption><thead><tr><th scope="col">{texts(first)}</th>'
    yield "".join(f'<th scope="col">{texts(status.value)}</th>' for status in ORDER) + "</tr></thead><tbody>"
    for name, counter in shown:
        cells = "".join(f'<td class="number">{counter[status]:,}</td>' for status in ORDER)
        yield f'<tr><th scope="row">{said(name)}</th>{cells}</tr>'
    yield "</tbody>"
    if len(rows) > 1:
        total: Counter[Status] = sum((counter for _, counter in rows), Counter())
        cells = "".join(f'<td class="number">{total[status]:,}</td>' for status in ORDER)
        yield f'<tfoot><tr><th scope="row">{texts("total")}</th>{cells}</tr></tfoot>'
    yield "</table></div>"
    yield from _cut(len(shown), len(rows), texts)


def _overview(failing: Sequence[KeyedFinding], done: Audited, texts: Texts) -> Iterator[str]:
    """What fails, a line each, leading to its card; and the switches that hide cards by severity."""
    yield f'<section aria-labelledby="overview"><h2 id="overview">{texts("overview")}</h2>'
    if not failing:
        yield f"<p>{texts('none_found')}</p></section>"
        return
    yield '<ol class="overview">'
    for number, one in enumerate(failing[:ROWS], 1):
        finding = one.finding
        severity = (finding.severity or Severity.NOTICE).value
        project = done.subject(finding.document).projects.get(finding.sheet)
        where = f"{said(finding.document)} {texts('pages', page=finding.page)}"
        verdict = "" if one.verdict is None else f" <strong>{texts(one.verdict.word)}</strong>"
        yield (
            f'<li><span class="badge {severity}">{texts(severity)}</span> <a href="#f{number}">{said(finding.message, texts.lang)}</a>{verdict}'
            f"<br><small>{f'{said(project)} · ' if project else ''}{where}</small></li>"
        )
    yield "</ol>"
    if len(failing) > ROWS:
        yield f"<p>{texts('overview_more', more=f'{len(failing) - ROWS:,}')}</p>"
    yield "</section>"


def _cards(failing: Sequence[KeyedFinding], clippings: Clippings, done: Audited, texts: Texts) -> Iterator[str]:
    """What fails, in full."""
    if not failing:
        return
    yield f'<section class="cards" aria-labelledby="findings"><h2 id="findings">{texts("findings")}</h2>'
    yield f"<fieldset><legend>{texts('filter')}</legend>"
    for severity in Severity:
        number = sum(one.finding.severity is severity for one in failing)
        name = severity.value
        yield f'<label for="show-{name}"><input type="checkbox" id="show-{name}" checked> {texts(name)} ({number:,})</label>'
    yield "</fieldset>"
    for number, one in enumerate(failing[:CARDS], 1):
        yield from card(number, one, clippings.get(one.key, ()), done, texts)
    yield from _cut(min(len(failing), CARDS), len(failing), texts)
    yield "</section>"


def _list(status: Status, chosen: Sequence[KeyedFinding], done: Audited, texts: Texts) -> Iterator[str]:
    """Relations that do not fail, a line each."""
    found = [one for one in chosen if one.finding.status is status]
    if not found:
        return
    lacking = status is Status.NOT_CHECKABLE
    yield f'<section aria-labelledby="{status.value}"><h2 id="{status.value}">{texts(f"{status.value}_heading")} ({len(found):,})</h2>'
    yield f"<p>{texts(f'{status.value}_about')}</p>"
    yield f'<div class="scroll" role="group" tabindex="0" aria-label="{texts(f"{status.value}_heading")}"><table><thead><tr>'
    names = ("document", "page", "rule", "label", "missing" if lacking else "equation", "verdict")
    yield "".join(f'<th scope="col">{texts(name)}</th>' for name in names) + "</tr></thead><tbody>"
    for one in found[:ROWS]:
        finding = one.finding
        told = "、".join(finding.missing) if lacking and finding.missing else equation(finding)
        verdict = "" if one.verdict is None else texts(one.verdict.word)
        when = "" if finding.fiscal_year is None else f"{year(finding.fiscal_year, texts)} "
        yield (
            f'<tr><td>{said(finding.document)}</td><td class="number">{finding.page}</td><td>{texts.rule(finding.rule)}</td>'
            f"<td>{when}{said(' › '.join(finding.label[-2:]))}</td><td>{said(told)}</td><td>{verdict}</td></tr>"
        )
    yield "</tbody></table></div>"
    yield from _cut(min(len(found), ROWS), len(found), texts)
    yield "</section>"


def _cut(shown: int, there: int, texts: Texts) -> Iterator[str]:
    """A sentence where not everything is shown."""
    if there > shown:
        yield f'<p class="absent">{texts("cut", limit=f"{shown:,}", more=f"{there - shown:,}")}</p>'


def _guide(texts: Texts) -> Iterator[str]:
    """How to read the report."""
    yield f'<section class="guide" aria-labelledby="guide"><h2 id="guide">{texts("guide")}</h2><dl>'
    for severity in Severity:
        name = severity.value
        yield f'<div><dt><span class="badge {name}">{texts(name)}</span></dt><dd>{texts(f"{name}_means")}</dd></div>'
    for kind, mark in (("checked", "="), ("part", "✓1"), ("suspect", "?")):
        yield f'<div><dt><span class="key {kind}">{mark}</span></dt><dd>{texts(f"guide_{kind}")}</dd></div>'
    yield "</dl>"
    yield from (f"<p>{texts(name)}</p>" for name in ("guide_rounding", "guide_limits", "guide_verdict"))
    yield "</section>"
