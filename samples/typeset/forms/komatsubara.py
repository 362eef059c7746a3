"""小松原市: MuPDF's own writer; years centred over three columns, a bracketed second value below the first, frames side by side."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

YEARS = ((2020, "令和２年度"), (2021, "令和３年度"), (2022, "令和４年度"))
ORIGINAL = (18200, 21400, 20900)
FINAL = (17950, 23900, 20900)
FUNDS = (
    ("国支出金", "national", (5100, 7900, 6120)),
    ("県支出金", "prefectural", (2550, 2550, 2600)),
    ("そ の 他", "other", (1204, 1188, 1260)),
    ("市負担額", "general", (8411, 10775, 10066)),
)
PEOPLE = (("0.35", 2695), ("0.50", 3850), ("0.45", 3465))


def head() -> list[Block]:
    """Identity on the left, grades on the right, a gap between the two frames."""
    gap = V("", style="bare")
    marks = (("必要性", "３"), ("妥当性", "３"), ("効率性", "２"), ("公平性", "３"))
    identity = (
        ("事業名", "ひとり親家庭自立支援事業", "project_name"),
        ("部課名", "こども部　子育て応援課", "responsible_division"),
        ("根拠法令", "母子及び父子並びに寡婦福祉法", "legal_basis"),
        ("実施期間", "", ""),
    )
    rows: list[list[Cell]] = []
    for place, ((label, text, concept), (name, grade)) in enumerate(zip(identity, marks, strict=True)):
        value = V(text, concept=concept)
        if place == 3:
            value = V(
                "平成15年度～令和6年度",
                parts=(P("平成15年度", concept="start_year"), P("令和6年度", concept="end_year")),
            )
        rows.append([H(label), value, gap, H(name, criterion=name), V(grade, style="centre", concept="rating")])
        if place == 0:
            rows[0] += [
                H("総合\n評価", 1, 2),
                V("Ｂ", 1, 2, style="centre large", concept="overall_rating", label=("総合評価",)),
            ]
        if place == 2:
            rows[2] += [
                H("方向性", 1, 2),
                V("充実", 1, 2, style="centre", concept="future_direction", label=("方向性",)),
            ]
    return [
        Line("小松原市　事業点検評価シート　＜令和４年度実績＞", (P("事業点検評価シート", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="centre", size=13, gap=8),
        Table((0.9, 3.4, 0.3, 0.8, 0.6, 0.8, 1), rows, grid=False),
    ]  # fmt: skip


def texts() -> list[Block]:
    """Purpose, target and work."""
    rows = [
        [H("目　　的"), V("ひとり親家庭の親が安定した仕事に就き、親子が自立した生活を送ることができるようにする。", concept="purpose")],
        [H("対　　象"), V("児童扶養手当の受給者等", concept="target_group")],
        [H("活動内容"), V("・自立支援員による相談\n・資格を取得するための給付金の支給", concept="means")],
    ]  # fmt: skip
    return [Table((0.9, 6.9), rows, grid=False)]


def costs() -> list[Block]:
    """予算現額 with 当初予算額 in brackets below it; a decrease has its mark far from its figure."""
    top: list[Cell] = [H("（千円）", 2, 2), *(Y(text, year, 3) for year, text in YEARS)]
    below = [
        cell
        for _ in YEARS
        for cell in (
            H("予算現額\n（当初予算額）", style="small"),
            H("決算額", phase="settlement"),
            H("決算額の\n前年度差", style="small", concept=None),
        )
    ]
    spent = [sum(fund[2][place] for fund in FUNDS) for place in range(3)]
    before = (16880, *spent)
    first: list[Cell] = [H("事　業　費", 2)]
    people: list[Cell] = [H("人工（人）／人件費", 2)]
    whole: list[Cell] = [H("総　事　業　費", 2, cost="total")]
    for place in range(3):
        final, original, change = n(FINAL[place]), f"（{ORIGINAL[place]:,}）", spent[place] - before[place]
        parts = (P(final, phase="final_budget"), P(n(ORIGINAL[place]), phase="original_budget"))
        first += [V(f"{final}\n{original}", style="right", parts=parts), V(n(spent[place]), style="right")]
        first.append(V(f"△　{-change:,}" if change < 0 else n(change), style="right"))
        share, pay = PEOPLE[place]
        two = (P(share, concept="staff_fte", cost=None), P(n(pay), cost="personnel"))
        people += [V(""), V(f"{share}／{pay:,}", style="right", parts=two), V("", style="slash", concept=None)]
        whole += [V(""), V(n(spent[place] + pay), style="right"), V("", style="slash", concept=None)]
    rows: list[list[Cell]] = [top, below, first]
    for name, source, values in FUNDS:
        cells = [cell for value in values for cell in (V(""), V(n(value), style="right"), V(""))]
        rows.append([H(name, source=source), *cells])
    rows[3].insert(0, H("内訳", rows=4, style="vertical"))
    about: Attributes = {"concept": "amount", "cost": "project"}
    return [
        Line("事業費の推移", section=True, size=9.5, gap=2),
        Table((0.35, 1.15, *(0.93, 1.03, 0.9) * 3), [*rows, people, whole], about=about, size=7.4),
    ]


def indicators() -> list[Block]:
    """Targets under the years, with the rate in brackets below the actual."""
    top: list[Cell] = [
        H("区分", 1, 2),
        H("指標", 1, 2, concept="indicator_name"),
        H("単位", 1, 2, concept="indicator_unit"),
        *(Y(text, year, 2) for year, text in YEARS),
        H("最終目標", fy=2024, concept="indicator_target", label="最終目標(令和6年度)"),
    ]
    top[-1].text = "最終目標\n（令和６年度）"
    top[-1].rows = 2
    below = [
        cell
        for _ in YEARS
        for cell in (
            H("計画", concept="indicator_target"),
            H("実績（達成率）", style="small", concept="indicator_actual"),
        )
    ]
    return [
        Line("指標", section=True, size=9.5, gap=2),
        Table((0.6, 1.9, 0.6, *(0.7, 1.05) * 3, 1.2), [top, below, *slots()], size=7.6),
    ]


def slots() -> list[list[Cell]]:
    """A row each."""
    rows: list[list[Cell]] = []
    data = (
        ("活動", "output", "延べ相談件数", "件", (("350", "341", "97.4%"), ("350", "402", "114.9%"), ("400", "418", "104.5%")), "450"),
        ("活動", "output", "給付金の支給人数", "人", (("12", "9", "75.0%"), ("12", "14", "116.7%"), ("14", "13", "92.9%")), "16"),
        ("成果", "outcome", "就業した人の数", "人", (("10", "6", "60.0%"), ("10", "8", "80.0%"), ("12", "-", "-")), "15"),
    )  # fmt: skip
    for number, (kind, key, name, unit, years, goal) in enumerate(data, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        cells: list[Cell] = []
        for target, actual, rate in years:
            two = (P(actual), P(rate, concept="indicator_rate"))
            cells += [V(target, style="right"), V(f"{actual}\n({rate})", style="right", parts=two)]
        rows.append(
            [
                H(kind, indicator=number, indicator_type=key),
                N(name, **about, concept="indicator_name"),
                V(unit, style="centre aside"),
                *cells,
                V(goal, style="right"),
            ]
        )
    return rows


def close() -> list[Block]:
    """What was achieved and what comes next."""
    rows = [
        [H("成　　果"), V("看護師等の資格を取得した７人が常勤の職に就いた。", concept="result")],
        [H("課　　題"), V("相談に来ることができない人への支援が届いていない。", concept="issue")],
        [H("改善計画"), V("夜間と休日のオンライン相談を始める。", concept="improvement")],
        [H("評価会議の意見"), V("なし", concept="comment")],
    ]
    return [Line("実績と今後", section=True, size=9.5, gap=2), Table((1.1, 6.7), rows, grid=False)]


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "komatsubara", "小松原市", "事業点検評価シート（令和４年度実績）", "develop", "PyMuPDF (MuPDF's own writer)", ("VL PGothic",),
        ("year headings centred over three merged columns", "a bracketed value below the first in one cell (予算現額, 当初予算額)", "actual with its rate in brackets", "△ far from its figure",
         "two frames side by side with a gap", "two values in a cell (人工／人件費)", "slashed and empty cells", "vertical heading", "市負担額 as 一般財源", "target of the last year in a column of its own"),
        [Sheet(1), *head(), *texts(), *costs(), *indicators(), *close()],
        (("（18,200）", "The brackets say what the second value is and are not part of its raw; likewise of the rates."),
         ("人件費", "Its column says 決算額: phase settlement; staff_fte likewise."),
         ("総事業費", "It is 決算額 plus 人件費: cost total."),
         ("決算額の前年度差", "other (ruling 3)."),
         ("最終目標", "indicator_target of 2024; the heading says more than its year."),
         ("成果 of 令和４年度", "The cell prints - and (-): actual and rate are not_applicable, raw -."),
         ("slashed cells", "They stand in the column of the difference to the year before (other).")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.mupdf(invented, Look("VL PGothic", size=8.2, shade=0.91, margin=(34, 32)), target)
