"""The text of a drafted layout: TOML that is valid as it is, with comments for the person who corrects it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from schemas.headings import TOP, to_table

if TYPE_CHECKING:
    from hyoka.drafting import DraftLabel, LayoutDraft

_WIDTH: Final = 118
_LONGEST_VALUE: Final = 40


def layout_text(draft: LayoutDraft) -> str:
    """The layout file."""
    parts = (_head(draft), _recognise(draft), _labels(draft), _money(draft), _scale(draft), _headings(draft))
    return "\n".join("\n".join(lines) + "\n" for lines in parts)


def _head(draft: LayoutDraft) -> Iterator[str]:
    several = f" ({draft.sheets} sheets of this form)" if draft.sheets > 1 else ""
    yield f"# Drafted by hyoka from {_one_line(draft.document)}, sheet {draft.sheet}{several}."
    yield "# Lines that begin with # say nothing yet: correct them and take the # away, or delete them."
    yield f"form = {_quoted(draft.form)}"
    yield '# municipality = "00000"        # 5-digit code: schemas/masters/municipalities.csv'
    yield '# municipality_name = ""'


def _recognise(draft: LayoutDraft) -> Iterator[str]:
    yield "# All of this must be on a sheet of the form, and hardly on any other."
    yield "[recognise]"
    if draft.title:
        yield f"title = {_quoted(draft.title)}"
    yield f"labels = [{', '.join(map(_quoted, draft.recognise))}]"


def _labels(draft: LayoutDraft) -> Iterator[str]:
    yield "# Label = concept (docs/concepts.md), for labels that are read wrongly or not at all."
    yield "[labels]"
    unknown = [label for label in draft.labels if not label.read_as and label.value is not None]
    empty = [label for label in draft.labels if not label.read_as and label.value is None]
    if unknown:
        yield "# Not recognised; the best guesses, and what the sheet prints there:"
        for label in unknown:
            yield from _unknown(label)
    if empty:
        yield f"# No concept, and no value on this sheet: {', '.join(_one_line(label.text) for label in empty)}"
    yield "# Recognised; nothing to do where it is right:"
    for label in draft.labels:
        if label.read_as:
            yield f"#   {_one_line(label.text)} → {label.read_as}{_value(label)}"


def _unknown(label: DraftLabel) -> Iterator[str]:
    """A line to take the comment sign from, with the other guesses behind it."""
    best = label.guesses[0].concept if label.guesses else "other"
    said = ", ".join(f"{g.concept} {g.score:.0f} % ({g.label})" for g in label.guesses) or "no guess"
    yield f"# {_quoted(label.text)} = {_quoted(best)}"
    yield f"#   {said}{_value(label)}"


def _value(label: DraftLabel) -> str:
    return "" if label.value is None else f" | {shorten(_one_line(label.value), _LONGEST_VALUE, placeholder=' …')}"


def _money(draft: LayoutDraft) -> Iterator[str]:
    yield "[money]"
    if not draft.units:
        yield '# unit = "千円"               # no figure of money with a known unit on this sheet'
    elif draft.without_unit:
        yield f"unit = {_quoted(draft.units[0])}   # {draft.without_unit} figures have no unit beside them: is this theirs?"
    else:
        yield f"# unit = {_quoted(draft.units[0])}   # printed beside every figure: not needed"
    yield '# funding = "project"          # what the funding rows sum to, if arithmetic does not tell: project or total'


def _scale(draft: LayoutDraft) -> Iterator[str]:
    seen = f"; on this sheet: {', '.join(map(_one_line, draft.grades))}" if draft.grades else ""
    yield f"[scale]                        # the ends of the grades{seen}"
    yield '# best = ""'
    yield '# worst = ""'


def _headings(draft: LayoutDraft) -> Iterator[str]:
    yield "# What the form prints, for telling drift: what stands under a heading, in reading order. 〇年度 is any year,"
    yield "# ×3 three times, ? not on every sheet, + once or more, * any number. Delete what is filled in by hand."
    yield "[headings]"
    for over, texts in to_table(draft.headings).items():
        yield from _wrapped(over if over == TOP else _quoted(over), [_quoted(text) for text in texts])


def _wrapped(key: str, texts: list[str]) -> Iterator[str]:
    """One list, on one line if it fits."""
    whole = f"{key} = [{', '.join(texts)}]"
    if len(whole) <= _WIDTH // 2:
        yield whole
        return
    yield f"{key} = ["
    line = "   "
    for text in texts:
        if len(line) + len(text) > _WIDTH // 2 and line.strip():
            yield line
            line = "   "
        line += f" {text},"
    yield line
    yield "]"


def _quoted(text: str) -> str:
    """A TOML basic string: what JSON writes, but for DEL, which TOML does not allow as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    """A text that may stand in a comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
