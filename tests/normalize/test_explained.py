"""Questions beside the names of criteria."""

from __future__ import annotations

from tests.extract.paper import Rows
from tests.normalize.sheets import of, read

HEADS = ["*評価項目", "*評価の視点", "*評点", "*評価の理由"]


def criteria(rows: Rows) -> list[tuple[object, object]]:
    found = read(rows, [60, 150, 40, 150])
    return [(f.dimensions["criterion"], f.value) for f in of(found, "rating")]


def test_one_question_a_name_explains_it() -> None:
    rows: Rows = [
        HEADS,
        ["*公益性", "効果は広く市民に及ぶか。", "4", "多くの市民が使う。"],
        ["*効果", "目的は達成されているか。", "3", "利用が伸びていない。"],
    ]
    assert criteria(rows) == [("公益性", "4"), ("効果", "3")]


def test_several_questions_are_what_is_judged() -> None:
    """Also the one that stands alone beside its name."""
    rows: Rows = [
        HEADS,
        ["*妥当性", "市が行うべきか", "4", "民間では行えない。"],
        ["^", "社会的な必要があるか", "3", "要望がある。"],
        ["*効率性", "費用を削減できないか", "2", "見直す余地がある。"],
    ]
    assert [criterion for criterion, _ in criteria(rows)] == [
        "市が行うべきか",
        "社会的な必要があるか",
        "費用を削減できないか",
    ]


def test_the_sum_of_points_is_no_grade() -> None:
    rows: Rows = [
        HEADS,
        ["*公益性", "効果は及ぶか。", "4", "多くの市民が使う。"],
        ["*総合点", "<", "19点", "5:高い 1:低い"],
    ]
    found = read(rows, [60, 150, 40, 150])
    assert [f.value for f in of(found, "rating")] == ["4"]
    assert not of(found, "overall_rating")
    assert len(of(found, "rating_reason")) == 1
