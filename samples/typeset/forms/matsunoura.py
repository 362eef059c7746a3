"""松ノ浦町: a 事業概要調書 of a budget by Chromium in a mincho; prose, five years of cost with the newest first, ○ below a choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和７年度\n（当初予算）", 2025, "original_budget"), ("令和６年度\n（決算見込）", 2024, "settlement_estimate"), ("令和５年度\n（決算）", 2023, "settlement"), ("令和４年度\n（決算）", 2022, "settlement"), ("令和３年度\n（決算）", 2021, "settlement"))  # fmt: skip
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("町債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
WAYS = ("拡充", "継続", "縮小", "廃止")
BRIDGES: dict[str, Any] = {
    "number": "8-2-3", "name": "橋りょう長寿命化修繕事業", "room": "建設課", "desk": "土木管理係", "account": "一般会計　８款土木費　２項道路橋りょう費　３目橋りょう維持費", "kind": "継続", "start": "平成26年度", "end": "令和12年度", "plan": "３　安全で快適に暮らせるまち", "law": "道路法第42条",
    "aim": "町が管理する橋りょうの損傷が軽微なうちに計画的な修繕を行い、通行の安全を確保するとともに、修繕や架替えに要する費用の縮減と平準化を図る。",
    "text": "町が管理する橋りょう86橋のうち、令和元年度からの２巡目の定期点検において早期に措置を講ずべき状態（健全性Ⅲ）と診断された19橋について、「松ノ浦町橋りょう長寿命化修繕計画」に基づき順次修繕を実施する。令和７年度は、浜田橋の床版の補修及び支承の取替え、中島橋の断面修復を行うほか、次年度に修繕を予定する３橋の詳細設計を委託する。また、５年に１度の定期点検を17橋で実施し、診断の結果を計画に反映する。",
    "did": "潮見橋の伸縮装置の取替え及び高欄の塗装を完了した。また、18橋の定期点検を実施した。", "issue": "資材費及び労務費の上昇により、計画策定時の見込みに比べて修繕費が約２割増加している。",
    "funds": ((41_250, 33_000, 27_500, 24_750, 22_000), (0, 0, 0, 0, 0), (26_200, 21_000, 17_500, 15_700, 14_000), (0, 0, 0, 0, 0), (7_550, 6_012, 5_127, 4_538, 4_061)),
    "special": (("国庫支出金", (("道路メンテナンス事業補助金", "55.0％", 41_250),)), ("町債", (("公共事業等債", "90.0％", 26_200),))),
    "kpi": (("活動指標", "output", "定期点検を実施した橋りょう数", "橋", "16", ("17", "18"), "17"), ("成果指標", "outcome", "健全性Ⅲの橋りょうの修繕着手率", "％", "42.1", ("57.9", "68.4"), "100.0"), ("成果指標", "outcome", "通行規制を行っている橋りょう数", "橋", "3", ("2", "2"), "0")),
    "way": "継続", "why": "通学路や緊急輸送道路の橋りょうを優先し、計画に沿って着実に修繕を進める。",
}  # fmt: skip
MOVING: dict[str, Any] = {
    "number": "2-1-12", "name": "移住定住促進事業", "room": "企画政策課", "desk": "地域振興係", "account": "一般会計　２款総務費　１項総務管理費　６目企画費", "kind": "継続", "start": "平成28年度", "end": "－", "plan": "５　人が集い活力のあるまち", "law": "松ノ浦町移住支援金交付要綱",
    "aim": "町外からの移住者を増やすとともに、若い世代の転出を抑え、地域の担い手を確保する。",
    "text": "移住希望者からの相談に一元的に対応する「移住コンシェルジュ」２名を配置し、現地案内、住まいや仕事の紹介、移住後の定着支援を行う。東京圏から移住し、就業又は起業した者に対して移住支援金を交付するほか、空き家バンクに登録された物件の改修費及び家財の処分費の一部を補助する。令和７年度は新たに、廃校となった旧松ノ浦東小学校の教員住宅２戸を改修し、最長３か月滞在できるお試し住宅として運用を開始する。",
    "did": "都内で移住相談会を４回開催し、延べ137組の相談に応じた。空き家バンクの成約は過去最多の14件となった。", "issue": "空き家バンクの登録物件が不足しており、希望する住宅が見つからずに移住を断念する例がある。",
    "funds": ((6_300, 6_150, 4_820, 3_900, 0), (3_600, 3_200, 2_750, 2_400, 1_800), (0, 0, 0, 0, 0), (5_000, 4_500, 4_000, 3_000, 3_000), (9_380, 8_741, 8_026, 7_315, 6_940)),
    "special": (("国庫支出金", (("新しい地方経済・生活環境創生交付金", "1/2", 6_300),)), ("県支出金", (("移住支援事業費補助金", "3/4", 2_400), ("空き家活用促進費補助金", "1/2", 1_200))), ("その他", (("ふるさと応援基金繰入金", "－", 5_000),))),
    "kpi": (("活動指標", "output", "移住相談の延べ組数", "組", "84", ("112", "137"), "180"), ("活動指標", "output", "空き家バンクの新規登録件数", "件", "9", ("13", "11"), "25"), ("成果指標", "outcome", "町の制度を利用した移住者数", "人", "21", ("33", "46"), "70")),
    "way": "拡充", "why": "移住者数は増加しており、お試し住宅の整備と併せて空き家の掘り起こしを強化する。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity, then prose under headings of the full width."""
    rows = [
        [H("事業名"), V(data["name"], 3, concept="project_name"), H("事業番号"), V(data["number"], concept="project_code", style="centre")],
        [H("担当課"), V(data["room"], concept="responsible_division"), H("担当係"), V(data["desk"], concept="responsible_section"), H("新規・継続"), V(data["kind"], concept="project_status", style="centre")],
        [H("予算科目"), V(data["account"], 5, concept="budget_account")],
        [H("総合計画"), V(data["plan"], 3, concept="policy_position"), H("始期"), V(data["start"], concept="start_year", style="centre")],
        [H("根拠法令等"), V(data["law"], 3, concept="legal_basis"), H("終期"), V(data["end"], concept="end_year", style="centre")],
    ]  # fmt: skip
    texts: list[list[Cell]] = []
    for name, key, concept, about in (("事業の目的", "aim", "purpose", {}), ("事業概要", "text", "means", {}), ("令和５年度の実績", "did", "result", {"fy": 2023}), ("現状と課題", "issue", "issue", {})):  # fmt: skip
        texts += [[H(name, style="left", **about)], [V(data[key], concept=concept)]]
    return [
        Line("令和７年度当初予算　事業概要調書", (P("事業概要調書", concept="sheet_title"), P("令和７年度", concept="evaluation_year")), style="centre", size=15, gap=3),
        Line("松ノ浦町", style="right", gap=2), Table((1, 1.7, 0.9, 1.6, 0.9, 1.1), rows, grid=False, gap=6), Table((1,), texts, gap=8),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """事業費 and its sources, newest year first; the special ones by name."""
    direct = total(*(list(fund) for fund in data["funds"]))
    rows: list[list[Cell]] = [[H("区分", 2, label=""), *(H(text, fy=year, phase=phase) for text, year, phase in YEARS)], [H("事業費", 2), *nums(*direct)]]  # fmt: skip
    rows += [[H(name, source=source), *nums(*values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)]  # fmt: skip
    rows[2].insert(0, H("財源内訳", 1, 5))
    parts: list[list[Cell]] = [[H("財源", label=""), H("名称", label=""), H("補助率・充当率", concept=None), H("令和７年度\n当初予算額", fy=2025, phase="original_budget")]]  # fmt: skip
    for group, grants in data["special"]:
        for place, (name, share, value) in enumerate(grants):
            first = [H(group, 1, len(grants), style="plain rowhead")] if place == 0 else []
            parts.append([*first, H(name, item=name, style="left plain rowhead"), V(share, style="centre aside"), V(n(value), style="right")])  # fmt: skip
    return [
        Line("１　事業費の推移（単位：千円）", section=True, gap=1), Table((1, 1.3, *(1.3,) * 5), rows, about={"concept": "amount", "cost": "project"}, gap=7),
        Line("２　特定財源の内訳（単位：千円）", section=True, gap=1), Table((1.4, 4, 1.5, 1.6), parts, about={"concept": "line_item", "side": "revenue"}, gap=7),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """One table: 基準値, two years of 実績値, 目標値 of the plan's end."""
    rows: list[list[Cell]] = [
        [H("区分", 1, 2, label=""), H("指標名", 1, 2, concept="indicator_name"), H("単位", 1, 2), H("基準値\n（R3）", 1, 2, fy=2021, concept="indicator_actual"), H("実績値", 2, concept="indicator_actual"), H("目標値\n（R8）", 1, 2, fy=2026, concept="indicator_target")],
        [Y("R4", 2022), Y("R5", 2023)],
    ]  # fmt: skip
    for number, (group, kind, name, unit, base, actual, target) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        measure = V(unit, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        rows.append([H(group, **about), N(name, concept="indicator_name", **about), measure, *nums(base, *actual, target)])  # fmt: skip
    return [Line("３　指標", section=True, gap=1), Table((1.1, 3.6, 0.7, 1, 1, 1, 1), rows, gap=7)]


def close(data: dict[str, Any]) -> list[Block]:
    """○ below the chosen option, the reason beside it."""
    about: Attributes = {"concept": "future_direction", "label": ("今後の方向性",)}
    marks = [V("○" if way == data["way"] else "", style="centre", value=way, **about) for way in WAYS]
    rows = [
        [H("今後の方向性", 1, 2), *(H(way) for way in WAYS), H("理由")],
        [*marks, V(data["why"], concept="direction_reason", label=("理由",))],
    ]
    return [Line("４　今後の方向性", section=True, gap=1), Table((1.3, *(0.7,) * 4, 4.6), rows)]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BRIDGES, MOVING), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "matsunoura", "松ノ浦町", "令和７年度当初予算 事業概要調書", "develop", "Chromium (Skia/PDF), from HTML", ("IPAexMincho",),
        ("a sheet attached to a budget, not an evaluation", "long prose below headings of the full width", "five years of cost, newest first, of three phases", "町債", "grants by name, one kind of source over two rows on sheet 2, with a column of rates", "基準値（R3） and 目標値（R8） around two years of 実績値",
         "○ below the chosen option", "－ as a rate and as the end"),
        blocks,
        (("令和７年度当初予算", "The only year of the title, the one that the sheet is about: evaluation_year 2025. 当初予算 belongs to the budget and is not part of sheet_title."),
         ("令和６年度（決算見込）", "settlement_estimate; the headings of the cost say more than their year and stay in label."),
         ("財源内訳", "The rows sum to 事業費: cost project."),
         ("特定財源の内訳", "Named revenue: line_item of side revenue, item the name; the kind of source is the outer label. 補助率・充当率 is other. 財源 and 名称 name no field: left out of label."),
         ("基準値（R3）", "indicator_actual of 2021; the heading says more than its year. So does 目標値（R8）, indicator_target of 2026."),
         ("事業概要", "means."),
         ("令和５年度の実績", "result of 2023; the heading says more than its year."),
         ("新規・継続", "A label; the value is 継続."),
         ("○", "value is the heading of the column with the mark, raw the mark; the column heading is left out of label."),
         ("理由", "direction_reason: it stands beside the direction; its heading is its own label."),
         ("総合計画", "policy_position without level."),
         ("終期 －", "not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    css = """
    @page { size: A4; margin: 13mm 17mm }
    body { font: 8.6pt "IPAexMincho" }
    td { padding: 2.4pt 4pt }
    td.head { background: #f0f0f0 }
    td.plain { background: none }
    p.section { font-size: 9.6pt; font-weight: normal }
    """
    browser.printed(invented, target, css)
