"""What the arguments of a command mean: files, folders, patterns, archives and URLs, everything once, in one order."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import regex

from hyoka import folders, patterns, remote, urls
from hyoka.archives import INSIDE
from hyoka.places import LocalFile, Place, Refused
from hyoka.remote import RemoteFile
from hyoka.spelling import written
from schemas.errors import Reason, Rejected

_MEMBER: Final = regex.compile(rf"(.*?\{patterns.ARCHIVE}){INSIDE}(.+)", regex.IGNORECASE | regex.DOTALL)


class Meant:
    """What the arguments mean, everything once; an iterator that goes on where it stopped."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """Nothing is looked for before the first is asked for."""
        self._all = chain.from_iterable(map(_meant, arguments))
        # One argument means nothing twice. A digest of each path takes less room than the paths of 100,000 files.
        self._seen: set[bytes] | None = set() if len(arguments) > 1 else None
        self._keys: dict[str, list[str]] = {}

    def __iter__(self) -> Iterator[Place | Refused]:
        """The same iterator."""
        return self

    def __next__(self) -> Place | Refused:
        """The next one that has not been there. Raises `HyokaError` where an argument cannot be searched at all."""
        for one in self._all:
            if self._seen is None:
                return one
            only = "" if isinstance(one, Refused) else one.only
            key = one.key if isinstance(one, RemoteFile) else ""
            seen = hashlib.blake2b(f"{one.path}\0{only}\0{key}".encode("utf-8", "surrogateescape"), digest_size=16)
            if seen.digest() not in self._seen:
                self._seen.add(seen.digest())
                return self._apart(one) if isinstance(one, RemoteFile) else one
        raise StopIteration

    def _apart(self, one: RemoteFile) -> RemoteFile:
        """The file under a path of its own: two URLs may differ only in what must not be written down."""
        keys = self._keys.setdefault(one.path, [])
        if one.key not in keys:
            keys.append(one.key)
        number = keys.index(one.key) + 1
        return one if number == 1 else replace(one, path=f"{one.path} ({number})")


def _meant(argument: str) -> Iterator[Place | Refused]:
    """What one argument means."""
    kind = urls.scheme(argument)
    if kind and kind != "file":
        yield from _at_url(argument)
        return
    text = unquote(urlsplit(argument).path) if kind else argument
    path = _absolute(text)
    if path.is_dir():
        yield from folders.below(path)
    elif path.is_file():
        yield LocalFile(path)
    elif (member := _MEMBER.fullmatch(text)) and _absolute(member[1]).is_file():
        yield LocalFile(_absolute(member[1]), only=member[2])
    elif os.path.lexists(path) or not patterns.is_pattern(text):
        there = os.path.lexists(path) and not path.is_symlink()
        reason = Reason.UNREADABLE if there else Reason.NOT_FOUND
        yield Refused(written(str(path)), Rejected(written(argument), reason, "not a regular file" if there else ""))
    else:
        yield from _fitting(text)


def _at_url(url: str) -> Iterator[Place | Refused]:
    member = _MEMBER.fullmatch(url)
    return remote.found(member[1], member[2]) if member else remote.found(url)


def _fitting(text: str) -> Iterator[Place | Refused]:
    """What a pattern takes on this machine, or that it takes nothing."""
    base, pattern = patterns.split(text)
    root = _absolute(base or ".")
    found = iter(folders.below(root, pattern)) if root.is_dir() else iter(())
    first = next(found, None)
    if first is None:
        said = Rejected(written(text), Reason.NOT_FOUND, "nothing fits this pattern")
        yield Refused(written(str(_absolute(text))), said)
    else:
        yield from chain([first], found)


def _absolute(text: str) -> Path:
    return Path(os.path.abspath(text))  # noqa: PTH100 - `resolve` would follow links and lose the name
