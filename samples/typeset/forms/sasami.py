"""笹見町: a whole sheet across one page of Calc, three blocks side by side over rows of one height, ○ below choices and in a matrix."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from samples.typeset.forms.calc import Book, Sheeting, _lines
from samples.typeset.forms.common import n, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V, placed

YEARS = ((2022, "令和４年度", "決算", "settlement"), (2023, "令和５年度", "決算", "settlement"), (2024, "令和６年度", "決算見込", "settlement_estimate"), (2025, "令和７年度", "予算", "budget"), (2026, "令和８年度", "計画", "plan"))  # fmt: skip
FUNDS = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
GRADES = ("高い", "普通", "低い")
BETTER, COST = ("拡充", "維持", "縮小"), ("削減", "維持", "増加")
LEFT, MIDDLE, RIGHT = 22, 38, 23  # columns of the blocks
ONE, TWO, THREE, FOUR, FIVE = "１．事業の概要", "２．コスト", "３．指標", "４．評価", "５．今後の方向性"
SIX = "６．総合評価"
BUS: dict[str, Any] = {
    "code": "02-04-11", "name": "デマンド型乗合タクシー運行事業", "room": "企画財政課", "desk": "地域振興係", "who_wrote": "三好", "chapter": "第４章　安全で快適に暮らせるまち", "section": "第２節　公共交通の確保", "account": "一般会計　２款１項６目", "start": "平成25年度", "end": "なし", "law": "笹見町地域公共交通計画", "kind": "自治事務", "how": "委託",
    "target": "町内に住所を有し、利用登録をした者", "aim": "路線バスの走らない地区に住む高齢者等が、通院や買い物のための移動手段を確保し、住み慣れた地域で生活を続けられるようにする。",
    "means": "町内のタクシー事業者２社に委託し、平日８時から17時まで予約制の乗合タクシーを運行する。運賃は１乗車300円（75歳以上及び障がい者は200円）。",
    "did": "・令和６年４月から停留所を12か所増やし、96か所とした。\n・予約受付をＡＩ配車システムに切り替え、当日予約を１時間前まで可能とした。",
    "funds": (("3,150", "3,150", "4,820", "3,600", "3,600"), ("1,480", "1,480", "1,600", "1,600", "1,600"), ("0",) * 5, ("1,867", "2,034", "2,391", "2,450", "2,500"), ("7,903", "8,241", "9,306", "9,150", "9,300")),
    "hours": (620, 640, 810, 600, 560), "rate": (2_750, 2_790, 2_860, 2_930, 2_930), "fte": ("0.33", "0.34", "0.43", "0.32", "0.30"), "helper": ("0.50", "0.50", "0.50", "0.50", "0.50"), "people": (9_412, 9_305, 9_188, 9_060, None),
    "kpi": (
        ("活動指標", "output", "年間運行便数", "便", ("4,800", "4,900", "5,200", "5,400", "5,500"), ("4,716", "4,873", "5,264")), ("活動指標", "output", "新規の利用登録者数", "人", ("120", "120", "150", "150", "150"), ("98", "134", "171")),
        ("成果指標", "outcome", "年間延べ利用者数", "人", ("9,500", "9,800", "10,500", "11,000", "11,500"), ("8,942", "9,617", "10,883")), ("成果指標", "outcome", "収支率", "％", ("15.0", "15.0", "15.0", "16.0", "16.0"), ("12.9", "13.6", "13.2")),
    ),
    "marks": (("妥当性", "高い", "町民アンケートで交通手段の確保は重要度の１位であり、町が関与すべきである。"), ("有効性", "高い", "延べ利用者数は目標を上回り、外出の機会の増加に結びついている。"), ("効率性", "普通", "ＡＩ配車により１便当たりの乗車人数は増えたが、システムの利用料が加わった。"), ("公平性", "普通", "停留所から300ｍ以上離れた世帯が一部に残っている。")),
    "grade": "Ａ", "way": (0, 1), "issue": "運転手の高齢化が進み、便数を増やす余力が乏しい。午前の通院時間帯は予約が取りにくい。", "better": "スクールバスの空き時間を活用した運行を試行する。", "second": "一次評価のとおり。収支率の改善に向け、運賃の見直しも検討すること。", "second_grade": "Ａ",
}  # fmt: skip
HOUSE: dict[str, Any] = {
    "code": "08-05-03", "name": "木造住宅耐震改修促進事業", "room": "建設課", "desk": "建築住宅係", "who_wrote": "野間", "chapter": "第４章　安全で快適に暮らせるまち", "section": "第５節　災害に強いまちづくり", "account": "一般会計　８款５項２目", "start": "平成18年度", "end": "令和７年度", "law": "建築物の耐震改修の促進に関する法律", "kind": "自治事務", "how": "補助",
    "target": "昭和56年５月31日以前に着工された木造住宅の所有者", "aim": "地震による住宅の倒壊を防ぎ、町民の生命と財産を守るとともに、緊急輸送道路の通行を確保する。",
    "means": "耐震診断士を無料で派遣する。診断の結果、評点が1.0未満の住宅の改修に要する費用の５分の４以内（限度額115万円）を補助する。",
    "did": "・令和６年能登半島地震を受け、戸別訪問を２地区412戸で行った。\n・補助の限度額を100万円から115万円に引き上げた。",
    "funds": (("2,340", "2,710", "7,925", "8,600", "8,600"), ("1,170", "1,355", "3,962", "4,300", "4,300"), ("0",) * 5, ("0", "0", "500", "500", "0"), ("1,206", "1,383", "3,474", "3,800", "4,300")),
    "hours": (450, 480, 930, 950, 950), "rate": (2_750, 2_790, 2_860, 2_930, 2_930), "fte": ("0.24", "0.25", "0.49", "0.50", "0.50"), "helper": ("－", "－", "0.20", "0.30", "0.30"), "people": (9_412, 9_305, 9_188, 9_060, None),
    "kpi": (
        ("活動指標", "output", "耐震診断の実施件数", "件", ("20", "20", "40", "45", "45"), ("14", "17", "52")), ("活動指標", "output", "戸別訪問の戸数", "戸", ("200", "200", "400", "400", "400"), ("0", "186", "412")),
        ("成果指標", "outcome", "耐震改修の補助件数", "件", ("4", "4", "8", "9", "9"), ("3", "3", "9")), ("成果指標", "outcome", "住宅の耐震化率", "％", ("78.0", "79.0", "80.0", "81.0", "82.0"), ("76.8", "77.3", "78.4")),
    ),
    "marks": (("妥当性", "高い", "住宅の倒壊は避難や救助の妨げとなることから、公費を投じる理由がある。"), ("有効性", "普通", "診断の件数は大きく増えたが、耐震化率は目標に届いていない。"), ("効率性", "普通", "交付決定までの手続に１か月を要しており、短縮の余地がある。"), ("公平性", "高い", "対象となる全ての住宅の所有者に案内を送付している。")),
    "grade": "Ｂ", "way": (0, 2), "issue": "所有者の多くが高齢者であり、改修費の自己負担が重く、診断を受けても改修に至らない例が多い。", "better": "部分改修や耐震シェルターの設置も補助の対象に加える。", "second": "終期の到来に合わせて制度を検証し、令和８年度以降の継続を判断すること。", "second_grade": "Ｂ",
}  # fmt: skip


def left(data: dict[str, Any]) -> list[Block]:
    """What the project is."""
    rows = [
        [H("事業コード", 5), V(data["code"], 6, concept="project_code", style="centre"), H("事務区分", 4), V(data["kind"], 7, concept="project_type")],
        [H("事業名", 5), V(data["name"], 17, concept="project_name", style="bold")],
        [H("担当課", 5), V(data["room"], 6, concept="responsible_division"), H("係", 4), V(data["desk"], 7, concept="responsible_section")],
        [H("記入者", 5), V(data["who_wrote"], 6, concept="contact_name"), H("実施方法", 4), V(data["how"], 7, concept="delivery_method")],
        [H("総合\n計画", 2, 2), H("章", 3), V(data["chapter"], 17, concept="policy_position", level="章")],
        [H("節", 3), V(data["section"], 17, concept="policy_position", level="節")],
        [H("予算科目", 5), V(data["account"], 17, concept="budget_account")],
        [H("開始年度", 5), V(data["start"], 6, concept="start_year"), H("終了年度", 4), V(data["end"], 7, concept="end_year")],
        [H("根拠法令等", 5), V(data["law"], 17, concept="legal_basis")],
        [H("対象", 5), V(data["target"], 17, concept="target_group")],
        [H("目的", 5), V(data["aim"], 17, concept="purpose")],
        [H("事業内容", 5), V(data["means"], 17, concept="means")],
        [H("令和６年度の\n実績", 5, fy=2024), V(data["did"], 17, concept="result")],
    ]  # fmt: skip
    return [Line(ONE, section=True), Table((1,) * LEFT, rows, grid=False)]


def figures(values: Any, **about: Any) -> list[Cell]:
    """Five columns."""
    return [V(value if isinstance(value, str) else n(value), 5, style="right", **about) for value in values]


def middle(data: dict[str, Any]) -> list[Block]:
    """Costs of five years, then the indicators below the same years."""
    funds = [[int(value.replace(",", "")) for value in fund] for fund in data["funds"]]
    direct = total(*funds)
    pay = [round(hours * rate / 1000) for hours, rate in zip(data["hours"], data["rate"], strict=True)]
    whole = total(direct, pay)
    each = [n(round(cost * 1000 / people)) if people else "" for cost, people in zip(whole, data["people"], strict=True)]  # fmt: skip
    heads = [H(f"{text}\n{word}", 5, fy=year, phase=phase) for year, text, word, phase in YEARS]
    rows: list[list[Cell]] = [
        [H("区　分", 13, label=""), *heads],
        [H("直接事業費　Ａ（千円）", 13, style="left", cost="project"), *figures(direct)],
        *([H(name, 11, style="left", cost="project", source=source), *figures(values)] for (name, source), values in zip(FUNDS, data["funds"], strict=True)),
        [H("職員人工（人）", 7, 2), H("正規職員", 6, style="left", concept="staff_fte", item="正規職員"), *figures(data["fte"])],
        [H("会計年度任用職員", 6, style="left small", concept="staff_fte", item="会計年度任用職員"), *figures(data["helper"])],
        [H("正規職員の従事時間（ｈ）", 13, style="left", concept=None), *figures(data["hours"])],
        [H("１時間当たり人件費（円）", 13, style="left", concept=None), *figures(data["rate"])],
        [H("人件費　Ｂ（千円）", 13, style="left", cost="personnel"), *figures(pay)],
        [H("総コスト　Ａ＋Ｂ（千円）", 13, style="left", cost="total"), *figures(whole)],
        [H("町民１人当たりコスト（円）", 13, style="left", concept=None), *figures(each)],
    ]  # fmt: skip
    rows[2].insert(0, H("財\n源", 2, 5, label="財源"))
    kpi: list[list[Cell]] = [[H("区分", 2, label="", style="small"), H("指標名", 6, concept="indicator_name"), H("単位", 2), H("", 3, label=""), *(H(f"{text[2:]}", 5, label="", fy=year) for year, text, _, _ in YEARS)]]  # fmt: skip
    for number, (group, kind, name, unit, plan, actual) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        rates = [f"{100 * float(a.replace(',', '')) / float(p.replace(',', '')):.1f}%" for p, a in zip(plan, actual, strict=False)]  # fmt: skip
        measure = V(unit, 2, 3, style="centre aside", concept="indicator_unit", label=(group, name, "単位"), **about)
        slot = [H(group, 2, 6, style="vertical", indicator_type=kind)] if number % 2 else []
        kpi.append([*slot, N(name, 6, 3, concept="indicator_name", **about), measure, H("目標", 3, concept="indicator_target"), *figures(plan)])  # fmt: skip
        kpi.append([H("実績", 3, concept="indicator_actual"), *figures((*actual, "", ""))])
        kpi.append([H("達成率", 3, concept="indicator_rate", style="small"), *figures((*rates, "", ""))])
    return [
        Line(TWO, section=True), Table((1,) * MIDDLE, rows, about={"concept": "amount"}),
        Line(THREE, section=True), Table((1,) * MIDDLE, kpi),
    ]  # fmt: skip


def right(data: dict[str, Any]) -> list[Block]:
    """○ below the grade, the matrix, both judges."""
    marks: list[list[Cell]] = [[H("視点", 3, label=""), *(H(grade, 2, style="small") for grade in GRADES), H("評価の理由", 14)]]  # fmt: skip
    for name, grade, reason in data["marks"]:
        chosen = [V("○" if option == grade else "", 2, style="centre", concept="rating", criterion=name, value=option, label=(name,)) for option in GRADES]  # fmt: skip
        marks.append([H(name, 3), *chosen, V(reason, 14, style="small", concept="rating_reason", criterion=name, label=(name, "評価の理由"))])  # fmt: skip
    better, cost = data["way"]
    choice = (P("○", value=BETTER[better], label=("成果",)), P("○", value=COST[cost], label=("コスト",)))
    grid: list[list[Cell]] = [[H("", 6, 2), H("コスト", 17)], [H(COST[0], 6), H(COST[1], 6), H(COST[2], 5)]]
    for row, name in enumerate(BETTER):
        cells: list[Cell] = [H("成\n果", 2, 3)] if row == 0 else []
        cells.append(H(name, 4))
        for column, wide in enumerate((6, 6, 5)):
            here: Attributes = (
                {"concept": "future_direction", "parts": choice} if (row, column) == (better, cost) else {}
            )
            cells.append(V("○" if here else "", wide, style="centre", **here))
        grid.append(cells)
    first = [
        [H("一次評価\n（担当課）", 5, 4), H("総合評価", 4), V(data["grade"], 14, concept="overall_rating", style="centre bold")],
        [H("課題", 4), V(data["issue"], 14, concept="issue", style="small")],
        [H("改善内容", 4), V(data["better"], 14, concept="improvement", style="small")],
    ]  # fmt: skip
    first[0][0].rows = 3
    second = [
        [H("二次評価\n（課長会議）", 5, 2), H("総合評価", 4), V(data["second_grade"], 14, concept="overall_rating", style="centre bold")],
        [H("意見", 4), V(data["second"], 14, concept="comment", style="small")],
    ]  # fmt: skip
    return [
        Line(FOUR, section=True), Table((1,) * RIGHT, marks, grid=False),
        Line(FIVE, section=True), Table((1,) * RIGHT, grid),
        Line(SIX, section=True), Table((1,) * RIGHT, [*first, *second], grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BUS, HOUSE), 1):
        title = Line("令和７年度　行政評価シート（事務事業）　【評価対象：令和６年度】", (P("行政評価シート（事務事業）", concept="sheet_title"), P("令和６年度", concept="evaluation_year")))  # fmt: skip
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), title, *left(data), *middle(data), *right(data)]
    return Form(
        "sasami", "笹見町", "令和７年度 行政評価シート（事務事業）", "develop", "openpyxl, printed by LibreOffice Calc", ("IPAPGothic",),
        ("everything on one page across, three blocks side by side over common rows", "five years of four phases: 決算, 決算, 決算見込, 予算, 計画", "千円, 人, ｈ and 円 rows in one table", "人件費 as hours × 円 an hour", "no 町民１人当たり of the last year", "the years of the indicators without 令和", "○ below the grade", "a matrix of 成果 and コスト with one ○", "一次評価 and 二次評価 on the right only", "目標 to the end of the plan, 実績 of three years", "－ as 人工 on sheet 2", "headings one letter a line"),
        blocks,
        (("令和６年度決算見込", "settlement_estimate; the headings of the cost say more than their year and stay in label."),
         ("令和８年度計画", "plan."),
         ("令和７年度予算", "Which budget is not said: phase budget."),
         ("財源", "The rows sum to 直接事業費: cost project."),
         ("職員人工（人）", "staff_fte with item and the phase of its column; － is not_applicable."),
         ("従事時間, １時間当たり人件費, 町民１人当たりコスト", "other: no 時間外勤務, a price, and ruling 3."),
         ("４年度", "The years of the indicators print no era: by the table above them, 令和."),
         ("○ of a 視点", "rating: value is the heading of the column with the mark, raw the mark; the column heading is left out of label."),
         ("○ of the matrix", "Answers two questions with one mark: two future_direction of the same raw, one for 成果 and one for コスト."),
         ("一次評価, 二次評価", "Both 総合評価 are overall_rating, told apart by label; 意見 is comment."),
         ("令和６年度の実績", "result of 2024; the heading says more than its year."),
         ("記入者", "contact_name.")),
        pages=2,
    )  # fmt: skip


LOOK = Sheeting("IPAPGothic", size=8.2, columns=LEFT + MIDDLE + RIGHT + 2, column=9.2, landscape=True, shade="E7E6E6", row=14.2)  # fmt: skip


def block(book: Book, parts: list[Block], at: int, bottom: int | None) -> int:
    """One block from the third row down; the last row but one of its texts grows to the common end. The end is told."""
    row = 3
    for part in parts:
        if isinstance(part, Line):
            cell = book.paper.cell(row, at + 1, part.text)
            cell.font, cell.alignment = Font(name=LOOK.font, size=9, bold=True), Alignment(vertical="center")
            row += 1
            continue
        assert isinstance(part, Table)
        count = len(part.rows)
        units = [1] * count
        cells = list(placed(part))
        for r, _, cell in sorted(cells, key=lambda spot: spot[2].rows):
            size = LOOK.size * (0.84 if "small" in cell.style else 1)
            lines = (
                len(cell.text)
                if "vertical" in cell.style
                else _lines(cell.text, cell.cols * LOOK.column + size * 0.6 + 2, size)
            )
            need = 1 if lines == 1 else -(-(lines * size * 1.28 + 2) // LOOK.row)
            units[r + cell.rows - 1] += int(max(0, need - sum(units[r : r + cell.rows])))
        if bottom and part is parts[-1]:
            spare, texts = (
                bottom - row - sum(units),
                [r for r in range(count) if any(len(cell.text) > 24 for cell in part.rows[r])],
            )
            for turn in range(max(0, spare)):
                units[(texts or [count - 1])[turn % max(1, len(texts))]] += 1
        tops = [row + sum(units[:r]) for r in range(count + 1)]
        for r, column, cell in cells:
            tall = tops[r + cell.rows] - tops[r]
            shown = Cell(cell.text, cell.cols, tall, cell.head, {}, None, cell.style)
            span = (at + column + 1, at + column + cell.cols)
            book.cell(shown, tops[r], span, part, 0, (False, False))
        row = tops[-1]
        if part is not parts[-1]:
            row += 0 if isinstance(parts[parts.index(part) + 1], Line) else 1
    return row


def draw(invented: Form, target: Path) -> None:
    """Write the PDF: a worksheet for each sheet, its blocks at their columns."""
    book = Book(LOOK)
    for number, data in enumerate((BUS, HOUSE), 1):
        if number > 1:
            book.paper = book.book.create_sheet()
        paper = book.paper
        paper.title = data["name"][:20]
        for column in range(1, LOOK.columns + 1):
            narrow = column in (LEFT + 1, LEFT + MIDDLE + 2)
            paper.column_dimensions[get_column_letter(column)].width = (6 if narrow else LOOK.column) / 6.9
        paper.page_setup.paperSize, paper.page_setup.orientation = 9, "landscape"
        paper.page_setup.fitToWidth = paper.page_setup.fitToHeight = 1
        paper.sheet_properties.pageSetUpPr.fitToPage = True
        margins = paper.page_margins
        margins.left = margins.right = margins.top = margins.bottom = 0.4
        margins.header = margins.footer = 0
        paper.print_options.horizontalCentered = True
        heading = next(item for item in invented.blocks if isinstance(item, Line))
        paper.cell(1, 1, heading.text).font = Font(name=LOOK.font, size=13, bold=True)
        paper.cell(1, LOOK.columns, "笹見町").font = Font(name=LOOK.font, size=9)
        paper.cell(1, LOOK.columns).alignment = Alignment(horizontal="right")
        places = ((left(data), 0), (middle(data), LEFT + 1), (right(data), LEFT + MIDDLE + 2))
        ends = [block(Book(LOOK), parts, at, None) for parts, at in places]
        for parts, at in places:
            block(book, parts, at, max(ends))
        for row in range(1, max(ends)):
            paper.row_dimensions[row].height = 22 if row == 1 else 4 if row == 2 else LOOK.row
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice (LibreOffice Calc) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.xlsx"
        book.book.properties.creator = "hyoka samples (invented)"
        book.book.save(source)
        command = [office, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(target.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
