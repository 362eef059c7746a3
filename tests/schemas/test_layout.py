"""Layouts: data that refines the generic reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import LayoutError
from schemas.layout import load, parse, recognise, shipped

WHOLE = """
municipality = "27204"
municipality_name = "池田市"
form = "事務事業評価"
sample = "ikeda"
[recognise]
title = "事務事業 評価"
labels = ["事 業 名", "対象者"]
[labels]
"対 象 者" = "comment"
[money]
unit = "千円"
funding = "total"
[scale]
best = "Ａ"
worst = "Ｄ"
"""


def test_a_layout() -> None:
    layout = parse(WHOLE, "ikeda.toml")
    assert (layout.name, layout.form, layout.municipality, layout.municipality_name) == (
        "ikeda", "事務事業評価", "27204", "池田市",
    )  # fmt: skip
    assert layout.recognise_title == "事務事業評価"
    assert layout.recognise_labels == {"事業名", "対象者"}
    assert layout.labels == {"対象者": "comment"}
    assert (layout.money_unit, layout.funding, layout.best, layout.worst) == ("千円", "total", "Ａ", "Ｄ")


def test_little_is_enough() -> None:
    layout = parse('[recognise]\ntitle = "評価"', "x.toml")
    assert (layout.labels, layout.money_unit, layout.funding) == ({}, None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[recognise", ["not TOML"]),
        ('munisipality = "x"\n[recognise]\ntitle = "x"', ["munisipality", "municipality"]),
        ('[recognise]\ntitel = "x"', ["recognise.titel", "title"]),
        ("[recognise]\ntitle = 3", ["title", "3"]),
        ('[recognise]\nlabels = "x"', ["recognise.labels"]),
        ("[recognise]\nlabels = [1]", ["recognise.labels"]),
        ('recognise = "x"', ["recognise", "not a table"]),
        ('[recognise]\ntitle = "x"\n[money]\nunit = "ドル"', ["unit", "ドル", "千円"]),
        ('[recognise]\ntitle = "x"\n[money]\nfunding = "all"', ["funding", "all"]),
        ('[recognise]\ntitle = "x"\n[labels]\n"甲" = "no_concept"', ["甲", "no_concept"]),
        ('[money]\nunit = "円"', ["recognise says nothing"]),
        ("", ["recognise says nothing"]),
    ],
)
def test_what_is_refused(text: str, words: list[str]) -> None:
    """Each message names the file and the key."""
    with pytest.raises(LayoutError) as caught:
        parse(text, "x.toml")
    assert str(caught.value).startswith("x.toml: ")
    for word in words:
        assert word in str(caught.value)


def test_claims() -> None:
    """The title must hold the words, and all labels must be there."""
    layout = parse(WHOLE, "a.toml")
    labels = frozenset({"事業名", "対象者", "目的"})
    assert layout.claims("令和4年度事務事業評価シート", labels)
    assert not layout.claims("施策評価シート", labels)
    assert not layout.claims("事務事業評価シート", frozenset({"事業名"}))
    assert parse('[recognise]\nlabels = ["目的"]', "b.toml").claims("", labels)


def test_zero_one_or_two_claims() -> None:
    layouts = [parse(WHOLE, "a.toml"), parse('[recognise]\ntitle = "評価"', "b.toml")]
    names = [layout.name for layout in recognise(layouts, "事務事業評価", frozenset({"事業名", "対象者"}))]
    assert names == ["a", "b"]
    assert [layout.name for layout in recognise(layouts, "評価", frozenset())] == ["b"]
    assert recognise(layouts, "調書", frozenset()) == ()


def test_shipped_layouts() -> None:
    """Each has a sample, and no two have one name."""
    root = Path(__file__).parent.parent.parent
    assert len(shipped()) >= 5
    assert len({layout.name for layout in shipped()}) == len(shipped())
    for layout in shipped():
        assert layout.sample is not None, layout.name
        assert (root / layout.sample).is_dir(), layout.name


def test_own_layouts(tmp_path: Path) -> None:
    """One of the same name replaces the shipped one."""
    name = shipped()[0].name
    (tmp_path / f"{name}.toml").write_text('form = "mine"\n[recognise]\ntitle = "x"', encoding="utf-8")
    (tmp_path / "new.toml").write_text('[recognise]\ntitle = "y"', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a layout", encoding="utf-8")
    found = {layout.name: layout for layout in load([tmp_path])}
    assert len(found) == len(shipped()) + 1
    assert found[name].form == "mine"
    assert found["new"].recognise_title == "y"


def test_own_layouts_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(LayoutError, match=r"bad\.toml"):
        load([tmp_path])
