"""Tables of master lists, of names as they were matched, and of what persons decided about them.

`name_match` is derived and made anew at any time. `name_decision` is not: it is keyed by what is printed (`schemas.naming.key_of`),
so that it is found again when documents are read anew or the lists change.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, DateTime, Index, Integer, Table

from load.tables import JSONB, METADATA, TEXT


def _column(name: str, kind: Any, about: str, *, null: bool = True) -> Column[Any]:
    """A column that may be NULL unless told otherwise, with its meaning."""
    return Column(name, kind, nullable=null, doc=about)


department = Table(
    "department",
    METADATA,
    Column("id", TEXT, primary_key=True, doc="id in departments.csv"),
    _column("municipality_id", TEXT, "5-digit code of its municipality", null=False),
    _column("name", TEXT, "name", null=False),
    _column("parent_id", TEXT, "the unit above it"),
    _column("aliases", JSONB, "other names in the same years", null=False),
    _column("former_names", JSONB, "names in the years before valid_from", null=False),
    _column("valid_from", Integer, "first fiscal year of the name"),
    _column("valid_to", Integer, "last fiscal year of the name"),
    Index("ix_department_municipality", "municipality_id"),
    info={"about": "a unit of a municipality (局, 部, 課, 係, …), as imported with `hyoka masters import`"},
)

system = Table(
    "system",
    METADATA,
    Column("id", TEXT, primary_key=True, doc="id in systems.csv"),
    _column("name", TEXT, "name", null=False),
    _column("aliases", JSONB, "other names", null=False),
    info={"about": "an information system; where there is none, the list in the package counts"},
)

name_match = Table(
    "name_match",
    METADATA,
    Column("key", TEXT, primary_key=True, doc="made of what is printed"),
    _column("kind", TEXT, "department", null=False),
    _column("municipality", TEXT, "code or name of the municipality; empty where it is not known", null=False),
    _column("fiscal_year", Integer, "fiscal year in which it is printed"),
    _column("name", TEXT, "as printed", null=False),
    _column("other", TEXT, "the second name, where list and sheet differ or a rename is suggested", null=False),
    _column("status", TEXT, "auto, review, none", null=False),
    _column("reason", TEXT, "why: exact, alias, similar, list_and_sheet_differ, renamed, …", null=False),
    _column("master_id", TEXT, "the unit, where it is certain"),
    _column("candidates", JSONB, "what it may be, best first: id, name, score, reason", null=False),
    _column("places", JSONB, "where it is printed: sha256, document, sheet, page, concept", null=False),
    info={"about": "a printed name and what it was matched with; derived, made anew by `hyoka names`"},
)

name_decision = Table(
    "name_decision",
    METADATA,
    Column("key", TEXT, primary_key=True, doc="key of the name in name_match"),
    _column("decision", TEXT, "accepted, rejected", null=False),
    _column("master_id", TEXT, "the unit that was accepted; NULL where a difference or rename was"),
    _column("kind", TEXT, "as in name_match when it was decided", null=False),
    _column("municipality", TEXT, "as in name_match", null=False),
    _column("fiscal_year", Integer, "as in name_match"),
    _column("name", TEXT, "as in name_match", null=False),
    _column("other", TEXT, "as in name_match", null=False),
    _column("note", TEXT, "what the person said", null=False),
    _column("decided_at", DateTime(timezone=True), "UTC", null=False),
    info={"about": "what a person decided about a name; never changed by reading documents again"},
)

NAME_TABLES: Final = (department, system, name_match, name_decision)
