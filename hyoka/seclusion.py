"""A reading process has no business with the network: a PDF that names an address is read, and nobody goes there.

Two locks. Python's own sockets are refused by an audit hook, whatever the system. On Linux the kernel refuses sockets of
every kind but local ones to the process, native libraries included (seccomp, which needs no privileges).
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from typing import Final

_REFUSED: Final = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostby",
    "socket.getnameinfo",
    "socket.send",
)
"""How the names of the audit events begin that speak of using a socket or of asking for an address."""

_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_FILTER: Final = 2
_LOCAL: Final = 1  # AF_UNIX
# Audit number of the architecture and the number of its system call socket(2); elsewhere only the first lock holds.
_SOCKET: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF: load a word, jump if equal, return
_ALLOW: Final = 0x7FFF0000
_FAIL: Final = 0x00050000 | errno.EPERM


def no_network() -> None:
    """Lock this process, for ever, out of the network."""
    sys.addaudithook(_refuse)
    if sys.platform == "linux" and platform.machine() in _SOCKET:
        _filter(*_SOCKET[platform.machine()])


def _refuse(event: str, _: object) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(errno.EPERM, f"no network in a reading process ({event})")


def _filter(architecture: int, socket: int) -> None:
    """Have the kernel refuse socket(2) for every family but local ones; a kernel that cannot leaves things as they are."""
    # Offsets in what a filter sees: 0 the number of the call, 4 the architecture, 16 the first argument.
    program = (
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, 4, architecture),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 2, socket),
        (_LOAD, 0, 0, 16),
        (_EQUAL, 0, 1, _LOCAL),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    head = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.c_void_p(ctypes.addressof(head)), 0, 0)
