"""Runs that are killed again and again: what the database holds in the end against that of a run that nobody disturbed.

    python -m benchmarks.faults --trials 40 --seed 1 [--jobs 2] [--documents 24] [--markdown]

In each trial `hyoka run` reads the same documents into a new database (SQLite, every third time Postgres) and is hit at random
moments: SIGKILL of the run itself, SIGKILL of one of its children, Ctrl-C. It is started again until it has
ended with every document loaded; then all exports must be byte for byte those of the undisturbed run. Exit code 1 if a
document was lost, a row came twice, an export differs, or a process was left behind.
"""

from __future__ import annotations

import argparse
import io
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks import invariants
from benchmarks.mutations import samples
from benchmarks.processes import Disturb, Interrupting, Killing, Ran, hyoka_run
from benchmarks.servers import Databases, drop, postgres
from load.engine import open_engine
from load.export import EXPORTS, FACTS, ExportOptions, export

MOST_FAULTS: Final = 4
"""Faults injected into one trial, one a run, before it is left in peace."""
MOST_RUNS: Final = 4
"""Undisturbed runs that a trial may take to its end: one, and one more where a killed child cost a document."""
OVER: Final = 1.1
"""Faults are injected at any moment of the undisturbed run's time and a little after it."""
POSTGRES_EACH: Final = 3
KINDS: Final = ("run killed", "reader killed", "Ctrl-C")
WEIGHTS: Final = (3, 3, 1)


@dataclass(slots=True)
class Tally:
    """What came out so far."""

    trials: int = 0
    runs: int = 0
    documents: int = 0
    lost: int = 0
    duplicated: int = 0
    different: int = 0
    orphans: int = 0
    hung: int = 0
    tracebacks: int = 0
    injected: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> bool:
        """Whether anything happened that must not."""
        return any((self.lost, self.duplicated, self.different, self.orphans, self.hung, self.tracebacks))


Exports = dict[str, str]


@dataclass(frozen=True, slots=True)
class Injecting:
    """What stays the same from trial to trial: the documents, the exports of the undisturbed run, and its seconds."""

    folder: Path
    sources: Path
    jobs: int
    expected: Exports
    seconds: float
    tally: Tally

    def trial(self, url: str, random_: random.Random) -> None:
        """Disturb a run, let it come to its end, and compare."""
        tally = self.tally
        for _ in range(random_.randint(1, MOST_FAULTS)):
            kind = random_.choices(KINDS, WEIGHTS)[0]
            disturbance = _disturbance(kind, random_.uniform(0.0, OVER * self.seconds), random_)
            self._run(url, disturbance)
            # A run that was over by then, or had no reader, was not hit.
            tally.injected[kind if disturbance.hit else f"{kind}: too early or too late"] += 1
        for _ in range(MOST_RUNS):
            if self._run(url, None).code == 0:
                break
        found = exports(url)
        tally.trials += 1
        tally.different += found != self.expected
        self._compare(found)
        rows = invariants.ledger(url)
        for fault in invariants.of_database(url, rows, {}):
            tally.different += 1
            print(f"{fault.kind}: {fault.file}: {fault.seen[:400]}", flush=True)

    def _run(self, url: str, disturb: Disturb | None) -> Ran:
        arguments = (self.sources, "--db", url, "--jobs", self.jobs)
        ran = hyoka_run(arguments, self.folder / "tmp", disturb)
        self.tally.runs += 1
        self.tally.orphans += len(ran.orphans)
        self.tally.hung += ran.hung
        # Before the first line of the command, Ctrl-C is Python's.
        if "Traceback" in ran.err and "cli.py" in ran.err:
            self.tally.tracebacks += 1
            print(ran.err[-1500:], flush=True)
        return ran

    def _compare(self, found: Exports) -> None:
        """Count documents that are not there, and facts that are there more often than they should be."""
        expected, got = (Counter(one[FACTS].splitlines()) for one in (self.expected, found))
        names = [{line.partition(",")[0] for line in lines} for lines in (expected, got)]
        self.tally.documents += len(names[0])
        self.tally.lost += len(names[0] - names[1])
        self.tally.duplicated += (got - expected).total()


def _disturbance(kind: str, moment: float, random_: random.Random) -> Killing | Interrupting:
    if kind == "Ctrl-C":
        return Interrupting(moment)
    return Killing(moment, random_ if kind == "reader killed" else None)


def exports(url: str) -> Exports:
    """Everything that can be exported, with personal data, as JSON Lines."""
    engine = open_engine(url, create=False)
    found = {}
    for table in EXPORTS:
        out = io.StringIO()
        export(engine, out, ExportOptions(table=table, with_personal=True))
        found[table] = out.getvalue()
    engine.dispose()
    return found


def documents(folder: Path, count: int) -> Path:
    """So many samples, small ones first, each with bytes of its own, in folders of eight."""
    small = sorted(samples(), key=lambda file: (file.stat().st_size, file.name))
    for number in range(count):
        source = small[number % len(small)]
        target = folder / "in" / f"{number // 8}" / f"{number:03d}-{source.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes() + b"\n%% %d" % number)
    return folder / "in"


def inject(trials: int, seed: int, jobs: int, count: int, databases: Databases | None, folder: Path) -> Tally:
    """Run the trials with their files in `folder`."""
    sources = documents(folder, count)
    undisturbed = f"sqlite:///{folder / 'undisturbed.db'}"
    ran = hyoka_run((sources, "--db", undisturbed, "--jobs", jobs), folder / "tmp")
    if ran.code != 0:
        raise RuntimeError(f"the undisturbed run failed with {ran.code}: {ran.err[-600:]}")
    injecting = Injecting(folder, sources, jobs, exports(undisturbed), ran.seconds, Tally())
    for number in range(trials):
        on_postgres = databases is not None and number % POSTGRES_EACH == POSTGRES_EACH - 1
        url = databases() if databases and on_postgres else f"sqlite:///{folder / f'{number}.db'}"
        injecting.trial(url, random.Random(f"{seed}/{number}"))
        drop(url)
        for file in folder.glob(f"{number}.db*"):
            file.unlink()
    return injecting.tally


def report(tally: Tally, seed: int, seconds: float, markdown: bool) -> str:
    """The table of faults injected and what came of them."""
    rows = [
        ("trials", tally.trials),
        ("runs", tally.runs),
        *((name, count) for name, count in sorted(tally.injected.items())),
        ("faults injected", sum(n for kind, n in tally.injected.items() if kind in KINDS)),
        ("documents", tally.documents),
        ("documents lost", tally.lost),
        ("rows duplicated", tally.duplicated),
        ("exports that differ, broken databases", tally.different),
        ("processes left behind", tally.orphans),
        ("runs that hung", tally.hung),
        ("tracebacks", tally.tracebacks),
    ]
    head = f"seed {seed}, {seconds:.0f} s"
    if markdown:
        return "\n".join([f"| {head} | |", "|---|---:|", *(f"| {name} | {count} |" for name, count in rows)])
    return "\n".join([head, *(f"{name:40}{count:>8}" for name, count in rows)])


def main(argv: Sequence[str] | None = None) -> int:
    """Run the trials that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--markdown", action="store_true", help="the table as Markdown")
    args = parser.parse_args(argv)
    # Started in the background of a shell, this process ignores Ctrl-C, and its children would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    start = time.monotonic()
    with postgres() as databases, tempfile.TemporaryDirectory(prefix="hyoka-faults-") as name:
        tally = inject(args.trials, args.seed, args.jobs, args.documents, databases, Path(name))
    print(report(tally, args.seed, time.monotonic() - start, args.markdown))
    return int(tally.failed)


if __name__ == "__main__":
    sys.exit(main())
