"""A printed municipality: exactly, with or without its prefecture, its district (郡) or the 市 at its end.

25 names stand in more than one prefecture (府中市, 池田町, …): without their prefecture they go to a person, as wards do
whose name several cities have. Nothing else than an exact name is accepted, but for look-alikes drawn alike (ニ戸市).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from normalize.names.candidates import auto, review
from normalize.names.edits import are_twins, one_edit
from normalize.names.keys import key
from normalize.names.similar import similar
from schemas.masters import Municipality, municipality_code
from schemas.naming import Answer, Candidate

_CERTAIN: Final = 100.0
_SHORTEST: Final = 2
_BRACKETED: Final = re.compile(r"(?P<name>.+)\((?P<prefecture>[^()]+[都道府県])\)")


class Gazetteer:
    """All municipalities by their names."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        """Index every writing of every municipality."""
        self.by_id = {one.id: one for one in municipalities}
        self._names: defaultdict[str, list[Municipality]] = defaultdict(list)
        self._short: defaultdict[str, list[Municipality]] = defaultdict(list)
        for one in self.by_id.values():
            for text in dict.fromkeys(_writings(one)):
                self._names[text].append(one)
            for text in dict.fromkeys(_short(one)):
                self._short[text].append(one)
        self._own = {key(one.name): one for one in self.by_id.values()}

    def match(self, raw: str, within: str | None = None) -> Answer:
        """What a printed municipality is; `within` is a prefecture (name or code) that is known."""
        prefecture = self._prefecture(within)
        code = municipality_code(raw.strip())
        if code in self.by_id:
            return auto(_candidate(self.by_id[code], "code"))
        bracketed = _BRACKETED.fullmatch(key(raw))
        text = key(raw) if bracketed is None else f"{bracketed['prefecture']}{bracketed['name']}"
        for names, reason in ((self._names, "exact"), (self._short, "without_suffix")):
            found = [one for one in names.get(text, ()) if prefecture in (None, one.prefecture)]
            if len(found) > 1:
                return review(_candidate(one, f"ambiguous: {reason}, {one.prefecture}") for one in found)
            if len(found) == 1:
                sure = reason == "exact" or (found[0].name.endswith("市") and len(text) >= _SHORTEST)
                return auto(_candidate(found[0], reason)) if sure else review([_candidate(found[0], reason)])
        return self._misread(text) or review(self._similar(text))

    def resolve(self, municipality: str | None) -> tuple[str, ...]:
        """The codes that a municipality given beside a name may mean: one, several of one name, or none."""
        if municipality is None:
            return ()
        code = municipality_code(municipality.strip())
        if code is not None:
            return (code,)
        answer = self.match(municipality)
        if answer.status == "auto":
            return (str(answer.id),)
        return tuple(one.id for one in answer.candidates if one.reason.startswith("ambiguous"))

    def prefixes(self, id_: str) -> tuple[str, ...]:
        """What may be printed before a unit of a municipality: its name, with or without the prefecture."""
        one = self.by_id.get(id_)
        return () if one is None else (f"{one.prefecture}{one.name}", one.name)

    def _prefecture(self, within: str | None) -> str | None:
        """The prefecture's name, if it is one."""
        ids = self.resolve(within)
        one = self.by_id.get(ids[0]) if len(ids) == 1 else None
        return one.prefecture if one is not None and one.name == one.prefecture else None

    def _misread(self, text: str) -> Answer | None:
        """The only municipality that differs in one character which is drawn alike."""
        found = {}
        for own, one in self._own.items():
            edit = one_edit(text, own)
            if edit is not None and are_twins(edit):
                found[one.id] = (edit, self._names[own])
        if len(found) != 1:
            return None
        [(edit, bearers)] = found.values()
        candidates = [_candidate(one, f"confusable {edit}") for one in bearers]
        return auto(candidates[0]) if len(candidates) == 1 else review(candidates)

    def _similar(self, text: str) -> Iterator[Candidate]:
        """Municipalities with a similar name."""
        for name, score in similar(text, self._own):
            for one in self._names[name]:
                yield Candidate(one.id, one.name, score, f"similar, {one.prefecture}")


def _writings(one: Municipality) -> Iterator[str]:
    """The name and its aliases, alone and after the prefecture."""
    for name in (one.name, *one.aliases):
        yield key(name)
        yield key(f"{one.prefecture}{name}")


def _short(one: Municipality) -> Iterator[str]:
    """The name without 市, 町, 村, 区, 府 or 県, alone and after the prefecture."""
    if len(one.name) > 1:
        yield key(one.name[:-1])
        yield key(f"{one.prefecture}{one.name[:-1]}")


def _candidate(one: Municipality, reason: str) -> Candidate:
    return Candidate(one.id, one.name, _CERTAIN, reason)
