"""The page tree of a PDF that lies about its pages: how many there really are, and which of its nodes are pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

_REFERENCE: Final = re.compile(r"(\d+) \d+ R")
_NODE: Final = "/Pages"
_PAGE: Final = "/Page"


def recount(document: Any) -> bool:
    """Set the page tree right where it lies about the number of its pages: none is lost, none invented.

    A page has no kids (ISO 32000-1, 7.7.3), whatever it says of its type: readers go by the type, and would drop a page
    that calls itself a node. Returns whether there was one, or a node that calls itself a page. Raises what MuPDF
    raises where the tree cannot be walked.
    """
    root = document.xref_get_key(document.pdf_catalog(), "Pages")
    if root[0] != "xref":
        return False
    end = document.xref_length()
    order: list[int] = []
    kids: dict[int, list[int]] = {}
    waiting = [int(root[1].split()[0])]
    while waiting:
        node = waiting.pop()
        if node in kids:
            # A loop, or a page that is there twice: MuPDF says which.
            return False
        if not 0 < node < end:
            kids[node] = []
            continue
        below = document.xref_get_key(node, "Kids")
        kids[node] = [int(number) for number in _REFERENCE.findall(below[1])] if below[0] == "array" else []
        if below[0] != "null":
            order.append(node)
            waiting += kids[node]
    inner = frozenset(order)
    there = [node for node in kids if 0 < node < end]
    mistyped = _set_types(document, there, inner)
    # Kids may lead nowhere, or to what is no dictionary.
    pages = frozenset(node for node in there if node not in inner and document.xref_get_keys(node))
    counts: dict[int, int] = {}
    for node in reversed(order):
        counts[node] = sum(counts[kid] if kid in inner else kid in pages for kid in kids[node])
        if document.xref_get_key(node, "Count")[1] != str(counts[node]):
            document.xref_set_key(node, "Count", str(counts[node]))
    return mistyped


def _set_types(document: Any, nodes: Iterable[int], inner: frozenset[int]) -> bool:
    changed = False
    for node in nodes:
        meant = _NODE if node in inner else _PAGE
        kind = document.xref_get_key(node, "Type")[1]
        if kind in (_NODE, _PAGE) and kind != meant:
            document.xref_set_key(node, "Type", meant)
            changed = True
    return changed
