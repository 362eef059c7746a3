"""旭野市: ReportLab, landscape, cut down from A3; three tables side by side in each of three bands, in six-point type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

PHASES = (("決算", 2020, "settlement"), ("決算", 2021, "settlement"), ("当初予算", 2022, "original_budget"), ("決算", 2022, "settlement"), ("当初予算", 2023, "original_budget"))  # fmt: skip
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("使用料・手数料", "fees"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
WASTE: dict[str, Any] = {
    "code": "040203-15", "name": "剪定枝資源化推進事業", "group": "環境局　循環型社会推進部　資源循環課", "unit": "計画係", "phone": "内線 3417", "account": "一般会計／衛生費／清掃費／ごみ減量推進費", "start": "平成23年度", "end": "令和７年度",
    "base": "２　自然と調和した住みよいまち", "theme": "２－３　資源循環の推進", "way": "委託", "kind": "任意的事業", "law": "廃棄物の処理及び清掃に関する法律、旭野市一般廃棄物処理基本計画",
    "who": "市内に居住する世帯及び市内で造園業を営む事業者", "aim": "燃やせるごみとして排出される剪定枝を堆肥や燃料の原料として活用し、焼却量の削減と資源の循環を図る。",
    "how": "・家庭から排出される剪定枝の戸別収集（毎週１回）\n・公園等の管理に伴う剪定枝の受入れ\n・チップ化した原料の堆肥化施設への引渡し", "why": "平成22年度のごみ組成調査で、燃やせるごみの12％を剪定枝が占めていたことから開始した。",
    "funds": ((0, 0, 0, 0, 0), (1_500, 1_500, 1_500, 1_420, 1_500), (0, 0, 0, 0, 0), (3_268, 3_511, 3_700, 3_694, 3_800), (846, 912, 900, 1_057, 1_000), (52_709, 55_340, 58_420, 56_816, 60_250)),
    "staff": (("2.10", "2.10", "2.00", "2.00", "1.80"), ("0.50", "0.50", "0.80", "0.80", "0.80")),
    "kpi": (
        ("戸別収集の実施回数", "回", ("98", "98", "98", "98"), ("95", "98", "98", "")), ("講習会の参加者数", "人", ("200", "200", "250", "250"), ("64", "143", "218", "")),
        ("剪定枝の資源化量", "ｔ", ("2,800", "2,900", "3,000", "3,100"), ("2,764", "2,951", "2,887", "")), ("燃やせるごみに占める剪定枝の割合", "％", ("8.0", "7.5", "7.0", "6.5"), ("8.3", "－", "7.4", "")),
    ),
    "rates": (("96.9", "100.0", "100.0", ""), ("32.0", "71.5", "87.2", ""), ("98.7", "101.8", "96.2", ""), ("96.4", "－", "94.6", "")),
    "marks": (("必要性", "Ａ", "焼却施設の延命化のためにも、資源化を進める必要がある。"), ("有効性", "Ｂ", "天候不順により資源化量は前年度を下回った。"), ("効率性", "Ｂ", "収集量に波があり、閑散期の車両の稼働率が低い。"), ("公平性", "Ａ", "戸別収集により、高齢世帯も利用しやすい。")),
    "grade": "Ｂ", "next": "改善して継続", "reason": "収集の方法を見直すことにより、費用を抑えながら資源化量を増やすことができる。", "issue": "燃料用チップの需要が減り、引渡先の確保が難しくなっている。収集量が５月と11月に集中し、委託料が割高となっている。",
    "better": "繁忙期と閑散期で収集の回数を変えるとともに、近隣市と共同で引渡先を募集する。", "note": "事業者の搬入分に係る手数料の額についても、処理の原価を踏まえて見直されたい。",
    "items": (("報償費", "講習会講師謝礼", 132), ("需用費", "収集袋、啓発資料等", 2_418), ("役務費", "受付専用電話", 365), ("委託料", "剪定枝収集運搬", 38_726), ("委託料", "資源化処理", 21_346)),
    "done": "・戸別収集を98回行い、延べ41,260世帯から回収した。\n・資源化量は2,887トンであった。\n・剪定枝を用いた堆肥づくりの講習会を６回開催し、218人が参加した。\n・電子申請による収集の受付を７月に開始し、申込みの34％を占めた。",
    "plan": ("収集の回数の見直し、引渡先の共同募集", "次期収集運搬委託の仕様の決定", "次期計画の策定、事業の検証"),
}  # fmt: skip
STAGE: dict[str, Any] = {
    "code": "100504-02", "name": "市民文化会館ホール運営事業", "group": "文化スポーツ局　文化振興部　文化課", "unit": "施設係", "phone": "内線 4126", "account": "一般会計／教育費／社会教育費／文化会館費", "start": "昭和59年度", "end": "－",
    "base": "４　文化と学びを楽しむまち", "theme": "４－１　文化芸術の振興", "way": "指定管理", "kind": "任意的事業", "law": "旭野市市民文化会館条例、劇場、音楽堂等の活性化に関する法律",
    "who": "市民及び市内で文化芸術活動を行う団体", "aim": "優れた舞台芸術に身近に触れ、また自ら発表することができる場を提供し、市民の創造的な活動を促す。",
    "how": "・大ホール、小ホール及び練習室の貸出し\n・自主事業（鑑賞、普及、育成）の企画及び実施\n・舞台機構の保守及び計画的な更新", "why": "旧公会堂の老朽化に伴い、市制30周年を記念して建設された。平成18年度から指定管理者制度を導入している。",
    "funds": ((14_860, 0, 0, 0, 0), (0, 0, 0, 0, 0), (0, 42_300, 68_000, 65_700, 0), (9_124, 21_608, 30_000, 32_917, 36_000), (1_300, 1_250, 1_200, 1_314, 1_200), (168_420, 159_872, 165_800, 161_044, 172_300)),
    "staff": (("1.00", "1.20", "1.20", "1.20", "1.00"), ("0.00", "0.00", "0.00", "0.00", "0.00")),
    "kpi": (
        ("自主事業の開催件数", "件", ("36", "36", "36", "38"), ("11", "24", "35", "")), ("学校等への出張公演", "校", ("12", "12", "12", "14"), ("0", "5", "12", "")),
        ("大ホールの稼働率", "％", ("72.0", "72.0", "73.0", "74.0"), ("28.4", "51.9", "68.6", "")), ("自主事業の入場者数", "人", ("18,000", "18,000", "18,000", "18,500"), ("2,137", "8,460", "15,322", "")),
    ),
    "rates": (("30.6", "66.7", "97.2", ""), ("0.0", "41.7", "100.0", ""), ("39.4", "72.1", "94.0", ""), ("11.9", "47.0", "85.1", "")),
    "marks": (("必要性", "Ａ", "市内で唯一の千席を超えるホールである。"), ("有効性", "Ｂ", "稼働率は回復しつつあるが、感染症の拡大前に及ばない。"), ("効率性", "Ｃ", "設備の老朽化により、光熱費と修繕費が増加している。"), ("公平性", "Ｂ", "利用団体が固定化する傾向にある。")),
    "grade": "Ｂ", "next": "現状のまま継続", "reason": "施設の更新計画に沿って、必要な改修を行いながら運営を続ける。", "issue": "平日昼間の利用が少ない。若い世代の来館が伸びていない。",
    "better": "平日昼間の利用料金を割り引く区分を設け、学生向けの鑑賞席を自主事業の全てに設ける。", "note": "該当なし",
    "items": (("需用費", "修繕料", 3_847), ("委託料", "指定管理料", 148_200), ("委託料", "設計・監理", 6_928), ("工事請負費", "舞台照明設備改修", 98_450), ("備品購入費", "音響卓", 3_550)),
    "done": "・自主事業を35件実施し、15,322人が入場した。\n・舞台照明設備をＬＥＤに改修した（10月から１月まで休館）。\n・市内の小中学校12校で出張公演を行った。\n・オンラインによる施設予約の対象を練習室に広げた。",
    "plan": ("料金区分の見直し、条例改正", "空調設備改修の設計", "空調設備改修工事"),
}  # fmt: skip
GAP = 0.12
WIDTHS = (0.95, 0.45, 3.6, GAP, 0.24, 1.3, *(0.74,) * 5, GAP, 0.26, 2.0, 0.44, 0.56, *(0.66,) * 4)


def gap() -> Cell:
    """White between two tables."""
    return V("", style="bare")


def bar(*texts: tuple[str, int]) -> list[Cell]:
    """The headings of a band's tables, each over its own columns; not in the row of values, but the section of them."""
    row: list[Cell] = []
    for text, columns in texts:
        row += [*([gap()] if row else []), H(text, columns, label="", section=text, style="bare left bold")]
    return row


def head(data: dict[str, Any]) -> list[Block]:
    """Identity in three rows over the whole width."""
    rows = [
        [H("事業コード"), V(data["code"], concept="project_code", style="centre"), H("事業名"), V(data["name"], concept="project_name", style="large bold"), H("所属"), V(data["group"], 3, concept="responsible_division"), H("係"), V(data["unit"], concept="responsible_section", style="centre"), H("連絡先"), V(data["phone"], concept="contact_phone", style="centre")],
        [H("基本目標"), V(data["base"], 3, concept="policy_position", level="基本目標"), H("施策"), V(data["theme"], concept="policy_position", level="施策"), H("予算科目"), V(data["account"], concept="budget_account"), H("開始年度"), V(data["start"], concept="start_year", style="centre"), H("終了年度"), V(data["end"], concept="end_year", style="centre")],
        [H("根拠法令・計画"), V(data["law"], 7, concept="legal_basis"), H("実施手法"), V(data["way"], concept="delivery_method", style="centre"), H("事業区分"), V(data["kind"], concept="project_type", style="centre")],
    ]  # fmt: skip
    return [
        Line("令和５年度　旭野市　事務事業評価表（令和４年度事業分）", (P("事務事業評価表", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="bold", size=11, gap=3),
        Table((0.9, 1.1, 0.7, 2.6, 0.6, 2.0, 0.8, 2.4, 0.7, 0.95, 0.7, 0.95), rows, grid=False, gap=4),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[list[Cell]]:
    """Twelve rows in 千円, the last three in 人 and ％, below two rows of headings."""
    spent = [sum(column) for column in zip(*data["funds"], strict=True)]
    pay = [round(sum(float(share) * price for share, price in zip(shares, (8_150, 3_020), strict=True))) for shares in zip(*data["staff"], strict=True)]  # fmt: skip
    whole = [a + b for a, b in zip(spent, pay, strict=True)]
    money: Attributes = {"concept": "amount", "cost": "project"}
    staff: Attributes = {"concept": "staff_fte", "unit": "人"}
    rows: list[list[Cell]] = [
        [H("区分", 2, 2), Y("令和２年度", 2020), Y("令和３年度", 2021), Y("令和４年度", 2022, 2), Y("令和５年度", 2023)],
        [H(text, phase=phase) for text, _, phase in PHASES],
        [H("事業費　Ａ", 2, style="left", **money), *right(spent)],
        *([H(name, style="left", source=source, **money), *right(values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)),
        [H("人件費　Ｂ", 2, style="left", concept="amount", cost="personnel"), *right(pay)],
        [H("総コスト　Ａ＋Ｂ", 2, style="left", concept="amount", cost="total"), *right(whole)],
        [H("正規職員（人）", 2, style="left", item="正規職員", **staff), *right(data["staff"][0])],
        [H("会計年度任用職員（人）", 2, style="left", item="会計年度任用職員", **staff), *right(data["staff"][1])],
        [H("受益者負担率（％）", 2, style="left"), *right([f"{100 * fee / cost:.1f}" for fee, cost in zip(data["funds"][3], whole, strict=True)])],
    ]  # fmt: skip
    rows[3].insert(0, H("財源", 1, 6, style="vertical"))
    return rows


def right(values: Any) -> list[Cell]:
    """Figures to the right, dashes in the middle."""
    return [V(n(value), style="centre" if value == "－" else "right") for value in values]


def indicators(data: dict[str, Any]) -> list[list[Cell]]:
    """Four of three rows each below one row of headings over two."""
    rows: list[list[Cell]] = [[H("", 1, 2, label=""), H("指標名", 1, 2, concept="indicator_name"), H("単位", 1, 2, concept="indicator_unit"), H("区分", 1, 2, label=""), *(Y(text, fy, 1, 2) for text, fy in (("Ｒ２", 2020), ("Ｒ３", 2021), ("Ｒ４", 2022), ("Ｒ５", 2023)))], []]  # fmt: skip
    for number, ((name, unit, target, actual), rate) in enumerate(zip(data["kpi"], data["rates"], strict=True), 1):
        slot, kind = ("活動指標", "output") if number < 3 else ("成果指標", "outcome")
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        own: list[Cell] = [H(slot, 1, 6, style="vertical")] if number in (1, 3) else []
        title = N(name, 1, 3, **about)
        title.parts = (P(name, concept="indicator_name"),)
        rows.append([*own, title, V(unit, 1, 3, style="centre aside"), H("目標", concept="indicator_target"), *right(target)])  # fmt: skip
        rows.append([H("実績", concept="indicator_actual"), *right(actual)])
        rows.append([H("達成率", concept="indicator_rate"), *right(rate)])
    return rows


def first(data: dict[str, Any]) -> Table:
    """Outline, costs and indicators."""
    texts = (("対象", "who", "target_group", 2), ("意図", "aim", "purpose", 4), ("手段", "how", "means", 5), ("事業の背景", "why", "background", 3))  # fmt: skip
    left: list[list[Cell]] = []
    for label, key, concept, rows in texts:
        left.append([H(label, 1, rows), V(data[key], 2, rows, concept=concept)])
        left += [[] for _ in range(rows - 1)]
    rows = [bar(("１　事業の概要", 3), ("２　コスト（単位：千円）", 7), ("３　指標", 8))]
    rows += [[*a, gap(), *b, gap(), *c] for a, b, c in zip(left, costs(data), indicators(data), strict=True)]
    return Table(WIDTHS, rows, gap=4)


def second(data: dict[str, Any]) -> Table:
    """Grades with reasons, texts, the whole."""
    marks: list[list[Cell]] = [[H("視点"), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]]
    marks += [[H(name, criterion=name), V(mark, style="centre"), V(reason)] for name, mark, reason in data["marks"]]
    middle = [
        [H("課題", 2, 2), V(data["issue"], 5, 2, concept="issue")],
        [],
        [H("改善策", 2, 3), V(data["better"], 5, 3, concept="improvement")],
        [],
        [],
    ]
    last = [
        [H("総合評価", 2), V(data["grade"], concept="overall_rating", style="centre bold"), H("今後の方向性", 2), V(data["next"], 3, concept="future_direction", style="centre bold")],
        [H("方向性の理由", 2, 2), V(data["reason"], 6, 2, concept="direction_reason")],
        [],
        [H("二次評価の所見", 2, 2), V(data["note"], 6, 2, concept="comment")],
        [],
    ]  # fmt: skip
    rows = [bar(("４　評価（Ａ：高い　Ｂ：普通　Ｃ：低い）", 3), ("５　課題と改善策", 7), ("６　総合評価", 8))]
    rows += [[*a, gap(), *b, gap(), *c] for a, b, c in zip(marks, middle, last, strict=True)]
    return Table(WIDTHS, rows, gap=4)


def third(data: dict[str, Any]) -> Table:
    """The settlement by 節, what was done, what is planned by year."""
    about: Attributes = {"concept": "line_item", "side": "expense", "phase": "settlement", "fy": 2022}
    spent = sum(row[2] for row in data["items"])
    assert spent == sum(values[3] for values in data["funds"]), (data["name"], spent)
    items: list[list[Cell]] = [[H("節", 1), H("説明", 1), H("金額")]]
    items += [[H(name, style="left"), H(what, style="left plain", item=what, **about), V(n(value), style="right")] for name, what, value in data["items"]]  # fmt: skip
    both = (P(n(spent)), P(n(spent), concept="amount", cost="project", item=None, side=None))
    items.append([H("計", 2, item="計", **about), V(n(spent), style="right", parts=both)])
    done: list[list[Cell]] = [
        [V(data["done"], 7, 7, concept="result", fy=2022, label=(), style="top")],
        *([] for _ in range(6)),
    ]
    years = (("令和５年度", 2023), ("令和６年度", 2024), ("令和７年度", 2025))
    plan: list[list[Cell]] = [[H("年度", 3), H("取組の内容", 5, concept="schedule")]]
    for (text, fy), what in zip(years, data["plan"], strict=True):
        plan += [[Y(text, fy, 3, 2), V(what, 5, 2)], []]
    rows = [
        bar(("７　令和４年度決算額の内訳（単位：千円）", 3), ("８　令和４年度の取組実績", 7), ("９　今後の予定", 8))
    ]
    rows += [[*a, gap(), *b, gap(), *c] for a, b, c in zip(items, done, plan, strict=True)]
    widths = (1.35, 2.65, 1.0, *WIDTHS[3:])
    return Table(widths, rows)


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((WASTE, STAGE), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), first(data), second(data), third(data)]
    return Form(
        "asahino", "旭野市", "令和５年度 事務事業評価表（令和４年度事業分）", "develop", "ReportLab", ("IPAPGothic",),
        ("landscape, six-point type as of an A3 sheet on A4", "three tables side by side in each of three bands, rows at the same height", "局, 部 and 課 in one cell, 係 in another", "千円 in a section heading, 人 and ％ rows in the table", "当初予算 and 決算 below one merged year, one of them below others", "Ｒ４ in one table and 令和４年度 in the next",
         "vertical headings over six rows", "three rows an indicator", "節 and 説明 of a settlement", "a text without a heading but its section's", "rows whose heading is a year (schedule)", "該当なし, －"),
        blocks,
        (("tables side by side", "Each has a heading of its own over its columns: the outermost part of label."),
         ("財源", "The rows sum to 事業費 Ａ: cost project."),
         ("正規職員（人）", "staff_fte with item (without unit) and the phase of its column."),
         ("受益者負担率", "other (ruling 3)."),
         ("決算額の内訳", "line_item, item the 説明, the 節 is its outer name; the year is the section heading's. 計 is a line_item and, as the project's cost, an amount (ruling 2)."),
         ("８　令和４年度の取組実績", "result with the year that its heading names."),
         ("９　今後の予定", "Work by year is schedule, with the year of its row, whatever its heading is called."),
         ("所属", "局, 部 and 課 as one responsible_division; 係 is responsible_section."),
         ("根拠法令・計画", "legal_basis; law and plan stand in one cell."),
         ("二次評価の所見", "comment; 該当なし is not_applicable."),
         ("事業の背景", "background; 意図 is purpose.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = Look("IPAPGothic", size=6.3, paper=(842.0, 595.0), margin=(20, 20), shade=0.89, pad=3.3, weight=0.35)
    paint.reportlab(invented, look, target)
