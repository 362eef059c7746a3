"""若瀬市: a Calc print; 決算, 決算見込 and 予算 of four years with the sources of the total below, 達成度 rows, A to C."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (
    (2022, "令和４年度", "決算", "settlement"), (2023, "令和５年度", "決算", "settlement"),
    (2024, "令和６年度", "決算見込", "settlement_estimate"), (2025, "令和７年度", "予算", "budget"),
)  # fmt: skip
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
WAYS = ("拡大", "現状維持", "見直し", "縮小", "廃止・終了")
LAMP: dict[str, Any] = {
    "name": "防犯灯設置・維持管理事業", "code": "2-1-4-02", "room": "市民生活部　くらし安全課", "desk": "交通防犯係", "plan": "２　安全・安心に暮らせるまち", "measure": "２－１　防犯・交通安全の推進", "start": "昭和52年度", "end": "なし", "law": "若瀬市防犯灯設置要綱", "how": "直営・一部委託", "account": "一般会計　２款１項９目　防犯対策費",
    "aim": "夜間における犯罪の発生を防止し、市民が安心して通行できる環境を確保する。", "who": "市民及び市内の道路を通行する者", "means": "市が管理する防犯灯の修繕及び電気料金の支払を行う。自治会からの要望に基づき、必要性を確認した上で新たに設置する。令和６年度から３か年で水銀灯をＬＥＤ灯に交換する。",
    "cost": (38_214, 39_067, 52_830, 54_100), "pay": (5_250, 5_320, 6_080, 6_080), "staff": ("0.70", "0.70", "0.80", "0.80"), "special": ((0, 0, 6_500, 6_500), (1_200, 1_200, 1_200, 1_200), (0, 0, 5_400, 5_400), (310, 295, 284, 280)),
    "kpi": (("活動指標", "output", "防犯灯の新設数", "基", ("40", "40", "40", "40"), ("36", "41", "38", "")), ("活動指標", "output", "防犯灯のＬＥＤ化率", "％", ("72.0", "74.0", "82.0", "91.0"), ("72.4", "73.8", "82.6", "")), ("成果指標", "outcome", "夜間の街頭犯罪認知件数", "件", ("90", "85", "80", "75"), ("97", "88", "78", "")), ("成果指標", "outcome", "夜道が安全と感じる市民の割合", "％", ("60.0", "62.0", "64.0", "66.0"), ("58.3", "59.1", "63.7", ""))),
    "marks": (("妥当性", "Ａ", "夜間の安全の確保は市民の関心が高く、市が関与すべきである。"), ("有効性", "Ａ", "街頭犯罪の認知件数は目標を下回る水準まで減少した。"), ("効率性", "Ｂ", "ＬＥＤ化により電気料金は減少しているが、修繕の受付に時間を要している。"), ("公平性", "Ａ", "設置の基準を定め、地区による偏りがないよう配慮している。")),
    "grade": "Ａ", "way": "現状維持", "issue": "設置から20年を超える灯具が全体の２割を占め、故障が増えている。", "better": "交換計画に基づき灯具の更新を進めるとともに、故障の通報を電子申請でも受け付ける。",
}  # fmt: skip
BOOK: dict[str, Any] = {
    "name": "移動図書館運営事業", "code": "4-3-2-07", "room": "教育委員会　生涯学習課", "desk": "図書館係", "plan": "４　学びと文化を育むまち", "measure": "４－３　生涯学習の推進", "start": "平成６年度", "end": "なし", "law": "図書館法、若瀬市立図書館条例", "how": "直営", "account": "一般会計　10款５項４目　図書館費",
    "aim": "図書館から遠い地域に住む市民が、身近な場所で本を借りられるようにする。", "who": "図書館から２km以上離れた地域の市民、小学校の児童", "means": "移動図書館車「せせらぎ号」が市内24か所の巡回場所を２週間に１度訪れ、図書の貸出し、返却及び予約を受け付ける。令和７年度に車両を更新する。",
    "cost": (7_418, 7_926, 8_135, 31_240), "pay": (9_750, 9_880, 9_880, 9_880), "staff": ("1.30", "1.30", "1.30", "1.30"), "special": ((0, 0, 0, 0), (0, 0, 0, 2_500), (0, 0, 0, 18_000), (120, 120, 150, 1_150)),
    "kpi": (("活動指標", "output", "巡回の延べ回数", "回", ("600", "600", "620", "620"), ("571", "604", "618", "")), ("活動指標", "output", "巡回場所の数", "か所", ("24", "24", "24", "25"), ("23", "24", "24", "")), ("成果指標", "outcome", "移動図書館の貸出冊数", "冊", ("42,000", "42,000", "43,000", "43,500"), ("38,716", "40,952", "43,380", "")), ("成果指標", "outcome", "移動図書館の登録者数", "人", ("2,100", "2,150", "2,200", "2,250"), ("1,984", "2,063", "2,118", ""))),
    "marks": (("妥当性", "Ａ", "図書館から遠い地域の市民に読書の機会を提供する唯一の手段である。"), ("有効性", "Ｂ", "貸出冊数は回復したが、登録者数は目標に達していない。"), ("効率性", "Ｂ", "利用の少ない巡回場所があり、経路を見直す余地がある。"), ("公平性", "Ａ", "市内のどの地域の市民も無料で利用できる。")),
    "grade": "Ｂ", "way": "見直し", "issue": "購入から17年が経過した車両の修繕費が増加している。", "better": "車両を更新し、福祉施設２か所を新たな巡回場所に加える。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity, place in the plan, texts."""
    rows = [
        [H("事務事業名", 6), V(data["name"], 18, concept="project_name", style="bold"), H("事業コード", 6), V(data["code"], 10, concept="project_code", style="centre")],
        [H("担当課", 6), V(data["room"], 18, concept="responsible_division"), H("担当係", 6), V(data["desk"], 10, concept="responsible_section")],
        [H("基本目標", 6), V(data["plan"], 18, concept="policy_position", level="基本目標"), H("事業開始年度", 6), V(data["start"], 10, concept="start_year", style="centre")],
        [H("施策", 6), V(data["measure"], 18, concept="policy_position", level="施策"), H("事業終了年度", 6), V(data["end"], 10, concept="end_year", style="centre")],
        [H("予算科目", 6), V(data["account"], 18, concept="budget_account"), H("実施方法", 6), V(data["how"], 10, concept="delivery_method", style="centre")],
        [H("根拠法令等", 6), V(data["law"], 34, concept="legal_basis")],
    ]  # fmt: skip
    texts = [
        [H("目　的", 6), V(data["aim"], 34, concept="purpose")],
        [H("対　象", 6), V(data["who"], 34, concept="target_group")],
        [H("内　容", 6), V(data["means"], 34, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和７年度　事務事業評価シート　（令和６年度実施分）", (P("事務事業評価シート", concept="sheet_title"), P("令和６年度", concept="evaluation_year")), style="centre bold", size=13, gap=1),
        Line("１　基本情報", section=True, style="bold", gap=0), Table((1,) * 40, rows, grid=False, gap=4),
        Line("２　事業の目的・内容", section=True, style="bold", gap=0), Table((1,) * 40, texts, grid=False, gap=4),
    ]  # fmt: skip


def right(values: Any) -> list[Cell]:
    """Figures in four columns."""
    return [V(n(value), 6, style="right") for value in values]


def costs(data: dict[str, Any]) -> list[Block]:
    """事業費, 人件費, what both come to, its sources, the people."""
    whole = total(list(data["cost"]), list(data["pay"]))
    special = total(*(list(fund) for fund in data["special"]))
    funds = (*data["special"], [a - b for a, b in zip(whole, special, strict=True)])
    rows: list[list[Cell]] = [
        [H("（単位：千円）", 16, label=""), *(H(f"{text}\n（{word}）", 6, fy=year, phase=phase) for year, text, word, phase in YEARS)],
        [H("事業費　①", 16, style="left", cost="project"), *right(data["cost"])],
        [H("人件費　②", 16, style="left", cost="personnel"), *right(data["pay"])],
        [H("総事業費　①＋②", 16, style="left", cost="total"), *right(whole)],
        *([H(name, 12, style="left", cost="total", source=source), *right(values)] for (name, source), values in zip(SOURCES, funds, strict=True)),
        [H("従事職員数（人）", 16, style="left", concept="staff_fte", cost=None), *right(data["staff"])],
    ]  # fmt: skip
    rows[4].insert(0, H("財源内訳", 4, 5))
    return [
        Line("３　事業費・人件費", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, about={"concept": "amount"}, gap=4),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """Two of each kind; 目標, 実績 and 達成度 as rows."""
    rows: list[list[Cell]] = [[H("区分", 2, label="", style="small"), H("指標名", 7, concept="indicator_name"), H("単位", 3), H("", 4, label=""), *(Y(text, year, 6) for year, text, _, _ in YEARS)]]  # fmt: skip
    for number, (group, kind, name, unit, plan, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        rates = [f"{100 * float(a.replace(',', '')) / float(p.replace(',', '')):.1f}" if a else "" for p, a in zip(plan, actual, strict=True)]  # fmt: skip
        slot = [H(group, 2, 6, style="vertical", indicator_type=kind)] if number % 2 else []
        rows += [
            [*slot, N(name, 7, 3, concept="indicator_name", **about), V(unit, 3, 3, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about), H("目標", 4, concept="indicator_target"), *right(plan)],
            [H("実績", 4, concept="indicator_actual"), *right(actual)],
            [H("達成度(%)", 4, concept="indicator_rate"), *right(rates)],
        ]  # fmt: skip
    return [Line("４　指標", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=4)]


def close(data: dict[str, Any]) -> list[Block]:
    """Four grades with a reason each; the whole, the direction, what to do."""
    rows: list[list[Cell]] = [
        [H("評価項目", 6), H("評価", 4, concept="rating"), H("説明", 30, concept="rating_reason")]
    ]
    rows += [[H(name, 6, criterion=name), V(mark, 4, style="centre"), V(why, 30)] for name, mark, why in data["marks"]]
    ways = "　　".join(("■" if way == data["way"] else "□") + way for way in WAYS)
    final = [
        [H("総合評価", 6), V(data["grade"], 4, style="centre large", concept="overall_rating"), H("今後の方向性", 6), V(ways, 24, style="centre", parts=(P(f"■{data['way']}", value=data["way"]),), concept="future_direction")],
        [H("課　題", 6), V(data["issue"], 34, concept="issue")],
        [H("改善策", 6), V(data["better"], 34, concept="improvement")],
    ]  # fmt: skip
    return [
        Line("５　評価　（Ａ：高い　Ｂ：普通　Ｃ：低い）", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=4),
        Line("６　総合評価・今後の方向性", section=True, style="bold", gap=0), Table((1,) * 40, final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((LAMP, BOOK), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "wakase", "若瀬市", "令和７年度 事務事業評価シート（令和６年度実施分）", "measure", "openpyxl, printed by LibreOffice Calc", ("TakaoPGothic",),
        ("year and phase in one heading of two lines", "決算見込 of the evaluated year, 予算 of the next", "the unit in the corner of the table", "the sources sum to 総事業費 with 人件費", "人 below 千円 rows", "vertical headings over two indicators each", "the last column of 実績 and 達成度 empty", "■□ of the direction"),
        blocks,
        (("令和６年度（決算見込）", "The heading says more than its year: part of label; phase settlement_estimate."),
         ("予算", "Which budget is not said: phase budget."),
         ("財源内訳", "The rows sum to 総事業費: cost total."),
         ("従事職員数", "staff_fte with the phase of its column."),
         ("達成度", "indicator_rate, actual by target also where less is better."),
         ("section headings", "Whole, with the key of the grades in brackets."),
         ("なし", "end_year, not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("TakaoPGothic", size=8, row=13.2, shade="E2EFDA"), target)
