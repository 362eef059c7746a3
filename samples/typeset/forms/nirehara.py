"""楡原区: graph-paper Excel by Calc; years run downwards, whole yen, people and detail lines side by side, two 分類 in one table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("令和元年度", 2019), ("２年度", 2020), ("３年度", 2021), ("４年度", 2022), ("５年度", 2023))
PRICES = (8_160_000, 4_430_000, 2_790_000)
KINDS = ("義務的事業", "任意事業", "施設管理", "内部管理")
WAYS = ("直営", "一部委託", "全部委託", "補助・助成", "指定管理")
LUNCH: dict[str, Any] = {
    "number": "041", "name": "見守り配食サービス事業", "code": "02-03-08", "room": "福祉部高齢者支援課", "desk": "在宅支援係", "boss": "宇田川", "phone": "2674",
    "levels": ("Ⅱ　いきいきと暮らせるまち", "５　高齢者の生活を支える地域づくり", "（２）在宅生活の支援"), "start": "平成14年度", "end": "無", "law": "楡原区見守り配食サービス事業実施要綱",
    "base": 1, "kind": 1, "ways": (1,), "aim": "食事の支度が困難な高齢者に栄養の整った食事を届けるとともに、配達時の声かけにより安否を確認し、在宅での自立した生活を支える。",
    "who": "65歳以上のひとり暮らし又は高齢者のみの世帯に属し、食事の支度が困難な方", "what": "週５回を限度として、昼食又は夕食を配達する（区負担１食350円、利用者は食材料費相当額を事業者に支払う）。配達員は手渡しを原則とし、応答がないときは区及び緊急連絡先に通報する。",
    "past": "・平成14年度　直営の給食サービスとして開始\n・平成20年度　民間事業者４社への委託に変更\n・令和２年度　利用回数の上限を週３回から週５回に拡大",
    "budget": (31_420_000, 41_866_000, 46_052_000, 47_310_000, 49_875_000),
    "funds": ((0, 0, 0, 0, 0), (13_906_000, 18_611_000, 20_348_000, 21_075_000, 21_987_000), (2_154_600, 2_380_400, 2_516_200, 2_498_800, 2_571_400), (13_318_215, 18_004_762, 19_240_386, 20_516_940, 21_832_753)),
    "staff": (("0.80", "0.80", "0.70", "0.70", "0.70"), ("0.00", "0.00", "0.20", "0.20", "0.00"), ("1.00", "1.00", "1.00", "1.00", "1.20")),
    "lines": (("報酬", 2_914_608), ("需用費", 418_355), ("役務費", 742_190), ("委託料", 42_316_000)),
    "kpi": (("延べ配食数", "食", ("78,412", "104,236", "113,805", "117,290", "121,448"), "125,000", "１年間に配達した食数の合計"), ("実利用者数", "人", ("612", "748", "803", "821", "846"), "880", "１年間に１回以上利用した人数"), ("安否の異常を発見した件数", "件", ("9", "14", "11", "17", "15"), "－", "通報により区が訪問した件数（目標になじまない）")),
    "unit": "配食１食当たり", "marks": (("必要性", "Ａ", "ひとり暮らし高齢者は10年間で1.4倍に増えており、需要は引き続き大きい。"), ("効率性", "Ｂ", "事業者により受託単価に差がある。"), ("有効性", "Ａ", "配達員の通報により、５年間で11人が救急搬送され一命を取り留めた。")),
    "other": "実施：19区　　未実施：３区", "issue": "配達員が不足し、土曜日・日曜日に配達できない地区がある。原材料費の高騰により、受託を辞退する事業者が出ている。", "better": "次期の事業者選定（令和７年度）に向け、受託単価の設定方法を見直す。地区ごとに配達日を調整し、空白となる日を解消する。",
    "before": "継続", "now": "改善・見直し", "why": "事業者の確保が課題であり、単価及び配達体制の見直しが必要である。", "asked": "令和５年第３回定例会　配達員の確保について",
}  # fmt: skip
FARM: dict[str, Any] = {
    "number": "118", "name": "区民農園の管理運営", "code": "05-01-14", "room": "産業環境部みどり公園課", "desk": "緑化推進係", "boss": "坂詰", "phone": "3391",
    "levels": ("Ⅴ　みどりと水に親しむまち", "11　みどりの保全と創出", "（１）農とのふれあい"), "start": "昭和53年度", "end": "無", "law": "都市農地の貸借の円滑化に関する法律、楡原区区民農園条例",
    "base": 2, "kind": 2, "ways": (0, 1), "aim": "土に親しみ、野菜や草花を育てる場を区民に提供し、農への理解と区民相互の交流を深めるとともに、区内に残る農地を保全する。",
    "who": "区内に住所を有する世帯及び区内の保育園・福祉作業所等の団体", "what": "農地所有者から借り受けた区内７園（412区画）を２年単位で貸し出す。除草、用水設備の点検及び利用者の募集受付の一部を委託している。",
    "past": "・昭和53年度　２園78区画で開始\n・平成11年度　使用料を有料化（１㎡当たり年300円）\n・令和３年度　所有者の相続により東丘農園を閉園",
    "budget": (12_104_000, 12_380_000, 15_962_000, 11_247_000, 11_590_000),
    "funds": ((0, 0, 0, 0, 0), (0, 0, 1_250_000, 0, 0), (3_208_500, 3_196_200, 2_874_900, 2_866_500, 2_869_800), (8_412_937, 8_720_418, 10_935_261, 7_903_146, 8_251_075)),
    "staff": (("0.50", "0.50", "0.60", "0.50", "0.50"), ("0.50", "0.50", "0.50", "0.00", "0.00"), ("0.00", "0.00", "0.00", "0.40", "0.40")),
    "lines": (("需用費", 1_320_846), ("委託料", 6_187_500), ("使用料及び賃借料", 3_084_529), ("原材料費", 528_000)),
    "kpi": (("貸出区画数", "区画", ("438", "438", "412", "412", "412"), "412", "年度末に貸し出している区画の数"), ("募集倍率", "倍", ("2.8", "－", "3.9", "－", "3.6"), "3.0", "２年に１回の一斉募集における倍率"), ("利用者交流会の参加者数", "人", ("156", "0", "0", "84", "131"), "160", "収穫祭及び講習会に参加した延べ人数")),
    "unit": "１区画当たり", "marks": (("必要性", "Ｂ", "応募倍率は３倍を超えるが、利用者は抽選に当たった世帯に限られる。"), ("効率性", "Ｃ", "使用料で賄えるのは経費の３割に満たない。"), ("有効性", "Ｂ", "交流会の再開により、地域の交流の場としての役割が戻りつつある。")),
    "other": "実施：14区　　未実施：８区", "issue": "相続により農地の返還を求められる事例が今後も見込まれる。使用料は平成11年度から据え置かれている。", "better": "使用料の改定案を令和６年度中に取りまとめる。所有者が自ら開設する体験農園への支援に重点を移す。",
    "before": "改善・見直し", "now": "改善・見直し", "why": "受益者負担の適正化と、体験農園への移行を進める。", "asked": "なし",
}  # fmt: skip


def choices(options: tuple[str, ...], chosen: tuple[int, ...]) -> str:
    """■ before what is chosen."""
    return "　".join(("■" if place in chosen else "□") + option for place, option in enumerate(options))


def marked(options: tuple[str, ...], chosen: tuple[int, ...], **about: Any) -> tuple[Any, ...]:
    """One fact for each ■."""
    return tuple(P(f"■{options[place]}", value=options[place], **about) for place in chosen)


def head(data: dict[str, Any]) -> list[Block]:
    """Everything in one frame of merged cells."""
    bases = ("法令基準内", "都基準内", "区独自基準")
    levels = [[H(name, 4), V(text, 42, concept="policy_position", level=name)] for name, text in zip(("分野", "政策", "施策"), data["levels"], strict=True)]  # fmt: skip
    levels[0].insert(0, H("行政評価\n事業体系", 6, 3))
    rows: list[list[Cell]] = [
        [H("事務事業名", 6), V(data["name"], 23, concept="project_name", style="bold"), H("事業番号", 5), V(data["code"], 8, concept="project_code", style="centre"), H("No", 3), V(data["number"], 7, style="centre", concept="sheet_number")],
        [H("部課名", 6), V(data["room"], 14, concept="responsible_division"), H("係名", 3), V(data["desk"], 9, concept="responsible_section"), H("課長名", 4), V(data["boss"], 6, concept="manager_name"), H("内線", 4), V(data["phone"], 6, concept="contact_phone", style="centre")],
        *levels,
        [H("事業類型", 6), V(choices(KINDS, (data["kind"],)), 24, parts=marked(KINDS, (data["kind"],), concept="project_type")), H("開始年度", 5), V(data["start"], 7, concept="start_year", style="centre"), H("終期設定", 5), V(data["end"], 5, concept="end_year", style="centre")],
        [H("実施基準", 6), V(choices(bases, (data["base"],)), 18, parts=marked(bases, (data["base"],), concept="checkbox", item="実施基準")), H("実施方法", 5), V(choices(WAYS, data["ways"]), 23, parts=marked(WAYS, data["ways"], concept="delivery_method"), style="small")],
        [H("根拠法令等", 6), V(data["law"], 46, concept="legal_basis")],
        [H("目的", 6), V(data["aim"], 46, concept="purpose")], [H("対象者等", 6), V(data["who"], 46, concept="target_group")],
        [H("内容", 6), V(data["what"], 46, concept="means")], [H("経過", 6), V(data["past"], 46, concept="background")],
    ]  # fmt: skip
    return [
        Line("事務事業分析シート（令和６年度）", (P("事務事業分析シート", concept="sheet_title"),), style="bold centre", size=13, gap=1),
        Line("楡原区　　評価対象：令和５年度", (P("令和５年度", concept="evaluation_year", label=("評価対象",)),), style="right", gap=1),
        Table((1,) * 52, rows, grid=False, gap=3),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """A year a row; then people on the left and what the money went for on the right."""
    direct = [sum(values) for values in zip(*data["funds"], strict=True)]
    assert direct[-1] == sum(value for _, value in data["lines"])
    pay = [round(sum(float(share[at]) * price for share, price in zip(data["staff"], PRICES, strict=True))) for at in range(5)]  # fmt: skip
    done = [int(value.replace(",", "")) for value in data["kpi"][0][2]]
    rows: list[list[Cell]] = [
        [H("年度", 5, 2, label="", style="rowhead"), H("予算額", 5, 2, phase="budget"), H("決算額①", 6, 2, phase="settlement"), H("財源内訳（決算額）", 20, phase="settlement"), H("人件費\n②", 5, 2, cost="personnel", phase=None), H("総コスト\n③＝①＋②", 6, 2, cost="total", phase=None), H("単位当たり\nコスト", 5, 2, concept=None)],
        [H(name, 5, source=source) for name, source in (("国庫支出金", "national"), ("都支出金", "prefectural"), ("その他", "other"), ("一般財源", "general"))],
    ]  # fmt: skip
    for at, (text, year) in enumerate(YEARS):
        each = (direct[at] + pay[at]) / done[at]
        cells = [(data["budget"][at], 5), (direct[at], 6), *((fund[at], 5) for fund in data["funds"]), (pay[at], 5), (direct[at] + pay[at], 6), (f"{each:,.0f}", 5)]  # fmt: skip
        rows.append(
            [Y(text, year, 5, style="rowhead"), *(V(n(value), wide, style="right small") for value, wide in cells)]
        )
    staff: Attributes = {"concept": "staff_fte", "section": "従事人員（人）"}
    sums = [f"{sum(float(share[at]) for share in data['staff']):.2f}" for at in range(5)]
    line: Attributes = {"concept": "line_item", "side": "expense", "phase": "settlement", "fy": 2023, "scale": 0, "section": "令和５年度決算額の内訳（円）"}  # fmt: skip
    both: Attributes = {"concept": "amount", "cost": "project", "item": None, "side": None}
    left: list[list[Cell]] = [[H("従事人員（人）", 27, label="", style="bare left bold")], [H("", 7, label=""), *(Y(text.replace("令和元", "元"), year, 4) for text, year in YEARS)]]  # fmt: skip
    left += [[H(kind, 7, item=None if kind == "計" else kind, style="left", **staff), *(V(value, 4, style="right") for value in values)] for kind, values in (*zip(("常勤", "再任用", "会計年度任用"), data["staff"], strict=True), ("計", sums))]  # fmt: skip
    total = n(direct[-1])
    right: list[list[Cell]] = [[H("令和５年度決算額の内訳（円）", 23, label="", style="bare left bold")], []]
    right[1] = [H("節", 13, label=""), H("金額", 10, label="金額")]
    right += [[H(name, 13, item=name, style="left", **line), V(n(value), 10, style="right")] for name, value in data["lines"]]  # fmt: skip
    left.append([V("", 27, style="bare")])
    right.append([H("計", 13, item="計", **line), V(total, 10, style="right", parts=(P(total), P(total, **both)))])
    sides = [[*a, V("", 2, style="bare"), *b] for a, b in zip(left, right, strict=True)]
    return [
        Line("予算・決算の推移（単位：円）", section=True, style="bold", gap=1),
        Table((1,) * 52, rows, about={"concept": "amount", "cost": "project", "scale": 0}, gap=1),
        Line(f"※単位当たりコスト：{data['unit']}（③÷指標１）", style="right", size=6.2, gap=1),
        Table((1,) * 52, sides, gap=3),
    ]  # fmt: skip


def indicators(data: dict[str, Any]) -> list[Block]:
    """Five years' actuals, a target at the end, an explanation."""
    rows: list[list[Cell]] = [
        [H("事務事業の成果とする指標名", 13, 2, concept="indicator_name"), H("単位", 3, 2), H("指標の推移", 20, concept="indicator_actual"), H("目標値\n（７年度）", 5, 2, fy=2025, concept="indicator_target"), H("指標の説明", 11, 2, concept="indicator_definition")],
        [Y(text.replace("令和元", "元"), year, 4) for text, year in YEARS],
    ]  # fmt: skip
    for number, (name, unit, values, goal, text) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": "outcome", "unit": unit}
        shown = f"{'０１２３'[number]}　{name}"
        title = N(shown, 13, concept="indicator_name", **about)
        measure = V(unit, 3, style="centre aside", concept="indicator_unit", label=(shown, "単位"), **about)
        meaning = V(text, 11, style="small", fy=None)
        rows.append([title, measure, *(V(value, 4, style="right") for value in values), V(goal, 5, style="right"), meaning])  # fmt: skip
    return [Line("指　標", section=True, style="bold", gap=1), Table((1,) * 52, rows, gap=3)]


def close(data: dict[str, Any]) -> list[Block]:
    """Three viewpoints; the class set a year ago and now."""
    checks: list[list[Cell]] = [[H("視点", 6, label=""), H("評価", 4, concept="rating"), H("評価の説明", 42, concept="rating_reason")]]  # fmt: skip
    checks += [[H(name, 6, criterion=name), V(mark, 4, style="centre"), V(why, 42)] for name, mark, why in data["marks"]]  # fmt: skip
    rows: list[list[Cell]] = [
        [H("他区の実施状況", 8), V(data["other"], 44)], [H("問題点・課題", 8), V(data["issue"], 44, concept="issue")],
        [H("改善策", 8), V(data["better"], 44, concept="improvement")], [H("議会質問状況", 8), V(data["asked"], 44)],
    ]  # fmt: skip
    final: list[list[Cell]] = [
        [H("事務事業の分類", 16, concept="future_direction"), H("分類についての説明・意見等", 36, 2, concept="direction_reason")],
        [H("前年度設定", 8), H("今年度設定", 8)],
        [V(data["before"], 8, style="centre"), V(data["now"], 8, style="centre bold"), V(data["why"], 36)],
    ]  # fmt: skip
    return [
        Line("分析・評価", section=True, style="bold", gap=1),
        *(Table((1,) * 52, checks, gap=1), Table((1,) * 52, rows, grid=False, gap=1), Table((1,) * 52, final, gap=1)),
    ]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((LUNCH, FARM), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "nirehara", "楡原区", "事務事業分析シート（令和６年度）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAMincho",),
        ("52 narrow columns, everything merged", "years as row headings of the cost, the first one with its era only", "whole yen", "予算額, 決算額 and the sources of 決算額 as columns, 人件費 and 総コスト without a phase", "people beside detail lines, without a gap in the page's grid",
         "the number of an indicator before its name", "a target year without its era in the heading", "－ among the actuals of a survey every second year", "two 分類, last year's and this year's", "title without the evaluated year, which stands in a line of its own", "■ of four, of three and of five options, two of them chosen at once"),
        blocks,
        (("令和６年度 in the title", "The year of the evaluation; 評価対象：令和５年度 is the evaluation_year (ruling 4)."),
         ("２年度 ... ５年度", "Years of 令和 by the first of the row."),
         ("財源内訳（決算額）", "The sources sum to 決算額: cost project, phase settlement."),
         ("予算額", "Which budget is not said: phase budget."),
         ("人件費②, 総コスト③", "Columns without a phase word of their own: phase left out (ruling 12)."),
         ("都支出金", "prefectural."),
         ("単位当たりコスト", "other (ruling 3)."),
         ("従事人員", "staff_fte with item, no phase; 計 is no kind of employee and has none (ruling 6)."),
         ("節, 年度, 視点", "Headings of heading columns: left out of label. 金額 heads values and stays."),
         ("計 of 決算額の内訳", "line_item (item 計) and an amount of cost project (ruling 2)."),
         ("指標名", "No ruling takes its number off (ruling 8 is for criterion and item): it stays in the name; 成果とする指標: outcome."),
         ("実施基準", "checkbox; 事業類型 is project_type, 実施方法 delivery_method."),
         ("終期設定 無", "end_year: none is set, not_applicable."),
         ("前年度設定, 今年度設定", "Both future_direction, told apart in label."),
         ("経過", "background; its list lines are kept."),
         ("他区の実施状況, 議会質問状況", "other.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("IPAMincho", size=7.6, columns=52, column=10.25, row=13, shade="E8E8E8", wider=1.13), target)  # fmt: skip
