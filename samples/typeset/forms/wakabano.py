"""若葉野市: the plain PDCA print of a city's Calc workbook; one page a sheet, 指標, コスト, 評価, 今後の方向性."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2020, "令和２年度", "決算", "settlement"), (2021, "令和３年度", "決算", "settlement"), (2022, "令和４年度", "決算", "settlement"), (2023, "令和５年度", "予算", "budget"))  # fmt: skip
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
WAYS = ("拡充", "現状維持", "改善", "縮小", "廃止・休止")
CHECKS = ("妥当性", "有効性", "効率性", "公平性")
LIFE: dict[str, Any] = {
    "code": "020304", "name": "高齢者生活支援サービス事業", "part": ("健康福祉部", "高齢者支援課"), "plan": ("２　健やかに安心して暮らせるまち", "２－３　高齢者福祉の充実", "②在宅生活の支援"),
    "account": "一般会計　３款１項４目", "term": ("平成17年度", "設定なし"), "law": "老人福祉法、若葉野市高齢者生活支援サービス実施要綱", "kind": "自治事務（任意）", "how": "一部委託",
    "who": "市内に住所を有するおおむね65歳以上のひとり暮らしの方及び高齢者のみの世帯", "aim": "日常生活上の支援を行うことにより、高齢者が住み慣れた地域で自立した生活を続けられるようにする。", "means": "配食サービス、緊急通報装置の貸与及び軽度生活援助の３つのサービスを、社会福祉協議会及び民間事業者に委託して実施する。", "want": "在宅で安心して暮らす高齢者が増え、要介護状態になることを予防できる。",
    "funds": ((0, 0, 0, 0), (1_208, 1_254, 1_310, 1_350), (0, 0, 0, 0), (3_415, 3_682, 3_907, 4_000), (14_862, 15_120, 15_634, 16_450)), "staff": ("0.80", "0.80", "0.90", "0.90"), "pay": (6_080, 6_096, 6_885, 6_885),
    "kpi": (("活動指標", "output", "配食サービスの延べ配食数", "食", ("24,000", "25,000", "25,000", "26,000"), ("23,618", "24,470", "25,932", ""), ("98.4", "97.9", "103.7", "")), ("活動指標", "output", "緊急通報装置の設置台数", "台", ("310", "315", "320", "325"), ("298", "303", "311", ""), ("96.1", "96.2", "97.2", "")), ("成果指標", "outcome", "在宅で生活する高齢者の割合", "％", ("86.0", "86.0", "86.5", "86.5"), ("85.7", "85.9", "86.1", ""), ("99.7", "99.9", "99.5", ""))),
    "checks": (("Ａ", "ひとり暮らしの高齢者は増加しており、市が実施する必要性は高い。"), ("Ａ", "利用者アンケートでは、９割が「生活の安心につながっている」と回答している。"), ("Ｂ", "配食の委託単価が事業者により異なっており、見直しの余地がある。"), ("Ａ", "所得に応じた利用者負担を求めており、適正である。")),
    "grade": "Ａ", "issue": "緊急通報装置は固定電話の回線が必要なため、携帯電話のみの世帯が利用できない。", "way": "改善", "why": "サービスの需要は今後も増えるが、利用者の生活様式の変化に合わせた見直しが必要である。", "next": "携帯電話回線を用いた緊急通報装置を令和５年度に試行し、令和６年度からの本格導入を目指す。", "note": "",
}  # fmt: skip
PARK: dict[str, Any] = {
    "code": "040105", "name": "街路樹維持管理事業", "part": ("都市建設部", "公園緑地課"), "plan": ("４　快適で便利に暮らせるまち", "４－１　緑と公園の整備", "③緑化の推進"),
    "account": "一般会計　８款４項３目", "term": ("昭和54年度", "設定なし"), "law": "道路法", "kind": "自治事務（義務）", "how": "全部委託",
    "who": "市道の街路樹及び植樹帯", "aim": "街路樹を適切に管理し、道路の安全と良好な景観を確保する。", "means": "市内を５地区に分け、剪定、除草及び病害虫の防除を造園業者に委託する。倒木のおそれのある樹木は樹木医の診断を経て伐採する。", "want": "歩行者や車両が安全に通行でき、四季を感じられる街並みが保たれる。",
    "funds": ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (520, 480, 505, 500), (41_305, 42_917, 44_266, 45_800)), "staff": ("1.20", "1.20", "1.10", "1.10"), "pay": (9_120, 9_144, 8_415, 8_415),
    "kpi": (("活動指標", "output", "剪定を行った街路樹の本数", "本", ("2,800", "2,800", "2,800", "2,800"), ("2,754", "2,816", "2,690", ""), ("98.4", "100.6", "96.1", "")), ("", "", "", "", ("",) * 4, ("",) * 4, ("",) * 4), ("成果指標", "outcome", "街路樹に関する苦情・要望の件数", "件", ("150", "145", "140", "135"), ("163", "158", "171", ""), ("92.0", "91.8", "81.9", ""))),
    "checks": (("Ａ", "道路管理者である市が行うべき事業である。"), ("Ｂ", "苦情の件数が減っておらず、剪定の時期や頻度に課題がある。"), ("Ｂ", "地区ごとの発注をまとめることで経費を削減できる可能性がある。"), ("Ａ", "全市的に行っており、受益の偏りはない。")),
    "grade": "Ｂ", "issue": "植栽から40年以上が経過した大木が増え、根上がりによる歩道の段差や落ち葉への苦情が多い。", "way": "現状維持", "why": "道路の安全を確保するため、引き続き計画的な維持管理が必要である。", "next": "街路樹更新計画に基づき、樹種の変更や間引きを地域と協議しながら進める。", "note": "街路樹更新計画は令和４年３月に策定した。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity, then the four texts of Plan."""
    level = [H("総合計画", 4, 3), H("政策", 4, level="政策"), V(data["plan"][0], 32, concept="policy_position")]
    rows = [
        [H("事務事業名", 8), V(data["name"], 19, concept="project_name"), H("事務事業コード", 6, style="small"), V(data["code"], 7, concept="project_code", style="centre")],
        [H("担当部", 8), V(data["part"][0], 12, concept="responsible_division", raw=" ".join(data["part"])), H("担当課", 7), V(data["part"][1], 13)],
        level, [H("施策", 4, level="施策"), V(data["plan"][1], 32, concept="policy_position")], [H("基本事業", 4, level="基本事業", style="small"), V(data["plan"][2], 32, concept="policy_position")],
        [H("予算科目", 8), V(data["account"], 12, concept="budget_account"), H("事業期間", 7), V("　～　".join(data["term"]), 13, parts=(P(data["term"][0], concept="start_year"), P(data["term"][1], concept="end_year")))],
        [H("根拠法令等", 8), V(data["law"], 32, concept="legal_basis")],
        [H("事務区分", 8), V(data["kind"], 12, concept="project_type"), H("実施方法", 7), V(data["how"], 13, concept="delivery_method")],
    ]  # fmt: skip
    texts = [[H(name, 8), V(data[key], 32, concept=concept)] for name, key, concept in (("対象\n（誰を・何を）", "who", "target_group"), ("意図\n（どうしたいか）", "aim", "purpose"), ("手段\n（具体的な内容）", "means", "means"), ("成果\n（期待される効果）", "want", "desired_outcome"))]  # fmt: skip
    return [
        Line("令和５年度　事務事業評価シート（令和４年度実施分）", (P("事務事業評価シート", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="centre bold", size=13, gap=2),
        Table((1,) * 40, rows, grid=False, gap=3), Line("１　事務事業の概要【ＰＬＡＮ】", section=True, style="bold", gap=0), Table((1,) * 40, texts, grid=False, gap=3),
    ]  # fmt: skip


def right(values: Any) -> list[Cell]:
    """Figures in four columns."""
    return [V(n(value), 6, style="right") for value in values]


def done(data: dict[str, Any]) -> list[Block]:
    """Indicators, then what the year cost."""
    rows: list[list[Cell]] = [[H("区分", 4, label=""), H("指標名", 6, concept="indicator_name"), H("単位", 2, style="small", concept="indicator_unit"), H("", 4, label=""), *(Y(text, year, 6) for year, text, _, _ in YEARS)]]  # fmt: skip
    for number, (group, kind, name, unit, plan, actual, rate) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(name, 6, 3, concept="indicator_name", **about) if name else V("", 6, 3)
        slot = H(group, 4, 3, **about) if group else H("活動指標", 4, 3)
        rows.append([slot, title, V(unit, 2, 3, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about), H("目標値", 4, concept="indicator_target"), *right(plan)])  # fmt: skip
        rows.append([H("実績値", 4, concept="indicator_actual"), *right(actual)])
        rows.append([H("達成率(％)", 4, style="small", concept="indicator_rate"), *right(rate)])
    direct = total(*(list(fund) for fund in data["funds"]))
    money: list[list[Cell]] = [[H("区分", 16, 2, label=""), *(Y(text, year, 6) for year, text, _, _ in YEARS)], [H(text, 6, phase=phase) for _, _, text, phase in YEARS], [H("事業費　①", 16, style="left"), *right(direct)]]  # fmt: skip
    money += [[H(name, 12, style="left", source=source), *right(values)] for (name, source), values in zip(SOURCES, data["funds"], strict=True)]  # fmt: skip
    money[3].insert(0, H("財源\n内訳", 4, 5))
    money += [
        [H("従事職員数（人）", 16, style="left", concept="staff_fte", cost=None), *right(data["staff"])],
        [H("人件費　②", 16, style="left", cost="personnel"), *right(data["pay"])],
        [H("総事業費　①＋②", 16, style="left", cost="total"), *right(total(direct, list(data["pay"])))],
    ]
    return [
        Line("２　指標の推移【ＤＯ】", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=3),
        Line("３　コストの推移【ＤＯ】　　（単位：千円）", section=True, label="３　コストの推移【ＤＯ】　（単位：千円）", style="bold", gap=0),
        Table((1,) * 40, money, about={"concept": "amount", "cost": "project"}, gap=3),
    ]  # fmt: skip


def close(data: dict[str, Any]) -> list[Block]:
    """Four criteria, the grade of the whole, the direction in marks."""
    rows: list[list[Cell]] = [
        [H("評価項目", 6), H("評価", 4, concept="rating"), H("評価の理由", 30, concept="rating_reason")]
    ]
    rows += [[H(name, 6, criterion=name), V(mark, 4, style="centre"), V(why, 30)] for name, (mark, why) in zip(CHECKS, data["checks"], strict=True)]  # fmt: skip
    sums = [[H("総合評価", 6), V(data["grade"], 4, style="centre large", concept="overall_rating"), H("課題", 4), V(data["issue"], 26, concept="issue")]]  # fmt: skip
    ways = "　".join(("■" if way == data["way"] else "□") + way for way in WAYS)
    final = [
        [H("今後の方向性", 8), V(ways, 32, parts=(P("■" + data["way"], concept="future_direction", value=data["way"]),))],
        [H("方向性の理由", 8), V(data["why"], 32, concept="direction_reason")],
        [H("今後の取組内容", 8), V(data["next"], 32, concept="improvement")],
        [H("備考", 8), V(data["note"], 32, concept="comment")],
    ]  # fmt: skip
    return [
        Line("４　評価【ＣＨＥＣＫ】　　Ａ：高い　Ｂ：やや課題がある　Ｃ：課題がある", section=True, label="４　評価【ＣＨＥＣＫ】　Ａ：高い　Ｂ：やや課題がある　Ｃ：課題がある", style="bold", gap=0), Table((1,) * 40, rows, gap=0.5), Table((1,) * 40, sums, grid=False, gap=3, low=25),
        Line("５　今後の方向性【ＡＣＴＩＯＮ】", section=True, style="bold", gap=0), Table((1,) * 40, final, grid=False, gap=1),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((LIFE, PARK), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *done(data), *close(data)]
    return Form(
        "wakabano", "若葉野市", "令和５年度 事務事業評価シート（令和４年度実施分）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAexGothic",),
        ("部 and 課 in two cells of a row", "evaluated year in brackets beside another year", "years above 決算 and 予算", "an empty slot between two indicators on sheet 2", "actuals of the year to come empty", "人 among 千円 rows", "■□ of the direction", "an empty 備考 on sheet 1"),
        blocks,
        (("担当部, 担当課", "Cells of one row: one responsible_division, joined by a blank, with the label of the first."),
         ("section headings", "Whole, with the unit and the key of grades that stand in the same line."),
         ("予算", "Which budget is not said: phase budget."),
         ("財源内訳", "The rows sum to 事業費 ①: cost project."),
         ("従事職員数（人）", "staff_fte without item, with the phase of its column."),
         ("empty slot of sheet 2", "Counts in the order (the outcome indicator is the third), has no fact."),
         ("事務区分", "project_type.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAexGothic", size=7.6, row=12.2, shade="D9E1F2"), target)
