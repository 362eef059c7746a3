"""Mutations of objects: references that lead elsewhere or in circles, keys that lie, values of another type."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any, Final

import pymupdf

from benchmarks.mutations.raw import length_lies

MOST: Final = 4
"""Mutations of one file."""
VALUES: Final = (
    "null", "true", "0", "-1", "1.5", "99999999999999999999", "1e400", "nan", "-0.0000000001", "(text)", "<FEFFD800>",
    "/Name", "[]", "<<>>", "[[[[[[[[]]]]]]]]", "2147483648",
)  # fmt: skip
_REFERENCE: Final = re.compile(r"\b\d+ 0 R\b")
_NUMBER: Final = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.]| 0 R)")
_KEY: Final = re.compile(r"/[A-Za-z0-9]+")
BOXES: Final = (
    "[0 0 0 0]", "[0 0 -595 -842]", "[595 842 0 0]", "[0 0 1e9 1e9]", "[0 0 0.001 842]", "[0 0 14400 14400]", "[nan 0 595 842]",
    "[-300 -300 300 300]", "[0 0 595]", "[100000 100000 100595 100842]", "[(a) /b null 842]", "[0 0 99999999999999999999 842]",
)  # fmt: skip
FILTERS: Final = (
    "/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/DCTDecode", "/JBIG2Decode",
    "/JPXDecode", "/Crypt", "/Unknown", "[/FlateDecode /FlateDecode]", "[/ASCII85Decode /LZWDecode]", "null",
)  # fmt: skip
# Key of a page, a page tree or the catalog → what it is made to say; {n} is any object's number.
LIES: Final[dict[str, tuple[str, ...]]] = {
    "Count": ("0", "-1", "1000000", "2147483647", "1.5", "null", "(3)"),
    "Kids": ("[]", "[{n} 0 R {n} 0 R {n} 0 R]", "null", "{n} 0 R", "[null null]", "[{self} 0 R]", "[99999 0 R]"),
    "Parent": ("{n} 0 R", "{self} 0 R", "null"),
    "MediaBox": BOXES,
    "CropBox": BOXES,
    "Rotate": ("45", "90", "180", "-90", "450", "1000000000", "90.5", "(90)", "nan"),
    "UserUnit": ("0", "-1", "1e9", "100", "0.001"),
    "Contents": ("[]", "null", "{n} 0 R", "[{n} 0 R {n} 0 R {n} 0 R]", "[{self} 0 R]", "(text)"),
    "Resources": ("<<>>", "null", "{n} 0 R", "[]"),
    "Annots": ("[{n} 0 R]", "{self} 0 R", "[<</Type/Annot/Subtype/FreeText/Rect[0 0 1e9 nan]/Contents(x)>>]"),
    "Pages": ("{n} 0 R", "null", "{self} 0 R"),
    "Type": ("/Pages", "/Page", "/Catalog", "/Nothing"),
}
FONT_LIES: Final[dict[str, tuple[str, ...]]] = {
    "ToUnicode": ("null", "{n} 0 R", "/Identity-H", "(x)"),
    "Encoding": ("/Identity-V", "/90ms-RKSJ-H", "/WinAnsiEncoding", "{n} 0 R", "null", "/UniJIS-UTF16-V", "<</Differences[-1/a 999/b]>>"),
    "DescendantFonts": ("[]", "null", "[{self} 0 R]", "{n} 0 R"),
    "W": ("[0 [1e9 -1e9 nan]]", "[0 65535 1e6]", "[0 65535 0]", "[0 65535 -1000]", "[5 1 3]"),
    "DW": ("0", "-1000", "1e9", "nan"),
    "Widths": ("[]", "[1e9]", "[-500 -500 -500]"),
    "FontMatrix": ("[0 0 0 0 0 0]", "[1e9 0 0 1e9 0 0]", "[nan 0 0 nan 0 0]"),
    "FontBBox": ("[0 0 0 0]", "[-1e9 -1e9 1e9 1e9]"),
    "Ascent": ("1e9", "-1e9", "0"),
    "Descent": ("1e9", "-1e9", "0"),
    "FontFile2": ("null", "{n} 0 R"),
    "FontDescriptor": ("null", "{self} 0 R"),
    "BaseFont": ("/ABCDEF+\udcff", "(a)", "null"),
    "CIDToGIDMap": ("{n} 0 R", "/Nothing"),
}  # fmt: skip
# Code points that a wrong ToUnicode turns digits and labels into.
UNICODES: Final = (
    "0000", "D800", "DFFF", "FFFD", "202E", "FEFF", "2F00", "0660", "FF11", "2460", "25B3", "2212", "5E73", "0008", "FF9E",
    "0031003200330034", "D83DDE00", "003C007300630072006900700074003E",
)  # fmt: skip


def mutated(data: bytes, random_: random.Random) -> tuple[bytes, list[str]]:
    """The file with a few mutations of its objects, and what they were."""
    done: list[str] = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for _ in range(random_.randint(1, MOST)):
            mutate = random_.choice(_MUTATIONS)
            try:
                done.append(mutate(document, random_))
            except (RuntimeError, ValueError, UnicodeError) as error:
                done.append(f"({mutate.__name__} refused: {error})"[:100])
        changed = bytes(document.tobytes(no_new_id=True))
    if random_.random() < 0.15:
        changed = length_lies(changed, random_)
        done.append("a /Length lies")
    return changed, done


def _any(document: Any, random_: random.Random) -> int:
    return random_.randrange(1, document.xref_length())


def _filled(value: str, document: Any, self: int, random_: random.Random) -> str:
    while "{n}" in value:
        value = value.replace("{n}", str(_any(document, random_)), 1)
    return value.replace("{self}", str(self))


def delete(document: Any, random_: random.Random) -> str:
    """An object is gone."""
    number = _any(document, random_)
    document.update_object(number, "null")
    return f"object {number} deleted"


def swap(document: Any, random_: random.Random) -> str:
    """Two objects change places (not their streams)."""
    one, other = _any(document, random_), _any(document, random_)
    first, second = document.xref_object(one, compressed=True), document.xref_object(other, compressed=True)
    document.update_object(one, second)
    document.update_object(other, first)
    return f"objects {one} and {other} swapped"


def _in_text(document: Any, random_: random.Random, pattern: re.Pattern[str], put: Callable[[int], str]) -> str:
    """One match of a pattern, in an object that has one, becomes another text."""
    numbers = list(range(1, document.xref_length()))
    random_.shuffle(numbers)
    for number in numbers:
        text = document.xref_object(number, compressed=True)
        found = list(pattern.finditer(text))
        if found:
            one, new = random_.choice(found), put(number)
            document.update_object(number, text[: one.start()] + new + text[one.end() :])
            return f"object {number}: {one[0]} → {new}"
    return "nothing to change"


def retarget(document: Any, random_: random.Random) -> str:
    """A reference leads to another object, to nothing, or to where it stands."""
    return _in_text(
        document, random_, _REFERENCE, lambda n: f"{random_.choice([_any(document, random_), n, 99999])} 0 R"
    )


def retype(document: Any, random_: random.Random) -> str:
    """A reference or a name becomes a value of another type."""
    return _in_text(document, random_, random_.choice([_REFERENCE, _KEY]), lambda _: f" {random_.choice(VALUES)} ")


def explode(document: Any, random_: random.Random) -> str:
    """A number becomes huge, negative, or none."""
    return _in_text(document, random_, _NUMBER, lambda _: f" {random_.choice(VALUES)} ")


def _with_key(document: Any, random_: random.Random, lies: dict[str, tuple[str, ...]]) -> str:
    """A key that an object has says something else."""
    key = random_.choice(sorted(lies))
    numbers = [
        n for n in range(1, document.xref_length()) if document.xref_get_key(n, key)[0] not in ("null", "undefined")
    ]
    if not numbers and lies is LIES:
        numbers = [document.page_xref(random_.randrange(document.page_count))]
    if not numbers:
        return f"no /{key}"
    number = random_.choice(numbers)
    value = _filled(random_.choice(lies[key]), document, number, random_)
    document.xref_set_key(number, key, value)
    return f"object {number}: /{key} {value}"


def page_lie(document: Any, random_: random.Random) -> str:
    """A page or the page tree lies."""
    return _with_key(document, random_, LIES)


def font_lie(document: Any, random_: random.Random) -> str:
    """A font lies."""
    return _with_key(document, random_, FONT_LIES)


def filter_lie(document: Any, random_: random.Random) -> str:
    """A stream says that it is packed in another way."""
    number = random_.choice([n for n in range(1, document.xref_length()) if document.xref_is_stream(n)])
    value = random_.choice(FILTERS)
    document.xref_set_key(number, "Filter", value)
    if random_.random() < 0.3:
        document.xref_set_key(
            number, "DecodeParms", "<</Predictor 15/Columns 2147483647/Colors 99/BitsPerComponent 32>>"
        )
    return f"object {number}: /Filter {value}"


def swap_fonts(document: Any, random_: random.Random) -> str:
    """Two fonts change names, or what says which characters their glyphs are."""
    fonts = [n for n in range(1, document.xref_length()) if document.xref_get_key(n, "ToUnicode")[0] == "xref"]
    if len(fonts) < 2:
        return "no two fonts"
    one, other = random_.sample(fonts, 2)
    first, second = document.xref_get_key(one, "ToUnicode")[1], document.xref_get_key(other, "ToUnicode")[1]
    document.xref_set_key(one, "ToUnicode", second)
    document.xref_set_key(other, "ToUnicode", first)
    return f"fonts {one} and {other}: /ToUnicode swapped"


def wrong_unicode(document: Any, random_: random.Random) -> str:
    """Some glyphs of a font become other characters: NUL, lone surrogates, direction marks, digits of other scripts."""
    fonts = [n for n in range(1, document.xref_length()) if document.xref_get_key(n, "ToUnicode")[0] == "xref"]
    if not fonts:
        return "no ToUnicode"
    number = int(document.xref_get_key(random_.choice(fonts), "ToUnicode")[1].split()[0])
    text = document.xref_stream(number).decode("latin-1")
    codes = list(re.finditer(r"<([0-9A-Fa-f]{4})>(?=\s*(?:\n|\r|\]|<|$))", text))
    for one in reversed(random_.sample(codes, min(len(codes), random_.randint(1, 40)))):
        if one.end() <= len(text):
            text = text[: one.start()] + f"<{random_.choice(UNICODES)}>" + text[one.end() :]
    document.update_stream(number, text.encode("latin-1"))
    return f"ToUnicode {number} maps glyphs to other characters"


_MUTATIONS: Final = (
    delete, swap, retarget, retarget, retype, explode, explode, page_lie, page_lie, page_lie, font_lie, font_lie, filter_lie,
    swap_fonts, wrong_unicode, wrong_unicode,
)  # fmt: skip
