"""鶴見原市: a Calc print whose labels stand above their values; whole yen, 節 with 合計, texts below headings of full width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2022, "令和４年度"), (2023, "令和５年度"))
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("市債", "bond"), ("その他特定財源", "other"), ("一般財源", "general"))  # fmt: skip
CARE: dict[str, Any] = {
    "code": "030105", "name": "介護予防普及啓発事業", "room": "健康福祉部　高齢者支援課", "phone": "2163", "account": "介護保険特別会計　３款１項２目", "span": "平成27年度～", "start": "平成27年度", "law": "介護保険法第115条の45", "plan": "第９期高齢者福祉計画・介護保険事業計画",
    "aim": "高齢者が住み慣れた地域で自立した生活を続けられるよう、介護予防に関する知識の普及を図り、自主的な活動を支援する。", "means": "①介護予防教室の開催（公民館等15会場）\n②介護予防サポーターの養成及び活動支援\n③体力測定会の開催（年４回）",
    "budget": (11_843_000, 12_620_000), "items": (("報酬", (2_341_200, 2_406_480)), ("報償費", (1_486_000, 1_652_000)), ("需用費", (618_742, 703_915)), ("役務費", (214_360, 226_108)), ("委託料", (5_940_000, 6_270_000)), ("使用料及び賃借料", (152_900, 160_600))),
    "special": ((2_688_300, 2_854_700), (1_344_100, 1_427_300), (0, 0), (5_376_600, 5_709_500)),
    "kpi": (("活動指標", "output", "介護予防教室の開催回数", "回", ("360", "360"), ("318", "366"), "380"), ("活動指標", "output", "介護予防サポーターの登録者数", "人", ("140", "150"), ("131", "152"), "160"), ("成果指標", "outcome", "教室参加者のうち体力が維持・改善した者の割合", "％", ("75.0", "76.0"), ("72.8", "77.4"), "78.0")),
    "did": "教室を366回開催し、延べ6,914人が参加した。新たに18人の介護予防サポーターを養成し、地域の通いの場３か所の立ち上げを支援した。体力測定会には延べ1,208人が参加した。", "issue": "男性の参加者が全体の２割にとどまっている。また、会場から離れた地域の高齢者が参加しにくい。", "next": "男性を対象とした講座を新設するとともに、移動販売の拠点での出張教室を令和６年度から実施する。",
    "marks": (("必要性", "４", "要介護認定者の増加を抑えるため、必要な事業である。"), ("有効性", "４", "参加者の７割以上が体力を維持又は改善している。"), ("効率性", "３", "サポーターの協力により、会場を増やすことができた。")), "grade": "Ａ（計画どおり進めることが適当）", "course": "拡充",
}  # fmt: skip
SIGN: dict[str, Any] = {
    "code": "070218", "name": "観光案内板整備事業", "room": "経済部　観光交流課", "phone": "2547", "account": "一般会計　７款１項４目", "span": "令和３年度～令和７年度", "start": "令和３年度", "law": "なし", "plan": "鶴見原市観光振興ビジョン",
    "aim": "市内を訪れる観光客が目的地まで迷わず移動できるようにし、回遊性と満足度を高める。", "means": "①観光案内板の新設及び更新（日本語、英語、中国語及び韓国語の４か国語表記）\n②案内板への二次元コードの表示と案内サイトの運用\n③老朽化した案内板の撤去",
    "budget": (18_450_000, 21_300_000), "items": (("旅費", (38_640, 42_180)), ("需用費", (426_910, 388_524)), ("役務費", (96_250, 98_670)), ("委託料", (3_872_000, 4_180_000)), ("工事請負費", (13_365_000, 15_906_000)), ("備品購入費", (0, 217_800))),
    "special": ((6_682_500, 7_953_000), (0, 0), (5_900_000, 7_100_000), (1_200_000, 1_200_000)),
    "kpi": (("活動指標", "output", "案内板の新設・更新数", "基", ("12", "14"), ("12", "13"), "15"), ("活動指標", "output", "案内サイトの掲載箇所数", "か所", ("60", "75"), ("58", "80"), "90"), ("成果指標", "outcome", "案内表示に満足した観光客の割合", "％", ("55.0", "60.0"), ("52.6", "61.3"), "65.0")),
    "did": "駅前地区及び城跡周辺に案内板13基を整備した。地権者との調整により、１基を翌年度に延期した。", "issue": "案内板の設置に適した公有地が少なく、民有地を借りる場合の協議に時間を要している。", "next": "設置場所の候補を前年度のうちに選定し、協議を早期に開始する。",
    "marks": (("必要性", "３", "外国人観光客の増加に対応するため、多言語表記が必要である。"), ("有効性", "４", "観光客の満足度は目標を上回った。"), ("効率性", "３", "国の補助制度を活用して整備している。")), "grade": "Ｂ（一部見直しが必要）", "course": "現状維持",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Labels above their values, then boxes of text."""
    end = data["span"].partition("～")[2]
    span = (P(data["start"], concept="start_year"), *((P(end, concept="end_year"),) if end else ()))
    rows = [
        [H("事業コード", 6), H("事務事業名", 18), H("所管部課名", 12), H("内線", 4)],
        [V(data["code"], 6, style="centre", concept="project_code"), V(data["name"], 18, concept="project_name"), V(data["room"], 12, concept="responsible_division"), V(data["phone"], 4, style="centre", concept="contact_phone")],
        [H("事業期間", 9), H("会計・款項目", 13), H("根拠法令", 8), H("関連する個別計画", 10)],
        [V(data["span"], 9, style="centre", parts=span), V(data["account"], 13, concept="budget_account"), V(data["law"], 8, concept="legal_basis"), V(data["plan"], 10, concept="related_plan")],
    ]  # fmt: skip
    texts = [[H("事業の目的", 40, style="left")], [V(data["aim"], 40, concept="purpose")], [H("事業の内容", 40, style="left")], [V(data["means"], 40, concept="means")]]  # fmt: skip
    return [
        Line("事務事業評価シート　（令和５年度実績）", (P("事務事業評価シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="bold", size=13, gap=2),
        Table((1,) * 40, rows, gap=4), Table((1,) * 40, texts, gap=4),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """Two years as rows with their sources; what the money went for."""
    spent = [sum(column) for column in zip(*(values for _, values in data["items"]), strict=True)]
    rows: list[list[Cell]] = [
        [H("年度", 5, 2, label=""), H("予算現額", 5, 2, phase="final_budget"), H("決算額", 5, 2, phase="settlement"), H("執行率\n（％）", 4, 2, concept=None, style="small"), H("決算額の財源内訳", 21, phase="settlement")],
        [*(H(name, 4, source=source, style="small") for name, source in SOURCES[:4]), H(SOURCES[4][0], 5, source=SOURCES[4][1], style="small")],
    ]  # fmt: skip
    for place, (year, text) in enumerate(YEARS):
        budget, done = data["budget"][place], spent[place]
        funds = [fund[place] for fund in data["special"]]
        figures = [V(n(fund), 4, style="right") for fund in funds]
        rows.append([Y(text, year, 5), V(n(budget), 5, style="right"), V(n(done), 5, style="right"), V(f"{100 * done / budget:.1f}", 4, style="right"), *figures, V(n(done - sum(funds)), 5, style="right")])  # fmt: skip
    parts: list[list[Cell]] = [[H("節", 16, label=""), *(H(f"{text}決算額", 12, fy=year, phase="settlement") for year, text in YEARS)]]  # fmt: skip
    parts += [[H(name, 16, item=name, style="left rowhead"), *(V(n(value), 12, style="right") for value in values)] for name, values in data["items"]]  # fmt: skip
    both = [V(n(value), 12, style="right", parts=(P(n(value)), P(n(value), concept="amount", cost="project", item=None, side=None))) for value in spent]  # fmt: skip
    parts.append([H("合　計", 16, item="合計", style="rowhead"), *both])
    return [
        Line("◆事業費　（単位：円）", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, about={"concept": "amount", "cost": "project", "scale": 0}, gap=4),
        Line("◆事業費の内訳　（単位：円）", section=True, style="bold", gap=0),
        Table((1,) * 40, parts, about={"concept": "line_item", "side": "expense", "scale": 0}, gap=4),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """目標 and 実績 of two years, 目標 of the next."""
    rows: list[list[Cell]] = [
        [H("区分", 5, 2, label=""), H("指標名", 12, 2, concept="indicator_name"), H("単位", 3, 2), *(Y(text, year, 8) for year, text in YEARS), Y("令和６年度", 2024, 4, style="small")],
        [*(cell for _ in YEARS for cell in (H("目標", 4, concept="indicator_target"), H("実績", 4, concept="indicator_actual"))), H("目標", 4, concept="indicator_target")],
    ]  # fmt: skip
    for number, (group, kind, name, unit, plan, actual, aim) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        values = [V(value, 4, style="right") for value in (*(v for pair in zip(plan, actual, strict=True) for v in pair), aim)]  # fmt: skip
        rows.append([H(group, 5, **about), N(name, 12, concept="indicator_name", **about), V(unit, 3, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about), *values])  # fmt: skip
    return [Line("◆指標", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=4)]


def close(data: dict[str, Any]) -> list[Block]:
    """Boxes of text, points with a reason, the whole."""
    texts = [
        [H("令和５年度の取組と成果", 40, style="left", fy=2023)], [V(data["did"], 40, concept="result")],
        [H("現状と課題", 40, style="left")], [V(data["issue"], 40, concept="issue")],
        [H("今後の改善内容", 40, style="left")], [V(data["next"], 40, concept="improvement")],
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [H("評価項目", 8), H("評点", 5, concept="rating"), H("評価の説明", 27, concept="rating_reason")]
    ]
    rows += [[H(name, 8, criterion=name), V(mark, 5, style="centre"), V(why, 27)] for name, mark, why in data["marks"]]
    final = [
        [H("総合評価", 20), H("今後の方向性", 20)],
        [V(data["grade"], 20, style="centre", concept="overall_rating"), V(data["course"], 20, style="centre", concept="future_direction")],
    ]  # fmt: skip
    return [
        Line("◆取組状況", section=True, style="bold", gap=0), Table((1,) * 40, texts, gap=4),
        Line("◆評価　（４：高い　３：やや高い　２：やや低い　１：低い）", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, gap=4), Table((1,) * 40, final),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((CARE, SIGN), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "tsurumihara", "鶴見原市", "事務事業評価シート（令和５年度実績）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAexGothic",),
        ("labels above their values", "texts below headings of the full width", "whole yen", "years as rows beside 予算現額, 決算額, 執行率 and sources", "節 with 合計, year and phase in one heading", "digits as grades", "the year of the title behind it only", "no end year on sheet 1, 根拠法令 なし on sheet 2"),
        blocks,
        (("執行率", "other (ruling 3)."),
         ("決算額の財源内訳", "The columns sum to 決算額: settlement, cost project; the heading stays in label."),
         ("令和４年度決算額", "Of the detail lines: the heading says more than its year and stays in label."),
         ("節", "The heading above the names of the detail lines names no field: left out of label."),
         ("合計", "A line_item (item 合計) and an amount of cost project (ruling 2)."),
         ("平成27年度～", "start_year only: no end is printed and there is no field of its own for one."),
         ("評点", "rating; digits as printed."),
         ("Ａ（計画どおり進めることが適当）", "overall_rating, as printed."),
         ("令和５年度の取組と成果", "result of 2023; the heading says more than the year."),
         ("なし", "legal_basis, not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAexGothic", size=8.2, row=14, shade="DDEBF7"), target)
