"""The default reader: passwords, files that are no PDF."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest

from extract.readers import mupdf
from schemas.errors import Reason, Rejected
from tests.extract.readers.test_readers import sheet


def locked() -> bytes:
    opener: Any = pymupdf.open
    with opener(stream=sheet(), filetype="pdf") as document:
        data: bytes = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="geheim", owner_pw="x")
    return data


def test_a_password() -> None:
    with pytest.raises(Rejected) as caught:
        list(mupdf.pages(locked(), "x.pdf"))
    assert caught.value.reason is Reason.ENCRYPTED


def test_an_image_is_no_pdf() -> None:
    make: Any = pymupdf.Pixmap
    picture = make(pymupdf.csGRAY, (0, 0, 4, 4), 0)
    picture.clear_with(255)
    with pytest.raises(Rejected):
        list(mupdf.pages(picture.tobytes("png"), "x.pdf"))
