"""Versions of a file: which document lies at a path now, and in which order documents came there.

Of an older database the order is that in which documents were first loaded; the current one is the one that the ledger
saw last.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# A kept path may be longer than what an index holds comfortably, but never than what it can hold (`storable_path`).
_ORDER = "ix_source_path_document"
_CURRENT = "ix_source_current"

_VERSION = """
UPDATE source SET current = false, version = (
    SELECT count(*) FROM source AS other
    WHERE other.path = source.path AND other.document_id <= source.document_id
)
"""
_LAST_SEEN = """
UPDATE source SET current = true WHERE document_id = (
    SELECT other.document_id FROM source AS other JOIN document ON document.id = other.document_id
    WHERE other.path = source.path
    ORDER BY coalesce((
        SELECT max(ledger.run_id) FROM ledger
        WHERE ledger.path = other.path AND ledger.sha256 = document.sha256 AND ledger.outcome <> 'rejected'
    ), 0) DESC, other.version DESC
    LIMIT 1
)
"""


def upgrade() -> None:
    """Number the versions of every path."""
    op.create_index("ix_ledger_path", "ledger", ["path"])
    op.create_index(_ORDER, "source", ["path", "document_id"])
    op.add_column("source", sa.Column("version", sa.Integer, nullable=True))
    op.add_column("source", sa.Column("current", sa.Boolean, nullable=True))
    op.execute(_VERSION)
    op.execute(_LAST_SEEN)
    op.drop_index(_ORDER, "source")
    op.drop_index("ix_ledger_path", "ledger")
    with op.batch_alter_table("source") as batch:
        batch.alter_column("version", existing_type=sa.Integer, nullable=False)
        batch.alter_column("current", existing_type=sa.Boolean, nullable=False)
        batch.create_unique_constraint("uq_source_path", ["path", "version"])
    where = sa.text("current")
    op.create_index(_CURRENT, "source", ["path"], unique=True, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Forget which version is which; all documents stay."""
    op.drop_index(_CURRENT, "source")
    with op.batch_alter_table("source") as batch:
        batch.drop_constraint("uq_source_path", type_="unique")
        batch.drop_column("current")
        batch.drop_column("version")
