"""駒木野市: a Calc print on two pages; three indicators over five years, personnel by kind, five years of cost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2019, "令和元年度"), (2020, "令和２年度"), (2021, "令和３年度"), (2022, "令和４年度"), (2023, "令和５年度"))
PHASES = (("決算額", "settlement"), ("決算額", "settlement"), ("決算額", "settlement"), ("決算額", "settlement"), ("予算額", "budget"))  # fmt: skip
FUNDS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("国庫支出金", "national", (0, 5_820, 0, 2_600, 0)),
    ("県支出金", "prefectural", (1_100, 1_100, 1_150, 1_150, 1_150)),
    ("市債", "bond", (0, 0, 0, 0, 12_300)),
    ("使用料及び手数料", "fees", (3_986, 1_742, 2_395, 3_418, 3_800)),
    ("その他特定財源", "other", (240, 180, 210, 225, 230)),
    ("一般財源", "general", (28_417, 27_960, 29_104, 29_883, 31_250)),
)
STAFF = (("正規職員", ("2.00", "2.00", "2.00", "1.80", "1.80"), (15_200, 15_240, 15_300, 13_770, 13_770)), ("会計年度任用職員", ("3.00", "3.00", "3.00", "4.00", "4.00"), (6_600, 6_690, 6_750, 9_040, 9_080)))  # fmt: skip
KPI = (
    ("活動指標①", "output", "企画展・講座の開催回数", "回", "博物館が主催する企画展及び講座の年間開催回数", ("24", "24", "24", "26", "28"), ("26", "9", "15", "27", "")),
    ("活動指標②", "output", "学校への出前授業の実施校数", "校", "市内小中学校への出前授業を実施した学校数", ("12", "14", "14", "16", "16"), ("13", "4", "10", "16", "")),
    ("成果指標①", "outcome", "博物館の入館者数", "人", "有料及び無料の入館者の合計", ("32,000", "32,000", "25,000", "28,000", "30,000"), ("31,206", "11,475", "17,820", "26,934", "")),
)  # fmt: skip


def head() -> list[Block]:
    """Identity, place in the plan, texts."""
    rows = [
        [H("事務事業名", 7), V("郷土博物館管理運営事業", 20, concept="project_name"), H("事業番号", 5), V("1052", 8, concept="project_code", style="centre")],
        [H("所属名", 7), V("教育部　文化財課", 13, concept="responsible_division"), H("係名", 4), V("博物館係", 6, concept="responsible_section"), H("課長名", 4), V("相川　修", 6, concept="manager_name")],
        [H("総合計画", 7, 3), H("基本目標", 5, level="基本目標"), V("５　豊かな心と文化を育むまちづくり", 28, concept="policy_position")],
        [H("基本施策", 5, level="基本施策"), V("５－３　歴史・文化の継承と活用", 28, concept="policy_position")],
        [H("施策", 5, level="施策"), V("５－３－２　文化財の保存と公開", 28, concept="policy_position")],
        [H("予算科目", 7), V("一般会計　10款 教育費　５項 社会教育費　６目 博物館費", 33, concept="budget_account")],
        [H("開始年度", 7), V("昭和58年度", 9, concept="start_year", style="centre"), H("終了予定年度", 6), V("－", 6, concept="end_year", style="centre"), H("事業区分", 5), V("施設の管理運営", 7, concept="project_type")],
        [H("根拠法令・条例等", 7), V("博物館法、駒木野市郷土博物館条例", 21, concept="legal_basis"), H("実施形態", 5), V("直営", 7, concept="delivery_method", style="centre")],
    ]  # fmt: skip
    texts = [
        [H("事業の目的", 7), V("市の歴史、民俗及び自然に関する資料を収集・保存し、展示や講座を通じて広く公開することにより、郷土への理解と愛着を深める。", 33, concept="purpose")],
        [H("事業の対象", 7), V("市民、市内の小中学校の児童・生徒、来訪者", 33, concept="target_group")],
        [H("事業の内容", 7), V("（１）常設展示及び企画展の開催\n（２）講座、体験学習及び学校への出前授業の実施\n（３）資料の収集、整理及び保存\n（４）施設の維持管理", 33, concept="means")],
        [H("めざす姿", 7), V("多くの市民が博物館を訪れ、郷土の歴史や文化を学び、次の世代へ伝えている。", 33, concept="desired_outcome")],
        [H("事業開始の経緯", 7), V("旧農学校の校舎の保存を求める市民の運動を受け、昭和58年に開館した。", 33, concept="background")],
        [H("令和４年度の\n主な実績", 7, fy=2022), V("・企画展「街道と宿場」を開催（会期48日、入館者8,216人）\n・収蔵資料1,340点をデジタル化し、ホームページで公開\n・空調設備の更新工事の設計を実施", 33, concept="result")],
    ]  # fmt: skip
    return [
        Line("事務事業評価票", (P("事務事業評価票", concept="sheet_title"),), style="centre bold", size=15, gap=1),
        Line("評価対象年度：令和４年度", (P("令和４年度", concept="evaluation_year", label=("評価対象年度",)),), style="right", gap=1),
        Line("Ⅰ　基本情報", section=True, style="bold", gap=1), Table((1,) * 40, rows, grid=False, gap=7),
        Line("Ⅱ　事業の概要", section=True, style="bold", gap=1), Table((1,) * 40, texts, grid=False, gap=7),
    ]  # fmt: skip


def right(values: Any) -> list[Cell]:
    """Figures in five columns."""
    return [V(n(value), 5, style="right") for value in values]


def indicators() -> list[Block]:
    """Name, unit and explanation to the left; 目標, 実績 by year."""
    rows: list[list[Cell]] = [[H("区分", 4, label="", style="small"), H("指標名", 6, concept="indicator_name"), H("単位", 2, style="small"), H("", 3, label=""), *(Y(text, year, 5) for year, text in YEARS)]]  # fmt: skip
    for number, (group, kind, name, unit, text, plan, actual) in enumerate(KPI, 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        rows.append([H(group, 4, 3, style="small", **about), N(name, 6, 2, concept="indicator_name", **about), V(unit, 2, 2, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about), H("目標", 3, concept="indicator_target"), *right(plan)])  # fmt: skip
        rows.append([H("実績", 3, concept="indicator_actual"), *right(actual)])
        rows.append([H("指標の説明", 6, style="small rowhead"), V(text, 30, concept="indicator_definition", label=(group, "指標の説明"), style="aside")])  # fmt: skip
    return [Line("Ⅲ　指標の推移", section=True, style="bold", gap=1), Table((1,) * 40, rows, gap=7)]


def costs() -> list[Block]:
    """Sources, 事業費計, personnel by kind, their sum."""
    direct = total(*(list(fund[2]) for fund in FUNDS))
    pay = total(*(list(cost) for _, _, cost in STAFF))
    rows: list[list[Cell]] = [
        [H("区　分", 15, 2, label=""), *(Y(text, year, 5) for year, text in YEARS)],
        [H(text, 5, phase=phase) for text, phase in PHASES],
        *([H(name, 11, style="left", source=source), *right(values)] for name, source, values in FUNDS),
        [H("事業費計（ａ）", 15, style="left"), *right(direct)],
    ]
    rows[2].insert(0, H("財源内訳", 4, 6, style="small"))
    for name, share, cost in STAFF:
        rows.append([H(name, 7, 2, style="small"), H("人数（人）", 4, concept="staff_fte", cost=None, item=name, style="small"), *right(share)])  # fmt: skip
        rows.append([H("人件費", 4, cost="personnel", style="small"), *right(cost)])
    rows[9].insert(0, H("人件費", 4, 4))
    rows += [[H("人件費計（ｂ）", 15, style="left", cost="personnel"), *right(pay)], [H("総コスト（ａ＋ｂ）", 15, style="left", cost="total"), *right(total(direct, pay))]]  # fmt: skip
    return [
        Turn(), Line("Ⅳ　事業費の推移", section=True, style="bold", gap=0), Line("（単位：千円）", style="right", gap=0),
        Table((1,) * 40, rows, about={"concept": "amount", "cost": "project"}, gap=8),
    ]  # fmt: skip


def close() -> list[Block]:
    """Three criteria in words, grade, issue, direction."""
    rows: list[list[Cell]] = [
        [H("評価の視点", 7), H("評価結果", 8, concept="rating"), H("評価の理由", 25, concept="rating_reason")]
    ]
    lines = (
        ("目的妥当性", "妥当である", "郷土の資料を保存し公開することは、市が担うべき役割である。"),
        ("有効性", "概ね有効である", "入館者数は回復しているが、感染症拡大前の水準には達していない。"),
        ("効率性", "改善の余地がある", "受付や清掃等の業務について、委託の範囲を広げる余地がある。"),
        ("公平性", "妥当である", "観覧料は近隣市の同種の施設と同程度である。"),
    )  # fmt: skip
    rows += [[H(name, 7, criterion=name), V(mark, 8, style="centre"), V(why, 25)] for name, mark, why in lines]
    final = [
        [H("総合評価", 7), V("Ｂ　概ね適切である", 13, concept="overall_rating", style="centre"), H("今後の方向性", 7), V("改善・見直し", 13, concept="future_direction", style="centre")],
        [H("現状と課題", 7), V("開館から40年が経過し、空調設備をはじめ施設の老朽化が進んでいる。また、来館者の約６割が60歳以上であり、若い世代の利用が少ない。", 33, concept="issue")],
        [H("今後の改善計画", 7), V("・令和５年度に空調設備を更新する。\n・受付業務の委託を令和６年度から実施する。\n・近隣の大学と連携し、学生が企画する展示を年１回開催する。", 33, concept="improvement")],
        [H("所属長の所見", 7), V("展示の魅力を高め、リピーターの増加につなげてほしい。", 33, concept="comment")],
        [H("備考", 7), V("－", 33, concept="comment")],
    ]  # fmt: skip
    return [
        Line("Ⅴ　評価", section=True, style="bold", gap=1), Table((1,) * 40, rows, gap=8),
        Line("Ⅵ　総合評価と今後の方向性", section=True, style="bold", gap=1), Table((1,) * 40, final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "komakino", "駒木野市", "事務事業評価票（令和４年度）", "measure", "openpyxl, printed by LibreOffice Calc", ("VL PGothic",),
        ("five years, four of 決算額 and one of 予算額", "explanation of an indicator in a row below its name", "personnel by kind, number of people and cost in turn", "the unit in a line between section and table", "評価対象年度 in a line of its own", "answers in words", "one sheet over two pages"),
        [Sheet(1), *head(), *indicators(), *costs(), *close()],
        (("予算額", "Which budget is not said: phase budget."),
         ("財源内訳", "The rows sum to 事業費計（ａ）: cost project."),
         ("人件費 by kind", "staff_fte has the kind of employee as item; the amounts of both kinds differ in label only."),
         ("指標の説明", "indicator_definition."),
         ("令和４年度の主な実績", "result of 2022; the heading says more than the year."),
         ("Ｂ　概ね適切である", "overall_rating, as printed."),
         ("現状と課題", "issue."),
         ("備考 －", "not_applicable.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("VL PGothic", size=8.6, row=16, shade="EDEDED"), target)
