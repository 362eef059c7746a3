"""A run: every document read in a process of its own, loaded here, and written to the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from hyoka import __version__
from hyoka.auditing import read_audited
from hyoka.notices import audit_line, drift_line
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits, Reading
from schemas.errors import Rejected

if TYPE_CHECKING:
    from hyoka.inputs import Inputs
    from hyoka.sources import Source
    from hyoka.worker import Read
    from load.outcomes import Entry
    from load.store import Store

    Report = Callable[[Entry], None]
    Notice = Callable[[str], None]


def run(
    inputs: Inputs,
    store: Store,
    options: ReadOptions,
    limits: Limits,
    report: Report,
    *,
    read: Read = read_audited,
    notice: Notice | None = None,
) -> None:
    """Read, audit and load the documents; `report` hears of every one as soon as its ledger row is written.

    `notice` is told in one line of each document whose form has changed (drift), or that could not be audited.

    What an earlier run (even a killed one) has loaded from the same bytes in the same way is not read again.
    """
    extraction = options.extraction()
    run_id = store.begin_run(__version__, {"extraction": extraction, "files": len(inputs), **asdict(limits)})
    for path, rejected in inputs.rejected:
        report(store.reject(run_id, path, rejected))
    todo = _not_yet_loaded(inputs.sources, store, store.known(extraction), run_id, report)
    with Reading(options, limits, read=read) as reading:
        for source, answer in reading.answers(todo):
            if isinstance(answer, Rejected):
                report(store.reject(run_id, source.path, answer))
            else:
                report(store.load(run_id, answer, extraction))
                for line in (drift_line(answer.document, answer.notes), audit_line(answer.document, answer.notes)):
                    if notice is not None and line is not None:
                        notice(line)
    store.finish_run(run_id)


def _not_yet_loaded(
    sources: Collection[Source], store: Store, known: Collection[str], run_id: int, report: Report
) -> Iterator[Source]:
    """The documents whose bytes are not in the database yet; the others get their ledger row."""
    for source in sources:
        sha256 = _digest(source.file) if known else None
        if sha256 is not None and sha256 in known:
            report(store.unchanged(run_id, source.path, source.name, sha256))
        else:
            yield source


def _digest(path: Path) -> str | None:
    """SHA-256 of a file; None where it cannot be read (its reader will say why)."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
