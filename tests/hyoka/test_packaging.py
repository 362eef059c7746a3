"""What the wheel holds is what the folders hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

import hyoka

ROOT = Path(__file__).parents[2]
ROOMS = ("extract", "normalize", "load", "audit", "schemas", "hyoka")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_in_the_wheel() -> None:
    """The list in pyproject.toml is explicit, so a new folder must be added to it."""
    folders = {file.parent.relative_to(ROOT) for room in ROOMS for file in (ROOT / room).rglob("*.py")}
    assert {".".join(folder.parts) for folder in folders} <= {*PROJECT["tool"]["setuptools"]["packages"]}


def test_one_version() -> None:
    """The command says what the package is."""
    assert PROJECT["project"]["version"] == hyoka.__version__


def test_constraints_name_no_host() -> None:
    """Plain pins, whatever registry they come from."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all("==" in line and "/" not in line and "@" not in line for line in lines)
