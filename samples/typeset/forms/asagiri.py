"""朝霧市: a landscape Calc print of a plan's whole term with its totals, vertical headings, 円 and 千円 and 人 in one table."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

# Years of the plan, first half with its subtotal, second half with its subtotal, then the whole.
HALVES = ((("H30", 2018), ("R1", 2019), ("R2", 2020)), (("R3", 2021), ("R4", 2022), ("R5", 2023)))
PLAN = ((9000, 9000, 15000), (12000, 12000, 12000))
FUNDS: tuple[tuple[str, str, tuple[tuple[int, ...], tuple[int, ...]]], ...] = (
    ("国・県支出金", "national+prefectural", ((2000, 2000, 6500), (3000, 3000, 3000))),
    ("市　　　債", "bond", ((0, 0, 2700), (0, 0, 0))),
    ("そ　の　他", "other", ((350, 331, 120), (180, 244, 300))),
    ("一 般 財 源", "general", ((6203, 6485, 5217), (8011, 8390, 8600))),
)
STAFF = (("0.80", "0.80", "0.90"), ("0.75", "0.75", "0.75"))
PAY = 8000
VISITORS = ((41250, 40310, 12030), (19800, 31200, 36000))


def head() -> list[Block]:
    """Identity; three levels of the plan in a row of parts."""
    rows = [
        [H("事業番号", 5), V("第 24 号", 6, parts=(P("24", concept="project_code"),)), H("事業名称", 5), V("朝霧高原ふれあい牧場管理運営事業", 20, concept="project_name"), H("新規／継続", 6), V("継続", 6, concept="project_status"), H("ハード／ソフト", 6), V("ソフト", 6, concept="project_type")],
        [H("章", 2), V("2", 3, concept="policy_position", level="章", style="centre"), H("節", 2), V("3", 4, concept="policy_position", level="節", style="centre"), H("項", 2), V("1", 3, concept="policy_position", level="項", style="centre"),
         H("所管課係", 5), V("産業観光部観光課観光施設係", 15, concept="responsible_division"), H("関連計画", 6), V("第２次朝霧市観光振興計画（平成30年度～令和９年度）", 18, concept="related_plan")],
        [H("目　的", 5), V("高原の自然と動物にふれる機会をつくり、交流人口を増やす。", 31, concept="purpose"), H("根拠条例等", 6), V("朝霧市ふれあい牧場条例", 18, concept="legal_basis")],
        [H("手　段", 5), V("指定管理者による施設の運営、家畜の飼育及び体験行事の実施", 31, concept="means"), H("事業期間", 6), V("平成 9 年度 ～ 令和 9 年度", 18, parts=(P("平成 9 年度", concept="start_year"), P("令和 9 年度", concept="end_year")))],
    ]  # fmt: skip
    return [
        Line("第 ５ 次 総 合 計 画　　進 行 管 理 シ ー ト　（ 令 和 ５ 年 度 ）",
             (P("第 ５ 次 総 合 計 画　　進 行 管 理 シ ー ト", concept="sheet_title", value="第5次総合計画 進行管理シート"), P("令 和 ５ 年 度", concept="evaluation_year")), style="centre bold", size=13),
        Table((1,) * 60, rows, grid=False),
    ]  # fmt: skip


def row(heads: list[Cell], halves: tuple[tuple[int, ...], ...], **about: object) -> list[Cell]:
    """A row of money with its totals."""
    cells = list(heads)
    for values in halves:
        cells += [V(n(value), 5, style="right") for value in values]
        cells.append(V(n(sum(values)), 6, style="right"))
    cells.append(V(n(sum(map(sum, halves))), 6, style="right"))
    for cell in cells[len(heads) :]:
        cell.about |= about
    return cells


def texts(heads: list[Cell], halves: tuple[tuple[str, ...], ...]) -> list[Cell]:
    """A row whose totals are slashed out."""
    cells = list(heads)
    for values in halves:
        cells += [V(value, 5, style="right") for value in values]
        cells.append(V("", 6, style="slash"))
    cells.append(V("", 6, style="slash"))
    return cells


def years(last: str) -> list[list[Cell]]:
    """Two rows of headings; `last` is what all but the last year say."""
    top: list[Cell] = [H("区　　分", 12, 2)]
    below: list[Cell] = []
    for place, half in enumerate(HALVES):
        top.append(H(("前期基本計画", "後期基本計画")[place], 21))
        for text, year in half:
            word = last and ("決算見込" if year == 2023 else last)
            estimate: Attributes = {"phase": "settlement_estimate"} if word == "決算見込" else {}
            below.append(H(f"{text}\n{word}".strip(), 5, fy=year, label=f"{text}{word}" if word else "", **estimate))
        below.append(H("小　計", 6, fy=half[0][1], fye=half[-1][1]))
    top.append(H("合　計", 6, 2, fy=2018, fye=2023))
    return [top, below]


def costs() -> list[Block]:
    """Plan and settlement of six years; R5 is an estimate."""
    direct = tuple(tuple(sum(fund[2][h][y] for fund in FUNDS) for y in range(3)) for h in range(2))
    people = tuple(tuple(round(float(share) * PAY) for share in half) for half in STAFF)
    whole = tuple(tuple(a + b for a, b in zip(direct[h], people[h], strict=True)) for h in range(2))
    unit = tuple(tuple(n(round(1000 * whole[h][y] / VISITORS[h][y])) for y in range(3)) for h in range(2))
    rows = [
        *years("決算"),
        row([H("事業費（Ａ）", 12, style="left")], direct),
        *(row([H(name, 10, source=source)], halves) for name, source, halves in FUNDS),
        texts([H("従事職員（人）", 12, concept="staff_fte", cost=None, style="left")], STAFF),
        row([H("人件費（Ｂ）", 12, cost="personnel", style="left")], people),
        row([H("フルコスト（Ａ＋Ｂ）", 12, cost="total", style="left")], whole),
        texts([H("入場者１人当たり（円）", 12, concept=None, style="left")], unit),
    ]
    rows[3].insert(0, H("財源内訳", 2, 4, style="vertical"))
    about: Attributes = {"concept": "amount", "cost": "project"}
    plan = [*years(""), row([H("計画事業費", 12, style="left")], PLAN)]
    return [
        Line("【計画】　事業費（千円）", section=True, size=9),
        Table((1,) * 60, plan, about={**about, "phase": "plan"}),
        Line("【実績】　事業費の推移（特に記載のないものは千円）", section=True, size=9),
        Table((1,) * 60, rows, about={**about, "phase": "settlement"}),
    ]


def indicators() -> list[Block]:
    """One block: target row, actual row, rate row; the last actual is an estimate."""
    years = [year for half in HALVES for year in half]
    rows: list[list[Cell]] = [
        [H("指　標", 18, concept="indicator_name"), H("", 6, label=""), *(Y(text, year, 6) for text, year in years)]
    ]
    name, unit = "ふれあい牧場の入場者数", "人"
    about: Attributes = {"indicator": 1, "indicator_type": "outcome", "unit": unit}
    title = H(f"成果指標\n{name}（{unit}）", 18, 3, style="plain rowhead", label="成果指標", **about)
    title.parts = (
        P(name, concept="indicator_name", label=("成果指標",)),
        P(unit, concept="indicator_unit", label=("成果指標",)),
    )
    target = ("45,000", "45,000", "45,000", "30,000", "35,000", "40,000")
    actual = [n(value) for half in VISITORS for value in half]
    rate = [
        f"{100 * int(a.replace(',', '')) / int(b.replace(',', '')):.1f}" for a, b in zip(actual, target, strict=True)
    ]
    first: Attributes = {"flags": ("estimate",)}
    rows.append([title, H("目　標", 6, concept="indicator_target"), *(V(text, 6, style="right") for text in target)])
    rows.append(
        [
            H("実　績", 6, concept="indicator_actual"),
            *(V(text, 6, style="right") for text in actual[:-1]),
            V(f"見込 {actual[-1]}", 6, style="right", raw=actual[-1], **first),
        ]
    )
    rows.append([H("達成率", 6, concept="indicator_rate"), *(V(f"{text}%", 6, style="right") for text in rate)])
    return [Line("【評価】　指標の推移", section=True, size=9), Table((1,) * 60, rows)]


def close() -> list[Block]:
    """Grades by year under the same columns, and texts."""
    rows: list[list[Cell]] = [[H("評価項目", 12), *(Y(text, year, 8) for half in HALVES for text, year in half)]]
    for name, grades in (("計画の進捗", "ＡＡＢＢＡＡ"), ("目標の達成", "ＢＢＤＣＢＢ")):
        rows.append([H(name, 12, concept="rating", criterion=name), *(V(grade, 8, style="centre") for grade in grades)])
    final = [
        [H("総合評価", 8), V("入場者は回復しつつあるが、家畜の飼料の高騰により運営の費用が増え、指定管理料の見直しが必要である。", 52, concept="overall_rating")],
        [H("今後の方向性", 8), V("維持", 8, concept="future_direction", style="centre"), H("理　由", 6), V("観光振興計画の拠点であり、次期計画でも引き続き運営する。", 38, concept="direction_reason")],
    ]  # fmt: skip
    return [
        Line("【評価】　担当課の評価", section=True, size=9),
        Table((1,) * 60, rows),
        Table((1,) * 60, final, grid=False),
    ]


def form() -> Form:
    """One sheet on two landscape pages."""
    return Form(
        "asagiri", "朝霧市", "第５次総合計画 進行管理シート（令和５年度）", "develop", "openpyxl, printed by LibreOffice Calc", ("Noto Sans CJK JP",),
        ("subtotals and a total over several years", "headings centred over merged columns", "円 and 人 rows in a 千円 table", "vertical heading", "slashed cells",
         "決算見込 in the last column", "letter-spaced title and labels", "見込 inside the value's cell", "two tables with years at the same x", "levels of the plan in one row of parts"),
        [Sheet(1), *head(), *costs(), Turn(), *indicators(), *close()],
        (("subtotals", "fiscal_year is the first year, fiscal_year_end the last one of the columns that the subtotal covers."),
         ("小計 and 合計 with an estimate", "They hold settlements and one estimate; the row is one of settlements, so phase settlement; 【実績】 above the table says so, too."),
         ("slashed totals", "By ruling 7 the slashed totals of 従事職員 are staff_fte, not_applicable, with empty raw; those of the cost per visitor are other."),
         ("見込 36,000", "indicator_actual with flag estimate (ruling 15); raw is the figure."),
         ("第 24 号", "project_code 24."),
         ("章 節 項", "One policy_position a level."),
         ("成果指標", "The name stands below the word 成果指標 in one cell.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(
        invented,
        calc.Sheeting("Noto Sans CJK JP", size=8, columns=60, column=12.6, landscape=True, shade="DDEBF7"),
        target,
    )
