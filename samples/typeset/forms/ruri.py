"""瑠璃町: no rules, labels above values or in their midst, double-struck bold, on a page stored upright and rotated."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

YEARS = ((2006, "18年度"), (2007, "19年度"), (2008, "20年度"))
LATER = ((2007, "19年度"), (2008, "20年度"), (2009, "21年度"))


def head() -> list[Block]:
    """Labels above their values; the term is a template that is filled in part."""
    rows = [
        [H("事業番号", style="left bold"), H("事業の名称", style="left bold"), H("主管", style="left bold"), H("実施の期間", style="left bold"), H("根拠", style="left bold")],
        [
            V("2-1-04", concept="project_code"), V("町民文化祭開催事業", concept="project_name"), V("教育課　社会教育係", concept="responsible_division"),
            V("昭和51年度から　　年度まで", parts=(P("昭和51年度", concept="start_year"),)), V("該当なし", concept="legal_basis"),
        ],
    ]  # fmt: skip
    return [
        Line("平成20年度　瑠璃町行政評価　事業評価票", (P("平成20年度", concept="evaluation_year"), P("行政評価　事業評価票", concept="sheet_title")), style="centre bold", size=15, gap=8),
        Table((1, 2.4, 2, 2.4, 1.2), rows, rules="none", gap=8),
    ]  # fmt: skip


def texts() -> list[Block]:
    """Label and text divided by a gap."""
    rows = [
        [H("誰のために", style="left bold top"), V("町民、町内の文化団体", concept="target_group")],
        [
            H("何をねらって", style="left bold top"),
            V("日ごろの活動の成果を発表し、互いに親しむ場をつくる。", concept="purpose"),
        ],
        [
            H("何をしたか", style="left bold top"),
            V("11月１日から３日まで、作品の展示、舞台の発表及び茶会を行った。", concept="result"),
        ],
    ]
    return [Table((1.3, 7), rows, grid=False, rules="none", gap=5)]


def costs() -> list[Block]:
    """Money on the left, people on the right, at the same height."""
    funds = (
        ("町費", "general", (1824, 1765, 1690)),
        ("参加料", "fees", (96, 102, 98)),
        ("県の補助", "prefectural", ("－", 150, 150)),
        ("寄附", "other", (30, 0, 20)),
    )
    sums = [sum(int(fund[2][place]) for fund in funds if fund[2][place] != "－") for place in range(3)]
    pay = [2340, 2340, 1950]
    left: list[list[Cell]] = [
        [H("（千円）", style="left bold", label=""), *(Y(text, year, style="right bold") for year, text in YEARS)],
        [H("かかったお金", style="left bold"), *nums(*sums)],
        *([H(f"　{name}", style="left", label=name, source=source), *nums(*values)] for name, source, values in funds),
        [H("人にかかるお金", style="left bold", cost="personnel"), *nums(*pay)],
        [H("あわせて", style="left bold", cost="total"), *nums(*(a + b for a, b in zip(sums, pay, strict=True)))],
        [H("　前年度比", style="left", concept=None), V("－", style="right"), V("1.6％", style="right"), V("- 10.3％", style="right")],
    ]  # fmt: skip
    right: list[list[Cell]] = [
        [H("（人）", style="left bold", label=""), *(Y(text, year, style="right bold") for year, text in YEARS)],
        [H("正職員", style="left", concept="staff_fte", cost=None, item="正職員"), *nums("0.3", "0.3", "0.25")],
        [H("嘱託員", style="left", concept="staff_fte", cost=None, item="嘱託員"), *nums("0.2", "0.2", "0.2")],
        [H("延べ時間外（時間）", style="left", concept="overtime_hours", cost=None), *nums("62.0", "58.5", "")],
        *([V("", 4)] for _ in range(len(left) - 4)),
    ]
    rows = [[*a, V(""), *b] for a, b in zip(left, right, strict=True)]
    assert n(sums[0]) == "1,950"
    about: Attributes = {"concept": "amount", "cost": "project", "phase": "settlement"}
    for row in rows[1:4]:
        for cell in row[6:]:
            cell.about["phase"] = None
    for cell in rows[6][1:4]:
        cell.about["phase"] = "settlement"
    return [
        Line("決算の推移", section=True, size=10, gap=3),
        Table((1.6, 0.9, 0.9, 0.9, 0.7, 1.7, 0.8, 0.8, 0.8), rows, rules="none", about=about, gap=5),
    ]


def indicators() -> list[Block]:
    """Name, then target and actual of each year in words."""
    rows: list[list[Cell]] = [
        [
            H("指標", style="left bold", concept="indicator_name"),
            H("単位", style="left bold", concept="indicator_unit"),
            H("", label=""),
            *(Y(text, year, style="right bold") for year, text in LATER),
        ]
    ]
    slots = (
        ("出品者と出演者", "人", ("800", "800", "800"), ("765", "782", "")),
        ("来場者", "人", ("4,500", "4,500", "5,000"), ("4,120", "4,655", "")),
        ("企画委員の公募", "", ("－", "実施", "実施"), ("－", "完了", "")),
    )
    for number, (name, unit, target, actual) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        rows.append(
            [
                N(name, concept="indicator_name", **about),
                V(unit, style="aside"),
                H("目標", style="left", concept="indicator_target"),
                *nums(*target),
            ]
        )
        cells = nums(*actual)
        for cell in cells:
            cell.about |= {**about, "label": (name, "実績")}
        rows.append([V(""), V(""), H("実績", style="left", concept="indicator_actual"), *cells])
    return [
        Line("指標", section=True, size=10, gap=3),
        Table((2.4, 0.8, 0.8, 1, 1, 1, 1.4), [[*row, V("")] for row in rows], rules="none", gap=5),
    ]


def close() -> list[Block]:
    """Grades in full-width letters with the criterion in front of them, then texts."""
    marks = [
        P(grade, concept="rating", criterion=name, more=(name,))
        for name, grade in (("必要度", "Ａ"), ("達成度", "Ｂ"), ("優先度", "Ｃ"))
    ]
    rows = [
        [
            H("評価", style="left bold top"),
            V(
                "必要度　Ａ　　　達成度　Ｂ　　　優先度　Ｃ　　　総合　Ｂ",
                parts=(*marks, P("Ｂ", concept="overall_rating", more=("総合",))),
            ),
        ],
        [H("課題", style="left bold top"), V("出品者の高齢化が進み、若い世代の参加が少ない。", concept="issue")],
        [H("今後", style="left bold top"), V("改善して続ける", concept="future_direction")],
        [
            H("改善策", style="left bold top"),
            V("高校の美術部と吹奏楽部に企画への参加を求める。", concept="improvement"),
        ],
        [H("付記", style="left bold top"), V("…", concept="comment")],
    ]
    return [Line("まとめ", section=True, size=10, gap=3), Table((1.3, 7), rows, grid=False, rules="none")]


def form() -> Form:
    """One sheet on one landscape page."""
    return Form(
        "ruri", "瑠璃町", "平成20年度 瑠璃町行政評価 事業評価票", "develop", "ReportLab", ("VL Gothic",),
        ("no rules at all", "page stored upright and rotated by 90 degrees", "shuffled text order", "double-struck bold", "labels above their values", "two tables side by side without a frame", "labels that only a person would know (かかったお金, 町費, あわせて)",
         "two year tables with different years at the same height or x", "years without an era", "- 10.3％ is a share", "－ beside 0", "a term filled in half", "several label value pairs in one cell", "完了 as an actual"),
        [Sheet(1), *head(), *texts(), *costs(), *indicators(), *close()],
        (("18年度", "平成18年度 by the title."),
         ("行政評価　事業評価票", "sheet_title leaves out year and town and keeps both words."),
         ("決算の推移", "The section heading says 決算: phase settlement for the money, 人にかかるお金 included; staff has none, as the columns name no phase."),
         ("町費", "general: the town's own money."),
         ("昭和51年度から　　年度まで", "The end is an unfilled template: blank, not listed."),
         ("完了, 実施", "Text where it is no number, without unit."),
         ("付記 …", "comment, not_applicable."),
         ("前年度比", "other; - 10.3％ is a decrease.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(
        invented,
        Look("VL Gothic", size=8.8, paper=(842, 595), margin=(60, 34), shade=1, strikes=2, pad=1.9),
        target,
        shuffle=11,
        turned=True,
    )
