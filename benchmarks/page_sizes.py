"""How large the pages of some files are, measured in a process of its own: a hostile file may bring it down.

    python -m benchmarks.page_sizes pymupdf FILE...

prints a line of JSON for each file whose pages can be measured: its name and [width, height] of every page.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import pdfplumber
import pymupdf

ROOT: Final = Path(__file__).parents[1]
SECONDS: Final = 120.0
"""For all files together; what is not measured by then is not measured."""
MOST_PAGES: Final = 100


def measured(reader: str, files: Sequence[Path]) -> dict[str, list[tuple[float, float]]]:
    """The sizes of the pages of each file that can be measured."""
    command = [sys.executable, "-m", "benchmarks.page_sizes", reader, *map(str, files)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, cwd=ROOT, check=False)
        said = done.stdout
    except subprocess.TimeoutExpired as error:
        said = error.stdout.decode() if isinstance(error.stdout, bytes) else error.stdout or ""
    found = {}
    for line in said.splitlines():
        with suppress(ValueError):
            one = json.loads(line)
            found[one["file"]] = [(width, height) for width, height in one["pages"]]
    return found


def _with_mupdf(file: Path) -> list[tuple[float, float]]:
    with pymupdf.open(file, filetype="pdf") as document:
        count = min(document.page_count, MOST_PAGES)
        return [(float(document[n].rect.width), float(document[n].rect.height)) for n in range(count)]


def _with_plumber(file: Path) -> list[tuple[float, float]]:
    with pdfplumber.open(file) as document:
        boxes = [page.cropbox for page in document.pages[:MOST_PAGES]]
    return [(float(x1 - x0), float(y1 - y0)) for x0, y0, x1, y1 in boxes]


def main(argv: list[str] | None = None) -> int:
    """Print the sizes of the files that the arguments name."""
    reader, *files = sys.argv[1:] if argv is None else argv
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    for file in files:
        with suppress(Exception):
            pages = (_with_plumber if reader == "pdfplumber" else _with_mupdf)(Path(file))
            print(json.dumps({"file": Path(file).name, "pages": pages}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
