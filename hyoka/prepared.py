"""Documents made ready for loading where they are read, so that the one process that writes only passes rows on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from load.prepared import Columns, Prepared, prepare

if TYPE_CHECKING:
    from hyoka.pipeline import ReadOptions
    from hyoka.sources import Source
    from hyoka.worker import Read


def preparing(read: Read, columns: Mapping[str, Columns]) -> Read:
    """`read`, whose results are `load.prepared.Prepared`, for a `Reading` whose answers go to `Store.load` and nowhere else.

    A `Reading` only passes on what `read` returns, whatever it is; hence the cast.
    """
    return cast("Read", partial(read_prepared, read, columns))


def read_prepared(read: Read, columns: Mapping[str, Columns], source: Source, options: ReadOptions) -> Prepared:
    """Read one document and make its rows. Raises what `read` raises."""
    return prepare(read(source, options), columns)
