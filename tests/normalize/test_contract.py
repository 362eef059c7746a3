"""The contract of `hyoka normalize`: the public cases, its contexts, and that nothing makes it fail."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from normalize.contract import answer

PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "cases" / "normalize.jsonl"


def public_cases() -> list[dict[str, Any]]:
    """The public cases, none where they are not at hand."""
    if not PUBLIC.is_file():
        return []
    return [json.loads(line) for line in PUBLIC.read_text(encoding="utf-8").splitlines()]


def agrees(output: object, case: Mapping[str, Any]) -> bool:
    """Whether an output says what a case expects: every expected key, or one of the accepted texts."""
    expected = case["expected"]
    if isinstance(expected, dict) and isinstance(output, dict):
        return all(output.get(key) == value for key, value in expected.items())
    return output == expected or output in case.get("accept", [])


@pytest.mark.skipif(not PUBLIC.is_file(), reason="the public cases are not at hand")
def test_all_public_cases() -> None:
    wrong = [(case["id"], case["input"], answer(case)) for case in public_cases() if not agrees(answer(case), case)]
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "text", "context", "output"),
    [
        ("text", "事　業　名", {}, "事業名"), ("text", "市民の\n福祉", {}, "市民の福祉"), ("text", "・a\r\n・b", {}, "・a\n・b"), ("text", "一\n\n二", {}, "一\n\n二"), ("text", "", {}, ""),
        ("era", "昭和64年1月7日", {}, {"date": "1989-01-07"}), ("era", "平成32年", {}, {"year": 2020, "flags": ["after_era_end"]}), ("era", "令和0年", {}, None), ("era", "R5.10", {"field": "date"}, {"year": 2023, "month": 10}), ("era", "R5", {"field": "room code"}, None),
        ("era", "20210401", {"field": "date"}, {"date": "2021-04-01"}), ("era", "20210401", {}, None), ("era", "2021", {"field": "year"}, {"year": 2021}), ("era", "30年4月", {"era": "平成"}, {"year": 2018, "month": 4}),
        ("fiscal_year", "R3年度", {}, {"fy": 2021}), ("fiscal_year", "30年度", {}, None), ("fiscal_year", "30年度", {"neighbours": ["29年度", "元年度"]}, {"fy": 2018, "flags": ["year_inferred"]}), ("fiscal_year", "08 年度", {}, {"fy": 2008, "flags": ["year_inferred"]}),
        ("fiscal_year", "3年度", {"sheet_year": 2021}, {"fy": 2021, "flags": ["year_inferred"]}), ("fiscal_year", "3年度", {"sheet_year": "令和3年度"}, {"fy": 2021, "flags": ["year_inferred"]}), ("fiscal_year", "前年度", {"sheet_year": 2021}, {"fy": 2020, "flags": ["year_inferred"]}), ("fiscal_year", "前年度", {}, None),
        ("fiscal_year", "令和元年5月1日", {}, {"fy": 2019}), ("fiscal_year", "2019年3月31日", {"ask": "fiscal year containing this date"}, {"fy": 2018}), ("fiscal_year", "20190331", {"ask": "fiscal year containing this date"}, {"fy": 2018}),
        ("range", "99.5%以上", {}, {"min": 99.5, "max": None, "unit": "%", "min_inclusive": True}), ("range", "1,000以上", {"unit": "千円"}, {"min": 1_000_000, "max": None, "unit": "円", "min_inclusive": True}), ("range", "30～4年度", {"sheet_year": 2020}, {"fy_from": 2018, "fy_to": 2022}), ("range", "令和3年度", {}, None),
        ("amount", "▲ 1,414", {"unit": "千円"}, {"value": -1_414_000, "unit": "円"}), ("amount", "1,234", {"caption": "（単位：千円）"}, {"value": 1_234_000, "unit": "円"}), ("amount", "1,234", {"label": "事業費(千円)", "caption": "単位：円"}, {"value": 1_234_000, "unit": "円"}),
        ("amount", "約9,500件", {}, {"value": 9500, "unit": "件", "approx": True}), ("amount", "12,34,56", {}, None), ("amount", "0.5人", {"unit": "千円"}, {"value": 0.5, "unit": "人"}), ("amount", "（単位：千円）", {}, {"value": None, "unit": "円", "multiplier": 1000}),
        ("kanji_number", "一億二千万", {}, {"value": 120_000_000}), ("kanji_number", "五人", {}, {"value": 5, "unit": "人"}), ("kanji_number", "三重県", {}, None), ("kanji_number", "123", {}, None),
        ("blank", "－", {"cell": "amount"}, {"is_blank": True, "value": None, "reason": "dash"}), ("blank", "0", {}, {"is_blank": False, "value": 0, "reason": None}), ("blank", "▲5", {"unit": "千円"}, {"is_blank": False, "value": -5000, "reason": None}), ("blank", "未定", {"cell": "text"}, {"is_blank": False, "value": None, "reason": None}),
        ("checkbox", "■実施 □未実施", {}, {"selected": ["実施"], "unselected": ["未実施"]}), ("checkbox", "レベルアップ研修", {}, {"is_checkbox": False}), ("checkbox", "☑", {}, {"checked": True}), ("checkbox", "1", {"cell": "checkbox"}, {"checked": True}), ("checkbox", "1", {}, {"is_checkbox": False}),
        ("nonsense", "1", {}, None),
        # contexts of every shape
        ("fiscal_year", "08 年度", {"neighbours": ["07 年度", "09 年度"]}, {"fy": 2008, "flags": ["year_inferred"]}), ("fiscal_year", "第１年次 (23年度)", {"era": "平成"}, {"fy": 2011, "flags": ["year_inferred"]}),
        ("fiscal_year", "3年度見込み", {"title": "令和3年度事務事業評価"}, {"fy": 2021, "flags": ["estimate", "year_inferred"]}), ("fiscal_year", "63年度", {"neighbours": {"previous": "昭和62年度", "next": "平成元年度"}}, {"fy": 1988, "flags": ["year_inferred"]}),
        ("fiscal_year", "28年度", {"neighbours": ["27年度", "29年度"]}, None), ("fiscal_year", "令和3年4月1日～令和4年3月31日", {}, {"fy": 2021, "flags": ["from_date"]}),
        ("amount", "予算額（千円）", {"role": "header"}, {"value": None, "unit": "円", "multiplier": 1000}), ("amount", "予算額（千円）", {}, None), ("amount", "1,234", {"somewhere": "単位：百万円"}, {"value": 1_234_000_000, "unit": "円"}),
    ],
)  # fmt: skip
def test_cases(kind: str, text: str, context: dict[str, object], output: object) -> None:
    assert answer({"kind": kind, "input": text, "context": context}) == output


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"kind": "text"},
        {"kind": "text", "input": None},
        {"kind": "amount", "input": 3},
        {"kind": None, "input": "1"},
        {"kind": ["text"], "input": "1"},
    ],
)
def test_cases_that_are_none(case: dict[str, object]) -> None:
    assert answer(case) is None


@pytest.mark.parametrize(
    "context",
    [
        None,
        [],
        "x",
        3,
        {"unit": 3},
        {"unit": None, "neighbours": [None, 3, ["R3年度"]]},
        {"sheet_year": True},
        {"neighbours": {"a": 1}},
        {"label": ["円"]},
        {"cell": 3, "era": 4, "field": 5, "label_position": 6},
    ],
)
@pytest.mark.parametrize("kind", ["text", "era", "fiscal_year", "range", "amount", "kanji_number", "blank", "checkbox"])
def test_any_context_is_taken(kind: str, context: object) -> None:
    for text in ("30年度", "1,234", "1/2", ""):
        answer({"kind": kind, "input": text, "context": context})
