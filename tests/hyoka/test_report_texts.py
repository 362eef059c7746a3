"""Both languages say everything, and name everything that can be found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit import Lang
from hyoka.report_texts import texts
from schemas.finding import Class, Rule

HYOKA = Path(__file__).parents[2] / "hyoka"
_BLANK = re.compile(r"\{(\w+)\}")


def test_the_languages_have_the_same_texts() -> None:
    """With the same blanks to fill in."""
    ja, en = texts("ja").plain, texts("en").plain
    assert ja.keys() == en.keys()
    plain = [key for key in ja if isinstance(ja[key], str)]
    assert {k: {*_BLANK.findall(ja[k])} for k in plain} == {k: {*_BLANK.findall(en[k])} for k in plain}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_rule_and_diagnosis_has_a_name(lang: Lang) -> None:
    """And no two the same one; none is left over."""
    said = texts(lang)
    assert len({said.rule(rule) for rule in Rule}) == len(Rule)
    assert len({said.diagnosis(one) for one in Class}) == len(Class)
    assert {*said.plain["rules"]} == {*Rule}
    assert {*said.plain["classes"]} == {*Class}


def test_no_text_is_left_over() -> None:
    """Each key stands in the code, as it is or made of a status, a severity or a kind of mark."""
    code = "".join(file.read_text(encoding="utf-8") for file in HYOKA.rglob("*.py"))
    made = {f"{name}_{tail}" for name in ("error", "warning", "notice") for tail in ("means",)}
    made |= {f"{status}_{tail}" for status in ("holds", "rounding", "not_checkable") for tail in ("heading", "about")}
    made |= {f"guide_{kind}" for kind in ("checked", "part", "suspect")}
    made |= {"error", "warning", "notice", "holds", "rounding", "fails", "not_checkable", "accepted", "dismissed"}
    assert {key for key in texts("ja").plain if not re.search(f"""["']{key}["']""", code)} <= made
