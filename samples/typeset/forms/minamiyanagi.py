"""南柳区: a ward's Calc print without fills; 予算現額, 決算額, 執行率 and 財源 of three years, short texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2021, "令和３年度"), (2022, "令和４年度"), (2023, "令和５年度"))
SOURCES = (("国庫支出金", "national"), ("都支出金", "prefectural"), ("使用料・手数料", "fees"), ("その他特定財源", "other"), ("一般財源", "general"))  # fmt: skip
BIKE: dict[str, Any] = {
    "number": "86", "name": "自転車駐車場の管理運営", "room": "都市整備部交通対策課", "phone": "2846", "plan": "Ⅳ　安全で快適に住み続けられるまち", "aim_plan": "１２　交通環境の整備", "start": "昭和61年度", "law": "南柳区自転車駐車場条例", "how": "指定管理者",
    "aim": "駅周辺の放置自転車をなくし、歩行者等の安全な通行を確保するとともに、自転車利用者の利便性の向上を図る。", "who": "自転車駐車場の利用者、駅周辺を通行する区民等", "means": "区立自転車駐車場18か所を指定管理者により管理運営する。\n・定期利用及び当日利用の受付\n・場内の整理、巡回警備、施設の修繕",
    "budget": (214_630, 218_905, 226_410), "funds": ((0, 0, 0), (0, 0, 0), (152_318, 160_744, 168_259), (1_205, 1_198, 1_240), (53_176, 49_820, 48_633)), "pay": (12_750, 12_600, 13_120), "staff": (("常勤", ("1.5", "1.5", "1.6")), ("会計年度任用", ("0.5", "0.5", "0.0"))),
    "kpi": (("活動指標", "output", "自転車駐車場の収容台数", "台", ("9,860", "9,860", "9,940"), ("9,860", "9,940", "9,940")), ("成果指標", "outcome", "自転車駐車場の利用率", "％", ("80.0", "82.0", "84.0"), ("74.3", "78.9", "82.1")), ("成果指標", "outcome", "駅周辺の放置自転車台数", "台", ("400", "380", "360"), ("365", "341", "318"))),
    "result": "南柳駅東口第二自転車駐車場の機械式ラックを更新し、電動アシスト自転車に対応した区画を80台分増設した。", "issue": "大型の電動アシスト自転車や子ども乗せ自転車の利用が増え、２段式ラックの上段が使われにくくなっている。",
    "ratings": (("必要性", "３", "放置自転車対策の基礎となる事業であり、必要性は高い。"), ("効率性", "３", "指定管理者制度により、利用料収入を確保しながら経費を抑えている。"), ("有効性", "２", "利用率は上昇しているが、施設ごとに偏りがある。")),
    "grade": "良好", "way": "継続", "next": "利用率の低い施設について、平置き区画への転換と料金区分の見直しを検討する。",
}  # fmt: skip
CLASS: dict[str, Any] = {
    "number": "87", "name": "交通安全教育の推進", "room": "都市整備部交通対策課", "phone": "2847", "plan": "Ⅳ　安全で快適に住み続けられるまち", "aim_plan": "１２　交通環境の整備", "start": "昭和45年度", "law": "交通安全対策基本法", "how": "直営（一部委託）",
    "aim": "区民一人ひとりの交通安全意識を高め、交通事故を減らす。", "who": "区民、区内の幼稚園・保育園、小中学校", "means": "警察署及び交通安全協会と連携し、年齢に応じた交通安全教室を実施する。\n・幼児、小学生対象の教室（自転車の安全利用を含む）\n・スタントマンによる中学生対象の教室\n・高齢者対象の講習会",
    "budget": (9_842, 10_377, 11_056), "funds": ((0, 0, 0), (1_020, 1_115, 1_140), (0, 0, 0), (0, 0, 0), (6_247, 8_206, 9_018)), "pay": (15_300, 15_120, 14_760), "staff": (("常勤", ("1.8", "1.8", "1.8")), ("会計年度任用", ("1.0", "1.0", "1.0"))),
    "kpi": (("活動指標", "output", "交通安全教室の開催回数", "回", ("110", "115", "120"), ("78", "109", "123")), ("成果指標", "outcome", "交通安全教室の参加者数", "人", ("11,000", "11,500", "12,000"), ("6,940", "10,318", "12,457")), ("", "", "", "", ("", "", ""), ("", "", ""))),
    "result": "全ての区立小学校で自転車安全利用教室を実施し、3,106人に自転車運転免許証を交付した。", "issue": "高齢者が関係する事故の割合が増加しており、講習会に参加しない層への啓発が必要である。",
    "ratings": (("必要性", "３", "区内の交通事故は年間400件を超えており、継続的な教育が必要である。"), ("効率性", "２", "講師の派遣日程の調整に時間を要している。"), ("有効性", "３", "参加者数は目標を上回り、児童の事故件数は減少している。")),
    "grade": "良好", "way": "拡充", "next": "自転車用ヘルメットの着用促進と合わせ、高齢者施設への出張講習を年20回に増やす。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Number and division, place in the plan, texts."""
    rows = [
        [H("整理番号", 6), V(data["number"], 5, style="centre", concept="project_code"), H("事務事業名", 6), V(data["name"], 23, concept="project_name")],
        [H("所管部課", 6), V(data["room"], 20, concept="responsible_division"), H("内線", 6), V(data["phone"], 8, style="centre", concept="contact_phone")],
        [H("基本目標", 6), V(data["plan"], 20, concept="policy_position", level="基本目標"), H("開始年度", 6), V(data["start"], 8, style="centre", concept="start_year")],
        [H("施策", 6), V(data["aim_plan"], 20, concept="policy_position", level="施策"), H("運営形態", 6), V(data["how"], 8, style="centre", concept="delivery_method")],
        [H("根拠法令等", 6), V(data["law"], 34, concept="legal_basis")],
        [H("事業の目的", 6), V(data["aim"], 34, concept="purpose")],
        [H("事業の対象", 6), V(data["who"], 34, concept="target_group")],
        [H("事業の内容", 6), V(data["means"], 34, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事務事業評価表（令和５年度事業）", (P("事務事業評価表", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre", size=14, gap=6),
        Line("南柳区", style="right", gap=1), Table((1,) * 40, rows, grid=False, gap=7),
    ]  # fmt: skip


def right(values: Any) -> list[Cell]:
    """Figures in three columns."""
    return [V(n(value), 8, style="right") for value in values]


def costs(data: dict[str, Any]) -> list[Block]:
    """予算現額, 決算額, 執行率, the sources of the settlement, people."""
    spent = [sum(column) for column in zip(*data["funds"], strict=True)]
    settled: Attributes = {"phase": "settlement"}
    rows: list[list[Cell]] = [
        [H("区　分", 16, label=""), *(Y(text, year, 8) for year, text in YEARS)],
        [H("予算現額", 16, style="left", phase="final_budget"), *right(data["budget"])],
        [H("決算額　Ａ", 16, style="left", **settled), *right(spent)],
        [H("執行率（％）", 16, style="left", concept=None), *right(f"{100 * s / b:.1f}" for s, b in zip(spent, data["budget"], strict=True))],
        *([H(name, 13, style="left", source=source, **settled), *right(values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)),
        [H("人件費　Ｂ", 16, style="left", cost="personnel"), *right(data["pay"])],
        [H("総コスト　Ａ＋Ｂ", 16, style="left", cost="total"), *right([s + p for s, p in zip(spent, data["pay"], strict=True)])],
        *([H(f"{name}（人）", 11, style="left", item=name), *right(values)] for name, values in data["staff"]),
    ]  # fmt: skip
    rows[4].insert(0, H("財源\n内訳", 3, 5))
    rows[11].insert(0, H("職員数", 5, 2, concept="staff_fte", cost=None))
    return [
        Line("１　事業費の推移", section=True, gap=0), Line("（単位：千円）", style="right", gap=0),
        Table((1,) * 40, rows, about={"concept": "amount", "cost": "project"}, gap=7),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """目標 and 実績 under each year."""
    rows: list[list[Cell]] = [
        [H("種別", 4, 2, label=""), H("指標名", 9, 2, concept="indicator_name"), H("単位", 3, 2, concept="indicator_unit"), *(Y(text, year, 8) for year, text in YEARS)],
        [cell for _ in YEARS for cell in (H("目標", 4, concept="indicator_target"), H("実績", 4, concept="indicator_actual"))],
    ]  # fmt: skip
    for number, (group, kind, name, unit, plan, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        cells = [V(value, 4, style="right") for pair in zip(plan, actual, strict=True) for value in pair]
        if not name:
            rows.append([H("成果指標", 4), V("", 9), V("", 3), *cells])
            continue
        title = N(name, 9, concept="indicator_name", **about)
        rows.append(
            [
                H(group, 4, **about),
                title,
                V(unit, 3, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about),
                *cells,
            ]
        )
    return [Line("２　指標の推移", section=True, gap=2), Table((1,) * 40, rows, gap=7)]


def close(data: dict[str, Any]) -> list[Block]:
    """What was done, how it is judged, where it goes."""
    did = [
        [H("令和５年度の\n取組実績", 8, fy=2023), V(data["result"], 32, concept="result")],
        [H("課題", 8), V(data["issue"], 32, concept="issue")],
    ]
    rows: list[list[Cell]] = [
        [H("視点", 8), H("評価", 5, concept="rating"), H("評価の説明", 27, concept="rating_reason")]
    ]
    rows += [
        [H(name, 8, criterion=name), V(mark, 5, style="centre"), V(why, 27)] for name, mark, why in data["ratings"]
    ]
    final = [
        [H("総合評価", 8), V(data["grade"], 12, style="centre", concept="overall_rating"), H("今後の方向性", 8), V(data["way"], 12, style="centre", concept="future_direction")],
        [H("今後の取組", 8), V(data["next"], 32, concept="improvement")],
    ]  # fmt: skip
    return [
        Line("３　取組実績と課題", section=True, gap=2), Table((1,) * 40, did, grid=False, gap=7),
        Line("４　評価", section=True, gap=2), Table((1,) * 40, rows, gap=1), Line("※評価は３（高い）、２（普通）、１（低い）の３段階", style="right", size=8, gap=3),
        Table((1,) * 40, final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BIKE, CLASS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "minamiyanagi", "南柳区", "令和６年度 事務事業評価表（令和５年度事業）", "measure", "openpyxl, printed by LibreOffice Calc", ("IPAMincho",),
        ("nothing shaded", "phases as row headings", "% and 人 among 千円 rows", "the unit in a line between section and table", "目標 and 実績 under each year", "都支出金, 使用料・手数料", "two kinds of employee", "an empty last indicator slot on sheet 2", "digits as grades"),
        blocks,
        (("執行率", "other."),
         ("人件費, 総コスト", "The column has no phase word: phase left out (ruling 12); the row 総コスト likewise."),
         ("職員数", "staff_fte, item the kind of employee without its unit, no phase."),
         ("財源内訳", "The rows sum to 決算額: settlement, cost project."),
         ("良好", "overall_rating; digits of 必要性 etc. are ratings."),
         ("令和５年度の取組実績", "result; the heading says more than the year and stays in the label."),
         ("運営形態", "delivery_method."),
         ("empty slot of sheet 2", "No fact.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAMincho", size=9, row=15.5, shade=""), target)
