"""A long document on its way through the pool: ranges of its pages, then shares of its sheets, then the join.

All tasks of one step are done before the next begins. A task that fails costs the whole document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hyoka.pipeline import OTHER, ReadOptions, read_range, read_share
from hyoka.shares import shared
from hyoka.worker import Reply, attempt, work

if TYPE_CHECKING:
    from hyoka.sources import Source
    from hyoka.worker import Read

Call = Callable[[], Reply]


@dataclass(slots=True)
class Long:
    """The steps of one document of `pages` pages, in ranges of `size` and shares of the sheets for `jobs` processes.

    `new_file` names files that nobody else uses; they are removed when they are no longer needed.
    """

    source: Source
    options: ReadOptions
    pages: int
    size: int
    jobs: int
    new_file: Callable[[], Path]
    _gone: Path = field(init=False)
    _ranges: dict[str, list[Path]] = field(default_factory=dict)
    _shares: dict[str, list[Path]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Choose the file that tells parts not to begin."""
        self._gone = self.new_file()

    def steps(self, read: Read, file: Path) -> Iterator[Iterable[Call]]:
        """What is to be done, step by step; in the end, the result is in `file`."""
        yield self.ranges()
        yield self.shares()
        _remove(self._ranges)
        yield [self.join(read, file)]

    def ranges(self) -> Iterator[Call]:
        """The first step: every range of pages, for each reader."""
        for reader in self._readers():
            for first in range(0, self.pages, self.size):
                wanted = range(first, min(self.pages, first + self.size))
                yield self._part(self._ranges, reader, read_range, wanted)

    def shares(self) -> Iterator[Call]:
        """The second: the facts of as many shares of the sheets as there are processes."""
        for reader in self._readers():
            ranges = tuple(self._ranges[reader])
            for number in range(self.jobs):
                yield self._part(self._shares, reader, read_share, ranges, (number, self.jobs))

    def join(self, read: Read, file: Path) -> Call:
        """The last: `read` is told where the shares are."""
        shares = [(reader, tuple(files)) for reader, files in self._shares.items()]
        return partial(work, read, shared(self.source, shares), self.options, file)

    def drop(self) -> None:
        """Have parts that have not begun do nothing.

        They are not cancelled: Pebble ends the process that has taken one, and with it what that has taken since.
        """
        self._gone.touch()

    def remove(self) -> None:
        """Remove what is left of its files."""
        _remove(self._ranges)
        _remove(self._shares)

    def _readers(self) -> tuple[str, ...]:
        reader = self.options.reader
        return (reader, OTHER[reader]) if self.options.verify else (reader,)

    def _part(self, files: dict[str, list[Path]], reader: str, step: Callable[..., None], *more: Any) -> Call:
        file = self.new_file()
        files.setdefault(reader, []).append(file)
        return partial(part, self._gone, step, self.source, self.options, reader, *more, file)


def long(
    source: Source, reply: Reply, options: ReadOptions, size: int, jobs: int, new_file: Callable[[], Path]
) -> Long:
    """What is to be done for a document whose reading replied that it is too long.

    From now on its bytes must be those that were counted: all parts are of one document.
    """
    assert reply.pages is not None
    return Long(replace(source, sha256=reply.sha256), options, reply.pages, size, jobs, new_file)


def part(gone: Path, step: Callable[..., None], source: Source, *arguments: Any) -> Reply:
    """One part of a document, in a reading process; nothing where the file `gone` says that it was given up."""
    if gone.exists():
        return Reply(source.name)
    return attempt(source.name, partial(step, source, *arguments))


def _remove(files: dict[str, list[Path]]) -> None:
    for some in files.values():
        for file in some:
            file.unlink(missing_ok=True)
