"""玉響市: HTML by Chromium; PLAN, DO and SEE turned down the side, dotted rules, light colours, years below 令和, cost by 節."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import n, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 10mm 13mm 8mm }
body { font: 7.4pt/1.3 'VL PGothic' }
table.all { border: 1.1pt solid #222 }
table.all td { border: .6pt dotted #555; padding: 1.6pt 3pt }
td.head { background: #eef4e4 }
td.upright { background: #dcebf7; border-right: .8pt solid #222 !important; padding: 1pt 0 !important }
td.inner { background: #fbf3dc; border-right: .6pt dotted #555 !important }
td.sum { background: #fdeeee; border-top: .8pt solid #222 !important }
td.plain { background: none }
"""
PLAN, DO, SEE = "ＰＬＡＮ（計画）", "ＤＯ（実施）", "ＳＥＥ（評価）"
CLEAR: Attributes = {"fy": None, "phase": None, "cost": None, "source": None, "item": None, "side": None}
WIDTHS = (0.32, 0.32, 1.75, 0.62, 1.02, 1.02, 1.02, 2.55)
ITEMS = ("報酬", "需用費", "委託料", "負担金補助及び交付金", "その他の節")
FUNDS = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("市債", "bond"), ("その他特定財源", "other"), ("一般財源", "general"))  # fmt: skip
KINDS = ("義務的事業", "任意的事業", "内部管理")
WAYS = ("直営", "一部委託", "全部委託", "指定管理", "補助・負担")
RESULTS = ("向上", "維持", "低下")
COSTS = ("増加", "維持", "削減")
SICK: dict[str, Any] = {
    "number": "3-2-14", "name": "病児・病後児保育事業", "room": "こども未来部　保育幼稚園課　給付係", "writer": "西浦　千尋", "line": "2437",
    "levels": ("子育て・教育", "子育て支援の充実", "保育サービスの充実"), "account": "一般会計　3款　2項　4目　子育て支援事業費",
    "law": "児童福祉法第６条の３第13項、玉響市病児保育事業実施要綱", "term": ("平成22年度", "終期なし"), "kind": 1, "ways": (1,),
    "who": "市内に住所を有し、病気又は病気の回復期にあるため集団での保育が困難な生後６か月から小学校６年生までの児童", "aim": "保護者が就労等により家庭で看護できないときに児童を預かり、子育てと仕事の両立を支える。",
    "what": "市内２か所の医療機関に併設した施設で、看護師及び保育士が児童を一時的に保育する。利用料は１日 2,000円（市民税非課税世帯は免除）。",
    "since": "平成20年度の次世代育成支援行動計画の調査で、病児保育を望む声が最も多かったことから開始した。",
    "did": "みどり小児科及び市民病院の２施設に委託して実施した。10月から、スマートフォンで空き状況の確認と予約ができるようにした。",
    "items": ((2_184, 2_196, 2_240), (412, 388, 450), (21_600, 22_950, 24_300), (0, 120, 150), (86, 91, 110)),
    "notes": ("巡回看護師（会計年度任用）１人", "消耗品費、印刷製本費", "保育業務委託料（２施設）", "研修会負担金", "保険料、郵便料"),
    "funds": ((7_212, 7_650, 8_100), (7_212, 7_650, 8_100), (0, 0, 0), (1_046, 1_318, 1_400)),
    "staff": (("0.40", "0.45", "0.45"), ("1.00", "1.00", "1.00")),
    "kpi": (("活動指標", "output", "開所日数", "日", ("480", "480", "482"), ("472", "478", ""), "２施設の延べ開所日数"), ("活動指標", "output", "登録児童数", "人", ("620", "680", "740"), ("588", "703", ""), "年度末現在の利用登録者数"), ("成果指標", "outcome", "延べ利用児童数", "人", ("900", "950", "1,000"), ("641", "884", ""), "１日を１人として数える"), ("成果指標", "outcome", "利用できなかった割合", "％", ("8.0", "7.0", "6.0"), ("6.2", "11.4", ""), "お断り件数÷申込件数")),
    "marks": (("妥当性", "Ａ", "児童福祉法に位置付けられた事業で、民間だけでは採算がとれず市の関与が必要である。"), ("有効性", "Ｂ", "利用は増えたが、冬季は定員を超え、申込みの１割を断っている。"), ("効率性", "Ａ", "医療機関に併設することで、医師の常駐に係る費用を抑えている。"), ("公平性", "Ａ", "所得に応じて利用料を免除しており、適正である。")),
    "first": "Ｂ", "effect": 0, "cost": 0, "issue": "感染症が流行する12月から２月に利用が集中し、受け入れられない日がある。北部地区には施設がない。", "next": "令和６年度の開設に向け、北部地区の医療機関と協議を進める。流行期の定員を弾力的に運用できるよう要綱を改正する。",
    "second": "Ｂ", "view": "需要の増加は明らかであり、３か所目の設置を急ぐこと。キャンセル待ちの自動通知など、空いた枠を生かす方法も検討されたい。",
}  # fmt: skip
BOOKS: dict[str, Any] = {
    "number": "4-3-06", "name": "移動図書館運営事業", "room": "教育委員会　市立図書館　奉仕係", "writer": "高階　圭吾", "line": "5120",
    "levels": ("生涯学習・文化", "学びの機会の提供", "図書館サービスの充実"), "account": "一般会計　10款　5項　6目　移動図書館費",
    "law": "図書館法第３条、玉響市立図書館条例", "term": ("昭和51年度", "終期なし"), "kind": 1, "ways": (0, 1),
    "who": "図書館から遠い地域の住民、小学校の児童及び福祉施設の入所者", "aim": "市内のどこに住んでいても本を手に取ることができ、読書に親しむ市民が増える。",
    "what": "移動図書館車「たまゆら号」（積載 2,800冊）が、市内34か所の巡回地点を２週間に１回訪れ、貸出し、返却及び予約の受付を行う。",
    "since": "市の面積が広く、分館のない山間部の住民から要望を受け、昭和51年に運行を始めた。現在の車両は３台目である。",
    "did": "巡回地点を見直し、利用の少ない３か所を廃止して小学校２校と高齢者施設１か所を加えた。車両の更新に向けて国の補助の協議を行った。",
    "items": ((4_368, 4_392, 4_480), (1_127, 1_304, 1_350), (2_310, 2_310, 2_541), (35, 35, 35), (214, 268, 29_744)),
    "notes": ("図書館司書（会計年度任用）２人", "燃料費、修繕料、図書消耗品", "運転業務委託料", "県図書館協会負担金", "５年度は車両購入費 29,480"),
    "funds": ((0, 0, 9_800), (0, 0, 0), (0, 0, 14_700), (350, 300, 300)),
    "staff": (("0.50", "0.50", "0.70"), ("2.00", "2.00", "2.00")),
    "kpi": (("活動指標", "output", "巡回地点数", "か所", ("34", "34", "36"), ("34", "34", ""), "年度末現在"), ("活動指標", "output", "巡回回数", "回", ("816", "816", "864"), ("702", "809", ""), "延べ回数。雪による中止を除く"), ("成果指標", "outcome", "貸出冊数", "冊", ("42,000", "42,000", "43,000"), ("33,915", "38,226", ""), "移動図書館車での貸出し"), ("成果指標", "outcome", "児童１人当たりの貸出冊数", "冊", ("12.0", "12.0", "12.5"), ("9.8", "12.3", ""), "巡回校の児童への貸出冊数÷児童数")),
    "marks": (("妥当性", "Ａ", "図書館法に基づく奉仕であり、市が担うべきである。"), ("有効性", "Ｂ", "学校の巡回は好調だが、住宅地の巡回地点では利用者が固定している。"), ("効率性", "Ｃ", "貸出し１冊当たりの費用は本館の約４倍である。車両が18年を経過し、修繕料が増えている。"), ("公平性", "Ａ", "交通手段のない高齢者や児童が等しく利用できる。")),
    "first": "Ｂ", "effect": 0, "cost": 1, "issue": "車両の老朽化により運休が生じている。巡回地点による利用の差が大きい。", "next": "車両を更新し、電子書籍の貸出端末を積む。年１回、巡回地点ごとの利用を調べ、１回５人未満の地点は学校又は福祉施設に振り替える。",
    "second": "Ａ", "view": "なし",
}  # fmt: skip


def choices(options: tuple[str, ...], chosen: tuple[int, ...]) -> str:
    """☑ before what is chosen."""
    return "　".join(("☑" if place in chosen else "□") + option for place, option in enumerate(options))


def ticked(options: tuple[str, ...], chosen: tuple[int, ...], **about: Any) -> tuple[Any, ...]:
    """One fact for each ☑."""
    return tuple(P(f"☑{options[place]}", value=options[place], **about) for place in chosen)


def side(text: str, rows: int, inner: bool = False) -> Cell:
    """A heading turned down the side."""
    return H(text, 1, rows, style="upright inner" if inner else "upright")


def head(data: dict[str, Any]) -> list[Block]:
    """Title and identity."""
    levels = zip(("政策", "施策", "基本事業"), data["levels"], strict=True)
    rows: list[list[Cell]] = [
        [H("整理番号"), V(data["number"], style="centre", concept="project_code"), H("事務事業名"), V(data["name"], 3, style="large bold", concept="project_name")],
        [H("所属"), V(data["room"], 3, concept="responsible_division"), H("記入者（内線）"), V(f"{data['writer']}（{data['line']}）", parts=(P(data["writer"], concept="contact_name"), P(data["line"], concept="contact_phone")))],
        [cell for name, text in levels for cell in (H(name), V(text, concept="policy_position", level=name))],
        [H("予算科目"), V(data["account"], 5, concept="budget_account")],
    ]  # fmt: skip
    return [
        Line("令和５年度　事務事業評価シート（事後評価）", (P("事務事業評価シート（事後評価）", concept="sheet_title"),), style="bold", size=13, gap=1),
        Line("玉響市　　評価対象：令和４年度に実施した事業", (P("令和４年度", concept="evaluation_year", label=("評価対象",)),), style="right", gap=2),
        Table((0.85, 1.6, 0.95, 1.75, 1.05, 1.9), rows, grid=False, gap=4),
    ]  # fmt: skip


def plan(data: dict[str, Any]) -> Table:
    """What is planned."""
    start, end = data["term"]
    rows: list[list[Cell]] = [
        [side(PLAN, 6), H("対象（誰を・何を）", 2), V(data["who"], 5, concept="target_group")],
        [H("意図（どうしたいか）", 2), V(data["aim"], 5, concept="purpose")],
        [H("手段（事業の内容）", 2), V(data["what"], 5, concept="means")],
        [H("開始の経緯", 2), V(data["since"], 5, concept="background")],
        [H("根拠法令等", 2), V(data["law"], 3, concept="legal_basis"), H("事業期間"), V(f"{start} ～ {end}", label=(PLAN, "事業期間"), parts=(P(start, concept="start_year"), P(end, concept="end_year")))],
        [H("事業区分", 2), V(choices(KINDS, (data["kind"],)), 3, style="small", parts=ticked(KINDS, (data["kind"],), concept="project_type")), H("実施方法"), V(choices(WAYS, data["ways"]), style="small", label=(PLAN, "実施方法"), parts=ticked(WAYS, data["ways"], concept="delivery_method"))],
    ]  # fmt: skip
    return Table(WIDTHS, rows, grid=False, gap=3)


def money(data: dict[str, Any]) -> list[list[Cell]]:
    """The cost by 節, its sources, the people."""
    direct = [sum(values) for values in zip(*data["items"], strict=True)]
    funds = [list(values) for values in data["funds"]]
    funds.append([whole - sum(parts) for whole, *parts in zip(direct, *funds, strict=True)])
    assert all(value >= 0 for value in funds[-1])
    pay = [round(float(a) * 7_300 + float(b) * 2_650) for a, b in zip(*data["staff"], strict=True)]
    cost: Attributes = {"concept": "amount", "cost": "project"}
    line: Attributes = {"concept": "line_item", "side": "expense"}
    fte: Attributes = {"concept": "staff_fte", "unit": "人"}
    phases = ("settlement", "settlement", "original_budget")
    rows: list[list[Cell]] = [
        [H("投入コスト（単位：千円）", 3, 3, label=""), H("令和", 3, label=""), H("備考（主な内容）", 1, 3)],
        [H(f"{text}年度", label="", fy=2018 + year) for text, year in (("3", 3), ("4", 4), ("5", 5))],
        [H(text, phase=phase) for text, phase in zip(("決算", "決算", "当初予算"), phases, strict=True)],
    ]
    for place, (name, values, note) in enumerate(zip(ITEMS, data["items"], data["notes"], strict=True)):
        cells = [H(name, 2, item=name, style="left", **line), *nums(*values), V(note, style="small", concept=None)]
        rows.append([side("節別", len(ITEMS), True), *cells] if not place else cells)
    rows.append([H("直接事業費　ａ", 3, style="sum", **cost), *(V(n(value), style="right sum") for value in direct), V("", style="sum")])  # fmt: skip
    for place, ((name, source), values) in enumerate(zip(FUNDS, funds, strict=True)):
        cells = [H(name, 2, source=source, style="left", **cost), *nums(*values)]
        rows.append(
            [side("財源", len(FUNDS), True), *cells, V("", 1, len(FUNDS), style="small", concept=None)]
            if not place
            else cells
        )
    rows[-len(FUNDS)][-1].text = "その他特定財源：" + (
        "利用料" if data["number"] == "3-2-14" else "ふるさと応援基金繰入金"
    )
    rows += [[H(f"{name}（人）", 3, item=name, **fte), *nums(*values), V("")] for name, values in zip(("正職員", "会計年度任用職員"), data["staff"], strict=True)]  # fmt: skip
    rows.append(
        [
            H("人件費　ｂ", 3, concept="amount", cost="personnel"),
            *nums(*pay),
            V("職員数×平均人件費", style="small", concept=None),
        ]
    )
    rows.append([H("総コスト　ａ＋ｂ", 3, style="sum", concept="amount", cost="total"), *(V(n(a + b), style="right sum") for a, b in zip(direct, pay, strict=True)), V("", style="sum")])  # fmt: skip
    return rows


def kpis(data: dict[str, Any]) -> list[list[Cell]]:
    """目標 and 実績 of four indicators."""
    rows: list[list[Cell]] = [
        [H("指標名（単位）", 2, 2, concept="indicator_name"), H("", 1, 2, label=""), H("令和", 3, label=""), H("説明・算定方法", 1, 2, concept="indicator_definition")],
        [H(f"{year}年度", label="", fy=2018 + year) for year in (3, 4, 5)],
    ]  # fmt: skip
    for number, (kind, key, name, unit, target, actual, text) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        shown = f"{name}（{unit}）"
        title = H(shown, 1, 2, style="left plain rowhead", **about)
        named: Attributes = {**CLEAR, "label": (DO, kind, "指標名（単位）")}
        title.parts = (P(name, concept="indicator_name", **named), P(unit, concept="indicator_unit", **named))
        meaning = V(
            text, 1, 2, style="small", concept="indicator_definition", label=(DO, kind, shown, "説明・算定方法")
        )
        first = [title, H("目標", concept="indicator_target"), *nums(*target), meaning]
        rows.append([side(kind, 4, True), *first] if number % 2 else first)
        rows.append([H("実績", concept="indicator_actual"), *nums(*actual)])
    return rows


def do(data: dict[str, Any]) -> Table:
    """Result, costs, indicators."""
    rows: list[list[Cell]] = [
        [H("４年度の実施内容", 2, fy=2022), V(data["did"], 5, concept="result")],
        *money(data),
        *kpis(data),
    ]
    rows[0].insert(0, side(DO, len(rows)))
    return Table(WIDTHS, rows, gap=3)


def see(data: dict[str, Any]) -> Table:
    """Four viewpoints, two bodies, two directions."""
    rows: list[list[Cell]] = [
        [H("視点", 2, label=""), H("評価", concept="rating"), H("評価の理由", 4, concept="rating_reason")]
    ]
    rows += [[H(name, 2, criterion=name), V(mark, style="centre"), V(why, 4)] for name, mark, why in data["marks"]]
    rows += [
        [H("一次評価（課長）", 2), V(data["first"], style="centre bold", concept="overall_rating", label=(SEE, "一次評価（課長）")), H("課題"), V(data["issue"], 3, concept="issue", label=(SEE, "課題"))],
        [side("方向性", 2, True), H("成果"), V(choices(RESULTS, (data["effect"],)), 2, parts=ticked(RESULTS, (data["effect"],), concept="future_direction", label=(SEE, "方向性", "成果"))), H("改善内容", 1, 2), V(data["next"], 2, 2, concept="improvement", label=(SEE, "改善内容"))],
        [H("コスト"), V(choices(COSTS, (data["cost"],)), 2, parts=ticked(COSTS, (data["cost"],), concept="future_direction", label=(SEE, "方向性", "コスト")))],
        [H("二次評価（評価会議）", 2), V(data["second"], style="centre bold", concept="overall_rating", label=(SEE, "二次評価（評価会議）")), H("意見"), V(data["view"], 3, concept="comment", label=(SEE, "意見"))],
    ]  # fmt: skip
    rows[0].insert(0, side(SEE, len(rows)))
    return Table(WIDTHS, rows, gap=3)


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((SICK, BOOKS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), plan(data), do(data), see(data)]
        blocks.append(Line("評価：Ａ 良好　Ｂ おおむね良好　Ｃ 見直しが必要　Ｄ 抜本的な見直しが必要", style="small"))
    return Form(
        "tamayura", "玉響市", "令和５年度 事務事業評価シート（事後評価）", "develop", "Chromium (Skia/PDF), from HTML", ("VL PGothic",),
        ("PLAN, DO and SEE in vertical writing down the side, and smaller vertical headings inside them", "dotted rules inside a solid frame", "light colours", "令和 once above 3年度, 4年度, 5年度, with 決算 or 当初予算 below", "the cost by 節, then its sources",
         "people between amounts", "the unit in the corner of the cost table", "the unit in brackets below or behind an indicator's name", "a column of remarks beside the figures", "no actual yet of the last year", "two directions ticked in rows of their own", "name and extension in one cell"),
        blocks,
        (("令和５年度 in the title", "The year of the evaluation; 評価対象：令和４年度 is the evaluation_year (ruling 4)."),
         ("令和 / 3年度", "Both only name the year: left out of label; 決算 and 当初予算 stay."),
         ("節別", "line_item, side expense, item the 節; 直接事業費 ａ is the amount."),
         ("財源", "The rows sum to 直接事業費: cost project."),
         ("その他特定財源", "source other."),
         ("正職員, 会計年度任用職員", "staff_fte, item without the unit, with the phase of the columns (ruling 6)."),
         ("備考（主な内容）", "other."),
         ("４年度の実施内容", "result of 2022; the heading says more than the year."),
         ("所属", "Department, division and desk in one cell: responsible_division, whole."),
         ("整理番号", "project_code."),
         ("方向性 成果, コスト", "Both future_direction, told apart by label."),
         ("一次評価, 二次評価", "Both overall_rating, told apart by label; 意見 is comment, なし not_applicable."),
         ("視点", "The heading above the criteria: no part of their label."),
         ("実績 of 5年度", "Empty: blank, not listed.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
