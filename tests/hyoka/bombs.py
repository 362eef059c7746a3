"""Small PDFs that expand to gigabytes: what is known to take a shared pool of processes down, made by hand."""

from __future__ import annotations

import zlib
from typing import Final

_MEGABYTE: Final = 1 << 20
_ADLER: Final = 65_521


def flate(megabytes: int, layers: int) -> bytes:
    """So many megabytes of NUL (white space to a PDF), deflated `layers` times over.

    The first layer repeats one block that stands for a megabyte: gigabytes are made in no time, and never in memory.
    """
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = maker.compress(bytes(_MEGABYTE)) + maker.flush(zlib.Z_FULL_FLUSH)
    # Adler-32 of n noughts: the one sum stays 1, the other counts them.
    check = ((megabytes * _MEGABYTE % _ADLER) << 16 | 1).to_bytes(4, "big")
    data = b"\x78\xda" + block * megabytes + b"\x03\x00" + check
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def in_contents(megabytes: int = 4096, layers: int = 2) -> bytes:
    """A page whose content stream is the bomb."""
    return _pdf(_PAGE, _bomb(megabytes, layers))


def in_font(megabytes: int = 4096, layers: int = 2) -> bytes:
    """A page of one word; the table of its font that says what its codes mean is the bomb."""
    text = b"BT /F 12 Tf 72 700 Td (word) Tj ET"
    fonts = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>>>>>"
    page = _PAGE.replace(b">>", fonts + b">>")
    return _pdf(page, b"<</Length %d>>stream\n%s\nendstream" % (len(text), text), _bomb(megabytes, layers))


def in_program(megabytes: int = 4096, layers: int = 2) -> bytes:
    """A page of one word whose embedded font is the bomb."""
    text = b"BT /F 12 Tf 72 700 Td (word) Tj ET"
    descriptor = b"<</Type/FontDescriptor/FontName/X/Flags 32/FontFile2 5 0 R>>"
    fonts = b"/Resources<</Font<</F<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor %s>>>>>>" % descriptor
    page = _PAGE.replace(b">>", fonts + b">>")
    return _pdf(page, b"<</Length %d>>stream\n%s\nendstream" % (len(text), text), _bomb(megabytes, layers))


def in_objects(megabytes: int = 4096, layers: int = 2) -> bytes:
    """A file whose page tree stands in an object stream, which is the bomb."""
    head = b"/Type/ObjStm/N 1/First 4"
    return _pdf(_PAGE, _bomb(megabytes, layers, head), pages=b"6 0 R", packed=4)


_PAGE: Final = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"


def _bomb(megabytes: int, layers: int, head: bytes = b"") -> bytes:
    data = flate(megabytes, layers)
    return b"<<%s/Length %d/Filter[%s]>>stream\n%s\nendstream" % (head, len(data), b"/FlateDecode" * layers, data)


def _pdf(page: bytes, *more: bytes, pages: bytes = b"2 0 R", packed: int = 0) -> bytes:
    """A file of a catalog, a page tree, a page (3) and `more` (4, …); object 6 stands in object stream `packed`."""
    objects = [b"<</Type/Catalog/Pages %s>>" % pages, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, *more]
    data, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, text)
    start = len(data)
    if not packed:
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
        return data + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    rows = [(0, 0, 0), *((1, place, 0) for place in places), (1, start, 0), (2, packed, 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([third]) for kind, place, third in rows)
    data += b"%d 0 obj<</Type/XRef/Size %d/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % (
        len(rows) - 2,
        len(rows),
        len(table),
    )
    return data + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
