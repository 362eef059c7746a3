"""峰沢市: a landscape Calc print; Plan, Do, Check, Action side by side in one frame, cost in Do, indicators in Check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

PLAN, DO, CHECK, ACTION = "Ｐｌａｎ（計画）", "Ｄｏ（実施）", "Ｃｈｅｃｋ（評価）", "Ａｃｔｉｏｎ（改善）"
COSTS = (("４年度決算", 2022, "settlement"), ("５年度決算", 2023, "settlement"), ("６年度予算", 2024, "budget"))
YEARS = (("３年度", 2021), ("４年度", 2022), ("５年度", 2023))
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
# what the headings of the block to the left say is not about this one
APART: Attributes = {"fy": None, "phase": None, "criterion": None, "indicator": None, "indicator_type": None}
CHECKUP: dict[str, Any] = {
    "code": "30412", "name": "妊産婦健康診査事業", "room": "健康福祉部　健康づくり課", "policy": "１　安心して子どもを産み育てられるまち", "measure": "１－２　母子保健の充実", "account": "一般会計　４款１項３目", "start": "平成９年度", "end": "設定なし", "law": "母子保健法第13条", "how": "一部委託",
    "who": "市内に住所を有する妊婦及び産後１年以内の産婦", "aim": "妊娠中及び産後の健康状態を定期的に確認し、安心して出産・育児に臨めるようにする。", "means": "妊婦健康診査14回分、産婦健康診査２回分の受診票を交付し、県内の医療機関に委託して実施する。里帰り出産の場合は費用を償還する。", "want": "母子の健康が守られ、産後うつの早期発見と支援につながる。",
    "did": "・妊娠届出時に保健師が全員と面談し、受診票を交付した。\n・産婦健康診査で支援が必要とされた31人に訪問を行った。\n・里帰り出産の償還払い86件を処理した。",
    "kpi": (("活動指標", "output", "受診票の交付者数", "人", ("420", "415", "410"), ("402", "389", "397")), ("活動指標", "output", "産婦訪問の延べ件数", "件", ("40", "45", "50"), ("38", "47", "52")), ("成果指標", "outcome", "妊婦健診の受診率", "％", ("95.0", "95.0", "96.0"), ("93.8", "94.6", "95.1")), ("成果指標", "outcome", "産婦健診の受診率", "％", ("85.0", "88.0", "90.0"), ("84.2", "87.9", "91.3"))),
    "checks": (("必要性", "Ａ", "法に基づき市が実施すべき事業である。"), ("有効性", "Ａ", "受診率は年々上昇している。"), ("効率性", "Ｂ", "償還払いの事務に時間を要している。")), "grade": "Ａ",
    "issue": "里帰り出産の償還払いは申請書類が多く、申請者と職員の双方に負担となっている。", "next": "令和６年度中に申請を電子化し、添付書類を領収書の写しのみとする。", "way": "改善", "why": "受診率の向上が図られており、事業を継続しながら手続の簡素化を進める。",
    "funds": ((1_845, 1_902, 1_950), (310, 318, 320), (0, 0, 0), (0, 0, 0), (38_216, 37_455, 39_130)), "staff": ("1.20", "1.20", "1.10"), "pay": (8_760, 8_880, 8_140),
}  # fmt: skip
BUS: dict[str, Any] = {
    "code": "50207", "name": "コミュニティバス運行事業", "room": "都市整備部　交通政策課", "policy": "４　快適で移動しやすいまち", "measure": "４－３　公共交通の充実", "account": "一般会計　２款１項９目", "start": "平成19年度", "end": "設定なし", "law": "－", "how": "補助",
    "who": "市民及び市内の鉄道駅を利用する者", "aim": "路線バスのない地域と駅、病院及び公共施設を結び、市民の移動手段を確保する。", "means": "「みねバス」４路線を運行する事業者に対し、運行経費から運賃収入を差し引いた額を補助する。", "want": "高齢者等の外出の機会が増え、公共交通空白地域が解消される。",
    "did": "・北部循環線の始発を30分繰り上げた。\n・小型車両１台を更新した。\n・全停留所の時刻表にＱＲコードを掲示した。",
    "kpi": (("活動指標", "output", "平日の運行便数", "便", ("62", "62", "64"), ("62", "62", "64")), ("成果指標", "outcome", "年間利用者数", "人", ("148,000", "152,000", "160,000"), ("121,836", "139,470", "151,208")), ("成果指標", "outcome", "収支率", "％", ("30.0", "30.0", "32.0"), ("22.4", "26.1", "27.8")), ("", "", "", "", ("",) * 3, ("",) * 3)),
    "checks": (("必要性", "Ａ", "自家用車を持たない市民に欠かせない。"), ("有効性", "Ｂ", "利用者数は目標に届いていない。"), ("効率性", "Ｃ", "燃料費の上昇により収支率が低い。")), "grade": "Ｂ",
    "issue": "南部線の１便当たりの利用者は3.1人にとどまり、路線の見直しが課題である。", "next": "南部線を予約型の乗合交通に転換する実証運行を令和６年10月から行う。", "way": "見直し", "why": "利用の少ない路線について、需要に応じた運行方法に改める必要がある。",
    "funds": ((3_600, 3_600, 3_600), (1_250, 1_180, 1_200), (0, 14_200, 0), (640, 615, 600), (72_481, 78_094, 83_500)), "staff": ("0.85", "0.90", "1.00"), "pay": (6_205, 6_660, 7_400),
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity over the whole width."""
    rows = [
        [H("事務事業名", 5), V(data["name"], 21, concept="project_name", style="bold"), H("事業コード", 5), V(data["code"], 6, concept="project_code", style="centre"), H("担当部課", 5), V(data["room"], 18, concept="responsible_division")],
        [H("総合計画", 5, 2), H("政策", 3, level="政策"), V(data["policy"], 18, concept="policy_position"), H("予算科目", 5), V(data["account"], 13, concept="budget_account"), H("根拠法令", 5), V(data["law"], 11, concept="legal_basis")],
        [H("施策", 3, level="施策"), V(data["measure"], 18, concept="policy_position"), H("事業期間", 5), V(f"{data['start']}　～　{data['end']}", 13, parts=(P(data["start"], concept="start_year"), P(data["end"], concept="end_year"))), H("実施方法", 5), V(data["how"], 11, concept="delivery_method")],
    ]  # fmt: skip
    return [
        Line("令和６年度　峰沢市事務事業評価シート（令和５年度事業）", (P("事務事業評価シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="bold", size=13, gap=3),
        Table((1,) * 60, rows, grid=False, gap=5),
    ]  # fmt: skip


def plan(data: dict[str, Any]) -> dict[int, list[Cell]]:
    """Four texts, a quarter of the frame's height each."""
    lines = (("対象", "who", "target_group"), ("目的", "aim", "purpose"), ("手段", "means", "means"), ("期待する\n効果", "want", "desired_outcome"))  # fmt: skip
    spots = ((1, 3), (4, 4), (8, 4), (12, 4))
    return {row: [H(name, 4, rows, section=PLAN, style="small"), V(data[key], 9, rows, concept=concept, style="top")] for (name, key, concept), (row, rows) in zip(lines, spots, strict=True)}  # fmt: skip


def done(data: dict[str, Any]) -> dict[int, list[Cell]]:
    """What was done, then the cost."""
    money: Attributes = {"section": DO, "concept": "amount", "cost": "project"}
    direct = total(*(list(fund) for fund in data["funds"]))
    cells: dict[int, list[Cell]] = {
        1: [H("取組\n実績", 3, 5, section=DO, style="small"), V(data["did"], 16, 5, concept="result", style="top")],
        6: [H("（単位：千円）", 7, label="", style="small"), *(H(text, 4, fy=year, phase=phase, style="small") for text, year, phase in COSTS)],
        7: [H("事業費　Ａ", 7, style="left", **money), *figures(direct)],
        8: [H("財源\n内訳", 2, 5, style="small")],
        13: [H("人件費　Ｂ", 7, style="left", **money | {"cost": "personnel"}), *figures(data["pay"])],
        14: [H("総事業費　Ａ＋Ｂ", 7, style="left", **money | {"cost": "total"}), *figures(total(direct, list(data["pay"])))],
        15: [H("従事職員数（人）", 7, style="left", section=DO, concept="staff_fte"), *figures(data["staff"])],
    }  # fmt: skip
    for row, ((name, source), values) in enumerate(zip(SOURCES, data["funds"], strict=True), 8):
        cells.setdefault(row, []).extend([H(name, 5, style="left small", source=source, **money), *figures(values)])
    return cells


def figures(values: Any, wide: int = 4, **about: Any) -> list[Cell]:
    """Figures to the right."""
    return [V(n(value), wide, style="right", **about) for value in values]


def check(data: dict[str, Any]) -> dict[int, list[Cell]]:
    """目標 over 実績 of three years, criteria, the grade of the whole."""
    cells: dict[int, list[Cell]] = {1: [H("指標名", 7, concept="indicator_name", style="small"), H("単位", 2, style="small"), H("", 2, label=""), *(Y(text, year, 3, style="small") for text, year in YEARS)]}  # fmt: skip
    for number, (group, kind, name, unit, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {**APART, "indicator": number, "indicator_type": kind, "unit": unit, "section": CHECK}
        slot = H((group or "成果指標").replace("指標", "\n指標"), 2, 2, style="small", **(about if name else {}))
        title = Cell(name, 5, 2, True, {"label": name, **about}, (P(name, concept="indicator_name", label=(group, "指標名")),), "small left plain rowhead") if name else V("", 5, 2)  # fmt: skip
        measure = V(unit, 2, 2, style="centre aside", concept="indicator_unit" if name else None, label=(group, name, "単位"), **about)  # fmt: skip
        cells[2 * number] = [slot, title, measure, H("目標", 2, concept="indicator_target", style="small"), *figures(target, 3, label=(group, name, "目標"))]  # fmt: skip
        cells[2 * number + 1] = [H("実績", 2, concept="indicator_actual", style="small"), *figures(actual, 3, label=(group, name, "実績"))]  # fmt: skip
    cells[10] = [H("視点", 3, style="small", label=""), H("評価", 2, concept="rating", style="small"), H("評価の理由", 15, concept="rating_reason", style="small")]  # fmt: skip
    for row, (name, mark, why) in enumerate(data["checks"], 11):
        cells[row] = [H(name, 3, criterion=name, section=CHECK, style="small"), V(mark, 2, style="centre"), V(why, 15)]
    about = {"concept": "overall_rating", "label": ("総合評価",), "section": CHECK}
    cells[14] = [H("総合評価", 5, 2), V(data["grade"], 15, 2, style="centre large", **about)]
    return cells


def action(data: dict[str, Any]) -> dict[int, list[Cell]]:
    """Issue, what is to come, the direction and its reason, each below its heading."""
    lines = ((1, 4, "課題", "issue", "issue"), (6, 3, "今後の取組", "next", "improvement"), (10, 1, "今後の方向性", "way", "future_direction"), (12, 3, "方向性の理由", "why", "direction_reason"))  # fmt: skip
    cells: dict[int, list[Cell]] = {}
    for row, rows, name, key, concept in lines:
        style = "centre bold" if concept == "future_direction" else "top"
        cells[row] = [H(name, 8, style="small")]
        cells[row + 1] = [V(data[key], 8, rows, style=style, concept=concept, section=ACTION, label=(name,), **APART)]  # fmt: skip
    return cells


def frame(data: dict[str, Any]) -> list[Block]:
    """The four blocks in the rows of one table."""
    blocks = [plan(data), done(data), check(data), action(data)]
    rows: list[list[Cell]] = [[H(PLAN, 13, label="", style="bold"), H(DO, 19, label="", style="bold"), H(CHECK, 20, label="", style="bold"), H(ACTION, 8, label="", style="bold small")]]  # fmt: skip
    rows += [[cell for block in blocks for cell in block.get(row, [])] for row in range(1, 16)]
    return [Table((1,) * 60, rows, low=28)]


def form() -> Form:
    """Two sheets of a landscape page each."""
    blocks: list[Block] = []
    for number, data in enumerate((CHECKUP, BUS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *frame(data)]
    return Form(
        "minezawa", "峰沢市", "令和６年度 事務事業評価シート（令和５年度事業）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAexGothic",),
        ("landscape", "four blocks side by side in one frame, their rows in line", "cost in the second block, indicators in the third, other years at the same height", "years without an era", "the unit in the corner of the table of cost", "人 below 千円 rows",
         "headings above their texts in the last block, left of them in the others", "an empty slot on sheet 2", "－ as a text"),
        blocks,
        (("Plan, Do, Check, Action", "The heading of a block is the outermost label of its fields."),
         ("３年度", "Of 令和 by the title: 2021."),
         ("６年度予算", "Which budget is not said: phase budget. The headings of the cost say more than their year and stay in label."),
         ("財源内訳", "The rows sum to 事業費 Ａ: cost project."),
         ("従事職員数（人）", "staff_fte without item, with the phase of its column."),
         ("視点", "The heading above the criteria names no field: left out of label."),
         ("取組実績", "result."),
         ("empty slot of sheet 2", "No name and no figure: no fact (ruling 11)."),
         ("根拠法令 －", "not_applicable."),
         ("峰沢市", "The city before the title is not part of it (ruling 4).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = calc.Sheeting(
        "IPAexGothic", size=7.6, columns=60, column=13.0, landscape=True, row=15, shade="E2EFDA", wider=1.055
    )
    calc.printed(invented, look, target)
