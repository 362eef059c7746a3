"""A document's own lists against its sheets: names, divisions, grades, pages and amounts of each project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.names import like_name, same_division, same_grade, same_name
from audit.relation import Judged, Relation, Same
from audit.sheets import DocumentFacts, SheetFacts
from schemas.fact import Fact
from schemas.finding import Rule, Severity

Key = tuple[str, str, int | None]
Pair = tuple["Row", SheetFacts]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: its cells by concept and column heading."""

    table: str
    cells: tuple[Fact, ...]

    def first(self, concept: str) -> Fact | None:
        """The first cell of a concept; None where the line has none."""
        return next((fact for fact in self.cells if fact.concept == concept), None)


def relations(document: DocumentFacts) -> Iterator[Relation]:
    """Every cell of every list that has its like on the sheet of that project."""
    sheets = [sheet for sheet in document.sheets if sheet.ordinal > 0]
    for rows in tables(document).values():
        pairs = matched(rows, sheets)
        for row, sheet in pairs:
            yield from _names(row, sheet)
            yield from _divisions(row, sheet)
        yield from _pages(pairs)
        yield from _grades(pairs)
        yield from _amounts(pairs)


def tables(document: DocumentFacts) -> Mapping[str, tuple[Row, ...]]:
    """The lines of each list of the document that names projects, by the list's caption."""
    lines: dict[tuple[str, object], list[Fact]] = defaultdict(list)
    for fact in document.own.facts if document.own is not None else ():
        if fact.concept.startswith("listing_") and fact.concept != "listing_count":
            lines[str(fact.dimensions.get("table", "")), fact.dimensions.get("row")].append(fact)
    found: dict[str, list[Row]] = defaultdict(list)
    for (table, _), cells in lines.items():
        found[table].append(Row(table, tuple(cells)))
    return {table: tuple(rows) for table, rows in found.items() if any(r.first("listing_name") for r in rows)}


def matched(rows: Sequence[Row], sheets: Sequence[SheetFacts]) -> tuple[Pair, ...]:
    """Each line with the sheet that has its name; the rest with a sheet of a like name, or of the page that it says."""
    free = list(sheets)
    found: dict[int, SheetFacts] = {}
    for alike in (same_name, like_name):
        for n, row in enumerate(rows):
            listed = row.first("listing_name")
            if n in found or listed is None or listed.value is None:
                continue
            own = [s for s in free if any(alike(str(listed.value), name) for name in _texts(s, "project_name"))]
            if len(own) == 1 or (own and alike is same_name):
                found[n] = own[0]
                free = [s for s in free if s is not own[0]]
    pairs = [(rows[n], sheet) for n, sheet in sorted(found.items())]
    offset = _offset(pairs)
    for n, row in enumerate(rows):
        page = row.first("listing_page")
        if n in found or page is None or offset is None or not isinstance(page.value, int):
            continue
        there = [s for s in free if _first_page(s) == page.value + offset]
        if there:
            pairs.append((row, there[0]))
    return tuple(pairs)


def _texts(sheet: SheetFacts, concept: str) -> tuple[str, ...]:
    return tuple(str(fact.value) for fact in sheet.of(concept) if fact.value is not None)


def _first_page(sheet: SheetFacts) -> int:
    return min(fact.page for fact in sheet.facts)


def _offset(pairs: Sequence[Pair]) -> int | None:
    """How many pages of the file come before its printed page 1, where most lines agree; two at least."""
    counted: Counter[int] = Counter()
    for row, sheet in pairs:
        page = row.first("listing_page")
        if page is not None and isinstance(page.value, int):
            counted[_first_page(sheet) - page.value] += 1
    if not counted:
        return None
    offset, often = counted.most_common(1)[0]
    return offset if often * 2 > sum(counted.values()) and often > 1 else None


def _names(row: Row, sheet: SheetFacts) -> Iterator[Relation]:
    yield from _compared(row.first("listing_name"), sheet.of("project_name"), same_name, ("名称", "name"))


def _divisions(row: Row, sheet: SheetFacts) -> Iterator[Relation]:
    own = sheet.of("responsible_division", "responsible_section")
    yield from _compared(row.first("listing_division"), own, same_division, ("担当課", "division"))


def _compared(
    listed: Fact | None, own: Sequence[Fact], same: Callable[[str, str], bool], what: tuple[str, str]
) -> Iterator[Relation]:
    printed = [fact for fact in own if fact.value is not None]
    if listed is None or listed.value is None or not printed:
        return
    text = str(listed.value)
    agreeing = next((fact for fact in printed if same(text, str(fact.value))), None)
    fact = agreeing or next((fact for fact in printed if like_name(text, str(fact.value))), printed[0])
    variant = agreeing is None and like_name(text, str(fact.value))
    said = "同じ" if agreeing is not None else f"一覧表では「{text}」、個票では「{fact.value}」"
    told = "the same" if agreeing is not None else f"the list has {text!r}, the sheet {str(fact.value)!r}"
    yield Judged(
        Rule.NAME_VARIANT if variant else Rule.LIST_VS_SHEET,
        listed,
        (listed, fact),
        agreeing is not None,
        fact.value,
        (f"一覧表と個票の{what[0]}: {said}", f"{what[1]} in the list and on the sheet: {told}"),
        Severity.WARNING,
    )


def _pages(pairs: Sequence[Pair]) -> Iterator[Relation]:
    offset = _offset(pairs)
    for row, sheet in pairs:
        page = row.first("listing_page")
        if page is None or offset is None or not isinstance(page.value, int):
            continue
        expected = _first_page(sheet) - offset
        own = sheet.of("project_name")[:1]
        reason = (
            f"一覧表の頁 {page.value}、個票は {expected} 頁",
            f"the list says page {page.value}, the sheet is on page {expected}",
        )
        yield Judged(Rule.LIST_VS_SHEET, page, (page, *own), page.value == expected, expected, reason)


def _grades(pairs: Sequence[Pair]) -> Iterator[Relation]:
    """Each column of grades against the grade of the sheets that it agrees with most; of its year, if it has one."""
    columns: dict[tuple[str, ...], list[tuple[Fact, SheetFacts]]] = defaultdict(list)
    for row, sheet in pairs:
        for fact in row.cells:
            if fact.concept == "listing_rating":
                columns[fact.label].append((fact, sheet))
    for cells in columns.values():
        yield from _column(cells, _ratings, _agree, Rule.LIST_VS_SHEET)


def _ratings(fact: Fact, sheet: SheetFacts) -> Mapping[Key, Fact]:
    """The grades of a sheet that the cell may repeat, by concept, criterion and year: one fact each."""
    found: dict[Key, Fact] = {}
    for own in sheet.of("overall_rating", "rating", "future_direction"):
        if own.fiscal_year == fact.fiscal_year or own.concept != "rating":
            found.setdefault((own.concept, str(own.dimensions.get("criterion", "")), own.fiscal_year), own)
    return found


def _agree(listed: Fact, own: Fact) -> bool:
    if listed.state != "reported" or own.state != "reported":
        return listed.state != "reported" and own.state != "reported"
    return same_grade(str(listed.value), str(own.value))


def _column(
    cells: Sequence[tuple[Fact, SheetFacts]],
    candidates: Callable[[Fact, SheetFacts], Mapping[Key, Fact]],
    agree: Callable[[Fact, Fact], bool],
    rule: Rule,
) -> Iterator[Relation]:
    options = [candidates(fact, sheet) for fact, sheet in cells]
    agreeing: Counter[Key] = Counter()
    for (fact, _), found in zip(cells, options, strict=True):
        agreeing.update(key for key, own in found.items() if agree(fact, own))
    if not agreeing:
        return
    best, often = agreeing.most_common(1)[0]
    held = [(fact, found[best]) for (fact, _), found in zip(cells, options, strict=True) if best in found]
    # A column that agrees with its best match in fewer than half of its lines repeats something else.
    if often * 2 < len(held):
        return
    for fact, own in held:
        reason = (
            f"一覧表の評価「{fact.raw}」、個票の評価「{own.raw}」",
            f"the list says {fact.raw!r}, the sheet {own.raw!r}",
        )
        yield Judged(rule, fact, (fact, own), agree(fact, own), own.value, reason, Severity.ERROR)


def _amounts(pairs: Sequence[Pair]) -> Iterator[Relation]:
    columns: dict[tuple[str, ...], list[tuple[Fact, SheetFacts]]] = defaultdict(list)
    for row, sheet in pairs:
        for fact in row.cells:
            if fact.concept == "listing_amount" and isinstance(fact.value, int | float):
                columns[fact.label].append((fact, sheet))
    for cells in columns.values():
        for relation in _column(cells, _costs, _equal, Rule.LIST_VS_SHEET):
            if isinstance(relation, Judged):
                yield Same(Rule.LIST_VS_SHEET, relation.fact, relation.cells[1], Severity.ERROR, hint="個票")


def _costs(fact: Fact, sheet: SheetFacts) -> Mapping[Key, Fact]:
    found: dict[Key, Fact] = {}
    for own in sheet.amounts:
        if own.fiscal_year == fact.fiscal_year or fact.fiscal_year is None:
            what = "|".join(str(own.dimensions.get(name, "")) for name in ("phase", "cost", "source"))
            found.setdefault(("amount", what, own.fiscal_year), own)
    return found


def _equal(listed: Fact, own: Fact) -> bool:
    if not isinstance(listed.value, int | float) or not isinstance(own.value, int | float):
        return False
    coarser = max(10 ** -(listed.decimals or 0), 10 ** -(own.decimals or 0))
    return abs(listed.value - own.value) < max(coarser, 1) if coarser > 1 else listed.value == own.value
