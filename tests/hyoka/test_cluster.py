"""A run on several workers, which are processes of their own here: one is killed, and nothing is lost or doubled."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hyoka.course import Course
from hyoka.inputs import find
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits
from hyoka.runner import Hearing
from load.outcomes import Entry
from load.shards import ShardStore
from load.store import Store, open_store
from schemas.errors import ClusterError
from tests.hyoka import fakes
from tests.hyoka.clusters import Cluster, wait_until
from tests.hyoka.test_pool import make_files
from tests.hyoka.test_runner import exports, run_all
from tests.load.examples import queried

pytest.importorskip("distributed")
cluster = pytest.importorskip("hyoka.cluster")
cluster_worker = pytest.importorskip("hyoka.cluster_worker")

LIMITS = Limits(1, 20.0)


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler with two workers that no test kills."""
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        running.add_worker()
        running.add_worker()
        yield running


def hears(entries: list[Entry]) -> Hearing:
    """Who hears how a run goes, and keeps the entries."""
    return Hearing(entries.append, print, Course())


def run_there(
    at: Cluster, folder: Path, store: Store | ShardStore, target: str, options: ReadOptions | None = None
) -> list[Entry]:
    """A run over a folder with the fake reader, by the workers."""
    entries: list[Entry] = []
    with find([folder]) as inputs:
        cluster.run_on(
            at.address, inputs, store, options or ReadOptions(), LIMITS, hears(entries), target=target, read=fakes.read
        )
    return entries


def test_a_worker_is_killed_and_nothing_is_lost(postgres_url: str, tmp_path: Path) -> None:
    """SIGKILL in the middle of a task: the database comes out byte for byte as from a run on one machine."""
    folder = tmp_path / "in"
    make_files(folder, *(f"slow-{k}.pdf" for k in range(60)), "encrypted-1.pdf", "segfault-1.pdf")
    store = open_store(postgres_url)
    with Cluster(tmp_path) as running:
        first = running.add_worker()

        def kill() -> None:
            wait_until(lambda: loaded(postgres_url) >= 5)
            first.send_signal(signal.SIGKILL)
            running.add_worker()

        killer = threading.Thread(target=kill)
        killer.start()
        entries = run_there(running, folder, store, postgres_url)
        killer.join()
        assert first.wait(10) == -signal.SIGKILL
    store.close()
    assert Counter(entry.outcome.value for entry in entries) == {"loaded": 60, "rejected": 2}
    assert queried(postgres_url, "SELECT count(*), count(DISTINCT path) FROM ledger") == [(62, 62)]
    undisturbed = f"sqlite:///{tmp_path / 'undisturbed.db'}"
    run_all(folder, undisturbed)
    assert exports(postgres_url, tmp_path / "1") == exports(undisturbed, tmp_path / "2")


def loaded(url: str) -> int:
    """How many documents are in a database that is being written."""
    with suppress(Exception):
        return int(queried(url, "SELECT count(*) FROM document")[0][0])
    return 0


def test_what_is_there_is_not_read_again(two_workers: Cluster, postgres_url: str, tmp_path: Path) -> None:
    """The second run finds everything unchanged; new bytes are loaded, other options replace."""
    folder = tmp_path / "in"
    make_files(folder, "a.pdf", "b.pdf")
    store = open_store(postgres_url)
    outcomes = [
        sorted(entry.outcome.value for entry in run_there(two_workers, folder, store, postgres_url, options))
        for options in (ReadOptions(), ReadOptions(), ReadOptions(reader="pdfplumber"))
    ]
    store.close()
    assert outcomes == [["loaded"] * 2, ["unchanged"] * 2, ["replaced"] * 2]


def rows_of(folder: Path, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a table of all shards."""
    import pyarrow.parquet

    files = sorted(folder.glob(f"*/{table}.parquet"))
    tables = [pyarrow.parquet.ParquetFile(file).read(columns=list(columns)) for file in files]
    return sorted(tuple(row[name] for name in columns) for table in tables for row in table.to_pylist())


def test_parquet_holds_what_a_database_would(two_workers: Cluster, tmp_path: Path) -> None:
    """Row by row; but for names and phone numbers of persons. A second run adds outcomes, and no facts."""
    folder, shards = tmp_path / "in", tmp_path / "shards"
    make_files(folder, *(f"doc-{k}.pdf" for k in range(40)), "encrypted-1.pdf")
    (folder / "copy.pdf").write_text("doc-3.pdf")
    store = ShardStore(shards)
    first = run_there(two_workers, folder, store, str(shards))
    assert Counter(e.outcome.value for e in first)["rejected"] == 1
    again = run_there(two_workers, folder, ShardStore(shards), str(shards))
    assert Counter(e.outcome.value for e in again) == {"unchanged": 41, "rejected": 1}
    url = f"sqlite:///{tmp_path / 'local.db'}"
    run_all(folder, url)
    columns = ("ordinal", "page", "concept", "label", "value_text", "fiscal_year", "unit", "raw", "standing")
    wanted = (
        f"SELECT d.sha256, {', '.join(f'f.{c}' for c in columns)} FROM fact f JOIN document d ON d.id = f.document_id"
    )
    expected = sorted(queried(url, f"{wanted} WHERE f.concept <> 'contact_name'"), key=repr)
    assert sorted(rows_of(shards, "fact", "sha256", *columns), key=repr) == expected
    assert len(rows_of(shards, "document", "sha256")) == 40
    assert len(rows_of(shards, "ledger", "path")) == 2 * 42
    assert not list(shards.glob(".*"))


def test_one_machine_writes_parquet_too(tmp_path: Path) -> None:
    """Without any cluster; and what was killed before its shard was written is read again."""
    from hyoka.runner import run

    folder, shards = tmp_path / "in", tmp_path / "shards"
    make_files(folder, "a.pdf", "b.pdf")
    for expected in ("loaded", "unchanged"):
        entries: list[Entry] = []
        run(find([folder]), ShardStore(shards), ReadOptions(), LIMITS, entries.append, read=fakes.read)
        assert [entry.outcome.value for entry in entries] == [expected] * 2
    assert len(rows_of(shards, "document", "sha256")) == 2


def test_what_every_worker_dies_of_is_found_and_said(postgres_url: str, tmp_path: Path) -> None:
    """A document that kills whoever reads it costs itself only, and the run goes on."""
    folder = tmp_path / "in"
    make_files(folder, "a.pdf", "b.pdf", "killer-1.pdf")
    store = open_store(postgres_url)
    with Cluster(tmp_path, failures=0) as running:
        for _ in range(3):
            running.add_worker()
        entries = run_there(running, folder, store, postgres_url)
    store.close()
    assert sorted((e.name, e.outcome.value, e.reason) for e in entries) == [
        ("a.pdf", "loaded", None),
        ("b.pdf", "loaded", None),
        ("killer-1.pdf", "rejected", "crashed"),
    ]


def test_another_build_and_a_file_that_only_the_client_sees(
    two_workers: Cluster, postgres_url: str, tmp_path: Path
) -> None:
    """Both are said in a sentence; nothing is read by a build that would read otherwise."""
    folder = tmp_path / "in"
    (source,) = make_files(folder, "a.pdf")
    store = open_store(postgres_url)
    options = ReadOptions()
    job = cluster_worker.Job(
        store.begin_run("0", {}), postgres_url, False, False, "0.0 other", options, LIMITS, fakes.read
    )
    with pytest.raises(ClusterError, match=r"another build: .*, not 0\.0 other"):
        cluster_worker.work(job, [])
    with find([folder]) as inputs, cluster.connected(two_workers.address) as client:
        places = list(inputs.places(lambda *_: None))
        source.file.unlink()
        same = replace(job, extraction=options.extraction())
        done = client.submit(cluster_worker.work, same, tuple(places), pure=False).result(60)
        with pytest.raises(ClusterError, match="another build"):
            cluster.load_on(
                client, two_workers.address, find([tmp_path / "clusters.pdf", __file__]), job, store, hears([])
            )
    store.close()
    ((entry,)) = done.entries
    assert (entry.reason, "which was to read it" in (entry.message or "")) == ("not_found", True)


def test_no_scheduler_and_no_shared_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences, before anything is read."""
    from hyoka.targets import open_target
    from schemas.errors import DatabaseError

    monkeypatch.setattr(cluster, "CONNECT", 1.0)
    make_files(tmp_path / "in", "a.pdf")
    store = ShardStore(tmp_path / "shards")
    with find([tmp_path / "in"]) as inputs, pytest.raises(ClusterError, match="no scheduler answers"):
        cluster.run_on("tcp://127.0.0.1:9", inputs, store, ReadOptions(), LIMITS, hears([]), target="x")
    with pytest.raises(DatabaseError, match="for one machine"):
        open_target("sqlite:///x.db", None, "tcp://127.0.0.1:9")
