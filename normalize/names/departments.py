"""A printed unit against the roster of its municipality and year, level by level, never as a whole path (DESIGN.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from normalize.names.candidates import auto, because, review
from normalize.names.edits import Edit, one_edit, reason_for
from normalize.names.keys import key, listed, without_code
from normalize.names.levels import SUBSECTION, Level, split_levels
from normalize.names.roster import Form, Roster
from normalize.names.similar import similar, similarity
from schemas.naming import Answer, Candidate

_CERTAIN: Final = 100.0


def match(raw: str, roster: Roster) -> Answer:
    """What a printed unit is."""
    names = listed(without_code(raw))
    if len(names) > 1:
        return review(one for name in names for one in because(_match(name, roster), "one_of_several").candidates)
    return _match(raw, roster)


def _match(raw: str, roster: Roster) -> Answer:
    """What one name is: the first rule that finds a unit says it."""
    for text in dict.fromkeys((key(raw), key(without_code(raw)))):
        forms = roster.exact(text)
        if len(forms) > 0:
            return _exact(forms, roster.fiscal_year)
        misread = _misread(text, roster)
        if misread is not None:
            return auto(misread)
    levels = split_levels(without_code(raw))
    return review((*_similar(levels, roster), *_above_only(levels, roster)))


def _exact(forms: list[Form], fiscal_year: int | None) -> Answer:
    """Units that bear exactly this name: one in this year is certain; of several, or of other years, none is."""
    for bearings in (("exact",), ("alias", "former_name")):
        found = {form.department.id: form for form in forms if form.bearing in bearings}
        if len(found) == 1:
            return auto(_candidate(next(iter(found.values())), _CERTAIN, next(iter(found.values())).bearing))
        if len(found) > 1:
            return review(_candidate(form, _CERTAIN, f"ambiguous: {form.bearing}") for form in found.values())
    return review(_candidate(form, _CERTAIN, "year_unknown" if fiscal_year is None else "other_year") for form in forms)


def _misread(text: str, roster: Roster) -> Candidate | None:
    """The one unit whose name differs in one character that is accepted."""
    forms = roster.one_off(text)
    if len({form.department.id for form in forms}) != 1:
        return None
    for form in forms:
        edit = one_edit(text, form.text)
        if edit is not None and form.bearing != "other_year":
            printed, local = _level_with(edit, form, text)
            reason = reason_for(local, printed, roster.words, unit=True)
            if reason is not None:
                return _candidate(form, _one_off_score(printed), reason)
    return None


def _level_with(edit: Edit, form: Form, text: str) -> tuple[str, Edit]:
    """The printed level in which a form differs, and the edit inside it."""
    start = 0
    for level in form.levels:
        if edit.position < start + len(level):
            break
        start += len(level)
    return text[start : start + len(level)], Edit(edit.position - start, edit.printed, edit.listed)


def _one_off_score(name: str) -> float:
    """The similarity of a name to one that differs in one character."""
    return round(100 * (len(name) - 1) / len(name), 1)


def _similar(levels: tuple[Level, ...], roster: Roster) -> Iterator[Candidate]:
    """Units whose innermost level resembles the printed innermost level."""
    above = [key(level.name) for level in levels[:-1]]
    for text, score in similar(key(levels[-1].name), roster.last_levels):
        for form in roster.last_levels[text]:
            reason = ", ".join(_doubts(form, above, roster)) or "similar"
            yield _candidate(form, score, reason)


def _doubts(form: Form, above: list[str], roster: Roster) -> Iterator[str]:
    """What else than its similarity speaks against a unit."""
    if form.bearing == "other_year":
        yield "other_year"
    inside = form.levels[:-1]
    over = roster.above(form.department)
    known = {text for one in over for text in roster.keys_of(one)} | set(inside)
    if len(above) == 0 and len(inside) > 0:
        yield "above_missing"
    elif len(above) > 0 and len(known) == 0:
        yield "above_unknown"
    elif not set(above) <= known:
        yield "above_differs"


def _above_only(levels: tuple[Level, ...], roster: Roster) -> Iterator[Candidate]:
    """The unit above a 係 or 担当 that the roster does not have."""
    if len(levels) > 1 and levels[-1].depth == SUBSECTION:
        for form in roster.exact("".join(key(level.name) for level in levels[:-1])):
            yield _candidate(form, similarity(key(levels[-2].name), form.levels[-1]), "above_only")


def _candidate(form: Form, score: float, reason: str) -> Candidate:
    return Candidate(form.department.id, form.department.name, score, reason)
