"""docs/database.md says what is there."""

from __future__ import annotations

from pathlib import Path

from load.describe import VIEW_COLUMNS, updated
from load.tables import METADATA
from load.views import VIEWS

DOCUMENT = Path(__file__).parents[2] / "docs" / "database.md"


def test_the_document_is_up_to_date() -> None:
    """If not: `python -m load.describe docs/database.md`."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert updated(text) == text


def test_everything_is_described() -> None:
    """Every table, every column, and no column that is gone."""
    assert all(column.doc for table in METADATA.tables.values() for column in table.columns)
    assert all(table.info["about"] for table in METADATA.tables.values())
    assert {str(column.name) for view in VIEWS.values() for column in view().selected_columns} == {*VIEW_COLUMNS}
