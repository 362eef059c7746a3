"""What a cluster does: pages/s with one worker and with two, bytes through the scheduler, tasks/s of the scheduler.

    python -m benchmarks.cluster [--copies 3] [--rounds 2]

Reads so many copies of the five samples (each with other bytes) into a Postgres that it starts itself; one worker and two
workers, of one reading process each, take turns. All on this machine: two workers are no faster than its cores.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg

from hyoka import cluster
from hyoka.course import Course
from hyoka.inputs import find
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits
from hyoka.runner import Hearing
from load.outcomes import Entry
from load.store import open_store
from tests.hyoka.clusters import Cluster, wait_until

TASKS = 2_000
_MOVED = re.compile(r"bytes_(?:acked|received):(\d+)")


def copied(folder: Path, copies: int) -> int:
    """The samples with other bytes each time. Returns how many documents there are."""
    folder.mkdir()
    samples = [path for path in sorted(Path("samples").glob("*/*.pdf")) if path.parent.name != "forms"]
    for sample in samples:
        for number in range(copies):
            (folder / f"{sample.stem}-{number}.pdf").write_bytes(sample.read_bytes() + b"\n%% %d" % number)
    return copies * len(samples)


def measure(folder: Path, server: Any, workers: int, number: int, documents: int) -> None:
    """One run over so many workers, and what the scheduler can do beside."""
    name = f"bench_{workers}_{number}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    url = server.get_uri().replace("/postgres?", f"/{name}?")
    store, entries = open_store(url), list[Entry]()
    (folder / name).mkdir()
    with Cluster(folder / name) as running, cluster.connected(running.address) as client:
        for _ in range(workers):
            running.add_worker()
        wait_until(lambda: len(client.nthreads()) == workers)
        before, cpu, begun = _moved(running), _cpu(server), time.perf_counter()
        with find([folder / "in"]) as inputs:
            hearing = Hearing(entries.append, print, Course())
            cluster.run_on(running.address, inputs, store, ReadOptions(), Limits(1), hearing, target=url)
        seconds = time.perf_counter() - begun
        moved, used = _moved(running) - before, _cpu(server) - cpu
        tasks = _empty_tasks(client)
    store.close()
    pages = sum(entry.pages for entry in entries)
    facts = sum(entry.facts for entry in entries)
    print(
        f"{workers} workers: {documents} documents, {pages} pages, {facts} facts in {seconds:.1f} s: "
        f"{pages / seconds:.1f} pages/s, {used / pages * 1000:.1f} ms CPU a page (workers, readers, client, scheduler, "
        f"Postgres), {moved / documents:.0f} bytes a document through the scheduler, {tasks:.0f} empty tasks/s",
        flush=True,
    )


def _empty_tasks(client: Any) -> float:
    """Tasks a second that do nothing, all given out at once."""
    begun = time.perf_counter()
    client.gather(client.map(_nothing, range(TASKS), pure=False))
    return TASKS / (time.perf_counter() - begun)


def _nothing(number: int) -> int:
    return number


def _moved(running: Cluster) -> int:
    """Bytes that the scheduler has sent and received so far (Linux: `ss`); 0 where that cannot be told."""
    if shutil.which("ss") is None:
        return 0
    port = running.address.rpartition(":")[2]
    said = subprocess.run(["ss", "-tinH", f"sport = :{port}"], capture_output=True, text=True, check=True).stdout
    return sum(map(int, _MOVED.findall(said)))


def _cpu(server: Any) -> float:
    """CPU seconds so far of this process and of Postgres, with all that they have started."""
    roots = [os.getpid(), int((Path(server.pgdata) / "postmaster.pid").read_text().split()[0])]
    ticks = 0
    for pid in {pid for root in roots for pid in _family(root)}:
        with suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> list[int]:
    """A process and all that come from it."""
    found = [pid]
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in listed.read_text().split():
                found += _family(int(child))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hyoka-bench-") as name:
        folder = Path(name)
        documents = copied(folder / "in", args.copies)
        server = import_module("pgserver").get_server(folder / "postgres", cleanup_mode="stop")
        try:
            for number in range(args.rounds):
                for workers in (1, 2):
                    measure(folder, server, workers, number, documents)
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
