"""A `DocumentResult` on its way from the reading process to the loading one: through a file, as plain tuples.

Only a few bytes cross the pipe between the processes, so a reader that dies at any moment leaves the pipe whole.
"""

from __future__ import annotations

import pickle
from dataclasses import fields
from pathlib import Path
from typing import Final

from schemas.document import DocumentResult
from schemas.fact import Fact

_FACT_FIELDS: Final = tuple(field.name for field in fields(Fact))
_RESULT_FIELDS: Final = tuple(field.name for field in fields(DocumentResult) if field.name != "facts")


def pack(result: DocumentResult, file: Path) -> None:
    """Write a result."""
    facts = [_plain(fact) for fact in result.facts]
    head = tuple(getattr(result, name) for name in _RESULT_FIELDS)
    file.write_bytes(pickle.dumps((head, facts), protocol=pickle.HIGHEST_PROTOCOL))


def unpack(file: Path) -> DocumentResult:
    """Read a result and remove its file."""
    head, facts = pickle.loads(file.read_bytes())
    file.unlink()
    known = dict(zip(_RESULT_FIELDS, head, strict=True))
    return DocumentResult(**known, facts=tuple(Fact(*plain) for plain in facts))


def _plain(fact: Fact) -> tuple[object, ...]:
    """The fields of a fact, the mapping as a dict."""
    values = [getattr(fact, name) for name in _FACT_FIELDS]
    return tuple(
        dict(value) if name == "dimensions" else value for name, value in zip(_FACT_FIELDS, values, strict=True)
    )
