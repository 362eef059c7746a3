"""What a document says is text in every page that hyoka writes: nothing of it runs, nothing is fetched."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.hostile.cases_text import ESCAPE, IMAGE, SCRIPT
from tests.hostile.hand import form
from tests.hyoka.test_cli import hyoka

EVIL = f"{SCRIPT}{IMAGE}"
LINK = "javascript:document.title='ran'"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LAYOUT = f"""
municipality_name = {json.dumps(EVIL)}
form = {json.dumps(LINK)}
[recognise]
title = "事務事業評価シート"
"""
_ACTIVE = {"script", "iframe", "object", "embed", "form", "base", "link", "audio", "video"}


class Page(HTMLParser):
    """Collects what is active in a page."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.active: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts, handlers of events, and addresses that are not inside the page."""
        values = {name: value or "" for name, value in attrs}
        if tag in _ACTIVE:
            self.active.append(tag)
        self.active += [f"{tag} {name}" for name in values if name.startswith("on")]
        for name in ("src", "href", "action", "data", "srcset"):
            if name in values and not values[name].startswith(("#", "data:image/png;base64,")):
                self.active.append(f"{tag} {name}={values[name]}")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values.get("content", "")


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """Every page that hyoka writes about a document whose texts, name and layout are markup and scripts."""
    costs = ("1,234", "2,345", "3,456")
    sheet = form(EVIL, costs, division=LINK, purpose=IMAGE)
    # A total that does not hold, so that the report has a card: its heading and cells are markup, too.
    rows = [["*区分(千円)", "*令和3年度決算"], ["*事業費", "999"], ["*国庫支出金", "1"], [f"*一般財源{SCRIPT}", "2"]]
    sheet.table(60, 300, [200, 120], rows)
    layouts = tmp_path / "layouts"
    layouts.mkdir()
    (layouts / "evil.toml").write_text(LAYOUT, encoding="utf-8")
    file = tmp_path / "\"><img src=x onerror=document.title='ran'>.pdf"
    file.write_bytes(sheet.bytes())
    written = [tmp_path / "show.html", tmp_path / "audit.html", tmp_path / "audit-en.html", tmp_path / "db.html"]
    done = hyoka("show", file, "--output", written[0], "--layouts", layouts)
    assert done.returncode == 0, done.stderr
    for page, lang in ((written[1], "ja"), (written[2], "en")):
        hyoka("audit", file, "--layouts", layouts, "--format", "html", "--lang", lang, "--output", page)
    db = tmp_path / "x.db"
    hyoka("run", file, "--db", db, "--layouts", layouts)
    hyoka("audit", "--db", db, "--format", "html", "--output", written[3])
    return written


def test_nothing_of_a_document_is_active(pages: list[Path]) -> None:
    """By parsing: no script, no handler, no address outside the page, and a policy that forbids all of them."""
    for file in pages:
        text = file.read_text(encoding="utf-8")
        page = Page(text)
        assert page.active == [], file.name
        assert "default-src 'none'" in page.policy, file.name
        assert "&lt;script&gt;" in text or "&lt;img" in text, file.name


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_nothing_runs_in_a_browser(pages: list[Path], tmp_path: Path) -> None:
    """In a real browser with scripts allowed: the page's title is still its own; and it would show if one ran."""
    probe = tmp_path / "probe.html"
    probe.write_text(f"<title>x</title>{SCRIPT}")
    assert "<title>ran</title>" in _in_browser(probe, tmp_path)
    for file in pages[:2]:
        shown = _in_browser(file, tmp_path)
        title = re.search(r"<title>(.*?)</title>", shown, re.DOTALL)
        assert title is not None
        assert title[1] != "ran"
        assert "</main>" in shown or "</article>" in shown


def _in_browser(file: Path, folder: Path) -> str:
    """The page as the browser has it after its scripts ran."""
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom")
    command = [str(CHROMIUM), *flags, file.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_a_picture_of_it_can_be_drawn(tmp_path: Path) -> None:
    """Of a page with terminal commands in its texts, `hyoka show` says what it shows without sending them."""
    file = tmp_path / "x.pdf"
    file.write_bytes(form(f"{ESCAPE}名前").bytes())
    done = hyoka("show", file, "--output", tmp_path / "x.png")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
