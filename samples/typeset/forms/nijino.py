"""虹野市: dotted horizontal rules only, by Chromium; spaced headings in two lines, upright ones, 令和7年度 beside R7 and 2025年度."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from samples.typeset.expect import normal
from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和4年度\n決　算", 2022, "settlement"), ("令和5年度\n決　算", 2023, "settlement"), ("令和6年度\n決　算", 2024, "settlement"), ("令和7年度\n予　算", 2025, "budget"))  # fmt: skip
SOURCES = (
    ("国・道支出金", "national+prefectural"),
    ("市　　債", "bond"),
    ("そ の 他", "other"),
    ("一 般 財 源", "general"),
)
PRICE = 7_940_000
PEOPLE = (41_870, 41_502, 41_093, 40_720)
WAYS = ("拡大して継続", "現状のまま継続", "見直して継続", "縮小・統合", "終了")
DESK: dict[str, Any] = {
    "code": "1104", "name": "デジタル窓口推進事業", "room": "総務部デジタル推進課", "desk": "窓口改革係", "start": "2021年度", "end": "R9年度", "theme": "政策６　開かれた市政／施策２　行政サービスの向上", "law": "虹野市ＤＸ推進計画", "kind": "自治事務", "how": "直営（一部委託）",
    "who": "市の窓口で手続をする市民", "aim": "来庁しなくても手続ができ、来庁しても書かずに、待たずに済む窓口とする。", "means": "オンライン申請の対象となる手続を増やし、書かない窓口のシステムを順次導入する。",
    "did": "オンライン申請に38手続を加え、転入・転出の窓口に書かない窓口を導入した。６支所には遠隔相談の端末を置いた。",
    "funds": ((18_940_000, 22_415_500, 31_207_000, 28_600_000), (0, 0, 0, 0), (0, 150_000, 0, 0), (12_386_422, 15_904_871, 19_855_264, 21_340_000)), "staff": ("2.0", "2.5", "3.0", "3.0"),
    "kpi": (
        ("活動", "output", "オンライン申請ができる手続", "手続", ("64", "100", "102", "102.0", "140")),
        ("活動", "output", "書かない窓口の導入課数", "課", ("0", "2", "1", "50.0", "3")),
        ("成果", "outcome", "オンライン申請の利用率", "％", ("17.6", "25.0", "23.8", "95.2", "30.0")),
        ("成果", "outcome", "窓口の平均待ち時間", "分", ("14", "12以下", "11", "－", "10以下")),
    ),
    "checks": (("必要性", "Ｓ", "人口が減り職員の確保も難しくなるなか、欠かせない取組である。"), ("有効性", "Ａ", "待ち時間は短くなったが、導入は１課にとどまった。"), ("効率性", "Ｂ", "手続ごとに様式を作り込んでおり、共通の部品がない。")),
    "issue": "高齢者の利用が伸びない。税務の窓口は基幹システムの標準化が終わるまで導入できない。", "way": 2, "why": "導入の順を見直し、標準化の影響を受けない課を先に行う。",
    "plan": (("福祉課・こども課に導入", "49,940"), ("税務課に導入", "49,000"), ("全窓口の検証と更新の準備", "31,500")),
}  # fmt: skip
SNOW: dict[str, Any] = {
    "code": "4027", "name": "冬期除排雪事業", "room": "建設部維持課", "desk": "道路雪対策係", "start": "昭和47年度", "end": "終期なし", "theme": "政策３　安心して住める基盤／施策５　冬のくらしの確保", "law": "道路法、積雪寒冷特別地域における道路交通の確保に関する特別措置法", "kind": "自治事務", "how": "委託",
    "who": "市道 512kmの利用者", "aim": "冬の間も通勤、通学や救急の通行に支障のない道路とする。", "means": "委託による除雪と排雪、凍結防止剤の散布、地域への小型除雪機の貸出しを行う。",
    "did": "降雪量は平年の1.2倍であったが、幹線の除雪は全て午前７時までに終えた。小型除雪機の貸出しを５町内会に広げた。",
    "funds": ((48_600_000, 52_310_000, 61_225_000, 50_000_000), (30_000_000, 21_000_000, 0, 24_500_000), (1_284_300, 1_190_650, 1_347_900, 1_200_000), (217_455_913, 198_760_284, 264_018_377, 221_300_000)), "staff": ("4.0", "4.0", "4.0", "3.5"),
    "kpi": (
        ("活動", "output", "除雪車の延べ出動回数", "回", ("318", "300", "402", "134.0", "300")),
        ("活動", "output", "小型除雪機を貸し出した町内会", "団体", ("21", "25", "26", "104.0", "30")),
        ("成果", "outcome", "午前７時までに除雪を終えた割合", "％", ("97.2", "98.0", "100.0", "102.0", "98.0")),
        ("成果", "outcome", "除雪に関する苦情", "件", ("246", "200以下", "271", "－", "200以下")),
    ),
    "checks": (("必要性", "Ｓ", "市民の生活と安全を支える事業である。"), ("有効性", "Ｓ", "大雪の年にも交通を確保した。"), ("効率性", "Ａ", "位置情報により、出動の記録と精算を自動で行っている。")),
    "issue": "運転手の高齢化が進み、夜間に出動できる車両が年々減っている。", "way": 1, "why": "大雪に備え、現在の体制を保つ。",
    "plan": (("除雪車２台の更新", "297,000"), ("運転手の養成（10人）", "285,400"), ("排雪場の拡張", "310,000")),
}  # fmt: skip


def S(text: str, cols: int = 1, rows: int = 1, **about: Any) -> Cell:  # noqa: N802
    """A heading set with spaces between its characters and in lines; its label has neither."""
    return H(text, cols, rows, **{"label": re.sub(r"\s", "", normal(text)), **about})


def head(data: dict[str, Any]) -> list[Block]:
    """Identity and overview, each below an upright heading."""
    rows = [
        [H("基本事項", 1, 5, style="upright", label=""), S("事　業　名"), V(data["name"], 3, concept="project_name", style="large bold"), S("事　業\n番　号"), V(data["code"], concept="project_code")],
        [S("担　当\n部　署"), V(data["room"], 3, concept="responsible_division"), S("担当係"), V(data["desk"], concept="responsible_section")],
        [S("政　策\n体　系"), V(data["theme"], 3, concept="policy_position"), S("事　務\n区　分"), V(data["kind"], concept="project_type")],
        [S("開　始\n年　度"), V(data["start"], concept="start_year"), S("終　了\n年　度"), V(data["end"], concept="end_year"), S("実　施\n方　法"), V(data["how"], concept="delivery_method")],
        [S("根　拠\n法令等"), V(data["law"], 5, concept="legal_basis")],
    ]  # fmt: skip
    texts = [
        [H("事業概要", 1, 4, style="upright", label=""), S("対　　象"), V(data["who"], concept="target_group")],
        [S("目　　的"), V(data["aim"], concept="purpose")],
        [S("事　業\n内　容"), V(data["means"], concept="means")],
        [S("令和6年度の\n取 組 実 績", fy=2024), V(data["did"], concept="result")],
    ]
    return [
        Line("令和７年度　虹野市　事業検証シート", (P("事業検証シート", concept="sheet_title"),), style="bold", size=15, gap=0),
        Line("（2024年度実施事業）", (P("2024年度", concept="evaluation_year"),), gap=6),
        Table((0.4, 0.9, 1.6, 0.9, 1.6, 0.9, 1.7), rows, grid=False, rules="lines", path=("基本事項",), gap=6), Table((0.4, 0.9, 6.7), texts, grid=False, rules="lines", path=("事業概要",), gap=6),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """Whole yen over four years, each with its phase in the second line of its heading."""
    direct = total(*(list(fund) for fund in data["funds"]))
    pay = [round(float(share) * PRICE) for share in data["staff"]]
    whole = total(direct, pay)
    each = [f"{cost / count:,.0f}" for cost, count in zip(whole, PEOPLE, strict=True)]
    rows: list[list[Cell]] = [
        [H("コスト（円）", 1, 10, style="upright", label=""), H("", 2, label=""), *(S(text, fy=year, phase=phase) for text, year, phase in YEARS)],
        [S("事 業 費 Ａ", 2, style="left"), *nums(*direct)],
        *([S(name, style="left", source=source), *nums(*values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)),
        [S("概算人件費 Ｂ", 2, style="left", cost="personnel"), *nums(*pay)],
        [S("従事職員数（人）", 2, style="left", concept="staff_fte", cost=None), *nums(*data["staff"])],
        [S("総 コ ス ト Ａ＋Ｂ", 2, style="left bold", cost="total"), *nums(*whole)],
        [S("市民１人当たり", 2, style="left", concept=None), *nums(*each)],
    ]  # fmt: skip
    rows[2].insert(0, H("財源", 1, 4, style="upright"))
    rows[0][0].rows = len(rows)
    return [Table((0.4, 0.35, 1.45, 1.45, 1.45, 1.45, 1.45), rows, rules="lines", about={"concept": "amount", "cost": "project"}, path=("コスト(円)",), gap=6)]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """Year and kind of figure in one short heading; 以下 makes a target text."""
    heads = (("R5実績", 2023, "actual"), ("R6目標", 2024, "target"), ("R6実績", 2024, "actual"), ("R6達成率", 2024, "rate"), ("R7目標", 2025, "target"))  # fmt: skip
    rows: list[list[Cell]] = [[H("指標", 1, 5, style="upright", label=""), H("", label=""), S("指　標　名", concept="indicator_name"), S("単位"), *(H(text, fy=year, concept=f"indicator_{kind}") for text, year, kind in heads)]]  # fmt: skip
    for number, (group, kind, name, unit, values) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        measure = V(unit, style="centre aside", concept="indicator_unit", label=("指標", group, name, "単位"), **about)
        rows.append([H(group, 1, 2, style="upright", indicator_type=kind)] if number % 2 else [])
        rows[-1] += [N(name, concept="indicator_name", **about), measure, *nums(*values)]
    return [Table((0.4, 0.4, 2.5, 0.6, *(0.82,) * 5), rows, rules="lines", path=("指標",), gap=6)]


def close(data: dict[str, Any]) -> list[Block]:
    """Three viewpoints, the way to go on, and three years to come with their 計画額 in 千円."""
    checks: list[list[Cell]] = [[H("検証", 1, 4, style="upright", label=""), S("視　点", label=""), S("判　定", concept="rating"), S("理　　由", concept="rating_reason")]]  # fmt: skip
    checks += [[S(name, criterion=name), V(mark, style="centre"), V(why)] for name, mark, why in data["checks"]]
    options = "\n".join(("■ " if place == data["way"] else "□ ") + way for place, way in enumerate(WAYS))
    chosen = (P(f"■ {WAYS[data['way']]}", value=WAYS[data["way"]]),)
    final = [
        [H("今後", 1, 2, style="upright", label=""), S("課　　題"), V(data["issue"], 3, concept="issue")],
        [S("今 後 の\n方 向 性"), V(options, concept="future_direction", parts=chosen), S("そ　の\n理　由"), V(data["why"], concept="direction_reason")],
    ]  # fmt: skip
    plan: list[list[Cell]] = [
        [H("年次計画", 1, 3, style="upright", label=""), H("", label=""), *(Y(text, year) for text, year in (("2025年度", 2025), ("2026年度", 2026), ("2027年度", 2027)))],
        [S("取 組 内 容", concept="schedule"), *(V(text) for text, _ in data["plan"])],
        [S("計　画　額\n（千円）", concept="amount", cost="project", phase="plan"), *(V(n(value), style="right") for _, value in data["plan"])],
    ]  # fmt: skip
    return [
        Table((0.4, 1.1, 0.7, 5.8), checks, rules="lines", path=("検証",), gap=6), Table((0.4, 1.1, 2.0, 0.8, 3.7), final, grid=False, rules="lines", path=("今後",), gap=6),
        Table((0.4, 1.1, 2.17, 2.17, 2.16), plan, rules="lines", path=("年次計画",), gap=0),
    ]  # fmt: skip


def sheet(data: dict[str, Any]) -> list[Block]:
    """All of a page; money in yen but for the last table."""
    for block in (blocks := [*head(data), *costs(data), *indicators(data), *close(data)]):
        if isinstance(block, Table) and block.about:
            block.about = {**block.about, "scale": 0}
    return blocks


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((DESK, SNOW), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *sheet(data)]
    return Form(
        "nijino", "虹野市", "令和７年度 事業検証シート（2024年度実施事業）", "develop", "Chromium (Skia/PDF), from HTML", ("Noto Serif CJK JP",),
        ("dotted horizontal rules only, no shading", "upright headings instead of section headings, two deep in the costs", "headings with spaces between their characters, in two lines", "令和7年度, R7 and 2025年度 for one year", "year and phase in one heading, in two lines", "whole yen above, 千円 in the last table", "a mix of two sources",
         "year and kind of figure in one heading: R6達成率", "targets with 以下", "■□ one below the other", "the evaluated year in Western style, in brackets below a title that says another", "人 and 円 a head in a table of yen"),
        blocks,
        (("upright headings", "They head all rows beside them: outermost in label; コスト（円） with its unit."),
         ("令和6年度決算", "The heading says more than its year and stays in label, its lines joined; so do R6目標 and 令和6年度の取組実績."),
         ("令和7年度予算", "Which budget is not said: phase budget."),
         ("国・道支出金", "National and 道 in one: national+prefectural."),
         ("財源", "The rows sum to 事業費 Ａ: cost project."),
         ("従事職員数", "staff_fte with the phase of its column."),
         ("市民１人当たり", "other (ruling 3)."),
         ("12以下", "A bound is text; its 達成率 － is not_applicable."),
         ("取組内容 under 年次計画", "schedule, with the year of its column."),
         ("計画額", "amount of phase plan, in 千円; no cost is named: project (ruling 12)."),
         ("視点", "The heading above the criteria names no field: left out of label."),
         ("その理由", "direction_reason: it stands beside 今後の方向性.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    css = """
    @page { size: A4; margin: 11mm 15mm }
    body { font: 8pt "Noto Serif CJK JP" }
    td { line-height: 1.2; padding: 2.4pt 3pt }
    table.lines { border-top: .8pt solid #555; border-bottom: .8pt solid #555 }
    table.lines td { border: 0 dotted #999; border-width: .5pt 0 }
    td.head { font-weight: 500 }
    """
    browser.printed(invented, target, css)
