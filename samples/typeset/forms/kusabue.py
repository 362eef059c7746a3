"""草笛市: HTML by Chromium; PDCA one letter a line down the side, choices by a drawn circle or by bold type only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 13mm 15mm 10mm }
body { font: 8.6pt/1.42 'IPAPMincho' }
td { padding: 2.4pt 3.5pt }
td.head { background: #efefef }
td.plain { background: none }
p.bold { font-weight: normal }
td b { font-size: 108% }
"""
YEARS = (("Ｒ２", 2020), ("Ｒ３", 2021), ("Ｒ４", 2022), ("Ｒ５", 2023))
LUNCH: dict[str, Any] = {
    "number": "４２", "name": "学校給食における地場農産物活用事業", "budget": "給食運営費", "division": "教育部学校給食課", "boss": "課長　久保田　誠", "plan": "第２章　健やかに学び育つまち",
    "who": "市立小・中学校の児童・生徒（約6,200人）", "aim": "地場農産物を使った給食を通して、児童・生徒が地域の農業を知り、食べ物を大切にする心を育む。",
    "what": "・市内の農業者団体との年間計画に基づく野菜等の購入\n・生産者を招いた食育の授業（各校年１回）\n・「草笛の日」給食（毎月１回）の実施", "law": "学校給食法、食育基本法",
    "term": ("平成19年度", "終期なし"), "how": "一部委託", "status": "継続",
    "result": "地場農産物の購入量は68.4トンで、前年度より3.1トン増加した。生産者を招いた授業は全校で実施した。",
    "direct": (21_306, 23_748, 26_115, 27_600), "fund": ((0, 0, 1_200, 1_200), (19_850, 22_104, 23_260, 24_500), (1_456, 1_644, 1_655, 1_900)),
    "staff": ("0.45", "0.45", "0.50", "0.50"),
    "kpi": (("活動指標", "output", "生産者を招いた授業の実施校数", "校", ("14", "14", "14", "14"), ("3", "9", "14", "")), ("成果指標", "outcome", "給食における地場農産物の使用率", "％", ("22.0", "23.0", "24.0", "25.0"), ("20.6", "22.4", "23.7", ""))),
    "marks": (("必要性", "３", "地産地消の推進は、市の食育推進計画に位置付けられている。"), ("有効性", "２", "使用率は年々上昇しているが、目標には届いていない。"), ("効率性", "２", "配送を農業者団体に委託しているため、少量の品目では割高となる。"), ("公平性", "３", "全ての小・中学校を対象としている。")),
    "grade": "Ｂ", "issue": "夏季の猛暑により葉物野菜の収穫量が減り、計画した量を確保できない月があった。", "next": "改善・見直し",
    "why": "気候の変化に対応し、品目と時期の計画を見直す必要があるため。", "better": "農業委員会と協議し、暑さに強い品目への転換を進めるとともに、冷凍加工した野菜の活用を試行する。", "note": "特になし",
}  # fmt: skip
HOUSES: dict[str, Any] = {
    "number": "５７", "name": "木造住宅耐震化促進事業", "budget": "住宅耐震化事業費", "division": "都市建設部まちづくり課", "boss": "課長　芦田　由美子", "plan": "第４章　安全で快適に暮らせるまち",
    "who": "昭和56年５月31日以前に着工された木造住宅の所有者", "aim": "住宅の耐震化を促し、地震による建物の倒壊から市民の生命を守る。",
    "what": "・耐震診断士の派遣（無料）\n・耐震改修工事に要した費用の一部の助成（上限100万円）", "law": "建築物の耐震改修の促進に関する法律",
    "term": ("平成20年度", "令和７年度"), "how": "補助", "status": "継続",
    "result": "耐震診断31件、改修工事の助成12件を実施した。個別訪問による啓発を２地区で行った。",
    "direct": (8_274, 9_960, 14_188, 16_000), "fund": ((6_205, 7_470, 10_641, 12_000), (0, 0, 0, 0), (2_069, 2_490, 3_547, 4_000)),
    "staff": ("0.60", "0.60", "0.70", "0.70"),
    "kpi": (("活動指標", "output", "個別訪問を行った戸数", "戸", ("－", "200", "200", "300"), ("－", "162", "214", "")), ("成果指標", "outcome", "耐震改修工事の助成件数", "件", ("10", "10", "12", "15"), ("7", "8", "12", ""))),
    "marks": (("必要性", "３", "大地震の切迫性が指摘されており、耐震化は急務である。"), ("有効性", "３", "個別訪問を行った地区では、診断の申込みが前年度の２倍に増えた。"), ("効率性", "２", "申請の手続が煩雑で、職員の審査に時間を要している。"), ("公平性", "２", "費用を負担できない高齢者の世帯で改修が進んでいない。")),
    "grade": "Ａ", "issue": "診断の結果、耐震性が不足すると判定された住宅のうち、改修に至ったものは約４割にとどまる。", "next": "拡充",
    "why": "令和７年度末の耐震化率の目標を達成するため。", "better": "令和６年度から、耐震シェルターの設置及び除却工事を助成の対象に加える。", "note": "令和５年１月に要綱を改正し、助成の上限額を20万円引き上げた。",
}  # fmt: skip
WAYS = ("直営", "一部委託", "全部委託", "補助")
NEXT = ("拡充", "現状維持", "改善・見直し", "縮小", "休止・廃止")
COLUMNS = (0.38, 0.38, 1.75, 0.62, 0.72, 0.92, 0.92, 0.92, 0.92)


def plan(data: dict[str, Any]) -> Table:
    """What is planned; two choices by a circle."""
    way = V(" ・ ".join(WAYS), 3, ring=data["how"], parts=(P(data["how"], concept="delivery_method"),))
    state = V(
        "新規　・　継続",
        2,
        style="centre",
        ring=data["status"],
        parts=(P(data["status"], concept="project_status", label=("PLAN", "新規・継続")),),
    )
    start, end = data["term"]
    rows: list[list[Cell]] = [
        [H("ＰＬＡＮ", 1, 6, style="vertical"), H("対象", 2), V(data["who"], 6, concept="target_group")],
        [H("目的", 2), V(data["aim"], 6, concept="purpose")],
        [H("内容", 2), V(data["what"], 6, concept="means")],
        [H("根拠法令等", 2), V(data["law"], 3, concept="legal_basis"), H("新規・継続"), state],
        [H("事業期間", 2), V(f"{start}　～　{end}", 6, parts=(P(start, concept="start_year"), P(end, concept="end_year")))],
        [H("実施方法", 2), way, H("総合計画"), V(data["plan"], 2, concept="policy_position", label=("PLAN", "総合計画"))],
    ]  # fmt: skip
    rows[5][1].cols, rows[5][3].cols = 3, 2
    return Table(COLUMNS, rows, grid=False, gap=0)


def do(data: dict[str, Any]) -> Table:
    """Results, costs and indicators in one table, each with its own row of years."""
    pay = [round(float(share) * 8_060) for share in data["staff"]]
    money: Attributes = {"concept": "amount", "cost": "project"}
    names = (
        ("国・都支出金", "national+prefectural"),
        ("その他（給食費等）" if data["number"] == "４２" else "その他", "other"),
        ("一般財源", "general"),
    )
    years = [H(f"{text}決算", fy=year, phase="settlement") for text, year in YEARS[:3]] + [
        H("Ｒ５予算", fy=2023, phase="budget")
    ]
    rows: list[list[Cell]] = [
        [H("取組実績", 2), V(data["result"], 6, concept="result")],
        [H("費用の推移", 4), *years],
        [H("事業費（千円）", 4, **money), *nums(*data["direct"])],
        *([H(name, 3, source=source, **money), *nums(*values)] for (name, source), values in zip(names, data["fund"], strict=True)),
        [H("職員数（人工）", 4, concept="staff_fte", unit="人"), *nums(*data["staff"])],
        [H("人件費（千円）", 4, concept="amount", cost="personnel"), *nums(*pay)],
        [H("総コスト（千円）", 4, concept="amount", cost="total"), *nums(*(a + b for a, b in zip(data["direct"], pay, strict=True)))],
        [H("指標", 2, concept="indicator_name"), H("単位", concept="indicator_unit"), H("", label=""), *(Y(text, year) for text, year in YEARS)],
    ]  # fmt: skip
    assert all(sum(column) == whole for *column, whole in zip(*data["fund"], data["direct"], strict=True))
    rows[3].insert(0, H("財源", 1, 3, style="vertical"))
    for number, (kind, key, name, unit, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        title = N(name, 1, 2, concept="indicator_name", **about)
        title.parts = (P(name, concept="indicator_name", label=("DO", kind, "指標"), cost=None, source=None),)
        rows.append([H(kind, 1, 2, style="vertical small", **about), title, V(unit, 1, 2, style="centre aside", label=("DO", kind, name, "単位"), cost=None, source=None), H("目標", concept="indicator_target"), *nums(*target)])  # fmt: skip
        rows.append([H("実績", concept="indicator_actual"), *nums(*actual)])
    rows[0].insert(0, H("ＤＯ", 1, len(rows), style="vertical"))
    return Table(COLUMNS, rows, gap=0)


def check(data: dict[str, Any]) -> Table:
    """Marks of three by a circle."""
    rows: list[list[Cell]] = [[H("ＣＨＥＣＫ", 1, 6, style="vertical"), H("視点", 2), H("評価", 2, concept="rating"), H("理由", 4, concept="rating_reason")]]  # fmt: skip
    rows += [[H(name, 2, criterion=name), V("３　・　２　・　１", 2, style="centre", ring=mark, parts=(P(mark),)), V(reason, 4)] for name, mark, reason in data["marks"]]  # fmt: skip
    rows.append([H("総合評価", 2, concept="overall_rating"), V("Ａ　・　Ｂ　・　Ｃ　・　Ｄ", 6, ring=data["grade"], parts=(P(data["grade"], concept="overall_rating", label=("CHECK", "総合評価")),))])  # fmt: skip
    return Table(COLUMNS, rows, gap=0)


def action(data: dict[str, Any]) -> Table:
    """The direction by bold type only."""
    chosen = V(
        "　／　".join(NEXT), 6, ring=data["next"], style="strong", parts=(P(data["next"], concept="future_direction"),)
    )
    rows = [
        [H("ＡＣＴＩＯＮ", 1, 5, style="vertical"), H("課題", 2), V(data["issue"], 6, concept="issue")],
        [H("今後の方向性", 2), chosen],
        [H("方向性の理由", 2), V(data["why"], 6, concept="direction_reason")],
        [H("改善策", 2), V(data["better"], 6, concept="improvement")],
        [H("備考", 2), V(data["note"], 6, concept="comment")],
    ]
    return Table(COLUMNS, rows, grid=False)


def sheet(data: dict[str, Any]) -> list[Block]:
    """Title, identity and the four parts."""
    rows = [
        [H("No."), V(data["number"], concept="sheet_number", style="centre"), H("事務事業名"), V(data["name"], 3, concept="project_name", style="large")],
        [H("担当部署"), V(data["division"], 2, concept="responsible_division"), V(data["boss"], concept="manager_name", label=("担当部署",), raw=data["boss"].removeprefix("課長　")), H("事業予算名"), V(data["budget"], concept="project_name")],
    ]  # fmt: skip
    return [
        Line("令和５年度　草笛市事務事業評価票（令和４年度実施分）", (P("事務事業評価票", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="centre", size=13.5, gap=7),
        Table((0.9, 0.7, 1, 2, 0.9, 1.9), rows, grid=False, gap=6), plan(data), do(data), check(data), action(data),
        Line("（注）人件費は、職員数に平均人件費を乗じた額です。", style="small"),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    return Form(
        "kusabue", "草笛市", "令和５年度 草笛市事務事業評価票（令和４年度実施分）", "measure", "Chromium (Skia/PDF), from HTML", ("IPAPMincho",),
        ("PLAN, DO, CHECK and ACTION one letter a line down the side", "vertical headings inside vertical headings", "choices by a drawn circle, the direction by bold type only", "costs and indicators in one table with a row of years each", "Ｒ４決算 in full-width letters",
         "the unit in each row's label", "国・都支出金 as one source", "manager without a heading of his own", "two names of the project", "終期なし, 特になし", "－ beside figures"),
        [Sheet(1), *sheet(LUNCH), Turn(), Sheet(2), *sheet(HOUSES)],
        (("drawn circle, bold type", "raw is the characters inside the circle or in bold."),
         ("国・都支出金", "national+prefectural."),
         ("Ｒ５予算", "Which budget is not said: phase budget; the heading stays in label."),
         ("職員数（人工）", "staff_fte, unit person, with the phase of the columns, without item."),
         ("課長　久保田　誠", "manager_name, raw without the word 課長; the cell has no heading but 担当部署."),
         ("終期なし", "end_year, not_applicable; 備考 特になし likewise (ruling 7)."),
         ("事務事業名, 事業予算名", "Both are project_name."),
         ("No.", "sheet_number."),
         ("総合計画", "policy_position without level: the cell says the chapter, no level is printed as a heading."),
         ("その他（給食費等）", "source other.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
