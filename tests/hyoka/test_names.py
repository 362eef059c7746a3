"""`hyoka names` and `hyoka masters`: from names to decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hyoka.app import app
from hyoka.reading import read_bytes
from tests.load.examples import SAMPLES, load_all

HEAD = "id,municipality_id,name,parent_id,aliases,former_names,valid_from,valid_to\n"


def run(*arguments: str, stdin: str | None = None, code: int = 0) -> str:
    """The command's standard output."""
    done = CliRunner().invoke(app, arguments, input=stdin)
    assert done.exit_code == code, done.output
    return done.stdout


@pytest.fixture
def masters(tmp_path: Path) -> Path:
    """A folder with two departments."""
    folder = tmp_path / "masters"
    folder.mkdir()
    units = f"{HEAD}D1,11208,デジタル戦略課,,,ICT推進課,2021,\nD2,11208,地域づくり推進課,,,,,\n"
    (folder / "departments.csv").write_text(units, encoding="utf-8")
    return folder


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A database with 所沢's sample."""
    url = f"sqlite:///{tmp_path / 'hyoka.db'}"
    load_all(url, read_bytes((SAMPLES / "tokorozawa" / "tokorozawa.pdf").read_bytes(), "tokorozawa.pdf"))
    return url


def test_match_answers_every_line(masters: Path) -> None:
    """The same line comes back; a bad one as an error in its place."""
    cases = [
        {"kind": "department", "raw": "デジタル戟略課", "municipality": "所沢市", "fiscal_year": 2021, "mine": 1},
        {"kind": "municipality", "raw": "府中市", "municipality": None},
        {"kind": "system", "raw": "LGWAN", "municipality": None},
        {"kind": "department", "raw": 5},
        {"kind": "department", "raw": "課", "fiscal_year": "R3"},
    ]
    lines = "\n".join([*(json.dumps(case, ensure_ascii=False) for case in cases), "{", ""])
    answers = [
        json.loads(line) for line in run("names", "match", "--masters", str(masters), stdin=lines, code=1).splitlines()
    ]
    assert answers[0] == cases[0] | {
        "status": "auto",
        "id": "D1",
        "candidates": [{"id": "D1", "name": "デジタル戦略課", "score": 85.7, "reason": "confusable 戟/戦"}],
    }
    assert [one["status"] for one in answers[:3]] == ["auto", "review", "auto"]
    assert answers[1]["id"] is None
    assert answers[2]["id"] == "lgwan"
    assert [one["error"][:7] for one in answers[3:]] == ["line 4:", "line 5:", "line 6:"]


def test_a_bad_master_list_is_one_sentence(masters: Path) -> None:
    """What is wrong, the value, where; nothing is imported."""
    (masters / "departments.csv").write_text(f"{HEAD}D1,99999,総務課,,,,,\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["masters", "import", str(masters), "--db", str(masters / "x.db")])
    assert "municipality_id is the code of no municipality: '99999'" in str(done.exception)
    assert not (masters / "x.db").exists()


def test_from_collecting_to_deciding(database: str, masters: Path) -> None:
    """The list and the sheet of 市民活動支援システム name two units: both stay, linked, and the decision is kept."""
    roster = run("names", "collect", "--db", database, "--municipality", "所沢市").splitlines()
    assert roster[0].startswith(HEAD.strip())
    assert {"地域づくり推進課", "地域づくり支援課"} <= {line.split(",")[2] for line in roster}
    assert "0 municipalities, 2 departments" in run("masters", "import", str(masters), "--db", database)
    listing = ["names", "review", "--db", database, "--municipality", "11208", "--list"]
    pending = run(*listing).splitlines()
    [differ] = [line for line in pending if "list_and_sheet_differ" in line]
    assert "地域づくり支援課 / 地域づくり推進課" in differ
    [similar] = [line for line in pending if "similar" in line]
    assert "D2 地域づくり推進課 75 (similar)" in similar
    said = run("names", "accept", differ.split()[0], "--note", "both seen", "--db", database)
    assert "accepted" in said
    run("names", "reject", similar.split()[0], "--db", database)
    read_again = read_bytes((SAMPLES / "tokorozawa" / "tokorozawa.pdf").read_bytes(), "tokorozawa.pdf")
    assert load_all(database, read_again, extraction="2") == ["replaced"]
    assert run(*listing) == ""
    assert "Nothing to review" in run("names", "review", "--db", database, "--municipality", "11208")
    assert len(run(*listing, "--standing", "accepted").splitlines()) == 1
    assert "D1" in run(*listing, "--standing", "auto")


def test_walking_through_the_queue(database: str, masters: Path) -> None:
    """Answers are kept at once; what is skipped stays."""
    run("names", "import", str(masters), "--db", database)
    asking = ["names", "review", "--db", database, "--municipality", "所沢市"]
    shown = run(*asking, stdin="9\ns\nq\n")
    assert "that is none of these" in shown
    assert "1 of 2" in shown
    assert len(run(*asking, "--list").splitlines()) == 2
    run(*asking, stdin="a\n1\n" if "list" in run(*asking, "--list").splitlines()[0] else "1\na\n")
    assert run(*asking, "--list") == ""


def test_collect_with_evidence(database: str, tmp_path: Path) -> None:
    """JSON Lines with every place."""
    out = tmp_path / "roster.jsonl"
    run("names", "collect", "--db", database, "--format", "jsonl", "--output", str(out))
    units = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    [differing] = [unit for unit in units if unit["name"] == "地域づくり支援課"]
    assert differing["years"] == [2021]
    assert differing["places"][0]["page"] == 15
