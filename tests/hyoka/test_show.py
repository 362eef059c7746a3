"""`hyoka show`: what is drawn, what is said, and that nothing of the PDF gets out of its box."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from hyoka.overlay import overlay, summary
from hyoka.page_html import page_html
from hyoka.reading import read_bytes
from schemas.coverage import Claim
from schemas.geometry import Box
from schemas.overlay import Mark, Overlay
from tests.extract.paper import COST, Paper
from tests.hyoka.test_cli import SAMPLE, hyoka

PNG = b"\x89PNG\r\n\x1a\n"
HEAD = [["*事務事業名", "図書館管理運営事業"], ["*担当課", "図書館"]]


def paper() -> Paper:
    """A sheet with a title, a cost table, and a line that belongs to nothing."""
    sheet = Paper().text(200, 40, "令和4年度 事務事業評価シート", 14).table(40, 80, [120, 270], HEAD)
    sheet.text(40, 160, "事業費の推移", 10).table(40, 180, [120, 90, 90, 90], COST)
    return sheet.text(300, 500, "迷子の文字列です。どこにも属しません。")


def over(sheet: Paper, number: int = 1) -> Overlay:
    claims: dict[int, tuple[Claim, ...]] = {}
    data = sheet.bytes()
    result = read_bytes(data, "paper.pdf", witness=claims.__setitem__)
    return overlay(data, result, number, claims[number])


def texts(drawn: Overlay, kind: str) -> list[str]:
    return ["".join(mark.text.split()) for mark in drawn.marks if mark.kind == kind]


def test_every_character_is_claimed_or_red() -> None:
    drawn = over(paper())
    assert {"事業費の推移", "区分", "事業費(千円)", "R3年度決算"} <= {*texts(drawn, "label")}
    assert {"図書館管理運営事業", "1,350"} <= {*texts(drawn, "value")}
    assert texts(drawn, "unclaimed") == ["迷子の文字列です。どこにも属しません。"]
    assert drawn.chars - drawn.claimed == len("迷子の文字列です。どこにも属しません。")
    assert drawn.count("cell") == 20
    assert "unclaimed: 迷子の文字列です" in summary(drawn)
    (page,) = read_bytes(paper().bytes(), "paper.pdf").coverage
    assert (drawn.chars, drawn.chars - drawn.claimed) == (page.characters, page.unclaimed)


def test_a_value_says_what_it_is() -> None:
    mark = next(mark for mark in over(paper()).marks if mark.text == "1,350")
    said = dict(mark.notes[0])
    assert said["concept"] == "amount"
    assert said["value"] == "1350000 JPY"
    assert said["fiscal year"] == "2022"
    assert said["label"].endswith("事業費(千円) › R4年度決算") or said["label"].endswith("事業費(千円) › 決算")
    assert "phase settlement" in said["dimensions"]


def test_a_label_says_what_the_vocabulary_knows() -> None:
    sheet = Paper().table(40, 80, [120, 270], [*HEAD, ["*謎の欄", "値"]])
    notes = {mark.text: dict(mark.notes[0]) for mark in over(sheet).marks if mark.kind == "label"}
    assert notes["事務事業名"]["heading"].startswith("concept project_name")


def test_furniture_has_a_name() -> None:
    """Captions and running heads are no leftovers."""
    sheet = Paper()
    for number in range(1, 5):
        if number > 1:
            sheet.next_page()
        sheet.text(260, 815, f"- {number} -").text(40, 40, "事務事業評価シート", 14).table(40, 80, [120, 270], HEAD)
        sheet.text(380, 168, "（単位：千円）", 7).table(40, 180, [120, 90, 90, 90], COST)
    drawn = over(sheet, 2)
    assert {"-2-", "（単位：千円）"} <= {*texts(drawn, "furniture")}
    assert texts(drawn, "unclaimed") == []


def test_a_cell_that_is_read_in_part_says_both() -> None:
    """What is left over lies on the mark of the value, is told apart from it, and tells what was read."""
    rows = [*HEAD, ["*実施方法", "●市　○県　（●一部委託）委託料は1,200円である"]]
    sheet = Paper().text(200, 40, "令和4年度 事務事業評価シート", 14).table(40, 80, [120, 270], rows)
    drawn = over(sheet)
    (part,) = (mark for mark in drawn.marks if mark.kind == "unclaimed")
    assert part.partial and "委託料は1,200円である" in part.text
    assert dict(part.notes[0])["unclaimed"] == part.text
    assert "●一部委託" in [dict(note).get("printed") for note in part.notes]
    (value,) = (mark for mark in drawn.marks if mark.kind == "value" and mark.box == part.box)
    assert list(drawn.marks).index(value) < list(drawn.marks).index(part) and not value.partial
    text = page_html(drawn, PNG).decode("utf-8")
    assert 'class="unclaimed part ' in text and "hatched red" in text
    assert "hatched red" not in page_html(over(paper()), PNG).decode("utf-8")


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_what_the_pdf_says_is_escaped() -> None:
    """Names, texts and facts cannot leave their element, whatever they hold."""
    bad = "</span><script>alert(1)</script><img src=x onerror=\"alert('2')\">\x00\x1b\ud800&amp;"
    marks = (
        Mark("value", Box(1, 1, 9, 9), bad, ((("label", bad), (bad, bad)),)),
        Mark("unclaimed", Box(1, 20, 9, 29), bad),
    )
    text = page_html(Overlay(bad, 1, 1, 100, 100, marks, 10, 5), PNG).decode("utf-8")
    tags = Tags(text).tags
    assert not {tag for tag, _ in tags} & {"script", "iframe", "link", "object"}
    assert [attributes["src"] for tag, attributes in tags if tag == "img"] == ["data:image/png;base64,iVBORw0KGgo="]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert "\x00" not in text and "\x1b" not in text


def test_the_page_stands_alone_and_works_with_the_keyboard() -> None:
    text = page_html(over(paper()), PNG).decode("utf-8")
    tags = Tags(text).tags
    assert "http://" not in text and "https://" not in text and "url(" not in text
    assert any(a.get("http-equiv") == "Content-Security-Policy" for tag, a in tags if tag == "meta")
    boxes = [a for tag, a in tags if tag == "a" and (a.get("id") or "").startswith("m")]
    rows = {a["id"] for tag, a in tags if tag == "tr" and "id" in a}
    assert len(boxes) == len(rows) > 20
    for box in boxes:
        assert (box["href"] or "")[1:] in rows
        assert box["aria-label"]
        assert "left:" in (box["style"] or "")


@pytest.mark.parametrize("name", ["page.png", "page.html", "PAGE.PNG"])
def test_the_command(name: str, tmp_path: Path) -> None:
    done = hyoka("show", SAMPLE, "--page", 2, "--output", tmp_path / name, "--dpi", 60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "page 2 of 10: " in done.stdout
    data = (tmp_path / name).read_bytes()
    assert data.startswith(PNG if name.lower().endswith("png") else b"<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["{sample}", "--output", "{tmp}/x.pdf"], 2, "ends neither in .png nor in .html"),
        (["{sample}", "--output", "{tmp}/x.png", "--page", "11"], 2, "there is no page 11; the last one is 10"),
        (["{sample}", "--output", "{tmp}/no/x.png"], 2, "cannot be written"),
        (["{sample}"], 2, "--output"),
        (["{tmp}", "--output", "{tmp}/x.png"], 2, "this is a folder"),
        (["{tmp}/missing.pdf", "--output", "{tmp}/x.png"], 2, "there is no such file"),
        (["{tmp}/bad.pdf", "--output", "{tmp}/x.png"], 1, "this is not a PDF file"),
        (["{sample}", "--output", "{tmp}/x.png", "--timeout", "0.01"], 1, "time limit"),
    ],
)
def test_what_cannot_be_shown(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    """One sentence, and no file."""
    (tmp_path / "bad.pdf").write_text("not a PDF")
    done = hyoka("show", *(argument.format(sample=SAMPLE, tmp=tmp_path) for argument in arguments))
    assert (done.returncode, said in " ".join(done.stderr.split())) == (code, True), done.stderr
    assert not list(tmp_path.glob("x.*"))


def test_help_has_examples() -> None:
    assert "Examples" in hyoka("show", "--help").stdout
