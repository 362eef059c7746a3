"""Where a level of a unit's name ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.names.keys import key, without_code
from normalize.names.levels import split_levels


@pytest.mark.parametrize(
    "levels",
    [
        "政策イノベーション部 情報政策課",
        "市民医療センター 医務部 看護科",
        "上下水道局 経営課",
        "総務課 情報推進係",
        "市民生活課 戸籍年金係",
        "管理部 情報システム課",
        "教育委員会事務局 学校教育部 学校教育課",
        "議会事務局 議事課",
        "税務課 課税係",
        "危機管理課 防災担当",
        "市長室 広報課",
        *(
            "農業委員会事務局",
            "課税課",
            "内部統制課",
            "東部地域センター",
            "所沢図書館",
            "関係各課",
            "出納室",
            "外部監査室",
        ),
    ],
)
def test_levels_without_blanks(levels: str) -> None:
    """As sheets print them."""
    assert " ".join(level.name for level in split_levels(levels.replace(" ", ""))) == levels


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("市民協働部・くらし支援課", ["市民協働部", "くらし支援課"]),
        ("こども未来部　子ども・子育て支援課", ["こども未来部", "子ども・子育て支援課"]),
        ("子ども・子育て課", ["子ども・子育て課"]),
    ],
)
def test_what_stands_between(text: str, levels: list[str]) -> None:
    """A ・ parts two levels, but not the words of one."""
    assert [level.name for level in split_levels(text)] == levels


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("300500 市民協働部・くらし支援課", "市民協働部・くらし支援課"),
        ("300500市民協働部", "市民協働部"),
        ("[0123] 総務課", "総務課"),
        ("120周年記念室", "120周年記念室"),
        ("第1課", "第1課"),
        ("12345", "12345"),
    ],
)
def test_codes_before_a_name(text: str, name: str) -> None:
    """Split off, unless the digits are part of the name."""
    assert without_code(text) == name


@given(st.text(alphabet="政策情報システム部課係室局センター事務所・ 市民0A", max_size=25))
def test_nothing_is_lost(text: str) -> None:
    """The levels together are the name."""
    assert key("".join(level.name for level in split_levels(text))) == key(text)
