"""Documents fetched a few ahead of their reading, by threads, in the order in which they were found."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from hyoka.places import Place, Refused, trouble
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from hyoka.places import NewFile
    from hyoka.sources import Source

_THREADS: Final = 4
"""Documents that are fetched at once; a network has that many times to wait, a processor is hardly used."""
_AHEAD: Final = 16
"""Documents that are found, fetched or being fetched, and not yet asked for."""
_BYTES_AHEAD: Final = 512 << 20
"""Bytes that these may take on the disk. One document more than fits is begun, so that a large one comes through."""
_GUESS: Final = 8 << 20
"""Bytes of a document of which nobody knows before it is there."""
_POLL: Final = 0.2
"""Seconds after which a thread that waits looks whether it is still needed."""


class _Slot:
    """A document on its way."""

    __slots__ = ("answer", "bytes", "done", "place")

    def __init__(self, place: Place | None, answer: Source | Refused | BaseException | None = None) -> None:
        self.place = place
        self.answer = answer
        self.bytes = (_GUESS if place.size is None else place.size) if place else 0
        self.done = threading.Event()


class Prefetch:
    """Iterate over it for the documents, and what is none. Closing it ends the threads as soon as they notice.

    The threads are daemons: a server that does not answer never keeps the program from ending.
    """

    def __init__(self, found: Iterable[Place | Refused], new_file: NewFile) -> None:
        """Fetch what is found into new files, where it is not a file already."""
        self._found, self._new_file = found, new_file
        self._ready: queue.Queue[_Slot | None] = queue.Queue(_AHEAD)
        self._todo: queue.Queue[_Slot] = queue.Queue()
        self._room = threading.Condition()
        self._bytes = 0
        self._closed = False
        self._fetching = False

    def __iter__(self) -> Iterator[Source | Refused]:
        """The documents, in order. Raises what the search for them raised."""
        _begin(self._list)
        try:
            while (slot := self._ready.get()) is not None:
                slot.done.wait()
                self._taken(slot)
                if isinstance(slot.answer, BaseException):
                    raise slot.answer
                if slot.answer is not None:
                    yield slot.answer
        finally:
            self._close()

    def _list(self) -> None:
        """Find documents and hand them to the threads, never too many ahead."""
        last: _Slot | None = None
        try:
            for one in self._found:
                slot = self._slot(one)
                if not self._wait_for_room(slot) or not self._put(slot):
                    return
        except BaseException as error:  # the iterating thread is to hear of it
            last = _Slot(None, error)
            last.done.set()
        for end in (last, None) if last is not None else (None,):
            if not self._put(end):
                return

    def _slot(self, one: Place | Refused) -> _Slot:
        if isinstance(one, Refused):
            slot = _Slot(None, one)
        elif one.here:
            slot = _Slot(None, one.fetch(self._new_file))
        else:
            return _Slot(one)
        slot.done.set()
        return slot

    def _wait_for_room(self, slot: _Slot) -> bool:
        """Begin to fetch as soon as there is room for it; False when nobody wants it any more."""
        if slot.place is None:
            return True
        with self._room:
            while not self._closed and self._bytes and self._bytes + slot.bytes > _BYTES_AHEAD:
                self._room.wait(_POLL)
            self._bytes += slot.bytes
        if not self._fetching:
            self._fetching = True
            for _ in range(_THREADS):
                _begin(self._fetch)
        self._todo.put(slot)
        return not self._closed

    def _put(self, slot: _Slot | None) -> bool:
        """Hand over in order; False when nobody wants it any more."""
        while not self._closed:
            try:
                self._ready.put(slot, timeout=_POLL)
            except queue.Full:
                continue
            return True
        return False

    def _fetch(self) -> None:
        """What each thread does."""
        while not self._closed:
            try:
                slot = self._todo.get(timeout=_POLL)
            except queue.Empty:
                continue
            assert slot.place is not None
            slot.answer = self._fetched(slot.place)
            slot.done.set()

    def _fetched(self, place: Place) -> Source | Refused:
        try:
            source = place.fetch(self._new_file)
        except Rejected as rejected:
            return Refused(place.path, rejected)
        except OSError as error:
            return Refused(place.path, Rejected(place.name, Reason.UNREADABLE, trouble(error)))
        except Exception as error:  # a failure costs one document, and what a library says may quote a password
            return Refused(place.path, Rejected(place.name, Reason.UNREADABLE, type(error).__name__))
        if self._closed:
            source.discard()
        return source

    def _taken(self, slot: _Slot) -> None:
        with self._room:
            self._bytes -= slot.bytes
            self._room.notify_all()

    def _close(self) -> None:
        """Tell the threads to end."""
        with self._room:
            self._closed = True
            self._room.notify_all()


def _begin(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name=f"hyoka {work.__name__}", daemon=True).start()
