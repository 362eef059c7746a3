"""A page and its marks as one HTML file: no script, no network; everything that the PDF says is escaped.

Hovering over a box, or tabbing to it, shows what it is; below the page stands the same as a table.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from schemas.coverage import percent, share_of
from schemas.overlay import Mark, MarkKind, Note, Overlay

LAYERS: Final[dict[MarkKind, str]] = {
    "cell": "cells",
    "label": "labels",
    "value": "values",
    "other": "values without a concept",
    "blank": "empty",
    "furniture": "furniture",
    "unclaimed": "unclaimed",
}
"""Kind of mark → what the page calls it."""

# Control characters have no place in HTML; a line feed and a tab have.
_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(13, 32), *range(127, 160)), "\ufffd")
LOCKED: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page_html(over: Overlay, picture: bytes) -> bytes:
    """The whole file; `picture` is the page as PNG."""
    title = escaped(f"{over.document}, page {over.number} of {over.pages}")
    style = (files("hyoka") / "page.css").read_text(encoding="utf-8")
    image = base64.b64encode(picture).decode("ascii")
    parts = [
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>',
        f'<meta http-equiv="Content-Security-Policy" content="{LOCKED}">',
        '<meta name="viewport" content="width=device-width">',
        f"<style>\n{style}</style></head><body>",
        f"<h1>{title}</h1>",
        f'<p>{_claimed(over)} Hover over a box, or tab to it. <a href="#facts">The same as a table</a>.</p>',
        *_layers(over),
        f'<main class="page" style="max-width:{over.width * 2:.0f}px;aspect-ratio:{over.width:.2f}/{over.height:.2f}">',
        f'<img alt="the page as printed" src="data:image/png;base64,{image}">',
        *(_box(number, mark, over) for number, mark in enumerate(over.marks)),
        "</main>",
        *_table(over),
        "</body></html>\n",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def escaped(text: str) -> str:
    """A text of a PDF that stays text wherever in HTML it stands, in quotes too."""
    return html.escape(text.translate(_CONTROLS), quote=True)


def _claimed(over: Overlay) -> str:
    left = over.chars - over.claimed
    share = percent(share_of(over.claimed, over.chars))
    hatched = (
        " What is hatched red is left over of a cell that is otherwise read."
        if any(m.partial for m in over.marks)
        else ""
    )
    return (
        f"{over.claimed:,} of {over.chars:,} characters ({share}) are part of a label, a value or furniture; "
        f"{left:,} are not.{hatched}"
    )


def _layers(over: Overlay) -> Iterator[str]:
    """A switch for each kind of mark; the style sheet does the switching."""
    for kind, name in LAYERS.items():
        yield f'<input type="checkbox" id="show-{kind}" checked>'
        yield f'<label class="switch {kind}" for="show-{kind}">{name} <b>{over.count(kind)}</b></label>'


def _box(number: int, mark: Mark, over: Overlay) -> str:
    """A mark in its place; what can be asked about is a link to its row in the table."""
    x0, y0, x1, y1 = mark.box
    place = (
        f"left:{x0 / over.width:.3%};top:{y0 / over.height:.3%};"
        f"width:{(x1 - x0) / over.width:.3%};height:{(y1 - y0) / over.height:.3%}"
    )
    if mark.kind == "cell":
        return f'<i class="cell" style="{place}"></i>'
    sides = ("right" if x0 > over.width / 2 else "left", "above" if y0 > over.height * 0.6 else "below")
    return (
        f'<a class="{mark.kind}{" part" if mark.partial else ""} {" ".join(sides)}" id="m{number}" href="#f{number}" style="{place}" '
        f'aria-label="{escaped(f"{mark.kind}: {mark.text}")}" aria-describedby="t{number}">'
        f'<span class="tip" id="t{number}" role="tooltip">{_said(mark)}</span></a>'
    )


def _said(mark: Mark) -> str:
    notes = mark.notes or ((("unclaimed", mark.text),),)
    return "<hr>".join(_note(note) for note in notes)


def _note(note: Note) -> str:
    rows = (f'<b>{escaped(name)}</b> <bdi lang="ja">{escaped(text)}</bdi>' for name, text in note)
    return "<br>".join(rows)


def _table(over: Overlay) -> Iterator[str]:
    """The marks from top to bottom, for reading and searching."""
    yield '<table id="facts"><caption>Everything on the page, from top to bottom</caption>'
    yield "<thead><tr><th>kind</th><th>printed</th><th>what it is</th></tr></thead><tbody>"
    asked = [(number, mark) for number, mark in enumerate(over.marks) if mark.kind != "cell"]
    for number, mark in sorted(asked, key=lambda pair: (round(pair[1].box.y0), pair[1].box.x0)):
        text = escaped(mark.text) or "(empty)"
        about = "<hr>".join(_note(note) for note in mark.notes)
        yield (
            f'<tr id="f{number}"><td class="{mark.kind}">{LAYERS[mark.kind].removesuffix("s")}</td>'
            f'<td><a href="#m{number}"><bdi lang="ja">{text}</bdi></a></td><td>{about}</td></tr>'
        )
    yield "</tbody></table>"
