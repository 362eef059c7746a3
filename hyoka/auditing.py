"""Documents audited: each by itself while it is loaded, or together as one corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from audit import Lang, audit
from hyoka.notices import NOT_AUDITED
from hyoka.personal import public
from hyoka.pipeline import read_document
from schemas.document import CUT_OFF, DocumentResult, PageNote
from schemas.fact import Fact
from schemas.finding import Audit, Finding, Severity, Status, audit_of
from schemas.verdict import KeyedFinding, Verdict, keyed

if TYPE_CHECKING:
    from hyoka.pipeline import ReadOptions
    from hyoka.sources import Source
    from load.findings import LoadedDocument

_LONGEST_ERROR: Final = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """A document to be audited. `name` is its file name, made longer where two of them share one.

    `paths` are where its file was seen; `projects` is code and name of the project of each sheet, as far as printed.
    """

    name: str
    sha256: str
    municipality: str | None
    paths: tuple[Path, ...]
    facts: tuple[Fact, ...]
    projects: Mapping[int, str]


@dataclass(frozen=True)
class Audited:
    """A corpus and all its relations, those that hold too; errors first, else as the audit tells them."""

    subjects: tuple[Subject, ...]
    findings: tuple[KeyedFinding, ...]

    def count(self, status: Status, severity: Severity | None = None) -> int:
        """How many relations came out so, and are so severe; a dismissed failure is no failure of a severity."""
        return sum(
            one.finding.status is status
            and (severity is None or (one.finding.severity is severity and not one.dismissed))
            for one in self.findings
        )

    @property
    def errors(self) -> int:
        """How many printed contradictions nobody has dismissed."""
        return self.count(Status.FAILS, Severity.ERROR)

    @property
    def dismissed(self) -> int:
        """How many findings a person has dismissed."""
        return sum(one.dismissed for one in self.findings)

    def subject(self, name: str) -> Subject:
        """The document of this name."""
        return self._named[name]

    @cached_property
    def _named(self) -> dict[str, Subject]:
        return {one.name: one for one in self.subjects}


def read_audited(source: Source, options: ReadOptions) -> DocumentResult:
    """Read one PDF and re-check its own printed relations. Raises `Rejected`."""
    known: dict[int, bytes] = {}
    return audited(read_document(source, options, relations=known.__setitem__), known)


def audited(result: DocumentResult, known: Mapping[int, bytes] = MappingProxyType({})) -> DocumentResult:
    """A document with its audit. A fault of the audit costs its findings and leaves a note; the facts stay.

    `known` are the relations of sheets that were found with them, by their ordinals.
    """
    # What is doubted since (the file is cut off) is not as sure as it was when its relations were found.
    cut = any(note.kind == CUT_OFF for note in result.notes)
    relations = {} if cut else {(result.document, ordinal): found for ordinal, found in known.items()}
    try:
        found = audit(public(result.facts), known=relations, brief=True)
    except Exception as error:  # whatever the audit stumbles over, the facts are worth loading
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_ERROR]
        return replace(result, notes=(*result.notes, PageNote(1, NOT_AUDITED, said)))
    # Facts of real sheets have read-only dimensions, which do not cross between processes; what holds is only counted.
    return replace(
        result,
        audit=audit_of(
            one if one.status is Status.HOLDS else replace(one, dimensions=dict(one.dimensions)) for one in found
        ),
    )


def of_files(results: Iterable[DocumentResult]) -> tuple[Subject, ...]:
    """Documents that were read; the same bytes under two names are one document."""
    found: dict[str, Subject] = {}
    for result in results:
        known = found.get(result.sha256)
        path = Path(result.path)
        if known is not None:
            found[result.sha256] = replace(known, paths=(*known.paths, path))
        else:
            found[result.sha256] = _subject(
                result.document, result.sha256, result.municipality, (path,), public(result.facts)
            )
    return tuple(_told_apart(list(found.values())))


def of_database(documents: Iterable[LoadedDocument]) -> tuple[Subject, ...]:
    """Documents that are loaded."""
    found = [_subject(d.name, d.sha256, d.municipality, tuple(map(Path, d.paths)), d.facts) for d in documents]
    return tuple(_told_apart(found))


def audit_all(subjects: Sequence[Subject], lang: Lang, verdicts: Mapping[str, Verdict]) -> Audited:
    """All relations of the documents, also between them, with their keys and what persons said of them."""
    facts = [fact for subject in subjects for fact in subject.facts]
    sha256 = {subject.name: subject.sha256 for subject in subjects}
    found = keyed(audit(facts, lang), sha256)
    ranked = sorted((one.judged(verdicts) for one in found), key=lambda one: rank(one.finding.severity))
    return Audited(tuple(subjects), tuple(ranked))


def by_document(done: Audited) -> dict[str, Audit]:
    """The audit of each document, by its name, for keeping in a database."""
    findings: dict[str, list[Finding]] = {subject.name: [] for subject in done.subjects}
    for one in done.findings:
        findings[one.finding.document].append(one.finding)
    return {name: audit_of(many) for name, many in findings.items()}


def rank(severity: Severity | None) -> int:
    """Errors before warnings before notices before what simply holds."""
    return len(Severity) if severity is None else list(Severity).index(severity)


def _subject(
    name: str, sha256: str, municipality: str | None, paths: tuple[Path, ...], facts: tuple[Fact, ...]
) -> Subject:
    return Subject(name, sha256, municipality, paths, facts, _projects(facts))


def _projects(facts: Iterable[Fact]) -> dict[int, str]:
    """Code and name of the project of each sheet, the first of each that is printed."""
    parts: dict[tuple[int, str], str] = {}
    for fact in facts:
        if fact.concept in ("project_code", "project_name") and fact.value is not None:
            parts.setdefault((fact.sheet, fact.concept), str(fact.value))
    sheets = {sheet for sheet, _ in parts}
    told = {s: [parts[s, c] for c in ("project_code", "project_name") if (s, c) in parts] for s in sheets}
    return {sheet: " ".join(texts) for sheet, texts in told.items()}


def _told_apart(subjects: Sequence[Subject]) -> Iterator[Subject]:
    """The documents under names of their own: the audit knows a document by its name."""
    names = Counter(subject.name for subject in subjects)
    longer = Counter(_with_folder(subject) for subject in subjects)
    for subject in subjects:
        name = subject.name
        if names[name] > 1:
            name = _with_folder(subject)
            if longer[name] > 1 or name == subject.name:
                name = f"{subject.name} ({subject.sha256[:8]})"
        if name == subject.name and all(fact.document == name for fact in subject.facts):
            yield subject
        else:
            facts = tuple(replace(fact, document=name) for fact in subject.facts)
            yield replace(subject, name=name, facts=facts)


def _with_folder(subject: Subject) -> str:
    """The name with the folder that the file was first seen in."""
    folder = subject.paths[0].parent.name if subject.paths else ""
    return f"{folder}/{subject.name}" if folder else subject.name
