"""The samples, read once, as documents to load: as they were read, and prepared; and any number of documents like them."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from hyoka.auditing import audited
from hyoka.reading import read_bytes
from load import bulk
from load.prepared import Prepared, prepare
from schemas.document import DocumentResult
from schemas.fact import Fact
from schemas.layout import shipped

VARIANTS = 8
"""So many sets of values; each shifts years and figures, so that indexes grow at as many places as real ones."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the samples gave, and how many seconds a page of it took one process."""

    results: tuple[DocumentResult, ...]
    seconds_a_page: float

    @property
    def pages(self) -> int:
        """Pages of all samples."""
        return sum(result.pages for result in self.results)


def read_samples() -> Reading:
    """Read and audit every sample with its layout, as `hyoka run` does."""
    layouts = shipped()
    files = [(file.name, file.read_bytes()) for file in sorted(Path("samples").glob("*/*.pdf"))]
    start = time.perf_counter()
    results = tuple(audited(read_bytes(data, name, layouts=layouts)) for name, data in files)
    seconds = time.perf_counter() - start
    return Reading(results, seconds / sum(result.pages for result in results))


def by_sheet(results: tuple[DocumentResult, ...]) -> tuple[DocumentResult, ...]:
    """Every sheet as a document of its own: what many small files are."""
    return tuple(_sheet(result, sheet.ordinal) for result in results for sheet in result.sheets if sheet.ordinal > 0)


def _sheet(result: DocumentResult, ordinal: int) -> DocumentResult:
    """One sheet of a document."""
    (info,) = (sheet for sheet in result.sheets if sheet.ordinal == ordinal)
    pages = range(info.first_page, info.last_page + 1)
    return replace(
        result,
        pages=len(pages),
        sheets=(info,),
        facts=tuple(fact for fact in result.facts if fact.sheet == ordinal),
        notes=tuple(note for note in result.notes if note.page in pages),
        coverage=tuple(page for page in result.coverage if page.page in pages),
        audit=None,
    )


def many(results: tuple[DocumentResult, ...], first: int = 0) -> Iterator[Prepared]:
    """Documents like these without end, every one with bytes, path, finding keys and (every eighth time) values of its own."""
    variants = [prepare(_shifted(r, n), bulk.all_columns()) for n in range(VARIANTS) for r in results]
    number = first
    while True:
        yield another(variants[number % len(variants)], number)
        number += 1


def another(ready: Prepared, number: int) -> Prepared:
    """The same rows as another document."""
    digest = sha256(f"{ready.document} {number}".encode()).hexdigest()
    name = f"{digest[:6]}-{ready.document}"
    portions = tuple(_rekeyed(p, digest) if p.table == "finding" else p for p in ready.portions)
    # Files of one folder after the other, named as they come.
    path = f"/in/{number // 100:06d}/{name}"
    return replace(ready, sha256=digest, path=path, document=name, portions=portions)


def _rekeyed(portion: Any, digest: str) -> Any:
    """Findings whose keys are as scattered as real ones."""
    place = bulk.all_columns()["finding"].names.index("key")
    rows = [
        (*row[:place], sha256(f"{digest} {row[place]}".encode()).hexdigest(), *row[place + 1 :])
        for row in portion.tuples()
    ]
    return replace(portion, rows=pickle.dumps(rows))


def _shifted(result: DocumentResult, by: int) -> DocumentResult:
    """The same document some years later, with other figures."""
    return replace(result, facts=tuple(_later(fact, by) for fact in result.facts))


def _later(fact: Fact, by: int) -> Fact:
    """The same figure some years later."""
    year = None if fact.fiscal_year is None else fact.fiscal_year + by
    value = fact.value + 1000 * by if isinstance(fact.value, int) and not isinstance(fact.value, bool) else fact.value
    return replace(fact, fiscal_year=year, value=value)
