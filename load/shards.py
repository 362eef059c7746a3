"""Results as Parquet: a folder of shards, each a folder with one file a table, for a cluster without a database.

    FOLDER/shard-<digest>/document.parquet, source.parquet, fact.parquet, finding.parquet, …, ledger.parquet

The columns are those of docs/database.md with `sha256` in place of `document_id`; JSON is text. All facts of a table:
`read_parquet('FOLDER/*/fact.parquet')` in DuckDB. A shard appears whole, by renaming its folder, or not at all; its
name is a digest of what is in it, so that a batch that is done twice is there once. `settle` mends what two machines can
do to each other: the same document in two shards.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from load import bulk
from load.outcomes import Entry, Outcome
from load.personal import personal_concepts
from load.prepared import Prepared, prepare
from load.shard_tables import ARROW, LEDGER, schemas
from load.values import storable, storable_path
from schemas.errors import DatabaseError

if TYPE_CHECKING:
    from schemas.document import DocumentResult
    from schemas.errors import Rejected
    from schemas.finding import Audit

LARGEST: Final = 200_000
"""Rows of facts after which a shard is written: some ten megabytes, which every reader of Parquet likes."""
MOST: Final = 1_000
"""Documents, read or rejected, after which one is written."""
_FORGOTTEN: Final = 3600.0
"""Seconds after which a shard that was never finished is of a process that is dead."""
_SHARD: Final = "shard-"
_WRITING: Final = ".writing-"


class ShardStore:
    """The writing side of a folder of shards; the methods of `load.store.Store` that a run needs.

    Names and phone numbers of persons are left out unless `with_personal`. What is loaded is there after `flush`, which
    `finish_run` calls. Raises `DatabaseError` where the folder cannot be written.
    """

    def __init__(self, folder: Path, *, with_personal: bool = False) -> None:
        """Shards in this folder, which is made if it is not there."""
        ARROW.load()
        self._folder = folder
        self.with_personal = with_personal
        self._hidden = frozenset() if with_personal else personal_concepts()
        self._known: dict[str, set[str]] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in schemas()}
        self.tell: Callable[[str], None] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(f"{folder}: cannot be made ({error.strerror})") from None

    @property
    def url(self) -> str:
        """The folder."""
        return str(self._folder)

    def close(self) -> None:
        """Let go of what is not written yet; the next run reads it again."""
        for rows in self._rows.values():
            rows.clear()

    def begin_run(self, version: str, options: Mapping[str, Any]) -> int:
        """Settle what earlier runs left. Returns the run's number: when it began, in microseconds since 1970."""
        settle(self._folder)
        return int(datetime.now(UTC).timestamp() * 1_000_000)

    def finish_run(self, run_id: int) -> None:
        """Write what is left, and settle."""
        self.flush()
        settle(self._folder)

    def known(self, extraction: str) -> set[str]:
        """SHA-256 of every document whose facts already come from this extraction; those loaded here from now on, too."""
        if extraction not in self._known:
            tables = (
                ARROW.read(shard / "document.parquet", ["sha256", "extraction"]) for shard in _shards(self._folder)
            )
            self._known[extraction] = {
                row["sha256"] for table in tables for row in table.to_pylist() if row["extraction"] == extraction
            }
        return self._known[extraction]

    def known_paths(self, extraction: str) -> set[str]:
        """The paths at which such documents were seen; what lies there now may be something else."""
        known = self.known(extraction)
        tables = (ARROW.read(shard / "source.parquet", ["sha256", "path"]) for shard in _shards(self._folder))
        return {row["path"] for table in tables for row in table.to_pylist() if row["sha256"] in known}

    def facts_by_concept(self) -> dict[str, int]:
        """How many facts of each concept the folder holds."""
        counts: dict[str, int] = {}
        for shard in _shards(self._folder):
            for concept in ARROW.read(shard / "fact.parquet", ["concept"]).column("concept").to_pylist():
                counts[concept] = counts.get(concept, 0) + 1
        return counts

    def load(
        self, run_id: int, result: DocumentResult | Prepared, extraction: str, *, seconds: float | None = None
    ) -> Entry:
        """Add a document, unless the same extraction of the same bytes is there."""
        ready = result if isinstance(result, Prepared) else prepare(result, bulk.all_columns())
        name, path = storable(ready.document), storable_path(ready.path)
        if ready.sha256 in self.known(extraction):
            return self.unchanged(run_id, ready.path, ready.document, ready.sha256)
        described = (name, ready.municipality, ready.size, ready.pages, ready.reader, extraction)
        self._rows["document"].append((ready.sha256, *described))
        self._rows["source"].append((ready.sha256, path, name))
        for portion in ready.portions:
            rows = portion.tuples()
            if portion.table == "fact" and self._hidden:
                at = bulk.all_columns()["fact"].names.index("concept")
                rows = [row for row in rows if row[at] not in self._hidden]
            self._rows[portion.table] += ((ready.sha256, *row) for row in rows)
        self._known[extraction].add(ready.sha256)
        entry = Entry(path, name, Outcome.LOADED, ready.sha256, seconds=seconds, pages=ready.pages)
        entry = replace(entry, sheets=ready.sheets, facts=ready.facts)
        return self._recorded(run_id, entry, ready.remark, ready.audit)

    def unchanged(self, run_id: int, path: str, name: str, sha256: str) -> Entry:
        """Note that a file holds a document that is already there, perhaps under another name."""
        entry = Entry(storable_path(path), storable(name), Outcome.UNCHANGED, sha256)
        self._rows["source"].append((sha256, entry.path, entry.name))
        return self._recorded(run_id, entry, None, None)

    def reject(
        self, run_id: int, path: str, rejected: Rejected, sha256: str | None = None, *, seconds: float | None = None
    ) -> Entry:
        """Note why a document could not be read."""
        name, reason = storable(rejected.document), rejected.reason.value
        entry = Entry(storable_path(path), name, Outcome.REJECTED, sha256, reason=reason, seconds=seconds)
        return self._recorded(run_id, entry, storable(str(rejected)), None)

    def flush(self) -> None:
        """Write a shard of what there is, whole or not at all."""
        if not self._rows[LEDGER]:
            return
        target = self._folder / f"{_SHARD}{self._digest()}"
        working = self._folder / f"{_WRITING}{target.name}-{time.monotonic_ns()}"
        try:
            working.mkdir()
            for name, schema in schemas().items():
                ARROW.write(working / f"{name}.parquet", schema, self._rows[name])
            if target.exists():
                shutil.rmtree(working)
            else:
                working.rename(target)
        except OSError as error:
            shutil.rmtree(working, ignore_errors=True)
            if not target.exists():
                raise DatabaseError(f"{self._folder}: cannot be written ({error.strerror})") from None
        self.close()

    def _recorded(self, run_id: int, entry: Entry, message: str | None, audit: Audit | None) -> Entry:
        """Add the ledger's row of a document; a full shard is written."""
        counted = (entry.outcome.value, entry.reason, message, entry.sheets, entry.facts, entry.pages, entry.seconds)
        self._rows[LEDGER].append((run_id, entry.path, entry.name, entry.sha256, *counted))
        if len(self._rows["fact"]) >= LARGEST or len(self._rows[LEDGER]) >= MOST:
            self.flush()
        return replace(entry, message=message, audit=audit)

    def _digest(self) -> str:
        """What a shard is called: the same for the same outcomes of the same documents."""
        rows = sorted(map(repr, (*self._rows["document"], *(row[:-1] for row in self._rows[LEDGER]))))
        return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def settle(folder: Path) -> None:
    """Leave each document in one shard, with its newest reading, and remove what dead processes left behind.

    Two machines that read the same bytes at once both write them; nobody else may write meanwhile.
    """
    for left in folder.glob(f"{_WRITING}*"):
        if time.time() - left.stat().st_mtime > _FORGOTTEN:
            shutil.rmtree(left, ignore_errors=True)
    kept: set[str] = set()
    for shard in sorted(_shards(folder), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True):
        own = set(ARROW.read(shard / "document.parquet", ["sha256"]).column("sha256").to_pylist())
        if again := own & kept:
            _drop(shard, again)
        kept |= own


def _drop(shard: Path, documents: Iterable[str]) -> None:
    """Take documents out of a shard; who found them stays in `source` and `ledger`."""
    gone = set(documents)
    # The list of documents last: until then the next `settle` begins again.
    for name in sorted(schemas(), key=lambda name: name == "document"):
        if name not in ("source", LEDGER):
            file = shard / f"{name}.parquet"
            rows = [row for row in ARROW.read(file).to_pylist() if row["sha256"] not in gone]
            changed = file.with_suffix(".changed")
            ARROW.write(changed, schemas()[name], [tuple(row.values()) for row in rows])
            changed.replace(file)


def _shards(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{_SHARD}*"))
