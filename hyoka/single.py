"""One document and its answer, for commands that are about a single file."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from hyoka.inputs import find
from hyoka.sources import Source
from schemas.errors import HyokaError, Rejected

if TYPE_CHECKING:
    from hyoka.pool import Reading
    from schemas.document import DocumentResult


def answer_of(argument: str, reading: Reading, rule: str) -> tuple[Source, DocumentResult | Rejected]:
    """The document that an argument means, and what came of it. Raises `HyokaError` where it does not mean just one.

    `rule` is what to say then: `hyoka show draws one file`. Of an archive with several documents, one is named with
    `a.zip!/b.pdf`. Its copy, if there is one, is gone when this returns.
    """
    if Path(argument).is_dir():
        raise HyokaError(f"{argument}: this is a folder; {rule}")
    refused: list[Rejected] = []
    with find([argument]) as inputs:
        documents = inputs.documents(lambda _, rejected: refused.append(rejected))
        sources = list(islice(documents, 2))
        documents.close()
        if len(sources) > 1:
            raise HyokaError(f"{argument}: there is more than one document, {sources[0].path} to begin with; {rule}")
        if not sources:
            return Source.of(Path(argument)), refused[0]
        ((source, answer),) = reading.answers(sources)
    return source, answer
