"""Results on their way between processes."""

from __future__ import annotations

from pathlib import Path

from hyoka.pipeline import ReadOptions
from hyoka.sources import Source
from hyoka.transport import pack, unpack
from tests.hyoka import fakes


def test_a_result_survives(tmp_path: Path) -> None:
    """Read-only dimensions and all; its file is gone."""
    there, file = tmp_path / "a.pdf", tmp_path / "1.facts"
    there.write_text("a")
    result = fakes.read(Source.of(there), ReadOptions())
    pack(result, file)
    assert unpack(file) == result
    assert not file.exists()
