"""The tables of the first release.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
JSONB = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables."""
    _table("municipality", ["id"], [("id", TEXT)], [("name", TEXT), ("prefecture", TEXT)])
    _documents()
    _table(
        "sheet",
        ["document_id", "ordinal"],
        [("document_id", sa.Integer), ("ordinal", sa.Integer), ("first_page", sa.Integer), ("last_page", sa.Integer)],
        [("title", TEXT), ("layout", TEXT)],
        _belongs("sheet", "document"),
    )
    _facts()
    _table(
        "page_note",
        ["document_id", "ordinal"],
        [
            ("document_id", sa.Integer),
            ("ordinal", sa.Integer),
            ("page", sa.Integer),
            ("kind", TEXT),
            ("message", TEXT),
        ],
        [],
        _belongs("page_note", "document"),
    )
    _runs()


def downgrade() -> None:
    """Drop all tables."""
    for name in ("ledger", "run", "page_note", "fact", "sheet", "source", "document", "municipality"):
        op.drop_table(name)


def _documents() -> None:
    """Documents and where they were seen."""
    _table(
        "document",
        ["id"],
        [
            ("id", sa.Integer),
            ("sha256", TEXT),
            ("name", TEXT),
            ("size", sa.BigInteger),
            ("pages", sa.Integer),
            ("reader", TEXT),
            ("extraction", TEXT),
        ],
        [("municipality_id", TEXT)],
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name="fk_document_municipality_id"),
        sa.UniqueConstraint("sha256", name="uq_document_sha256"),
    )
    op.create_index("ix_document_municipality", "document", ["municipality_id"])
    _table(
        "source",
        ["document_id", "path"],
        [("document_id", sa.Integer), ("path", TEXT), ("name", TEXT)],
        [],
        _belongs("source", "document"),
    )


def _facts() -> None:
    """The printed values."""
    whole = ["document_id", "ordinal", "sheet", "page"]
    texts = ["concept", "raw", "state", "reader", "standing"]
    optional_texts = ["phase", "cost", "source", "indicator_type", "criterion", "item", "side", "level", "table_name"]
    optional_integers = ["fiscal_year", "fiscal_year_end", "indicator", "table_row", "decimals"]
    _table(
        "fact",
        ["document_id", "ordinal"],
        [
            *((name, sa.Integer) for name in whole),
            *((name, sa.Double) for name in ("x0", "y0", "x1", "y1", "confidence")),
            *((name, TEXT) for name in texts),
            *((name, JSONB) for name in ("label", "dimensions", "flags")),
        ],
        [
            *((name, sa.Integer) for name in optional_integers),
            *((name, TEXT) for name in (*optional_texts, "unit", "value_type", "value_text")),
            ("value_int", sa.BigInteger),
            ("value_float", sa.Double),
            ("value_bool", sa.Boolean),
        ],
        _belongs("fact", "document"),
    )
    op.create_index("ix_fact_place", "fact", ["document_id", "sheet", "concept", "ordinal"])
    op.create_index("ix_fact_concept", "fact", ["concept", "fiscal_year"])


def _runs() -> None:
    """Runs, and what became of every file in them."""
    _table(
        "run",
        ["id"],
        [("id", sa.Integer), ("started_at", MOMENT), ("version", TEXT), ("options", JSONB)],
        [("finished_at", MOMENT)],
    )
    _table(
        "ledger",
        ["run_id", "path"],
        [
            ("run_id", sa.Integer),
            ("path", TEXT),
            ("name", TEXT),
            ("outcome", TEXT),
            ("sheets", sa.Integer),
            ("facts", sa.Integer),
        ],
        [("sha256", TEXT), ("reason", TEXT), ("message", TEXT)],
        _belongs("ledger", "run"),
    )


def _table(name: str, key: list[str], required: list[Any], optional: list[Any], *constraints: sa.Constraint) -> None:
    """A table whose primary key is `key`; of its columns the first list is NOT NULL."""
    op.create_table(
        name,
        *(
            sa.Column(column, kind, nullable=False, autoincrement=column == "id" and kind is sa.Integer)
            for column, kind in required
        ),
        *(sa.Column(column, kind, nullable=True) for column, kind in optional),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        *constraints,
    )


def _belongs(name: str, owner: str) -> sa.ForeignKeyConstraint:
    """Rows that go when their owner goes."""
    column = f"{owner}_id"
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=f"fk_{name}_{column}", ondelete="CASCADE")
