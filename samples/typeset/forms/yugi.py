"""柚木区: a Calc print with vertical headings; target and actual under years of their own, 人工 of 常勤 and 非常勤, unit cost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = ((2021, "令和3年度\n(決算)", "settlement"), (2022, "令和4年度\n(決算)", "settlement"), (2023, "令和5年度\n(決算)", "settlement"), (2024, "令和6年度\n(予算)", "budget"))  # fmt: skip
WORK: dict[str, Any] = {
    "number": "112", "name": "障害者就労支援事業", "division": "福祉部　障害福祉課", "section": "就労支援係", "phone": "内線2276",
    "plan": "６－３　障害のある人の社会参加を支援します", "law": "障害者総合支援法、柚木区障害者就労支援センター条例",
    "start": "平成17年度", "end": "", "kind": "任意的自治事務",
    "target": "就労を希望する区内在住の障害者及びその家族、障害者を雇用する事業所",
    "purpose": "障害のある人が適性に応じた仕事に就き、安心して働き続けることができるようにする。",
    "means": "①就労支援センターにおける相談、職場実習及び定着支援\n②区役所内における就労体験の実施\n③企業を対象とした障害者雇用セミナーの開催",
    "direct": (38_412, 39_105, 41_277, 43_860), "staff": (("1.80", "1.80", "2.00", "2.00"), ("0.50", "0.50", "0.50", "0.60")),
    "funds": ((14_250, 14_250, 15_120, 15_600), (0, 0, 0, 0), (86, 92, 101, 95)),
    "unit": ("新規就労者１人当たりコスト", (41, 47, 52)),
    "indicators": (
        ("活動指標", "output", "相談・支援の延べ件数", "件", ("5,200", "5,300", "5,400", "5,500"), ("4,388", "4,871", "5,246", "5,517"), "104.1%"),
        ("成果指標", "outcome", "新規就労者数", "人", ("48", "50", "52", "54"), ("36", "41", "47", "52"), "104.0%"),
        ("成果指標", "outcome", "就労１年後の定着率", "％", ("－", "80.0", "82.0", "84.0"), ("76.4", "78.8", "81.3", "79.6"), "99.5%"),
    ),
    "result": "職場実習の受入先を９社増やし、新規就労者数が目標に達した。庁内の就労体験には14人が参加した。",
    "issue": "就労者の増加に伴い定着支援の対象者が累増しており、１件当たりの支援時間が確保しにくくなっている。",
    "marks": (("必要性", "A"), ("有効性", "A"), ("効率性", "B"), ("公平性", "A")), "overall": "Ａ", "direction": "拡充",
    "reason": "法定雇用率の引上げにより求人が増えており、センターの支援員を増員して定着支援を強化する。",
}  # fmt: skip
BATH: dict[str, Any] = {
    "number": "113", "name": "公衆浴場活性化助成事業", "division": "産業部　商工振興課", "section": "商業支援係", "phone": "内線2514",
    "plan": "９－１　暮らしを支える商店街を元気にします", "law": "柚木区公衆浴場助成要綱",
    "start": "昭和62年度", "end": "", "kind": "任意的自治事務",
    "target": "区内で営業する公衆浴場",
    "purpose": "公衆浴場の経営の安定を図り、区民の入浴の機会と地域の交流の場を維持する。",
    "means": "①燃料費及び設備の更新に要する経費の助成\n②健康入浴デー、しょうぶ湯等の催しへの助成",
    "direct": (12_960, 14_208, 13_544, 12_800), "staff": (("0.40", "0.40", "0.30", "0.30"), ("-", "-", "-", "-")),
    "funds": ((0, 1_800, 900, 0), (0, 0, 0, 0), (0, 0, 0, 0)),
    "unit": ("助成１浴場当たりコスト", (14, 13, 13)),
    "indicators": (
        ("活動指標", "output", "催しの実施回数", "回", ("60", "60", "56", "56"), ("12", "28", "48", "54"), "90.0%"),
        ("成果指標", "outcome", "１浴場１日当たりの利用者数", "人", ("105", "105", "108", "110"), ("88", "91", "99", "104"), "99.0%"),
        ("成果指標", "outcome", "区内の公衆浴場の数", "浴場", ("14", "14", "13", "13"), ("15", "14", "13", "13"), "92.9%"),
    ),
    "result": "催しの回数はほぼ感染症の流行前に戻った。令和５年度に廃業した浴場はなかった。",
    "issue": "経営者の高齢化が進み、後継者のいない浴場が過半数を占めている。燃料費の高騰も続いている。",
    "marks": (("必要性", "B"), ("有効性", "B"), ("効率性", "A"), ("公平性", "B")), "overall": "Ｂ", "direction": "継続",
    "reason": "利用者数は回復しつつあり、当面は現在の内容で助成を続ける。",
}  # fmt: skip
PRICES = (7_850, 2_640)


def head(data: dict[str, Any]) -> list[Block]:
    """Identity and outline."""
    rows = [
        [H("事業名", 5), V(data["name"], 27, concept="project_name"), H("整理番号", 6), V(data["number"], 16, concept="project_code", style="centre")],
        [H("所属", 5), V(data["division"], 16, concept="responsible_division"), H("係名", 4), V(data["section"], 7, concept="responsible_section"), H("電話", 6), V(data["phone"], 16, concept="contact_phone", style="centre")],
        [H("施策", 5), V(data["plan"], 27, concept="policy_position", level="施策"), H("開始年度", 6), V(data["start"], 5, concept="start_year", style="centre"), H("終了予定", 6), V(data["end"], 5, concept="end_year")],
        [H("根拠法令等", 5), V(data["law"], 27, concept="legal_basis"), H("事務区分", 6), V(data["kind"], 16, concept="project_type", style="centre")],
    ]  # fmt: skip
    texts = [
        [H("事\n業\n概\n要", 3, 3), H("対象", 6), V(data["target"], 45, concept="target_group")],
        [H("意　図\n（ねらい）", 6), V(data["purpose"], 45, concept="purpose")],
        [H("手段・\n活動内容", 6), V(data["means"], 45, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和６年度事務事業評価表（令和５年度実績）", (P("事務事業評価表", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=12),
        Table((1,) * 54, rows, grid=False, gap=0.5), Table((1,) * 54, texts, grid=False, gap=0.5),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """Each indicator has a row of years for its targets and another one, two years earlier, for its actuals."""
    rows: list[list[Cell]] = [
        [H("指\n標", 3, 13, label="指標"), H("指標名", 14, concept="indicator_name"), H("単位", 4, concept="indicator_unit"), H("目標値・実績値の推移", 27, label=""), H("達成率\n(令和5年度)", 6, style="small")]
    ]  # fmt: skip
    for number, (kind, key, name, unit, plan, actual, rate) in enumerate(data["indicators"], 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        rows += [
            [
                N(f"【{kind}】\n{name}", 14, 4, raw=name, concept="indicator_name", **about),
                V(unit, 4, 4, style="centre aside"),
                H("目標", 3, 2, concept="indicator_target"),
                *(Y(f"令和{year - 2018}年度", year, 6) for year in (2022, 2023, 2024, 2025)),
                V(rate, 6, 4, style="centre", concept="indicator_rate", fy=2023, label=("指標", name, "達成率(令和5年度)")),
            ],
            [V(value, 6, style="right") for value in plan],
            [H("実績", 3, 2, concept="indicator_actual"), *(Y(f"令和{year - 2018}年度", year, 6) for year in (2020, 2021, 2022, 2023))],
            [V(value, 6, style="right") for value in actual],
        ]  # fmt: skip
    return [Table((1,) * 54, rows, gap=0.5)]


def costs(data: dict[str, Any]) -> list[Block]:
    """The sources sum to 総コスト with 人件費; what is printed in 人工 and 円 stands in a 千円 table."""
    direct: tuple[int, ...] = data["direct"]
    pay = [
        [round(float(s) * price) if s != "-" else 0 for s in shares]
        for shares, price in zip(data["staff"], PRICES, strict=True)
    ]
    people = total(*pay)
    whole = total(list(direct), people)
    general = [cost - sum(fund[place] for fund in data["funds"]) for place, cost in enumerate(whole)]
    name, counts = data["unit"]
    unit = [round(1000 * cost / count) for cost, count in zip(whole, counts, strict=False)]
    staff = [
        [H(f"{kind}（人工）", 10, concept="staff_fte", cost=None, item=kind, style="left"), *cells(shares)]
        for kind, shares in zip(("常勤", "非常勤"), data["staff"], strict=True)
    ]
    staff[0].insert(0, H("従事\n職員数", 5, 2))
    funds = [
        [H(label, 10, source=source, cost="total", style="left"), *cells(values)]
        for label, source, values in (
            ("国・都支出金", "national+prefectural", data["funds"][0]), ("特別区債", "bond", data["funds"][1]),
            ("その他特定財源", "other", data["funds"][2]), ("一般財源", "general", general),
        )
    ]  # fmt: skip
    funds[0].insert(0, H("財源\n内訳", 5, 4))
    rows: list[list[Cell]] = [
        [H("コ\nス\nト\n︵\n千\n円\n︶", 3, 11, label="コスト(千円)"), H("項　　目", 15), *(H(text, 9, fy=year, phase=phase) for year, text, phase in YEARS)],
        [H("事業費　①", 15, style="left"), *cells(direct)],
        *staff,
        [H("人件費　②", 15, cost="personnel", style="left"), *cells(people)],
        [H("総コスト　①＋②", 15, cost="total", style="left"), *cells(whole)],
        *funds,
        [H(f"単位コスト（{name}：千円）", 15, concept=None, style="left small"), *cells((*(f"{v / 1000:,.1f}" for v in unit), ""))],
    ]  # fmt: skip
    return [Table((1,) * 54, rows, about={"concept": "amount", "cost": "project"}, gap=0.5)]


def cells(values: Any) -> list[Cell]:
    """Figures over four years."""
    return [V(n(value), 9, style="right") for value in values]


def close(data: dict[str, Any]) -> list[Block]:
    """Results, grades and direction."""
    options = "　".join(
        f"{'■' if way == data['direction'] else '□'}{way}" for way in ("拡充", "継続", "改善", "縮小", "終了")
    )
    grades = [
        cell
        for name, grade in data["marks"]
        for cell in (
            H(name, 5, criterion=name),
            V(grade, 4, style="centre", concept="rating", label=("評価", "項目別評価", name)),
        )
    ]
    rows = [
        [H("評\n価", 3, 5, label="評価"), H("事業の成果", 7), V(data["result"], 44, concept="result")],
        [H("課題", 7), V(data["issue"], 44, concept="issue")],
        [H("項目別評価", 7), *grades, V("", 8)],
        [H("総合評価", 7), V(data["overall"], 8, concept="overall_rating", style="centre"), H("今後の方向性", 7), V(options, 29, label=("評価", "今後の方向性"), parts=(P(f"■{data['direction']}", concept="future_direction", value=data["direction"]),))],
        [H("方向性の理由", 7), V(data["reason"], 44, concept="direction_reason")],
    ]  # fmt: skip
    return [
        Table((1,) * 54, rows, grid=False, gap=1),
        Line("※評価　Ａ：高い　Ｂ：普通　Ｃ：低い　　※１人工当たりの人件費　常勤7,850千円　非常勤2,640千円", size=6.6),
    ]


def form() -> Form:
    """Two sheets of one page each."""
    blocks: list[Block] = []
    for number, data in enumerate((WORK, BATH), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *indicators(data), *costs(data), *close(data)]
    return Form(
        "yugi", "柚木区", "令和６年度事務事業評価表", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAPGothic",),
        ("targets and actuals under rows of years of their own, two years apart", "section headings written vertically in the first column", "人工 of 常勤 and 非常勤", "国・都支出金 (two sources in one row)",
         "the sources sum to 総コスト with 人件費", "unit cost per person", "an empty field beside the next label (終了予定)", "the kind of an indicator in its name's cell", "- as 人工", "a rate that spans four rows"),
        blocks,
        (("総コスト", "事業費 + 人件費 = Σ sources: the sources carry cost total."),
         ("達成率", "Its heading says (令和5年度): that year; the label keeps it."),
         ("単位コスト", "other (ruling 3)."),
         ("国・都支出金", "A printed mix: national+prefectural."),
         ("常勤（人工）", "item 常勤, 非常勤; unit person. The - of 非常勤 is not_applicable."),
         ("整理番号", "FACTS.md names it among project_code.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(
        invented,
        calc.Sheeting("IPAPGothic", size=7.8, columns=54, column=9.7, shade="E7E6F2", row=16, wider=1.16),
        target,
    )
