"""PDFs written by hand, object by object, so that anything in them can be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from tests.extract.paper import Paper

FIRST_FREE: Final = 10
"""The first number of an object that `page` leaves free."""
NAME: Final = "情報化推進事業"
COSTS: Final = ("1,234", "2,345", "3,456")


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object of `data` as it is."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object of `data`, deflated."""
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + entries)


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file of these objects, with its cross-reference table."""
    parts, at, size = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15, max(objects) + 1
    offsets = {}
    for number, text in objects.items():
        offsets[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, text))
        at += len(parts[-1])
    table = b"".join(
        b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(size)
    )
    end = b"trailer<<%s/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, size, at)
    return b"".join(parts) + b"xref\n0 %d\n" % size + table + end


def page(
    content: bytes = b"", *, entries: bytes = b"", resources: bytes = b"", more: Mapping[int, bytes] | None = None
) -> dict[int, bytes]:
    """The objects of a document of one page, the sheet of `typed`, that then draws `content`; `more` from 10 on."""
    return typed_sheet().objects(content, entries, resources) | dict(more or {})


def form(
    name: str = NAME,
    costs: Sequence[str] = COSTS,
    *,
    unit: str = "千円",
    division: str = "総務課",
    purpose: str = "市民の利便",
) -> Paper:
    """The sheet that most cases are hidden in: a name, a division, a purpose, and three years' costs."""
    paper = Paper().text(60, 40, "令和4年度 事務事業評価シート", 12)
    head = [["*事業名", name], ["*担当課", division], ["*目的", purpose]]
    paper.table(60, 80, [90, 360], head)
    years = [f"*区分({unit})", "*令和2年度決算", "*令和3年度決算", "*令和4年度予算"]
    paper.table(60, 160, [90, 120, 120, 120], [years, ["*事業費", *costs], ["*一般財源", *costs]])
    return paper


class Typed:
    """A page of one font whose characters are whatever Unicode the file claims, each at its own place.

    The glyphs are the code's own (CIDs of Adobe-Japan1 would be other signs); only what a reader is told matters here.
    """

    def __init__(self) -> None:
        """Begin an empty page."""
        self._content = bytearray()
        self._codes: dict[str, int] = {}

    def text(self, x: float, y: float, text: Sequence[str], size: float = 8.0) -> Typed:
        """Set signs in a row, the first at `x`, their base line at `y` from the top; an item may be any string."""
        codes = b"".join(b"%04x" % self._codes.setdefault(sign, len(self._codes) + 1) for sign in text)
        self._content += b"BT /F %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET\n" % (size, x, 842 - y, codes)
        return self

    def table(self, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[Sequence[str]]]) -> Typed:
        """Draw a ruled table with rows 20 points high, its texts 3 points inside the cells."""
        for r, row in enumerate(rows):
            left = x
            for width, cell in zip(widths, row, strict=True):
                self._content += b"%.2f %.2f %.2f 20 re S\n" % (left, 842 - y - 20 * (r + 1), width)
                if cell:
                    self.text(left + 3, y + 20 * r + 12, cell)
                left += width
        return self

    @property
    def content(self) -> bytes:
        """What the page draws so far."""
        return bytes(self._content)

    def bytes(self) -> bytes:
        """The finished document."""
        return pdf(self.objects())

    def objects(self, content: bytes = b"", entries: bytes = b"", resources: bytes = b"") -> dict[int, bytes]:
        """The objects of the document, its page with more content, entries and resources; /H is Helvetica."""
        pairs = [(code, sign.encode("utf-16-be", "surrogatepass")) for sign, code in self._codes.items()]
        lines = b"\n".join(b"<%04x> <%s>" % (code, text.hex().encode()) for code, text in pairs)
        wide = [b"%d [%d]" % (code, 500 if sign.isascii() else 1000) for sign, code in self._codes.items()]
        cmap = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            b"1 begincodespacerange <0000> <ffff> endcodespacerange\n%d beginbfchar\n%s\nendbfchar endcmap end end"
        ) % (len(pairs), lines)
        return {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R/H 9 0 R>>%s>>%s>>"
            % (resources, entries),
            4: stream(self.content + content),
            5: b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
            6: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/DW 1000/W[%s]/FontDescriptor 8 0 R>>" % b" ".join(wide),
            7: stream(cmap),
            8: b"<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
            b"/Descent -120/CapHeight 700/StemV 80>>",
            9: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        }


def typed(name: Sequence[str] = NAME, cost: Sequence[str] = COSTS[1], purpose: Sequence[str] = "市民の利便") -> bytes:
    """The sheet of `form`, each sign as the file claims it."""
    return typed_sheet(name, cost, purpose).bytes()


def typed_sheet(
    name: Sequence[str] = NAME, cost: Sequence[str] = COSTS[1], purpose: Sequence[str] = "市民の利便"
) -> Typed:
    """The same before it is finished."""
    sheet = Typed().text(60, 50, "令和4年度事務事業評価シート", 12)
    sheet.table(60, 80, [90, 360], [["事業名", name], ["担当課", "総務課"], ["目的", purpose]])
    years = ["区分(千円)", "令和2年度決算", "令和3年度決算", "令和4年度予算"]
    costs = [COSTS[0], cost, COSTS[2]]
    sheet.table(60, 160, [90, 120, 120, 120], [years, ["事業費", *costs], ["一般財源", *costs]])
    return sheet
