"""瑞峰県: HTML by Chromium, in the manner of the 行政事業レビューシート; 百万円, five years, two pages a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

FONT = "IPAexGothic"
CSS = f"""
@page {{ size: A4; margin: 10mm 13mm 8mm }}
body {{ font-family: "{FONT}"; font-size: 7.6pt; color: #000 }}
section {{ padding: 0 1pt }}
section:first-of-type > table:first-of-type {{ border: 0 }}
td {{ padding: 1.3pt 2.6pt; line-height: 1.25 }}
td.head {{ background: #d9e2f3 }}
td.plain, td.bare {{ background: none }}
td.pale {{ background: #f2f2f2 }}
table {{ border: 1.4pt solid #000 }}
"""
YEARS = (("令和３年度", 2021), ("令和４年度", 2022), ("令和５年度", 2023), ("令和６年度", 2024))
FIRST = (412, 426, 438, 455, 482)
ADDED = (35, "△12", "△9", "－", None)
BROUGHT = ("－", 28, "－", 14, None)
NEXT = ("△28", "－", "△14", "－", None)
SPARE = ("－", "－", 3, "－", None)
SPENT = (403, 431, 411)
FUNDS = (("国庫支出金", "national", (168, 182, 171)), ("県債", "bond", ("－", "－", "－")), ("その他特定財源", "other", (21, 23, 24)), ("一般財源", "general", (214, 226, 216)))  # fmt: skip
LINES = (("外国人材受入総合支援センター運営委託費", 96, 104), ("日本語教育環境整備事業費", 138, 146), ("外国人材受入企業支援補助金", 152, 160), ("多文化共生地域づくり推進費", 57, 60), ("事務費", 12, 12))  # fmt: skip
PAYEES = (("公益財団法人瑞峰県国際交流協会", "支援センターの運営、相談員の配置", "92", "随意契約（企画競争）"), ("株式会社アーク語学サービス", "地域日本語教室の運営（県央・県南）", "61", "一般競争契約"), ("学校法人雁野学園", "介護分野の日本語研修", "38", "随意契約（企画競争）"), ("宇津見市", "多文化共生地域づくり交付金", "11", "補助金等交付"))  # fmt: skip


def number(value: Any) -> int:
    """What a printed figure counts in a sum."""
    return int(value.replace("△", "-").replace("－", "0")) if isinstance(value, str) else value or 0


def head() -> list[Block]:
    """Title and identity."""
    title = (P("事業レビューシート", concept="sheet_title"), P("令和５年度", concept="evaluation_year"))
    ways = "□直接実施　☑委託・請負　☑補助　□負担　□交付　□貸付　□その他"
    rows: list[list[Cell]] = [
        [H("事業名"), V("外国人材受入れ・多文化共生推進事業", 3, concept="project_name", style="large"), H("担当部局庁"), V("産業労働部", concept="responsible_division"), H("作成責任者", 2)],
        [H("事業開始年度"), V("平成31年度", concept="start_year", style="centre"), H("事業終了\n（予定）年度"), V("未定", concept="end_year", style="centre"), H("担当課室"), V("外国人材活躍推進課", concept="responsible_division"), V("仁科　佳世", 2, concept="manager_name", label=("作成責任者",), style="centre")],
        [H("会計区分"), V("一般会計", 3, concept="budget_account"), H("政策・施策名"), V("Ⅱ　しごとを創る　　Ⅱ－３　多様な人材の活躍推進", 3, concept="policy_position")],
        [H("根拠法令\n（具体的な条項も記載）"), V("日本語教育の推進に関する法律第５条、瑞峰県多文化共生社会の形成の推進に関する条例第９条", 3, concept="legal_basis"), H("関係する\n計画、通知等"), V("瑞峰県総合計画、瑞峰県外国人材受入れ・活躍推進プラン（令和４年３月策定）", 3, concept="related_plan")],
        [H("事業の目的"), V("県内産業を支える外国人材の受入れと定着を進めるとともに、日本語学習の機会と相談体制を整え、国籍を問わず全ての県民が安心して暮らし、働くことのできる地域社会をつくる。", 7, concept="purpose")],
        [H("現状・課題"), V("県内の外国人労働者数は令和５年10月末に18,642人と過去最多を更新したが、１年以内に県外へ転出する者が約２割を占める。日本語教室のない市町村が34市町村中15あり、学習機会に地域差がある。", 7, concept="issue")],
        [H("事業の概要"), V("①外国人材受入総合支援センターによる企業・外国人双方からの相談対応　②地域日本語教室の開設支援と日本語教師の派遣　③外国人材の住環境整備等を行う中小企業への補助（補助率１／２、上限100万円）　④市町村の多文化共生の取組への交付金の交付", 7, concept="means")],
        [H("実施方法"), V(ways, 7, parts=(P("☑委託・請負", value="委託・請負", concept="delivery_method"), P("☑補助", value="補助", concept="delivery_method")))],
    ]  # fmt: skip
    mark: list[list[Cell]] = [[V("", style="bare"), H("事業番号"), V("Ⅱ－３－0217", concept="project_code", style="centre")]]  # fmt: skip
    return [
        Table((6, 1, 1.6), mark, grid=False, gap=2, rules="all"),
        Line("令和６年度　事業レビューシート　（令和５年度実施事業）　　　　　　（ 瑞　峰　県 ）", title, style="bold centre", size=11.5, gap=2),
        Table((1.25, 1.35, 0.95, 1.35, 1.1, 1.7, 0.7, 0.7), rows, grid=False, gap=0),
    ]  # fmt: skip


def money() -> list[Block]:
    """当初 to 計, 執行額 with its sources and 執行率; the lines of the coming budgets."""
    whole = [sum(number(row[place]) for row in (FIRST, ADDED, BROUGHT, NEXT, SPARE)) for place in range(5)]
    assert total(*([number(v) for v in values] for _, _, values in FUNDS)) == list(SPENT)
    assert [sum(line[1] for line in LINES), sum(line[2] for line in LINES)] == [FIRST[3], FIRST[4]]
    assert all(spent <= given for spent, given in zip(SPENT, whole, strict=False))
    share = [f"{100 * spent / given:.0f}%" for spent, given in zip(SPENT, whole, strict=False)]
    early = [f"{100 * spent / (first + number(more)):.0f}%" for spent, first, more in zip(SPENT, FIRST, ADDED, strict=False)]  # fmt: skip
    rows: list[list[Cell]] = [
        [H("", 3, label=""), *(H(text, label="", fy=fy) for text, fy in YEARS), H("令和７年度要求", fy=2025, phase="request")],
        [H("予算\nの\n状況", 1, 6), H("当初予算", 2, phase="original_budget"), *nums(*FIRST)],
        [H("補正予算", 2, concept=None), *nums(*ADDED[:4]), V("")],
        [H("前年度から繰越し", 2, concept=None), *nums(*BROUGHT[:4]), V("")],
        [H("翌年度へ繰越し", 2, concept=None), *nums(*NEXT[:4]), V("")],
        [H("予備費等", 2, concept=None), *nums(*SPARE[:4]), V("")],
        [H("計", 2, phase="final_budget"), *nums(*whole)],
        [H("執行額", 3, phase="settlement"), *nums(*SPENT, "", "")],
        *([H(name, 2, source=source, phase="settlement"), *nums(*values, "", "")] for name, source, values in FUNDS),
        [H("執行率（％）", 3, concept=None), *nums(*share, "", "")],
        [H("当初予算＋補正予算に対する\n執行額の割合（％）", 3, concept=None, style="small"), *nums(*early, "", "")],
    ]  # fmt: skip
    rows[8].insert(0, H("財源", 1, 4))
    rows[0].insert(0, H("予算額・\n執行額\n（単位：\n百万円）", 1, len(rows), style="rowhead"))
    place = "予算額・執行額（単位：百万円）"
    rows[0][0].about["label"] = ""
    lines: list[list[Cell]] = [[H("主な予算科目・事項", style="left"), H("令和６年度\n当初予算", fy=2024, phase="original_budget"), H("令和７年度要求", fy=2025, phase="request"), H("主な増減理由", concept=None)]]  # fmt: skip
    for name, now, then in LINES:
        lines.append([H(name, item=name, style="left plain rowhead"), *nums(now, then)])
    lines[1].append(
        V(
            "日本語教室の未設置市町村への教師派遣を15市町村から20市町村に拡大するほか、相談の増加に対応するため支援センターの相談員を１名増員する。",
            1,
            len(LINES) + 1,
            concept="",
        )
    )
    both = [V(str(value), style="right", parts=(P(str(value)), P(str(value), concept="amount", cost="project", item=None, side=None))) for value in (FIRST[3], FIRST[4])]  # fmt: skip
    lines.append([H("計", item="計", style="rowhead"), *both])
    lines[0].insert(0, H("令和６・７年度\n予算内訳\n（単位：\n百万円）", 1, len(lines), label=""))
    return [
        Table((1.1, 0.6, 0.55, 1.05, 1.15, 1.15, 1.15, 1.15, 1.15), rows, about={"concept": "amount", "cost": "project", "scale": -6}, path=(place,), gap=0),
        Table((1.1, 2.8, 1.3, 1.2, 2.65), lines, about={"concept": "line_item", "side": "expense", "scale": -6}, path=("令和６・７年度予算内訳（単位：百万円）",), gap=0),
    ]  # fmt: skip


def outputs() -> list[Block]:
    """アクティビティ with two outputs."""
    blocks: list[Block] = [Table((1.1, 7.95), [[H("アクティビティ"), V("外国人材受入総合支援センターに相談員及び日本語教育コーディネーターを置き、企業訪問、相談対応、日本語教室の開設支援を行う。", concept="means")]], grid=False, gap=0)]  # fmt: skip
    data = (
        ("日本語教室のない市町村の解消に向け、教師の派遣及び教室の開設を支援する。", "支援により日本語教室を開設した市町村数（累計）", "市町村", ("8", "13", "19"), ("10", "15", "20", "24", "28")),
        ("受入企業及び外国人からの相談に多言語で対応する。", "支援センターにおける相談対応件数", "件", ("2,316", "3,074", "3,958"), ("2,400", "3,000", "3,600", "4,200", "4,500")),
    )  # fmt: skip
    heads = [H(text, label="", fy=fy) for text, fy in YEARS[:3]]
    rows: list[list[Cell]] = [[H("活動目標", concept=None), H("活動指標", 1, concept="indicator_name"), H("", label=""), H("単位"), *heads, H("令和６年度\n活動見込", fy=2024), H("令和７年度\n活動見込", fy=2025)]]  # fmt: skip
    for place, (aim, name, unit, done, goal) in enumerate(data, 1):
        about: Attributes = {"indicator": place, "indicator_type": "output", "unit": unit}
        rows.append([V(aim, 1, 2), N(name, 1, 2, concept="indicator_name", **about), H("活動実績", concept="indicator_actual"), measure(unit, "アウトプット", name, about), *nums(*done, "－", "－")])  # fmt: skip
        rows.append([H("当初見込み", concept="indicator_target"), *nums(*goal)])
    rows[0].insert(0, H("アウトプット\n（活動目標\n及び活動\n実績）", 1, len(rows), label=""))
    blocks.append(
        Table(
            (1.1, 1.5, 1.5, 0.92, 0.62, 0.93, 0.93, 0.93, 0.93, 0.93),
            rows,
            path=("アウトプット（活動目標及び活動実績）",),
            gap=0,
        )
    )
    return blocks


def measure(unit: str, box: str, name: str, about: Attributes) -> Cell:
    """The unit, over two rows."""
    box = {"アウトプット": "アウトプット（活動目標及び活動実績）"}.get(box, box)
    return V(unit, 1, 2, style="centre aside", concept="indicator_unit", label=(box, name, "単位"), **about)


def outcome(box: str, place: int, aim: str, name: str, unit: str, done: tuple[str, ...], goal: tuple[str, ...], end: tuple[str, int, str], proof: str) -> Table:  # fmt: skip
    """成果実績, 目標値 and 達成度 of one outcome."""
    about: Attributes = {"indicator": place, "indicator_type": "outcome", "unit": unit}
    word, fy, last = end
    rates = [f"{100 * float(d.replace(',', '')) / float(g.replace(',', '')):.0f}" for d, g in zip(done, goal, strict=True)]  # fmt: skip
    heads = [H(text, label="", fy=fy) for text, fy in YEARS[:3]]
    rows: list[list[Cell]] = [
        [H("成果目標", concept="desired_outcome"), H("定量的な成果指標", concept="indicator_name"), H("", label=""), H("単位"), *heads, H(word, fy=fy)],
        [V(aim, 1, 3), N(name, 1, 3, concept="indicator_name", **about), H("成果実績", concept="indicator_actual"), measure(unit, box, name, about), *nums(*done, "－")],
        [H("目標値", concept="indicator_target"), *nums(*goal, last)],
        [H("達成度", concept="indicator_rate"), V("％", style="centre aside", concept=""), *nums(*rates, "－")],
        [H("根拠として用いた統計・データ名（出典）", 2, style="small left rowhead", concept=None), V(proof, 6, **{**about, "concept": ""})],
    ]  # fmt: skip
    rows[0].insert(0, H(box.replace("期", "期\n"), 1, len(rows), label=""))
    return Table((1.1, 1.8, 1.8, 0.8, 0.55, 0.9, 0.9, 0.9, 1.25), rows, path=(box,), gap=0)


def outcomes() -> list[Block]:
    """Two of the near, one of the far future."""
    link = "日本語教室の開設と相談対応により、生活上・職場での困りごとが減ることから、日本語の習得状況と相談者の問題解決の割合を短期アウトカムに設定した。"
    return [
        Table((1.1, 7.95), [[H("アウトカム設定\nについての説明", style="small"), V(link, concept="")]], grid=False, gap=0),
        outcome("短期アウトカム①", 3, "教室受講者の日本語能力の向上", "受講者のうち日本語能力試験Ｎ４相当以上に達した者の割合", "％", ("38.2", "43.5", "47.1"), ("40.0", "44.0", "48.0"), ("目標年度\n令和６年度", 2024, "52.0"), "地域日本語教室受講者調査（外国人材活躍推進課、各年度３月実施）"),
        outcome("短期アウトカム②", 4, "相談により問題が解決した外国人・企業の増加", "相談のうち解決に至った件数", "件", ("1,482", "2,183", "2,929"), ("1,600", "2,100", "2,700"), ("目標年度\n令和６年度", 2024, "3,200"), "支援センター業務月報の集計"),
        outcome("長期アウトカム", 5, "外国人材の県内への定着", "県内就職後３年以上県内に居住する外国人材の数", "人", ("3,105", "3,388", "3,702"), ("3,200", "3,500", "3,800"), ("目標最終年度\n令和８年度", 2026, "5,000"), "瑞峰県外国人材定着状況調査、在留外国人統計（出入国在留管理庁）"),
    ]  # fmt: skip


def review() -> list[Block]:
    """点検 with marks of four kinds, views from outside, what becomes of the budget."""
    asked = (
        ("事業の必要性", "県民や社会のニーズを的確に反映しているか。", "○", "県内企業アンケートでは、人手不足の企業の62％が外国人材の受入れを「進めたい」と回答している。"),
        ("事業の必要性", "市町村、民間等に委ねることができない事業なのか。", "○", "教室のない市町村は財政規模が小さく、専門人材もいないため、県による広域的な支援を要する。"),
        ("事業の効率性", "競争性が確保されているなど支出先の選定は妥当か。", "△", "企画競争２件のうち１件は応募が１者であった。仕様の見直しと公告期間の延長を行う。"),
        ("事業の効率性", "受益者との負担関係は妥当であるか。", "○", "企業への補助は補助率２分の１であり、受益者に応分の負担を求めている。"),
        ("事業の有効性", "活動実績は見込みに見合ったものであるか。", "○", "相談件数は見込みを上回り、開設市町村数もほぼ見込みどおりである。"),
        ("事業の有効性", "整備された施設や成果物は十分に活用されているか。", "－", ""),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [H("", label=""), H("項　　目"), H("評価", concept="rating"), H("評価に関する説明", concept="rating_reason")]
    ]
    rows[0][1].about["label"] = ""
    groups = [group for group, *_ in asked]
    for place, (group, question, mark, why) in enumerate(asked):
        row = [H(group, 1, groups.count(group), style="rowhead")] if groups.index(group) == place else []
        rows.append(
            [*row, H(question, style="left plain rowhead", criterion=question), V(mark, style="centre"), V(why)]
        )
    rows[0].insert(0, H("事業所管課による点検", 1, len(rows), style="upright", label=""))
    found = [
        [H("点検結果"), V("教室の開設と相談対応は見込みに沿って進んでおり、短期アウトカム②は目標を上回った。一方、日本語能力の向上と県内定着は目標にわずかに届かず、受講後の学習継続への支援が不足している。", concept="overall_rating")],
        [H("改善の\n方向性"), V("受講を終えた者にオンライン教材の利用権を付与するとともに、定着率の高い企業の事例を集め、補助事業の要件に「学習時間の確保」を加える。", concept="improvement")],
    ]  # fmt: skip
    found[0].insert(0, H("点検・\n改善結果", 1, 2))
    views: list[list[Cell]] = [
        [H("外部有識者の所見", 4, style="left")],
        [V("・定着しない理由の把握が十分でない。転出者への聞き取りを行い、成果指標の設定に生かすべきである。\n・企画競争が１者応募となった契約については、複数年契約の採用も含めて見直しが必要である。", 4, concept="comment", label=("外部有識者の所見",), style="top")],
        [H("事業レビュー推進チームの所見", 4, style="left", label="事業レビュー推進チームの所見")],
        [V("一部改善", concept="overall_rating", label=("事業レビュー推進チームの所見",), style="centre large"), V("外部有識者の所見を踏まえ、成果の把握方法及び契約方法を見直した上で、事業を継続すること。", 3, concept="comment", label=("事業レビュー推進チームの所見",))],
        [H("所見を踏まえた改善点／予算要求における反映状況", 4, style="left")],
        [V("執行等改善", concept="future_direction", label=("所見を踏まえた改善点／予算要求における反映状況",), style="centre large"), V("令和６年度中に転出者300人への追跡調査を行う。支援センターの運営委託は、令和７年度から３年間の債務負担行為による契約とする。", 3, concept="improvement", label=("所見を踏まえた改善点／予算要求における反映状況",))],
        [H("備考"), V("該当なし", 3, concept="comment")],
    ]  # fmt: skip
    payees: list[list[Cell]] = [[H("", label=""), H("支　出　先", label=""), H("業　務　概　要", concept=None), H("支出額\n（百万円）", concept="line_item", side="expense", scale=-6, phase="settlement"), H("契約方式等", concept=None)]]  # fmt: skip
    for place, (name, work, paid, way) in enumerate(PAYEES, 1):
        payees.append(
            [
                V(str(place), style="centre aside", concept=""),
                H(name, item=name, style="left plain rowhead"),
                V(work, style="aside", concept=""),
                V(paid, style="right"),
                V(way, concept=""),
            ]
        )
    return [
        Table((0.45, 1.0, 2.9, 0.5, 4.2), rows, path=("事業所管課による点検",), gap=0), Table((0.8, 0.8, 7.45), found, grid=False, gap=0),
        Table((1.4, 2.4, 2.6, 2.65), views, grid=False, gap=6),
        Line("支出先上位者リスト（令和５年度）", section=True, style="bold", gap=1),
        Table((0.3, 2.9, 3.2, 0.9, 1.75), payees, about={"fy": 2023}, gap=3),
        Line("※　四捨五入により、計が一致しない場合がある。", style="small"),
    ]  # fmt: skip


def form() -> Form:
    """One sheet of two pages."""
    return Form(
        "mizumine", "瑞峰県", "令和６年度 事業レビューシート（令和５年度実施事業）", "develop", "Chromium (Skia/PDF), from HTML", (FONT,),
        ("百万円", "計 of 当初予算, 補正予算, 繰越し and 予備費等 with △ in its rows", "the last year 令和７年度要求", "empty cells in the last column", "shares in ％ below the money", "sources of 執行額 below it", "budget lines of two years beside a merged reason",
         "成果実績, 目標値 and 達成度 as rows, the goal's text left of the indicator's name", "the label of the block in a merged cell at the left", "％ in the unit column of 達成度", "headings over the whole width with judgement and text below", "○, △ and － as marks of questions", "upright writing of a heading", "部局 and 課室 in two rows", "no gaps between the tables", "two pages a sheet, no head on the second one"),
        [Sheet(1), *head(), *money(), *outputs(), Turn(), *outcomes(), *review()],
        (("アウトカム設定についての説明", "other."),
         ("年度", "The evaluated year is 令和５年度 by the bracket of the title."),
         ("担当部局庁, 担当課室", "Below each other, neither in one cell nor in one row: two responsible_division."),
         ("作成責任者", "manager_name, label the heading above."),
         ("事業終了（予定）年度 未定", "end_year, not_applicable."),
         ("計 of 予算の状況", "The budget with 補正 and 繰越し: final_budget; of the column 令和７年度要求 request."),
         ("補正予算, 繰越し, 予備費等, 執行率", "other."),
         ("財源", "The rows sum to 執行額: cost project, settlement."),
         ("予算内訳", "line_item of original_budget and request; 計 is an amount of cost project, too (ruling 2)."),
         ("主な増減理由", "other."),
         ("活動目標", "other; 成果目標 is desired_outcome."),
         ("当初見込み, 活動見込", "見込み of an indicator is its target (ruling 3)."),
         ("根拠として用いた統計・データ名", "Where the figures come from, no definition of the indicator: other."),
         ("％ beside 達成度", "The unit of the rate, no indicator_unit."),
         ("評価", "rating, criterion the question; － is not_applicable."),
         ("点検結果, 改善の方向性", "The office's own judgement of the whole project in prose: overall_rating (ruling 10); improvement."),
         ("推進チームの所見", "一部改善 is the judgement of the whole project: overall_rating; its text is comment."),
         ("反映状況", "執行等改善 says how the project goes on: future_direction; its text is improvement."),
         ("支出先", "line_item of settlement, item the payee; 令和５年度 by the heading of the list.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
