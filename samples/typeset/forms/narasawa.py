"""楢沢市: a word processor's document; prose under numbered headings, tables with narrow labels between them."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import browser
from samples.typeset.forms.common import n, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

CSS = """
@page { size: A4; margin: 20mm 24mm 14mm }
body { font: 10.5pt/1.6 'IPAMincho' }
section { position: relative; height: 256mm; padding: 0 1pt }
td { padding: 1.6pt 4pt; line-height: 1.4 }
p.section { font-family: 'IPAGothic'; font-weight: normal; margin-top: 4pt }
p.title { font-family: 'IPAGothic'; text-align: center }
p.sub { padding-left: .5em }
p.text { padding-left: 2em; text-indent: 1em; text-align: justify }
p.list { padding-left: 2em }
p.foot { position: absolute; bottom: 0; width: 100%; text-align: center }
table { margin-left: auto; margin-right: auto }
table.all td { border-width: .5pt }
"""
YEARS = (("平成29年度\n（決算）", 2017, "settlement"), ("平成30年度\n（決算）", 2018, "settlement"), ("令和元年度\n（決算）", 2019, "settlement"), ("令和２年度\n（予算）", 2020, "budget"))  # fmt: skip
FUNDS = (
    ("国庫支出金", "national", (1_284, 1_330, 1_298, 1_350)),
    ("都支出金", "prefectural", (642, 665, 649, 675)),
    ("使用料・手数料", "fees", (2_106, 2_254, 2_087, 2_200)),
    ("その他", "other", ("－", 180, "－", "－")),
    ("一般財源", "general", (9_418, 9_036, 10_522, 11_475)),
)
STAFF = (
    ("正規職員", ("1.5", "1.5", "1.3", "1.3")),
    ("再任用職員", ("0.0", "0.5", "0.5", "0.5")),
    ("嘱託職員", ("2.0", "2.0", "2.0", "0.0")),
)
PRICES = (8_420, 4_510, 2_630)
OUTPUT = ("（１）活動指標", "output", "ファミリー・サポート・センターの講習会の開催回数", "回", ("24", "24", "26", "26"), ("24", "23", "21", ""), ("100.0", "95.8", "80.8", ""))  # fmt: skip
OUTCOME = ("（２）成果指標", "outcome", "依頼に対し援助活動が成立した割合", "％", ("90.0", "92.0", "94.0", "95.0"), ("88.7", "91.2", "89.5", ""), ("98.6", "99.1", "95.2", ""))  # fmt: skip


def paragraph(name: str, text: str, concept: str, fy: int | None = None) -> list[Block]:
    """A numbered heading and the prose below it."""
    items = text.startswith("・")
    part = P(text, concept=concept, label=(name,), fy=fy)
    return [
        Line(name, style="sub", gap=0),
        Line(text, (part,), style="list" if items else "text", gap=3),
    ]


def head() -> list[Block]:
    """Number of the form, title over two lines, identity in a table with labels over two and three lines."""
    rows = [
        [H("事務事業名"), V("ファミリー・サポート・センター運営事業", 4, concept="project_name")],
        [H("担当部課名"), V("子ども部子育て支援課", 4, concept="responsible_division")],
        [H("総合計画に\nおける位置\n付け", 1, 2), H("基本目標", label="基本目標"), V("２　安心して子どもを産み育てられるまち", 3, concept="policy_position", level="基本目標")],
        [H("施　　策", label="施策"), V("４　地域における子育て支援の充実", 3, concept="policy_position", level="施策")],
        [H("根拠法令等"), V("児童福祉法、楢沢市ファミリー・サポート・センター事業実施要綱", 4, concept="legal_basis")],
        [H("事業の\n開始年度"), V("平成14年度", 2, concept="start_year"), H("事業の\n終了年度"), V("－", concept="end_year", style="centre")],
        [H("事務の区分"), V("☑自治事務　□法定受託事務", 2, parts=(P("☑自治事務", concept="project_type", value="自治事務"),)), H("実施方法"), V("一部委託", concept="delivery_method")],
    ]  # fmt: skip
    return [
        Line("第２号様式（第６条関係）", gap=2),
        Line("令和元年度　事務事業点検・評価調書", (P("令和元年度", concept="evaluation_year"), P("事務事業点検・評価調書", concept="sheet_title")), style="title", size=14, gap=2),
        Line("整理番号　４１", (P("４１", concept="project_code", label=("整理番号",)),), style="right", gap=1),
        Table((1.15, 0.9, 1.8, 1.05, 1.8), rows, grid=False, gap=4),
    ]  # fmt: skip


def content() -> list[Block]:
    """Purpose, target, means and outcome as running text."""
    return [
        Line("１　事業の目的及び内容", section=True, gap=1),
        *paragraph("（１）目的", "育児の援助を受けたい人と援助を行いたい人とを結び付け、地域の中で子育てを支え合う仕組みをつくることにより、仕事と育児の両立を支援し、安心して子育てができる環境を整える。", "purpose"),
        *paragraph("（２）対象", "おおむね生後６か月から小学校６年生までの子どもがいる市民（依頼会員）及び援助活動に理解のある満20歳以上の市民（提供会員）", "target_group"),
        *paragraph("（３）手段", "・会員の募集、登録及び援助活動の調整（社会福祉法人に委託）\n・提供会員の養成講習会及びフォローアップ研修の開催\n・会員交流会の開催及び会報の発行（年３回）", "means"),
        *paragraph("（４）令和元年度の取組実績", "年度末の会員数は、依頼会員1,146人、提供会員287人、両方会員64人であった。保育施設への送迎を中心に、延べ5,312件の援助活動が行われた。感染症の影響により、３月に予定していた講習会５回を中止した。", "result", 2019),
    ]  # fmt: skip


def costs() -> list[Block]:
    """The table with a caption at its right, a note in prose below it."""
    spent = [sum(v for v in column if isinstance(v, int)) for column in zip(*(row[2] for row in FUNDS), strict=True)]
    pay = [round(sum(float(shares[place]) * price for (_, shares), price in zip(STAFF, PRICES, strict=True))) for place in range(4)]  # fmt: skip
    rows: list[list[Cell]] = [
        [H("区　　分", 2), *(H(text, fy=fy, phase=phase) for text, fy, phase in YEARS)],
        [H("事業費", 2, style="left"), *nums(*spent)],
        *([H(name, style="left", source=source), *(V(n(v), style="centre" if v == "－" else "right") for v in values)] for name, source, values in FUNDS),
        *([H(name, style="left", item=name), *nums(*shares)] for name, shares in STAFF),
        [H("人件費", 2, style="left", cost="personnel"), *nums(*pay)],
        [H("総事業費", 2, style="left", cost="total"), *nums(*(a + b for a, b in zip(spent, pay, strict=True)))],
    ]  # fmt: skip
    rows[2].insert(0, H("財源\n内訳", 1, 5))
    rows[7].insert(0, H("職員数\n（人）", 1, 3, concept="staff_fte", cost=None))
    about: Attributes = {"concept": "amount", "cost": "project"}
    return [
        Line("２　事業費の推移", section=True, gap=0), Line("（単位：千円）", style="right", size=9, gap=0),
        Table((0.75, 1.5, 1.15, 1.15, 1.15, 1.15), rows, about=about, gap=1, size=10),
        Line("※　人件費は、職員数に職種ごとの平均給与額を乗じて算出した。", style="sub", size=8.5, gap=3),
    ]  # fmt: skip


def indicator(number: int, slot: tuple[str, str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]) -> list[Block]:  # fmt: skip
    """Name and unit in the first row, the years below."""
    name, kind, text, unit, target, actual, rate = slot
    about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
    top = [[H("指標名"), V(text, concept="indicator_name"), H("単位"), V(unit, concept="indicator_unit", style="centre")]]  # fmt: skip
    years = [H(label.split("\n")[0], label="", fy=fy) for label, fy, _ in YEARS]
    rows = [
        [H("年　　度"), *years],
        [H("目 標 値", concept="indicator_target"), *nums(*target)],
        [H("実 績 値", concept="indicator_actual"), *nums(*actual)],
        [H("達成率（％）", concept="indicator_rate"), *nums(*rate)],
    ]
    return [
        Line(name, style="sub", gap=0),
        Table((1.4, 4.1, 0.7, 0.8), top, grid=False, about=about, path=(name,), gap=-0.5, size=10),
        Table((1.4, 1.4, 1.4, 1.4, 1.4), rows, about=about, path=(name,), gap=3, size=10),
    ]


def evaluation() -> list[Block]:
    """Letters with reasons, then the whole."""
    rows: list[list[Cell]] = [
        [H("評価の\n視点"), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]
    ]
    lines = (
        ("妥当性", "Ａ", "核家族化が進み、地域における支え合いの必要性は高まっている。"),
        (
            "有効性",
            "Ｂ",
            "援助活動の成立割合はおおむね９割を維持しているが、早朝及び夜間の依頼に応じられない場合がある。",
        ),
        ("効率性", "Ｂ", "委託により、職員の事務量を抑えている。"),
        ("公平性", "Ａ", "ひとり親家庭等に対し、利用料の一部を助成している。"),
    )
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(reason)] for name, mark, reason in lines]
    rows.append([H("総合\n評価"), V("Ｂ", style="centre large", concept="overall_rating"), V("市民の相互援助活動として定着しており、継続して実施する必要がある。", concept="rating_reason", criterion="総合評価")])  # fmt: skip
    return [
        Line("４　評価", section=True, gap=0), Table((0.9, 0.7, 5.4), rows, gap=0, size=10),
        Line("（Ａ：良好　Ｂ：おおむね良好　Ｃ：改善が必要）", style="right", size=8.5, gap=3),
    ]  # fmt: skip


def future() -> list[Block]:
    """Prose and a line of boxes."""
    choice = "□拡充　　☑改善　　□現状維持　　□縮小　　□廃止・終了"
    return [
        Line("５　課題及び今後の方向性", section=True, gap=1),
        *paragraph("（１）課題", "依頼会員に対して提供会員が不足しており、特に市の北部地域では、近隣で対応できる会員を見付けることが難しくなっている。また、提供会員の平均年齢が58.6歳に達している。", "issue"),
        Line("（２）今後の方向性", style="sub", gap=0),
        Line(choice, (P("☑改善", concept="future_direction", value="改善", label=("（２）今後の方向性",)),), style="text", gap=3),
        *paragraph("（３）改善策", "・北部地域の公民館において、土曜日に養成講習会を開催する。\n・大学生及び子育てを終えた世代に向け、活動の様子を紹介する動画を配信する。", "improvement"),
        Line("６　評価委員会の意見", section=True, gap=1),
        Line("会員の募集に当たっては、民間の同種のサービスとの違いを分かりやすく示す必要がある。また、会員間の事故に備えた保険の内容を定期的に見直されたい。", (P("会員の募集に当たっては、民間の同種のサービスとの違いを分かりやすく示す必要がある。また、会員間の事故に備えた保険の内容を定期的に見直されたい。", concept="comment"),), style="text", gap=0),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on three pages."""
    foot = [Line(f"－ {page} －", style="foot") for page in (1, 2, 3)]
    return Form(
        "narasawa", "楢沢市", "令和元年度 事務事業点検・評価調書", "develop", "Chromium (Skia/PDF), from HTML", ("IPAMincho", "IPAGothic", "VL Gothic"),
        ("a word processor's document: prose under numbered headings, no frame around it", "tables between paragraphs, labels over two and three lines", "nothing shaded", "years with (決算) and (予算) on a second line, 平成 and 令和 in one row", "name of an indicator in a row above its years",
         "boxes in a line of prose", "the caption's unit to the right above the table", "－ beside figures", "page numbers - 1 -", "one sheet over three pages, the title on the first one only"),
        [Sheet(1), *head(), *content(), foot[0], Turn(), *costs(), Line("３　目標及び実績", section=True, gap=1), *indicator(1, OUTPUT), *indicator(2, OUTCOME), foot[1], Turn(), *evaluation(), *future(), foot[2]],
        (("（１）目的", "A numbered heading above prose is the label, the section above it the outer one."),
         ("令和元年度", "The title names the year and nothing else does: evaluation_year 2019; the settlements end with it."),
         ("（４）令和元年度の取組実績", "result with the year that its own heading names."),
         ("平成29年度（決算）", "The heading says more than its year and stays in label."),
         ("令和２年度（予算）", "Which budget is not said: phase budget."),
         ("職員数", "staff_fte with item and the phase of the columns."),
         ("☑自治事務", "project_type, the chosen option (ruling 9); ☑改善 is future_direction."),
         ("総合評価", "Its reason is rating_reason, criterion 総合評価."),
         ("整理番号　４１", "project_code."),
         ("－", "end_year, not_applicable; of その他 likewise."),
         ("６　評価委員会の意見", "comment: the prose stands below the section heading itself.")),
        pages=3,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
