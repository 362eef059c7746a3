"""What the audit found, and what persons said of it. Empty until documents are read again or `hyoka audit --db` has run.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
JSONB = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
PLACE: list[tuple[str, Any]] = [
    ("sheet", sa.Integer),
    ("page", sa.Integer),
    *((edge, sa.Double) for edge in ("x0", "y0", "x1", "y1")),
]


def upgrade() -> None:
    """Make the tables."""
    _table(
        "finding",
        [("document_id", sa.Integer), ("ordinal", sa.Integer)],
        [
            *PLACE,
            *((name, TEXT) for name in ("key", "rule", "status", "concept", "raw", "message")),
            *((name, JSONB) for name in ("label", "dimensions", "missing")),
        ],
        [
            *((name, TEXT) for name in ("severity", "class", "printed", "expected", "unit")),
            ("fiscal_year", sa.Integer),
            *((name, sa.Double) for name in ("difference", "low", "high")),
        ],
        _of_document("finding"),
    )
    op.create_index("ix_finding_key", "finding", ["key"])
    _table(
        "finding_cell",
        [("document_id", sa.Integer), ("finding", sa.Integer), ("ordinal", sa.Integer)],
        [*PLACE, ("sha256", TEXT), ("raw", TEXT), ("label", JSONB), ("role", TEXT)],
        [("value", TEXT), ("coefficient", sa.Double)],
        sa.ForeignKeyConstraint(
            ["document_id", "finding"],
            ["finding.document_id", "finding.ordinal"],
            name="fk_finding_cell_finding",
            ondelete="CASCADE",
        ),
    )
    _table(
        "relation_count",
        [("document_id", sa.Integer), ("rule", TEXT), ("status", TEXT)],
        [("relations", sa.Integer)],
        [],
        _of_document("relation_count"),
    )
    _table(
        "finding_verdict",
        [("key", TEXT)],
        [
            *((name, TEXT) for name in ("verdict", "note", "sha256", "rule", "message")),
            ("page", sa.Integer),
            ("decided_at", sa.DateTime(timezone=True)),
        ],
        [],
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("finding_verdict", "relation_count", "finding_cell", "finding"):
        op.drop_table(name)


def _of_document(table: str) -> sa.ForeignKeyConstraint:
    """What belongs to a document goes when it goes."""
    return sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=f"fk_{table}_document_id", ondelete="CASCADE")


def _table(name: str, key: list[Any], required: list[Any], optional: list[Any], *more: Any) -> None:
    """A table with its primary key; of its other columns the first list is NOT NULL."""
    op.create_table(
        name,
        *(sa.Column(column, kind, nullable=False, autoincrement=False) for column, kind in key),
        *(sa.Column(column, kind, nullable=False) for column, kind in required),
        *(sa.Column(column, kind, nullable=True) for column, kind in optional),
        sa.PrimaryKeyConstraint(*(column for column, _ in key), name=f"pk_{name}"),
        *more,
    )
