"""The JSON Schema of a fact line, made from the dataclass and the concepts."""

from __future__ import annotations

from dataclasses import fields
from types import UnionType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from schemas.fact import Dimensions, Fact, Value
from schemas.geometry import Box
from schemas.meanings import CLOSED, DIMENSIONS, FIELDS, VALUES
from schemas.vocabulary import Concept, concepts

Json = dict[str, Any]

_TYPES: Final[dict[object, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}
_YEARS: Final = {"minimum": 1868, "maximum": 2200}


def fact_schema() -> Json:
    """JSON Schema (2020-12) of one line of `hyoka extract --format jsonl`."""
    hints = get_type_hints(Fact)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A fact of hyoka: one printed value with its meaning and its place on the page",
        "description": "Generated from schemas/fact.py and schemas/concepts.toml by `python -m schemas.describe`.",
        "type": "object",
        "properties": {name: {"description": FIELDS[name], **_property(name, hints[name])} for name in FIELDS},
        "required": [field.name for field in sorted(fields(Fact), key=lambda f: list(FIELDS).index(f.name))],
        "additionalProperties": False,
        "allOf": [_nothing_without_state(), *map(_value_of_kind, ("money", "year", "text"))],
    }


def public() -> dict[str, Concept]:
    """The concepts that facts have; the others are steps on the way."""
    return {name: concept for name, concept in concepts().items() if not concept.internal}


def _property(name: str, hint: object) -> Json:
    """What a field may hold."""
    if name == "concept":
        return {"enum": [*public()]}
    if name == "confidence":
        return {"type": "number", "minimum": 0, "maximum": 1}
    if name == "flags":
        return {"type": "array", "items": {"type": "string", "pattern": "^[a-z_]+$"}, "uniqueItems": True}
    if name in ("fiscal_year", "fiscal_year_end"):
        return {**_of(hint), **_YEARS}
    if name in ("sheet", "page"):
        return {**_of(hint), "minimum": 0 if name == "sheet" else 1}
    return _of(hint)


def _of(hint: object) -> Json:
    """The schema of a Python type."""
    if hint in _TYPES:
        return {"type": _TYPES[hint]}
    if hint is Box:
        return {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    if hint == Dimensions:
        return _dimensions()
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": [*get_args(hint)]}
    if origin is UnionType or hint == Value:
        return {"type": [_TYPES[part] for part in get_args(hint)]}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0])}
    raise TypeError(f"a fact has a field of a type that JSON Schema is not told of: {hint}")


def _dimensions() -> Json:
    """The dimensions with their values."""
    known: Json = {}
    for name, (kind, meaning) in DIMENSIONS.items():
        known[name] = {"description": meaning, "type": kind}
        if name in CLOSED or name in VALUES:
            known[name]["enum"] = [*CLOSED.get(name, VALUES.get(name, {}))]
        if kind == "integer":
            known[name]["minimum"] = 0 if name == "indicator" else 1
    sources = "|".join(VALUES["source"])
    del known["source"]["enum"]
    known["source"]["pattern"] = rf"^({sources})(\+({sources}))*$"
    return {"type": "object", "properties": known, "additionalProperties": False}


def _nothing_without_state() -> Json:
    """A value is null where, and only where, nothing is reported."""
    reported = {"properties": {"state": {"const": "reported"}}}
    return {
        "if": reported,
        "then": {"properties": {"value": {"not": {"type": "null"}}}},
        "else": {"properties": {"value": {"type": "null"}}},
    }


def _value_of_kind(kind: str) -> Json:
    """Concepts of one kind have values of one type, unless a flag says that the text could not be read."""
    names = [name for name, concept in public().items() if concept.kind == kind and name != "other"]
    kinds = {"money": ["integer", "null"], "year": ["integer", "null"], "text": ["string", "null"]}
    return {
        "if": {
            "properties": {
                "concept": {"enum": names},
                "flags": {"not": {"contains": {"const": "unreadable"}}},
            }
        },
        "then": {"properties": {"value": {"type": kinds[kind]}}},
    }
