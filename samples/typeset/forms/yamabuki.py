"""山吹町: small print by ReportLab, every digit of full width, no shading, a column of units, texts that run over a rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.layout import Look, Setter
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

WIDE = {ord(narrow): ord(narrow) + 0xFEE0 for narrow in "0123456789,.%"}
YEARS = (("令和３年度", 2021), ("令和４年度", 2022), ("令和５年度", 2023))
FUNDS = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
PEOPLE = 11_482
LAMPS: dict[str, Any] = {
    "code": "０２０１０９－０４", "name": "防犯灯整備事業", "room": "総務課", "desk": "防災安全係", "writer": "主査　久世　恭平", "phone": "内線２１４",
    "levels": ("第３章　安全で安心なまち", "第２節　防犯・交通安全", "１　地域の防犯力の向上"), "account": "一般会計　２款　総務費　１項　総務管理費　９目　交通防犯費",
    "law": "山吹町防犯灯設置及び維持管理に関する要綱", "term": ("昭和５６年度", "令和５年度"), "how": "直営及び委託", "kind": "自治事務（任意）",
    "who": "町民及び行政区（２３区）", "aim": "夜間の犯罪及び事故を防ぎ、町民が安心して歩くことができるまちにする。",
    "what": "行政区からの要望に基づき防犯灯を新設するとともに、老朽化した蛍光灯をＬＥＤ灯に取り替える。電気料及び修繕料は町が負担する。",
    "why": "平成２３年の停電を機に節電の機運が高まり、平成２８年度からＬＥＤ化に着手した。", "did": "蛍光灯１４２灯をＬＥＤ灯に取り替え、通学路を中心に１８灯を新設した。これにより、町内の全ての防犯灯のＬＥＤ化を終えた。",
    "plan": (14_500, 14_500, 12_000), "budget": (14_820, 15_360, 12_700),
    "funds": ((0, 0, 0), (2_000, 2_000, 1_500), (6_300, 6_600, 5_100), (480, 480, 480), (5_534, 5_891, 4_912)),
    "days": ((62, 58, 55), (24, 24, 20)),
    "kpi": (("活動", "output", "ＬＥＤ灯への取替数", "灯", (150, 150, 142), (148, 152, 142), 0), ("活動", "output", "修繕の件数", "件", (60, 40, 20), (71, 38, 17), 0), ("成果", "outcome", "防犯灯のＬＥＤ化率", "％", ("84.0", "92.0", "100.0"), ("83.7", "92.2", "100.0"), None), ("成果", "outcome", "夜間の犯罪認知件数", "件", (30, 28, 26), (33, 24, 21), 0)),
    "marks": (("妥当性", "５", "行政区が維持管理を担うことは困難であり、町が行う必要性は極めて高い。今後も町が主体となって実施する。", ""), ("有効性", "５", "夜間の犯罪認知件数は計画期間の当初と比べて約４割減少しており、町民意識調査の満足度も向上している。", ""), ("効率性", "４", "電気料は取替え前の半額となった。", "年額　△２，１１８千円"), ("公平性", "３", "行政区ごとの設置間隔に差があり、山間部の集落からは新設の要望が多く寄せられている。設置基準を見直す。", "")),
    "grade": "Ａ", "way": "完了（維持管理に移行）",
    "issue": "初期に設置したＬＥＤ灯が令和８年度から順次寿命を迎えるため、取替えの時期が集中し、財政負担が大きくなる。", "next": "台帳を電子化し、設置年度及び点検の結果に基づく取替計画を令和６年度中に策定して、費用の平準化を図る。",
    "view": "ＬＥＤ化の完了は大きな成果である。今後は新設の要望への対応が中心となるが、人口減少を見据え、行政区と協議の上で、必要性の低い箇所の撤去も含めた適正な配置について検討されたい。",
}  # fmt: skip
STAYS: dict[str, Any] = {
    "code": "０７０１０３－１１", "name": "ふるさと体験交流事業", "room": "産業振興課", "desk": "商工観光係", "writer": "主任　綾部　奈緒", "phone": "内線３３７",
    "levels": ("第５章　活力とにぎわいのあるまち", "第３節　観光・交流", "２　交流人口の拡大"), "account": "一般会計　７款　商工費　１項　商工費　３目　観光費",
    "law": "山吹町観光振興ビジョン", "term": ("平成１９年度", "設定なし"), "how": "補助（山吹町体験交流協議会）", "kind": "自治事務（任意）",
    "who": "都市部の小・中学校及びその児童・生徒、受入農家", "aim": "農山村の暮らしの体験を通じて町を訪れる人を増やし、農家の所得の向上と地域の活力につなげる。",
    "what": "教育旅行の誘致、受入農家に対する研修、体験の内容の企画及び広報を行う協議会の運営に要する経費を補助する。",
    "why": "農協の青年部が始めた都市部の中学校との交流を引き継ぎ、平成１９年度に協議会を設立した。", "did": "県外の中学校６校を受け入れた。新たに４戸の農家が加わり、外国人の個人旅行者の受入れを試みた。",
    "plan": (6_000, 6_500, 7_000), "budget": (4_100, 5_900, 7_250),
    "funds": ((0, 1_050, 1_400), (600, 600, 600), (0, 0, 0), (1_000, 1_200, 1_500), (1_728, 2_641, 3_387)),
    "days": ((45, 60, 72), (0, 0, 36)),
    "kpi": (("活動", "output", "誘致のための訪問件数", "件", (30, 40, 40), (8, 34, 46), 0), ("活動", "output", "受入農家の研修参加者数", "人", (50, 50, 60), (0, 41, 63), 0), ("成果", "outcome", "体験交流による宿泊者数", "人", (800, 1_000, 1_200), (112, 684, 1_037), 0), ("成果", "outcome", "受入農家の満足度", "％", ("80.0", "80.0", "85.0"), ("－", "78.6", "88.1"), None)),
    "marks": (("妥当性", "３", "民間の旅行会社による誘致も可能であるが、受入農家の調整は協議会でなければ行うことが難しい状況にある。", ""), ("有効性", "３", "感染症の影響が残り目標に届かなかった。", "回復傾向にある。"), ("効率性", "３", "宿泊者１人当たりの経費は前年度より減少したが、感染症の拡大前（令和元年度）の水準には戻っていない。", ""), ("公平性", "４", "受入れの割当ては輪番制とし、農家の規模にかかわらず公平に参加する機会を設けている。異議の申立てはない。", "")),
    "grade": "Ｂ", "way": "改善して継続",
    "issue": "受入農家の高齢化により、登録農家数が３８戸から２９戸に減少した。大規模校を１校で受け入れることができない。", "next": "近隣の２町と広域で受け入れる仕組みを整えるとともに、移住者や農家以外の家庭にも登録を呼び掛ける。",
    "view": "なし",
}  # fmt: skip


def f(value: int | str) -> str:
    """A figure in characters of full width."""
    return n(value).translate(WIDE)


def figures(values: list[Any], **about: Any) -> list[Cell]:
    """Three years and the whole period."""
    return [V(f(value), style="right", **about) for value in values]


def over(text: str, **about: Any) -> Cell:
    """A text that runs over the rule between its cell and the empty one to its right."""
    return V(text, 2, style="over", **about)


def head(data: dict[str, Any]) -> list[Block]:
    """Identity and what the project is."""
    start, end = data["term"]
    levels = zip(("章", "節", "項"), data["levels"], strict=True)
    rank, writer = data["writer"].split("　", 1)
    rows: list[list[Cell]] = [
        [H("事務事業名"), V(data["name"], 3, concept="project_name"), H("事業コード"), V(data["code"], concept="project_code")],
        [H("課　　名"), V(data["room"], concept="responsible_division"), H("係　　名"), V(data["desk"], concept="responsible_section"), H("作　成　者"), V(f"{rank}　{writer}（{data['phone']}）", parts=(P(data["writer"], concept="contact_name"), P(data["phone"].removeprefix("内線"), concept="contact_phone")))],
        [cell for name, text in levels for cell in (H(f"総合計画（{name}）"), V(text, concept="policy_position", level=name))],
        [H("予算科目"), V(data["account"], 3, concept="budget_account"), H("根拠法令等"), V(data["law"], concept="legal_basis")],
        [H("事業期間"), V(f"{start}　～　{end}", parts=(P(start, concept="start_year"), P(end, concept="end_year"))), H("実施方法"), V(data["how"], concept="delivery_method"), H("事務の種類"), V(data["kind"], concept="project_type")],
    ]  # fmt: skip
    texts: list[list[Cell]] = [
        [H("対　　象"), V(data["who"], concept="target_group")], [H("目　　的"), V(data["aim"], concept="purpose")],
        [H("内　　容"), V(data["what"], concept="means")], [H("経　　緯"), V(data["why"], concept="background")],
        [H("令和５年度\nの実績", fy=2023), V(data["did"], concept="result")],
    ]  # fmt: skip
    return [
        Line("様式第２号（第６条関係）", size=6.5, gap=0),
        Line("令和５年度　事務事業評価調書", (P("令和５年度", concept="evaluation_year"), P("事務事業評価調書", concept="sheet_title")), style="centre", size=12, gap=1),
        Line("山吹町", style="right", size=7.5, gap=1),
        Line("１　基本事項", section=True, size=7.5, gap=0), Table((1.05, 2.1, 1.05, 2.1, 1.05, 2.25), rows, grid=False, gap=0),
        Table((1.05, 8.55), texts, grid=False, gap=5),
    ]  # fmt: skip


def summed(values: Any) -> list[Any]:
    """With the sum over the years."""
    return [*values, sum(values)]


def costs(data: dict[str, Any]) -> list[Block]:
    """Plan, budget, settlement and its sources; days of work; the unit of each row in a column."""
    spent = [sum(values) for values in zip(*data["funds"], strict=True)]
    assert all(a <= b for a, b in zip(spent, data["budget"], strict=True))
    pay = [round(a * 21.4 + b * 9.8) for a, b in zip(*data["days"], strict=True)]
    whole = [a + b for a, b in zip(spent, pay, strict=True)]

    def row(name: str, unit: str, values: list[Any], cols: int = 2, **about: Any) -> list[Cell]:
        return [H(name, cols, **about), V(unit, style="centre aside", concept=None), *figures(values)]

    rate = [f"{100 * a / b:.1f}" for a, b in zip(summed(spent), summed(data["budget"]), strict=True)]
    each = [round(1000 * a / PEOPLE) for a in whole]
    settled: Attributes = {"phase": "settlement"}
    rows: list[list[Cell]] = [
        [H("区　　　分", 2, label=""), H("単位", label=""), *(Y(text, year) for text, year in YEARS), H("計画期間合計", fy=2021, fye=2023)],
        row("計画額", "千円", summed(data["plan"]), phase="plan"),
        row("予算現額", "千円", summed(data["budget"]), phase="final_budget"),
        row("決算額（Ａ）", "千円", summed(spent), **settled),
    ]  # fmt: skip
    for place, ((name, source), values) in enumerate(zip(FUNDS, data["funds"], strict=True)):
        cells = row(name, "千円", summed(values), 1, source=source)
        rows.append([H("財源内訳", 1, len(FUNDS), **settled), *cells] if not place else cells)
    rows += [
        row("執行率", "％", rate, concept=None),
        [H("職員従事量", 1, 2), *row("正規職員", "人・日", summed(data["days"][0]), 1, concept=None)],
        row("会計年度任用職員", "人・日", summed(data["days"][1]), 1, concept=None),
        row("人件費（Ｂ）", "千円", summed(pay), cost="personnel"),
        row("総事業費（Ａ＋Ｂ）", "千円", summed(whole), cost="total"),
        row("町民１人当たりの総事業費", "円", [*each, sum(each)], concept=None),
    ]
    return [
        Line("２　事業費の推移", section=True, size=7.5, gap=0),
        Table((1.15, 2.1, 0.75, 1.4, 1.4, 1.4, 1.4), rows, about={"concept": "amount", "cost": "project"}, gap=5),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """計画, 実績 and 達成率 of each indicator; the unit of each row in a column, no sum of percentages."""
    rows: list[list[Cell]] = [
        [H("区分", label=""), H("指　標　名", concept="indicator_name"), H("", label=""), H("単位", label=""), *(Y(text, year) for text, year in YEARS), H("計画期間合計", fy=2021, fye=2023)],
    ]  # fmt: skip
    last = ""
    for number, (kind, key, name, unit, target, actual, total) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        plan, done = ([*values, "－"] if total is None else summed(values) for values in (target, actual))
        rate = ["－" if "－" in (a, b) else f"{100 * float(b) / float(a):.1f}" for a, b in zip(plan, done, strict=True)]
        measure = V(
            unit, 1, 2, style="centre aside", concept="indicator_unit", label=(kind, name, "単位"), fy=None, **about
        )
        cells = [
            N(name, 1, 3, concept="indicator_name", **about),
            H("計画", concept="indicator_target"),
            measure,
            *figures(plan),
        ]
        rows.append([H(kind, 1, 6), *cells] if kind != last else cells)
        rows.append([H("実績", concept="indicator_actual"), *figures(done)])
        rows.append([H("達成率", concept="indicator_rate", unit="%"), V("％", style="centre aside", concept=None), *figures(rate)])  # fmt: skip
        last = kind
    return [
        Line("３　指標の推移", section=True, size=7.5, gap=0),
        Table((0.6, 2.05, 0.6, 0.75, 1.4, 1.4, 1.4, 1.4), rows, gap=5),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """Points of five with reasons that run into the empty remarks; the whole; what is next."""
    marks: list[list[Cell]] = [[H("評価項目", label=""), H("評点", concept="rating"), H("判　定　理　由", concept="rating_reason"), H("備　　考", concept="comment")]]  # fmt: skip
    for name, mark, why, note in data["marks"]:
        reason = [V(why), V(note, concept="comment", criterion=None)] if note else [over(why)]
        marks.append([H(name, criterion=name), V(mark, style="centre"), *reason])
    points = sum("０１２３４５".index(mark) for _, mark, *_ in data["marks"])
    marks.append(
        [H("合　　計"), V(f(f"{points}/20").replace("/", "／"), style="centre", concept=None), V("", 2, concept=None)]
    )
    final: list[list[Cell]] = [
        [H("総合評価"), V(data["grade"], style="centre", concept="overall_rating"), H("今後の方向性"), V(data["way"], concept="future_direction")],
    ]  # fmt: skip
    texts: list[list[Cell]] = [
        [H("課　　題"), over(data["issue"], concept="issue")], [H("改善方策"), over(data["next"], concept="improvement")],
        [H("評価委員会の意見"), V(data["view"], 2, concept="comment")],
    ]  # fmt: skip
    return [
        Line("４　評　価", section=True, size=7.5, gap=0, label="４ 評価"), Table((1.15, 0.75, 5, 2.7), marks, gap=0),
        Table((1.15, 0.75, 1.3, 6.4), final, grid=False, gap=0), Table((1.15, 5.75, 2.7), texts, grid=False, gap=2),
        Line("（注）評点　５：非常に高い　４：高い　３：普通　２：低い　１：非常に低い　　総合評価　Ａ：１７点以上　Ｂ：１３点以上　Ｃ：９点以上　Ｄ：８点以下", size=6.2),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((LAMPS, STAYS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "yamabuki", "山吹町", "令和５年度 事務事業評価調書", "develop", "ReportLab", ("IPAMincho",),
        ("small print (6.5 pt)", "every digit, comma and point of full width", "no shading", "a column of units in the cost table and in that of the indicators", "％, 人・日 and 円 rows among 千円", "計画期間合計 beside three years, － where no sum makes sense", "計画額, 予算現額 and 決算額 as rows", "reasons and comments that run over the rule into the empty cell beside them", "rank, name and extension in one cell", "章, 節 and 項 in brackets of their headings"),
        blocks,
        (("令和５年度 in the title", "No other year is said and the last column is 令和５年度: the year evaluated."),
         ("計画期間合計", "fiscal_year 2021, fiscal_year_end 2023; it says more than the years and stays in label."),
         ("財源内訳", "The rows sum to 決算額 Ａ: cost project, phase settlement."),
         ("計画額, 予算現額, 決算額", "They name no cost: project (ruling 12)."),
         ("人件費, 総事業費", "No phase word in row or column: phase left out (ruling 12)."),
         ("職員従事量（人・日）", "Days of work, no full-time equivalents: other."),
         ("執行率, 町民１人当たり", "other (ruling 3)."),
         ("単位", "A cell of its own: not in label. ％ of 達成率 is no indicator_unit."),
         ("－ of the sums", "not_applicable indicator_target, indicator_actual and indicator_rate over 2021 to 2023."),
         ("判定理由 over the rule", "One rating_reason, whole; the 備考 below it is empty."),
         ("備考", "comment where something is printed."),
         ("合計 １７／２０", "No criterion: other."),
         ("作成者", "contact_name with the rank as printed, contact_phone without 内線."),
         ("総合計画（章）", "level is 章, the name of the level; the label has the whole heading."),
         ("評価委員会の意見 なし, 設定なし", "not_applicable.")),
        pages=2,
    )  # fmt: skip


class Overrun(Setter):
    """Rules a cell in two where its text runs over into the next one."""

    def box(
        self, cell: Cell, box: Any, strokes: set[tuple[float, float, float, float]], table: Table, ends: Any
    ) -> None:
        """The rule stands where the cells of the other rows end."""
        super().box(cell, box, strokes, table, ends)
        if "over" in cell.style:
            x = ends[1] - (ends[1] - ends[0]) * table.widths[-1] / sum(table.widths)
            strokes.add((x, box[1], x, box[1] + box[3]))


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = Look("IPAMincho", size=6.5, margin=(40, 30), shade=1.0, weight=0.4, pad=2.2)
    canvas = Canvas(str(target), pagesize=look.paper, invariant=1)
    canvas.setTitle(invented.title)
    canvas.setCreator("hyoka samples (invented)")
    for page in Overrun(look, paint.width_rl).run(invented.blocks):
        for item in page.items:
            paint._draw_rl(canvas, item, look.paper[1], False)
        canvas.showPage()
    canvas.save()
