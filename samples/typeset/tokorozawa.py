"""Typesets the Tokorozawa sample: `python -m samples.typeset.tokorozawa` writes its PDF and its expected facts.

HTML is built from `content.json` and printed by headless Chromium, one printed page of the report on one PDF page.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from samples.typeset.expect import Expectations, normal

FOLDER = Path(__file__).resolve().parents[1] / "tokorozawa"
COVER = 1  # PDF pages before printed page 1
HEAD_FIELDS = {
    "name": ("project_name", "システム名"),
    "division": ("responsible_division", "担当課名"),
    "issue": ("issue", "業務システムの\n課題"),
    "outcome": ("desired_outcome", "業務システムの\n目指す姿"),
    "stage": ("project_stage", "事業段階"),
}
WORK_HEADS = ["Ｒ３年度の\n取組予定内容", "Ｒ３年度の\n業績評価指標", "Ｒ３年度実績"]
GOAL_HEADS = ["目標達成指標", "基準値", "実績"]
RATING_HEADS = ["Ｒ３年度取組状況の評価", "目標達成状況の評価"]
COMMENT_HEAD = "＜デジタル戦略課の所見＞"
EVALUATED = 2021
NOT_APPLICABLE = {"-", "－", "なし"}


Part = dict[str, Any]  # the document or a part of it, keys as in content.json


# ---------------------------------------------------------------------------------------------- the printed form

# The published sheets shrink their type where a system says much; so does this, until the page holds it.
FIT = """
for (const body of document.querySelectorAll('.body'))
  for (let size = body.dataset.size; body.scrollHeight > body.clientHeight && size > 6; size -= 0.1)
    body.style.fontSize = size + 'pt';
"""


def text(value: str) -> str:
    """Escaped text; a space beside Japanese never breaks a line, as a reader could not tell that it was there."""
    return escape(re.sub(r"(?<=[^!-~]) | (?=[^!-~])|(?<=ン) (?=2019)", "\u00a0", value))


def td(value: str, style: str = "", span: int = 1) -> str:
    """A value cell."""
    return f'<td class="{style}" colspan="{span}">{text(value)}</td>'


def th(value: str, style: str = "", span: int = 1, rows: int = 1) -> str:
    """A shaded label cell."""
    return f'<th class="{style}" colspan="{span}" rowspan="{rows}">{text(value)}</th>'


def table(widths: Sequence[float], rows: Sequence[str], style: str = "") -> str:
    """A ruled table with the given column widths in per cent."""
    columns = "".join(f'<col style="width:{width}%">' for width in widths)
    return f'<table class="{style}"><colgroup>{columns}</colgroup>{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'


def page(number: int | None, body: str, *, head: str = "", style: str = "prose", size: float = 10.5) -> str:
    """One page, with its running head and its printed number."""
    foot = "" if number is None else f'<div class="foot">{number}</div>'
    box = f'<div class="body {style}" data-size="{size}" style="font-size:{size}pt">{body}</div>'
    return f'<section class="page"><div class="head">{text(head)}</div>{box}{foot}</section>'


def three(label: str, heads: Sequence[str], values: Sequence[str]) -> list[str]:
    """A block of three columns under headings, its name at the left over both rows."""
    return [
        th(label, "label", rows=2) + "".join(th(head, span=2) for head in heads),
        "".join(td(value, "top", 2) for value in values),
    ]


def form(sheet: Part) -> str:
    """The ruled table of one system and the box below it."""
    money = "num" if "page" in sheet else "mid"
    rows = [
        *(th(label, "label") + td(sheet[key], span=6) for key, (_, label) in HEAD_FIELDS.items()),
        th("", "label") + "".join(th(year, span=2) for year in sheet["years"]),
        th("予算額（円）", "label") + "".join(td(value, money, 2) for value in sheet["budget"]),
        th("決算額（円）", "label") + "".join(td(value, money, 2) for value in sheet["settlement"]),
        *three("取組状況", sheet.get("work_heads", WORK_HEADS), sheet["work"]),
        *three("目標達成状況", GOAL_HEADS, sheet["goal"]),
        th("評価", "label", rows=2) + "".join(th(head, span=3) for head in RATING_HEADS),
        "".join(td(value, "mid", 3) for value in sheet["rating"]),
        th("評価理由", "label") + td(sheet["reason"], span=6),
        th("今後の計画", "label") + td(sheet["plan"], span=6),
    ]
    box = table([100], [td(sheet["comment"])])
    return table([22, *[13] * 6], rows) + f"<h4>{COMMENT_HEAD}</h4>" + box


def counts_table(counts: Part) -> str:
    """A table of counts: two rows of headings, number and share one above the other."""
    rows = [
        th("ビジョン", rows=2) + th(counts["head"], span=4) + th(counts["share_head"], rows=2),
        "".join(th(grade) for grade in counts["grades"]),
    ]
    for row in counts["rows"]:
        cells = "".join(td("\n".join(cell), "mid") for cell in row["cells"])
        rows.append(td(row["vision"]) + cells + td(row["share"], "mid"))
    return table([38, 12, 12, 12, 12, 14], rows)


def list_table(listing: Part, first: int, last: int) -> str:
    """The rows from page `first` to page `last` of a list, with its headings."""
    heads = "".join(th(head, rows=2) for head in listing["head"]) + th(listing["result"], span=len(listing["grades"]))
    rows = [heads, "".join(th(grade, "tight") for grade in listing["grades"])]
    for group in listing["groups"]:
        for place, (number, name, division, *grades) in enumerate(group["rows"]):
            if not first <= int(number) <= last:
                continue
            if place == 0:
                rows.append(td(group["title"], "group", 3 + len(grades)))
            cells = td(str(number), "mid") + td(str(name)) + td(str(division))
            rows.append(cells + "".join(td(str(grade), "mid") for grade in grades))
    width = 8.5
    rest = 93 - width * len(listing["grades"])
    return table([7, rest * 0.58, rest * 0.42, *[width] * len(listing["grades"])], rows, "list")


def block(content: Part, part: Part) -> str:
    """One block of a prose page."""
    kind = part["type"]
    if kind == "counts":
        return counts_table(content["counts"][part["index"]])
    if kind == "list":
        return list_table(content["lists"][part["index"]], part["first"], part["last"])
    if kind == "image":
        return (FOLDER / str(part["file"])).read_text(encoding="utf-8")
    if kind == "table":
        head = "".join(th(cell) for cell in part["head"])
        return table([38, 62], [head, *["".join(td(cell) for cell in row) for row in part["rows"]]])
    if kind == "term":
        return f"<dl><dt>{text(part['term'])}</dt><dd>{text(part['text'])}</dd></dl>"
    if kind in ("h1", "h2", "h3"):
        return f"<{kind}>{text(part['text'])}</{kind}>"
    style = {"p": "", "note": "flush"}.get(kind, kind)
    return f'<p class="{style}">{text(part["text"])}</p>'


def pages(content: Part) -> Iterator[str]:
    """All pages in order."""
    head = content["running_head"]
    cover = content["cover"]
    sizes = (("city", 18, 60), ("title", 17, 0), ("year", 16, 0))
    lines = (
        f'<div style="font-size:{size}pt;padding-top:{top}mm">{text(cover[key])}</div>' for key, size, top in sizes
    )
    yield page(None, "".join(lines), style="cover")
    for part in content["front"]:
        body = "".join(block(content, item) for item in part["blocks"])
        yield page(part["number"], body, head=head if part["number"] > 6 else "")
    guide = content["guide"]
    intro = f'<h2>{text(guide["heading"])}</h2><p style="margin-bottom:4mm">{text(guide["lead"])}</p>'
    yield page(guide["number"], intro + form(guide), head=head, style="sheet")
    for sheet in content["sheets"]:
        *above, vision = content["visions"].get(str(sheet["page"]), [""])
        titles = "".join(f"<h2>{text(title)}</h2>" for title in above) + (f"<h3>{text(vision)}</h3>" if vision else "")
        yield page(sheet["page"], titles + form(sheet), head=head, style="sheet", size=sheet.get("size", 10.5))
    for part in content["closing"]:
        yield page(part["number"], "".join(block(content, item) for item in part["blocks"]))
    yield from glossary(content)


def glossary(content: Part) -> Iterator[str]:
    """The glossary, broken into pages as the document breaks it."""
    part = content["glossary"]
    body = f"<h1>{text(part['heading'])}</h1><p>{text(part['lead'])}</p>"
    number = part["number"]
    for entry in part["entries"]:
        if entry.get("term") in part["breaks"]:
            yield page(number, body)
            number, body = number + 1, ""
        body += block(content, entry)
    yield page(number, body)


def print_pdf(html: str, target: Path) -> None:
    """Print with Chromium; the clock is taken out of the file, so that a second run writes the same bytes."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is needed to typeset this sample.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "tokorozawa.html"
        source.write_text(html, encoding="utf-8")
        options = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
            "--disable-component-update", "--no-first-run", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
        ]  # fmt: skip
        command = [browser, *options, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    target.write_bytes(re.sub(rb"\(D:\d{14}", b"(D:20220801000000", target.read_bytes()))


# ---------------------------------------------------------------------------------------------- the expected facts


class SheetFacts:
    """Adds the facts of one sheet."""

    def __init__(self, out: Expectations, sheet: Part, number: int) -> None:
        """Remember where the facts stand."""
        self.out, self.sheet, self.number, self.page = out, sheet, number, sheet["page"] + COVER

    def add(self, concept: str, raw: str, label: list[str], value: float | str | None = None, **more: Any) -> None:
        """Add a cell: a text unless a value is given; a dash or なし is not applicable."""
        if raw in NOT_APPLICABLE:
            more.update(state="not_applicable", unit=None, decimals=None)
        elif value is None:
            value = normal(raw)
        self.out.add(concept, raw, value, sheet=self.number, page=self.page, label=label, **more)

    def measured(self, concept: str, raw: str, label: list[str], indicator: int, year: int | None) -> None:
        """Add a value of an indicator: a number where the whole cell is a percentage or a count, else its text."""
        more: dict[str, Any] = {"fiscal_year": year, "dimensions": {"indicator": indicator, "indicator_type": "other"}}
        found = re.fullmatch(r"(\d+)(?:\.(\d+))?%", normal(raw))
        counted = re.fullmatch(r"([\d,]+)万(件/年)", normal(raw))
        if counted:
            tens = int(counted[1].replace(",", "")) * 10_000
            self.add(concept, raw, label, tens, unit=counted[2], decimals=-4, **more)
            return
        if not found:
            self.add(concept, raw, label, **more)
            return
        decimals = len(found[2] or "")
        value = float(normal(raw)[:-1]) if decimals else int(found[1])
        self.add(concept, raw, label, value, unit="%", decimals=decimals, **more)

    def amounts(self) -> None:
        """The row says whether it is budget or settlement, though every heading says 予算."""
        for phase, row in (("budget", "予算額（円）"), ("settlement", "決算額（円）")):
            seen: set[str] = set()
            figures = self.sheet["budget"] if phase == "budget" else self.sheet["settlement"]
            for heading, raw in zip(self.sheet["years"], figures, strict=True):
                year = 2018 + int(heading[1])
                flags = ["year_duplicated"] if heading in seen else []
                seen.add(heading)
                self.add(
                    "amount", raw, [row, heading], int(raw.replace(",", "")), unit="JPY", decimals=0,
                    fiscal_year=year, dimensions={"phase": phase, "cost": "project"}, flags=flags,
                )  # fmt: skip

    def indicators(self) -> None:
        """The three columns of the year's work and the three columns of the plan's goal."""
        means, name, actual = self.sheet["work"]
        label = [["取組状況", head.replace("\n", "")] for head in WORK_HEADS]
        self.add("means", means, label[0], fiscal_year=EVALUATED)
        self.add("indicator_name", name, label[1], dimensions={"indicator": 1, "indicator_type": "other"})
        self.measured("indicator_actual", actual, label[2], 1, EVALUATED)
        name, target, actual = self.sheet["goal"]
        label = [["目標達成状況", head] for head in GOAL_HEADS]
        self.add("indicator_name", name, label[0], dimensions={"indicator": 2, "indicator_type": "other"})
        self.measured("indicator_target", target, label[1], 2, None)
        self.measured("indicator_actual", actual, label[2], 2, None)

    def all(self) -> None:
        """All facts of the sheet in reading order."""
        sheet = self.sheet
        for key, (concept, label) in HEAD_FIELDS.items():
            self.add(concept, sheet[key], [label.replace("\n", "")])
        self.amounts()
        self.indicators()
        for head, raw, year in zip(RATING_HEADS, sheet["rating"], (EVALUATED, None), strict=True):
            self.add("rating", raw, ["評価", head], fiscal_year=year, dimensions={"criterion": normal(head)})
        self.add("rating_reason", sheet["reason"], ["評価理由"], dimensions={"criterion": normal(RATING_HEADS[-1])})
        self.add("improvement", sheet["plan"], ["今後の計画"])
        self.add("comment", sheet["comment"], [COMMENT_HEAD])


def count_facts(out: Expectations, counts: Part) -> None:
    """The numbers of a table by vision and grade; the shares below them are left out."""
    for row, line in enumerate(counts["rows"], 1):
        for grade, (raw, _) in zip(counts["grades"], line["cells"], strict=True):
            out.add(
                "listing_count", raw, int(normal(raw).rstrip("件")), sheet=0, page=counts["page"] + COVER, unit="件", decimals=0,
                label=[line["vision"], grade], dimensions={"row": row, "table": normal(counts["caption"])},
            )  # fmt: skip


def list_facts(out: Expectations, listing: Part, breaks: Sequence[int], first_page: int) -> None:
    """The rows of a list, counted through its page breaks; `breaks` are the first entries of its further pages."""
    rows = [row for group in listing["groups"] for row in group["rows"]]
    for place, (number, name, division, *grades) in enumerate(rows, 1):
        page_number = first_page + sum(int(number) >= first for first in breaks) + COVER
        dimensions: dict[str, str | int] = {"row": place, "table": normal(listing["table"])}

        def add(concept: str, raw: str, value: str | int | None, label: list[str], **more: Any) -> None:
            out.add(concept, raw, value, sheet=0, page=page_number, label=label, dimensions=dimensions, **more)  # noqa: B023

        add("listing_page", str(number), int(number), [listing["head"][0]], decimals=0)
        add("listing_name", str(name), normal(str(name)), [listing["head"][1]])
        add("listing_division", str(division), normal(str(division)), [listing["head"][2]])
        for head, grade in zip(listing["grades"], map(str, grades), strict=True):
            missing = grade in NOT_APPLICABLE
            add(
                "listing_rating", grade, None if missing else normal(grade), [listing["result"], head],
                fiscal_year=2018 + int(head[1]) if head.startswith("R") else None,
                state="not_applicable" if missing else "reported",
            )  # fmt: skip


def expect(content: Part) -> Expectations:
    """All expected facts in page order."""
    out = Expectations("tokorozawa.pdf")
    cover = content["cover"]
    out.add("sheet_title", cover["title"], normal(cover["title"]), sheet=0, page=1, label=[])
    out.add("evaluation_year", cover["year"].strip("（）"), EVALUATED, sheet=0, page=1, label=[])
    for counts in content["counts"]:
        count_facts(out, counts)
    list_facts(out, content["lists"][0], (34, 66), 6)
    for number, sheet in enumerate(content["sheets"], 1):
        SheetFacts(out, sheet, number).all()
    list_facts(out, content["lists"][1], (35, 62), 68)
    return out


def main() -> None:
    """Write the PDF and the expected facts."""
    content: Part = json.loads((FOLDER / "content.json").read_text(encoding="utf-8"))
    title = escape(content["cover"]["city"] + content["cover"]["title"])
    style = (FOLDER / "form.css").read_text(encoding="utf-8")
    body = "".join(pages(content))
    html = f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>{title}</title><style>{style}</style>{body}<script>{FIT}</script>'
    print_pdf(html, FOLDER / "tokorozawa.pdf")
    expect(content).write(FOLDER / "expected.jsonl")


if __name__ == "__main__":
    main()
