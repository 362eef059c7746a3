"""月代市: a landscape page by ReportLab; Plan, Do, Check and Action side by side above indicators and cost by year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, nums, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

PLAN, DO, CHECK, ACTION = "計画（Plan）", "実施（Do）", "評価（Check）", "改善（Action）"
YEARS = ((2021, "令和３年度"), (2022, "令和４年度"), (2023, "令和５年度"), (2024, "令和６年度"))
PHASES = (("決算", "settlement"), ("決算", "settlement"), ("決算", "settlement"), ("当初予算", "original_budget"))
SOURCES = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("市債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
WASTE: dict[str, Any] = {
    "code": "4-2-08", "name": "ごみ減量・資源化推進事業", "room": "環境部　ごみ減量推進課", "policy": "環境と共生するまち", "measure": "循環型社会の形成", "start": "平成９年度", "end": "継続", "law": "廃棄物の処理及び清掃に関する法律", "account": "04-02-02",
    "who": "市民及び市内の事業者", "aim": "ごみの分別と資源化を進め、焼却するごみの量を減らす。", "means": "・生ごみ処理機の購入費の補助\n・集団回収を行う団体への奨励金の交付\n・分別アプリによる情報発信", "want": "最終処分場の延命化と処理経費の削減につながる。",
    "did": "・生ごみ処理機の購入142件に補助した。\n・集団回収団体128団体に奨励金を交付した。\n・出前講座を31回開催した。", "how": "直営", "got": "市民１人１日当たりのごみ排出量は前年度より12グラム減少した。",
    "checks": (("必要性", "Ａ", "法令により市が取り組むべき事業である。"), ("有効性", "Ｂ", "排出量は減少しているが、目標に届いていない。"), ("効率性", "Ａ", "団体との協働により少ない経費で実施している。")), "grade": "Ｂ",
    "way": "継続（改善）", "why": "ごみの減量をさらに進めるため、事業者への働きかけが必要である。", "issue": "事業系ごみの排出量が横ばいで推移している。", "next": "排出量の多い事業所を訪問し、減量計画の作成を支援する。",
    "kpi": (("活動指標", "output", "出前講座の開催回数", "回", ("30", "8", "30", "22", "32", "31", "34")), ("成果指標", "outcome", "市民１人１日当たりのごみ排出量", "ｇ", ("840", "868", "830", "851", "820", "839", "810")), ("成果指標", "outcome", "リサイクル率", "％", ("24.0", "22.7", "24.5", "23.1", "25.0", "23.8", "25.5"))),
    "funds": ((0, 0, 0, 0), (1_500, 1_500, 1_480, 1_500), (0, 0, 0, 0), (6_212, 5_874, 5_530, 5_600), (7_945, 8_306, 8_751, 9_400)), "pay": (13_650, 13_720, 12_250, 12_250), "staff": ("1.95", "1.96", "1.75", "1.75"),
}  # fmt: skip
SPORT: dict[str, Any] = {
    "code": "5-3-11", "name": "市民体育館改修事業", "room": "教育部　スポーツ振興課", "policy": "学びと文化のまち", "measure": "生涯スポーツの推進", "start": "令和３年度", "end": "令和６年度", "law": "スポーツ基本法", "account": "10-06-02",
    "who": "市民体育館の利用者", "aim": "老朽化した施設を改修し、安全で快適に利用できるようにする。", "means": "・アリーナの天井の耐震化\n・照明のＬＥＤ化\n・空調設備の設置", "want": "利用者が増え、市民の健康づくりが進む。",
    "did": "・アリーナの天井の耐震化工事を完了した。\n・照明のＬＥＤ化工事を実施した。", "how": "委託・請負", "got": "工事は計画どおりに進み、休館の期間を２か月短縮できた。",
    "checks": (("必要性", "Ａ", "避難所に指定されており、早期の改修が必要である。"), ("有効性", "Ａ", "改修後の利用者から高い評価を得ている。"), ("効率性", "Ｂ", "資材価格の高騰により工事費が増加した。")), "grade": "Ａ",
    "way": "継続（現状維持）", "why": "令和６年度の完了に向け、計画どおり工事を進める。", "issue": "空調設備の設置後は光熱費の増加が見込まれる。", "next": "空調の使用料を新たに定めるため、条例の改正を行う。",
    "kpi": (("活動指標", "output", "改修工事の進捗率", "％", ("10.0", "10.0", "45.0", "40.0", "80.0", "80.0", "100.0")), ("成果指標", "outcome", "市民体育館の利用者数", "人", ("60,000", "48,215", "30,000", "27,906", "45,000", "46,338", "65,000"))),
    "funds": ((0, 21_400, 34_250, 18_700), (0, 0, 0, 0), (0, 96_300, 154_100, 84_200), (0, 10_000, 15_000, 10_000), (14_520, 5_138, 6_407, 3_100)), "pay": (5_600, 8_400, 8_750, 7_000), "staff": ("0.80", "1.20", "1.25", "1.00"),
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Identity over the whole width."""
    rows = [
        [H("事業コード"), V(data["code"], concept="project_code", style="centre"), H("事務事業名"), V(data["name"], 3, concept="project_name"), H("担当課"), V(data["room"], concept="responsible_division")],
        [H("政策"), V(data["policy"], concept="policy_position", level="政策"), H("施策"), V(data["measure"], concept="policy_position", level="施策"), H("款項目"), V(data["account"], concept="budget_account", style="centre"), H("根拠法令"), V(data["law"], concept="legal_basis")],
        [H("開始年度"), V(data["start"], concept="start_year", style="centre"), H("終了年度"), V(data["end"], concept="end_year", style="centre"), H("実施方法"), V(data["how"], concept="delivery_method", style="centre"), H("評価年度"), V("令和５年度", concept="evaluation_year", style="centre")],
    ]  # fmt: skip
    return [
        Line("月代市　事務事業評価シート", (P("事務事業評価シート", concept="sheet_title"),), style="bold", size=14, gap=4),
        Table((1, 2.2, 1, 2.2, 0.9, 1.6, 1, 3), rows, grid=False, gap=7),
    ]  # fmt: skip


def cycle(data: dict[str, Any]) -> list[Block]:
    """The four blocks side by side, each under its own heading."""
    plan = [
        ("対象", "who", "target_group"),
        ("目的", "aim", "purpose"),
        ("手段", "means", "means"),
        ("期待する効果", "want", "desired_outcome"),
    ]
    act = [
        ("方向性", "way", "future_direction"),
        ("理由", "why", "direction_reason"),
        ("課題", "issue", "issue"),
        ("今後の取組", "next", "improvement"),
    ]
    rows: list[list[Cell]] = [[H(PLAN, 2), H(DO, 2), H(CHECK, 3), H(ACTION, 2)]]
    for number in range(4):
        name, key, concept = plan[number]
        row = [H(name, section=PLAN), V(data[key], concept=concept)]
        if number == 0:
            row += [H("取組実績", 1, 3, section=DO), V(data["did"], 1, 3, concept="result")]
        elif number == 3:
            row += [H("成果", section=DO), V(data["got"], concept="result")]
        if number < 3:
            what, mark, why = data["checks"][number]
            row += [
                H(what, section=CHECK, criterion=what),
                V(mark, concept="rating", style="centre"),
                V(why, concept="rating_reason"),
            ]
        else:
            row += [H("総合評価", section=CHECK), V(data["grade"], 2, concept="overall_rating", style="centre large")]
        name, key, concept = act[number]
        rows.append([*row, H(name, section=ACTION), V(data[key], concept=concept)])
    return [Table((0.8, 2.6, 0.8, 2.5, 0.8, 0.5, 2.2, 0.9, 2.4), rows, grid=False, gap=8)]


def indicators(data: dict[str, Any]) -> list[Block]:
    """目標 and 実績 under each year, 目標 alone for the year to come."""
    rows: list[list[Cell]] = [
        [H("区分", 1, 2, label=""), H("指標名", 1, 2, concept="indicator_name"), H("単位", 1, 2), *(Y(text, year, 2) for year, text in YEARS[:3]), Y(YEARS[3][1], YEARS[3][0])],
        [H(text, concept=concept) for text, concept in ((("目標", "indicator_target"), ("実績", "indicator_actual")) * 3 + (("目標", "indicator_target"),))],
    ]  # fmt: skip
    for number, (group, kind, name, unit, values) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        measure = V(unit, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        rows.append([H(group, **about), N(name, concept="indicator_name", **about), measure, *nums(*values)])
    return [Line("指標の推移", section=True, size=9.5, gap=1), Table((1, 3.4, 0.7, *(1,) * 7), rows, gap=8)]


def costs(data: dict[str, Any]) -> list[Block]:
    """Years as rows: 事業費, its sources, 人件費, 総事業費, 人工."""
    direct = total(*(list(fund) for fund in data["funds"]))
    whole = total(direct, list(data["pay"]))
    rows: list[list[Cell]] = [
        [H("年度", 1, 2, label=""), H("事業費", 1, 2), H("財源内訳", 5), H("人件費", 1, 2, cost="personnel"), H("総事業費", 1, 2, cost="total"), H("従事職員数\n（人）", 1, 2, concept="staff_fte", cost=None)],
        [H(name, source=source) for name, source in SOURCES],
    ]  # fmt: skip
    for place, ((year, text), (word, phase)) in enumerate(zip(YEARS, PHASES, strict=True)):
        figures = (direct[place], *(fund[place] for fund in data["funds"]), data["pay"][place], whole[place], data["staff"][place])  # fmt: skip
        rows.append([H(f"{text}　{word}", fy=year, phase=phase), *nums(*figures)])
    return [
        Line("事業費の推移（単位：千円）", section=True, size=9.5, gap=1),
        Table((1.7, *(1.1,) * 9), rows, about={"concept": "amount", "cost": "project"}),
    ]


def form() -> Form:
    """Two sheets of a landscape page each."""
    blocks: list[Block] = []
    for number, data in enumerate((WASTE, SPORT), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *cycle(data), *indicators(data), *costs(data)]
    return Form(
        "tsukishiro", "月代市", "事務事業評価シート（令和５年度）", "develop", "ReportLab", ("IPAexMincho", "IPAexGothic"),
        ("landscape", "four blocks side by side in one frame", "評価年度 as a field", "a grade and its reason without column headings", "目標 and 実績 under each year, 目標 alone at the end", "years as row headings of the cost", "unit in the section heading"),
        blocks,
        (("Plan, Do, Check, Action", "The heading of a block is the outermost label of its fields."),
         ("終了年度　継続", "not_applicable (ruling 7, 16: no end)."),
         ("成果", "In Do: result, like 取組実績."),
         ("評価年度", "The year whose work is evaluated, the last of the settlements: 2023."),
         ("月代市", "The city before the title is not part of it (ruling 4)."),
         ("令和３年度　決算", "The row heading says more than the year: part of the label."),
         ("財源内訳", "The columns sum to 事業費: cost project.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = Look("IPAexMincho", bold="IPAexGothic", size=8.6, paper=(842.0, 595.0), margin=(30, 26), shade=0.88)
    paint.reportlab(invented, look, target)
