"""What is drawn over a page: the claims of its account, with what each fact and heading says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from extract.printed import printed
from schemas.coverage import SAID, Claim, account, percent, share_of
from schemas.document import DocumentResult
from schemas.fact import Fact
from schemas.geometry import Box
from schemas.overlay import Mark, MarkKind, Note, Overlay
from schemas.vocabulary import look_up

# So many leftovers are named in a sentence.
_NAMED: Final = 12


def overlay(data: bytes, result: DocumentResult, number: int, claims: Sequence[Claim]) -> Overlay:
    """The marks of page `number` of a document that was read into `result` from `data`. Raises `Rejected`.

    `claims` are those of the page's account, so that the picture and the coverage cannot disagree.
    """
    view = printed(data, result.document, result.reader, number)
    beside: dict[Box, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(claim.box, []).append(claim)
    marks = _values((fact for fact in result.facts if fact.page == number), beside)
    taken = {mark.box: mark for mark in marks}
    marks += (_mark(box, found) for box, found in beside.items() if box not in taken and _is_own(found))
    marks += (_leftover(box, left, taken.get(box)) for box, found in beside.items() if (left := _unclaimed(found)))
    # What is small lies on top of what is large.
    marks.sort(key=lambda mark: -mark.box.width * mark.box.height)
    cells = [Mark("cell", box) for box in view.cells]
    page = account(number, claims)
    return Overlay(
        result.document,
        number,
        result.pages,
        view.width,
        view.height,
        (*cells, *marks),
        page.characters,
        page.characters - page.unclaimed,
    )


def summary(over: Overlay) -> str:
    """One sentence about a page, and its leftovers."""
    left = sorted((m.box.y0, m.box.x0, m.text) for m in over.marks if m.kind == "unclaimed")
    named = " | ".join(text for _, _, text in left[:_NAMED])
    said = (
        f"page {over.number} of {over.pages}: {over.count('label')} labels, {over.count('value')} values, "
        f"{over.count('other')} values without a concept; "
        f"{percent(share_of(over.claimed, over.chars))} of the characters are claimed"
    )
    more = f" | and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return f"{said}; unclaimed: {named}{more}" if left else said


def _values(facts: Iterable[Fact], beside: Mapping[Box, Sequence[Claim]]) -> list[Mark]:
    """One mark for each box that facts stand in: a cell may hold several, and headings and furniture `beside` them."""
    boxes: dict[Box, list[Fact]] = {}
    for fact in facts:
        boxes.setdefault(fact.bbox, []).append(fact)
    found = []
    for box, same in boxes.items():
        raw = " ".join(dict.fromkeys(fact.raw for fact in same))
        found.append(Mark(_kind(same), box, raw, (*map(_about, same), *_notes(beside.get(box, ())))))
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
        ("confidence", f"{fact.confidence:.2f}"),
        ("sheet", str(fact.sheet)),
    )
    return tuple((name, text) for name, text in said if text)


def _mark(box: Box, claims: Sequence[Claim]) -> Mark:
    """A heading, or a piece of furniture, that no fact stands in."""
    kind: MarkKind = "label" if any(claim.kind == "label" for claim in claims) else "furniture"
    return Mark(kind, box, " ".join(claim.text for claim in claims), tuple(_notes(claims)))


def _is_own(claims: Sequence[Claim]) -> bool:
    """Whether claims want a mark of their own: values have that of their fact, leftovers one that is red."""
    return all(claim.kind in ("label", "furniture") for claim in claims)


def _unclaimed(claims: Sequence[Claim]) -> str:
    """What nothing claims of a piece of print, its stretches parted by a gap."""
    return " … ".join(claim.text for claim in claims if claim.kind == "unclaimed")


def _leftover(box: Box, text: str, cell: Mark | None) -> Mark:
    """A leftover; where it is a part of a cell, it says what became of the rest, for it lies on top."""
    return Mark("unclaimed", box, text, ((("unclaimed", text),), *(cell.notes if cell else ())))


def _notes(claims: Iterable[Claim]) -> Iterator[Note]:
    """What is said about headings and furniture."""
    for claim in claims:
        if claim.kind == "label":
            yield _meaning(claim.text)
        elif claim.furniture is not None:
            yield (("furniture", SAID[claim.furniture]), ("printed", claim.text))


def _meaning(text: str) -> Note:
    """What the vocabulary knows of a heading."""
    meaning = look_up(text)
    if not meaning.terms:
        return (("heading", f"{text}: not in the vocabulary"),)
    terms = ", ".join(f"{term.kind} {term.name}" for term in meaning.terms)
    return (("heading", terms), ("found as", f"{meaning.label} ({meaning.quality.name.lower()})"))
