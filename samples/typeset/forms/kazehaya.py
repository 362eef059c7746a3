"""風早市: no rules at all, a CID font that is not embedded, whole yen, 節 by 節, - beside 0."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import n, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, V

# 節, 当初予算額, 予算現額, 支出済額
ITEMS: tuple[tuple[str, str, tuple[int | str, int | str, int | str]], ...] = (
    ("１　報酬", "消費生活相談員報酬", (4896000, 4896000, 4871520)),
    ("７　報償費", "講座講師謝礼", (150000, 150000, 90000)),
    ("10　需用費", "啓発用印刷物", (385000, 361000, 352770)),
    ("11　役務費", "電話料", (96000, 96000, 88436)),
    ("17　備品購入費", "相談記録用端末", ("-", 212000, 211200)),
    ("18　負担金、補助及び交付金", "県消費者団体連絡会負担金", (10000, 10000, 0)),
)
FUNDS = (
    ("県支出金", "prefectural", (1250000, 1356000, 1355000)),
    ("諸収入", "other", ("-", "-", "-")),
    ("一般財源", "general", (4287000, 4369000, 4258926)),
)


def spent(values: tuple[int | str, ...]) -> int:
    """不用額: what is left of the budget."""
    return int(values[1]) - int(values[2])


def head() -> list[Block]:
    """Labels and values with a colon in one cell, and pairs divided by white space."""
    rows = [
        [H("事業名"), V("消費生活相談事業", concept="project_name"), V("所管課：市民生活課　消費生活係", parts=(P("市民生活課　消費生活係", concept="responsible_division"),), label=("所管課",))],
        [H("予算科目"), V("01-07-01-03", concept="budget_account"), V("事業番号：0731", parts=(P("0731", concept="project_code"),), label=("事業番号",))],
        [H("事業期間"), V("昭和48年度　～　期限なし", parts=(P("昭和48年度", concept="start_year"), P("期限なし", concept="end_year"))),
         V("事業区分：自治事務", parts=(P("自治事務", concept="project_type"),), label=("事業区分",))],
        [H("根拠法令"), V("消費者安全法第10条第2項", concept="legal_basis"), V("担当者：桐島", parts=(P("桐島", concept="contact_name"),), label=("担当者",))],
    ]  # fmt: skip
    for row in rows:
        row[0].style = "left"
    return [
        Line("令和５年度主要な施策の成果（事業別説明書）", (P("令和５年度", concept="evaluation_year"), P("主要な施策の成果（事業別説明書）", concept="sheet_title")), style="centre", size=13, gap=12),
        Table((1, 3, 3.2), rows, grid=False, rules="none", gap=10),
    ]  # fmt: skip


def texts() -> list[Block]:
    """Purpose and work, each under its heading."""
    rows = [
        [H("目　的", style="left top"), V("消費生活に関する相談を受け、助言やあっせんを行うことにより、市民の消費者としての権利を守る。", concept="purpose")],
        [H("実施内容", style="left top"), V("・月曜日から金曜日まで相談窓口を開き、相談員２人が応じた。\n・高齢者を対象とした出前講座を６回開いた。", concept="means")],
        [H("成　果", style="left top"), V("相談件数は 412件で、前年度より 35件減ったが、あっせんで解決した割合は 8.2ポイント上がった。", concept="result")],
        [H("備　考", style="left top"), V("特になし", concept="comment")],
    ]  # fmt: skip
    return [Table((1, 6.2), rows, grid=False, rules="none", gap=10)]


def budget() -> list[Block]:
    """Columns that only white space divides."""
    heads = [
        H("当初予算額", phase="original_budget"),
        H("予算現額", phase="final_budget"),
        H("支出済額", phase="settlement"),
        H("不用額", phase=None, concept=None),
    ]
    for cell in heads:
        cell.style = "right"
    rows: list[list[Cell]] = [[H("節", style="left"), H("説明", style="left"), *heads]]
    for account, name, values in ITEMS:
        rows.append([H(account, style="left"), H(name, item=name, style="left"), *nums(*values, spent(values))])
    whole = tuple(sum(int(item[2][place]) for item in ITEMS if item[2][place] != "-") for place in range(3))
    assert whole == tuple(sum(int(fund[2][place]) for fund in FUNDS if fund[2][place] != "-") for place in range(3))
    money: Attributes = {"concept": "amount", "cost": "project", "side": None, "item": None}
    both = [V(n(value), style="right", parts=(P(n(value)), P(n(value), **money))) for value in whole]
    rows.append([H("合　計", 2, style="left", item="合計"), *both, *nums(spent(whole))])
    for name, source, amounts in FUNDS:
        rows.append([H(name, source=source, style="left", **money), *nums(*amounts), V("")])
    rows[-3].insert(0, H("財源内訳", rows=3, style="left top"))
    rate = V(f"{100 * whole[2] / whole[1]:.1f}％", style="right")
    share = [V(""), H("執行率", style="left", concept=None), V(""), V(""), rate, V("")]
    about: Attributes = {"concept": "line_item", "side": "expense", "fy": 2023, "flags": ("year_inferred",)}
    return [
        Line("事業費の内訳（円）", section=True, style="", gap=2, label="事業費の内訳(円)"),
        Table((1.9, 2.2, 1.2, 1.2, 1.2, 1), [*rows, share], rules="none", about={**about, "scale": 0}, gap=10),
    ]


def results() -> list[Block]:
    """Indicator figures that stand in three rows under years."""
    years = [H(f"R{year - 2018}", label="", fy=year, style="right") for year in (2021, 2022, 2023)]
    rows: list[list[Cell]] = [[H("成果指標", style="left", label="成果指標"), H("単位", style="left"), *years]]
    data = (
        ("相談件数", "件", ("438", "447", "412")),
        ("あっせん解決率", "％", ("81.0", "82.5", "90.7")),
        ("出前講座の参加者数", "人", ("0", "-", "186")),
    )
    for number, (name, unit, values) in enumerate(data, 1):
        about: Attributes = {"indicator": number, "indicator_type": "outcome", "unit": unit}
        name_cell = H(name, style="left rowhead", concept="indicator_actual", **about)
        name_cell.parts = (P(name, concept="indicator_name"),)
        rows.append([name_cell, V(unit, concept="indicator_unit", style="aside"), *nums(*values)])
    return [Line("指標の推移", section=True, gap=2), Table((2.4, 0.8, 1, 1, 1, 2), rows_padded(rows), rules="none")]


def rows_padded(rows: list[list[Cell]]) -> list[list[Cell]]:
    """An empty column at the right end."""
    return [[*row, V("")] for row in rows]


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "kazehaya", "風早市", "令和５年度主要な施策の成果（事業別説明書）", "develop", "ReportLab", ("HeiseiMin-W3 (CID, not embedded)",),
        ("no rules at all", "white-space columns", "label：value in one cell", "- beside 0", "budget not printed at first (- then supplementary)", "two names in a row (節, 説明)",
         "whole yen", "years as R3 R4 R5"),
        [Sheet(1), *head(), *texts(), *budget(), *results()],
        (("year of the money", "The table names no year; it is that of the title (令和５年度), with flag year_inferred."),
         ("合計", "By ruling 2 a line_item (item 合計) and, as the grand total of the project's money, an amount of cost project (ruling 12)."),
         ("節 and 説明", "The most detailed printed name (説明) is the item; the 節 stands to its left as an outer name."),
         ("不用額, 執行率", "other (ruling 3)."),
         ("出前講座の参加者数 R4 -", "not_applicable, R3 0 is reported."),
         ("備考 特になし", "not_applicable (ruling 7).")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("HeiseiMin-W3", size=9.5, margin=(50, 54), shade=1, pad=2.5), target)
