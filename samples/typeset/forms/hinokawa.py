"""檜川市: a Calc print; sources sum to the cost with 人件費, sub-projects in whole yen under a table in 千円."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和２年度\n決算", 2020, "settlement"), ("令和３年度\n決算", 2021, "settlement"), ("令和４年度\n決算", 2022, "settlement"), ("令和５年度\n予算", 2023, "budget"))  # fmt: skip
PLAYROOM: dict[str, Any] = {
    "name": "地域子育て支援センター運営事業", "code": "0302-04", "part": "こども未来部", "room": "子育て支援室", "boss": "大石　恵理",
    "levels": ("１　子育て・教育", "１－２　子育てを地域で支える環境づくり", "１－２－１　子育て家庭への支援の充実"),
    "account": "一般会計　15款民生費　10項児童福祉費　20目児童福祉施設費", "start": "平成18年度", "end": "－", "kind": "自治事務（法令に努力義務あり）",
    "how": ("■市直営　■委託　□指定管理　□補助・助成　□その他", ("市直営", "委託")), "law": "児童福祉法第６条の３、子ども・子育て支援法第59条、檜川市地域子育て支援センター条例",
    "who": "就学前の児童及びその保護者", "aim": "子育て中の親子が気軽に集い、相談できる場が身近にあり、不安や孤立感を抱えずに子育てができる状態にする。",
    "what": "市内５か所の支援センター（直営２か所、委託３か所）において、次の事業を行う。\n・親子の交流の場の提供（ひろば事業）\n・子育てに関する相談及び援助\n・子育て講座の開催並びに地域の子育て情報の提供",
    "pieces": (("支援センター運営事業（直営）", (21_884_310, 22_417_562, 22_900_000)), ("支援センター運営委託事業", (38_250_000, 39_600_000, 41_250_000)), ("子育て講座等開催事業", (1_102_480, 1_764_905, 1_950_000))),
    "direct": (60_744, None, None, None), "staff": ("2.40", "2.40", "2.60", "2.60"), "aides": ("4.00", "4.00", "4.00", "4.50"),
    "funds": ((18_220, 19_103, 20_045, 20_720), (18_220, 19_103, 20_045, 20_720), (0, 0, 0, 0), (86, 91, 124, 130)),
    "kpi": (
        ("活動指標①", "output", "ひろばの開設日数（延べ）", "日", ("1,180", "1,200", "1,200", "1,210"), ("964", "1,175", "1,204", ""), "1,210"),
        ("活動指標②", "output", "子育て講座の開催回数", "回", ("60", "60", "60", "66"), ("22", "48", "63", ""), "72"),
        ("成果指標①", "outcome", "ひろばの利用者数（延べ）", "人", ("32,000", "32,000", "33,000", "34,000"), ("14,806", "23,951", "30,417", ""), "36,000"),
        ("成果指標②", "outcome", "講座参加者の満足度", "％", ("－", "90.0", "90.0", "92.0"), ("－", "93.4", "94.1", ""), "95.0"),
    ),
    "marks": (("必要性", "高い", "核家族化が進み、転入世帯も多いことから、相談と交流の場を求める声は大きい。"), ("有効性", "高い", "利用者アンケートでは、９割を超える保護者が「不安が軽くなった」と答えている。"), ("効率性", "普通", "直営と委託の役割分担について、なお見直しの余地がある。")),
    "grade": "Ａ", "now": "感染症の影響により減少していた利用者数は、令和４年度には令和元年度の９割程度まで回復した。",
    "issue": "北部地域に支援センターがなく、利用が中部・南部地域の世帯に偏っている。", "choice": "拡充",
    "better": "北部地域の公民館を活用した出張ひろばを月２回開催し、利用状況を踏まえて常設化を検討する。",
}  # fmt: skip
PARKING: dict[str, Any] = {
    "name": "放置自転車対策事業", "code": "0805-11", "part": "都市整備部", "room": "交通政策室", "boss": "北村　和彦",
    "levels": ("４　都市・住環境", "４－３　安全で快適な移動環境づくり", "４－３－２　自転車の安全な利用の促進"),
    "account": "一般会計　40款土木費　10項土木管理費　15目交通安全対策費", "start": "昭和57年度", "end": "－", "kind": "自治事務（任意）",
    "how": ("□市直営　■委託　□指定管理　□補助・助成　□その他", ("委託",)), "law": "檜川市自転車等の放置の防止に関する条例",
    "who": "鉄道駅周辺を利用する市民等", "aim": "駅周辺の放置自転車をなくし、歩行者が安全に通行できる状態にする。",
    "what": "自転車等放置禁止区域における街頭指導、撤去及び保管・返還の業務を委託により実施する。",
    "pieces": (("街頭指導業務", (9_873_600, 9_412_480, 9_130_000)), ("撤去・保管業務", (17_320_424, 16_105_815, 15_840_000)), ("返還業務システム管理", (0, 1_386_000, 660_000))),
    "direct": (28_915, None, None, None), "staff": ("1.50", "1.50", "1.30", "1.20"), "aides": ("1.00", "1.00", "1.00", "1.00"),
    "funds": ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (5_466, 4_902, 4_218, 4_000)),
    "kpi": (
        ("活動指標①", "output", "撤去の実施回数", "回", ("150", "150", "140", "140"), ("148", "151", "142", ""), "120"),
        ("活動指標②", "output", "", "", ("", "", "", ""), ("", "", "", ""), ""),
        ("成果指標①", "outcome", "放置自転車の台数（１日平均）", "台", ("210", "200", "190", "150"), ("231", "186", "154", ""), "100"),
        ("成果指標②", "outcome", "", "", ("", "", "", ""), ("", "", "", ""), ""),
    ),
    "marks": (("必要性", "高い", "歩行者、とりわけ視覚に障害のある人の安全を守るために欠かせない。"), ("有効性", "高い", "放置台数はピーク時の１割以下まで減少している。"), ("効率性", "低い", "放置台数に比べ、保管に要する費用が減っていない。")),
    "grade": "Ｂ", "now": "民間駐輪場の整備が進み、放置自転車は年々減少している。",
    "issue": "保管所の稼働率が５割を下回っており、施設の規模が過大になっている。", "choice": "縮小",
    "better": "令和６年度末をもって第二保管所を廃止し、保管業務を第一保管所に集約する。",
}  # fmt: skip
OPTIONS = ("拡充", "継続", "縮小", "休止・廃止")


def choice(options: tuple[str, ...], chosen: str) -> str:
    """■ before the chosen option, □ before the others."""
    return "　".join(("■" if option == chosen else "□") + option for option in options)


def head(data: dict[str, Any]) -> list[Block]:
    """Identity; 部 and 課 in two cells of one row."""
    levels = [
        [H(name, 3), V(text, 31, concept="policy_position", level=name)]
        for name, text in zip(("大綱", "政策", "施策"), data["levels"], strict=True)
    ]
    levels[0].insert(0, H("総合計画\nにおける位置付け", 6, 3, style="small"))
    how, chosen = data["how"]
    rows: list[list[Cell]] = [
        [H("事務事業名", 6), V(data["name"], 21, concept="project_name", style="bold large"), H("事務事業番号", 6), V(data["code"], 7, concept="project_code", style="centre")],
        [H("担当部名", 6), V(data["part"], 8, concept="responsible_division", raw=f"{data['part']} {data['room']}"), H("室課名", 5), V(data["room"], 8), H("室課長名", 6), V(data["boss"], 7, concept="manager_name")],
        *levels,
        [H("予算科目", 6), V(data["account"], 34, concept="budget_account")],
        [H("事業開始年度", 6), V(data["start"], 5, concept="start_year", style="centre"), H("事業終了\n（予定）年度", 6, style="small"), V(data["end"], 4, concept="end_year", style="centre"), H("事務区分", 5), V(data["kind"], 14, concept="project_type")],
        [H("実施方法", 6), V(how, 34, parts=tuple(P(f"■{name}", concept="delivery_method", value=name) for name in chosen))],
        [H("根拠法令等", 6), V(data["law"], 34, concept="legal_basis")],
    ]  # fmt: skip
    texts = [
        [H("対象", 6), V(data["who"], 34, concept="target_group")],
        [H("意図", 6), V(data["aim"], 34, concept="purpose")],
        [H("事業内容", 6), V(data["what"], 34, concept="means", style="top")],
    ]
    return [
        Line("檜川市　令和５年度　事務事業評価シート（令和４年度実施事業）", (P("事務事業評価シート", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="bold centre", size=12, gap=3),
        Table((1,) * 40, rows, grid=False, gap=3), Line("１　事業の概要", section=True, style="bold", gap=0), Table((1,) * 40, texts, grid=False, gap=3),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """In 千円: sources of 総事業費; then the sub-projects in 円, which sum to 事業費."""
    pieces = total(*(list(values) for _, values in data["pieces"]))
    direct = [data["direct"][0], *(round(value / 1000) for value in pieces)]
    pay = [round(float(a) * 7_800 + float(b) * 2_450) for a, b in zip(data["staff"], data["aides"], strict=True)]
    whole = total(direct, pay)
    general = [a - b for a, b in zip(whole, total(*(list(row) for row in data["funds"])), strict=True)]
    names = (
        ("国庫支出金", "national"),
        ("府支出金", "prefectural"),
        ("地方債", "bond"),
        ("その他", "other"),
        ("一般財源", "general"),
    )
    rows: list[list[Cell]] = [
        [H("区　　分", 16), *(H(text, 6, fy=year, phase=phase) for text, year, phase in YEARS)],
        [H("事業費　(A)", 16, style="left"), *wide(direct)],
        [H("人件費　(B)", 16, cost="personnel", style="left"), *wide(pay)],
        [H("総事業費　(A)＋(B)", 16, cost="total", style="left bold"), *wide(whole)],
        *([H(name, 12, source=source, cost="total", style="left"), *wide(values)] for (name, source), values in zip(names, (*data["funds"], general), strict=True)),
        [H("正職員（人）", 12, item="正職員", style="left"), *wide(data["staff"])],
        [H("会計年度任用職員（人）", 12, item="会計年度任用職員", style="left"), *wide(data["aides"])],
        [H("市民１人当たりの総事業費（円）", 16, concept=None, style="left"), *wide([f"{1000 * value / 101_300:.0f}" for value in whole])],
    ]  # fmt: skip
    rows[4].insert(0, H("財源内訳", 4, 5))
    rows[9].insert(0, H("従事職員数", 4, 2, style="small", concept="staff_fte", cost=None))
    parts: list[list[Cell]] = [[H("細事業名", 16), *(H(text.replace("\n", ""), 8, fy=year, phase=phase) for text, year, phase in (("令和３年度\n決算額", 2021, "settlement"), ("令和４年度\n決算額", 2022, "settlement"), ("令和５年度\n予算額", 2023, "budget")))]]  # fmt: skip
    parts += [[H(name, 16, item=name, style="left plain rowhead"), *(V(n(value), 8, style="right") for value in values)] for name, values in data["pieces"]]  # fmt: skip
    both = [V(n(value), 8, style="right", parts=(P(n(value)), P(n(value), concept="amount", cost="project", item=None, side=None))) for value in pieces]  # fmt: skip
    parts.append([H("合　　計", 16, item="合計", style="rowhead"), *both])
    return [
        Line("２　事業費等の推移（単位：千円）", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, about={"concept": "amount", "cost": "project"}, gap=3),
        Line("３　事業費を構成する細事業（単位：円）", section=True, style="bold", gap=0),
        Table((1,) * 40, parts, about={"concept": "line_item", "side": "expense", "scale": 0}, gap=3),
    ]


def wide(values: Any) -> list[Cell]:
    """Figures in cells of six columns."""
    return [V(n(value), 6, style="right") for value in values]


def indicators(data: dict[str, Any]) -> list[Block]:
    """Two fixed slots of each kind; those without a name stay empty."""
    years = [Y(text.split("\n")[0], year, 4) for text, year, _ in YEARS]
    rows: list[list[Cell]] = [[H("区分", 5), H("指標名", 9, concept="indicator_name"), H("単位", 3, concept="indicator_unit"), H("", 3, label=""), *years, H("令和７年度\n目標値", 4, fy=2025, style="small", label="令和7年度目標値")]]  # fmt: skip
    for number, (slot, kind, name, unit, target, actual, last) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        title = N(name, 9, 2, concept="indicator_name", **about) if name else H("", 9, 2, label="", style="plain")
        final = V(last, 4, 2, style="right", concept="indicator_target", label=(slot, name, "令和7年度目標値"))
        rows.append([H(slot, 5, 2, **about), title, V(unit, 3, 2, style="centre aside"), H("目標", 3, concept="indicator_target"), *(V(value, 4, style="right") for value in target), final])  # fmt: skip
        rows.append([H("実績", 3, concept="indicator_actual"), *(V(value, 4, style="right") for value in actual)])
    return [Line("４　指標", section=True, style="bold", gap=0), Table((1,) * 40, rows, gap=3)]


def close(data: dict[str, Any]) -> list[Block]:
    """Grades as ■ of three options."""
    rows = [[H("視点", 6), H("評価", 12, concept="rating"), H("評価の理由", 22, concept="rating_reason")]]
    for name, mark, reason in data["marks"]:
        text = choice(("高い", "普通", "低い"), mark)
        rows.append([H(name, 6, criterion=name), V(text, 12, style="centre", parts=(P(f"■{mark}", value=mark),)), V(reason, 22)])  # fmt: skip
    final: list[list[Cell]] = [
        [H("総合評価", 6), V(data["grade"], 4, style="centre large", concept="overall_rating"), H("今後の方向性", 6), V(choice(OPTIONS, data["choice"]), 24, parts=(P(f"■{data['choice']}", concept="future_direction", value=data["choice"]),))],
        [H("現状", 6), V(data["now"], 34, concept="background")],
        [H("課題", 6), V(data["issue"], 34, concept="issue")],
        [H("今後の\n取組・改善策", 6, style="small"), V(data["better"], 34, concept="improvement")],
    ]  # fmt: skip
    return [
        Line("５　評価", section=True, style="bold", gap=0),
        Table((1,) * 40, rows, gap=2),
        Table((1,) * 40, final, grid=False),
    ]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((PLAYROOM, PARKING), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "hinokawa", "檜川市", "令和５年度 事務事業評価シート（令和４年度実施事業）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAPGothic",),
        ("the sources sum to 総事業費 with 人件費", "円 in the table of 細事業, 千円 above it", "人 rows and a 円 row in a table in 千円", "決算 and 予算 in the years' headings", "four fixed indicator slots, two of them empty on sheet 2",
         "部 and 課 in two cells of one row", "year of the evaluation and year evaluated in the title", "several ■ in one answer", "final target in a column of two rows", "－ beside figures, zero printed as 0"),
        blocks,
        (("財源内訳", "The rows sum to 総事業費 (A)+(B): cost total (ruling 1)."),
         ("令和５年度予算", "Which budget is not said: phase budget. The headings say more than their year and stay in label."),
         ("従事職員数", "staff_fte with item and the phase of the columns (ruling 6)."),
         ("合計 of 細事業", "line_item (item 合計) and an amount of cost project (ruling 2); 事業費 (A) prints the same in 千円. The names of the 細事業 are the item only."),
         ("担当部名, 室課名", "Two cells of one row: one responsible_division, raw joined by a blank; label of the first."),
         ("意図", "purpose."),
         ("現状", "background."),
         ("実施方法", "One delivery_method for each ■."),
         ("slots without a name", "No fact (ruling 11)."),
         ("市民１人当たり", "other (ruling 3).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAPGothic", size=7.2, row=11.4, shade="DDEBF7"), target)
