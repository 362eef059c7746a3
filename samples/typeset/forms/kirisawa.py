"""桐沢市: a dense browser print; choices shown only by larger bold type, アウトプット and アウトカム, 当初予算 and 決算 of each year."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, n, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

CSS = """
@page { size: A4; margin: 9mm 11mm 8mm }
body { font: 7.1pt/1.3 'Noto Sans CJK JP' }
td { padding: 1pt 2.5pt; line-height: 1.25 }
td.head { background: #d9e8d0 }
td.plain { background: none }
p.section { background: #4b7a3a; color: #fff; padding: 0.6pt 4pt; font-weight: normal }
b { font-size: 122% }
"""
YEARS = ((2021, "令和３年度"), (2022, "令和４年度"), (2023, "令和５年度"))
# 当初予算 and 決算 of three years, then 当初予算 of the year to come
FUNDS = (
    ("国庫支出金", "national", (1_925, 1_925, 1_925, 1_848, 2_117, 2_095, 2_310)),
    ("府支出金", "prefectural", (962, 962, 962, 924, 1_058, 1_047, 1_155)),
    ("地方債", "bond", (0, 0, 0, 0, 0, 0, 0)),
    ("その他", "other", (1_150, 1_088, 1_150, 1_102, 1_263, 1_240, 1_380)),
    ("一般財源", "general", (4_463, 4_120, 4_523, 4_381, 4_962, 4_873, 5_555)),
)
STAFF = (
    ("正職員", ("0.90", "0.95", "0.90", "0.90", "1.00", "1.00", "1.10"), 7_600),
    ("会計年度任用職員", ("0.50", "0.50", "0.50", "0.40", "0.50", "0.50", "0.50"), 2_500),
)


def head() -> list[Block]:
    """Identity."""
    kind = V(
        "自治事務　・　法定受託事務", ring="自治事務", style="strong", parts=(P("自治事務", concept="project_type"),)
    )
    ways = V(
        "直営　・　一部委託　・　全部委託　・　補助・負担　・　指定管理",
        3,
        ring="一部委託",
        style="strong",
        parts=(P("一部委託", concept="delivery_method"),),
    )
    code = V(
        "高齢者見守りネットワーク事業（031204-05）",
        3,
        parts=(P("高齢者見守りネットワーク事業", concept="project_name"), P("031204-05", concept="project_code")),
    )
    rows = [
        [H("事業名（コード）"), code, H("担当部署名"), V("健康福祉部　長寿支援課", concept="responsible_division")],
        [H("総合計画\n上の位置付け", rows=2), H("基本目標", level="基本目標"), V("２　健やかに、生きがいを持って暮らすまち", 3, concept="policy_position")],
        [H("施策目標", level="施策目標"), V("９　高齢者が地域で安心して暮らすことができるまち", 3, concept="policy_position")],
        [H("予算科目"), V("一般会計　03 民生費 － 01 社会福祉費 － 03 老人福祉費", 3, concept="budget_account"), H("事務の種類"), kind],
        [H("根拠法令等"), V("老人福祉法、桐沢市見守りネットワーク事業実施要綱", 3, concept="legal_basis"), H("事業期間"), V("平成 24 年度　～　設定なし", parts=(P("平成 24 年度", concept="start_year"), P("設定なし", concept="end_year")))],
        [H("実施方法"), ways, H("関連計画"), V("第９期高齢者保健福祉計画", concept="related_plan")],
    ]  # fmt: skip
    rows[1][2].cols = rows[2][1].cols = 4
    return [
        Line("令和６年度　桐沢市事務事業実績測定調書", (P("事務事業実績測定調書", concept="sheet_title"),), style="centre bold", size=13, gap=0),
        Line("（令和５年度実施事業）", (P("令和５年度", concept="evaluation_year"),), style="centre", size=9, gap=4),
        Line("１　基本情報", section=True, gap=0), Table((1.15, 0.95, 2.05, 0.9, 1, 2.2), rows, grid=False),
    ]  # fmt: skip


def texts() -> list[Block]:
    """What, for whom, why."""
    rows = [
        [H("対　　象"), V("市内に居住する65歳以上のひとり暮らしの高齢者及び高齢者のみの世帯", concept="target_group")],
        [H("目　　的"), V("地域の住民、事業者及び関係機関が日頃の活動の中で高齢者を緩やかに見守ることにより、異変を早期に発見し、孤立を防ぐ。", concept="purpose")],
        [H("事業概要\n（手段）"), V("・見守り協力事業者との協定の締結及び連絡会の開催\n・見守りに関する相談窓口の運営（社会福祉法人に委託）\n・緊急通報装置の貸与\n・見守りサポーター養成講座の開催", concept="means")],
    ]  # fmt: skip
    return [Line("２　事業の内容", section=True, gap=0), Table((1.15, 7.1), rows, grid=False)]


def indicators() -> list[Block]:
    """Output and outcome; no actual yet for the year to come."""
    rows: list[list[Cell]] = [
        [H("区　分"), H("指標名", concept="indicator_name"), H("単位", concept="indicator_unit"), H("", label=""), *(Y(text, year) for year, text in YEARS), Y("令和６年度", 2024)]
    ]  # fmt: skip
    slots = (
        ("アウトプット", "output", "見守り協力事業者の数（累計）", "事業所", ("180", "190", "200", "210"), ("176", "188", "204", ""), ("97.8", "98.9", "102.0", "")),
        ("アウトプット", "output", "養成講座の修了者数", "人", ("60", "60", "80", "80"), ("0", "42", "71", ""), ("0.0", "70.0", "88.8", "")),
        ("アウトカム", "outcome", "見守りにより早期に対応した件数", "件", ("－", "30", "35", "40"), ("21", "33", "38", ""), ("－", "110.0", "108.6", "")),
    )  # fmt: skip
    for number, (kind, key, name, unit, plan, actual, rate) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        lead: list[Cell] = (
            [] if number == 2 else [H(kind, rows=6 if number == 1 else 3, indicator_type=key, indicator=number)]
        )
        rows += [
            [*lead, N(name, rows=3, **about, concept="indicator_name"), V(unit, rows=3, style="centre aside", indicator=number), H("目標", concept="indicator_target", **about), *nums(*plan)],
            [H("実績", concept="indicator_actual", **about), *nums(*actual)],
            [H("達成率(%)", concept="indicator_rate", **{**about, "unit": "%"}), *nums(*rate)],
        ]  # fmt: skip
    return [
        Line("３　アウトプット・アウトカム", section=True, gap=0),
        Table((0.9, 2.3, 0.65, 0.8, 0.9, 0.9, 0.9, 0.9), rows),
    ]


def costs() -> list[Block]:
    """The sources sum to 事業費; 人件費 = 単価 × 人工 by kind of employee."""
    direct = total(*(list(fund[2]) for fund in FUNDS))
    pay = [[round(float(share) * price) for share in shares] for _, shares, price in STAFF]
    people = total(*pay)
    whole = total(direct, people)
    phases = [H("当初予算", phase="original_budget"), H("決　算", phase="settlement")]
    rows: list[list[Cell]] = [
        [
            H("（単位：千円）", 3, 2, label="", style="left small"),
            *(Y(text, year, 2) for year, text in YEARS),
            Y("令和６年度", 2024),
        ],
        [cell for _ in YEARS for cell in phases] + [phases[0]],
        [H("事業費（Ａ）", 3, style="left"), *nums(*direct)],
        *([H(name, 2, source=source, style="left"), *nums(*values)] for name, source, values in FUNDS),
    ]
    rows[3].insert(0, H("財源\n内訳", rows=5))
    for place, (name, shares, _) in enumerate(STAFF):
        rows.append(
            [
                H(name, 1, 2, style="left"),
                H("人工（人）", concept="staff_fte", cost=None, item=name, style="left"),
                *nums(*shares),
            ]
        )
        rows.append([H("金　額", style="left", cost="personnel"), *nums(*pay[place])])
    rows[8].insert(0, H("人\n件\n費", rows=5, cost="personnel"))
    rows.append([H("計（Ｂ）", 2, style="left", cost="personnel"), *nums(*people)])
    rows.append([H("総コスト（Ａ＋Ｂ）", 3, cost="total", style="left"), *nums(*whole)])
    unit = [n(round(1000 * whole[place] / 21_640)) for place in range(7)]
    rows.append([H("対象者１人当たりコスト（円）", 3, concept=None, style="left"), *nums(*unit)])
    return [
        Line("４　コストの推移", section=True, gap=0),
        Table((0.4, 1.2, 0.9, *(0.88,) * 7), rows, about={"concept": "amount", "cost": "project"}),
    ]


def close() -> list[Block]:
    """One grade of three is set larger and bold."""
    scale = "高い　・　やや高い　・　やや低い　・　低い"
    marks = (
        ("必要性", "やや高い", "ひとり暮らしの高齢者が増えており、地域の見守りの仕組みは今後も欠かせないが、民間の見守りサービスも広がりつつある。"),
        ("有効性", "高い", "協力事業者からの通報により、早期に対応できた事例が着実に増えている。"),
        ("効率性", "やや低い", "緊急通報装置は保守に係る費用が高く、携帯型の機器への切替えが進んでいない。"),
    )  # fmt: skip
    rows: list[list[Cell]] = [[H("視　点"), H("評　価", concept="rating"), H("評価の理由", concept="rating_reason")]]
    rows += [
        [H(name, criterion=name), V(scale, ring=grade, style="strong centre", parts=(P(grade),)), V(why)]
        for name, grade, why in marks
    ]
    way = V(
        "拡充　・　現状維持　・　改善・見直し　・　縮小　・　統合　・　休止・廃止",
        ring="改善・見直し",
        style="strong centre",
        parts=(P("改善・見直し", concept="future_direction"),),
    )
    last = [
        [H("総合評価"), V("見守りの協力者は順調に増えており、事業の目的はおおむね達成されているが、緊急通報装置の利用が伸びていない。", concept="overall_rating")],
        [H("課　　題"), V("・養成講座の修了者が実際の見守り活動に結び付いていない。\n・緊急通報装置の利用者が減少傾向にある。", concept="issue")],
        [H("今後の方向性"), way],
        [H("改善策"), V("修了者と地区の活動団体を引き合わせる場を設けるとともに、令和７年度の装置の更新に合わせて携帯型への切替えを進める。", concept="improvement")],
    ]  # fmt: skip
    return [
        Line("５　評価・今後の方向性（文字を大きくしたものが該当する区分）", section=True, gap=0),
        Table((0.9, 3, 4.6), rows, gap=2), Table((1.15, 7.1), last, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "kirisawa", "桐沢市", "令和６年度 事務事業実績測定調書", "develop", "Chromium (Skia/PDF), from HTML", ("Noto Sans CJK JP",),
        ("choices shown by larger bold type only", "当初予算 and 決算 under merged years, the last year with one column", "円 and 人 rows in a 千円 table, the unit in the corner", "人件費 by kind of employee with 計",
         "code in brackets after the name", "one heading over two indicators", "－ beside 0", "empty cells of the year to come", "an option that holds another one (高い, やや高い)"),
        [Sheet(1), *head(), *texts(), *indicators(), *costs(), *close()],
        (("やや高い", "The option in larger bold type is やや高い; raw is its characters."),
         ("人件費 by kind", "amount has no dimension for the kind of employee: the rows differ in label only; staff_fte has the item."),
         ("phase of 人件費 and 人工", "Their columns say 当初予算 and 決算."),
         ("総合評価", "A narrative: overall_rating (ruling 10)."),
         ("事務の種類", "project_type.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
