"""Results on their way between processes."""

from __future__ import annotations

from pathlib import Path

from hyoka.pipeline import ReadOptions
from hyoka.prepared import preparing
from hyoka.sources import Source
from hyoka.transport import pack, unpack
from load.bulk import all_columns
from load.prepared import Prepared
from tests.hyoka import fakes


def test_a_result_survives(tmp_path: Path) -> None:
    """Read-only dimensions and all; its file is gone."""
    there, file = tmp_path / "a.pdf", tmp_path / "1.facts"
    there.write_text("a")
    result = fakes.read(Source.of(there), ReadOptions())
    pack(result, file)
    assert unpack(file) == result
    assert not file.exists()


def test_a_prepared_document_survives(tmp_path: Path) -> None:
    """Made ready by the reader, with the columns that the loader named; its file is gone."""
    there, file = tmp_path / "a.pdf", tmp_path / "1.facts"
    there.write_text("a")
    ready = preparing(fakes.read, all_columns())(Source.of(there), ReadOptions())
    assert isinstance(ready, Prepared)
    pack(ready, file)
    assert unpack(file) == ready
    assert not file.exists()
    assert ready.facts == sum(len(portion.tuples()) for portion in ready.portions if portion.table == "fact") > 0
