"""Alembic runs this. `load.migrate` hands over the connection, inside one transaction that it commits itself."""

from __future__ import annotations

from alembic import context

from load.migrate import VERSION_TABLE
from load.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
