"""雪代市: a report with cover and contents, open-sided tables, circled grades, a text that runs over the page break."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

LISTED = "評価対象事業一覧"
PROJECTS = (
    ("1", "流雪溝整備事業", "建設部道路課", "Ｂ", "３"),
    ("2", "除雪ボランティア支援事業", "市民部地域づくり課", "Ａ", "４"),
)
FIRST = "・流雪溝の延長は計画どおり進んでいるが、水源の水量が冬季に不足し、夜間に利用できない区間が生じている。取水施設を増やすには河川管理者との協議が必要であり、"
REST = "協議が整うまでの間は、地区ごとに利用する時間を割り振ることで対応する。\n・高齢化の進んだ地区では、投雪の作業そのものが負担となっている。"
YEARS = (("平成30年度", 2018), ("31年度", 2019), ("R2年度", 2020), ("R3年度", 2021), ("R4年度", 2022))


def lists() -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The list of projects and the counts by grade."""
    rows = [
        [
            H("番号"),
            H("事業名", concept="listing_name"),
            H("担当課", concept="listing_division"),
            H("評価", concept="listing_rating"),
            H("頁", concept="listing_page"),
        ]
    ]
    for place, (number, name, division, grade, page) in enumerate(PROJECTS, 1):
        about: Attributes = {"row": place, "table": LISTED}
        rows.append(
            [
                V(number, style="centre"),
                V(name, **about),
                V(division, **about),
                V(grade, style="centre", ring=grade, **about),
                V(page, style="centre", **about),
            ]
        )
    grades = ("Ａ　順調", "Ｂ　概ね順調", "Ｃ　遅れ", "計")
    counts = [
        [H("評価"), *(H(grade) for grade in grades)],
        [H("事業数", row=1, table="評価結果の内訳", concept="listing_count", unit="件")],
    ]
    counts[1] += [V(f"{count}件", style="centre") for count in (1, 1, 0, 2)]
    return rows, counts


def cover() -> list[Block]:
    """Cover and contents: facts of the document itself."""
    rows, counts = lists()
    return [
        Sheet(0), Line("", size=60), Line("第３次雪代市総合計画　実施計画", style="centre", size=16, gap=16),
        Line("行政評価報告書", (P("行政評価報告書", concept="sheet_title"),), style="centre", size=26, gap=30),
        Line("（令和４年度実施事業）", (P("令和４年度", concept="evaluation_year"),), style="centre", size=16, gap=330),
        Line("令和５年９月", style="centre", size=14, gap=12), Line("雪代市", style="centre", size=18),
        Turn(), Line("目　次", style="centre", size=15, gap=12), Line("１　行政評価のあらまし　………………………………………………　２", size=11),
        Line("２　評価対象事業一覧　…………………………………………………　２", size=11), Line("３　事業別評価書　………………………………………………………　３", size=11, gap=24),
        Line("１　行政評価のあらまし", size=11, style="bold"),
        Line("　本報告書は、総合計画の実施計画に掲げた事業のうち、令和４年度に予算を執行した雪対策の２事業について、担当課による評価の結果をまとめたものです。", size=10, gap=16),
        Line("２　評価対象事業一覧", size=11, style="bold"), Table((0.6, 3, 2.4, 0.8, 0.6), rows, rules="open", gap=16, size=10),
        Line("評価結果の内訳", size=10), Table((1, 1.3, 1.3, 1.3, 1), counts, rules="open", size=10),
    ]  # fmt: skip


def head(number: int, data: dict[str, Any]) -> list[Block]:
    """Title and identity of a sheet."""
    rows = [
        [H("番　号"), V(data["number"], concept="sheet_number", style="centre"), H("事　業　名"), V(data["name"], 3, concept="project_name")],
        [H("担　当　課"), V(data["division"], 2, concept="responsible_division"), H("実施期間"), V(data["term"], 2, parts=data["terms"])],
        [H("対　象"), V(data["target"], 5, concept="target_group")],
        [H("目　的"), V(data["aim"], 5, concept="purpose")],
        [H("内　容"), V(data["what"], 5, concept="means")],
        [H("経　緯"), V(data["story"], 5, concept="background")],
    ]  # fmt: skip
    return [
        Sheet(number), Line("事業別評価書", (P("事業別評価書", concept="sheet_title"),), style="centre bold", size=14, gap=8),
        Table((1.1, 0.8, 1.3, 1.1, 1.5, 1.7), rows, grid=False, rules="open", low=24),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """Settlements, the last column the budget of the year to come is missing: five years, 百万円."""
    funds: tuple[tuple[str, str, tuple[str, ...]], ...] = data["funds"]
    sums = [f"{sum(float(fund[2][place]) for fund in funds):.1f}" for place in range(5)]
    rows: list[list[Cell]] = [
        [H("区　分"), *(Y(text, year) for text, year in YEARS)],
        [H("事業費"), *nums(*sums)],
        *(
            [H(f"　うち{name}", style="left", label=f"うち{name}", source=source), *nums(*values)]
            for name, source, values in funds
        ),
    ]
    return [
        Line("○　決算額の推移（単位：百万円）", section=True, size=10, gap=2),
        Table(
            (1.9, 1, 1, 1, 1, 1),
            rows,
            rules="open",
            about={"concept": "amount", "cost": "project", "phase": "settlement", "scale": -6},
            low=24,
        ),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """Plan, actual and progress of one indicator."""
    name, unit, plan, actual = data["kpi"]
    about: Attributes = {"indicator": 1, "indicator_type": "other", "unit": unit}
    rate = [
        f"{100 * float(b.replace(',', '')) / float(a.replace(',', '')):.0f}" for a, b in zip(plan, actual, strict=True)
    ]
    rows: list[list[Cell]] = [
        [V(f"指標：{name}（{unit}）", parts=(P(name, concept="indicator_name"), P(unit, concept="indicator_unit")), label=("指標",), **about), *(Y(text, year) for text, year in YEARS)],
        [H("計画値", concept="indicator_target", **about), *nums(*plan)],
        [H("実績値", concept="indicator_actual", **about), *nums(*actual)],
        [H("達成度（％）", concept="indicator_rate", **{**about, "unit": "%"}), *nums(*rate)],
    ]  # fmt: skip
    return [
        Line("○　指標の推移", section=True, size=10, gap=2),
        Table((1.9, 1, 1, 1, 1, 1), rows, rules="open", low=24),
    ]


def marks(data: dict[str, Any]) -> list[Block]:
    """Circled grades."""
    rows = [[H("視点"), H("評価", concept="rating"), H("評価の内容", concept="rating_reason")]]
    rows += [
        [H(name, criterion=name), V(grade, style="centre", ring=grade), V(reason)]
        for name, grade, reason in data["marks"]
    ]
    final = [
        [
            H("総合評価"),
            V(data["grade"], style="centre", ring=data["grade"], concept="overall_rating"),
            H("今後の方向性"),
            V(data["next"], concept="future_direction"),
        ]
    ]
    return [
        Line("○　評価（Ａ：順調　Ｂ：概ね順調　Ｃ：遅れ）", section=True, size=10, gap=2),
        Table((1.2, 0.8, 5.5), rows, rules="open", low=24),
        Table((1.2, 0.8, 1.4, 4.1), final, grid=False, rules="open", low=24),
    ]  # fmt: skip


def text(label: str, content: str, concept: str, raw: str = "") -> Table:
    """One row that may go on over the page."""
    return Table(
        (1.2, 6.3),
        [[H(label), V(content, concept=concept or None, raw=raw or content)]],
        grid=False,
        rules="open",
        gap=0,
        low=24,
    )


def sheets() -> list[Block]:
    """Both sheets; the first one ends on the second's page."""
    gutters: dict[str, Any] = {
        "number": "1", "name": "流雪溝整備事業", "division": "建設部道路課", "term": "平成26年度から令和７年度まで",
        "terms": (P("平成26年度", concept="start_year"), P("令和７年度", concept="end_year")), "target": "市街地の住民及び市道の利用者",
        "aim": "住民が協力して雪を処理できる施設を整え、冬の生活道路の幅員を確保する。", "what": "・市街地３地区における流雪溝の新設\n・取水施設の点検及び修繕",
        "story": "・平成24年度　基本計画を策定した。\n・平成26年度　中央地区の整備に着手した。\n・令和２年度　東地区の一部で利用を始めた。",
        "funds": (("国庫支出金", "national", ("110.0", "121.5", "98.0", "104.5", "87.0")), ("市債", "bond", ("81.0", "89.4", "72.1", "76.9", "64.0")),
                  ("一般財源", "general", ("9.2", "10.3", "8.4", "8.9", "8.6"))),
        "kpi": ("流雪溝の整備延長（累計）", "ｍ", ("4,200", "4,900", "5,600", "6,300", "7,000"), ("4,150", "4,880", "5,460", "6,120", "6,655")),
        "marks": (("進捗", "Ｂ", "用地の調整に時間を要したが、概ね計画どおり進んでいる。"), ("効果", "Ａ", "道路幅員に対する苦情が半減した。"), ("費用", "Ｂ", "資材の値上がりにより１ｍ当たりの工事費が増えている。")),
        "grade": "Ｂ", "next": "計画どおり継続",
    }  # fmt: skip
    helpers: dict[str, Any] = {
        "number": "2", "name": "除雪ボランティア支援事業", "division": "市民部地域づくり課", "term": "平成30年度から",
        "terms": (P("平成30年度", concept="start_year"),), "target": "自力で除雪することが困難な高齢者等の世帯",
        "aim": "地域の支え合いにより、冬も安心して暮らせるようにする。", "what": "登録団体への用具の貸出し及び保険料の補助",
        "story": "平成29年度の大雪を受けて始めた。",
        "funds": (("県支出金", "prefectural", ("0.5", "0.5", "0.6", "0.6", "0.6")), ("一般財源", "general", ("0.7", "0.7", "0.9", "1.2", "1.1"))),
        "kpi": ("登録団体数", "団体", ("10", "14", "18", "20", "20"), ("9", "15", "18", "22", "23")),
        "marks": (("進捗", "Ａ", "登録団体は目標を上回った。"), ("効果", "Ａ", "支援を受けた世帯の９割が満足している。"), ("費用", "Ｂ", "保険料の補助が増えている。")),
        "grade": "Ａ", "next": "拡充して継続",
    }  # fmt: skip
    return [
        *head(1, gutters), *costs(gutters), *indicators(gutters), *marks(gutters), Line("○　課題と対応", section=True, size=10, gap=2),
        text("課　題", FIRST, "issue", FIRST + REST), Turn(), text("", REST, ""),
        text("改善策", "取水施設の増設について、令和６年度の着工に向けて河川管理者と協議を進める。", "improvement"), Line("", gap=8),
        *head(2, helpers), *costs(helpers), *indicators(helpers), *marks(helpers), Line("○　課題と対応", section=True, size=10, gap=2),
        text("課　題", "担い手が学生に偏り、平日の昼間に活動できる団体が少ない。", "issue"),
        text("改善策", "企業の社会貢献活動と結びつけ、平日の担い手を確保する。", "improvement"),
    ]  # fmt: skip


def form() -> Form:
    """Cover, contents and list, two sheets on two pages."""
    return Form(
        "yukishiro", "雪代市", "行政評価報告書（令和４年度実施事業）", "develop", "ReportLab", ("TakaoMincho",),
        ("cover and contents before the sheets", "list with grades and pages, counts by grade", "a text over a page break", "the second sheet begins in the middle of a page", "open-sided tables",
         "letters in a drawn circle", "百万円 with decimals", "平成30年度, 31年度, R2年度 in one row", "label：value in a heading cell (指標)"),
        [*cover(), Turn(), *sheets()],
        (("31年度", "平成31年度 by its neighbours = 2019."),
         ("evaluation_year", "令和４年度 of the cover, sheet 0; the sheets print none."),
         ("事業別評価書", "The sheets' own title; the document's is 行政評価報告書 (sheet 0)."),
         ("事業費", "うち rows sum to it: cost project, settlement by the section heading (決算額の推移)."),
         ("平成30年度から", "start_year; no end is printed, so no end_year."),
         ("課題 over the page break", "One fact on page 3; the continued cell on page 4 has an empty label cell."),
         ("頁", "listing_page; the page of the list of contents is no fact of a listing concept (it is no row of a table)."),
         ("listing_count", "件 is printed in the cell; row 1 of its table, whose caption is 評価結果の内訳. 番号 of the list maps to no concept.")),
        pages=4,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("TakaoMincho", size=8.8, shade=0.94, margin=(48, 40)), target)
