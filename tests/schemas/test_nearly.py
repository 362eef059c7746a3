"""Labels that differ from a heading by one character."""

from __future__ import annotations

import pytest

from schemas.nearly import Nearly
from schemas.vocabulary import Quality, look_up

LABELS = Nearly(["担当部課名", "事業の目的", "今後の方向性", "目標", "国庫支出金"])


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("担当部謀名", "担当部課名"),
        ("事業目的", ""),
        ("事業の目的等", "事業の目的"),
        ("今後の方向", "今後の方向性"),
        ("目的", ""),
    ],
)
def test_one_character_replaced_added_or_left_out(heading: str, label: str) -> None:
    """Short words differ by a character and mean something else."""
    assert LABELS.like(heading) == (frozenset({label}) if label else frozenset())


def test_a_label_is_not_like_itself_nor_like_a_swap() -> None:
    assert LABELS.like("担当部課名") == frozenset()
    assert LABELS.like("担当課部名") == frozenset()


def test_a_heading_known_but_for_a_character_says_so() -> None:
    found = look_up("評価封象年度")
    assert (found.of("concept"), found.quality, found.fuzzy) == ("evaluation_year", Quality.PART, True)


@pytest.mark.parametrize("heading", ["某支出済額", "甲県支出金", "某国庫支出金"])
def test_a_budget_is_not_read_fuzzily(heading: str) -> None:
    """What a source or a phase is called differs by a character from another one."""
    assert not look_up(heading).fuzzy
