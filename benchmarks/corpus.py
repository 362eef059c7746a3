"""The labelled sheets, set by set: re-typeset samples, forms of invented municipalities, real sheets that lie outside."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from benchmarks.scoring import Line

ROOT: Final = Path(__file__).parents[1]
SetName = Literal["samples", "develop", "measure", "ikeda"]
TITLES: Final[dict[SetName, str]] = {
    "samples": "samples, re-typeset from published sheets (developed on)",
    "develop": "forms of invented municipalities, developed on",
    "measure": "forms of invented municipalities, only measured",
    "ikeda": "real sheets of 池田市 (developed on)",
}
_REAL: Final = "ikeda"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A PDF with the file of its expected facts; `form` names the form, `set` the set that it belongs to."""

    set: SetName
    form: str
    pdf: Path
    expected: Path

    @property
    def lines(self) -> list[Line]:
        """The expected facts."""
        return lines_of(self.expected)


def lines_of(path: Path) -> list[Line]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def everything(root: Path = ROOT) -> tuple[Labelled, ...]:
    """All labelled sheets of the repository at `root`, and the real ones where they are at hand beside it."""
    # A worktree lies one folder deeper than the repository.
    beside = (folder / "shared" / "real" / _REAL for folder in root.parents[:2])
    real = next((folder for folder in beside if folder.is_dir()), None)
    found = list(labelled([root / "samples"], None))
    if real is not None:
        found += labelled([root / "tests" / "real" / _REAL], real)
    return tuple(found)


def labelled(roots: list[Path], pdfs: Path | None) -> Iterator[Labelled]:
    """Each PDF under `roots` that has expected facts; `pdfs` is the folder of the PDFs where it is another one."""
    for root in roots:
        for expected in sorted(root.rglob("*expected.jsonl")):
            kind, form = _set_of(expected.parent), expected.parent.name
            if expected.name == "expected.jsonl":
                yield from (Labelled(kind, form, pdf, expected) for pdf in sorted(expected.parent.glob("*.pdf")))
            else:
                pdf = (pdfs or expected.parent) / f"{expected.name.removesuffix('.expected.jsonl')}.pdf"
                if pdf.exists():
                    yield Labelled(kind, form, pdf, expected)


def _set_of(folder: Path) -> SetName:
    """The set that a folder's `SOURCE.toml` says; a sample says none, and the real sheets have no such file."""
    source = folder / "SOURCE.toml"
    if not source.exists():
        return "ikeda"
    said = tomllib.loads(source.read_text(encoding="utf-8")).get("set", "samples")
    if said not in TITLES:
        raise ValueError(f"{source}: set = {said!r} is none of {', '.join(TITLES)}")
    name: SetName = said
    return name
