"""Names against master lists: the way in to this room."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from normalize.names import departments
from normalize.names.candidates import because, review
from normalize.names.keys import key
from normalize.names.municipalities import Gazetteer
from normalize.names.roster import Roster
from normalize.names.systems import Catalogue
from normalize.text import plain
from schemas.masters import Department, Masters
from schemas.naming import NOTHING, Answer, Question

_LONGEST: Final = 200
"""What is longer is no name."""


class Matcher:
    """Answers questions about names. Rosters are indexed when they are first asked for."""

    def __init__(self, masters: Masters) -> None:
        """A matcher over these lists."""
        self._gazetteer = Gazetteer(masters.municipalities)
        self._catalogue = Catalogue(masters.systems)
        self._departments: defaultdict[str, list[Department]] = defaultdict(list)
        for one in masters.departments:
            self._departments[one.municipality_id].append(one)
        self._rosters: dict[tuple[str, int | None], Roster] = {}

    def match(self, question: Question) -> Answer:
        """What a printed name is."""
        if len(question.raw) > _LONGEST or key(question.raw) == "":
            return NOTHING
        if question.kind == "municipality":
            return self._gazetteer.match(question.raw, question.municipality)
        if question.kind == "system":
            return self._catalogue.match(question.raw)
        return self._department(question)

    def municipality(self, name: str | None) -> str | None:
        """The code of a municipality that is given by name or code; None where it is not known or several bear the name."""
        ids = self._gazetteer.resolve(name)
        return ids[0] if len(ids) == 1 else None

    def roster(self, municipality_id: str, fiscal_year: int | None) -> Roster:
        """The units of a municipality in a fiscal year."""
        at = (municipality_id, fiscal_year)
        if at not in self._rosters:
            self._rosters[at] = Roster(self._departments[municipality_id], fiscal_year)
        return self._rosters[at]

    def _department(self, question: Question) -> Answer:
        """A unit, in its own municipality only; where that is one of several, a person decides."""
        ids = [id_ for id_ in self._gazetteer.resolve(question.municipality) if id_ in self._departments]
        answers = [self._in_municipality(question, id_) for id_ in ids]
        if len(answers) == 1:
            return answers[0]
        return review(one for answer in answers for one in because(answer, "municipality_ambiguous").candidates)

    def _in_municipality(self, question: Question, id_: str) -> Answer:
        """A unit of one municipality, whose name may be printed before it."""
        roster = self.roster(id_, question.fiscal_year)
        answer = departments.match(question.raw, roster)
        if answer.status == "auto":
            return answer
        raw = plain(question.raw)
        for prefix in self._gazetteer.prefixes(id_):
            rest = raw.removeprefix(prefix).strip()
            if rest not in (raw, ""):
                return departments.match(rest, roster)
        return answer
