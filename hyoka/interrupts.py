"""Ctrl-C, SIGTERM (systemd, Slurm) and a closed terminal: a run ends as one, cleanly, and says how to go on."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# What Python was in the middle of when a signal was lost takes less than this, in seconds.
_SOON: Final = 0.02


class Interrupted(KeyboardInterrupt):
    """A signal that asks the run to end; `code` is the exit code that says which."""

    def __init__(self, number: int) -> None:
        """Note the number of the signal."""
        super().__init__(number)
        self.code = 128 + number


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise `Interrupted` at the first signal that asks for an end; later ones do not disturb the clearing up.

    What is being cleared up takes seconds at most: a transaction is rolled back, the reading processes are killed. A
    signal that is ignored when we come (`nohup`) stays ignored. After an interruption they are not heard any more: the
    process is about to end, and must not die of a second one on the way.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    ours = [number for number, handler in before.items() if handler is not signal.SIG_IGN]

    def end(number: int, _: FrameType | None) -> None:
        for one in ours:
            signal.signal(one, _nothing)
        raise Interrupted(number)

    def lost(told: UnraisableHookArgs) -> None:
        """Python drops what is raised while it clears away an object: ask for the end once more, a moment later."""
        if not isinstance(told.exc_value, Interrupted):
            heard_before(told)
            return
        for one in ours:
            signal.signal(one, end)
        again = (threading.main_thread().ident or 0, told.exc_value.code - 128)
        threading.Timer(_SOON, signal.pthread_kill, again).start()

    heard_before, sys.unraisablehook = sys.unraisablehook, lost
    for number in ours:
        signal.signal(number, end)
    interrupted = False
    try:
        yield
    except Interrupted:
        interrupted = True
        # Python forgets its own handlers before it has ended, but leaves a signal ignored that is ignored.
        for number in ours:
            signal.signal(number, signal.SIG_IGN)
        raise
    finally:
        sys.unraisablehook = heard_before
        for number in () if interrupted else ours:
            signal.signal(number, before[number])


@contextmanager
def unheard_by_children() -> Iterator[None]:
    """Processes and threads that are started in here never hear Ctrl-C: it is for us, and we end them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _nothing(number: int, frame: FrameType | None) -> None:
    """Hear a signal and do nothing; unlike SIG_IGN, this does not pass on to processes that are started now."""
