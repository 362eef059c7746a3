"""胡桃野町: a plain Calc print without any fill; labels are questions, figures in whole yen, dashes and blanks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和元年度", 2019), ("令和２年度", 2020), ("令和３年度", 2021), ("令和４年度", 2022))
PHASES = (("決算額", "settlement"), ("決算額", "settlement"), ("決算額", "settlement"), ("予算額", "budget"))
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("町債", "bond"), ("分担金及び負担金", "other"), ("使用料及び手数料", "fees"), ("一般財源", "general"))  # fmt: skip
BUS: dict[str, Any] = {
    "number": "17", "name": "高齢者等外出支援バス運行事業", "room": "福祉課", "clerk": "栗原", "plan": "第３の柱　支え合い、健やかに暮らす", "account": "03-01-02　老人福祉費", "start": "平成14年度", "end": "期限なし", "law": "胡桃野町外出支援バス運行要綱",
    "who": "町内に住所を有する70歳以上の方及び身体障害者手帳をお持ちの方", "aim": "自家用車を持たない方が、通院や買物に出かける手段を確保する。",
    "how": "社会福祉協議会に委託し、町内４路線を週２日、１日３往復で運行する。利用者は登録制で、１回100円を負担する。", "want": "外出の機会が増えることにより、高齢者の閉じこもりを防ぎ、町内の商店の利用にもつながる。",
    "why": "平成13年に路線バスの２系統が廃止され、代わりの交通手段を求める請願が採択された。",
    "funds": ((None, None, 1_150_000, None), (1_200_000, 1_200_000, 1_200_000, 1_200_000), ("－", "－", "－", "－"), (350_000, 350_000, 350_000, 350_000), (812_400, 506_300, 588_700, 650_000), (7_316_845, 7_904_122, 7_038_951, 8_460_000)),
    "staff": ("0.3", "0.3", "0.4", "0.4"), "pay": (2_160_000, 2_148_000, 2_912_000, 2_920_000),
    "kpi": (("利用登録者数", "人", "output", ("320", "330", "340", "350"), ("311", "298", "317", "")), ("年間の延べ利用者数", "人", "outcome", ("8,500", "8,600", "8,600", "8,700"), ("8,124", "5,063", "5,887", ""))),
    "marks": (("そう思う", "免許を返納する方が増えており、今後も必要である。"), ("どちらかといえばそう思う", "登録者に対し、実際に利用する方が限られている。"), ("どちらかといえばそう思わない", "利用の少ない便があり、１人当たりの経費が高くなっている。")),
    "grade": "Ｂ", "next": "見直して継続", "issue": "日曜日や夕方の運行を求める声がある一方、午後の２便の平均乗車人数は1.8人にとどまる。", "better": "午後の便を予約制の乗合タクシーに替え、運行する曜日を増やす実証運行を令和４年10月から行う。", "note": "－",
}  # fmt: skip
BOOKS: dict[str, Any] = {
    "number": "32", "name": "ブックスタート事業", "room": "教育委員会事務局生涯学習課", "clerk": "南", "plan": "第１の柱　子どもの笑顔があふれる", "account": "10-05-03　図書館費", "start": "平成16年度", "end": "期限なし", "law": "－",
    "who": "町内に住む４か月児とその保護者", "aim": "絵本を通して親子がふれあう時間をつくる。",
    "how": "乳児健診の会場で、ボランティアが絵本の読み聞かせを行い、絵本２冊を手渡す。", "want": "家庭での読み聞かせが習慣となり、図書館を利用する親子が増える。",
    "why": "",
    "funds": (("－", "－", "－", "－"), (None, None, 40_000, 40_000), ("－", "－", "－", "－"), ("－", "－", "－", "－"), ("－", "－", "－", "－"), (186_340, 171_905, 118_262, 150_000)),
    "staff": ("0.1", "0.1", "0.1", "0.1"), "pay": (720_000, 716_000, 728_000, 730_000),
    "kpi": (("絵本を手渡した親子の割合", "％", "output", ("100.0", "100.0", "100.0", "100.0"), ("98.6", "94.2", "97.1", "")), ("", "", "outcome", ("", "", "", ""), ("", "", "", ""))),
    "marks": (("そう思う", "保護者の９割が「役に立った」と回答している。"), ("そう思う", "幼児の図書館利用登録者が増えている。"), ("そう思う", "経費の大半は絵本の購入費である。")),
    "grade": "Ａ", "next": "現状のまま継続", "issue": "感染症の影響により、会場での読み聞かせができない期間があった。", "better": "健診の会場を避け、図書館での受渡しも選べるようにする。", "note": "読み聞かせボランティアは９名（令和３年度末）。",
}  # fmt: skip
ASKED = ("この事業は町民に必要とされていますか", "この事業は効果を上げていますか", "この事業は効率的に行われていますか")


def head(data: dict[str, Any]) -> list[Block]:
    """Number at the right above a plain table."""
    rows = [
        [H("事業の名称", 8), V(data["name"], 32, concept="project_name")],
        [H("担当課", 8), V(data["room"], 16, concept="responsible_division"), H("担当者", 6), V(data["clerk"], 10, concept="contact_name")],
        [H("総合計画の柱", 8), V(data["plan"], 16, concept="policy_position"), H("予算科目", 6), V(data["account"], 10, concept="budget_account")],
        [H("いつ始めた\n事業ですか", 8), V(data["start"], 12, concept="start_year"), H("いつまで続ける\n事業ですか", 10), V(data["end"], 10, concept="end_year")],
        [H("事業の根拠となる\n法令等は何ですか", 8), V(data["law"], 32, concept="legal_basis")],
    ]  # fmt: skip
    texts = [
        [H("この事業の対象は誰ですか", 12, style="left"), V(data["who"], 28, concept="target_group")],
        [H("何のために行う事業ですか", 12, style="left"), V(data["aim"], 28, concept="purpose")],
        [H("どのような方法で行っていますか", 12, style="left"), V(data["how"], 28, concept="means")],
        [H("どのような効果が得られますか", 12, style="left"), V(data["want"], 28, concept="desired_outcome")],
        [H("この事業を始めた経緯は何ですか", 12, style="left"), V(data["why"], 28, concept="background")],
    ]
    return [
        Line(f"事業番号　{data['number']}", (P(data["number"], concept="project_code", label=("事業番号",)),), style="right", gap=0),
        Line("令和４年度　胡桃野町事務事業評価調書（令和３年度実施事業）", (P("事務事業評価調書", concept="sheet_title"), P("令和３年度", concept="evaluation_year")), style="centre", size=13, gap=6),
        Table((1,) * 40, rows, grid=False, gap=4), Line("１．事業の内容", section=True, gap=0), Table((1,) * 40, texts, grid=False, gap=4),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """Sources first, their sum as 事業費 below, then people."""
    spent = [sum(v for v in column if isinstance(v, int)) for column in zip(*data["funds"], strict=True)]
    money: Attributes = {"concept": "amount", "cost": "project", "scale": 0}
    top = [H("", 16, 2, label=""), *(H(text, 6, label="", fy=fy) for text, fy in YEARS)]
    rows: list[list[Cell]] = [top, [H(text, 6, phase=phase) for text, phase in PHASES]]
    rows += [[H(name, 14, style="left", source=source, **money), *six(values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)]  # fmt: skip
    rows[2].insert(0, H("財\n源", 2, 6))
    rows.append([H("事業費　計", 16, style="left", **money), *six(spent)])
    rows.append([H("人件費", 16, style="left", concept="amount", cost="personnel", scale=0), *six(data["pay"])])
    whole = [a + b for a, b in zip(spent, data["pay"], strict=True)]
    rows.append([H("総額", 16, style="left", concept="amount", cost="total", scale=0), *six(whole)])
    rows.append([H("従事した職員の数（人）", 16, style="left", concept="staff_fte"), *six(data["staff"])])
    return [Line("２．事業にかかった費用（単位：円）", section=True, gap=0), Table((1,) * 40, rows, gap=4)]


def six(values: Any) -> list[Cell]:
    """Cells of six columns."""
    return [V(n(value), 6, style="centre" if value == "－" else "right") for value in values]


def indicators(data: dict[str, Any]) -> list[Block]:
    """The unit in brackets behind the name."""
    rows: list[list[Cell]] = [[H("", 4, label=""), H("指標の名称（単位）", 8, concept="indicator_name"), H("", 4, label=""), *(H(text, 6, label="", fy=fy) for text, fy in YEARS)]]  # fmt: skip
    for number, (name, unit, kind, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        slot = H("活動\n指標" if kind == "output" else "成果\n指標", 4, 2, **about)
        title = V("", 8, 2)
        if name:
            title = N(f"{name}（{unit}）", 8, 2, **about)
            title.parts = (P(name, concept="indicator_name"), P(unit, concept="indicator_unit"))
        rows.append([slot, title, H("目標値", 4, concept="indicator_target"), *six(target)])
        rows.append([H("実績値", 4, concept="indicator_actual"), *six(actual)])
    return [Line("３．事業の成果を表す指標", section=True, gap=0), Table((1,) * 40, rows, gap=4)]


def close(data: dict[str, Any]) -> list[Block]:
    """Three questions answered in words, then what comes next."""
    rows: list[list[Cell]] = [[H("評価の項目", 13), H("評価", 9, concept="rating"), H("そのように評価した理由", 18, concept="rating_reason")]]  # fmt: skip
    rows += [[H(name, 13, style="left", criterion=name), V(mark, 9, style="centre"), V(reason, 18)] for name, (mark, reason) in zip(ASKED, data["marks"], strict=True)]  # fmt: skip
    final = [
        [H("総合評価", 10), V(data["grade"], 6, style="centre", concept="overall_rating"), H("今後の方向性", 10), V(data["next"], 14, style="centre", concept="future_direction")],
        [H("どのような課題が\nありますか", 10), V(data["issue"], 30, concept="issue")],
        [H("課題をどのように\n改善しますか", 10), V(data["better"], 30, concept="improvement")],
        [H("備考", 10), V(data["note"], 30, concept="comment")],
    ]  # fmt: skip
    return [
        Line("４．事業の評価", section=True, gap=0), Table((1,) * 40, rows, gap=4),
        Line("５．今後の取組", section=True, gap=0), Table((1,) * 40, final, grid=False, gap=2),
        Line("（総合評価　Ａ：期待どおり　Ｂ：おおむね期待どおり　Ｃ：期待を下回る）", style="right", size=7.5),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BUS, BOOKS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "kurumino", "胡桃野町", "令和４年度 事務事業評価調書（令和３年度実施事業）", "develop", "openpyxl, printed by LibreOffice Calc", ("TakaoMincho",),
        ("labels that are questions, over one and two lines", "nothing shaded, nothing bold", "whole yen", "sources before 事業費 計, their sum", "rows of －, cells without anything in the same table", "the indicator's unit in brackets behind its name", "answers in whole words", "町債, 分担金及び負担金",
         "number above the title at the right", "no code and no level of the plan", "an empty text and an empty indicator slot on sheet 2", "章 - 項 - 目 by numbers (03-01-02)"),
        blocks,
        (("財源", "The rows sum to 事業費 計: cost project. 分担金及び負担金 is source other, 使用料及び手数料 fees."),
         ("blank cells", "Not listed, in the table of numbers, too; － is not_applicable, of every year and source."),
         ("総額", "事業費 計 and 人件費: cost total."),
         ("予算額", "Which budget is not said: phase budget."),
         ("従事した職員の数", "staff_fte without item, with the phase of its column."),
         ("利用登録者数（人）", "The bracketed unit is indicator_unit and stays in the label."),
         ("slot 2 of sheet 2", "No name and no figure: no fact (ruling 11)."),
         ("そう思う", "rating; criterion is the question."),
         ("期限なし, －", "end_year and legal_basis, not_applicable; 備考 － likewise."),
         ("総合計画の柱", "policy_position without level: the cell says the pillar itself."),
         ("この事業を始めた経緯", "background; empty on sheet 2: blank, not listed."),
         ("事業番号　17", "project_code.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("TakaoMincho", size=8.4, row=14.6, shade=""), target)
