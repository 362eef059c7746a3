"""音羽野町: horizontal rules only, two projects on a page, labels above values, vertical headings, newest year first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V, closed

YEARS = (("平成29年度\n（予算案）", 2017, "original_budget"), ("平成28年度\n（決算見込）", 2016, "settlement_estimate"), ("平成27年度\n（決算）", 2015, "settlement"), ("平成26年度\n（決算）", 2014, "settlement"))  # fmt: skip
PROJECTS: tuple[dict[str, Any], ...] = (
    {
        "code": "31", "name": "高齢者配食サービス", "division": "福祉介護課", "section": "高齢者支援係", "start": "平成12年度", "kind": "自治（任意）", "how": "社会福祉法人への委託",
        "aim": "食事の支度が難しい高齢者に昼食を届け、あわせて安否を確認する。", "fund": ((700, 684, 671, 640), (2100, 1988, 2040, 1911), (1650, 1602, 1588, 1529)),
        "staff": ("0.2", "0.2", "0.3", "0.3"), "kpi": (("配食数", "食", ("7,000", "6,900", "6,800", "6,700"), ("", "", "6,713", "6,325")),),
        "marks": ("3", "2", "3"), "sum": "Ｂ", "next": "継続", "why": "在宅の生活を支える上で効果があり、見守りの役割も大きい。",
    },
    {
        "code": "32", "name": "生きがいデイサービス", "division": "福祉介護課", "section": "高齢者支援係", "start": "平成13年度", "kind": "自治（任意）", "how": "直営",
        "aim": "閉じこもりがちな高齢者に、週１回の通いの場を設け、心身の機能の低下を防ぐ。", "fund": ((0, 0, 0, 1200), (480, 465, 470, 452), (3920, 3871, 4012, 2745)),
        "staff": ("1.0", "1.0", "1.0", "0.8"), "kpi": (("参加者の実人数", "人", ("60", "60", "60", "50"), ("", "", "61", "44")),),
        "marks": ("3", "3", "1"), "sum": "Ｃ", "next": "縮小", "why": "地区の自主的なサロンが増えており、役割を分ける必要がある。",
    },
    {
        "code": "33", "name": "緊急通報装置の貸与", "division": "福祉介護課", "section": "介護保険係", "start": "平成５年度", "kind": "自治（任意）", "how": "民間事業者への委託",
        "aim": "一人暮らしの高齢者が、急病のときに助けを呼べるようにする。", "fund": ((0, 0, 0, 0), (96, 88, 84, 79), (1504, 1450, 1466, 1481)),
        "staff": ("0.1", "0.1", "0.1", "0.1"), "kpi": (("設置台数", "台", ("90", "85", "85", "85"), ("", "", "81", "83")),),
        "marks": ("2", "3", "3"), "sum": "Ａ", "next": "継続", "why": "設置の希望は横ばいで、誤報の対応も減っている。",
    },
)  # fmt: skip


def head(data: dict[str, Any]) -> Table:
    """Labels above their values."""
    rows = [
        [H("番号"), H("事業名"), H("担当課"), H("係"), H("開始"), H("事務区分"), H("実施主体・方法")],
        [
            V(data["code"], concept="project_code", style="centre"), V(data["name"], concept="project_name", style="centre bold"), V(data["division"], concept="responsible_division", style="centre"),
            V(data["section"], concept="responsible_section", style="centre"), V(data["start"], concept="start_year", style="centre"), V(data["kind"], concept="project_type", style="centre"), V(data["how"], concept="delivery_method", style="centre"),
        ],
        [H("意図", style="plain"), V(data["aim"], 6, concept="purpose", label=("意図",))],
    ]  # fmt: skip
    return Table((0.5, 2, 1, 1.4, 1, 1.2, 1.9), rows, rules="lines", gap=2)


def money(data: dict[str, Any], flags: tuple[str, ...]) -> Table:
    """Costs and the indicator in one table under the same years."""
    funds: tuple[tuple[int, ...], ...] = data["fund"]
    sums = [sum(values) for values in zip(*funds, strict=True)]
    people = [round(float(share) * 6500) for share in data["staff"]]
    heads = [H(text, fy=year, phase=phase) for text, year, phase in YEARS]
    names = (("国・県支出金", "national+prefectural"), ("利用者負担金", "other"), ("一般財源", "general"))
    rows: list[list[Cell]] = [
        [H("区分", 2), *heads],
        [H("直接事業費"), *nums(*sums)],
        *(
            [H(f"（内）{name}", style="left", source=source), *nums(*values)]
            for (name, source), values in zip(names, funds, strict=True)
        ),
        [H("所要人員（人）", concept="staff_fte", cost=None, flags=()), *nums(*data["staff"])],
        [H("所要人件費", cost="personnel"), *nums(*people)],
        [H("合計コスト", cost="total"), *nums(*(a + b for a, b in zip(sums, people, strict=True)))],
    ]
    rows[1].insert(0, H("コスト", rows=7, style="vertical"))
    return Table(
        (0.4, 2, 1.3, 1.3, 1.3, 1.3),
        [*rows, *indicator(data)],
        rules="lines",
        about={"concept": "amount", "cost": "project", "flags": flags},
        gap=2,
        size=7.8,
    )


def indicator(data: dict[str, Any]) -> list[list[Cell]]:
    """The rows of the indicator, below those of the money."""
    rows: list[list[Cell]] = []
    for number, (name, unit, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {
            "indicator": number,
            "indicator_type": "output",
            "unit": unit,
            "cost": None,
            "phase": None,
            "concept": None,
        }
        title = H(f"{name}（{unit}）", style="left rowhead", **about)
        own: Attributes = {"label": ("活動",), "source": None, "flags": ()}
        title.parts = (P(name, concept="indicator_name", **own), P(unit, concept="indicator_unit", **own))
        side = H("活動", rows=3, style="vertical", **about)
        rows += [
            [side, title, *(V("", style="aside") for _ in YEARS)],
            [
                H("　計画", style="left rowhead", label="計画"),
                *figures(target, "indicator_target", name, unit, about, "計画"),
            ],
            [
                H("　実績", style="left rowhead", label="実績"),
                *figures(actual, "indicator_actual", name, unit, about, "実績"),
            ],
        ]
    return rows


def figures(values: tuple[str, ...], concept: str, name: str, unit: str, about: dict[str, Any], row: str) -> list[Cell]:
    """Figures of the indicator; their columns are headed by the years above."""
    cells = []
    for value, (text, year, _) in zip(values, YEARS, strict=True):
        path = ("活動", f"{name}（{unit}）", row, closed(text))
        cells.append(V(value, style="right", **{**about, "concept": concept, "fy": year, "flags": (), "label": path}))
    return cells


def close(data: dict[str, Any]) -> Table:
    """Grades from 1 to 3 below their criteria."""
    names = ("必要性", "有効性", "効率性")
    rows = [
        [*(H(name, concept="rating", criterion=name) for name in names), H("総合評価", concept="overall_rating"), H("方向性", concept="future_direction"), H("理由", concept="direction_reason")],
        [*(V(mark, style="centre") for mark in data["marks"]), V(data["sum"], style="centre"), V(data["next"], style="centre"), V(data["why"])],
    ]  # fmt: skip
    return Table((0.8, 0.8, 0.8, 0.9, 0.9, 4.4), rows, rules="lines", gap=24)


def form() -> Form:
    """Three sheets on two pages."""
    title = (
        P("平成28年度", concept="evaluation_year", sheet=0),
        P("事務事業評価一覧調書", concept="sheet_title", sheet=0),
    )
    blocks: list[Block] = [
        Sheet(0),
        Line("音羽野町　平成28年度　事務事業評価一覧調書", title, style="centre", size=13, gap=2),
        Line("（単位：千円）", style="right small", gap=2),
    ]
    for number, data in enumerate(PROJECTS, 1):
        blocks += [Turn()] if number == 3 else []
        blocks += [Sheet(number), head(data), money(data, ("unit_inferred",) if number == 3 else ()), close(data)]
    return Form(
        "otowano", "音羽野町", "平成28年度 事務事業評価一覧調書", "develop", "ReportLab", ("IPAexMincho",),
        ("two projects on one page, the third on the next", "horizontal rules only", "labels above their values", "vertical headings one character a line", "newest year first",
         "予算案, 決算見込 and 決算 by column", "costs and an indicator in one table under the same years", "unit of the money on the first page only", "人 row in a 千円 table", "sub-rows set in with （内）"),
        blocks,
        (("title", "Stands once, above the first of three sheets: sheet 0."),
         ("unit on page 2", "（単位：千円） stands on page 1 only; the tables of page 2 carry unit_inferred."),
         ("予算案", "original_budget (ruling 3)."),
         ("合計コスト", "直接事業費 + 所要人件費: total; the （内） rows sum to 直接事業費: project."),
         ("利用者負担金", "source other."),
         ("計画 and 実績", "The year's heading says more than its year (平成28年度(決算見込)) and stays in the label of the indicator, too.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("IPAexMincho", size=8.3, margin=(44, 34), shade=1, pad=2.4), target)
