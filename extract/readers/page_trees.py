"""The page tree of a PDF whose counts lie: how many pages there really are."""

from __future__ import annotations

import re
from typing import Any, Final

_REFERENCE: Final = re.compile(r"(\d+) \d+ R")


def recount(document: Any) -> None:
    """Set the page tree right where it lies about the number of its pages: none is lost, none invented.

    Raises what MuPDF raises where the tree cannot be walked.
    """
    root = document.xref_get_key(document.pdf_catalog(), "Pages")
    if root[0] != "xref":
        return
    order: list[int] = []
    kids: dict[int, list[int]] = {}
    waiting = [int(root[1].split()[0])]
    while waiting:
        node = waiting.pop()
        if node in kids:
            # A loop, or a page that is there twice: MuPDF says which.
            return
        below = document.xref_get_key(node, "Kids")
        kids[node] = [int(number) for number in _REFERENCE.findall(below[1])] if below[0] == "array" else []
        if below[0] != "null":
            order.append(node)
            waiting += kids[node]
    inner = frozenset(order)
    counts: dict[int, int] = {}
    for node in reversed(order):
        counts[node] = sum(counts[kid] if kid in inner else 1 for kid in kids[node])
        if document.xref_get_key(node, "Count")[1] != str(counts[node]):
            document.xref_set_key(node, "Count", str(counts[node]))
