"""Texts that lie about their characters, or are dangerous to whoever shows them."""

from __future__ import annotations

from typing import Final

from tests.hostile.case import WHOLE, Case, Loaded, fact
from tests.hostile.hand import NAME, form, typed

_CROSSED: Final = frozenset({"over_edge"})
_BROKEN: Final = frozenset({"broken_text"})
_DOUBTED: Final = Loaded(facts=(fact("amount", 2_345_000),), marked=("情報",), marks=_BROKEN)
SCRIPT: Final = "<script>document.title='ran'</script>"
IMAGE: Final = '"><img src=x onerror="document.title=\'ran\'">'
DROP: Final = "'; DROP TABLE fact; --"
ESCAPE: Final = "\x1b]0;owned\x07\x1b[2J\x9b31m"
RLO, ZWSP = "\u202e", "\u200b"


def _named(name: str, *flags: str) -> Loaded:
    return Loaded(facts=(fact("project_name", name, *flags), fact("amount", 2_345_000)))


def _cost(value: str | float, *flags: str) -> Loaded:
    return Loaded(facts=(fact("project_name", NAME), fact("amount", value, *flags)))


def _amount(figure: str) -> bytes:
    return form(costs=("1,234", figure, "3,456")).bytes()


CASES: Final = (
    Case(
        "kanji-rare",
        "推逭 for 推進: kanji that no form prints",
        lambda: typed("情報化推逭事業"),
        _named("情報化推逭事業", "rare_kanji"),
    ),
    Case(
        "kanji-general",
        "剝, 塡 and the like are for general use: no flag",
        lambda: typed("剝離補塡事業"),
        _named("剝離補塡事業"),
    ),
    Case(
        "private-use",
        "characters of the private use area",
        lambda: typed("情報\ue000推進事業"),
        _named("情報\ue000推進事業", "broken_text"),
    ),
    Case("replacement", "U+FFFD in a name", lambda: typed("情報\ufffd推進事業"), _DOUBTED),
    Case(
        "replacement-in-figure",
        "U+FFFD for a digit: 2,3�5",
        lambda: typed(cost="2,3\ufffd5"),
        Loaded(facts=(fact("project_name", NAME),), marked=("2,3",), marks=_BROKEN),
    ),
    Case(
        "nul-in-figure",
        "NUL for a digit",
        lambda: typed(cost="2,3\x005"),
        Loaded(facts=(fact("project_name", NAME),), never=("235000",), marked=("2,3",), marks=_BROKEN),
    ),
    Case("nul", "NUL in a name", lambda: typed("情報\x00推進事業"), _DOUBTED),
    Case(
        "surrogate", "half of a surrogate pair", lambda: typed(["情", "報", "\ud800", "推", "進", "事", "業"]), _DOUBTED
    ),
    Case("controls", "control characters in a name", lambda: typed("情報\x01推進\x7f事業"), _DOUBTED),
    Case(
        "bidi",
        "a right-to-left override before a figure: programs show 2,345 as 543,2; the page prints 2,345",
        lambda: typed(cost=RLO + "2,345"),
        _cost(2_345_000, "hidden_characters"),
    ),
    Case(
        "bidi-name", "the same in a name", lambda: typed("情報化" + RLO + "推進事業"), _named(NAME, "hidden_characters")
    ),
    Case(
        "zero-width",
        "a zero-width space inside a figure",
        lambda: typed(cost="2," + ZWSP + "345"),
        _cost(2_345_000, "hidden_characters"),
    ),
    Case("full-width", "full-width digits and comma", lambda: typed(cost="２，３４５"), _cost(2_345_000)),
    Case(
        "amount-20-digits",
        "an amount of 20 digits: exact",
        lambda: _amount("12345678901234567890"),
        _cost(12_345_678_901_234_567_890_000),
    ),
    Case(
        "amount-int64",
        "an amount one beyond 64 bits",
        lambda: _amount("9,223,372,036,854,775,808"),
        _cost(9_223_372_036_854_775_808_000),
    ),
    Case(
        "amount-negative",
        "a negative amount of 20 digits",
        lambda: _amount("△12345678901234567890"),
        _cost(-12_345_678_901_234_567_890_000),
    ),
    Case(
        "amount-long",
        "300 digits in one cell, over its edge",
        lambda: _amount("9" * 300),
        Loaded(facts=WHOLE.facts[:2]),
    ),
    Case(
        "over-edge",
        "a figure too long for its cell goes on in the next one, which is empty",
        lambda: form(costs=("1,234", "9" * 30, "")).bytes(),
        Loaded(facts=(fact("project_name", NAME),), marked=("99",), marks=_CROSSED),
    ),
    Case(
        "over-edge-mixed",
        "a figure too long for its cell is printed into the next figure",
        lambda: form(costs=("1,234", "△12,345,678,901,234,567,890", "3,456")).bytes(),
        Loaded(facts=(fact("project_name", NAME),), marked=("456", "678"), marks=_CROSSED),
    ),
    Case("script", "`<script>` as the name of a project", lambda: form(SCRIPT).bytes(), _named(SCRIPT)),
    Case("image", '`"><img onerror=…>` as the name', lambda: form(IMAGE).bytes(), _named(IMAGE)),
    Case(
        "link", "`javascript:` as the name", lambda: form("javascript:alert(1)").bytes(), _named("javascript:alert(1)")
    ),
    Case(
        "drop",
        "`'; DROP TABLE fact; --` in every text",
        lambda: form(DROP, division=DROP, purpose=DROP).bytes(),
        _named(DROP),
    ),
    Case(
        "formula", "`=cmd|' /C calc'!A0` as the name", lambda: typed("=cmd|' /C calc'!A0"), _named("=cmd|' /C calc'!A0")
    ),
    Case(
        "path", "`../../etc/passwd` as the name", lambda: form("../../etc/passwd").bytes(), _named("../../etc/passwd")
    ),
    Case(
        "markup",
        "`[bold red]` and braces, which terminals' tables understand",
        lambda: form("[bold red]{x}%s[/]").bytes(),
        _named("[bold red]{x}%s[/]"),
    ),
    Case("terminal", "terminal commands (ESC ], 0x9B) in a name", lambda: typed(ESCAPE + "情報化"), _DOUBTED),
)
