"""When each row of the ledger was written, how long reading took and how many pages it gave: for `hyoka status`.

NULL in the rows of before, of which nobody knows. The indexes serve `hyoka status` while a run writes.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_INDEXES = {
    "ix_ledger_finished": ["run_id", "finished_at"],
    "ix_ledger_path": ["path", "run_id"],
    "ix_ledger_reason": ["reason"],
}


def upgrade() -> None:
    """Add columns and indexes."""
    op.add_column("ledger", sa.Column("pages", sa.Integer, nullable=True))
    op.add_column("ledger", sa.Column("seconds", sa.Double, nullable=True))
    op.add_column("ledger", sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True))
    for name, columns in _INDEXES.items():
        op.create_index(name, "ledger", columns)


def downgrade() -> None:
    """Take them away."""
    for name in _INDEXES:
        op.drop_index(name, "ledger")
    for name in ("finished_at", "seconds", "pages"):
        op.drop_column("ledger", name)
