"""辰巳市: two projects on one page, only horizontal rules, two values in a cell, years down the side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 14mm 15mm 12mm }
body { font: 8.4pt/1.4 'VL Gothic' }
p.section, p.bold, td.bold { font-weight: normal }
td.head { text-align: left; color: #333 }
td.head.centre { text-align: center }
table.lines { border-top: 1.4pt solid #000; border-bottom: 1.4pt solid #000 }
"""
PROJECTS: tuple[dict[str, Any], ...] = (
    {
        "code": "201", "name": "放流用稚魚育成事業", "division": "水産課", "section": "漁港係", "kind": "ソフト事業",
        "what": "アユ及びニジマスの稚魚を育て、市内の河川に放流する。", "aim": "漁業資源を保ち、釣りに訪れる人を増やす。",
        "money": ((26200, 16100, 25114, 15014, "0.10人", 840), (26800, 16700, 26753, 16653, "0.15人", 1260), (27400, 17000, None, None, "0.15人", 1260)),
        "kpi": ("放流尾数", "千尾", "120", "118", "98.3"), "grade": "４", "next": "継続", "note": "飼料の値上がりに注意を要する。",
    },
    {
        "code": "202", "name": "漁港施設修繕事業", "division": "水産課", "section": "漁港係", "kind": "ハード事業",
        "what": "辰巳漁港の岸壁、荷さばき所及び照明を修繕する。", "aim": "漁港を安全に使える状態に保つ。",
        "money": ((8000, 8000, 7964, 7964, "0.30人", 2520), (52000, 9500, 48312, 5812, "0.80人", 6720), (9000, 9000, None, None, "0.30人", 2520)),
        "kpi": ("修繕箇所数", "か所", "6", "5", "83.3"), "grade": "３", "next": "改善", "note": "岸壁の老朽化が進んでおり、計画的に修繕する必要がある。",
    },
    {
        "code": "203", "name": "魚食普及事業", "division": "水産課", "section": "流通係", "kind": "ソフト事業",
        "what": "小学校での料理教室と、朝市での試食を行う。", "aim": "市民が地元の魚を食べる機会を増やす。",
        "money": ((1200, 900, 611, 311, "0.20人", 1680), (1200, 900, 1187, 887, "0.20人", 1680), (1500, 1500, None, None, "0.20人", 1680)),
        "kpi": ("料理教室の参加者数", "人", "240", "251", "104.6"), "grade": "５", "next": "拡充", "note": "中学校からも希望がある。",
    },
)  # fmt: skip
YEARS = (("令和４年度", 2022), ("令和５年度", 2023), ("令和６年度", 2024))


def pair(whole: int | None, general: int | None, phase: str) -> Cell:
    """26,200(16,100): the bracket is the part that comes from 一般財源."""
    if whole is None:
        return V("", style="right")
    parts = (P(n(whole), phase=phase), P(n(general), phase=phase, source="general"))
    return V(f"{whole:,}({general:,})", parts=parts, style="right", concept="amount", cost="project")


def money(years: Sequence[tuple[Any, ...]]) -> Table:
    """Years down the side, two values in each cell."""
    rows = [
        [
            H("年度"),
            H("当初予算額\n（うち一般財源）", style="centre"),
            H("決算額\n（うち一般財源）", style="centre"),
            H("従事人員・人件費", style="centre"),
        ]
    ]
    for (text, year), (budget, own, spent, own_spent, people, pay) in zip(YEARS, years, strict=True):
        staff = (P(people, concept="staff_fte"), P(n(pay), concept="amount", cost="personnel"))
        rows.append([
            Y(text, year), pair(budget, own, "original_budget"), pair(spent, own_spent, "settlement"),
            V(f"{people}　{pay:,}", parts=staff, style="right"),
        ])  # fmt: skip
    return Table((1.2, 2, 2, 2), rows, rules="lines", gap=3)


def project(number: int, data: dict[str, Any]) -> list[Block]:
    """One half of a page."""
    name, unit, target, actual, rate = data["kpi"]
    about: Attributes = {"indicator": 1, "indicator_type": "outcome", "unit": unit}
    spoken = f"目標 {target}　／　実績 {actual}　（達成率 {rate}％）"
    parts = (
        P(target, concept="indicator_target", more=("目標",)), P(actual, concept="indicator_actual", more=("実績",)),
        P(f"{rate}％", concept="indicator_rate", unit="%", more=("達成率",)),
    )  # fmt: skip
    title = (P(data["code"], concept="project_code"), P(data["name"], concept="project_name"))
    rows = [
        [H("事業名"), V(f"{data['code']}　{data['name']}", 3, parts=title, style="large")],
        [H("担当課"), V(f"{data['division']}　{data['section']}", concept="responsible_division"), H("事業区分"), V(data["kind"], concept="project_type")],
        [H("目的"), V(data["aim"], 3, concept="purpose")],
        [H("内容"), V(data["what"], 3, concept="means")],
        [H("成果指標"), V(f"{name}（{unit}）", 3, parts=(P(name, concept="indicator_name", **about), P(unit, concept="indicator_unit", **about)))],
        [H("令和５年度の達成状況", label="令和5年度の達成状況"), V(spoken, 3, parts=parts, fy=2023, **about)],
    ]  # fmt: skip
    final = [
        [H("評価"), V(data["grade"], concept="overall_rating"), H("今後の方向性"), V(data["next"], concept="future_direction")],
        [H("備考"), V(data["note"], 3, concept="comment")],
    ]  # fmt: skip
    return [
        Sheet(number),
        Table((1.3, 3.2, 1, 1.8), rows, grid=False, rules="lines", gap=3),
        Line("（金額の単位：千円）", style="right small", gap=1),
        money(data["money"]),
        Table((1.3, 2, 1.3, 3), final, grid=False, rules="lines", gap=26),
    ]


def form() -> Form:
    """Three sheets on two pages."""
    title = Line(
        "辰巳市　令和５年度　事務事業評価結果（概要版）　農林水産部", (P("令和５年度", concept="evaluation_year", sheet=0), P("事務事業評価結果（概要版）", concept="sheet_title", sheet=0)),
        style="centre", size=12, gap=8,
    )  # fmt: skip
    blocks: list[Block] = [
        Sheet(0),
        title,
        *project(1, PROJECTS[0]),
        *project(2, PROJECTS[1]),
        Turn(),
        *project(3, PROJECTS[2]),
    ]
    return Form(
        "tatsumi", "辰巳市", "令和５年度 事務事業評価結果（概要版）", "develop", "Chromium (Skia/PDF), from HTML", ("VL Gothic",),
        ("two projects on one page", "horizontal rules only", "brackets as sub-amounts: 26,200(16,100)", "two values in a cell: 0.10人 840", "years as row headings",
         "target, actual and rate in one sentence", "code before the name in one cell", "empty cells", "heading of the document above the first sheet only"),
        blocks,
        (("title", "It stands once, above two sheets of one page, so its facts are of sheet 0."),
         ("26,200(16,100)", "Two facts with one box; the brackets say what the second is and are not part of its raw, as those of a unit are not. It is 一般財源 by the heading."),
         ("令和５年度の達成状況", "A heading that says more than its year; target, actual and rate are named inside the cell and end the label."),
         ("担当課", "課 and 係 in one cell: responsible_division, whole."),
         ("従事人員・人件費", "No phase is printed: amount personnel without phase (ruling 12), staff_fte without item.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
