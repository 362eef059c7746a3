"""Make mutants, in a process of their own: what is made may bring down the library that makes it.

    python -m benchmarks.mutations FOLDER --seed 1 --first 120 --count 24

writes the files and prints a line of JSON for each. Number and seed are enough to make a file again.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pymupdf

from benchmarks.mutations import mutant, samples


def main(argv: list[str] | None = None) -> int:
    """Write the mutants that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1)
    args = parser.parse_args(argv)
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    files = samples()
    for number in range(args.first, args.first + args.count):
        made = mutant(args.seed, number, files)
        (args.folder / made.name).write_bytes(made.data)
        print(json.dumps({"file": made.name, "done": made.done}, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
