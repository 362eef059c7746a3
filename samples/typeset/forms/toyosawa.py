"""豊沢市: one sheet on two Calc pages; 当初予算 and 決算 beside the next year's budget, 人工 × 単価, ■□ of two evaluators."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

COLUMNS = (("決算", "settlement"), ("当初予算", "original_budget"), ("決算", "settlement"), ("当初予算", "original_budget"))  # fmt: skip
FUNDS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("国庫支出金", "national", (2_750, 4_000, 3_620, 4_500)),
    ("府支出金", "prefectural", (1_375, 2_000, 1_810, 2_250)),
    ("市債", "bond", (0, 0, 0, 0)),
    ("その他特定財源", "other", (320, 300, 415, 400)),
    ("一般財源", "general", (8_934, 10_200, 9_486, 11_350)),
)
STAFF = (("正規職員", ("1.20", "1.20", "1.40", "1.40"), (7_600, 7_650, 7_650, 7_700)), ("会計年度\n任用職員", ("0.50", "0.50", "0.60", "0.60"), (2_480, 2_500, 2_500, 2_520)))  # fmt: skip
ITEMS = (
    ("報酬", "空家等対策協議会委員報酬、相談員報酬", (2_208, 2_400)),
    ("需用費", "啓発冊子の印刷製本費、消耗品費", (214, 250)),
    ("役務費", "所有者への通知に係る郵便料", (486, 550)),
    ("委託料", "空家実態調査業務、システム保守業務", (4_235, 5_000)),
    ("負担金、補助及び交付金", "除却補助金、利活用補助金", (7_240, 9_000)),
    ("その他", "旅費、使用料及び賃借料", (948, 1_300)),
)
KPI = (
    ("活動指標", "output", "空家に関する相談対応件数", "件", ("150", "160", "170"), ("142", "168", ""), ("94.7", "105.0", "")),
    ("成果指標", "outcome", "除却又は利活用された空家の数", "戸", ("30", "35", "40"), ("27", "38", ""), ("90.0", "108.6", "")),
    ("成果指標", "outcome", "管理不全空家の改善率", "％", ("60.0", "62.0", "65.0"), ("52.4", "58.9", ""), ("87.3", "95.0", "")),
)  # fmt: skip
GRADES, WAYS = ("Ａ", "Ｂ", "Ｃ", "Ｄ"), ("拡充", "現状維持", "改善", "縮小", "廃止")


def chosen(options: Sequence[str], mark: str, cols: int, **about: Any) -> Cell:
    """A cell that prints all options and says one."""
    text = "　　".join(("■" if option == mark else "□") + option for option in options)
    return V(text, cols, style="centre", parts=(P(f"■{mark}", value=mark.translate(str.maketrans("ＡＢＣＤ", "ABCD"))),), **about)  # fmt: skip


def right(values: Any, cols: int = 6) -> list[Cell]:
    """Figures to the right."""
    return [V(n(value), cols, style="right") for value in values]


def head() -> list[Block]:
    """Identity and overview."""
    rows = [
        [H("事務事業名", 7), V("空家等対策推進事業", 18, concept="project_name", style="bold"), H("事業コード", 6), V("08-05-021", 9, concept="project_code", style="centre")],
        [H("部名", 7), V("都市計画部", 11, concept="responsible_division", raw="都市計画部 住宅政策課"), H("課名", 4), V("住宅政策課", 7), H("作成者", 4), V("平尾　真紀", 7, concept="contact_name")],
        [H("総合計画", 7, 3), H("分野", 5, level="分野"), V("５　都市基盤・住環境", 28, concept="policy_position")],
        [H("政策", 5, level="政策"), V("５－２　良好な住環境の形成", 28, concept="policy_position")],
        [H("施策", 5, level="施策"), V("５－２－３　空家等の適正管理と利活用", 28, concept="policy_position")],
        [H("会計・款項目", 7), V("一般会計　８款　土木費　５項　住宅費　１目　住宅管理費", 33, concept="budget_account")],
        [H("事業期間", 7), V("平成27年度　～　期限なし", 13, parts=(P("平成27年度", concept="start_year"), P("期限なし", concept="end_year"))), H("実施主体", 5), V("市（一部委託）", 15, concept="delivery_method")],
        [H("根拠法令・要綱等", 7, style="small"), V("空家等対策の推進に関する特別措置法、豊沢市空家等対策計画", 33, concept="legal_basis")],
    ]  # fmt: skip
    texts = [
        [H("対象", 7), V("市内の空家等及びその所有者、空家等の周辺住民", 33, concept="target_group")],
        [H("目的", 7), V("管理不全な空家等の発生を予防し、所有者による適正な管理と利活用を促すことで、安全で良好な住環境を守る。", 33, concept="purpose")],
        [H("事業内容", 7), V("・専門相談員による空家相談窓口の設置（週４日）\n・老朽化した空家の除却及び改修による利活用に対する補助\n・所有者への適正管理の依頼、法に基づく助言、指導及び勧告\n・空家実態調査の実施（３年に１度）", 33, concept="means")],
        [H("令和５年度の\n実施内容", 7, fy=2023), V("相談窓口の開設を週３日から４日に増やし、司法書士会と連携した相続相談会を６回開催した。除却21件、利活用17件に補助金を交付した。", 33, concept="result")],
        [H("事業を取り巻く\n環境の変化", 7, style="small"), V("令和５年12月に改正法が施行され、管理不全空家等に対する指導・勧告が可能となった。", 33, concept="background")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事務事業点検シート（令和５年度実施事業）", (P("事務事業点検シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=14, gap=4),
        Line("豊沢市", style="right", gap=0), Line("１　基本情報", section=True, style="bold", gap=1), Table((1,) * 40, rows, grid=False, gap=7),
        Line("２　事業の概要", section=True, style="bold", gap=1), Table((1,) * 40, texts, grid=False, gap=7),
    ]  # fmt: skip


def costs() -> list[Block]:
    """Sources, people as 人工 times 単価, the total, the cost of one case."""
    direct = total(*(list(values) for _, _, values in FUNDS))
    paid = [[round(float(a) * b) for a, b in zip(shares, prices, strict=True)] for _, shares, prices in STAFF]
    pay = total(*paid)
    whole = total(direct, pay)
    rows: list[list[Cell]] = [
        [H("区　　分", 16, 2, label=""), Y("令和４年度", 2022, 6), Y("令和５年度", 2023, 12), Y("令和６年度", 2024, 6)],
        [H(text, 6, phase=phase) for text, phase in COLUMNS],
        [H("事業費　①", 16, style="left"), *right(direct)],
        *([H(name, 12, style="left", source=source), *right(values)] for name, source, values in FUNDS),
    ]
    rows[3].insert(0, H("財源内訳", 4, 5, style="small"))
    for (name, shares, prices), figures in zip(STAFF, paid, strict=True):
        rows.append([H(name, 6, 3, style="small"), H("人工（人）", 6, concept="staff_fte", cost=None, item=name.replace("\n", ""), style="left"), *right(shares)])  # fmt: skip
        rows.append([H("平均単価", 6, concept=None, style="left"), *right(prices)])
        rows.append([H("人工×単価", 6, cost="personnel", style="left"), *right(figures)])
    rows[8].insert(0, H("人件費\n内訳", 4, 6, style="small"))
    rows += [
        [H("人件費　②", 16, style="left", cost="personnel"), *right(pay)],
        [H("総事業費　①＋②", 16, style="left bold", cost="total"), *right(whole)],
        [H("相談１件当たりの単位コスト（円）", 16, style="left small", concept=None), *right((f"{1000 * whole[0] / 142:,.0f}", "", f"{1000 * whole[2] / 168:,.0f}", ""))],
    ]  # fmt: skip
    return [
        Line("３　事業費の推移　（単位：千円）", section=True, style="bold", gap=1),
        Table((1,) * 40, rows, about={"concept": "amount", "cost": "project"}),
    ]


def details() -> list[Block]:
    """What the money went for; the sum is 事業費."""
    rows: list[list[Cell]] = [
        [H("節", 9, label=""), H("内容", 17, concept=None), H("令和５年度\n決算", 7, fy=2023, phase="settlement"), H("令和６年度\n当初予算", 7, fy=2024, phase="original_budget")]
    ]  # fmt: skip
    rows += [[H(name, 9, item=name, style="left rowhead"), V(text, 17, style="aside"), *right(values, 7)] for name, text, values in ITEMS]  # fmt: skip
    both: list[Cell] = []
    for value in total(*(list(values) for _, _, values in ITEMS)):
        parts = (P(n(value)), P(n(value), concept="amount", cost="project", item=None, side=None))
        both.append(V(n(value), 7, style="right", parts=parts))
    rows.append([H("合　　計", 26, item="合計", style="rowhead"), *both])
    return [
        Turn(), Line("４　事業費の主な内訳　（単位：千円）", section=True, style="bold", gap=1),
        Table((1,) * 40, rows, about={"concept": "line_item", "side": "expense"}, gap=7),
    ]  # fmt: skip


def indicators() -> list[Block]:
    """目標値, 実績値 and 達成率 of each."""
    years = [Y(text, year, 6) for text, year in (("令和４年度", 2022), ("令和５年度", 2023), ("令和６年度", 2024))]
    rows: list[list[Cell]] = [[H("区分", 4, label=""), H("指標名", 10, concept="indicator_name"), H("単位", 3), H("", 5, label=""), *years]]  # fmt: skip
    for number, (group, kind, name, unit, *figures) in enumerate(KPI, 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        rows.append([H(group, 4, 3, style="small", **about), N(name, 10, 3, concept="indicator_name", **about), V(unit, 3, 3, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)])  # fmt: skip
        lines = (("目標値", "indicator_target"), ("実績値", "indicator_actual"), ("達成率（％）", "indicator_rate"))
        for place, ((text, concept), values) in enumerate(zip(lines, figures, strict=True)):
            cells = [H(text, 5, concept=concept), *right(values)]
            if place:
                rows.append(cells)
            else:
                rows[-1].extend(cells)
    return [Line("５　指標の達成状況", section=True, style="bold", gap=1), Table((1,) * 40, rows, gap=7)]


def close() -> list[Block]:
    """The division's marks with their reasons, then those of the committee."""
    lines = (
        ("必要性", "高い", "管理不全な空家は周辺の生活環境に影響を及ぼし、市の関与が不可欠である。"),
        ("有効性", "高い", "除却又は利活用された空家の数は目標を上回った。"),
        ("効率性", "普通", "補助金の審査に時間を要しており、手続の見直しが必要である。"),
    )
    rows: list[list[Cell]] = [[H("評価項目", 6), H("評価", 12, concept="rating"), H("評価の理由", 22, concept="rating_reason")]]  # fmt: skip
    rows += [[H(name, 6, criterion=name), chosen(("高い", "普通", "低い"), mark, 12), V(why, 22)] for name, mark, why in lines]  # fmt: skip
    first = [
        [H("総合評価", 6), chosen(GRADES, "Ｂ", 34, concept="overall_rating")],
        [H("今後の方向性", 6), chosen(WAYS, "改善", 34, concept="future_direction")],
        [H("課題", 6), V("所有者が不明な空家や相続登記が行われていない空家について、所有者の特定に時間を要している。", 34, concept="issue")],
        [H("改善策", 6), V("戸籍情報の公用請求を集約し、司法書士会への調査委託を令和６年度から試行する。補助金の申請は電子申請を可能とする。", 34, concept="improvement")],
    ]  # fmt: skip
    second = [
        [H("総合評価", 6), chosen(GRADES, "Ｂ", 34, concept="overall_rating")],
        [H("今後の方向性", 6), chosen(WAYS, "拡充", 34, concept="future_direction")],
        [H("意見", 6), V("法改正により市の役割が大きくなることから、相談体制の充実を図られたい。", 34, concept="comment")],
    ]  # fmt: skip
    return [
        Line("６　一次評価（所管課）", section=True, style="bold", gap=1), Table((1,) * 40, rows, gap=0.5), Table((1,) * 40, first, grid=False, gap=7),
        Line("７　二次評価（行政評価委員会）", section=True, style="bold", gap=1), Table((1,) * 40, second, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "toyosawa", "豊沢市", "令和６年度 事務事業点検シート（令和５年度実施事業）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAPGothic",),
        ("one sheet over two pages, the title on the first only", "当初予算 and 決算 of one year under a merged heading", "人件費 as 人工 × 単価 by kind of employee", "人 and 円 rows in a table of 千円", "the unit in the section heading", "a column of text between the name of a detail line and its figures",
         "the same headings in 一次評価 and 二次評価", "■□ of ratings, grades and directions", "部 and 課 in two cells of one row", "empty cells of the year to come"),
        [Sheet(1), *head(), *costs(), *details(), *indicators(), *close()],
        (("部名, 課名", "Cells of one row: one responsible_division, joined by a blank, with the label of the first."),
         ("作成者", "contact_name."),
         ("section headings", "Whole, with the unit in brackets."),
         ("財源内訳", "The rows sum to 事業費 ①: cost project."),
         ("平均単価, 単位コスト", "other (ruling 3; a price is no cost)."),
         ("人工（人）, 人工×単価", "staff_fte with item; the amounts of both kinds differ in label only; phase of their column."),
         ("合計 of the detail lines", "A line_item (item 合計) and an amount of cost project (ruling 2)."),
         ("令和５年度　決算", "Of the detail lines: the heading says more than its year and stays in label."),
         ("節", "The heading above the names of the detail lines names no field: left out of label; 内容 is other."),
         ("事業を取り巻く環境の変化", "background."),
         ("令和５年度の実施内容", "result of 2023; the heading says more than its year."),
         ("実施主体", "delivery_method, as FACTS.md maps 実施方法."),
         ("一次評価, 二次評価", "Both 総合評価 are overall_rating, both 今後の方向性 future_direction; the section tells them apart in label."),
         ("意見", "comment."),
         ("期限なし", "end_year, not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAPGothic", size=8.6, row=17.5, shade="FFF2CC", wider=1.05), target)
