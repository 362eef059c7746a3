"""What two writings of one name have in common: the key they are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from normalize.text import fold, plain
from normalize.vocabulary import load

# What stands between two levels or between the words of one name, and may as well not: 市民協働部・くらし支援課.
_BETWEEN: Final = re.compile(r"[\s・/|＞>→:;_\-]+")
# A code of the form or of the accounts before a name: `300500 市民協働部`, `[0123]`, `12-03:`, `A01 `. Four digits need no blank.
_CODE: Final = re.compile(
    r"[\[(<【]?(?:[a-zA-Z]{0,2}[0-9][0-9\-.]*)[\])>】]?[\s:_]+(?=\D)|[0-9]{4,}(?=[^\x00-\x7f年度月日])"
)
# Several units in one value: 情報管理課、市民課、関係各課.
_LIST: Final = re.compile(r"[、,，;；]")
_DIGITS: Final = re.compile(r"[0-9]")


@cache
def _variants() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in load("names")["variants"].split()}


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The text folded (`normalize.text.fold`), variants of place names too, without what may stand between its parts."""
    return _BETWEEN.sub("", fold(text)).translate(_variants())


def without_code(text: str) -> str:
    """The name without the code printed before it: `300500 市民協働部・くらし支援課` → `市民協働部・くらし支援課`."""
    line = plain(text)
    match = _CODE.match(line)
    return line[match.end() :] if match is not None and match.end() < len(line) else line


def listed(text: str) -> tuple[str, ...]:
    """The names that a value lists; the value alone where it lists none."""
    parts = tuple(part.strip() for part in _LIST.split(text) if part.strip() != "")
    return parts if len(parts) > 1 else (text,)


def bigrams(text: str) -> Iterator[str]:
    """Every two neighbouring characters."""
    return (text[i : i + 2] for i in range(len(text) - 1))
