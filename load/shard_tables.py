"""The tables of a Parquet shard, derived from those of the database, and the library that reads and writes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import JSON, BigInteger, Boolean, Column, Double, Integer

from load import bulk
from schemas.errors import HyokaError

LEDGER: Final = "ledger"

_INSTALL: Final = "Parquet needs `pip install 'hyoka[cluster]'`"
_DOCUMENT: Final = (
    ("sha256", "string"),
    ("name", "string"),
    ("municipality", "string"),
    ("size", "int64"),
    ("pages", "int32"),
    ("reader", "string"),
    ("extraction", "string"),
)
_SOURCE: Final = (("sha256", "string"), ("path", "string"), ("name", "string"))
_LEDGER: Final = (
    ("run", "int64"),
    ("path", "string"),
    ("name", "string"),
    ("sha256", "string"),
    ("outcome", "string"),
    ("reason", "string"),
    ("message", "string"),
    ("sheets", "int32"),
    ("facts", "int32"),
    ("pages", "int32"),
    ("seconds", "float64"),
)

Shape = tuple[tuple[str, str], ...]
"""Names and Arrow types of the columns of a table, in order."""


@cache
def schemas() -> dict[str, Shape]:
    """The tables of a shard by name. Those of a document's own rows have the columns of the database."""
    derived = {table.name: (("sha256", "string"), *map(_shape, _own(table))) for table in bulk.DERIVED}
    return {"document": _DOCUMENT, "source": _SOURCE, **derived, LEDGER: _LEDGER}


def _own(table: Any) -> list[Column[Any]]:
    return [table.c[name] for name in bulk.columns(table).names]


def _shape(column: Column[Any]) -> tuple[str, str]:
    """Name and Arrow type. A cell's own `sha256` says in which document it stands."""
    name = "cell_sha256" if column.name == "sha256" else column.name
    if isinstance(column.type, JSON):
        return name, "string"
    for kind, arrow in ((BigInteger, "int64"), (Integer, "int32"), (Double, "float64"), (Boolean, "bool")):
        if isinstance(column.type, kind):
            return name, arrow
    return name, "string"


class _Arrow:
    """pyarrow, loaded when it is needed: it is an extra, and takes a third of a second."""

    def __init__(self) -> None:
        self._arrow: Any = None
        self._parquet: Any = None

    def load(self) -> None:
        """Import it. Raises `HyokaError` with what to install."""
        if self._arrow is None:
            try:
                import pyarrow
                import pyarrow.parquet
            except ImportError:
                raise HyokaError(_INSTALL) from None
            self._arrow, self._parquet = pyarrow, pyarrow.parquet

    def read(self, file: Path, columns: list[str] | None = None) -> Any:
        """A table, or some columns of it."""
        self.load()
        return self._parquet.ParquetFile(file).read(columns=columns)

    def write(self, file: Path, shape: Shape, rows: list[tuple[Any, ...]]) -> None:
        """Write a table, also an empty one: every shard has every file. Raises `OSError`."""
        self.load()
        names = {"bool": self._arrow.bool_()}
        schema = self._arrow.schema([(name, names.get(kind) or getattr(self._arrow, kind)()) for name, kind in shape])
        columns = zip(*rows, strict=True) if rows else [()] * len(shape)
        arrays = [self._arrow.array(list(c), type=field.type) for c, field in zip(columns, schema, strict=True)]
        self._parquet.write_table(self._arrow.Table.from_arrays(arrays, schema=schema), file, compression="zstd")


ARROW: Final = _Arrow()
"""The one pyarrow of this process."""
