"""Patterns of paths (`sheets/**/*.pdf`), for folders of this machine and for stores elsewhere alike."""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

DOCUMENT: Final = ".pdf"
ARCHIVE: Final = ".zip"
"""How the names of files end that are looked for in folders."""

_MAGIC: Final = regex.compile(r"[*?\[]")
_ANY_FOLDERS: Final = "**"


def is_document(name: str) -> bool:
    """Whether a file that nobody named is read: a PDF, or an archive that may hold some."""
    return name.lower().endswith((DOCUMENT, ARCHIVE))


def is_pattern(text: str) -> bool:
    """Whether a text has a character that patterns use."""
    return _MAGIC.search(text) is not None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for the path below a folder, part by part; `**` stands for any number of folders."""

    parts: tuple[str, ...]

    def takes(self, path: Sequence[str]) -> bool:
        """Whether a file is meant. A pattern that ends in `*` means PDFs and archives, any other what it says."""
        open_end = self.parts[-1].endswith("*")
        return self.matches(path) and (not open_end or is_document(path[-1]))

    def matches(self, path: Sequence[str]) -> bool:
        """Whether the pattern fits the path."""
        return len(self.parts) in self._reached(path)

    def leads(self, path: Sequence[str]) -> bool:
        """Whether it may fit anything below the path of a folder."""
        return any(reached < len(self.parts) for reached in self._reached(path))

    def _reached(self, path: Sequence[str]) -> set[int]:
        """How many parts of the pattern the whole path may have used up."""
        reached = self._skipped({0})
        for name in path:
            kept = {i for i in reached if i < len(self.parts) and self.parts[i] == _ANY_FOLDERS}
            used = {i + 1 for i in reached - kept if i < len(self.parts) and fnmatch.fnmatchcase(name, self.parts[i])}
            reached = self._skipped(kept | used)
        return reached

    def _skipped(self, reached: set[int]) -> set[int]:
        """The same, where `**` may also stand for nothing."""
        more = set(reached)
        for number, part in enumerate(self.parts):
            if number in more and part == _ANY_FOLDERS:
                more.add(number + 1)
        return more


def split(text: str) -> tuple[str, Pattern]:
    """The folder in front of the first part with a pattern (empty if none), and the pattern from there on."""
    parts = text.split("/")
    first = next(i for i, part in enumerate(parts) if is_pattern(part))
    pattern = tuple(part for part in parts[first:] if part)
    return "/".join(parts[:first]) + ("/" if first == 1 and not parts[0] else ""), Pattern(pattern)
