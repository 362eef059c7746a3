"""The fit of confidence, and that the shipped weights keep their word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks.confidence import judged, split
from benchmarks.corpus import everything
from benchmarks.describe import PAGE, PICTURE, page, weight_tables
from benchmarks.logistic import fit
from benchmarks.observations import HIDDEN, Observation, hidden, observe, vocabulary_of
from benchmarks.reliability import Curve, Judged, curve, svg, table
from benchmarks.weighing import AT_MOST, weigh, weigh_readers, written
from normalize.confidence import log_odds, weighed, weights
from normalize.features import TERMS
from schemas.vocabulary import Quality, _source, look_up

ROOT = Path(__file__).parents[2]
PLAIN: frozenset[str] = frozenset()


@cache
def developed() -> list[Observation]:
    known, _ = split(everything())
    return observe([d for d in known if d.set == "develop"])


def test_of_facts_at_nine_tenths_nine_in_ten_are_right() -> None:
    """On the labelled forms that hyoka is developed on, and enough of them to mean something."""
    found = judged("develop", developed(), weights())
    assert found.count > 1000
    assert found.sure > 0.3 * found.count
    assert found.sure_right >= 0.9, table(found)


def test_what_is_only_measured_is_never_fitted_on() -> None:
    known, measured = split(everything())
    assert measured
    assert {d.set for d in measured} == {"measure"}
    assert not {d.form for d in known} & {d.form for d in measured}


def test_the_page_and_its_picture_are_those_of_the_weights() -> None:
    """`python -m benchmarks.confidence --fit` writes them together."""
    text = (ROOT / PAGE).read_text(encoding="utf-8")
    assert weight_tables(weights()) in text
    root = ElementTree.parse(ROOT / PICTURE).getroot()
    assert root.get("role") == "img"
    assert Path(PICTURE).name in text
    with pytest.raises(ValueError, match="must hold"):
        page("nothing", weights(), [])


def seen(
    form: str, right: bool, count: int, *terms: str, round: int = 0, agrees: bool | None = None
) -> list[Observation]:
    return [Observation("develop", form, round, "amount", frozenset(terms), right, agrees)] * count


def test_a_term_that_goes_with_errors_weighs() -> None:
    found = weigh([
        *seen("a", True, 3600), *seen("a", False, 400), *seen("a", True, 1000, "rivals"), *seen("a", False, 1000, "rivals"),
    ])  # fmt: skip
    assert weighed(found, "amount", PLAIN) == pytest.approx(0.9, abs=0.02)
    assert weighed(found, "amount", frozenset({"rivals"})) == pytest.approx(0.5, abs=0.02)
    assert weigh([*seen("a", True, 100, "rivals"), *seen("a", False, 100)]).terms["rivals"] == 0, (
        "no term but some raises"
    )


def test_what_is_worked_out_is_less_sure_than_what_is_printed() -> None:
    """Even where it was always right."""
    found = weigh([*seen("a", True, 900), *seen("a", False, 100), *seen("a", True, 500, "year_inferred")])
    assert found.terms["year_inferred"] == AT_MOST["year_inferred"] < 0
    assert all(weights().terms[term] <= most for term, most in AT_MOST.items())


def test_one_large_form_does_not_outvote_the_others() -> None:
    """A hundred times the facts counts ten times."""
    small = [o for i in range(10) for o in seen(f"f{i}", False, 10)]
    assert weighed(weigh([*small, *seen("big", True, 1000)]), "amount", PLAIN) == pytest.approx(0.5, abs=0.03)


def test_the_order_of_the_sheets_does_not_matter() -> None:
    some = [*seen("a", True, 30, "odd"), *seen("b", False, 9, "rivals"), *seen("c", True, 40)]
    assert written(weigh(some)) == written(weigh(some[::-1]))


def test_readers_that_disagree_lower_and_how_well_the_sheets_are_read_is_not_their_merit() -> None:
    base = weigh(seen("a", True, 50) + seen("a", False, 50))
    asked = seen("a", True, 400, agrees=True) + seen("a", False, 60, agrees=False) + seen("a", True, 20, agrees=False)
    found = weigh_readers(asked, base)
    assert found.readers["readers_disagree"] < -1
    assert 0 <= found.readers["readers_agree"] < -found.readers["readers_disagree"]
    assert found.terms == base.terms


def test_the_fit_finds_given_odds() -> None:
    columns = np.array([[1.0, 0.0], [1.0, 1.0]])
    right, weight, none = np.array([0.8, 0.5]), np.array([1000.0, 1000.0]), np.zeros(2)
    bounds = np.array([-np.inf, -np.inf]), np.array([np.inf, 0.0])
    found = fit(columns, right, weight, none, bounds, none)
    assert 1 / (1 + np.exp(-found[0])) == pytest.approx(0.8, abs=1e-3)
    assert 1 / (1 + np.exp(-found.sum())) == pytest.approx(0.5, abs=1e-3)
    held = fit(columns, right, weight, np.array([0.0, 1e9]), bounds, np.array([0.0, -3.0]))
    assert held[1] == pytest.approx(-3.0, abs=1e-3)


def test_hidden_vocabulary() -> None:
    """A part, the same each time, another part in another round; and all of it is back afterwards."""
    source = _source()

    def labels(table: dict[str, object]) -> set[str]:
        concepts = table["concept"]
        assert isinstance(concepts, list)
        return {label for entry in concepts for label in entry["labels"]}

    whole, first, second = labels(source), labels(hidden(source, 1)), labels(hidden(source, 2))
    assert first == labels(hidden(source, 1))
    assert first != second
    assert len(first) == pytest.approx((1 - HIDDEN) * len(whole), rel=0.05)
    gone = sorted(label for label in whole - first if look_up(label).quality is Quality.EXACT)[0]
    with vocabulary_of(1):
        assert look_up(gone).of("concept") is None or look_up(gone).quality < Quality.EXACT
    assert look_up(gone).quality is Quality.EXACT


def some_curve() -> Curve:
    return curve(
        "some", [Judged(0.92, True)] * 9 + [Judged(0.92, False)] + [Judged(0.4, False)] * 10 + [Judged(1.0, True)]
    )


def test_the_curve() -> None:
    found = some_curve()
    assert [(b.low, b.count, b.right) for b in found.bins] == [(0.3, 10, 0.0), (0.9, 10, 0.9), (0.95, 1, 1.0)]
    assert (found.sure, found.sure_right) == (11, pytest.approx(10 / 11))
    assert found.ece == pytest.approx((10 * 0.4 + 10 * 0.02) / 21)
    assert found.brier == pytest.approx((9 * 0.08**2 + 0.92**2 + 10 * 0.16) / 21)
    assert "0.900" in table(found)


def test_the_picture_is_drawn_and_described() -> None:
    root = ElementTree.fromstring(svg([some_curve(), curve("<none> & others", [])]))
    space = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in root.iter(f"{space}text")]
    assert "<none> & others: 0 facts" in texts
    assert "0.92 → 0.90" in (root.findtext(f"{space}desc") or "")
    assert len(root.findall(f"{space}circle")) == 3 + 1, "a mark a bin, and one in the legend"


def test_weights_add_up() -> None:
    known = weights()
    assert log_odds(known, "amount", frozenset(TERMS)) == pytest.approx(
        known.topics["amount"] + sum(known.terms.values())
    )
