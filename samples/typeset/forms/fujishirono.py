"""藤代野市: HTML by Chromium, headings in bold without a fill; 目標 and 実績 side by side below R3 to R6."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 13mm 15mm 11mm }
body { font: 8.4pt/1.4 'IPAexGothic' }
td.head { font-weight: bold }
td.plain { font-weight: normal }
p.section { font-size: 9.4pt }
"""
YEARS = ((2021, "R3"), (2022, "R4"), (2023, "R5"), (2024, "R6"))
PHASES = (("決算", "settlement"), ("決算", "settlement"), ("決算", "settlement"), ("当初予算", "original_budget"))
SOURCES = (("国庫支出金", "national"), ("府支出金", "prefectural"), ("市債", "bond"), ("使用料・手数料", "fees"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
FOOD: dict[str, Any] = {
    "number": "0317", "name": "学校給食における地産地消の推進", "room": "教育部　学校給食課", "chief": "大槻　浩二", "plan": "子どもの健やかな成長を支える", "measure": "学校教育の充実", "start": "平成20年度", "end": "－", "law": "学校給食法、食育基本法", "way": "直営",
    "who": "市立小中学校の児童・生徒", "aim": "市内で生産された農産物を給食に取り入れ、児童・生徒の食と地域の農業への関心を高める。", "means": "・農業協同組合と連携し、市内産の米、野菜及び果物を購入する。\n・毎月19日を「ふじしろの日」とし、市内産の食材を中心とした献立を提供する。\n・生産者による食育授業を実施する。",
    "kpi": (("活動指標", "output", "食育授業の実施校数", "校", ("18", "6", "18", "14", "20", "20", "20", "－")), ("活動指標", "output", "「ふじしろの日」の実施回数", "回", ("11", "9", "11", "11", "11", "11", "11", "－")), ("成果指標", "outcome", "市内産農産物の使用割合（重量）", "％", ("24.0", "21.3", "25.0", "23.8", "26.0", "26.4", "27.0", "－"))),
    "direct": (6_214, 7_035, 8_460, 9_120), "pay": (3_740, 3_760, 4_512, 4_536), "staff": ("0.50", "0.50", "0.60", "0.60"), "special": ((0, 0, 0, 0), (1_035, 1_170, 1_400, 1_500), (0, 0, 0, 0), (0, 0, 0, 0), (240, 240, 300, 300)),
    "did": "全20校で食育授業を実施し、延べ1,486人の児童・生徒が参加した。ぶどうを新たに献立に加えた。", "checks": (("必要性", "高い", "食育推進計画に位置付けられており、継続して取り組む必要がある。"), ("有効性", "高い", "市内産農産物の使用割合は目標を上回った。"), ("効率性", "普通", "品目ごとに発注しており、事務の効率化を図る余地がある。")),
    "grade": "Ａ", "course": "継続", "issue": "天候の影響により、野菜の必要量を確保できない月がある。", "next": "生産者との協議により作付けの時期を調整し、冷凍加工した野菜の活用を試行する。",
}  # fmt: skip
SPACE: dict[str, Any] = {
    "number": "0422", "name": "都市公園の遊具更新", "room": "都市建設部　公園緑地課", "chief": "西本　さやか", "plan": "住み続けたいまちをつくる", "measure": "公園・緑地の整備", "start": "令和２年度", "end": "令和９年度", "law": "都市公園法", "way": "委託・請負",
    "who": "公園の利用者", "aim": "老朽化した遊具を計画的に更新し、誰もが安全に遊べる公園とする。", "means": "・公園施設長寿命化計画に基づき、劣化の著しい遊具を撤去し更新する。\n・更新に当たっては、近隣の児童や保護者の意見を聴く。\n・障害の有無にかかわらず遊べる遊具を拠点となる公園に設置する。",
    "kpi": (("活動指標", "output", "遊具を更新した公園の数", "か所", ("6", "6", "6", "5", "7", "8", "7", "－")), ("成果指標", "outcome", "遊具の健全度がＢ以上の割合", "％", ("70.0", "70.6", "74.0", "73.1", "78.0", "79.5", "83.0", "－")), ("成果指標", "outcome", "遊具に起因する事故の件数", "件", ("0", "1", "0", "0", "0", "0", "0", "－"))),
    "direct": (41_360, 38_925, 56_714, 62_300), "pay": (8_976, 9_024, 9_776, 9_828), "staff": ("1.20", "1.20", "1.30", "1.30"), "special": ((18_500, 17_400, 25_600, 28_000), (0, 0, 0, 0), (16_600, 15_600, 23_000, 25_200), (1_105, 1_138, 1_172, 1_200), (0, 500, 0, 0)),
    "did": "８か所の公園で遊具19基を更新した。中央公園には車いすのまま遊べる複合遊具を設置した。", "checks": (("必要性", "高い", "設置から30年を超える遊具が多く、安全の確保が必要である。"), ("有効性", "高い", "健全度がＢ以上の遊具の割合は着実に増えている。"), ("効率性", "高い", "複数の公園の工事を一括して発注し、経費を抑えた。")),
    "grade": "Ａ", "course": "拡充", "issue": "資材価格の上昇により、１基当たりの更新費用が増加している。", "next": "利用の少ない公園の遊具を集約し、更新する数を見直す。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity and texts."""
    rows = [
        [H("事業番号"), V(data["number"], style="centre", concept="project_code"), H("事業名"), V(data["name"], 3, concept="project_name")],
        [H("所管課"), V(data["room"], 3, concept="responsible_division"), H("課長名"), V(data["chief"], concept="manager_name")],
        [H("政策"), V(data["plan"], 3, concept="policy_position", level="政策"), H("開始年度"), V(data["start"], concept="start_year")],
        [H("施策"), V(data["measure"], 3, concept="policy_position", level="施策"), H("終了年度"), V(data["end"], concept="end_year")],
        [H("根拠法令"), V(data["law"], 3, concept="legal_basis"), H("実施方法"), V(data["way"], concept="delivery_method")],
        [H("事業の対象"), V(data["who"], 5, concept="target_group")],
        [H("事業の目的"), V(data["aim"], 5, concept="purpose")],
        [H("事業の概要"), V(data["means"], 5, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事業評価シート（令和５年度事業）", (P("事業評価シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=13, gap=1),
        Line("藤代野市", style="right", gap=2), Line("１　事業の概要", section=True, gap=1), Table((1, 0.9, 0.9, 2.2, 0.9, 1.4), rows, grid=False, gap=7),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """One row for each."""
    rows: list[list[Cell]] = [
        [H("区分", 1, 2, label=""), H("指標名", 1, 2, concept="indicator_name"), H("単位", 1, 2), *(Y(text, year, 2) for year, text in YEARS)],
        [cell for _ in YEARS for cell in (H("目標", concept="indicator_target"), H("実績", concept="indicator_actual"))],
    ]  # fmt: skip
    for number, (group, kind, name, unit, values) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        measure = V(unit, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        rows.append([H(group, **about), N(name, concept="indicator_name", **about), measure, *nums(*values)])
    return [Line("２　指標の推移", section=True, gap=1), Table((0.9, 2.4, 0.55, *(0.7,) * 8), rows, gap=7)]


def costs(data: dict[str, Any]) -> list[Block]:
    """直接事業費, 人件費 and what they come to, then the sources of 直接事業費."""
    direct, pay = list(data["direct"]), list(data["pay"])
    special = total(*(list(fund) for fund in data["special"]))
    funds = (*data["special"], [a - b for a, b in zip(direct, special, strict=True)])
    rows: list[list[Cell]] = [
        [H("", 2, 2, label=""), *(Y(text, year) for year, text in YEARS)],
        [H(text, phase=phase) for text, phase in PHASES],
        [H("直接事業費（Ａ）", 2, style="left"), *nums(*direct)],
        [H("人件費（Ｂ）", 2, style="left", cost="personnel"), *nums(*pay)],
        [H("総コスト（Ａ＋Ｂ）", 2, style="left", cost="total"), *nums(*total(direct, pay))],
        *([H(name, style="left", source=source), *nums(*values)] for (name, source), values in zip(SOURCES, funds, strict=True)),
        [H("職員従事者数（人）", 2, style="left", concept="staff_fte", cost=None), *nums(*data["staff"])],
    ]  # fmt: skip
    rows[5].insert(0, H("（Ａ）の財源", 1, 6))
    return [
        Line("３　コストの推移（単位：千円）", section=True, gap=1),
        Table((1.1, 1.9, *(1.6,) * 4), rows, about={"concept": "amount", "cost": "project"}, gap=7),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """What was done, three words with a reason, the whole."""
    rows: list[list[Cell]] = [[H("視点"), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]]
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(why)] for name, mark, why in data["checks"]]
    final = [
        [H("総合評価"), V(data["grade"], style="centre", concept="overall_rating"), H("今後の方向性"), V(data["course"], style="centre", concept="future_direction")],
        [H("課題"), V(data["issue"], 3, concept="issue")],
        [H("今後の取組内容"), V(data["next"], 3, concept="improvement")],
    ]  # fmt: skip
    return [
        Line("４　令和５年度の実施状況", section=True, gap=1), Table((1,), [[V(data["did"], concept="result", fy=2023)]], gap=7),
        Line("５　評価", section=True, gap=1), Table((1.1, 0.9, 6), rows, gap=7),
        Line("６　総合評価", section=True, gap=1), Table((1.4, 2.6, 1.4, 2.6), final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((FOOD, SPACE), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *indicators(data), *costs(data), *close(data)]
    return Form(
        "fujishirono", "藤代野市", "令和６年度 事業評価シート（令和５年度事業）", "measure", "Chromium (Skia/PDF), from HTML", ("IPAexGothic",),
        ("headings in bold, nothing shaded", "years as R3 to R6", "目標 and 実績 side by side below each year, one row for an indicator", "－ for what is not known yet", "phases in a row below the years, at other places than the indicators'", "six sources, （Ａ）の財源", "a text whose only heading is that of the section", "indicators before costs"),
        blocks,
        (("（Ａ）の財源", "The rows sum to （Ａ）, 直接事業費: cost project."),
         ("直接事業費", "cost project."),
         ("人件費, 総コスト", "phase of their column."),
         ("職員従事者数", "staff_fte with the phase of its column."),
         ("－ of R6", "indicator_actual, not_applicable (ruling 7)."),
         ("終了年度 －", "end_year, not_applicable."),
         ("令和５年度の実施状況", "The section is the heading of the text: result of 2023 under that label.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
