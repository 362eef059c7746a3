"""織戸市: ReportLab; each label a strip above its box, ☑ lists, two-digit codes, 総事業費 first with its うち rows, points of five."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import nums, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Part, Sheet, Table, Turn, V

YEARS = (("令和３年度決算", 2021, "settlement"), ("令和４年度決算", 2022, "settlement"), ("令和５年度決算", 2023, "settlement"), ("令和６年度予算", 2024, "budget"))  # fmt: skip
SPECIAL = (
    ("うち国庫補助金", "national"),
    ("うち府補助金", "prefectural"),
    ("うち地方債", "bond"),
    ("うち寄附金・その他", "other"),
)
VIEWS = ("必要性", "有効性", "効率性", "公平性", "優先性")
KINDS, HOWS = ("ソフト", "ハード", "施設管理", "内部管理"), ("直営", "委託", "補助", "指定管理", "協働")
WAYS = ("重点的に推進する", "現状のまま推進する", "手法を見直して推進する", "規模を縮小する", "他の事業と統合する", "休止・廃止する")  # fmt: skip
GRANT: dict[str, Any] = {
    "code": "04－11－02", "name": "商店街にぎわい創出支援事業", "room": "産業部商工振興課", "person": "河内　美帆", "account": "01－07－01－03", "place": "04 活力ある産業のまち ＞ 11 商業の振興", "start": "平成22年度", "end": "令和７年度", "law": "織戸市中小企業振興基本条例、商店街にぎわい創出支援補助金交付要綱",
    "kind": 0, "how": (1, 2), "share": "□有　☑無",
    "who": "市内の商店街団体（17団体）、市内で新たに店を開く人", "aim": "商店街に人が集い、空き店舗が減り、地域の暮らしを支える場として続いていくこと。",
    "means": "・商店街団体が行う催しへの補助（補助率２分の１）\n・空き店舗に出店する人への改装費及び家賃の補助\n・専門家の派遣",
    "did": "催しへの補助は14団体、改装費の補助は９件を決定した。専門家を延べ36回派遣し、２団体が共同で宅配を始めた。",
    "kpi": (("活動１", "output", "空き店舗への出店件数", "件", ("6", "8", "9", "10")), ("活動２", "output", "専門家の派遣回数", "回", ("28", "30", "36", "36")), ("成果１", "outcome", "空き店舗率", "％", ("18.4", "17.9", "16.2", "15.0")), ("成果２", "outcome", "休日の歩行者通行量", "人", ("9,312", "10,480", "11,276", "12,000"))),
    "funds": ((3_000, 3_500, 4_200, 4_000), (1_500, 1_500, 1_800, 2_000), (0, 0, 0, 0), (200, 250, 0, 500)), "general": (11_260, 12_418, 13_027, 14_500), "pay": (6_320, 6_360, 7_190, 7_190), "staff": ("0.80", "0.80", "0.90", "0.90"),
    "marks": (4, 4, 3, 5, 3), "why": "出店件数は増えているが、補助の期間を終えてから３年以内に２割が閉店している。", "grade": "Ｂ",
    "issue": "商店街団体の役員が高齢化し、催しの担い手が不足している。補助を受けた店の継続を支える仕組みがない。", "way": 2, "next": "開店後３年間の経営相談を補助の条件とする。大学生が催しの運営に加わる制度を、令和６年度に３団体で試みる。", "note": "特になし",
}  # fmt: skip
SCHOOL: dict[str, Any] = {
    "code": "02－06－13", "name": "小学校校舎長寿命化事業", "room": "教育部教育施設課", "person": "宇田川　誠", "account": "01－10－02－03", "place": "02 学びを支えるまち ＞ 06 教育環境の整備", "start": "令和元年度", "end": "令和15年度", "law": "義務教育諸学校等の施設費の国庫負担等に関する法律、織戸市学校施設長寿命化計画",
    "kind": 1, "how": (1,), "share": "□有　☑無",
    "who": "市立小学校14校の児童及び教職員、避難者", "aim": "児童が安全で快適に学べるとともに、災害のときに避難所として使える校舎とすること。",
    "means": "・築40年以上の校舎の長寿命化改修\n・便所の洋式化及び照明のＬＥＤ化\n・体育館への空調設備の設置",
    "did": "北小学校の改修を終え、中央小学校の実施設計を行った。体育館の空調設備は４校に設置した。",
    "kpi": (("活動１", "output", "改修を終えた校舎の棟数", "棟", ("2", "1", "2", "2")), ("活動２", "output", "空調設備を設置した体育館の数", "校", ("0", "2", "4", "4")), ("成果１", "outcome", "長寿命化改修の進捗率", "％", ("21.4", "25.0", "32.1", "39.3")), ("成果２", "outcome", "施設の不具合の件数", "件", ("88", "93", "71", "60"))),
    "funds": ((182_400, 96_350, 201_760, 188_000), (0, 0, 0, 0), (341_000, 176_200, 388_400, 352_700), (12_000, 30_000, 25_000, 25_000)), "general": (48_871, 27_904, 61_385, 55_240), "pay": (19_750, 19_875, 23_970, 23_970), "staff": ("2.50", "2.50", "3.00", "3.00"),
    "marks": (5, 4, 4, 4, 5), "why": "計画どおり改修が進み、不具合の件数も減った。", "grade": "Ａ",
    "issue": "資材価格が計画時の1.3倍となり、財源の確保が難しくなっている。工事中の仮設校舎の用地が不足する学校がある。", "way": 0, "next": "複数校の工事を一括して発注し、仮設校舎を使い回す。令和６年度に計画の事業費を見直す。", "note": "児童数の推計により、南小学校の改修は令和８年度に先送りした。",
}  # fmt: skip


def boxes(chosen: tuple[int, ...], options: tuple[str, ...], between: str = "　") -> tuple[str, list[Part]]:
    """All options with their marks, and a value for each that is chosen."""
    text = between.join(("☑" if place in chosen else "□") + option for place, option in enumerate(options))
    return text, [P(f"☑{options[place]}", value=options[place]) for place in chosen]


def prose(*pairs: tuple[str, str, str]) -> list[list[Cell]]:
    """Strips and the boxes below them."""
    rows: list[list[Cell]] = []
    for label, text, concept in pairs:
        rows += [[H(label, style="left")], [V(text, concept=concept, style="top")]]
    return rows


def head(data: dict[str, Any]) -> list[Block]:
    """Six pairs of strips and boxes, the lists of marks among them."""
    kinds, kind = boxes((data["kind"],), KINDS)
    hows, how = boxes(data["how"], HOWS)
    rows = [
        [H("事業コード", 3), H("事業の名称", 9), H("作成担当課", 6), H("作成担当者", 4)],
        [V(data["code"], 3, style="centre", concept="project_code"), V(data["name"], 9, style="bold", concept="project_name"), V(data["room"], 6, concept="responsible_division"), V(data["person"], 4, concept="contact_name")],
        [H("会計－款－項－目", 4), H("政策・施策（コード　名称）", 10), H("事業開始", 4), H("終了予定", 4)],
        [V(data["account"], 4, style="centre", concept="budget_account"), V(data["place"], 10, concept="policy_position"), V(data["start"], 4, style="centre", concept="start_year"), V(data["end"], 4, style="centre", concept="end_year")],
        [H("事業の種類（１つ）", 8), H("実施手法（いくつでも）", 10), H("受益者負担", 4)],
        [V(kinds, 8, parts=kind, concept="project_type"), V(hows, 10, parts=how, concept="delivery_method"), V(data["share"], 4, style="centre", parts=(P("☑無", concept="checkbox", item="受益者負担", value="無"),))],
        [H("根拠となる法令・条例・要綱", 22)],
        [V(data["law"], 22, concept="legal_basis")],
    ]  # fmt: skip
    return [
        Line("様式第３号", gap=0, size=7),
        Line("事務事業事後評価書", (P("事務事業事後評価書", concept="sheet_title"),), style="centre", size=14, gap=1),
        Line(
            "対象年度：令和５年度　　織戸市",
            (P("令和５年度", concept="evaluation_year", label=("対象年度",)),),
            style="right",
            gap=1,
        ),
        Table((1,) * 22, rows, gap=5),
    ]


def plan(data: dict[str, Any]) -> list[Block]:
    """Two boxes side by side, two of the whole width."""
    two = [[H("だれのために"), H("どうなることをめざして")], [V(data["who"], concept="target_group", style="top"), V(data["aim"], concept="purpose", style="top")]]  # fmt: skip
    return [
        Line("１　計画（Plan）", section=True, gap=1), Table((1, 1), two, gap=0), Table((1,), prose(("何を行うか", data["means"], "means")), gap=5),
        Line("２　実施（Do）", section=True, gap=1), Table((1,), prose(("令和５年度に行ったこと", data["did"], "result")), about={"fy": 2023}, gap=3),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """Actuals of three years and the target of the next."""
    heads = (
        ("Ｒ３実績", 2021, "actual"),
        ("Ｒ４実績", 2022, "actual"),
        ("Ｒ５実績", 2023, "actual"),
        ("Ｒ６目標", 2024, "target"),
    )
    rows: list[list[Cell]] = [[H("指標", 2), *(H(text, fy=year, concept=f"indicator_{kind}") for text, year, kind in heads)]]  # fmt: skip
    for number, (group, kind, name, unit, values) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        parts = (
            P(name, concept="indicator_name", label=("指標", group)),
            P(unit, concept="indicator_unit", label=("指標", group, name)),
        )
        title = Cell(
            f"{name}（{unit}）", 1, 1, True, {"label": f"{name}({unit})", **about}, parts, "left plain rowhead"
        )
        rows.append([H(group, **about), title, *nums(*values)])
    return [Table((0.8, 3.4, 1, 1, 1, 1), rows, gap=3)]


def costs(data: dict[str, Any]) -> list[Block]:
    """The total first; what it is made of stands below it, each deeper by one blank."""
    special = total(*(list(fund) for fund in data["funds"]))
    direct = total(special, list(data["general"]))
    whole = total(direct, list(data["pay"]))
    rows: list[list[Cell]] = [
        [H("事業コスト（千円）"), *(H(text, fy=year, phase=phase) for text, year, phase in YEARS)],
        [H("総事業費", style="left bold", cost="total"), *nums(*whole)],
        [H("　うち人件費", style="left", cost="personnel"), *nums(*data["pay"])],
        [H("　うち事業費", style="left"), *nums(*direct)],
        [H("　　うち特定財源", style="left", source="special_total"), *nums(*special)],
        *([H(f"　　　{name}", style="left", source=source), *nums(*values)] for (name, source), values in zip(SPECIAL, data["funds"], strict=True)),
        [H("　　うち市支出金", style="left", source="general"), *nums(*data["general"])],
        [H("換算職員数（人）", style="left", concept="staff_fte", cost=None), *nums(*data["staff"])],
    ]  # fmt: skip
    for row in rows[1:]:
        row[0].about.setdefault("label", row[0].text.strip("　"))
    return [Table((2.6, 1.35, 1.35, 1.35, 1.35), rows, about={"concept": "amount", "cost": "project"}, gap=5)]


def close(data: dict[str, Any]) -> list[Block]:
    """Points below the viewpoints with their sum and the grade; then what is to come."""
    points = [
        [*(H(name, criterion=name, concept="rating") for name in VIEWS), H("合計点"), H("総合評価", concept="overall_rating")],
        [*(V(str(mark), style="centre") for mark in data["marks"]), V(f"{sum(data['marks'])}／25", style="centre"), V(data["grade"], style="centre large")],
    ]  # fmt: skip
    options, way = boxes((data["way"],), WAYS, "\n")
    ways = [
        [H("今後の取組の方向"), H("具体的に取り組むこと")],
        [V(options, parts=way, concept="future_direction"), V(data["next"], concept="improvement", style="top")],
    ]
    return [
        Line("３　評価（Check）　各視点５点満点", section=True, gap=1), Table((1,) * 7, points, gap=0),
        Table((1,), prose(("総合評価の理由", data["why"], "rating_reason")), about={"criterion": "総合評価"}, gap=0),
        Table((1,), prose(("課題として残ったこと", data["issue"], "issue")), gap=5),
        Line("４　改善（Action）", section=True, gap=1), Table((2, 4), ways, gap=0), Table((1,), prose(("備考", data["note"], "comment")), gap=0),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((GRANT, SCHOOL), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *plan(data), *indicators(data), *costs(data), *close(data)]
    return Form(
        "orito", "織戸市", "事務事業事後評価書（令和５年度）", "develop", "ReportLab", ("VL Gothic",),
        ("every label in a strip above its box", "labels in words of everyday: だれのために, 何を行うか", "☑ and □ in lists, two chosen in one", "the list of ways one below the other", "two-digit codes, codes before names", "総事業費 first, three depths of うち below it", "the unit in the corner of the table",
         "points below their viewpoints, their sum as 19／25 and the grade in the same row", "the unit of an indicator in brackets behind its name", "対象年度 in a line of its own", "特になし"),
        blocks,
        (("事業コスト（千円）", "The heading in the corner heads the names of the rows: left out of label, like 指標 but for the names below it."),
         ("うち特定財源", "special_total; the うち rows below it sum to it, and it and 市支出金 to 事業費: cost project (ruling 1)."),
         ("市支出金", "What the municipality pays itself: general."),
         ("うち寄附金・その他", "other."),
         ("令和６年度予算", "Which budget is not said: phase budget. The headings say more than their year and stay in label."),
         ("換算職員数（人）", "staff_fte with the phase of its column."),
         ("空き店舗への出店件数（件）", "The bracketed unit is indicator_unit (ruling 13); the label of the figures has both."),
         ("合計点 19／25", "No criterion: other."),
         ("総合評価の理由", "rating_reason of the whole: criterion 総合評価."),
         ("どうなることをめざして", "purpose."), ("令和５年度に行ったこと", "result of 2023; the heading says more than its year."),
         ("具体的に取り組むこと", "improvement."), ("課題として残ったこと", "issue."),
         ("受益者負担", "checkbox."), ("特になし", "not_applicable (ruling 7).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("VL Gothic", size=7.4, margin=(42.0, 22.0), shade=0.87, pad=2.0), target)
