"""What a reader that is not told how text is painted asks about it: the page's picture, and where text is not painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pymupdf

from extract.readers.mupdf import picture
from extract.readers.opening import BROKEN, open_pdf
from extract.readers.page_trees import recount
from extract.visibility import has_ink
from schemas.errors import Rejected
from schemas.page import Bools, Floats


class Sights:
    """The pages of a document as they are printed; of one that cannot be drawn, nothing is known."""

    def __init__(self, document: Any | None) -> None:
        """Look at the pages of an open document."""
        self._document = document

    @property
    def repaired(self) -> bool:
        """Whether the document is damaged, so that some of it may be missing."""
        return self._document is not None and bool(self._document.is_repaired)

    def doubt(self, index: int, box: Floats, width: float, height: float) -> Bools:
        """Which boxes (n, 4) of text on page `index` (0-based, `width` x `height` points) have no ink in them, or stand
        where text is set without being painted."""
        nothing = np.zeros(len(box), dtype=np.bool_)
        if self._document is None or index >= self._document.page_count:
            return nothing
        try:
            page = self._document[index]
            drawn = picture(page)
            unpainted = [box for kind, box in page.get_bboxlog() if kind == "ignore-text"]
        except BROKEN:
            return nothing
        if drawn is None or abs(drawn.shape[0] - height) > 1 or abs(drawn.shape[1] - width) > 1:
            return nothing
        doubtful = ~has_ink(drawn, box)
        if page.rotation == 0:
            x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
            for x0, y0, x1, y1 in unpainted:
                doubtful |= (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
        return doubtful


@contextmanager
def sights_of(data: bytes) -> Iterator[Sights]:
    """The sights of a document, if it can be opened."""
    try:
        document = open_pdf(data, "")
    except Rejected:
        yield Sights(None)
        return
    with document:
        yield Sights(document)


def retyped(data: bytes) -> bytes:
    """The document with pages that call themselves nodes of the page tree set right; nearly always as it is."""
    opened: Any = pymupdf.open
    try:
        with opened(stream=data, filetype="pdf") as document:
            mistyped = document.is_pdf and not document.needs_pass and recount(document)
            return bytes(document.tobytes()) if mistyped else data
    except BROKEN:
        return data
