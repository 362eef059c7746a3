"""Which cell is wrong, told by the other relations that it stands in."""

from __future__ import annotations

from typing import Any

from audit import audit
from schemas.fact import Fact
from schemas.finding import Finding, Status
from tests.audit.tables import fact


def table(
    project: int = 19083, personnel: int = 11224, total: int = 30307, general: int = 6670, national: int = 12413
) -> list[Fact]:
    """project = general + national; total = project + personnel."""
    common: dict[str, Any] = {"phase": "settlement"}
    return [
        fact(general, 0, label="一般財源", cost="project", source="general", **common),
        fact(national, 1, label="国庫支出金", cost="project", source="national", **common),
        fact(project, 2, label="事業費", cost="project", **common),
        fact(personnel, 3, label="人件費", cost="personnel", **common),
        fact(total, 4, label="総事業費", cost="total", **common),
    ]


def failing(facts: list[Fact]) -> list[Finding]:
    return [f for f in audit(facts) if f.status is Status.FAILS]


def suspects(facts: list[Fact]) -> set[str | None]:
    return {None if f.suspect is None else f.suspect.raw for f in failing(facts)}


def test_a_cell_that_two_failing_sums_share_is_wrong() -> None:
    assert suspects(table(project=19583)) == {"19,583"}
    assert len(failing(table(project=19583))) == 2


def test_a_cell_that_another_sum_speaks_for_is_right() -> None:
    # The project cost is the sum of its sources, so the total or the personnel cost is wrong; 11,244 is a swap of none.
    assert "19,083" not in suspects(table(total=31307))


def test_where_only_one_cell_is_left_it_is_that_one() -> None:
    facts = [f for f in table(personnel=0, total=19983) if f.dimensions.get("cost") != "personnel"]
    facts += [fact(0, 3, label="人件費", cost="personnel", phase="settlement")]
    assert suspects(facts) == {"19,983"}


def test_ties_name_no_cell() -> None:
    assert suspects(table(general=6870)) == {None}


def test_sums_that_fail_with_different_changes_share_no_cell() -> None:
    # Both fail, but no change of the project cost mends both.
    found = failing(table(general=6671, total=31307, project=19089))
    assert all(f.suspect is None or f.suspect.raw != "19,089" for f in found)
