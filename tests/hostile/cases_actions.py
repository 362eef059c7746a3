"""What a PDF asks its reader to do: run, open, send, fetch. hyoka does none of it."""

from __future__ import annotations

from typing import Final

from tests.hostile.case import WHOLE, Case
from tests.hostile.hand import page, pdf, stream

URL: Final = b"http://127.0.0.1:%d/%s"
PORT: int = 9
"""Where a server counts requests (tests/hostile/test_network.py sets it); nobody listens on 9."""


def _url(name: bytes) -> bytes:
    return URL % (PORT, name)


def _action(action: bytes) -> bytes:
    """An action on opening the document and the page, on a link and a button, and under all its names."""
    annotation = b"<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A %s/AA<</E %s/U %s/PO %s/PV %s>>>>" % ((action,) * 5)
    button = b"<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/Rect[0 0 9 9]/A %s>>" % action
    more = {
        10: annotation,
        11: button,
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction %s/AA<</WC %s/WS %s/DS %s/WP %s/DP %s>>/AcroForm<</Fields[11 0 R]>>>>"
        % ((action,) * 6),
    }
    return pdf(page(entries=b"/Annots[10 0 R 11 0 R]/AA<</O %s/C %s>>" % (action, action), more=more))


def _javascript() -> bytes:
    code = b"app.alert('ran'); this.submitForm('%s'); app.launchURL('%s', true);" % (_url(b"submit"), _url(b"launch"))
    action = b"<</S/JavaScript/JS(%s)>>" % code.replace(b"(", b"\\(").replace(b")", b"\\)")
    return _action(action).replace(b"/OpenAction", b"/Names<</JavaScript<</Names[(a) %s]>>>>/OpenAction" % action)


def _embedded() -> bytes:
    """A program, and another PDF, as embedded files."""
    files = {
        10: b"<</Type/Filespec/F(run.exe)/UF(../../run.exe)/EF<</F 11 0 R>>>>",
        11: stream(b"MZ" + b"\0" * 100, b"/Type/EmbeddedFile"),
        1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(run.exe) 10 0 R]>>>>>>",
    }
    return pdf(page(more=files))


def _external_stream() -> bytes:
    """A page whose content lies in another file, and an image at an address."""
    objects = page(b"/I Do\n", resources=b"/XObject<</I 10 0 R>>")
    entries = (
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/F<</FS/URL/F(%s)>>"
    )
    objects[10] = stream(b"", entries % _url(b"image"))
    return pdf(objects)


def _reference() -> bytes:
    """A form XObject that is a page of another document (a reference XObject)."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(%s)/Page 0>>" % _url(b"reference")
    return pdf(page(b"/X Do\n", resources=b"/XObject<</X 10 0 R>>", more={10: stream(b"", entries)}))


def _xfa() -> bytes:
    form = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "%s"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><x>&e;&f;</x></xdp:xdp>' % _url(b"xfa")
    )
    more = {10: stream(form), 1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA 10 0 R>>>>"}
    return pdf(page(more=more))


def _metadata() -> bytes:
    """XML metadata of the kind that doubles itself (a billion laughs)."""
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 30))
    data = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">%s]><x>&l29;</x>' % entities
    more = {10: stream(data, b"/Type/Metadata/Subtype/XML"), 1: b"<</Type/Catalog/Pages 2 0 R/Metadata 10 0 R>>"}
    return pdf(page(more=more))


CASES: Final = (
    Case("javascript", "JavaScript on opening, on every event and by name, that submits and opens", _javascript, WHOLE),
    Case(
        "launch", "actions that start a program", lambda: _action(b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>"), WHOLE
    ),
    Case("uri", "actions that open an address", lambda: _action(b"<</S/URI/URI(%s)>>" % _url(b"uri")), WHOLE),
    Case(
        "submit",
        "actions that send a form",
        lambda: _action(b"<</S/SubmitForm/F<</FS/URL/F(%s)>>>>" % _url(b"form")),
        WHOLE,
    ),
    Case("import", "actions that import data", lambda: _action(b"<</S/ImportData/F(%s)>>" % _url(b"fdf")), WHOLE),
    Case(
        "go-to-remote",
        "actions that go to another file",
        lambda: _action(b"<</S/GoToR/F(%s)/D[0/Fit]>>" % _url(b"gotor")),
        WHOLE,
    ),
    Case("embedded-files", "a program as an embedded file, with `../` in its name", _embedded, WHOLE),
    Case("external-stream", "an image that lies at an address", _external_stream, WHOLE),
    Case("reference-xobject", "a page of another document by reference", _reference, WHOLE),
    Case("xfa", "an XFA form with external entities", _xfa, WHOLE),
    Case("metadata", "metadata that double themselves (a billion laughs)", _metadata, WHOLE),
)
