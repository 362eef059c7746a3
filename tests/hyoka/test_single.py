"""Commands about one document: a member of an archive is one, an archive with two is not."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.hyoka.test_cli import SAMPLE, hyoka


def test_show_a_member_of_an_archive(tmp_path: Path) -> None:
    """By the path that the ledger writes; where more than one is meant, the sentence names the first."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(SAMPLE, "r5/087.pdf")
        archive.writestr("r5/088.pdf", b"")
    picture = tmp_path / "page.png"
    done = hyoka("show", f"{tmp_path}/a.zip!/r5/087.pdf", "--output", picture)
    assert (done.returncode, picture.read_bytes()[:4]) == (0, b"\x89PNG"), done.stderr
    done = hyoka("show", tmp_path / "a.zip", "--output", picture)
    assert done.returncode == 2
    assert f"there is more than one document, {tmp_path}/a.zip!/r5/087.pdf to begin with" in " ".join(
        done.stderr.split()
    )
    done = hyoka("show", f"{tmp_path}/a.zip!/r5/088.pdf", "--output", picture)
    assert (done.returncode, "088.pdf: the file is empty" in done.stderr) == (1, True)
