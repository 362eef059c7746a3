"""The package's word lists (`data/*.toml`), read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table of `normalize/data/<name>.toml`."""
    table: dict[str, Any] = tomllib.loads((files("normalize") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
    return table


def one_of(words: Iterable[str]) -> str:
    """A regular expression's alternation of literal words, longest first, without a group around it."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
