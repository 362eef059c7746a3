"""常波町: Chromium with horizontal rules only, grey headings on the left; H30 and R元, sources as rows, three bodies judge A to D."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("平成30年度", 2018), ("R元年度", 2019), ("R2年度", 2020), ("R3年度", 2021), ("R4年度", 2022))
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("使用料・手数料", "fees"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
BODIES = ("一次評価（担当課）", "二次評価（行政評価委員会）", "最終評価（町長）")
PRICE = 7_240
KIDS: dict[str, Any] = {
    "code": "3-2-07", "name": "放課後児童クラブ運営事業", "room": "健康福祉課　子ども支援係", "who_made": "中務　志保", "account": "一般会計／民生費／児童福祉費／児童福祉総務費", "goal": "３　子どもが健やかに育つまち", "policy": "３－２　子育てと仕事の両立支援",
    "start": "平成16年度", "end": "－", "law": "児童福祉法第６条の３第２項、常波町放課後児童健全育成事業実施要綱", "kind": "ソフト事業（補助）", "how": "一部委託",
    "who": "保護者が就労等により昼間家庭にいない小学校１年生から６年生までの児童", "aim": "放課後の安全な居場所を確保し、適切な遊びと生活の場を与えて児童の健全な育成を図る。", "means": "町内２小学校の余裕教室等において、放課後及び長期休業中に児童クラブを３単位開設する。おやつ代及び保険料を除く利用料は月額4,000円。",
    "budget": (22_840, 24_115, 27_630, 26_480, 27_900), "funds": ((6_114, 6_480, 8_932, 7_106, 7_240), (6_114, 6_480, 7_015, 7_106, 7_240), (0, 0, 0, 0, 0), (3_912, 4_076, 2_518, 4_203, 4_388), (0, 0, 150, 0, 0), (5_836, 6_241, 7_004, 7_183, 7_795)),
    "staff": ("0.60", "0.60", "0.80", "0.70", "0.70"), "people": (8_412, 8_297, 8_180, 8_066, 7_951),
    "kpi": (("活動指標", "output", "開設日数", "日", ("290", "290", "290", "290", "290"), ("289", "271", "284", "290", "291")), ("成果指標", "outcome", "登録児童数", "人", ("95", "100", "105", "110", "115"), ("93", "102", "88", "107", "118")), ("成果指標", "outcome", "待機児童数", "人", ("0", "0", "0", "0", "0"), ("0", "4", "0", "2", "3"))),
    "marks": (("Ａ", "Ａ", "Ｂ", "Ａ"), ("Ａ", "Ａ", "Ｂ", "Ｂ"), ("Ａ", "Ａ", "Ｂ", "Ｂ")), "words": ("共働き世帯の増加により利用希望は増え続けており、継続して実施する必要がある。", "支援員１人当たりの児童数が基準に近づいている。人員の確保策を示すこと。", "二次評価のとおり。北小学校の受入れ枠を早急に広げること。"),
    "issue": "支援員の有資格者が不足し、長期休業中の受入れ枠を増やせない。北小学校では令和元年度以降、待機児童が生じている。", "better": "会計年度任用職員の報酬を改定するとともに、認定資格研修の受講費用を町が負担する。北小学校の特別教室を利用して１単位を増設する。", "way": "拡充",
}  # fmt: skip
WATER: dict[str, Any] = {
    "code": "5-1-02", "name": "合併処理浄化槽設置整備事業", "room": "住民環境課　環境衛生係", "who_made": "岡留　克也", "account": "一般会計／衛生費／保健衛生費／環境衛生費", "goal": "５　自然と共に暮らすまち", "policy": "５－１　生活排水対策の推進",
    "start": "平成元年度", "end": "令和７年度", "law": "浄化槽法、常波町浄化槽設置整備事業補助金交付要綱", "kind": "ソフト事業（補助）", "how": "補助",
    "who": "公共下水道の計画区域外において、自ら居住する住宅に浄化槽を設置する者", "aim": "し尿及び生活雑排水を適正に処理し、公共用水域の水質を保全する。", "means": "合併処理浄化槽の設置に要する費用の一部を補助する（５人槽332千円、７人槽414千円、10人槽548千円）。単独処理浄化槽からの転換には撤去費を加算する。",
    "budget": (11_960, 10_722, 9_318, 9_318, 8_470), "funds": ((3_542, 3_098, 2_460, 2_671, 2_304), (3_542, 3_098, 2_460, 2_671, 2_304), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0), (3_544, 3_102, 2_462, 2_673, 2_310)),
    "staff": ("0.30", "0.30", "0.30", "0.30", "0.20"), "people": (8_412, 8_297, 8_180, 8_066, 7_951),
    "kpi": (("活動指標", "output", "補助基数", "基", ("32", "30", "26", "26", "24"), ("29", "25", "20", "22", "18")), ("活動指標", "output", "単独槽からの転換基数", "基", ("－", "－", "5", "5", "5"), ("－", "－", "2", "4", "3")), ("成果指標", "outcome", "汚水処理人口普及率", "％", ("71.0", "72.5", "74.0", "75.5", "77.0"), ("70.4", "71.3", "72.1", "73.0", "73.8"))),
    "marks": (("Ａ", "Ｂ", "Ａ", "Ｂ"), ("－", "－", "－", "－"), ("Ａ", "Ｃ", "Ａ", "Ｂ")), "words": ("補助により設置者の負担が軽減され、水質の保全に役立っている。", "－", "転換が進んでいない。制度の周知に努めること。"),
    "issue": "新築に伴う設置は減少しており、単独処理浄化槽及びくみ取り便槽からの転換を促す必要がある。宅内配管の工事費が転換の妨げとなっている。", "better": "令和５年度から宅内配管工事費を補助対象に加える。浄化槽の法定検査の機会に、検査機関を通じて制度を案内する。", "way": "改善",
}  # fmt: skip
WAYS = ("拡充", "継続", "改善", "縮小", "統合", "廃止")


def L(text: str, cols: int = 1, rows: int = 1, **about: Any) -> Cell:  # noqa: N802
    """A grey heading, to the left."""
    return H(text, cols, rows, style="left", **about)


def C(text: str, cols: int = 1, rows: int = 1, **about: Any) -> Cell:  # noqa: N802
    """A heading above a column, without grey."""
    return H(text, cols, rows, style="plain right", **about)


def head(data: dict[str, Any]) -> list[Block]:
    """Identity and overview."""
    rows = [
        [L("事業名"), V(data["name"], 3, concept="project_name", style="large bold"), L("事業コード"), V(data["code"], concept="project_code")],
        [L("担当課・係"), V(data["room"], 3, concept="responsible_division"), L("作成者"), V(data["who_made"], concept="contact_name")],
        [L("基本目標"), V(data["goal"], 2, concept="policy_position", level="基本目標"), L("施策"), V(data["policy"], 2, concept="policy_position", level="施策")],
        [L("予算科目"), V(data["account"], 3, concept="budget_account"), L("事業区分"), V(data["kind"], concept="project_type")],
        [L("開始年度"), V(data["start"], concept="start_year"), L("終了年度"), V(data["end"], concept="end_year"), L("実施方法"), V(data["how"], concept="delivery_method")],
        [L("根拠法令・要綱"), V(data["law"], 5, concept="legal_basis")],
    ]  # fmt: skip
    texts = [[L("対象"), V(data["who"], concept="target_group")], [L("目的"), V(data["aim"], concept="purpose")], [L("事業の内容"), V(data["means"], concept="means")]]  # fmt: skip
    return [
        Line("令和５年度　事業評価調書", (P("事業評価調書", concept="sheet_title"),), style="bold", size=15, gap=5),
        Line("常波町　　［令和４年度に実施した事業］", (P("令和４年度", concept="evaluation_year"),), size=8.6, gap=6),
        Table((1.3, 1.9, 1.0, 1.5, 1.1, 2.2), rows, grid=False, rules="lines", gap=7), Line("事業の概要", section=True, size=9.6, gap=2),
        Table((1.3, 7.7), texts, grid=False, rules="lines", gap=7),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """Budget, settlement, where it came from, and what it cost with the staff."""
    done = total(*(list(fund) for fund in data["funds"]))
    pay = [round(float(share) * PRICE) for share in data["staff"]]
    whole = total(done, pay)
    shares = [f"{100 * a / b:.1f}" for a, b in zip(done, data["budget"], strict=True)]
    each = [f"{1000 * a / b:,.0f}" for a, b in zip(whole, data["people"], strict=True)]
    rows: list[list[Cell]] = [
        [L("区分", 2, label=""), *(H(text, style="plain right", label="", fy=year) for text, year in YEARS)],
        [L("当初予算額", 2, phase="original_budget"), *nums(*data["budget"])],
        [L("決算額　Ａ", 2, phase="settlement"), *nums(*done)],
        *([L(name, source=source, phase="settlement"), *nums(*values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)),
        [L("執行率（％）", 2, concept=None), *nums(*shares)],
        [L("従事職員数（人）", 2, concept="staff_fte", cost=None), *nums(*data["staff"])],
        [L("職員人件費　Ｂ", 2, cost="personnel"), *nums(*pay)],
        [L("総コスト　Ａ＋Ｂ", 2, cost="total"), *nums(*whole)],
        [L("町民１人当たり（円）", 2, concept=None), *nums(*each)],
    ]  # fmt: skip
    rows[3].insert(0, L("財源内訳", 1, 6))
    return [
        Line("事業費の推移（単位：千円）", section=True, size=9.6, gap=2),
        Table((1.0, 1.5, 1.3, 1.3, 1.3, 1.3, 1.3), rows, rules="lines", about={"concept": "amount", "cost": "project"}, gap=7),
    ]  # fmt: skip


def rate(goal: str, done: str) -> str:
    """In per cent, a dash where nothing can be divided."""
    return "－" if goal in ("－", "0") else f"{100 * float(done) / float(goal):.1f}"


def indicators(data: dict[str, Any]) -> list[Block]:
    """Three rows for each indicator."""
    rows: list[list[Cell]] = [[L("区分", label=""), L("指標名", concept="indicator_name"), L("単位", label=""), L("", label=""), *(H(text, style="plain right", label="", fy=year) for text, year in YEARS)]]  # fmt: skip
    for number, (group, kind, name, unit, goal, done) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        measure = V(unit, 1, 3, style="aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        title = N(name, 1, 3, concept="indicator_name", **about)
        rates = [rate(a, b) for a, b in zip(goal, done, strict=True)]
        rows += [
            [L(group, 1, 3, **about), title, measure, L("目標", concept="indicator_target"), *nums(*goal)],
            [L("実績", concept="indicator_actual"), *nums(*done)],
            [L("達成率(％)", concept="indicator_rate"), *nums(*rates)],
        ]
    return [Line("指標", section=True, size=9.6, gap=2), Table((1.0, 1.8, 0.5, 0.9, *(0.96,) * 5), rows, rules="lines", gap=7)]  # fmt: skip


def close(data: dict[str, Any]) -> list[Block]:
    """A row for each body, then what comes of it."""
    heads = [H(text, style="plain", concept="rating", criterion=text) for text in ("必要性", "有効性", "効率性")]
    rows: list[list[Cell]] = [[L("評価者", label=""), *heads, H("総合評価", style="plain", concept="overall_rating"), H("評価コメント", style="plain left", concept="comment")]]  # fmt: skip
    for body, marks, words in zip(BODIES, data["marks"], data["words"], strict=True):
        bold = "centre bold" if body.startswith("最終") else "centre"
        rows.append([L(body), *(V(mark, style=bold) for mark in marks), V(words)])
    ways = "　".join(("●" if way == data["way"] else "○") + way for way in WAYS)
    final = [
        [L("今後の方向性"), V(ways, parts=(P(f"●{data['way']}", value=data["way"], concept="future_direction"),))],
        [L("課題"), V(data["issue"], concept="issue")], [L("改善の内容"), V(data["better"], concept="improvement")],
    ]  # fmt: skip
    return [
        Line("評価", section=True, size=9.6, gap=2), Table((2.2, 0.65, 0.65, 0.65, 0.8, 4.05), rows, rules="lines", gap=2),
        Line("Ａ：高い　Ｂ：やや高い　Ｃ：やや低い　Ｄ：低い　　－：二次評価の対象外", style="right small", gap=6),
        Line("今後の取組", section=True, size=9.6, gap=2), Table((1.3, 7.7), final, grid=False, rules="lines", gap=0),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((KIDS, WATER), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "tokonami", "常波町", "令和５年度 事業評価調書（令和４年度実施事業）", "develop", "Chromium (Skia/PDF), from HTML", ("IPAexGothic",),
        ("horizontal rules only, thin and grey", "headings on the left in grey, those above columns without", "平成30年度, then R元年度 to R4年度", "当初予算額 and 決算額 as rows, the sources of the latter as rows below", "人, ％ and 円 rows in a table in 千円", "three rows for each indicator",
         "three bodies with a grade for each criterion, one of them － on sheet 2", "a target of 0 whose rate is a dash", "● before the chosen one of six, ○ before the others", "year of the evaluation in the title, year evaluated in brackets below"),
        blocks,
        (("令和５年度 in the title", "The year of the evaluation; 令和４年度に実施した事業 is the evaluation_year (ruling 4)."),
         ("財源内訳", "The rows sum to 決算額 Ａ: cost project, phase settlement."),
         ("使用料・手数料", "fees."),
         ("従事職員数, 職員人件費, 総コスト", "No phase word in row or column: phase left out (ruling 12)."),
         ("執行率, 町民１人当たり", "other (ruling 3)."),
         ("区分, 評価者", "Headings above heading columns: left out of label."),
         ("一次評価, 二次評価, 最終評価", "The body heads a row of ratings: in label; its 総合評価 is overall_rating, its コメント comment. － is not_applicable."),
         ("担当課・係", "One cell: responsible_division, whole."),
         ("作成者", "contact_name."),
         ("終了年度 －", "end_year, not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    css = """
    @page { size: A4; margin: 11mm 15mm 8mm }
    body { font: 7.8pt "IPAexGothic" }
    table.lines { border-top: 1pt solid #444; border-bottom: 1pt solid #444 }
    table.lines td { border: 0 solid #999; border-width: .5pt 0; line-height: 1.2; padding: 1.7pt 4pt }
    td.head { background: #e6e6e6 }
    td.head.plain { background: none }
    td.head.right { text-align: right }
    """
    browser.printed(invented, target, css)
