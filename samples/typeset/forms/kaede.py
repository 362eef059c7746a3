"""楓市: an office-like print in two columns of tables; two year tables one above the other, 細事業 with totals, KPI, 順調／遅れ."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 11mm 13mm 10mm }
body { font: 8.6pt/1.4 'IPAPGothic' }
td { padding: 2.6pt 3pt }
td.head { background: #fbe9d9 }
td.plain { background: none }
p.section { border-left: 4pt solid #d07a2d; padding-left: 4pt }
p.bold, td.bold { font-weight: normal; font-size: 10pt }
"""
# 細事業: name, 予算 and 決算 of 令和４, ５, ６年度 and 予算 of 令和７年度, 千円
DETAIL = (
    ("商店街活性化支援事業", (24_800, 22_916, 26_300, 25_407, 28_500, 27_862, 30_000)),
    ("空き店舗活用促進事業", (9_600, 6_148, 9_600, 8_275, 12_000, 9_031, 12_000)),
    ("キャッシュレス化推進事業", (None, None, 15_000, 13_684, 7_500, 6_920, None)),
    ("商店街環境整備補助事業", (18_200, 17_955, 4_000, 3_812, 6_400, 6_388, 21_500)),
)
FUNDS = (
    ("国", "national", (0, 0, 7_500, 6_842, 3_750, 3_460, 0)),
    ("県", "prefectural", (9_100, 8_977, 2_000, 1_906, 3_200, 3_194, 10_750)),
    ("その他", "other", (500, 480, 500, 512, 500, 496, 500)),
)
YEARS = ((2022, "令和４年度"), (2023, "令和５年度"), (2024, "令和６年度"))
STAFF = ("3.4", "3.4", "3.6", "3.6")


def head() -> list[Block]:
    """Identity; the plan in levels, an old and a new project marked."""
    kind = V("□新規　■継続", parts=(P("■継続", concept="project_status", value="継続"),))
    rows = [
        [H("令和６年度事業名", fy=2024), V("商店街振興事業", 3, concept="project_name", style="bold"), H("事業番号"), V("0731", concept="project_code", style="centre")],
        [H("所管局・課"), V("経済観光局　商業振興課", 3, concept="responsible_division"), H("新規・継続"), kind],
        [H("予算科目"), V("一般会計　７款１項２目", 3, concept="budget_account"), H("事業開始年度"), V("平成14年度", concept="start_year", style="centre")],
        [H("中期計画の\n位置付け"), H("政策", level="政策"), V("３　にぎわいと活力のあるまち", concept="policy_position"), H("主な施策", level="主な施策"), V("３－２　身近な商業の振興", 2, concept="policy_position", label=("中期計画の位置付け", "主な施策"))],
        [H("事業の目的"), V("地域住民の日常の買物と交流を支える商店街の魅力を高め、身近な地域でいきいきと暮らせるまちをつくる。", 5, concept="purpose")],
        [H("事業の概要"), V("商店街が行う催しや販売促進、空き店舗の活用、キャッシュレス決済の導入及び街路灯等の環境整備を支援する。", 5, concept="means")],
        [H("根拠法令・方針等"), V("地域商店街活性化法、楓市商店街条例", 5, concept="legal_basis")],
    ]  # fmt: skip
    return [
        Line("令和７年度　事業評価書", (P("事業評価書", concept="sheet_title"),), style="centre bold", size=14, gap=0),
        Line("（令和６年度実施事業）", (P("令和６年度", concept="evaluation_year"),), style="centre", size=9, gap=5),
        Table((1.25, 0.8, 2.5, 1.1, 1.2, 2), rows, grid=False),
    ]  # fmt: skip


def plan() -> list[Block]:
    """The first table of years: what was planned and done, as texts and as a KPI; 2021 to 2024."""
    years = ((2021, "３年度"), (2022, "４年度"), (2023, "５年度"), (2024, "６年度"), (2025, "７年度（目標）"))
    rows: list[list[Cell]] = [[H("KPI（成果指標）", concept="indicator_name"), H("単位", concept="indicator_unit"), H("", label=""), *(Y(text, year) for year, text in years[:4]), H(years[4][1], fy=2025, concept="indicator_target")]]  # fmt: skip
    slots = (
        ("来街者が増えたと答えた商店街の割合", "％", ("30.0", "33.0", "36.0", "39.0", "42.0"), ("22.4", "31.8", "37.1", "38.2", ""), "概ね順調"),
        ("空き店舗への新規出店数（累計）", "店", ("－", "12", "24", "36", "48"), ("－", "7", "16", "25", ""), "遅れ"),
        ("キャッシュレス決済を導入した店舗の割合", "％", ("50.0", "55.0", "65.0", "70.0", "75.0"), ("48.6", "57.3", "68.8", "74.1", ""), "順調"),
    )  # fmt: skip
    for number, (name, unit, target, actual, _) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": "outcome", "unit": unit}
        rows += [
            [N(name, 1, 2, concept="indicator_name", **about), V(unit, 1, 2, style="centre aside"), H("目標値", concept="indicator_target"), *nums(*target)],
            [H("実績値", concept="indicator_actual"), *nums(*actual[:4]), V("")],
        ]  # fmt: skip
    marks: list[list[Cell]] = [[H("進捗状況", rows=2), *(H(f"KPI{'①②③'[place]}", criterion=f"KPI{'①②③'[place]}") for place in range(3)), H("全体", criterion="全体")]]  # fmt: skip
    marks.append(
        [
            *(V(slot[4], style="centre", concept="rating") for slot in slots),
            V("やや遅れ", style="centre", concept="rating"),
        ]
    )
    why = [
        [H("やや遅れ・遅れの場合\nその理由"), V("建築費の上昇により改修に踏み切る出店希望者が減ったこと、店舗の所有者が賃貸を望まない例が多いことによる。", concept="rating_reason", criterion="全体")]
    ]  # fmt: skip
    return [
        Line("１　KPIと進捗状況（順調／概ね順調／やや遅れ／遅れ）", section=True, gap=2),
        Table((2.9, 0.6, 0.8, 1, 1, 1, 1, 1.25), rows, gap=3),
        Table((1.6, 2, 2, 2, 2), marks, gap=0), Table((1.6, 8), why, grid=False),
    ]  # fmt: skip


def costs() -> list[Block]:
    """The second table of years, at the same x: 細事業, their sum and its sources; 2022 to 2025."""
    sums = [sum(values[place] or 0 for _, values in DETAIL) for place in range(7)]
    special = total(*(list(fund[2]) for fund in FUNDS))
    general = [a - b for a, b in zip(sums, special, strict=True)]
    phases = [H("予算", phase="budget"), H("決算", phase="settlement")]
    rows: list[list[Cell]] = [
        [H("", 2, 2, label=""), *(Y(text, year, 2) for year, text in YEARS), Y("令和７年度", 2025)],
        [cell for _ in YEARS for cell in phases] + [phases[0]],
        *([H(name, style="left", concept="line_item", item=name, cost=None, side="expense"), *nums(*(n(value) for value in values))] for name, values in DETAIL),
        [H("事業費　計", 2), *(V(n(value), style="right", concept="amount") for value in sums)],
        *([H(name, style="left", source=source), *nums(*values)] for name, source, values in FUNDS),
        [H("市費（一般財源）", style="left", source="general"), *nums(*general)],
    ]  # fmt: skip
    rows[2].insert(0, H("細事業", rows=4, style="vertical"))
    rows[7].insert(0, H("財\n源", rows=4))
    people = [
        [H("所要人員（人）"), *(Y(text, year) for year, text in (*YEARS, (2025, "令和７年度")))],
        [H("常勤職員", concept="staff_fte", item="常勤職員"), *nums(*STAFF)],
        [H("会計年度任用職員", concept="staff_fte", item="会計年度任用職員"), *nums("－", "－", "1.0", "1.0")],
    ]
    return [
        Line("２　事業費（単位：千円）", section=True, gap=2),
        Table((0.35, 2.6, *(0.95,) * 7), rows, about={"concept": "amount", "cost": "project"}, gap=3),
        Table((1.8, 1, 1, 1, 1), people, share=0.7),
    ]


def works() -> list[Block]:
    """What each 細事業 did, numbered, with a verdict of its own."""
    rows: list[list[Cell]] = [
        [H("№"), H("細事業名"), H("令和６年度の主な実績", concept="result", fy=2024), H("進捗", concept="rating")]
    ]
    done = (
        ("催し・販売促進への助成　48商店街（前年度45商店街）", "順調"),
        ("相談件数　86件、改修費の補助　9件、出店　9店", "遅れ"),
        ("決済端末の導入補助　138店舗、講習会の開催　6回", "順調"),
        ("街路灯のLED化　2商店街（62基）、防犯カメラの設置　1商店街", "概ね順調"),
    )
    for number, ((name, _), (text, mark)) in enumerate(zip(DETAIL, done, strict=True), 1):
        rows.append(
            [
                V(str(number), style="centre aside"),
                H(name, style="left plain rowhead", criterion=name),
                V(text, criterion=None),
                V(mark, style="centre"),
            ]
        )
    return [Line("３　細事業の実績", section=True, gap=2), Table((0.35, 2.4, 5, 0.9), rows, low=34)]


def close() -> list[Block]:
    """Evaluation by the office and by the city's body."""
    rows = [
        [H("課題"), V("・空き店舗の所有者と出店希望者を結び付ける仕組みが弱い。\n・役員の高齢化により、活動を続けることが難しい商店街が増えている。", 3, concept="issue")],
        [H("所管局の評価"), H("評価区分"), V("やや遅れ", concept="overall_rating", style="centre"), V("出店数は目標を下回ったが、来街者及びキャッシュレス化の指標は改善している。", concept="comment", label=("所管局の評価",))],
        [H("今後の方向性"), V("□拡充　□現状維持　■見直し　□縮小　□廃止・終了", 3, parts=(P("■見直し", concept="future_direction", value="見直し"),))],
        [H("方向性の理由"), V("支援の対象を個々の催しから担い手の育成へ移す必要があるため。", 3, concept="direction_reason")],
        [H("令和７年度の\n取組内容", fy=2025), V("・商店街ごとに「まちの大家さん」制度の説明会を行い、貸し手を掘り起こす。\n・複数の商店街が共同で事務を行う場合の人件費を新たに補助の対象とする。", 3, concept="improvement")],
        [H("外部評価委員会\nの意見"), V("該当なし", 3, concept="comment")],
    ]  # fmt: skip
    return [Line("４　評価と今後の進め方", section=True, gap=2), Table((1.5, 1, 1.2, 5), rows, grid=False, low=52)]


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "kaede", "楓市", "令和７年度 事業評価書（令和６年度実施事業）", "develop", "Chromium (Skia/PDF), from HTML", ("IPAPGothic",),
        ("two tables of years with different years at the same x", "years without an era (３年度)", "細事業 as detail lines with their sum and its sources", "an indicator's target alone in the last year", "a grade for each KPI below its heading",
         "（順調／概ね順調／やや遅れ／遅れ） as a scale in a heading", "the year of the document beside the evaluated one", "empty cells of a 細事業 that was not yet there or ended", "－ beside figures", "result and grade for each 細事業", "該当なし"),
        [Sheet(1), *head(), *plan(), *costs(), Turn(), *works(), *close()],
        (("細事業", "line_item with side expense; their sum is printed as 事業費　計: amount of cost project (rulings 2 and 12)."),
         ("事業費　計", "No line_item: the row is not named among the 細事業."),
         ("予算", "Which one is not said: phase budget."),
         ("３年度", "令和３年度 by the sheet."),
         ("進捗状況", "A rating with the heading above it as criterion; 全体 stands in the same row: a rating, too."),
         ("やや遅れ・遅れの場合その理由", "rating_reason of the nearest grade, 全体 (ruling 10)."),
         ("進捗 of a 細事業", "rating with the 細事業 as criterion; its achievement is a result."),
         ("令和６年度事業名, 令和６年度の主な実績, 令和７年度の取組内容", "The year printed in the heading is the fact's (ruling 14)."),
            ("所要人員", "No phase is printed; item is the kind of employee."),
         ("所管局の評価, text without a heading of its own", "comment.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
