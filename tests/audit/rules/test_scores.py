"""Points, their totals, and the grades that they make."""

from __future__ import annotations

from audit.relation import Judged, Linear
from audit.rules.scores import relations
from audit.sheets import DocumentFacts
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from tests.audit.rules.tables import fact, sheet


def _sheet(ordinal: int, points: list[str], total: str, grade: str) -> list[Fact]:
    facts = [
        fact(
            ["評価", f"項目{n}", "評点"], own, n, concept="rating", sheet=ordinal, dimensions={"criterion": f"項目{n}"}
        )
        for n, own in enumerate(points)
    ]
    facts.append(fact(["評価", "合計", "評点"], total, len(points), concept="other", sheet=ordinal))
    return [*facts, fact(["評価", "総合評価"], grade, len(points) + 1, concept="overall_rating", sheet=ordinal)]


def _document(*sheets: list[Fact]) -> DocumentFacts:
    return DocumentFacts("a.pdf", tuple(sheet(facts, n) for n, facts in enumerate(sheets, 1)))


def _sums(document: DocumentFacts) -> list[tuple[int, bool, Severity]]:
    found = [r for r in relations(document) if isinstance(r, Linear)]
    assert all(r.rule is Rule.SCORE_SUM for r in found)
    return [(len(r.parts), r.whole.value == sum(int(str(t.fact.value)) for t in r.parts), r.severity) for r in found]


def test_points_add_up_to_their_total() -> None:
    document = _document(_sheet(1, ["5", "4", "3"], "12", "B"), _sheet(2, ["5点", "5点", "4点"], "15/20", "A"))
    assert _sums(document) == [(3, True, Severity.WARNING), (3, False, Severity.WARNING)]


def test_points_that_never_add_up_are_weighted() -> None:
    document = _document(_sheet(1, ["5", "4", "3"], "22", "B"), _sheet(2, ["5", "5", "4"], "27", "A"))
    assert _sums(document) == [(3, False, Severity.NOTICE), (3, False, Severity.NOTICE)]


def _graded(pairs: list[tuple[int, str]]) -> list[tuple[int, bool, object]]:
    sheets = [_sheet(n, ["1", str(points - 1)], str(points), own) for n, (points, own) in enumerate(pairs, 1)]
    found = [r for r in relations(_document(*sheets)) if isinstance(r, Judged)]
    return [(r.fact.sheet, r.holds, r.expected) for r in found]


GRADED = [(18, "A"), (17, "A"), (13, "B"), (12, "B"), (14, "B"), (7, "C"), (5, "C")]


def test_more_points_are_no_worse_a_grade() -> None:
    assert _graded(GRADED) == [(n, True, own) for n, (_, own) in enumerate(GRADED, 1)]
    assert [told for told in _graded([*GRADED, (16, "C")]) if not told[1]] == [(8, False, "A")]


def test_grades_without_order_say_nothing() -> None:
    assert not _graded([(18, "A"), (17, "C"), (13, "B"), (12, "A"), (14, "C"), (7, "B")])
    assert not _graded(GRADED[:3])
