"""What hyoka prints and writes: no commands for a terminal, no formulas for a spreadsheet, no paths out of data."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from load.facts_file import fact_from_json
from load.tabular import FORMULA_LEADS, inert, write_facts_csv
from schemas.errors import LayoutError
from schemas.layout import parse
from tests.hostile.cases_text import DROP, ESCAPE, RLO
from tests.hostile.hand import form, typed
from tests.hyoka.test_cli import ROOT, hyoka
from tests.load.examples import amount, exported, load_all, make_fact, make_result, queried

CONTROLS = "\x1b\x07\x9b\u202e"
"""What no output may hold: escape, bell, the one-byte control sequence introducer, the override."""


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A folder with a sheet and a broken file, whose names and texts are commands for a terminal."""
    folder = tmp_path / f"in{ESCAPE}"
    folder.mkdir()
    (folder / f"{ESCAPE}good.pdf").write_bytes(typed(f"{ESCAPE}情報化{RLO}", purpose=ESCAPE))
    (folder / f"{ESCAPE}bad.pdf").write_bytes(b"%PDF-1.4 no more")
    return folder


def test_no_commands_reach_the_terminal(evil: Path, tmp_path: Path) -> None:
    """Sentences, tables and lines: control characters come out as U+FFFD, whatever standard output is."""
    db = tmp_path / "x.db"
    commands: list[tuple[object, ...]] = [
        ("run", evil, "--db", db),
        ("extract", evil, "--format", "table"),
        ("extract", evil, "--coverage"),
        ("audit", evil),
        ("audit", "--db", db),
        ("findings", "list", "--db", db, "--standing", "all"),
        ("run", evil / f"{ESCAPE}missing.pdf", "--db", db),
        ("load", evil / f"{ESCAPE}good.pdf", "--db", db),
        ("layouts", "draft", evil / f"{ESCAPE}bad.pdf"),
    ]
    for command in commands:
        done = hyoka(*command)
        shown = done.stderr if command[0] in ("audit", "layouts") else done.stdout + done.stderr
        assert not set(CONTROLS) & set(shown), command
    assert "rejected" in hyoka("run", evil, "--db", db).stderr


def test_lines_of_data_on_a_terminal(evil: Path) -> None:
    """JSON Lines and CSV keep every character in a file or pipe; on a screen they hold no command."""
    for form_of in ("jsonl", "csv"):
        screen, child = pty.openpty()
        command = [sys.executable, "-m", "hyoka.cli", "extract", str(evil), "--format", form_of]
        settings = os.environ | {"PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=child, stderr=subprocess.DEVNULL, env=settings)
        os.close(child)
        shown = b""
        while True:
            try:
                part = os.read(screen, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        process.wait()
        os.close(screen)
        assert "情報化" in shown.decode()
        assert not set(CONTROLS) & set(shown.decode()), form_of


@pytest.mark.parametrize("lead", [*FORMULA_LEADS, "=cmd|' /C calc'!A0"])
def test_formulas_are_inert_and_numbers_stay_numbers(lead: str, tmp_path: Path) -> None:
    """In what `export --excel` and `extract --excel` write of a fact whose every text begins so."""
    text = f"{lead}1+1"
    facts = (
        make_fact("project_name", text, label=(text,), raw=text, unit=text, dimensions={"item": text}),
        amount(-5_000),
        make_fact("staff_fte", -0.5),
    )
    url = f"sqlite:///{tmp_path / 'x.db'}"
    load_all(url, make_result(*facts))
    out = io.StringIO()
    write_facts_csv(out, facts, excel=True)
    for written in (out.getvalue(), exported(url, tmp_path / "x.csv", format="csv", excel=True).decode()):
        rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
        for row in rows:
            for name, cell in row.items():
                number = name in ("value", "confidence", "x0", "y0", "x1", "y1", "decimals", "fiscal_year")
                assert not cell.startswith(FORMULA_LEADS) or (number and float(cell) < 0), (name, cell)
        assert [row["value"] for row in rows] == [f"'{text}", "-5000", "-0.5"]
    assert inert(-5) == -5


def test_formulas_in_names_of_files(tmp_path: Path) -> None:
    """The CSV of facts, coverage and findings names files, and these are the publisher's."""
    file = tmp_path / "=cmd|' calc'!A0.pdf"
    file.write_bytes(form().bytes())
    for command in (
        ("extract", file, "--format", "csv", "--excel"),
        ("extract", file, "--coverage", "--format", "csv", "--excel"),
        ("audit", file, "--all", "--format", "csv", "--excel"),
    ):
        written = hyoka(*command).stdout
        assert "'=cmd" in written, command
        assert '"=cmd' not in written, command
        assert ",=cmd" not in written, command
        assert "\n=cmd" not in written, command


def test_quotes_are_text(tmp_path: Path) -> None:
    """`'; DROP TABLE` in every text, name and path: it is stored, found and printed as it is."""
    folder = tmp_path / DROP
    folder.mkdir()
    (folder / f"{DROP}.pdf").write_bytes(form(DROP, division=DROP, purpose=DROP).bytes())
    db = tmp_path / "x.db"
    assert hyoka("run", folder, "--db", db).returncode == 0
    url = f"sqlite:///{db}"
    assert queried(url, "SELECT name FROM document") == [(f"{DROP}.pdf",)]
    assert queried(url, "SELECT count(*) FROM fact")[0][0] > 10
    line = json.loads(hyoka("export", "--db", db, "--table", "projects").stdout.splitlines()[0])
    assert line["project_name"] == DROP


def test_names_are_no_paths(tmp_path: Path) -> None:
    """`../` in the texts and in the layout's name: nothing is written but what was asked for."""
    file = tmp_path / "in" / "a.pdf"
    file.parent.mkdir()
    file.write_bytes(form("../../x", division="../../y").bytes())
    before = sorted(tmp_path.rglob("*"))
    hyoka("layouts", "draft", file, "--output", tmp_path / "draft.toml")
    hyoka("extract", file, "--output", tmp_path / "facts.jsonl")
    hyoka("run", file, "--db", tmp_path / "x.db")
    hyoka("audit", file, "--format", "html", "--output", tmp_path / "audit.html")
    new = {path.relative_to(tmp_path).as_posix() for path in {*tmp_path.rglob("*")} - {*before}}
    assert {name for name in new if not name.startswith("x.db")} == {"draft.toml", "facts.jsonl", "audit.html"}
    assert sorted(tmp_path.parent.glob("[xy]")) == []


def test_a_layout_has_no_expressions(tmp_path: Path) -> None:
    """What would be a catastrophic expression is a heading like any other: compared, never run; no key takes one."""
    deep = "(a+)+$"
    layout = parse(
        f'form = "f"\n[recognise]\ntitle = "{deep}"\nlabels = ["{deep}"]\n[labels]\n"{deep}" = "purpose"\n', "f.toml"
    )
    assert layout.claims("a" * 100_000 + "!", frozenset({"a" * 100_000})) is False
    with pytest.raises(LayoutError, match="unknown key"):
        parse(f'form = "f"\nregex = "{deep}"\n[recognise]\ntitle = "x"\n', "f.toml")
    (tmp_path / "f.toml").write_text(f'form = "f"\n[recognise]\nlabels = ["{deep}"]\n', encoding="utf-8")
    sheet = tmp_path / "a.pdf"
    sheet.write_bytes(form("a" * 60, purpose="a" * 60 + "!").bytes())
    assert hyoka("extract", sheet, "--layouts", tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("page", 10**30),
        ("sheet", -1),
        ("bbox", [float("nan"), 0, 1, 1]),
        ("bbox", [0, 0, float("inf"), 1]),
        ("value", float("nan")),
        ("confidence", float("inf")),
    ],
)
def test_numbers_that_are_none_in_a_facts_file(key: str, value: object) -> None:
    """Such a line is a sentence with its number, not an error of the database."""
    plain = make_fact("amount", 5).to_json() | {key: value}
    with pytest.raises(ValueError, match=key if key in ("page", "sheet") else "finite"):
        fact_from_json(json.loads(json.dumps(plain)))
