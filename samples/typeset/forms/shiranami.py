"""白浪町: a landscape page by ReportLab; costs to the left and indicators to the right in one frame, 31・R元年度."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, nums, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2018, "30年度"), (2019, "31・R元年度"), (2020, "R2年度"))
PHASES = (("決算額", "settlement"), ("決算額", "settlement"), ("予算額", "budget"))
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
COSTS, AIMS = "２　事業費の推移（千円）", "３　指標の推移"
PORT: dict[str, Any] = {
    "code": "3-2-5", "name": "漁港施設機能保全事業", "room": "産業建設課　水産係", "plan": "３　海と大地の恵みを活かした産業のまち", "measure": "水産業の振興", "span": "平成25年度　～　令和５年度", "account": "６款３項２目", "law": "漁港漁場整備法", "how": "委託・請負",
    "aim": "漁港施設の老朽化に対応し、漁業者が安全に作業できる環境を維持する。", "who": "漁業者、水産関係者", "means": "機能保全計画に基づき、防波堤、岸壁及び物揚場の補修工事を行う。あわせて、日常点検と簡易な修繕を町が行う。",
    "funds": ((18_000, 21_500, 16_000), (3_600, 4_300, 3_200), (12_500, 14_900, 11_100), (0, 0, 0), (2_714, 2_486, 2_350)), "pay": (4_320, 4_380, 4_380), "staff": ("0.60", "0.60", "0.60"),
    "kpi": (("活動", "output", "補修工事の実施延長", "ｍ", ("120", "145", "105"), ("118", "145", "")), ("活動", "output", "日常点検の回数", "回", ("24", "24", "24"), ("24", "22", "")), ("成果", "outcome", "健全度評価がＣ以上の施設の割合", "％", ("62.0", "68.0", "72.0"), ("61.5", "68.2", ""))),
    "marks": (("必要性", "Ａ", "漁港は町の基幹産業を支える施設であり、機能の維持は不可欠である。"), ("有効性", "Ａ", "計画どおり補修が進み、施設の健全度は向上している。"), ("効率性", "Ｂ", "工事を漁期の外に集中させる必要があり、発注の時期が重なる。")),
    "grade": "Ａ", "course": "現状のまま継続", "issue": "台風による被災箇所の復旧が重なり、町の職員だけでは設計に対応できない。", "next": "設計及び監理の一部を県の技術センターに委託し、早期の発注に努める。",
}  # fmt: skip
BUS: dict[str, Any] = {
    "code": "1-4-1", "name": "コミュニティバス運行事業", "room": "企画財政課　まちづくり係", "plan": "１　誰もが安心して暮らせるまち", "measure": "公共交通の確保", "span": "平成18年度　～　終期なし", "account": "２款１項６目", "law": "道路運送法、白浪町地域公共交通網形成計画", "how": "委託",
    "aim": "自家用車を利用できない町民の通院や買物等の移動手段を確保する。", "who": "町民（特に高齢者、高校生）", "means": "町内４路線を民間の事業者に委託して運行する。１乗車200円とし、高齢者には年間乗車券を交付する。",
    "funds": ((0, 0, 0), (5_120, 5_060, 5_000), (0, 0, 9_800), (3_418, 3_275, 3_300), (24_390, 25_148, 27_640)), "pay": (2_880, 2_920, 3_650), "staff": ("0.40", "0.40", "0.50"),
    "kpi": (("活動", "output", "年間の運行便数", "便", ("5,840", "5,856", "5,840"), ("5,826", "5,812", "")), ("活動", "output", "年間乗車券の交付枚数", "枚", ("450", "460", "470"), ("438", "471", "")), ("成果", "outcome", "年間の利用者数", "人", ("27,000", "27,500", "28,000"), ("26,318", "25,470", ""))),
    "marks": (("必要性", "Ａ", "民間の路線バスが撤退した地域の唯一の移動手段である。"), ("有効性", "Ｂ", "年度末に外出を控える動きがあり、利用者数が前年度を下回った。"), ("効率性", "Ｃ", "１便当たりの利用者が２人に満たない便がある。")),
    "grade": "Ｂ", "course": "改善して継続", "issue": "利用者の減少と委託料の増加により、町の負担が増えている。", "next": "利用の少ない便を予約制の乗合タクシーに切り替え、令和３年度から試行する。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity and texts over the whole width."""
    start, _, end = data["span"].partition("　～　")
    rows = [
        [H("事業名"), V(data["name"], 2, concept="project_name", style="bold"), H("整理番号"), V(data["code"], style="centre", concept="project_code"), H("担当課・係"), V(data["room"], concept="responsible_division")],
        [H("基本目標"), V(data["plan"], 2, concept="policy_position", level="基本目標"), H("基本施策"), V(data["measure"], concept="policy_position", level="基本施策"), H("事業期間"), V(data["span"], parts=(P(start, concept="start_year"), P(end, concept="end_year")))],
        [H("根拠法令等"), V(data["law"], 2, concept="legal_basis"), H("予算科目"), V(data["account"], concept="budget_account", style="centre"), H("実施方法"), V(data["how"], concept="delivery_method")],
        [H("目的"), V(data["aim"], 6, concept="purpose")],
        [H("対象"), V(data["who"], 6, concept="target_group")],
        [H("事業内容"), V(data["means"], 6, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和２年度　白浪町事務事業評価表（令和元年度事業）", (P("事務事業評価表", concept="sheet_title"), P("令和元年度", concept="evaluation_year")), style="centre bold", size=14, gap=3),
        Line("１　事業の概要", section=True, size=9.5, gap=1), Table((1, 1.6, 1.9, 1, 1.9, 1, 2.6), rows, grid=False, gap=7),
    ]  # fmt: skip


def figures(data: dict[str, Any]) -> list[Block]:
    """Nine rows of cost beside nine rows of indicators."""
    direct = total(*(list(fund) for fund in data["funds"]))
    money: Attributes = {"concept": "amount", "cost": "project"}
    left: list[list[Cell]] = [[H("事業費", 2, **money), *nums(*direct)]]
    left += [[H(name, source=source, **money), *nums(*values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)]  # fmt: skip
    left += [
        [H("人件費", 2, concept="amount", cost="personnel"), *nums(*data["pay"])],
        [H("総事業費", 2, concept="amount", cost="total"), *nums(*total(direct, list(data["pay"])))],
        [H("職員数（人）", 2, concept="staff_fte"), *nums(*data["staff"])],
    ]
    left[1].insert(0, H("財源内訳", 1, 5, style="vertical"))
    right: list[list[Cell]] = []
    for number, (group, kind, name, unit, plan, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        rates = [f"{100 * float(a.replace(',', '')) / float(p.replace(',', '')):.1f}" if a else "" for p, a in zip(plan, actual, strict=True)]  # fmt: skip
        right += [
            [H(group, 1, 3, **about), N(name, 1, 3, concept="indicator_name", **about), V(unit, 1, 3, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), section=AIMS, **about), H("目標", concept="indicator_target"), *nums(*plan)],
            [H("実績", concept="indicator_actual"), *nums(*actual)],
            [H("達成率（％）", concept="indicator_rate", style="small"), *nums(*rates)],
        ]  # fmt: skip
    rows: list[list[Cell]] = [
        [H(COSTS, 5, label="", section=COSTS), H(AIMS, 7, label="", section=AIMS)],
        [H("区分", 2, 2, label=""), *(Y(text, year) for year, text in YEARS), H("種別", 1, 2, label=""), H("指標名", 1, 2, concept="indicator_name"), H("単位", 1, 2), H("", 1, 2, label=""), *(Y(text, year, 1, 2) for year, text in YEARS)],
        [H(text, phase=phase, style="small") for text, phase in PHASES],
        *(a + b for a, b in zip(left, right, strict=True)),
    ]  # fmt: skip
    return [
        Table((0.45, 1.5, 1.1, 1.1, 1.1, 0.6, 2.6, 0.7, 1.1, 1.05, 1.05, 1.05), rows, gap=7),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """Three grades to the left, what follows from them to the right."""
    rows: list[list[Cell]] = [[H("視点", label=""), H("評価", concept="rating"), H("評価の理由", concept="rating_reason"), H("総合評価"), V(data["grade"], style="centre large", concept="overall_rating", label=("総合評価",)), H("今後の方向性"), V(data["course"], style="centre", concept="future_direction")]]  # fmt: skip
    after = ((H("課題"), V(data["issue"], 3, concept="issue")), (H("改善内容", 1, 2), V(data["next"], 3, 2, concept="improvement")))  # fmt: skip
    for place, (name, mark, why) in enumerate(data["marks"]):
        rows.append([H(name, criterion=name), V(mark, style="centre"), V(why), *(after[place] if place < 2 else ())])
    return [
        Line("４　評価", section=True, size=9.5, gap=1),
        Table((0.9, 0.6, 4.6, 1.1, 1.1, 1.3, 2.6), rows, low=21, gap=1),
        Line("※評価：Ａ（高い）　Ｂ（普通）　Ｃ（低い）", style="left", size=7.5),
    ]


def form() -> Form:
    """Two sheets of a landscape page each."""
    blocks: list[Block] = []
    for number, data in enumerate((PORT, BUS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *figures(data), *close(data)]
    return Form(
        "shiranami", "白浪町", "令和２年度 事務事業評価表（令和元年度事業）", "develop", "ReportLab", ("VL PGothic",),
        ("landscape", "costs and indicators side by side in one frame, row by row", "30年度, 31・R元年度 and R2年度 twice in one row of headings", "phases below the years of the costs only", "the unit in the heading of the block", "％ and 人 beside 千円 in one row", "a vertical heading of the sources", "grades beside the overall rating in one frame", "the city's name inside the title", "no actual of the year to come"),
        blocks,
        (("２　事業費の推移（千円）, ３　指標の推移", "The heading of a block is the outermost label of its fields."),
         ("30年度, 31・R元年度", "2018 and 2019."),
         ("予算額", "Which budget is not said: phase budget."),
         ("財源内訳", "The rows sum to 事業費: cost project."),
         ("職員数", "staff_fte with the phase of its column."),
         ("白浪町", "The town is no part of the title (ruling 4)."),
         ("終期なし", "end_year, not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = Look("VL PGothic", size=8.3, paper=(842.0, 595.0), margin=(36, 28), shade=0.9)
    paint.reportlab(invented, look, target)
