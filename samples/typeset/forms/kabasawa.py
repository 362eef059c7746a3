"""椛沢区: a dense ReportLab page; numbered rows with formulas, plan and actual by year, fixed indicator slots, 特定財源."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

# actual of two years, plan and actual of the evaluated one, plan of the next
COLUMNS = ((2020, "令和２年度", "実績", "settlement"), (2021, "令和３年度", "実績", "settlement"), (2022, "令和４年度", "計画", "plan"), (2022, "令和４年度", "実績", "settlement"), (2023, "令和５年度", "計画", "plan"))  # fmt: skip
BICYCLES: dict[str, Any] = {
    "code": "214", "name": "自転車駐車場の維持運営", "division": "都市整備部土木管理課", "branch": "", "phone": "3582", "boss": "宮原", "budget": "自転車駐車場維持管理",
    "field": "２　交通・都市基盤", "policy": "06　誰もが快適に移動できるまちづくり", "start": "昭和57年度", "end": "", "law": "椛沢区自転車の放置防止及び自転車駐車場の整備に関する条例",
    "who": "区内の鉄道駅を利用する区民、通勤・通学者", "aim": "駅周辺における放置自転車を解消し、安全で快適な歩行空間を確保する。",
    "what": "区内24か所の自転車駐車場の管理運営（指定管理者）、設備の更新及び定期利用の受付を行う。",
    "cost": ((182_346, 190_208, 201_500, 196_871, 214_300), (12_100, 20_460, 27_000, 24_882, 35_200), (148_900, 149_512, 152_000, 150_634, 156_800)),
    "people": (("2.10", "2.10", "2.00", "2.00", "2.00"), ("1.00", "1.00", "1.00", "1.00", "1.00")),
    "special": ((168_402, 181_935, 190_000, 192_610, 195_000), (0, 0, 0, 0, 0), (5_000, 8_300, 10_000, 9_460, 12_000), (1_284, 1_270, 1_300, 1_305, 1_300)),
    "kpi": (
        ("活動指標（１）", "output", "自転車駐車場の収容台数", "台", "区立自転車駐車場の年度末収容台数", ("18,420", "18,640", "18,800", "18,760", "18,800"), "99.8"),
        ("活動指標（２）", "output", "設備を更新した自転車駐車場", "か所", "精算機・ゲートを更新した駐車場の数", ("2", "3", "4", "3", "5"), "75.0"),
        ("成果指標（１）", "outcome", "駅周辺の放置自転車台数", "台", "10月の晴天の平日、午前11時現在の調査", ("512", "468", "430", "397", "380"), "108.3"),
        ("成果指標（２）", "outcome", "", "", "", ("", "", "", "", ""), ""),
    ),
    "marks": (("必要性", "５", "放置自転車は緊急車両の通行の妨げともなることから、区が対策を担う必要がある。"), ("有効性", "４", "放置自転車の台数は10年前の３分の１以下に減少しており、成果が上がっている。"), ("効率性", "３", "使用料により経費の約９割を賄っているが、小規模な駐車場の収支に課題がある。")),
    "grade": "Ｂ", "now": "テレワークの普及に伴い定期利用が減る一方、買物等の一時利用が増加している。",
    "issue": "定期利用と一時利用の区画の配分が実態に合っておらず、一時利用の満車が生じている。", "next": "改善・見直し",
    "why": "利用実態の変化に合わせた区画の見直しが必要である。", "better": "全駐車場の利用率を調査し、令和５年度中に定期区画の約１割を一時利用に転換する。キャッシュレス決済の導入を進める。",
}  # fmt: skip
LIBRARY: dict[str, Any] = {
    "code": "387", "name": "障害者サービスの充実（図書館）", "division": "教育委員会事務局中央図書館", "branch": "2", "phone": "7714", "boss": "戸田", "budget": "図書館奉仕",
    "field": "５　学び・文化", "policy": "21　生涯にわたる学びの支援", "start": "平成３年度", "end": "", "law": "図書館法、視覚障害者等の読書環境の整備の推進に関する法律",
    "who": "視覚障害等により活字による読書が困難な区民", "aim": "障害の有無にかかわらず、誰もが読書に親しむことができる。",
    "what": "録音図書・点字図書の製作及び貸出、対面朗読、宅配サービスを行う。音訳者の養成講座を開催する。",
    "cost": ((9_860, 10_422, 11_900, 11_548, 12_300), (0, 0, 0, 0, 0), (3_120, 3_245, 3_800, 3_674, 4_000)),
    "people": (("1.20", "1.20", "1.20", "1.20", "1.30"), ("0.50", "0.50", "0.80", "0.80", "0.80")),
    "special": ((0, 0, 0, 0, 0), (0, 0, 400, 386, 400), ("－", "－", "－", "－", "－"), (15, 12, 15, 11, 15)),
    "kpi": (
        ("活動指標（１）", "output", "録音図書の製作数", "タイトル", "音訳者が製作したデイジー図書の数", ("41", "46", "60", "58", "60"), "96.7"),
        ("活動指標（２）", "output", "", "", "", ("", "", "", "", ""), ""),
        ("成果指標（１）", "outcome", "障害者サービスの貸出点数", "点", "録音・点字図書及び宅配による貸出", ("6,204", "7,118", "8,000", "8,236", "8,500"), "103.0"),
        ("成果指標（２）", "outcome", "利用登録者数", "人", "年度末の登録者数", ("218", "231", "250", "244", "270"), "97.6"),
    ),
    "marks": (("必要性", "５", "法律により、地方公共団体の責務と定められている。"), ("有効性", "４", "貸出点数は計画を上回ったが、登録者は伸び悩んでいる。"), ("効率性", "４", "録音図書の製作は区民の協力に支えられ、経費を抑えている。")),
    "grade": "Ａ", "now": "読書バリアフリー法の施行により、電子書籍等の利用しやすい資料への関心が高まっている。",
    "issue": "音訳者の高齢化が進み、新たな担い手が不足している。", "next": "拡充",
    "why": "対象となる区民に対し登録者が少なく、周知の余地が大きい。", "better": "音訳者養成講座を年１回から２回に増やすとともに、眼科医院と連携して利用案内を配布する。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity; 枝番 and 終了 are empty with a label to their right."""
    rows = [
        [H("整理番号"), V(data["code"], style="centre", concept="project_code"), H("枝番"), V(data["branch"], style="centre"), H("事務事業名称"), V(data["name"], 3, concept="project_name", style="bold")],
        [H("所管課"), V(data["division"], 3, concept="responsible_division"), H("課長名"), V(data["boss"], concept="manager_name"), H("内線"), V(data["phone"], concept="contact_phone")],
        [H("予算事業名"), V(data["budget"], 3, concept="project_name"), H("開始年度"), V(data["start"], concept="start_year"), H("終了年度"), V(data["end"], concept="end_year")],
        [H("分野"), V(data["field"], 3, concept="policy_position", level="分野"), H("施策"), V(data["policy"], 3, concept="policy_position", level="施策")],
        [H("根拠法令等"), V(data["law"], 7, concept="legal_basis")],
        [H("対象"), V(data["who"], 7, concept="target_group")],
        [H("目的"), V(data["aim"], 7, concept="purpose")],
        [H("内容"), V(data["what"], 7, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和５年度　椛沢区事務事業評価表（令和４年度分）", (P("事務事業評価表", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="centre", size=12, gap=3),
        Table((0.9, 0.8, 0.6, 0.9, 1, 1.7, 0.7, 1.4), rows, grid=False, gap=0),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """Four fixed slots, each with its explanation below its name; 達成率 of the evaluated year only."""
    top: list[Cell] = [
        H("指標", 1, 2),
        H("指標名", 1, 2, concept="indicator_name"),
        H("単位", 1, 2, concept="indicator_unit"),
    ]
    top += [Y("令和２年度", 2020), Y("令和３年度", 2021), Y("令和４年度", 2022, 3), Y("令和５年度", 2023)]
    kinds = (
        ("実績", "actual"),
        ("実績", "actual"),
        ("計画", "target"),
        ("実績", "actual"),
        ("達成率(%)", "rate"),
        ("計画", "target"),
    )
    rows: list[list[Cell]] = [top, [H(text, concept=f"indicator_{kind}") for text, kind in kinds]]
    for number, (slot, kind, name, unit, text, values, rate) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(name, concept="indicator_name", **about) if name else V("")
        cells = [V(value, style="right") for value in (*values[:4], rate, values[4])]
        meaning = V(text, 7, style="small", concept="indicator_definition", label=(slot, "説明"), **about)
        rows.append([H(slot, 1, 2, **about), title, V(unit, style="centre aside"), *cells])
        rows.append([H("説明", style="small rowhead"), meaning])
    return [Table((0.85, 1.9, 0.65, *(0.72,) * 6), rows, gap=0)]


def costs(data: dict[str, Any]) -> list[Block]:
    """Rows (1) to (16): formulas in the labels, 千円 but for people, yen and shares."""
    direct, invest, hired = data["cost"]
    pay = [[round(float(share) * price) for share in shares] for shares, price in zip(data["people"], (8_210, 3_460), strict=True)]  # fmt: skip
    whole = total(list(direct), *pay)
    special = total(*([0 if value == "－" else value for value in row] for row in data["special"]))
    general = [a - b for a, b in zip(whole, special, strict=True)]
    first = [int(value.replace(",", "")) for value in data["kpi"][0][5]]
    unit = [f"{1000 * (a - b) / c:,.0f}" for a, b, c in zip(whole, invest, first, strict=True)]
    share = [f"{100 * a / b:.1f}" for a, b in zip(data["special"][0], whole, strict=True)]
    names = (
        ("使用料及び手数料 (10)", "fees"),
        ("国からの補助金等 (11)", "national"),
        ("都からの補助金等 (12)", "prefectural"),
        ("その他 (13)", "other"),
    )
    staff: Attributes = {"concept": "staff_fte", "cost": None}
    item: Attributes = {"concept": "line_item", "cost": None, "side": "expense"}
    rows: list[list[Cell]] = [
        [H("区分（単位：千円）", 3, 2), Y("令和２年度", 2020), Y("令和３年度", 2021), Y("令和４年度", 2022, 2), Y("令和５年度", 2023)],
        [H(text, phase=phase) for _, _, text, phase in COLUMNS],
        [H("事業費 (1)", 2, style="left"), *right(direct)],
        [H("（うち投資的経費 (2)）", 2, style="left", item="うち投資的経費", **item), *right(invest)],
        [H("（うち委託費 (3)）", 2, style="left", item="うち委託費", **item), *right(hired)],
        [H("職員数（人）"), H("常勤 (4)", style="left", item="常勤", **staff), *right(data["people"][0])],
        [H("会計年度任用 (5)", style="left", item="会計年度任用", **staff), *right(data["people"][1])],
        [H("人件費"), H("常勤 (6)", style="left", cost="personnel"), *right(pay[0])],
        [H("会計年度任用 (7)", style="left", cost="personnel"), *right(pay[1])],
        [H("総事業費 (8)=(1)+(6)+(7)", 2, style="left", cost="total"), *right(whole)],
        [H("単位当たりコスト（円） (9)=((8)-(2))÷活動指標（１）", 3, style="left", concept=None), *right(unit)],
        *([H(name, style="left", source=source, cost="total"), *right(values)] for (name, source), values in zip(names, data["special"], strict=True)),
        [H("特定財源計 (14)=(10)+(11)+(12)+(13)", style="left", source="special_total", cost="total"), *right(special)],
        [H("一般財源 (15)=(8)-(14)", 2, style="left", source="general", cost="total"), *right(general)],
        [H("受益者負担比率（％） (16)=(10)÷(8)", 3, style="left", concept=None), *right(share)],
    ]  # fmt: skip
    rows[2].insert(0, H("経費", 1, 8, style="vertical"))
    rows[5][0].rows = rows[7][0].rows = 2
    rows[11].insert(0, H("財源", 1, 6, style="vertical"))
    rows[11].insert(1, H("特定財源", 1, 5, style="vertical"))
    return [Table((0.3, 0.85, 2.5, *(0.96,) * 5), rows, about={"concept": "amount", "cost": "project"}, gap=0)]


def right(values: Any) -> list[Cell]:
    """Figures to the right."""
    return [V(n(value), style="right") for value in values]


def close(data: dict[str, Any]) -> list[Block]:
    """Points of five, the grade, texts and the direction."""
    rows: list[list[Cell]] = [[H("評価項目"), H("評点", concept="rating"), H("評価の理由", concept="rating_reason")]]
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(reason)] for name, mark, reason in data["marks"]]
    final = [
        [H("総合評価"), V(data["grade"], style="centre", concept="overall_rating"), H("今後の方向性"), V(data["next"], concept="future_direction", style="centre"), H("方向性の理由"), V(data["why"], concept="direction_reason")],
        [H("現状"), V(data["now"], 5, concept="background")],
        [H("課題"), V(data["issue"], 5, concept="issue")],
        [H("改善策"), V(data["better"], 5, concept="improvement")],
    ]  # fmt: skip
    return [
        Table((0.9, 0.5, 6.6), rows, gap=0),
        Table((0.9, 0.5, 1, 1.1, 1, 3.5), final, grid=False, gap=2),
        Line("評点　５：高い　４：やや高い　３：普通　２：やや低い　１：低い", style="right", size=6.4),
    ]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BICYCLES, LIBRARY), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *indicators(data), *costs(data), *close(data)]
    return Form(
        "kabasawa", "椛沢区", "令和５年度 椛沢区事務事業評価表（令和４年度分）", "develop", "ReportLab", ("VL PGothic",),
        ("one dense frame: tables without gaps or captions between them", "row numbers and formulas in the labels", "計画 and 実績 under one year, 実績 only under others", "円, 人 and ％ rows in a table in 千円", "the sources sum to 総事業費, 一般財源 is the remainder",
         "特定財源 under a heading of its own", "fixed indicator slots, one empty on each sheet", "explanation below the indicator's name", "an empty cell with a label to its right", "two names of the project", "vertical headings", "a row of － beside rows of 0"),
        blocks,
        (("財源", "The rows sum to 総事業費 (8): cost total (ruling 1)."),
         ("計画 and 実績 of the money", "phase plan and settlement; of people, too."),
         ("うち投資的経費, うち委託費", "Named parts of 事業費: line_item, side expense; item is the printed name without brackets and number (ruling 8)."),
         ("人件費 by kind", "amount has no dimension for the kind of employee: the rows differ in label only."),
         ("row numbers", "They stay in the label as printed."),
         ("都からの補助金等", "prefectural."),
         ("単位当たりコスト, 受益者負担比率", "other (ruling 3)."),
         ("事務事業名称, 予算事業名", "Both are project_name."),
         ("枝番", "No concept."),
         ("評点", "rating; its legend is other."),
         ("終了年度", "Empty: blank, not listed."),
         ("slots without a name", "No fact (ruling 11).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("VL PGothic", size=7.9, margin=(30, 28), shade=0.92, pad=2.7, weight=0.4), target)
