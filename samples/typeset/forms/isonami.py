"""磯波市: a Calc print; newest year first, cells without a figure print nothing, the direction as ○ below its word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和6年度\n当初予算", 2024, "original_budget"), ("令和5年度\n決算", 2023, "settlement"), ("令和4年度\n決算", 2022, "settlement"), ("令和3年度\n決算", 2021, "settlement"))  # fmt: skip
PARK: dict[str, Any] = {
    "number": "0847", "name": "公園施設長寿命化対策事業", "part": "建設部", "room": "公園緑地課", "levels": ("3　安心して暮らせるまち", "2　快適な住環境の形成", "4　公園・緑地の整備"),
    "account": "一般会計　土木費　都市計画費　公園費", "start": "平成25年度", "end": "令和9年度", "law": "都市公園法", "kind": "ハード",
    "who": "都市公園116か所の遊具及び園路等の施設", "how": "公園施設長寿命化計画に基づき、健全度の低い遊具、照明灯及び園路を順次更新する。",
    "aim": "公園施設の事故を未然に防ぎ、誰もが安全に利用できるようにする。", "want": "施設の安全性が確保され、更新に係る費用が平準化される。",
    "funds": ((24_500, 21_750, 18_200, 15_000), (None, None, None, None), (22_000, 19_500, 16_300, None), (None, None, 1_200, None), (4_120, 3_874, 2_951, 17_246)),
    "staff": (("0.80", "0.80", "0.75", "0.75"), (None, "0.20", "0.20", None)),
    "kpi": (
        ("活動指標", "output", "遊具を更新した公園の数", "か所", ("9", "8", "7", "6"), (None, "8", "7", "5")),
        ("活動指標", "output", "照明灯のＬＥＤ化（累計）", "基", ("410", "360", "310", None), (None, "352", "306", None)),
        ("成果指標", "outcome", "健全度Ｃ以下の遊具の割合", "％", ("12.0", "15.0", "18.0", "21.0"), (None, "14.6", "18.3", "22.7")),
    ),
    "marks": (("必要性", "高い", "市民の安全に直結する施設であり、市が計画的に更新する必要がある。"), ("有効性", "高い", "健全度の低い遊具が着実に減少している。"), ("効率性", "普通", "資材価格の高騰により、１か所当たりの更新費用が増加している。")),
    "choice": "維持", "why": "計画どおり進捗しており、引き続き国の交付金を活用して更新を進める。", "issue": "遊具の撤去後、更新されないままとなっている公園がある。",
    "better": "地域の要望を聞いたうえで、近接する公園の機能を分担し、更新する遊具の数を見直す。", "result": "遊具の更新８公園、照明灯のＬＥＤ化46基を実施した。",
}  # fmt: skip
VISIT: dict[str, Any] = {
    "number": "0312", "name": "介護予防普及啓発事業", "part": "福祉部", "room": "高齢者・地域福祉課", "levels": ("1　ともに支え合うまち", "3　高齢者福祉の推進", "2　介護予防の推進"),
    "account": "介護保険事業特別会計　地域支援事業費　一般介護予防事業費", "start": "平成18年度", "end": "", "law": "介護保険法第115条の45", "kind": "ソフト",
    "who": "65歳以上の市民", "how": "町内会の集会所等において、体操及び栄養・口腔ケアの教室を開催する。住民主体の通いの場の立上げを支援する。",
    "aim": "高齢者が自ら介護予防に取り組み、住み慣れた地域で元気に暮らせるようにする。", "want": "通いの場に参加する高齢者が増え、要介護認定率の上昇が抑えられる。",
    "funds": ((2_450, 2_287, 2_196, 1_873), (1_225, 1_143, 1_098, 937), (None, None, None, None), (4_900, 4_575, 4_392, 3_746), (1_225, 1_144, 1_099, 937)),
    "staff": (("1.10", "1.10", "1.00", "1.00"), ("0.50", "0.50", None, None)),
    "kpi": (
        ("活動指標", "output", "教室の開催回数", "回", ("260", "250", "250", "250"), (None, "257", "241", "118")),
        ("成果指標", "outcome", "通いの場の参加者数", "人", ("2,400", "2,300", "2,300", None), (None, "2,188", "1,976", "1,604")),
        ("", "", "", "", (None,) * 4, (None,) * 4),
    ),
    "marks": (("必要性", "高い", "高齢化の進展に伴い、介護予防の重要性はさらに増している。"), ("有効性", "普通", "男性の参加が２割にとどまっている。"), ("効率性", "高い", "住民主体の通いの場が増え、市の職員が関わる時間が減っている。")),
    "choice": "拡充", "why": "通いの場がない地域があり、立上げの支援を広げる必要がある。", "issue": "運営の担い手が固定化し、後継者が不足している。",
    "better": "介護予防サポーターの養成講座を土曜日にも開催し、退職前後の世代の参加を促す。", "result": "教室を257回開催し、新たに11か所の通いの場が立ち上がった。",
}  # fmt: skip
CHOICES = ("拡充", "維持", "縮小", "改善", "統合", "廃止", "休止", "完了")


def head(data: dict[str, Any]) -> list[Block]:
    """Identity; the settlement is printed here and in the table below."""
    spent = sum(values[1] or 0 for values in data["funds"])
    levels = [
        [H(name, 4), V(text, 15, concept="policy_position", level=name)]
        for name, text in zip(("基本目標", "政策", "施策"), data["levels"], strict=True)
    ]
    levels[0] = [
        H("総合計画\nの体系", 5, 3),
        *levels[0],
        H("事業種別", 6),
        V(data["kind"], 10, concept="project_type", style="centre"),
    ]
    levels[1] += [H("開始年度", 6), V(data["start"], 10, concept="start_year", style="centre")]
    levels[2] += [H("終了年度", 6), V(data["end"], 10, concept="end_year", style="centre")]
    rows = [
        [H("事業番号", 5), V(data["number"], 4, concept="project_code", style="centre"), H("事務事業名", 5), V(data["name"], 26, concept="project_name", style="bold large")],
        [H("部局名", 5), V(data["part"], 9, concept="responsible_division", raw=f"{data['part']} {data['room']}"), H("課（室）名", 5), V(data["room"], 11), H("令和5年度\n決算額", 5, style="small", label="令和5年度決算額"), V(f"{spent:,}千円", 5, style="right", concept="amount", cost="project", phase="settlement", fy=2023)],
        *levels,
        [H("予算科目", 5), V(data["account"], 35, concept="budget_account")],
        [H("根拠法令等", 5), V(data["law"], 35, concept="legal_basis")],
    ]  # fmt: skip
    texts = [
        [H("対象", 9), V(data["who"], 31, concept="target_group")],
        [H("手段", 9), V(data["how"], 31, concept="means")],
        [H("意図", 9), V(data["aim"], 31, concept="purpose")],
        [H("効果", 9), V(data["want"], 31, concept="desired_outcome")],
        [H("令和5年度の取組実績", 9), V(data["result"], 31, concept="result", fy=2023)],
    ]
    return [
        Line("令和6年度 磯波市事務事業評価シート（令和5年度実施事業）", (P("事務事業評価シート", concept="sheet_title"), P("令和5年度", concept="evaluation_year")), style="centre", size=13, gap=5),
        Table((1,) * 40, rows, grid=False, gap=4), Table((1,) * 40, texts, grid=False, gap=4),
    ]  # fmt: skip


def five(values: Any) -> list[Cell]:
    """Figures in cells of six columns; what is not there is not printed."""
    return [V(n(value), 6, style="right") for value in values]


def costs(data: dict[str, Any]) -> list[Block]:
    """Sources of 事業費, people by kind, 人件費 and the whole."""
    direct = [sum(values[place] or 0 for values in data["funds"]) for place in range(4)]
    pay = [
        round(
            sum(
                float(share or 0) * price
                for share, price in ((data["staff"][0][place], 7_920), (data["staff"][1][place], 3_010))
            )
        )
        for place in range(4)
    ]
    names = (
        ("国庫支出金", "national"),
        ("県支出金", "prefectural"),
        ("地方債", "bond"),
        ("その他特定財源", "other"),
        ("一般財源", "general"),
    )
    rows: list[list[Cell]] = [
        [H("（千円）", 16), *(H(text, 6, fy=year, phase=phase) for text, year, phase in YEARS)],
        [H("事業費", 16), *five(direct)],
        *([H(name, 12, source=source), *five(values)] for (name, source), values in zip(names, data["funds"], strict=True)),
        [H("正規職員（人）", 12, item="正規職員"), *five(data["staff"][0])],
        [H("会計年度任用職員（人）", 12, item="会計年度任用職員"), *five(data["staff"][1])],
        [H("人件費", 16, cost="personnel"), *five(pay)],
        [H("合計コスト", 16, cost="total"), *five([a + b for a, b in zip(direct, pay, strict=True)])],
    ]  # fmt: skip
    rows[2].insert(0, H("財源内訳", 4, 5))
    rows[7].insert(0, H("業務量", 4, 2, concept="staff_fte", cost=None))
    about: Attributes = {"concept": "amount", "cost": "project"}
    return [Line("コストの推移", section=True, gap=0), Table((1,) * 40, rows, about=about, gap=4)]


def indicators(data: dict[str, Any]) -> list[Block]:
    """Three fixed slots; newest year first."""
    rows: list[list[Cell]] = [[H("区分", 4), H("指標名", 9, concept="indicator_name"), H("単位", 3, concept="indicator_unit"), H("", 4, label=""), *(H(text.split("\n")[0], 5, label="", fy=year) for text, year, _ in YEARS)]]  # fmt: skip
    for number, (slot, kind, name, unit, target, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind or "other", "unit": unit}
        title = N(name, 9, 2, concept="indicator_name", **about) if name else V("", 9, 2)
        rows.append([H(slot, 4, 2, **about), title, V(unit, 3, 2, style="centre aside"), H("目標値", 4, concept="indicator_target"), *(V(value or "", 5, style="right") for value in target)])  # fmt: skip
        rows.append(
            [H("実績値", 4, concept="indicator_actual"), *(V(value or "", 5, style="right") for value in actual)]
        )
    return [Line("指標の推移", section=True, gap=0), Table((1,) * 40, rows, gap=4)]


def close(data: dict[str, Any]) -> list[Block]:
    """Three ratings, then ○ below one of eight directions."""
    rows = [[H("評価項目", 6), H("評価", 5, concept="rating"), H("評価内容", 29, concept="rating_reason")]]
    rows += [
        [H(name, 6, criterion=name), V(mark, 5, style="centre"), V(reason, 29)] for name, mark, reason in data["marks"]
    ]
    marks = [
        V("○" if name == data["choice"] else "", 4, style="centre", concept="future_direction", value=name)
        for name in CHOICES
    ]
    which = [[H("今後の方向性", 8, 2), *(H(name, 4, label="", style="plain") for name in CHOICES)], marks]
    final = [
        [H("方向性の理由", 8), V(data["why"], 32, concept="direction_reason")],
        [H("課題", 8), V(data["issue"], 32, concept="issue")],
        [H("改善策", 8), V(data["better"], 32, concept="improvement")],
    ]
    return [
        Line("評価と今後の方向性", section=True, gap=0), Table((1,) * 40, rows, gap=4), Table((1,) * 40, which, gap=3),
        Table((1,) * 40, final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((PARK, VISIT), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "isonami", "磯波市", "令和6年度 磯波市事務事業評価シート（令和5年度実施事業）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAexMincho",),
        ("newest year first", "cells without a figure print nothing, whole rows of them", "決算額 in the identity and again in the table", "千円 behind a figure in its cell", "当初予算 and 決算 in the years' headings", "人 rows in a table in 千円",
         "○ below one of eight words", "an empty indicator slot on sheet 2", "部 and 課 in two cells of one row", "years in half-width figures, no fill of a heading in the choice"),
        blocks,
        (("empty cells", "blank: not listed, in the table of numbers, too."),
         ("令和5年度決算額", "An amount of the project's cost (ruling 12), raw with 千円 as the cell prints it; the year's heading says more than its year."),
         ("財源内訳", "Sums to 事業費: cost project."),
         ("業務量", "staff_fte with item and the phase of the columns."),
         ("○", "value is the heading of the column with the mark, raw the mark; the column heading is left out of label."),
         ("効果", "desired_outcome; 意図 is purpose."),
         ("令和5年度の取組実績", "result with the year that its heading names."),
         ("部局名, 課（室）名", "Two cells of one row: one responsible_division, raw joined by a blank; label of the first."),
         ("slot 3 of sheet 2", "No name and no figure: no fact (ruling 11).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAexMincho", size=8.2, row=15.4, shade="E2EFDA"), target)
