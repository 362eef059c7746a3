"""Zip archives: names as they were meant, members read one at a time, and whatever strangers make of the format."""

from __future__ import annotations

import hashlib
import io
import struct
import subprocess
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from hyoka import places
from hyoka.inputs import Inputs, find
from hyoka.zips import Archive
from schemas.errors import Reason, Rejected

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 64
JAPANESE = "令和５年度/事務事業評価ガ表.pdf"


def packed(file: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive as Python makes it."""
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def renamed(file: Path, name: str, raw: bytes, *, flags: int = 0) -> Path:
    """The archive with other bytes for a name of the same length, and other flags of its members."""
    data = file.read_bytes()
    assert len(name.encode()) == len(raw)
    assert data.count(name.encode()) == 2
    changed = bytearray(data.replace(name.encode(), raw))
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + place : at + place + 2] = struct.pack("<H", flags)
            at = changed.find(signature, at + 4)
    file.write_bytes(changed)
    return file


def read(*arguments: str | Path) -> tuple[dict[str, bytes], dict[str, Rejected]]:
    """Bytes and refusals, by what stands behind the path of the archive; nothing stays in the temporary folder."""
    refused: dict[str, Rejected] = {}
    documents: dict[str, bytes] = {}
    with find(arguments) as inputs:
        for source in inputs.documents(lambda path, rejected: refused.update({_inner(path): rejected})):
            data = source.file.read_bytes()
            assert _inner(source.path) not in documents
            if source.temporary:
                assert source.sha256 == hashlib.sha256(data).hexdigest()
                assert source.file.suffix == ".copy"
            documents[_inner(source.path)] = data
            source.discard()
        assert _copies(inputs) == []
        assert inputs.count() == len(documents) + len(refused)
    return documents, refused


def _inner(path: str) -> str:
    return path.partition("!/")[2] or Path(path).name


def _copies(inputs: Inputs) -> list[Path]:
    scratch = inputs._scratch
    return [] if scratch is None else sorted(scratch.folder.glob("*.copy"))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test reaches."""
    monkeypatch.setattr(places, "LARGEST", 4 << 20)
    monkeypatch.setattr(places, "RATIO_FROM", 1 << 20)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("before", [b"", b"MZ self-extracting"])
def test_members_are_read(method: int, before: bytes, tmp_path: Path) -> None:
    """Stored and compressed, also behind a program; in folders, and by the name of the archive alike."""
    members = {"a.pdf": PDF * 30, "r5/b.PDF": PDF, "empty.pdf": b"", "notes.txt": b"x", "r5/": b""}
    members["__MACOSX/._a.pdf"] = b"what a Mac knows"
    archive = packed(tmp_path / "a.zip", members, method)
    archive.write_bytes(before + archive.read_bytes())
    wanted = {name: members[name] for name in ("a.pdf", "r5/b.PDF", "empty.pdf")}
    assert read(archive) == (wanted, {})
    assert read(tmp_path) == (wanted, {})


def test_an_archive_of_the_zip_command(tmp_path: Path) -> None:
    """Streamed, so that sizes stand behind the data; with 64-bit records."""
    (tmp_path / "a.pdf").write_bytes(PDF)
    with (tmp_path / "a.zip").open("wb") as stream:
        subprocess.run(["zip", "-q", "-fz", "-", "a.pdf"], cwd=tmp_path, stdout=stream, check=True)
    assert read(tmp_path / "a.zip") == ({"a.pdf": PDF}, {})


@pytest.mark.parametrize(
    ("raw", "flags"),
    [
        (JAPANESE.encode("cp932"), 0),
        (JAPANESE.encode(), 0),
        (JAPANESE.encode(), 0x800),
        (unicodedata.normalize("NFD", JAPANESE).encode(), 0),
        (unicodedata.normalize("NFD", JAPANESE).encode(), 0x800),
    ],
    ids=["windows", "linux", "flag", "mac", "mac with flag"],
)
def test_japanese_names(raw: bytes, flags: int, tmp_path: Path) -> None:
    """Shift-JIS without any flag, UTF-8 with and without it, and the marks apart as a Mac writes them."""
    plain = "x" * len(raw)
    archive = renamed(packed(tmp_path / "a.zip", {plain: PDF, "z.pdf": PDF}), plain, raw, flags=flags)
    documents, refused = read(archive)
    assert list(documents) == [JAPANESE, "z.pdf"]
    assert not refused


def test_one_archive_has_one_encoding(tmp_path: Path) -> None:
    """ﾃｱ in Shift-JIS happens to be ñ in UTF-8; the other names tell."""
    first, second = "ﾃｱ.pdf".encode("cp932"), "評価.pdf".encode("cp932")
    assert first.decode() == "ñ.pdf"
    archive = packed(tmp_path / "a.zip", {"x" * len(first): PDF, "y" * len(second): PDF})
    renamed(renamed(archive, "x" * len(first), first), "y" * len(second), second)
    assert list(read(archive)[0]) == ["ﾃｱ.pdf", "評価.pdf"]


def test_the_field_for_unicode_names(tmp_path: Path) -> None:
    """Info-ZIP writes it beside a name in another encoding; it counts if it was written for this name."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        for name, crc in (("wrong.pdf", zlib.crc32(b"wrong.pdf")), ("kept.pdf", 1)):
            info = zipfile.ZipInfo(name)
            text = "事業.pdf".encode()
            info.extra = struct.pack("<HHBL", 0x7075, 5 + len(text), 1, crc) + text
            made.writestr(info, PDF)
    assert list(read(tmp_path / "a.zip")[0]) == ["事業.pdf", "kept.pdf"]


def test_names_that_lead_elsewhere(tmp_path: Path) -> None:
    """They are names, and nothing is ever written there."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = [
        "../../up.pdf",
        "/etc/cron.d/x.pdf",
        "C:\\windows\\y.pdf",
        "a\nb.pdf",
        "\u202efdp.pdf",
        "..pdf",
        "x/../z.pdf",
    ]
    before = sorted(tmp_path.rglob("*"))
    archive = packed(folder / "a.zip", dict.fromkeys(names, PDF))
    with find([archive]) as inputs:
        sources = list(inputs.documents(lambda path, rejected: pytest.fail(str(rejected))))
        assert {source.file.parent for source in sources} == {sources[0].file.parent}
        assert not sources[0].file.is_relative_to(tmp_path)
    assert [source.name for source in sources][:4] == ["up.pdf", "x.pdf", "y.pdf", "a\\x0ab.pdf"]
    assert all(source.path.isprintable() and "\n" not in source.name for source in sources)
    assert sorted(tmp_path.rglob("*")) == sorted([*before, archive])


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """Neither UTF-8 nor Shift-JIS, although the flag says UTF-8: `zipfile` would refuse the whole archive."""
    archive = renamed(
        packed(tmp_path / "a.zip", {"xxxx.pdf": PDF, "b.pdf": PDF}), "xxxx", b"\xff\xfe\x81\x00", flags=0x800
    )
    assert list(read(archive)[0]) == ["\\xff\\xfe\\x81\\x00.pdf", "b.pdf"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice(tmp_path: Path) -> None:
    """Two documents, each with a path of its own."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.pdf", PDF)
        made.writestr("a.pdf", PDF + b"2")
    assert read(tmp_path / "a.zip") == ({"a.pdf": PDF, "a.pdf (2)": PDF + b"2"}, {})


def nested(deep: int, members: dict[str, bytes]) -> dict[str, bytes]:
    """Archives in archives."""
    for number in range(deep):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            for name, data in members.items():
                made.writestr(name, data)
        members = {f"{deep - number}.zip": stream.getvalue()}
    return members


def test_archives_in_archives(tmp_path: Path) -> None:
    """One in another is opened, one deeper is not; one of them is named."""
    (one,) = nested(1, {"a.pdf": PDF, "b.pdf": PDF}).values()
    (two,) = nested(2, {"c.pdf": PDF}).values()
    archive = packed(tmp_path / "out.zip", {"0.zip": one, "1.zip": two, "d.pdf": PDF})
    documents, refused = read(archive)
    assert list(documents) == ["0.zip!/a.pdf", "0.zip!/b.pdf", "d.pdf"]
    assert {path: str(one) for path, one in refused.items()} == {
        "1.zip!/2.zip": "2.zip: the archive cannot be opened (archives are opened 2 deep)"
    }
    assert list(read(f"{archive}!/0.zip!/b.pdf")[0]) == ["0.zip!/b.pdf"]
    assert list(read(f"{archive}!/0.zip")[0]) == ["0.zip!/a.pdf", "0.zip!/b.pdf"]


def test_one_member_by_name(tmp_path: Path) -> None:
    """As the ledger writes it; also in several arguments; also what is not called a PDF; one that is not there."""
    archive = packed(tmp_path / "A.ZIP", {"r5/評価.pdf": PDF, "b.pdf": b"b", "c.dat": b"c"})
    assert list(read(f"{archive}!/r5/評価.pdf", f"{archive}!/c.dat")[0]) == ["r5/評価.pdf", "c.dat"]
    _, refused = read(f"{archive}!/gone.pdf")
    assert [str(one) for one in refused.values()] == ["A.ZIP: there is no PDF in it (gone.pdf)"]


def encrypted(file: Path) -> None:
    """With the bit that says so."""
    renamed(packed(file, {"a.pdf": PDF}), "a.pdf", b"a.pdf", flags=1)


def bomb(file: Path) -> None:
    """Much more than it takes, and more than the ratio allows, though less than the limit."""
    packed(file, {"a.pdf": bytes(3 << 20)})


def large(file: Path) -> None:
    """More than the limit."""
    packed(file, {"a.pdf": bytes(5 << 20)}, zipfile.ZIP_STORED)


def lying(file: Path) -> None:
    """A bomb that says it is small."""
    bomb(file)
    file.write_bytes(file.read_bytes().replace(struct.pack("<L", 3 << 20), struct.pack("<L", 10)))


def wrong_checksum(file: Path) -> None:
    """A changed byte."""
    packed(file, {"a.pdf": PDF}, zipfile.ZIP_STORED)
    file.write_bytes(file.read_bytes().replace(b"%PDF-1.4", b"%PDF-1.5"))


def wrong_stream(file: Path) -> None:
    """Compressed bytes that are none."""
    packed(file, {"a.pdf": PDF})
    data = bytearray(file.read_bytes())
    data[40:60] = b"\xff" * 20
    file.write_bytes(data)


def moved(file: Path) -> None:
    """The directory says another place."""
    packed(file, {"a.pdf": PDF, "b.txt": PDF})
    data = bytearray(file.read_bytes())
    data[data.find(b"PK\1\2") + 42] = 7
    file.write_bytes(data)


def unknown_method(file: Path) -> None:
    """Compressed in another way."""
    packed(file, {"a.pdf": PDF}, zipfile.ZIP_LZMA)


def link(file: Path) -> None:
    """A link that was archived as a link."""
    with zipfile.ZipFile(file, "w") as made:
        info = zipfile.ZipInfo("a.pdf")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (encrypted, Reason.ENCRYPTED),
        (bomb, Reason.TOO_LARGE),
        (large, Reason.TOO_LARGE),
        (lying, Reason.TOO_LARGE),
        (wrong_checksum, Reason.DAMAGED),
        (wrong_stream, Reason.DAMAGED),
        (moved, Reason.DAMAGED),
        (unknown_method, Reason.UNREADABLE),
        (link, Reason.UNREADABLE),
    ],
)
def test_a_bad_member_costs_itself(make: Callable[[Path], None], reason: Reason, tmp_path: Path) -> None:
    """Refused with its reason; what follows is read."""
    make(tmp_path / "a.zip")
    packed(tmp_path / "b.zip", {"good.pdf": PDF})
    documents, refused = read(tmp_path)
    assert list(documents) == ["good.pdf"]
    assert {path: one.reason for path, one in refused.items()} == {"a.pdf": reason}
    assert str(refused["a.pdf"]).startswith("a.pdf: ")


def test_members_that_share_their_bytes(tmp_path: Path) -> None:
    """A way to make a bomb of a few bytes."""
    packed(tmp_path / "a.zip", {"a.pdf": PDF, "b.pdf": PDF})
    data = bytearray((tmp_path / "a.zip").read_bytes())
    second = data.find(b"PK\1\2", data.find(b"PK\1\2") + 4)
    data[second + 42 : second + 46] = bytes(4)
    (tmp_path / "a.zip").write_bytes(data)
    documents, refused = read(tmp_path)
    assert (list(documents), [one.reason for one in refused.values()]) == (["a.pdf"], [Reason.BAD_ARCHIVE])


def test_archives_that_are_none(tmp_path: Path) -> None:
    """Each has one outcome; the run goes on."""
    whole = packed(tmp_path / "whole.zip", {"a.pdf": PDF, "b.pdf": PDF, "c.pdf": PDF}).read_bytes()
    directory = whole.find(b"PK\1\2")
    bad = {
        "empty": b"",
        "pdf": PDF,
        "cut": whole[: len(whole) // 2],
        "end": b"PK\5\6" + bytes(18),
        "far": whole[:-6] + b"\xff\xff\xff\xff\0\0",
        "holes": whole[: directory + 46 + 5] + bytes(4) + whole[directory + 46 + 9 :],
    }
    for name, data in bad.items():
        (tmp_path / f"{name}.zip").write_bytes(data)
    (tmp_path / "no-pdf.zip").write_bytes(packed(tmp_path / "x", {"a.txt": b""}).read_bytes())
    documents, refused = read(tmp_path)
    assert {"a.pdf", "b.pdf", "c.pdf"} <= documents.keys()
    got = {path: one.reason for path, one in refused.items()}
    none = {"end.zip": Reason.NO_DOCUMENTS, "no-pdf.zip": Reason.NO_DOCUMENTS}
    assert got == {f"{name}.zip": Reason.BAD_ARCHIVE for name in bad} | none
    assert "it has no directory, or is cut off" in str(refused["cut.zip"])


def test_every_cut_and_every_changed_byte(tmp_path: Path) -> None:
    """Nothing but refusals ever comes of a damaged archive, and no bytes that are not the member's own."""
    whole = packed(tmp_path / "a.zip", {"a.pdf": PDF[:200], "b.pdf": b"b"}).read_bytes()
    for at in range(0, len(whole), 7):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            (tmp_path / "a.zip").write_bytes(data)
            with find([tmp_path / "a.zip"]) as inputs:
                refused: list[str] = []
                for source in inputs.documents(lambda path, rejected, to=refused: to.append(str(rejected))):
                    assert source.file.read_bytes() in (PDF[:200], b"b")


def test_the_archive_is_open_only_as_long_as_it_is_needed(tmp_path: Path) -> None:
    """Members keep it; nothing else does."""
    archive = Archive(packed(tmp_path / "a.zip", {"a.pdf": PDF}))
    stream = archive._stream
    portions = archive.read(next(archive.members()))
    del archive
    assert b"".join(portions) == PDF
    del portions
    assert stream.closed


def test_the_number_inside_is_known_before_anything_is_unpacked(tmp_path: Path) -> None:
    """For the bar: every member of an archive of this machine; more of one inside as soon as that is open."""
    packed(tmp_path / "a.zip", {**{f"{k}.pdf": PDF for k in range(5)}, **nested(1, {"x.pdf": PDF, "y.pdf": PDF})})
    told: dict[str, int] = {}
    with find([tmp_path]) as inputs:
        assert inputs.count() == 6
        inputs.announce(told.__setitem__)
        until = time.monotonic() + 60.0
        while len(told) < 6 and time.monotonic() < until:
            time.sleep(0.01)
        assert {path.partition("!/")[2]: size for path, size in told.items()}["4.pdf"] == len(PDF)
        assert len(list(inputs.documents(lambda path, rejected: None))) == 7
        assert len(inputs) == len(told) == 7
