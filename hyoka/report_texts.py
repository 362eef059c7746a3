"""What the audit report says, by language (`report_texts.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from audit import Lang
from schemas.finding import Class, Rule


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language."""

    lang: Lang
    plain: dict[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its blanks filled in."""
        text: str = self.plain[key]
        return text.format(**values) if values else text

    def rule(self, rule: Rule) -> str:
        """What a relation is called."""
        name: str = self.plain["rules"][rule.value]
        return name

    def diagnosis(self, diagnosis: Class) -> str:
        """What a diagnosis is called."""
        name: str = self.plain["classes"][diagnosis.value]
        return name


@cache
def texts(lang: Lang) -> Texts:
    """The texts of a language."""
    plain = tomllib.loads((files("hyoka") / "report_texts.toml").read_text(encoding="utf-8"))
    return Texts(lang, plain[lang])
