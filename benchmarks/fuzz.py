"""Samples made wrong by chance, read by the real `hyoka run`, and what must hold whatever it is given.

    python -m benchmarks.fuzz --seconds 60 --seed 1 [--jobs 2] [--keep FOLDER] [--markdown]

Batches of mutants (`benchmarks.mutations`) beside untouched samples go through `hyoka run` with either reader, into SQLite or
Postgres; some runs are killed and started again. After each batch `benchmarks.invariants` looks at the exit code, the
ledger, the database, every fact, and at what the processes left. Files that break one are kept in FOLDER with what was
done to them; `python -m benchmarks.mutations FOLDER --seed S --first N` makes file N of seed S again. Exit code 1 if
an invariant did not hold. The same seed makes the same files; only how many depends on time.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks import invariants
from benchmarks.invariants import Fault, Row
from benchmarks.mutations import samples
from benchmarks.page_sizes import measured
from benchmarks.processes import ROOT, Killing, Ran, hyoka_run
from benchmarks.servers import Databases, drop, postgres
from schemas.errors import Reason

BATCH: Final = 24
"""Mutants of one run."""
BATCH_PLUMBER: Final = 8
"""Of one run with pdfplumber, which takes half a second a page."""
NEIGHBOURS: Final = ("tatsumi", "sakuragi", "kazehaya")
"""Small samples that stand untouched among the mutants; their facts must not change."""
TIMEOUT: Final = 60
"""Seconds for one document, enough for any sample with pdfplumber on a machine that does other things, too."""
MAKING: Final = 300.0
"""Seconds for the mutants of one batch to be made."""
CLOSE_LOOK: Final = frozenset({Reason.CRASHED, Reason.TIMED_OUT, Reason.OUT_OF_MEMORY})
"""Reasons that are no fault by themselves, but whose files are kept, too."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one batch is read."""

    reader: str = "pymupdf"
    verify: bool = False
    on_postgres: bool = False
    killed_after: float | None = None

    @classmethod
    def drawn(cls, random_: random.Random, reader: str | None = None) -> Setting:
        """A setting by chance: mostly the default reader into SQLite, undisturbed."""
        chosen = random_.choices(("pymupdf", "pdfplumber"), (5, 1))[0]
        verify, on_postgres, killed = random_.random() < 0.04, random_.random() < 0.15, random_.random() < 0.15
        moment = random_.uniform(0.5, 4.0)
        return cls(reader or chosen, verify, on_postgres, moment if killed else None)

    @property
    def arguments(self) -> list[str]:
        """The options of `hyoka run`."""
        return ["--reader", self.reader, *(["--verify"] if self.verify else [])]


@dataclass(slots=True)
class Tally:
    """What came out so far."""

    files: int = 0
    runs: int = 0
    kills: int = 0
    seconds: float = 0.0
    outcomes: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    readers: Counter[str] = field(default_factory=Counter)
    native: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    facts: int = 0

    def count(self, rows: Sequence[Row], setting: Setting) -> None:
        """Add the last run's rows."""
        self.files += len(rows)
        self.facts += sum(row.facts for row in rows)
        self.readers["both" if setting.verify else setting.reader] += len(rows)
        for row in rows:
            self.outcomes[f"rejected: {row.reason}" if row.reason else row.outcome] += 1
            self.levels[_level(row.name)] += 1
            if row.reason == Reason.CRASHED and invariants.exception_of(row) is None:
                self.native[(row.message or "").rpartition("(")[2].rstrip(")")] += 1


def _level(name: str) -> str:
    parts = name.split("-")
    return parts[1] if len(parts) > 1 else "untouched"


@dataclass(frozen=True, slots=True)
class Fuzzing:
    """What stays the same from batch to batch."""

    seed: int
    jobs: int
    keep: Path | None
    databases: Databases | None
    reader: str | None
    size: int = BATCH
    tally: Tally = field(default_factory=Tally)
    reference: dict[tuple[str, bool], dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def batch(self, first: int) -> int:
        """Read the batch that begins with mutant `first`; the number of mutants in it."""
        setting = Setting.drawn(random.Random(f"{self.seed}/batch/{first}"), self.reader)
        slow = setting.reader == "pdfplumber" or setting.verify
        count = min(BATCH_PLUMBER, self.size) if slow else self.size
        with tempfile.TemporaryDirectory(prefix="hyoka-fuzz-") as name:
            folder = Path(name)
            done = _made(folder / "in", self.seed, first, count)
            neighbours = _neighbours(folder / "in", NEIGHBOURS[:1] if slow else NEIGHBOURS)
            url = self.databases() if setting.on_postgres and self.databases else f"sqlite:///{folder / 'x.db'}"
            faults = list(self._read(folder, url, setting, neighbours))
            drop(url)
            self._keep(folder / "in", done, faults)
        return count

    def _read(self, folder: Path, url: str, setting: Setting, neighbours: Sequence[str]) -> Iterator[Fault]:
        """Read a folder, and all that does not hold."""
        arguments = [folder / "in", "--db", url, "--jobs", self.jobs, "--timeout", TIMEOUT, *setting.arguments]
        runs = 1
        if setting.killed_after is not None:
            ran = hyoka_run(arguments, folder / "killed", Killing(setting.killed_after))
            yield from self._noted(invariants.of_processes(ran))
            self.tally.kills += ran.killed
            runs = _begun(url) + 1
        ran = hyoka_run(arguments, folder / "tmp")
        self.tally.runs += 1
        if ran.code not in (0, 1):
            yield from self._noted([Fault("exit code", "", f"{ran.code}: {ran.err[-1500:]}")])
            return
        yield from self._noted(self._held(folder, url, setting, ran, runs, neighbours))

    def _held(
        self, folder: Path, url: str, setting: Setting, ran: Ran, run: int, neighbours: Sequence[str]
    ) -> Iterator[Fault]:
        """All invariants of a run that came to its end."""
        files = sorted((folder / "in").iterdir())
        rows = invariants.ledger(url)
        last = [row for row in rows if row.run == run]
        self.tally.count(last, setting)
        yield from invariants.of_run(ran, last)
        yield from invariants.of_ledger(rows, [str(file) for file in files], run)
        yield from invariants.of_database(url, rows, measured(setting.reader, files))
        found = invariants.facts_of(url, neighbours)
        known = self.reference.setdefault((setting.reader, setting.verify), {})
        for name, lines in found.items():
            if not lines or known.setdefault(name, lines) != lines:
                yield Fault("neighbour changed", name, f"{len(lines)} facts, else {len(known.get(name, ()))}")
        for row in last:
            if row.reason in CLOSE_LOOK:
                yield Fault("", row.name, row.message or "")

    def _noted(self, faults: Iterator[Fault] | Sequence[Fault]) -> Iterator[Fault]:
        """Faults, counted and told; a fault without a kind is only a file to look at."""
        for fault in faults:
            if fault.kind:
                self.tally.faults[fault.kind] += 1
                print(f"{fault.kind}: {fault.file}: {fault.seen[:400]}", flush=True)
            yield fault

    def _keep(self, folder: Path, done: dict[str, list[str]], faults: Sequence[Fault]) -> None:
        """Copy the files that broke something, with what was done to them; of a fault of the whole run, all."""
        if self.keep is None:
            return
        for number, fault in enumerate(faults):
            kind = "-".join((fault.kind or "look").split())
            names = [fault.file] if fault.file else sorted(done)
            for name in names:
                target = self.keep / kind / name
                target.parent.mkdir(parents=True, exist_ok=True)
                if (folder / name).is_file() and not target.exists():
                    shutil.copy(folder / name, target)
            said = {"seed": self.seed, "file": fault.file, "seen": fault.seen, "done": done.get(fault.file, [])}
            note = self.keep / kind / f"{Path(names[0]).stem}.{number}.json"
            note.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")


def _made(folder: Path, seed: int, first: int, count: int) -> dict[str, list[str]]:
    """Make mutants; name → what was done. A library that dies of making one costs the rest of the batch only."""
    folder.mkdir()
    command = [sys.executable, "-m", "benchmarks.mutations", str(folder), f"--seed={seed}"]
    command += [f"--first={first}", f"--count={count}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=MAKING, check=False)
    made = [json.loads(line) for line in done.stdout.splitlines()]
    return {one["file"]: one["done"] for one in made}


def _neighbours(folder: Path, names: Sequence[str]) -> list[str]:
    """Put untouched samples beside the mutants; their file names."""
    files = {file.stem: file for file in samples()}
    for name in names:
        shutil.copy(files[name], folder / f"{name}.pdf")
    return [f"{name}.pdf" for name in names]


def _begun(url: str) -> int:
    """How many runs a database knows of; 0 where it was killed before it had its tables."""
    try:
        return int(invariants.queried(url, "SELECT count(*) FROM run")[0][0])
    except Exception:  # no file or no table yet, each said in its own way by each database
        return 0


def report(tally: Tally, seed: int, markdown: bool) -> str:
    """The table: files by level, reader, outcome; faults by kind."""
    rows = [
        ("files tried", f"{tally.files}"),
        ("files/s", f"{tally.files / max(tally.seconds, 0.001):.1f}"),
        *((f"mutated {name}" if name != "untouched" else name, f"{n}") for name, n in sorted(tally.levels.items())),
        *((f"read by {name}", f"{n}") for name, n in sorted(tally.readers.items())),
        *((name, f"{n}") for name, n in tally.outcomes.most_common()),
        *((f"crash: {name}", f"{n}") for name, n in tally.native.most_common()),
        ("facts checked", f"{tally.facts}"),
        ("runs to the end", f"{tally.runs}"),
        ("runs killed before", f"{tally.kills}"),
        *((f"FAULT {name}", f"{n}") for name, n in tally.faults.most_common()),
        ("faults", f"{tally.faults.total()}"),
    ]
    head = f"seed {seed}, {tally.seconds:.0f} s"
    if markdown:
        return "\n".join([f"| {head} | |", "|---|---:|", *(f"| {name} | {value} |" for name, value in rows)])
    return "\n".join([head, *(f"{name:34}{value:>10}" for name, value in rows)])


def main(argv: list[str] | None = None) -> int:
    """Fuzz for the time that the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=BATCH, help="mutants of one run")
    parser.add_argument("--keep", type=Path, help="folder for the files that broke something")
    parser.add_argument("--reader", choices=("pymupdf", "pdfplumber"), help="only this one")
    parser.add_argument("--markdown", action="store_true", help="the table as Markdown")
    args = parser.parse_args(argv)
    with postgres() as databases:
        fuzzing = Fuzzing(args.seed, args.jobs, args.keep, databases, args.reader, args.batch)
        tally, number, start = fuzzing.tally, args.first, time.monotonic()
        while tally.seconds < args.seconds:
            number += fuzzing.batch(number)
            tally.seconds = time.monotonic() - start
    print(report(tally, args.seed, args.markdown))
    return int(tally.faults.total() > 0)


if __name__ == "__main__":
    sys.exit(main())
