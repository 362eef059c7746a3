"""Which concepts are personal data: `personal = true` in schemas/concepts.toml. Exports leave them out."""

from __future__ import annotations

from functools import cache
from typing import Final

from schemas.vocabulary import concepts

ALWAYS: Final = frozenset({"manager_name", "contact_name", "contact_phone"})
"""Personal whatever the file says."""


@cache
def personal_concepts() -> frozenset[str]:
    """The concepts that hold names and phone numbers of persons."""
    return ALWAYS | {name for name, concept in concepts().items() if concept.personal}
