"""A layout against the sheets that it is for: is each claimed, has the form changed, is every label bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import extract
from hyoka.reading import claiming
from normalize.drafts import Origin
from normalize.drift import Change, adapted, drift
from normalize.facts import document_year, facts_of
from normalize.inventory import all_of
from normalize.sheet_units import document_money
from normalize.titles import Title
from normalize.titles import read as read_title
from schemas.block import Sheet
from schemas.fact import Fact
from schemas.folding import fold_label
from schemas.headings import heading_key
from schemas.layout import Layout


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """What a layout is to one sheet. `missing` says why it does not claim the sheet; empty where it does.

    `nearly` says that the sheet is read by the layout all the same, because most of its headings are there. `unbound`
    are labels of the layout beside which a value has no concept, `bound` those that are on the sheet; `others` are the
    other layouts that claim it.
    """

    ordinal: int
    page: int
    missing: str
    nearly: bool
    changes: tuple[Change, ...]
    unbound: tuple[str, ...]
    bound: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong, a line each; nothing where all is well."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[str]:
        if self.missing:
            of = f"; it is of {', '.join(self.others)}" if self.others else ""
            yield f"not claimed{', only nearly' if self.nearly else ''}: {self.missing}{of}"
        elif self.others:
            yield f"claimed by {', '.join(self.others)}, too"
        yield from map(str, self.changes)
        for label in self.unbound:
            yield f"no concept for the value of {label}, though [labels] names it"


def check_sheets(
    data: bytes, name: str, layout: Layout, others: Sequence[Layout], reader: str = "pymupdf"
) -> list[SheetCheck]:
    """The layout against every sheet of the PDF in `data`. Raises `Rejected` where that cannot be read."""
    document = extract.read(data, name, reader)
    year, money = document_year(document.sheets), document_money(document.sheets)
    found = []
    for sheet in document.sheets:
        if sheet.ordinal == 0:
            continue
        title = read_title(sheet)
        missing = _missing(layout, sheet, title)
        read = not missing or bool(claiming([layout], sheet, title))
        changes = drift(layout, all_of(sheet)) if read else ()
        refined = adapted(layout, changes)
        facts = facts_of(sheet, Origin(name, sheet.ordinal, reader), year, refined, money) if read else []
        found.append(
            SheetCheck(
                sheet.ordinal,
                sheet.pages[0].number,
                missing,
                read and bool(missing),
                changes,
                tuple(_unbound(layout, facts)),
                tuple(_bound(layout, sheet)),
                tuple(o.name for o in others if not _missing(o, sheet, title)),
            )
        )
    return found


def _missing(layout: Layout, sheet: Sheet, title: Title) -> str:
    """What of `recognise` a sheet has not; empty where the layout claims it."""
    printed = "".join(fold_label(str(d.value)) for d in title.drafts if d.concept == "sheet_title")
    if layout.recognise_title not in printed:
        return f"its title is {printed!r}, without {layout.recognise_title!r}"
    texts = {fold_label(label.text) for page in sheet.pages for label in page.labels}
    absent = sorted(layout.recognise_labels - texts)
    return f"it has no label {', '.join(map(repr, absent))}" if absent else ""


def _unbound(layout: Layout, facts: Sequence[Fact]) -> Iterator[str]:
    """The labels of the layout whose values are `other` all the same."""
    for label, concept in layout.labels.items():
        own = [f for f in facts if f.label and label in (fold_label(f.label[-1]), heading_key(f.label[-1]))]
        if concept != "other" and any(f.concept == "other" for f in own):
            yield label


def _bound(layout: Layout, sheet: Sheet) -> Iterator[str]:
    """The labels of the layout that are on the sheet."""
    texts = [label.text for page in sheet.pages for label in page.labels]
    printed = {shape for text in texts for shape in (fold_label(text), heading_key(text))}
    yield from (label for label in layout.labels if label in printed)
