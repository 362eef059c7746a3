"""湊北区: MuPDF's own writer; expense and revenue side by side in one frame, ▲ apart from its figure, drawn circles."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

EXPENSE = (
    ("給与関係費", 30412, 29870), ("物件費", 41205, 44918), ("維持補修費", 0, 1320), ("扶助費", 0, 0), ("補助費等", 2150, 1985),
    ("減価償却費", 8760, 8760), ("賞与・退職給与引当金繰入額", 3508, 2911), ("その他行政費用", 0, 44),
)  # fmt: skip
REVENUE = (
    ("国庫支出金", 5200, 5316),
    ("都支出金", 2600, 2658),
    ("使用料及び手数料", 8114, 9027),
    ("その他行政収入", 77, 0),
)


def torn(value: int) -> str:
    """A figure whose minus stands apart."""
    return f"▲　{-value:,}" if value < 0 else f"{value:,}"


def figures(name: str, before: int, after: int, cost: str | None = None) -> list[Cell]:
    """Name, two years and their difference; personnel and the grand total are amounts, too."""
    amount = (P("", concept="amount", cost=cost, item=None, side=None),) if cost else ()
    cells = [H(name, item=name, style="left")]
    for place, value in enumerate((before, after, after - before)):
        raw = torn(value)
        extra = [P(raw, **part.about) for part in amount] if place < 2 else []
        cells.append(V(raw, style="right", parts=(P(raw), *extra)))
    return cells


def statement() -> list[Block]:
    """費用 on the left, 収入 on the right, one frame; balances below 収入 have no side."""
    paid = (sum(row[1] for row in EXPENSE), sum(row[2] for row in EXPENSE))
    got = (sum(row[1] for row in REVENUE), sum(row[2] for row in REVENUE))
    balance = (got[0] - paid[0], got[1] - paid[1])
    finance = (-412, -388)
    left = [figures(*row, cost="personnel" if row[0] == "給与関係費" else None) for row in EXPENSE]
    left.append(figures("行政費用合計（ｂ）", *paid, cost="total"))
    right = [figures(*row) for row in REVENUE]
    right.append(figures("行政収入合計（ａ）", *got))
    right.append(figures("行政収支差額（ａ）－（ｂ）＝（ｃ）", *balance))
    right.append(figures("金融収支差額（ｄ）", *finance))
    right.append(figures("通常収支差額（ｃ）＋（ｄ）＝（ｅ）", balance[0] + finance[0], balance[1] + finance[1]))
    left[0].insert(0, H("行政費用", rows=9, style="vertical", side="expense"))
    right[0].insert(0, H("行政収入", rows=5, style="vertical", side="revenue"))
    for row in right[5:]:
        row[0].cols = 2
    heads = [Y("令和３年度", 2021), Y("令和４年度", 2022), H("差額", measure="difference")]
    again = [Y("令和３年度", 2021), Y("令和４年度", 2022), H("差額", measure="difference")]
    rows = [[H("勘定科目", 2), *heads, H("勘定科目", 2), *again]]
    rows += [a + b for a, b in zip(left, [*right, [V("", 5)]], strict=True)]
    return [
        Line("行政コスト計算書", section=True, size=9, gap=-12),
        Line("（単位：千円）", style="right small", gap=2),
        Table((0.3, 1.9, 0.95, 0.95, 0.95) * 2, rows, about={"concept": "line_item", "phase": "settlement"}, size=7),
    ]


def head() -> list[Block]:
    """Identity; 有 and 無 are chosen by a drawn circle."""
    rows = [
        [H("事務事業名"), V("区民ギャラリー運営", 3, concept="project_name"), H("№"), V("38", concept="sheet_number", style="centre")],
        [H("部課名"), V("地域文化部文化振興課", concept="responsible_division"), H("課長名"), V("榎本", concept="manager_name"), H("内線"), V("2417", concept="contact_phone", style="centre")],
        [H("開始年度"), V("昭和 62（1987）年度", concept="start_year", value=1987), H("根拠法令等"), V("湊北区民ギャラリー条例", concept="legal_basis"), H("終期設定"),
         V("有　・　無", style="centre", ring="無", parts=(P("無", concept="checkbox", item="終期設定"),))],
        [H("対象者等"), V("区民及び区内で活動する文化団体", 5, concept="target_group")],
        [H("目的"), V("区民の創作の成果を発表し、鑑賞する場を設け、地域の文化の振興を図る。", 5, concept="purpose")],
        [H("実施の\n方法"), V("□直営　　☑一部委託　　□全部委託　　□指定管理", 5, parts=(P("☑一部委託", concept="delivery_method", value="一部委託"),))],
    ]  # fmt: skip
    return [
        Line("事務事業コスト評価票（令和４年度）", (P("事務事業コスト評価票", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="centre", size=14, gap=8),
        Table((0.9, 2.6, 0.9, 2.1, 0.8, 1.3), rows, grid=False),
    ]  # fmt: skip


def indicators() -> list[Block]:
    """Indicators whose target and actual begin in different years."""
    years = [
        Y(text, year)
        for text, year in (("元年度", 2019), ("2年度", 2020), ("3年度", 2021), ("4年度", 2022), ("5年度", 2023))
    ]
    rows: list[list[Cell]] = [
        [H("指標名", concept="indicator_name"), H("単位", concept="indicator_unit"), H("", label=""), *years]
    ]
    slots = (
        ("利用団体数", "団体", ("", "", "210", "220", "230"), ("203", "88", "164", "215", "")),
        ("入場者数", "人", ("", "", "31,000", "33,000", "33,000"), ("32,718", "9,402", "21,556", "30,871", "")),
    )
    for number, (name, unit, target, actual) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        rows.append(
            [
                N(name, rows=2, concept="indicator_name", **about),
                V(unit, rows=2, style="centre aside"),
                H("目標", concept="indicator_target"),
            ]
        )
        rows[-1] += [V(text, style="right") for text in target]
        rows.append([H("実績", concept="indicator_actual"), *(V(text, style="right") for text in actual)])
    return [Line("指標の推移", section=True, size=9, gap=1), Table((2.4, 0.7, 0.8, 1, 1, 1, 1, 1), rows)]


def close() -> list[Block]:
    """Grades in drawn circles."""
    marks = [[H("評価の視点"), H("評価", concept="rating"), H("理由", concept="rating_reason")]]
    for name, grade, reason in (
        ("必要性", "Ａ", "区内に同種の展示施設がなく、代わるものがない。"),
        ("効率性", "Ｂ", "受付業務の委託により経費を抑えているが、光熱費が増えている。"),
        ("有効性", "Ｂ", "入場者数は感染症の流行前の水準に近づいている。"),
    ):
        marks.append(
            [H(name, criterion=name), V("Ａ　Ｂ　Ｃ", parts=(P(grade),), ring=grade, style="centre"), V(reason)]
        )
    final = [
        [H("問題点・課題"), V("夜間の利用が少なく、開館時間の割に利用率が低い。", concept="issue")],
        [H("改善策"), V("夜間の利用料金を見直し、平日の夜に小規模な催しを行う団体に貸し出す。", concept="improvement")],
    ]  # fmt: skip
    return [
        Line("評価", section=True, size=9, gap=1),
        Table((1.2, 1.3, 6), marks),
        Table((1.2, 7.3), final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "minatokita", "湊北区", "事務事業コスト評価票（令和４年度）", "develop", "PyMuPDF (MuPDF's own writer)", ("VL Gothic",),
        ("expense and revenue side by side in one frame", "▲ torn off from its figure", "vertical headings one character a line", "差額 column without a year",
         "choice shown by a drawn circle", "target and actual begin in different years", "昭和 62（1987）年度", "years without an era (元年度, 2年度)"),
        [Sheet(1), *head(), *statement(), *indicators(), *close()],
        (("給与関係費, 行政費用合計", "By ruling 2 an amount (personnel, total; settlement) besides the line_item, in the two years; the 差額 is a line_item only."),
         ("balances", "行政収支差額, 金融収支差額, 通常収支差額 stand below 行政収入 without being part of it: no side."),
         ("drawn circle", "raw is the characters inside the circle."),
         ("元年度, 2年度", "Without an era; 令和 by the rest of the sheet (令和４年度)."),
         ("事務事業コスト評価票（令和４年度）", "The statement ends with 令和４年度, so the year of the title is the evaluated one.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.mupdf(invented, Look("VL Gothic", size=8, shade=0.93, margin=(34, 34)), target)
