"""青嵐市: HTML by Chromium; 予算額 and 決算額 in pairs, rows of - beside rows of 0, 達成度 from 1 to 5, Do, Check, Action."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 11mm 13mm 9mm }
body { font: 8.3pt/1.38 'TakaoPGothic' }
td { padding: 1.5pt 2.5pt }
td.head { background: #dcdcdc }
td.plain { background: none }
p.section { background: #404040; color: #fff; padding: 1pt 4pt; font-weight: normal; font-size: 8.6pt }
td.band { background: #f2f2f2 }
table.all { border: 1.1pt solid #000 }
"""
YEARS = ((2020, "令和２年度"), (2021, "令和３年度"), (2022, "令和４年度"), (2023, "令和５年度"))
# 予算額 and 決算額 of three years, 予算額 of the fourth
FUNDS: tuple[tuple[str, str, tuple[int | str, ...]], ...] = (
    ("国庫支出金", "national", (4_000, 3_812, 4_000, 3_960, 4_400, 4_326, 4_400)),
    ("市債", "bond", (0, 0, 0, 0, 0, 0, 0)),
    ("その他特財", "other", ("-", "-", "-", "-", 250, 250, 250)),
    ("一般財源", "general", (21_936, 20_105, 22_410, 21_877, 23_128, 22_690, 24_071)),
)
STAFF = ("-", "3.20", "-", "3.20", "-", "2.90", "-")
PAY = 8_416
DONE = (
    "①大規模水害を想定した避難所運営訓練を全７区で延べ63回実施しました。（目標：56回）\n"
    "②備蓄倉庫12か所の点検を行い、期限が到来した食料38,400食を更新しました。\n"
    "③感染症対策用の間仕切り1,200張を各区に配備しました。\n"
    "④デジタル技術を活用した避難所受付の実証実験を２か所で行い、受付に要する時間を約４割短縮できることを確認しました。"
)


def head() -> list[Block]:
    """Title, code, name and the place in the plan."""
    rows = [
        [H("事務事業コード"), H("事務事業名", 3), H("所属コード"), H("担当課", 2)],
        [V("10102030", concept="project_code", style="centre"), V("避難所機能強化事業", 3, concept="project_name", style="centre large"), V("601200", style="centre"), V("危機管理本部危機対策部", 2, concept="responsible_division", style="centre")],
    ]  # fmt: skip
    place = [
        [H("政策体系", 1, 4), H("基本政策"), V("１　生命を守り生き生きと暮らすことができるまちづくり", 5, concept="policy_position", level="基本政策")],
        [H("政策"), V("１－１　災害から生命を守る", 5, concept="policy_position", level="政策")],
        [H("施策"), V("１－１－１　災害・危機事象に備える対策の推進", 5, concept="policy_position", level="施策")],
        [H("直接目標"), V("災害に対する備えを着実に進める", 5, concept="policy_position", level="直接目標")],
        [H("事業の開始年度"), V("平成24年度", 2, concept="start_year", style="centre"), H("終了年度"), V("-", concept="end_year", style="centre"), H("実施形態"), V("直営（一部委託）", concept="delivery_method", style="centre")],
        [H("根拠法令等"), V("災害対策基本法、青嵐市地域防災計画", 3, concept="legal_basis"), H("関連計画"), V("青嵐市国土強靱化地域計画", 2, concept="related_plan")],
    ]  # fmt: skip
    plan = [
        [H("事業の概要", 1, 4, style="upright"), H("事業の対象"), V("市民、自主防災組織、市立学校", concept="target_group")],
        [H("事業の目的"), V("災害時に誰もが安心して避難生活を送ることができるよう、避難所の環境を整え、地域が主体となった運営体制をつくります。", concept="purpose")],
        [H("事業の内容"), V("避難所運営会議への支援、備蓄物資の整備・更新及び避難所の設備の充実を行います。", concept="means")],
        [H("当該年度の\n取組内容"), V("①避難所運営訓練の実施（56回）\n②備蓄食料の更新及び備蓄倉庫の点検\n③感染症対策物資の配備\n④避難所受付のデジタル化に向けた実証実験", concept="means")],
    ]  # fmt: skip
    return [
        Line("令和４年度　事務事業評価シート", (P("令和４年度", concept="evaluation_year"), P("事務事業評価シート", concept="sheet_title")), style="centre bold", size=14, gap=4),
        Table((1.1, 0.8, 1.6, 0.9, 0.9, 0.9, 1.4), rows, gap=0),
        Table((1.1, 0.8, 1.6, 0.9, 0.9, 0.9, 1.4), place, grid=False, gap=4),
        Line("計画（Plan）", section=True, gap=1), Table((0.35, 1, 6.4), plan, grid=False, gap=4),
    ]  # fmt: skip


def costs() -> list[Block]:
    """Pairs of columns under each year; 人件費, 総コスト and 人工 are known of settlements only."""
    pairs = [*([("予算額", "budget"), ("決算額", "settlement")] * 3), ("予算額", "budget")]
    direct = [sum(int(row[2][place]) for row in FUNDS if row[2][place] != "-") for place in range(7)]
    pay = ["-" if share == "-" else round(float(share) * PAY) for share in STAFF]
    whole = ["-" if isinstance(cost, str) else total([spent], [cost])[0] for spent, cost in zip(direct, pay, strict=True)]  # fmt: skip
    rows: list[list[Cell]] = [
        [H("（単位：千円）", 2, 2), *(Y(text, year, 2) for year, text in YEARS[:3]), Y(YEARS[3][1], YEARS[3][0])],
        [H(text, phase=phase) for text, phase in pairs],
        [H("事業費　Ａ", 2), *figures(direct)],
        *([H(name, source=source), *figures(values)] for name, source, values in FUNDS),
        [H("人件費＊　Ｂ", 2, cost="personnel"), *figures(pay)],
        [H("総コスト（Ａ＋Ｂ）", 2, cost="total"), *figures(whole)],
        [H("人工（単位：人）", 2, concept="staff_fte", cost=None), *figures(STAFF)],
    ]
    rows[3].insert(0, H("財源内訳", rows=4, style="upright"))
    return [
        Line("予算・決算", section=True, gap=1),
        Table((0.3, 1.2, *(0.9,) * 7), rows, about={"concept": "amount", "cost": "project"}, gap=1),
        Line(
            "＊　人件費は、人工に職員の平均給与を乗じて算出した概算額です。予算額の欄は算出していません。",
            style="small",
            gap=4,
        ),
    ]


def figures(values: list[int | str] | list[int] | tuple[int | str, ...] | tuple[str, ...]) -> list[Cell]:
    """Figures to the right, dashes in the middle."""
    return [V(n(value), style="centre" if value == "-" else "right") for value in values]


def done() -> list[Block]:
    """達成度 with its legend, what was done, and indicators in four fixed slots, the last one empty."""
    legend = "１．目標を大きく上回って達成　２．目標を上回って達成　３．目標をほぼ達成\n４．目標を下回った　５．目標を大きく下回った"
    top = [
        [H("当該年度の取組に対する\n達成度"), V("２", style="centre large", concept="rating", criterion="当該年度の取組に対する達成度"), V(legend, style="small band")],
        [H("取組内容の実績等"), V(DONE, 2, concept="result")],
    ]  # fmt: skip
    rows: list[list[Cell]] = [[H("指標分類", 2), H("指標名", concept="indicator_name"), H("指標の説明", concept="indicator_definition"), H("", label=""), *(Y(text, year) for year, text in YEARS), H("単位", concept="indicator_unit")]]  # fmt: skip
    slots = (
        ("活動指標", "output", "避難所運営訓練の実施回数", "市立学校を会場とする訓練の回数", "回", ("40", "48", "56", "60"), ("12", "41", "63", "")),
        ("活動指標", "output", "備蓄食料の更新数", "期限到来前に更新した食数", "食", ("36,000", "36,000", "38,000", "40,000"), ("36,000", "37,200", "38,400", "")),
        ("成果指標", "outcome", "避難所を知っている市民の割合", "市民アンケート（隔年実施）", "％", ("65.0", "-", "70.0", "-"), ("61.8", "-", "68.4", "")),
        ("", "", "", "", "", ("", "", "", ""), ("", "", "", "")),
    )  # fmt: skip
    for number, (group, kind, name, text, unit, target, actual) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": kind or "other", "unit": unit}
        title = N(name, 1, 2, concept="indicator_name", **about) if name else V("", 1, 2)
        label = (group, name, "指標の説明")
        measure = V(unit, 1, 2, style="centre", label=(group, name, "単位"), concept="indicator_unit", **about)
        rows.append([H(str(number), 1, 2, label=""), H(group, 1, 2, **about), title, V(text, 1, 2, style="small aside", label=label), H("目標", concept="indicator_target"), *figures(target), measure])  # fmt: skip
        rows.append([H("実績", concept="indicator_actual"), *figures(actual)])
    return [
        Line("実施結果（Do）", section=True, gap=1), Table((1.6, 0.5, 5.6), top, grid=False, gap=3),
        Table((0.25, 0.75, 1.7, 1.5, 0.5, 0.75, 0.75, 0.75, 0.75, 0.45), rows, gap=0),
    ]  # fmt: skip


def check() -> list[Block]:
    """A letter for each question, its options in the cell before it."""
    rows: list[list[Cell]] = [
        [H("評価項目"), H("評価の視点", 2), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]
    ]
    lines = (
        ("必要性", "市民のニーズや事業を取り巻く社会環境の変化に照らし、事業の必要性は薄れていないか", "ａ．薄れていない\nｂ．薄れている", "ａ", "毎年のように各地で大規模な水害が発生しており、避難所の環境に対する市民の関心は高まっています。"),
        ("有効性", "事業の成果は上がっているか、成果を向上させる余地はないか", "ａ．上がっている\nｂ．余地がある", "ｂ", "訓練の回数は増えているものの、参加者が固定化しており、若い世代への働きかけに余地があります。"),
        ("効率性", "質を維持しながら、民間の活用や手法の見直しによりコストを下げる余地はないか", "ａ．余地がない\nｂ．余地がある", "ｂ", "備蓄物資の保管及び更新を一括して委託することにより、職員の負担を減らせる可能性があります。"),
    )  # fmt: skip
    rows += [[H(name, criterion=name), V(question, style="band"), V(options, style="small"), V(mark, style="centre large"), V(reason)] for name, question, options, mark, reason in lines]  # fmt: skip
    final = [
        [H("施策への\n貢献度"), V("Ａ", style="centre large", concept="rating", criterion="施策への貢献度"), V("Ａ．貢献している\nＢ．やや貢献している\nＣ．貢献の度合いが薄い", style="small"), H("貢献度の\n理由"), V("訓練の実施回数が目標を上回り、地域が主体となった避難所運営の体制が整いつつあることから、施策に貢献しています。", concept="rating_reason", criterion="施策への貢献度")],
    ]  # fmt: skip
    return [
        Turn(), Line("評価（Check）", section=True, gap=1), Table((0.8, 2.4, 1.2, 0.6, 3.2), rows, gap=3),
        Table((0.8, 0.6, 1.6, 0.8, 4.4), final, grid=False, gap=6),
    ]  # fmt: skip


def action() -> list[Block]:
    """A Roman number for the direction, then texts."""
    legend = (
        "Ⅰ．現状のまま継続　　Ⅱ．改善しながら継続　　Ⅲ．事業規模拡大　　Ⅳ．事業規模縮小　　Ⅴ．事業廃止　　Ⅵ．事業終了"
    )
    rows = [
        [H("今後の事業の\n方向性"), V("Ⅱ", style="centre large", concept="future_direction"), V(legend, style="small band")],
        [H("方向性の理由"), V("避難所の環境整備は計画どおり進んでいますが、運営を担う人材の育成及び受付のデジタル化を進める必要があるため、改善しながら継続します。", 2, concept="direction_reason")],
        [H("今後の課題"), V("・避難所運営会議の担い手の高齢化が進んでいます。\n・ペットの同行避難について、受入れの方法が避難所ごとに異なっています。", 2, concept="issue")],
        [H("次年度以降の\n改善策"), V("・大学及び企業と連携し、学生や従業員が参加する訓練をモデル避難所で行います。\n・同行避難の手引を作成し、令和５年度中に全避難所に配布します。", 2, concept="improvement")],
        [H("備考"), V("-", 2, concept="comment")],
    ]  # fmt: skip
    return [Line("改善（Action）", section=True, gap=1), Table((1.1, 0.6, 6.2), rows, grid=False)]


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "seiran", "青嵐市", "令和４年度 事務事業評価シート", "develop", "Chromium (Skia/PDF), from HTML", ("TakaoPGothic",),
        ("予算額 and 決算額 in pairs, the last year with 予算額 only", "rows of - beside rows of 0", "vertical headings (writing-mode) beside rows", "labels above values in the first rows, left of them below", "達成度 1-5 with 1 the best, legend in the next cell",
         "letters and Roman numbers as answers, their options printed beside", "an indicator slot that is empty but for its number", "unit to the right of the figures", "white section headings on dark bands", "one sheet over two pages"),
        [Sheet(1), *head(), *costs(), *done(), *check(), *action()],
        (("予算額", "Which budget is not said: phase budget."),
         ("-", "As the whole cell not_applicable; of 人件費, 総コスト and 人工 with the phase of their column. 備考 likewise."),
         ("所属コード", "In a cell and under a heading of its own: other; the name is the responsible_division."),
         ("当該年度の取組内容", "means, like 事業の内容."),
         ("当該年度の取組に対する達成度", "A rating with that criterion; legends are other."),
         ("評価の視点", "The question beside the criterion is other; the criterion is its heading (必要性)."),
         ("貢献度の理由", "rating_reason of 施策への貢献度."),
         ("Ⅱ", "future_direction; by NFKC the value is II."),
         ("人工（単位：人）", "staff_fte, unit person, without item."),
         ("slot 4", "Only its number is printed: no fact (ruling 11)."),
         ("事業の概要", "The vertical heading is the outer label of its four rows.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
