"""hyoka (評価): evaluation sheets of Japanese municipalities (PDF) → facts, each with its place on the page.

In a notebook:

>>> import hyoka
>>> facts = hyoka.extract("sheet.pdf")                      # doctest: +SKIP
>>> [f.value for f in facts if f.concept == "amount"]       # doctest: +SKIP
[26200000, 16100000]
>>> db = hyoka.open("hyoka.db")                             # doctest: +SKIP
>>> pandas.DataFrame(db.amounts())                          # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hyoka.database import Database
    from schemas.fact import Fact

__version__: Final = "0.1.0"
__all__ = ["__version__", "extract", "open"]


def extract(path: str | Path, *, reader: str = "pymupdf", layouts: bool = True) -> list[Fact]:
    """Every printed value of a PDF, in reading order.

    `reader` is `pymupdf` or `pdfplumber`; without `layouts`, only the generic reading is used. Raises
    `schemas.errors.Rejected`, whose text names the file and the reason. The file is read in this process: for files
    from strangers use the command `hyoka extract`, which survives a crash of the reader.

    >>> facts = hyoka.extract("sheet.pdf")                                   # doctest: +SKIP
    >>> pandas.DataFrame([fact.to_json() for fact in facts])                 # doctest: +SKIP
    """
    from hyoka.pipeline import ReadOptions, read_document
    from hyoka.sources import Source

    return list(read_document(Source.of(Path(path)), ReadOptions(reader=reader, layouts=layouts)).facts)


def open(url: str = "sqlite:///hyoka.db") -> Database:
    """A loaded database, for reading: a SQLite file (path or URL) or `postgresql://…`.

    >>> with hyoka.open("hyoka.db") as db:                                   # doctest: +SKIP
    ...     amounts = pandas.DataFrame(db.amounts())
    """
    from hyoka.database import Database

    return Database(url)
