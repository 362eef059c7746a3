"""Which files to read: files as given, folders with every PDF below them, each once, in one order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hyoka.sources import Source
from schemas.errors import HyokaError, Reason, Rejected


class NothingToReadError(HyokaError):
    """No file to read among what was given."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Documents to read, and what was given but is none, with its path for the ledger."""

    sources: tuple[Source, ...]
    rejected: tuple[tuple[str, Rejected], ...]

    def __len__(self) -> int:
        """How many documents will have an outcome."""
        return len(self.sources) + len(self.rejected)


def find(arguments: Sequence[Path]) -> Inputs:
    """The files that the arguments mean. Raises `NothingToReadError` with one sentence if there are none."""
    files: dict[Path, None] = {}
    rejected: dict[Path, Rejected] = {}
    for argument in arguments:
        path = Path(os.path.abspath(argument))  # noqa: PTH100 - `resolve` would follow links and lose the name
        if path.is_dir():
            files.update(dict.fromkeys(_below(path)))
        elif path.is_file():
            files[path] = None
        else:
            reason = Reason.UNREADABLE if path.exists() else Reason.NOT_FOUND
            rejected[path] = Rejected(str(argument), reason, "not a regular file" if path.exists() else "")
    if not files:
        raise NothingToReadError(_nothing(arguments, list(rejected.values())))
    return Inputs(tuple(map(Source.of, files)), tuple((str(path), said) for path, said in rejected.items()))


def _below(folder: Path) -> Iterator[Path]:
    """Every PDF in a folder and the folders below it, in byte order; links to folders are not followed."""
    for root, folders, names in os.walk(folder):
        folders.sort(key=os.fsencode)
        for name in sorted(names, key=os.fsencode):
            path = Path(root, name)
            if path.suffix.lower() == ".pdf" and path.is_file():
                yield path


def _nothing(arguments: Sequence[Path], rejected: list[Rejected]) -> str:
    """Why there is nothing to read."""
    if rejected:
        return "; ".join(str(one) for one in rejected)
    return f"{', '.join(str(a) for a in arguments)}: no PDF in this folder or below it; nothing to read"
