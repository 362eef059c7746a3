from __future__ import annotations

import pytest

from audit.names import edits, like_name, same_division, same_grade, same_name


def test_one_name_in_two_writings() -> None:
    assert same_name("087 情報化推進事業", "情報化推進事業") and same_name("髙齢者・支援課", "高齢者支援課")
    assert not same_name("情報化推進事業", "新情報化推進事業")
    assert same_division("市民課", "市民部　市民課") and not same_division("市民課", "市民税課")


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("地域づくり推進課", "地域づくり支援課", True),
        ("電子黒板整備", "電子黒板整備(変更)", True),
        ("道路課", "協働課", False),
        ("図書館運営", "公民館建設", False),
    ],
)
def test_names_that_differ_a_little(one: str, other: str, like: bool) -> None:
    assert like_name(one, other) is like and not same_name(one, other)


def test_edits_are_counted() -> None:
    assert [edits(a, b) for a, b in (("", "ab"), ("abc", "abc"), ("abcd", "abd"), ("推進", "支援"))] == [2, 0, 1, 2]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A", "Ａ：適切", True),
        ("A", "B:概ね", False),
        ("順調", "A 順調", True),
        ("Ⅱ", "II", True),
        ("A'", "A", False),
        ("AB", "A", False),
    ],
)
def test_a_grade_in_two_writings(one: str, other: str, same: bool) -> None:
    assert same_grade(one, other) is same
