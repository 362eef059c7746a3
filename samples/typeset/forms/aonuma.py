"""青沼市: an upright PDCA sheet by Chromium; indicators with the definition below each name, years as R4, R5 and R6(予定)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Part, Sheet, Table, Turn, V

COSTS = (("R3", "決算", 2021, "settlement"), ("R4", "決算", 2022, "settlement"), ("R5", "決算", 2023, "settlement"), ("R6", "予算", 2024, "budget"))  # fmt: skip
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他特定財源", "other"), ("一般財源", "general"))  # fmt: skip
LIBRARY: dict[str, Any] = {
    "code": "7-2-15", "name": "図書館サービス推進事業", "room": "教育委員会　中央図書館", "desk": "奉仕係", "plan": ("７　生涯にわたり学べるまち", "２　社会教育の推進"), "account": "一般会計／10款／５項／３目", "start": "昭和47年度", "end": "－", "law": "図書館法、青沼市立図書館設置条例", "kind": "自治事務（任意）", "how": "直営（一部委託）",
    "who": "市民、市内在勤・在学者", "aim": "誰もが必要な資料や情報を得ることができ、読書を通じて豊かな生活を送っている。", "means": "資料の収集・貸出、レファレンスサービス、移動図書館の運行及び電子図書館の運営を行う。",
    "did": "電子図書館の蔵書を2,140点増やすとともに、学校の一人一台端末から利用できるようにした。移動図書館の巡回先に２か所を追加した。",
    "kpi": (
        ("活動指標", "output", "資料の受入点数", "点", "購入及び寄贈により受け入れた図書・視聴覚資料・電子書籍の点数", ("15,000", "15,500", "16,000"), ("14,782", "16,031", "")),
        ("活動指標", "output", "移動図書館の巡回箇所数", "か所", "移動図書館車が月１回以上巡回する場所の数", ("22", "24", "24"), ("22", "24", "")),
        ("成果指標", "outcome", "市民１人当たりの貸出点数", "点", "個人貸出点数÷４月１日現在の人口", ("6.5", "6.6", "6.8"), ("6.2", "6.7", "")),
        ("成果指標", "outcome", "利用登録率", "％", "有効登録者数÷４月１日現在の人口×100", ("30.0", "31.0", "32.0"), ("28.4", "29.9", "")),
    ),
    "funds": ((0, 0, 3_200, 0), (0, 0, 0, 0), (0, 0, 0, 0), (412, 398, 405, 400), (58_630, 61_274, 62_918, 66_500)), "staff": (("正規職員", ("5.00", "5.00", "4.80", "4.80")), ("会計年度任用職員", ("12.00", "12.00", "12.50", "12.50"))), "pay": (66_400, 66_800, 67_110, 68_250),
    "checks": (("目的妥当性", "ａ", "図書館法に基づく施設であり、市が設置運営することは妥当である。"), ("有効性", "ｂ", "貸出点数は目標を上回ったが、登録率は目標に届いていない。"), ("効率性", "ｂ", "開架業務の委託により、夜間開館の経費を抑えている。"), ("公平性", "ａ", "巡回箇所の追加により、遠隔地の利用の機会が広がった。")),
    "grade": "Ｂ　概ね順調", "issue": "10代後半から20代の登録率が低く、若い世代の利用が伸びていない。", "way": "現状のまま継続", "why": "指標は概ね目標を達成しており、引き続きサービスの充実を図る。", "next": "高校と連携した電子図書館の利用案内を年２回行い、学習席の予約を令和６年７月に始める。", "note": "",
}  # fmt: skip
FLOOD: dict[str, Any] = {
    "code": "3-1-04", "name": "雨水浸水対策事業", "room": "建設部　下水道課", "desk": "雨水整備係", "plan": ("３　災害に強く安全なまち", "１　防災・減災の推進"), "account": "一般会計／８款／３項／２目", "start": "平成26年度", "end": "令和10年度", "law": "下水道法、水防法", "kind": "自治事務（義務）", "how": "委託・請負",
    "who": "浸水のおそれのある区域の住民及び建物", "aim": "大雨による浸水の被害が軽減され、安心して暮らしている。", "means": "雨水貯留施設の整備、水路の改修及び止水板の設置費の補助を行う。",
    "did": "沼田雨水調整池の掘削工事を完了し、東部第二水路の改修に着手した。止水板の設置13件に補助金を交付した。",
    "kpi": (
        ("活動指標", "output", "水路の改修延長", "ｍ", "当該年度に改修を終えた水路の長さ", ("320", "400", "450"), ("318", "285", "")),
        ("活動指標", "output", "止水板設置補助の件数", "件", "当該年度に補助金を交付した件数", ("10", "10", "15"), ("6", "13", "")),
        ("成果指標", "outcome", "床上・床下浸水の戸数", "戸", "当該年度に発生した浸水の戸数（目標は上限）", ("20", "15", "15"), ("34", "0", "")),
        ("成果指標", "outcome", "浸水対策の整備率", "％", "整備済面積÷計画面積×100", ("61.0", "64.0", "68.0"), ("60.8", "63.1", "")),
    ),
    "funds": ((48_500, 61_200, 72_150, 65_000), (3_100, 3_100, 4_050, 3_500), (52_300, 66_400, 79_100, 70_200), (0, 0, 0, 0), (12_744, 15_081, 16_936, 17_300)), "staff": (("正規職員", ("3.20", "3.40", "3.60", "3.60")), ("会計年度任用職員", ("0.00", "0.00", "0.50", "0.50"))), "pay": (24_640, 26_180, 29_195, 29_400),
    "checks": (("目的妥当性", "ａ", "市民の生命と財産を守るため、市が行うべき事業である。"), ("有効性", "ａ", "過去に被害のあった３地区で浸水が発生しなかった。"), ("効率性", "ｃ", "地下水の処理に費用を要し、水路の改修が遅れた。"), ("公平性", "ａ", "浸水の危険度に応じて整備の順位を定めている。")),
    "grade": "Ｂ　概ね順調", "issue": "資材の高騰と用地交渉の長期化により、東部第二水路の改修に遅れが生じている。", "way": "拡充", "why": "近年の集中豪雨の増加を踏まえ、整備を前倒しして進める必要がある。", "next": "用地交渉の担当を１人増やすとともに、国の補正予算を活用して沼田雨水調整池の設備工事を発注する。", "note": "沼田雨水調整池は令和７年６月の供用開始を予定している。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity; then what is planned."""
    rows = [
        [H("事務事業名"), V(data["name"], 3, concept="project_name", style="bold"), H("事務事業番号"), V(data["code"], concept="project_code", style="centre")],
        [H("担当部課"), V(data["room"], 3, concept="responsible_division"), H("担当係"), V(data["desk"], concept="responsible_section")],
        [H("総合計画"), H("章", level="章"), V(data["plan"][0], 2, concept="policy_position"), H("節", level="節", label="節"), V(data["plan"][1], concept="policy_position", label=("総合計画", "節"))],
        [H("予算科目"), V(data["account"], 3, concept="budget_account"), H("事務区分"), V(data["kind"], concept="project_type")],
        [H("開始年度"), V(data["start"], concept="start_year", style="centre"), H("終了年度"), V(data["end"], concept="end_year", style="centre"), H("実施方法"), V(data["how"], concept="delivery_method")],
        [H("根拠法令等"), V(data["law"], 5, concept="legal_basis")],
    ]  # fmt: skip
    plan = [
        [H("対象（誰を）"), V(data["who"], concept="target_group")],
        [H("意図（どうしたいか）"), V(data["aim"], concept="purpose")],
        [H("手段（どのような方法で）"), V(data["means"], concept="means")],
    ]
    return [
        Line("事務事業評価シート【令和５年度実績評価】", (P("事務事業評価シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=14, gap=2),
        Line("青沼市", style="right", gap=2), Table((1, 1.15, 1, 1.2, 1, 1.6), rows, grid=False, gap=5),
        Line("Ｐ　計画", section=True, gap=1), Table((1.6, 5.4), plan, grid=False, gap=5),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """Name above, definition below, in the same column; 目標値 and 実績値 beside them."""
    rows: list[list[Cell]] = [
        [H("区分", 1, 2), H("指標名"), H("単位", 1, 2), H("", 1, 2, label=""), Y("R4", 2022, rows=2), Y("R5", 2023, rows=2), H("R6(予定)", 1, 2, fy=2024)],
        [H("定義・算出式", style="small")],
    ]  # fmt: skip
    for number, (group, kind, name, unit, text, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = Cell(name, 1, 1, True, {"label": name, **about}, (Part(name, {"concept": "indicator_name", "label": (group, "指標名")}),), "left plain rowhead bold")  # fmt: skip
        measure = V(unit, 1, 2, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        rows.append([H(group, 1, 2, **about), title, measure, H("目標値", concept="indicator_target"), *nums(*target)])
        meaning = V(text, style="small aside", concept="indicator_definition", label=(group, name, "定義・算出式"), **about)  # fmt: skip
        spent = [*nums(*actual[:2], label=(group, name, "実績値")), V(actual[2], style="right")]
        rows.append([meaning, H("実績値", concept="indicator_actual"), *spent])
    return [Line("Ｄ　実施　〔指標の推移〕", section=True, gap=1), Table((1, 4.2, 0.7, 0.9, 1, 1, 1.1), rows, gap=5)]


def costs(data: dict[str, Any]) -> list[Block]:
    """Sources, 事業費計, people, total."""
    direct = total(*(list(fund) for fund in data["funds"]))
    rows: list[list[Cell]] = [
        [H("", 2, 2, label=""), *(Y(text, year) for text, _, year, _ in COSTS)], [H(text, phase=phase) for _, text, _, phase in COSTS],
        *([H(name, style="left", source=source), *nums(*values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)),
        [H("事業費計　Ａ", 2, style="left"), *nums(*direct)],
        *([H(f"{name}（人）", style="left", item=name), *nums(*values)] for name, values in data["staff"]),
        [H("人件費　Ｂ", 2, style="left", cost="personnel"), *nums(*data["pay"])],
        [H("総事業費　Ａ＋Ｂ", 2, style="left bold", cost="total"), *nums(*total(direct, list(data["pay"])))],
    ]  # fmt: skip
    rows[2].insert(0, H("財源内訳", 1, 5, style="upright"))
    rows[8].insert(0, H("人工", 1, 2, concept="staff_fte", cost=None))
    did = [[H("R5の取組実績", fy=2023), V(data["did"], concept="result")]]
    return [
        Line("Ｄ　実施　〔事業費の推移〕　　（単位：千円）", section=True, label="D 実施 〔事業費の推移〕 (単位:千円)", gap=1),
        Table((0.6, 2.4, 1.4, 1.4, 1.4, 1.4), rows, about={"concept": "amount", "cost": "project"}, gap=4),
        Table((1.6, 5.4), did, grid=False, gap=5),
    ]  # fmt: skip


def close(data: dict[str, Any]) -> list[Block]:
    """Four criteria; grade, issue, direction."""
    rows = [[H("項目", label=""), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]]
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(why)] for name, mark, why in data["checks"]]
    final = [
        [H("総合評価"), V(data["grade"], concept="overall_rating", style="bold")],
        [H("課題"), V(data["issue"], concept="issue")],
    ]
    action = [
        [H("今後の方向性"), V(data["way"], concept="future_direction", style="bold")],
        [H("上記の理由"), V(data["why"], concept="direction_reason")],
        [H("改善内容"), V(data["next"], concept="improvement")],
        [H("備考"), V(data["note"], concept="comment")],
    ]
    return [
        Line("Ｃ　評価　（ａ：適切　ｂ：概ね適切　ｃ：要改善）", section=True, gap=1), Table((1.6, 0.7, 4.7), rows, gap=0), Table((1.6, 5.4), final, grid=False, gap=5),
        Line("Ａ　改善", section=True, gap=1), Table((1.6, 5.4), action, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((LIBRARY, FLOOD), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *indicators(data), *costs(data), *close(data)]
    return Form(
        "aonuma", "青沼市", "事務事業評価シート【令和５年度実績評価】", "develop", "Chromium (Skia/PDF), from HTML", ("Noto Sans CJK JP",),
        ("shaded headings", "the definition below the name of each indicator, in its column", "R4, R5, R6(予定) beside R3 to R6 of the cost at other places", "the unit column between name and figures", "an upright heading of the sources", "years above 決算 and 予算", "人 between 千円 rows",
         "actuals of the year to come empty", "small letters as grades, with their key in the section heading", "an empty 備考 on sheet 1"),
        blocks,
        (("section headings", "Whole, with the unit and the key of grades that stand in the same line."),
         ("R6(予定)", "The heading says more than its year and stays in label; 目標値 of it is indicator_target (ruling 3), its 実績値 is empty."),
         ("name and definition", "The definition is a subtitle: both rows of figures carry the name in label. The name's own label is 指標名, the definition's 定義・算出式."),
         ("項目", "The heading above the criteria names no field: left out of label."),
         ("予算", "Which budget is not said: phase budget."),
         ("財源内訳", "The rows sum to 事業費計 Ａ: cost project."),
         ("人件費, 人工", "Their columns say 決算 and 予算: phase; item is the kind of employee."),
         ("節", "Beside 章 in one row: 総合計画 heads both."),
         ("R5の取組実績", "result of 2023; the heading says more than its year."),
         ("事務区分", "project_type."),
         ("Ｂ　概ね順調", "overall_rating, as printed."),
         ("上記の理由", "direction_reason: it stands below 今後の方向性.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    css = """
    @page { size: A4; margin: 9mm 14mm }
    body { font: 7.7pt "Noto Sans CJK JP" }
    td { line-height: 1.2; padding: 2pt 3pt }
    td.head { background: #e6e6e6 }
    td.plain { background: none }
    p.section { font-size: 9.5pt }
    """
    browser.printed(invented, target, css)
