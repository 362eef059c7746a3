"""Signals that ask a run to end."""

from __future__ import annotations

import signal
import sys
import time
import weakref
from collections.abc import Iterator

import pytest

from hyoka.interrupts import Interrupted, interruptible

LONG = 20.0
"""Seconds in which a signal is heard on any machine."""


class Thing:
    """Something that may be cleared away."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_ends(number: signal.Signals) -> None:
    with pytest.raises(Interrupted) as ended, interruptible():
        signal.raise_signal(number)
        time.sleep(LONG)
    assert ended.value.code == 128 + number


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_an_object_is_cleared_away(number: signal.Signals, capsys: pytest.CaptureFixture[str]) -> None:
    """Python drops what is raised there, and the run would go on deaf to every signal."""
    before = sys.unraisablehook
    with pytest.raises(Interrupted) as ended, interruptible():
        thing = Thing()
        heard = weakref.ref(thing, lambda _: signal.raise_signal(number))
        del thing
        assert heard() is None
        until = time.monotonic() + LONG
        while time.monotonic() < until:
            time.sleep(0.01)
    assert ended.value.code == 128 + number
    assert capsys.readouterr().err == ""
    assert sys.unraisablehook is before


def test_other_errors_that_nobody_can_catch_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: object) -> None:
        raise ValueError("a word of its own")

    hook, sys.unraisablehook = sys.unraisablehook, sys.__unraisablehook__
    try:
        with interruptible():
            thing = Thing()
            heard = weakref.ref(thing, fail)
            del thing
            assert heard() is None
    finally:
        sys.unraisablehook = hook
    assert "a word of its own" in capsys.readouterr().err


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """The handlers of the tests themselves, as they were."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
