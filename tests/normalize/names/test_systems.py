"""Information systems: exact, alias, one confusable character."""

from __future__ import annotations

import pytest

from normalize.names.systems import Catalogue
from schemas.masters import shipped

CATALOGUE = Catalogue(shipped().systems)


@pytest.mark.parametrize(
    ("raw", "id_", "reason"),
    [
        ("住基ネット", "juki_net", "alias"),
        ("ＬＧＷＡＮ", "lgwan", "alias"),
        ("LGVAN", "lgwan", "confusable v/w"),  # 荒川's sheet, as OCR read it
        ("統合型ＧＩＳ", "integrated_gis", "alias"),
        ("財務会計システム", "financial_accounting", "exact"),
        ("グル－プウェア", "groupware", "exact"),
        ("介護保険シスデム", "long_term_care", "substituted デ/テ"),
    ],
)
def test_accepted_without_a_person(raw: str, id_: str, reason: str) -> None:
    """The rules of departments, without levels."""
    answer = CATALOGUE.match(raw)
    assert (answer.status, answer.id, answer.candidates[0].reason) == ("auto", id_, reason)


@pytest.mark.parametrize(
    "raw", ["介護保健システム", "税務会計システム", "情報システム", "財務会計システム、グループウェア"]
)
def test_a_person_decides(raw: str) -> None:
    """What reads as another system, and several in one."""
    answer = CATALOGUE.match(raw)
    assert (answer.status, answer.id) == ("review", None)


def test_nothing_is_found() -> None:
    """Below 70."""
    assert CATALOGUE.match("校舎改修").status == "none"
