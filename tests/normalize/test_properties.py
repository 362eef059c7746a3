"""What holds of every text: nothing invented, no sign lost, nothing changed twice, nothing raised."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.amounts import read_amount, read_amounts
from normalize.characters import normal, plain
from normalize.contract import answer
from normalize.kanji import read_kanji
from normalize.ranges import read_range
from normalize.rows import resolve_row
from normalize.text import close_spacing, fold, join_lines
from normalize.years import read_year

KINDS = ["text", "era", "fiscal_year", "range", "amount", "kanji_number", "blank", "checkbox"]
# The characters that the readers look at, so that chance texts come near to what they read.
TELLING = "0123456789０１２,.，．、-－−―ー△▲+±()（）〔〕年度月日元令和平成昭和大正明治RHSTM千百十万億一二三〇円人件%％回～~〜から至まで以上下内未満約・/／ 　\n■□○●◯☑☐✓レ口有無可否実施①㊒㈱²½㎡ﾊﾞﾟ⼾⻄\ud800\udfff\u200b\ufe0f#=≧≦<>x"
TEXTS = st.text(st.one_of(st.sampled_from(TELLING), st.characters()), max_size=60)
CONTEXTS = st.sampled_from(
    [{}, {"unit": "千円"}, {"neighbours": ["30年度", "元年度", "R2"]}, {"label": "補助率", "cell": "amount"}, {"sheet_year": 2021}, {"field": "date", "era": "平成"}, {"label_position": "before"}]
)  # fmt: skip
# Japanese without figures and numerals.
WORDS = st.text(
    st.sampled_from(
        "市民協働推進事業の実施状況についてカタカナ語ABCxyz円人件年度月日△▲-－()（）%以上未満約・～、。…①㈱"
    ),
    max_size=30,
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(KINDS), TEXTS, CONTEXTS)
def test_nothing_raises(kind: str, text: str, context: dict[str, object]) -> None:
    answer({"kind": kind, "input": text, "context": context})


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert plain(plain(text)) == plain(text)
    assert fold(fold(text)) == fold(text)
    assert close_spacing(close_spacing(once)) == close_spacing(once)
    output = answer({"kind": "text", "input": text})
    assert answer({"kind": "text", "input": output}) == output


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_joined_lines_are_normal(lines: list[str]) -> None:
    joined = join_lines(lines)
    assert normal(joined) == joined


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_no_number_is_invented(text: str) -> None:
    amount = read_amount(text, "千円")
    assert amount is None or amount.value is None
    assert read_amounts(text, "千円") == ()
    assert read_kanji(text) is None
    year = read_year(text)
    assert year is None
    for kind, key in (
        ("range", "min"),
        ("range", "fy_from"),
        ("range", "date_from"),
        ("era", "year"),
        ("fiscal_year", "fy"),
    ):
        output = answer({"kind": kind, "input": text})
        assert not isinstance(output, dict) or output.get(key) is None


@given(
    st.decimals(min_value="0.01", max_value=10**12, places=2),
    st.sampled_from(["△", "▲", "-", "−", "－", "‐", "–", "マイナス", "▼"]),
    st.sampled_from(["", " ", "　"]),
    st.sampled_from(["", "円", "千円", "%", "人", " 千円"]),
    st.sampled_from(["{}", "（{}）", "令和3年度 {}", "前年度比{}"]),
)
def test_no_sign_is_lost(value, sign: str, gap: str, unit: str, frame: str) -> None:  # type: ignore[no-untyped-def]
    if frame == "前年度比{}" or (frame.startswith("令和") and sign not in "△▲▼マイナス"):
        gap = ""
    text = frame.format(f"{sign}{gap}{value:,}{unit}")
    found = read_amount(text, "円")
    assert found is not None, text
    assert found.value is not None
    assert found.value < 0, text


@given(st.integers(0, 10**11), st.sampled_from(["円", "千円", "百万円", "億円"]))
def test_a_printed_amount_reads_back(number: int, unit: str) -> None:
    times = {"円": 1, "千円": 1000, "百万円": 10**6, "億円": 10**8}[unit]
    for printed in (
        f"{number:,}",
        f"{number}",
        f"{number:,}".translate({ord(a): b for a, b in zip("0123456789,", "０１２３４５６７８９，", strict=True)}),
    ):
        inherited, own = read_amount(printed, unit), read_amount(printed + unit)
        assert inherited is not None
        assert own is not None
        assert inherited.value == own.value == number * times


@given(st.integers(1950, 2040), st.integers(1, 12), st.booleans())
def test_rows_of_bare_years_around_a_known_one_resolve(start: int, length: int, falling: bool) -> None:
    years = [start + step for step in range(length)]
    eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925)]
    named = [next(((name, year - offset) for name, offset in eras if year > offset), ("昭和", year)) for year in years]
    headings = [f"{name}{number}年度" if index == 0 else f"{number}年度" for index, (name, number) in enumerate(named)]
    if falling:
        years, headings = years[::-1], headings[::-1]
    resolved = [year.fy for year in resolve_row(headings) if year is not None]
    assert resolved == years


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1," * 50_000,
        "(" * 100_000,
        "○" * 100_000,
        "・\n" * 50_000,
        "令和" * 40_000,
        "3)\n" * 30_000,
        "\ud800" * 100_000,
        "1 " * 59,
        "一" * 119,
        "1~" * 40,
        "令和1年~" * 15,
        "□有" * 300,
        "1,234 " * 19,
        "あ" * 20 + " " + "1" * 60,
    ],
)
def test_hostile_texts_are_quick(kind: str, text: str) -> None:
    began = time.perf_counter()
    answer({"kind": kind, "input": text})
    assert time.perf_counter() - began < 1.0


def test_ranges_of_anything_are_none_or_ranges() -> None:
    assert [read_range(text) for text in ("①～②", "A～B", "～～～")] == [None, None, None]
