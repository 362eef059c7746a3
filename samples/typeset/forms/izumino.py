"""泉野市: a report by Chromium with cover and list; one sheet runs over two pages, its cost table too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import n, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4 landscape; margin: 14mm 24mm 11mm }
body { font: 8.8pt/1.45 'TakaoPMincho' }
td.head { background: #f0f0f0 }
p.section, p.bold, td.bold { font-weight: normal }
table.all { border: 1.2pt solid #000 }
"""
LISTED = "表１　評価対象事業の一覧"
YEARS = (
    ("平成30年度\n決算", 2018, "settlement"),
    ("令和元年度\n決算", 2019, "settlement"),
    ("令和２年度\n決算", 2020, "settlement"),
    ("令和３年度\n当初予算", 2021, "original_budget"),
)
SEWER: dict[str, Any] = {
    "number": "１", "name": "雨水管渠整備事業", "division": "上下水道部下水道課", "grade": "Ａ", "page": "３",
    "items": (("設計委託料", (8200, 6050, 9900, 7000)), ("工事請負費", (96300, 121880, 104520, 118000)), ("補償金", (1450, 0, 3120, 2000)), ("事務費", (612, 588, 604, 650))),
    "funds": (("国庫補助金", "national", (41000, 52500, 45900, 49500)), ("市　債", "bond", (52000, 66000, 58300, 63800)), ("受益者負担金", "other", (3100, 2950, 2480, 2400)), ("一般財源", "general", (10462, 7068, 11464, 11950))),
    "staff": (14400, 14400, 15120, 15120), "debt": (21050, 20780, 22010, 22400),
    "kpi": (("整備率", "％", ("62.0", "64.0", "66.0", "68.0"), ("61.7", "63.9", "66.2", "")), ("浸水戸数", "戸", ("0", "0", "0", "0"), ("3", "41", "0", ""))),
    "aim": "大雨による浸水を防ぎ、市民の生命と財産を守る。", "what": "浸水の被害が大きい地区から順に、10年に１度の大雨に対応する管渠を整備する。",
    "result": "中央第３地区の幹線 412ｍが完成した。", "issue": "資材の高騰により、計画した延長を整備できない。", "next": "計画どおり推進", "why": "近年の大雨により整備の必要性が高まっている。",
}  # fmt: skip
ATLAS: dict[str, Any] = {
    "number": "２", "name": "ハザードマップ作成事業", "division": "危機管理室", "grade": "Ｂ", "page": "５",
    "items": (("印刷製本費", (0, 0, 1870, 0)), ("委託料", (0, 3960, 2200, 440))),
    "funds": (("国庫補助金", "national", (0, 1980, 2000, 0)), ("一般財源", "general", (0, 1980, 2070, 440))),
    "staff": (0, 3600, 5040, 1440), "debt": None,
    "kpi": (("地図を知っている市民の割合", "％", ("－", "－", "60.0", "70.0"), ("－", "－", "48.3", "")),),
    "aim": "市民が災害の危険を知り、早く避難できるようにする。", "what": "洪水、土砂災害及び地震の地図を１冊にまとめ、全戸に配布する。",
    "result": "全戸に配布し、多言語版を公開した。", "issue": "地図を見たことがない市民が半数を超える。", "next": "手法を変えて継続", "why": "配布だけでは伝わらないため、地区の訓練で使う。",
}  # fmt: skip


def total(rows: tuple[tuple[Any, ...], ...]) -> list[int]:
    """Sums of the last members by column."""
    return [sum(values) for values in zip(*(row[-1] for row in rows), strict=True)]


def cover() -> list[Block]:
    """Cover and list with amounts: facts of the document itself."""
    rows = [
        [
            H("番号"),
            H("事業名", concept="listing_name"),
            H("担当課", concept="listing_division"),
            H("決算額（千円）", concept="listing_amount"),
            H("評価", concept="listing_rating"),
            H("頁", concept="listing_page"),
        ]
    ]
    spent = []
    for place, data in enumerate((SEWER, ATLAS), 1):
        about: Attributes = {"row": place, "table": LISTED}
        spent.append(total(data["funds"])[2])
        cells = [
            V(data["name"], **about),
            V(data["division"], **about),
            V(n(spent[-1]), style="right", **about),
            V(data["grade"], style="centre", **about),
            V(data["page"], style="centre", **about),
        ]
        rows.append([V(data["number"], style="centre"), *cells])
    rows.append([H("合　計", 3), V(n(sum(spent)), style="right", row=3, table=LISTED), V("", 2)])
    return [
        Sheet(0), Line("", size=50), Line("令和３年度", style="centre", size=18, gap=12), Line("事務事業評価報告書", (P("事務事業評価報告書", concept="sheet_title"),), style="centre", size=24, gap=10),
        Line("－　令和２年度決算分　－", (P("令和２年度", concept="evaluation_year"),), style="centre", size=15, gap=120), Line("泉野市　総務部　行政経営課", style="centre", size=14),
        Turn(), Line("Ⅰ　評価の概要", size=12, gap=8), Line("令和２年度に実施した防災に関する２事業を評価した。評価の結果は、Ａが１事業、Ｂが１事業であった。", gap=12),
        Line(LISTED, size=10, gap=3), Table((0.6, 3, 2.4, 1.5, 0.7, 0.6), rows, gap=8), Line("評価　Ａ：計画どおり　Ｂ：一部見直し　Ｃ：抜本的見直し", size=8),
    ]  # fmt: skip


def head(number: int, data: dict[str, Any]) -> list[Block]:
    """Title and identity."""
    rows = [
        [H("事業番号"), V(data["number"], style="centre", concept="sheet_number"), H("事業名"), V(data["name"], concept="project_name")],
        [H("評価結果"), V(data["grade"], style="centre large", concept="overall_rating"), H("担当部署"), V(data["division"], concept="responsible_division")],
        [H("目的"), V(data["aim"], 3, concept="purpose")], [H("概要"), V(data["what"], 3, concept="means")],
    ]  # fmt: skip
    return [
        Turn(), Sheet(number), Line("事務事業評価調書", (P("事務事業評価調書", concept="sheet_title"),), style="centre", size=14, gap=8),
        Table((1, 1, 1, 4.5), rows, grid=False, gap=8, low=26), Line("１　事業に要した経費", section=True, size=10, gap=0), Line("（単位：千円）", style="right small", gap=1),
    ]  # fmt: skip


def costs(data: dict[str, Any], turn: bool) -> list[Block]:
    """Detail lines and sources; in the long sheet the table goes on after the page is turned, with its heading again."""

    def heads() -> list[Cell]:
        return [H("区　　分", 2), *(H(text, fy=year, phase=phase) for text, year, phase in YEARS)]

    item: Attributes = {"concept": "line_item", "side": "expense", "cost": None}
    first: list[list[Cell]] = [heads(), [H("事業費", 2), *nums(*total(data["items"]))]]
    first += [[H(name, item=name, **item), *nums(*values)] for name, values in data["items"]]
    first[2].insert(0, H("内訳", rows=len(data["items"])))
    second: list[list[Cell]] = [[H(name, source=source), *nums(*values)] for name, source, values in data["funds"]]
    second.append([H("財源計", source="all"), *nums(*total(data["funds"]))])
    second[0].insert(0, H("財源", rows=len(second)))
    second.append([H("人件費", 2, cost="personnel"), *nums(*data["staff"])])
    parts = [total(data["items"]), data["staff"]]
    if data["debt"]:
        second.append([H("公債費", 2, cost="debt_service"), *nums(*data["debt"])])
        parts.append(data["debt"])
    second.append([H("フルコスト", 2, cost="total"), *nums(*(sum(column) for column in zip(*parts, strict=True)))])
    about: Attributes = {"concept": "amount", "cost": "project"}
    widths, low = (0.6, 2, 1.2, 1.2, 1.2, 1.3), 38 if turn else 0
    assert total(data["items"]) == total(data["funds"])
    if not turn:
        return [Table(widths, [*first, *second], about=about, gap=8)]
    return [
        Table(widths, first, about=about, low=low),
        Turn(),
        Line("（事業番号１　つづき）", style="right small", gap=2),
        Table(widths, [heads(), *second], about=about, gap=8),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """Indicators and texts."""
    years = [H(text.split("\n")[0], label="", fy=year) for text, year, _ in YEARS]
    rows: list[list[Cell]] = [[H("指標名（単位）", concept="indicator_name"), H("", label=""), *years]]
    for number, (name, unit, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        title = H(f"{name}（{unit}）", 1, 2, style="left plain rowhead", **about)
        title.parts = (P(name, concept="indicator_name"), P(unit, concept="indicator_unit"))
        rows += [
            [title, H("目標", concept="indicator_target"), *nums(*target)],
            [H("実績", concept="indicator_actual"), *nums(*actual)],
        ]
    texts = [
        [H("取組実績"), V(data["result"], 3, concept="result")], [H("課題"), V(data["issue"], 3, concept="issue")],
        [H("今後の方針"), V(data["next"], concept="future_direction"), H("理由"), V(data["why"], concept="direction_reason")],
    ]  # fmt: skip
    return [
        Line("２　指標の達成状況", section=True, size=10, gap=2), Table((2.4, 0.7, 1.1, 1.1, 1.1, 1.1), rows, gap=8),
        Line("３　評価", section=True, size=10, gap=2), Table((1.1, 2, 0.8, 3.6), texts, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Cover, list, a sheet of two pages and a sheet of one."""
    blocks = [
        *cover(),
        *head(1, SEWER),
        Line("", size=4),
        *costs(SEWER, True),
        *close(SEWER),
        *head(2, ATLAS),
        *costs(ATLAS, False),
        *close(ATLAS),
    ]
    return Form(
        "izumino", "泉野市", "事務事業評価報告書（令和２年度決算分）", "develop", "Chromium (Skia/PDF), from HTML", ("TakaoPMincho",),
        ("landscape pages", "cover and list with amounts before the sheets", "one project over two pages, its table over the page break with the heading again", "決算 and 当初予算 in the years' headings", "named detail lines with their sum",
         "人件費 and 公債費 in フルコスト", "財源計", "unit only before the page break", "－ beside 0"),
        blocks,
        (("year", "令和３年度 is the year of the evaluation, 令和２年度決算分 the evaluated one (ruling 4)."),
         ("合計 of the list", "listing_amount of a row of its own (row 3), without a name. The list prints no year."),
         ("unit of page 4", "The table of page 3 goes on: its caption covers it, no flag."),
         ("つづき", "No fact. The continued table repeats its headings and keeps its section in the label."),
         ("受益者負担金", "source other (a 負担金, no 使用料)."),
         ("評価結果", "The grade of the whole project: overall_rating.")),
        pages=5,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
