"""The audit report: complete, inert, accessible, and of a sane size.

The structural checks stand in for a checker in the browser. Where Chromium is there and `HYOKA_AXE` names axe-core's
`axe.min.js`, that looks at the report too.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from audit import Lang
from hyoka import audit_html
from hyoka.audit_html import report
from hyoka.auditing import Audited, Subject
from hyoka.clippings import Clipping, parts
from hyoka.report_texts import texts
from schemas.finding import Finding, Rule, Severity, Status
from schemas.geometry import Box
from schemas.verdict import KeyedFinding, Verdict
from tests.load.examples import make_cell, make_finding

BAD = "</bdi></p><script>alert(1)</script><img src=x onerror=\"alert('2')\">'\"&amp;\x00\x1b"
PNG = b"\x89PNG\r\n\x1a\n"
AXE = os.environ.get("HYOKA_AXE", "")
_VOID = {"meta", "img", "br", "input", "rect", "hr"}

HELD = make_finding(raw="19,083", status=Status.HOLDS, severity=None, classes=(), suspect=None, difference=0)
ROUNDED = make_finding(raw="19,082", status=Status.ROUNDING, severity=Severity.NOTICE, classes=())
LACKING = make_finding(
    raw="-", status=Status.NOT_CHECKABLE, severity=Severity.NOTICE, missing=("決算額",), classes=(), difference=None
)
WARNED = make_finding(severity=Severity.WARNING, rule=Rule.PRINTED_TWICE, suspect=None, low=None, high=None)
ALL = (make_finding(), WARNED, HELD, ROUNDED, LACKING)


def subject(name: str = "sheet.pdf", municipality: str | None = "つくば市", project: str = "087 事業") -> Subject:
    return Subject(name, "0" * 64, municipality, (), (), {1: project})


def made(*findings: Finding, lang: Lang = "ja", of: tuple[Subject, ...] = (subject(),), **more: Verdict) -> str:
    """A report with clippings of everything that fails."""
    keyed = tuple(KeyedFinding(f"k{n}", one, more.get(f"k{n}")) for n, one in enumerate(findings))
    drawn = {
        one.key: [Clipping(p.document, p.page, p.box, p.terms, PNG) for p in parts(one)]
        for one in keyed
        if one.finding.status is Status.FAILS
    }
    return report(Audited(of, keyed), keyed, drawn, texts(lang))


class Page(HTMLParser):
    """The elements of a page, its text, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & {*self.open}:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_structure(lang: Lang) -> None:
    """What a checker asks for: language, one main heading, no level left out, names for everything, ids once."""
    page = Page(made(*ALL, lang=lang))
    assert page.open == []
    assert [one["lang"] for one in page.all("html")] == [lang]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(one.get("alt") for one in page.all("img"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len({*ids})
    labelled = {one.get("for") for one in page.all("label")}
    assert all(one["id"] in labelled for one in page.all("input")) and len(page.all("input")) == 3
    for _, attributes in page.tags:
        assert {*(attributes.get("aria-labelledby") or "").split()} <= {*ids}
        assert attributes.get("role") != "group" or (attributes["aria-label"] and attributes["tabindex"] == "0")
    assert all(one.get("scope") in ("col", "row") for one in page.all("th"))
    assert all(href[1:] in ids for one in page.all("a") if (href := one["href"]) and href.startswith("#"))
    assert page.all("a")[0]["class"] == "skip"
    assert "width=device-width" in str(page.all("meta"))


def test_nothing_from_outside_and_no_script() -> None:
    """It works from the file system, without network."""
    text = made(*ALL)
    page = Page(text)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "base", "form"}
    assert all((one["src"] or "").startswith("data:image/png;base64,") for one in page.all("img"))
    assert all((one["href"] or "").startswith("#") for one in page.all("a"))
    assert "http" not in text.replace("http-equiv", "")
    assert "default-src 'none'" in str(page.all("meta"))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_comes_from_a_pdf_is_escaped(lang: Lang) -> None:
    """Wherever it stands: names, headings, figures, messages, notes, paths."""
    bad = make_cell(BAD, document=BAD, label=(BAD,))
    finding = make_finding(
        document=BAD,
        label=(BAD, BAD),
        raw=BAD,
        message=BAD,
        printed=BAD,
        expected=BAD,
        unit=BAD,
        missing=(BAD,),
        suspect=bad,
        cells=(bad, make_cell(BAD, None, document=BAD)),
    )
    lacking = make_finding(document=BAD, status=Status.NOT_CHECKABLE, missing=(BAD,), label=(BAD,))
    verdict = Verdict("k0", "accepted", BAD)
    text = made(finding, lacking, lang=lang, of=(subject(BAD, BAD, BAD),), k0=verdict)
    page = Page(text)
    assert page.open == []
    assert not {tag for tag, _ in page.tags} & {"script", "iframe"}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert all((one["src"] or "").startswith("data:") for one in page.all("img"))
    assert "\x00" not in text and "\x1b" not in text
    absent = KeyedFinding("k0", finding)
    gone = Clipping(BAD, 1, parts(absent)[0].box, (), absent="no_file", detail=BAD)
    text = report(Audited((subject(BAD),), (absent,)), (absent,), {"k0": [gone]}, texts(lang))
    assert "<script" not in text and html.escape(BAD[:20]) in text


def test_a_finding_is_told_whole() -> None:
    """Message, equation, difference, allowance, diagnosis, suspect, place, verdict and id; each cell has its mark."""
    text = Page(made(make_finding(), k0=Verdict("k0", "dismissed", "正誤表あり"))).text
    for said in (
        make_finding().message,
        "19,038 ≠ 6,670 + 12,343 + 70",
        "−45,000円",
        "−1,000円 から 2,000円 まで",
        "数字の入れ替わり",
        "令和3年度",
        "つくば市",
        "087 事業",
        "sheet.pdf",
        "対象外と判断",
        "正誤表あり",
        "k0",
    ):
        assert said in text, said
    for mark in ("=?", "✓1", "✓2", "✓3"):
        assert text.count(mark) >= 2, mark


def test_marks_differ_by_more_than_colour() -> None:
    """Frames of three kinds, each with its sign; the suspect is dashed."""
    parts_of = make_finding().cells
    page = Page(made(make_finding(suspect=parts_of[2])))
    kinds = {one.get("class") for one in page.all("rect")}
    assert {"checked total", "part", "suspect", "tag checked", "tag part", "tag suspect"} <= kinds
    css = (files("hyoka") / "audit.css").read_text(encoding="utf-8")
    assert re.search(r"\.clipping \.suspect \{[^}]*stroke-dasharray", css)
    assert re.search(r"\.clipping rect\.total \{[^}]*stroke-width: 2", css)


def test_marks_cover_no_other_value() -> None:
    """Left of its cell, unless another value stands there; never cut off at the edge."""
    cell = Box(400, 100, 429, 108)
    neighbour = Box(380, 100, 397, 108)

    def tag(*values: Box, left: float = 0) -> float:
        finding = make_finding(cells=(make_cell("4", box=cell),), raw="x")
        keyed = KeyedFinding("k0", finding)
        [drawn] = parts(keyed)
        clipping = Clipping(drawn.document, 1, Box(left, 0, 500, 200), drawn.terms, PNG, values=(cell, *values))
        text = report(Audited((subject(),), (keyed,)), (keyed,), {"k0": [clipping]}, texts("ja"))
        return next(float(one["x"] or 0) for one in Page(text).all("rect") if one.get("class") == "tag part")

    assert tag() < 400
    assert tag(neighbour) > 429
    assert tag(neighbour, Box(431, 100, 450, 108)) == 398.8
    assert tag(left=399) > 429


def test_the_summary_counts() -> None:
    """By outcome, rule, municipality and document; documents without any relation are there."""
    other = subject("empty.pdf", None)
    page = Page(made(*ALL, of=(subject(), other)))
    assert "文書2件の印字された数値の関係4件を検算し、互いに食い違う数値(エラー)を1件" in page.text
    for name in ("財源の和", "二か所の記載", "つくば市", "(自治体名なし)", "empty.pdf"):
        assert name in page.text
    assert len(page.all("svg")) == 3
    assert "見つかりませんでした" in Page(made(HELD)).text
    assert "該当はありません" in Page(made(HELD)).text


def test_a_dismissed_error_is_no_error_any_more() -> None:
    """It is still told, with what was said of it."""
    text = Page(made(make_finding(), k0=Verdict("k0", "dismissed"))).text
    assert "未判断の誤り(エラー)は見つかりませんでした" in text and "対象外と判断" in text


def test_relations_that_do_not_fail_are_listed() -> None:
    text = Page(made(ROUNDED, LACKING, HELD)).text
    assert "検算できなかった関係 (1)" in text and "決算額" in text
    assert "端数処理の範囲内の差 (1)" in text and "19,082 ≈ 6,670 + 12,343 + 70" in text
    assert "一致した関係 (1)" in text


def test_an_audit_of_thousands_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_html, "CARDS", 2)
    monkeypatch.setattr(audit_html, "ROWS", 3)
    page = Page(made(*[make_finding()] * 5, *[HELD] * 4))
    assert len(page.all("article")) == 2
    assert "残り3件は hyoka audit --format csv" in page.text
    assert "このほか2件" in page.text and "残り1件は" in page.text


def test_500_findings_give_a_page_of_sane_size() -> None:
    """Without their clippings, which have a limit of their own."""
    found = [KeyedFinding(f"k{n}", make_finding()) for n in range(500)]
    assert len(report(Audited((subject(),), tuple(found)), found, {}, texts("ja")).encode()) < 2_500_000


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_the_palette() -> None:
    """Every colour that text has, on every ground that it stands on; white on every badge and tag."""
    css = (files("hyoka") / "audit.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--(\w+): (#\w+)", css))
    grounds = [colours["paper"], colours["ground"], "#f0f1f4"]
    for name in ("ink", "soft", "checked", "part", "suspect", "error", "warning", "notice"):
        assert all(contrast(colours[name], ground) >= 4.5 for ground in grounds), name
    assert contrast("#0b4fa8", colours["paper"]) >= 4.5


@pytest.mark.skipif(not AXE or shutil.which("chromium") is None, reason="HYOKA_AXE names no axe.min.js, or no chromium")
@pytest.mark.parametrize("width", [390, 1100])
def test_axe_finds_nothing(width: int, tmp_path: Path) -> None:
    """axe-core in headless Chromium, on a phone and on a desk."""
    run = (
        'axe.run(document,{runOnly:["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]}).then(r=>'
        '{document.body.innerHTML="";const p=document.createElement("pre");p.textContent='
        '"violations:"+r.violations.map(v=>v.id+" "+v.nodes[0].html).join(";")+":end";document.body.appendChild(p)})'
    )
    axe = Path(AXE).read_text(encoding="utf-8").replace("</script", "<\\/script")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", made(*ALL))
    page = tmp_path / "report.html"
    page.write_text(text.replace("</body>", f"<script>{axe}</script><script>{run}</script></body>"), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/chromium"]
    more = [f"--window-size={width},900", "--virtual-time-budget=60000", "--dump-dom", page.as_uri()]
    done = subprocess.run(["chromium", *options, *more], capture_output=True, text=True, check=False, timeout=120)
    found = re.search("violations:(.*):end", done.stdout)
    assert found is not None
    assert found[1] == ""
