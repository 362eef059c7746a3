"""A printed information system: exactly, by an alias, or by one character read wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from normalize.names.candidates import auto, because, review
from normalize.names.edits import one_edit, reason_for, wildcards
from normalize.names.keys import key, listed, without_code
from normalize.names.similar import similar
from schemas.masters import System
from schemas.naming import Answer, Candidate


class Catalogue:
    """All systems by their names."""

    def __init__(self, systems: Iterable[System]) -> None:
        """Index every name of every system."""
        self._names: defaultdict[str, dict[str, Candidate]] = defaultdict(dict)
        self._wild: defaultdict[str, set[str]] = defaultdict(set)
        for one in systems:
            for reason, names in (("exact", (one.name,)), ("alias", one.aliases)):
                for name in names:
                    self._names[key(name)].setdefault(one.id, Candidate(one.id, one.name, 100.0, reason))
        self._longest = max(map(len, self._names), default=0)
        for text in self._names:
            for pattern in wildcards(text):
                self._wild[pattern].add(text)

    def match(self, raw: str) -> Answer:
        """What a printed system is."""
        names = listed(raw)
        if len(names) > 1:
            return review(one for name in names for one in because(self._match(name), "one_of_several").candidates)
        return self._match(raw)

    def _match(self, raw: str) -> Answer:
        """What one name is."""
        for text in dict.fromkeys((key(raw), key(without_code(raw)))):
            found = list(self._names[text].values()) if text in self._names else []
            named = [one for one in found if one.reason == "exact"] or found
            if len(named) == 1:
                return auto(named[0])
            if len(named) > 1:
                return because(review(named), "ambiguous")
            misread = self._misread(text)
            if misread is not None:
                return auto(misread)
        return review(self._similar(key(without_code(raw))))

    def _misread(self, text: str) -> Candidate | None:
        """The one system whose name differs in one character that is accepted."""
        if len(text) > self._longest:
            return None
        texts = {found for pattern in wildcards(text) for found in self._wild.get(pattern, ())}
        if len({id_ for found in texts for id_ in self._names[found]}) != 1:
            return None
        for found in sorted(texts):
            edit = one_edit(text, found)
            reason = None if edit is None else reason_for(edit, text, (), unit=False)
            if reason is not None:
                [one] = self._names[found].values()
                return Candidate(one.id, one.name, round(100 * (len(text) - 1) / len(text), 1), reason)
        return None

    def _similar(self, text: str) -> Iterable[Candidate]:
        """Systems with a similar name."""
        for name, score in similar(text, self._names):
            for one in self._names[name].values():
                yield Candidate(one.id, one.name, score, "similar")
