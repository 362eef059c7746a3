"""URLs as they are given, and as they may be written down: without passwords, tokens and signatures."""

from __future__ import annotations

import hashlib
from typing import Final
from urllib.parse import unquote

import regex

_SCHEME: Final = regex.compile(r"[A-Za-z][A-Za-z0-9+.\-]*(?=://)")
_AUTHORITY: Final = regex.compile(r"[^/?#]*")
_HOST: Final = regex.compile(r"(?:\[[0-9A-Fa-f:.]*\]|[^:]*)(?::\d*)?")
_QUERY: Final = regex.compile(r"\?[^/?=]+=")
WEB: Final = frozenset({"http", "https"})
"""Where `?` begins a query, and where there are no folders to be listed."""

# Parameters that sign a URL or let somebody in. They change from day to day and hardly tell documents apart.
_SIGNING: Final = regex.compile(
    r"x-(?:amz|goog|oss|cos)-.*|awsaccesskeyid|googleaccessid|key-pair-id|policy|signature|expires|sig"
    r"|.*(?:token|secret|passw|session).*|pwd|api[-_]?key|authorization",
    regex.IGNORECASE,
)
_AZURE: Final = frozenset(
    ["sv", "ss", "sr", "srt", "st", "se", "sp", "spr", "sip", "skoid", "sktid", "skt", "ske", "sks", "skv", "sdd"]
)
"""What stands beside `sig` in a signature of Azure; by themselves such names mean nothing."""
_MARK: Final = 12
"""Hex digits of the digest that stands for the rest of a query: enough for a million documents of one address."""


def scheme(text: str) -> str:
    """What stands before `://`, in small letters; empty where a text is the path of a file."""
    found = _SCHEME.match(text)
    return found[0].lower() if found else ""


def public(url: str) -> str:
    """A URL as it may be written down, the same for the same document on another day.

    User and password are left out, and so is the query. Its parameters that sign or let in count for nothing; what is
    left of them tells documents apart (`get.php?id=1`, `get.php?id=2`) and becomes a digest: `get.php?~5f2c9a…`.
    """
    kind, _, rest = url.partition("://")
    web = kind.lower() in WEB
    authority = _AUTHORITY.match(rest)[0]  # type: ignore[index] # it fits the empty text, too
    host, behind = authority.rpartition("@")[2], rest[len(authority) :]
    if web and "@" in behind and not _HOST.fullmatch(host):
        # A password with a slash in it makes no valid URL, and is still a password.
        host, behind = "", rest.rpartition("@")[2]
    address, query = _split(host + behind.partition("#")[0] if web else host + behind, web=web)
    return f"{kind.lower()}://{address}{_mark(query)}"


def last_name(url: str) -> str:
    """The file name in a URL, or its host if there is none."""
    kind, _, rest = public(url).partition("://")
    path = rest.partition("?~")[0].rstrip("/").rpartition("/")[2]
    return unquote(path) if kind in WEB else path


def without_query(url: str) -> str:
    """A URL up to its query."""
    kind, _, rest = url.partition("://")
    return f"{kind}://{_split(rest, web=kind.lower() in WEB)[0]}"


def _split(rest: str, *, web: bool) -> tuple[str, str]:
    """Address and query. On a store `?` is a character of patterns, unless it begins `name=value`."""
    if web:
        address, _, query = rest.partition("?")
        return address, query
    found = _QUERY.search(rest)
    return (rest[: found.start()], rest[found.start() + 1 :]) if found else (rest, "")


def _mark(query: str) -> str:
    """What stands for a query; empty where nothing of it tells documents apart."""
    names = {part.partition("=")[0].lower() for part in query.split("&")}
    signing = {name for name in names if _SIGNING.fullmatch(name)} | (_AZURE if "sig" in names else set())
    parts = sorted(part for part in query.split("&") if part and part.partition("=")[0].lower() not in signing)
    return f"?~{hashlib.sha256('&'.join(parts).encode('utf-8', 'replace')).hexdigest()[:_MARK]}" if parts else ""
