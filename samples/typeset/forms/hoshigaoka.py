"""星ヶ丘村: characters in no order, rules that are thin filled boxes, three year tables at the same x, double-struck bold."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

WIDTHS = (0.5, 2.1, 1.5, 1.5, 1.5)
ERA = {2018: "H30年度", 2019: "R1年度", 2020: "R2年度", 2021: "R3年度", 2022: "R4年度"}


def head() -> list[Block]:
    """Identity, the same label twice: 事業名 of the plan and 事業名 of the budget."""
    rows = [
        [H("総合計画", rows=2, style="bold"), H("事業名"), V("山村留学受入れの推進", concept="project_name"), H("主管課"), V("教育委員会　学校教育課", concept="responsible_division")],
        [H("施策"), V("4-1　子どもがのびのび育つむらづくり", concept="policy_position", level="施策"), H("担当者"), V("木曽　美雪", concept="contact_name")],
        [H("予　算", rows=2, style="bold"), H("事業名"), V("山村留学センター管理運営費", concept="project_name"), H("電話"), V("内線131", concept="contact_phone")],
        [H("款項目"), V("10-1-3", concept="budget_account"), H("終期"), V("―", concept="end_year")],
        [H("事業の概要", 2, style="bold"), V("村外の小中学生を１年単位で受け入れ、センターと農家で生活しながら村の学校に通わせる。", 3, concept="means")],
        [H("ねらい", 2, style="bold"), V("児童生徒の数を保ち、村の学校を存続させる。", 3, concept="purpose")],
    ]  # fmt: skip
    return [
        Line("令和３年度　事務事業点検表", (P("令和３年度", concept="evaluation_year"), P("事務事業点検表", concept="sheet_title")), style="centre bold", size=14, gap=8),
        Table((1, 0.8, 3.4, 0.8, 2), rows, grid=False),
    ]  # fmt: skip


def years(*which: int, unit: str) -> list[Cell]:
    """The heading row of one of the stacked tables."""
    return [H(unit, 2, style="bold"), *(Y(ERA[year], year, style="bold") for year in which)]


def costs() -> list[Block]:
    """Settlements 2018-2020 with their sources."""
    funds = (("国庫支出金", "national", (0, 0, 4000000)), ("県支出金", "prefectural", (1500000, 1500000, 1500000)), ("使用料", "fees", (7200000, 6480000, 2160000)),
             ("一般財源", "general", (11300428, 12093377, 15911450)))  # fmt: skip
    sums = [sum(fund[2][place] for fund in funds) for place in range(3)]
    first: list[list[Cell]] = [
        years(2018, 2019, 2020, unit="（円）"), [H("事業費（決算）", 2, phase="settlement"), *nums(*sums)],
        *([H(name, source=source, phase="settlement"), *nums(*values)] for name, source, values in funds),
    ]  # fmt: skip
    first[2].insert(0, H("財源", rows=4, style="vertical"))
    first.append(
        [
            H("使用料の前年度比", 2, concept=None),
            V("…", style="right"),
            V("- 10.0%", style="right"),
            V("- 66.7%", style="right"),
        ]
    )
    return [
        Line("■　事業費の推移", section=True, size=10, gap=2),
        Table(WIDTHS, first, about={"concept": "amount", "cost": "project", "scale": 0}, share=0.86),
    ]


def people() -> list[Block]:
    """Staff 2019-2021, then budgets 2020-2022: two more tables at the same x."""
    staff = (("正職員", ("0.5", "0.5", "0.6")), ("非常勤職員", ("2.0", "2.0", "1.0")))
    second: list[list[Cell]] = [
        years(2019, 2020, 2021, unit="（人工・千円）"),
        *([H(name, 2, item=name, concept="staff_fte"), *nums(*values)] for name, values in staff),
        [H("人件費計", 2, cost="personnel", scale=-3), *nums(8050, 8050, 6650)],
    ]
    third: list[list[Cell]] = [
        years(2020, 2021, 2022, unit="（千円）"),
        [H("当初予算額", 2, phase="original_budget", scale=-3), *nums(24100, 25300, 25650)],
        [
            H("決算見込額", 2, phase="settlement_estimate", scale=-3),
            V("", style="right"),
            *nums(23980),
            V("", style="right"),
        ],
    ]
    return [
        Line("■　従事職員", section=True, size=10, gap=2),
        Table(WIDTHS, second, about={"concept": "amount"}, share=0.86),
        Line("■　予算の推移", section=True, size=10, gap=2),
        Table(WIDTHS, third, about={"concept": "amount", "cost": "project"}, share=0.86),
    ]


def indicators() -> list[Block]:
    """Another table at the same x with its own years, target and actual in turn."""
    rows: list[list[Cell]] = [
        [
            H("指標名（単位）", 2, style="bold", concept="indicator_name"),
            *(Y(ERA[year], year, style="bold") for year in (2019, 2020, 2021)),
        ]
    ]
    slots = (
        ("活動指標", "output", "受入児童生徒数", "人", ("12", "14", "14"), ("12", "4", "9")),
        ("成果指標", "outcome", "翌年度も継続した割合", "％", ("50.0", "50.0", "50.0"), ("41.7", "50.0", "-")),
    )
    for number, (label, kind, name, unit, target, actual) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(f"{name}（{unit}）", raw=name, concept="indicator_name", **about)
        title.parts = (P(name, concept="indicator_name"), P(unit, concept="indicator_unit"))
        title.about["label"] = f"{name}（{unit}）"
        rows += [
            [H(label, style="small", **about), title, V("", style="aside"), V("", style="aside"), V("", style="aside")],
            [H("", label=""), H("目標値", concept="indicator_target", style="rowhead", **about), *nums(*target)],
            [H("", label=""), H("実績値", concept="indicator_actual", style="rowhead", **about), *nums(*actual)],
        ]
    for row, slot in zip((2, 3, 5, 6), (0, 0, 1, 1), strict=True):
        rows[row][0].about["label"] = ""
        for cell in rows[row][2:]:
            cell.about["label"] = (slots[slot][0], f"{slots[slot][2]}（{slots[slot][3]}）", rows[row][1].text)
    return [Line("■　指標の推移", section=True, size=10, gap=2), Table(WIDTHS, rows, share=0.86)]


def close() -> list[Block]:
    """The same label twice: 評価 by the office, 評価 by the council."""
    rows = [
        [H("一次評価\n（担当課）", rows=2, style="bold"), H("評価"), V("Ｂ　改善の余地がある", concept="overall_rating"), H("優先度"), V("高", concept="rating", criterion="優先度", label=("一次評価(担当課)", "優先度"))],
        [H("理由"), V("感染症のため受入れを減らしたが、説明会への参加は増えている。", 3, concept="rating_reason", criterion="評価")],
        [H("二次評価\n（庁内会議）", rows=2, style="bold"), H("評価"), V("Ｂ　改善の余地がある", concept="overall_rating"), H("方向性"), V("継続", concept="future_direction", label=("二次評価(庁内会議)", "方向性"))],
        [H("意見"), V("受入農家を増やす取組を進めること。", 3, concept="comment")],
    ]  # fmt: skip
    return [Line("■　評価", section=True, size=10, gap=2), Table((1.1, 0.7, 3, 0.8, 1.6), rows, grid=False)]


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "hoshigaoka", "星ヶ丘村", "令和３年度 事務事業点検表", "develop", "ReportLab", ("TakaoGothic",),
        ("text in shuffled order", "rules as thin filled boxes", "four year tables at the same x with different years", "double-struck bold", "円 in one table, 千円 in the others, 人工 and 千円 mixed in one",
         "same labels twice (事業名, 評価)", "前年度比 - 66.7%", "staff by kind of employee"),
        [Sheet(1), *head(), *costs(), *people(), *indicators(), *close()],
        (("two 事業名", "Both are project_name; their outer headings 総合計画 and 予算 tell them apart in label."),
         ("two 評価", "Both are overall_rating, told apart by 一次評価(担当課) and 二次評価(庁内会議)."),
         ("理由 of 一次評価", "It stands below 評価 and beside no criterion: criterion 評価, the printed label of the grade it explains."),
         ("指標 rows", "The name stands in a row above its two rows and is taken as their heading; its bracketed unit is indicator_unit and stays in the label."),
         ("使用料の前年度比", "other (ruling 3); - 66.7% is a decrease."),
         ("正職員, 非常勤職員", "The unit 人工 is printed in the corner of the table: person. The columns name no phase."),
         ("電話 内線131", "contact_phone whole.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("TakaoGothic", size=8.6, shade=1, strikes=2), target, shuffle=7, thin=True)
