"""Typesets the 第６期総合計画 sample: `python -m samples.typeset.dairokki` writes its PDF and its expected facts.

ReportLab draws every ruled cell itself. A sheet takes two A3 pages: 【ＰＬＡＮ】 and 【ＤＯ】 with the ten-year cost
table, then 【ＣＨＥＣＫ・ＡＣＴＩＯＮ】, which prints no year: its columns stand under those of the first page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from samples.typeset.dairokki_cells import FONT, HEIGHT, WIDTH, Box, Form, register
from samples.typeset.expect import Expectations, normal

FOLDER = Path(__file__).resolve().parents[1] / "dairokki"
LEFT, FIGURES, COLUMN = 28.0, 166.0, 71.0  # points: left edge, first figure column, width of a figure column
RIGHT = FIGURES + 14 * COLUMN
PLAN, DO, CHECK = (
    "【ＰＬＡＮ】　事務事業の目的と成果",
    "【ＤＯ】　実績",
    "【ＣＨＥＣＫ・ＡＣＴＩＯＮ】　指標の推移・評価",
)
TREND, EVALUATION = "投入された事業費の推移", "事務事業評価"
PURPOSE = "目的\n(何のために実施する\nのか）"
MEANS = "手段\n(どのような方法で\n実現するのか)"
TARGET = "対象\n(誰・何を対象として\nいるのか)"
OUTCOME = "成果\n(どのような効果が\n得られるのか)"
BACKGROUND = " 事業開始時の 状況・これまで の\n経緯（行革内容含む）"
REASONS = "総合評価の判断\n理由または指標\nの実績値に関す\nる自己分析"
DIRECTIONS = "方向性の判断理由\n改善、改革の内容\n（H25、H28、H30）"
TEXTS = (
    ("purpose", PURPOSE), ("means", MEANS), ("target", TARGET), ("outcome", OUTCOME), ("background", BACKGROUND)
)  # fmt: skip
NOTES = (
    ("事業費予算の\n内容", "contents", 106.0),
    ("前年度予算と\nの比較\n（増減理由）", "budget_change", 44.0),
    ("実績との比較\n（増減理由）", "result_change", 48.0),
)
# The fourteen columns: ten years, a total after the third, sixth and tenth, and the total of the whole plan.
YEAR_COLUMNS = (0, 1, 2, 4, 5, 6, 8, 9, 10, 11)
GROUPS = ((0, 3), (4, 7), (8, 12))  # first and last column of each plan, the last being its total
SPANS = {**{c: (2011 + i, None) for i, c in enumerate(YEAR_COLUMNS)},
         3: (2011, 2013), 7: (2014, 2016), 12: (2017, 2020), 13: (2011, 2020)}  # fmt: skip
JUDGED = ((2011, 2013), (2014, 2016), (2017, 2020))  # a judgement stands under the columns of one plan
SOURCES = {"国費": "national", "道費": "prefectural", "地方債": "bond", "その他": "other", "一般財源": "general"}
PHASES = {"計画額": "plan", "予算計上額": "budget", "実績額": "settlement"}

# A node of content.json, whose keys are those of the form in English; the functions below say which they need.
Node = dict[str, Any]


def closed(label: str) -> str:
    """A printed label in one line without the blanks that space its letters out."""
    return re.sub(r"[ 　]+", "", label.replace("\n", ""))


def column(first: int, last: int | None = None) -> tuple[float, float]:
    """Left and right edge of a figure column, or of those from `first` to `last`."""
    return FIGURES + first * COLUMN, FIGURES + ((first if last is None else last) + 1) * COLUMN


def amount(raw: str) -> int:
    """Yen of a printed figure; an empty cell counts as nothing."""
    return int(raw.replace(",", "") or 0)


def check_sums(sheet: Node) -> None:
    """Refuse a cost table of which a printed total does not close: only the totals say where a figure stands."""
    for node in sheet["costs"]:
        for name, row in node["rows"].items():
            for parts, total in (((0, 1, 2), 3), ((4, 5, 6), 7), ((8, 9, 10, 11), 12), ((3, 7, 12), 13)):
                if sum(amount(row[p]) for p in parts) != amount(row[total]):
                    raise ValueError(f"{sheet['name']}: {node['source']} {name}, column {total}")
    *funds, whole = (node["rows"] for node in sheet["costs"])
    for name, row in whole.items():
        for place in range(14):
            if sum(amount(fund[name][place]) for fund in funds) != amount(row[place]):
                raise ValueError(f"{sheet['name']}: {name}, funding of column {place}")


# ---------------------------------------------------------------------------------------------- the printed form


def draw_plan(form: Form, sheet: Node, title: str) -> Box:
    """The title and the head of the first page."""
    form.line((WIDTH - pdfmetrics.stringWidth(title, FONT, 15)) / 2, 36, title, 15)
    form.line(LEFT, 56, PLAN, 10)
    ys = (61, 81, 109, 159, 213, 253)
    half, label = (RIGHT - LEFT) / 2, 106.0
    form.row(LEFT, ys[0], ys[1], [(label, "事　　業　　名", True), (half + 60, sheet["name"], False),
                            (100, "事業期間", True), (half - label - 160, sheet["period"], False)])  # fmt: skip
    form.row(LEFT, ys[1], ys[2], [
        (label, "事業性質区分", True), (58, "新規・継続", True), (52, sheet["status"], False),
        (64, "建設・建設外", True), (52, sheet["type"], False), (84, "第６期総合計画\nの位置付け", True),
        (66, sheet["position"], False), (72, "他に関連する\n基本事業", True),
        *((64.0, related, False) for related in sheet["related"]),
        (72, "所管課係", True), (RIGHT - LEFT - label - 840, sheet["division"], False)])  # fmt: skip
    x = (LEFT, LEFT + label, LEFT + half, LEFT + half + label, RIGHT)
    for (key, name), row, side in zip(TEXTS, (2, 2, 3, 3, 4), (0, 2, 0, 2, 0), strict=True):
        form.label(Box(x[side], ys[row], x[side + 1], ys[row + 1]), name, 6.5 if key == "background" else 8)
        end = RIGHT if key == "background" else x[side + 2]
        form.cell(Box(x[side + 1], ys[row], end, ys[row + 1]), sheet[key], size=8.5)
    return Box(LEFT, ys[0], RIGHT, ys[-1])


def draw_costs(form: Form, sheet: Node, content: Node) -> Box:
    """The ten-year table with its two levels of column headings, and the yearly notes below it."""
    form.line(LEFT, 270, DO, 10)
    form.line(RIGHT - 52, 270, "（単位：円）", 9)
    top, years, y, step = 276.0, 291.0, 319.0, 14.6
    form.cell(Box(LEFT, top, FIGURES, y), "", shade=True)
    for (first, last), group in zip(GROUPS, content["groups"], strict=True):
        x0, x1 = column(first, last)
        form.label(Box(x0, top, x1, years), group["name"], 9)
        form.label(Box(column(last)[0], years, x1, y), group["total"])
    form.label(Box(column(13)[0], top, RIGHT, y), content["grand_total"])
    for place, year in zip(YEAR_COLUMNS, sheet["years"], strict=True):
        x0, x1 = column(place)
        form.label(Box(x0, years, x1, y), year)
    form.vertical(Box(LEFT, y, LEFT + 20, y + 18 * step), TREND)
    for node in sheet["costs"]:
        form.label(Box(LEFT + 20, y, LEFT + 80, y + 3 * step), node["source"])
        for name, row in node["rows"].items():
            form.label(Box(LEFT + 80, y, FIGURES, y + step), name)
            for place, figure in enumerate(row):
                x0, x1 = column(place)
                form.cell(Box(x0, y, x1, y + step), figure, size=9, align="right")
            y += step
    for name, key, height in NOTES:
        form.label(Box(LEFT, y, FIGURES, y + height), name)
        notes = dict(zip(YEAR_COLUMNS, sheet[key], strict=True))
        for place in range(14):
            x0, x1 = column(place)
            form.cell(Box(x0, y, x1, y + height), notes.get(place, ""), size=7.5, top=True)
        y += height
    return Box(LEFT, top, RIGHT, y)


def draw_indicators(form: Form, sheet: Node, y: float) -> float:
    """The indicators: name and definition of each, then its two rows of figures."""
    x, first = LEFT + 20, y
    for node in sheet["indicators"]:
        form.label(Box(x + 20, y, x + 180, y + 22), node["title"])
        form.cell(Box(x + 180, y, x + 400, y + 22), "指標名：" + node["name"])
        form.cell(Box(x + 400, y, RIGHT, y + 22), "指標の求め方：" + node["definition"])
        y += 22
    for node in sheet["indicators"]:
        form.label(Box(x + 20, y, FIGURES - 36, y + 40), f"{node['slot']}\n（単位/{node['unit']}）", 7.5)
        for name, key in (("計画値", "target"), ("実績値", "actual")):
            form.label(Box(FIGURES - 36, y, FIGURES, y + 20), name)
            figures = dict(zip(YEAR_COLUMNS, node[key], strict=True))
            for place in range(14):
                x0, x1 = column(place)
                form.cell(Box(x0, y, x1, y + 20), figures.get(place, ""), size=9, align="right")
            y += 20
    form.vertical(Box(x, first, x + 20, y), "指標")
    return y


def draw_check(form: Form, sheet: Node, content: Node) -> Box:
    """The second page."""
    form.line(LEFT, 42, CHECK, 10)
    top, x = 50.0, LEFT + 20
    first = y = draw_indicators(form, sheet, top)
    # The cells of the three judgements are as wide as the plans above them, the last with the total of all.
    thirds = [column(0, 3), column(4, 7), column(8, 13)]
    criteria = ["\n".join(name) for name in content["criteria"]]
    for name, row in zip([*criteria, "総合評価"], [*sheet["ratings"], sheet["overall"]], strict=True):
        form.label(Box(x + 20, y, FIGURES, y + 27), name)
        for (x0, x1), text in zip(thirds, row, strict=True):
            form.cell(Box(x0, y, x1, y + 27), text, size=9.5, align="center")
        y += 27
    form.label(Box(x + 20, y, FIGURES, y + 340), REASONS)
    for place, text in enumerate([*sheet["reasons"], ""]):
        x0, x1 = column(place)
        form.cell(Box(x0, y, x1, y + 340), text, size=9, top=True)
    y += 340
    form.vertical(Box(x, first, x + 20, y), "評価内容")
    ends = ((27.0, "今後の方向性", "direction", "center"), (116.0, DIRECTIONS, "direction_reasons", "left"))
    for height, name, key, align in ends:
        form.label(Box(x, y, FIGURES, y + height), name)
        for (x0, x1), text in zip(thirds, sheet[key], strict=True):
            form.cell(Box(x0, y, x1, y + height), text, size=9 if align == "left" else 9.5, align=align)
        y += height
    form.vertical(Box(LEFT, top, x, y), EVALUATION)
    return Box(LEFT, top, RIGHT, y)


def typeset(content: Node, path: Path) -> None:
    """Write the PDF, the same bytes each time."""
    register()
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1, initialFontName=FONT)
    canvas.setTitle(closed(content["title"]))
    for sheet in content["sheets"]:
        check_sums(sheet)
        form = Form(canvas)
        form.close(draw_plan(form, sheet, content["title"]), draw_costs(form, sheet, content))
        form = Form(canvas)
        form.close(draw_check(form, sheet, content))
    canvas.save()


# --------------------------------------------------------------------------------------------- the expected facts


class Facts:
    """Adds the facts of one page; a dash is a fact that does not apply, an empty cell is none."""

    def __init__(self, expected: Expectations, sheet: int, page: int, section: str) -> None:
        """Begin a page."""
        self.expected, self.sheet, self.page, self.section = expected, sheet, page, section

    def add(self, concept: str, raw: str, path: Sequence[str], value: str | float | None = None, **more: Any) -> None:
        """Add a fact under the section's heading; without `value` it is the text of `raw`."""
        if not raw:
            return
        if raw.startswith("―"):
            more |= {"state": "not_applicable", "unit": None, "decimals": None}
            value = None
        elif value is None:
            value = normal(raw)
        label = [self.section, *path] if path else []
        self.expected.add(concept, raw, value, sheet=self.sheet, page=self.page, label=label, **more)


def expect_plan(facts: Facts, sheet: Node, title: str) -> None:
    """The title and the head."""
    facts.add("sheet_title", title, [], normal(closed(title)))
    facts.add("project_name", sheet["name"], ["事業名"])
    for concept, part in zip(("start_year", "end_year"), sheet["period"].split("～"), strict=True):
        year = re.search(r"\d+", part)
        facts.add(concept, part.strip(), ["事業期間"], 1988 + int(year[0]) if year else None)
    facts.add("project_status", sheet["status"], ["事業性質区分", "新規・継続"])
    facts.add("project_type", sheet["type"], ["事業性質区分", "建設・建設外"])
    facts.add("policy_position", sheet["position"], ["第６期総合計画の位置付け"])
    facts.add("responsible_division", sheet["division"], ["所管課係"])
    concepts = {"target": "target_group", "outcome": "desired_outcome"}
    for key, name in TEXTS:
        facts.add(concepts.get(key, key), sheet[key], [closed(name)])


def overflow(sheet: Node, place: int) -> list[str]:
    """The flag of the tenth year's column where it is still called 32年度, of an era that ended in its 31st year."""
    return ["era_overflow"] if place == YEAR_COLUMNS[-1] and "32年度" in sheet["years"][-1] else []


def expect_costs(facts: Facts, sheet: Node, content: Node) -> None:
    """Every figure of the cost table."""
    heads = {13: [closed(content["grand_total"])]}
    for (first, last), group in zip(GROUPS, content["groups"], strict=True):
        years = dict(zip(YEAR_COLUMNS, sheet["years"], strict=True))
        heads |= {c: [group["name"], closed(years.get(c, group["total"]))] for c in range(first, last + 1)}
    for node in sheet["costs"]:
        source = closed(node["source"])
        funding = {"source": SOURCES[source]} if source in SOURCES else {}
        for name, row in node["rows"].items():
            for place, raw in enumerate(row):
                facts.add(
                    "amount", raw, [TREND, source, closed(name), *heads[place]], amount(raw),
                    fiscal_year=SPANS[place][0], fiscal_year_end=SPANS[place][1], unit="JPY", decimals=0,
                    dimensions={"phase": PHASES[closed(name)], "cost": "project", **funding},
                    flags=overflow(sheet, place),
                )  # fmt: skip


def expect_indicators(facts: Facts, sheet: Node) -> None:
    """Names and definitions, then the units and the figures."""
    nodes = [
        (node, {"indicator": number, "indicator_type": node["kind"]})
        for number, node in enumerate(sheet["indicators"], 1)
    ]
    for node, dimensions in nodes:
        path = [EVALUATION, "指標", node["title"]]
        facts.add("indicator_name", node["name"], [*path, "指標名"], dimensions=dimensions)
        facts.add("indicator_definition", node["definition"], [*path, "指標の求め方"], dimensions=dimensions)
    for node, dimensions in nodes:
        unit, path = node["unit"].strip(), [EVALUATION, "指標"]
        facts.add("indicator_unit", unit, [*path, node["slot"], "単位"], dimensions=dimensions)
        for concept, name, key in (("indicator_target", "計画値", "target"), ("indicator_actual", "実績値", "actual")):
            for place, raw in zip(YEAR_COLUMNS, node[key], strict=True):
                number = None if raw in ("", "―") else (float if "." in raw else int)(raw.replace(",", ""))
                facts.add(
                    concept, raw, [*path, f"{node['slot']}（単位/{node['unit']}）", name], number,
                    fiscal_year=SPANS[place][0], dimensions=dimensions, unit=normal(unit) or None,
                    decimals=len(raw.partition(".")[2]), flags=overflow(sheet, place),
                )  # fmt: skip


def expect_judgement(facts: Facts, sheet: Node, content: Node) -> None:
    """Grades, their reasons and the direction; a judgement covers the years of the columns that it stands under."""
    for (name, note), row in zip(content["criteria"], sheet["ratings"], strict=True):
        for (year, end), raw in zip(JUDGED, row, strict=True):
            path, criterion = [EVALUATION, "評価内容", name + note], {"criterion": name}
            facts.add("rating", raw, path, fiscal_year=year, fiscal_year_end=end, dimensions=criterion)
    for (year, end), raw in zip(JUDGED, sheet["overall"], strict=True):
        path = [EVALUATION, "評価内容", "総合評価"]
        facts.add("overall_rating", raw, path, fiscal_year=year, fiscal_year_end=end)
    for place, text in enumerate(sheet["reasons"]):
        kind, _, raw = text.partition("：")
        facts.add(
            "rating_reason", raw.strip("\n"), [EVALUATION, "評価内容", closed(REASONS), kind],
            fiscal_year=SPANS[place][0], fiscal_year_end=SPANS[place][1], dimensions={"criterion": "総合評価"},
            flags=overflow(sheet, place),
        )  # fmt: skip
    for (year, end), raw in zip(JUDGED, sheet["direction"], strict=True):
        facts.add("future_direction", raw, [EVALUATION, "今後の方向性"], fiscal_year=year, fiscal_year_end=end)
    for text in sheet["direction_reasons"]:
        head, _, raw = text.partition("：")
        path = [EVALUATION, closed(DIRECTIONS)]
        facts.add("direction_reason", raw.strip("\n"), path, fiscal_year=1988 + int(head.removeprefix("H")))


def expect(content: Node) -> Expectations:
    """All facts of the document, in page and reading order."""
    expected = Expectations("dairokki.pdf")
    for number, sheet in enumerate(content["sheets"], 1):
        expect_plan(Facts(expected, number, 2 * number - 1, PLAN), sheet, content["title"])
        expect_costs(Facts(expected, number, 2 * number - 1, DO), sheet, content)
        facts = Facts(expected, number, 2 * number, CHECK)
        expect_indicators(facts, sheet)
        expect_judgement(facts, sheet, content)
    return expected


def main() -> None:
    """Write both files."""
    content: Node = json.loads((FOLDER / "content.json").read_text(encoding="utf-8"))
    typeset(content, FOLDER / "dairokki.pdf")
    expect(content).write(FOLDER / "expected.jsonl")


if __name__ == "__main__":
    main()
