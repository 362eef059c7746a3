"""朝凪市: a Calc print of two pages a sheet; tabs turned on their side, costs that go on overleaf without headings, footers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("Ｒ４年度\n決算", 2022, "settlement"), ("Ｒ５年度\n決算", 2023, "settlement"), ("Ｒ６年度\n決算", 2024, "settlement"), ("Ｒ７年度\n当初予算", 2025, "original_budget"))  # fmt: skip
SOURCES = (("国・県支出金", "national+prefectural"), ("市債", "bond"), ("分担金・負担金", "other"), ("使用料・手数料", "fees"), ("一般財源", "general"))  # fmt: skip
WAYS, FUNDS = ("充実", "現行どおり", "手法の見直し", "規模の縮小", "廃止・終了"), ("増額", "同額", "減額", "なし")
PRICES = (7_350, 7_420, 7_510, 7_510)
HALL: dict[str, Any] = {
    "name": "生涯学習センター講座運営事業", "code": "５０２－０７", "before": "５０２－０６", "room": "教育部生涯学習課", "head": "和泉田　恵", "also": "図書館、福祉政策課", "account": "一般会計　10-05-02-011", "term": ("Ｈ17年度", "Ｒ９年度"), "law": "社会教育法、朝凪市生涯学習センター条例", "how": ("一部委託", "直営"),
    "who": "市内に在住、在勤又は在学する者", "aim": "市民が年齢や生活に応じて学び、その成果を地域の活動に生かしている。", "means": "主催講座を春・秋の２期に分けて実施する。市民が講師となる「まなびの輪」講座を公募し、会場費と教材費を補助する。", "did": "主催講座52講座、「まなびの輪」31講座を実施した。平日夜間と土曜日の講座を前年度より９講座増やした。",
    "items": (("報償費", (3_486, 3_710, 3_942, 4_100)), ("需用費", (1_215, 1_180, 1_264, 1_250)), ("委託料", (9_900, 9_900, 11_220, 11_220)), ("使用料及び賃借料", (742, 766, 781, 800)), ("負担金、補助及び交付金", (465, 540, 620, 700))),
    "funds": ((0, 0, 1_500, 1_500), (0, 0, 0, 0), (0, 0, 0, 0), (2_118, 2_462, 2_905, 3_000)), "staff": ("1.80", "1.80", "2.00", "2.00"),
    "kpi": (("活動", "output", "主催講座の開講数", "講座", ("45", "48", "50", "52"), ("41", "47", "52", "")), ("活動", "output", "「まなびの輪」の採択数", "講座", ("20", "25", "30", "32"), ("18", "26", "31", "")), ("成果", "outcome", "講座の延べ受講者数", "人", ("2,400", "2,500", "2,600", "2,700"), ("1,936", "2,381", "2,674", "")), ("成果", "outcome", "受講後に地域活動を始めた者の割合", "％", ("15.0", "16.0", "17.0", "18.0"), ("11.2", "13.7", "14.9", ""))),
    "checks": (("妥当性", "Ａ", "Ａ", "学びの機会は民間では得にくい分野を中心としている。"), ("有効性", "Ｂ＋", "Ｂ", "受講者は増えたが、地域活動につながる割合が伸びない。"), ("効率性", "Ｂ＋", "Ｂ＋", "受付を電子化し、窓口の時間を半減した。"), ("公平性", "Ａ", "Ａ", "保育つきの講座を各期に設けている。")),
    "grade": ("Ａ", "Ｂ＋"), "issue": "受講者の６割を70歳以上が占め、働く世代の参加が少ない。修了者が活動する場の情報が不足している。", "way": 2, "fund": 1, "better": "オンラインを併用する講座を各期５講座とし、修了者を市民活動団体に紹介する仕組みを設ける。", "when": "令和７年10月",
}  # fmt: skip
ROADS: dict[str, Any] = {
    "name": "通学路安全対策事業", "code": "４０６－０２", "before": "４０６－０２", "room": "建設部道路整備課", "head": "安曇　亮太", "also": "学校教育課、生活安全課", "account": "一般会計　08-02-03-024", "term": ("Ｈ25年度", "Ｒ11年度"), "law": "道路法、交通安全施設等整備事業の推進に関する法律", "how": ("請負", "一部委託"),
    "who": "市立小学校に通う児童", "aim": "児童が安心して歩いて通学することができる。", "means": "通学路の合同点検で確認した危険箇所について、歩道の設置、路側帯のカラー化、防護柵の設置等を行う。", "did": "歩道２路線460ｍを整備し、路側帯2.8kmのカラー化と防護柵14箇所の設置を行った。",
    "items": (("需用費", (1_860, 1_742, 2_015, 2_000)), ("委託料", (14_300, 9_680, 18_920, 12_000)), ("工事請負費", (88_440, 104_500, 126_830, 110_000)), ("公有財産購入費", (0, 6_215, 11_408, 8_000)), ("補償、補塡及び賠償金", (0, 1_340, 2_762, 2_000))),
    "funds": ((48_600, 57_300, 74_200, 61_000), (36_200, 43_500, 54_700, 45_000), (0, 0, 1_200, 0), (0, 0, 0, 0)), "staff": ("2.40", "2.40", "2.60", "2.60"),
    "kpi": (("活動", "output", "歩道の整備延長", "ｍ", ("300", "350", "450", "400"), ("280", "365", "460", "")), ("活動", "output", "カラー化した路側帯の延長", "km", ("2.0", "2.5", "2.5", "3.0"), ("2.1", "2.3", "2.8", "")), ("成果", "outcome", "危険箇所の対策済率", "％", ("60.0", "68.0", "76.0", "84.0"), ("57.8", "66.4", "77.1", "")), ("成果", "outcome", "通学中の児童の交通事故件数", "件", ("0", "0", "0", "0"), ("3", "1", "0", ""))),
    "checks": (("妥当性", "Ａ", "Ａ", "児童の生命を守るため、市が行うべき事業である。"), ("有効性", "Ａ", "Ａ", "対策済みの箇所では事故が起きていない。"), ("効率性", "Ｂ", "Ｂ＋", "舗装の補修と同時に施工し、経費を抑えている。"), ("公平性", "Ｂ＋", "Ａ", "危険度の高い箇所から学校の区別なく行っている。")),
    "grade": ("Ａ", "Ａ"), "issue": "用地の取得に時間を要し、歩道の設置が遅れる路線がある。", "way": 0, "fund": 0, "better": "用地の交渉を要しない狭さく等の速度抑制対策を、２地区で先に行う。", "when": "令和７年６月",
}  # fmt: skip


def tab(text: str, rows: int) -> Cell:
    """The name of a part, turned on its side, along its table."""
    return H(text, 2, rows, style="turned bold")


def right(values: Any, cols: int) -> list[Cell]:
    """Figures to the right."""
    return [V(n(value), cols, style="right") for value in values]


def chosen(options: tuple[str, ...], place: int) -> tuple[str, tuple[Any, ...]]:
    """All options, the chosen one with ■."""
    text = "　".join(("■" if number == place else "□") + option for number, option in enumerate(options))
    return text, (P(f"■{options[place]}", value=options[place]),)


def plan(data: dict[str, Any]) -> list[Block]:
    """Identity above the first tab."""
    start, end = data["term"]
    rows = [
        [H("事務事業名", 6), V(data["name"], 18, concept="project_name", style="bold"), H("整理番号", 6), V(data["code"], 10, concept="project_code", style="centre")],
        [H("主管部課", 6), V(data["room"], 18, concept="responsible_division"), H("前年度整理番号", 6, style="small"), V(data["before"], 10, style="centre")],
        [H("主管課長", 6), V(data["head"], 7, concept="manager_name"), H("関連課", 4), V(data["also"], 7, style="small"), H("会計区分・款項目", 6, style="small"), V(data["account"], 10, style="small centre", concept="budget_account")],
    ]  # fmt: skip
    texts = [
        [tab("Ｐｌａｎ（計画）", 5), H("対象", 6), V(data["who"], 32, concept="target_group")],
        [H("意図", 6), V(data["aim"], 32, concept="purpose")],
        [H("手段", 6), V(data["means"], 32, concept="means")],
        [H("実施期間", 6), V(f"{start} ～ {end}", 12, style="centre", parts=(P(start, concept="start_year"), P(end, concept="end_year"))), H("実施手法", 6), V("・".join(data["how"]), 14, concept="delivery_method", label=("Plan(計画)", "実施手法"))],
        [H("関連根拠法令等", 6), V(data["law"], 32, concept="legal_basis")],
    ]  # fmt: skip
    return [
        Line("令和６年度　事務事業ＰＤＣＡシート", (P("事務事業ＰＤＣＡシート", concept="sheet_title"), P("令和６年度", concept="evaluation_year")), style="bold centre", size=15, gap=6),
        Table((1,) * 40, rows, grid=False, gap=11), Table((1,) * 40, texts, grid=False, gap=11, low=34),
    ]  # fmt: skip


def indicators(data: dict[str, Any], first: int) -> Table:
    """Two indicators below their headings."""
    rows: list[list[Cell]] = []
    rows.append([H("区分", 3, label=""), H("指標名", 9, concept="indicator_name"), H("単位", 3), H("", 3, label=""), *(Y(text, year, 5) for text, year in (("Ｒ４年度", 2022), ("Ｒ５年度", 2023), ("Ｒ６年度", 2024), ("Ｒ７年度", 2025)))])  # fmt: skip
    for number, (group, kind, name, unit, aims, actual) in list(enumerate(data["kpi"], 1))[first : first + 2]:
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(name, 9, 2, concept="indicator_name", **about)
        title.parts = (P(name, concept="indicator_name", label=("Do(実施)", group, "指標名")),)
        measure = V(
            unit, 3, 2, style="centre aside", concept="indicator_unit", label=("Do(実施)", group, name, "単位"), **about
        )
        rows.append(
            [H(group, 3, 2, **about), title, measure, H("目標", 3, concept="indicator_target"), *right(aims, 5)]
        )
        rows.append([H("実績", 3, concept="indicator_actual"), *right(actual, 5)])
    rows[0].insert(0, tab("Ｄｏ（実施）", len(rows)))
    return Table((1,) * 40, rows, gap=11, low=24)


def costs(data: dict[str, Any]) -> tuple[Table, Table]:
    """Detail lines up to 事業費計 on the first page; sources, people and the whole overleaf, below headings not printed again."""
    direct = total(*(list(values) for _, values in data["items"]))
    special = total(*(list(fund) for fund in data["funds"]))
    funds = (*data["funds"], [whole - part for whole, part in zip(direct, special, strict=True)])
    pay = [round(float(share) * price) for share, price in zip(data["staff"], PRICES, strict=True)]

    def heads(rows: int) -> list[Cell]:
        return [tab("Ｄｏ（実施）", rows), H("区　　分", 14, label=""), *(H(text, 6, fy=year, phase=phase) for text, year, phase in YEARS)]  # fmt: skip

    items = [[H(name, 11, style="left", concept="line_item", cost=None, side="expense", item=name), *right(values, 6)] for name, values in data["items"]]  # fmt: skip
    items[0].insert(0, H("事業費内訳", 3, len(items), style="vertical small"))
    first = [heads(len(items) + 2), *items, [H("事業費計　①", 14, style="left"), *right(direct, 6)]]
    sources = [[H(name, 11, style="left", source=source), *right(values, 6)] for (name, source), values in zip(SOURCES, funds, strict=True)]  # fmt: skip
    sources[0].insert(0, H("財源内訳", 3, len(sources), style="vertical small"))
    rest = [
        *sources,
        [H("人件費　②", 14, style="left", cost="personnel"), *right(pay, 6)],
        [H("（人工）", 14, style="right", concept="staff_fte", cost=None), *right(data["staff"], 6)],
        [H("総事業費　①＋②", 14, style="left bold", cost="total"), *right(total(direct, pay), 6)],
    ]  # fmt: skip
    rest[0].insert(0, tab("Ｄｏ（実施）", len(rest)))
    again = [[H("", 2, label=""), *heads(1)[1:]], *rest]
    about: Attributes = {"concept": "amount", "cost": "project"}
    return Table((1,) * 40, first, about=about, gap=0), Table((1,) * 40, again, about=about, gap=11, unseen=1)


def check(data: dict[str, Any]) -> list[Block]:
    """Grades of two evaluators; then the last tab."""
    rows: list[list[Cell]] = [[tab("Ｃｈｅｃｋ（評価）", 6), H("視点", 6, label=""), H("一次評価\n（担当課）", 6, concept="rating"), H("二次評価\n（経営会議）", 6, concept="rating"), H("評価の根拠", 20, concept="rating_reason")]]  # fmt: skip
    rows += [[H(name, 6, criterion=name), V(one, 6, style="centre"), V(two, 6, style="centre"), V(why, 20)] for name, one, two, why in data["checks"]]  # fmt: skip
    rows.append(
        [
            H("総合評価", 6, concept="overall_rating"),
            *(V(mark, 6, style="centre bold", concept="overall_rating") for mark in data["grade"]),
            V("", 20),
        ]
    )
    ways, way = chosen(WAYS, data["way"])
    funds, fund = chosen(FUNDS, data["fund"])
    final = [
        [tab("Ａｃｔｉｏｎ（改善）", 4), H("課題", 6), V(data["issue"], 32, concept="issue")],
        [H("今後の方向性", 6), V(ways, 32, parts=way, concept="future_direction")],
        [H("改善内容", 6), V(data["better"], 32, concept="improvement")],
        [H("翌年度予算\nへの反映", 6, label="翌年度予算への反映"), V(funds, 16, parts=fund, concept="checkbox", item="翌年度予算への反映"), H("改善の時期", 6), V(data["when"], 10, style="centre")],
    ]  # fmt: skip
    return [Table((1,) * 40, rows, gap=11, low=36), Table((1,) * 40, final, grid=False, low=50)]


def sheet(data: dict[str, Any]) -> list[Block]:
    """Two pages; the costs are cut by the turn of the page."""
    did = [
        [
            tab("Ｄｏ（実施）", 1),
            H("令和６年度\nの実績", 6, label="令和6年度の実績", fy=2024),
            V(data["did"], 32, concept="result"),
        ]
    ]
    upper, lower = costs(data)
    return [
        *plan(data), Table((1,) * 40, did, grid=False, gap=11, low=76), indicators(data, 0), Line("（単位：千円）", style="right", gap=0), upper, Turn(),
        lower, indicators(data, 2), *check(data),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of two pages each."""
    return Form(
        "asanagi", "朝凪市", "令和６年度 事務事業ＰＤＣＡシート", "develop", "openpyxl, printed by LibreOffice Calc", ("TakaoPMincho",),
        ("two pages a sheet, the title on the first only", "costs that go on overleaf without headings and unit", "indicators that go on overleaf with their headings again", "Plan, Do, Check and Action turned on their side along their tables", "a footer with the city and page n/m of the document", "detail lines and sources in one table", "year and phase in one heading of two lines",
         "grades of two evaluators side by side", "two numbers of the project, of this year and the last", "■□ of the direction and of the budget", "（人工） to the right below 人件費"),
        [Sheet(1), *sheet(HALL), Turn(), Sheet(2), *sheet(ROADS)],
        (("tabs", "Headings of all that stands beside them: outermost in label, on both pages."),
         ("costs overleaf", "Their columns are those of the page before: year, phase, unit and heading from there."),
         ("事業費内訳", "line_item, item the name; 事業費計 an amount."),
         ("国・県支出金", "national+prefectural; 分担金・負担金 are other."),
         ("財源内訳", "The rows sum to 事業費計: cost project."),
         ("（人工）", "staff_fte with the phase of its column."),
         ("Ｒ６年度決算", "The heading says more than its year and stays in label."),
         ("一次評価, 二次評価", "Two ratings of one criterion, told apart in label; the reason belongs to the criterion."),
         ("前年度整理番号", "other: not this sheet's number."),
         ("翌年度予算への反映", "checkbox."), ("改善の時期", "other."),
         ("令和６年度の実績", "result of 2024; the heading says more than the year.")),
        pages=4,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = calc.Sheeting(
        "TakaoPMincho", size=9.4, column=13.7, row=22.5, shade="DAEEF3", footer="朝凪市　　&P／&Nページ"
    )
    calc.printed(invented, look, target)
