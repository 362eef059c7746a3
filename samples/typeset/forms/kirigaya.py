"""霧ヶ谷市: a form of a government guide; criteria scored to 20 points, two evaluations, 改革方針 circled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, nums, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

# question, highest score, first and second score, reason
SCORES = (
    ("妥当性", "社会的な必要性があるか", 4, 4, 4, "高齢者の移動手段の確保は、地域で暮らし続けるために不可欠である。"),
    ("妥当性", "市が主体となって実施すべきか", 3, 3, 2, "路線バスの撤退した地区であり、民間による運行は見込めない。"),
    ("有効性", "目標を達成しているか", 4, 2, 2, "利用者数は増えているが、目標の８割にとどまる。"),
    ("有効性", "上位の施策に貢献しているか", 3, 3, 3, "公共交通の空白地区が８地区から３地区に減った。"),
    ("効率性", "コストの削減に努めているか", 3, 2, 2, "車両の小型化により、運行経費を１割削減した。"),
    ("公平性", "受益者の負担は適正か", 3, 2, 1, "運賃は運行経費の１割程度を賄うにすぎない。"),
)  # fmt: skip
YEARS = ((2021, "令和３年度", "決算", "settlement"), (2022, "令和４年度", "決算", "settlement"), (2023, "令和５年度", "決算", "settlement"), (2024, "令和６年度", "予算", "budget"))  # fmt: skip
FUNDS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("国庫支出金", "national", (4_120, 5_230, 5_406, 5_400)),
    ("県支出金", "prefectural", (1_030, 1_308, 1_352, 1_350)),
    ("地方債", "bond", (0, 0, 3_600, 0)),
    ("使用料及び手数料", "fees", (1_846, 2_215, 2_498, 2_700)),
    ("その他", "other", (0, 0, 250, 250)),
    ("一般財源", "general", (13_964, 12_871, 13_120, 14_550)),
)


def head() -> list[Block]:
    """Number in the corner, then identity."""
    rows = [
        [H("事務事業名"), V("デマンド交通運行事業", 3, concept="project_name"), H("評価対象年度"), V("令和５年度", concept="evaluation_year", style="centre")],
        [H("担当部署"), V("市民生活部　交通政策課　地域交通係", 3, concept="responsible_division"), H("作成責任者"), V("課長　栂野　正樹", concept="manager_name")],
        [H("総合計画\nでの位置付け", rows=2), H("基本施策", level="基本施策"), V("第５章　便利で快適な暮らしの基盤をつくる", 2, concept="policy_position"), H("事業の開始"), V("平成26年度", concept="start_year", style="centre")],
        [H("単位施策", level="単位施策"), V("第３節　地域公共交通の充実", 2, concept="policy_position"), H("事業の終了"), V("未定", concept="end_year", style="centre")],
        [H("予算科目"), V("一般会計 － 総務費 － 総務管理費 － 交通対策費", 3, concept="budget_account"), H("関連計画"), V("地域公共交通計画", concept="related_plan")],
        [H("根拠法令等"), V("道路運送法、霧ヶ谷市デマンド交通運行要綱", 3, concept="legal_basis"), H("新規・継続の別"), V("新規　・　継続", ring="継続", style="centre", parts=(P("継続", concept="project_status"),))],
    ]  # fmt: skip
    return [
        Line("様式第１号（第５条関係）", size=8, gap=0), Line("事務事業評価調書", (P("事務事業評価調書", concept="sheet_title"),), style="centre bold", size=15, gap=2),
        Line("整理番号：５－２３", (P("５－２３", concept="project_code", label=("整理番号",)),), style="right", size=8.5, gap=2),
        Line("１　事務事業の概要", section=True, size=10, gap=2), Table((1.2, 0.95, 2.2, 1.1, 1.25, 2), rows, grid=False),
    ]  # fmt: skip


def texts() -> list[Block]:
    """目的 in three parts and how it is done."""
    rows = [
        [H("目\n的", rows=3), H("誰（何）を対象に"), V("公共交通の空白地区に居住する市民", concept="target_group")],
        [H("どのような状態に\nするのか（意図）"), V("自家用車を運転しない人でも、通院や買物のための外出ができる状態にする。", concept="purpose")],
        [H("その結果、めざす姿"), V("住み慣れた地域で安心して暮らし続けることができる。", concept="desired_outcome")],
        [H("実施内容（手段）", 2), V("・予約に応じて乗合タクシーを運行する（平日８便、８地区）。\n・予約の受付及び配車を市内のタクシー事業者に委託する。\n・地区の説明会で利用方法を案内する。", concept="means")],
        [H("現状", 2), V("登録者は2,840人で対象人口の31％に当たる。登録者のうち実際に利用した人は４割程度である。", concept="background")],
        [H("実施形態", 2), V("直営　・　一部委託　・　全部委託　・　補助　・　指定管理", ring="全部委託", parts=(P("全部委託", concept="delivery_method"),))],
    ]  # fmt: skip
    return [Table((0.35, 1.8, 6.55), rows, grid=False)]


def costs() -> list[Block]:
    """Sources, their sum, personnel and total."""
    direct = total(*(list(fund[2]) for fund in FUNDS))
    people = (5_250, 5_250, 4_500, 4_500)
    whole = total(direct, list(people))
    rows: list[list[Cell]] = [
        [H("区　　分", 2, 2, label=""), *(Y(text, year) for year, text, _, _ in YEARS)],
        [H(f"（{text}）", phase=phase, label=f"({text})") for _, _, text, phase in YEARS],
        *([H(name, source=source, style="left"), *nums(*values)] for name, source, values in FUNDS),
        [H("直接事業費　Ａ", 2, style="left"), *nums(*direct)],
        [H("従事職員数（人工）", 2, style="left", concept="staff_fte", cost=None), *nums("0.70", "0.70", "0.60", "0.60")],
        [H("人件費　Ｂ", 2, style="left", cost="personnel"), *nums(*people)],
        [H("フルコスト　Ａ＋Ｂ", 2, style="left", cost="total"), *nums(*whole)],
        [H("１人１回当たりのコスト（円）", 2, style="left", concept=None), *nums(*(n(round(1000 * cost / count)) for cost, count in zip(whole, (9_214, 11_087, 12_496), strict=False)), "")],
    ]  # fmt: skip
    rows[2].insert(0, H("財源内訳", rows=6, style="vertical"))
    return [
        Line("２　事業費の推移（単位：千円）", section=True, size=10, gap=2),
        Table((0.35, 2.2, 1.2, 1.2, 1.2, 1.2), rows, about={"concept": "amount", "cost": "project"}),
    ]


def indicators() -> list[Block]:
    """Rows of target and actual, and how the figure is made."""
    rows: list[list[Cell]] = [[H("指標の名称（単位）", concept="indicator_name"), H("算式・説明", concept="indicator_definition"), H("", label=""), *(Y(text, year) for year, text, _, _ in YEARS)]]  # fmt: skip
    slots = (
        ("output", "活動指標", "延べ運行便数", "便", "利用者が１人以上あった便の数", ("6,000", "6,200", "6,400", "6,600"), ("4,873", "5,641", "6,052", "")),
        ("outcome", "成果指標", "延べ利用者数", "人", "", ("13,000", "14,000", "15,500", "16,000"), ("9,214", "11,087", "12,496", "")),
        ("outcome", "成果指標", "公共交通の空白地区", "地区", "停留所から500ｍ以上離れた地区の数", ("5", "4", "3", "２以下"), ("5", "4", "3", "")),
    )  # fmt: skip
    for number, (key, kind, name, unit, how, plan, actual) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        parts = (P(name, concept="indicator_name", **about), P(unit, concept="indicator_unit", **about))
        title = V(f"＜{kind}＞\n{name}（{unit}）", 1, 2, parts=parts, label=("指標の名称(単位)",))
        formula = V(how, 1, 2, style="small", label=(name, "算式・説明"), **about)
        rows += [
            [title, formula, H("目標値", concept="indicator_target"), *nums(*plan, label=(name, "目標値"), **about)],
            [H("実績値", concept="indicator_actual"), *nums(*actual, label=(name, "実績値"), **about)],
        ]
    return [Line("３　指標の推移", section=True, size=10, gap=2), Table((2.2, 1.8, 0.8, 1, 1, 1, 1), rows)]


def scores() -> list[Block]:
    """The criteria: highest score, 一次 and 二次, subtotals and the sum of 20."""
    rows: list[list[Cell]] = [
        [H("評価の視点", 2, 2, label=""), H("配点", 1, 2), H("評　　点", 2, label="評点"), H("一次評価の理由", 1, 2, concept="rating_reason")],
        [H("一次評価", concept="rating"), H("二次評価", concept="rating")],
    ]  # fmt: skip
    spans: dict[str, int] = {}
    for group, *_ in SCORES:
        spans[group] = spans.get(group, 0) + 1
    seen: set[str] = set()
    for group, question, most, first, second, why in SCORES:
        lead: list[Cell] = [] if group in seen else [H(group, rows=spans[group])]
        seen.add(group)
        rows.append(
            [
                *lead,
                H(question, style="left", criterion=question),
                V(str(most), style="centre aside"),
                V(str(first), style="centre"),
                V(str(second), style="centre"),
                V(why),
            ]
        )
    most, first, second = (sum(score[place] for score in SCORES) for place in (2, 3, 4))  # type: ignore[misc]
    rows.append(
        [
            H("評点の合計", 2),
            V(str(most), style="centre aside"),
            V(f"{first}点", style="centre", concept=None),
            V(f"{second}点", style="centre", concept=None),
            V(""),
        ]
    )
    return [
        Line("４　項目別の評価（20点満点）", section=True, size=10, gap=2),
        Table((0.8, 2.5, 0.6, 0.8, 0.8, 3.7), rows, gap=2, low=28),
        Line(
            "※ 18～20点：Ａ（適切）　14～17点：Ｂ（おおむね適切）　10～13点：Ｃ（改善が必要）　９点以下：Ｄ（抜本的な見直しが必要）",
            size=7.5,
        ),
    ]


def close() -> list[Block]:
    """Grade and direction by two bodies, then the plan of the reform."""
    ways = "拡充 ・ 現状維持 ・ 改善 ・ 縮小 ・ 休止 ・ 廃止"
    first: Any = (P("現状維持", concept="future_direction"),)
    second: Any = (P("改善", concept="future_direction"),)
    rows = [
        [H("区　分"), H("総合評価", concept="overall_rating"), H("改革方針"), H("評価者の所見", concept="comment")],
        [H("一次評価\n（担当課）"), V("Ｂ", style="centre large"), V(ways, ring="現状維持", parts=first), V("利用者が増えているため、当面は現在の運行を続ける。")],
        [H("二次評価\n（評価会議）"), V("Ｂ", style="centre large"), V(ways, ring="改善", parts=second), V("運賃の水準と、便ごとの利用状況に応じた運行時刻を見直すこと。")],
    ]  # fmt: skip
    plan = [
        [H("課題"), V("・登録しても利用しない人が多い。\n・運賃収入の割合が低く、一般財源による負担が続いている。", concept="issue")],
        [H("改善策"), V("・利用の多い病院や商業施設の診療時間、営業時間に合わせて運行時刻を組み替える。\n・近隣市の状況を調査し、運賃の改定案を作成する。", concept="improvement")],
        [H("期待される効果"), V("１便当たりの乗車人数が増え、運賃収入の割合が高まる。", concept="desired_outcome")],
        [H("前年度の評価への\n対応"), V("予約の締切りを前日から１時間前に改めた。", concept="result")],
    ]  # fmt: skip
    when = [
        [H("実施の時期"), Y("令和６年度", 2024), Y("令和７年度", 2025), Y("令和８年度", 2026)],
        [
            H("改革の工程", concept="schedule"),
            V("利用状況の分析、運賃の検討"),
            V("運行時刻の改正、条例等の改正"),
            V("新運賃による運行"),
        ],
    ]
    return [
        Line("５　総合評価及び改革方針", section=True, size=10, gap=2), Table((1.1, 0.8, 3.7, 3.6), rows, gap=8, low=44),
        Line("６　改革・改善の計画", section=True, size=10, gap=2), Table((1.4, 7.8), plan, grid=False, gap=6, low=46), Table((1.4, 2.6, 2.6, 2.6), when, low=26),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "kirigaya", "霧ヶ谷市", "事務事業評価調書（様式第１号）", "develop", "PyMuPDF (MuPDF's own writer)", ("IPAexMincho", "IPAexGothic"),
        ("number of the form above the title, the code in a line of its own", "criteria with highest score, 一次 and 二次 score, summed to 20", "drawn circles around options", "purpose in three parts, target and 意図 and めざす姿", "評価対象年度 as a field",
         "kind, name and unit of an indicator in one cell, its formula beside it", "年度 and （決算） in two rows of headings", "two bodies' grade, direction and remark in rows", "a bound as a target (２以下)", "plan of the reform by years", "a key of grades in small print"),
        [Sheet(1), *head(), *texts(), *costs(), *indicators(), Turn(), *scores(), *close()],
        (("評点", "rating: the score as text, criterion the question; 一次評価 and 二次評価 tell them apart in label."),
         ("配点, 評点の合計", "配点 belongs to the form: other. The sum has no criterion: other."),
         ("一次評価の理由", "rating_reason of the question."),
         ("改革方針", "future_direction, the circled option."),
         ("評価者の所見", "comment."),
         ("２以下", "No number: the printed text, no unit."),
         ("改革の工程", "schedule by year."),
         ("期待される効果", "desired_outcome."),
         ("前年度の評価への対応", "What was done: result.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.mupdf(
        invented, Look("IPAexMincho", bold="IPAexGothic", size=8.4, shade=1, margin=(42, 34), weight=0.6), target
    )
