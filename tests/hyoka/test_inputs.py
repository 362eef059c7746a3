"""Which documents are read: folders, patterns, links, what is no file; in one order, and never listed as a whole."""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from hyoka.inputs import NothingToReadError, find
from hyoka.places import LocalFile
from hyoka.sources import Source, digest, released
from schemas.errors import Reason, Rejected


def found(*arguments: str | Path) -> tuple[list[Source], dict[str, Rejected]]:
    """The documents, and what was refused."""
    refused: dict[str, Rejected] = {}

    def refuse(path: str, rejected: Rejected) -> None:
        assert path not in refused
        refused[path] = rejected

    with find(arguments) as inputs:
        sources = list(inputs.documents(refuse))
        assert inputs.count() == len(sources) + len(refused)
        assert inputs.counted
    return sources, refused


def below(folder: Path, sources: Sequence[Source]) -> list[str]:
    """Their paths below a folder."""
    return [Path(source.path).relative_to(folder).as_posix() for source in sources]


def reasons(refused: dict[str, Rejected]) -> dict[str, Reason]:
    """Why what was refused, by file name."""
    return {os.path.basename(path): rejected.reason for path, rejected in refused.items()}  # noqa: PTH119


def touch(folder: Path, *names: str) -> None:
    """Empty files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_folders_files_and_doubles(tmp_path: Path) -> None:
    """PDFs below a folder in byte order, each once; a file by name whatever its ending."""
    touch(tmp_path, "b.pdf", "B.PDF", "あ.pdf", "sub/a.pdf", "notes.txt", "sub/x.toml", "folder.pdf/c.pdf")
    sources, refused = found(tmp_path, tmp_path / "b.pdf", tmp_path / "notes.txt", tmp_path / "gone.pdf")
    assert below(tmp_path, sources) == ["B.PDF", "b.pdf", "あ.pdf", "folder.pdf/c.pdf", "sub/a.pdf", "notes.txt"]
    assert reasons(refused) == {"gone.pdf": Reason.NOT_FOUND}
    assert {source.temporary for source in sources} == {False}


def test_a_path_is_known_by_one_name(tmp_path: Path) -> None:
    """However it is written; also as a URL of this machine."""
    touch(tmp_path, "a b.pdf")
    sources, _ = found(f"{tmp_path}/x/../a b.pdf", tmp_path / "a b.pdf", f"file://{tmp_path}/a%20b.pdf")
    assert [source.path for source in sources] == [str(tmp_path / "a b.pdf")]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("*.pdf", ["a.pdf"]),
        ("*", ["a.pdf", "r4/b.pdf", "r4/deep/c.pdf", "r5/b.pdf"]),
        ("r?/b.pdf", ["r4/b.pdf", "r5/b.pdf"]),
        ("r[5-9]/*.pdf", ["r5/b.pdf"]),
        ("**/*.pdf", ["a.pdf", "r4/b.pdf", "r4/deep/c.pdf", "r5/b.pdf"]),
        ("**/b.*", ["r4/b.pdf", "r5/b.pdf"]),
        ("**/b.t?t", ["r4/b.txt"]),
        ("r4/**", ["r4/b.pdf", "r4/deep/c.pdf"]),
        ("**/deep", ["r4/deep/c.pdf"]),
        ("*/deep/**/*.pdf", ["r4/deep/c.pdf"]),
        ("**/**/c.pdf", ["r4/deep/c.pdf"]),
    ],
)
def test_patterns(pattern: str, wanted: list[str], tmp_path: Path) -> None:
    """A star stays in its folder, two stars do not; a folder that fits is read whole; a last star means documents."""
    touch(tmp_path, "a.pdf", "r4/b.pdf", "r4/b.txt", "r4/deep/c.pdf", "r5/b.pdf")
    sources, refused = found(f"{tmp_path}/{pattern}")
    assert sorted(below(tmp_path, sources)) == wanted
    assert not refused


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a pattern without a folder is for the current one."""
    touch(tmp_path, "[R5].pdf", "R.pdf")
    monkeypatch.chdir(tmp_path)
    assert below(tmp_path, found("[R5].pdf")[0]) == ["[R5].pdf"]
    assert below(tmp_path, found("[A-Z].pdf")[0]) == ["R.pdf"]


def test_a_pattern_that_takes_nothing(tmp_path: Path) -> None:
    """It is refused as such, beside what is there."""
    touch(tmp_path, "a.pdf")
    _, refused = found(tmp_path, f"{tmp_path}/none/*.pdf")
    assert [str(rejected) for rejected in refused.values()] == [
        f"{tmp_path}/none/*.pdf: there is no such file (nothing fits this pattern)"
    ]


def test_links(tmp_path: Path) -> None:
    """Inside of the folder read once, out of it refused; one that was named is read."""
    folder = tmp_path / "in"
    touch(folder, "a.pdf", "blob")
    touch(tmp_path, "secret.pdf", "outside/b.pdf", "inside-out.pdf")
    links = {
        "loop": ".",
        "again.pdf": "a.pdf",
        "x1.pdf": "blob",
        "x2.pdf": "blob",
        "out.pdf": "../secret.pdf",
        "out-folder": "../outside",
        "out-absolute.pdf": "/etc/hostname",
        "prefix.pdf": "../inside-out.pdf",
        "dangling.pdf": "gone.pdf",
        "itself.pdf": "itself.pdf",
        "out.txt": "../secret.pdf",
        "device.pdf": "/dev/zero",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    sources, refused = found(folder)
    assert below(folder, sources) == ["a.pdf", "x1.pdf"]
    assert sources[1].file == (folder / "blob").resolve()
    assert reasons(refused) == {
        "out.pdf": Reason.OUTSIDE,
        "out-folder": Reason.OUTSIDE,
        "out-absolute.pdf": Reason.OUTSIDE,
        "prefix.pdf": Reason.OUTSIDE,
        "device.pdf": Reason.OUTSIDE,
        "dangling.pdf": Reason.NOT_FOUND,
        "itself.pdf": Reason.NOT_FOUND,
    }
    assert str(refused[str(folder / "out.pdf")]).startswith("out.pdf: a link that leaves the folder")
    assert below(folder, found(folder / "out.pdf")[0]) == ["out.pdf"]
    (tmp_path / "link").symlink_to(folder)
    assert "link/a.pdf" in below(tmp_path, found(tmp_path / "link")[0])
    assert reasons(found(f"{folder}/*ut*.pdf", folder / "a.pdf")[1]).keys() == {"out.pdf", "out-absolute.pdf"}


def test_what_is_no_file(tmp_path: Path) -> None:
    """Pipes and sockets are refused and never opened; a folder that may not be read is not passed over."""
    touch(tmp_path, "a.pdf", "locked/b.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "locked").chmod(0)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.pdf"))
        sources, refused = found(tmp_path, "/dev/zero")
    (tmp_path / "locked").chmod(0o700)
    wanted = {"pipe.pdf": Reason.UNREADABLE, "socket.pdf": Reason.UNREADABLE, "zero": Reason.UNREADABLE}
    if os.geteuid() != 0:
        wanted["locked"] = Reason.UNREADABLE
    assert reasons(refused) == wanted
    assert below(tmp_path, sources)[0] == "a.pdf"
    assert digest(tmp_path / "pipe.pdf") is None
    assert digest(Path("/dev/zero")) is None


def test_names_that_are_unfit_to_be_written(tmp_path: Path) -> None:
    """Not UTF-8, line ends, bidi, the longest ones: read, and written on one line, different ones differently."""
    names = [
        b"\xff.pdf",
        b"\\xff.pdf",
        b"a\nb.pdf",
        b"a\\x0ab.pdf",
        "\u202efdp.exe.pdf".encode(),
        b"\x1b[31m.pdf",
        "\u0085.pdf".encode(),
        b"\x85.pdf",
        b"x" * 251 + b".pdf",
        "評価シート.pdf".encode(),
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)
    sources, refused = found(tmp_path)
    assert not refused
    assert {source.file.read_bytes() for source in sources} == set(names)
    assert len({source.path for source in sources}) == len({source.name for source in sources}) == len(names)
    for source in sources:
        assert source.path.encode().decode() == source.path
        assert source.path.isprintable()
    by_name = {source.file.read_bytes(): source.name for source in sources}
    assert by_name[b"\xff.pdf"] == "\\xff.pdf"
    assert by_name["評価シート.pdf".encode()] == "評価シート.pdf"


def test_a_great_many_files(tmp_path: Path) -> None:
    """The first document comes before the others were looked for; what is held does not grow with their number."""
    folders = [tmp_path / "in" / f"{number:03}" for number in range(100)]
    for folder in folders:
        folder.mkdir(parents=True)
        for number in range(100):
            os.close(os.open(folder / f"{number}.pdf", os.O_CREAT | os.O_WRONLY))
    inputs = find([tmp_path / "in"])
    refused: list[str] = []
    documents = inputs.documents(lambda path, _: refused.append(path))
    first = next(documents)
    assert first.path == str(folders[0] / "0.pdf")
    folders[-1].rename(tmp_path / "elsewhere")
    most = rest = 0
    for _ in documents:
        rest += 1
        if rest % 1000 == 0:
            most = max(most, sum(isinstance(one, Source | LocalFile) for one in gc.get_objects()))
    assert rest == 99 * 100 - 1
    assert refused == [str(folders[-1])]
    assert most < 200


def test_deeper_than_python_calls(tmp_path: Path) -> None:
    """Folders in folders in folders."""
    deepest, usual = 300, sys.getrecursionlimit()
    folder = tmp_path.joinpath(*["d"] * deepest)
    folder.mkdir(parents=True)
    (folder / "a.pdf").touch()
    sys.setrecursionlimit(deepest - 20)
    try:
        (source,), refused = found(tmp_path)
    finally:
        sys.setrecursionlimit(usual)
    assert source.path == str(folder / "a.pdf")
    assert not refused


def test_nothing_to_read(tmp_path: Path) -> None:
    """The folder is named."""
    with pytest.raises(NothingToReadError, match=f"{tmp_path}: no PDF"):
        find([tmp_path])


def test_a_copy_is_removed_after_its_answer_and_a_file_of_the_user_is_not(tmp_path: Path) -> None:
    """Also where whoever hears the answer fails."""
    touch(tmp_path, "copy", "own.pdf")
    copy = Source("https://x/a.pdf", "a.pdf", tmp_path / "copy", temporary=True)
    answers = released([(Source.of(tmp_path / "own.pdf"), 1), (copy, 2)])
    assert [next(answers)[1], next(answers)[1]] == [1, 2]
    assert copy.file.exists()
    answers.close()
    assert (copy.file.exists(), (tmp_path / "own.pdf").exists()) == (False, True)


def test_no_more_readers_than_documents(tmp_path: Path) -> None:
    """Where it is known how many there are: not of what an archive may hold."""
    touch(tmp_path, "a.pdf", "b.pdf")
    inputs = find([tmp_path])
    inputs.count()
    assert [inputs.processes(wanted) for wanted in (1, 8)] == [1, 2]
    touch(tmp_path, "c.zip")
    inputs = find([tmp_path])
    inputs.count()
    assert inputs.processes(8) == 8
