"""雲雀野市: a Calc print; 前々年度, 前年度 and 本年度 without an era, sources in a small table, the grade by bold type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

FONT = "Noto Sans CJK JP"
YEARS = (
    ("前々年度", 2022, "決算", "settlement"),
    ("前年度", 2023, "決算", "settlement"),
    ("本年度", 2024, "予算", "budget"),
)
GUESSED = ("year_inferred",)
PRICE = 7_640
KINDS = ("ソフト事業", "ハード事業", "施設の維持管理", "内部管理事務")
BUS: dict[str, Any] = {
    "name": "コミュニティバス「ひばり号」運行事業", "plan": "３－２－０７", "seq": "45", "room": "都市整備部　都市計画課", "desk": "公共交通係", "phone": "2471", "writer": "蓑島",
    "levels": ("３　快適で便利なまち", "２　移動しやすい環境の整備", "（１）生活交通の確保"), "account": "01一般会計　02総務費　01総務管理費　11交通対策費　　大事業030",
    "kind": 0, "since": "平成19年度", "until": "設定なし", "law": "道路運送法、雲雀野市地域公共交通計画",
    "who": "市民及び来訪者（主に運転免許を持たない高齢者、通学する高校生）", "aim": "鉄道駅、病院、市役所等への移動手段を確保し、自家用車に頼らなくても暮らせるようにする。",
    "what": "市内５路線（１日38便）の運行をバス事業者に委託し、運行経費から運賃収入を除いた額を負担する。ICカードの更新、停留所の修繕、時刻表の全戸配布を行う。令和５年10月に「西山線」のダイヤを見直した。",
    "items": (("負担金、補助及び交付金", (48_210, 51_936, 54_800)), ("委託料", (1_980, 2_046, 3_300)), ("需用費", (412, 388, 450)), ("備品購入費", (0, 1_254, 0)), ("その他", (96, 103, 120))),
    "funds": ((6_820, 7_104, 7_000), (2_400, 2_400, 2_400), (0, 0, 0), (4_365, 5_012, 5_200)), "staff": ("0.80", "0.80", "0.90"),
    "output": (("年間の運行便数", "便", ("13,870", "13,908", "13,870"), ("13,824", "13,897", ""), "天候による運休を除く"), ("乗り方教室の開催", "回", ("4", "6", "8"), ("3", "6", ""), "小学校、老人クラブ")),
    "outcome": (("年間の利用者数", "人", ("118,000", "122,000", "126,000"), ("109,436", "120,183", ""), "130,000"), ("収支率（運賃収入÷運行経費）", "％", ("24.0", "25.0", "26.0"), ("21.7", "23.6", ""), "28.0")),
    "asked": (0, 1, 0, 1), "why": ("民間路線の撤退後、市内の移動を支える唯一の公共交通であり、市が主体となる必要がある。", "利用者はコロナ禍前の水準に戻りつつあるが、日中の便の利用が少ない。", "運転士不足による委託単価の上昇が続いており、便数を減らさずに経費を下げることは難しい。", "200円均一の運賃は平成19年度から据え置かれており、民間路線との差が広がっている。"),
    "grade": 1, "issue": "燃料費及び人件費の高騰により市の負担が年々増えている。", "better": "利用の少ない日中の便を予約型（デマンド）に切り替える実証運行を、令和６年10月から北部の２路線で行う。", "next": "改善して継続", "remark": "運賃の見直しについては、地域公共交通会議で議論を始めること。",
}  # fmt: skip
TEETH: dict[str, Any] = {
    "name": "成人歯科健康診査事業", "plan": "１－４－０３", "seq": "12", "room": "健康福祉部　健康推進課", "desk": "保健指導係", "phone": "2186", "writer": "鵜飼",
    "levels": ("１　健やかに暮らせるまち", "４　健康づくりの推進", "（２）生活習慣病の予防"), "account": "01一般会計　04衛生費　01保健衛生費　03予防費　　大事業055",
    "kind": 0, "since": "平成９年度", "until": "設定なし", "law": "健康増進法第19条の２、歯科口腔保健の推進に関する法律",
    "who": "20、30、40、50、60及び70歳の市民", "aim": "歯周病等を早期に発見し、早期の治療につなげることにより、生涯自分の歯で食べられるようにする。",
    "what": "対象者に受診券を郵送し、市内23か所の協力歯科医院において、問診、口腔内診査及び保健指導を自己負担500円で実施する。令和５年度から対象に20歳及び30歳を加えた。",
    "items": (("報酬", (1_152, 1_168, 1_210)), ("需用費", (208, 231, 240)), ("役務費", (496, 687, 720)), ("委託料", (3_074, 4_316, 4_860)), ("その他", (0, 0, 18))),
    "funds": ((0, 0, 0), (1_102, 1_496, 1_620), ("－", "－", "－"), (0, 0, 35)), "staff": ("0.35", "0.45", "0.45"),
    "output": (("受診券の発送数", "通", ("6,400", "8,900", "8,850"), ("6,382", "8,871", ""), "年度当初に一括発送"), ("協力歯科医院の数", "か所", ("22", "23", "24"), ("22", "23", ""), "")),
    "outcome": (("受診率", "％", ("13.0", "13.5", "14.0"), ("11.6", "10.9", ""), "18.0"), ("要精密検査者の治療率", "％", ("－", "70.0", "75.0"), ("－", "66.2", ""), "85.0")),
    "asked": (1, 2, 1, 0), "why": ("健康増進法に基づく努力義務であり、対象年齢は市の判断で広げている。", "20歳の受診率が4.3％と低く、全体の率を押し下げている。", "集団健診との同時実施を行えば、郵送料を抑えられる可能性がある。", "自己負担額は県内市町の平均（520円）とほぼ同じである。"),
    "grade": 2, "issue": "受診券を受け取っても受診しない人が約９割に上る。", "better": "電子申請による予約を取り入れ、未受診者にはショートメッセージで再度案内する。20歳については、成人式の案内に同封する方法に改める。", "next": "見直しの上で継続", "remark": "特になし",
}  # fmt: skip
ASKED = (
    (
        "妥当性",
        "市が行う必要があるか",
        ("市が行わなければならない。", "市が行うことが望ましい。", "民間等に任せることができる。"),
    ),
    (
        "有効性",
        "成果は上がっているか",
        ("目標を上回る成果が上がった。", "おおむね目標どおりの成果が上がった。", "期待した成果が上がっていない。"),
    ),
    ("効率性", "費用を減らす余地はあるか", ("余地はない。", "検討の余地がある。", "大いに余地がある。")),
    ("公平性", "受益者の負担は適正か", ("適正である。", "見直しの必要がある。", "負担を求める事業ではない。")),
)
GRADES = (("Ａ", "順調である"), ("Ｂ", "一部見直しが必要"), ("Ｃ", "大幅な見直しが必要"))


def years(width: int, *, word: bool) -> list[Cell]:
    """The headings of the years; those of money say 決算額 or 予算額, too."""
    if word:
        return [H(f"{name}\n{kind}額", width, fy=fy, phase=phase, flags=GUESSED) for name, fy, kind, phase in YEARS]
    return [H(name, width, label="", fy=fy, flags=GUESSED) for name, fy, _, _ in YEARS]


def wide(values: Any, width: int) -> list[Cell]:
    """Figures in cells of that many columns."""
    return [V(n(value), width, style="right") for value in values]


def change(values: Any) -> Cell:
    """本年度 less 前年度."""
    gap = values[2] - values[1]
    return V(f"△{-gap:,}" if gap < 0 else n(gap), 5, style="right")


def head(data: dict[str, Any]) -> list[Block]:
    """Title beside the boxes for stamps, then identity."""
    title = (P("事務事業評価表", concept="sheet_title"), P("令和５年度", concept="evaluation_year"))
    stamps: list[list[Cell]] = [
        [V("令和６年度　事務事業評価表（令和５年度実績）", 28, 2, style="bare bold large", parts=title), H("課　長", 4), H("係　長", 4), H("担　当", 4)],
        [V("", 4), V("", 4), V("", 4)],
    ]  # fmt: skip
    kinds = "　".join(("☑" if place == data["kind"] else "□") + kind for place, kind in enumerate(KINDS))
    rows: list[list[Cell]] = [
        [H("実施計画\n事業番号", 5, style="small"), V(data["plan"], 6, concept="project_code", style="centre"), H("事務事業名", 5), V(data["name"], 24, concept="project_name", style="bold")],
        [H("評価表番号", 5, style="small"), V(data["seq"], 6, concept="sheet_number", style="centre"), H("担当部課", 5), V(data["room"], 13, concept="responsible_division"), H("係", 3), V(data["desk"], 8, concept="responsible_section")],
        [H("予算科目", 5), V(data["account"], 24, concept="budget_account"), H("内線", 3), V(data["phone"], 8, concept="contact_phone", style="centre")],
        [H("総合計画\nの体系", 5, 3), *level("章", data["levels"][0]), H("事業開始", 5), V(data["since"], 8, concept="start_year", style="centre")],
        [*level("節", data["levels"][1]), H("事業終了", 5), V(data["until"], 8, concept="end_year", style="centre")],
        [*level("項", data["levels"][2]), H("記入者", 5), V(data["writer"], 8, concept="contact_name", style="centre")],
        [H("事業区分", 5), V(kinds, 18, style="small", parts=(P(f"☑{KINDS[data['kind']]}", value=KINDS[data["kind"]], concept="project_type"),)), H("根拠法令", 4), V(data["law"], 13, style="small", concept="legal_basis")],
    ]  # fmt: skip
    texts = [[H("対象", 5), V(data["who"], 35, concept="target_group")], [H("目的", 5), V(data["aim"], 35, concept="purpose")], [H("事業内容", 5), V(data["what"], 35, concept="means", style="top")]]  # fmt: skip
    return [
        Table((1,) * 40, stamps, grid=False, low=14, gap=1.5), Table((1,) * 40, rows, grid=False, gap=1.5),
        Line("１　事業の概要", section=True, style="bold", gap=0), Table((1,) * 40, texts, grid=False, gap=1.5),
    ]  # fmt: skip


def level(name: str, text: str) -> list[Cell]:
    """One level of the plan."""
    return [H(name, 3), V(text, 19, concept="policy_position", level=name)]


def costs(data: dict[str, Any]) -> list[Block]:
    """節 that sum to 直接事業費 with 人件費 below; the sources of 直接事業費 in a table of their own."""
    direct = total(*(list(values) for _, values in data["items"]))
    pay = [round(float(share) * PRICE) for share in data["staff"]]
    whole = total(direct, pay)
    general = [cost - sum(v for v in fund if isinstance(v, int)) for cost, *fund in zip(direct, *data["funds"], strict=True)]  # fmt: skip
    assert min(general) > 0
    item: Attributes = {"concept": "line_item", "side": "expense", "cost": None}
    rows: list[list[Cell]] = [
        [H("区　　　分", 15, label=""), *years(6, word=True), H("増　減", 5, concept=None), H("備　考", 2, concept=None, style="small")],
        *([H(name, 12, item=name, style="left", **item), *wide(values, 6), change(values), V("", 2)] for name, values in data["items"]),
        [H("直接事業費　計　ａ", 15, style="left bold", cost="project"), *wide(direct, 6), change(direct), V("", 2)],
        [H("従事職員数（人）", 15, style="left", concept="staff_fte", cost=None), *wide(data["staff"], 6), V("", 5), V("", 2)],
        [H("人件費　ｂ（＠7,640千円）", 15, style="left", cost="personnel"), *wide(pay, 6), change(pay), V("", 2)],
        [H("総事業費　ａ＋ｂ", 15, style="left bold", cost="total"), *wide(whole, 6), change(whole), V("", 2)],
    ]  # fmt: skip
    rows[1].insert(0, H("事業費", 3, 5))
    names = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("市債", "bond"), ("その他", "other"), ("一般財源", "general"), ("計", "all"))  # fmt: skip
    funds: list[list[Cell]] = [[H("年度", 6, label=""), *(H(name, 5, source=source) for name, source in names)]]
    for place, (name, fy, kind, phase) in enumerate(YEARS):
        values = [*(fund[place] for fund in data["funds"]), general[place], direct[place]]
        funds.append([H(f"{name}{kind}", 6, fy=fy, phase=phase, flags=GUESSED, style="rowhead"), *wide(values, 5)])
    money: Attributes = {"concept": "amount", "cost": "project"}
    return [
        Line("２　事業費の推移（単位：千円）", section=True, style="bold", gap=0), Table((1,) * 40, rows, about=money, gap=1.5),
        Line("３　直接事業費ａの財源内訳（単位：千円）", section=True, style="bold", gap=0), Table((1,) * 36, funds, about=money, gap=1.5),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """活動指標 with a note; 成果指標 with the rate and the end of the plan."""
    top: list[list[Cell]] = [[H("活動指標", 12, concept="indicator_name"), H("単位", 3), H("", 4, label=""), *years(5, word=False), H("説　明", 6, concept="indicator_definition")]]  # fmt: skip
    for number, (bare, unit, goal, done, text) in enumerate(data["output"], 1):
        about: Attributes = {"indicator": number, "indicator_type": "output", "unit": unit}
        name = "①②"[number - 1] + bare
        title = N(name, 12, 2, concept="indicator_name", **about)
        measure = V(unit, 3, 2, style="centre aside", concept="indicator_unit", label=(name, "単位"), **about)
        note = V(text, 6, 2, style="small", concept="indicator_definition", label=(name, "説明"), **about)
        top.append([title, measure, H("計画", 4, concept="indicator_target"), *wide(goal, 5), note])
        top.append([H("実績", 4, concept="indicator_actual"), *wide(done, 5)])
    low: list[list[Cell]] = [[H("成果指標", 12, concept="indicator_name"), H("単位", 3), H("", 4, label=""), *years(5, word=False), H("計画最終年度の\n目標値（令和８年度）", 6, style="small")]]  # fmt: skip
    for number, (bare, unit, goal, done, last) in enumerate(data["outcome"], 1):
        about = {"indicator": len(data["output"]) + number, "indicator_type": "outcome", "unit": unit}
        name = "①②"[number - 1] + bare
        title = N(name, 12, 3, concept="indicator_name", **about)
        measure = V(unit, 3, 3, style="centre aside", concept="indicator_unit", label=(name, "単位"), **about)
        end = V(last, 6, 3, style="right", concept="indicator_target", fy=2026, label=(name, "計画最終年度の目標値（令和８年度）"), flags=(), **about)  # fmt: skip
        rates = [rate(g, d) for g, d in zip(goal, done, strict=True)]
        low.append([title, measure, H("目標", 4, concept="indicator_target"), *wide(goal, 5), end])
        low.append([H("実績", 4, concept="indicator_actual"), *wide(done, 5)])
        low.append([H("達成率", 4, concept="indicator_rate"), *wide(rates, 5)])
    return [
        Line("４　活動指標（何をどれだけ行ったか）", section=True, style="bold", gap=0), Table((1,) * 40, top, gap=1.5),
        Line("５　成果指標（どのような効果があったか）", section=True, style="bold", gap=0), Table((1,) * 40, low, gap=1.5),
    ]  # fmt: skip


def rate(goal: str, done: str) -> str:
    """達成率 as printed."""
    if not done or done == "－":
        return done
    return f"{100 * float(done.replace(',', '')) / float(goal.replace(',', '')):.1f}%"


def close(data: dict[str, Any]) -> list[Block]:
    """Sentences with ☑, the grade by bold type, what comes of it."""
    rows: list[list[Cell]] = [[H("視点", 4, label=""), H("評　価", 19, concept="rating"), H("評価の理由", 17, concept="rating_reason")]]  # fmt: skip
    for (name, question, options), chosen, why in zip(ASKED, data["asked"], data["why"], strict=True):
        text = "\n".join(("☑" if place == chosen else "□") + option for place, option in enumerate(options))
        rows.append([H(name, 4, criterion=name, style="rowhead"), V(question, 7, style="aside", concept=""), V(text, 12, parts=(P(f"☑{options[chosen]}", value=options[chosen]),)), V(why, 17)])  # fmt: skip
    marks = [cell for place, (mark, word) in enumerate(GRADES) for cell in grade(mark, word, place == data["grade"])]
    final: list[list[Cell]] = [
        [H("総合評価", 5), *marks],
        [H("課　題", 5), V(data["issue"], 35, concept="issue")],
        [H("改善の内容", 5), V(data["better"], 35, concept="improvement")],
        [H("今後の方向性", 5, style="small"), V(data["next"], 10, concept="future_direction", style="centre"), H("部長所見", 5), V(data["remark"], 20, concept="comment")],
    ]  # fmt: skip
    return [
        Line("６　評価と今後の方向性（総合評価は、該当する記号を太字で示す。）", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=1.5, low=27),
        Table((1,) * 40, final, grid=False),
    ]  # fmt: skip


def grade(mark: str, word: str, chosen: bool) -> list[Cell]:
    """A letter in its cell, bold if it is the grade, and what it means."""
    letter = V(mark, 3, style="centre bold aside" if chosen else "centre aside", concept="overall_rating" if chosen else "", label=("総合評価",))  # fmt: skip
    return [letter, V(word, 8 if mark == "Ａ" else 9, style="aside", concept="")]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BUS, TEETH), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "hibarino", "雲雀野市", "令和６年度 事務事業評価表（令和５年度実績）", "develop", "openpyxl, printed by LibreOffice Calc", (FONT,),
        ("前々年度, 前年度 and 本年度 as the only years of the columns", "empty boxes for stamps beside the title", "節 that sum to the cost, 増減 with △ and an empty 備考 column beside them", "人 row in a 千円 table, a unit price in the label of 人件費", "the sources in a second small table, years as rows", "活動指標 and 成果指標 in two tables",
         "☑ before sentences, the question in a cell between criterion and answer", "the grade by bold type only", "－ and 0 as figures", "a final target in a column of three rows", "特になし", "plan number in full-width figures"),
        blocks,
        (("前々年度, 前年度, 本年度", "By the title: 2022, 2023, 2024, with flag year_inferred. 前年度 alone only names a year and is left out of label; 前々年度決算額 and 前々年度決算 say more."),
         ("予算額", "Which budget is not said: phase budget."),
         ("節 of 事業費", "line_item of side expense; 直接事業費 計 is an amount only: its row stands below the 節 and heads the sources."),
         ("財源内訳", "The rows sum to 直接事業費ａ: cost project; 計 is source all (ruling 1)."),
         ("増減, 備考", "other (ruling 3); empty 備考 need no fact."),
         ("人件費, 従事職員数, 総事業費", "With the phase of their columns."),
         ("実施計画事業番号", "project_code; 評価表番号 is sheet_number."),
         ("事業区分", "project_type."),
         ("①, ②", "No ruling takes a number off an indicator's name: it stays in the name and in the label."),
         ("評価", "rating, criterion the 視点; the question between is other. The heading of its column is 評価."),
         ("総合評価", "The bold letter of three: overall_rating."),
         ("stamps", "Empty boxes for seals: no fact."),
         ("部長所見", "comment; 特になし is not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting(FONT, size=6.15, row=9.8, shade="FFF2CC", wider=1.045), target)
