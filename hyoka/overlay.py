"""What is drawn over a page: which of its characters a label, a fact or furniture claims, and which nobody does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import extract
from extract.printed import Printed, choice_marks, claimed, printed, runs, same_place, unchosen
from extract.sections import is_title
from normalize.units import read_unit
from schemas.block import Block, PageBlocks
from schemas.document import DocumentResult
from schemas.fact import Fact
from schemas.folding import fold_label
from schemas.geometry import Box
from schemas.overlay import Mark, MarkKind, Note, Overlay
from schemas.vocabulary import Quality, exact, look_up

_LONGEST_CAPTION: Final = 30
# So many leftovers are named in a sentence.
_NAMED: Final = 12


def overlay(data: bytes, result: DocumentResult, number: int) -> Overlay:
    """The marks of page `number` of a document that was read into `result` from `data`. Raises `Rejected`."""
    view = printed(data, result.document, result.reader, number)
    sheets = extract.read(data, result.document, result.reader).sheets
    parts = [page for sheet in sheets for page in sheet.pages if page.number == number]
    values = _values(fact for fact in result.facts if fact.page == number)
    marks = [*_labels(view, {mark.box for mark in values}), *values]
    marks += _furniture(view, parts, {mark.box for mark in marks})
    known = claimed(view.page, [mark.box for mark in marks])
    marks += (Mark("unclaimed", box, text) for box, text in runs(view.page.chars, ~known))
    # What is small lies on top of what is large.
    marks.sort(key=lambda mark: -mark.box.width * mark.box.height)
    cells = [Mark("cell", cell.box) for cell in view.cells]
    return Overlay(
        result.document,
        number,
        result.pages,
        view.page.width,
        view.page.height,
        (*cells, *marks),
        len(view.page.chars),
        int(known.sum()),
    )


def summary(over: Overlay) -> str:
    """One sentence about a page, and its leftovers."""
    share = over.claimed / over.chars if over.chars else 1.0
    left = sorted((m.box.y0, m.box.x0, m.text) for m in over.marks if m.kind == "unclaimed")
    named = " | ".join(text for _, _, text in left[:_NAMED])
    said = (
        f"page {over.number} of {over.pages}: {over.count('label')} labels, {over.count('value')} values, "
        f"{over.count('other')} values without a concept; {share:.1%} of the characters are claimed"
    )
    more = f" | and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return f"{said}; unclaimed: {named}{more}" if left else said


def _values(facts: Iterable[Fact]) -> list[Mark]:
    """One mark for each box that facts stand in; a cell may hold several."""
    boxes: dict[Box, list[Fact]] = {}
    for fact in facts:
        boxes.setdefault(fact.bbox, []).append(fact)
    found = []
    for box, same in boxes.items():
        raw = " ".join(dict.fromkeys(fact.raw for fact in same))
        found.append(Mark(_kind(same), box, raw, tuple(map(_about, same))))
    return found


def _kind(facts: Sequence[Fact]) -> MarkKind:
    if all(fact.state == "blank" for fact in facts):
        return "blank"
    return "value" if any(fact.concept != "other" for fact in facts) else "other"


def _about(fact: Fact) -> Note:
    """A fact as names and texts; what says nothing is left out."""
    years = [str(year) for year in (fact.fiscal_year, fact.fiscal_year_end) if year is not None]
    value = fact.state if fact.value is None else str(fact.value)
    said = (
        ("concept", fact.concept),
        ("label", " › ".join(fact.label)),
        ("value", value if fact.unit is None else f"{value} {fact.unit}"),
        ("decimals", "" if fact.decimals is None else str(fact.decimals)),
        ("fiscal year", "–".join(years)),
        ("dimensions", ", ".join(f"{name} {text}" for name, text in fact.dimensions.items())),
        ("printed", fact.raw),
        ("flags", ", ".join(fact.flags)),
        ("confidence", f"{fact.confidence:g}"),
        ("sheet", str(fact.sheet)),
    )
    return tuple((name, text) for name, text in said if text)


def _labels(view: Printed, values: set[Box]) -> Iterator[Mark]:
    """The headings: label cells, texts that name their row, and the lines that head a section."""
    for label in view.blocks.labels:
        yield Mark("label", label.box, label.text, (_meaning(label.text),))
    for block in view.blocks.blocks:
        if block.stub and block.box not in values:
            yield Mark("label", block.box, block.text, ((("heading", "names its row"),),))
    heads = _section_heads(view.blocks.blocks)
    for block in view.blocks.free:
        known = exact(block.text).quality >= Quality.CORE
        if block.box not in values and (known or fold_label(block.text) in heads):
            yield Mark("label", block.box, block.text, (_meaning(block.text),))


def _section_heads(blocks: Sequence[Block]) -> frozenset[str]:
    outside = [text for block in blocks for text in block.section]
    outside += [head.text for block in blocks for head in block.rows if head.row < 0]
    return frozenset(map(fold_label, outside))


def _meaning(text: str) -> Note:
    """What the vocabulary knows of a heading."""
    meaning = look_up(text)
    if not meaning.terms:
        return (("heading", "not in the vocabulary"),)
    terms = ", ".join(f"{term.kind} {term.name}" for term in meaning.terms)
    return (("heading", terms), ("found as", f"{meaning.label} ({meaning.quality.name.lower()})"))


def _furniture(view: Printed, parts: Sequence[PageBlocks], taken: set[Box]) -> Iterator[Mark]:
    """What is neither heading nor value: choice marks, options not chosen, captions, running heads, continued text."""
    for cell in choice_marks(view):
        yield _piece(cell.ink, cell.text, "mark of the option on its right")
    for cell in unchosen(view):
        yield _piece(cell.ink, cell.text, "option that is not chosen")
    kept = [block for page in parts for block in (*page.free, *page.blocks)]
    for block in view.blocks.free:
        if block.box in taken:
            continue
        if not any(same_place(block, other) for other in kept):
            yield _piece(block.box, block.text, "running head or page number")
        elif is_title(block.text):
            yield _piece(block.box, block.text, "title, printed again")
        elif len(block.text) <= _LONGEST_CAPTION and read_unit(block.text) is not None:
            yield _piece(block.box, block.text, "unit of the table below")
    for block in view.blocks.blocks:
        if block.lines and block.box not in taken and not any(same_place(block, other) for other in kept):
            yield _piece(block.box, block.text, "goes on from the page before")


def _piece(box: Box, text: str, what: str) -> Mark:
    return Mark("furniture", box, text, ((("furniture", what),),))
