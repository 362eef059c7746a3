"""Small files that become large, or never end."""

from __future__ import annotations

import zlib
from typing import Final

from schemas.errors import Reason
from tests.hostile.case import WHOLE, Case, Loaded, fact
from tests.hostile.hand import flate, page, pdf, stream, typed_sheet

BOMB: Final = (Reason.DAMAGED, Reason.OUT_OF_MEMORY, Reason.TIMED_OUT)
"""MuPDF tells a bomb by its ratio, if the limits leave it the time; the second reader unpacks until one is met."""
TOO_MUCH: Final = (Reason.OUT_OF_MEMORY, Reason.TIMED_OUT)
UNREAD: Final = Loaded(facts=(fact("evaluation_year", 2022), fact("other", "担当課 総務課")))
"""Rules closer than those of any form are one: the page is text without a table, and every value is `other`."""
SHEET: Final = typed_sheet().content
_GIGABYTE: Final = 1 << 10  # in megabytes


def _deflated(piece: bytes, size: int) -> bytes:
    """`size` megabytes of one piece over and over, deflated a portion at a time."""
    engine, portion = zlib.compressobj(9), piece * ((1 << 20) // len(piece))
    return b"".join(engine.compress(portion) for _ in range(size)) + engine.flush()


def _flate() -> bytes:
    """A gigabyte of blanks as content."""
    return pdf({**page(), 4: stream(_deflated(b" ", _GIGABYTE), b"/Filter/FlateDecode")})


def _nested_flate() -> bytes:
    """Four gigabytes of blanks, deflated three times: a few kilobytes."""
    data = _deflated(b" ", 4 * _GIGABYTE)
    for _ in range(2):
        data = zlib.compress(data, 9)
    filters = b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
    return pdf({**page(), 4: stream(data, filters)})


def _lzw() -> bytes:
    """60 MB of content by LZW: each code is one byte longer than the one before it, then the table begins anew."""
    bits, written = 0, 0
    out = bytearray()

    def put(code: int, width: int) -> None:
        nonlocal bits, written
        bits = (bits << width) | code
        written += width
        while written >= 8:
            out.append((bits >> (written - 8)) & 255)
            written -= 8
        bits &= (1 << written) - 1

    put(256, 9)
    put(32, 9)
    for code in range(258, 4095):
        put(code, 9 if code < 511 else 10 if code < 1023 else 11 if code < 2047 else 12)
    return pdf({**page(), 4: stream(bytes(out) * 40, b"/Filter/LZWDecode")})


def _run_length() -> bytes:
    """128 times as much by RunLength, deflated a thousandfold: 1.3 GB of blanks."""
    packed = _deflated(b"\x81 ", 20)
    return pdf({**page(), 4: stream(packed, b"/Filter[/FlateDecode/RunLengthDecode]")})


def _huge_image() -> bytes:
    """An image of 60,000 x 60,000 pixels in colour: 10.8 GB."""
    image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    packed = zlib.compress(b"\0" * (1 << 20), 9)
    more = {10: stream(packed, image + b"/Filter/FlateDecode")}
    return pdf(page(b"q 500 0 0 500 20 20 cm /I Do Q\n", resources=b"/XObject<</I 10 0 R>>", more=more))


def _words() -> bytes:
    """400,000 words on one page."""
    lines = []
    for row in range(2_000):
        words = b" ".join(b"w%d" % (k % 100) for k in range(200))
        lines.append(b"BT /H 1 Tf 1 0 0 1 10 %.2f Tm (%s) Tj ET\n" % (500 - row * 0.24, words))
    return pdf({**page(), 4: flate(SHEET + b"".join(lines))})


def _rules() -> bytes:
    """200,000 ruling lines on the lower half of a page, no two in one place."""
    across = b"".join(b"10 %.3f m 585 %.3f l S\n" % (y, y) for y in (10 + k * 0.0049 for k in range(100_000)))
    down = b"".join(b"%.3f 10 m %.3f 500 l S\n" % (x, x) for x in (10 + k * 0.00575 for k in range(100_000)))
    return pdf({**page(), 4: flate(SHEET + across + down)})


def _fills() -> bytes:
    """200,000 small shaded rectangles."""
    boxes = b"".join(b"%d %d 4 4 re f\n" % (10 + k % 570, 10 + k // 570 % 490) for k in range(200_000))
    return pdf({**page(), 4: flate(SHEET + b"0.9 g\n" + boxes)})


def _forms() -> bytes:
    """40,000 form XObjects, each drawn once."""
    body = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream"
    names = b"".join(b"/X%d %d 0 R" % (n, n) for n in range(10, 40_010))
    content = b"".join(b"/X%d Do\n" % n for n in range(10, 40_010))
    more = dict.fromkeys(range(10, 40_010), body)
    return pdf(page(content, resources=b"/XObject<<%s>>" % names, more=more))


def _forms_in_forms() -> bytes:
    """Twelve form XObjects, each of which draws the next one ten times: an endless content stream in 3 KB."""
    more = {}
    for number in range(10, 22):
        draws = b"/X Do " * 10 if number < 21 else b"0 0 1 1 re f "
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
        more[number] = stream(draws, entries)
    return pdf(page(b"/X Do\n", resources=b"/XObject<</X 10 0 R>>", more=more))


def _form_in_itself() -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>"
    return pdf(page(b"/X Do\n", resources=b"/XObject<</X 10 0 R>>", more={10: stream(b"/X Do " * 10, entries)}))


def _content_again_and_again() -> bytes:
    """One stream of 1 MB, deflated to 1 KB, 100,000 times over in /Contents: 100 GB."""
    objects = page()
    objects[3] = objects[3].replace(b"/Contents 4 0 R", b"/Contents[4 0 R %s]" % (b"10 0 R " * 100_000))
    objects[10] = flate(b"q 1 0 0 1 0 0 cm Q " * 50_000)
    return pdf(objects)


def _saves() -> bytes:
    """A million `q` without a `Q`."""
    return pdf({**page(), 4: flate(SHEET + b"q " * 1_000_000)})


def _clips() -> bytes:
    """Clips in clips, 5,000 deep."""
    return pdf({**page(), 4: flate(SHEET + b"q 0 0 500 800 re W n " * 5_000)})


def _object_stream() -> bytes:
    """An object stream that says it holds two thousand million objects."""
    return pdf({**page(), 10: stream(b"17 0 18 0 null null", b"/Type/ObjStm/N 2000000000/First 8")})


def _predictor() -> bytes:
    """A predictor over 2,000 million columns."""
    parameters = b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000/Colors 4/BitsPerComponent 16>>"
    return pdf({**page(), 4: stream(zlib.compress(SHEET), parameters)})


CASES: Final = (
    Case("flate-bomb", "1 GB of blanks in 1 MB (Flate)", _flate, BOMB),
    Case(
        "nested-flate-bomb",
        "4 GB of blanks, deflated three times, in a few KB",
        _nested_flate,
        BOMB,
    ),
    Case("run-length-bomb", "1.3 GB by RunLength inside Flate", _run_length, BOMB),
    Case("huge-image", "an image of 60,000 × 60,000 pixels in 1 KB", _huge_image, WHOLE),
    Case("words", "400,000 words on one page", _words, WHOLE, Reason.TIMED_OUT),
    Case(
        "rules",
        "200,000 ruling lines on one page",
        _rules,
        UNREAD,
        Reason.TIMED_OUT,
        "loaded, every value as `other` (pdfplumber: `timed_out`)",
    ),
    Case("fills", "200,000 shaded rectangles on one page", _fills, WHOLE, Reason.TIMED_OUT),
    Case("forms", "40,000 form XObjects", _forms, WHOLE, Reason.TIMED_OUT),
    Case("form-in-itself", "a form XObject that draws itself", _form_in_itself, WHOLE),
    Case("saves", "a million saved graphics states", _saves, Reason.DAMAGED, TOO_MUCH),
    Case("clips", "5,000 clips in each other", _clips, Reason.DAMAGED, WHOLE),
    Case("object-stream", "an object stream of 2,000 million objects", _object_stream, WHOLE),
    Case("predictor", "a predictor over 2,000 million columns", _predictor, Reason.DAMAGED),
)
ENDLESS: Final = (
    Case(
        "forms-in-forms", "an endless content stream: forms draw forms, 10¹² times", _forms_in_forms, Reason.TIMED_OUT
    ),
    Case("lzw-bomb", "an LZW table filled over and over: 75 MB", _lzw, Reason.NO_TEXT, Reason.TIMED_OUT),
    Case(
        "endless-content",
        "one stream of 1 MB 100,000 times over",
        _content_again_and_again,
        TOO_MUCH,
    ),
)
