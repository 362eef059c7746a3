"""Tables of what the audit found, and of what persons said of it.

`finding`, `finding_cell` and `relation_count` are derived and made anew by every audit. `finding_verdict` is not: it is
keyed by what is printed (`schemas.verdict.keyed`), so that it is found again when documents are read anew.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, DateTime, Double, ForeignKey, ForeignKeyConstraint, Index, Integer, Table

from load.tables import JSONB, METADATA, TEXT


def _column(name: str, kind: Any, about: str, *, null: bool = True) -> Column[Any]:
    """A column that may be NULL unless told otherwise, with its meaning."""
    return Column(name, kind, nullable=null, doc=about)


def _of_document() -> Column[Any]:
    """The document; what belongs to it goes when it goes."""
    reference = ForeignKey("document.id", ondelete="CASCADE")
    return Column("document_id", Integer, reference, primary_key=True, nullable=False, doc="the document")


def _place(whose: str) -> list[Column[Any]]:
    """Where something stands on a page."""
    return [
        _column("page", Integer, f"1-based page of {whose}", null=False),
        _column("x0", Double, f"left edge of {whose}, in points from the top left of the page", null=False),
        _column("y0", Double, "top edge", null=False),
        _column("x1", Double, "right edge", null=False),
        _column("y1", Double, "bottom edge", null=False),
    ]


finding = Table(
    "finding",
    METADATA,
    _of_document(),
    Column("ordinal", Integer, primary_key=True, autoincrement=False, doc="1-based, as the audit tells them"),
    _column("key", TEXT, "made of what is printed; what `hyoka findings` asks for", null=False),
    _column("sheet", Integer, "ordinal of the sheet; 0 is the document itself", null=False),
    *_place("the checked figure"),
    _column("rule", TEXT, "the relation (docs/auditing.md lists all)", null=False),
    _column("status", TEXT, "fails, rounding, not_checkable", null=False),
    _column("severity", TEXT, "error, warning, notice"),
    _column("class", TEXT, "what a failing sum most probably is; ties joined with |"),
    _column("concept", TEXT, "concept of the checked figure", null=False),
    _column("label", JSONB, "its printed label path, outermost first", null=False),
    _column("fiscal_year", Integer, "its fiscal year"),
    _column("dimensions", JSONB, "its dimensions", null=False),
    _column("raw", TEXT, "the checked figure as the page prints it", null=False),
    _column("printed", TEXT, "its value as exact text, money in whole yen"),
    _column("expected", TEXT, "what should stand there"),
    _column("difference", Double, "printed less expected"),
    _column("low", Double, "least difference that rounding explains"),
    _column("high", Double, "greatest difference that rounding explains"),
    _column("unit", TEXT, "JPY, person, %, …"),
    _column("missing", JSONB, "operands that a relation that cannot be checked lacks", null=False),
    _column("message", TEXT, "one sentence for a person, with the figures as printed", null=False),
    Index("ix_finding_key", "key"),
    info={"about": "a printed relation that does not simply hold; derived, made anew by every audit"},
)

finding_cell = Table(
    "finding_cell",
    METADATA,
    Column("document_id", Integer, primary_key=True, nullable=False, doc="the document of the finding"),
    Column("finding", Integer, primary_key=True, autoincrement=False, doc="ordinal of the finding"),
    Column("ordinal", Integer, primary_key=True, autoincrement=False, doc="1-based place in the equation"),
    _column("sha256", TEXT, "the document in which the cell stands, which may be another one", null=False),
    _column("sheet", Integer, "its sheet there", null=False),
    *_place("the cell"),
    _column("raw", TEXT, "what the page prints", null=False),
    _column("label", JSONB, "printed label path", null=False),
    _column("value", TEXT, "the value as exact text"),
    _column("coefficient", Double, "what it is multiplied with; -1 for the checked figure; NULL outside of sums"),
    _column("role", TEXT, "short name of the figure, as the message calls it", null=False),
    ForeignKeyConstraint(
        ["document_id", "finding"],
        ["finding.document_id", "finding.ordinal"],
        name="fk_finding_cell_finding",
        ondelete="CASCADE",
    ),
    info={"about": "a cell of the equation of a finding"},
)

relation_count = Table(
    "relation_count",
    METADATA,
    _of_document(),
    Column("rule", TEXT, primary_key=True, doc="the relation"),
    Column("status", TEXT, primary_key=True, doc="holds, rounding, fails, not_checkable"),
    _column("relations", Integer, "how many relations came out so", null=False),
    info={"about": "how many relations of a document were checked, those that hold too"},
)

finding_verdict = Table(
    "finding_verdict",
    METADATA,
    Column("key", TEXT, primary_key=True, doc="key of the finding"),
    _column("verdict", TEXT, "accepted, dismissed", null=False),
    _column("note", TEXT, "what the person said", null=False),
    _column("sha256", TEXT, "the document of the finding when it was judged", null=False),
    _column("page", Integer, "the page of the finding when it was judged", null=False),
    _column("rule", TEXT, "its relation", null=False),
    _column("message", TEXT, "its message, when it was judged", null=False),
    _column("decided_at", DateTime(timezone=True), "UTC", null=False),
    info={"about": "what a person said of a finding; never changed by reading or auditing again"},
)

FINDING_TABLES: Final = (finding, finding_cell, relation_count, finding_verdict)
