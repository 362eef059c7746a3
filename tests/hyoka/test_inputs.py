"""Which files are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hyoka.inputs import NothingToReadError, find
from schemas.errors import Reason


def test_folders_files_and_doubles(tmp_path: Path) -> None:
    """PDFs below a folder in byte order, each once; a file by name whatever its ending."""
    for name in ("b.pdf", "B.PDF", "あ.pdf", "sub/a.pdf", "notes.txt", "sub/x.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.pdf").mkdir()
    found = find([tmp_path, tmp_path / "b.pdf", tmp_path / "notes.txt", tmp_path / "gone.pdf"])
    names = [source.file.relative_to(tmp_path).as_posix() for source in found.sources]
    assert names == ["B.PDF", "b.pdf", "あ.pdf", "sub/a.pdf", "notes.txt"]
    assert [rejected.reason for _, rejected in found.rejected] == [Reason.NOT_FOUND]
    assert len(found) == 6


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """A loop would have no end."""
    (tmp_path / "a.pdf").touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(find([tmp_path])) == 1


def test_nothing_to_read(tmp_path: Path) -> None:
    """The folder is named."""
    with pytest.raises(NothingToReadError, match=f"{tmp_path}: no PDF"):
        find([tmp_path])
