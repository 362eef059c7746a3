"""`hyoka audit` and `hyoka findings`: what is told, exit codes, a database, and persons' verdicts in every output."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from hyoka import auditing
from hyoka.auditing import Subject, audit_all, audited, of_database, of_files
from hyoka.notices import NOT_AUDITED, audit_line
from hyoka.reading import read_bytes
from hyoka.transport import pack, unpack
from load import findings as stored
from load.findings import LoadedDocument
from schemas.document import DocumentResult
from schemas.finding import Rule, Severity, Status
from tests.extract.paper import Paper
from tests.hyoka.test_cli import SAMPLE, hyoka
from tests.load.examples import amount, make_fact, make_finding, make_result, queried

NAME = "図書館管理運営事業<script>alert('1')</script>\"&"


def sheet(total: str = "19,038", name: str = NAME) -> bytes:
    """A sheet whose total for 令和3年度 should be 19,083."""
    rows = [
        ["*区分", "*令和2年度決算", "*令和3年度決算"],
        ["*事業費", "1,350", total],
        ["*国庫支出金", "1,000", "12,343"],
        ["*その他", "50", "70"],
        ["*一般財源", "300", "6,670"],
    ]
    head = [["*事務事業名", name], ["*担当課", "図書館"], ["*担当者名", "山田太郎"]]
    paper = Paper().text(200, 40, "令和4年度 事務事業評価シート", 14).table(40, 80, [120, 270], head)
    return paper.text(40, 160, "事業費の推移（単位：千円）", 10).table(40, 180, [120, 120, 120], rows).bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sheet that contradicts itself, and one that does not."""
    found = tmp_path / "in"
    found.mkdir()
    (found / "wrong.pdf").write_bytes(sheet())
    (found / "right.pdf").write_bytes(sheet("19,083", "別の事業"))
    return found


def failing(text: str) -> list[dict[str, object]]:
    """The failing relations of a JSON Lines output."""
    return [line for line in map(json.loads, text.splitlines()) if line["status"] == "fails"]


def test_an_error_is_told_and_is_exit_code_1(folder: Path) -> None:
    """JSON Lines where nobody looks; the counts at the end, on standard error."""
    done = hyoka("audit", folder)
    assert done.returncode == 1
    [found] = failing(done.stdout)
    assert (found["document"], found["rule"], found["severity"]) == ("wrong.pdf", "funding_sum", "error")
    assert (found["printed"], found["expected"], found["difference"]) == (19_038_000, 19_083_000, -45_000)
    assert "19,038千円 ≠ 財源の和 19,083千円" in str(found["message"])
    assert found["verdict"] is None and len(str(found["id"])) == 12
    assert done.stderr.startswith("2 documents, ") and "1 fail (1 error)" in done.stderr


def test_what_holds_is_exit_code_0(folder: Path) -> None:
    """It is only counted; --all tells it."""
    done = hyoka("audit", folder / "right.pdf")
    assert (done.returncode, done.stdout) == (0, "")
    told = [json.loads(line) for line in hyoka("audit", folder / "right.pdf", "--all").stdout.splitlines()]
    assert {one["status"] for one in told} == {"holds"} and len(told) > 1
    assert f"{len(told)} relations checked: {len(told)} hold" in done.stderr


def test_rejected_documents_are_no_all_clear(folder: Path) -> None:
    """The rest is audited; standard error names them; where nothing could be read, nothing was done."""
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 nonsense")
    done = hyoka("audit", folder / "right.pdf", folder / "bad.pdf")
    assert done.returncode == 1
    assert done.stderr.startswith("rejected bad.pdf: ") and "1 document, " in done.stderr
    nothing = hyoka("audit", folder / "bad.pdf")
    assert nothing.returncode == 2 and "nothing was audited" in nothing.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "either PDF files or --db"),
        (["a.pdf", "--db", "x.db"], "either PDF files or --db"),
        (["a.pdf", "--all", "--min-severity", "error"], "--min-severity"),
        (["a.pdf", "--excel"], "--format csv"),
        (["a.pdf"], "there is no such file"),
        (["--db", "nowhere.db"], "no such database file"),
    ],
)
def test_nothing_done_is_exit_code_2(arguments: list[str], said: str) -> None:
    done = hyoka("audit", *arguments)
    assert done.returncode == 2 and said in done.stderr


def test_a_database_in_the_environment_does_not_stand_in_the_way(folder: Path) -> None:
    assert hyoka("audit", folder / "right.pdf", HYOKA_DB="elsewhere.db").returncode == 0
    assert "elsewhere.db" in hyoka("audit", HYOKA_DB="elsewhere.db").stderr


def test_csv(folder: Path) -> None:
    """Numbers are numbers; formulas are inert where asked."""
    (folder / "formula.pdf").write_bytes(sheet(name="=1+1"))
    done = hyoka("audit", folder, "--format", "csv", "--min-severity", "error", "--excel")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert done.stdout.startswith("\ufeff")
    assert {row["project"] for row in rows} == {NAME, "'=1+1"}
    assert {row["difference"] for row in rows} == {"-45000"}
    assert rows[0]["equation"] == "19,038 ≠ 12,343 + 70 + 6,670"
    assert float(rows[0]["x1"]) > float(rows[0]["x0"])
    plain = hyoka("audit", folder, "--format", "csv", "--min-severity", "error")
    assert "'=1+1" not in plain.stdout and "=1+1" in plain.stdout


def test_table_and_language(folder: Path) -> None:
    """For the eye, in the language that was asked for; markup in a file's name is text."""
    (folder / "wrong.pdf").rename(folder / "[red]wrong.pdf")
    done = hyoka("audit", folder, "--format", "table", "--lang", "en")
    assert "[red]wrong.pdf p.1" in done.stdout and "funding_sum" in done.stdout and "error" in done.stdout
    assert "19,038 thousand yen ≠" in done.stdout


def test_a_report_by_the_name_of_its_file(folder: Path, tmp_path: Path) -> None:
    """With the place on the page; the project's name cannot leave its element."""
    report = tmp_path / "report.html"
    done = hyoka("audit", folder, "--output", report)
    assert (done.returncode, done.stdout) == (1, "")
    text = report.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>") and "data:image/png;base64,iVBOR" in text
    assert "<script" not in text and "&lt;script&gt;alert(&#x27;1&#x27;)" in text
    assert "19,038 ≠ 12,343 + 70 + 6,670" in text


def test_personal_names_are_in_no_output(folder: Path) -> None:
    for form in ("jsonl", "csv", "html"):
        assert "山田太郎" not in hyoka("audit", folder, "--all", "--format", form).stdout


def test_a_database_is_audited_and_verdicts_stay(folder: Path, tmp_path: Path) -> None:
    """From `hyoka run` to a verdict in every output; a dismissed error is none any more, a reopened one is."""
    db = tmp_path / "hyoka.db"
    ran = hyoka("run", folder, "--db", db)
    assert ran.returncode == 0
    assert "printed relations checked" in ran.stdout and "errors: figures contradict each other" in ran.stdout
    assert "hyoka audit --db" in ran.stdout
    listed = hyoka("findings", "list", "--db", db).stdout
    key = listed.split()[0]
    assert "open  error  wrong.pdf p.1  funding_sum" in listed
    exported = hyoka("export", "--db", db, "--table", "open_findings").stdout
    assert [json.loads(line)["key"] for line in exported.splitlines()] == [key]
    first = hyoka("audit", "--db", db)
    assert first.returncode == 1 and [one["id"] for one in failing(first.stdout)] == [key]

    assert hyoka("findings", "dismiss", key[:8], "--db", db, "--note", "正誤表=済").stdout.startswith(
        f"{key}  dismissed"
    )
    hyoka("run", folder, "--db", db, "--reader", "pdfplumber")
    again = hyoka("audit", "--db", db, "--lang", "en")
    assert again.returncode == 0 and "1 dismissed" in again.stderr
    assert [(one["verdict"], one["note"]) for one in failing(again.stdout)] == [("dismissed", "正誤表=済")]
    for form in ("table", "csv", "html"):
        assert "正誤表=済" in hyoka("audit", "--db", db, "--format", form).stdout, form
    assert hyoka("findings", "list", "--db", db).stdout == ""
    assert key in hyoka("findings", "list", "--db", db, "--standing", "dismissed").stdout
    assert hyoka("export", "--db", db, "--table", "open_findings").stdout == ""

    assert hyoka("findings", "accept", key, "--db", db).stdout.startswith(f"{key}  accepted")
    assert hyoka("audit", "--db", db).returncode == 1
    assert hyoka("findings", "reopen", key, "--db", db).stdout.startswith(f"{key}  open")
    assert hyoka("findings", "accept", "zz", "--db", db).returncode == 2


def test_a_report_of_a_database_whose_files_have_gone(folder: Path, tmp_path: Path) -> None:
    """Says so in the place of the picture."""
    db = tmp_path / "hyoka.db"
    hyoka("run", folder, "--db", db)
    (folder / "wrong.pdf").unlink()
    text = hyoka("audit", "--db", db, "--format", "html").stdout
    assert f"元のPDFが{folder / 'wrong.pdf'}に見つかりません" in text and "data:image" not in text


def test_facts_files_are_audited_too(folder: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    hyoka("extract", folder / "wrong.pdf", "--output", facts)
    hyoka("load", facts, "--db", tmp_path / "hyoka.db")
    assert queried(f"sqlite:///{tmp_path / 'hyoka.db'}", "SELECT severity FROM finding") == [("error",)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_database_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    """The findings are shown all the same."""
    db = tmp_path / "hyoka.db"
    hyoka("run", folder, "--db", db)
    db.chmod(0o400)
    done = hyoka("audit", "--db", db)
    assert done.returncode == 1 and "shown and not kept" in done.stderr and failing(done.stdout)


def test_a_clean_sample_has_no_error() -> None:
    done = hyoka("audit", SAMPLE, "--min-severity", "error")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_fault_of_the_audit_costs_no_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The document is loaded without findings, and a line says so."""

    def fail(_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(auditing, "audit", fail)
    result = audited(make_result(make_fact()))
    assert result.audit is None and len(result.facts) == 1
    [note] = result.notes
    assert (note.kind, note.message) == (NOT_AUDITED, "ZeroDivisionError: oops")
    assert audit_line("a.pdf", result.notes) == "not audited a.pdf: ZeroDivisionError: oops"


def test_an_audit_crosses_between_processes(tmp_path: Path) -> None:
    """Real facts have read-only dimensions, which pickle does not take."""
    result = audited(read_bytes(sheet(), "wrong.pdf"))
    pack(result, tmp_path / "x")
    assert unpack(tmp_path / "x").audit == result.audit
    assert result.audit is not None
    assert (result.audit.of(Severity.ERROR), result.audit.relations(Status.FAILS)) == (1, 1)


def test_the_same_name_twice_is_two_documents() -> None:
    """Told apart by their folders, or by their bytes; the same bytes twice are one document."""

    def read(path: str, key: int) -> DocumentResult:
        return make_result(amount(1000), path=path, key=key)

    found = of_files([read("/r3/sheet.pdf", 1), read("/r4/sheet.pdf", 2), read("/copy/sheet.pdf", 1)])
    assert [(one.name, len(one.paths)) for one in found] == [("r3/sheet.pdf", 2), ("r4/sheet.pdf", 1)]
    assert [fact.document for one in found for fact in one.facts] == ["r3/sheet.pdf", "r4/sheet.pdf"]
    alike = of_files([replace(read(f"/{key}/x/sheet.pdf", 1), sha256=key * 64) for key in "ab"])
    assert [one.name for one in alike] == ["sheet.pdf (aaaaaaaa)", "sheet.pdf (bbbbbbbb)"]


def test_projects_are_told_by_code_and_name() -> None:
    facts = (
        make_fact("project_name", "事業"),
        make_fact("project_code", "087"),
        make_fact("project_name", "別", sheet=2),
    )
    [one] = of_database([LoadedDocument("f" * 64, "a.pdf", None, (), facts)])
    assert one.projects == {1: "087 事業", 2: "別"}


def test_errors_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then warnings, notices, and what holds; and each document's audit is its own."""
    found = (
        make_finding(status=Status.HOLDS, severity=None),
        make_finding(severity=Severity.NOTICE, rule=Rule.SPECIAL_OVER_COST),
        make_finding(severity=Severity.ERROR),
        make_finding(severity=Severity.WARNING, document="b.pdf"),
    )
    monkeypatch.setattr(auditing, "audit", lambda facts, lang: found)
    subjects = [Subject(name, name, None, (), (), {}) for name in ("sheet.pdf", "b.pdf")]
    done = audit_all(subjects, "ja", {})
    assert [one.finding.severity for one in done.findings] == [*Severity, None]
    audits = auditing.by_document(done)
    assert (audits["sheet.pdf"].relations(), audits["b.pdf"].relations()) == (3, 1)


def test_stored_documents_come_back_for_the_audit(sqlite_url: str, tmp_path: Path) -> None:
    """What `--db` audits is what the files gave: the same relations, the same keys."""
    from load.engine import open_engine
    from load.store import open_store

    result = replace(audited(read_bytes(sheet(), "wrong.pdf", path="/in/wrong.pdf")), audit=None)
    store = open_store(sqlite_url)
    store.load(store.begin_run("test", {}), result, "1")
    store.close()
    engine = open_engine(sqlite_url, create=False)
    from_files = audit_all(of_files([result]), "ja", {})
    from_database = audit_all(of_database(stored.documents(engine)), "ja", {})
    engine.dispose()
    assert [one.key for one in from_database.findings] == [one.key for one in from_files.findings]
    assert [one.finding.message for one in from_database.findings] == [
        one.finding.message for one in from_files.findings
    ]
