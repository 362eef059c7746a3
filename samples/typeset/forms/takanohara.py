"""鷹野原市: landscape in small type; costs and indicators side by side, indicators named in one table and counted in another."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import paint
from samples.typeset.forms.common import nums, total
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

FUNDS = (
    ("国支出金", "national", (3_184, 3_302, 3_420)),
    ("県支出金", "prefectural", (1_592, 1_651, 1_710)),
    ("地方債", "bond", (0, 0, 0)),
    ("その他", "other", (418, 405, 430)),
    ("一般財源", "general", (7_986, 8_247, 9_140)),
)
PEOPLE = (("3", "3", "3"), ("2,450", "2,380", "2,300"), (9_800, 9_520, 9_200))
SLOTS: tuple[tuple[str, str, str, str, str, tuple[str, ...]], ...] = (
    ("活動", "output", "ア", "乳幼児健康診査の実施回数", "回", ("48", "48", "48", "48")),
    ("活動", "output", "イ", "未受診者への訪問件数", "件", ("37", "42", "50", "60")),
    ("対象", "other", "ア", "健康診査の対象となる乳幼児の数", "人", ("1,284", "1,231", "1,200", "1,150")),
    ("対象", "other", "イ", "", "", ("", "", "", "")),
    ("成果", "outcome", "ア", "１歳６か月児健康診査の受診率", "％", ("96.8", "97.4", "98.0", "99.0")),
    ("成果", "outcome", "イ", "むし歯のない３歳児の割合", "％", ("88.1", "89.6", "90.5", "92.0")),
)
NAMES = {"活動": ("④", "活動指標\n（活動量を表す指標）"), "対象": ("⑤", "対象指標\n（対象の大きさを表す指標）"), "成果": ("⑥", "成果指標\n（意図の達成度を表す指標）")}  # fmt: skip


def head() -> list[Block]:
    """Identity in a wide band."""
    rows = [
        [H("事務事業名"), V("乳幼児健康診査事業", 3, concept="project_name", style="bold"), H("コード"), V("02010307", concept="project_code", style="centre"), H("所属部"), V("健康福祉部", concept="responsible_division", raw="健康福祉部 健康推進課"), H("所属課"), V("健康推進課"), H("所属係"), V("母子保健係", concept="responsible_section")],
        [H("政策体系", rows=2), H("政策名", level="政策名"), V("02　健やかで生きがいのあるまち", 3, concept="policy_position"), H("予算科目"), V("一般会計　４款１項３目　母子保健事業", 4, concept="budget_account"), H("課長名"), V("沢渡　和子", concept="manager_name")],
        [H("施策名", level="施策名"), V("01　健康づくりの推進", 3, concept="policy_position"), H("根拠法令"), V("母子保健法第12条、第13条", 4, concept="legal_basis"), H("電話番号"), V("内線 1325", concept="contact_phone")],
        [H("期間区分"), V("□単年度のみ　■単年度繰返し　□期間限定複数年度", 3, parts=(P("■単年度繰返し", concept="checkbox", item="期間区分", value="単年度繰返し"),)), H("開始年度"), V("昭和52年度", concept="start_year"), H("事業区分"), V("□市単独　■国県補助　□法定受託", 3, parts=(P("■国県補助", concept="project_type", value="国県補助"),)), H("作成日"), V("令和5年6月20日")],
    ]  # fmt: skip
    return [
        Line("令和５年度　事務事業マネジメントシート　（令和４年度の実績に係る評価）", (P("事務事業マネジメントシート", concept="sheet_title"), P("令和４年度", concept="evaluation_year")), style="centre bold", size=11, gap=3),
        Table((1, 0.9, 1.7, 1, 0.9, 1.2, 0.9, 1.4, 0.9, 1.3, 0.9, 1.4), rows, grid=False, gap=5, low=18),
    ]  # fmt: skip


def aims() -> list[Block]:
    """手段, 対象 and 意図 on the left, the names of their indicators on the right."""
    left = (
        ("①手段（主な活動）", "４か月児、10か月児、１歳６か月児及び３歳児を対象に、医師、歯科医師、保健師等による健康診査を保健センターで実施する。未受診者には訪問又は電話により受診を勧める。", "means"),
        ("②対象（誰、何を）", "市内に住所を有する４か月から３歳６か月までの乳幼児及びその保護者", "target_group"),
        ("③意図（どのような状態にしたいか）", "疾病や発達の遅れが早期に発見され、保護者が安心して子育てをしている。", "purpose"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            H("事務事業の目的", 2, label=""),
            H("", style="bare", label=""),
            H("指標", 2, label=""),
            H("名　　称", concept="indicator_name", label="名称"),
            H("単位", concept="indicator_unit"),
        ]
    ]
    for place, (title, text, concept) in enumerate(left):
        for half in range(2):
            number = 2 * place + half
            kind, key, letter, name, unit, _ = SLOTS[number]
            mark, label = NAMES[kind]
            order = sum(1 for slot in SLOTS[: number + 1] if slot[3])
            about: Attributes = {"indicator": order, "indicator_type": key}
            row: list[Cell] = []
            if half == 0:
                row += [
                    H(title, rows=2, style="left"),
                    V(text, rows=2, concept=concept),
                    V("", rows=2, style="bare"),
                    H(f"{mark}{label}", rows=2),
                ]
            row += [H(letter, **about), V(name, **about), V(unit, style="centre", concept="indicator_unit", **about)]
            rows.append(row)
    return [
        Line("【１】現状把握の部（PLAN・DO）", section=True, size=8, gap=1),
        Line("（１）事務事業の目的と指標", size=7, gap=1),
        Table((1.3, 4.5, 0.25, 1.6, 0.3, 3.6, 0.7), rows, gap=5, low=20.5, path=("(1) 事務事業の目的と指標",)),
    ]  # fmt: skip


def costs() -> list[Block]:
    """決算, 決算見込 and 計画 on the left, the counted indicators on the right under headings of their own."""
    direct = total(*(list(fund[2]) for fund in FUNDS))
    whole = total(direct, list(PEOPLE[2]))
    years = (
        ("４年度\n（決算）", 2022, "settlement"),
        ("５年度\n（決算見込）", 2023, "settlement_estimate"),
        ("６年度\n（計画）", 2024, "plan"),
    )
    counted = (
        ("３年度\n（実績）", 2021, "indicator_actual"),
        ("４年度\n（実績）", 2022, "indicator_actual"),
        ("５年度\n（目標）", 2023, "indicator_target"),
        ("９年度\n（最終目標）", 2027, "indicator_target"),
    )
    money: Attributes = {"concept": "amount", "cost": "project"}
    left: list[list[Cell]] = [
        [H("投　入　量", 2, label="投入量"), H("単位", label="", style="aside"), *(H(text, fy=year, phase=phase) for text, year, phase in years)],
        *([H(name, source=source, style="left", **money), V("千円", style="centre aside", concept=None), *nums(*values)] for name, source, values in FUNDS),
        [H("事業費計（Ａ）", style="left", **money), V("千円", style="centre aside", concept=None), *nums(*direct)],
        [H("正規職員従事人数", style="left", concept="staff_fte", item="正規職員"), V("人", style="centre aside", concept=None), *nums(*PEOPLE[0])],
        [H("延べ業務時間", style="left"), V("時間", style="centre aside", concept=None), *nums(*PEOPLE[1])],
        [H("人件費計（Ｂ）", style="left", concept="amount", cost="personnel"), V("千円", style="centre aside", concept=None), *nums(*PEOPLE[2])],
        [H("トータルコスト（Ａ）＋（Ｂ）", 2, style="left", concept="amount", cost="total"), V("千円", style="centre aside", concept=None), *nums(*whole)],
    ]  # fmt: skip
    left[1].insert(0, H("事業費", rows=6, style="vertical"))
    left[7].insert(0, H("人件費", rows=3, style="vertical"))
    right: list[list[Cell]] = [
        [H("指　標　値", 2, label="指標値"), *(H(text, fy=year, concept=concept) for text, year, concept in counted)]
    ]
    for number, (kind, key, letter, name, unit, values) in enumerate(SLOTS):
        order = sum(1 for slot in SLOTS[: number + 1] if slot[3])
        about: Attributes = {"indicator": order, "indicator_type": key, "unit": unit} if name else {}
        right.append([*([H(f"{kind}指標", rows=2)] if number % 2 == 0 else []), H(letter, **about), *nums(*values)])
    rows = []
    for place, cells in enumerate(left):
        gap = [V("", rows=len(left), style="bare")] if place == 0 else []
        rest = right[place] if place < len(right) else []
        if place == len(right):
            rest = [V("", 6, len(left) - len(right), style="bare")]
        rows.append([*cells, *gap, *rest])
    story = [
        [H("①この事務事業を開始したきっかけは何か", style="left"), V("乳児死亡率の改善と疾病の早期発見のため、母子保健法に基づき昭和52年に３歳児健康診査を開始した。", concept="background")],
        [H("②事務事業を取り巻く状況はどう変化しているか", style="left"), V("出生数の減少により対象者は減っているが、発達に関する相談は増加している。", concept="background")],
    ]  # fmt: skip
    return [
        Line("（２）投入量と指標値の推移", size=7, gap=1),
        Table((0.35, 1.7, 0.55, 1, 1, 1, 0.25, 1, 0.35, 1, 1, 1, 1.1), rows, gap=5, low=18, path=("(2) 投入量と指標値の推移",)),
        Line("（３）事務事業の環境変化", size=7, gap=1), Table((3, 8), story, grid=False, low=17, path=("(3) 事務事業の環境変化",)),
    ]  # fmt: skip


def see() -> list[Block]:
    """Questions in four groups, a choice and its reason for each."""
    asked: tuple[tuple[str, tuple[tuple[str, tuple[str, ...], int, str], ...]], ...] = (
        ("目的妥当性", (("①政策体系との整合性", ("結びついている", "見直し余地がある"), 0, "疾病の早期発見は、健康づくりの推進に直接結びついている。"), ("②公共関与の妥当性", ("妥当である", "見直し余地がある"), 0, "母子保健法により市町村が実施することとされている。"))),
        ("有効性", (("③成果の向上余地", ("向上余地がある", "向上余地がない"), 0, "未受診の家庭への働きかけを強めることで、受診率を更に高めることができる。"), ("④廃止・休止の成果への影響", ("影響がある", "影響がない"), 0, "疾病や発達の遅れの発見が遅れる。"), ("⑤類似事業との統合・連携", ("余地がある", "余地がない"), 1, "対象や内容が同じ事業はない。"))),
        ("効率性", (("⑥事業費の削減余地", ("削減余地がある", "削減余地がない"), 1, "医師等の報酬が大半であり、削減は健診の質の低下につながる。"), ("⑦人件費の削減余地", ("削減余地がある", "削減余地がない"), 0, "問診票の電子化により、集計に要する時間を減らすことができる。"))),
        ("公平性", (("⑧受益機会・費用負担の適正化余地", ("適正化余地がある", "公平・公正である"), 1, "全ての対象者に個別に通知しており、費用は無料である。"),)),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            H("評価項目", 2, label=""),
            H("評　価", concept="rating", label="評価"),
            H("理　　由", concept="rating_reason", label="理由"),
        ]
    ]
    for group, questions in asked:
        for place, (title, options, chosen, why) in enumerate(questions):
            text = "　".join(f"{'■' if place_ == chosen else '□'}{option}" for place_, option in enumerate(options))
            choice = V(text, parts=(P(f"■{options[chosen]}", value=options[chosen]),))
            lead: list[Cell] = [H(group, rows=len(questions))] if place == 0 else []
            rows.append([*lead, H(title, criterion=title[1:], style="left"), choice, V(why)])
    return [
        Line("【２】評価の部（SEE）", section=True, size=8, gap=1),
        Table((0.9, 2.4, 3, 5.2), rows, low=25, gap=9),
    ]


def close() -> list[Block]:
    """改革改善案 and what is hoped of it."""
    ways = "□廃止　□休止　□目的再設定　■業務プロセス改善　□統合・連携　□現状維持"
    rows = [
        [H("１次評価者としての評価結果"), V("□適切　■見直し余地あり", parts=(P("■見直し余地あり", concept="overall_rating", value="見直し余地あり"),)), H("今後の方向性"), V(ways, parts=(P("■業務プロセス改善", concept="future_direction", value="業務プロセス改善"),))],
        [H("取組の成果"), V("感染症の影響で個別に延期した健診も年度内に全て実施し、受診率は前年度を上回った。問診票の集計に時間を要し、事後指導の開始が遅れる例があった。", 3, concept="result")],
        [H("課題"), V("・連絡の取れない未受診の家庭への対応\n・問診票の集計及び事後指導に要する事務の軽減", 3, concept="issue")],
        [H("改革改善案"), V("令和６年度から問診票をスマートフォンで入力できるようにし、集計の時間を短縮するとともに、結果を当日の個別相談に生かす。", 3, concept="improvement")],
        [H("改革改善により期待できる効果"), V("職員の延べ業務時間が減り、未受診の家庭への訪問を増やすことができる。", 3, concept="desired_outcome")],
    ]  # fmt: skip
    return [
        Line("【３】評価結果の総括と今後の方向性（ACTION）", section=True, size=8, gap=1),
        Table((1.9, 2.6, 1.1, 5.4), rows, grid=False, low=37),
    ]


def form() -> Form:
    """One sheet on two landscape pages."""
    return Form(
        "takanohara", "鷹野原市", "令和５年度 事務事業マネジメントシート", "develop", "ReportLab", ("TakaoGothic",),
        ("landscape pages in small type, one sheet over two of them", "costs and indicators side by side under headings of their own", "indicators named in one table, their figures in another one by ア and イ", "years without an era (４年度)",
         "決算, 決算見込 and 計画", "the unit in a column of its own (千円, 人, 時間)", "対象指標 besides activity and outcome", "an empty slot", "部 and 課 in two labelled cells", "headings as questions", "number of persons and hours beside money"),
        [Sheet(1), *head(), *aims(), *costs(), Turn(), *see(), *close()],
        (("所属部, 所属課", "Two labelled cells of one row: one responsible_division, raw joined by a blank; 所属係 is responsible_section."),
         ("期間区分 ■単年度繰返し", "A choice that gives neither start nor end: checkbox."),
         ("indicator", "Counted over the names that are there (the second 対象指標 is empty): 1 to 5; the figures take the number of their ア or イ."),
         ("正規職員従事人数", "staff_fte, item 正規職員; phase of its column."),
         ("延べ業務時間", "No overtime: other."),
         ("計画", "phase plan."),
         ("１次評価者としての評価結果", "overall_rating."),
         ("きっかけ, 取り巻く状況", "background."),
         ("作成日", "other.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(
        invented, Look("TakaoGothic", size=7, shade=0.9, paper=(842, 595), margin=(30, 24), pad=2.4), target
    )
