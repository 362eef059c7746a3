"""Documents at URLs (https://, s3://, gs://, …), through fsspec: found in folders there, and copied to be read.

Nothing that a library says of a failure is passed on word for word, for it may quote a URL with its signature.
"""

from __future__ import annotations

import importlib
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from hyoka.patterns import ARCHIVE, Pattern, is_document, is_pattern, split
from hyoka.places import LARGEST, LARGEST_ARCHIVE, NO_ROOM, Refused, trouble
from hyoka.sources import Source, digest
from hyoka.spelling import written
from hyoka.urls import WEB, last_name, public, scheme, without_query
from schemas.errors import HyokaError, Reason, Rejected

if TYPE_CHECKING:
    from hyoka.places import NewFile

ATTEMPTS: Final = 4
"""How often something is asked for that fails in a way which may pass."""
WAIT: Final = 0.5
"""Seconds before the second attempt; twice as many before each further one, and up to half as many more by chance."""
CONNECT: Final = 20
"""Seconds that a server may take to be reached."""
SILENCE: Final = 60
"""Seconds without a byte after which a web server has hung up without saying so."""
LONGEST: Final = 900
"""Seconds that one document may take from a web server: a megabyte a second for the largest one."""

_INSTALL: Final = "pip install 'hyoka[remote]'"
_MEGABYTE: Final = 1 << 20
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers of HTTP after which it is worth asking again."""
_GONE: Final = frozenset({404, 410})
# By name: the libraries are extras, and each has its own family of errors.
_HOPELESS: Final = frozenset({"InvalidURL", "NoCredentialsError", "PartialCredentialsError", "ProfileNotFound"})
_CERTIFICATE: Final = "Certificate"

_T = TypeVar("_T")


class _TooLargeError(Exception):
    """More bytes come than may."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at a URL. `key` is what its store knows it by."""

    store: Any = field(repr=False)
    key: str = field(repr=False)
    path: str
    name: str
    size: int | None = None
    only: str = ""

    @property
    def here(self) -> bool:
        """It must be copied first."""
        return False

    def fetch(self, new_file: NewFile) -> Source:
        """Copy it. Raises `Rejected`."""
        target = new_file()
        most = LARGEST_ARCHIVE if self.name.lower().endswith(ARCHIVE) else LARGEST
        try:
            persistently(self.name, lambda: self.store.get_file(self.key, str(target), callback=_Meter(most)))
        except _TooLargeError:
            target.unlink(missing_ok=True)
            raise Rejected(self.name, Reason.TOO_LARGE, f"more than {most // _MEGABYTE:,} MB") from None
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        if not target.is_file():
            raise Rejected(self.name, Reason.NOT_FOUND, "a folder")
        return Source(self.path, self.name, target, digest(target), temporary=True)


class _Meter:
    """What fsspec tells of a copy while it is made; stops it where it becomes too large."""

    def __init__(self, most: int) -> None:
        self._most, self._seen = most, 0

    def set_size(self, size: int | None) -> None:
        """What the server promises."""
        if size is not None and size > self._most:
            raise _TooLargeError

    def relative_update(self, inc: int = 1) -> None:
        """So many bytes more."""
        self._seen += inc
        if self._seen > self._most:
            raise _TooLargeError

    def absolute_update(self, value: int) -> None:
        """So many bytes in all."""
        self._seen = 0
        self.relative_update(value)

    def close(self) -> None:
        """Nothing more comes."""


def found(url: str, only: str = "") -> Iterator[RemoteFile | Refused]:
    """The documents that a URL means: itself; those below a folder; what a pattern takes.

    Web pages are not searched: a URL of the web is one document. Raises `HyokaError` where a package is missing.
    """
    shown, name = public(url), written(last_name(url))
    store, key = _store(url, written(shown))
    itself = RemoteFile(store, key, written(shown), name, only=only)
    if scheme(url) in WEB:
        yield itself
        return
    try:
        if is_pattern(without_query(url)):
            yield from _matching(store, key, shown, itself)
        elif key.endswith("/") or url.endswith("/") or _is_folder(store, key, name):
            yield from _below(store, key.rstrip("/"), shown.rstrip("/"), None)
        else:
            yield itself
    except Rejected as rejected:
        yield Refused(itself.path, rejected)


def _store(url: str, shown: str) -> tuple[Any, str]:
    """The store that a URL is in, and what it is called there. Raises `HyokaError` with what is to be installed."""
    kind = scheme(url)
    try:
        core = importlib.import_module("fsspec.core")
    except ImportError:
        raise HyokaError(f"{shown}: reading URLs needs fsspec, which is not installed: {_INSTALL}") from None
    try:
        store, key = core.url_to_fs(url, **(_web_options(kind, url) if kind in WEB else {}))
    except ImportError as error:
        package = (error.name or "").partition(".")[0] or _package(kind)
        said = f"{kind}:// needs the package {package}, which is not installed"
        raise HyokaError(f"{shown}: {said}: {_INSTALL} brings those for https:// and s3://") from None
    except ValueError:
        raise HyokaError(f"{shown}: nothing is known of {kind}://") from None
    return store, str(key)


def _package(kind: str) -> str:
    """What fsspec takes to reach a store."""
    known = importlib.import_module("fsspec.registry").known_implementations
    return str(known.get(kind, {}).get("class", kind)).partition(".")[0]


def _web_options(kind: str, url: str) -> dict[str, Any]:
    """Time limits for the web, beside what the user has configured; a URL that is encoded already is sent as it is."""
    aiohttp = importlib.import_module("aiohttp")
    configured = importlib.import_module("fsspec.config").conf.get(kind, {}).get("client_kwargs", {})
    timeout = aiohttp.ClientTimeout(total=LONGEST, sock_connect=CONNECT, sock_read=SILENCE)
    return {"client_kwargs": {"timeout": timeout, **configured}, "encoded": url.isascii() and " " not in url}


def _is_folder(store: Any, key: str, name: str) -> bool:
    """Whether there is a folder of this name; what is called like a document is none. Raises `Rejected`."""
    if is_document(name):
        return False
    try:
        return bool(persistently(name, lambda: store.info(key))["type"] == "directory")
    except Rejected as rejected:
        if rejected.reason is Reason.NOT_FOUND:
            return False
        raise


def _matching(store: Any, key: str, shown: str, asked: RemoteFile) -> Iterator[RemoteFile | Refused]:
    """What a pattern takes below the folder in front of it, or that it takes nothing."""
    (folder, pattern), shown_folder = split(key), split(shown)[0].rstrip("/")
    number = 0
    for one in _below(store, folder.rstrip("/"), shown_folder, pattern):
        if isinstance(one, Refused) and one.path == written(shown_folder) and one.rejected.reason is Reason.NOT_FOUND:
            continue
        number += 1
        yield one
    if not number:
        yield Refused(asked.path, Rejected(asked.name, Reason.NOT_FOUND, "nothing fits this pattern"))


def _below(store: Any, root: str, shown: str, pattern: Pattern | None) -> Iterator[RemoteFile | Refused]:
    """The documents below a folder, as `hyoka.folders.below` finds them here."""
    waiting: list[tuple[tuple[str, ...], bool]] = [((), pattern is None)]
    while waiting:
        above, whole = waiting.pop()
        folder = "/".join((root, *above))
        try:
            listed = persistently(above[-1] if above else shown, partial(_listed, store, folder))
        except Rejected as rejected:
            yield Refused(written("/".join((shown, *above))), rejected)
            continue
        folders = []
        for name, is_folder, size in listed:
            parts = (*above, name)
            if is_folder:
                if whole or pattern is None or pattern.matches(parts):
                    folders.append((parts, True))
                elif pattern.leads(parts):
                    folders.append((parts, False))
            elif pattern.takes(parts) if pattern is not None and not whole else is_document(name):
                path = written("/".join((shown, *parts)))
                yield RemoteFile(store, f"{folder}/{name}", path, written(name), size)
        waiting += reversed(folders)


def _listed(store: Any, folder: str) -> list[tuple[str, bool, int | None]]:
    """Name, whether it is a folder, and size of everything in a folder, in byte order; nothing of it is remembered."""
    try:
        entries = store.ls(folder, detail=True)
    finally:
        store.invalidate_cache(folder)
    found: dict[tuple[str, bool], int | None] = {}
    for entry in entries:
        # The mark of an empty folder has the name of the folder itself.
        if (path := entry["name"].rstrip("/")).strip("/") != folder.strip("/"):
            found[path.rpartition("/")[2], entry["type"] == "directory"] = entry.get("size")
    return [(*key, found[key]) for key in sorted(found, key=lambda key: os.fsencode(key[0]))]


def persistently(name: str, action: Callable[[], _T]) -> _T:
    """Do something over the network, again after failures that may pass. Raises `Rejected` where it does not help."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return action()
        except _TooLargeError:
            raise
        except Exception as error:  # each library has errors of its own
            reason, said, passing = _understood(error)
        if not passing or attempt == ATTEMPTS:
            break
        time.sleep(WAIT * 2 ** (attempt - 1) * (1 + random.random() / 2))
    if passing:
        said = f"{said}, {ATTEMPTS} times"
    raise Rejected(name, reason, said)


def _understood(error: Exception) -> tuple[Reason, str, bool]:
    """What a failure means: the reason, its words, and whether it may pass."""
    status = getattr(error, "status", None)
    kind = type(error).__name__
    if isinstance(status, int):
        return (Reason.NOT_FOUND if status in _GONE else Reason.UNREADABLE), f"HTTP {status}", status in _PASSING
    if isinstance(error, FileNotFoundError):
        return Reason.NOT_FOUND, "", False
    if isinstance(error, PermissionError):
        return Reason.UNREADABLE, "access denied", False
    if _CERTIFICATE in kind:
        return Reason.UNREADABLE, "the certificate of the server is not trusted", False
    if kind in _HOPELESS:
        return Reason.UNREADABLE, kind, False
    if isinstance(error, TimeoutError):
        return Reason.UNREADABLE, "no answer in time", True
    if isinstance(error, OSError) and error.errno is not None:
        return Reason.UNREADABLE, trouble(error), error.errno not in NO_ROOM
    return Reason.UNREADABLE, kind, True
