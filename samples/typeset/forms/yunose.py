"""柚ノ瀬市: a dense Calc card of one page; 予算現額 beside 決算額 in three years, two names of the project, ○ before the chosen way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和３年度", 2021, 8), ("令和４年度", 2022, 8), ("令和５年度", 2023, 8), ("令和６年度", 2024, 4))
PHASES = (*(("予算現額", "final_budget"), ("決算額", "settlement")) * 3, ("当初予算額", "original_budget"))
SOURCES = (("国支出金", "national"), ("県支出金", "prefectural"), ("市債", "bond"), ("利用者負担金", "fees"), ("その他特財", "other"), ("一般財源", "general"))  # fmt: skip
SPENT = (1, 3, 5, 6)  # the columns in which people are counted
PRICES = (7_412, 7_438, 7_465, 7_465)
CLUB: dict[str, Any] = {
    "code": "030214", "plan": "放課後の居場所づくりの推進", "name": "放課後児童クラブ運営事業", "rooms": ("こども未来部", "子育て支援課"), "other": "学校教育課", "head": "小田切　望", "phone": "2614",
    "levels": ("２　健やかに育つまち", "１　子育て支援", "③ 放課後対策の充実"), "account": "一般会計／03 民生費／02 児童福祉費／04 児童健全育成費", "start": "平成10年度", "end": "設定なし", "law": "児童福祉法第６条の３、柚ノ瀬市放課後児童クラブ条例", "kind": ("ソフト事業", "ハード事業"), "how": "指定管理（12クラブ）",
    "who": "保護者が就労等により昼間家庭にいない小学生", "aim": "児童が放課後を安全に過ごし、保護者が安心して働くことができる。", "means": "①放課後児童クラブ（22支援単位）の運営\n②支援員の研修（年６回）\n③長期休業期間のみの受入れ",
    "funds": ((41_250, 40_876, 43_120, 42_905, 46_800, 45_937, 48_200), (41_250, 40_876, 43_120, 42_905, 46_800, 45_937, 48_200), (0, 0, 12_500, 12_300, 0, 0, 0), (28_400, 26_935, 29_600, 28_871, 31_200, 31_064, 32_500), (150, 142, 150, 138, 160, 155, 160), (52_350, 50_618, 58_240, 55_906, 61_870, 60_243, 63_940)),
    "staff": ("1.50", "1.50", "1.60", "1.60"),
    "kpi": (
        ("活動\n指標", "output", "放課後児童クラブの延べ開所日数", "日", ("6,160", "6,160", "6,380", "6,380", "6,670"), ("6,094", "6,147", "6,372", ""), ("98.9%", "99.8%", "99.9%", "")),
        ("成果\n指標", "outcome", "待機児童数（４月１日現在）", "人", ("20", "10", "0", "0", "0"), ("31", "18", "0", ""), ("－", "－", "－", "")),
        ("成果\n指標", "outcome", "利用者アンケートの満足度", "％", ("85.0", "86.0", "87.0", "88.0", "90.0"), ("83.3", "87.1", "88.4", ""), ("98.0%", "101.3%", "101.6%", "")),
    ),
    "checks": (("必要性", "市の関与", "Ａ", "法に基づき市が実施する事業である。"), ("", "代替性", "Ａ", "民間クラブは２か所のみで、代わりとなる受け皿がない。"), ("有効性", "成果向上余地", "Ｂ", "学校施設の活用により、受入枠を広げる余地がある。"), ("効率性", "経費削減余地", "Ｃ", "支援員の処遇改善が必要であり、経費の削減は難しい。")),
    "grade": "Ｂ", "issue": "支援員の確保が難しく、夏季休業期間の受入れを制限したクラブがある。", "better": "近隣大学と協定を結び、学生支援員を20人程度確保する。入退室管理システムを全クラブに導入し、記録事務を減らす。", "way": 1, "why": "受入児童数の増加に対応するため、運営方法を見直しながら継続する。",
    "second": "妥当", "opinion": "一次評価のとおり。利用者負担のあり方についても検討されたい。",
}  # fmt: skip
LIGHTS: dict[str, Any] = {
    "code": "080305", "plan": "安全で環境にやさしい道路照明の整備", "name": "道路照明灯ＬＥＤ化事業", "rooms": ("建設部", "道路管理課"), "other": "", "head": "日下部　徹", "phone": "2371",
    "levels": ("４　快適に暮らせるまち", "２　道路・交通", "① 生活道路の整備"), "account": "一般会計／08 土木費／02 道路橋りょう費／03 交通安全施設費", "start": "令和２年度", "end": "令和８年度", "law": "道路法第42条", "kind": ("ハード事業", "ソフト事業"), "how": "請負・リース",
    "who": "市道の道路照明灯　3,480基", "aim": "夜間の通行の安全を保ちながら、消費電力と維持管理費を減らす。", "means": "①水銀灯・ナトリウム灯のＬＥＤ灯への交換\n②老朽化した支柱の建替え\n③管理台帳の電子化",
    "funds": ((22_000, 20_350, 24_200, 22_880, 26_400, 25_190, 27_500), (0, 0, 0, 0, 0, 0, 0), (18_000, 16_600, 19_800, 18_700, 21_600, 20_600, 22_500), (0, 0, 0, 0, 0, 0, 0), (0, 0, 0, 600, 600, 600, 600), (4_130, 3_712, 4_490, 3_884, 4_750, 4_368, 5_010)),
    "staff": ("0.80", "0.80", "1.00", "0.70"),
    "kpi": (
        ("活動\n指標", "output", "ＬＥＤ灯に交換した基数", "基", ("480", "520", "560", "580", "600"), ("452", "497", "541", ""), ("94.2%", "95.6%", "96.6%", "")),
        ("成果\n指標", "outcome", "道路照明灯のＬＥＤ化率", "％", ("26.0", "41.0", "57.0", "74.0", "100.0"), ("25.1", "39.4", "54.9", ""), ("96.5%", "96.1%", "96.3%", "")),
        ("成果\n指標", "outcome", "道路照明灯の電気使用量", "MWh", ("1,820", "1,560", "1,290", "1,010", "620"), ("1,846", "1,602", "1,344", ""), ("98.6%", "97.4%", "96.0%", "")),
    ),
    "checks": (("必要性", "市の関与", "Ａ", "道路管理者である市が行うべきものである。"), ("", "代替性", "Ａ", "市に代わる実施主体はない。"), ("有効性", "成果向上余地", "Ｂ", "交換の前倒しにより、電気使用量を早期に減らすことができる。"), ("効率性", "経費削減余地", "Ｂ", "複数年度の一括発注により、経費を減らす余地がある。")),
    "grade": "Ａ", "issue": "水銀灯の部品が製造されておらず、不点灯となった灯具の修繕ができない。", "better": "令和７年度の交換分を令和６年度と一括して発注し、工期と諸経費を縮減する。", "way": 0, "why": "令和８年度の完了を確実にするため、交換基数を増やす。",
    "second": "妥当", "opinion": "水銀灯の残る通学路を優先されたい。",
}  # fmt: skip
WAYS = ("拡充", "改善継続", "現状維持", "縮小", "統合", "休止", "廃止", "完了")


def right(values: Any, cols: int = 4, **about: Any) -> list[Cell]:
    """Figures to the right."""
    return [V(n(value), cols, style="right", **about) for value in values]


def head(data: dict[str, Any]) -> list[Block]:
    """Identity in a dense block, then the overview."""
    first, second = data["kind"]
    kinds = f"■{first}　□{second}"
    rows = [
        [H("評価対象事業名", 6), V(data["name"], 21, concept="project_name", style="bold"), H("事業番号", 5), V(data["code"], 8, concept="project_code", style="centre")],
        [H("計画事業名", 6), V(data["plan"], 21, concept="project_name"), H("事業種類", 5), V(kinds, 8, style="centre small", parts=(P(f"■{first}", concept="project_type", value=first),))],
        [H("主管部", 6), V(data["rooms"][0], 8, concept="responsible_division", raw=" ".join(data["rooms"])), H("主管課", 4), V(data["rooms"][1], 9), H("関連課", 5), V(data["other"], 8)],
        [H("作成責任者", 6), V(data["head"], 8, concept="manager_name"), H("内線", 4), V(data["phone"], 9, concept="contact_phone"), H("実施形態", 5), V(data["how"], 8, concept="delivery_method", style="small")],
        [H("総合計画\n体系", 6, 2), H("章", 11, level="章"), H("節", 10, level="節"), H("項", 13, level="項")],
        [V(text, cols, concept="policy_position", level=level, label=("総合計画体系", level), style="centre") for text, cols, level in zip(data["levels"], (11, 10, 13), ("章", "節", "項"), strict=True)],
        [H("財務科目", 6), V(data["account"], 34, concept="budget_account")],
        [H("事業実施期間", 6), V(f"{data['start']}　～　{data['end']}", 13, style="centre", parts=(P(data["start"], concept="start_year"), P(data["end"], concept="end_year"))), H("根拠", 4), V(data["law"], 17, concept="legal_basis", style="small")],
    ]  # fmt: skip
    texts = [
        [H("事業\n概要", 2, 3, style="vertical"), H("対象・受益者", 6), V(data["who"], 32, concept="target_group")],
        [
            H("目標（どういう\n状態にしたいのか）", 6, style="small", label="目標(どういう状態にしたいのか)"),
            V(data["aim"], 32, concept="purpose"),
        ],
        [H("手段・方法", 6), V(data["means"], 32, concept="means")],
    ]
    return [
        Line("（様式２）", style="right", size=6.5, gap=0),
        Line("令和６年度　事務事業評価カード（令和５年度決算評価）", (P("事務事業評価カード", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=12.5, gap=0),
        Line("柚ノ瀬市", style="right", gap=0), Table((1,) * 40, rows, grid=False, gap=3), Table((1,) * 40, texts, grid=False, gap=3),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """予算現額 and 決算額 of three years and the next 当初予算額; people only where money was spent."""
    direct = total(*(list(fund) for fund in data["funds"]))
    pay = [round(float(share) * price) for share, price in zip(data["staff"], PRICES, strict=True)]
    whole = [direct[place] + cost for place, cost in zip(SPENT, pay, strict=True)]
    first = [float(value.replace(",", "")) for value in (*data["kpi"][0][5][:3], data["kpi"][0][4][3])]

    def spread(values: Any) -> list[Cell]:
        shown = dict(zip(SPENT, values, strict=True))
        return right(shown.get(place, "") for place in range(7))

    used = [f"{100 * direct[place] / direct[place - 1]:.1f}" for place in SPENT[:3]] + [""]
    unit = [f"{1000 * cost / count:,.0f}" for cost, count in zip(whole, first, strict=True)]
    rows: list[list[Cell]] = [
        [H("（単位：千円）", 12, 2, label=""), *(Y(text, year, cols) for text, year, cols in YEARS)],
        [H(text, 4, phase=phase) for text, phase in PHASES],
        [H("投入\nコスト", 2, 9, style="vertical", label="投入コスト"), H("直接経費　Ａ", 10, style="left"), *right(direct)],
        *([H(name, 7, style="left", source=source), *right(values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)),
        [H("職員費　Ｂ", 10, style="left", cost="personnel"), *spread(pay)],
        [H("総コスト　Ａ＋Ｂ", 10, style="left bold", cost="total"), *spread(whole)],
        [H("人員（人工）", 12, style="left", concept="staff_fte", cost=None), *spread(data["staff"])],
        [H("平均職員費（千円）", 12, style="left", concept=None), *spread(PRICES)],
        [H("予算執行率（％）", 12, style="left", concept=None), *spread(used)],
        [H("総コスト÷活動指標（円）", 12, style="left small", concept=None), *spread(unit)],
    ]  # fmt: skip
    rows[3].insert(0, H("財源内訳", 3, 6, style="small"))
    return [Table((1,) * 40, rows, about={"concept": "amount", "cost": "project"}, gap=3)]


def indicators(data: dict[str, Any]) -> list[Block]:
    """目標, 実績 and 達成率, and a last column that only has a target."""
    years = [Y(text, year, 4) for text, year, _ in YEARS]
    rows: list[list[Cell]] = [[H("区分", 3, label=""), H("指標名", 10, concept="indicator_name"), H("単位", 3), H("", 4, label=""), *years, H("目標値\n(8年度)", 4, fy=2026, style="small")]]  # fmt: skip
    for number, (group, kind, name, unit, *figures) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        closed = group.replace("\n", "")
        lead = [H(group, 3, 3, style="small", **about), N(name, 10, 3, concept="indicator_name", **about), V(unit, 3, 3, style="centre aside", concept="indicator_unit", label=(closed, name, "単位"), **about)]  # fmt: skip
        lines = (("目標", "indicator_target"), ("実績", "indicator_actual"), ("達成率", "indicator_rate"))
        for place, ((text, concept), values) in enumerate(zip(lines, figures, strict=True)):
            last = [V("", 4, style="slash")] if place else []
            rows.append([*([] if place else lead), H(text, 4, concept=concept), *right(values), *last])
    return [Table((1,) * 40, rows, gap=3)]


def close(data: dict[str, Any]) -> list[Block]:
    """Four questions under three viewpoints, the grade, the way marked by ○, and what the second evaluator said."""
    rows: list[list[Cell]] = [[H("視点", 5, label=""), H("着眼点", 7, label=""), H("評価", 4, concept="rating"), H("説明", 24, concept="rating_reason")]]  # fmt: skip
    for group, name, mark, why in data["checks"]:
        lead = [H(group, 5, 2 if group == "必要性" else 1)] if group else []
        rows.append([*lead, H(name, 7, criterion=name), V(mark, 4, style="centre"), V(why, 24)])
    marks = [("○" if place == data["way"] else "　") + way for place, way in enumerate(WAYS)]
    options = "　".join(marks[:4]) + "\n" + "　".join(marks[4:])
    chosen = (P(marks[data["way"]], value=WAYS[data["way"]]),)
    final = [
        [H("一次\n評価", 3, 4, label="一次評価"), H("総合評価", 5), V(data["grade"], 4, concept="overall_rating", style="centre bold"), H("懸案事項", 5), V(data["issue"], 23, concept="issue")],
        [H("改革提案", 5), V(data["better"], 32, concept="improvement")],
        [H("今後の方向性", 5, 2), V(options, 32, concept="future_direction", parts=chosen)],
        [H("理由", 4), V(data["why"], 28, concept="direction_reason")],
        [H("二次\n評価", 3, label="二次評価"), H("点検結果", 5), V(data["second"], 4, concept="overall_rating", style="centre"), H("意見", 5), V(data["opinion"], 23, concept="comment")],
    ]  # fmt: skip
    return [
        Line("評価の区分　Ａ：高い（余地なし）　Ｂ：普通（余地あり）　Ｃ：低い（余地少ない）", style="right", size=6.3, gap=0),
        Table((1,) * 40, rows, gap=3), Table((1,) * 40, final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((CLUB, LIGHTS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "yunose", "柚ノ瀬市", "令和６年度 事務事業評価カード（令和５年度決算評価）", "develop", "openpyxl, printed by LibreOffice Calc", ("TakaoPGothic",),
        ("no section headings but upright ones", "two names of the project", "予算現額 and 決算額 under one year, 当初予算額 alone under the last", "people and total only in some columns, the others empty", "千円, 人工, ％ and 円 rows in one table", "a last column with a target only, its other cells slashed out",
         "levels of the plan above their values", "○ before the chosen one of eight ways, in two lines", "criteria under viewpoints, one viewpoint for two", "section and department in two cells", "an empty 関連課 on sheet 2", "達成率 － beside figures"),
        blocks,
        (("評価対象事業名, 計画事業名", "Both are project_name."),
         ("主管部, 主管課", "Cells of one row: one responsible_division, joined by a blank, with the label of the first. 関連課 is other."),
         ("実施形態", "delivery_method."),
         ("利用者負担金", "fees: paid by those who use the service."),
         ("財源内訳", "The rows sum to 直接経費 Ａ: cost project."),
         ("職員費", "personnel; 平均職員費, 予算執行率 and 総コスト÷活動指標 are other (ruling 3)."),
         ("目標値(8年度)", "The heading says more than its year and stays in label; slashed-out cells of it are not_applicable."),
         ("達成率 －", "not_applicable."),
         ("目標（どういう状態にしたいのか）", "purpose, as the survey has it."),
         ("視点, 着眼点", "Headings of heading columns, left out of label. criterion is the 着眼点, the more detailed name; 視点 stays in label."),
         ("一次評価, 二次評価", "Headings of the rows; 総合評価 and 点検結果 are both overall_rating."),
         ("理由", "direction_reason: it stands inside 今後の方向性.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("TakaoPGothic", size=7.2, row=13.2, shade="DDEBF7"), target)
