"""Alembic's folder: every change of the tables, oldest first, from the first release on."""
