"""The cells of one page, for drawing them: those that rules close, and those inferred from white space."""

from __future__ import annotations

from dataclasses import dataclass

from extract.blocks import cells_of
from extract.readers import reader as reader_of
from schemas.geometry import Box


@dataclass(frozen=True, slots=True)
class Printed:
    """The size of a page and the boxes of its cells, in points."""

    width: float
    height: float
    cells: tuple[Box, ...]


def printed(data: bytes, name: str, reader: str, number: int) -> Printed:
    """Page `number` (1-based, it must be there) of the PDF in `data`. Raises `Rejected`."""
    page = next(reader_of(reader)(data, name, range(number - 1, number)))
    return Printed(page.width, page.height, tuple(cell.box for cell in cells_of(page).cells))
