"""The sentence of a finding: what is printed, what it should add up to, and what most probably happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.checks import Check
from audit.diagnosis import Explanation
from audit.numbers import number
from audit.places import cell
from audit.relation import Judged, Linear, Quotient, Same
from audit.sheets import is_printed
from audit.wording import (
    Lang,
    digits_changed,
    figure,
    name,
    names,
    printed,
    template,
    terms,
    years,
)
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Class, Rule, Severity, Status

# More cells than this that explain a sum equally well are not told one by one.
EXPLANATIONS_TOLD: Final = 3
# A printed text is quoted up to here.
TEXT_LENGTH: Final = 40


def whole(fact: Fact, lang: Lang) -> str:
    """The checked figure with its year and name: 令和3年度 事業費 決算額 19,038千円."""
    return " ".join(part for part in (years(fact, lang), name(fact), printed(fact, lang)) if part)


def rule_name(rule: Rule, lang: Lang, hint: str = "") -> str:
    """What the figure is held against. A hint that names it more closely is added."""
    text = template("rule", rule.value, lang)
    return f"{text}[{hint}]" if hint and hint not in text and lang == "ja" else text


def of_check(check: Check, found: Sequence[Explanation], unlikely: bool, unsure: bool, lang: Lang) -> str:
    """The sentence of a computed sum."""
    relation = check.relation
    shown = [term for term in relation.parts if is_printed(term.fact)]
    text = template("frame", _frame(check), lang).format(
        whole=whole(relation.whole, lang),
        rule=rule_name(relation.rule, lang, relation.hint),
        expected=figure(check.total, relation.whole, lang),
        terms=terms([t.fact for t in shown], [t.coefficient for t in shown], lang) if len(shown) > 1 else "",
        difference=figure(abs(check.difference), relation.whole, lang),
        low=figure(check.allowed.low, relation.whole, lang, unit=False),
        high=figure(check.allowed.high, relation.whole, lang),
    )
    if unlikely:
        text += template("frame", "tail", lang)
    if check.status is Status.FAILS:
        text += diagnosis(found, check, lang)
    if check.status is Status.FAILS and relation.severity is Severity.NOTICE:
        text += template("frame", "allowed", lang)
    return text + (template("frame", "unsure", lang) if unsure else "")


def _frame(check: Check) -> str:
    if check.relation.bound == "at_most":
        return "exceeds" if check.status is Status.FAILS else "within"
    return check.status.value


def diagnosis(found: Sequence[Explanation], check: Check, lang: Lang) -> str:
    """What most probably happened; the ties are joined."""
    told = [e for e in found if e.kind is not Class.UNEXPLAINED]
    if not told and check.relation.bound == "at_most":
        return ""
    if not told:
        frame = "odd" if check.relation.severity is Severity.NOTICE else "unexplained"
        difference = figure(check.difference, check.relation.whole, lang)
        return template("frame", frame, lang).format(difference=difference)
    text = template("frame", "several", lang).join(explained(e, check, lang) for e in told[:EXPLANATIONS_TOLD])
    if len(told) > EXPLANATIONS_TOLD:
        text += template("frame", "more", lang)
    return template("frame", "diagnosis", lang).format(text=text)


def explained(explanation: Explanation, check: Check, lang: Lang) -> str:
    """One explanation in words."""
    parts = [term.fact for term in check.relation.parts if is_printed(term.fact)]
    labels = dict(zip(map(cell, parts), names(parts), strict=True)) if len(parts) > 1 else {}
    fact, other = explanation.fact, explanation.other
    was, meant = _changed(explanation, lang)
    return template("class", explanation.kind.value, lang).format(
        name=labels.get(cell(fact), name(fact)),
        other="" if other is None else labels.get(cell(other), name(other)),
        was=was,
        meant=meant,
    )


def _changed(explanation: Explanation, lang: Lang) -> tuple[str, str]:
    was = printed(explanation.fact, lang, unit=False)
    meant = figure(explanation.value, explanation.fact, lang, unit=False) if explanation.value is not None else ""
    if explanation.kind is Class.TRANSPOSITION:
        return digits_changed(was, meant)
    return was, meant


def of_missing(relation: Linear | Quotient, missing: Sequence[str], lang: Lang) -> str:
    """The sentence of a relation that cannot be checked."""
    fact = relation.whole if isinstance(relation, Linear) else relation.result
    label = " ".join(part for part in (years(fact, lang), name(fact)) if part)
    return template("frame", "missing", lang).format(
        whole=f"{label} {printed(fact, lang)}" if is_printed(fact) else label,
        rule=rule_name(relation.rule, lang, relation.hint),
        names=template("frame", "listed", lang).join(missing),
    )


def of_quotient(
    relation: Quotient, expected: Fraction, status: Status, difference: Fraction, unsure: bool, lang: Lang
) -> str:
    """The sentence of a rate or a cost per unit."""
    cells = [t.fact for t in (*relation.numerator, *relation.denominator)]
    over = " ÷ ".join(
        "".join(terms([t.fact for t in side], [t.coefficient for t in side], lang)).strip(" ()")
        for side in (relation.numerator, relation.denominator)
    )
    text = template("frame", status.value, lang).format(
        whole=whole(relation.result, lang),
        rule=rule_name(relation.rule, lang, relation.hint),
        expected=figure(expected, relation.result, lang),
        terms=f" ({over})" if cells else "",
        difference=figure(abs(difference), relation.result, lang),
        low="",
        high="",
    )
    return text + (template("frame", "unsure", lang) if unsure else "")


def of_same(relation: Same, holds: bool, unsure: bool, lang: Lang) -> str:
    """The sentence of a value that stands in two places."""
    text = template("frame", "same" if holds else "differs", lang).format(
        whole=_value(relation.fact, lang),
        rule=rule_name(relation.rule, lang, relation.hint),
        other=_value(relation.other, lang),
    )
    return text + (template("frame", "unsure", lang) if unsure and not holds else "")


def _value(fact: Fact, lang: Lang) -> str:
    if number(fact) is not None:
        return whole(fact, lang)
    text = " ".join(str(fact.value).split())
    shown = text if len(text) <= TEXT_LENGTH else text[: TEXT_LENGTH - 1] + "…"
    return " ".join(part for part in (years(fact, lang), name(fact), f"「{shown}」") if part)


def of_judged(relation: Judged, lang: Lang) -> str:
    """The sentence of a relation that is no arithmetic: its own reason."""
    reason = relation.reason[0] if lang == "ja" else relation.reason[1]
    return template("frame", "judged", lang).format(whole=_value(relation.fact, lang), reason=reason)
