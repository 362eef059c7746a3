"""Master lists, matched names, and persons' decisions about them.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
JSONB = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _table(
        "department",
        "id",
        [("municipality_id", TEXT), ("name", TEXT), ("aliases", JSONB), ("former_names", JSONB)],
        [("parent_id", TEXT), ("valid_from", sa.Integer), ("valid_to", sa.Integer)],
    )
    op.create_index("ix_department_municipality", "department", ["municipality_id"])
    _table("system", "id", [("name", TEXT), ("aliases", JSONB)], [])
    printed = [("kind", TEXT), ("municipality", TEXT), ("name", TEXT), ("other", TEXT)]
    _table(
        "name_match",
        "key",
        [*printed, ("status", TEXT), ("reason", TEXT), ("candidates", JSONB), ("places", JSONB)],
        [("fiscal_year", sa.Integer), ("master_id", TEXT)],
    )
    _table(
        "name_decision",
        "key",
        [*printed, ("decision", TEXT), ("note", TEXT), ("decided_at", MOMENT)],
        [("fiscal_year", sa.Integer), ("master_id", TEXT)],
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("name_decision", "name_match", "system", "department"):
        op.drop_table(name)


def _table(name: str, key: str, required: list[Any], optional: list[Any]) -> None:
    """A table with a text for its key; of its columns the first list is NOT NULL."""
    op.create_table(
        name,
        sa.Column(key, TEXT, nullable=False),
        *(sa.Column(column, kind, nullable=False) for column, kind in required),
        *(sa.Column(column, kind, nullable=True) for column, kind in optional),
        sa.PrimaryKeyConstraint(key, name=f"pk_{name}"),
    )
