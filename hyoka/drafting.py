"""A layout drafted from one sheet: what is known, what is not, and the form's headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import extract
from normalize.drafts import Origin
from normalize.facts import document_year, facts_of
from normalize.guesses import Guess, guesses
from normalize.inventory import Seen, common, headings_of
from normalize.paths import label_text
from normalize.sheet_units import document_money
from normalize.titles import read as read_title
from schemas.block import Sheet
from schemas.fact import Fact
from schemas.folding import fold_label
from schemas.headings import YEAR, FormHeading, heading_key
from schemas.vocabulary import Quality, concepts, look_up

_DISTINCTIVE: Final = 3
"""So many labels are proposed to recognise a form by, if it has a title; more match less by accident."""
_WITHOUT_TITLE: Final = 6
_LENGTHS: Final = range(3, 15)
"""Characters of a label to recognise a form by: 目的 is on every form, a sentence is reworded sooner."""
_NOTES: Final = frozenset("()[]*※~、。")
"""A label with such characters explains something; explanations change."""

_UNITS: Final[dict[int | None, str]] = {0: "円", -3: "千円", -6: "百万円"}
_LONGEST_GRADE: Final = 24
"""A longer rating is a text, not a grade."""


@dataclass(frozen=True, slots=True)
class DraftLabel:
    """A heading of the sheet: what it was read as ("" if nothing), guesses where that is nothing, a value beside it."""

    text: str
    read_as: str
    guesses: tuple[Guess, ...]
    value: str | None


@dataclass(frozen=True, slots=True)
class LayoutDraft:
    """What a layout of this form may say. `sheets` counts those of the document that the headings were taken from.

    `units` are the money units of the sheet's figures, most frequent first; `without_unit` counts figures of money
    beside which no unit is printed. `grades` are the ratings that the sheet gives.
    """

    document: str
    sheet: int
    sheets: int
    form: str
    title: str
    recognise: tuple[str, ...]
    labels: tuple[DraftLabel, ...]
    headings: tuple[FormHeading, ...]
    units: tuple[str, ...]
    without_unit: int
    grades: tuple[str, ...]


def draft_layout(data: bytes, name: str, number: int, reader: str = "pymupdf") -> LayoutDraft | None:
    """The draft of a layout for sheet `number` of the PDF in `data`; None if there is no such sheet."""
    document = extract.read(data, name, reader)
    sheets = {sheet.ordinal: sheet for sheet in document.sheets if sheet.ordinal > 0}
    if number not in sheets:
        return None
    sheet = sheets[number]
    title = _title(sheet)
    others = [one for one in sheets.values() if _title(one) == title]
    recognise = _recognise(others, sheet, bool(title))
    alike = [one for one in others if {fold_label(text) for text in recognise} <= _texts(one)]
    seen = [headings_of(one) for one in (sheet, *(one for one in alike if one is not sheet))]
    origin = Origin(name, sheet.ordinal, reader)
    facts = facts_of(sheet, origin, document_year(document.sheets), None, document_money(document.sheets))
    money = [f for f in facts if f.concept == "amount" and isinstance(f.value, int)]
    units = Counter(_UNITS[f.decimals] for f in money if f.unit == "JPY" and f.decimals in _UNITS)
    grades = dict.fromkeys(str(f.value) for f in facts if f.concept in ("rating", "overall_rating") and f.value)
    return LayoutDraft(
        document=name,
        sheet=number,
        sheets=len(seen),
        form=title,
        title=title,
        recognise=recognise,
        labels=tuple(_labels(seen[0], facts)),
        headings=common(seen),
        units=tuple(unit for unit, _ in units.most_common()),
        without_unit=sum(bool({"unit_inferred", "unit_unknown"} & set(f.flags)) for f in money),
        grades=tuple(grade for grade in grades if len(grade) <= _LONGEST_GRADE),
    )


def _title(sheet: Sheet) -> str:
    """The title of a sheet, without its year; empty where it has none."""
    return next((str(d.value) for d in read_title(sheet).drafts if d.concept == "sheet_title"), "")


def _texts(sheet: Sheet) -> frozenset[str]:
    return frozenset(fold_label(label.text) for page in sheet.pages for label in page.labels)


def _recognise(sheets: Sequence[Sheet], sheet: Sheet, titled: bool) -> tuple[str, ...]:
    """Labels that tell the form from others: on all of its sheets, and those first that other forms hardly have."""
    shared = frozenset[str].intersection(*(_texts(one) for one in sheets))
    found: dict[str, tuple[int, int, int]] = {}
    for place, seen in enumerate(headings_of(sheet)):
        text = label_text(seen.printed)
        plain = not (_NOTES & set(fold_label(text))) and YEAR not in seen.text
        if plain and fold_label(text) in shared and len(fold_label(text)) in _LENGTHS:
            found.setdefault(text, (int(look_up(text).quality), -len(text), place))
    wanted = _DISTINCTIVE if titled else _WITHOUT_TITLE
    chosen = sorted(found, key=lambda text: found[text])[:wanted]
    return tuple(sorted(chosen, key=lambda text: found[text][2]))


def _labels(headings: Sequence[Seen], facts: Sequence[Fact]) -> Iterator[DraftLabel]:
    """Each heading of the sheet once, with what was read under it."""
    done: set[str] = set()
    for seen in headings:
        text = _without_year(label_text(seen.printed))
        if seen.text in done or not seen.text.replace(YEAR, "").strip("0123456789↓"):
            continue
        done.add(seen.text)
        own = [f for f in facts if f.label and heading_key(f.label[-1]) == _plain(seen.text)]
        under = own or [f for f in facts if _plain(seen.text) in map(heading_key, f.label)]
        read = dict.fromkeys(f.concept for f in under if f.concept != "other")
        # A draft may be passed on with its comments: it names no persons.
        personal = any(concepts()[concept].personal for concept in read)
        value = None if personal else next((f.raw for f in (*own, *under) if f.raw), None)
        if not read and under and not _meant(text):
            yield DraftLabel(text, "", guesses(text), value)
        else:
            yield DraftLabel(text, (", ".join(read) or _meant(text)) + _by_part(text), (), value)


def _plain(key: str) -> str:
    return key.replace("↓", "")


def _without_year(text: str) -> str:
    """A heading as a layout names it: its year, if it has one, stands for any."""
    key = heading_key(text)
    return key if YEAR in key else text


def _meant(text: str) -> str:
    """What the vocabulary says of a heading: `phase settlement`, `a heading` of a table; empty where it does not know it well."""
    meaning = look_up(text)
    if meaning.quality < Quality.CORE:
        return ""
    terms = [term.name if term.kind == "concept" else f"{term.kind} {term.name}" for term in meaning.terms]
    return ", ".join(term for term in terms if not term.startswith("role ")) or "a heading"


def _by_part(text: str) -> str:
    """A word of caution where the vocabulary knows only a part of the heading."""
    meaning = look_up(text)
    return f" (by its part {meaning.label})" if meaning.quality is Quality.PART else ""
