"""The command: exit codes, sentences instead of tracebacks, and what each command writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.load.examples import SAMPLES, amount, load_all, make_fact, make_result, queried

ROOT = Path(__file__).parents[2]
SAMPLE = SAMPLES / "tsukuba" / "tsukuba.pdf"


def hyoka(*arguments: object, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would."""
    command = [sys.executable, "-m", "hyoka.cli", *map(str, arguments)]
    settings = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"} | environment
    done = subprocess.run(command, capture_output=True, text=True, input=text, env=settings, check=False, timeout=120)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_version_and_help() -> None:
    """Every command has help with examples."""
    assert hyoka("--version").stdout == "hyoka 0.1.0\n"
    for command in (["run"], ["extract"], ["load"], ["export"], ["normalize"], ["layouts", "list"], ["db", "upgrade"]):
        shown = hyoka(*command, "--help")
        assert shown.returncode == 0
        assert "Examples" in shown.stdout, command


def test_run_extract_export(tmp_path: Path) -> None:
    """From a PDF to a database to a file; the second run changes nothing."""
    db = tmp_path / "hyoka.db"
    first = hyoka("run", SAMPLE.parent, "--db", db)
    assert (first.returncode, first.stderr) == (0, "")
    for words in ("loaded", "sheets loaded", "facts loaded", "money", "Try next", "hyoka export --db"):
        assert words in first.stdout
    before = hyoka("export", "--db", db, "--with-personal").stdout
    again = hyoka("run", SAMPLE.parent, "--db", db, "--quiet")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert hyoka("export", "--db", db, "--with-personal").stdout == before
    assert [row[0] for row in queried(f"sqlite:///{db}", "SELECT outcome FROM ledger ORDER BY run_id")] == [
        "loaded",
        "unchanged",
    ]
    extracted = [json.loads(line) for line in hyoka("extract", SAMPLE).stdout.splitlines()]
    assert [json.loads(line) for line in before.splitlines()] == extracted


def test_extract_formats(tmp_path: Path) -> None:
    """To a file, as CSV and for the eye."""
    out = tmp_path / "facts.csv"
    assert hyoka("extract", SAMPLE, "--format", "csv", "--output", out).stdout == ""
    assert out.read_text(encoding="utf-8").startswith("document,sheet,page,concept,")
    assert "project_name" in hyoka("extract", SAMPLE, "--format", "table").stdout
    failed = hyoka("extract", SAMPLE, "--output", tmp_path / "no" / "where")
    assert (failed.returncode, "cannot be written" in failed.stderr) == (2, True)


def test_export_tables(tmp_path: Path) -> None:
    """The views, for Excel too."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    load_all(url, make_result(make_fact("project_name", "=1+1"), amount(5000), make_fact("manager_name", "山田")))
    rows = hyoka("export", "--table", "amounts", HYOKA_DB=url).stdout.splitlines()
    assert [json.loads(row)["amount"] for row in rows] == [5000]
    assert '"\'=1+1"' in hyoka("export", "--db", url, "--table", "projects", "--format", "csv", "--excel").stdout
    assert "山田" not in hyoka("export", "--db", url).stdout
    assert "山田" in hyoka("export", "--db", url, "--with-personal").stdout
    assert hyoka("export", "--db", url, "--excel").returncode == 2


def test_load_facts_files(tmp_path: Path) -> None:
    """What extract wrote goes into a database; a bad file is named and the rest loaded."""
    db = tmp_path / "x.db"
    text = "".join(json.dumps(fact.to_json()) + "\n" for fact in (make_fact(), amount(5)))
    (tmp_path / "bad.jsonl").write_text("{}\n")
    (tmp_path / "good.jsonl").write_text(text)
    done = hyoka("load", tmp_path / "bad.jsonl", tmp_path / "good.jsonl", "--db", db, "--quiet")
    assert done.returncode == 1
    assert "bad.jsonl: the file cannot be opened for reading (line 1: document is missing)" in done.stderr
    assert hyoka("export", "--db", db).stdout.count("\n") == 2
    assert hyoka("load", "-", "--db", db, "--quiet", text=text).returncode == 0
    assert queried(f"sqlite:///{db}", "SELECT count(*) FROM document") == [(1,)]


def test_db_upgrade(database_url: str) -> None:
    """A new database gets its tables, an old one is told that it is of this release."""
    assert "upgraded from nothing to" in hyoka("db", "upgrade", "--db", database_url).stdout
    assert "is of this release" in hyoka("db", "upgrade", "--db", database_url).stdout


def test_layouts_list() -> None:
    """The forms that hyoka brings."""
    assert hyoka("layouts", "list").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "Missing argument"),
        (["run", "{tmp}/empty"], "no PDF in this folder"),
        (["run", "{tmp}/missing"], "there is no such file"),
        (["extract", "{tmp}/missing.pdf"], "there is no such file"),
        (["run", "{sample}", "--reader", "acrobat"], "acrobat"),
        (["run", "{sample}", "--layouts", "{tmp}/missing"], "no such folder of layouts"),
        (["run", "{sample}", "--db", "{tmp}/no/x.db"], "there is no such folder"),
        (["run", "{sample}", "--db", "{tmp}/text.db"], "not a database"),
        (["run", "{sample}", "--db", "{tmp}/empty"], "unable to open"),
        (["run", "{sample}", "--db", "mysql://root:secret@h/x"], "only"),
        (["run", "{sample}", "--db", "postgresql://u:secret@127.0.0.1:1/x"], "127.0.0.1"),
        (["export", "--db", "{tmp}/missing.db"], "there is no such database file"),
        (["export", "--db", "{tmp}/text.db"], "not a database"),
        (["db", "upgrade", "--db", "{tmp}/text.db"], "not a database"),
    ],
)
def test_nothing_done_is_exit_code_2(arguments: list[str], said: str, tmp_path: Path) -> None:
    """One sentence; no password in it."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.db").write_text("no database " * 200)
    done = hyoka(*(argument.format(tmp=tmp_path, sample=SAMPLE) for argument in arguments))
    assert done.returncode == 2
    assert said in done.stderr
    assert "secret" not in done.stderr
