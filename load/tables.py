"""The tables. Their meaning for people stands beside them (`doc`, `about`), from which docs/database.md is generated.

Text sorts by bytes on both databases (collation C on Postgres), so that an export comes out in one order everywhere.
Surrogate numbers (`document.id`, `run.id`) never leave the database. What persons decide gets tables of its own, keyed
by `document.sha256` and never by `document.id` or a fact's ordinal, so that it survives re-extraction.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import postgresql

METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

TEXT: Final = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
JSONB: Final = JSON().with_variant(postgresql.JSONB(), "postgresql")


def _column(name: str, kind: Any, about: str, *more: Any, null: bool = True) -> Column[Any]:
    """A column that may be NULL unless told otherwise, with its meaning."""
    return Column(name, kind, *more, nullable=null, doc=about)


def _of_document(*, key: bool = True) -> Column[Any]:
    """The reference to the document; what belongs to a document goes when the document goes."""
    reference = ForeignKey("document.id", ondelete="CASCADE")
    return Column("document_id", Integer, reference, primary_key=key, nullable=False, doc="the document")


municipality = Table(
    "municipality",
    METADATA,
    Column("id", TEXT, primary_key=True, doc="5-digit JIS X 0402 code, or the printed name where no code is known"),
    _column("name", TEXT, "name of the municipality"),
    _column("prefecture", TEXT, "prefecture (都道府県)"),
    info={"about": "a municipality that published a document"},
)

document = Table(
    "document",
    METADATA,
    Column("id", Integer, primary_key=True, doc="number inside this database only"),
    _column("sha256", TEXT, "SHA-256 of the file's bytes, in hex: what the document is known by", null=False),
    _column("name", TEXT, "file name; the first in byte order where it was seen under several", null=False),
    _column("municipality_id", TEXT, "the municipality, where it is known", ForeignKey("municipality.id")),
    _column("size", BigInteger, "size in bytes", null=False),
    _column("pages", Integer, "number of pages", null=False),
    _column("reader", TEXT, "what read it: pymupdf, pdfplumber, ocr", null=False),
    _column("extraction", TEXT, "version and options of the extraction that its facts come from", null=False),
    UniqueConstraint("sha256"),
    Index("ix_document_municipality", "municipality_id"),
    info={"about": "one file, known by its bytes"},
)

source = Table(
    "source",
    METADATA,
    _of_document(),
    Column("path", TEXT, primary_key=True, doc="where the file was seen"),
    _column("name", TEXT, "its file name there", null=False),
    _column("version", Integer, "1 for the first document that was seen at this path, 2 for the next, …", null=False),
    _column("current", Boolean, "whether this is what was last seen at this path", null=False),
    UniqueConstraint("path", "version"),
    Index("ix_source_current", "path", unique=True, sqlite_where=text("current"), postgresql_where=text("current")),
    info={"about": "the paths and names under which a document was seen, and which version of the file it is there"},
)

sheet = Table(
    "sheet",
    METADATA,
    _of_document(),
    Column("ordinal", Integer, primary_key=True, autoincrement=False, doc="1-based; 0 is the document itself"),
    _column("first_page", Integer, "1-based page on which it begins", null=False),
    _column("last_page", Integer, "1-based page on which it ends", null=False),
    _column("title", TEXT, "printed title"),
    _column("layout", TEXT, "layout that refined its reading, if one did"),
    info={"about": "one evaluation sheet of a document"},
)

fact = Table(
    "fact",
    METADATA,
    _of_document(),
    Column("ordinal", Integer, primary_key=True, autoincrement=False, doc="1-based place in reading order"),
    _column("sheet", Integer, "ordinal of the sheet; 0 is the document itself", null=False),
    _column("page", Integer, "1-based page", null=False),
    _column("x0", Double, "left edge of the printed value, in points from the top left of the page", null=False),
    _column("y0", Double, "top edge", null=False),
    _column("x1", Double, "right edge", null=False),
    _column("y1", Double, "bottom edge", null=False),
    _column("concept", TEXT, "what it is (the data dictionary lists all)", null=False),
    _column("label", JSONB, "printed label path, outermost first", null=False),
    _column("fiscal_year", Integer, "Gregorian year in which the fiscal year begins"),
    _column("fiscal_year_end", Integer, "last fiscal year of a total over several"),
    _column("dimensions", JSONB, "all dimensions", null=False),
    _column("phase", TEXT, "dimension phase: budget, settlement, …"),
    _column("cost", TEXT, "dimension cost: project, personnel, total, …"),
    _column("source", TEXT, "dimension source: national, general, …; NULL for the cost itself"),
    _column("indicator", Integer, "dimension indicator: its 1-based order on the sheet"),
    _column("indicator_type", TEXT, "dimension indicator_type: output, outcome, other"),
    _column("criterion", TEXT, "dimension criterion of a rating"),
    _column("item", TEXT, "dimension item of a line item or choice"),
    _column("side", TEXT, "dimension side: expense, revenue"),
    _column("level", TEXT, "dimension level of a policy position"),
    _column("table_row", Integer, "dimension row of a listing"),
    _column("table_name", TEXT, "dimension table of a listing"),
    _column("value_type", TEXT, "str, int, float or bool; NULL where nothing is reported"),
    _column("value_text", TEXT, "the value as exact text, whatever its type"),
    _column("value_int", BigInteger, "an integer value, unless it is beyond ±10^15 (then in value_text only)"),
    _column("value_float", Double, "a number, integers too"),
    _column("value_bool", Boolean, "a yes or no"),
    _column("unit", TEXT, "JPY, person, %, …, or as printed"),
    _column("decimals", Integer, "rounding as printed: 千円 is -3"),
    _column("raw", TEXT, "exactly what the page prints", null=False),
    _column("state", TEXT, "reported, blank, not_applicable", null=False),
    _column("reader", TEXT, "pymupdf, pdfplumber, ocr", null=False),
    _column("confidence", Double, "0 to 1", null=False),
    _column("flags", JSONB, "what to know about the value", null=False),
    _column(
        "standing", TEXT, "in the views: counted; repeated or conflicting (printed again, same or not)", null=False
    ),
    Index("ix_fact_place", "document_id", "sheet", "concept", "ordinal"),
    Index("ix_fact_concept", "concept", "fiscal_year"),
    info={"about": "one printed value"},
)

page_note = Table(
    "page_note",
    METADATA,
    _of_document(),
    Column("ordinal", Integer, primary_key=True, autoincrement=False, doc="1-based"),
    _column("page", Integer, "1-based page", null=False),
    _column("kind", TEXT, "no text, low coverage, drift, …", null=False),
    _column("message", TEXT, "what a person should know", null=False),
    info={"about": "something to tell about one page"},
)

page_coverage = Table(
    "page_coverage",
    METADATA,
    _of_document(),
    Column("page", Integer, primary_key=True, autoincrement=False, doc="1-based page"),
    _column("characters", Integer, "characters that the page prints, without blanks", null=False),
    _column("label", Integer, "of these, in headings", null=False),
    _column("value", Integer, "in values with a concept", null=False),
    _column("other", Integer, "in values without one", null=False),
    _column("furniture", Integer, "in page numbers, running heads, options not chosen and the like", null=False),
    _column("unclaimed", Integer, "in nothing: what was not understood", null=False),
    info={"about": "how much of a page was understood; `hyoka extract --coverage` lists the leftovers"},
)

run = Table(
    "run",
    METADATA,
    Column("id", Integer, primary_key=True, doc="number inside this database only"),
    _column("started_at", DateTime(timezone=True), "UTC", null=False),
    _column("finished_at", DateTime(timezone=True), "UTC; NULL while it runs, and where it was killed"),
    _column("version", TEXT, "version of hyoka", null=False),
    _column("options", JSONB, "what it was told", null=False),
    info={"about": "one run of hyoka"},
)

ledger = Table(
    "ledger",
    METADATA,
    Column("run_id", Integer, ForeignKey("run.id", ondelete="CASCADE"), primary_key=True, doc="the run"),
    Column("path", TEXT, primary_key=True, doc="the file as it was found"),
    _column("name", TEXT, "its file name", null=False),
    _column("sha256", TEXT, "SHA-256 of its bytes, where they could be read"),
    _column("outcome", TEXT, "loaded, replaced, unchanged, rejected", null=False),
    _column("reason", TEXT, "why it was rejected, from a closed list"),
    _column("message", TEXT, "the sentence that the person was told; of a loaded one, its pages of low coverage"),
    _column("sheets", Integer, "sheets loaded", null=False),
    _column("facts", Integer, "facts loaded", null=False),
    _column("pages", Integer, "pages loaded; NULL in rows of releases that did not note it"),
    _column("seconds", Double, "how long it was being read; NULL where it was not"),
    _column("finished_at", DateTime(timezone=True), "UTC; when this row was written"),
    # The last sign of a run; whether a rejected file has been seen since; rejections without the millions of others.
    Index("ix_ledger_finished", "run_id", "finished_at"),
    Index("ix_ledger_path", "path", "run_id"),
    Index("ix_ledger_reason", "reason"),
    info={"about": "what became of every file of every run"},
)
