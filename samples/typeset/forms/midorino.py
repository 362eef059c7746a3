"""緑野町: HTML by Chromium; each year is centred over three merged columns, grades are ○ in a grid, ■ and □ elsewhere."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

CSS = """
@page { size: A4; margin: 12mm 12mm 10mm }
body { font: 8.2pt/1.35 'TakaoMincho' }
td.head { background: #eef3e4; font-family: 'TakaoGothic'; font-size: 7.4pt }
p.section, p.bold { font-weight: normal }
p.section { font-family: 'TakaoGothic'; font-size: 9pt; border-left: 5pt solid #7a9a3c; padding-left: 4pt }
"""
# phase, heading; every year has the three of them
PHASES = (("計画額", "plan"), ("予算現額", "final_budget"), ("決算額", "settlement"))
YEARS = (("令和４年度", 2022), ("令和５年度", 2023), ("令和６年度", 2024))
# plan, budget, settlement of three years; the last settlement is not known yet
FUNDS: tuple[tuple[str, str, tuple[int | None, ...]], ...] = (
    ("国費", "national", (1500, 1500, 1480, 1500, 1620, 1620, 1700, 1700, None)),
    ("都道府県支出金", "prefectural", (750, 750, 740, 750, 810, 810, 850, 850, None)),
    ("起債", "bond", (None,) * 9),
    ("使用料及び\n手数料", "fees", (320, 300, 287, 320, 310, 318, 330, 330, None)),
    ("一般財源", "general", (4430, 4612, 4398, 4730, 4861, 4702, 4920, 5034, None)),
)


def head() -> list[Block]:
    """Title and identity, where the label stands above its value."""
    marks = "　".join(("■ソフト", "□ハード", "□施設管理"))
    rows = [
        [H("整理番号"), H("事業名", 2), H("担当課・係", 2), H("課長名")],
        [
            V("12", concept="project_code", style="centre"), V("子育て相談ひろば運営事業", 2, concept="project_name"),
            V("健康福祉課　子育て支援係", 2, concept="responsible_division"), V("林田　実", concept="manager_name"),
        ],
        [H("事業期間", 2), H("事業種類"), H("新規・継続の別", 2), H("個別計画")],
        [
            V("平成27年度 ～ 令和８年度", 2, parts=(P("平成27年度", concept="start_year"), P("令和８年度", concept="end_year")), style="centre"),
            V(marks, parts=(P("■ソフト", concept="project_type", value="ソフト"),)),
            V("□新規　■継続", 2, parts=(P("■継続", concept="project_status", value="継続"),), style="centre"),
            V("第２期緑野町子ども・子育て支援事業計画", concept="related_plan"),
        ],
    ]  # fmt: skip
    return [
        Line("令和５年度　事業評価調書", (P("令和５年度", concept="evaluation_year"), P("事業評価調書", concept="sheet_title")), style="centre bold", size=14, gap=6),
        Table((0.8, 1.4, 1.6, 1.1, 1.1, 1.4), rows),
    ]  # fmt: skip


def overview() -> list[Block]:
    """Labels that are split over two lines."""
    rows = [
        [H("対象\n（誰を）"), V("町内に住む就学前の子どもとその保護者", concept="target_group")],
        [H("めざす\n姿"), V("身近な場所に相談でき、親どうしが交流できる場があり、安心して子育てができる。", concept="desired_outcome")],
        [H("事業内容"), V("・町内３か所の相談ひろばの運営（週５日、10時～15時）\n・保健師及び助産師による出張相談（月１回）\n・子育てサークルへの活動場所の提供", concept="means")],
    ]  # fmt: skip
    return [Line("Ⅰ　事業の概要", section=True), Table((0.9, 6.6), rows, grid=False)]


def costs() -> list[Block]:
    """The cost table with two rows of column headings."""
    top = [H("区分", 2, 2), *(Y(text, year, 3) for text, year in YEARS)]
    below = [H(text, phase=phase) for _ in YEARS for text, phase in PHASES]
    sums = [sum(fund[2][place] or 0 for fund in FUNDS) for place in range(9)]
    rows: list[list[Cell]] = [top, below, [H("投入コスト", 2), *nums(*sums[:8], None)]]
    rows += [[H(name, source=source), *nums(*values)] for name, source, values in FUNDS]
    rows[3].insert(0, H("財\n源", rows=5))
    rate = [f"{100 * sums[place] / sums[place - 1]:.1f}" if place in (2, 5) else None for place in range(9)]
    rows.append([H("執行率（％）", 2, concept=None), *nums(*rate)])
    return [
        Line("Ⅱ　投入コスト（千円）", section=True, label="Ⅱ 投入コスト(千円)"),
        Table((0.35, 1.15, *(0.75,) * 9), rows, about={"concept": "amount", "cost": "project"}, size=7.6),
    ]


def indicators() -> list[Block]:
    """Each year is centred over target, actual and rate."""
    years = (("令和３年度", 2021), *YEARS[:2])
    triple = (("目標", "indicator_target"), ("実績", "indicator_actual"), ("達成率", "indicator_rate"))
    rows: list[list[Cell]] = [
        [H("指標", 1, 2, concept="indicator_name"), H("単位", 1, 2, concept="indicator_unit"), *(Y(text, year, 3) for text, year in years)],
        [H(text, concept=concept) for _ in years for text, concept in triple],
    ]  # fmt: skip
    slots = (
        ("ひろばの開設日数", "日", ("720", "698", "96.9%", "720", "720", "100.0%", "732", "732", "100.0%")),
        ("ひろばの利用者数", "人", ("9,000", "6,214", "69.0%", "9,000", "8,105", "90.1%", "9,000", "9,377", "104.2%")),
        ("子育てに不安を感じる保護者の割合", "％", ("－", "38.4", "－", "37.0", "36.1", "102.5%", "35.0", "33.9", "103.2%")),
    )  # fmt: skip
    for number, (name, unit, values) in enumerate(slots, 1):
        cells = nums(*values)
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        rows.append(
            [
                N(name, concept="indicator_name", **about),
                V(unit, concept="indicator_unit", style="centre aside"),
                *cells,
            ]
        )
    return [
        Line("Ⅲ　指標", section=True),
        Table((1.9, 0.5, *(0.68,) * 9), rows, size=7.6),
    ]


def rating() -> list[Block]:
    """○ in one of the columns A to D, then words."""
    heads = [
        H("視点", 2),
        *(H(grade, label="", grade=grade) for grade in "ＡＢＣＤ"),
        H("判断の根拠", concept="rating_reason"),
    ]
    rows: list[list[Cell]] = [heads]
    lines = (
        ("必要性", "町民ニーズ", "Ａ", "転入世帯が増え、相談の需要は高い。"),
        ("必要性", "町の関与", "Ａ", "法により町が行うものとされている。"),
        ("有効性", "目的達成度", "Ｂ", "利用者は増えたが、東部地区の利用が少ない。"),
        ("効率性", "経費の削減余地", "Ｃ", "開設日と職員の配置に見直しの余地がある。"),
    )
    for place, (group, name, grade, reason) in enumerate(lines):
        marks = [
            V("○", style="centre", concept="rating", value=grade_of(g)) if g == grade else V("") for g in "ＡＢＣＤ"
        ]
        cells = [H(name, criterion=name), *marks, V(reason)]
        if place != 1:
            cells.insert(0, H(group, rows=2 if place == 0 else 1))
        rows.append(cells)
    final = [
        [H("総合評価"), V("■継続　□拡充　□縮小　□休止・廃止", parts=(P("■継続", concept="overall_rating", value="継続"),))],
        [H("課題"), V("東部地区にひろばがなく、車を持たない家庭が利用しにくい。", concept="issue")],
        [H("改善の\n方向"), V("出張ひろばを月２回、東部公民館で開く。", concept="improvement")],
    ]  # fmt: skip
    return [
        Line("Ⅳ　評価", section=True),
        Table((0.7, 1.3, 0.4, 0.4, 0.4, 0.4, 3.9), rows),
        Table((0.9, 6.6), final, grid=False),
    ]


def grade_of(letter: str) -> str:
    """Ａ as A."""
    return {"Ａ": "A", "Ｂ": "B", "Ｃ": "C", "Ｄ": "D"}[letter]


def form() -> Form:
    """One sheet."""
    return Form(
        "midorino", "緑野町", "令和５年度 事業評価調書", "develop", "Chromium (Skia/PDF), from HTML",
        ("TakaoMincho", "TakaoGothic"),
        ("year headings centred over three merged columns", "labels above their values", "labels split over two lines",
         "ratings as ○ in a grid of A B C D", "■ and □", "empty cells that print nothing (the row 起債, the last settlement)",
         "unit only in the section heading", "two values in one cell (term)"),
        [Sheet(1), *head(), *overview(), *costs(), *indicators(), *rating()],
        (("rating ○", "The mark stands under its grade: value is the grade of the column, raw the mark; the column heading, being the value, is left out of label."),
         ("総合評価 ■継続", "The chosen option is the overall_rating (as ruling 9 does where a question maps to a concept)."),
         ("indicator_type", "The table does not say which indicator is activity or outcome: other."),
         ("投入コスト", "It equals the sum of its funding rows and no personnel is printed: cost project.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
