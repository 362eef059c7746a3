"""桜木市: a CID Gothic by ReportLab; expense by 節 and its sources side by side, personnel as people times price."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import n, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, V

# 円: 予算現額, 決算額
EXPENSE = (
    ("報償費", 480000, 432000),
    ("旅費", 62000, 0),
    ("需用費", 1935000, 1884217),
    ("役務費", 310000, 296480),
    ("委託料", 24860000, 24711500),
    ("使用料及び賃借料", 1188000, 1188000),
)
REVENUE = (
    ("国庫支出金", "national", 9500000, 9466000),
    ("県支出金", "prefectural", 4750000, 4733000),
    ("分担金及び負担金", "other", 1200000, 1156800),
    ("諸収入", "other", 0, 12000),
)
STAFF = (("正規職員", "0.40", 7650), ("再任用職員", "0.50", 4200), ("会計年度任用職員", "1.20", 2350))


def head() -> list[Block]:
    """Identity with labels and values in turn, three a row."""
    rows = [
        [H("評価対象事業名"), V("放課後学習支援事業", 3, concept="project_name"), H("所属"), V("教育総務部学び支援課", concept="responsible_division")],
        [H("会計・款・項・目"), V("一般・10・1・3", concept="budget_account"), H("当時の担当課名"), V("教育総務部学校教育課"), H("作成者"), V("早乙女", concept="contact_name")],
        [H("基本施策"), V("学ぶ力を育てる", concept="policy_position", level="基本施策"), H("個別施策"), V("学校と地域の連携", 3, concept="policy_position", level="個別施策")],
        [H("事業内容"), V("小学校11校の空き教室で、週２回、地域の学習支援員が放課後の学習を見守る。", 5, concept="means")],
        [H("意図（どのような\n状態にしたいか）"), V("家庭の事情にかかわらず、どの子どもも学習の習慣を身に付けている。", 5, concept="purpose")],
    ]  # fmt: skip
    return [
        Line("桜木市　令和４年度決算　事業評価シート", (P("令和４年度", concept="evaluation_year"), P("事業評価シート", concept="sheet_title")), style="centre", size=13, gap=8),
        Table((1.5, 1.7, 1.1, 2, 0.8, 2), rows, grid=False),
    ]  # fmt: skip


def statement() -> list[Block]:
    """歳出 on the left, 財源 on the right."""
    heads = [H("予算現額", phase="final_budget"), H("決算額", phase="settlement")]
    again = [H("予算現額", phase="final_budget"), H("決算額", phase="settlement")]
    paid = [sum(row[1] for row in EXPENSE), sum(row[2] for row in EXPENSE)]
    special = [sum(row[2] for row in REVENUE), sum(row[3] for row in REVENUE)]
    item: Attributes = {"concept": "line_item", "side": "expense", "cost": None}
    left: list[list[Cell]] = [[H(name, item=name, style="left", **item), *nums(*values)] for name, *values in EXPENSE]
    both = [
        V(
            n(value),
            style="right",
            parts=(P(n(value)), P(n(value), concept="amount", cost="project", item=None, side=None)),
        )
        for value in paid
    ]
    left += [[V("", 3)], [H("歳出計", item="歳出計", **item), *both]]
    right: list[list[Cell]] = [
        [H(name, source=source, style="left"), *nums(*values)] for name, source, *values in REVENUE
    ]
    right.append([H("特定財源計", source="special_total"), *nums(*special)])
    right.append(
        [H("一般財源", source="general", style="left"), *nums(*(a - b for a, b in zip(paid, special, strict=True)))]
    )
    right += [[V("", 3)], [H("財源計", source="all"), *nums(*paid)]]
    left[0].insert(0, H("歳出", rows=8, style="vertical"))
    right[0].insert(0, H("財源", rows=8, style="vertical"))
    rows = [[H("節", 2), *heads, H("区分", 2), *again], *(a + b for a, b in zip(left, right, strict=True))]
    about: Attributes = {"concept": "amount", "cost": "project", "fy": 2022, "scale": 0, "flags": ("year_inferred",)}
    return [
        Line("１．決算の状況", section=True, gap=-10), Line("単位：円", style="right", gap=2),
        Table((0.35, 1.7, 1.25, 1.25) * 2, rows, about=about),
    ]  # fmt: skip


def people() -> list[Block]:
    """単価 times 人工, by kind, then the whole cost."""
    pay = [round(float(share) * price) for _, share, price in STAFF]
    rows: list[list[Cell]] = [
        [H("職種"), H("人工（人）", concept="staff_fte", cost=None, scale=None), H("平均単価（千円）", concept=None), H("人件費（千円）")],
        *([H(name, item=name), V(share, style="right"), V(n(price), style="right"), V(n(cost), style="right", item=None)] for (name, share, price), cost in zip(STAFF, pay, strict=True)),
        [H("計"), V(f"{sum(float(share) for _, share, _ in STAFF):.2f}", style="right"), V("", style="slash"), V(n(sum(pay)), style="right")],
    ]  # fmt: skip
    whole = sum(row[2] for row in EXPENSE) + 1000 * sum(pay)
    children = 14210
    cost = [
        [H("総コスト（決算額＋人件費）"), V(f"{whole:,}円", concept="amount", cost="total", phase="settlement", fy=2022, scale=0), H("児童１人１回当たり"), V(f"{whole / children:,.0f}円")],
    ]  # fmt: skip
    about: Attributes = {"concept": "amount", "cost": "personnel", "fy": 2022}
    return [
        Line("２．令和４年度の職員人件費", section=True, gap=2), Table((2, 1.3, 1.5, 1.5), rows, about=about, share=0.75),
        Table((2, 1.6, 1.8, 1), cost, grid=False, share=0.9),
    ]  # fmt: skip


def indicators() -> list[Block]:
    """Indicators with the target of one year."""
    rows: list[list[Cell]] = [
        [H("指標の種類"), H("指標名", concept="indicator_name"), H("目標値\n（R4）", fy=2022, concept="indicator_target"), H("実績値\n（R2）", fy=2020, concept="indicator_actual"), H("実績値\n（R3）", fy=2021, concept="indicator_actual"), H("実績値\n（R4）", fy=2022, concept="indicator_actual"), H("達成率\n（R4）", fy=2022, concept="indicator_rate")],
    ]  # fmt: skip
    slots = (
        ("アウトプット", "output", "実施回数（回）", "実施回数", "回", ("880", "402", "836", "862", "98.0%")),
        (
            "アウトカム",
            "outcome",
            "参加児童の延べ人数（人）",
            "参加児童の延べ人数",
            "人",
            ("15,000", "5,117", "12,944", "14,210", "94.7%"),
        ),
        (
            "アウトカム",
            "outcome",
            "宿題を毎日する児童の割合（％）",
            "宿題を毎日する児童の割合",
            "％",
            ("75.0", "―", "70.4", "72.8", "97.1%"),
        ),
    )
    for number, (kind, key, printed, name, unit, values) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        title = H(printed, style="left plain rowhead", **about)
        title.parts = (P(name, concept="indicator_name", fy=None), P(unit, concept="indicator_unit", fy=None))
        cells = nums(*values)
        rows.append([H(kind, indicator=number, indicator_type=key), title, *cells])
    return [Line("３．指標", section=True, gap=2), Table((1.1, 2.5, 1, 1, 1, 1, 0.9), rows)]


def close() -> list[Block]:
    """Grades in numbers below their criteria, and the direction."""
    marks = [[H(name) for name in ("必要性", "公平性", "有効性", "効率性", "評点計", "総合評価")]]
    for cell in marks[0][:4]:
        cell.about |= {"concept": "rating", "criterion": cell.text}
    marks[0][5].about |= {"concept": "overall_rating"}
    marks.append([V(text, style="centre") for text in ("５", "４", "４", "３", "16／20", "Ａ′")])
    final = [
        [
            H("今後の方向性"),
            V("改善・効率化", concept="future_direction"),
            H("理由"),
            V("支援員の確保が難しく、学校間で実施回数に差がある。", concept="direction_reason"),
        ],
        [H("改革提案"), V("大学と協定を結び、教員を志す学生を支援員として受け入れる。", 3, concept="improvement")],
    ]
    return [
        Line("４．評価", section=True, gap=2), Table((1, 1, 1, 1, 1, 1), marks, share=0.8), Table((1.2, 1.5, 0.7, 4), final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "sakuragi", "桜木市", "令和４年度決算 事業評価シート", "develop", "ReportLab", ("HeiseiKakuGo-W5 (CID, not embedded)",),
        ("expense by 節 and funding side by side in one frame", "円 in one table, 千円 in the next, 円 inside a cell", "人件費 = 単価 × 人工 by kind of employee", "特定財源計 and 財源計",
         "grades below their headings", "years in the indicator's headings", "two divisions (当時の担当課名)", "slashed cell", "Ａ′ as a grade", "no year beside the money"),
        [Sheet(1), *head(), *statement(), *people(), *indicators(), *close()],
        (("year of 決算の状況", "Only the title names it (令和４年度決算): flag year_inferred. 令和４年度の職員人件費 is a section heading that names it, for 総コスト too."),
         ("歳出計", "A line_item (item 歳出計) and an amount of cost project (rulings 2 and 12)."),
         ("right half", "It is headed 財源 and sums to 歳出計: amounts with a source, no line_item."),
         ("分担金及び負担金, 諸収入", "Both map to source other (ruling 1)."),
         ("personnel by kind", "amount has no dimension for the kind of employee: the rows differ in label only. 計 of 人工 is staff_fte without item."),
         ("当時の担当課名", "Not the responsible division of today: other."),
         ("評点計 16／20", "No criterion: other."),
         ("平均単価", "other (a price, not a cost).")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("HeiseiKakuGo-W5", size=8.2, margin=(38, 40), shade=1), target)
