"""雲居市: a Calc print across; dashed rules inside medium ones, years as rows of costs and of indicators, a matrix with one ●."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

YEARS = (("令和４年度", 2022), ("令和５年度", 2023), ("令和６年度", 2024), ("令和７年度", 2025), ("令和８年度", 2026))
SHORT = (("Ｒ４", 2022), ("Ｒ５", 2023), ("Ｒ６", 2024), ("Ｒ７", 2025))
SOURCES = (("国費", "national", 5), ("府費", "prefectural", 5), ("起債", "bond", 5), ("受益者負担", "fees", 6), ("一財", "general", 6))  # fmt: skip
BETTER, COST = ("拡充", "現状維持", "縮小"), ("皆減", "縮小", "現状維持", "拡大")
SPEECH: dict[str, Any] = {
    "name": "外国語指導助手配置事業", "account_name": "外国語教育推進事業費", "code": "32－014", "room": "教育委員会事務局　学校教育課", "group": "指導グループ", "who_does": "市（民間事業者へ委託）", "plan": "Ⅲ 未来を拓くひとづくり ＞ ２ 学校教育 ＞ (3) 確かな学力の育成", "start": "平成14年度", "end": "無", "funds_kind": "市単独", "duty": "努力義務",
    "who": "市立小学校14校・中学校６校の児童生徒", "aim": "外国語に親しみ、自分の考えを外国語で伝えようとする児童生徒が増えている。", "what": "外国語指導助手（ＡＬＴ）を全校に配置し、担任や英語科教員との協同授業を行う。夏季休業中に小学生対象の英語キャンプを開催する。",
    "funds": ((0, 0, 0, 0), (1_480, 1_520, 1_500, 1_500), (0, 0, 0, 0), (312, 348, 356, 360), (41_926, 43_774, 49_208, 51_240)), "plan_cost": 53_900, "people": ("0.35", "0.35", "0.40", "0.40"), "price": (7_620, 7_680, 7_750, 7_750),
    "kpi": (("output", "ＡＬＴとの協同授業の実施時間", "時間", ("7,200", "7,400", "7,600", "7,800"), ("7,058", "7,431", "7,714")), ("outcome", "英語の授業が好きと答えた小学６年生の割合", "％", ("75.0", "76.0", "77.0", "78.0"), ("71.8", "74.9", "77.6")), ("outcome", "英検３級相当以上の力を有する中学３年生", "人", ("290", "300", "310", "320"), ("248", "271", "304"))),
    "marks": (("市民ニーズ", "Ⅰ", "保護者アンケートでは９割が配置の拡大を望んでいる。"), ("手段の適切性", "Ⅱ", "委託料が上昇しており、直接任用との比較が必要である。"), ("目的達成度", "Ⅱ", "小学校では計画を上回ったが、中学校では下回った。"), ("民間活用", "Ⅰ", "既に民間事業者への委託により実施している。")),
    "verdict": "おおむね妥当", "way": (0, 3), "why": "中学校における協同授業の時間を増やす必要があるため。", "issue": "指導力に個人差があり、年度途中の交代により授業の継続性が損なわれる例があった。", "next": "次期契約（令和８年度～）において研修の実施を仕様に加え、中学校の配置時間を週２時間増やす。",
}  # fmt: skip
BOARS: dict[str, Any] = {
    "name": "有害鳥獣被害防止対策事業", "account_name": "鳥獣対策事業費", "code": "51－003", "room": "産業環境部　農林振興課", "group": "農地保全グループ", "who_does": "市、猟友会、地域協議会", "plan": "Ⅴ 活力ある産業づくり ＞ １ 農林業 ＞ (2) 農地の保全", "start": "平成20年度", "end": "令和９年度", "funds_kind": "国・府補助", "duty": "なし",
    "who": "市内の農業者及び農地（耕地面積 812ha）", "aim": "鳥獣による農作物の被害が減り、農業者が意欲をもって耕作を続けている。", "what": "侵入防止柵の資材を支給し、捕獲檻の設置と捕獲に報償金を支払う。地域ぐるみの追払い講習会を開く。",
    "funds": ((6_840, 7_215, 9_460, 8_300), (3_110, 3_264, 3_907, 3_650), (0, 0, 2_400, 0), (0, 0, 0, 0), (5_388, 5_071, 6_195, 6_050)), "plan_cost": 17_500, "people": ("1.10", "1.10", "1.25", "1.25"), "price": (7_620, 7_680, 7_750, 7_750),
    "kpi": (("output", "侵入防止柵の設置延長（累計）", "km", ("38.0", "42.0", "46.0", "50.0"), ("37.2", "42.6", "47.1")), ("outcome", "農作物の被害面積", "ha", ("19.0", "18.0", "17.0", "16.0"), ("21.7", "18.6", "19.8")), ("outcome", "有害鳥獣の捕獲頭数", "頭", ("420", "440", "460", "480"), ("397", "468", "451"))),
    "marks": (("市民ニーズ", "Ⅰ", "農業者の７割が被害を受けたと回答している。"), ("手段の適切性", "Ⅰ", "柵と捕獲を組み合わせた地区では被害が半減した。"), ("目的達成度", "Ⅲ", "被害面積は計画を上回っており、さらなる対策を要する。"), ("民間活用", "Ⅱ", "捕獲を担う猟友会の会員が高齢化している。")),
    "verdict": "改善を要する", "way": (0, 2), "why": "柵の整備が進んだため、費用の総額を保ちながら捕獲に重点を移す。", "issue": "柵を設置した地区から未設置の地区へ被害が移動している。狩猟免許を持つ者が10年間で３割減った。", "next": "免許取得費用の助成を始め、ＩＣＴ檻を６基導入して見回りの手間を減らす。",
}  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """Who and what, then three boxes side by side."""
    rows = [
        [H("事務事業名称", 7), V(data["name"], 23, style="bold", concept="project_name"), H("分類番号－枝番号", 8, style="small"), V(data["code"], 7, style="centre", concept="project_code"), H("評価対象年度", 7), V("令和６年度", 8, style="centre", concept="evaluation_year")],
        [H("予算書上の名称", 7), V(data["account_name"], 23, concept="project_name"), H("所管", 5), V(data["room"], 14, style="small", concept="responsible_division"), H("担当", 3), V(data["group"], 8, concept="responsible_section")],
        [H("総合計画の体系", 7), V(data["plan"], 34, concept="policy_position"), H("市の実施義務", 8), V(data["duty"], 11)],
        [H("事業開始", 7), V(data["start"], 9, style="centre", concept="start_year"), H("終期設定", 6), V(data["end"], 8, style="centre", concept="end_year"), H("財源区分", 6), V(data["funds_kind"], 8, style="centre"), H("事業主体", 5), V(data["who_does"], 11, concept="delivery_method", style="small")],
    ]  # fmt: skip
    texts = [
        [H("対象者等", 14), H("めざす成果", 20), H("活動内容", 26)],
        [V(data["who"], 14, concept="target_group", style="top"), V(data["aim"], 20, concept="desired_outcome", style="top"), V(data["what"], 26, concept="means", style="top")],
    ]  # fmt: skip
    return [
        Line("令和７年度　事業棚卸しシート", (P("事業棚卸しシート", concept="sheet_title"),), style="bold", size=13, gap=0),
        Line("雲居市", style="right", gap=0), Table((1,) * 60, rows, grid=False, gap=4), Table((1,) * 60, texts, gap=5),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """A row a year; the last one only says what is planned."""
    direct = total(*(list(fund) for fund in data["funds"]))
    pay = [round(float(share) * price) for share, price in zip(data["people"], data["price"], strict=True)]
    whole = total(direct, pay)
    rows: list[list[Cell]] = [
        [H("年度", 6, 2), H("区分", 5, 2), H("直接事業費", 6, 2, cost="project"), H("財源", 27, cost="project"), H("所要人件費", 10, cost="personnel"), H("合計コスト", 6, 2, cost="total")],
        [*(H(name, cols, source=source) for name, source, cols in SOURCES), H("人員", 5, concept="staff_fte", cost=None), H("金額", 5)],
    ]  # fmt: skip
    for place, (text, year) in enumerate(YEARS):
        row: list[Cell] = [Y(text, year, 6)]
        if place in (0, 3, 4):
            words = {0: ("決算値", "settlement"), 3: ("当初予算", "original_budget"), 4: ("計画", "plan")}[place]
            row.append(H(words[0], 5, 3 if place == 0 else 1, phase=words[1]))
        if place < 4:
            figures = [
                direct[place],
                *(fund[place] for fund in data["funds"]),
                data["people"][place],
                pay[place],
                whole[place],
            ]
        else:
            figures = [data["plan_cost"], *[""] * 8]
        sizes = (6, *(cols for *_, cols in SOURCES), 5, 5, 6)
        rows.append([*row, *(V(n(figure), cols, style="right") for figure, cols in zip(figures, sizes, strict=True))])
    return [
        Line("１　コストの推移", section=True, style="bold", gap=0), Line("（千円、人）", style="right", gap=0),
        Table((1,) * 60, rows, about={"concept": "amount"}, gap=5),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """A row a year; three indicators side by side, each the heading of three columns."""
    names: list[Cell] = []
    for number, (kind, name, unit, _, _) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind}
        group = ("活動指標" if kind == "output" else "成果指標",)
        parts = (
            P(name, concept="indicator_name", label=group),
            P(unit, concept="indicator_unit", label=(*group, name)),
        )
        names.append(
            Cell(f"{name}（{unit}）", 18, 1, True, {"label": f"{name}({unit})", "unit": unit, **about}, parts, "plain")
        )
    three = [cell for _ in names for cell in (H("計画値", 6, concept="indicator_target"), H("実績値", 6, concept="indicator_actual"), H("対計画比(%)", 6, concept="indicator_rate"))]  # fmt: skip
    rows: list[list[Cell]] = [[H("年度", 6, 3), H("活動指標", 18), H("成果指標", 36)], names, three]
    for place, (text, year) in enumerate(SHORT):
        row = [Y(text, year, 6)]
        for *_, plan, actual in data["kpi"]:
            done = actual[place] if place < len(actual) else ""
            rate = f"{100 * float(done.replace(',', '')) / float(plan[place].replace(',', '')):.1f}" if done else ""
            row += [V(text, 6, style="right") for text in (plan[place], done, rate)]
        rows.append(row)
    return [Line("２　指標の推移", section=True, style="bold", gap=0), Table((1,) * 60, rows, gap=5)]


def close(data: dict[str, Any]) -> list[Block]:
    """Viewpoints to the left, the matrix to the right of a gap; texts below."""
    better, cost = data["way"]
    rows: list[list[Cell]] = [[H("検証の視点", 7), H("判定", 4, concept="rating"), H("説明", 23, style="EAST", concept="rating_reason")]]  # fmt: skip
    rows += [[H(name, 7, criterion=name), V(mark, 4, style="centre"), V(why, 23, style="EAST")] for name, mark, why in data["marks"]]  # fmt: skip
    rows.append([H("検証結果", 7), V(data["verdict"], 27, style="EAST", concept="overall_rating", label=("検証結果",))])
    for row in rows:
        row.append(V("", 2, style="bare"))
    rows[0].append(H("今後の方向性", 24, style="WEST"))
    rows[1] += [H("", 8, 2, style="WEST"), H("コストの投入", 16)]
    rows[2] += [H(name, 4) for name in COST]
    rows[3].append(H("成果", 3, 3, style="vertical WEST"))
    choice = (P("●", value=BETTER[better], label=("今後の方向性", "成果")), P("●", value=COST[cost], label=("今後の方向性", "コストの投入")))  # fmt: skip
    for place, name in enumerate(BETTER):
        rows[3 + place].append(H(name, 5))
        for column in range(len(COST)):
            here = (place, column) == (better, cost)
            about: Attributes = {"concept": "future_direction", "parts": choice} if here else {}
            rows[3 + place].append(V("●" if here else "", 4, style="centre", **about))
    final = [
        [H("方向性の理由", 7), V(data["why"], 53, concept="direction_reason")],
        [H("懸案事項", 7), V(data["issue"], 53, concept="issue")],
        [H("取組方針", 7), V(data["next"], 53, concept="improvement")],
    ]
    return [
        Line("３　検証（Ⅰ：高い　Ⅱ：普通　Ⅲ：低い）と今後の方向性", section=True, style="bold", gap=0),
        Table((1,) * 60, rows, gap=4), Table((1,) * 60, final, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((SPEECH, BOARS), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "kumoi", "雲居市", "令和７年度 事業棚卸しシート", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAexGothic",),
        ("dashed rules inside, medium ones outside", "years as rows of costs and of indicators", "phases in a heading column, one for three years", "two-storey column headings", "two units in one note above the table: （千円、人）", "indicators side by side as column headings, their units in brackets", "a matrix of 成果 and コスト with one ●, beside another table",
         "a last year with a planned cost only", "two names of the project", "boxes of text side by side below their headings"),
        blocks,
        (("●", "Answers two questions with one mark: two future_direction of the same raw, one for 成果 and one for コストの投入."),
         ("事務事業名称, 予算書上の名称", "Both are project_name."),
         ("担当", "Holds a group: responsible_section."),
         ("事業主体", "delivery_method, as 実施主体 in the survey."),
         ("終期設定 無", "end_year: none is set, not_applicable."),
         ("市の実施義務, 財源区分", "other."),
         ("めざす成果", "desired_outcome."),
         ("受益者負担", "fees: what those who use the service pay."),
         ("財源", "The columns sum to 直接事業費: cost project."),
         ("計画", "phase plan."),
         ("人員", "staff_fte with the phase of its row; unit person, from the note."),
         ("対計画比", "indicator_rate, actual by plan also where less is better."),
         ("検証結果", "overall_rating."),
         ("取組方針", "improvement.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = calc.Sheeting("IPAexGothic", size=7.6, columns=60, column=12.6, landscape=True, shade="FFF9E5", row=13.2, inner="dashed", outer="medium")  # fmt: skip
    calc.printed(invented, look, target)
