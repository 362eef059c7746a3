"""A folder for copies that are needed for a moment. What a killed run left behind, the next run removes."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import tempfile
import time
import weakref
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

PREFIX: Final = "hyoka-scratch-"
_LOCK: Final = ".lock"
_GONE: Final = "-gone"
_YOUNG: Final = 3600.0
"""Seconds that a folder without a lock is left alone: it may be about to get one."""


class Scratch:
    """A temporary folder of this process. It is locked as long as the process lives, however that ends."""

    def __init__(self) -> None:
        """Make the folder, after removing those of processes that are gone."""
        sweep()
        self.folder, lock = _made()
        self._lock: int | None = lock
        self._numbers = count()
        # Also where nobody closes it: at the latest when the program ends.
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def new_file(self) -> Path:
        """The path of a new file; its name is a number, never anything that a stranger wrote."""
        return self.folder / f"{next(self._numbers)}.copy"

    def close(self) -> None:
        """Remove the folder and everything in it. Who still wants to write there finds no such folder."""
        gone = self.folder.with_name(f"{self.folder.name}{_GONE}")
        with suppress(OSError):
            self.folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def sweep() -> None:
    """Remove the folders of processes that are gone. Those of other users and of running processes stay."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            found = folder.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
                continue
            if not (folder / _LOCK).exists() and time.time() - found.st_mtime < _YOUNG:
                continue
            lock = _locked(folder)
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


def _made() -> tuple[Path, int]:
    """A new folder and its lock. Between the two a sweeping process may take the folder for an abandoned one."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        with suppress(FileNotFoundError):
            lock = _locked(folder)
            if lock is not None and folder.exists():
                return folder, lock


def _locked(folder: Path) -> int | None:
    """The lock of a folder, as a descriptor; None if somebody holds it. Raises `OSError`.

    The kernel lets go of it when the process ends, also by SIGKILL, so it tells a living owner from a dead one.
    """
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
