"""Real runs of `hyoka run` in processes of their own: to the end, or killed; and whatever they leave behind. Linux only."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

ROOT: Final = Path(__file__).parents[1]
MARK: Final = "HYOKA_BENCHMARK"
"""Variable of the environment that every process of a run inherits: what carries it when the run is over is an orphan."""
GRACE: Final = 20.0
"""Seconds that the processes of a killed run have to notice."""
LONGEST: Final = 1800.0
"""Seconds after which a run is held to hang."""


_TRACKER: Final = "resource_tracker"
"""Python's own helper beside the readers."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended: its exit code (negative: the signal), what it said, seconds, and what it left.

    `orphans` are command lines, `left` names of files in its folder for temporary files; `hung` says that it did not end
    by itself in `LONGEST` and was killed here.
    """

    code: int
    out: str
    err: str
    seconds: float
    orphans: tuple[str, ...]
    left: tuple[str, ...]
    hung: bool = False

    @property
    def killed(self) -> bool:
        """Whether it was ended by SIGKILL."""
        return self.code == -signal.SIGKILL


Disturb = Callable[["subprocess.Popen[str]", str], None]
"""What is done to a run that goes on: its process, and the mark that all of its processes carry."""


def hyoka_run(arguments: Sequence[object], folder: Path, disturb: Disturb | None = None, nice: int = 0) -> Ran:
    """`hyoka run ARGUMENTS`, its temporary files in `folder`; `disturb` may kill it or its children."""
    folder.mkdir(exist_ok=True)
    mark = uuid4().hex
    environment = os.environ | {MARK: mark, "TMPDIR": str(folder)}
    command = [sys.executable, "-m", "hyoka", "run", *map(str, arguments)]
    if nice:
        command = ["nice", "-n", str(nice), *command]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    if disturb is not None:
        disturb(process, mark)
    hung = False
    try:
        out, err = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        hung = True
        process.kill()
        out, err = process.communicate()
    seconds = time.perf_counter() - start
    orphans = _orphans(mark)
    left = tuple(sorted(path.name for path in folder.iterdir()))
    return Ran(process.returncode, out, err, seconds, orphans, left, hung)


class Killing:
    """SIGKILL after `moment` seconds: of the run itself, or of one of its readers, if any lives.

    `hit` says whether there was still something to kill.
    """

    def __init__(self, moment: float, reader: random.Random | None = None) -> None:
        """Kill the run itself, or a reader that `reader` chooses."""
        self._moment, self._reader, self.hit = moment, reader, False

    def __call__(self, process: subprocess.Popen[str], mark: str) -> None:
        """Wait and kill; a run that is over by then is left in peace."""
        with suppress(subprocess.TimeoutExpired):
            process.wait(self._moment)
            return
        target = process.pid
        if self._reader is not None:
            readers = [pid for pid in marked(mark) if pid != process.pid and _TRACKER not in command_of(pid)]
            if not readers:
                return
            target = self._reader.choice(readers)
        with suppress(ProcessLookupError):
            os.kill(target, signal.SIGKILL)
            self.hit = True


class Interrupting:
    """Ctrl-C after `moment` seconds: a terminal sends it to every process of a run. `hit` says whether it still ran."""

    def __init__(self, moment: float) -> None:
        """Nothing is sent yet."""
        self._moment, self.hit = moment, False

    def __call__(self, process: subprocess.Popen[str], mark: str) -> None:
        """Wait and send."""
        with suppress(subprocess.TimeoutExpired):
            process.wait(self._moment)
            return
        for pid in marked(mark):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
                self.hit = True


def command_of(pid: int) -> str:
    """The command line of a process; empty where it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def marked(mark: str) -> list[int]:
    """The living processes that carry a mark, by number."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        with suppress(OSError):
            if wanted in (entry / "environ").read_bytes().split(b"\0") and not _is_zombie(entry):
                found.append(int(entry.name))
    return sorted(found)


def _is_zombie(entry: Path) -> bool:
    return (entry / "stat").read_text().rpartition(")")[2].split()[0] == "Z"


def _orphans(mark: str) -> tuple[str, ...]:
    """What is still alive some time after a run has ended; it is ended here."""
    until = time.monotonic() + GRACE
    while (alive := marked(mark)) and time.monotonic() < until:
        time.sleep(0.02)
    found = []
    for pid in alive:
        with suppress(OSError):
            found.append(command_of(pid))
            os.kill(pid, signal.SIGKILL)
    return tuple(found)
