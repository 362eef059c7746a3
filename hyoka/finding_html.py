"""One finding as a card of the audit report: what is wrong, the place on the page, the equation, the cells."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import Final

from hyoka.auditing import Audited
from hyoka.clippings import FINDINGS, MEGABYTES, Clipping, parts
from hyoka.equation import Term, equation, shown, terms
from hyoka.page_html import escaped
from hyoka.report_texts import Texts
from schemas.fact import Value
from schemas.finding import Class, Finding
from schemas.geometry import Box
from schemas.verdict import KeyedFinding

_SEPARATOR: Final = " › "
# Of a mark beside a cell, in points.
_TAG: Final = 7.8
_LETTER: Final = 4.7
_FONT: Final = 6.7
_PAD: Final = 1.2
_GAP: Final = 0.8
# A mark that is cut off at the edge is worse than one that covers something.
_OUTSIDE: Final = 10.0
_DECIMALS: Final = 4
_ERAS: Final = ((2019, "令和"), (1989, "平成"), (1926, "昭和"))


def card(number: int, one: KeyedFinding, clippings: Sequence[Clipping], done: Audited, texts: Texts) -> Iterator[str]:
    """The card of a finding that fails; `number` is its place in the report, and its anchor."""
    finding = one.finding
    severity = finding.severity.value if finding.severity is not None else "notice"
    gone = " dismissed" if one.dismissed else ""
    yield f'<article class="card {severity}{gone}" id="f{number}" aria-labelledby="h{number}">'
    yield f'<h3 id="h{number}"><span class="badge {severity}">{texts(severity)}</span> {number}. {_title(finding, texts)}</h3>'
    yield f'<p class="place">{_place(finding, done, texts)}</p>'
    yield f'<p class="message">{said(finding.message, texts.lang)}</p>'
    for clipping in clippings:
        yield from _figure(clipping, texts)
    yield from _more_pages(one, clippings, texts)
    yield "<dl>"
    for name, text in _particulars(one, texts):
        yield f"<div><dt>{texts(name)}</dt><dd>{text}</dd></div>"
    yield "</dl>"
    yield from _cells(terms(finding), finding, texts)
    yield "</article>"


def said(text: str, lang: str = "ja") -> str:
    """A text of a PDF: Japanese, whatever the language of the report; nothing in it is markup."""
    return f'<bdi lang="{lang}">{escaped(text)}</bdi>'


def year(number: int, texts: Texts) -> str:
    """A fiscal year as people of the language write it."""
    if texts.lang == "en":
        return f"FY{number}"
    for first, era in _ERAS:
        if number >= first:
            return f"{era}{'元' if number == first else number - first + 1}年度"
    return f"{number}年度"


def figure(value: Value, unit: str | None, texts: Texts) -> str:
    """A value for people: yen with commas."""
    if value is None:
        return "–"
    number = isinstance(value, int | float) and not isinstance(value, bool)
    text = f"{round(value, _DECIMALS) if isinstance(value, float) else value:,}" if number else str(value)
    name = {"JPY": "円" if texts.lang == "ja" else " yen"}.get(unit or "", unit or "")
    return escaped(f"{text.replace('-', '−') if number else text}{name}")


def _title(finding: Finding, texts: Texts) -> str:
    """Which figure it is: rule, year and heading."""
    heading = _SEPARATOR.join(finding.label[-2:])
    when = "" if finding.fiscal_year is None else f"{year(finding.fiscal_year, texts)} "
    return f"{texts.rule(finding.rule)}: {when}{said(heading)}"


def _place(finding: Finding, done: Audited, texts: Texts) -> str:
    """Where it is printed."""
    subject = done.subject(finding.document)
    told = [subject.municipality, subject.projects.get(finding.sheet), finding.document]
    return " · ".join([*(said(text) for text in told if text), texts("pages", page=finding.page)])


def _particulars(one: KeyedFinding, texts: Texts) -> Iterator[tuple[str, str]]:
    """The rows below the picture, each the key of its name and its text."""
    finding = one.finding
    yield "equation", f'<span class="equation">{said(equation(finding))}</span>'
    if finding.difference is not None:
        yield "difference", figure(finding.difference, finding.unit, texts)
        yield "allowance", _allowance(finding, texts)
    if finding.classes:
        yield "diagnosis", _diagnosis(finding.classes, texts)
    if finding.suspect is not None:
        heading = said(_SEPARATOR.join(finding.suspect.label[-2:]))
        yield "suspect", texts("suspect_here", raw=said(shown(finding.suspect)), label=heading)
    verdict = texts("open") if one.verdict is None else texts(one.verdict.word)
    yield "verdict", f"<strong>{verdict}</strong>" if one.verdict is not None else verdict
    if one.verdict is not None and one.verdict.note:
        yield "note", said(one.verdict.note)
    yield "id", f"<code>{escaped(one.key)}</code>"


def _allowance(finding: Finding, texts: Texts) -> str:
    if finding.low is None or finding.low == finding.high == 0:
        return texts("allowance_none")
    if finding.high is None:
        return texts("allowance_from", low=figure(finding.low, finding.unit, texts))
    low, high = (figure(edge, finding.unit, texts) for edge in (finding.low, finding.high))
    return texts("allowance_range", low=low, high=high)


def _diagnosis(classes: Sequence[Class], texts: Texts) -> str:
    names = " / ".join(texts.diagnosis(one) for one in classes)
    return f"{names} ({texts('class_tie')})" if len(classes) > 1 else names


def _more_pages(one: KeyedFinding, clippings: Sequence[Clipping], texts: Texts) -> Iterator[str]:
    more = len(parts(one)) - len(clippings)
    if more > 0:
        yield f'<p class="absent">{texts("too_many_pages", more=more)}</p>'


def _cells(found: Sequence[Term], finding: Finding, texts: Texts) -> Iterator[str]:
    """The cells as a table, for who cannot see the picture and for who wants to copy them."""
    yield f'<div class="scroll" role="group" tabindex="0" aria-label="{texts("cells")}"><table>'
    yield f"<caption>{texts('cells')}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{texts(name)}</th>' for name in ("mark", "role", "label", "value", "page"))
    yield "</tr></thead><tbody>"
    for term in found:
        cell = term.cell
        where = str(cell.page) if cell.document == finding.document else f"{said(cell.document)} {cell.page}"
        yield (
            f'<tr><td class="{_kind(term)}">{_mark(term)}</td><td>{_role(term, texts)}</td>'
            f'<td class="heading">{said(_SEPARATOR.join(cell.label))}</td><td class="{_column(cell.value)}">{said(shown(cell))}</td><td>{where}</td></tr>'
        )
    yield "</tbody></table></div>"


def _column(value: Value) -> str:
    """Numbers stand below each other by their last digit, texts by their first character."""
    return "heading" if isinstance(value, str) else "number"


def _kind(term: Term) -> str:
    return "suspect" if term.suspect else "checked" if term.checked else "part"


def _mark(term: Term) -> str:
    """The sign beside a cell: what it is, so that it need not be told by colour."""
    mark = "=" if term.checked else f"✓{term.number}"
    return f"{mark}?" if term.suspect else mark


def _role(term: Term, texts: Texts) -> str:
    role = texts("role_checked" if term.checked else "role_part")
    return f"{role} ({texts('role_suspect')})" if term.suspect else role


def _figure(clipping: Clipping, texts: Texts) -> Iterator[str]:
    """The part of the page with its marks, or a sentence why it is not there."""
    where = {"document": escaped(clipping.document), "page": clipping.page}
    yield "<figure>"
    if clipping.absent:
        why = {"path": escaped(clipping.detail), "why": escaped(clipping.detail)}
        yield f'<p class="absent">{texts(clipping.absent, limit=FINDINGS, megabytes=MEGABYTES, **why)}</p>'
    else:
        box = clipping.box
        image = base64.b64encode(clipping.png).decode("ascii")
        yield f'<div class="scroll" role="group" tabindex="0" aria-label="{texts("crop_region", **where)}">'
        yield f'<div class="clipping" style="max-width:{box.width * 1.6:.0f}px;min-width:{box.width * 0.8:.0f}px">'
        yield f'<img alt="{_alt(clipping, texts)}" src="data:image/png;base64,{image}">'
        yield f'<svg viewBox="{box.x0:.2f} {box.y0:.2f} {box.width:.2f} {box.height:.2f}" aria-hidden="true">'
        for term in sorted(clipping.terms, key=lambda term: (term.suspect, term.checked)):
            yield _drawn(term, clipping)
        yield "</svg></div></div>"
    yield f"<figcaption>{texts('crop_caption', document=said(clipping.document), page=clipping.page)}</figcaption></figure>"


def _alt(clipping: Clipping, texts: Texts) -> str:
    where = {"document": escaped(clipping.document), "page": clipping.page}
    number = sum(not term.checked for term in clipping.terms)
    checked = [term for term in clipping.terms if term.checked]
    if checked:
        return texts("crop_alt", checked=escaped(shown(checked[0].cell)), parts=number, **where)
    return texts("crop_alt_other", parts=number, **where)


def _drawn(term: Term, clipping: Clipping) -> str:
    """The frame of a cell and its mark beside it."""
    kind, mark = _kind(term), _mark(term)
    x0, y0, x1, y1 = term.cell.box
    frame = Box(x0 - _PAD, y0 - _PAD, x1 + _PAD, y1 + _PAD)
    tag = _beside(frame, _LETTER * len(mark) + 2, clipping)
    return (
        f'<rect class="{kind}{" total" if term.checked else ""}" x="{frame.x0:.2f}" y="{frame.y0:.2f}" '
        f'width="{frame.width:.2f}" height="{frame.height:.2f}"/>'
        f'<rect class="tag {kind}" x="{tag.x0:.2f}" y="{tag.y0:.2f}" width="{tag.width:.2f}" height="{_TAG}" rx="1.5"/>'
        f'<text x="{tag.center[0]:.2f}" y="{tag.y0 + _FONT - 0.7:.2f}" font-size="{_FONT}">{mark}</text>'
    )


def _beside(frame: Box, wide: float, clipping: Clipping) -> Box:
    """The place of a mark: left, right, above or below the cell, where it covers least of the other values."""
    left, right, middle = frame.x0 - wide - _GAP, frame.x1 + _GAP, (frame.y0 + frame.y1 - _TAG) / 2
    corners = ((left, middle), (right, middle), (frame.x0, frame.y0 - _TAG - _GAP), (frame.x0, frame.y1 + _GAP))
    places = [Box(x, y, x + wide, y + _TAG) for x, y in corners]
    part = clipping.box

    def covered(place: Box) -> float:
        outside = place.width * place.height - _common(place, part)
        return outside * _OUTSIDE + sum(_common(place, box) for box in clipping.values if _common(box, frame) == 0)

    return min(places, key=covered)


def _common(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide, high = min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)
    return wide * high if wide > 0 and high > 0 else 0.0
