"""The documents inside of archives, found as they are needed; an archive inside an archive is looked into, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from hyoka.patterns import ARCHIVE, DOCUMENT
from hyoka.places import LocalFile, Place, Refused, ZipMember, last_part, trouble
from hyoka.spelling import written
from hyoka.zips import Archive, ArchiveError, Member
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from hyoka.places import NewFile

    Reveal = Callable[[Iterable[Place | Refused]], None]

DEEPEST: Final = 2
"""Archives in archives are opened so deep: a city zips a zip a division. Deeper ones are made to harm."""
INSIDE: Final = "!/"
"""Stands between the path of an archive and the name of a member."""
_RESOURCE_FORKS: Final = "__MACOSX/"
"""What a Mac knows of files beside their content: it has their names, but is no document."""


def is_archive(place: Place) -> bool:
    """Whether a place is to be looked into."""
    return place.name.lower().endswith(ARCHIVE)


def expanded(found: Iterable[Place | Refused], new_file: NewFile, reveal: Reveal) -> Iterator[Place | Refused]:
    """The places, and instead of each archive what is in it.

    `reveal` is told what came out of an archive of which nobody could know before it was fetched, without its first
    document: the archive itself was expected in place of that.
    """
    for one in found:
        if isinstance(one, Refused) or not is_archive(one):
            yield one
        else:
            yield from _inside(one, new_file, reveal, 1)


def expected_inside(place: LocalFile) -> Iterator[Place | Refused]:
    """What an archive of this machine will come to, as far as its own directory says; itself if it is broken."""
    found: Place | Refused = place
    try:
        for found in _members(place, Archive(place.through or place.file)):
            yield found
    except (OSError, ArchiveError):
        pass
    if found is place:
        yield place


def _inside(place: Place, new_file: NewFile, reveal: Reveal, depth: int) -> Iterator[Place | Refused]:
    """What is in one archive."""
    if depth > DEEPEST:
        yield Refused(place.path, Rejected(place.name, Reason.BAD_ARCHIVE, f"archives are opened {DEEPEST} deep"))
        return
    number = 0
    try:
        archive = _opened(place, new_file)
        if not place.here:
            reveal(islice(_members(place, archive), 1, None))
        for one in _members(place, archive):
            number += 1
            if isinstance(one, ZipMember) and is_archive(one):
                yield from _inside(one, new_file, reveal, depth + 1)
            else:
                yield one
    except Rejected as rejected:
        yield Refused(place.path, rejected)
    except ArchiveError as error:
        yield Refused(place.path, Rejected(place.name, Reason.BAD_ARCHIVE, str(error)))
    except OSError as error:
        yield Refused(place.path, Rejected(place.name, Reason.UNREADABLE, trouble(error)))
    else:
        if not number:
            yield Refused(place.path, Rejected(place.name, Reason.NO_DOCUMENTS, place.only))


def _opened(place: Place, new_file: NewFile) -> Archive:
    """The archive, in a copy if need be; that has no name any more as soon as it is open, so it cannot be left behind."""
    source = place.fetch(new_file)
    try:
        return Archive(source.file)
    finally:
        source.discard()


def _members(place: Place, archive: Archive) -> Iterator[ZipMember | Refused]:
    """The members that are wanted, each under a path of its own."""
    names: Counter[str] = Counter()
    starts: set[int] = set()
    for member in archive.members():
        if not _wanted(member, place.only):
            continue
        name = written(member.name)
        names[name] += 1
        again = f" ({names[name]})" if names[name] > 1 else ""
        found = ZipMember(archive, member, f"{place.path}{INSIDE}{name}{again}")
        if member.at in starts:
            said = "its bytes are those of another member"
            yield Refused(found.path, Rejected(found.name, Reason.BAD_ARCHIVE, said))
            continue
        starts.add(member.at)
        yield replace(found, only=place.only[len(name) + len(INSIDE) :]) if place.only else found


def _wanted(member: Member, only: str) -> bool:
    """Whether a member is a document, or an archive that may hold some; or the one that was asked for."""
    if only:
        name = written(member.name)
        return only == name or only.startswith(name + INSIDE)
    name = member.name.lower()
    return name.endswith((DOCUMENT, ARCHIVE)) and not member.name.startswith(_RESOURCE_FORKS) and bool(last_part(name))
