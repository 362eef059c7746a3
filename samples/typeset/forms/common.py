"""Little things that several forms need."""

from __future__ import annotations

from typing import Any

from samples.typeset.forms.model import Attributes, Cell, H, V

SETTLED: Attributes = {"concept": "amount", "phase": "settlement", "cost": "project"}


def n(value: int | str | None) -> str:
    """A figure with its thousands marked."""
    return f"{value:,}" if isinstance(value, int) else value or ""


def nums(*values: int | str | None, **about: Any) -> list[Cell]:
    """Cells of figures, to the right."""
    return [V(n(value), style="right", **about) for value in values]


def Y(text: str, fy: int, cols: int = 1, rows: int = 1, *, style: str = "", **about: Any) -> Cell:  # noqa: N802
    """A heading that only names a year."""
    return H(text, cols, rows, style=style, label="", fy=fy, **about)


def total(*rows: list[int]) -> list[int]:
    """The sums of columns."""
    return [sum(column) for column in zip(*rows, strict=True)]
