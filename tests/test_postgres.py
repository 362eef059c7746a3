"""Tests on Postgres never go missing unnoticed."""

from __future__ import annotations

import sys

import pytest

from tests.postgres import PACKAGES, server_package


def test_a_missing_postgres_fails_in_ci_and_is_skipped_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """`.ci/run` sets CI."""
    for name in PACKAGES:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="tests on Postgres"):
        server_package()
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="pip install"):
        server_package()


def test_the_second_package_stands_in_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Python 3.13."""
    monkeypatch.setitem(sys.modules, PACKAGES[0], None)
    monkeypatch.setitem(sys.modules, PACKAGES[1], sys)
    assert server_package() is sys
