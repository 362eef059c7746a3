"""The logic of a form: one choice where one is asked for, a year where an end is said to be set, a reason for delay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audit.places import same_cell
from audit.relation import Judged, Relation
from audit.sheets import DocumentFacts, SheetFacts
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from schemas.folding import fold_label

Question = tuple[str, tuple[str, ...]]

# Concepts that a form asks for by choices (FACTS.md, ruling 9).
_CHOICES: Final = (
    "checkbox",
    "project_status",
    "project_type",
    "delivery_method",
    "overall_rating",
    "future_direction",
)
_SEVERAL: Final = ("複数", "いくつでも", "以上に", "すべて", "全て", "該当するもの")
_OPPOSITES: Final = tuple(
    frozenset(pair.split("/"))
    for pair in ("有/無", "あり/なし", "有り/無し", "はい/いいえ", "可/否", "適/不適", "要/不要", "する/しない")
)
# Sheets of one form that answer a question with one choice, for each that does not: more, and it asks for one.
_SINGLE_FOR_EACH: Final = 4
_LATE: Final = ("遅れ", "遅延", "未達成")
_END_SET: Final = ("有", "あり", "有り")
_NO_END: Final = ("無", "なし", "無し")


def relations(document: DocumentFacts) -> Iterator[Relation]:
    """Every question of the document's sheets that asks for one choice; the fields that an answer asks for."""
    sheets = [sheet for sheet in document.sheets if sheet.ordinal > 0]
    answers = [_answers(sheet) for sheet in sheets]
    single = _single(answers)
    for own in answers:
        for question, facts in own.items():
            chosen = [fact for fact in facts if fact.state == "reported"]
            if not chosen:
                continue
            if question in single or _opposite(chosen):
                yield _one_choice(question, chosen)
    for sheet in sheets:
        yield from _ends(sheet)
        yield from _delays(sheet)


def _answers(sheet: SheetFacts) -> Mapping[Question, list[Fact]]:
    found: dict[Question, list[Fact]] = defaultdict(list)
    for fact in sheet.of(*_CHOICES):
        marked = fact.concept == "checkbox" or fact.raw[:1] in frozenset("■☑☒✓✔●○◯〇レ")
        if marked and not any(word in part for part in fact.label for word in _SEVERAL):
            found[fact.concept, tuple(fold_label(part) for part in fact.label)].append(fact)
    return found


def _single(answers: Sequence[Mapping[Question, Sequence[Fact]]]) -> frozenset[Question]:
    """The questions that nearly every sheet answers with exactly one choice."""
    one: Counter[Question] = Counter()
    more: Counter[Question] = Counter()
    for own in answers:
        for question, facts in own.items():
            chosen = sum(fact.state == "reported" for fact in facts)
            one[question] += chosen == 1
            more[question] += chosen > 1
    return frozenset(q for q, n in one.items() if n >= _SINGLE_FOR_EACH * max(1, more[q]))


def _opposite(chosen: Sequence[Fact]) -> bool:
    texts = {fold_label(str(fact.value)) for fact in chosen}
    return any(pair <= texts for pair in _OPPOSITES)


def _one_choice(question: Question, chosen: Sequence[Fact]) -> Judged:
    texts = "、".join(str(fact.value) for fact in chosen)
    name = question[1][-1] if question[1] else question[0]
    reason = (f"「{name}」の選択は {len(chosen)} つ: {texts}", f"{len(chosen)} choices for {name!r}: {texts}")
    return Judged(Rule.FORM_LOGIC, chosen[0], tuple(chosen), len(chosen) == 1, None, reason, Severity.WARNING)


def _ends(sheet: SheetFacts) -> Iterator[Judged]:
    """終期 有 asks for a year; 終期 無 has none."""
    ends = sheet.of("end_year")
    for fact in sheet.of("checkbox"):
        question = fold_label(str(fact.dimensions.get("item", "")))
        answer = fold_label(str(fact.value))
        if "終期" not in question or not ends or fact.state != "reported":
            continue
        years = [end for end in ends if end.state == "reported" and not same_cell(end, fact)]
        if answer in _END_SET or answer in _NO_END:
            wanted = answer in _END_SET
            reason = (
                f"終期「{answer}」で、終了年度は" + ("印字されている" if years else "印字されていない"),
                f"the end is {'set' if wanted else 'not set'}, and its year is {'printed' if years else 'not printed'}",
            )
            cells = (fact, *(years or ends[:1]))
            yield Judged(Rule.FORM_LOGIC, fact, cells, bool(years) == wanted, None, reason, Severity.WARNING)


def _delays(sheet: SheetFacts) -> Iterator[Judged]:
    """A rating that says 遅れ has a reason, where the form has a field for it."""
    for fact in sheet.of("rating", "overall_rating"):
        if fact.state != "reported" or not any(word in str(fact.value) for word in _LATE):
            continue
        criterion = fact.dimensions.get("criterion")
        fields = [f for f in sheet.of("rating_reason") if f.dimensions.get("criterion") == criterion]
        if fields:
            given = any(field.state == "reported" for field in fields)
            reason = (
                f"「{fact.value}」の理由は" + ("印字されている" if given else "印字されていない"),
                f"the reason for {str(fact.value)!r} is {'given' if given else 'left blank'}",
            )
            yield Judged(Rule.FORM_LOGIC, fact, (fact, *fields), given, None, reason, Severity.WARNING)
