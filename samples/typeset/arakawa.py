"""Typesets the Arakawa sample: `python -m samples.typeset.arakawa` writes its PDF and its expected facts.

Every printed cell is made once and carries the facts that it shows, so that the page and the expectation cannot part.
Chromium prints the cells as HTML tables; each of the six sheets takes two pages.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pymupdf

from samples.typeset.arakawa_cells import (
    Cell,
    Dimensions,
    Fact,
    Table,
    as_html,
    choice,
    facts_of,
    figure,
    indicator_parts,
    named,
    print_pdf,
    said,
)
from samples.typeset.expect import Expectations, normal

Sheet = dict[str, Any]  # one sheet of content.json

FOLDER = Path(__file__).resolve().parents[1] / "arakawa"
NAME = "arakawa"
PAGES = 2  # of one sheet
# Column headings with their fiscal years.
HISTORY = {"27年度": 2015, "28年度": 2016, "29年度": 2017, "30年度": 2018, "元年度": 2019, "2年度": 2020, "3年度": 2021}
TREND = {"30年度": 2018, "元年度": 2019, "2年度": 2020, "3年度見込み": 2021, "目標値(8年度)": 2026}
DETAIL = (
    ("令和元年度（決算）", 2019, "settlement"),
    ("令和2年度（決算）", 2020, "settlement"),
    ("令和3年度（予算）", 2021, "budget"),
)
STATEMENT = {"元年度": 2019, "2年度": 2020, "差額": None}
PLANS = (
    ("令和2年度に取り組む具体的な改善内容", 2020, "improvement"),
    ("令和2年度に実施した改善内容および評価", 2020, "result"),
    ("令和3年度以降に取り組む具体的な改善内容", 2021, "improvement"),
)
# Rows of a cost statement that FACTS.md (ruling 2) wants as an amount as well.
ALSO_AMOUNT = {"給与関係費": "personnel", "行政費用合計(b)": "total"}
GOAL = "事務事業の成果とする指標名"
GROUPED = {"行政費用": 10, "行政収入": 7}  # how many rows the vertical heading spans
SIDES = {"行政費用": "expense", "行政収入": "revenue", "特別費用(g)": "expense", "特別収入(f)": "revenue"}
FLAG_UNIT = "unit_inferred"
LATEST = 2021  # the column whose figures are estimates

# --------------------------------------------------------------------------------------------------- the first page


def identity(s: Sheet) -> list[list[Cell]]:
    """Code, name, division, persons and the small projects."""
    small = "事務事業を構成する小事業名及び予算事業コード（3年度）"
    subs = [
        [Cell(code, "centre", 2, facts=said("budget_account", code, small, year=2021)), Cell(name, columns=5)]
        for code, name in s["subprojects"]
    ]
    subs[0].insert(0, Cell(small, "label", rows=len(subs)))
    strategy = choice("policy_position", s["strategy"], "戦略プラン")
    return [
        [
            Cell("事務事業コード", "label"),
            Cell(s["code"], columns=3, facts=said("project_code", s["code"], "事務事業コード")),
            Cell("戦略プラン", "label"),
            Cell(s["strategy"], columns=3, facts=strategy),
        ],
        [
            Cell("事務事業名", "label", rows=2),
            Cell(s["name"], columns=3, rows=2, facts=said("project_name", s["name"], "事務事業名")),
            Cell("部課名", "label"),
            Cell(s["division"], facts=said("responsible_division", s["division"], "部課名")),
            Cell("課長名", "label"),
            Cell(s["manager"], facts=said("manager_name", s["manager"], "課長名")),
        ],
        [
            Cell("担当者名", "label"),
            Cell(s["contact"], facts=said("contact_name", s["contact"], "担当者名")),
            Cell("内線", "label"),
            Cell(s["phone"], facts=said("contact_phone", s["phone"], "内線")),
        ],
        *subs,
    ]


def picked(question: str, text: str) -> tuple[Fact, ...]:
    """The choice of a question that has no concept of its own."""
    return choice("checkbox", text, question, of={"item": question})


def standing(s: Sheet) -> list[list[Cell]]:
    """Kind, start and end, legal basis, and the place among the policies."""
    year = re.search(r"（\s*(\d{4})\s*）", s["start"])
    start = (Fact("start_year", s["start"], int(year[1]), ("開始年度",)),) if year else ()
    system = "行政評価事業体系"
    levels = []
    for level, code, name in s["system"]:
        place = said("policy_position", f"{code} {name}", system, level, of={"level": level})
        levels.append([Cell(level, "label"), Cell(code, "centre", facts=place), Cell(name, columns=5)])
    levels[0].insert(0, Cell(system, "label", rows=len(levels)))
    return [
        [
            Cell("事務事業の種類", "label"),
            Cell(s["kind"], columns=7, facts=choice("project_type", s["kind"], "事務事業の種類")),
        ],
        [
            Cell("開始年度", "label"),
            Cell(s["start"], columns=3, facts=start),
            Cell("根拠\n法令等", "label", rows=2),
            Cell(s["legal"], columns=3, rows=2, facts=said("legal_basis", s["legal"], "根拠法令等")),
        ],
        [Cell("終期設定", "label"), Cell(s["end"], columns=3, facts=picked("終期設定", s["end"]))],
        [
            Cell("実施基準", "label"),
            Cell(s["standard"], columns=3, facts=picked("実施基準", s["standard"])),
            Cell("計画区分", "label"),
            Cell(s["plan"], columns=3, facts=picked("計画区分", s["plan"])),
        ],
        *levels,
    ]


def narrative(s: Sheet) -> list[list[Cell]]:
    """The prose fields down to 実施方法."""
    fields = [
        ("目的", s["purpose"], said("purpose", s["purpose"], "目的")),
        ("対象者等", s["target"], said("target_group", s["target"], "対象者等")),
        ("内容", s["means"], said("means", s["means"], "内容")),
        ("経過", s["background"], said("background", s["background"], "経過")),
        ("必要性", s["necessity"], said("rating_reason", s["necessity"], "必要性", of={"criterion": "必要性"})),
        ("実施方法", s["method"], choice("delivery_method", s["method"], "実施方法")),
    ]
    return [[Cell(name, "label"), Cell(text, columns=7, facts=facts)] for name, text, facts in fields]


def indicator_row(mark: str, place: int, slot: Sheet) -> list[Cell]:
    """One of the three slots of 指標."""
    row = ("指標", mark)
    of: Dimensions = {"indicator": place, "indicator_type": "outcome"}
    _, unit = indicator_parts(slot["name"])
    cells = [Cell(mark, "label"), Cell(slot["name"], "small", facts=named(slot["name"], (*row, GOAL), of))]
    inner = (*row, slot["name"], "指標の推移")
    for raw, (heading, year) in zip(slot["values"] or [""] * len(TREND), TREND.items(), strict=True):
        # A heading that says more than its year is part of the label; an estimate ends the row of actuals.
        label = inner if re.fullmatch(r"(\d+|元)年度", heading) else (*inner, heading)
        concept = "indicator_target" if heading.startswith("目標") else "indicator_actual"
        flags = ("estimate",) if "見込" in heading else ()
        cells.append(Cell(raw, "number", facts=figure(concept, raw, label, year, of, *flags, unit=unit)))
    note = said("indicator_definition", slot["note"], *row, slot["name"], "指標に関する説明", of=of)
    return [*cells, Cell(slot["note"], "small", facts=note)]


def indicators(s: Sheet) -> Table:
    """The table 指標."""
    top = [
        Cell("指標", "upright", rows=5),
        Cell(GOAL, "label", 2, 2),
        Cell("指標の推移", "label", len(TREND)),
        Cell("指標に関する説明", "label", rows=2),
    ]
    rows = [top, [Cell(heading.replace("(", "\n("), "label") for heading in TREND]]
    rows += [indicator_row("①②③"[i], i + 1, slot) for i, slot in enumerate(s["indicators"])]
    return Table([3, 3.5, 26.5, 8.4, 8.4, 8.4, 9.4, 8.4, 24], rows)


def classification(s: Sheet) -> Table:
    """The table 事務事業の分類."""
    kind, why = "事務事業の分類", "分類についての説明・意見等"
    return Table(
        [11, 11, 78],
        [
            [Cell(kind, "label", 2), Cell(why, "label", rows=2)],
            [Cell("3年度", "label"), Cell("4年度", "label")],
            [
                Cell(s["class_3"], "centre", facts=said("future_direction", s["class_3"], kind, year=2021)),
                Cell(s["class_4"], "centre", facts=said("future_direction", s["class_4"], kind, year=2022)),
                Cell(s["class_reason"], facts=said("direction_reason", s["class_reason"], why)),
            ],
        ],
    )


def first_page(s: Sheet) -> list[Table]:
    """The tables of a sheet's first page."""
    head = Table([16, 5, 5, 25, 11, 20, 8, 10], identity(s) + standing(s) + narrative(s))
    return [head, indicators(s), classification(s)]


# -------------------------------------------------------------------------------------------------- the second page


def history(s: Sheet) -> list[list[Cell]]:
    """予算・決算額等の推移: nothing in it names the unit."""
    name = "予算・決算額等の推移"
    years = [Cell(heading, "label") for heading in HISTORY]
    rows = [[Cell("予算・決算額\n等の推移", "label", rows=3), Cell("", "label"), *years]]
    for row, key in (("予算額", "budget"), ("決算額（3年度は見込み）", "settled")):
        cells = [Cell(row, "left")]
        for raw, (_, year) in zip(s[key], HISTORY.items(), strict=True):
            settled = "settlement_estimate" if year == LATEST else "settlement"
            of: Dimensions = {"phase": "budget" if key == "budget" else settled, "cost": "project"}
            cells.append(Cell(raw, "number", facts=figure("amount", raw, (name, row), year, of, FLAG_UNIT)))
        rows.append(cells)
    return rows


def results(s: Sheet) -> list[list[Cell]]:
    """実績の推移: named quantities, counted on after the indicators of the first page."""
    name, head = "実績の推移", "事項名（3年度は見込み）"
    first = sum(bool(slot["name"]) for slot in s["indicators"]) + 1
    rows = [[Cell(name, "label", rows=len(s["results"]) + 1), Cell(head, "label")]]
    rows[0] += [Cell(heading, "label") for heading in HISTORY]
    for place, row in enumerate(s["results"], first):
        of: Dimensions = {"indicator": place, "indicator_type": "other"}
        _, unit = indicator_parts(row["name"])
        cells = [Cell(row["name"], "small name", facts=named(row["name"], (name, head), of))]
        for raw, (_, year) in zip(row["values"], HISTORY.items(), strict=True):
            flags = ("estimate",) if year == LATEST else ()
            fact = figure("indicator_actual", raw, (name, row["name"]), year, of, *flags, unit=unit)
            cells.append(Cell(raw, "number", facts=fact))
        rows.append(cells)
    return rows


def breakdown(s: Sheet) -> Table:
    """予算・決算の内訳: three years side by side, each with rows of its own."""
    title, money = "予算・決算の内訳", "金額（千円）"
    rows = [[Cell(title, "label", 9)], [Cell(heading, "label", 3) for heading, _, _ in DETAIL]]
    rows.append([Cell(heading, "label") for _ in DETAIL for heading in ("節", "主な事項", money.replace("（", "\n（"))])
    for at in range(max(len(block) for block in s["breakdown"])):
        cells = []
        for block, (heading, year, phase) in zip(s["breakdown"], DETAIL, strict=True):
            section, item, raw = block[at] if at < len(block) else ("", "", "")
            of: Dimensions = {"item": normal(item), "side": "expense", "phase": phase}
            label = (title, section, item, heading, money)
            fact = figure("line_item", raw, label, year, of)
            cells += [Cell(section, "small"), Cell(item, "small"), Cell(raw, "number", facts=fact)]
        rows.append(cells)
    return Table([9.3, 16.6, 7.4] * 2 + [9.3, 16.7, 7.4], rows, apart=True)


def statement_row(name: str, group: str, figures: list[str], flags: tuple[str, ...]) -> list[Cell]:
    """One account of a cost statement with its two years and their difference."""
    side = SIDES.get(group or name)
    cells = [Cell(name, "left", 1 if group else 2)]
    for raw, (heading, year) in zip(figures, STATEMENT.items(), strict=True):
        label = tuple(part for part in ("行政コスト計算書", group, name, "" if year else heading) if part)
        of: Dimensions = {"item": name, "phase": "settlement"}
        of |= {"side": side} if side else {}
        of |= {} if year else {"measure": "difference"}
        facts = figure("line_item", raw, label, year, of, *flags)
        if year and name in ALSO_AMOUNT:
            total: Dimensions = {"phase": "settlement", "cost": ALSO_AMOUNT[name]}
            facts += figure("amount", raw, label, year, total, *flags)
        cells.append(Cell(raw, "number", facts=facts))
    return cells


def statement(s: Sheet, accounts: dict[str, list[str]]) -> Table:
    """行政コスト計算書: expenses on the left, revenues and balances on the right of one frame."""
    flags = () if s["cost_unit"] else (FLAG_UNIT,)
    heads = [Cell("勘定科目", "label"), *(Cell(heading, "label") for heading in STATEMENT)]
    rows = [[Cell("行政コスト計算書", "upright", rows=len(accounts["expense"]) + 1)]]
    for group, span in GROUPED.items():
        rows[0] += [Cell(group, "upright", rows=span + 1), *heads]
    for at in range(len(accounts["expense"])):
        row = []
        for (group, span), key in zip(GROUPED.items(), accounts, strict=True):
            row += statement_row(accounts[key][at], group if at < span else "", s["cost"][key][at], flags)
        rows.append(row)
    return Table([3, 3, 19.2, 8.9, 8.9, 8.5, 3, 19.2, 8.9, 8.9, 8.5], rows, not s["cost_unit"], s["cost_unit"])


def improvements(s: Sheet) -> Table:
    """問題点・課題の改善策."""
    title = "問題点・課題の改善策"
    rows = [[Cell(title, "label", 4)], [Cell("", "label"), *(Cell(heading, "label") for heading, _, _ in PLANS)]]
    for mark, texts in zip("①②③", s["improvements"], strict=True):
        cells = [Cell(mark, "label")]
        for text, (heading, year, concept) in zip(texts, PLANS, strict=True):
            cells.append(Cell(text, facts=said(concept, text, title, mark, heading, year=year)))
        rows.append(cells)
    return Table([4, 32, 32, 32], rows)


def second_page(s: Sheet, accounts: dict[str, list[str]]) -> list[Table]:
    """The tables of a sheet's second page."""
    remarks = [
        [Cell("備考", "label"), Cell(s["remark"], facts=said("comment", s["remark"], "備考"))],
        [Cell("問題点・課題", "label"), Cell(s["issue"], facts=said("issue", s["issue"], "問題点・課題"))],
    ]
    outside = [
        [Cell("他区の実況", "label"), Cell(s["other_wards"])],
        [Cell("議会質問状\n況（要旨）", "label"), Cell(s["assembly"])],
    ]
    pair = [14, 86]
    trend = Table([14, 22, *[64 / 7] * 7], history(s) + results(s))
    money = [trend, breakdown(s), statement(s, accounts)]
    return [*money, Table(pair, remarks, True), improvements(s), Table(pair, outside)]


# ---------------------------------------------------------------------------------------------------- the document


def write() -> None:
    """Write the PDF and the expected facts."""
    content = json.loads((FOLDER / "content.json").read_text(encoding="utf-8"))
    expected = Expectations(f"{NAME}.pdf")
    title, year, mark = content["title"], content["year"], content["number"]
    header = f"<header><h1>{html.escape(f'{title}（{year}）')}</h1><span>No{mark}</span></header>"
    heading = (*said("sheet_title", title), Fact("evaluation_year", year, 2021), *said("sheet_number", mark, "No"))
    body = ""
    for at, s in enumerate(content["sheets"]):
        pages = (first_page(s), second_page(s, content["accounts"]))
        for of_sheet, tables in enumerate(pages, 1):
            top, facts = (header, heading) if of_sheet == 1 else ("", ())
            body += f"<section>{top}{''.join(map(as_html, tables))}</section>"
            for fact in (*facts, *facts_of(tables)):
                expected.add(
                    fact.concept, fact.raw, fact.value, sheet=at + 1, page=PAGES * at + of_sheet, label=fact.label,
                    fiscal_year=fact.year, dimensions=fact.dimensions, unit=fact.unit, decimals=fact.decimals,
                    flags=fact.flags,
                )  # fmt: skip
    target = FOLDER / f"{NAME}.pdf"
    print_pdf(title, body, target)
    with pymupdf.open(target) as made:  # type: ignore[no-untyped-call]
        if made.page_count != PAGES * len(content["sheets"]):
            raise RuntimeError(f"a page ran over: {made.page_count} pages")
    expected.write(FOLDER / "expected.jsonl")


if __name__ == "__main__":
    write()
