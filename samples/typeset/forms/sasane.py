"""笹音市: a LibreOffice Writer document, two pages a sheet; budget, 補正, settlement and 翌年度繰越, questions answered by ☑."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from samples.typeset.forms.common import n, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V, placed

FONT, SIZE, WIDTH, SHADE = "Noto Sans CJK JP", 8.0, 527.0, "#dfe8f1"
YEARS = (("R3年度", 2021), ("R4年度", 2022), ("R5年度", 2023), ("R6年度", 2024))
PRICE, HOURS = 7_350, 1_900
REFORMS = ("廃止", "休止", "他事業との統合", "改革改善", "現状維持")
VIEWS = ("有効性の改善", "効率性の改善", "公平性の改善")
THIRD = "（３）活動指標・成果指標の推移"
TREND, OUTCOME = ("削減", "維持", "増加"), ("向上", "維持", "低下")
ASKED = (
    ("目的妥当性", "政策体系との整合性", ("結びついている", "見直しの余地がある")),
    ("目的妥当性", "公共関与の妥当性", ("妥当である", "見直しの余地がある")),
    ("有効性", "成果の向上余地", ("余地がある", "余地がない")),
    ("有効性", "廃止・休止の影響", ("影響がある", "影響がない")),
    ("効率性", "事業費の削減余地", ("余地がある", "余地がない")),
    ("効率性", "人件費の削減余地", ("余地がある", "余地がない")),
    ("公平性", "受益機会・費用負担の適正化余地", ("適正化の余地がある", "公平・公正である")),
)
ROADS: dict[str, Any] = {
    "code": "040203", "name": "橋りょう長寿命化修繕事業", "part": "建設部", "room": "道路課", "desk": "橋りょう係", "boss": "三田村　徹", "account": "一般会計　８款土木費　２項道路橋りょう費　４目橋りょう維持費", "policy": "４　安全で暮らしやすいまち", "measure": "４－２　道路環境の整備", "basic": "４－２－３　道路・橋りょうの適切な維持管理",
    "since": "平成24年度", "term": None, "law": "道路法第42条、笹音市橋りょう長寿命化修繕計画", "who": "市が管理する橋りょう（橋長２ｍ以上、318橋）及びその利用者", "means": "５年に１回の近接目視による定期点検を行い、点検結果に基づき、早期に措置を講ずべき橋りょうから順次、設計及び修繕工事を実施する。", "aim": "橋りょうの損傷を早期に発見し、計画的に修繕することで、安全な通行を確保する。", "hope": "市民が道路を安全かつ快適に利用できる。",
    "first": (118_500, 142_000, 156_400, 171_800), "added": (41_200, "△6,350", 28_600, None), "brought": (12_480, 38_900, 21_750, 30_240), "next": (38_900, 21_750, 30_240, None), "unused": (4_317, 3_186, 6_073, None),
    "funds": ((66_180, 78_420, 86_955, 88_300), (0, 0, 0, 0), (51_300, 59_700, 66_800, 68_400), (0, 0, 0, 0)), "staff": ("2.10", "2.10", "2.30", "2.30"),
    "kpi": (("活動指標", "output", "ア　定期点検を行った橋りょう数", "橋", ("64", "64", "62", "64"), ("64", "63", "62", "")), ("活動指標", "output", "イ　修繕工事に着手した橋りょう数", "橋", ("5", "6", "6", "7"), ("4", "6", "5", "")), ("成果指標", "outcome", "ア　修繕が完了した橋りょうの割合", "％", ("38.0", "46.0", "54.0", "63.0"), ("36.4", "45.5", "51.5", "")), ("成果指標", "outcome", "イ　損傷による通行規制の件数", "件", ("0", "0", "0", "0"), ("2", "1", "1", ""))),
    "now": "平成26年の道路法施行規則の改正により、５年に１回の近接目視点検が義務付けられた。市内の橋りょうの約４割が建設後50年を超えており、10年後には約７割に達する見込みである。資材価格及び労務単価の上昇により、１橋当たりの修繕費は計画策定時の1.3倍となっている。",
    "voice": "令和５年９月議会において、通学路となっている橋りょうの修繕を優先するよう要望があった。地元自治会からは、工事に伴う通行止めの期間を短くしてほしいとの意見が寄せられている。",
    "answers": ((0, "橋りょうの安全の確保は、道路環境の整備に直接結びつく。"), (0, "道路管理者である市が行うべき事業である。"), (0, "点検に新技術を取り入れることで、修繕の着手を早められる。"), (0, "損傷が進行し、落橋等の重大な事故を招くおそれがある。"), (0, "ドローン等の活用により、点検費用を約１割削減できる。"), (1, "土木職員２人で設計及び監督を行っており、削減の余地はない。"), (1, "橋りょうは広く市民が利用するものであり、公平である。")),
    "reform": 3, "views": (0, 1), "cost": 1, "fruit": 0, "plan": "小規模な橋りょうの点検を職員による直営に切り替え、委託費を修繕工事に振り向ける。隣接市と共同で点検業務を発注する。", "obstacle": "直営点検を行う職員の養成に２年程度を要する。研修への派遣を計画的に行う必要がある。",
    "first_mark": "Ｂ　見直しが必要", "second_mark": "Ｂ　見直しが必要", "remark": "点検の直営化に当たっては、判定の質が下がることのないよう、県の技術支援制度を活用すること。",
}  # fmt: skip
TALK: dict[str, Any] = {
    "code": "020117", "name": "結婚新生活支援事業", "part": "企画部", "room": "地方創生推進課", "desk": "移住定住係", "boss": "城之内　香織", "account": "一般会計　２款総務費　１項総務管理費　７目企画費", "policy": "１　人が集いにぎわうまち", "measure": "１－３　移住・定住の促進", "basic": "１－３－１　若い世代の定住支援",
    "since": None, "term": ("令和３年度", "令和７年度"), "law": "笹音市結婚新生活支援補助金交付要綱", "who": "夫婦ともに39歳以下で、世帯の所得が500万円未満の新婚世帯", "means": "婚姻に伴う住宅の取得費、家賃及び引越費用を補助する（上限30万円、夫婦ともに29歳以下の世帯は60万円）。", "aim": "経済的な理由で結婚に踏み出せない若者の負担を軽減する。", "hope": "若い世代が市内に住み続けたいと思う。",
    "first": (6_000, 7_500, 9_000, 9_600), "added": (0, 1_800, "△1,200", None), "brought": (0, 0, 0, 0), "next": (0, 0, 0, None), "unused": (1_346, 412, 655, None),
    "funds": ((2_327, 4_444, 3_572, 4_800), (0, 0, 714, 960), (0, 0, 0, 0), (0, 1_500, 0, 0)), "staff": ("0.40", "0.40", "0.50", "0.50"),
    "kpi": (("活動指標", "output", "ア　補助金の交付世帯数", "世帯", ("20", "25", "30", "32"), ("17", "31", "25", "")), ("活動指標", "output", "イ　", "", ("", "", "", ""), ("", "", "", "")), ("成果指標", "outcome", "ア　補助を受けた世帯の定住率", "％", ("－", "95.0", "95.0", "95.0"), ("－", "100.0", "97.9", "")), ("成果指標", "outcome", "イ　婚姻届出数", "件", ("180", "180", "180", "180"), ("169", "158", "161", ""))),
    "now": "国の地域少子化対策重点推進交付金の対象が令和３年度に39歳以下の世帯に拡大され、本市でも同年度に事業を開始した。全国的に婚姻件数の減少が続いており、県内では17市町が同様の事業を実施している。",
    "voice": "窓口アンケートでは、回答した世帯の８割以上が「結婚の後押しになった」と答えている。一方で、所得制限を緩和してほしいとの意見がある。",
    "answers": ((0, "若い世代の定住支援に結びついている。"), (0, "国の交付金を活用しており、市が関与することは妥当である。"), (0, "婚姻届の提出時に案内することで、利用者の増加が見込まれる。"), (0, "近隣市町との差が生じ、転出につながるおそれがある。"), (1, "補助額は国の要綱によるものであり、削減の余地はない。"), (0, "電子申請の導入により、審査に要する時間を短縮できる。"), (0, "再婚世帯の扱いについて、他市の例を参考に見直しを検討する。")),
    "reform": 4, "views": (), "cost": 1, "fruit": 1, "plan": "要綱の終期である令和７年度に向けて、利用世帯への追跡調査を行い、効果を検証する。", "obstacle": "なし",
    "first_mark": "Ａ　適切", "second_mark": "－", "remark": "",
}  # fmt: skip


def ticks(options: tuple[str, ...], chosen: tuple[int, ...], between: str = "　") -> str:
    """☑ before what is chosen."""
    return between.join(("☑" if place in chosen else "□") + option for place, option in enumerate(options))


def ticked(options: tuple[str, ...], chosen: tuple[int, ...], **about: Any) -> tuple[Any, ...]:
    """One fact for each ☑."""
    return tuple(P(f"☑{options[place]}", value=options[place], **about) for place in chosen)


def head(data: dict[str, Any]) -> list[Block]:
    """Identity; the term is one of two sentences."""
    since, term = data["since"], data["term"]
    once = f"☑単年度繰返し（{since}から）" if since else "□単年度繰返し（　　　年度から）"
    span = f"☑期間限定（{term[0]}～{term[1]}）" if term else "□期間限定（　　　年度～　　　年度）"
    kind = "単年度繰返し" if since else "期間限定"
    parts = [P(f"☑{kind}", value=kind, concept="checkbox", item="事業期間"), P(since or term[0], concept="start_year")]
    parts += [P(term[1], concept="end_year")] if term else []
    rows = [
        [H("事務事業名"), V(data["name"], 3, concept="project_name", style="bold large"), H("事務事業\nコード"), V(data["code"], concept="project_code", style="centre")],
        [H("政策"), V(data["policy"], 3, concept="policy_position", level="政策"), H("所属部"), V(data["part"], concept="responsible_division")],
        [H("施策"), V(data["measure"], 3, concept="policy_position", level="施策"), H("所属課"), V(data["room"], concept="responsible_division")],
        [H("基本事業"), V(data["basic"], 3, concept="policy_position", level="基本事業"), H("所属係"), V(data["desk"], concept="responsible_section")],
        [H("予算科目"), V(data["account"], 3, concept="budget_account"), H("課長名"), V(data["boss"], concept="manager_name")],
        [H("事業期間"), V(f"{once}　{span}", 5, parts=parts)],
        [H("根拠法令等"), V(data["law"], 5, concept="legal_basis")],
    ]  # fmt: skip
    texts = [[H("対象（誰、何を対象にしているのか）"), V(data["who"], concept="target_group")], [H("手段（事務事業の内容）"), V(data["means"], concept="means")], [H("意図（対象をどのような状態にしたいのか）"), V(data["aim"], concept="purpose")], [H("結果（どのような結果に結び付けるのか）"), V(data["hope"], concept="desired_outcome")]]  # fmt: skip
    return [
        Line("令和６年度　事務事業マネジメントシート（令和５年度実績）", (P("事務事業マネジメントシート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="bold", size=13, gap=2),
        Line("笹音市", style="right", gap=2), Table((1.2, 2, 1.2, 2.2, 1, 1.8), rows, grid=False, gap=6),
        Line("１　現状把握の部", style="bold", size=9.5, section=True, gap=2), Line("（１）事務事業の目的と手段", gap=1),
        Table((3, 6.4), texts, grid=False, path=("（１）事務事業の目的と手段",), gap=6),
    ]  # fmt: skip


def figure(value: Any) -> int:
    """What a printed figure counts in a sum."""
    return int(value.replace(",", "").replace("△", "-")) if isinstance(value, str) else value or 0


def costs(data: dict[str, Any]) -> list[Block]:
    """当初 + 補正 + 繰越 = 現額; 現額 - 翌年度繰越 - 不用 = 決算, which the sources sum to."""
    final = total(list(data["first"]), [figure(value) for value in data["added"]], list(data["brought"]))
    done = [a - figure(b) - figure(c) for a, b, c in zip(final, data["next"], data["unused"], strict=True)]
    general = [a - sum(fund) for a, *fund in zip(done, *data["funds"], strict=True)]
    assert min(general) > 0, general
    pay = [round(float(share) * PRICE) for share in data["staff"]]
    hours = [n(round(float(share) * HOURS)) for share in data["staff"]]
    whole = total(done, pay)
    sources = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
    rows: list[list[Cell]] = [
        [H("", 2, label=""), H("単位", label=""), *(H(text, label="", fy=year) for text, year in YEARS)],
        [H("当初予算額", style="left", phase="original_budget"), unit("千円"), *nums(*data["first"])],
        [H("補正予算額", style="left", concept=None), unit("千円"), *nums(*data["added"])],
        [H("前年度からの繰越額", style="left", concept=None), unit("千円"), *nums(*data["brought"])],
        [H("予算現額", style="left", phase="final_budget"), unit("千円"), *nums(*final[:3], "")],
        [H("決算額（Ａ）", style="left bold", phase="settlement"), unit("千円"), *nums(*done[:3], "")],
        [H("翌年度への繰越額", style="left", concept=None), unit("千円"), *nums(*data["next"])],
        [H("不用額", style="left", concept=None), unit("千円"), *nums(*data["unused"])],
        *([H(name, style="left", source=source, phase="settlement"), unit("千円"), *nums(*values[:3], "")] for (name, source), values in zip(sources, (*data["funds"], general), strict=True)),
        [H("正規職員従事人数", style="left", concept="staff_fte", cost=None, unit="人"), unit("人"), *nums(*data["staff"][:3], "")],
        [H("延べ業務時間", style="left", concept=None), unit("時間"), *nums(*hours[:3], "")],
        [H("人件費計（Ｂ）", style="left", cost="personnel"), unit("千円"), *nums(*pay[:3], "")],
        [H("トータルコスト（Ａ）＋（Ｂ）", 2, style="left bold", cost="total"), unit("千円"), *nums(*whole[:3], "")],
    ]  # fmt: skip
    rows[1].insert(0, H("事業費", 1, 7))
    rows[8].insert(0, H("決算額の\n財源内訳", 1, 5))
    rows[13].insert(0, H("人件費", 1, 3))
    return [
        Line("（２）事業費の推移", gap=1),
        Table(
            (1.1, 2.4, 0.7, 1.3, 1.3, 1.3, 1.3),
            rows,
            about={"concept": "amount", "cost": "project"},
            path=("（２）事業費の推移",),
            gap=6,
        ),
    ]


def unit(text: str) -> Cell:
    """The unit, in a cell of its own."""
    return V(text, style="centre aside", concept="")


def indicators(data: dict[str, Any]) -> list[Block]:
    """Target and actual, four slots."""
    rows: list[list[Cell]] = [[H("区分", label=""), H("名称", concept="indicator_name"), H("単位"), H("", label=""), *(H(text, label="", fy=year) for text, year in YEARS)]]  # fmt: skip
    count = 0
    for place, (group, kind, name, measure, goal, done) in enumerate(data["kpi"]):
        rows.append([H(group, 1, 4, style="rowhead", indicator_type=kind)] if place % 2 == 0 else [])
        bare = name[2:]
        count += bool(bare)
        about: Attributes = {"indicator": count, "indicator_type": kind, "unit": measure}
        title = N(name, 1, 2, concept="indicator_name", **about) if bare else H(name, 1, 2, label="", style="left plain")  # fmt: skip
        one = V(
            measure, 1, 2, style="centre aside", concept="indicator_unit", label=(THIRD, group, name, "単位"), **about
        )
        rows[-1] += [title, one, H("目標", concept="indicator_target"), *nums(*goal)]
        rows.append([H("実績", concept="indicator_actual"), *nums(*done)])
    return [Line(THIRD, gap=1), Table((1, 3.2, 0.7, 0.7, 0.95, 0.95, 0.95, 0.95), rows, path=(THIRD,), gap=4)]  # fmt: skip


def second(data: dict[str, Any]) -> list[Block]:
    """The second page: prose, questions, the way to go on."""
    around = [
        [H("事務事業を取り巻く環境の変化（開始時期との比較、今後の見込み）", style="left")], [V(data["now"], concept="background", style="top")],
        [H("市民・議会等からの意見・要望", style="left")], [V(data["voice"], concept="comment", style="top")],
    ]  # fmt: skip
    asked: list[list[Cell]] = [[H("視点", label=""), H("評価項目", label=""), H("評価結果", concept="rating"), H("理由・改善案", concept="rating_reason")]]  # fmt: skip
    groups = [group for group, _, _ in ASKED]
    for place, ((group, question, options), (chosen, why)) in enumerate(zip(ASKED, data["answers"], strict=True)):
        row = [H(group, 1, groups.count(group), style="rowhead")] if groups.index(group) == place else []
        mark = "①②③④⑤⑥⑦"[place]
        row += [H(f"{mark}{question}", style="left", criterion=question), V(ticks(options, (chosen,), "\n"), parts=ticked(options, (chosen,))), V(why)]  # fmt: skip
        asked.append(row)
    way = (data["reform"],)
    views: list[Cell] = [H("改革改善の視点"), V(ticks(VIEWS, data["views"]), 3, parts=ticked(VIEWS, data["views"], concept="checkbox", item="改革改善の視点"))]  # fmt: skip
    plan = [
        [H("改革改善の方向性"), V(ticks(REFORMS, way), 3, parts=ticked(REFORMS, way, concept="future_direction"))], views,
        [H("成果の方向性"), V(ticks(OUTCOME, (data["fruit"],)), parts=ticked(OUTCOME, (data["fruit"],), concept="checkbox", item="成果の方向性")), H("コストの方向性"), V(ticks(TREND, (data["cost"],)), parts=ticked(TREND, (data["cost"],), concept="checkbox", item="コストの方向性"))],
        [H("改革改善の内容"), V(data["plan"], 3, concept="improvement")], [H("実施に当たっての課題"), V(data["obstacle"], 3, concept="issue")],
    ]  # fmt: skip
    marks = [
        [H("一次評価（課長）"), V(data["first_mark"], concept="overall_rating"), H("二次評価（部長）"), V(data["second_mark"], concept="overall_rating")],
        [H("二次評価の所見"), V(data["remark"], 3, concept="comment")],
    ]  # fmt: skip
    return [
        Line("（４）環境変化、市民意見等", gap=1), Table((1,), around, path=("（４）環境変化、市民意見等",), gap=8),
        Line("２　評価の部", style="bold", size=9.5, section=True, gap=2), Table((1, 2.6, 1.9, 4), asked, gap=8),
        Line("３　改革改善の部", style="bold", size=9.5, section=True, gap=2), Table((1.6, 3, 1.6, 3), plan, grid=False, gap=8),
        Line("４　総合評価", style="bold", size=9.5, section=True, gap=2), Table((1.6, 3, 1.6, 3), marks, grid=False, gap=4),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of two pages each."""
    blocks: list[Block] = []
    for number, data in enumerate((ROADS, TALK), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), Turn(), *second(data)]
    return Form(
        "sasane", "笹音市", "令和６年度 事務事業マネジメントシート（令和５年度実績）", "develop", "LibreOffice Writer", (FONT,),
        ("two pages a sheet, no head on the second one", "the chain from 当初予算額 to 不用額 as rows, the sources of 決算額 below", "the unit in a column of its own", "a last year with 当初予算額 only", "△ before a 補正予算額", "R3年度", "ア and イ before the indicators, a slot without a name on sheet 2",
         "a heading above its prose", "numbered questions with ☑ in two lines", "no ☑ in one answer of sheet 2", "start and end within the sentence of a choice, the other choice an unfilled template", "部, 課 and 係 below each other", "an empty 所見 on sheet 2", "sections in two levels"),
        blocks,
        (("sections", "Both levels are in label; the first one goes on over the turn of the page."),
         ("事業期間", "The choice is a checkbox; its years are start_year and end_year. The unfilled template of the other choice needs no fact."),
         ("所属部, 所属課", "Below each other, neither in one cell nor in one row: two responsible_division. 所属係 is responsible_section."),
         ("補正予算額, 繰越額, 不用額", "No phase for them: other."),
         ("予算現額", "final_budget."),
         ("決算額の財源内訳", "The rows sum to 決算額（Ａ）: cost project, settlement."),
         ("人件費計, トータルコスト", "Rows without a phase word: phase left out (ruling 12); staff_fte, too."),
         ("延べ業務時間", "No overtime: other."),
         ("ア, イ", "No ruling takes a number off an indicator's name (ruling 8 is for criterion and item): it stays in the name and in the label."),
         ("事業費, 人件費", "The merged headings on the left are outer parts of the label."),
         ("環境の変化", "background."),
         ("市民・議会等からの意見・要望", "What others say of the project: comment."),
         ("評価結果", "rating: the chosen option; the question without its number is the criterion, the 視点 stays in label."),
         ("成果の方向性, コストの方向性", "No future_direction of the project, but of its parts: checkbox."),
         ("改革改善の方向性", "future_direction."),
         ("一次評価, 二次評価", "Both overall_rating, told apart by label."),
         ("二次評価の所見", "Empty on sheet 2: blank, not listed."),
         ("slots without a name", "No fact (ruling 11); indicators are counted over the names that are there.")),
        pages=4,
    )  # fmt: skip


NAMES = ("office", "style", "text", "table", "fo")
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{"xsl-fo-compatible" if name == "fo" else name}:1.0"' for name in NAMES)  # fmt: skip
BORDER = "0.5pt solid #000000"


class Writing:
    """A flat OpenDocument text: automatic styles beside a body."""

    def __init__(self) -> None:
        self.styles: dict[str, str] = {}
        self.body: list[str] = []

    def style(self, family: str, kind: str, **attributes: str) -> str:
        """The name of an automatic style, made once for each set of attributes."""
        inner = " ".join(f"{key.replace('__', ':').replace('_', '-')}={quoteattr(value)}" for key, value in attributes.items())  # fmt: skip
        return self.styles.setdefault(f"{family}|{kind}|{inner}", f"s{len(self.styles)}")

    def paragraph(self, text: str, size: float, align: str, bold: bool, after: float = 0, turn: bool = False) -> str:
        """One paragraph; `\\n` breaks its line."""
        weight = {"fo__font_weight": "bold", "style__font_weight_asian": "bold"} if bold else {}
        looks = self.style("text", "text-properties", fo__font_size=f"{size}pt", style__font_size_asian=f"{size}pt", **weight)  # fmt: skip
        more = {"fo__break_before": "page"} if turn else {}
        name = self.style("paragraph", "paragraph-properties", fo__text_align=align, fo__margin_bottom=f"{after}pt", **more)  # fmt: skip
        inner = escape(text).replace("\n", "<text:line-break/>")
        return f'<text:p text:style-name="{name}"><text:span text:style-name="{looks}">{inner}</text:span></text:p>'

    def table(self, table: Table) -> None:
        """A table with merged cells."""
        unit = WIDTH / sum(table.widths)
        frame = self.style("table", "table-properties", style__width=f"{WIDTH}pt", table__align="left", fo__margin_bottom=f"{table.gap}pt")  # fmt: skip
        columns = [self.style("table-column", "table-column-properties", style__column_width=f"{width * unit:.2f}pt") for width in table.widths]  # fmt: skip
        row_style = self.style("table-row", "table-row-properties", style__min_row_height="13pt", fo__keep_together="always")  # fmt: skip
        spots = {(row, column): cell for row, column, cell in placed(table)}
        parts = [f'<table:table table:style-name="{frame}">', *(f'<table:table-column table:style-name="{name}"/>' for name in columns)]  # fmt: skip
        for row in range(len(table.rows)):
            parts.append(f'<table:table-row table:style-name="{row_style}">')
            parts += [self.cell(spots[row, column]) if (row, column) in spots else "<table:covered-table-cell/>" for column in range(len(columns))]  # fmt: skip
            parts.append("</table:table-row>")
        self.body += [*parts, "</table:table>"]

    def cell(self, cell: Cell) -> str:
        """One cell."""
        words = cell.style.split()
        fill = {"fo__background_color": SHADE} if cell.head and not {"plain", "bare"} & set(words) else {}
        name = self.style("table-cell", "table-cell-properties", fo__border=BORDER, fo__padding="1.6pt", style__vertical_align="top" if "top" in words else "middle", **fill)  # fmt: skip
        align = "end" if "right" in words else "center" if "centre" in words or (cell.head and "left" not in words) else "start"  # fmt: skip
        inner = self.paragraph(cell.text, SIZE * (1.2 if "large" in words else 1), align, "bold" in words)
        return f'<table:table-cell table:style-name="{name}" table:number-columns-spanned="{cell.cols}" table:number-rows-spanned="{cell.rows}">{inner}</table:table-cell>'

    def whole(self) -> str:
        """The document."""
        styles = "".join(self._automatic(key, name) for key, name in self.styles.items())
        default = f'<style:default-style style:family="paragraph"><style:text-properties style:font-name="{FONT}" style:font-name-asian="{FONT}" fo:font-size="7pt" style:font-size-asian="7pt" fo:language="en" style:language-asian="ja" style:country-asian="JP"/></style:default-style>'
        face = f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="\'{FONT}\'"/></office:font-face-decls>'
        page = '<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="595pt" fo:page-height="842pt" fo:margin-left="34pt" fo:margin-right="34pt" fo:margin-top="34pt" fo:margin-bottom="28pt"/></style:page-layout>'
        master = '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl"/></office:master-styles>'
        svg = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
        return f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} {svg} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">{face}<office:styles>{default}</office:styles><office:automatic-styles>{page}{styles}</office:automatic-styles>{master}<office:body><office:text>{"".join(self.body)}</office:text></office:body></office:document>'

    @staticmethod
    def _automatic(key: str, name: str) -> str:
        family, kind, inner = key.split("|", 2)

        return f'<style:style style:name="{name}" style:family="{family}"><style:{kind} {inner}/></style:style>'


def _turns(blocks: list[Block]) -> Iterator[tuple[Block, bool]]:
    """Every line and table, and whether a page begins with it."""
    turn = False
    for block in blocks:
        if isinstance(block, Line | Table):
            yield block, turn
            turn = False
        turn = turn or isinstance(block, Turn)


def draw(invented: Form, target: Path) -> None:
    """Write the PDF with LibreOffice Writer."""
    paper = Writing()
    for block, turn in _turns(invented.blocks):
        if isinstance(block, Table):
            paper.table(block)
        elif isinstance(block, Line):
            align = "end" if "right" in block.style else "center" if "centre" in block.style else "start"
            paper.body.append(paper.paragraph(block.text, block.size or SIZE, align, "bold" in block.style, block.gap, turn))  # fmt: skip
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice (LibreOffice Writer) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.fodt"
        source.write_text(paper.whole(), encoding="utf-8")
        command = [office, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(target.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
