"""What a PDF asks for is never fetched and never started."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from hyoka.reading import read_bytes
from tests.hostile import cases_actions
from tests.hostile.case import READERS

_LISTENING = threading.local()
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
SEEN: list[str] = []


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    """Note what this thread does while it reads a document: addresses, programs, files that are written."""
    if not getattr(_LISTENING, "on", False):
        return
    if event.startswith(_FORBIDDEN) or (event == "open" and _writes(arguments)):
        SEEN.append(f"{event} {arguments!r}")


def _writes(arguments: tuple[object, ...]) -> bool:
    mode = str(arguments[1]) if len(arguments) > 1 else ""
    return any(letter in mode for letter in "wax+") and not str(arguments[0]).endswith((".pyc", "/dev/null"))


sys.addaudithook(_listen)


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The requests that a server gets whose address stands in every action and link."""
    got: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            got.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    monkeypatch.setattr(cases_actions, "PORT", server.server_port)
    yield got
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_fetched_started_or_written(reader: str, requests: list[str]) -> None:
    """By what Python's audit hook tells of the reading, and by a server that counts."""
    for case in cases_actions.CASES:
        data = case.make()
        # The first reading loads modules and fonts; what it opens has nothing to do with the document.
        read_bytes(data, "x.pdf", reader=reader)
        SEEN.clear()
        _LISTENING.on = True
        try:
            read_bytes(data, "x.pdf", reader=reader)
        finally:
            _LISTENING.on = False
        assert SEEN == [], case.name
    assert requests == []


def test_the_server_would_count(requests: list[str]) -> None:
    """The test above can fail: a request is counted, and the hook hears of it."""
    from urllib.error import HTTPError
    from urllib.request import urlopen

    SEEN.clear()
    _LISTENING.on = True
    try:
        with pytest.raises(HTTPError):
            urlopen(f"http://127.0.0.1:{cases_actions.PORT}/probe", timeout=30)
    finally:
        _LISTENING.on = False
    assert requests == ["/probe"]
    assert any(event.startswith("socket.connect") for event in SEEN)
