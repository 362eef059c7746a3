"""A document on its way from the reading process to the loading one: through a file, as plain tuples.

Only a few bytes cross the pipe between the processes, so a reader that dies at any moment leaves the pipe whole.
"""

from __future__ import annotations

import pickle
from dataclasses import fields
from pathlib import Path
from typing import Final, cast

from load.prepared import Prepared
from schemas.document import DocumentResult
from schemas.fact import Fact

_RESULT_FIELDS: Final = tuple(field.name for field in fields(DocumentResult) if field.name != "facts")
_PORTION: Final = 1_000


def pack(result: DocumentResult | Prepared, file: Path) -> None:
    """Write a result, a portion at a time, so that a long document is not in memory twice."""
    with file.open("wb") as stream:
        if isinstance(result, Prepared):
            pickle.dump(result, stream, pickle.HIGHEST_PROTOCOL)
            return
        pickle.dump((tuple(getattr(result, name) for name in _RESULT_FIELDS), len(result.facts)), stream)
        for first in range(0, len(result.facts), _PORTION):
            pickle.dump([fact.plain() for fact in result.facts[first : first + _PORTION]], stream)


def unpack(file: Path) -> DocumentResult:
    """Read a result and remove its file. What was prepared for loading comes back so (`hyoka.prepared`)."""
    facts: list[Fact] = []
    with file.open("rb") as stream:
        begun = pickle.load(stream)
        if isinstance(begun, Prepared):
            file.unlink()
            return cast("DocumentResult", begun)
        head, number = begun
        while len(facts) < number:
            facts += (Fact(*plain) for plain in pickle.load(stream))
    file.unlink()
    return DocumentResult(**dict(zip(_RESULT_FIELDS, head, strict=True)), facts=tuple(facts))
