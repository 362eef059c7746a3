"""Mutations of content streams: operators dropped, doubled, out of order, unbalanced; operands swapped and exploded."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable
from typing import Any, Final

import pymupdf

MOST: Final = 6
"""Mutations of one stream."""
Operation = tuple[list[bytes], bytes]
"""Operands, and the operator behind them."""

_TOKEN: Final = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"  # a string, with brackets nested once
    rb"|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]"
    rb"|/[^\s()<>\[\]{}/%]*"
    rb"|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)
_OPERAND: Final = re.compile(rb"[-+.\d]|[(<\[/]|true|false|null")
NUMBERS: Final = (
    b"0",
    b"-1",
    b"1e9",
    b"-99999999",
    b"99999999999999999999",
    b"0.0000001",
    b"nan",
    b"inf",
    b"--5",
    b"1.2.3",
    b"32768",
)
INSERTS: Final[dict[str, bytes]] = {
    "q": b"q",
    "Q": b"Q",
    "BT": b"BT",
    "ET": b"ET",
    "many q": b"q " * 5000,
    "many Q": b"Q " * 50,
    "invisible": b"3 Tr",
    "stroked": b"2 Tr",
    "clipping": b"7 Tr",
    "no width": b"0 Tz",
    "mirrored": b"-100 Tz",
    "spacing": b"99999 Tc",
    "rise": b"1e9 Ts",
    "no matrix": b"0 0 0 0 0 0 cm",
    "large matrix": b"1e6 0 0 1e6 0 0 cm",
    "small matrix": b"0.0001 0 0 0.0001 0 0 cm",
    "mirrored matrix": b"-1 0 0 1 595 0 cm",
    "turned matrix": b"0 1 -1 0 595 0 cm",
    "skewed matrix": b"1 0.4 0.3 1 0 0 cm",
    "nan matrix": b"nan 0 0 nan 0 0 cm",
    "empty clip": b"0 0 0 0 re W n",
    "no font size": b"BT /F1 0 Tf (x) Tj ET",
    "no such font": b"BT /Nothing 10 Tf 50 500 Td (text) Tj ET",
    "no such form": b"/Nothing Do",
    "white": b"1 1 1 rg 1 1 1 RG",
    "inline image": b"q 100 0 0 100 50 50 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\x80\x40 EI Q",
    "huge inline image": b"BI /W 60000 /H 60000 /BPC 8 /CS /RGB /F /AHx ID 00> EI",
    "inline image without end": b"BI /W 9 /H 9 /BPC 8 /CS /RGB ID abc",
    "marked": b"/Span <</ActualText <FEFFD8003041>>> BDC",
    "many rules": b" ".join(b"%d 0 m %d 842 l S" % (n % 595, n % 595) for n in range(3000)),
    "grid": b" ".join(b"0 %d 595 0.2 re f %d 0 0.2 842 re f" % (n * 4, n * 3) for n in range(200)),
    "circles": b" ".join(b"%d 500 m %d 510 %d 510 %d 500 c S" % (n, n, n + 9, n + 9) for n in range(0, 600, 3)),
}  # fmt: skip


def mutated(data: bytes, random_: random.Random) -> tuple[bytes, list[str]]:
    """The file with a few mutations of the content of one or two pages, and what they were."""
    done: list[str] = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for _ in range(random_.randint(1, 2)):
            page = document[random_.randrange(document.page_count)]
            contents = page.get_contents()
            if contents:
                done += _content(document, page, random_.choice(contents), random_)
        return bytes(document.tobytes(no_new_id=True)), done


def _content(document: Any, page: Any, number: int, random_: random.Random) -> list[str]:
    operations = parsed(document.xref_stream(number))
    done = []
    for _ in range(random_.randint(1, MOST)):
        if not operations:
            break
        mutate = random_.choice(_MUTATIONS)
        done.append(f"page {page.number + 1}: {mutate(operations, random_)}")
    packing = random_.random()
    if packing < 0.15:
        done.append(_form(document, page, operations, random_))
    content = written(operations)
    document.update_stream(number, content, compress=packing < 0.6)
    if packing > 0.85:
        packed = bytearray(zlib.compress(content, random_.randint(0, 9)))
        for _ in range(random_.randint(1, 3)):
            packed[random_.randrange(len(packed))] ^= 1 << random_.randrange(8)
        document.update_stream(number, bytes(packed), compress=False)
        document.xref_set_key(number, "Filter", "/FlateDecode")
        done.append("packed anew, with faults")
    return done


def parsed(content: bytes) -> list[Operation]:
    """A content stream as operations; what cannot be told is an operator."""
    found: list[Operation] = []
    operands: list[bytes] = []
    depth = 0
    for token in _TOKEN.findall(content):
        depth += (token in (b"[", b"<<")) - (token in (b"]", b">>"))
        if depth > 0 or token in (b"]", b">>") or _OPERAND.match(token):
            operands.append(token)
        else:
            found.append((operands, token))
            operands = []
    return found


def written(operations: list[Operation]) -> bytes:
    """Operations as a content stream."""
    return b"\n".join(b" ".join((*operands, operator)) for operands, operator in operations)


def _drop(operations: list[Operation], random_: random.Random) -> str:
    at, size = random_.randrange(len(operations)), random_.choice([1, 1, 2, 5, 50])
    gone = operations[at : at + size]
    del operations[at : at + size]
    return f"{len(gone)} operators dropped from {gone[0][1]!r}"


def _drop_all(operations: list[Operation], random_: random.Random) -> str:
    """Every operator of one kind."""
    kind = random_.choice(operations)[1]
    operations[:] = [one for one in operations if one[1] != kind]
    return f"every {kind!r} dropped"


def _double(operations: list[Operation], random_: random.Random) -> str:
    at, size = random_.randrange(len(operations)), random_.choice([1, 2, 5, 50, 500])
    times = random_.choice([1, 1, 3, 20])
    operations[at:at] = operations[at : at + size] * times
    return f"{size} operators doubled {times} times"


def _reorder(operations: list[Operation], random_: random.Random) -> str:
    at, size = random_.randrange(len(operations)), random_.choice([2, 5, 50, len(operations)])
    piece = operations[at : at + size]
    random_.shuffle(piece)
    operations[at : at + size] = piece
    return f"{len(piece)} operators shuffled"


def _swap(operations: list[Operation], random_: random.Random) -> str:
    """Operands of two operators of one kind change places: two texts, two positions, two fonts."""
    kind = random_.choice(operations)[1]
    same = [n for n, one in enumerate(operations) if one[1] == kind]
    for _ in range(random_.choice([1, 5, 30])):
        one, other = random_.choice(same), random_.choice(same)
        operations[one], operations[other] = operations[other], operations[one]
    return f"operands of {kind!r} swapped"


def _explode(operations: list[Operation], random_: random.Random) -> str:
    at = random_.randrange(len(operations))
    operands, operator = operations[at]
    numbers = [n for n, operand in enumerate(operands) if operand[:1] in b"-+.0123456789"]
    if not numbers:
        return f"{operator!r} has no number"
    changed = list(operands)
    changed[random_.choice(numbers)] = new = random_.choice(NUMBERS)
    operations[at] = (changed, operator)
    return f"{operator!r} gets {new!r}"


def _kind(operations: list[Operation], random_: random.Random) -> str:
    """An operator becomes another."""
    at = random_.randrange(len(operations))
    old, new = operations[at][1], random_.choice(operations)[1]
    operations[at] = (operations[at][0], new)
    return f"{old!r} becomes {new!r}"


def _insert(operations: list[Operation], random_: random.Random) -> str:
    name = random_.choice(sorted(INSERTS))
    operations.insert(random_.randrange(len(operations) + 1), ([], INSERTS[name]))
    return f"inserted: {name}"


_MUTATIONS: Final[tuple[Callable[[list[Operation], random.Random], str], ...]] = (
    _drop, _drop_all, _double, _reorder, _swap, _swap, _explode, _explode, _kind, _insert, _insert, _insert,
)  # fmt: skip


def _form(document: Any, page: Any, operations: list[Operation], random_: random.Random) -> str:
    """A form XObject that draws itself, or whose drawing doubles with every level."""
    levels = random_.choice([1, 2, 12])
    numbers = [document.get_new_xref() for _ in range(levels)]
    for level, number in enumerate(numbers):
        following = numbers[(level + 1) % levels]
        document.update_object(
            number,
            f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</Fz {following} 0 R>>>>>>",
        )
        document.update_stream(number, b"0 0 10 10 re f /Fz Do /Fz Do", compress=False)
    kind, value = document.xref_get_key(page.xref, "Resources")
    owner, prefix = (int(value.split()[0]), "") if kind == "xref" else (page.xref, "Resources/")
    document.xref_set_key(owner, f"{prefix}XObject/Fz", f"{numbers[0]} 0 R")
    operations.append(([b"/Fz"], b"Do"))
    return f"a form of {levels} levels that draws itself"
