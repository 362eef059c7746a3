"""Layouts: short data files that refine the generic reading for a known form.

A layout says how to recognise its form, and only what the generic reading gets wrong or cannot know: a label's concept,
the money unit where the form prints none, which total the funding rows sum to, the direction of a grade scale. Unknown
keys are refused; two layouts that claim one sheet are an error that names both (see `recognise`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from schemas.errors import LayoutError
from schemas.folding import fold_label
from schemas.headings import FormHeading, from_table
from schemas.vocabulary import concepts

MONEY_UNITS: Final = ("円", "千円", "百万円")
COSTS: Final = ("project", "total")
_KEYS: Final[dict[str, frozenset[str]]] = {
    "": frozenset(
        {"municipality", "municipality_name", "form", "recognise", "labels", "money", "scale", "sample", "headings"}
    ),
    "recognise": frozenset({"title", "labels"}),
    "money": frozenset({"unit", "funding"}),
    "scale": frozenset({"best", "worst"}),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One known form.

    `recognise_title` is folded and must be part of the sheet's title (empty: any title); `recognise_labels` are folded
    and must all be headings of the sheet. `labels` maps folded headings to concepts. `money_unit` is one of
    `MONEY_UNITS` or None; `funding` the cost that the funding rows sum to. `best` and `worst` are the ends of its
    grades as printed. `headings` are what the form prints, if the layout lists them: for telling drift. `aliases` (of no
    file) are headings that one sheet words anew → the words of the form.
    """

    name: str
    form: str
    municipality: str
    municipality_name: str
    recognise_title: str
    recognise_labels: frozenset[str]
    labels: Mapping[str, str] = field(default_factory=dict)
    money_unit: str | None = None
    funding: str | None = None
    best: str | None = None
    worst: str | None = None
    sample: str | None = None
    headings: tuple[FormHeading, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)

    def claims(self, title: str, labels: frozenset[str]) -> bool:
        """Whether a sheet with this title and these headings (both folded) is of this form."""
        return self.recognise_title in title and self.recognise_labels <= labels


def parse(text: str, name: str) -> Layout:
    """Read the TOML `text` of the layout file `name`. Raises `LayoutError` naming the file and the key."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutError(f"{name}: not TOML: {error}") from None
    _refuse_unknown(data, name)
    recognise = _table(data, "recognise", name)
    money, scale, labels = (_table(data, key, name) for key in ("money", "scale", "labels"))
    wanted = recognise.get("labels", [])
    if not isinstance(wanted, list) or not all(isinstance(label, str) for label in wanted):
        raise LayoutError(f"{name}: recognise.labels is not a list of texts: {wanted!r}")
    layout = Layout(
        name=name.removesuffix(".toml"),
        form=_text(data, "form", name) or "",
        municipality=_text(data, "municipality", name) or "",
        municipality_name=_text(data, "municipality_name", name) or "",
        recognise_title=fold_label(_text(recognise, "title", name) or ""),
        recognise_labels=frozenset(fold_label(label) for label in wanted),
        labels=_concepts(labels, name),
        money_unit=_choice(money, "money", "unit", MONEY_UNITS, name),
        funding=_choice(money, "money", "funding", COSTS, name),
        best=_text(scale, "best", name),
        worst=_text(scale, "worst", name),
        sample=_text(data, "sample", name),
        headings=_headings(_table(data, "headings", name), name),
    )
    if not layout.recognise_title and not layout.recognise_labels:
        raise LayoutError(f"{name}: recognise says nothing: give a title, labels, or both")
    return layout


def _refuse_unknown(data: Mapping[str, Any], name: str) -> None:
    for key in data:
        if key not in _KEYS[""]:
            raise LayoutError(f"{name}: unknown key {key!r}; known are {', '.join(sorted(_KEYS['']))}")
        known = _KEYS.get(key)
        if known is None or not isinstance(data[key], dict):
            continue
        for inner in data[key]:
            if inner not in known:
                raise LayoutError(f"{name}: unknown key '{key}.{inner}'; known are {', '.join(sorted(known))}")


def _table(data: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise LayoutError(f"{name}: {key} is not a table: {value!r}")
    return value


def _text(data: Mapping[str, Any], key: str, name: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise LayoutError(f"{name}: {key} is not a text: {value!r}")
    return value


def _choice(data: Mapping[str, Any], table: str, key: str, allowed: Sequence[str], name: str) -> str | None:
    value = _text(data, key, name)
    if value is not None and value not in allowed:
        raise LayoutError(f"{name}: {table}.{key} is none of {', '.join(allowed)}: {value!r}")
    return value


def _concepts(labels: Mapping[str, Any], name: str) -> dict[str, str]:
    known = concepts()
    for label, concept in labels.items():
        if concept not in known:
            raise LayoutError(f"{name}: labels: {label!r} is given the unknown concept {concept!r}")
    return {fold_label(label): concept for label, concept in labels.items()}


def _headings(table: Mapping[str, Any], name: str) -> tuple[FormHeading, ...]:
    try:
        return from_table(table)
    except ValueError as error:
        raise LayoutError(f"{name}: headings: {error}") from None


@cache
def shipped() -> tuple[Layout, ...]:
    """The layouts that hyoka brings, by name."""
    found = sorted((files("schemas") / "layouts").iterdir(), key=lambda file: file.name)
    return tuple(parse(f.read_text(encoding="utf-8"), f.name) for f in found if f.name.endswith(".toml"))


def read(file: Path) -> Layout:
    """The layout in a file. Raises `LayoutError` naming the file and the key."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutError(f"{file.name}: cannot be read: {error}") from None
    return parse(text, file.name)


def load(folders: Iterable[Path]) -> tuple[Layout, ...]:
    """The shipped layouts and those of `folders` (every *.toml); one of the same name replaces the shipped one.

    Raises `LayoutError` naming the file and the key.
    """
    found = {layout.name: layout for layout in shipped()}
    for folder in folders:
        if not folder.is_dir():
            raise LayoutError(f"{folder}: there is no such folder of layouts")
        for file in sorted(folder.glob("*.toml")):
            layout = read(file)
            found[layout.name] = layout
    return tuple(found.values())


def recognise(layouts: Iterable[Layout], title: str, labels: frozenset[str]) -> tuple[Layout, ...]:
    """The layouts that claim a sheet; `title` and `labels` are folded. None is normal, two are a conflict."""
    return tuple(layout for layout in layouts if layout.claims(title, labels))
