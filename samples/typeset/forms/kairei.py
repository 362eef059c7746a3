"""海嶺県: a prefecture's 事業評価調書 by Chromium in mincho; KPI from 基準値 to 達成率, three budgets, ○△×, 二次評価."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 15mm 17mm 12mm }
body { font: 9pt/1.42 'IPAexMincho' }
td.head { background: #ececec }
p.section, p.bold, td.bold { font-weight: normal }
p.section { font-size: 10pt }
"""
YEARS = ((2021, "令和３年度"), (2022, "令和４年度"), (2023, "令和５年度"))
SOURCES = (("国庫支出金", "national"), ("県債", "bond"), ("その他", "other"), ("一般財源", "general"))
FISH: dict[str, Any] = {
    "number": "41", "name": "栽培漁業推進事業", "room": "農林水産部水産振興課", "phone": "3826", "aim_plan": "政策３　稼げる農林水産業の実現", "measure": "施策３－４　水産資源の維持・増大", "span": "令和３年度～令和７年度", "how": "委託、補助",
    "aim": "減少が続くヒラメ、アワビ等の資源を回復させ、沿岸漁業者の所得の向上を図る。", "who": "沿岸漁業者、漁業協同組合", "means": "・種苗の生産及び放流（（公財）海嶺県栽培漁業協会への委託）\n・漁業協同組合が行う中間育成施設の整備に対する補助\n・放流効果の調査及び資源管理の指導",
    "goal": "放流魚の回収率を高め、令和７年度までに対象魚種の漁獲量を令和２年度から１割増加させる。",
    "kpi": (("種苗の放流尾数", "千尾", ("1,850", "2,000", "2,064", "103.2")), ("対象魚種の漁獲量", "トン", ("412.5", "440.0", "428.6", "97.4")), ("放流魚の混入率", "％", ("18.4", "21.0", "20.3", "96.7"))),
    "first": (168_400, 172_900, 185_300), "last": (175_620, 171_350, 192_700), "spent": (171_834, 168_927, 188_416), "special": ((42_300, 41_700, 48_950), (0, 0, 12_000), (18_520, 18_440, 19_075)),
    "did": "ヒラメ、アワビ及びマコガレイの種苗206万４千尾を放流した。中間育成施設２か所の整備に補助した。", "marks": (("必要性", "○", "海水温の上昇により天然資源が減少しており、栽培漁業の必要性は高まっている。"), ("有効性", "△", "漁獲量は増加しているが、目標には届いていない。"), ("効率性", "○", "放流の適地を絞り込み、種苗１尾当たりの経費を前年度以下に抑えた。")),
    "issue": "海域により放流魚の生残率に差がある。", "second": "概ね妥当である。放流効果の高い海域への重点化を進めること。", "course": "改善して継続", "next": "生残率の低い２海域での放流を休止し、その分を北部海域に振り向ける。",
}  # fmt: skip
SKILL: dict[str, Any] = {
    "number": "57", "name": "ものづくり人材育成支援事業", "room": "商工労働部産業人材課", "phone": "3514", "aim_plan": "政策２　未来を支える産業の振興", "measure": "施策２－３　産業人材の育成・確保", "span": "平成30年度～令和６年度", "how": "直営、補助",
    "aim": "県内の中小製造業における若手技術者の技能の向上を支援し、競争力の強化と人材の定着を図る。", "who": "県内の中小製造業者及びその従業員、工業系高校の生徒", "means": "・高等技術専門校における在職者訓練の実施\n・熟練技能者の企業及び高校への派遣\n・技能検定の受検料に対する補助",
    "goal": "在職者訓練の内容を企業の需要に合わせて見直し、若手技術者の技能検定の合格者を増やす。",
    "kpi": (("在職者訓練の受講者数", "人", ("640", "800", "826", "103.3")), ("技能検定の合格者数（35歳未満）", "人", ("215", "280", "291", "103.9")), ("熟練技能者の派遣回数", "回", ("96", "150", "108", "72.0"))),
    "first": (54_200, 55_850, 58_640), "last": (48_730, 54_120, 57_980), "spent": (46_915, 52_806, 56_243), "special": ((20_310, 22_950, 24_480), (0, 0, 0), (6_428, 7_014, 7_365)),
    "did": "在職者訓練を62コース実施し、うち９コースを新設した。熟練技能者を企業71社と高校６校に派遣した。", "marks": (("必要性", "○", "若年者の減少により、技術者の確保と育成は企業の大きな課題となっている。"), ("有効性", "○", "受講者及び合格者の数はいずれも目標を上回った。"), ("効率性", "×", "熟練技能者の派遣は、日程の調整に多くの事務を要している。")),
    "issue": "派遣を希望する企業が特定の業種に偏っている。", "second": "派遣の仕組みを見直した上で継続すること。", "course": "縮小して継続", "next": "派遣の調整を業界団体に委ね、訓練のオンライン化を進める。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity and texts."""
    start, _, end = data["span"].partition("～")
    rows = [
        [H("整理番号"), V(data["number"], style="centre", concept="project_code"), H("事業名"), V(data["name"], 3, concept="project_name")],
        [H("担当部局・課"), V(data["room"], 3, concept="responsible_division"), H("内線"), V(data["phone"], style="centre", concept="contact_phone")],
        [H("総合計画", 1, 2), H("政策", level="政策"), V(data["aim_plan"], 2, concept="policy_position"), H("事業期間"), V(data["span"], parts=(P(start, concept="start_year"), P(end, concept="end_year")))],
        [H("施策", level="施策"), V(data["measure"], 2, concept="policy_position"), H("実施方法"), V(data["how"], concept="delivery_method")],
        [H("事業目的"), V(data["aim"], 5, concept="purpose")],
        [H("対象"), V(data["who"], 5, concept="target_group")],
        [H("事業内容"), V(data["means"], 5, concept="means")],
        [H("事業目標"), V(data["goal"], 5, concept="desired_outcome")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事業評価調書（令和５年度実施事業）", (P("事業評価調書", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre", size=14, gap=2),
        Line("海嶺県", style="right", gap=2), Line("１　事業の概要", section=True, gap=1), Table((1.2, 0.8, 0.9, 2.4, 0.9, 2.2), rows, grid=False, gap=8),
    ]  # fmt: skip


def figures(data: dict[str, Any]) -> list[Block]:
    """KPI from the base year to the rate; three budgets and the sources of what was spent."""
    kpi: list[list[Cell]] = [
        [H("指標名", 1, 2, concept="indicator_name"), H("単位", 1, 2), H("基準値\n（令和２年度）", 1, 2, concept="indicator_actual", fy=2020), Y("令和５年度", 2023, 3)],
        [H("目標値", concept="indicator_target"), H("実績値", concept="indicator_actual"), H("達成率（％）", concept="indicator_rate")],
    ]  # fmt: skip
    for number, (name, unit, values) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        measure = V(unit, style="centre aside", concept="indicator_unit", label=(name, "単位"), **about)
        kpi.append([N(name, concept="indicator_name", **about), measure, *nums(*values)])
    general = [
        spent - sum(column) for spent, column in zip(data["spent"], zip(*data["special"], strict=True), strict=True)
    ]
    funds = (*data["special"], general)
    rows: list[list[Cell]] = [
        [H("区　分", 2, label=""), *(Y(text, year) for year, text in YEARS)],
        [H("当初予算額", 2, phase="original_budget"), *nums(*data["first"])],
        [H("最終予算額", 2, phase="final_budget"), *nums(*data["last"])],
        [H("決算額", 2, phase="settlement"), *nums(*data["spent"])],
        *([H(name, source=source, phase="settlement"), *nums(*values)] for (name, source), values in zip(SOURCES, funds, strict=True)),
    ]  # fmt: skip
    rows[4].insert(0, H("決算額の\n財源内訳", 1, 4))
    return [
        Line("２　重要業績評価指標（ＫＰＩ）", section=True, gap=1), Table((3, 0.8, 1.3, 1.3, 1.3, 1.1), kpi, gap=8),
        Line("３　事業費（単位：千円）", section=True, gap=1),
        Table((1.2, 1.6, 2, 2, 2), rows, about={"concept": "amount", "cost": "project"}, gap=8),
    ]  # fmt: skip


def close(data: dict[str, Any]) -> list[Block]:
    """○△× of the division, then what the committee says."""
    rows: list[list[Cell]] = [[H("評価項目"), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]]
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(why)] for name, mark, why in data["marks"]]
    first = [[H("取組実績"), V(data["did"], concept="result")], [H("課題"), V(data["issue"], concept="issue")]]
    second = [
        [H("評価意見"), V(data["second"], concept="comment")],
        [H("翌年度の方向性"), V(data["course"], concept="future_direction")],
        [H("見直しの内容"), V(data["next"], concept="improvement")],
    ]  # fmt: skip
    return [
        Line("４　一次評価（担当部局）", section=True, gap=1), Table((1.3, 0.8, 6.2), rows, gap=0),
        Line("　○：適切である　　△：一部改善が必要である　　×：見直しが必要である", style="left small", gap=2), Table((1.3, 7), first, grid=False, gap=8),
        Line("５　二次評価（行政経営課）", section=True, gap=1), Table((1.3, 7), second, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((FISH, SKILL), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *figures(data), *close(data)]
    return Form(
        "kairei", "海嶺県", "令和６年度 事業評価調書（令和５年度実施事業）", "measure", "Chromium (Skia/PDF), from HTML", ("IPAexMincho",),
        ("a prefecture", "KPI with 基準値 of one year, 目標値, 実績値 and 達成率 of another", "indicators of no kind", "当初予算額, 最終予算額 and 決算額 as rows of three years", "sources of 決算額 only, 県債", "○△× as ratings", "一次評価 and 二次評価", "事業目的 and 事業目標", "no overall grade"),
        blocks,
        (("事業目標", "What is to be reached: desired_outcome; 事業目的 is purpose."),
         ("ＫＰＩ", "Which kind is not said: indicator_type other."),
         ("基準値（令和２年度）", "indicator_actual of 2020; the heading says more than its year."),
         ("最終予算額", "After the last amendment: final_budget."),
         ("財源内訳", "The rows sum to 決算額: settlement, cost project."),
         ("○, △, ×", "rating as printed."),
         ("評価意見", "comment."),
         ("翌年度の方向性", "future_direction, without a year: the label names none."),
         ("見直しの内容", "improvement."),
         ("取組実績", "result; no year is printed beside it.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
