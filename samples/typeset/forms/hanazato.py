"""花里市: HTML by Chromium, coloured headings; 一次評価 and 二次評価 with their remarks, then 改善 of last year and this."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 13mm 14mm 10mm }
body { font: 9pt/1.4 'Noto Sans CJK JP' }
td { padding: 2.4pt 4pt }
td.head { background: #e2efda }
td.plain { background: none }
p.section { font-size: 10pt; border-left: 4pt solid #548235; padding-left: 4pt }
"""
YEARS = ((2021, "令和３年度\n（決算）", "settlement"), (2022, "令和４年度\n（決算）", "settlement"), (2023, "令和５年度\n（決算）", "settlement"), (2024, "令和６年度\n（当初予算）", "original_budget"))  # fmt: skip
FUNDS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("国庫支出金", "national", (6_480, 6_105, 7_240, 7_500)),
    ("県支出金", "prefectural", (3_240, 3_052, 3_620, 3_750)),
    ("地方債", "bond", (0, 0, 0, 0)),
    ("その他", "other", (118, 124, 131, 120)),
    ("一般財源", "general", (9_874, 10_336, 10_502, 11_180)),
)
KPI = (
    ("活動指標", "output", "子育て支援センターの開設日数", "日", ("720", "720", "720", "720"), ("698", "716", "720", ""), ("96.9", "99.4", "100.0", "")),
    ("成果指標", "outcome", "子育て支援センターの延べ利用者数", "人", ("24,000", "25,000", "26,000", "27,000"), ("18,942", "22,617", "26,455", ""), ("78.9", "90.5", "101.8", "")),
    ("成果指標", "outcome", "子育てしやすいと感じる保護者の割合", "％", ("70.0", "72.0", "74.0", "76.0"), ("68.3", "69.5", "71.2", ""), ("97.6", "96.5", "96.2", "")),
)  # fmt: skip


def head() -> list[Block]:
    """Identity and texts."""
    rows = [
        [H("事務事業名"), V("地域子育て支援拠点事業", 3, concept="project_name"), H("整理番号"), V("3-1-204", concept="project_code", style="centre")],
        [H("担当部局・課"), V("こども未来局　子育て支援課", 3, concept="responsible_division"), H("担当者（電話）"), V("三好（内線 2417）", parts=(P("三好", concept="contact_name"), P("2417", concept="contact_phone")))],
        [H("施策体系", 1, 3), H("政策"), V("３　子どもの笑顔が輝くまち", 2, concept="policy_position", level="政策"), H("会計区分"), V("一般会計", concept="budget_account", style="centre")],
        [H("施策"), V("３－１　子育て家庭への支援の充実", 2, concept="policy_position", level="施策"), H("事業開始年度"), V("平成14年度", concept="start_year", style="centre")],
        [H("個別計画"), V("花里市子ども・子育て支援事業計画", 2, concept="related_plan"), H("事業終了年度"), V("―", concept="end_year", style="centre")],
        [H("根拠法令等"), V("児童福祉法第６条の３第６項、子ども・子育て支援法第59条", 3, concept="legal_basis"), H("実施方法"), V("委託", concept="delivery_method", style="centre")],
    ]  # fmt: skip
    texts = [
        [H("対象"), V("就学前の児童とその保護者", concept="target_group")],
        [H("目的"), V("親子が気軽に集い交流できる場を提供し、子育ての不安や孤立感を和らげる。", concept="purpose")],
        [H("事業内容"), V("市内３か所に子育て支援センターを開設し、次の事業を実施する。\n・親子の交流の場の提供\n・子育てに関する相談、情報提供\n・子育てに関する講習会の開催", concept="means")],
        [H("現状"), V("就学前児童数は減少しているが、核家族の割合が高まり、相談の件数は増えている。", concept="background")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事務事業評価調書　（令和５年度実績）", (P("事務事業評価調書", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=14, gap=5),
        Table((1.2, 0.9, 1.6, 1.6, 1.2, 1.7), rows, grid=False, gap=7),
        Line("１．事業の概要", section=True), Table((1.2, 7), texts, grid=False, gap=7),
    ]  # fmt: skip


def costs() -> list[Block]:
    """Total above its sources, people below."""
    direct = total(*(list(fund[2]) for fund in FUNDS))
    people = [4_560, 4_572, 4_590, 4_590]
    rows: list[list[Cell]] = [
        [H("（単位：千円）", 2, label=""), *(H(text, fy=year, phase=phase) for year, text, phase in YEARS)],
        [H("事業費（Ａ）", 2), *nums(*direct)],
        *([H(name, source=source), *nums(*values)] for name, source, values in FUNDS),
        [H("人件費（Ｂ）", 2, cost="personnel"), *nums(*people)],
        [H("職員数（人）", 2, concept="staff_fte", cost=None), *nums("0.60", "0.60", "0.60", "0.60")],
        [H("総事業費（Ａ＋Ｂ）", 2, cost="total"), *nums(*total(direct, people))],
    ]
    rows[2].insert(0, H("財源内訳", rows=5))
    return [
        Line("２．事業費", section=True),
        Table((1, 1.7, 1.4, 1.4, 1.4, 1.4), rows, about={"concept": "amount", "cost": "project"}, gap=7),
    ]


def indicators() -> list[Block]:
    """目標, 実績 and 達成率 of three indicators."""
    rows: list[list[Cell]] = [[H("指標名（単位）", 2, concept="indicator_name"), H("", label=""), *(Y(text.split("\n")[0], year) for year, text, _ in YEARS)]]  # fmt: skip
    for number, (group, kind, name, unit, plan, actual, rate) in enumerate(KPI, 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(f"{name}（{unit}）", 1, 3, **about)
        title.parts = (P(name, concept="indicator_name"), P(unit, concept="indicator_unit"))
        rows.append([H(group, 1, 3, **about), title, H("目標値", concept="indicator_target"), *nums(*plan)])
        rows.append([H("実績値", concept="indicator_actual"), *nums(*actual)])
        rows.append([H("達成率（％）", concept="indicator_rate"), *nums(*rate)])
    return [Line("３．指標", section=True), Table((0.9, 2.2, 1.1, 1, 1, 1, 1), rows, gap=7)]


def check() -> list[Block]:
    """Criteria by the division, then both evaluations and what is to be done."""
    rows: list[list[Cell]] = [[H("項目"), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]]
    lines = (
        ("必要性", "Ａ", "子育て家庭の孤立を防ぐため、身近な地域で相談できる場が必要である。"),
        ("有効性", "Ａ", "利用者数は目標を上回り、利用者の９割以上が満足と回答している。"),
        ("効率性", "Ｂ", "３か所の運営を個別に委託しており、事務の集約が可能である。"),
    )  # fmt: skip
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(why)] for name, mark, why in lines]
    both: list[list[Cell]] = [
        [H(""), H("総合評価", concept="overall_rating"), H("今後の方向性", concept="future_direction"), H("所見", concept="comment")],
        [H("一次評価\n（担当課）"), V("Ａ", style="centre"), V("現状のまま継続", style="centre"), V("利用者数は順調に伸びており、引き続き現在の体制で実施する。")],
        [H("二次評価\n（行政評価委員会）"), V("Ｂ", style="centre"), V("改善して継続", style="centre"), V("委託事務の集約を図るとともに、利用の少ない曜日の活用を検討されたい。")],
    ]  # fmt: skip
    act = [
        [H("課題"), V("・利用者が特定の曜日に集中し、予約を断ることがある。\n・父親の利用が少ない。", concept="issue")],
        [H("前回評価後の改善内容"), V("令和５年10月から予約システムを導入し、電話による受付の負担を軽減した。", concept="result")],
        [H("今後の改善策"), V("・令和７年度から３か所の運営を一括して委託する。\n・土曜日に父親を対象とした講座を開催する。", concept="improvement")],
        [H("改善による効果"), V("委託料を年間約80万円削減できるほか、利用の平準化が見込まれる。", concept="desired_outcome")],
    ]  # fmt: skip
    return [
        Turn(), Line("４．項目別評価", section=True), Table((1.2, 0.8, 6.2), rows, gap=7),
        Line("５．総合評価", section=True), Table((1.7, 0.9, 1.5, 4.1), both, gap=7),
        Line("６．課題と改善", section=True), Table((1.7, 6.5), act, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "hanazato", "花里市", "令和６年度 事務事業評価調書（令和５年度実績）", "develop", "Chromium (Skia/PDF), from HTML", ("Noto Sans CJK JP",),
        ("year and phase in one heading of two lines", "total above its sources", "the indicator's unit in brackets behind its name", "name and extension in one cell", "一次 and 二次 as rows with grade, direction and remark", "改善 done and 改善 to come", "one sheet over two pages"),
        [Sheet(1), *head(), *costs(), *indicators(), *check()],
        (("令和３年度（決算）", "The heading says more than the year: part of the label."),
         ("令和６年度（当初予算）", "original_budget."),
         ("事業費（Ａ）", "Sum of the sources below: cost project."),
         ("会計区分", "budget_account."),
         ("三好（内線 2417）", "contact_name and contact_phone of one cell."),
         ("所見", "comment, of both evaluations; outer headings tell the fields apart."),
         ("前回評価後の改善内容", "What was done: result."),
         ("改善による効果", "desired_outcome.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
