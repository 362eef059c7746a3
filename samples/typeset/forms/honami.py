"""帆波市: one sheet over two pages with horizontal rules only or none, nothing shaded; grades written out (Ⅱ：おおむね妥当)."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, nums, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2019, "令和元年度"), (2020, "令和２年度"), (2021, "令和３年度"), (2022, "令和４年度"))
# 決算, 決算, 予算 and 決算 of one year, 予算
FUNDS = (
    ("国庫支出金", "national", (0, 3_300, 0, 0, 0)),
    ("県支出金", "prefectural", (412, 398, 400, 405, 400)),
    ("市債", "bond", (0, 0, 0, 0, 12_500)),
    ("使用料・手数料", "fees", (6_284, 2_117, 5_900, 3_866, 5_900)),
    ("その他", "other", (155, 160, 150, 148, 150)),
    ("一般財源", "general", (51_373, 54_902, 55_114, 54_237, 58_660)),
)
REGULAR = ("3.20", "3.20", "3.00", "3.05", "3.00")
OTHERS = ("1.50", "1.25", "1.50", "1.50", "1.75")
PRICES = (8_020, 3_110)


def head() -> list[Block]:
    """Identity without any rule."""
    rows = [
        [H("事業名", style="left"), V("郷土資料館運営事業", 3, concept="project_name", style="bold"), H("事業番号", style="left"), V("10-06-04", concept="project_code")],
        [H("担当部課名", style="left"), V("文化スポーツ部　文化財課", 3, concept="responsible_division"), H("課長名", style="left"), V("磯　貝　　豊", concept="manager_name", raw="磯　貝　　豊")],
        [H("総合計画", style="left"), H("基本目標", style="left", level="基本目標"), V("３　学びと文化が息づくまちをつくる", 2, concept="policy_position"), H("開始年度", style="left"), V("昭和58年度", concept="start_year")],
        [H("", style="left", label=""), H("個別目標", style="left", level="個別目標"), V("３－４　歴史と文化を未来につなぐ", 2, concept="policy_position", label=("総合計画", "個別目標")), H("終了年度", style="left"), V("―", concept="end_year")],
        [H("根拠法令等", style="left"), V("博物館法、帆波市郷土資料館条例", 3, concept="legal_basis"), H("会計区分", style="left"), V("一般会計", concept="budget_account")],
        [H("実施形態", style="left"), V("直営（一部委託）", 3, concept="delivery_method"), H("事業区分", style="left"), V("ソフト事業（任意）", concept="project_type")],
    ]  # fmt: skip
    rows[3][0] = V("")
    return [
        Line("令和４年度　事務事業評価シート", (P("事務事業評価シート", concept="sheet_title"),), style="centre bold", size=15, gap=2),
        Line("（評価対象：令和３年度）", (P("令和３年度", concept="evaluation_year"),), style="centre", size=10, gap=10),
        Line("１　基本情報", section=True, size=10.5, gap=2),
        Table((1.2, 1.1, 2.1, 1.4, 1.2, 2), rows, grid=False, rules="none", gap=8, low=18),
    ]  # fmt: skip


def texts() -> list[Block]:
    """Purpose and work, a rule below each row."""
    rows = [
        [H("対象（誰・何を）", style="left"), V("市民及び来館者、郷土の歴史・民俗・自然に関する資料", concept="target_group")],
        [H("目的（どのような状態にするか）", style="left"), V("郷土に関する資料を収集・保管し、展示や講座を通じて公開することで、市民が郷土の歴史や文化に親しみ、愛着を持っている。", concept="purpose")],
        [H("事業内容", style="left"), V("・常設展示及び企画展示（年４回）の開催\n・古文書講座、子ども歴史教室等の普及事業の実施\n・資料の収集、整理及び燻蒸\n・施設の維持管理（清掃、警備等は委託）", concept="means")],
        [H("現状", style="left"), V("開館から38年が経過し、収蔵庫はほぼ満杯の状態である。感染症の影響で減少した入館者数は、開館日数が回復したことに伴い増加に転じた。", concept="background")],
    ]  # fmt: skip
    return [
        Line("２　事業の目的・内容", section=True, size=10.5, gap=2),
        Table((1.6, 5.6), rows, grid=False, rules="lines", gap=12, low=20),
    ]


def indicators() -> list[Block]:
    """Plan, actual and rate over four years; the definition below the name."""
    rows: list[list[Cell]] = [
        [H("指標名", concept="indicator_name", style="left"), H("単位", concept="indicator_unit"), H("", label=""), *(Y(text, year, style="right") for year, text in YEARS)]
    ]  # fmt: skip
    slots = (
        ("output", "企画展示の開催日数", "日", ("190", "190", "190", "190"), ("186", "121", "174", ""), ("97.9%", "63.7%", "91.6%", "")),
        ("output", "講座・教室の開催回数", "回", ("24", "24", "24", "26"), ("24", "9", "18", ""), ("100.0%", "37.5%", "75.0%", "")),
        ("outcome", "年間入館者数", "人", ("32,000", "32,000", "32,000", "32,000"), ("30,918", "11,206", "19,755", ""), ("96.6%", "35.0%", "61.7%", "")),
        ("outcome", "来館者の満足度", "％", ("85.0", "85.0", "86.0", "87.0"), ("84.1", "…", "88.3", ""), ("98.9%", "…", "102.7%", "")),
    )  # fmt: skip
    for number, (key, name, unit, plan, actual, rate) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        if number in (1, 3):
            rows.append([H("【活動指標】" if number == 1 else "【成果指標】", 7, style="left rowhead", label="")])
        rows += [
            [N(name, 1, 3, concept="indicator_name", **about), V(unit, 1, 3, style="centre aside"), H("計画", concept="indicator_target"), *nums(*plan)],
            [H("実績", concept="indicator_actual"), *nums(*actual)],
            [H("達成率", concept="indicator_rate"), *nums(*rate)],
        ]  # fmt: skip
    return [
        Line("３　指標の推移", section=True, size=10.5, gap=2),
        Table((2.6, 0.7, 0.9, 1.1, 1.1, 1.1, 1.1), rows, rules="lines", low=18),
        Line("※来館者アンケートは令和２年度は実施していない。", size=8),
    ]


def costs() -> list[Block]:
    """予算 and 決算 beside one another in one year only."""
    direct = total(*(list(fund[2]) for fund in FUNDS))
    people = [round(float(a) * PRICES[0] + float(b) * PRICES[1]) for a, b in zip(REGULAR, OTHERS, strict=True)]
    whole = total(direct, people)
    phases = ("決算", "決算", "予算", "決算", "予算")
    rows: list[list[Cell]] = [
        [H("", 1, 2, label="", style="left"), *(Y(text, year, 2, style="centre") if year == 2021 else Y(text, year, style="right") for year, text in YEARS)],
        [H(text, style="right", phase="settlement" if text == "決算" else "budget") for text in phases],
        [H("事業費　①", style="left"), *nums(*direct)],
        *([H(f"　　{name}", source=source, style="left"), *nums(*values)] for name, source, values in FUNDS),
        [H("人件費　②", style="left", cost="personnel"), *nums(*people)],
        [H("　　正規職員（人）", style="left", concept="staff_fte", cost=None, item="正規職員"), *nums(*REGULAR)],
        [H("　　その他の職員（人）", style="left", concept="staff_fte", cost=None, item="その他の職員"), *nums(*OTHERS)],
        [H("総コスト　①＋②", style="left", cost="total"), *nums(*whole)],
        [H("市民１人当たりコスト（円）", style="left", concept=None), *nums(*(n(round(1000 * v / 239_480)) for v in whole))],
        [H("受益者負担率（％）", style="left", concept=None), *(V(f"{100 * fee / cost:.1f}", style="right") for fee, cost in zip(FUNDS[3][2], whole, strict=True))],
    ]  # fmt: skip
    for row in (*rows[3:9], *rows[10:12]):
        row[0].about["label"] = row[0].text.strip()
    return [
        Line("４　コストの推移", section=True, size=10.5, gap=0), Line("（単位：千円）", style="right", size=8, gap=1),
        Table((2.2, 1.1, 1.1, 1.1, 1.1, 1.1), rows, rules="lines", about={"concept": "amount", "cost": "project"}, gap=12, low=18),
    ]  # fmt: skip


def close() -> list[Block]:
    """Numerals with their meaning, then two evaluators."""
    marks = (
        ("市の関与の妥当性", "Ⅰ：妥当である", "郷土資料の収集・保存は採算性がなく、民間による実施は期待できない。"),
        ("事業の有効性", "Ⅲ：課題がある", "入館者数が計画を大きく下回っており、特に10代から30代の利用が少ない。"),
        ("手法の効率性", "Ⅱ：おおむね妥当である", "受付業務の委託により経費を抑えているが、空調設備の修繕費が増加している。"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            H("評価の視点", style="left"),
            H("評価", concept="rating", style="left"),
            H("評価の理由", concept="rating_reason", style="left"),
        ]
    ]
    rows += [[H(name, criterion=name, style="left"), V(grade), V(why)] for name, grade, why in marks]
    final = [
        [H("総合評価", style="left"), V("②：改善の余地がある", concept="overall_rating")],
        [H("成果", style="left"), V("収蔵資料のうち写真資料約2,400点の電子化を終え、ホームページで公開した。", concept="result")],
        [H("課題", style="left"), V("・収蔵庫の容量が不足しており、新たな資料の受入れが難しくなっている。\n・若い世代の来館につながる企画が少ない。", concept="issue")],
        [H("今後の方向性", style="left"), V("②：内容を見直して継続", concept="future_direction")],
        [H("改善の内容", style="left"), V("旧東小学校の空き教室を収蔵庫として活用するための改修を令和４年度に行うとともに、市内の学校と連携した出張展示を拡充する。", concept="improvement")],
        [H("備考", style="left"), V("特になし", concept="comment")],
    ]  # fmt: skip
    return [
        Line("５　評価", section=True, size=10.5, gap=2), Table((1.7, 2, 4.2), rows, rules="lines", gap=12, low=20),
        Line("６　総括", section=True, size=10.5, gap=2), Table((1.7, 6.2), final, grid=False, rules="lines", low=20),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "honami", "帆波市", "令和４年度 事務事業評価シート", "develop", "ReportLab", ("IPAexMincho", "IPAexGothic"),
        ("horizontal rules only, head without any rule", "nothing shaded", "one sheet over two pages, the title on the first one only", "予算 and 決算 of one year under a merged heading, one column for the others",
         "the kind of indicators on a row of its own", "sources set in by blanks", "人 and 円 and ％ rows in a 千円 table", "grades written out (Ⅲ：課題がある)", "… and ― as dashes", "empty cells of the year to come", "letter-spaced name"),
        [Sheet(1), *head(), *texts(), *indicators(), Turn(), *costs(), *close()],
        (("評価", "rating, raw and value as printed: numeral and words."),
         ("総合評価 and 今後の方向性", "Likewise ②：…; ② is kept by the normalisation."),
         ("…", "Not surveyed: not_applicable."),
         ("磯　貝　　豊", "manager_name as printed."),
         ("会計区分", "budget_account."),
         ("予算", "Which one is not said: phase budget."),
         ("人件費, 正規職員（人）", "Their columns say 予算 and 決算: phase; item is the kind of employee."),
         ("事業区分", "project_type.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(
        invented, Look("IPAexMincho", bold="IPAexGothic", size=9, shade=1, margin=(48, 44), weight=0.4), target
    )
