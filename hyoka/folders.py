"""Documents in folders of this machine, a folder at a time, in the byte order of their names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hyoka.patterns import Pattern, is_document
from hyoka.places import LocalFile, Refused, trouble
from hyoka.spelling import written
from schemas.errors import Reason, Rejected


class _Waiting(NamedTuple):
    """A folder to be searched: the names that lead to it from the root, and whether all of it is wanted."""

    parts: tuple[str, ...]
    whole: bool


def below(root: Path, pattern: Pattern | None = None) -> Iterator[LocalFile | Refused]:
    """The documents below a folder: all PDFs and archives, or what the pattern takes; a folder that fits, whole.

    Files of a folder come before the folders in it. Nothing is opened. Links to files below the same root are read
    once, links to folders are not followed (what is below the root is found anyway), and links that leave the root are
    refused, as are pipes, sockets and devices that are called like a document.
    """
    search = _Search(root, pattern)
    # Not recursion: a stranger may nest folders deeper than Python nests calls.
    waiting = [_Waiting((), pattern is None)]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(os.path.join(root, *folder.parts)) as entries:  # noqa: PTH118 - a Path a folder is slow
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield search.refused(folder.parts, Reason.UNREADABLE, trouble(error))
            continue
        folders = []
        for entry in found:
            parts = (*folder.parts, entry.name)
            if entry.is_dir(follow_symlinks=False):
                if folder.whole or search.leads(parts):
                    folders.append(_Waiting(parts, folder.whole or search.fits(parts)))
            elif folder.whole or pattern is None:
                yield from search.found(entry, parts, is_document(entry.name))
            else:
                yield from search.found(entry, parts, pattern.takes(parts))
        waiting += reversed(folders)


class _Search:
    """What is known while a root is searched."""

    def __init__(self, root: Path, pattern: Pattern | None) -> None:
        self._root, self._pattern = root, pattern
        self._real = os.path.realpath(root)
        self._through: set[str] = set()

    def leads(self, parts: Sequence[str]) -> bool:
        """Whether anything in this folder may be wanted."""
        return self._pattern is None or self.fits(parts) or self._pattern.leads(parts)

    def fits(self, parts: Sequence[str]) -> bool:
        """Whether a folder is wanted as a whole."""
        return self._pattern is None or self._pattern.matches(parts)

    def found(self, entry: os.DirEntry[str], parts: tuple[str, ...], wanted: bool) -> Iterator[LocalFile | Refused]:
        """The entry of a folder, if it is to be read."""
        if entry.is_symlink():
            yield from self._link(parts, wanted)
        elif wanted and entry.is_file(follow_symlinks=False):
            yield LocalFile(self._file(parts))
        elif wanted:
            yield self.refused(parts, Reason.UNREADABLE, "not a regular file")

    def refused(self, parts: Sequence[str], reason: Reason, detail: str = "") -> Refused:
        """Why something below the root is not read."""
        file = self._file(parts)
        return Refused(written(str(file)), Rejected(written(file.name), reason, detail))

    def _link(self, parts: tuple[str, ...], wanted: bool) -> Iterator[LocalFile | Refused]:
        target = os.path.realpath(self._file(parts))
        inside = target == self._real or target.startswith(self._real.rstrip(os.sep) + os.sep)
        try:
            mode = os.stat(target).st_mode  # noqa: PTH116 - as above
        except OSError:
            mode = None
        if mode is not None and stat.S_ISDIR(mode):
            if not inside and self.leads(parts):
                yield self.refused(parts, Reason.OUTSIDE)
        elif not wanted:
            return
        elif not inside:
            yield self.refused(parts, Reason.OUTSIDE)
        elif mode is None:
            yield self.refused(parts, Reason.NOT_FOUND, "a link to nothing")
        elif not stat.S_ISREG(mode):
            yield self.refused(parts, Reason.UNREADABLE, "not a regular file")
        elif target not in self._through and not self._found_anyway(target):
            self._through.add(target)
            # What is read is what was looked at, also if the link is turned elsewhere meanwhile.
            yield LocalFile(self._file(parts), through=Path(target))

    def _found_anyway(self, target: str) -> bool:
        """Whether a file below the root comes under its own name, too."""
        parts = Path(os.path.relpath(target, self._real)).parts
        if self._pattern is None:
            return is_document(parts[-1])
        whole = any(self._pattern.matches(parts[:length]) for length in range(1, len(parts)))
        return is_document(parts[-1]) if whole else self._pattern.takes(parts)

    def _file(self, parts: Sequence[str]) -> Path:
        return self._root.joinpath(*parts)
