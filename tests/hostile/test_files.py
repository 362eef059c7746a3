"""Files that are hostile by what they are, not by what they hold; and the page that tells of all cases."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hyoka.pipeline import read_bytes_of
from hyoka.sources import Source
from schemas.errors import Reason, Rejected
from tests.hostile import describe
from tests.hostile.registry import GROUPS, OUTSIDE

ROOT = Path(__file__).parents[2]


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission, or a disk that fails: `unreadable`, with what the system said."""
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.4")
    if sys.platform != "win32" and os.geteuid() != 0:
        file.chmod(0)
    else:

        def fail(_: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("hyoka.pipeline.open_regular", fail)
    with pytest.raises(Rejected) as rejected:
        read_bytes_of(Source.of(file))
    assert (rejected.value.reason, rejected.value.detail) == (Reason.UNREADABLE, "Permission denied")


def test_each_case_has_a_name_of_its_own() -> None:
    """And the tests that the page names are there."""
    names = [case.name for cases in GROUPS.values() for case in cases]
    assert len(names) == len(set(names))
    assert all((Path(__file__).parent / test).exists() for _, _, test in OUTSIDE)


def test_the_page_is_of_these_cases() -> None:
    """docs/reliability-hostile.md is generated, and cannot drift."""
    page = ROOT / "docs" / "reliability-hostile.md"
    assert page.read_text(encoding="utf-8") == describe.text(), (
        "run: python -m tests.hostile.describe docs/reliability-hostile.md"
    )
