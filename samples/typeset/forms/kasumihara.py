"""霞原市: a Calc print; points of four summed to 24, no row of 事業費, people and their cost side by side below each year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和２年度", 2020, "決算額", "settlement"), ("令和３年度", 2021, "決算額", "settlement"), ("令和４年度", 2022, "決算額", "settlement"), ("令和５年度", 2023, "予算額", "budget"))  # fmt: skip
WAYS = ("直営", "一部委託", "全部委託", "指定管理", "補助・助成")
PRICES = (7_640, 2_380)
BOOKS: dict[str, Any] = {
    "number": "3-2-07", "name": "学校図書館活用推進事業", "part": "教育部", "room": "学校教育課", "phone": "2463",
    "levels": ("３　未来を担う人を育むまち", "３－２　学校教育の充実", "３－２－１　確かな学力と豊かな心の育成"),
    "account": "一般会計　10款 教育費　２項 小学校費　２目 教育振興費", "start": "平成17年度", "end": "設定なし", "law": "学校図書館法", "way": "直営",
    "who": "市内小中学校（28校）の児童生徒及び教職員", "aim": "児童生徒が進んで本を手に取り、学習に必要な情報を自ら集め、活用できる力を身に付ける。",
    "how": "・全小中学校への学校司書の配置\n・学校図書館標準に基づく蔵書の整備及び更新\n・市立図書館との物流便による団体貸出の実施",
    "done": "学校司書を24名配置し、このうち４名が隣接する小中学校を兼務した。新たに物流便を週２回に増やし、団体貸出は延べ11,840冊となった。",
    "funds": ((0, 0, 1_980, 2_000), (600, 600, 600, 300), (0, 0, 0, 0), (120, 118, 124, 120), (38_914, 41_255, 44_706, 47_180)),
    "staff": (("0.40", "0.40", "0.45", "0.45"), ("0.20", "0.20", "0.00", "0.00")),
    "kpi": (
        ("活動指標", "output", "団体貸出の冊数", "冊", ("9,500", "10,000", "11,000", "12,000"), ("7,216", "9,654", "11,840", ""), ("76.0%", "96.5%", "107.6%", ""), "13,500"),
        ("成果指標", "outcome", "１か月の平均読書冊数（小学生）", "冊", ("10.0", "10.0", "10.5", "10.5"), ("8.7", "9.3", "10.1", ""), ("87.0%", "93.0%", "96.2%", ""), "12.0"),
    ),
    "points": (("４", "学習指導要領において学校図書館の計画的な活用が求められている。"), ("４", "市立学校の設置者として市が担うべき事業である。"), ("３", "中学生の読書冊数が伸び悩んでいる。"), ("３", "全国学力調査の読書に関する設問で県平均を上回った。"), ("２", "蔵書の更新に係る経費が増加している。"), ("３", "学校司書を市が直接任用し、研修の体制が整っている。")),
    "grade": "Ｂ", "issue": "兼務する学校では司書が不在となる日があり、授業での活用が十分に進んでいない。", "next": "現行どおり継続",
    "better": "兼務校の勤務日を見直し、調べ学習の時期に合わせて配置する。蔵書の廃棄と更新の基準を定め、共同で選書を行う。",
    "view": "市立図書館との連携をさらに深め、電子書籍の共同利用についても検討されたい。",
}  # fmt: skip
WOODS: dict[str, Any] = {
    "number": "5-1-11", "name": "松くい虫防除対策事業", "part": "農林部", "room": "森林環境課", "phone": "2715",
    "levels": ("５　自然と共に生きるまち", "５－１　森林の保全と活用", "５－１－２　健全な森林づくり"),
    "account": "一般会計　６款 農林水産業費　２項 林業費　２目 林業振興費", "start": "昭和56年度", "end": "令和８年度", "law": "森林病害虫等防除法", "way": "全部委託",
    "who": "松林の所有者及び地域住民", "aim": "松くい虫による被害の拡大を防ぎ、松林の持つ防災機能と景観を守る。",
    "how": "・被害木の調査及び伐倒駆除\n・守るべき松林における樹幹注入\n・被害が進んだ松林の樹種転換",
    "done": "被害木2,316立方メートルを伐倒駆除し、樹幹注入を412本に行った。樹種転換は地元との協議が整わず、着手できなかった。",
    "funds": ((12_480, 13_050, 9_870, 12_600), (24_960, 26_100, 19_740, 25_200), (0, 0, 0, 0), (3_200, 3_200, 3_200, 3_200), (18_377, 17_942, 13_506, 16_940)),
    "staff": (("1.20", "1.20", "1.20", "1.00"), ("0.00", "0.50", "0.50", "0.50")),
    "kpi": (
        ("活動指標", "output", "伐倒駆除を行った材積", "立方メートル", ("3,000", "3,000", "3,000", "2,800"), ("2,934", "3,102", "2,316", ""), ("97.8%", "103.4%", "77.2%", ""), "2,000"),
        ("成果指標", "outcome", "守るべき松林の健全な松の割合", "％", ("－", "80.0", "80.0", "82.0"), ("－", "76.4", "74.9", ""), ("－", "95.5%", "93.6%", ""), "85.0"),
    ),
    "points": (("３", "被害は減少に転じていないが、住民の関心には地域差がある。"), ("３", "所有者だけでは対応が難しい。"), ("１", "入札の不調により計画した材積を駆除できなかった。"), ("２", "枯損木の処理が追い付いていない。"), ("２", "急傾斜地での作業が増え、単価が上昇している。"), ("２", "委託先となる事業体が限られている。")),
    "grade": "Ｄ", "issue": "被害の範囲が標高の高い地域に広がり、従来の手法では拡大を抑えきれない。", "next": "見直しのうえ継続",
    "better": "守るべき松林を絞り込み、樹種転換を重点的に進める。早期の発注と複数年契約により事業体を確保する。",
    "view": "なし",
}  # fmt: skip
ITEMS = (("必要性", "市民ニーズの有無"), ("必要性", "市の関与の妥当性"), ("有効性", "目標の達成状況"), ("有効性", "上位施策への貢献度"), ("効率性", "コストの妥当性"), ("効率性", "実施主体の妥当性"))  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Number above the frame, 部 and 課 in one row, the plan in three levels."""
    way = "　".join(("■" if name == data["way"] else "□") + name for name in WAYS)
    chosen = P(f"■{data['way']}", concept="delivery_method", value=data["way"])
    rows = [
        [H("事務事業名", 5), V(data["name"], 21, concept="project_name", style="bold large"), H("整理番号", 5), V(data["number"], 9, concept="project_code", style="centre")],
        [H("担当部", 5), V(data["part"], 8, concept="responsible_division", raw=f"{data['part']} {data['room']}"), H("担当課", 4), V(data["room"], 9), H("内線", 5), V(data["phone"], 9, concept="contact_phone", style="centre")],
        [H("総合計画", 5, 3), H("基本目標", 4), V(data["levels"][0], 17, concept="policy_position", level="基本目標"), H("開始年度", 5), V(data["start"], 9, concept="start_year", style="centre")],
        [H("政策", 4), V(data["levels"][1], 17, concept="policy_position", level="政策"), H("終了年度", 5), V(data["end"], 9, concept="end_year", style="centre")],
        [H("基本施策", 4), V(data["levels"][2], 17, concept="policy_position", level="基本施策"), H("根拠法令", 5), V(data["law"], 9, concept="legal_basis", style="centre")],
        [H("予算科目", 5), V(data["account"], 35, concept="budget_account")],
        [H("実施方法", 5), V(way, 35, parts=(chosen,))],
    ]  # fmt: skip
    texts = [
        [H("対象", 5), V(data["who"], 35, concept="target_group")],
        [H("意図", 5), V(data["aim"], 35, concept="purpose")],
        [H("手段", 5), V(data["how"], 35, concept="means")],
        [H("実績", 5), V(data["done"], 35, concept="result")],
    ]
    return [
        Line("令和５年度　事務事業評価票（令和４年度実績）", (P("事務事業評価票", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="bold", size=13, gap=1),
        Line("霞原市", style="right", gap=0), Table((1,) * 40, rows, grid=False, gap=4),
        Line("Ⅰ　事業の概要", section=True, style="bold", gap=0), Table((1,) * 40, texts, grid=False, gap=4),
    ]  # fmt: skip


def change(before: int, after: int) -> str:
    """前年度比 as the city prints it."""
    if not before:
        return "皆増" if after else "－"
    rate = 100 * (after - before) / before
    return f"△{-rate:.1f}%" if round(rate, 1) < 0 else f"{rate:.1f}%"


def line(values: list[int] | tuple[int, ...]) -> list[Cell]:
    """Figures of four years over two columns each, the rate before the last."""
    cells = [V(n(value), 6, style="right") for value in values]
    cells.insert(3, V(change(values[1], values[2]), 5, style="right", concept=None))
    return cells


def costs(data: dict[str, Any]) -> list[Block]:
    """Sources, then people with their cost, then the whole; 事業費 has no row of its own."""
    spent = [sum(column) for column in zip(*data["funds"], strict=True)]
    pay = [[round(float(share) * price) for share in shares] for shares, price in zip(data["staff"], PRICES, strict=True)]  # fmt: skip
    whole = [sum(column) for column in zip(spent, *pay, strict=True)]
    years = [Y(text, fy, 6) for text, fy, _, _ in YEARS]
    phases = [H(text, 6, phase=phase) for _, _, text, phase in YEARS]
    years.insert(3, H("前年度比", 5, 2, concept=None))
    names = (
        ("国庫支出金", "national"),
        ("県支出金", "prefectural"),
        ("市債", "bond"),
        ("その他特財", "other"),
        ("一般財源", "general"),
    )
    rows: list[list[Cell]] = [[H("区　分", 11, 2), *years], phases]
    rows += [[H(name, 7, source=source), *line(values)] for (name, source), values in zip(names, data["funds"], strict=True)]  # fmt: skip
    rows[2].insert(0, H("財源内訳", 4, 5))
    for kind, shares, costs in zip(("正規職員", "会計年度任用職員"), data["staff"], pay, strict=True):
        cells = [cell for share, cost in zip(shares, costs, strict=True) for cell in (V(f"{share}人", 3, style="right", concept="staff_fte", cost=None, item=kind), V(n(cost), 3, style="right", cost="personnel"))]  # fmt: skip
        cells.insert(6, V(change(costs[1], costs[2]), 5, style="right", concept=None))
        rows.append([H(kind, 7, style="small"), *cells])
    rows[7].insert(0, H("人件費", 4, 2))
    rows.append([H("合　計", 11, cost="total"), *line(whole)])
    about: Attributes = {"concept": "amount", "cost": "project"}
    return [
        Line("Ⅱ　事業コスト（単位：千円）", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, about=about, gap=4),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """Three rows each and the target of the plan's last year."""
    rows: list[list[Cell]] = [[H("区分", 4), H("指標名", 9, concept="indicator_name"), H("単位", 3, concept="indicator_unit"), H("", 4, label=""), *(Y(text, fy, 4) for text, fy, _, _ in YEARS), H("目標値\n（令和８年度）", 4, fy=2026, style="small")]]  # fmt: skip
    for number, (slot, kind, name, unit, target, actual, rate, last) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        first = [H("目標", 4, concept="indicator_target"), *cells(target), V(last, 4, style="right")]
        rows.append([H(slot, 4, 3, **about), N(name, 9, 3, **about, concept="indicator_name"), V(unit, 3, 3, style="centre aside small"), *first])  # fmt: skip
        rows.append([H("実績", 4, concept="indicator_actual"), *cells(actual), V("", 4, 2)])
        rows.append([H("達成率", 4, concept="indicator_rate"), *cells(rate)])
    return [Line("Ⅲ　指標", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=4)]


def cells(values: tuple[str, ...]) -> list[Cell]:
    """Four years."""
    return [V(value, 4, style="centre" if value == "－" else "right") for value in values]


def close(data: dict[str, Any]) -> list[Block]:
    """Six points of four with a reason each, their sum of 24, the grade; then texts."""
    rows: list[list[Cell]] = [[H("評価の視点", 5), H("評価項目", 8), H("評価点", 4, concept="rating"), H("評価の理由", 23, concept="rating_reason")]]  # fmt: skip
    for place, ((view, item), (mark, reason)) in enumerate(zip(ITEMS, data["points"], strict=True)):
        row = [H(item, 8, criterion=item, style="left"), V(mark, 4, style="centre"), V(reason, 23)]
        rows.append([H(view, 5, 2), *row] if place % 2 == 0 else row)
    points = sum(int(mark) for mark, _ in data["points"])
    final = [
        [H("評価点合計", 5), V(f"{points}点／24点", 8, style="centre"), H("総合評価", 5), V(data["grade"], 4, style="centre large", concept="overall_rating"), H("今後の方向性", 6), V(data["next"], 12, style="centre", concept="future_direction")],
        [H("課題", 5), V(data["issue"], 35, concept="issue")],
        [H("改善策", 5), V(data["better"], 35, concept="improvement")],
        [H("二次評価\n所見", 5), V(data["view"], 35, concept="comment")],
    ]  # fmt: skip
    return [
        Line("Ⅳ　評価（４点：高い　３点：やや高い　２点：やや低い　１点：低い）", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, gap=3), Table((1,) * 40, final, grid=False, gap=1),
        Line("※総合評価　Ａ：21点以上　Ｂ：18～20点　Ｃ：15～17点　Ｄ：12～14点　Ｅ：９～11点　Ｆ：８点以下", style="right", size=6.8),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BOOKS, WOODS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "kasumihara", "霞原市", "令和５年度 事務事業評価票（令和４年度実績）", "develop", "openpyxl, printed by LibreOffice Calc", ("TakaoPGothic",),
        ("sources and 人件費 sum to 合計, no row of 事業費", "people and their cost in two cells below one year", "人 in the cell of a table in 千円", "前年度比 with △, 皆増 and － between the years", "six points of four, their sum as 19点／24点, grade A to F",
         "three rows an indicator, the target of the last year of the plan in a column of its own", "■□ for the way of delivery", "部 and 課 in one row", "設定なし, なし", "－ beside figures"),
        blocks,
        (("財源内訳", "The total shown is 合計, to which the sources and 人件費 sum: the sources do not sum to it alone, so cost project (ruling 1)."),
         ("0.40人", "staff_fte with item and the phase of the column, raw with 人 as the cell prints it."),
         ("人件費 by kind", "amount has no dimension for the kind: the rows differ in label only."),
         ("予算額", "Which budget is not said: phase budget."),
         ("前年度比", "other (ruling 3)."),
         ("評価点", "rating, criterion the 評価項目; its 評価の視点 stands in label."),
         ("評価点合計", "No criterion: other; the grade is overall_rating."),
         ("目標値（令和８年度）", "indicator_target of 2026; the heading says more than its year."),
         ("担当部, 担当課", "Two cells of one row: one responsible_division, raw joined by a blank; label of the first."),
         ("設定なし", "end_year, not_applicable; 二次評価所見 なし likewise."),
         ("意図", "purpose; 実績 is result; 二次評価所見 is comment.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("TakaoPGothic", size=8.0, row=14.2, shade="DDEBF7"), target)
