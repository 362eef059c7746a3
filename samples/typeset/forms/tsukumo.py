"""津雲市: landscape pages by MuPDF; the head is a list's row, two tables side by side, R4決算 R5決算見込 R6当初 as column groups."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

GROUPS = (
    ("R4決算", 2022, "settlement"),
    ("R5決算見込", 2023, "settlement_estimate"),
    ("R6当初", 2024, "original_budget"),
)
SOURCES = (
    ("国費", "national"),
    ("県費", "prefectural"),
    ("起債", "bond"),
    ("その他特財", "other"),
    ("一財", "general"),
)
HALL: dict[str, Any] = {
    "code": "27", "name": "市民文化会館管理運営事業", "room": "文化スポーツ課", "account": "10－5－4", "start": "S61", "end": "設定なし", "place": "5－2　文化・芸術の振興",
    "who": "市民及び市内外の来館者", "aim": "優れた文化芸術に親しみ、自らも発表できる場がある状態を保つ。", "means": "指定管理者による会館の運営、自主事業の開催、舞台設備の更新",
    "funds": ((None, None, 42_000), ("－", "－", "－"), ("－", 86_400, 118_000), (6_320, -1_240, 5_900), (148_615, 171_832, 160_417)), "before": (1_906, 154_207),
    "lines": (("報酬・旅費", (186, 214, 230)), ("需用費", (2_749, 3_118, 2_900)), ("指定管理料", (138_400, 141_600, 143_200)), ("工事請負費", ("", 115_280, 176_000)), ("備品購入費", (13_600, None, 3_987)), ("前年度精算分", ("－", -3_220, "－"))),
    "note": "その他特財のR5は、R4に受け入れた助成金の返還に伴う減", "staff": ("1.40", "1.60", "1.60"), "pay": (10_780, 12_352, 12_400),
    "kpi": (("自主事業の開催回数", "回", "output", ("18", "17", "20", "21", "22")), ("ホールの稼働率", "％", "outcome", ("62.0", "58.7", "64.0", "60.3", "66.0")), ("来館者数", "千人", "outcome", ("120", "104", "125", "113", "110")), ("友の会の会員数", "人", "outcome", ("－", "－", "500", "412", "600"))),
    "checks": (("妥当性", "○", "市民が文化に触れる場として必要な施設である。"), ("有効性", "△", "稼働率は回復の途上にあり、平日昼間の利用が少ない。"), ("効率性", "○", "指定管理者制度により経費を抑えている。"), ("公平性", "○", "使用料の減免は基準により行っている。")),
    "grade": "概ね順調", "way": "Ⅱ　改善", "issue": "築38年が経過し、舞台吊物機構の故障が続いている。R6の改修に伴い大ホールを５か月間休館する。", "next": "休館中は公民館等で出張公演を行う。平日昼間の割引料金を試行する。",
}  # fmt: skip
FARM: dict[str, Any] = {
    "code": "08", "name": "有害鳥獣対策事業", "room": "農林振興課", "account": "6－1－3", "start": "H21", "end": "R9", "place": "3－1　農林業の振興",
    "who": "農業者、猟友会津雲支部", "aim": "鳥獣による農作物の被害を減らし、営農の意欲を保つ。", "means": "捕獲の報償、侵入防止柵の設置補助、実施隊の活動支援、緩衝帯の整備",
    "funds": ((4_150, 4_600, 4_600), (2_380, 2_415, 2_500), ("－", "－", "－"), (None, 310, None), (9_874, 8_206, 9_720)), "before": (0, 10_111),
    "lines": (("報酬・旅費", (1_452, 1_478, 1_560)), ("報償費", (6_935, 7_140, 7_200)), ("委託料", (2_090, 1_815, 2_200)), ("侵入防止柵設置補助金", (4_760, 5_008, 5_200)), ("備品購入費", (1_167, "", 660)), ("県補助金返還金", ("－", 90, "－"))),
    "note": "その他特財のR5は、森林環境譲与税基金の繰入れ", "staff": ("0.90", "0.90", "1.10"), "pay": (6_930, 6_948, 8_525),
    "kpi": (("侵入防止柵の延長", "ｍ", "output", ("3,200", "3,460", "3,500", "3,380", "3,600")), ("イノシシの捕獲頭数", "頭", "output", ("420", "388", "420", "451", "440")), ("農作物の被害面積", "ａ", "outcome", ("9,000", "11,260", "8,500", "8,140", "8,000")), ("実施隊の隊員数", "人", "output", ("32", "30", "32", "29", "34"))),
    "checks": (("妥当性", "○", "被害は市域全体に及び、市が関与する必要がある。"), ("有効性", "○", "柵を設けた地区では被害面積が半減した。"), ("効率性", "△", "捕獲の確認に職員の時間を要している。"), ("公平性", "○", "補助率は地区によらず同じである。")),
    "grade": "順調", "way": "Ⅰ　拡充", "issue": "隊員の高齢化が進み、見回りの負担が大きい。捕獲個体の処理施設が市内にない。", "next": "ＩＣＴ罠を20基導入し、見回りの回数を減らす。処理施設を隣接２町と共同で設ける。",
}  # fmt: skip


def money(value: int | str | None) -> str:
    """A figure with △ for what is below zero; nothing where there is none."""
    return f"△{n(-value)}" if isinstance(value, int) and value < 0 else n(value)


def right(values: Any, **about: Any) -> list[Cell]:
    """Figures to the right, dashes in the middle."""
    return [V(money(value), style="centre" if value == "－" else "right", **about) for value in values]


def plain(values: Any) -> list[int]:
    """What is summed: neither dashes nor empty cells."""
    return [value if isinstance(value, int) else 0 for value in values]


def gap(rows: int = 1) -> Cell:
    """White between two tables."""
    return V("", 1, rows, style="bare")


def head(data: dict[str, Any]) -> list[Block]:
    """Identity as one row below its headings; three texts below theirs."""
    rows = [
        [H("整理番号"), H("個別事業"), H("主管課"), H("款・項・目"), H("施策体系"), H("開始"), H("サンセット")],
        [V(data["code"], style="centre", concept="project_code"), V(data["name"], style="bold", concept="project_name"), V(data["room"], concept="responsible_division", style="centre"), V(data["account"], concept="budget_account", style="centre"), V(data["place"], concept="policy_position"),
         V(data["start"], concept="start_year", style="centre"), V(data["end"], concept="end_year", style="centre")],
    ]  # fmt: skip
    texts = [
        [H("対象（誰・何を）"), H("意図（どういう状態にしたいか）"), H("手段・方法")],
        [V(data["who"], concept="target_group", style="top"), V(data["aim"], concept="purpose", style="top"), V(data["means"], concept="means", style="top")],
    ]  # fmt: skip
    return [
        Line("津雲市　令和５年度　個別事業点検調書", (P("個別事業点検調書", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="bold", size=12, gap=2),
        Table((0.8, 3.0, 1.6, 1, 2.1, 0.8, 1), rows, gap=0), Table((2.5, 3.8, 4), texts, gap=4),
    ]  # fmt: skip


def left_side(data: dict[str, Any]) -> list[list[Cell]]:
    """額 and 前年差 of three columns of the years; the first 前年差 of two rows is to a year that is not printed."""
    amount: Attributes = {"concept": "amount", "cost": "project"}

    def pairs(values: Any, before: int | None = None) -> list[Cell]:
        past, cells = [before, *plain(values)], []
        for place, value in enumerate(values):
            old = past[place]
            shift = "" if old is None or not isinstance(value, int) else money(value - old)
            cells += [*right([value]), V(shift, style="right")]
        return cells

    direct = total(*(plain(fund) for fund in data["funds"]))
    spread = [cell for value in data["staff"] for cell in (V(value, style="right"), V(""))]
    befores = (None, None, None, *data["before"])
    rows = [
        [H("事業費（千円）", 8, label="", section="事業費（千円）", style="bare left bold")],
        [H("", 2, 2, label=""), *(H(text, 2, fy=year, phase=phase) for text, year, phase in GROUPS)],
        [head for _ in GROUPS for head in (H("額"), H("前年差", concept=None))],
        *([H(name, source=source, style="left", **amount), *pairs(values, before)] for (name, source), values, before in zip(SOURCES, data["funds"], befores, strict=True)),
        [H("計（Ａ）", 2, style="left", **amount), *pairs(direct)],
        [H("職員費（Ｂ）", 2, style="left", concept="amount", cost="personnel"), *pairs(data["pay"])],
        [H("支出合計（Ａ＋Ｂ）", 2, style="left bold", concept="amount", cost="total"), *pairs(total(direct, list(data["pay"])))],
        [H("職員数（人）", 2, style="left", concept="staff_fte"), *spread],
    ]  # fmt: skip
    rows[3].insert(0, H("財\n源", 1, 5, style="vertical", label="財源"))
    return rows


def right_side(data: dict[str, Any]) -> list[list[Cell]]:
    """What the money goes for, in the same years without their 前年差."""
    sums = total(*(plain(values) for _, values in data["lines"]))
    assert sums == total(*(plain(fund) for fund in data["funds"]))
    both = [V(money(value), style="right", parts=(P(money(value)), P(money(value), concept="amount", cost="project", item=None, side=None))) for value in sums]  # fmt: skip
    line: Attributes = {"concept": "line_item", "side": "expense"}
    return [
        [H("主な経費（千円）", 4, label="", section="主な経費（千円）", style="bare left bold")],
        [H("節・細節", 1, 2, label=""), *(H(text, 1, 2, fy=year, phase=phase) for text, year, phase in GROUPS)],
        [],
        *([H(name, item=name, style="left", **line), *right(values)] for name, values in data["lines"]),
        [H("計", item="計", **line), *both],
        [H("備考", 1, 2), V(data["note"], 3, 2, concept="comment", section="主な経費（千円）", label=("備考",))],
        [],
    ]  # fmt: skip


def sides(left: list[list[Cell]], right_: list[list[Cell]]) -> list[list[Cell]]:
    """Two tables with white between them."""
    return [[*first, gap(), *second] for first, second in zip(left, right_, strict=True)]


def indicators(data: dict[str, Any]) -> list[list[Cell]]:
    """Targets and actuals below each year, an estimate in the second."""
    heads: tuple[tuple[str, str, Attributes], ...] = (("目標", "target", {}), ("実績", "actual", {}), ("目標", "target", {}), ("実績見込", "actual", {"flags": ("estimate",)}), ("目標", "target", {}))  # fmt: skip
    rows: list[list[Cell]] = [
        [H("指標", 7, label="", section="指標", style="bare left bold")],
        [
            H("指標名", 1, 2, concept="indicator_name"),
            H("単位", 1, 2),
            Y("R4", 2022, 2),
            Y("R5", 2023, 2),
            Y("R6", 2024),
        ],
        [H(text, concept=f"indicator_{kind}", **about) for text, kind, about in heads],
    ]
    for number, (name, unit, _, values) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        rows.append([N(name, concept="indicator_name", **about), V(unit, style="centre aside", concept="indicator_unit", label=(name, "単位"), section="指標", **about), *right(values)])  # fmt: skip
    return rows


def checks(data: dict[str, Any]) -> list[list[Cell]]:
    """○ and △ with a sentence; △ is no minus here."""
    rows: list[list[Cell]] = [
        [H("点検", 3, label="", section="点検", style="bare left bold")],
        [H("観点", 1, 2, label=""), H("判定", 1, 2, concept="rating"), H("コメント", 1, 2, concept="rating_reason")], [],
    ]  # fmt: skip
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(why, style="small")] for name, mark, why in data["checks"]]  # fmt: skip
    return rows


def sheet(data: dict[str, Any]) -> list[Block]:
    """All of a page."""
    final = [
        [H("点検結果"), V(data["grade"], style="centre bold", concept="overall_rating"), H("懸案事項"), V(data["issue"], concept="issue")],
        [H("方向性区分"), V(data["way"], style="centre bold", concept="future_direction"), H("改革提案"), V(data["next"], concept="improvement")],
    ]  # fmt: skip
    return [
        *head(data),
        Table((0.35, 1.55, 1.1, 0.9, 1.1, 0.9, 1.1, 0.9, 0.3, 2.2, 1.1, 1.1, 1.1), sides(left_side(data), right_side(data)), gap=3),
        Table((2.4, 0.7, 0.9, 0.9, 0.9, 0.9, 0.9, 0.3, 1.1, 0.6, 4.2), sides(indicators(data), checks(data)), gap=5),
        Table((1, 1.4, 1, 7), final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((HALL, FARM), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *sheet(data)]
    return Form(
        "tsukumo", "津雲市", "令和５年度 個別事業点検調書", "develop", "PyMuPDF (MuPDF's own writer)", ("IPAexMincho",),
        ("landscape", "identity as one row of a list below its headings", "two tables side by side, twice", "year and phase in one short heading: R4決算, R5決算見込, R6当初", "額 and 前年差 below each", "△ before negative figures and △ as a judgement on one page",
         "some figures empty, some －", "no shading", "千円 in the captions only, 人 in the last row", "years as S61, H21, R9", "実績見込", "Ⅱ before the direction"),
        blocks,
        (("R4決算, R5決算見込, R6当初", "They say more than the year and stay in label; phases settlement, settlement_estimate and original_budget."),
         ("額", "Heads the amounts: stays in label. 前年差 is other (ruling 3)."),
         ("職員数（人）", "staff_fte, in the columns of 額, with their phase."),
         ("財源", "The rows sum to 計（Ａ）: cost project."),
         ("計 of 主な経費", "A line_item (item 計) and an amount of cost project (ruling 2)."),
         ("前年度精算分 △3,220", "A line_item below zero; 県補助金返還金 is an expense, too."),
         ("節・細節, 観点", "The headings above the rows' names name no field: left out of label."),
         ("指標", "No kind is printed: indicator_type other."),
         ("実績見込", "indicator_actual with flag estimate (ruling 15)."),
         ("備考", "comment."),
         ("○, △", "rating as printed; no legend."),
         ("S61, R9", "start_year 1986, end_year 2027.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.mupdf(
        invented, Look("IPAexMincho", size=9.0, paper=(842.0, 595.0), margin=(34.0, 26.0), shade=1.0, pad=3.4), target
    )
