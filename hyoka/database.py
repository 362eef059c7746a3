"""A loaded database in a notebook: facts and tidy rows, read only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from load import migrate, query
from load.engine import open_engine
from load.personal import personal_concepts

if TYPE_CHECKING:
    from types import TracebackType

    from load.query import Amount, Indicator, Project, Rating
    from schemas.fact import Fact


class Database:
    """A handle on a loaded database; `hyoka.open` makes it. Nothing done through it changes the database.

    The lists of rows become tables with `pandas.DataFrame(db.amounts())` or `polars.DataFrame(db.amounts())`.
    """

    def __init__(self, url: str) -> None:
        """Open it. Raises `schemas.errors.DatabaseError` if it cannot be opened or is of another release."""
        self._engine = open_engine(url, create=False)
        migrate.ensure(self._engine, create=False)

    def __enter__(self) -> Database:
        """The handle itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def facts(self, *, with_personal: bool = False, all_versions: bool = False) -> list[Fact]:
        """Every fact, documents by name, then in reading order; names and phone numbers only if asked for.

        Those of documents that newer versions of their files have superseded only with `all_versions`.

        >>> pandas.DataFrame([fact.to_json() for fact in db.facts()])        # doctest: +SKIP
        """
        without = frozenset() if with_personal else personal_concepts()
        return list(query.facts(self._engine, without, all_versions=all_versions))

    def projects(self) -> list[Project]:
        """One row an evaluation sheet: code, name, division, years, overall rating, direction."""
        return cast("list[Project]", list(query.view(self._engine, "projects")))

    def amounts(self) -> list[Amount]:
        """One row a project × fiscal year × phase × cost × source, in yen.

        >>> amounts = pandas.DataFrame(db.amounts())                         # doctest: +SKIP
        >>> amounts[amounts.source.isna()].pivot_table("amount", "project_name", "fiscal_year")  # doctest: +SKIP
        """
        return cast("list[Amount]", list(query.view(self._engine, "amounts")))

    def indicators(self) -> list[Indicator]:
        """One row an indicator and fiscal year: name, unit, target, actual, rate."""
        return cast("list[Indicator]", list(query.view(self._engine, "indicators")))

    def ratings(self) -> list[Rating]:
        """One row a rated criterion: grade and reason."""
        return cast("list[Rating]", list(query.view(self._engine, "ratings")))

    def sql(self, sql: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of any query over the tables and views of docs/database.md.

        >>> db.sql("SELECT name, pages FROM document WHERE pages > :n", n=100)   # doctest: +SKIP
        """
        return query.sql(self._engine, sql, parameters)
