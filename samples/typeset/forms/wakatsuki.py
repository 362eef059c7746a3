"""若槻市: MuPDF's own writer; ○ and × by two assessors, vertical headings, headings struck three times, 決算見込."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.expect import normal
from samples.typeset.forms import paint
from samples.typeset.forms.common import nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("平成24年度", 2012), ("25年度", 2013), ("26年度", 2014), ("27年度", 2015))
PHASES = (("決算", "settlement"), ("決算", "settlement"), ("決算見込", "settlement_estimate"), ("当初予算", "original_budget"))  # fmt: skip
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
WAYS = ("Ａ　拡充", "Ｂ　継続", "Ｃ　改善", "Ｄ　縮小", "Ｅ　廃止")
QUESTIONS = (
    ("妥当性", ("①市が行わなければならない事業か", "②市民のニーズに合っているか", "③対象や意図は現状に合っているか")),
    ("有効性", ("④成果は目標に達しているか", "⑤上位の施策に貢献しているか")),
    ("効率性", ("⑥成果を下げずに事業費を減らす余地はないか", "⑦人員や手順に無駄はないか")),
    ("公平性", ("⑧受益の機会や負担に偏りはないか",)),
)
HOUSES: dict[str, Any] = {
    "number": "109", "name": "空き家情報バンク運営事業", "room": "総務企画部　地域振興課", "branch": "定住促進係", "boss": "河内　省三", "clerk": "三好",
    "levels": ("第４章　人が集いにぎわうまち", "第２節　移住・定住の促進"), "account": "一般会計　２款　１項　７目　企画費", "term": ("平成19年度", "平成28年度"),
    "who": "市内の空き家の所有者及び市内への移住を希望する者", "aim": "空き家が活用され、市外から移住する世帯が増える。", "how": "空き家の登録と情報の公開、現地案内、登録物件の改修費及び家財の処分費の補助を行う。",
    "done": "新規登録23件、成約17件。東京と大阪で相談会を各２回開催した。",
    "funds": ((0, 0, 1_500, 2_000), (300, 300, 450, 450), (0, 0, 0, 0), (0, 0, 0, 500), (1_842, 2_107, 2_316, 2_450)), "staff": (("0.50", "0.60", "0.70", "0.70"), ("0.00", "0.00", "0.50", "0.50")),
    "kpi": (("活動", "output", "空き家の新規登録件数", "件", ("15", "15", "20", "25"), ("9", "14", "23", "")), ("成果", "outcome", "空き家バンクによる成約件数", "件", ("8", "10", "12", "15"), ("6", "11", "17", ""))),
    "marks": (("○", "○", "所有者と移住者をつなぐ民間の事業者がいない。"), ("○", "○", "相談件数は年々増加している。"), ("×", "○", "市内で転居する世帯も対象とすることを検討したい。"), ("○", "○", "成約件数は目標を上回った。"), ("○", "○", "定住人口の増加につながっている。"), ("×", "×", "物件の調査を不動産業の団体に委ねる余地がある。"), ("○", "×", "登録の手続が複雑で時間を要する。"), ("○", "○", "補助の件数に応じ、抽選としている。")),
    "ways": ("Ｂ　継続", "Ｃ　改善"), "issue": "登録に至らない空き家の多くは、相続や家財の整理が済んでいない。", "better": "司法書士等による無料の相談会を開き、登録前の支援を強化する。", "note": "物件の調査を委託する場合の費用を示すこと。",
}  # fmt: skip
DEER: dict[str, Any] = {
    "number": "214", "name": "有害鳥獣捕獲対策事業", "room": "産業振興部　農林水産課", "branch": "林業係", "boss": "大森　和江", "clerk": "植田",
    "levels": ("第２章　地域の産業が育つまち", "第１節　農林水産業の振興"), "account": "一般会計　６款　１項　３目　農業振興費", "term": ("平成13年度以前", "終期なし"),
    "who": "農作物の被害を受けている農家及び捕獲に従事する者", "aim": "農作物の被害が減り、農家の生産意欲が保たれる。", "how": "捕獲班への委託と報償金の交付、侵入防止柵の設置費の補助、狩猟免許の取得に要する費用の助成を行う。",
    "done": "イノシシ816頭、シカ1,043頭を捕獲した。侵入防止柵を延長42キロメートルにわたり設置した。",
    "funds": ((6_100, 9_240, 11_380, 12_000), (4_350, 4_610, 5_020, 5_200), (0, 0, 0, 0), (210, 195, 188, 200), (8_906, 9_713, 10_557, 11_400)), "staff": (("1.10", "1.30", "1.50", "1.50"), ("1.00", "1.00", "1.00", "1.00")),
    "kpi": (("活動", "output", "捕獲に従事する者の数", "人", ("110", "115", "120", "125"), ("104", "109", "116", "")), ("成果", "outcome", "農作物の被害面積", "ha", ("62.0", "58.0", "54.0", "50.0"), ("66.4", "60.1", "52.3", ""))),
    "marks": (("○", "○", "鳥獣被害防止特措法により市町村が計画を定めることとされている。"), ("○", "○", "農家から対策の強化を求める声が強い。"), ("○", "○", "－"), ("○", "○", "被害面積は目標を下回った。"), ("○", "○", "耕作の継続につながっている。"), ("○", "○", "報償金の単価は近隣の市町と同程度である。"), ("×", "×", "捕獲の確認に職員が現地へ出向いている。"), ("×", "○", "柵の補助は自己負担のできる農家に偏りがちである。")),
    "ways": ("Ａ　拡充", "Ａ　拡充"), "issue": "捕獲に従事する者の平均年齢が67歳となり、見回りの負担が大きい。", "better": "わなに通信機器を付け、捕獲を知らせる仕組みを３地区で試行する。", "note": "－",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Number beside the title, names of three people's places, the plan by 章 and 節."""
    start, end = data["term"]
    flags = ("or_earlier",) if start.endswith("以前") else ()
    term = (P(start, concept="start_year", flags=flags), P(end, concept="end_year"))
    rows = [
        [H("事務事業名", style="bold"), V(data["name"], 5, concept="project_name", style="bold large"), H("番号", style="bold"), V(data["number"], concept="sheet_number", style="centre")],
        [H("担当部課", style="bold"), V(data["room"], 3, concept="responsible_division"), H("係名", style="bold"), V(data["branch"], concept="responsible_section"), H("課長名", style="bold"), V(data["boss"], concept="manager_name")],
        [H("総合計画\nの体系", 1, 2, style="bold"), H("章", style="bold"), V(data["levels"][0], 4, concept="policy_position", level="章"), H("記入者", style="bold"), V(data["clerk"], concept="contact_name")],
        [H("節", style="bold"), V(data["levels"][1], 4, concept="policy_position", level="節"), H("事務区分", 1, 2, style="bold"), V("■自治事務\n□法定受託事務", 1, 2, parts=(P("■自治事務", concept="project_type", value="自治事務"),))],
        [H("予算科目", style="bold"), V(data["account"], 2, concept="budget_account"), H("事業期間", style="bold"), V(f"{start}　～　{end}", 2, parts=term, style="centre")],
    ]  # fmt: skip
    return [
        Line("平成27年度　若槻市事務事業評価シート（平成26年度実績）", (P("事務事業評価シート", concept="sheet_title"), P("平成26年度", concept="evaluation_year")), style="centre bold", size=13, gap=6),
        Table((1, 0.5, 2.3, 0.9, 0.8, 1.4, 0.8, 1.4), rows, grid=False, gap=-0.25),
    ]  # fmt: skip


def plan(data: dict[str, Any]) -> Table:
    """What is planned and done, under a vertical heading."""
    rows = [
        [H("目的と内容", 1, 4, style="vertical bold"), H("対象（誰を、何を）", style="left"), V(data["who"], concept="target_group")],
        [H("意図（どのような状態にしたいか）", style="left"), V(data["aim"], concept="purpose")],
        [H("手段（どのような方法で行うか）", style="left"), V(data["how"], concept="means")],
        [H("平成26年度の取組実績", style="left"), V(data["done"], concept="result", fy=2014)],
    ]  # fmt: skip
    return Table((0.3, 2.3, 6.5), rows, grid=False, gap=-0.25)


def costs(data: dict[str, Any]) -> Table:
    """千円 in the labels, 人 and 円 below them."""
    spent = [sum(column) for column in zip(*data["funds"], strict=True)]
    pay = [round(float(a) * 7_310 + float(b) * 1_920) for a, b in zip(*data["staff"], strict=True)]
    whole = [a + b for a, b in zip(spent, pay, strict=True)]
    money: Attributes = {"concept": "amount", "cost": "project"}
    staff: Attributes = {"concept": "staff_fte"}
    years = [H(f"{text}\n{word}", style="bold", fy=fy, phase=phase) for (text, fy), (word, phase) in zip(YEARS, PHASES, strict=True)]  # fmt: skip
    rows: list[list[Cell]] = [
        [H("区　　分", 2, style="bold"), *years],
        [H("事業費（千円）", 2, style="left", **money), *nums(*spent)],
        *([H(name, style="left", source=source, **money), *nums(*values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)),
        [H("正職員（人）", 2, style="left", item="正職員", **staff), *nums(*data["staff"][0])],
        [H("臨時職員（人）", 2, style="left", item="臨時職員", **staff), *nums(*data["staff"][1])],
        [H("人件費（千円）", 2, style="left", concept="amount", cost="personnel"), *nums(*pay)],
        [H("総事業費（千円）", 2, style="left", concept="amount", cost="total"), *nums(*whole)],
        [H("市民１人当たりの総事業費（円）", 2, style="left"), *nums(*(round(1000 * cost / 31_240) for cost in whole))],
    ]  # fmt: skip
    rows[2].insert(0, H("財源内訳", 1, 5, style="vertical"))
    rows[0].insert(0, H("投入コスト", 1, len(rows), style="vertical bold"))
    return Table((0.3, 0.3, 2.5, 1.5, 1.5, 1.5, 1.5), rows, gap=-0.25)


def indicators(data: dict[str, Any]) -> Table:
    """Two of two rows each."""
    years = [H(text, style="bold", label="", fy=fy) for text, fy in YEARS]
    rows: list[list[Cell]] = [[H("区分", style="bold"), H("指標名", style="bold", concept="indicator_name"), H("単位", style="bold", concept="indicator_unit"), H("", label=""), *years]]  # fmt: skip
    for number, (slot, kind, name, unit, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(name, 1, 2, **about)
        title.parts = (P(name, concept="indicator_name"),)
        measure = V(unit, 1, 2, style="centre aside")
        rows.append([H(slot, 1, 2, **about), title, measure, H("目標", concept="indicator_target"), *nums(*target)])
        rows.append([H("実績", concept="indicator_actual"), *nums(*actual)])
    rows[0].insert(0, H("指標", 1, 5, style="vertical bold"))
    return Table((0.3, 0.6, 2.5, 0.6, 0.7, 1.1, 1.1, 1.1, 1.1), rows, gap=-0.25)


def check(data: dict[str, Any]) -> Table:
    """Eight questions answered twice by ○ or ×, the views' names written vertically."""
    rows: list[list[Cell]] = [[H("評価の視点", 2, style="bold"), H("一次", style="bold", concept="rating"), H("二次", style="bold", concept="rating"), H("説　　明", style="bold", concept="rating_reason")]]  # fmt: skip
    answers = iter(data["marks"])
    for view, questions in QUESTIONS:
        for place, question in enumerate(questions):
            first, second, reason = next(answers)
            row = [H(question, style="left", criterion=question[1:]), V(first, style="centre"), V(second, style="centre"), V(reason)]  # fmt: skip
            long = len(questions) > 1
            name = H(view, 1, len(questions), style="vertical" if long else "small")
            rows.append([name, *row] if place == 0 else row)
    rows[0].insert(0, H("検証", 1, 9, style="vertical bold"))
    return Table((0.3, 0.52, 3.3, 0.5, 0.5, 4.0), rows, gap=-0.25)


def close(data: dict[str, Any]) -> list[Block]:
    """○ below one of five words for each assessor, then texts."""
    rows: list[list[Cell]] = [
        [H("方向性", 1, 3, style="vertical bold"), H("今後の方向性", style="bold"), *(H(name, style="plain", label="") for name in WAYS)],
        *([H(who, style="left"), *(V("○" if name == way else "", style="centre", concept="future_direction", value=normal(name)) for name in WAYS)] for who, way in zip(("一次評価（担当課）", "二次評価（行政改革推進本部）"), data["ways"], strict=True)),
    ]  # fmt: skip
    final = [
        [H("課題", style="bold"), V(data["issue"], concept="issue")],
        [H("改善策", style="bold"), V(data["better"], concept="improvement")],
        [H("二次評価の所見", style="bold"), V(data["note"], concept="comment", style="centre" if data["note"] == "－" else "")],
    ]  # fmt: skip
    return [
        Table((0.3, 2.6, 1.25, 1.25, 1.25, 1.25, 1.25), rows, gap=-0.25),
        Table((1.5, 7.6), final, grid=False, gap=2),
        Line("※ 検証欄には、「はい」の場合は○、「いいえ」の場合は×を記入すること。", style="left", size=7),
    ]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((HOUSES, DEER), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), plan(data), costs(data), indicators(data), check(data), *close(data)]
    return Form(
        "wakatsuki", "若槻市", "平成27年度 事務事業評価シート（平成26年度実績）", "develop", "PyMuPDF (MuPDF's own writer)", ("TakaoPMincho",),
        ("○ and × as answers of two assessors", "vertical headings beside every table, within one frame without gaps", "bold headings struck three times", "決算見込 of the evaluated year", "平成24年度 and 25年度 in one heading row", "千円, 人 and 円 in the rows' labels",
         "○ below one of five words, twice", "numbered questions as criteria", "平成13年度以前, 終期なし", "people's names", "－ as a whole text", "nothing but the vertical word as section"),
        blocks,
        (("○, ×", "rating as printed; criterion is the question without its number (ruling 8), 一次 and 二次 tell the two apart in label."),
         ("説明", "One reason for two answers to one question: rating_reason of that question."),
         ("決算見込", "phase settlement_estimate."),
         ("平成24年度 決算", "One heading cell says year and phase and stays in label; in the table of indicators the heading only names the year."),
         ("25年度", "2013 by its neighbour to the left."),
         ("財源内訳", "The rows sum to 事業費: cost project."),
         ("正職員（人）", "staff_fte with item (without unit) and the phase of its column."),
         ("市民１人当たりの総事業費", "other (ruling 3)."),
         ("方向性", "future_direction; value is the word above the mark, raw the mark."),
         ("事務区分", "project_type, the chosen option (ruling 9)."),
         ("平成13年度以前", "2001 with flag or_earlier (ruling 6)."),
         ("番号", "The Japanese of No., which FACTS.md has under sheet_number; no code of the project is printed."),
         ("記入者", "contact_name."),
         ("意図, 平成26年度の取組実績", "purpose, and result with the year that its heading names.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = Look("TakaoPMincho", size=8.0, margin=(34, 30), shade=0.95, pad=2.6, weight=0.45, strikes=3)
    paint.mupdf(invented, look, target)
