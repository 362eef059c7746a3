"""Which parts of pages are shown behind a finding, and what is said where one cannot be."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from hyoka import clippings
from hyoka.auditing import Audited, Subject
from hyoka.clippings import Clipping, clip, parts
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits
from schemas.geometry import Box
from schemas.verdict import KeyedFinding
from tests.load.examples import SAMPLES, make_cell, make_finding

SAMPLE = SAMPLES / "tsukuba" / "tsukuba.pdf"


def subject(path: Path | None = SAMPLE, sha256: str | None = None) -> Subject:
    """The sample under the name of the examples."""
    digest = hashlib.sha256(SAMPLE.read_bytes()).hexdigest() if sha256 is None else sha256
    return Subject("sheet.pdf", digest, None, () if path is None else (path,), (), {})


def clipped(*findings: KeyedFinding, of: Subject | None = None) -> list[Clipping]:
    """The clippings of findings, one after the other."""
    done = Audited((of or subject(),), findings)
    found = clip(done, findings, ReadOptions(), Limits(1))
    return [one for finding in findings for one in found[finding.key]]


def one(key: str = "a", **more: object) -> KeyedFinding:
    return KeyedFinding(key, make_finding(**more))


def test_a_part_of_the_page_holds_all_cells_with_their_headings() -> None:
    [part] = parts(one())
    box = part.box
    assert all(box.x0 <= t.cell.box.x0 and t.cell.box.x1 <= box.x1 for t in part.terms)
    assert box.x0 < 100 and box.y0 < 440.5 - 30 and box.y1 > 494
    assert box.width >= 300


def test_cells_on_several_pages_and_documents() -> None:
    """The checked figure's page comes first; each cell is on its own."""
    cells = (make_cell("5", page=1), make_cell("6", page=9, document="other.pdf"), make_cell("4", -1, page=3))
    finding = one(cells=cells, page=3, raw="4")
    assert [(p.document, p.page, len(p.terms)) for p in parts(finding)] == [
        ("sheet.pdf", 3, 1),
        ("other.pdf", 9, 1),
        ("sheet.pdf", 1, 1),
    ]


def test_clippings_are_drawn() -> None:
    """As PNG, with the box that they really show: within the page; a page that is not there has none."""
    wide = make_finding(cells=(make_cell("4", box=Box(300, 10, 590, 836)),))
    beyond = make_finding(page=99, cells=(make_cell("4", page=99),))
    first, tall, none = clipped(one(), KeyedFinding("b", wide), KeyedFinding("c", beyond))
    assert first.png.startswith(b"\x89PNG") and 300 <= first.box.width <= 500 and not first.absent
    assert tall.box.y0 == 0 and tall.box.y1 <= 842 and tall.box.x1 <= 596
    assert (none.png, none.absent) == (b"", "undrawn")
    assert len(tall.png) < 500_000


@pytest.mark.parametrize(
    ("path", "sha256", "absent"),
    [(Path("/nowhere/sheet.pdf"), None, "no_file"), (SAMPLE, "0" * 64, "changed_file"), (None, None, "no_path")],
)
def test_what_is_not_there_is_said(path: Path | None, sha256: str | None, absent: str) -> None:
    """Nothing is drawn of a file that has changed since."""
    [found] = clipped(one(), of=subject(path, sha256))
    assert (found.png, found.absent) == (b"", absent)
    assert path is None or found.detail == str(path)


def test_a_file_that_is_no_pdf_any_more(tmp_path: Path) -> None:
    bad = tmp_path / "sheet.pdf"
    bad.write_bytes(b"%PDF-1.4 nonsense")
    [found] = clipped(one(), of=subject(bad, hashlib.sha256(bad.read_bytes()).hexdigest()))
    assert found.absent == "undrawn" and "sheet.pdf" in found.detail


def test_only_the_first_findings_get_clippings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clippings, "FINDINGS", 1)
    found = clipped(one(), one("b"))
    assert [bool(c.png) for c in found] == [True, False]
    assert found[1].absent == "over_limit"


def test_and_only_so_many_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clippings, "MEGABYTES", 0)
    assert [c.absent for c in clipped(one())] == ["over_limit"]


def test_a_member_of_an_archive_is_drawn(tmp_path: Path) -> None:
    """It is unpacked once more; where the archive is gone, that is said."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(SAMPLE, "r5/sheet.pdf")
    member = tmp_path / "a.zip!" / "r5" / "sheet.pdf"
    (drawn,) = clipped(one(), of=subject(member))
    assert drawn.png is not None and drawn.png.startswith(b"\x89PNG")
    (tmp_path / "a.zip").unlink()
    (gone,) = clipped(one(), of=subject(member))
    assert (gone.absent, gone.detail) == ("no_file", str(member))
