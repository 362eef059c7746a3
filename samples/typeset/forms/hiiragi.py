"""柊市: a dense Calc print; ■□, ●○, ○ in a grid and 1 under 可 or 否 on one sheet, headings three rows deep."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

# 国庫, 県, 市債, その他, 一般財源, then 人工 and 人件費, by year
YEARS = (
    ("令和４年度\n（決算）", 2022, "settlement", (21_846, 21_846, 0, 38_205, 30_611), "1.35", 10_125),
    ("令和５年度\n（決算）", 2023, "settlement", (24_310, 24_310, 18_900, 40_118, 31_724), "1.35", 10_125),
    ("令和６年度\n（決算見込）", 2024, "settlement_estimate", (25_977, 25_977, 0, 41_560, 33_418), "1.50", 11_250),
    ("令和７年度\n（当初予算）", 2025, "original_budget", (27_400, 27_400, 6_300, 42_800, 35_160), "1.50", 11_250),
)


def right(values: tuple[int | str, ...], width: int) -> list[Cell]:
    """Figures of one width."""
    return [V(n(value), width, style="right") for value in values]


def head() -> list[Block]:
    """Identity, with boxes and bullets."""
    rows = [
        [H("事務事業名", 8), V("放課後児童クラブ運営事業", 25, concept="project_name", style="bold"), H("整理番号", 6), V("２０４－１", 15, concept="project_code", style="centre")],
        [H("所属", 8), V("こども未来部　こども育成課", 25, concept="responsible_division"), H("記入者", 6), V("", 6), H("内線", 4), V("2187", 5, concept="contact_phone", style="centre")],
        [H("施策体系", 8, 2), H("大項目", 5, level="大項目"), V("２　子どもの笑顔があふれるまち", 20, concept="policy_position"), H("会計区分", 6), V("●一般　○特別　○企業", 15, parts=(P("●一般", concept="budget_account", value="一般"),))],
        [H("中項目", 5, level="中項目"), V("２－３　放課後の居場所づくり", 20, concept="policy_position"), H("事業区分", 6), V("■ソフト　□ハード　□内部管理", 15, parts=(P("■ソフト", concept="project_type", value="ソフト"),))],
        [H("根拠法令", 8), V("児童福祉法第６条の３第２項、柊市放課後児童クラブ条例", 25, concept="legal_basis"), H("事業期間", 6), V("平成10年度　～　　年度", 15, parts=(P("平成10年度", concept="start_year"),), style="centre")],
        [H("実施方法", 8), V("□直営　□全部委託　■一部委託　□補助金　□その他（　　　）", 25, parts=(P("■一部委託", concept="delivery_method", value="一部委託"),)), H("市民協働", 6), V("○あり　●なし", 15, parts=(P("●なし", concept="checkbox", item="市民協働", value="なし"),))],
        [H("対象\n（誰・何を）", 8), V("保護者が就労等により昼間家庭にいない小学校１年生から６年生までの児童", 46, concept="target_group")],
        [H("意図（どのよう\nにしたいのか）", 8), V("放課後や長期休業中に安全に安心して過ごすことができる遊びと生活の場があり、児童が健やかに育っている。", 46, concept="purpose")],
        [H("手段\n（活動内容）", 8), V("市内14小学校の余裕教室等に26クラブを開設し、うち18クラブの運営を社会福祉法人等に委託する。支援員の研修及び施設の改修を行う。", 46, concept="means")],
    ]  # fmt: skip
    return [
        Line("事 務 事 業 評 価 表（令和６年度事業）", (P("事 務 事 業 評 価 表", concept="sheet_title", value="事務事業評価表"), P("令和６年度", concept="evaluation_year")), style="centre bold", size=12.5, gap=1),
        Table((1,) * 54, rows, grid=False, gap=4),
    ]  # fmt: skip


def costs() -> list[Block]:
    """Years down the side, headings three rows deep across."""
    sources = (
        ("国庫\n支出金", "national"),
        ("県\n支出金", "prefectural"),
        ("市債", "bond"),
        ("その他", "other"),
        ("一般\n財源", "general"),
    )
    rows: list[list[Cell]] = [
        [H("年度", 8, 3, label=""), H("投　入　コ　ス　ト", 46, label="投入コスト")],
        [H("事　業　費", 31, label="事業費", cost="project"), H("人　件　費", 9, label="人件費", cost="personnel"), H("総事業費\nＡ＋Ｂ", 6, 2, cost="total")],
        [H("計　Ａ", 6), *(H(text, 5, source=source, label=text.replace("\n", "")) for text, source in sources), H("人工\n（人）", 4, concept="staff_fte", cost=None), H("金額\nＢ", 5)],
    ]  # fmt: skip
    for text, year, phase, funds, share, pay in YEARS:
        direct = sum(funds)
        rows.append(
            [
                H(text, 8, style="small", fy=year, phase=phase),
                V(n(direct), 6, style="right"),
                *right(funds, 5),
                V(share, 4, style="right"),
                V(n(pay), 5, style="right"),
                V(n(direct + pay), 6, style="right"),
            ]
        )
    return [
        Line("■ コストの推移（単位：千円）", section=True, style="bold", gap=0),
        Table((1,) * 54, rows, about={"concept": "amount", "cost": "project"}, gap=4, low=15),
    ]


def indicators() -> list[Block]:
    """目標, 実績 and 達成率 under each year, the years under one heading."""
    years = ((2023, "令和５年度"), (2024, "令和６年度"))
    rows: list[list[Cell]] = [
        [H("区分", 4, 3, label=""), H("指標名", 17, 3, concept="indicator_name"), H("単位", 4, 3, concept="indicator_unit"), H("目標・実績の推移", 29, label="")],
        [*(Y(text, year, 12) for year, text in years), Y("令和７年度", 2025, 5)],
        [cell for _ in years for cell in (H("目標", 4, concept="indicator_target"), H("実績", 4, concept="indicator_actual"), H("達成率", 4, concept="indicator_rate"))] + [H("目標", 5, concept="indicator_target")],
    ]  # fmt: skip
    slots = (
        ("対象", "other", "４月１日現在の小学校児童数", "人", ("－", "5,412", "－"), ("－", "5,318", "－"), "－"),
        ("活動", "output", "放課後児童クラブの数", "か所", ("25", "25", "100.0%"), ("26", "26", "100.0%"), "28"),
        ("活動", "output", "支援員の研修の実施回数", "回", ("6", "5", "83.3%"), ("6", "7", "116.7%"), "6"),
        ("成果", "outcome", "クラブの待機児童数（４月１日現在）", "人", ("0", "23", "－"), ("0", "14", "－"), "0"),
        ("成果", "outcome", "保護者アンケートの満足度", "％", ("85.0", "82.7", "97.3%"), ("86.0", "84.9", "98.7%"), "87.0"),
    )  # fmt: skip
    for number, (kind, key, name, unit, last, this, goal) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        rows.append(
            [
                H(kind, 4, label=kind, indicator=number, indicator_type=key),
                N(name, 17, concept="indicator_name", **about),
                V(unit, 4, style="centre aside"),
                *right((*last, *this), 4),
                V(goal, 5, style="right"),
            ]
        )
    return [
        Line("■ 指標の推移", section=True, style="bold", gap=0),
        Table((1,) * 54, rows, gap=4, low=15),
        Line("※「対象」は対象指標、「活動」は活動指標、「成果」は成果指標を表す。", size=6.4, gap=0),
    ]


def close() -> list[Block]:
    """○ under 高, 中, 低; 1 under 可 or 否; two bodies with bullets."""
    marks = (("市の関与の必要性", "高", "法定の事業であり、待機児童の解消は市の責務である。"), ("市民ニーズ", "高", "共働き世帯の増加により、利用を希望する児童の割合は上昇している。"), ("コスト効率", "中", "委託料の単価は近隣市と同程度である。"))  # fmt: skip
    asked = (("民間委託の拡大", "可", "直営の８クラブについても、順次委託することができる。"), ("受益者負担の見直し", "可", "利用料は平成22年度から据え置いている。"), ("類似事業との統合", "否", "放課後子ども教室とは対象及び開設時間が異なる。"))  # fmt: skip
    first = [
        [
            H("評価の視点", 13),
            *(H(text, 3, label="") for text in "高中低"),
            H("判断の理由", 32, concept="rating_reason", style=""),
        ]
    ]
    first += [
        [
            H(name, 13, criterion=name),
            *(V("○" if grade == mark else "", 3, style="centre", concept="rating", value=mark) for mark in "高中低"),
            V(why, 32),
        ]
        for name, grade, why in marks
    ]
    second = [
        [H("見直しの可能性", 13), H("可", 4, label=""), H("否", 5, label=""), H("理由", 32, concept="rating_reason")]
    ]
    second += [
        [
            H(name, 13, criterion=name),
            *(
                V("1" if grade == mark else "", 4 if mark == "可" else 5, style="centre", concept="rating", value=mark)
                for mark in "可否"
            ),
            V(why, 32),
        ]
        for name, grade, why in asked
    ]
    last = [
        [H("現状と課題", 9), V("・利用希望者の増加に対し、支援員の確保が追い付いていない。\n・築40年を超えるクラブ室があり、計画的な改修が必要である。", 45, concept="issue")],
        [H("改善策", 9), V("支援員の処遇を改善するとともに、夏季休業中の学生スタッフを募集する。", 45, concept="improvement")],
        [H("一次評価\n（所属長）", 9, 2), H("総合評価", 7), V("○Ａ　●Ｂ　○Ｃ　○Ｄ", 12, style="centre", parts=(P("●Ｂ", concept="overall_rating", value="B"),)), H("方向性", 6), V("■拡大　□維持　□改善　□縮小　□廃止", 20, label=("一次評価(所属長)", "方向性"), parts=(P("■拡大", concept="future_direction", value="拡大"),))],
        [H("コメント", 7), V("待機児童が生じている３校を優先して整備する。", 38, concept="comment")],
        [H("二次評価\n（評価委員会）", 9, 2, style="small"), H("総合評価", 7), V("○Ａ　●Ｂ　○Ｃ　○Ｄ", 12, style="centre", parts=(P("●Ｂ", concept="overall_rating", value="B"),)), H("方向性", 6), V("□拡大　□維持　■改善　□縮小　□廃止", 20, label=("二次評価(評価委員会)", "方向性"), parts=(P("■改善", concept="future_direction", value="改善"),))],
        [H("コメント", 7), V("－", 38, concept="comment")],
    ]  # fmt: skip
    return [
        Line("■ 評価（該当するものに○又は１を記入）", section=True, style="bold", gap=0), Table((1,) * 54, first, gap=0.5), Table((1,) * 54, second, gap=0.5),
        Table((1,) * 54, last, grid=False, gap=1), Line("Ａ：期待以上　Ｂ：期待どおり　Ｃ：やや期待を下回る　Ｄ：期待を下回る", size=6.4),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "hiiragi", "柊市", "事務事業評価表（令和６年度事業）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAPMincho",),
        ("■□, ●○, ○ in a grid and 1 under 可／否 on one sheet", "headings three rows deep", "years as row headings with 決算, 決算見込 and 当初予算", "letter-spaced title and headings", "人 between 千円 columns", "対象指標 besides activity and outcome",
         "－ beside 0", "the same labels twice (総合評価, 方向性, コメント)", "a term never ended (～　　年度)", "empty field before another label (記入者)", "■ as a bullet of headings, too", "a bracket left empty in a choice"),
        [Sheet(1), *head(), *costs(), *indicators(), *close()],
        (("○ under 高, 1 under 可", "value is the heading of the column with the mark, raw the mark; the column heading is left out of label."),
         ("市民協働", "Maps to no other concept: checkbox."),
         ("会計区分 ●一般", "budget_account, the chosen option (ruling 9)."),
         ("対象指標", "indicator_type other."),
         ("現状と課題", "issue."),
         ("一次評価, 二次評価", "Both 総合評価 are overall_rating, both 方向性 future_direction; their outer headings tell them apart in label."),
         ("コメント －", "comment, not_applicable."),
         ("－ of the rates", "A target of 0 has no rate: not_applicable. The 対象指標 has no targets: －."),
         ("～　　年度", "The end is an unfilled template: blank, not listed.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(
        invented,
        calc.Sheeting("IPAPMincho", size=7.6, columns=54, column=9.7, shade="DDEBF7", row=13, wider=1.16),
        target,
    )
