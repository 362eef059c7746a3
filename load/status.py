"""What is in a database and how its runs go, read in one transaction: a run that writes meanwhile is not disturbed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, case, func, select

from load.engine import display, reading, sqlite_file
from load.finding_tables import finding, finding_verdict
from load.tables import document, fact, ledger, municipality, page_coverage, run, sheet
from schemas.coverage import LEAST
from schemas.finding import Status as Outcome

RUNS: Final = 5
"""So many runs are told of, the latest."""
_LATELY: Final = timedelta(minutes=5)
"""The rate of a run that goes on is that of these minutes before its last sign."""
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class RunStatus:
    """One run. Times are UTC; `last_sign` is when it last wrote a row of the ledger (or began).

    `expected` is how many documents it was given, where it said so; `recent_pages_per_second` is of its last minutes.
    """

    run: int
    started_at: datetime
    finished_at: datetime | None
    last_sign: datetime
    version: str
    options: Mapping[str, Any]
    expected: int | None
    outcomes: Mapping[str, int]
    pages: int
    facts: int
    recent_pages_per_second: float

    @property
    def documents(self) -> int:
        """Documents with an outcome."""
        return sum(self.outcomes.values())

    @property
    def seconds(self) -> float:
        """From its beginning to its end, or to its last sign."""
        return max(0.0, ((self.finished_at or self.last_sign) - self.started_at).total_seconds())

    @property
    def pages_per_second(self) -> float:
        """Of the whole run."""
        return self.pages / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class MunicipalityCoverage:
    """How much of a municipality's pages was understood: `claimed` is the share of characters, 0 to 1.

    `municipality` is None for documents whose municipality is not known; `low_pages` are those under `LEAST`.
    """

    municipality: str | None
    documents: int
    pages: int
    claimed: float
    low_pages: int


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that `hyoka status` tells. `rejected`: reason → files whose latest outcome it is; `size` in bytes.

    `findings`: severity → findings on which nobody has given a verdict; `judged` those that have one. `extractions`: by
    what the facts were read → documents.
    """

    database: str
    size: int
    documents: int
    pages: int
    sheets: int
    facts: int
    rejected: Mapping[str, int]
    findings: Mapping[str, int]
    judged: int
    extractions: Mapping[str, int]
    coverage: tuple[MunicipalityCoverage, ...]
    runs: tuple[RunStatus, ...]


def status(engine: Engine) -> Status:
    """The status of a database of this release. Reads only."""
    with reading(engine) as connection:
        documents, pages = connection.execute(select(func.count(), func.sum(document.c.pages))).one()
        sheets = select(func.count()).select_from(sheet).where(sheet.c.ordinal > 0)
        findings, judged = _findings(connection)
        return Status(
            database=display(engine.url),
            size=_size(connection),
            documents=documents,
            pages=int(pages or 0),
            sheets=connection.execute(sheets).scalar_one(),
            facts=connection.execute(select(func.count()).select_from(fact)).scalar_one(),
            rejected=_rejected(connection),
            findings=findings,
            judged=judged,
            extractions=_counts(
                connection, select(document.c.extraction, func.count()).group_by(document.c.extraction)
            ),
            coverage=_coverage(connection),
            runs=_runs(connection),
        )


def _counts(connection: Connection, query: Any) -> dict[str, int]:
    """Word → number, the most first."""
    rows = [(str(word), int(number)) for word, number in connection.execute(query)]
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))


def _rejected(connection: Connection) -> dict[str, int]:
    """By reason, the files that were rejected when they were last seen. Two indexes serve it."""
    later = ledger.alias("later")
    seen_again = select(later.c.path).where(later.c.path == ledger.c.path, later.c.run_id > ledger.c.run_id).exists()
    latest = select(ledger.c.reason, func.count()).where(ledger.c.reason.is_not(None), ~seen_again)
    return _counts(connection, latest.group_by(ledger.c.reason))


def _findings(connection: Connection) -> tuple[dict[str, int], int]:
    """By severity, the failing relations without a verdict; and how many have one."""
    verdict = select(finding_verdict.c.key).where(finding_verdict.c.key == finding.c.key).exists()
    fails = finding.c.status == Outcome.FAILS.value
    unjudged = select(finding.c.severity, func.count()).where(fails, ~verdict).group_by(finding.c.severity)
    judged = select(func.count()).select_from(finding).where(fails, verdict)
    return _counts(connection, unjudged), connection.execute(judged).scalar_one()


def _coverage(connection: Connection) -> tuple[MunicipalityCoverage, ...]:
    """By municipality, those with the most pages first."""
    page = page_coverage.c
    claimed = page.characters - page.unclaimed
    low = claimed * _PERCENT < page.characters * round(LEAST * _PERCENT)
    of_document = (
        select(
            page.document_id,
            func.count().label("pages"),
            func.sum(page.characters).label("characters"),
            func.sum(claimed).label("claimed"),
            func.sum(case((low, 1), else_=0)).label("low"),
        )
        .group_by(page.document_id)
        .subquery()
    )
    name = func.coalesce(municipality.c.name, document.c.municipality_id)
    sums = [func.sum(of_document.c[column]) for column in ("pages", "characters", "claimed", "low")]
    joined = of_document.join(document, document.c.id == of_document.c.document_id).outerjoin(municipality)
    rows = connection.execute(select(name, func.count(), *sums).select_from(joined).group_by(name))
    found = [
        MunicipalityCoverage(who, documents, int(pages), int(good) / int(characters) if characters else 1.0, int(low))
        for who, documents, pages, characters, good, low in rows
    ]
    return tuple(sorted(found, key=lambda one: (-one.pages, one.municipality or "")))


def _runs(connection: Connection) -> tuple[RunStatus, ...]:
    """The latest runs, newest first."""
    latest = connection.execute(select(run).order_by(run.c.id.desc()).limit(RUNS)).all()
    return tuple(_run(connection, row) for row in latest)


def _run(connection: Connection, row: Row[Any]) -> RunStatus:
    """One run, from its rows of the ledger."""
    mine = ledger.c.run_id == row.id
    sums = (func.count(), func.sum(ledger.c.pages), func.sum(ledger.c.facts))
    by_outcome = connection.execute(select(ledger.c.outcome, *sums).where(mine).group_by(ledger.c.outcome)).all()
    started = _utc(row.started_at)
    said = connection.execute(select(func.max(ledger.c.finished_at)).where(mine)).scalar()
    last = started if said is None else _utc(said)
    since = max(started, last - _LATELY)
    lately = select(func.sum(ledger.c.pages)).where(mine, ledger.c.finished_at >= since)
    pages, seconds = int(connection.execute(lately).scalar() or 0), (last - since).total_seconds()
    expected = row.options.get("files")
    return RunStatus(
        run=row.id,
        started_at=started,
        finished_at=None if row.finished_at is None else _utc(row.finished_at),
        last_sign=last,
        version=row.version,
        options=row.options,
        expected=expected if isinstance(expected, int) else None,
        outcomes={outcome: number for outcome, number, _, _ in by_outcome},
        pages=sum(int(read or 0) for _, _, read, _ in by_outcome),
        facts=sum(int(loaded or 0) for _, _, _, loaded in by_outcome),
        recent_pages_per_second=pages / seconds if seconds > 0 else 0.0,
    )


def _size(connection: Connection) -> int:
    """Bytes on disk, with indexes, and what is not yet written into place."""
    if connection.dialect.name == "postgresql":
        return int(connection.execute(select(func.pg_database_size(func.current_database()))).scalar_one())
    path = sqlite_file(connection.engine.url)
    files = [] if path is None else [path, path.with_name(f"{path.name}-wal")]
    return sum(file.stat().st_size for file in files if file.exists())


def _utc(time: datetime) -> datetime:
    """A time of the database, which is UTC; SQLite does not say so."""
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
