"""What a person said of a finding, and the key under which it finds its finding again."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from schemas.finding import Finding, Operand, Status
from schemas.naming import key_of

VerdictWord = Literal["accepted", "dismissed"]
"""`accepted`: the page is wrong, as the finding says. `dismissed`: nothing is wrong, or it does not matter."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of the finding with this key, and why."""

    key: str
    word: VerdictWord
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyedFinding:
    """A finding with the key that it has at every reading, and a person's verdict, if there is one."""

    key: str
    finding: Finding
    verdict: Verdict | None = None

    @property
    def dismissed(self) -> bool:
        """Whether a person said that there is nothing in it."""
        return self.verdict is not None and self.verdict.word == "dismissed"

    def to_json(self) -> dict[str, object]:
        """The finding as one object of `hyoka audit --format jsonl`, with its key and its verdict behind."""
        said: dict[str, str | None] = {"verdict": None, "note": None}
        if self.verdict is not None:
            said = {"verdict": self.verdict.word, "note": self.verdict.note}
        return {**self.finding.to_json(), "id": self.key, **said}

    def judged(self, verdicts: Mapping[str, Verdict]) -> KeyedFinding:
        """The finding with what was said of it."""
        return replace(self, verdict=verdicts.get(self.key))


def keyed(findings: Iterable[Finding], sha256: Mapping[str, str]) -> tuple[KeyedFinding, ...]:
    """The findings with their keys, in their order. `sha256` is of the bytes of each document, by its name.

    A key is made of what is printed alone: the documents' bytes, the rule, the year of the checked figure, and page and
    characters of every cell. Boxes, labels and concepts are left out, because a better reading changes them; an equation
    that gains or loses a cell is another one, of which a person has not spoken. Equal ones on a page are numbered from
    its top, those that hold last, so that it makes no difference whether they are there.
    """
    found = list(findings)
    parts = [_printed(finding, sha256) for finding in found]
    seen: Counter[str] = Counter()
    keys = [""] * len(found)
    for index in sorted(range(len(found)), key=lambda i: _place(found[i])):
        plain = key_of(*parts[index])
        seen[plain] += 1
        keys[index] = plain if seen[plain] == 1 else key_of(*parts[index], seen[plain])
    return tuple(KeyedFinding(key, finding) for key, finding in zip(keys, found, strict=True))


def _printed(finding: Finding, sha256: Mapping[str, str]) -> tuple[str | int | None, ...]:
    """What is printed of a relation: the checked figure, and every cell, in an order of their own."""
    cells = sorted(_cell(cell, sha256) for cell in finding.cells)
    whose = sha256.get(finding.document, finding.document)
    return whose, finding.rule.value, finding.page, _squeezed(finding.raw), finding.fiscal_year, *cells


def _cell(cell: Operand, sha256: Mapping[str, str]) -> str:
    return f"{sha256.get(cell.document, cell.document)} {cell.page} {_squeezed(cell.raw)}"


def _squeezed(raw: str) -> str:
    """What is printed, whichever reader it came from: they differ in blanks and in widths."""
    return "".join(unicodedata.normalize("NFKC", raw).split())


def _place(finding: Finding) -> tuple[bool, float, float]:
    return finding.status is Status.HOLDS, finding.box.y0, finding.box.x0
