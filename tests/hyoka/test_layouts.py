"""`hyoka layouts draft` and `check`: a draft is valid as it is and claims its sheet; a check finds what is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hyoka.checking import check_sheets
from hyoka.drafting import draft_layout
from hyoka.layout_text import layout_text
from hyoka.reading import read_bytes
from schemas.layout import load, parse, shipped
from tests.hyoka.changing import HEAD, draft_text, layout, sheet, swapped
from tests.hyoka.test_cli import hyoka

ROOT = Path(__file__).parents[2]
SETS = sorted(ROOT.glob("samples/*/*.pdf")) + sorted(ROOT.glob("samples/forms/*/*.pdf"))
UNKNOWN = swapped(HEAD, "*公約の番号", "*みらいカルテ")


@pytest.mark.parametrize("file", SETS, ids=lambda file: file.stem)
def test_a_draft_claims_its_own_sheets_without_drift(file: Path) -> None:
    """Of every sample: valid TOML, a valid layout, and nothing to correct before it works."""
    data = file.read_bytes()
    sheets = [one.ordinal for one in read_bytes(data, file.name).sheets if one.ordinal]
    if not sheets:
        pytest.skip("a list of projects has no sheet to draft a layout from")
    first = min(sheets)
    draft = draft_layout(data, file.name, first)
    assert draft is not None
    drafted = parse(layout_text(draft), "draft.toml")
    checks = {check.ordinal: check for check in check_sheets(data, file.name, drafted, ())}
    assert checks[first].problems == ()
    assert {*drafted.headings} == {*draft.headings}
    if file.parent.parent.name == "samples":
        assert [check for check in checks.values() if check.problems] == []


def test_what_a_draft_says() -> None:
    text = draft_text(sheet(UNKNOWN))
    data = tomllib.loads(text)
    assert data["form"] == data["recognise"]["title"] == "事務事業点検シート"
    assert "みらいカルテ" in data["recognise"]["labels"]
    assert data["labels"] == data["money"] == data["scale"] == {}
    assert data["headings"]["財源内訳"] == ["国庫支出金", "県支出金", "一般財源"]
    known, unknown = text.partition("# Recognised")[2], text.partition("# Recognised")[0]
    assert "#   対象者 → target_group | 市民の全て" in known
    assert "#   国庫支出金 → amount | 200" in known
    guess = next(line for line in unknown.splitlines() if line.startswith('# "みらいカルテ" = '))
    assert tomllib.loads(guess.removeprefix("# "))
    assert unknown.splitlines()[unknown.splitlines().index(guess) + 1].endswith("| 4")
    part = draft_text(sheet(swapped(HEAD, "*公約の番号", "*重点プロジェクトの枠")))
    assert "#   重点プロジェクトの枠 → policy_position (by its part 重点プロジェクト) | 4" in part
    assert '# unit = "千円"' in text
    assert "the ends of the grades; on this sheet: A, B" in text


def test_a_corrected_draft_binds_the_value() -> None:
    """Taking the comment sign away is all that there is to do."""
    lines = draft_text(sheet(UNKNOWN)).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith('# "みらいカルテ" = '))
    lines[at] = '"みらいカルテ" = "policy_position"'
    data = sheet(UNKNOWN).bytes()
    facts = read_bytes(data, "x.pdf", layouts=[parse("\n".join(lines), "x.toml")]).facts
    assert [f.concept for f in facts if f.label == ("みらいカルテ",)] == ["policy_position"]


def test_a_label_with_a_year_is_drafted_for_any_year() -> None:
    def paper(year: int) -> bytes:
        return sheet(swapped(HEAD, "*公約の番号", f"*令和{year}年度の枠")).bytes()

    draft = draft_layout(paper(4), "x.pdf", 1)
    assert draft is not None
    assert "〇年度の枠" in {label.text for label in draft.labels}
    text = layout_text(draft).replace("[labels]", '[labels]\n"〇年度の枠" = "policy_position"')
    facts = read_bytes(paper(5), "x.pdf", layouts=[parse(text, "x.toml")]).facts
    assert [f.concept for f in facts if f.label == ("令和5年度の枠",)] == ["policy_position"]


def test_a_draft_names_no_persons() -> None:
    text = draft_text(sheet([*HEAD, ["*担当者名", "評価花子", "*内線", "3320"]]))
    assert "#   担当者名 → contact_name\n" in text
    assert "#   内線 → contact_phone\n" in text
    assert "花子" not in text


def test_there_is_no_such_sheet() -> None:
    assert draft_layout(sheet().bytes(), "x.pdf", 2) is None


def test_checks() -> None:
    """Another title, another form's layout, a changed form, a label that is not bound."""
    (other,) = check_sheets(sheet(title="令和4年度 施策点検シート").bytes(), "x.pdf", layout(), ())
    assert other.problems == ("not claimed: its title is '施策点検シート', without '事務事業点検シート'",)
    twin = parse('[recognise]\ntitle = "点検シート"', "twin.toml")
    (both,) = check_sheets(sheet().bytes(), "x.pdf", layout(), [twin])
    assert both.problems == ("claimed by twin, too",)
    changed = sheet(swapped(HEAD, "*公約の番号", "*市長公約番号")).bytes()
    (nearly,) = check_sheets(changed, "x.pdf", layout(), [])
    assert nearly.problems == (
        "not claimed, only nearly: it has no label '公約の番号'",
        "reworded: 公約の番号 → 市長公約番号",
    )
    given = parse(draft_text(sheet()).replace("[labels]", '[labels]\n"区分" = "purpose"'), "x.toml")
    (check,) = check_sheets(sheet().bytes(), "x.pdf", given, ())
    assert (check.bound, check.unbound, check.problems) == (("区分",), (), ())


def test_the_shipped_layouts_fit_their_samples() -> None:
    for one in shipped():
        file = next((ROOT / str(one.sample)).glob("*.pdf"))
        others = [other for other in shipped() if other is not one]
        assert [c.problems for c in check_sheets(file.read_bytes(), file.name, one, others) if c.problems] == []


def test_the_commands(tmp_path: Path) -> None:
    first, second, layouts = tmp_path / "first.pdf", tmp_path / "second.pdf", tmp_path / "layouts"
    layouts.mkdir()
    first.write_bytes(sheet().bytes())
    file = layouts / "city-form.toml"
    assert hyoka("layouts", "draft", first, "--output", file).returncode == 0
    assert {one.name for one in load([layouts])} > {"city-form"}
    assert hyoka("layouts", "draft", first).stdout == file.read_text(encoding="utf-8")
    good = hyoka("layouts", "check", file, tmp_path)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout == "city-form: documents 1, sheets 1, claimed 1, with drift 0, problems 0\n"
    second.write_bytes(sheet(rows=[["*事業費", "<", "1", "2", "3", "4"]]).bytes())
    bad = hyoka("layouts", "check", file, tmp_path)
    assert (bad.returncode, bad.stdout.splitlines()) == (
        1,
        [
            "second.pdf: page 1, sheet 1: gone: 財源内訳",
            "second.pdf: page 1, sheet 1: gone: 人件費",
            "city-form: documents 2, sheets 2, claimed 2, with drift 1, problems 2",
        ],
    )
    unused = file.read_text(encoding="utf-8").replace("[labels]", '[labels]\n"無い欄" = "purpose"')
    (layouts / "unused.toml").write_text(unused, encoding="utf-8")
    said = hyoka("layouts", "check", layouts / "unused.toml", first)
    assert said.returncode == 1
    assert "unused: labels: 無い欄 is on none of these sheets" in said.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["draft", "{pdf}", "--sheet", "9"], 2, "first.pdf: there is no sheet 9"),
        (["draft", "{pdf}", "--output", "{pdf}"], 2, "there is such a file already"),
        (["draft", "{folder}"], 2, "this is a folder"),
        (["draft", "{folder}/none.pdf"], 2, "there is no such file"),
        (["draft", "{text}"], 1, "this is not a PDF file"),
        (["check", "{text}", "{pdf}"], 2, "notes.txt: not TOML"),
        (["check", "{folder}/none.toml", "{pdf}"], 2, "none.toml: cannot be read"),
    ],
)
def test_what_goes_wrong(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    pdf, text = tmp_path / "first.pdf", tmp_path / "notes.txt"
    pdf.write_bytes(sheet().bytes())
    text.write_text("nothing of the kind\n", encoding="utf-8")
    places = {"pdf": pdf, "text": text, "folder": tmp_path}
    done = hyoka("layouts", *(argument.format(**places) for argument in arguments))
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
