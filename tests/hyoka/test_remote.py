"""Documents at URLs: a web server and an S3 on this machine, in their good moments and in their bad ones."""

from __future__ import annotations

import builtins
import importlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hyoka import prefetch, remote, scratch
from hyoka.inputs import Inputs, find
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits
from hyoka.runner import run
from hyoka.urls import last_name, public
from load.store import open_store
from schemas.errors import HyokaError, Reason, Rejected
from tests.hyoka import fakes
from tests.hyoka.servers import PDF, WebServer, web_server, zipped
from tests.load.examples import queried

pytest.importorskip("s3fs")
ROOT = Path(__file__).parents[2]
SECRETS = ("s3cr3t", "AKIA", "SIGNED")


@pytest.fixture
def web() -> Iterator[WebServer]:
    with web_server() as server:
        yield server


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test reaches."""
    monkeypatch.setattr(remote, "WAIT", 0.01)
    monkeypatch.setattr(remote, "LARGEST", 1 << 20)


def read(*arguments: str) -> tuple[dict[str, bytes], dict[str, Rejected]]:
    """Bytes and refusals by path; nothing stays in the temporary folder."""
    refused: dict[str, Rejected] = {}
    documents: dict[str, bytes] = {}
    with find(arguments) as inputs:
        for source in inputs.documents(lambda path, rejected: refused.update({path: rejected})):
            assert source.path not in documents
            assert source.temporary
            documents[source.path] = source.file.read_bytes()
            source.discard()
        assert _copies(inputs) == []
    return documents, refused


def _copies(inputs: Inputs) -> list[Path]:
    folder = inputs._scratch
    return [] if folder is None else sorted(folder.folder.glob("*.copy"))


@pytest.mark.parametrize(
    ("kind", "requests"),
    [("a", 1), ("once-500/a", 2), ("once-503/a", 2), ("once-429/a", 2), ("truncated-once/a", 2), ("slow", 1)],
)
def test_a_document_of_the_web(kind: str, requests: int, web: WebServer) -> None:
    """Also where it comes only when asked again, or slowly."""
    documents, refused = read(f"{web.url}/{kind}.pdf")
    assert not refused
    assert list(documents) == [f"{web.url}/{kind}.pdf"]
    assert documents[f"{web.url}/{kind}.pdf"].startswith(PDF)
    assert web.asked[f"/{kind}.pdf"] == requests


def test_a_redirect(web: WebServer) -> None:
    """The ledger knows what was asked for."""
    documents, _ = read(f"{web.url}/redirect.pdf")
    assert list(documents) == [f"{web.url}/redirect.pdf"]
    assert web.asked["/there/redirected.pdf"] == 1


@pytest.mark.parametrize(
    ("path", "reason", "said", "requests"),
    [
        ("404.pdf", Reason.NOT_FOUND, "there is no such file", 1),
        ("410.pdf", Reason.NOT_FOUND, "HTTP 410", 1),
        ("403.pdf", Reason.UNREADABLE, "HTTP 403", 1),
        ("401.pdf", Reason.UNREADABLE, "HTTP 401", 1),
        ("500.pdf", Reason.UNREADABLE, "HTTP 500, 4 times", 4),
        ("truncated.pdf", Reason.UNREADABLE, "4 times", 4),
        ("endless.pdf", Reason.TOO_LARGE, "more than 1 MB", 1),
    ],
)
def test_failures_of_the_web(path: str, reason: Reason, said: str, requests: int, web: WebServer) -> None:
    """Each costs its document, with its reason; what may pass is tried four times, what will not is not."""
    documents, refused = read(f"{web.url}/{path}", f"{web.url}/good.pdf")
    assert list(documents) == [f"{web.url}/good.pdf"]
    rejected = refused[f"{web.url}/{path}"]
    assert rejected.reason is reason
    assert str(rejected).startswith(f"{path}: ")
    assert said in str(rejected)
    assert web.asked[f"/{path}"] == requests


def test_redirects_without_end_and_nobody_there(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused; no name of an error that nobody understands without its words."""
    monkeypatch.setattr(remote, "ATTEMPTS", 2)
    web_url = web.url
    _, refused = read(f"{web_url}/circle.pdf", "http://127.0.0.1:9/a.pdf", "http://name.invalid/a.pdf")
    assert {rejected.reason for rejected in refused.values()} == {Reason.UNREADABLE}
    assert len(refused) == 3


def test_a_server_that_says_nothing(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up after its time."""
    monkeypatch.setattr(remote, "SILENCE", 0.3)
    monkeypatch.setattr(remote, "ATTEMPTS", 2)
    _, refused = read(f"{web.url}/hangs.pdf")
    assert [str(one) for one in refused.values()] == [
        "hangs.pdf: the file cannot be opened for reading (no answer in time, 2 times)"
    ]


def test_archives_and_pages_of_the_web(web: WebServer) -> None:
    """An archive is looked into; a page is one document that is none, and its links are not followed."""
    documents, _ = read(f"{web.url}/r5.zip", f"{web.url}/page")
    assert list(documents) == [f"{web.url}/r5.zip!/a.pdf", f"{web.url}/r5.zip!/r5/評価.pdf", f"{web.url}/page"]
    assert not web.asked["/there/a.pdf"]
    assert list(read(f"{web.url}/r5.zip!/r5/評価.pdf")[0]) == [f"{web.url}/r5.zip!/r5/評価.pdf"]


def test_secrets_are_used_and_never_written(
    web: WebServer, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Password, token, signature: not in the ledger, not in a log, not in a message; two documents stay two."""
    caplog.set_level(logging.DEBUG)
    host = web.url.removeprefix("http://")
    arguments = [
        f"http://user:s3cr3t@{host}/private/a.pdf",
        f"http://user:s3cr3t@{host}/404.pdf?X-Amz-Signature=SIGNED",
        f"http://user:s3cr3t@{host}/500.pdf",
        f"http://{host}/get?id=1&token=s3cr3t",
        f"http://{host}/get?id=2&token=s3cr3t",
        f"http://{host}/share.pdf?token=s3cr3t1",
        f"http://{host}/share.pdf?token=s3cr3t2",
        f"http://user:s3/cr3ts3cr3t@{host}/x.pdf",
    ]
    url = f"sqlite:///{tmp_path / 'x.db'}"
    store = open_store(url)
    said: list[Any] = []
    with find(arguments) as inputs:
        run(inputs, store, ReadOptions(), Limits(1, 20.0), said.append, read=fakes.read_bytes)
    store.close()
    assert web.asked["/get?id=1&token=s3cr3t"] == 1
    rows = queried(url, "SELECT path, outcome, reason FROM ledger ORDER BY path")
    assert len(rows) == len(arguments)
    outcomes = {path.removeprefix(f"http://{host}/"): (outcome, reason) for path, outcome, reason in rows}
    assert outcomes["private/a.pdf"] == ("loaded", None)
    assert outcomes["404.pdf"] == ("rejected", "not_found")
    assert outcomes["500.pdf"] == ("rejected", "unreadable")
    assert {"share.pdf", "share.pdf (2)"} <= outcomes.keys()
    assert sum(path.startswith("get?~") for path in outcomes) == 2
    written = (tmp_path / "x.db").read_bytes() + "".join(map(repr, said)).encode()
    ours = [record for record in caplog.records if not record.name.startswith(("asyncio", "fsspec"))]
    written += "".join(record.getMessage() for record in ours).encode() + "".join(capfd.readouterr()).encode()
    assert not [secret for secret in SECRETS if secret.encode() in written]


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://u:p@h.jp/a%20b.pdf#page=2", "https://h.jp/a%20b.pdf"),
        ("HTTPS://h.jp/a.pdf?X-Amz-Date=1&X-Amz-Signature=2&X-Amz-Security-Token=3", "https://h.jp/a.pdf"),
        ("https://h.jp/a.pdf?sv=1&sr=b&sig=x", "https://h.jp/a.pdf"),
        ("https://h.jp/a.pdf?", "https://h.jp/a.pdf"),
        ("https://u:p/w@h.jp/a.pdf", "https://h.jp/a.pdf"),
        ("https://u:p?w@h.jp/a.pdf", "https://h.jp/a.pdf"),
        ("https://[::1]:8080/@a.pdf", "https://[::1]:8080/@a.pdf"),
        ("s3://bucket/a@b/R?/*.pdf", "s3://bucket/a@b/R?/*.pdf"),
        ("sftp://u:p@h/a.pdf", "sftp://h/a.pdf"),
    ],
)
def test_what_may_be_written_of_a_url(url: str, wanted: str) -> None:
    """Everything but who may, and what signs."""
    assert public(url) == wanted


def test_queries_that_tell_documents_apart() -> None:
    """By a digest, the same in whatever order and with whatever signature, and never by their text."""
    one = public("https://h.jp/get?id=1&lang=ja&sig=x")
    assert one == public("https://h.jp/get?lang=ja&id=1&sig=y")
    assert one != public("https://h.jp/get?id=2&lang=ja")
    assert one.startswith("https://h.jp/get?~")
    assert public("https://h.jp/get?sv=1") != public("https://h.jp/get?sv=2")
    assert last_name("https://h.jp/%E8%A9%95%E4%BE%A1.pdf?id=1") == "評価.pdf"
    assert last_name("https://h.jp/") == "h.jp"


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """An S3 on this machine, with a bucket of sheets; the address."""
    server_module = pytest.importorskip("moto.server")
    server = server_module.ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of the bucket; its address and keys come from the configuration of fsspec, as a user's would."""
    import fsspec
    import s3fs

    for name, value in {"AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "s3cr3t"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(fsspec.config.conf, "s3", {"endpoint_url": s3})
    s3fs.S3FileSystem.clear_instance_cache()
    store = s3fs.S3FileSystem()
    if not store.exists("sheets"):
        store.mkdir("sheets")
        members = {
            "a.pdf": PDF,
            "r5/b.pdf": PDF + b"b",
            "r5/deep/評価.pdf": PDF + b"c",
            "r5/notes.txt": b"x",
            "r5/": b"",
        }
        members |= {"r5/c.zip": zipped({"d.pdf": PDF}), "large.pdf": bytes(2 << 20), "r4/b.pdf": PDF, "../up.pdf": PDF}
        for name, data in members.items():
            store.call_s3("put_object", Bucket="sheets", Key=name, Body=data)
    return "s3://sheets"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/r5/", ["r5/b.pdf", "r5/c.zip!/d.pdf", "r5/deep/評価.pdf"]),
        ("/r5", ["r5/b.pdf", "r5/c.zip!/d.pdf", "r5/deep/評価.pdf"]),
        ("/a.pdf", ["a.pdf"]),
        ("/r5/notes.txt", ["r5/notes.txt"]),
        ("/r*/b.pdf", ["r4/b.pdf", "r5/b.pdf"]),
        ("/r5/**/*.pdf", ["r5/b.pdf", "r5/deep/評価.pdf"]),
        ("/r?/b.pdf", ["r4/b.pdf", "r5/b.pdf"]),
        ("/r5/c.zip!/d.pdf", ["r5/c.zip!/d.pdf"]),
    ],
)
def test_folders_and_patterns_of_a_store(path: str, wanted: list[str], bucket: str) -> None:
    """As on this machine: recursively, archives looked into, in byte order."""
    documents, refused = read(bucket + path)
    assert list(documents) == [f"{bucket}/{name}" for name in wanted]
    assert not refused


def test_failures_of_a_store(bucket: str) -> None:
    """What is not there, and what is too large; a name that leads up is a name."""
    documents, refused = read(f"{bucket}/", f"{bucket}/gone.pdf", f"{bucket}/gone/*.pdf", "s3://no-bucket/a.pdf")
    assert f"{bucket}/../up.pdf" in documents
    assert {path.removeprefix("s3://"): one.reason for path, one in refused.items()} == {
        "sheets/large.pdf": Reason.TOO_LARGE,
        "sheets/gone.pdf": Reason.NOT_FOUND,
        "sheets/gone/*.pdf": Reason.NOT_FOUND,
        "no-bucket/a.pdf": Reason.NOT_FOUND,
    }


def test_what_is_not_installed_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install; for a protocol that nobody knows, that."""
    with pytest.raises(HyokaError, match=r"gs://b/x/: gs:// needs the package gcsfs, .*pip install 'hyoka\[remote\]'"):
        find(["gs://b/x/"])
    with pytest.raises(HyokaError, match=r"^htps://h/a.pdf: nothing is known of htps://$"):
        find(["htps://u:p@h/a.pdf?token=s3cr3t"])
    real = importlib.import_module

    def without(name: str, package: str | None = None) -> Any:
        if name.startswith("fsspec"):
            raise ModuleNotFoundError(name=name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(HyokaError, match=r"needs fsspec, which is not installed: pip install 'hyoka\[remote\]'$"):
        find(["https://u:p@h/a.pdf"])


def test_fsspec_is_not_needed_for_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor loaded: it takes its time."""
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        assert not name.startswith(("fsspec", "aiohttp", "s3fs"))
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    (tmp_path / "a.pdf").write_bytes(PDF)
    with find([tmp_path]) as inputs:
        assert len(list(inputs.documents(lambda path, rejected: None))) == 1


def test_only_a_few_are_fetched_ahead(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in number nor in bytes, however slowly they are read; those that follow are there already."""
    urls = [f"{web.url}/{number}x.pdf" for number in range(60)]
    with find(urls) as inputs:
        documents = inputs.documents(lambda path, rejected: pytest.fail(str(rejected)))
        next(documents).discard()
        _settled(lambda: len(_copies(inputs)))
        assert 2 <= len(_copies(inputs)) <= prefetch._AHEAD + prefetch._THREADS + 2
        assert len([source.discard() for source in documents]) == 59
        assert _copies(inputs) == []
    monkeypatch.setattr(prefetch, "_BYTES_AHEAD", prefetch._GUESS * 3)
    with find(urls) as inputs:
        documents = inputs.documents(lambda path, rejected: pytest.fail(str(rejected)))
        next(documents).discard()
        _settled(lambda: len(_copies(inputs)))
        assert len(_copies(inputs)) <= 3
        assert len([source.discard() for source in documents]) == 59


def _settled(value: Callable[[], int]) -> None:
    """Until a number has not changed for half a second."""
    last, since = value(), time.monotonic()
    while time.monotonic() - since < 0.5:
        time.sleep(0.05)
        if (now := value()) != last:
            last, since = now, time.monotonic()


def test_copies_go_with_the_run_and_those_of_a_killed_one_with_the_next(
    web: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the run stops in the middle; a folder of a living run stays."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    urls = [f"{web.url}/{number}x.pdf" for number in range(9)]
    with find(urls) as inputs:
        next(inputs.documents(lambda path, rejected: None))
        assert list(tmp_path.glob(f"{scratch.PREFIX}*/*.copy"))
    assert not list(tmp_path.iterdir())
    code = "import sys, time\nfrom hyoka.inputs import find\nwith find(sys.argv[1:]) as i:\n for s in i.documents(print):\n  print(1, flush=True)\n  time.sleep(600)"
    process = subprocess.Popen([sys.executable, "-c", code, *urls], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    with find(urls[:1]):
        assert len(list(tmp_path.iterdir())) == 1
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert len(list(tmp_path.iterdir())) == 1
    with find([str(ROOT / "samples")]):
        assert not list(tmp_path.iterdir())
    assert os.environ["TMPDIR"] == str(tmp_path)


def test_a_run_over_the_web(web: WebServer, tmp_path: Path) -> None:
    """Loaded; unchanged the next time; every copy removed after its answer, every document once in the ledger."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    arguments = [f"{web.url}/a.pdf", f"{web.url}/r5.zip", f"{web.url}/404.pdf"]
    for expected in ({"loaded": 3, "rejected": 1}, {"unchanged": 3, "rejected": 1}):
        entries: list[Any] = []
        store = open_store(url)
        with find(arguments) as inputs:
            run(inputs, store, ReadOptions(), Limits(2, 20.0), entries.append, read=fakes.read_bytes)
            assert _copies(inputs) == []
            assert len(inputs) == 4
        store.close()
        outcomes = [entry.outcome.value for entry in entries]
        assert {outcome: outcomes.count(outcome) for outcome in outcomes} == expected
    assert queried(url, "SELECT count(*) FROM ledger") == [(8,)]
    names = queried(url, "SELECT name FROM ledger WHERE run_id = 1 ORDER BY name")
    assert names == [("404.pdf",), ("a.pdf",), ("a.pdf",), ("評価.pdf",)]
