"""What the accuracy benchmark prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import main

ROOT = Path(__file__).parents[2]
AOBA = str(ROOT / "samples" / "forms" / "aoba")


def test_the_sets_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """Each by group and by form, with its core concepts and its dangerous figures."""
    assert main(["--no-layouts"]) == 0
    parts = capsys.readouterr().out.split("== ")[1:]
    assert [part.partition(",")[2].split("\n")[0].strip() for part in parts][1:3] == ["developed on", "only measured"]
    for part in parts:
        assert part.count("by group\n") == part.count("by form\n") == part.count("\ncore concepts") == 1
        assert "\nmoney " in part
        assert "dangerous figures" in part
    assert "\naoba " in parts[1]
    assert "\nkusabue " in parts[2]


def test_one_folder_by_concept_or_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([AOBA]) == 0
    assert "\nresponsible_division " in capsys.readouterr().out
    assert main([AOBA, "--by", "group", "--no-layouts"]) == 0
    assert "\nidentity " in capsys.readouterr().out


def test_exact_fails_where_anything_differs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And says what."""
    folder = tmp_path / "aoba"
    folder.mkdir()
    for name in ("SOURCE.toml", "aoba.pdf", "expected.jsonl"):
        (folder / name).write_bytes((Path(AOBA) / name).read_bytes())
    assert main([str(folder), "--no-layouts", "--exact"]) == 0
    lines = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    changed = next(i for i, line in enumerate(lines) if '"amount"' in line and '"fiscal_year": 20' in line)
    lines[changed] = lines[changed].replace('"fiscal_year": 20', '"fiscal_year": 19')
    (folder / "expected.jsonl").write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    assert main([str(folder), "--no-layouts", "--exact", "--show", "3"]) == 1
    printed = capsys.readouterr().out
    assert "missed aoba.pdf" in printed
    assert "fiscal_year: 19" in printed


def test_a_folder_without_expected_facts(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
