"""Headings of a form: years taken out, how often, and there and back through a layout's table."""

from __future__ import annotations

import pytest

from schemas.headings import FormHeading, from_table, heading_key, to_table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("令和3年度 決算", "R4年度決算"),
        ("令和元年度", "2年度"),
        ("第９年次\n(31年度)", "第９年次\n（31・R元年度）"),
        ("令和5～9年度の間", "令和6～10年度の間"),
        ("平成36年度", "平成36年度以降"),
        ("2021(R3)年度実績", "2022(R4)年度実績"),
        ("Ｒ６年度\n見 込", "令和7年度見込"),
        ("平成32年", "令和3年度"),
        ("活動指標１\n（単位/ｈ ）", "活動指標１（単位/件）"),
        ("事　業　名：", "事業名"),
    ],
)
def test_what_next_year_prints_is_the_same(one: str, other: str) -> None:
    assert heading_key(one) == heading_key(other)


@pytest.mark.parametrize(
    "text",
    ["第6期総合計画", "第2年次", "実施3カ年合計", "指標1", "R&D", "SDGs", "3年間の実績", "活動指標2", "H", "1年目"],
)
def test_what_is_no_year_stays(text: str) -> None:
    assert "〇" not in heading_key(text)


def test_years_of_other_kinds_differ() -> None:
    keys = {heading_key(text) for text in ("令和3年度決算", "令和3年度予算", "令和3年度", "令和3年度以降の予算")}
    assert len(keys) == 4


TABLE = {
    "sheet": ["事業名", "区分", "備考 ?", "判断理由 ×3"],
    "事業費 > 内訳": ["一般財源", "節 +", "その他 *"],
}


def test_there_and_back() -> None:
    found = from_table(TABLE)
    assert to_table(found) == TABLE
    assert found[2] == FormHeading("備考", (), 0, 1)
    assert found[3] == FormHeading("判断理由", (), 3, 3)
    assert found[5] == FormHeading("節", ("事業費", "内訳"), 1, None)
    assert found[6].path == ("事業費", "内訳", "その他")


def test_how_often() -> None:
    once, maybe, thrice, some, more, any_number = (
        from_table({"sheet": [text]})[0] for text in ("事業名", "備考 ?", "理由 ×3", "節 +", "節 ×2", "節 *")
    )
    assert [once.allows(n) for n in (0, 1, 2)] == [False, True, False]
    assert [maybe.allows(n) for n in (0, 1, 2)] == [True, True, False]
    assert [thrice.allows(n) for n in (2, 3, 4)] == [False, True, False]
    assert [some.allows(n) for n in (0, 1, 9)] == [False, True, True]
    assert [more.allows(n) for n in (1, 2, 3)] == [False, True, False]
    assert [any_number.allows(n) for n in (0, 1, 9)] == [True, True, True]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"sheet": "事業名"}, ["sheet", "not a list"]),
        ({"事業費": [1]}, ["事業費", "not a list"]),
        ({"sheet": ["事業名", "事 業 名"]}, ["twice", "×2"]),
        ({"sheet": [" ×2"]}, ["empty"]),
    ],
)
def test_what_is_refused(table: dict[str, object], words: list[str]) -> None:
    with pytest.raises(ValueError, match=words[0]) as caught:
        from_table(table)
    assert all(word in str(caught.value) for word in words)
