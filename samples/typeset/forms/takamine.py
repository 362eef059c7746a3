"""高嶺県: a prefecture's sheet by Chromium; white label cells and bold values, 当初 to 執行率 in columns, 単年度 above 累計."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 14mm 17mm 10mm 20mm }
body { font: 8.4pt "Noto Serif CJK JP" }
table { border: 1.2pt solid #000 }
td { font-weight: 700; padding: 2.2pt 3.2pt }
td.head { font-weight: 400 }
p.section { margin-top: 5pt }
"""
SOURCES = (("国庫支出金", "national"), ("県債", "bond"), ("その他特財", "other"), ("一般財源", "general"))
MOVE: dict[str, Any] = {
    "number": "０４１", "name": "移住・定住促進事業", "rooms": ("地域振興部", "移住交流課"), "boss": "真壁　容子", "policy": "Ｎｏ．３　人の流れをつくる", "action": "３－２　移住者の受入れ体制の強化", "term": ("令和３年度", "令和７年度"), "body": "県、市町村、(公財)高嶺県定住財団", "law": "高嶺県移住促進基本方針",
    "who": "県外に居住し、本県への移住を検討している者", "aim": "移住希望者が必要な情報と支援を受け、本県に定住している状態", "means": "東京と大阪に相談窓口を置き、市町村と合同の相談会を年４回開催する。移住支援金（世帯100万円、単身60万円）を交付する市町村に補助する。",
    "budget": ((61_500, 12_000, 70_866, 78_000), (0, 0, 0, 0), (8_000, 0, 7_412, 8_000), (62_814, 6_300, 63_975, 70_260)), "pay": (23_400, 24_180), "people": ("3.0", "3.1"),
    "kpi": (("窓口における移住相談件数", "件", "output", ("2,180", "－"), (("3,000", "3,264", "3,300", "3,600"), ("8,400", "8,517", "11,700", "15,300"))), ("県の支援制度による移住者数", "人", "outcome", ("412", "－"), (("600", "571", "680", "750"), ("1,620", "1,534", "2,300", "3,050")))),
    "state": "【現状】東京圏からの転入者は増加しているが、20歳代の転出超過は続いている。\n【課題】住まいと仕事の情報が市町村ごとに分かれており、相談から移住までに平均14か月を要している。",
    "did": "合同相談会に延べ1,126人が参加した。移住支援金は84世帯に交付し、前年度の1.4倍となった。", "left": "空き家の登録件数が伸びず、希望者に紹介できる物件が不足している。", "next": "空き家の改修費の補助を新設するとともに、農業法人等と連携した仕事の紹介を始める。",
    "marks": (("必要性", "適当", "人口減少の抑制は県の最重要課題である。"), ("有効性", "おおむね適当", "相談件数は目標を達成したが、移住者数は届かなかった。"), ("効率性", "適当", "相談会を市町村と合同で行い、経費を折半している。")),
    "overall": "おおむね順調", "way": "見直して継続", "why": "住まいの確保に重点を移し、支援の内容を組み替えるため。",
}  # fmt: skip
FLOOD: dict[str, Any] = {
    "number": "１１７", "name": "河川監視体制強化事業", "rooms": ("県土整備部", "河川砂防課"), "boss": "長峰　修一", "policy": "Ｎｏ．７　災害に強い県土をつくる", "action": "７－１　水害への備えの充実", "term": ("令和２年度", "令和８年度"), "body": "県", "law": "水防法第13条",
    "who": "県が管理する河川の流域の住民及び市町村", "aim": "住民が水位を自ら確かめ、早めに避難できる状態", "means": "危機管理型水位計及び監視カメラを設置し、観測値と画像を県の水防情報サイトで公開する。",
    "budget": ((140_000, 52_500, 176_310, 120_000), (126_000, 47_200, 158_600, 108_000), (0, 0, 0, 0), (14_620, ("▲", 1_180), 11_964, 12_400)), "pay": (14_040, 13_260), "people": ("1.8", "1.7"),
    "kpi": (("監視カメラを設置した箇所数", "箇所", "output", ("24", "24"), (("30", "33", "28", "25"), ("102", "108", "136", "161"))), ("水防情報サイトの閲覧数", "千件", "outcome", ("186", "－"), (("400", "527", "450", "500"), ("－", "－", "－", "－")))),
    "state": "【現状】線状降水帯による水害が２年続けて発生し、中小河川の水位が短時間で上昇した。\n【課題】山間部では通信の圏外となる地点があり、設置できない河川が残る。",
    "did": "監視カメラ33箇所を設置し、累計108箇所となった。観測値の欠測率は0.8％にとどまった。", "left": "設置後５年を過ぎた水位計の電池の交換が集中し、維持費が増える見込みである。", "next": "圏外の地点では衛星通信による機器を試行する。電池の交換を３か年に分けて平準化する。",
    "marks": (("必要性", "適当", "避難の判断に欠かせない情報である。"), ("有効性", "適当", "出水時の閲覧数が大きく伸びている。"), ("効率性", "要見直し", "機種が５種類に分かれ、保守の費用がかさんでいる。")),
    "overall": "順調", "way": "拡充して継続", "why": "国の補正予算を活用し、計画を１年前倒しするため。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Number, name, who, where in the plan; texts."""
    start, end = data["term"]
    rows = [
        [H("評価書番号"), V(data["number"], concept="sheet_number", style="centre"), H("事業名"), V(data["name"], 3, concept="project_name", style="large")],
        [H("部局名"), V(data["rooms"][0], concept="responsible_division", raw=" ".join(data["rooms"])), H("課（室）名"), V(data["rooms"][1]), H("作成責任者"), V(data["boss"], concept="manager_name")],
        [H("上位施策"), V(data["policy"], 2, concept="policy_position", level="上位施策"), H("具体的な取組"), V(data["action"], 2, concept="policy_position", level="具体的な取組")],
        [H("始期・終期"), V(f"{start}から{end}まで", 2, parts=(P(start, concept="start_year"), P(end, concept="end_year"))), H("事業主体"), V(data["body"], 2, concept="delivery_method")],
        [H("関連法令等"), V(data["law"], 5, concept="legal_basis")],
        [H("誰・何を"), V(data["who"], 5, concept="target_group")],
        [H("どのような\n状態にするか", label="どのような状態にするか"), V(data["aim"], 5, concept="purpose")],
        [H("事業の概要"), V(data["means"], 5, concept="means")],
        [H("現状と課題"), V(data["state"], 5, concept="issue")],
    ]  # fmt: skip
    return [
        Line("様式第２号（第５条関係）", style="small", gap=0),
        Line("主要事業自己点検票", (P("主要事業自己点検票", concept="sheet_title"),), style="centre", size=15, gap=1),
        Line("【令和５年度に実施した事業】　　高嶺県", (P("令和５年度", concept="evaluation_year"),), style="right", gap=3),
        Line("１　事業の概要", section=True, gap=1), Table((1.15, 1.75, 1.1, 1.75, 1.15, 1.9), rows, grid=False, gap=0),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """From 当初 to 執行率 of one year, and 当初 of the next."""
    lines: list[tuple[int, int, int, int]] = []
    for first, added, spent, following in data["budget"]:
        lines.append((first, -added[1] if isinstance(added, tuple) else added, spent, following))
    whole = tuple(sum(column) for column in zip(*lines, strict=True))

    def figures(line: tuple[int, ...]) -> list[Cell]:
        first, added, spent, following = line
        final = first + added
        assert final >= spent, line
        shown = (n(first), f"▲{-added:,}" if added < 0 else n(added), n(final), n(spent), n(final - spent), f"{100 * spent / final:.1f}" if final else "－", n(following))  # fmt: skip
        return [V(text, style="right") for text in shown]

    def late(settled: str, planned: str) -> list[Cell]:
        return [V(text, style="right") for text in ("", "", "", settled, "", "", planned)]

    rows: list[list[Cell]] = [
        [H("区　　分", 2, 3, label=""), Y("令和５年度", 2023, 6), Y("令和６年度", 2024)],
        [H("予算額", 3), H("決算額\n④", 1, 2, phase="settlement", label="決算額④"), H("不用額\n③－④", 1, 2, concept=None, label="不用額③-④"), H("執行率(％)\n④／③", 1, 2, concept=None, label="執行率(%)④/③"), H("予算額")],
        [H("当初①", phase="original_budget"), H("補正②", concept=None), H("現計③＝①＋②", phase="final_budget", style="small"), H("当初", phase="original_budget")],
        [H("事業費", 2), *figures(whole)],
        *([H(name, style="left", source=source), *figures(line)] for (name, source), line in zip(SOURCES, lines, strict=True)),
        [H("職員人件費", 2, cost="personnel"), *late(*map(n, data["pay"]))],
        [H("総事業費", 2, cost="total"), *late(n(whole[2] + data["pay"][0]), n(whole[3] + data["pay"][1]))],
        [H("従事職員数（人）", 2, concept="staff_fte", cost=None), *late(*data["people"])],
    ]  # fmt: skip
    rows[4].insert(0, H("財源\n内訳", 1, 4, label="財源内訳"))
    return [
        Line("２　予算及び決算（単位：千円）", section=True, gap=1),
        Table((0.45, 1.25, *(1.05,) * 7), rows, about={"concept": "amount", "cost": "project"}, gap=0),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """当初 and 年度末; two lines an indicator, one for the year and one for all years so far."""
    rows: list[list[Cell]] = [
        [H("指標名（単位）", 1, 2), H("", 1, 2, label=""), H("計画策定時\n(令和２年度末)", 1, 2, style="small", fy=2020, concept="indicator_actual"), Y("令和５年度", 2023, 3), Y("令和６年度", 2024), H("最終目標\n(令和７年度末)", 1, 2, style="small", fy=2025, concept="indicator_target")],
        [H("当初目標", concept="indicator_target"), H("年度末実績", concept="indicator_actual"), H("達成率", concept="indicator_rate"), H("当初目標", concept="indicator_target")],
    ]  # fmt: skip
    for number, (name, unit, kind, before, lines) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        group = "活動指標" if kind == "output" else "成果指標"
        parts = (
            P(name, concept="indicator_name", label=(group,)),
            P(unit, concept="indicator_unit", label=(group, name)),
        )
        title = Cell(
            f"［{group}］\n{name}（{unit}）", 1, 2, True, {"label": f"{name}({unit})", **about}, parts, "left rowhead"
        )
        for place, (word, first, (plan, actual, coming, last)) in enumerate(
            zip(("単年度", "累計"), before, lines, strict=True)
        ):
            rate = (
                "－" if actual == "－" else f"{100 * int(actual.replace(',', '')) / int(plan.replace(',', '')):.1f}％"
            )
            figures = (first, plan, actual, rate, coming, last)
            rows.append([*([] if place else [title]), H(word), *(V(text, style="right") for text in figures)])
    return [Line("３　指標", section=True, gap=1), Table((2.5, 0.7, 1.15, 1, 1, 0.9, 1, 1.15), rows, gap=0)]


def close(data: dict[str, Any]) -> list[Block]:
    """Three viewpoints; one box with numbered headings; what is to come."""
    rows: list[list[Cell]] = [[H("視点"), H("判定", concept="rating"), H("判定の理由", concept="rating_reason")]]
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(why)] for name, mark, why in data["marks"]]
    box = f"１　取組の実績\n{data['did']}\n２　残された課題\n{data['left']}\n３　今後の対応\n{data['next']}"
    inner = (
        P(data["did"], concept="result", label=("点検の内容", "1 取組の実績")),
        P(data["left"], concept="issue", label=("点検の内容", "2 残された課題")),
        P(data["next"], concept="improvement", label=("点検の内容", "3 今後の対応")),
    )  # fmt: skip
    final = [
        [H("点検の内容"), V(box, 3, parts=inner)],
        [H("総合評価"), V(data["overall"], concept="overall_rating"), H("今後の方向性"), V(data["way"], concept="future_direction")],
        [H("方向性の理由"), V(data["why"], 3, concept="direction_reason")],
    ]  # fmt: skip
    return [Line("４　点検結果", section=True, gap=1), Table((1.15, 1.3, 6.35), rows, gap=2), Table((1.15, 3.1, 1.15, 3.4), final, grid=False)]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((MOVE, FLOOD), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "takamine", "高嶺県", "主要事業自己点検票（令和５年度に実施した事業）", "develop", "Chromium (Skia/PDF), from HTML", ("Noto Serif CJK JP",),
        ("no shading, labels light and values bold", "当初 + 補正 = 現計, 不用額 and 執行率 in columns under one year, three storeys", "row heading cells merged over columns", "▲ before a 補正", "total and people only in two of seven columns", "単年度 above 累計 for one indicator", "計画策定時 and 最終目標 at the end of a year named in brackets",
         "the kind of an indicator in square brackets above its name, its unit in round ones behind it", "【現状】 and 【課題】 inside one labelled cell", "numbered headings inside one cell, three fields in it", "section and department in two cells", "words as grades"),
        blocks,
        (("点検の内容", "The heading names no field; the numbered headings inside do: three facts of one box, the inner heading last in label."),
         ("現状と課題", "The heading names the field: one issue, 【現状】 and 【課題】 part of its text."),
         ("補正②, 不用額, 執行率", "other (ruling 3)."),
         ("現計", "final_budget."),
         ("財源内訳", "The rows sum to 事業費: cost project."),
         ("総事業費", "With 職員人件費: cost total."),
         ("単年度, 累計", "Two lines of one indicator; told apart in label only."),
         ("計画策定時(令和２年度末)", "indicator_actual of 2020."),
         ("［活動指標］", "Not part of the name; outer label of the name and unit, not of the figures' rows."),
         ("部局名, 課（室）名", "Two cells of one row: one responsible_division, joined by a blank."),
         ("上位施策, 具体的な取組", "policy_position, level as printed."),
         ("始期・終期", "Both in one cell."),
         ("事業主体", "delivery_method."),
         ("誰・何を; どのような状態にするか", "target_group; purpose."),
         ("評価書番号", "sheet_number.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
