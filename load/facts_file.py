"""Facts files (what `hyoka extract` writes) as documents that can be loaded."""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from schemas.document import DocumentResult
from schemas.errors import Reason, Rejected
from schemas.fact import Fact
from schemas.geometry import Box

_MOST: Final = 2**31 - 1
"""Sheets and pages are numbered up to what a column of 32 bits holds."""
_STATES: Final = ("reported", "blank", "not_applicable")
_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "document": (str,),
    "sheet": (int,),
    "page": (int,),
    "bbox": (list,),
    "concept": (str,),
    "label": (list,),
    "value": (str, int, float, bool, type(None)),
    "raw": (str,),
    "fiscal_year": (int, type(None)),
    "fiscal_year_end": (int, type(None)),
    "dimensions": (dict,),
    "unit": (str, type(None)),
    "decimals": (int, type(None)),
    "state": (str,),
    "reader": (str,),
    "confidence": (int, float),
    "flags": (list,),
}


def read_facts_file(file: Path) -> list[DocumentResult]:
    """The documents of a facts file (`-`: standard input). Raises `Rejected` with the number of a bad line."""
    if file == Path("-"):
        return list(_documents("standard input", file, sys.stdin.buffer.read()))
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise Rejected(str(file), Reason.NOT_FOUND) from None
    except OSError as error:
        raise Rejected(str(file), Reason.UNREADABLE, error.strerror or "") from None
    if not data:
        raise Rejected(str(file), Reason.EMPTY)
    return list(_documents(str(file), file.absolute(), data))


def _documents(name: str, file: Path, data: bytes) -> Iterator[DocumentResult]:
    """The facts by document, each known by the SHA-256 of its facts."""
    if data.startswith(b"%PDF-"):
        raise Rejected(name, Reason.UNREADABLE, "a PDF; load it with `hyoka run`")
    by_document: dict[str, list[Fact]] = {}
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                fact = fact_from_json(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise Rejected(name, Reason.UNREADABLE, f"line {number}: {error}") from None
            by_document.setdefault(fact.document, []).append(fact)
    if not by_document:
        raise Rejected(name, Reason.EMPTY, "no facts")
    for document, facts in by_document.items():
        result = _result(document, f"{file}#{document}", facts)
        if file == Path("-"):
            # Standard input is no place: what came through it under the same name before is no older version.
            result = replace(result, path=f"{result.path}#{result.sha256[:12]}")
        yield result


def _result(document: str, path: str, facts: list[Fact]) -> DocumentResult:
    """A document made of facts alone."""
    canonical = "\n".join(_canonical(facts)).encode("utf-8", "surrogatepass")
    return DocumentResult(
        document=document,
        path=path,
        sha256=hashlib.sha256(canonical).hexdigest(),
        size=len(canonical),
        pages=max(fact.page for fact in facts),
        municipality=None,
        reader=facts[0].reader,
        sheets=(),
        facts=tuple(facts),
    )


def _canonical(facts: Iterable[Fact]) -> Iterator[str]:
    """Each fact as a line that is the same however it was written."""
    return (json.dumps(fact.to_json(), ensure_ascii=False, sort_keys=True) for fact in facts)


def fact_from_json(plain: Any) -> Fact:
    """A fact from its JSON Lines form. Raises `ValueError` saying what is wrong."""
    if not isinstance(plain, dict):
        raise ValueError("not an object")
    for name, kinds in _KINDS.items():
        if name not in plain:
            raise ValueError(f"{name} is missing")
        if not isinstance(plain[name], kinds) or (isinstance(plain[name], bool) and bool not in kinds):
            raise ValueError(f"{name} is of the wrong type")
    if unknown := plain.keys() - _KINDS.keys():
        raise ValueError(f"unknown key {min(unknown)}")
    for name in ("sheet", "page"):
        if not 0 <= plain[name] <= _MOST:
            raise ValueError(f"{name} is no number of a {name}: {plain[name]}")
    box, label, flags, dimensions = plain["bbox"], plain["label"], plain["flags"], plain["dimensions"]
    if len(box) != 4 or not all(isinstance(edge, int | float) for edge in box):
        raise ValueError("bbox is not four numbers")
    if not all(math.isfinite(n) for n in (*box, plain["confidence"], plain["value"]) if isinstance(n, float)):
        raise ValueError("bbox, confidence and value hold finite numbers only")
    if not all(isinstance(text, str) for text in (*label, *flags)):
        raise ValueError("label and flags hold texts only")
    if not all(isinstance(value, str | int) for value in dimensions.values()):
        raise ValueError("dimensions hold texts and integers only")
    if plain["state"] not in _STATES:
        raise ValueError(f"state is none of {', '.join(_STATES)}")
    whole = plain | {"bbox": Box(*map(float, box)), "label": tuple(label), "flags": tuple(flags)}
    return Fact(**whole)
