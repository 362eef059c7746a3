"""Files that are no PDF, or a broken one: what lies around in download folders."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Final

import pymupdf

from schemas.errors import Reason
from tests.hostile.case import WHOLE, Case, Loaded, Seen, fact
from tests.hostile.hand import NAME, form, page, pdf, stream, typed_sheet

REPAIRED: Final = Loaded(facts=WHOLE.facts, note="repaired")


def _html() -> bytes:
    return b"<!DOCTYPE html><html><head><title>404</title></head><body>Not Found</body></html>"


def _html_quoting_a_header() -> bytes:
    return b"<html><body>A PDF begins with %PDF-1.4, this is none</body></html>"


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("sheet.pdf", form().bytes())
    return data.getvalue()


def _cut(tenths: int) -> bytes:
    whole = form().bytes()
    return whole[: len(whole) * tenths // 10]


_NAMED: Final = Loaded(facts=(fact("project_name", NAME, "cut_off"),), note="cut_off")
_PRICED: Final = Loaded(facts=(*_NAMED.facts, fact("amount", 2_345_000, "cut_off")), note="cut_off")
_TITLED: Final = Loaded(facts=(fact("evaluation_year", 2022, "cut_off"),), note="cut_off")
# The share of the file that is left, in tenths → what the default reader finds in it.
_CUT: Final[dict[int, Seen]] = {3: _TITLED, **dict.fromkeys((4, 5, 6, 7), _NAMED), 8: _PRICED, 9: _PRICED}


SECOND: Final = Loaded(facts=(*WHOLE.facts, fact("amount", 4_321_000)))


def _truncated() -> list[Case]:
    """A sheet of two pages cut off at every tenth of its length."""
    cases = []
    for tenths in range(1, 10):
        seen: Seen = _CUT.get(tenths, Reason.DAMAGED)
        cases.append(
            Case(
                f"truncated-{tenths}0",
                f"a sheet cut off at {tenths}0 % of its length",
                lambda tenths=tenths: _cut(tenths),  # type: ignore[misc]
                seen,
                Reason.DAMAGED,
            )
        )
    return cases


def _no_header() -> bytes:
    return form().bytes().partition(b"\n")[2]


def _late_header() -> bytes:
    return b"\n" * 900 + form().bytes()


def _broken_xref() -> bytes:
    return re.sub(rb"\d{10} 00000 n", b"0000099999 00000 n", form().bytes())


def _no_xref() -> bytes:
    return form().bytes().partition(b"\nxref")[0]


def _bad_startxref() -> bytes:
    return re.sub(rb"startxref\n\d+", b"startxref\n999999999", form().bytes())


def _no_root() -> bytes:
    return pdf(page(), trailer=b"")


def _root_is_no_catalog() -> bytes:
    return pdf({**page(), 1: b"[1 2 3]"})


def _no_pages() -> bytes:
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"})


def _page_loop() -> bytes:
    return pdf(
        {**page(), 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", 10: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"}
    )


def _count(number: bytes) -> bytes:
    return pdf({**page(), 2: b"<</Type/Pages/Kids[3 0 R]/Count %s>>" % number})


def _deep_page_tree() -> bytes:
    """Two thousand page tree nodes, each with one kid."""
    objects = {**page(), 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>"}
    for number in range(10, 2_010):
        objects[number] = b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (number - 1, number + 1)
    objects[2_010] = objects.pop(3)
    return pdf(objects)


def _deep_nesting() -> bytes:
    """An object of 100,000 arrays in each other, and as many in the content."""
    deep = b"[" * 100_000 + b"]" * 100_000
    return pdf({**page(deep + b" TJ\n"), 10: deep, 1: b"<</Type/Catalog/Pages 2 0 R/Names 10 0 R>>"})


def _reference_loop() -> bytes:
    return pdf(
        {**page(), 3: b"<</Type/Page/Parent 2 0 R/MediaBox 10 0 R/Contents 11 0 R>>", 10: b"11 0 R", 11: b"10 0 R"}
    )


def _length_lie(length: bytes) -> bytes:
    return re.sub(rb"/Length \d+", b"/Length " + length, form().bytes())


def _encrypted(user: str) -> bytes:
    document: Any = pymupdf.open(stream=form().bytes())
    permissions = int(pymupdf.PDF_PERM_PRINT)
    data: bytes = document.tobytes(
        encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw=user, permissions=permissions
    )
    return data


def _broken_encryption() -> bytes:
    return pdf({**page(), 10: b"<</Filter/Standard/V 99/R 99/O()/U()/P -1>>"}, b"/Root 1 0 R/Encrypt 10 0 R/ID[()()]")


def _own_security_handler() -> bytes:
    return pdf({**page(), 10: b"<</Filter/Adobe.PubSec/V 4>>"}, b"/Root 1 0 R/Encrypt 10 0 R/ID[()()]")


def _no_resources() -> bytes:
    return pdf({**page(), 3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", 4: stream(b"/Nothing Do\n" * 1000)})


def _two_pages(count: bytes) -> bytes:
    """Two pages, of which the page tree counts one: the second must not be lost."""
    objects = page()
    first = page()
    objects[2] = b"<</Type/Pages/Kids[3 0 R 10 0 R]/Count %s>>" % count
    objects[10] = first[3].replace(b"/Contents 4 0 R", b"/Contents 11 0 R")
    objects[11] = typed_sheet(cost="4,321").objects()[4]
    return pdf(objects)


def _mistyped_page() -> bytes:
    """Two pages, of which the second calls itself a node of the page tree: MuPDF would drop it."""
    return _two_pages(b"2").replace(b"/Type/Page/", b"/Type/Pages/")


def _kids(more: bytes) -> bytes:
    return pdf({**page(), 2: b"<</Type/Pages/Kids[3 0 R %s]/Count 2>>" % more, 10: b"4672"})


def _two_sheets_concatenated() -> bytes:
    return form("古い事業").bytes() + form().bytes()


CASES: Final = (
    Case("empty", "a file of 0 bytes", lambda: b"", Reason.EMPTY),
    Case("html", "a web page (404) saved as .pdf", _html, Reason.NOT_PDF),
    Case("html-quoting", "a web page that quotes `%PDF-1.4`", _html_quoting_a_header, Reason.DAMAGED),
    Case("zip", "a zip archive (or Word file) named .pdf", _zip, Reason.NOT_PDF),
    *_truncated(),
    Case("no-header", "no `%PDF-` line", _no_header, Reason.NOT_PDF),
    Case("late-header", "900 bytes before the header, so that all offsets are wrong", _late_header, WHOLE),
    Case("broken-xref", "every offset of the cross-reference table wrong", _broken_xref, REPAIRED, Reason.NO_PAGES),
    Case(
        "no-xref",
        "no cross-reference table and no trailer",
        _no_xref,
        Loaded(facts=_PRICED.facts, note="cut_off"),
        Reason.DAMAGED,
    ),
    Case("bad-startxref", "`startxref` far behind the end", _bad_startxref, REPAIRED),
    Case("no-root", "a trailer without /Root", _no_root, Reason.DAMAGED),
    Case("root-no-catalog", "/Root is a list", _root_is_no_catalog, Reason.NO_PAGES, WHOLE),
    Case("no-pages", "a page tree without pages", _no_pages, Reason.NO_PAGES),
    Case("page-loop", "a page tree that is its own child", _page_loop, Reason.DAMAGED, WHOLE),
    Case("count-lie-more", "/Count 1000000 for one page", lambda: _count(b"1000000"), WHOLE),
    Case("count-lie-less", "/Count 0 for one page", lambda: _count(b"0"), WHOLE),
    Case("count-lie-negative", "/Count -5 for one page", lambda: _count(b"-5"), WHOLE),
    Case("count-lie-page", "two pages, /Count 1: the second is not lost", lambda: _two_pages(b"1"), SECOND),
    Case("mistyped-page", "pages that call themselves nodes of the page tree", _mistyped_page, SECOND),
    Case("kid-nowhere", "a page tree that leads to what is not there", lambda: _kids(b"99 0 R"), WHOLE),
    Case("kid-number", "a page tree with a number for a page", lambda: _kids(b"10 0 R"), WHOLE),
    Case("deep-page-tree", "2,000 page tree nodes in each other", _deep_page_tree, WHOLE, Reason.DAMAGED),
    Case("deep-nesting", "100,000 arrays in each other", _deep_nesting, Reason.DAMAGED),
    Case("length-too-long", "streams said to be longer than the file", lambda: _length_lie(b"99999999"), REPAIRED),
    Case("length-negative", "streams of length -1", lambda: _length_lie(b"-1"), REPAIRED),
    Case("no-resources", "a page without size, fonts or resources", _no_resources, Reason.NO_TEXT, Reason.DAMAGED),
    Case("user-password", "protected by a password", lambda: _encrypted("user"), Reason.ENCRYPTED),
    Case("owner-password", "an owner's password only: anybody may open it", lambda: _encrypted(""), WHOLE),
    Case("broken-encryption", "an encryption that nobody knows (V 99)", _broken_encryption, Reason.ENCRYPTED),
    Case("own-security", "encrypted for certificates (Adobe.PubSec)", _own_security_handler, Reason.ENCRYPTED),
    Case(
        "two-in-one",
        "two PDFs one behind the other in one file",
        _two_sheets_concatenated,
        REPAIRED,
        Loaded(facts=(fact("project_name", "古い事業"),), note="repaired"),
    ),
)
ENDLESS: Final = (
    Case(
        "reference-loop",
        "two references to each other, as page size and content",
        _reference_loop,
        Reason.DAMAGED,
        Reason.TIMED_OUT,
    ),
)
