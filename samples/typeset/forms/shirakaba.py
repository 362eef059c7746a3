"""白樺町: a LibreOffice Calc print with spreadsheet leftovers, newest year first, five fixed slots, slashed cells."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

YEARS = (("R6年度\n（予算）", 2024, "budget"), ("R5年度\n（決算）", 2023, "settlement"), ("R4年度\n（決算）", 2022, "settlement"), ("R3年度\n（決算）", 2021, "settlement"))  # fmt: skip
# 千円, newest first
FUNDS = (
    ("国庫支出金", "national", (0, 0, 13200, 0)),
    ("道支出金", "prefectural", (3000, 3000, 3000, 2800)),
    ("地方債", "bond", (0, 0, 0, 0)),
    ("その他（ふるさと応援寄附金）", "other", (5000, 4200, 0, 0)),
    ("一般財源", "general", (18455, 19377, 17240, 16903)),
)
DIRECT = (18055, 18177, 26440, 13403)
STAFF = ("1.2", "1.2", "1.0", "0.9")
UNIT = 7000  # 千円 a person


def head() -> list[Block]:
    """Title and identity."""
    rows = [
        [H("事務事業名", 5), V("森林学習体験推進事業", 20, concept="project_name"), H("昨年度整理番号", 6), V("2-14", 9)],
        [H("所管部局・課", 5), V("産業振興部農林課", 12, concept="responsible_division"), H("関連課", 4), V("", 4), H("整理番号", 6), V("2-11", 9, concept="project_code")],
        [H("施策体系", 5), V("3-2-1　森林の多面的機能が保たれている", 20, concept="policy_position"), H("事業開始", 6), V("平成30年度", 9, concept="start_year")],
        [H("款-項-目", 5), V("06-02-01", 12, concept="budget_account"), H("", 4, style="plain slash"), V("", 4, style="slash"), H("事業終了（予定）", 6), V("設定なし", 9, concept="end_year")],
        [H("対象\n（誰・何を）", 5), V("町内の小学校４校の児童及び教職員", 35, concept="target_group")],
        [H("手段", 5), V("①町有林での体験学習の受入れ（年12回）\n②指導員の養成講座\n③林道及び観察路の整備", 35, concept="means")],
        [H("意図", 5), V("子どもが森林のはたらきを知り、守り育てる心を持つ。", 35, concept="purpose")],
    ]  # fmt: skip
    return [
        Line("令和６年度　白樺町　事務事業マネジメントシート（令和５年度の振り返り）",
             (P("事務事業マネジメントシート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=12),
        Table((1,) * 40, rows, grid=False),
    ]  # fmt: skip


def costs() -> list[Block]:
    """The funding rows sum to 総事業費, which includes the personnel."""
    people = [round(float(share) * UNIT) for share in STAFF]
    whole = [a + b for a, b in zip(DIRECT, people, strict=True)]
    assert whole == [sum(fund[2][place] for fund in FUNDS) for place in range(4)]
    heads = [H(text, 6, fy=year, phase=phase) for text, year, phase in YEARS]
    rate = [f"{100 * (a - b) / b:.1f}%" for a, b in pairwise(whole)]
    rows: list[list[Cell]] = [
        [H("（千円）", 16), *heads],
        [H("直接事業費①", 14, label="直接事業費①"), *wide(*DIRECT)],
        [H("職員数", 14, concept="staff_fte", cost=None), *wide(*STAFF)],
        [H("人件費②", 14, cost="personnel"), *wide(*people)],
        [H("総事業費①＋②", 16, cost="total"), *wide(*whole)],
        *([H(name, 14, source=source, cost="total"), *wide(*values)] for name, source, values in FUNDS),
        [H("前年度比", 16, concept=None), *wide(*rate), V("#REF!", 6, style="right")],
        [H("受益者負担率", 16, concept=None), *wide("0.0%", "0.0%", "0.0%", "#DIV/0!")],
    ]
    rows[1].insert(0, H("投入量", 2, 3, style="vertical"))
    rows[5].insert(0, H("財源", 2, 5, style="vertical"))
    return [
        Line("１．コスト", section=True, style="bold"),
        Table((1,) * 40, rows, about={"concept": "amount", "cost": "project"}),
    ]


def wide(*values: int | str) -> list[Cell]:
    """Figures in cells of six columns."""
    cells = nums(*values)
    for cell in cells:
        cell.cols = 6
    return cells


def indicators() -> list[Block]:
    """Five slots, of which two are empty but for a formula's leftovers."""
    slots = (
        ("体験学習の受入回数", "回", "output", ("12", "12", "12", ""), ("", "12", "10", "6"), ("", "100.0%", "83.3%", "#DIV/0!")),
        ("指導員の登録者数", "人", "output", ("20", "18", "", ""), ("", "17", "15", "15"), ("", "94.4%", "#DIV/0!", "#DIV/0!")),
        ("森林に関心を持った児童の割合", "％", "outcome", ("90", "90", "85", ""), ("", "93", "88", "－"), ("", "103.3%", "103.5%", "#DIV/0!")),
        ("", "", "outcome", ("", "", "", ""), ("", "", "", ""), ("#DIV/0!", "#DIV/0!", "#DIV/0!", "#DIV/0!")),
        ("", "", "outcome", ("", "", "", ""), ("", "", "", ""), ("#DIV/0!", "#DIV/0!", "#DIV/0!", "#DIV/0!")),
    )  # fmt: skip
    years = [Y(text[:4], year, 5) for text, year, _ in YEARS]
    rows: list[list[Cell]] = [
        [
            H("", 3, label=""),
            H("指標名", 10, concept="indicator_name"),
            H("単位", 3, concept="indicator_unit"),
            H("", 4, label=""),
            *years,
        ]
    ]
    names = ("活動\n指標１", "活動\n指標２", "成果\n指標１", "成果\n指標２", "成果\n指標３")
    for number, (label, (name, unit, kind, target, actual, rate)) in enumerate(zip(names, slots, strict=True), 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = H(name, 10, 3, style="left plain rowhead", **about)
        title.parts = (P(name, concept="indicator_name"),)
        lead = [H(label, 3, 3, indicator=number, indicator_type=kind), title, V(unit, 3, 3, style="centre aside")]
        for place, (text, concept, values) in enumerate(
            (("目標", "target", target), ("実績", "actual", actual), ("達成率", "rate", rate))
        ):
            cells = nums(*values)
            for cell in cells:
                cell.cols = 5
            about = {"unit": "%"} if concept == "rate" else {}
            if concept == "rate" and not name:
                about["concept"] = None
            rows.append(
                [*(lead if place == 0 else []), H(text, 4, **{"concept": f"indicator_{concept}", **about}), *cells]
            )
    return [Line("２．指標（目標と実績）", section=True, style="bold"), Table((1,) * 40, rows, low=13)]


def close() -> list[Block]:
    """Grades in words, and the same label twice: 評価 of the year, 評価 of the whole."""
    rows = [[H("項　目", 8), H("評　価", 6, concept="rating"), H("説　明", 26, concept="rating_reason")]]
    for name, grade, reason in (
        ("必要性", "高い", "学校だけでは行えない体験であり、町が行う必要がある。"),
        ("有効性", "やや高い", "関心を持った児童の割合は目標を上回った。"),
        ("効率性", "普通", "指導員の高齢化が進み、職員の負担が増えている。"),
    ):
        rows.append([H(name, 8, criterion=name), V(grade, 6, style="centre"), V(reason, 26)])
    final = [
        [H("総合評価", 8), V("Ⅱ：概ね順調", 12, concept="overall_rating"), H("次年度の方向性", 8), V("現状維持", 12, concept="future_direction")],
        [H("現状と課題", 8), V("指導員が不足し、受入回数を増やすことができない。", 32, concept="issue")],
        [H("改革改善の考え方", 8), V("高校生を補助員として受け入れ、指導員の養成につなげる。", 32, concept="improvement")],
        [H("外部評価の意見", 8), V("", 32, style="slash", concept="comment")],
    ]  # fmt: skip
    return [
        Line("３．評価", section=True, style="bold"),
        Table((1,) * 40, rows),
        Table((1,) * 40, final, grid=False),
    ]


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "shirakaba", "白樺町", "事務事業マネジメントシート", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAexMincho",),
        ("newest year first", "funding rows sum to 総事業費 with 人件費", "#DIV/0! and #REF!", "five indicator slots, two empty", "target and actual begin in different years",
         "slashed cells", "人 row in a 千円 table", "number of last year beside this year's", "a sheet over two pages"),
        [Sheet(1), *head(), *costs(), Turn(), *indicators(), *close()],
        (("#DIV/0! as a rate", "A spreadsheet's error says that there is no rate: not_applicable. In a slot without name and figures it needs no fact (ruling 11)."),
         ("昨年度整理番号", "No concept: the code is 整理番号."),
         ("職員数", "The row prints no unit and stands in a table headed （千円）; its decimals and 人件費 = 7,000 千円 × 職員数 say persons."),
         ("その他（ふるさと応援寄附金）", "source other."),
         ("（予算）", "Which budget is not said: phase budget. R6年度（予算） says more than its year and stays in label."),
         ("外部評価の意見", "A slashed cell: comment, not_applicable, with empty raw. The slashed pair without a label needs no fact.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAexMincho", size=8.5), target)
