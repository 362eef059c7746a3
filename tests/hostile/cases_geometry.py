"""Pages whose numbers are no numbers, or no pages."""

from __future__ import annotations

import re
from typing import Final

from schemas.errors import Reason
from tests.hostile.case import WHOLE, Case
from tests.hostile.hand import form, page, pdf


def _box(box: bytes, more: bytes = b"") -> bytes:
    return re.sub(rb"/MediaBox \[[^]]*\]", b"/MediaBox [%s]%s" % (box, more), form().bytes())


def _matrix(matrix: bytes) -> bytes:
    """A sheet with one more text, set by `matrix`."""
    return pdf(page(b"BT /H 12 Tf %s Tm (9,999) Tj ET\nq %s cm 0 0 m 9 9 l S 1 1 5 5 re f Q\n" % (matrix, matrix)))


def _operands() -> bytes:
    """Numbers that are none, in every place of a content stream."""
    wild = (
        b"nan",
        b"inf",
        b"-inf",
        b"1e999",
        b"--5",
        b"99999999999999999999999999",
        b"0.0000000000000000000000000001",
        b".",
        b"-",
    )
    ops = (b"%s 0 m 10 %s l S", b"%s %s 5 5 re f", b"%s w", b"BT /H %s Tf (9,999) Tj ET", b"[%s %s] 0 d")
    return pdf(page(b"\n".join(op.replace(b"%s", value) for op in ops for value in wild)))


def _rotated(turn: bytes) -> bytes:
    return form().bytes().replace(b"/Rotate 0", b"/Rotate %s" % turn)


CASES: Final = (
    Case("media-giant", "a page of 10⁹ points", lambda: _box(b"0 0 1000000000 1000000000"), Reason.DAMAGED),
    Case(
        "media-overflow",
        "a page of 10³⁸ points",
        lambda: _box(b"0 0 1" + b"0" * 38 + b" 1" + b"0" * 38),
        Reason.DAMAGED,
    ),
    Case("media-zero", "a page of 0 × 0 points", lambda: _box(b"0 0 0 0"), WHOLE, Reason.DAMAGED),
    Case("media-flat", "a page of 595 × 0 points", lambda: _box(b"0 0 595 0"), WHOLE, Reason.DAMAGED),
    Case("media-negative", "corners of the page exchanged", lambda: _box(b"595 842 0 0"), WHOLE, Reason.NO_TEXT),
    Case(
        "media-far",
        "a page far from the origin, the text off it",
        lambda: _box(b"-5000 -5000 -4000 -4000"),
        Reason.NO_TEXT,
    ),
    Case("media-names", "corners that are no numbers", lambda: _box(b"/a (b) null [1]"), WHOLE, Reason.DAMAGED),
    Case("media-short", "a box of two numbers", lambda: _box(b"0 0"), WHOLE, Reason.DAMAGED),
    Case("media-nan", "corners nan and inf", lambda: _box(b"nan inf -inf 1e999"), WHOLE, Reason.DAMAGED),
    Case(
        "crop-outside",
        "a crop box off the page",
        lambda: _box(b"0 0 595 842", b"/CropBox[9000 9000 9500 9500]"),
        Reason.NO_TEXT,
    ),
    Case(
        "user-unit", "a user unit of 10⁹", lambda: _box(b"0 0 595 842", b"/UserUnit 1000000000"), Reason.DAMAGED, WHOLE
    ),
    Case("rotate-odd", "/Rotate 33", lambda: _rotated(b"33"), WHOLE),
    Case("rotate-huge", "/Rotate 10²⁰", lambda: _rotated(b"1" + b"0" * 20), WHOLE),
    Case("matrix-nan", "text and paths at nan and inf", lambda: _matrix(b"nan inf -inf nan 1e999 -1e999"), WHOLE),
    Case(
        "matrix-giant",
        "text 10³⁰ points high",
        lambda: _matrix(b"1" + b"0" * 30 + b" 0 0 1" + b"0" * 30 + b" 5 5"),
        WHOLE,
    ),
    Case("matrix-zero", "text of no size", lambda: _matrix(b"0 0 0 0 50 500"), WHOLE),
    Case("operands", "operands that are no numbers, in every place", _operands, WHOLE),
)
