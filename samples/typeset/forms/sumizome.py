"""墨染市: the evaluation of a subsidy by Calc; the recipient's accounts in 円 beside the city's money in 千円, scores from 1 to 5."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和２年度（決算）", 2020, "settlement"), ("令和３年度（決算）", 2021, "settlement"), ("令和４年度（決算）", 2022, "settlement"), ("令和５年度（予算）", 2023, "budget"))  # fmt: skip
KINDS = ("運営費補助", "事業費補助", "建設費補助", "利子補給")
WAYS = ("継続", "見直し", "廃止")
PRICE = 7_600
SHOPS: dict[str, Any] = {
    "number": "補－２３", "name": "商店街活性化イベント事業補助金", "room": "産業観光部　商工振興課", "account": "０１－０７－０１－０２　商工業振興費", "to": "墨染市商店街連合会（加盟８商店街）", "kind": 1, "start": "平成10年度", "end": "令和７年度", "law": "墨染市商店街活性化イベント事業補助金交付要綱", "plan": "産業振興ビジョン　施策２－１",
    "aim": "商店街が行う集客催事を支援し、来街者の増加と商店街組織の活性化を図る。", "what": "夏まつり、年末大売出し、まちなかバル等の開催に要する経費の一部を補助する。", "costs": "会場設営費、広告宣伝費、警備費、賃借料（飲食費及び景品費を除く。）", "share": "補助対象経費の２分の１以内（１催事につき上限80万円）",
    "grants": ("8件", "2件", "5件", "8件"), "base": (12_480, 2_216, 6_934, 12_600), "funds": ((0, 780, 1_250, 0), (3_000, 0, 0, 3_000), (2_876, 328, 2_065, 3_200)), "staff": ("0.30", "0.20", "0.30", "0.30"),
    "income": (("会費", 1_920_000, 1_920_000), ("市補助金", 1_108_000, 3_315_000), ("協賛金・広告料", 346_500, 2_184_000), ("事業収入", 152_300, 1_076_450), ("前年度繰越金", 884_127, 612_038)), "outgo": (("催事費", 2_216_480, 6_934_210), ("広報費", 604_889, 742_630), ("会議費", 38_120, 64_505), ("事務局費", 939_400, 951_200), ("予備費", 0, 0)),
    "kpi": (("活動指標", "output", "催事の開催回数", "回", ("16", "16", "16", "16"), ("4", "7", "13", "")), ("成果指標", "outcome", "催事の来街者数（延べ）", "人", ("60,000", "60,000", "50,000", "55,000"), ("6,200", "14,800", "41,300", "")), ("成果指標", "outcome", "空き店舗率", "％", ("12.0", "12.0", "13.0", "13.0"), ("13.4", "14.1", "13.8", ""))),
    "marks": (("公益性", "効果は広く市民に及ぶか。", "４", "来街者は市内全域に及び、子育て団体等も出店している。"), ("必要性", "補助がなければ事業は実施できないか。", "３", "協賛金が増えており、一部の催事は自立が見込まれる。"), ("効果", "交付の目的は達成されているか。", "３", "来街者は回復したが、平日の売上げにつながっていない。"), ("適格性", "交付先の会計は適正に処理されているか。", "５", "監査を受け、決算書を公開している。"), ("公平性", "他の団体と均衡がとれているか。", "４", "すべての商店街が利用できる。")),
    "way": 1, "detail": "減額　（開始から５年を超える催事の補助率を３分の１に引き下げる。）", "why": "繰り返し行われる催事については、自主財源による開催へ移行する時期にある。", "past": "令和元年度　見直し（飲食費を対象経費から除外）", "issue": "役員の高齢化により、催事の担い手が固定化している。", "comment": "催事の後の日常的な来店につながる取組を、補助の要件に加えることを検討されたい。",
}  # fmt: skip
CHOIR: dict[str, Any] = {
    "number": "補－４１", "name": "市民交響楽団運営費補助金", "room": "教育委員会　文化振興課", "account": "０１－１０－０５－０４　文化振興費", "to": "特定非営利活動法人墨染市民交響楽団", "kind": 0, "start": "昭和61年度", "end": "設定なし", "law": "墨染市文化団体運営費補助金交付要綱", "plan": "文化芸術推進計画　基本方針３",
    "aim": "市民による演奏活動を支え、身近な場所で音楽に親しむ機会を広げる。", "what": "定期演奏会（年２回）及び学校等への訪問演奏の実施に対し、団体の運営に要する経費を補助する。", "costs": "会場使用料、指揮者謝礼、楽譜・楽器購入費、事務所の維持費", "share": "定額（年額1,800千円）",
    "grants": ("1件", "1件", "1件", "1件"), "base": (4_106, 3_588, 5_240, 5_300), "funds": ((0, 0, 0, 0), (0, 0, 0, 0), (1_800, 1_800, 1_800, 1_800)), "staff": ("0.10", "0.10", "0.10", "0.10"),
    "income": (("団費", 1_464_000, 1_512_000), ("市補助金", 1_800_000, 1_800_000), ("入場料収入", 418_500, 1_273_000), ("寄附金", 230_000, 305_000), ("前年度繰越金", 1_196_404, 1_518_216)), "outgo": (("演奏会費", 2_114_320, 3_402_775), ("訪問演奏費", 96_300, 418_640), ("楽器・楽譜費", 642_108, 588_412), ("事務所費", 611_960, 632_180), ("雑費", 126_000, 197_993)),
    "kpi": (("活動指標", "output", "訪問演奏の回数", "回", ("12", "12", "12", "14"), ("1", "3", "11", "")), ("成果指標", "outcome", "定期演奏会の入場者数", "人", ("1,600", "1,600", "1,400", "1,500"), ("0", "512", "1,286", "")), ("成果指標", "outcome", "", "", ("", "", "", ""), ("", "", "", ""))),
    "marks": (("公益性", "効果は広く市民に及ぶか。", "４", "市内すべての小学校で訪問演奏を行っている。"), ("必要性", "補助がなければ事業は実施できないか。", "３", "繰越金が補助金の額に近づいており、精査を要する。"), ("効果", "交付の目的は達成されているか。", "４", "訪問演奏の満足度は97％と高い。"), ("適格性", "交付先の会計は適正に処理されているか。", "４", "所轄庁へ事業報告書を提出している。"), ("公平性", "他の団体と均衡がとれているか。", "２", "運営費の補助を受ける文化団体は当団体のみである。")),
    "way": 1, "detail": "補助の方法の変更　（運営費補助から事業費補助に改める。）", "why": "公平性の観点から、訪問演奏に要する経費への補助に改める必要がある。", "past": "令和元年度　継続", "issue": "若い団員が少なく、入団者の確保が課題である。次年度繰越金が増えている。", "comment": "特になし",
}  # fmt: skip


def choices(options: tuple[str, ...], chosen: int) -> str:
    """■ before the chosen option."""
    return "　　".join(("■ " if place == chosen else "□ ") + option for place, option in enumerate(options))


def fit(values: Any, cols: int) -> list[Cell]:
    """Figures to the right."""
    return [V(n(value), cols, style="right") for value in values]


def head(data: dict[str, Any]) -> list[Block]:
    """What is paid to whom by which rule."""
    kind = KINDS[data["kind"]]
    rows: list[list[Cell]] = [
        [H("補助金の名称", 7), V(data["name"], 20, concept="project_name", style="bold"), H("整理番号", 5), V(data["number"], 8, concept="project_code", style="centre")],
        [H("所管部課", 7), V(data["room"], 13, concept="responsible_division"), H("予算科目", 5), V(data["account"], 15, concept="budget_account", style="small")],
        [H("交付先", 7), V(data["to"], 13), H("関連計画", 5), V(data["plan"], 15, concept="related_plan")],
        [H("補助区分", 7), V(choices(KINDS, data["kind"]), 33, parts=(P(f"■ {kind}", value=kind, concept="project_type"),))],
        [H("開始年度", 7), V(data["start"], 6, concept="start_year", style="centre"), H("終期", 4), V(data["end"], 6, concept="end_year", style="centre"), H("根拠規程", 5), V(data["law"], 12, concept="legal_basis", style="small")],
        [H("補助の目的", 7), V(data["aim"], 33, concept="purpose")], [H("補助事業の内容", 7), V(data["what"], 33, concept="means")],
        [H("補助対象経費", 7), V(data["costs"], 33)], [H("補助率・補助額", 7), V(data["share"], 33)],
    ]  # fmt: skip
    return [
        Line("令和５年度　墨染市　公共施設・補助金　評価シート", (P("公共施設・補助金　評価シート", concept="sheet_title"),), style="bold centre", size=13, gap=0),
        Line("【補助金用】　令和４年度交付分", (P("令和４年度", concept="evaluation_year"),), style="right", gap=1),
        Table((1,) * 40, rows, grid=False, gap=3),
    ]  # fmt: skip


def money(data: dict[str, Any]) -> list[Block]:
    """The city's money in 千円."""
    paid = total(*(list(fund) for fund in data["funds"]))
    pay = [round(float(share) * PRICE) for share in data["staff"]]
    shares = [f"{100 * a / b:.1f}" for a, b in zip(paid, data["base"], strict=True)]
    rows: list[list[Cell]] = [
        [H("区　分", 12, label=""), *(H(text, 7, fy=year, phase=phase) for text, year, phase in YEARS)],
        [H("補助対象経費", 12, style="left", concept=None), *fit(data["base"], 7)],
        [H("交付額　①", 12, style="left bold"), *fit(paid, 7)],
        *([H(name, 9, style="left", source=source), *fit(values, 7)] for (name, source), values in zip((("国・府支出金", "national+prefectural"), ("その他（基金）", "other"), ("一般財源", "general")), data["funds"], strict=True)),
        [H("職員人件費　②", 12, style="left", cost="personnel"), *fit(pay, 7)],
        [H("合計コスト　①＋②", 12, style="left", cost="total"), *fit(total(paid, pay), 7)],
        [H("従事職員数（人）", 12, style="left", concept="staff_fte", cost=None), *fit(data["staff"], 7)],
        [H("交付件数", 12, style="left", concept=None), *fit(data["grants"], 7)],
        [H("実質補助率（％）　①／補助対象経費", 12, style="left small", concept=None), *fit(shares, 7)],
    ]  # fmt: skip
    rows[3].insert(0, H("財源", 3, 3))
    return [
        Line("１　交付額等の推移（単位：千円）", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, about={"concept": "amount", "cost": "project"}, gap=3),
    ]


def accounts(data: dict[str, Any]) -> list[Block]:
    """The recipient's accounts in 円, income on the left, expenses on the right; what is left is carried over."""
    heads = (("令和３年度", 2021), ("令和４年度", 2022))
    income = total(*(list(row[1:]) for row in data["income"]))
    outgo = total(*(list(row[1:]) for row in data["outgo"]))
    rest = [a - b for a, b in zip(income, outgo, strict=True)]
    assert rest[0] == data["income"][-1][2], rest
    years = [H(text, 6, fy=year, label="") for text, year in heads]
    rows: list[list[Cell]] = [[H("収入の部", 20, side="revenue"), H("支出の部", 20, side="expense")], [H("科　目", 8, label=""), *years, H("科　目", 8, label=""), *years]]  # fmt: skip
    for left, right in zip(data["income"], data["outgo"], strict=True):
        rows.append([cell for name, *values in (left, right) for cell in (H(name, 8, item=name, label="", style="left plain rowhead"), *fit(values, 6))])  # fmt: skip
    rows.append([cell for name, values in (("収入合計（Ａ）", income), ("支出合計（Ｂ）", outgo)) for cell in (H(name, 8, item=name, label="", style="rowhead"), *fit(values, 6))])  # fmt: skip
    carried: Attributes = {"item": "次年度繰越金（Ａ－Ｂ）", "side": None, "label": ()}
    last = [[H("次年度繰越金（Ａ－Ｂ）", 28, label=""), *(V(n(value), 6, style="right", fy=year, **carried) for value, (_, year) in zip(rest, heads, strict=True))]]  # fmt: skip
    about: Attributes = {"concept": "line_item", "phase": "settlement", "scale": 0}
    return [
        Line("２　交付先の決算（単位：円）", section=True, style="bold", gap=0),
        Table((1,) * 40, [*rows, *last], about=about, gap=3),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """Target and actual of three slots."""
    years = [H(text.split("（")[0], 5, fy=year, label="") for text, year, _ in YEARS]
    rows: list[list[Cell]] = [[H("指標名", 14, concept="indicator_name"), H("単位", 3), H("", 3, label=""), *years]]
    for number, (group, kind, name, unit, goal, done) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(name, 10, 2, concept="indicator_name", **about) if name else H("", 10, 2, label="", style="plain")
        measure = V(unit, 3, 2, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        rows.append([H(group, 4, 2, style="small rowhead"), title, measure, H("目標", 3, concept="indicator_target"), *fit(goal, 5)])  # fmt: skip
        rows.append([H("実績", 3, concept="indicator_actual"), *fit(done, 5)])
    return [Line("３　指標", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=3)]


def close(data: dict[str, Any]) -> list[Block]:
    """Scores of five, their sum, the way to go on."""
    rows: list[list[Cell]] = [[H("評価項目", 5, label=""), H("評価の視点", 14, concept=None), H("評点", 3, concept="rating"), H("評価の理由", 18, concept="rating_reason")]]  # fmt: skip
    rows += [[H(name, 5, criterion=name), V(text, 14, style="small"), V(mark, 3, style="centre"), V(why, 18, style="small")] for name, text, mark, why in data["marks"]]  # fmt: skip
    points = sum(int(mark) for _, _, mark, _ in data["marks"])
    rows.append([H("総合点（25点満点）", 19, concept=None, style="rowhead"), V(f"{points}点", 3, style="centre bold", concept=""), V("５：高い　４：やや高い　３：普通　２：やや低い　１：低い", 18, concept="", style="small")])  # fmt: skip
    way = WAYS[data["way"]]
    final: list[list[Cell]] = [
        [H("前回の評価", 7), V(data["past"], 33)],
        [H("今後の方向性", 7), V(choices(WAYS, data["way"]), 33, style="bold", parts=(P(f"■ {way}", value=way, concept="future_direction"),))],
        [H("見直しの内容", 7), V(data["detail"], 33, concept="improvement")], [H("方向性の理由", 7), V(data["why"], 33, concept="direction_reason")],
        [H("課題", 7), V(data["issue"], 33, concept="issue")], [H("補助金等審査会\nの意見", 7, style="small"), V(data["comment"], 33, concept="comment")],
    ]  # fmt: skip
    return [
        Line("４　評価", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=3),
        Line("５　今後の方向性", section=True, style="bold", gap=0), Table((1,) * 40, final, grid=False, gap=1),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((SHOPS, CHOIR), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *money(data), *accounts(data), *indicators(data), *close(data)]
    return Form(
        "sumizome", "墨染市", "令和５年度 公共施設・補助金 評価シート（補助金用、令和４年度交付分）", "develop", "openpyxl, printed by LibreOffice Calc", ("TakaoPMincho",),
        ("a subsidy instead of a project", "the recipient's accounts, income beside expenses, in 円 below a table in 千円", "交付額 in place of 事業費", "a mix of two sources", "決算 and 予算 in brackets after the year in one heading", "補助対象経費 as a text and again as a row of figures",
         "人, 件 and ％ rows in a table in 千円", "a balance row below two tables in one frame", "an indicator slot without a name", "a question between criterion and score", "a sum of scores with its maximum in the label", "■ with a blank before its option", "公共施設 in the title of a sheet for subsidies", "actuals of the year to come left empty"),
        blocks,
        (("補助金の名称", "What is evaluated: project_name."),
         ("交付先, 補助率, 補助対象経費", "The recipient and the terms of the subsidy map to no concept: other. The figures of 補助対象経費 are the recipient's costs: other."),
         ("交付額", "amount, cost project: the label names no cost (ruling 12); the sources sum to it."),
         ("国・府支出金", "national+prefectural."),
         ("令和５年度（予算）", "Which budget is not said: phase budget; the heading says more than its year and stays in label."),
         ("職員人件費, 合計コスト, 従事職員数", "In columns that say 決算 and 予算: with their phase."),
         ("交付先の決算", "line_item, settlement. Its sums are line_item only: they are the recipient's money, not the cost of the project. 次年度繰越金 is a balance line without side (ruling 17)."),
         ("科目", "The heading of a heading column: left out of label; the name of a row is its item."),
         ("補助区分", "project_type."),
         ("評価の視点", "The question beside the criterion is other; the criterion is its heading."),
         ("総合点", "No criterion: other."),
         ("見直しの内容", "improvement."),
         ("前回の評価", "A sentence with year and choice of an earlier evaluation: other."),
         ("補助金等審査会の意見", "comment; 特になし is not_applicable."),
         ("終期 設定なし", "end_year, not_applicable."),
         ("slots without a name", "No fact (ruling 11).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(
        invented, calc.Sheeting("TakaoPMincho", size=6.8, row=12, shade="FDE9D9", inner="hair", wider=1.07), target
    )
