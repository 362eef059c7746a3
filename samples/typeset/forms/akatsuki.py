"""暁市: a landscape Calc print; target and actual in one cell, four fixed slots, sources of 総コスト with 公債費."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import calc
from samples.typeset.forms.common import n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

# newest first; 円
YEARS = (("R4年度\n要求額", 2022, "request"), ("R3年度\n予算額", 2021, "budget"), ("R2年度\n決算額", 2020, "settlement"), ("R1年度\n決算額", 2019, "settlement"), ("H30年度\n決算額", 2018, "settlement"))  # fmt: skip
DIRECT = (31200000, 30850000, 27418232, 33120945, 32987510)
STAFF = ("0.60", "0.60", "0.75", "0.75", "0.75")
PAY = 7400000
DEBT = (4120000, 4120000, 4118760, 4118760, 4118760)
FUNDS = (
    ("国庫支出金", "national", (0, 0, 2150000, 0, 0)), ("府支出金", "prefectural", (1800000, 1800000, 1796000, 1850000, 1850000)), ("地方債", "bond", ("-", "-", "-", "-", "-")),
    ("使用料及び手数料", "fees", (9300000, 9300000, 5214600, 9188300, 9402150)), ("その他", "other", (120000, 120000, 96480, 118250, 121000)),
)  # fmt: skip


def amounts(values: tuple[int | str, ...] | list[int], width: int = 8) -> list[Cell]:
    """Figures over the five years."""
    return [V(n(value), width, style="right") for value in values]


def head() -> list[Block]:
    """Identity; marks of four kinds on one sheet."""
    rows = [
        [H("施設・事業名", 8), V("市民プール管理運営事業", 24, concept="project_name"), H("整理No.", 5), V("118", 5, concept="project_code", style="centre"), H("所属", 3), V("健康スポーツ部", 7, concept="responsible_division", raw="健康スポーツ部 スポーツ推進課"), V("スポーツ推進課", 8)],
        [H("目標（どういう\n状態にしたいのか）", 8, 2), V("市民が一年を通じて安全に水泳や水中運動を楽しみ、健康を保っている。", 34, 2, concept="purpose"), H("作成者", 5), V("", 13)],
        [H("電話", 5), V("（内）5521", 13, concept="contact_phone", parts=(P("（内）5521", concept="contact_phone"),))],
        [H("事業内容", 8), V("温水プールの運営を民間事業者に委託し、教室、一般開放及び学校の水泳の授業に使う。", 34, concept="means"), H("開始", 5), V("H7年度", 5, concept="start_year", style="centre"), H("終了", 3), V("未定", 5, concept="end_year", style="centre")],
        [H("運営の方法", 8), V("〇委託　・直営　・指定管理", 20, parts=(P("〇委託", concept="delivery_method", value="委託"),)), H("法律上の義務", 8), V("□有　☑無", 6, parts=(P("☑無", concept="checkbox", item="法律上の義務", value="無"),)), H("受益者負担の見直し", 9), V("●要　○不要", 9, parts=(P("●要", concept="checkbox", item="受益者負担の見直し", value="要"),))],
    ]  # fmt: skip
    return [
        Line("令和３年度　暁市事務事業点検シート（令和２年度決算）", (P("事務事業点検シート", concept="sheet_title"), P("令和２年度", concept="evaluation_year")), style="centre bold", size=13),
        Table((1,) * 60, rows, grid=False),
    ]  # fmt: skip


def costs() -> list[Block]:
    """財源計 is 総コスト with personnel and 公債費."""
    people = [round(float(share) * PAY) for share in STAFF]
    whole = [a + b + c for a, b, c in zip(DIRECT, people, DEBT, strict=True)]
    special = [sum(int(fund[2][place]) for fund in FUNDS if fund[2][place] != "-") for place in range(5)]
    general = [a - b for a, b in zip(whole, special, strict=True)]
    heads = [H(text, 8, fy=year, phase=phase) for text, year, phase in YEARS]
    rows: list[list[Cell]] = [
        [H("単位：円", 20), *heads],
        [H("事業費", 17, style="left"), *amounts(DIRECT)],
        [H("従事職員数（人）", 17, concept="staff_fte", cost=None, style="left"), *amounts(STAFF)],
        [H("人件費", 17, cost="personnel", style="left"), *amounts(people)],
        [H("公債費", 17, cost="debt_service", style="left"), *amounts(DEBT)],
        [H("総コスト", 17, cost="total", style="left"), *amounts(whole)],
        *([H(name, 17, source=source, cost="total", style="left"), *amounts(values)] for name, source, values in FUNDS),
        [H("特定財源計", 17, source="special_total", cost="total", style="left"), *amounts(special)],
        [H("一般財源（差引）", 17, source="general", cost="total", style="left"), *amounts(general)],
        [H("財源計", 17, source="all", cost="total", style="left"), *amounts(whole)],
        [H("受益者負担率（使用料÷総コスト）", 20, concept=None, style="left"), *(V(f"{100 * int(FUNDS[3][2][place]) / whole[place]:.1f}％", 8, style="right") for place in range(5))],
    ]  # fmt: skip
    rows[1].insert(0, H("経費", 3, 5, style="vertical"))
    rows[6].insert(0, H("財源", 3, 8, style="vertical"))
    return [
        Line("１　経費と財源", section=True, style="bold"),
        Table((1,) * 60, rows, about={"concept": "amount", "cost": "project", "scale": 0}),
    ]


def indicators() -> list[Block]:
    """目標／実績 in one cell; two of the four slots are empty."""
    rows: list[list[Cell]] = [
        [
            H("", 6, label=""),
            H("指標", 14, concept="indicator_name"),
            H("単位", 5, concept="indicator_unit"),
            *(H(f"{text.split(chr(10))[0]}\n目標／実績", 7, fy=year) for text, year, _ in YEARS),
        ]
    ]
    slots = (
        ("活動", "output", "教室の開催回数", "回", (("620", ""), ("600", ""), ("600", "288"), ("600", "604"), ("580", "591"))),
        ("活動", "output", "", "", (("", ""),) * 5),
        ("成果", "outcome", "利用者の延べ人数", "人", (("98,000", ""), ("95,000", ""), ("110,000", "48,317"), ("110,000", "107,240"), ("108,000", "109,655"))),
        ("成果", "outcome", "", "", (("", ""),) * 5),
    )  # fmt: skip
    for number, (kind, key, name, unit, years) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        cells: list[Cell] = []
        for target, actual in years:
            parts = [P(target, concept="indicator_target")] + (
                [P(actual, concept="indicator_actual")] if actual else []
            )
            cells.append(V(f"{target}／{actual}", 7, style="centre", parts=parts if target else ()))
        title = N(name, 14, concept="indicator_name", **about) if name else V("", 14)
        rows.append(
            [
                H(f"{kind}指標{'①②'[(number - 1) % 2]}", 6, indicator=number, indicator_type=key),
                title,
                V(unit, 5, style="centre aside"),
                *cells,
            ]
        )
    return [Line("２　指標", section=True, style="bold"), Table((1,) * 60, rows)]


def close() -> list[Block]:
    """1 for yes in columns of 可 and 否, then the grades by two bodies under the same label."""
    rows = [
        [H("点検の視点", 22), H("可", 4, label=""), H("否", 4, label=""), H("理由", 30, concept="rating_reason")],
        *([H(name, 22, criterion=name), *(V("1" if value == mark else "", 4, style="centre", concept="rating", value=mark) for mark in "可否"), V(reason, 30)] for name, value, reason in (
            ("民間に任せることができるか", "否", "採算がとれず、引き受ける事業者がいない。"),
            ("経費を減らす余地があるか", "可", "夜間の利用が少ない曜日は閉館を早めることができる。"),
            ("利用者の負担を見直せるか", "可", "近隣の施設より料金が低い。"),
        )),
    ]  # fmt: skip
    final = [
        [H("所属による点検", 10, 2), H("評価", 6), V("要改善", 8, concept="overall_rating", style="centre"), H("今後", 6), V("使用料の改定を検討する。", 30, label=("所属による点検", "今後"), concept="future_direction")],
        [H("課題", 6), V("設備の老朽化により、修繕費が増えている。", 44, concept="issue")],
        [H("点検委員会", 10, 2), H("評価", 6), V("要改善", 8, concept="overall_rating", style="centre"), H("今後", 6), V("指定管理への移行を検討すること。", 30, label=("点検委員会", "今後"), concept="future_direction")],
        [H("意見", 6), V("", 44, style="slash", concept="comment")],
    ]  # fmt: skip
    return [Line("３　点検", section=True, style="bold"), Table((1,) * 60, rows), Table((1,) * 60, final, grid=False)]


def form() -> Form:
    """One sheet on two landscape pages."""
    return Form(
        "akatsuki", "暁市", "令和３年度 事務事業点検シート（令和２年度決算）", "develop", "openpyxl, printed by LibreOffice Calc", ("Noto Sans CJK JP",),
        ("newest year first", "要求額, 予算額 and 決算額 by column", "the sources sum to 総コスト with 人件費 and 公債費", "特定財源計 and 財源計", "target／actual in one cell", "four indicator slots, two empty",
         "1 in columns of 可 and 否", "〇, ☑ and ● on one sheet", "the same labels twice (評価, 今後)", "slashed cell", "部 and 課 in two cells", "- beside 0", "whole yen"),
        [Sheet(1), *head(), *costs(), Turn(), *indicators(), *close()],
        (("部 and 課", "They stand in two cells of one row: one responsible_division, raw joined by a blank."),
         ("1 under 可 or 否", "value is the heading of the column with the mark, raw the mark; the column heading is left out of label."),
         ("総コスト", "事業費 + 人件費 + 公債費 = 財源計: the sources carry cost total."),
         ("slots without a name", "Their cells print ／ between nothing and nothing: the unfilled template, blank."),
         ("a target without an actual", "The empty half is blank; the target is a fact with the box of the cell."),
         ("未定", "end_year, not_applicable."),
         ("（内）5521", "contact_phone whole."),
         ("意見", "Slashed: comment, not_applicable, empty raw.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(
        invented,
        calc.Sheeting("Noto Sans CJK JP", size=7.6, columns=60, column=12.6, landscape=True, shade="FCE4D6"),
        target,
    )
