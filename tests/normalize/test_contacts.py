"""A name and a telephone in one cell."""

from __future__ import annotations

import pytest

from tests.extract.paper import Rows
from tests.normalize.sheets import read


@pytest.mark.parametrize(
    ("printed", "name", "phone"),
    [
        ("三好（内線 2417）", "三好", "2417"),
        ("山田　花子 電話03-1234-5678", "山田 花子", "03-1234-5678"),
        ("佐藤 TEL：0123(45)6789", "佐藤", "0123(45)6789"),
    ],
)
def test_both_are_told(printed: str, name: str, phone: str) -> None:
    rows: Rows = [["*担当課", "総務課"], ["*担当者(電話)", printed]]
    found = {f.concept: f.value for f in read(rows, [80, 200]) if f.concept.startswith("contact")}
    assert found == {"contact_name": name, "contact_phone": phone}


@pytest.mark.parametrize("printed", ["三好", "三好 一郎（主査）", "内田"])
def test_a_name_alone_is_a_name(printed: str) -> None:
    found = [
        f for f in read([["*担当課", "総務課"], ["*担当者", printed]], [80, 200]) if f.concept.startswith("contact")
    ]
    assert [f.concept for f in found] == ["contact_name"]
    assert [f.raw for f in found] == [printed]


def test_the_heading_says_what_the_bracket_holds() -> None:
    found = read([["*記入者（内線）", "西浦　千尋（2437）"], ["*担当課", "総務課（12）"]], [100, 200])
    assert [(f.concept, f.value) for f in found if f.concept.startswith("contact")] == [
        ("contact_name", "西浦 千尋"),
        ("contact_phone", "2437"),
    ]
