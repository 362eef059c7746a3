"""Values on their way into typed columns and back, exact on every database."""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from schemas.fact import Value

LARGEST_INT: Final = 10**15
"""Integers up to here get `value_int`: sums of thousands of them still fit 64 bits, on every database."""

REPLACEMENT: Final = "\ufffd"
_LONGEST_KEY: Final = 2000
_INT32: Final = 2**31 - 1
_UNSTORABLE: Final = dict.fromkeys((0, *range(55296, 57344)), REPLACEMENT)

_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

ValueColumns = tuple[str | None, str | None, int | None, float | None, bool | None]


def storable(text: str) -> str:
    """The text with U+FFFD for what no database can hold: NUL and lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_UNSTORABLE)
    return text.replace("\0", REPLACEMENT) if "\0" in text else text


def json_text(value: object) -> str:
    """Compact JSON with readable Japanese, so that `label LIKE '%事業費%'` finds it."""
    return _JSON.encode(value)


def storable_path(path: str) -> str:
    """The path as a key: of one beyond 2,000 bytes its end, because no index holds longer ones.

    Two paths stay two: where a part is cut or replaced, a digest of the whole tells them apart.
    """
    kept = storable(path)
    encoded = kept.encode()
    if len(encoded) > _LONGEST_KEY:
        kept = "…" + encoded[-_LONGEST_KEY:].decode(errors="ignore")
    if kept == path:
        return path
    digest = hashlib.sha256(path.encode(errors="surrogatepass")).hexdigest()
    return f"#{digest[:8]} {kept}"


def small(number: int | None) -> int | None:
    """The number, or None where a 32-bit column cannot hold it (a "year" of eleven digits is none)."""
    return number if number is not None and -_INT32 <= number <= _INT32 else None


def coordinate(number: float) -> float:
    """A coordinate as facts print it: two decimals, finite, no negative zero."""
    return round(number, 2) + 0.0 if math.isfinite(number) else 0.0


def split_value(value: Value) -> ValueColumns:
    """`(value_type, value_text, value_int, value_float, value_bool)` of a value; `value_text` alone is exact."""
    if value is None:
        return None, None, None, None, None
    if isinstance(value, str):
        return "str", value, None, None, None
    if isinstance(value, bool):
        return "bool", "true" if value else "false", None, None, value
    if isinstance(value, int):
        within = -LARGEST_INT <= value <= LARGEST_INT
        return "int", str(value), value if within else None, _as_float(value), None
    return "float", repr(value), None, value if math.isfinite(value) else None, None


def join_value(value_type: str | None, value_text: str | None) -> Value:
    """The value that `split_value` took apart."""
    if value_type is None or value_text is None:
        return None
    if value_type == "str":
        return value_text
    if value_type == "int":
        return int(value_text)
    if value_type == "float":
        return float(value_text)
    return value_text == "true"


def _as_float(value: int) -> float | None:
    """The nearest float, or None beyond the range of floats."""
    try:
        return float(value)
    except OverflowError:
        return None
