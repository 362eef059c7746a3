"""黒須町: a landscape sheet on a rotated page by MuPDF; names after their figures, empty fields beside the next label."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, V

SOURCES = (("県補助金", "prefectural", 1284000), ("過疎対策事業債", "bond", 5100000), ("町営バス使用料", "fees", 2216450), ("雑入（広告料）", "other", 96000), ("一般財源", "general", 9871304))  # fmt: skip
BUDGET, FINAL, BEFORE = 18900000, 19140000, 18022931


def head() -> list[Block]:
    """Identity; 課長名 and 電話 are empty, so that the next label stands beside them."""
    rows = [
        [H("事業名"), V("町営バス運行事業", 3, concept="project_name"), H("担当課"), V("企画財政課", concept="responsible_division"), H("課長名"), V(""), H("担当者名"), V("大塚", concept="contact_name"), H("電話"), V("")],
        [H("予算事業名"), V("生活交通路線維持費", 3, concept="project_name"), H("歳出科目"), V("２款１項７目", concept="budget_account"), H("終期"), V(""), H("補助区分"), V("県単補助", 3, concept="project_type")],
        [H("対象"), V("自家用車を運転しない町民", 3, concept="target_group"), H("根拠"), V("道路運送法、黒須町営バス条例", 3, concept="legal_basis"), H("実施方法"), V("直営 ・ 委託 ・ 補助", 3, ring="委託", parts=(P("委託", concept="delivery_method"),))],
        [H("事業概要"), V("町内５路線を平日に運行する。土曜日は２路線とし、日曜日及び年末年始は運休する。", 11, concept="means")],
        [H("あるべき姿"), V("通院や買物、通学に困らない交通が確保されている。", 11, concept="desired_outcome")],
    ]  # fmt: skip
    return [
        Line("令和元年度　事務事業評価票（平成30年度決算）", (P("事務事業評価票", concept="sheet_title"), P("平成30年度", concept="evaluation_year")), style="centre", size=14, gap=6),
        Table((1.1, 1.4, 1, 1, 0.9, 1.5, 0.8, 0.9, 1, 1, 0.7, 1.1), rows, grid=False),
    ]  # fmt: skip


def costs() -> list[Block]:
    """One row of money whose headings hold one another; beside it the sources, each after its figure."""
    spent = sum(source[2] for source in SOURCES)
    heads = [
        H("当初予算額", phase="original_budget"), H("予算現額", phase="final_budget"), H("支出済額", phase="settlement"), H("不用額", concept=None),
        H("執行率", concept=None), H("前年度支出済額", phase="settlement", fy=2017, flags=("year_inferred",)), H("前年度増減額", concept=None),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [H("年度"), *heads],
        [Y("平成30年度", 2018), *nums(BUDGET, FINAL, spent, FINAL - spent, f"{100 * spent / FINAL:.1f}％"), V(n(BEFORE), style="right"), V(n(spent - BEFORE), style="right")],
    ]  # fmt: skip
    about: Attributes = {"concept": "amount", "cost": "project", "scale": 0}
    inferred: Attributes = {"fy": 2018, "flags": ("year_inferred",)}
    after: list[list[Cell]] = [[], [], []]
    for place, (name, source, value) in enumerate(SOURCES):
        after[place % 3] += [
            V(n(value), style="right", source=source, label=("財源", name)),
            H(name, style="left plain"),
        ]
    staff = (
        P("0.35", concept="staff_fte", item="正職員", label=("職員の人工", "正職員")),
        P("2.00", concept="staff_fte", item="臨時職員", label=("職員の人工", "臨時職員")),
    )
    after[2] += [V("", 2)]
    people = [
        [
            V("0.35（正職員）　2.00（臨時職員）", style="centre", parts=staff, phase=None, cost=None),
            H("職員の人工", style="left plain"),
        ]
    ]
    after[0].insert(0, H("財源", rows=3))
    money = Table((1, 1.2, 1.2, 1.2, 1.1, 0.8, 1.3, 1.2), rows, about=about)
    return [
        Line("事業費（円）", section=True, gap=2, label="事業費(円)"),
        money,
        Table((0.6, 1.6, 1.6, 1.6, 3.2), after, grid=False, about={**about, "phase": "settlement", **inferred}, gap=3),
        Table((3.8, 4.8), people, grid=False, about=inferred),
    ]  # fmt: skip


def indicators() -> list[Block]:
    """A block each: target, actual; the target of the last year of the plan in a column of its own."""
    years = [Y(f"平成{year - 1988}年度", year) for year in (2016, 2017, 2018)]
    blocks: list[Block] = [Line("指標", section=True, gap=2)]
    slots = (
        ("活動指標", "output", "年間運行便数", "便", ("6,420", "6,420", "6,500"), ("6,388", "6,402", "6,481"), "6,500"),
        (
            "成果指標",
            "outcome",
            "年間利用者数",
            "人",
            ("21,000", "21,500", "22,000"),
            ("20,114", "19,870", "20,655"),
            "24,000",
        ),
    )
    for number, (kind, key, name, unit, target, actual, goal) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        rows: list[list[Cell]] = [
            [H(kind, rows=3, **about), H("名称"), V(name, 2, concept="indicator_name"), H("単位", style="rowhead"), V(unit, style="centre", concept="indicator_unit")],
            [H("", label=""), *years, H("目標値（令和４年度）", label="目標値(令和4年度)", fy=2022, concept="indicator_target")],
            [H("目標", concept="indicator_target"), *nums(*target), V(goal, rows=2, style="centre", label=(kind, "目標値(令和4年度)"), concept="indicator_target")],
            [H("実績", concept="indicator_actual"), *nums(*actual)],
        ]  # fmt: skip
        rows[0][0].rows = 4
        for cell in (rows[0][2], rows[0][4]):
            cell.about |= {**about, "label": (kind, "名称" if cell is rows[0][2] else "単位")}
        blocks.append(Table((0.9, 0.9, 1.4, 1.4, 1.4, 2), rows, gap=4))
    return blocks


def close() -> list[Block]:
    """Words as grades, the evaluation twice."""
    rows = [
        [H("妥当性"), V("適当", concept="rating", criterion="妥当性"), H("有効性"), V("やや不十分", concept="rating", criterion="有効性"), H("効率性"), V("適当", concept="rating", criterion="効率性"), H("自己評価"), V("見直し", concept="overall_rating")],
        [H("課題"), V("利用者が固定しており、路線によっては１便当たり１人に満たない。", 7, concept="issue")],
        [H("今後の進め方"), V("予約制の乗合タクシーを試験的に導入し、路線を再編する。", 5, concept="improvement"), H("委員会評価"), V("見直し", concept="overall_rating")],
    ]  # fmt: skip
    return [Line("評価", section=True, gap=2), Table((1.1, 1.2, 0.9, 1.3, 0.9, 1.2, 1.1, 1.3), rows, grid=False)]


def form() -> Form:
    """One sheet on one landscape page."""
    return Form(
        "kurosu", "黒須町", "令和元年度 事務事業評価票（平成30年度決算）", "develop", "PyMuPDF (MuPDF's own writer)", ("IPAexMincho",),
        ("page rotated by 90 degrees, content in a form XObject", "label after its value", "empty value whose right neighbour is the next label", "labels that hold one another (支出済額, 前年度支出済額)",
         "two names of the project", "two evaluations", "choice shown by a drawn circle", "whole yen in the section heading only", "target year in a column of its own", "two values in a cell"),
        [Sheet(1), *head(), *costs(), *indicators(), *close()],
        (("前年度支出済額", "Of 平成30年度's row: fiscal_year 2017 with flag year_inferred."),
         ("sources after their figures", "They sum to 支出済額: phase settlement; their rows print no year, so it is that of the row above with year_inferred."),
         ("職員の人工", "The kinds stand in brackets after their figures; they are the item and end the label. No phase, year inferred."),
         ("事業名, 予算事業名", "Both are project_name."),
         ("自己評価, 委員会評価", "Both are overall_rating."),
         ("補助区分", "project_type."),
         ("終期, 課長名, 電話", "Empty: blank, not listed.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.mupdf(
        invented, Look("IPAexMincho", size=8.6, paper=(842, 595), margin=(36, 30), shade=0.92), target, turned=True
    )
