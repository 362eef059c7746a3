"""Names against master lists: what is accepted without a person, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.names.match import Matcher
from schemas.masters import Department, Masters, shipped
from schemas.naming import Answer, Question

CITY = "11208"
UNITS = (
    Department("B1", CITY, "経営企画部"),
    Department("D1", CITY, "デジタル戦略課", "B1", ("DX課",), ("ICT推進課",), 2021),
    Department("D2", CITY, "情報システム課", "B1"),
    Department("D3", CITY, "地域づくり推進課", None, (), (), None, 2020),
    Department("D4", CITY, "市民税課"),
    Department("D5", CITY, "市民医療センター医務部看護科"),
    Department("B2", CITY, "総務部"),
    Department("D6", CITY, "総務課", "B2"),
    Department("B3", CITY, "上下水道局"),
    Department("D7", CITY, "総務課", "B3"),
    Department("B4", CITY, "市民協働部"),
    Department("D8", CITY, "くらし支援課", "B4"),
    Department("D9", CITY, "資産活用推進課"),
    Department("DA", CITY, "第一学校給食センター"),
    Department("T1", "08220", "政策イノベーション部"),
    Department("T2", "08220", "情報政策課", "T1"),
    Department("F1", "13206", "情報管理課"),
    Department("F2", "34208", "情報管理課"),
)
MATCHER = Matcher(Masters(shipped().municipalities, UNITS, shipped().systems))


def unit(raw: str, year: int | None = 2021, municipality: str | None = "所沢市") -> Answer:
    """The answer for a unit."""
    return MATCHER.match(Question("department", raw, municipality, year))


@pytest.mark.parametrize(
    ("raw", "id_", "reason"),
    [
        ("デジタル戦略課", "D1", "exact"),
        ("ﾃﾞｼﾞﾀﾙ戦略課", "D1", "exact"),
        ("経営企画部デジタル戦略課", "D1", "exact"),
        ("経営企画部　デジタル戦略課", "D1", "exact"),
        ("所沢市 経営企画部 情報システム課", "D2", "exact"),
        ("300500 市民協働部・くらし支援課", "D8", "exact"),
        ("総務部総務課", "D6", "exact"),
        ("上下水道局総務課", "D7", "exact"),
        ("ＤＸ課", "D1", "alias"),
        ("市民税謀", "D4", "confusable 謀/課"),
        ("市民医療センター医務部看護料", "D5", "confusable 料/科"),
        ("経営企画部情報シスデム課", "D2", "substituted デ/テ"),
    ],
)
def test_accepted_without_a_person(raw: str, id_: str, reason: str) -> None:
    """Exact after normalisation, an alias, one confusable character, one character of seven or more."""
    answer = unit(raw)
    assert (answer.status, answer.id) == ("auto", id_)
    assert [one.reason for one in answer.candidates] == [reason]


@pytest.mark.parametrize(
    ("raw", "first", "reason"),
    [
        ("総務課", "D6", "ambiguous: exact"),  # 総務部 and 上下水道局 have one each
        ("情報システム係", "D2", "similar"),  # the word that ends a unit's name is not substituted
        ("資源活用推進課", "D9", "similar"),  # reads as a name of its own
        ("資亀活用推進課", "D9", "similar"),  # 資源 or 資産: nothing tells
        ("第二学校給食センター", "DA", "similar"),
        ("教育総務部総務課", "D6", "above_differs"),
        ("看護科", "D5", "above_missing"),
        ("地域づくり支援課", "D3", "other_year, similar"),
        ("情報システム推進課", "D2", "similar"),
        ("総務部総務課庶務係", "D6", "above_only"),
        ("市民税課、総務部総務課", "D4", "one_of_several: exact"),
    ],
)
def test_a_person_decides(raw: str, first: str, reason: str) -> None:
    """What is similar, doubtful or several."""
    answer = unit(raw)
    assert (answer.status, answer.id) == ("review", None)
    reasons = {one.id: one.reason for one in answer.candidates}
    assert reasons[first] in (reason, reason.removesuffix(", similar"))
    scores = [one.score for one in answer.candidates]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 70


@pytest.mark.parametrize(
    ("raw", "municipality"),
    [
        ("情報政策課", "所沢市"),  # similar to 情報システム課 for WRatio; another department
        ("情報システム課", "つくば市"),  # never across municipalities
        ("デジタル戦略課", None),
        ("デジタル戦略課", "架空市"),
        ("保健給食課", "所沢市"),
        ("・", "所沢市"),
        ("課" * 5000, "所沢市"),
    ],
)
def test_nothing_is_found(raw: str, municipality: str | None) -> None:
    """Below 70, or in another municipality."""
    assert unit(raw, 2021, municipality) == Answer("none")


@pytest.mark.parametrize(
    ("raw", "year", "status", "reason"),
    [
        ("デジタル戦略課", 2020, "review", "other_year"),
        ("ICT推進課", 2020, "auto", "former_name"),
        ("ICT推進課", 2021, "review", "other_year"),
        ("ICT推進課", None, "review", "year_unknown"),
        ("地域づくり推進課", 2020, "auto", "exact"),
        ("地域づくり推進課", 2021, "review", "other_year"),
        ("地域づくり推進課", None, "auto", "exact"),
    ],
)
def test_names_have_their_years(raw: str, year: int | None, status: str, reason: str) -> None:
    """A former name is one of the years before `valid_from`."""
    answer = unit(raw, year)
    assert (answer.status, answer.candidates[0].reason) == (status, reason)


def test_an_ambiguous_municipality_decides_nothing() -> None:
    """府中市 of Tokyo or of Hiroshima."""
    answer = unit("情報管理課", 2021, "府中市")
    assert answer.status == "review"
    assert {one.id for one in answer.candidates} == {"F1", "F2"}
    assert unit("情報管理課", 2021, "広島県府中市").id == "F2"
    assert unit("情報管理課", 2021, "13206").id == "F1"
    assert unit("情報管理課", 2021, "132063").id == "F1"


def test_two_close_names_are_no_single_hit() -> None:
    """One misread character that fits two units."""
    units = (Department("1", CITY, "地域福祉支援第一課"), Department("2", CITY, "地域福祉支援第二課"))
    matcher = Matcher(Masters(shipped().municipalities, units, ()))
    assert matcher.match(Question("department", "地域福祉支援第亀課", CITY)).status == "review"


@given(st.sampled_from(UNITS), st.integers(0, 20), st.characters(codec="utf-8"), st.integers(2015, 2025))
@settings(max_examples=300, deadline=None)
def test_no_edit_leads_to_another_unit(one: Department, place: int, letter: str, year: int) -> None:
    """Whatever character is put anywhere, `auto` is the unit that was meant, or one that bears just this name."""
    place %= len(one.name)
    raw = one.name[:place] + letter + one.name[place + 1 :]
    answer = unit(raw, year, one.municipality_id)
    same_name = {other.id for other in UNITS if other.name == one.name}
    assert answer.status != "auto" or answer.id in same_name


@given(st.text(max_size=30), st.sampled_from(["所沢市", "08220", None, "府中市"]))
@settings(max_examples=200, deadline=None)
def test_an_answer_holds_together(raw: str, municipality: str | None) -> None:
    """Whatever the text: an id only with `auto`, candidates unless `none`."""
    for kind in ("department", "system", "municipality"):
        answer = MATCHER.match(Question(kind, raw, municipality, 2021))  # type: ignore[arg-type]
        assert (answer.id is not None) == (answer.status == "auto")
        assert (len(answer.candidates) == 0) == (answer.status == "none")
