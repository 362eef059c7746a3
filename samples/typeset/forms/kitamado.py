"""北窓市: HTML by Chromium, landscape; a 施策 with its KPI above and its 事務事業 as rows with 予算 and 決算 below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4 landscape; margin: 10mm 11mm 8mm }
body { font: 7.9pt/1.4 'Noto Sans CJK JP' }
section { padding-right: 1pt }
td { padding: 1.8pt 3pt }
td.head { background: #e3f0e6 }
td.plain { background: none }
p.section { border-left: 4pt solid #2e7d4f; padding-left: 4pt; font-size: 8.4pt; margin-top: 1pt }
p.bold { border-bottom: 1.5pt solid #2e7d4f; padding-bottom: 2pt }
table.all { border: 1pt solid #333 }
"""
OLD: dict[str, Any] = {
    "code": "2-3", "name": "高齢者が活躍できる地域づくり", "division": "健康福祉局 高齢福祉部 いきいき長寿課", "others": "市民文化局、各区役所",
    "policy": "２　誰もが健やかに安心して暮らせるまち", "plan": "北窓市総合振興計画 前期実施計画、第９期高齢者保健福祉計画",
    "aim": "高齢者が年齢にかかわらず地域で役割を持ち、住民同士が支え合いながら、住み慣れた場所で生き生きと暮らしています。",
    "now": "・高齢化率は24.1％となり、75歳以上の人口が65歳から74歳までの人口を上回っている。\n・単身高齢者世帯は５年間で約2,700世帯増加した。",
    "issue": "・地域活動の担い手が固定化している。\n・デジタル機器に不慣れな高齢者に情報が届きにくい。",
    "next": "就労から地域活動までの多様な選択肢を示し、退職後の早い時期からの参加を促す。区役所の相談窓口を拠点として、活動の場とのマッチングを強化する。",
    "money": ((412_306, 438_119, 471_900, 455_627, 486_300), (268_440, 287_025, 305_214, 296_380, 318_752)),
    "kpi": (
        ("地域活動に参加している高齢者の割合", "％", ("38.2", "33.5", "36.1", "42.0", "39.7", "94.5", "48.0")),
        ("シルバーバンクの登録者のうち就業した人の数", "人", ("1,846", "1,512", "1,730", "2,000", "2,014", "100.7", "2,300")),
        ("要介護認定を受けていない高齢者の割合", "％", ("82.4", "81.9", "81.6", "82.0", "81.3", "99.1", "82.5")),
    ),
    "rows": (
        ("高齢者地域活動促進事業", "いきいき長寿課", "老人クラブ412団体の活動に助成したほか、活動の紹介冊子を9,000部配布した。", (136_800, 131_574, 138_200), "順調", "継続"),
        ("シニア就業支援事業", "産業労働課", "就業相談会を区ごとに２回ずつ開催し、延べ643人が参加した。", (88_400, 86_903, 94_700), "順調", "拡充"),
        ("介護予防ポイント事業", "介護保険課", "登録施設を18か所増やしたが、登録者数は見込みを312人下回った。", (167_200, 159_846, 172_400), "やや遅れ", "改善"),
        ("シニア向けスマートフォン講座事業", "デジタル推進課", "公民館等で全96回の講座を開催し、1,327人が受講した。", (79_500, 77_304, 81_000), "順調", "継続"),
    ),
    "grade": "Ｂ　おおむね順調", "why": "３つのＫＰＩのうち１つが目標に達し、残る２つもおおむね目標に近い水準にある。介護予防ポイント事業は登録者の確保に遅れが生じている。",
}  # fmt: skip
ROADS: dict[str, Any] = {
    "code": "5-1", "name": "誰もが移動しやすい交通環境の形成", "division": "都市局 都市計画部 交通政策課", "others": "建設局",
    "policy": "５　便利で快適な都市機能が整ったまち", "plan": "北窓市総合振興計画 前期実施計画、北窓市地域公共交通計画",
    "aim": "鉄道、バス、自転車などが便利につながり、誰もが車に頼らなくても目的地まで移動しています。",
    "now": "・路線バスの運転士が不足し、令和５年度は市内で11系統が減便となった。\n・自転車関連事故の件数は横ばいで推移している。",
    "issue": "・鉄道駅から800メートル以上離れた交通空白地区が７地区残っている。\n・自転車通行空間が途切れている区間が多い。",
    "next": "地域が運営に関わる乗合交通の導入を支援する。自転車通行空間は、駅と高校を結ぶ路線から優先して整備する。",
    "money": ((1_204_700, 986_553, 1_312_000, 1_248_916, 1_406_500), (404_319, 351_870, 446_108, 421_663, 472_940)),
    "kpi": (
        ("交通空白地区の数", "地区", ("11", "9", "8", "7", "7", "100.0", "4")),
        ("自転車通行空間の整備延長", "km", ("86.4", "101.2", "108.9", "120.0", "113.5", "94.6", "150.0")),
        ("駅のバリアフリー経路の整備率", "％", ("―", "―", "78.3", "82.6", "82.6", "100.0", "91.3")),
    ),
    "rows": (
        ("コミュニティ交通導入支援事業", "交通政策課", "２地区で試験運行を行い、うち１地区で本格運行に移行した。", (184_000, 171_238, 212_000), "順調", "拡充"),
        ("自転車通行空間整備事業", "道路環境課", "4.6kmを整備した。用地の協議が整わず２路線の着手を見送った。", (596_000, 561_402, 628_500), "遅れ", "継続"),
        ("駅改良補助事業", "交通政策課", "１駅のエレベーター設置に係る工事費を助成した。", (532_000, 516_276, 566_000), "順調", "継続"),
        ("交通安全教育推進事業", "交通安全課", "―", (0, 0, 0), "―", "―"),
    ),
    "grade": "Ｂ　おおむね順調", "why": "交通空白地区と駅のバリアフリー化は目標に達したが、自転車通行空間の整備に遅れが生じている。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Number, name and divisions of the 施策; its aim and situation."""
    rows = [
        [H("施策番号"), V(data["code"], concept="project_code", style="centre"), H("施策名"), V(data["name"], concept="project_name", style="large bold"), H("主管局・部・課"), V(data["division"], concept="responsible_division")],
        [H("政策", 1), V(data["policy"], 3, concept="policy_position", level="政策"), H("関係局等"), V(data["others"])],
        [H("施策の\nめざす姿"), V(data["aim"], 3, concept="desired_outcome"), H("関連する計画"), V(data["plan"], concept="related_plan")],
    ]  # fmt: skip
    return [
        Line("令和６年度　施策評価シート（令和５年度実績）", (P("施策評価シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="bold", size=13, gap=4),
        Table((0.9, 0.7, 0.8, 4, 1.2, 3.6), rows, grid=False, gap=4),
    ]  # fmt: skip


def kpi(data: dict[str, Any]) -> list[Block]:
    """基準値, actuals, then target, actual and rate of the evaluated year, the target of the plan's end."""
    target, actual = {"concept": "indicator_target"}, {"concept": "indicator_actual"}
    top: list[Cell] = [H("成果指標（ＫＰＩ）", 1, 2, concept="indicator_name"), H("単位", 1, 2, concept="indicator_unit"), H("基準値\n（令和元年度）", 1, 2, fy=2019, **actual), Y("令和３年度", 2021), Y("令和４年度", 2022), Y("令和５年度", 2023, 3), Y("令和８年度", 2026)]  # fmt: skip
    below: list[Cell] = [H("実績値", **actual), H("実績値", **actual), H("目標値", **target), H("実績値", **actual), H("達成率（％）", concept="indicator_rate"), H("目標値", **target)]  # fmt: skip
    rows = [top, below]
    for number, (name, unit, values) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": "outcome", "unit": unit}
        title = N(name, concept="indicator_name", **about)
        figures = [V(value, style="centre" if value == "―" else "right") for value in values]
        rows.append([title, V(unit, style="centre aside"), *figures])
    return [Line("１　施策の成果", section=True, gap=2), Table((4, 0.7, 1.1, 1, 1, 1, 1, 1, 1), rows, gap=4)]


def money(data: dict[str, Any]) -> list[Block]:
    """事業費 of the whole 施策 with its 一般財源."""
    whole, general = data["money"]
    top = [
        H("区分", 1, 2),
        Y("令和３年度", 2021),
        Y("令和４年度", 2022),
        Y("令和５年度", 2023, 2),
        Y("令和６年度", 2024),
    ]
    phases = (("決算", "settlement"), ("決算", "settlement"), ("予算現額", "final_budget"), ("決算", "settlement"), ("当初予算", "original_budget"))  # fmt: skip
    rows = [top, [H(text, phase=phase) for text, phase in phases], [H("施策の事業費"), *nums(*whole)], [H("うち一般財源", source="general"), *nums(*general)]]  # fmt: skip
    about: Attributes = {"concept": "amount", "cost": "project"}
    return [
        Line("２　施策の事業費（千円）", section=True, gap=2),
        Table((2, 1.3, 1.3, 1.3, 1.3, 1.3), rows, about=about, gap=4, share=0.72),
    ]


def projects(data: dict[str, Any]) -> list[Block]:
    """A row for each 事務事業, and their sum."""
    none: Attributes = {"item": None, "side": None, "fy": None}
    top: list[Cell] = [
        H("No.", 1, 2), H("事務事業名", 1, 2, concept="project_name"), H("所管課", 1, 2, concept="responsible_division", **none),
        H("令和５年度の主な取組・実績", 1, 2, concept="result", item=None, side=None, fy=2023), Y("令和５年度（千円）", 2023, 2), H("令和６年度\n（千円）", label="", fy=2024),
        H("進捗状況", 1, 2, concept="rating", criterion="進捗状況", **none), H("今後の\n方向性", 1, 2, concept="future_direction", **none),
    ]  # fmt: skip
    below = [
        H("予算現額", phase="final_budget"),
        H("決算額", phase="settlement"),
        H("当初予算額", phase="original_budget"),
    ]
    rows = [top, below]
    for number, (name, room, done, figures, state, way) in enumerate(data["rows"], 1):
        title = N(name, item=name)
        title.parts = (P(name, concept="project_name", item=None, side=None),)
        rows.append([V(str(number), style="centre", concept=None), title, V(room), V(done), *nums(*figures), V(state, style="centre"), V(way, style="centre")])  # fmt: skip
    sums = [sum(column) for column in zip(*(row[3] for row in data["rows"]), strict=True)]
    assert sums == [data["money"][0][2], data["money"][0][3], data["money"][0][4]]
    twice = [V(n(value), style="right", parts=(P(n(value)), P(n(value), concept="amount", cost="project", item=None, side=None))) for value in sums]  # fmt: skip
    rows.append([H("合計", 4, item="合計"), *twice, V("", 2, style="slash", concept=None)])
    about: Attributes = {"concept": "line_item", "side": "expense"}
    return [
        Line("３　施策を構成する事務事業", section=True, gap=2),
        Table((0.35, 2.5, 1.4, 4.3, 1, 1, 1.05, 0.85, 0.75), rows, about=about, gap=4),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """The grade with its reason, situation and direction."""
    rows = [
        [
            H("施策の総合評価"),
            V(data["grade"], concept="overall_rating", style="centre"),
            H("評価の理由"),
            V(data["why"], concept="rating_reason", criterion="施策の総合評価"),
        ],
        [H("現状"), V(data["now"], concept="background"), H("課題"), V(data["issue"], concept="issue")],
        [H("今後の方向性"), V(data["next"], 3, concept="future_direction")],
    ]
    return [Line("４　施策の評価", section=True, gap=2), Table((1, 4.4, 0.9, 4.9), rows, grid=False)]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((OLD, ROADS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *kpi(data), *money(data), *projects(data), *close(data)]
    return Form(
        "kitamado", "北窓市", "令和６年度 施策評価シート（令和５年度実績）", "develop", "Chromium (Skia/PDF), from HTML", ("Noto Sans CJK JP",),
        ("a 施策 with its 事務事業 as rows, each with 予算 and 決算", "landscape", "基準値, 目標値 of the evaluated year and of the plan's end", "two tables of years with different years at the same x", "予算現額, 決算 and 当初予算 below merged years, three years in one heading row",
         "a row of zeros and dashes", "千円 in the year's heading", "局, 部 and 課 in one cell", "grade and word in one cell", "two 今後の方向性, of a 事務事業 and of the 施策", "Type 3 fonts"),
        blocks,
        (("施策番号, 施策名", "project_code and project_name: the sheet is about the 施策, and FACTS.md names 施策名 there."),
         ("事務事業名 of a row", "project_name, too; its money is line_item with that item (ruling 2)."),
         ("合計", "By ruling 2 a line_item (item 合計) and, as the grand total of the money of the 施策, an amount of cost project (ruling 12)."),
         ("所管課, 今後の方向性, 進捗状況, 主な取組・実績 of a row", "responsible_division, future_direction, rating (criterion 進捗状況) and result; the label has the name of the row."),
         ("関係局等", "Not the responsible one: other."),
         ("評価の理由", "rating_reason; criterion 施策の総合評価, the printed label of the grade it explains."),
         ("成果指標（ＫＰＩ）", "indicator_type outcome."),
         ("基準値（令和元年度）", "indicator_actual of 2019; the heading says more than its year."),
         ("うち一般財源", "amount of source general, cost project."),
         ("令和５年度（千円）", "Names a year and the unit: left out of label."),
         ("―", "As the whole cell not_applicable, of texts, too."),
         ("現状", "background; めざす姿 is desired_outcome.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
