"""茜川町: a town's plain form by MuPDF; everything in full-width digits, eras, scores and 有・無 by a drawn circle, 円 above 千円."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

WIDE = str.maketrans("0123456789,.%", "０１２３４５６７８９，．％")
YEARS = (("令和３年度", 2021), ("令和４年度", 2022), ("令和５年度", 2023))
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("町債", "bond"), ("諸収入", "other"), ("一般財源", "general"))  # fmt: skip
PEOPLE = (11_482, 11_296)
SCALE = "１　　２　　３　　４　　５"
GRADES, ERAS = "Ａ　・　Ｂ　・　Ｃ　・　Ｄ", "昭和 ・ 平成 ・ 令和"
LIVES = ("存続", "改善して存続", "縮小", "統合", "廃止")
BUS: dict[str, Any] = {
    "number": "１２", "name": "町民バス運行事業", "room": "企画財政課　まちづくり係", "phone": "２１４", "plan": "第３章　便利で住みよいまち", "era": "平成", "year": "１１", "end": "未定", "law": "道路運送法、茜川町町民バス条例",
    "yes": ("無", "有", "無"), "who": "自家用車を運転しない町民（主に高齢者、高校生）", "aim": "通院、買物及び通学の足を確保し、町民が安心して住み続けられるようにする。", "means": "町内３路線を１日５便運行する。運行は町内のタクシー会社に委託し、運賃は１乗車２００円とする。",
    "funds": ((0, 0, 0), (3_120_000, 3_120_000, 2_860_000), (0, 0, 14_300_000), (2_418_600, 2_553_400, 2_691_800), (15_637_245, 16_204_818, 16_950_377)), "next": 23_600, "pay": (3_100, 3_050, 3_050), "people": ("０．４", "０．４", "０．４"),
    "kpi": (("活動", "output", "運行便数", "便", ("5,430", "5,430", "5,430"), ("5,388", "5,421", "5,430")), ("成果", "outcome", "年間利用者数", "人", ("15,000", "15,000", "15,500"), ("12,093", "12,767", "13,459")), ("成果", "outcome", "１便当たりの利用者数", "人", ("2.8", "2.8", "2.9"), ("2.2", "2.4", "2.5"))),
    "scores": (("事業の妥当性", "５", "民間の路線バスが撤退しており、町が行うほかない。"), ("町民ニーズ", "４", "利用者は増えているが、沿線の住民に限られる。"), ("有効性", "３", "通院の時刻に合わない便がある。"), ("効率性", "３", "車両を更新したため、当面は修繕費が減る見込みである。"), ("公平性", "２", "停留所から遠い集落の町民は利用しにくい。")),
    "grade": "Ｂ", "life": "改善して存続", "issue": "停留所まで歩けない高齢者から、自宅近くまでの運行を求める声が多い。", "better": "令和６年１０月から２地区で予約制の乗合タクシーを試行し、定時便を１便減らす。",
}  # fmt: skip
POOL: dict[str, Any] = {
    "number": "２７", "name": "町民プール管理事業", "room": "教育委員会　社会教育係", "phone": "３０８", "plan": "第４章　学び楽しむまち", "era": "昭和", "year": "５６", "end": "令和　８　年度", "law": "スポーツ基本法",
    "yes": ("無", "無", "有"), "who": "町民及び町内に勤務する者", "aim": "夏季の体力づくりと、子どもが水に親しむ場を提供する。", "means": "７月１日から８月３１日まで開場し、監視業務を委託する。老朽化のため、令和８年度をもって廃止する予定である。",
    "funds": ((0, 0, 0), (0, 1_900_000, 0), (0, 0, 0), (842_300, 1_016_500, 968_200), (4_371_916, ("▲", 154_320), 4_022_875)), "next": 4_880, "pay": (2_325, 1_530, 1_530), "people": ("０．３", "０．２", "０．２"),
    "kpi": (("活動", "output", "開場日数", "日", ("60", "60", "60"), ("31", "58", "60")), ("成果", "outcome", "利用者数", "人", ("6,000", "6,000", "5,500"), ("2,874", "5,106", "4,922")), ("成果", "outcome", "水泳教室の修了者数", "人", ("80", "80", "80"), ("－", "64", "71"))),
    "scores": (("事業の妥当性", "２", "隣町に通年の温水プールが開業した。"), ("町民ニーズ", "３", "小学生の利用が９割を占める。"), ("有効性", "３", "水泳教室は定員に近い参加がある。"), ("効率性", "１", "ろ過装置の修繕が毎年必要となっている。"), ("公平性", "４", "町内の小学生は全員が無料で利用できる。")),
    "grade": "Ｃ", "life": "廃止", "issue": "施設が築４２年を経過し、漏水が続いている。", "better": "隣町の温水プールの利用料を助成する制度を令和７年度までに設け、円滑に廃止する。",
}  # fmt: skip


def w(value: int | str) -> str:
    """In full-width characters; a minus is ▲."""
    text = f"▲{-value:,}" if isinstance(value, int) and value < 0 else n(value)
    return text.translate(WIDE)


def wide(*values: int | str, **about: Any) -> list[Cell]:
    """Figures to the right."""
    return [V(w(value), style="right", **about) for value in values]


def change(new: float, old: float) -> str:
    """前年度比 of a figure; nothing where there is nothing to compare with."""
    return f"{100 * new / old:.1f}%" if old > 0 and new >= 0 else "－"


def ringed(options: str, chosen: str, cols: int = 1, **about: Any) -> Cell:
    """Printed options, one of them in a circle."""
    return V(options, cols, style="centre", ring=chosen, parts=(P(chosen, **about),))


def head(data: dict[str, Any]) -> list[Block]:
    """Number, name, years with an era in a circle, three questions of 有・無; texts."""
    old, end = f"{data['era']}{data['year']}年度", data["end"]
    ends = f"{end if end != '未定' else '令和　　　年度'}　・　未定"
    rows = [
        [H("№"), V(data["number"], concept="sheet_number", style="centre"), H("事業の名称"), V(data["name"], 5, concept="project_name")],
        [H("所属"), V(data["room"], 3, concept="responsible_division"), H("内線"), V(data["phone"], concept="contact_phone", style="centre"), H("振興計画"), V(data["plan"], concept="policy_position")],
        [H("開始年度"), V(f"{ERAS}　{data['year']}　年度", 3, style="centre", ring=data["era"], parts=(P(old, concept="start_year"),)), H("終了年度"), V(ends, 3, style="centre", ring=end, parts=(P(end, concept="end_year"),))],
        [H("根拠法令等"), V(data["law"], 7, concept="legal_basis")],
    ]  # fmt: skip
    questions = ("法令による義務", "受益者負担", "類似事業")
    asked = [cell for name, chosen in zip(questions, data["yes"], strict=True) for cell in (H(name), ringed("有 ・ 無", chosen, concept="checkbox", item=name))]  # fmt: skip
    texts = [
        [H("対象"), V(data["who"], concept="target_group")],
        [H("目的"), V(data["aim"], concept="purpose")],
        [H("手段"), V(data["means"], concept="means")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事業成果点検書", (P("事業成果点検書", concept="sheet_title"),), style="centre", size=14, gap=0),
        Line("（対象：令和５年度の事業）　　茜川町", (P("令和５年度", concept="evaluation_year"),), style="right", gap=3),
        Table((0.8, 0.7, 0.85, 1.3, 0.75, 0.7, 0.8, 2.1), rows, grid=False, gap=0), Table((1.3, 1.2) * 3, [asked], grid=False, gap=0),
        Table((0.8, 7.2), texts, grid=False, gap=4),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """Settlements in yen with their sources; then the whole cost in 千円 with the budget to come."""
    funds = [[-value[1] if isinstance(value, tuple) else value for value in fund] for fund in data["funds"]]
    direct = total(*funds)
    about: Attributes = {"concept": "amount", "cost": "project"}
    rows: list[list[Cell]] = [
        [H("区　分", 2, label=""), *(Y(text, year) for text, year in YEARS), H("前年度比", concept=None)],
        [H("決算額", 2), *wide(*direct, change(direct[2], direct[1]))],
        *([H(name, style="left", source=source), *wide(*fund, change(fund[2], fund[1]))] for (name, source), fund in zip(SOURCES, funds, strict=True)),
    ]  # fmt: skip
    rows[2].insert(0, H("財源", 1, 5, style="vertical"))
    thousands = [round(direct[1] / 1000), round(direct[2] / 1000), data["next"]]
    whole = total(thousands, list(data["pay"]))
    each = [f"{1000 * whole[place] / PEOPLE[place]:,.0f}" for place in (0, 1)]

    def less(values: list[int]) -> list[Cell]:
        return wide(*values, values[1] - values[0])

    heads = (
        ("令和４年度決算", 2022, "settlement"),
        ("令和５年度決算", 2023, "settlement"),
        ("令和６年度予算", 2024, "budget"),
    )
    second: list[list[Cell]] = [
        [H("区　分", label=""), *(H(text, fy=year, phase=phase) for text, year, phase in heads), H("令和５年度増減", concept=None)],
        [H("直接事業費（Ａ）", style="left"), *less(thousands)],
        [H("職員人件費（Ｂ）", style="left", cost="personnel"), *less(list(data["pay"]))],
        [H("支出合計（Ａ＋Ｂ）", style="left", cost="total"), *less(whole)],
        [H("職員数（人）", style="left", concept="staff_fte", cost=None), *wide(*data["people"], "")],
        [H("町民一人当たり（円）", style="left", concept=None), *wide(*each, "", int(each[1].replace(",", "")) - int(each[0].replace(",", "")))],
    ]  # fmt: skip
    return [
        Line("１　事業費の決算状況（単位：円）", section=True, gap=1),
        Table((0.35, 1.65, 1.6, 1.6, 1.6, 1.2), rows, about={**about, "phase": "settlement", "scale": 0}, gap=4),
        Line("２　トータルコスト（単位：千円）", section=True, gap=1),
        Table((2, 1.5, 1.5, 1.5, 1.5), second, about=about, gap=4),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """目標 and 実績 of three years and 前年度比."""
    rows: list[list[Cell]] = [[H("指　標", 2, concept="indicator_name"), H("単位"), H("", label=""), *(Y(text, year) for text, year in YEARS), H("前年度比", concept=None)]]  # fmt: skip
    for number, (group, kind, name, unit, plan, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        both = [float(text.replace(",", "")) for text in actual[1:]]
        title = N(name, 1, 2, concept="indicator_name", **about)
        measure = V(unit, 1, 2, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        rows.append([H(group, 1, 2, **about), title, measure, H("目標", concept="indicator_target"), *wide(*plan, "")])
        rows.append([H("実績", concept="indicator_actual"), *wide(*actual, change(both[1], both[0]))])
    return [Line("３　指標", section=True, gap=1), Table((0.6, 2.2, 0.6, 0.6, 1, 1, 1, 1), rows, gap=4)]


def close(data: dict[str, Any]) -> list[Block]:
    """Scores in a circle, then the grade and what becomes of it likewise."""
    rows: list[list[Cell]] = [[H("評価の視点"), H("評　点"), H("評点の理由", concept="rating_reason")]]
    rows += [[H(name, criterion=name), ringed(SCALE, mark, concept="rating"), V(why)] for name, mark, why in data["scores"]]  # fmt: skip
    points = sum(int(mark) for _, mark, _ in data["scores"])
    rows.append([H("合計点"), V(w(f"{points}点／25点"), style="centre"), V("（５：高い　４：やや高い　３：普通　２：やや低い　１：低い）")])  # fmt: skip
    final = [
        [H("総合評価"), ringed(GRADES, data["grade"], concept="overall_rating"), H("存廃判断"), ringed("・".join(LIVES), data["life"], concept="future_direction")],
        [H("課題"), V(data["issue"], 3, concept="issue")],
        [H("改善の方策"), V(data["better"], 3, concept="improvement")],
    ]  # fmt: skip
    rows[-1][2].about = {"concept": None}
    return [Line("４　評価", section=True, gap=1), Table((1.4, 2, 4.6), rows, gap=4), Table((1, 2.1, 0.9, 4), final, grid=False)]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BUS, POOL), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "akanegawa", "茜川町", "令和６年度 事業成果点検書（対象：令和５年度の事業）", "develop", "PyMuPDF (MuPDF's own writer)", ("IPAMincho",),
        ("full-width digits, commas and points throughout", "scores by a drawn circle in a printed scale 1 to 5", "the era of the first year by a drawn circle", "未定 by a drawn circle beside 令和　年度", "three questions of 有・無 by a drawn circle in one row", "whole yen in one table, 千円 in the next, one figure in both", "前年度比 in %", "▲ before a source and before differences",
         "no shading", "the key of the scores in the row of the sum", "whether it lives on by a drawn circle, options inside each other (存続, 改善して存続)", "a unit in the row's label that differs from the table's"),
        blocks,
        (("昭和 ・ 平成 ・ 令和　１１　年度", "start_year: the circled era with the number, raw without the eras that do not apply."),
         ("未定", "end_year, not_applicable, raw the circled word; a circled 令和　８　年度 is 2026."),
         ("有 ・ 無", "checkbox, item the question, raw the circled word."),
         ("所属", "Section and division in one cell: responsible_division, whole."),
         ("№", "sheet_number."),
         ("諸収入", "other, as ruling 1 has it."),
         ("決算額, 直接事業費", "The same cost in yen and in 千円 (rounded half up): both are facts."),
         ("令和５年度決算, 令和６年度予算", "The headings say more than their year and stay in label; which budget is not said."),
         ("前年度比, 増減, 町民一人当たり", "other (ruling 3)."),
         ("評点", "rating, raw the circled digit."),
         ("合計点", "No criterion: other."),
         ("存廃判断", "future_direction: the choices say what becomes of the project."),
         ("改善の方策", "improvement.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.mupdf(invented, Look("IPAMincho", size=8.2, margin=(44.0, 30.0), shade=1.0, pad=2.6), target)
