"""渚市: HTML by Chromium with synthetic bold; western years, 百万円 and 千円 in one table, plain-language labels."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y, nums
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, V

CSS = """
@page { size: A4; margin: 13mm 14mm 11mm }
body { font: 8.3pt/1.4 'IPAexGothic' }
td.head { background: #e3eff7 }
p.section { background: #24566f; color: #fff; padding: 1.5pt 5pt; font-weight: normal }
p.bold { font-weight: normal }
"""
YEARS = ((2021, "2021年度"), (2022, "2022年度"), (2023, "2023年度"), (2024, "2024年度"))


def head() -> list[Block]:
    """Identity."""
    rows = [
        [H("事業の名称"), V("海岸清掃・漂着物対策事業", 3, concept="project_name"), H("カルテ番号"), V("K-031", concept="sheet_number", style="centre")],
        [H("担当部署"), V("環境部　環境保全課　海岸環境係", concept="responsible_division"), H("責任者"), V("汐見　浩", concept="manager_name"), H("電話"), V("内線 3320", concept="contact_phone")],
        [H("上位の施策"), V("Ⅲ-2　美しい海辺を次の世代に引き継ぐ", 3, concept="policy_position"), H("事業の性格"), V("☑任意　□義務", parts=(P("☑任意", concept="project_type", value="任意"),))],
        [H("始まり"), V("1998年度（平成10年度）", concept="start_year", value=1998), H("終わり"), V("終期なし", concept="end_year"), H("担い手"), V("□市　☑市と市民", parts=(P("☑市と市民", concept="delivery_method", value="市と市民"),))],
    ]  # fmt: skip
    return [
        Line("2023年度（令和５年度）　渚市　事業カルテ", (P("2023年度（令和５年度）", concept="evaluation_year", value=2023), P("事業カルテ", concept="sheet_title")), style="centre", size=14, gap=6),
        Table((1.1, 2.6, 0.9, 1.5, 1, 1.6), rows, grid=False),
    ]  # fmt: skip


def overview() -> list[Block]:
    """Purpose and work under questions instead of terms."""
    rows = [
        [H("なぜ（目的）"), V("漂着物を減らし、だれもが気持ちよく過ごせる海辺を保つ。", concept="purpose")],
        [H("だれに（対象）"), V("海岸を訪れる人、沿岸の住民", concept="target_group")],
        [H("どうやって（手段）"), V("・市民団体との一斉清掃（年６回）\n・流木等の回収及び処分の委託\n・河川流域の市町との発生抑制の会議", concept="means")],
        [H("どうなる（成果）"), V("漂着物が減り、海水浴場の水質と景観が良くなる。", concept="desired_outcome")],
    ]  # fmt: skip
    return [Line("１　事業のあらまし", section=True), Table((1.4, 6), rows, grid=False)]


def costs() -> list[Block]:
    """The unit is in each row's label; only the budget is known for the last year."""
    heads = [Y(text, year) for year, text in YEARS[:3]] + [H("2024年度（予定）", fy=2024)]
    funds = (
        ("うち国庫", "national", (4500, 4700, 6100)),
        ("うち県", "prefectural", (2250, 2350, 3050)),
        ("うち寄附金", "other", (300, 412, 388)),
        ("うち一財", "general", (6118, 6305, 6677)),
    )
    spent = [sum(fund[2][place] for fund in funds) for place in range(3)]
    people = (5600, 5600, 6300)
    whole = [a + b for a, b in zip(spent, people, strict=True)]
    blank = V("")
    rows: list[list[Cell]] = [
        [H("", label=""), *heads],
        [H("当初予算（百万円）", phase="original_budget", scale=-6), *nums("13.5", "14.0", "16.5", "17.0")],
        [H("決算（千円）", phase="settlement"), *nums(*spent), blank],
        *(
            [H(f"{name}（千円）", source=source, phase="settlement"), *nums(*values), V("")]
            for name, source, values in funds
        ),
        [H("人工（人）", concept="staff_fte", cost=None), *nums("0.8", "0.8", "0.9"), V("")],
        [H("人件費（千円）", cost="personnel"), *nums(*people), V("")],
        [H("総コスト（決算＋人件費）（千円）", cost="total", phase="settlement"), *nums(*whole), V("")],
        [H("市民１人当たり（円）", concept=None), *nums(*(f"{1000 * value / 52480:.0f}" for value in whole)), V("")],
    ]
    return [
        Line("２　お金と人", section=True),
        Table((2.3, 1.2, 1.2, 1.2, 1.3), rows, about={"concept": "amount", "cost": "project", "scale": -3}),
    ]


def indicators() -> list[Block]:
    """A block for each KPI, headed by its name."""
    blocks: list[Block] = [Line("３　ＫＰＩ", section=True, label="3 KPI")]
    slots = (
        (
            "KPI①",
            "清掃活動の延べ参加者数",
            "人",
            (2020, 2021, 2022, 2023),
            ("－", "3,000", "3,200", "3,400"),
            ("812", "2,155", "3,304", "3,620"),
            "達成",
        ),
        (
            "KPI②",
            "海岸１km当たりの漂着物の量",
            "ｔ",
            (2020, 2021, 2022, 2023),
            ("2.0", "1.9", "1.8", "1.7"),
            ("2.24", "1.96", "1.71", "1.83"),
            "未達成",
        ),
    )
    for number, (tag, name, unit, years, target, actual, verdict) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        parts = (P(name, concept="indicator_name"), P(unit, concept="indicator_unit"))
        rows: list[list[Cell]] = [
            [H(tag, rows=4, **about), V(f"{name}（{unit}）", 5, parts=parts, label=(tag,)), H("達成状況", 1, 2, criterion=f"{tag} 達成状況")],
            [H("", label=""), *(Y(f"{year}年度", year) for year in years)],
            [H("めざす値", concept="indicator_target"), *nums(*target), V(verdict, 1, 2, style="centre", concept="rating", criterion="達成状況", indicator=None, indicator_type=None, label=(tag, "達成状況"), fy=None)],
            [H("実際の値", concept="indicator_actual"), *nums(*actual)],
        ]  # fmt: skip
        blocks.append(Table((0.8, 1.3, 1.1, 1.1, 1.1, 1.1, 1), rows))
    return blocks


def close() -> list[Block]:
    """label：value in one cell, and a direction chosen by bold type only."""
    marks = (P("高い", concept="rating", criterion="必要性", more=("必要性",)), P("普通", concept="rating", criterion="有効性", more=("有効性",)), P("やや低い", concept="rating", criterion="効率性", more=("効率性",)))  # fmt: skip
    rows = [
        [H("自己点検"), V("必要性：高い　　有効性：普通　　効率性：やや低い", parts=marks)],
        [H("気づいたこと\n（課題）"), V("漂着物の多くは河川から流れ込んでおり、海岸の清掃だけでは減らない。", concept="issue")],
        [H("これから\n（方向性）"), V("拡充　／　継続　／　縮小　／　廃止", ring="継続", style="strong", parts=(P("継続", concept="future_direction"),))],
        [H("そのわけ"), V("参加者が増えており、流域の市町との会議も始まったばかりである。", concept="direction_reason")],
    ]  # fmt: skip
    return [Line("４　ふりかえり", section=True), Table((1.4, 6), rows, grid=False)]


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "nagisa", "渚市", "2023年度 事業カルテ", "develop", "Chromium (Skia/PDF), from HTML", ("IPAexGothic",),
        ("western years, with the era in brackets", "百万円, 千円, 円 and 人 in one table, the unit in the row label", "plain-language labels (なぜ, だれに, めざす値)", "a block for each KPI with its name above",
         "label：value in one cell", "choice shown by bold type only", "white headings on dark bands", "empty cells of the year to come", "☑ and □", "－ beside figures", "ToUnicode gives Kangxi radicals (⼈ for 人) to some readers"),
        [Sheet(1), *head(), *overview(), *costs(), *indicators(), *close()],
        (("raw", "As typed; a reader that takes ToUnicode as it stands sees ⼈, ⺠, ⼿, ⼀ for 人, 民, 手, 一."),
         ("カルテ番号", "sheet_number."),
         ("人件費 and 人工", "Their columns name no phase: left out (ruling 12)."),
         ("総コスト（決算＋人件費）", "The label says 決算: phase settlement."),
         ("達成状況", "A rating with criterion 達成状況; each KPI has one, and the label tells which."),
         ("担い手", "delivery_method."),
         ("2024年度（予定）", "A heading that says more than its year; the phase is that of the row (当初予算).")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    browser.printed(invented, target, CSS)
