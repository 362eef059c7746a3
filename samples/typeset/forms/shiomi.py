"""汐見市: MuPDF's own writer; the chain from 当初予算額 to 予算現額 and 不用額 in whole yen, sources of both, circled grades."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

ROADS: dict[str, Any] = {
    "code": "0802030450", "name": "橋りょう長寿命化修繕事業", "division": ("建設局", "土木部", "道路保全課"),
    "account": "一般会計　８款 土木費　２項 道路橋りょう費　３目 道路橋りょう維持費",
    "level": "第４章第２節　災害に強く安全な基盤づくり", "term": "平成２５年度　～　令和１４年度", "terms": (P("平成２５年度", concept="start_year"), P("令和１４年度", concept="end_year")),
    "law": "道路法、汐見市橋梁長寿命化修繕計画", "purpose": "老朽化が進む橋りょうを計画的に修繕し、道路網の安全性を確保するとともに、維持管理に係る費用の縮減と平準化を図る。",
    "means": "・５年に１回の定期点検（法定点検）の実施\n・点検結果に基づく修繕設計及び修繕工事\n・長寿命化修繕計画の見直し",
    # 当初, 補正, 前年度繰越, 流用, 支出済, 翌年度繰越 of this year and the one before
    "chain": ((412_500_000, 38_000_000, 21_340_000, -1_250_000, 421_867_240, 42_900_000), (386_200_000, -12_480_000, 0, 0, 349_510_618, 21_340_000)),
    # 国, 県, 市債, 使用料, その他 of 予算現額 and 支出済額
    "funds": ((247_800_000, 0, 165_300_000, 0, 3_200_000), (219_945_000, 0, 147_100_000, 0, 3_184_500)),
    "items": (("12　委託料", "橋りょう定期点検業務委託", 68_420_000), ("", "修繕設計業務委託", 31_075_000), ("14　工事請負費", "橋りょう修繕工事（７橋）", 298_364_000), ("18　負担金、補助\n及び交付金", "跨線橋修繕工事負担金", 22_785_400)),
    "indicators": (("output", "定期点検を実施した橋りょうの数", "橋", ("84", "84", "86"), ("84", "83", "86")), ("outcome", "早期措置段階の橋りょうの修繕着手率", "％", ("60.0", "72.0", "84.0"), ("58.3", "69.4", "80.6"))),
    "result": "修繕工事７橋が完了し、うち緊急輸送道路に架かる橋りょう３橋の措置を終えた。",
    "issue": "資材価格及び労務費の上昇により１橋当たりの修繕費が増加しており、計画どおりの進捗が難しくなっている。",
    "next": "新技術を活用した点検により点検費用を抑え、修繕に充てる財源を確保する。",
    "marks": (("必要性", "Ａ", "法定点検及び点検結果に基づく措置は、道路管理者の責務である。"), ("有効性", "Ｂ", "着手率は上昇しているが、目標には届いていない。"), ("効率性", "Ｂ", "複数の橋りょうをまとめて発注し、諸経費の縮減を図っている。")),
    "overall": "Ｂ", "way": "現状のまま継続",
}  # fmt: skip
CARE: dict[str, Any] = {
    "code": "0302020210", "name": "病児・病後児保育事業", "division": ("福祉局", "子ども未来部", "保育課"),
    "account": "一般会計　３款 民生費　２項 児童福祉費　２目 児童措置費",
    "level": "第２章第１節　子どもを産み育てやすい環境づくり", "term": "平成１９年度　～　年度", "terms": (P("平成１９年度", concept="start_year"),),
    "law": "児童福祉法、汐見市病児保育事業実施要綱", "purpose": "病気又は病気の回復期にある児童を一時的に預かり、保護者の子育てと就労の両立を支援する。",
    "means": "・医療機関に併設した病児保育室（２か所）の運営委託\n・保育所に併設した病後児保育室（１か所）への補助",
    "chain": ((52_318_000, 0, 0, 684_000, 49_226_375, 0), (50_104_000, 1_960_000, 0, 0, 50_872_910, 0)),
    "funds": ((16_774_000, 16_774_000, 0, 4_320_000, 0), (15_486_000, 15_486_000, 0, 3_917_500, 0)),
    "items": (("12　委託料", "病児保育事業運営委託", 38_640_000), ("18　負担金、補助\n及び交付金", "病後児保育事業補助金", 10_212_000), ("10　需用費", "利用案内印刷費", 374_375)),
    "indicators": (("output", "病児・病後児保育の定員", "人／日", ("16", "16", "16"), ("16", "16", "16")), ("outcome", "延べ利用児童数", "人", ("1,800", "1,900", "2,000"), ("1,322", "1,784", "1,861"))),
    "result": "予約システムを導入し、当日の空き状況をスマートフォンで確認できるようにした。",
    "issue": "感染症の流行期に申込みが集中し、年間で４１２人の利用を断っている。",
    "next": "南部地区における病児保育室の新設について、医療機関と協議を進める。",
    "marks": (("必要性", "Ａ", "共働き世帯の増加に伴い、需要は今後も見込まれる。"), ("有効性", "Ａ", "利用者の９割以上が就労の継続に役立ったと回答している。"), ("効率性", "Ｂ", "利用の少ない時期の職員配置に見直しの余地がある。")),
    "overall": "Ａ", "way": "拡充して継続",
}  # fmt: skip
ABOUT: Attributes = {"concept": "amount", "cost": "project", "scale": 0}


def yen(value: int) -> str:
    """A decrease with its triangle."""
    return f"▲{-value:,}" if value < 0 else n(value)


def head(data: dict[str, Any]) -> list[Block]:
    """Identity; 局, 部 and 課 in three cells."""
    bureau, part, section = data["division"]
    whole = f"{bureau} {part} {section}"
    rows = [
        [H("事業名"), V(data["name"], 3, concept="project_name", style="bold"), H("事業コード"), V(data["code"], 2, concept="project_code", style="centre")],
        [H("局・部・課"), V(bureau, concept="responsible_division", raw=whole), V(part), V(section), H("事業期間"), V(data["term"], 2, parts=data["terms"], style="centre")],
        [H("予算科目"), V(data["account"], 6, concept="budget_account")],
        [H("総合計画"), V(data["level"], 3, concept="policy_position"), H("根拠法令等"), V(data["law"], 2, concept="legal_basis")],
        [H("事業の目的"), V(data["purpose"], 6, concept="purpose")],
        [H("事業の内容"), V(data["means"], 6, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和６年度　決算に係る主要事業評価シート", (P("決算に係る主要事業評価シート", concept="sheet_title"), P("令和６年度", concept="evaluation_year")), style="centre bold", size=13.5, gap=6),
        Table((1.15, 1.35, 1.5, 1.5, 1.1, 1.5, 1.6), rows, grid=False),
    ]  # fmt: skip


def budget(data: dict[str, Any]) -> list[Block]:
    """Years as row headings; only 当初予算額, 予算現額 and 支出済額 are amounts."""
    names: list[Cell] = [
        H("年度", style="small"), H("当初予算額\nａ", phase="original_budget"), H("補正予算額\nｂ", concept=None), H("前年度\n繰越額　ｃ", concept=None), H("流用・\n充用額　ｄ", concept=None),
        H("予算現額\nｅ＝ａ＋ｂ＋ｃ＋ｄ", style="small", phase="final_budget"), H("支出済額\nｆ", phase="settlement"), H("翌年度\n繰越額　ｇ", concept=None), H("不用額\nｅ－ｆ－ｇ", concept=None), H("執行率\nｆ／ｅ", style="small", concept=None),
    ]  # fmt: skip
    rows = [names]
    finals = []
    for year, label, chain in ((2024, "Ｒ６", data["chain"][0]), (2023, "Ｒ５", data["chain"][1])):
        final = sum(chain[:4])
        finals.append(final)
        unused = final - chain[4] - chain[5]
        assert unused >= 0, (data["name"], unused)
        figures = (*chain[:4], final, *chain[4:], unused)
        rows.append(
            [
                Y(label, year),
                *(V(yen(value), style="right") for value in figures),
                V(f"{100 * chain[4] / final:.1f}％", style="right"),
            ]
        )
    names2 = (
        ("国庫支出金", "national"),
        ("県支出金", "prefectural"),
        ("市債", "bond"),
        ("使用料・手数料", "fees"),
        ("その他", "other"),
        ("一般財源", "general"),
    )
    fund: list[list[Cell]] = [[H("区分"), *(H(name, source=source) for name, source in names2), H("計", source="all")]]
    for label, phase, values, whole in (
        ("予算現額", "final_budget", data["funds"][0], finals[0]),
        ("支出済額", "settlement", data["funds"][1], data["chain"][0][4]),
    ):
        assert whole > sum(values)
        fund.append([H(label, phase=phase), *nums(*values, whole - sum(values), whole)])
    now, before = data["chain"][0][4], data["chain"][1][4]
    change = [[H("前年度支出済額\n（令和５年度）", fy=2023, phase="settlement", **ABOUT), V(n(before), style="right"), H("増減額"), V(yen(now - before), style="right"), H("増減率"), V(("▲" if now < before else "") + f"{100 * abs(now - before) / before:.1f}％", style="right"), H("増減理由"), V("修繕工事の増" if now > before else "利用案内の作成部数の減", style="small")]]  # fmt: skip
    return [
        Line("１　予算の執行状況（単位：円）", section=True, gap=2),
        Table((0.5, *(1.1,) * 3, 1, 1.2, 1.15, 1, 1.05, 0.75), rows, about=ABOUT, size=6.6, gap=4),
        Line("２　令和６年度の財源内訳（単位：円）", section=True, gap=2),
        Table((0.9, *(1.15,) * 7), fund, about={**ABOUT, "fy": 2024}, size=7.2, gap=2),
        Table((1.3, 1.3, 0.7, 1.2, 0.7, 0.8, 0.8, 2), change, grid=False, size=7.2),
    ]


def items(data: dict[str, Any]) -> list[Block]:
    """節 and 説明, then what it cost; 「主な」, so no total."""
    rows: list[list[Cell]] = [
        [H("節"), H("説明"), H("支出済額", concept="line_item", phase="settlement", side="expense", scale=0, fy=2024)]
    ]
    kinds: list[tuple[str, int]] = []
    for kind, _, _ in data["items"]:
        if kind:
            kinds.append((kind, 1))
        else:
            kinds[-1] = (kinds[-1][0], kinds[-1][1] + 1)
    heads = iter(kinds)
    for kind, name, value in data["items"]:
        row: list[Cell] = []
        if kind:
            text, span = next(heads)
            row.append(H(text, rows=span, style="left plain"))
        row += [H(name, style="left plain rowhead", item=name), V(n(value), style="right")]
        rows.append(row)
    return [
        Line("３　令和６年度の主な支出内訳（単位：円）", section=True, gap=2),
        Table((1.6, 4, 1.5), rows, share=0.82),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """目標／実績 pairs under each year."""
    years = ((2022, "令和４年度"), (2023, "令和５年度"), (2024, "令和６年度"))
    rows: list[list[Cell]] = [
        [H("区分", 1, 2), H("指標", 1, 2, concept="indicator_name"), H("単位", 1, 2, concept="indicator_unit"), *(Y(text, year, 2) for year, text in years)],
        [cell for _ in years for cell in (H("目標", concept="indicator_target"), H("実績", concept="indicator_actual"))],
    ]  # fmt: skip
    for number, (key, name, unit, plan, actual) in enumerate(data["indicators"], 1):
        about: Attributes = {"indicator": number, "indicator_type": key, "unit": unit}
        kind = "活動" if key == "output" else "成果"
        pairs = [V(value, style="right") for pair in zip(plan, actual, strict=True) for value in pair]
        rows.append(
            [
                H(kind, indicator=number, indicator_type=key),
                N(name, concept="indicator_name", **about),
                V(unit, style="centre aside"),
                *pairs,
            ]
        )
    return [Line("４　指標", section=True, gap=2), Table((0.6, 2.8, 0.8, *(0.85,) * 6), rows)]


def close(data: dict[str, Any]) -> list[Block]:
    """One letter of three is circled."""
    rows: list[list[Cell]] = [[H("視点"), H("評価", concept="rating"), H("評価の説明", concept="rating_reason")]]
    rows += [
        [H(name, criterion=name), V("Ａ　・　Ｂ　・　Ｃ", ring=grade, style="centre", parts=(P(grade),)), V(why)]
        for name, grade, why in data["marks"]
    ]
    final = [
        [H("成　　果"), V(data["result"], 3, concept="result")],
        [H("課　　題"), V(data["issue"], 3, concept="issue")],
        [H("今後の取組"), V(data["next"], 3, concept="improvement")],
        [H("総合評価"), V("Ａ　・　Ｂ　・　Ｃ", ring=data["overall"], style="centre", parts=(P(data["overall"], concept="overall_rating"),)), H("今後の方向性"), V(data["way"], concept="future_direction")],
    ]  # fmt: skip
    return [
        Line("５　評価", section=True, gap=2),
        Table((1, 1.6, 5.2), rows, gap=3),
        Table((1, 2.2, 1.2, 3.4), final, grid=False),
    ]


def form() -> Form:
    """Two sheets of one page each."""
    blocks: list[Block] = []
    for number, data in enumerate((ROADS, CARE), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *budget(data), *items(data), *indicators(data), *close(data)]
    return Form(
        "shiomi", "汐見市", "令和６年度 決算に係る主要事業評価シート", "develop", "PyMuPDF (MuPDF's own writer)", ("TakaoPGothic",),
        ("the chain 当初 + 補正 + 繰越 + 流用 = 予算現額 and 不用額 in columns, years as row headings", "whole yen, small type", "▲ as a decrease", "支出済額 and 前年度支出済額 on one sheet", "sources of 予算現額 and of 支出済額 in two rows, with 計",
         "節 merged over two detail lines", "主な内訳 that falls short of the total", "drawn circles around grades", "局, 部 and 課 in three cells", "an end of the term never filled in", "full-width years"),
        blocks,
        (("補正予算額, 前年度繰越額, 流用・充用額, 翌年度繰越額, 不用額, 執行率", "other."),
         ("局・部・課", "Three cells of one row: one responsible_division, raw joined by blanks."),
         ("財源内訳", "The section names its year; the rows name the phase.."),
         ("前年度支出済額（令和５年度）", "settlement of 2023, the year printed."),
         ("～　年度", "The end is an unfilled template: blank, not listed."),
         ("節 and 説明", "The most detailed printed name (説明) is the item, the 節 is its outer name."),
         ("増減額, 増減率, 増減理由", "other (ruling 3).")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.mupdf(invented, Look("TakaoPGothic", size=8, shade=0.92, margin=(34, 30)), target)
