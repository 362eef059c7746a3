"""Labels inside a cell."""

from __future__ import annotations

import pytest

from extract.inline import labelled_parts
from schemas.block import Block, Heading
from schemas.geometry import Box

BOX = Box(0, 0, 100, 20)


def parts(*lines: str) -> list[tuple[list[str], str]]:
    block = Block(1, BOX, BOX, lines, (), (Heading("実績", "label"),), ())
    return [([h.text for h in part.rows], part.text) for part in labelled_parts(block)]


def test_two_labelled_values() -> None:
    assert parts("指標名：停止時間　指標の求め方：年間の時間") == [
        (["実績", "指標名"], "停止時間"),
        (["実績", "指標の求め方"], "年間の時間"),
    ]


def test_a_label_on_each_line() -> None:
    assert parts("課題：端末が古い。", "改善策：更新する。") == [
        (["実績", "課題"], "端末が古い。"),
        (["実績", "改善策"], "更新する。"),
    ]


def test_years_are_labels() -> None:
    assert parts("H25：3件 H26：4件") == [(["実績", "H25"], "3件"), (["実績", "H26"], "4件")]
    block = Block(1, BOX, BOX, ("H25：3件",), (), (), ())
    assert [h.kind for h in labelled_parts(block)[0].rows] == ["period"]


def test_a_value_of_several_lines() -> None:
    assert parts("課題：端末が古く、", "故障が多い。", "改善策：更新する。") == [
        (["実績", "課題"], "端末が古く、\n故障が多い。"),
        (["実績", "改善策"], "更新する。"),
    ]


def test_a_label_without_a_value() -> None:
    assert parts("課題：") == [(["実績", "課題"], "")]


@pytest.mark.parametrize(
    "line",
    [
        "端末の更新が遅れている。",
        "次の点に注意する：端末の更新",
        "端末が古い。課題：更新",
        "端末の更新を行い　課題：更新",
        "https://example.jp/課題：",
        "10:30",
        "",
    ],
)
def test_what_has_no_label(line: str) -> None:
    """No colon, an unknown label, or text before the first label: the cell stays whole."""
    assert parts(line) == [(["実績"], line)]
