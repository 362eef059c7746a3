"""Municipalities: exact, with or without prefecture, district or 市."""

from __future__ import annotations

from collections import Counter

import pytest

from normalize.names.municipalities import Gazetteer
from schemas.masters import shipped

GAZETTEER = Gazetteer(shipped().municipalities)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("所沢市", "11208"),
        ("所沢", "11208"),
        ("埼玉県所沢市", "11208"),
        ("埼玉県 所沢市", "11208"),
        ("112089", "11208"),
        ("東京都府中市", "13206"),
        ("府中市(広島県)", "34208"),
        ("荒川区", "13118"),
        ("札幌市中央区", "01101"),
        ("神奈川県横浜市", "14100"),
        ("東京都", "13000"),
        ("余市郡余市町", "01408"),
        ("北海道池田町", "01644"),
        ("鎌ヶ谷市", "12224"),
        ("竜ケ崎市", "08208"),
        ("ニ戸市", "03213"),
        ("⻄宮市", "28204"),
    ],
)
def test_exactly(raw: str, code: str) -> None:
    """Every writing of one name."""
    answer = GAZETTEER.match(raw)
    assert (answer.status, answer.id) == ("auto", code)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("府中市", {"13206", "34208"}),
        ("伊達市", {"01233", "07213"}),
        ("池田町", {"01644", "18382", "20481", "21404"}),
        ("府中", {"13206", "34208", "34302"}),
        ("大阪", {"27000", "27100"}),
        ("津", {"24201"}),
        ("埼玉県所訳市", {"11208"}),
    ],
)
def test_a_person_decides(raw: str, codes: set[str]) -> None:
    """Names of several, one character, a character read wrong."""
    answer = GAZETTEER.match(raw)
    assert answer.status in ("review", "none")
    assert {one.id for one in answer.candidates} in (codes, set())


def test_every_name_that_is_one_municipalitys_is_found() -> None:
    """With its prefecture, all of them."""
    counts = Counter(name for one in shipped().municipalities for name in (one.name, *one.aliases))
    for one in shipped().municipalities:
        assert one.name == one.prefecture or GAZETTEER.match(one.prefecture + one.name).id == one.id
        answer = GAZETTEER.match(one.name)
        assert answer.id == (one.id if counts[one.name] == 1 else None), one


def test_a_known_prefecture_decides() -> None:
    """府中市 in a document of Tokyo."""
    assert GAZETTEER.match("府中市", "東京都").id == "13206"
