"""桜橋区: a ward's form by ReportLab; years as rows, 予算現額, 執行額, 執行率, 不用額 and the sources as columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2020, "令和２年度"), (2021, "令和３年度"), (2022, "令和４年度"), (2023, "令和５年度"))
SOURCES = (("国庫支出金", "national"), ("都支出金", "prefectural"), ("特別区債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
AFTER: dict[str, Any] = {
    "number": "214", "name": "放課後子ども教室の運営", "room": "教育委員会事務局　地域学習課", "phone": "3471", "goal": "２　子どもがいきいきと育つまち", "measure": "２－４　放課後の居場所づくり", "start": "平成19年度", "how": "委託", "law": "桜橋区放課後子ども教室実施要綱",
    "aim": "放課後や夏季休業中に、子どもが安全に過ごし、さまざまな体験や交流ができる居場所を学校内に設ける。", "who": "区立小学校の全児童（22校　約9,800人）", "means": "校庭、体育館及び余裕教室を活用し、民間事業者に委託して週５日実施する。学童クラブと同じ校舎で行う連携型を14校で実施している。",
    "budget": (418_260, 431_905, 446_130, 470_884), "funds": ((0, 21_300, 0, 0), (102_433, 108_716, 113_052, 118_940), (0, 0, 0, 0), (4_106, 5_233, 6_018, 6_470), (285_127, 283_608, 310_945, 329_761)), "pay": (17_640, 17_430, 18_060, 18_480),
    "kpi": (("活動指標", "output", "実施日数（１校平均）", "日", ("235", "180", "235", "221", "236", "234"), "99.2"), ("成果指標", "outcome", "登録児童の割合", "％", ("60.0", "54.7", "62.0", "58.9", "64.0", "63.3"), "98.9"), ("成果指標", "outcome", "１日平均の参加児童数", "人", ("1,400", "986", "1,450", "1,278", "1,500", "1,527"), "101.8")),
    "result": "令和５年度から連携型を新たに３校で開始した。夏季休業中の開始時刻を午前８時30分に早め、延べ31,406人が参加した。",
    "marks": (("必要性", "Ａ", "共働き世帯の増加により、放課後の居場所の需要は高まっている。"), ("効率性", "Ｂ", "学校ごとに委託しているため、事務の重複が生じている。"), ("有効性", "Ａ", "保護者アンケートでは、91.4％が「満足」と回答している。")),
    "grade": "Ａ", "issue": "余裕教室の不足により、雨天時の活動場所を確保できない学校がある。", "way": "拡充", "next": "令和８年度までに全校を連携型とするため、特別教室の共用について学校と協議する。",
}  # fmt: skip
STREET: dict[str, Any] = {
    "number": "308", "name": "無電柱化の推進", "room": "土木部　道路建設課", "phone": "4825", "goal": "５　安全で歩きやすいまち", "measure": "５－１　災害に強い道路の整備", "start": "平成21年度", "how": "一部委託", "law": "無電柱化の推進に関する法律",
    "aim": "道路上の電柱をなくし、災害時の道路の閉塞を防ぐとともに、歩行空間の安全と良好な景観を確保する。", "who": "区道の利用者", "means": "無電柱化推進計画に定める優先整備路線（８路線　4.2km）について、電線共同溝の設計、支障移設及び本体工事を行う。",
    "budget": (236_400, 312_750, 408_115, 521_630), "funds": ((64_900, 88_000, 112_300, 140_250), (51_920, 70_400, 89_840, 112_200), (60_000, 80_000, 110_000, 150_000), (0, 0, 0, 0), (33_218, 47_951, 60_726, 71_834)), "pay": (26_460, 27_390, 29_240, 30_030),
    "kpi": (("活動指標", "output", "電線共同溝の整備延長", "ｍ", ("250", "238", "320", "296", "400", "351"), "87.8"), ("成果指標", "outcome", "優先整備路線の整備率", "％", ("24.0", "23.6", "31.5", "30.6", "41.0", "39.0"), "95.1"), ("", "", "", "", ("",) * 6, "")),
    "result": "中央通り（第２工区）の本体工事を完了し、電柱14本を撤去した。駅前通りの詳細設計に着手した。",
    "marks": (("必要性", "Ａ", "首都直下地震に備え、緊急輸送道路の閉塞を防ぐ必要がある。"), ("効率性", "Ｂ", "浅層埋設の採用により、１ｍ当たりの工事費を約１割削減した。"), ("有効性", "Ｂ", "地下埋設物の移設に時間を要し、整備延長が計画を下回った。")),
    "grade": "Ｂ", "issue": "歩道の狭い路線では、地上機器の設置場所の確保が難しい。", "way": "継続", "next": "地上機器を区有施設の敷地に設置する手法について、電線管理者と協議を進める。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """A band with number, name and division; then place in the plan and texts."""
    band = [
        [H("整理番号"), V(data["number"], concept="project_code", style="centre"), H("事務事業名"), V(data["name"], 3, concept="project_name", style="bold")],
        [H("所管課"), V(data["room"], 3, concept="responsible_division"), H("内線"), V(data["phone"], concept="contact_phone", style="centre")],
    ]  # fmt: skip
    rows = [
        [H("基本計画", 1, 2), H("政策", level="政策"), V(data["goal"], concept="policy_position"), H("開始年度"), V(data["start"], concept="start_year", style="centre")],
        [H("施策", level="施策"), V(data["measure"], concept="policy_position"), H("実施方法"), V(data["how"], concept="delivery_method", style="centre")],
        [H("根拠法令"), V(data["law"], 4, concept="legal_basis")],
        [H("事業の目的"), V(data["aim"], 4, concept="purpose")],
        [H("対象"), V(data["who"], 4, concept="target_group")],
        [H("事業内容"), V(data["means"], 4, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事務事業評価表　（令和５年度実績）", (P("事務事業評価表", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre", size=14, gap=1),
        Line("桜橋区", style="right", gap=1), Table((1, 0.8, 1.1, 2.3, 0.8, 1.2), band, grid=False, gap=6),
        Line("１　事業の概要", section=True, size=9.5, gap=1), Table((1, 0.7, 3.3, 1, 1.2), rows, grid=False, gap=7),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """A year a row: budget, what was spent of it and left of it, its sources, people."""
    spent = [sum(column) for column in zip(*data["funds"], strict=True)]
    settled: Attributes = {"phase": "settlement"}
    rows: list[list[Cell]] = [
        [H("年度", 1, 2, label=""), H("予算現額", 1, 2, phase="final_budget"), H("執行額", 1, 2, **settled), H("執行率\n（％）", 1, 2, concept=None), H("不用額", 1, 2, concept=None), H("執行額の財源内訳", 5, **settled), H("人件費", 1, 2, cost="personnel"), H("総コスト", 1, 2, cost="total")],
        [H(name, style="small", source=source) for name, source in SOURCES],
    ]  # fmt: skip
    for place, (year, text) in enumerate(YEARS):
        budget, done, pay = data["budget"][place], spent[place], data["pay"][place]
        figures = (budget, done, f"{100 * done / budget:.1f}", budget - done, *(fund[place] for fund in data["funds"]), pay, done + pay)  # fmt: skip
        rows.append([Y(text, year, style="small"), *nums(*figures)])
    return [
        Line("２　事業費の推移", section=True, size=9.5, gap=0), Line("（単位：千円）", style="right", size=7.5, gap=0),
        Table((1.15, 1.1, 1.1, 0.8, 0.95, *(1.05,) * 5, 0.95, 1.1), rows, size=7.6, about={"concept": "amount", "cost": "project"}, gap=7),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """計画 and 実績 under each year, the rate under the last."""
    names = (("計画", "indicator_target"), ("実績", "indicator_actual")) * 3 + (("達成率（％）", "indicator_rate"),)
    rows: list[list[Cell]] = [
        [H("区分", 1, 2, label=""), H("指標名", 1, 2, concept="indicator_name"), H("単位", 1, 2), *(Y(text, year, 2 + (year == 2023)) for year, text in YEARS[1:])],
        [H(text, concept=concept, style="small") for text, concept in names],
    ]  # fmt: skip
    for number, (group, kind, name, unit, values, rate) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        measure = V(unit, style="centre aside", concept="indicator_unit" if name else None, label=(group, name, "単位"), **about)  # fmt: skip
        slot = H(group, style="small", **about) if name else H("成果指標", style="small")
        title = N(name, concept="indicator_name", **about) if name else V("")
        rows.append([slot, title, measure, *nums(*values, rate)])
    return [
        Line("３　指標", section=True, size=9.5, gap=1),
        Table((1, 2.7, 0.6, *(0.85,) * 7), rows, size=7.8, low=19, gap=7),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """Result; three criteria with a reason each; the whole."""
    did = [[H("令和５年度の\n取組実績", fy=2023), V(data["result"], concept="result")]]
    rows = [[H("評価の視点"), H("評価", concept="rating"), H("理由", concept="rating_reason")]]
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(why)] for name, mark, why in data["marks"]]
    final = [
        [H("総合評価"), V(data["grade"], concept="overall_rating", style="centre large"), H("今後の方向性"), V(data["way"], concept="future_direction", style="centre")],
        [H("課題"), V(data["issue"], 3, concept="issue")],
        [H("今後の取組"), V(data["next"], 3, concept="improvement")],
    ]  # fmt: skip
    return [
        Line("４　取組実績", section=True, size=9.5, gap=1), Table((1.2, 6), did, grid=False, gap=7),
        Line("５　評価", section=True, size=9.5, gap=1), Table((1.2, 0.7, 5.3), rows, low=20, gap=1), Line("※　Ａ：高い　　Ｂ：普通　　Ｃ：低い", style="right", size=7.5, gap=3),
        Line("６　総合評価及び今後の方向性", section=True, size=9.5, gap=1), Table((1.2, 2.3, 1.2, 2.5), final, grid=False, low=20),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((AFTER, STREET), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "sakurabashi", "桜橋区", "令和６年度 事務事業評価表（令和５年度実績）", "measure", "ReportLab", ("TakaoPGothic",),
        ("years as rows, eleven columns of cost", "執行額, 執行率 and 不用額 between 予算現額 and the sources", "% in a table of 千円", "特別区債, 都支出金", "the unit in a line between section and table", "計画 and 実績 under each year, 達成率 under the last one",
         "the four years of the cost and the three of the indicators at other places", "所管課 in a band above the sections", "an empty last indicator slot on sheet 2"),
        blocks,
        (("執行額", "What was spent: settlement."),
         ("執行率, 不用額", "other (ruling 3)."),
         ("執行額の財源内訳", "The columns sum to 執行額: settlement, cost project; the heading stays in label."),
         ("人件費, 総コスト", "No phase word stands above them: phase left out (ruling 12)."),
         ("特別区債", "source bond."),
         ("計画", "indicator_target."),
         ("令和５年度の取組実績", "result of 2023; the heading says more than the year."),
         ("評価の視点", "The heading above the criteria: no part of their label."),
         ("empty slot of sheet 2", "No name and no figure: no fact (ruling 11).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = Look("TakaoPGothic", size=8.4, margin=(32, 32), shade=0.92, weight=0.5)
    paint.reportlab(invented, look, target)
