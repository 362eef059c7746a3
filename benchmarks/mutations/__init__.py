"""Samples made wrong, at four levels: bytes, objects, content streams, and what is printed. Seeded: file n is always the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pymupdf

from benchmarks.mutations import objects, printed, raw, streams

ROOT: Final = Path(__file__).parents[2]
LARGEST: Final = 600_000
"""Bytes of the largest sample that is mutated: a file of two megabytes takes the time of ten."""
MOST_PAGES: Final = 6
"""Above the bytes, a sample of more pages is cut down to so many: most of what goes wrong goes wrong on one page."""

Mutate = Callable[[bytes, random.Random], tuple[bytes, list[str]]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mutated file: its number, what it was made from, at which level, and what was done to it, in words."""

    number: int
    sample: str
    level: str
    done: tuple[str, ...]
    data: bytes

    @property
    def name(self) -> str:
        """The file name; number and seed suffice to make it again."""
        return f"{self.number:06d}-{self.level}-{self.sample}.pdf"


LEVELS: Final = ("bytes", "objects", "streams", "printed")


def samples(root: Path = ROOT) -> list[Path]:
    """The PDFs that are mutated, in byte order."""
    return sorted(file for file in (root / "samples").rglob("*.pdf") if file.stat().st_size <= LARGEST)


def mutant(seed: int, number: int, files: Sequence[Path]) -> Mutant:
    """Mutant `number` of a seed. What a library refuses to mutate is mutated in its bytes."""
    random_ = random.Random(f"{seed}/{number}")
    file, level = random_.choice(files), random_.choice(LEVELS)
    data = file.read_bytes()
    try:
        if level != "bytes":
            data = shortened(data, random_)
        changed, done = _mutated(level, data, files, random_)
    except Exception as error:  # a library that does not like what we make of a file is no matter of this benchmark
        level = "bytes"
        changed, done = _mutated(level, data, files, random_)
        done.insert(0, f"(not as planned: {type(error).__name__})")
    return Mutant(number, file.stem, level, tuple(done), changed)


def _mutated(level: str, data: bytes, files: Sequence[Path], random_: random.Random) -> tuple[bytes, list[str]]:
    if level == "bytes":
        return raw.mutated(data, random_, random_.choice(files).read_bytes())
    mutate: Mutate = {"objects": objects.mutated, "streams": streams.mutated, "printed": printed.mutated}[level]
    return mutate(data, random_)


def shortened(data: bytes, random_: random.Random) -> bytes:
    """A sample of many pages with some of them, one after the other; others as they are."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        if document.page_count <= MOST_PAGES:
            return data
        first = random_.randrange(document.page_count - MOST_PAGES)
        document.select(range(first, first + MOST_PAGES))
        return bytes(document.tobytes(garbage=3, no_new_id=True))
