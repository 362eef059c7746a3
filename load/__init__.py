"""facts → database: tables, migrations, loading and export. The only room that names SQLAlchemy and Alembic."""
