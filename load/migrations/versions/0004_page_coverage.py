"""How much of each page is claimed. Empty for documents of before: they are read again, as this release reads anew.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COUNTS = ("characters", "label", "value", "other", "furniture", "unclaimed")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "page_coverage",
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _COUNTS),
        sa.PrimaryKeyConstraint("document_id", "page", name="pk_page_coverage"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_page_coverage_document_id", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("page_coverage")
