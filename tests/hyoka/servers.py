"""Servers on this machine for tests: a web server that misbehaves on demand, and an S3."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import urlsplit

PDF: Final = b"%PDF-1.4\n" + bytes(range(256)) * 64


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


class _Handler(BaseHTTPRequestHandler):
    """What it answers stands in the path: `/once-500/a.pdf`, `/404.pdf`, `/endless.pdf`."""

    protocol_version = "HTTP/1.1"
    server: WebServer

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        path = urlsplit(self.path).path
        seen = self.server.note(self.path, self.headers.get("Authorization"))
        kind = path.strip("/").partition("/")[0].partition(".")[0]
        if kind.isdigit():
            self._send(int(kind), b"no")
        elif kind.startswith("once-") and seen == 1:
            self._send(int(kind.removeprefix("once-")), b"not now")
        elif kind == "redirect":
            self._send(302, b"", Location="/there/redirected.pdf")
        elif kind == "circle":
            self._send(302, b"", Location=self.path)
        elif kind == "private" and self.headers.get("Authorization") != "Basic dXNlcjpzM2NyM3Q=":
            self._send(401, b"who are you?")
        elif kind == "page":
            self._send(200, b"<html><a href='/there/a.pdf'>a.pdf</a></html>")
        elif kind == "truncated" or (kind == "truncated-once" and seen == 1):
            self._begin(len(PDF) * 2)
            self.wfile.write(PDF)
            self.close_connection = True
        elif kind == "hangs":
            self.server.ending.wait(60)
            self.close_connection = True
        elif kind == "slow":
            self._begin(len(PDF))
            for at in range(0, len(PDF), 4096):
                self.wfile.write(PDF[at : at + 4096])
                time.sleep(0.02)
        elif kind == "endless":
            self._endless()
        elif path.endswith(".zip"):
            self._send(200, zipped({"a.pdf": PDF, "r5/評価.pdf": PDF + b"2"}))
        else:
            self._send(200, PDF + self.path.encode() if with_body else b"")

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.server.ending.is_set():
                self.wfile.write(PDF)
        except OSError:
            return

    def _begin(self, length: int) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class WebServer(ThreadingHTTPServer):
    """A web server on this machine, with what it was asked."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.ending = threading.Event()
        self.address = f"127.0.0.1:{self.server_port}"
        self.url = f"http://{self.address}"
        self._lock = threading.Lock()

    def note(self, path: str, _: str | None) -> int:
        """How often this was asked for."""
        with self._lock:
            self.asked[path] += 1
            return self.asked[path]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


@contextmanager
def web_server() -> Iterator[WebServer]:
    """A web server, ended at the end."""
    with WebServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.ending.set()
            server.shutdown()
            thread.join()
