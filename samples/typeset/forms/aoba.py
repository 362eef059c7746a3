"""青葉市: a shaded A4 sheet by ReportLab, one project a page, letter-spaced labels, 千円 only in the caption."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import n, nums, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和3年度決算", 2021), ("令和4年度決算", 2022), ("令和5年度決算", 2023), ("令和6年度予算", 2024))
PARKS = {
    "code": "04-02-013", "name": "公園緑地維持管理事業", "division": "都市整備部　公園緑地課", "section": "維持係",
    "account": "一般会計　08款04項03目", "levels": ("みどり豊かな住みよいまち", "緑と水辺の保全", "公園の適正な管理"),
    "start": V("平成13年度以前", concept="start_year", flags=("or_earlier",)), "end": "終期なし",
    "law": "都市公園法、青葉市都市公園条例", "method": ("■直営", "■委託", "□補助", "□その他"),
    "target": "市内の都市公園（街区公園、近隣公園等 112か所）及びその利用者",
    "purpose": "公園施設を安全で快適な状態に保ち、市民が憩い、交流できる場を提供する。",
    "means": "・遊具、照明灯等の点検及び修繕\n・草刈、樹木の剪定及び清掃の業務委託\n・公園愛護会への活動支援",
    "funds": ([0, 0, 2400, 2400], [1200, 1200, 900, 900], [0, 0, 5000, 4000], [3150, 3214, 3308, 3300], [38412, 39777, 36105, 40210]),
    "staff": ("2.30", "2.30", "2.10", "2.00"), "price": 7200,
    "output": ("公園施設の点検回数", "回", ("440", "440", "448", "448"), ("436", "440", "445", ""), ("99.1", "100.0", "99.3", "")),
    "outcome": ("公園の管理に満足している市民の割合", "％", ("65.0", "66.0", "67.0", "68.0"), ("63.8", "66.9", "67.4", ""), ("98.2", "101.4", "100.6", "")),
    "ratings": (("4", "公園は市が設置するものであり、市の関与は妥当である。"), ("4", "利用者の満足度は目標を上回っている。"), ("3", "樹木の巨木化により剪定の費用が増えている。")),
    "overall": "Ｂ", "direction": "改善して継続",
    "reason": "施設の老朽化が進んでいるため、長寿命化計画に沿って更新の時期を平準化し、維持の費用を抑える。",
}  # fmt: skip
LIBRARY = {
    "code": "07-05-021", "name": "移動図書館運行事業", "division": "教育部　中央図書館", "section": "奉仕係",
    "account": "一般会計　10款05項04目", "levels": ("学びあい育ちあうまち", "生涯学習の推進", "図書館サービスの充実"),
    "start": V("昭和54年度", concept="start_year"), "end": "令和８年度",
    "law": "図書館法", "method": ("■直営", "□委託", "□補助", "□その他"),
    "target": "図書館から遠い地区に住む市民",
    "purpose": "住む地区にかかわらず、だれもが本に親しむことができるようにする。",
    "means": "移動図書館車「みどり号」により、市内18か所のステーションを2週間に1回巡回する。",
    "funds": ([0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 9800], [12, 15, 11, 10], [4630, 4712, 4958, 6190]),
    "staff": ("1.00", "1.00", "0.80", "0.80"), "price": 7200,
    "output": ("巡回したステーションの延べ数", "か所", ("450", "450", "468", "468"), ("402", "447", "468", ""), ("89.3", "99.3", "100.0", "")),
    "outcome": ("貸出冊数", "冊", ("24,000", "24,000", "25,000", "25,000"), ("18,655", "22,140", "23,902", ""), ("77.7", "92.3", "95.6", "")),
    "ratings": (("5", "遠隔地の市民にとって欠かせない事業である。"), ("3", "貸出冊数は目標に届いていない。"), ("2", "車両の更新に多額の費用を要する。")),
    "overall": "Ｃ", "direction": "見直し",
    "reason": "利用の少ないステーションを統合し、電子書籍の貸出しと組み合わせる。",
}  # fmt: skip
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地　方　債", "bond"), ("その他特定財源", "other"), ("一　般　財　源", "general"))  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Title and identity."""
    method = "{}　{}\n{}　{}".format(*data["method"])
    chosen = [P(option, concept="delivery_method", value=option[1:]) for option in data["method"] if option[0] == "■"]
    levels = [V(text, concept="policy_position") for text in data["levels"]]
    rows = [
        [H("事　務　事　業　名"), V(data["name"], 3, concept="project_name"), H("事業コード"), V(data["code"], concept="project_code")],
        [H("担　当　部　課"), V(data["division"], 3, concept="responsible_division"), H("係　　　名"), V(data["section"], concept="responsible_section")],
        [H("予　算　科　目"), V(data["account"], 3, concept="budget_account"), H("実　施　方　法", rows=3), V(method, rows=3, parts=chosen)],
        [H("根拠法令等"), V(data["law"], 3, concept="legal_basis")],
        [H("開始年度"), data["start"], H("終了年度"), V(data["end"], concept="end_year")],
    ]  # fmt: skip
    names = (("基本目標", "基本目標"), ("政　　策", "政策"), ("施　　策", "施策"))
    plan = [[H("総合計画\nの体系", rows=2), *(H(text, level=name) for text, name in names)], levels]
    return [
        Line(
            "令和６年度　事務事業評価シート（令和５年度実施分）",
            (P("事務事業評価シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")),
            style="centre bold", size=14, gap=8,
        ),
        Table((1.75, 2, 1, 1.5, 1.35, 2.1), rows, grid=False),
        Table((1.3, 2.8, 2.8, 2.7), plan),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """The cost table: the funding rows sum to 事業費, 総コスト adds the personnel."""
    funds: tuple[list[int], ...] = data["funds"]
    direct = total(*funds)
    staff: tuple[str, ...] = data["staff"]
    people = [round(float(share) * data["price"]) for share in staff]
    heads = [H(text, fy=year, phase="budget" if "予算" in text else "settlement") for text, year in YEARS]
    rows: list[list[Cell]] = [
        [H("区　　　分", 2), *heads],
        [H("事業費（Ａ）", 2), *nums(*direct)],
        *([H(name, source=source), *nums(*fund)] for (name, source), fund in zip(SOURCES, funds, strict=True)),
        [H("職員数（人）", 2, concept="staff_fte", cost=None), *nums(*staff)],
        [H("人件費（Ｂ）", 2, cost="personnel"), *nums(*people)],
        [H("総コスト（Ａ）＋（Ｂ）", 2, cost="total"), *nums(*total(direct, people))],
        [
            H("市民１人当たりコスト（円）", 2, concept=None),
            *nums(*(n(round(1000 * v / 84210)) for v in total(direct, people))),
        ],
    ]
    rows[2].insert(0, H("財源内訳", rows=5, style="vertical"))
    return [
        Line("２　事業費の推移", section=True, size=9.5, gap=0),
        Line("（単位：千円）", style="right small", gap=1),
        Table((0.35, 1.9, 1.3, 1.3, 1.3, 1.3), rows, about={"concept": "amount", "cost": "project"}),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """Name, unit, then a row each for target, actual and rate."""
    rows: list[list[Cell]] = [
        [H("区分"), H("指標名", concept="indicator_name"), H("単位", concept="indicator_unit"), H("", label="")]
        + [H(f"令和{year - 2018}年度", label="", fy=year) for _, year in YEARS]
    ]
    for number, (key, kind) in enumerate((("output", "活動指標"), ("outcome", "成果指標")), 1):
        name, unit, target, actual, rate = data[key]
        about: Attributes = {"indicator": number, "indicator_type": key}
        rows += [
            [
                H(kind, rows=3, **about), N(name, rows=3, concept="indicator_name", unit=unit),
                V(unit, rows=3, style="centre aside"), H("目標値", concept="indicator_target"), *nums(*target),
            ],
            [H("実績値", concept="indicator_actual"), *nums(*actual)],
            [H("達成率（％）", concept="indicator_rate", unit="%"), *nums(*rate)],
        ]  # fmt: skip
    return [
        Line("３　指標の推移", section=True, size=9.5, gap=2),
        Table((0.9, 2.4, 0.7, 1.2, 1.1, 1.1, 1.1, 1.1), rows),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """Ratings from 1 to 5 and what comes next."""
    rows = [[H("評価項目"), H("評点", concept="rating"), H("評価の理由", concept="rating_reason")]]
    for name, (grade, reason) in zip(("妥当性", "有効性", "効率性"), data["ratings"], strict=True):
        rows.append([H(name, criterion=name), V(grade, style="centre"), V(reason)])
    return [
        Line("４　評　価（５：高い　～　１：低い）", section=True, size=9.5, gap=2, label="4 評価(5:高い ~ 1:低い)"),
        Table((1.2, 0.6, 6), rows),
        Table(
            (1.2, 1.2, 1.4, 2.4),
            [
                [H("総合評価"), V(data["overall"], concept="overall_rating", style="centre"), H("今後の方向性"), V(data["direction"], concept="future_direction")],
                [H("方向性の理由"), V(data["reason"], 3, concept="direction_reason")],
            ],
            grid=False,
        ),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of one page."""
    blocks: list[Block] = []
    for number, data in enumerate((PARKS, LIBRARY), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), Line("１　事業の概要", section=True, size=9.5, gap=2)]
        texts = (("対　象", "target", "target_group"), ("意　図", "purpose", "purpose"), ("手　段", "means", "means"))
        rows = [[H(label), V(str(data[key]), concept=concept)] for label, key, concept in texts]
        blocks += [Table((1, 6), rows, grid=False), *costs(data), *indicators(data), *close(data)]
    return Form(
        "aoba", "青葉市", "事務事業評価シート", "develop", "ReportLab", ("IPAexGothic",),
        ("letter-spaced labels", "人 and 円 rows in a 千円 table, the unit only in the caption", "人件費 = 単価 × 人工, funding sums to 事業費",
         "empty cells for actuals of the year to come", "vertical heading", "evaluated year in brackets beside another year", "two chosen ■ options"),
        blocks,
        (("staff_fte", "職員数（人） names no kind of employee, so no item; its phase is that of the columns."),
         ("空欄の実績", "Empty cells of the coming year are blank and not listed.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("IPAexGothic"), target)
