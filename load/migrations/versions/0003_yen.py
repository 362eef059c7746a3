"""The view `amounts` sums only figures that are known to be yen. No table changes; views are made anew by `db upgrade`.

Revision ID: 0003
Revises: 0002
"""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing: the views follow every migration."""


def downgrade() -> None:
    """Nothing."""
