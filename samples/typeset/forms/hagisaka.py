"""萩坂市: MuPDF's own writer; expense and revenue side by side with differences, a photograph, grades from A to D."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from samples.typeset.forms import paint
from samples.typeset.forms.common import Y, n, nums
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

# 千円: 2021年度, 2022年度
EXPENSE: tuple[tuple[str, int, int], ...] = (
    ("人件費", 62_418, 60_935), ("　うち時間外勤務手当", 1_206, 1_548), ("物件費", 38_277, 41_906), ("　うち委託料", 29_640, 32_115), ("維持補修費", 1_892, 743),
    ("扶助費", 0, 0), ("補助費等", 450, 612), ("減価償却費", 15_330, 15_330), ("賞与・退職手当引当金繰入額", 5_114, 6_027),
)  # fmt: skip
REVENUE: tuple[tuple[str, int, int], ...] = (
    ("国庫支出金", 0, 0),
    ("都支出金", 1_350, 1_520),
    ("分担金及び負担金", 0, 0),
    ("使用料及び手数料", 4_207, 6_894),
    ("その他", 386, 341),
)
CAPTION = "写真　夜間の公開講座（2022年11月）"


def changed(before: int, after: int) -> str:
    """The difference with its mark."""
    return f"△ {before - after:,}" if after < before else n(after - before)


def head() -> list[Block]:
    """部, 課 and 歳出目 in the first row; the project below."""
    rows = [
        [H("部名"), V("生涯学習部", concept="responsible_division", raw="生涯学習部 生涯学習センター"), H("課名"), V("生涯学習センター"), H("歳出目名"), V("生涯学習センター費", concept="budget_account")],
        [H("特定事業名"), V("市民講座・学習相談事業", 3, concept="project_name", style="bold"), H("事業類型"), V("ｂ：サービス提供型", concept="project_type")],
        [H("根拠法令等"), V("社会教育法、萩坂市生涯学習センター条例", 3, concept="legal_basis"), H("開始年度"), V("2002年度", concept="start_year")],
    ]  # fmt: skip
    texts = [
        [H("事業の目的"), V("誰もが生涯にわたって学び、その成果を地域で生かすことができるよう、多様な学習の機会と場を提供します。", concept="purpose")],
        [H("事業の対象"), V("市内に在住・在勤・在学する人", concept="target_group")],
        [H("事業の内容"), V("・市民大学、公開講座等の企画及び運営\n・学習に関する相談への対応及び情報の提供\n・学習室、ホール等の施設の貸出し", concept="means")],
    ]  # fmt: skip
    return [
        Line("2022年度　事業別行政評価シート", (P("2022年度", concept="evaluation_year"), P("事業別行政評価シート", concept="sheet_title")), style="centre bold", size=14, gap=8),
        Table((0.9, 1.8, 0.7, 1.9, 0.8, 1.7), rows, grid=False, gap=7),
        Line("１．事業概要", section=True, size=9.5, gap=1), Table((0.9, 6.9), texts, grid=False, gap=7),
    ]  # fmt: skip


def indicators() -> list[Block]:
    """Targets and actuals by year, the definition last."""
    years = [Y(f"{year}年度", year) for year in (2020, 2021, 2022, 2023)]
    rows: list[list[Cell]] = [[H("成果指標名", concept="indicator_name"), H("単位", concept="indicator_unit"), H("", label=""), *years, H("成果指標の定義", concept="indicator_definition")]]  # fmt: skip
    slots = (
        ("講座の受講者数", "人", ("6,000", "6,200", "6,400", "6,600"), ("1,874", "4,036", "5,921", ""), "市民大学及び公開講座の延べ受講者数"),
        ("講座の満足度", "％", ("90.0", "90.0", "92.0", "92.0"), ("91.3", "92.8", "91.7", ""), "受講者アンケートで「満足」「やや満足」と答えた人の割合"),
        ("学習成果を生かした活動の件数", "件", ("―", "20", "25", "30"), ("―", "13", "27", ""), "修了生が講師を務めた講座等の数"),
    )  # fmt: skip
    for number, (name, unit, target, actual, text) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": "outcome", "unit": unit}
        measure = V(text, 1, 2, style="small", label=(name, "成果指標の定義"))
        rows.append([N(name, 1, 2, concept="indicator_name", **about), V(unit, 1, 2, style="centre aside"), H("目標", concept="indicator_target"), *nums(*target), measure])  # fmt: skip
        rows.append([H("実績", concept="indicator_actual"), *nums(*actual)])
    return [
        Line("２．成果指標", section=True, size=9.5, gap=1),
        Table((1.9, 0.5, 0.5, 0.75, 0.75, 0.75, 0.75, 2), rows, gap=7),
    ]


def outcome() -> list[Block]:
    """What was done on the left, a photograph on the right."""
    done = (
        "◆感染症対策として定員を半数としていた講座を、10月から通常の定員に戻しました。\n"
        "◆夜間及び土曜日の公開講座を前年度の８回から14回に増やし、働く世代の受講が増えました。\n"
        "◆市民大学の修了生による「まちの先生」制度を始め、27件の講座が開かれました。"
    )
    rows: list[list[Cell]] = [
        [H("事業の成果（2022年度）", fy=2022), V("\n" * 9 + CAPTION, 1, 2, style="centre small")],
        [V(done, style="top", concept="result", label=("事業の成果(2022年度)",))],
    ]
    staff: Attributes = {"concept": "staff_fte"}
    people: list[list[Cell]] = [
        [H("人員（人）"), H("常勤職員", item="常勤職員"), H("再任用職員", item="再任用職員"), H("会計年度任用職員", item="会計年度任用職員"), H("合計")],
        [Y("2021年度", 2021), *nums("6.0", "1.0", "4.8", "11.8")],
        [Y("2022年度", 2022), *nums("6.0", "0.0", "5.6", "11.6")],
    ]  # fmt: skip
    return [
        Line("３．事業の成果", section=True, size=9.5, gap=1), Table((5.2, 2.6), rows, gap=7),
        Line("４．事業に関わる人員", section=True, size=9.5, gap=1), Table((1, 1.2, 1.2, 1.4, 1.2), people, about=staff, share=0.8, gap=7),
    ]  # fmt: skip


def heads() -> list[Cell]:
    """Account, two years and their difference."""
    return [
        H("勘定科目", 2),
        H("2021年度\nＡ", fy=2021),
        H("2022年度\nＢ", fy=2022),
        H("差額\nＢ－Ａ", measure="difference"),
    ]


def figures(before: int, after: int, cost: str = "") -> list[Cell]:
    """Two years and the difference; 人件費 and the total are amounts, too."""
    cells = nums(n(before), n(after), changed(before, after))
    if cost:
        for cell in cells[:2]:
            cell.parts = (P(cell.text), P(cell.text, concept="amount", cost=cost, item=None, side=None))
    return cells


def account(name: str, side: str | None, before: int, after: int, cost: str = "") -> list[Cell]:
    """One row of one side."""
    printed = name.strip()
    return [H(name, style="left", label=printed, item=printed, side=side), *figures(before, after, cost)]


def statement() -> list[Block]:
    """行政費用 on the left, 行政収入 and the balances on the right of one frame."""
    main = [row for row in EXPENSE if "うち" not in row[0]]
    paid = [sum(row[1] for row in main), sum(row[2] for row in main)]
    got = [sum(row[1] for row in REVENUE), sum(row[2] for row in REVENUE)]
    balance = [b - a for a, b in zip(paid, got, strict=True)]
    money = [-412, -287]
    left = [account(name, "expense", a, b, "personnel" if name == "人件費" else "") for name, a, b in EXPENSE]
    left.append(account("行政費用　小計 (a)", "expense", paid[0], paid[1], "total"))
    right = [account(name, "revenue", a, b) for name, a, b in REVENUE]
    right.append(account("行政収入　小計 (b)", "revenue", got[0], got[1]))
    ends = (("行政収支差額 (b)－(a)=(c)", balance), ("金融収支差額 (d)", money), ("通常収支差額 (c)+(d)=(e)", [a + b for a, b in zip(balance, money, strict=True)]))  # fmt: skip
    for name, (a, b) in ends:
        row = account(name, None, a, b)
        for cell, value in zip(row[1:3], (a, b), strict=True):
            cell.text = f"△ {-value:,}" if value < 0 else n(value)
        row[0].cols = 2
        right.append(row)
    right.append([V("", 5)])
    left[0].insert(0, H("行政費用", 1, 10, style="vertical"))
    right[0].insert(0, H("行政収入", 1, 6, style="vertical"))
    rows = [[*heads(), *heads()], *(a + b for a, b in zip(left, right, strict=True))]
    about: Attributes = {"concept": "line_item", "phase": "settlement"}
    unit = [
        [
            H("受講者１人当たりのコスト（円）"),
            Y("2021年度", 2021),
            V(f"{1000 * paid[0] / 4_036:,.0f}", style="right"),
            Y("2022年度", 2022),
            V(f"{1000 * paid[1] / 5_921:,.0f}", style="right"),
        ]
    ]
    return [
        Turn(), Line("５．行政コスト計算書", section=True, size=9.5, gap=-11), Line("（単位：千円）", style="right", size=8, gap=1),
        Table((0.25, 1.75, 0.8, 0.8, 0.8, 0.25, 1.65, 0.8, 0.8, 0.8), rows, about=about, size=7, gap=4),
        Table((2.2, 0.8, 1, 0.8, 1), unit, grid=False, share=0.8, gap=8),
    ]  # fmt: skip


def close() -> list[Block]:
    """Grades with reasons, the grade of two bodies, issue and what comes next."""
    rows: list[list[Cell]] = [[H("評価項目"), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]]
    lines = (
        ("必要性", "Ａ", "学び直しへの関心が高まっており、身近な場所で学べる機会は引き続き必要です。"),
        ("有効性", "Ｂ", "受講者数は目標に届いていませんが、満足度は９割を超えています。"),
        ("効率性", "Ｃ", "講座の企画から受付までを職員が行っており、受講者１人当たりのコストが高くなっています。"),
        ("公平性", "Ｂ", "受講者の約６割が60歳以上であり、世代による偏りがあります。"),
    )
    rows += [[H(name, criterion=name), V(mark, style="centre"), V(reason)] for name, mark, reason in lines]
    final = [
        [H("総合評価"), H("一次評価（担当課）"), V("Ｂ", style="centre large", concept="overall_rating"), H("二次評価（庁内）"), V("Ｃ", style="centre large", concept="overall_rating", label=("総合評価", "二次評価(庁内)")), H("今後の方向性"), V("改善して継続", concept="future_direction", style="centre")],
    ]  # fmt: skip
    texts = [
        [H("事業の課題"), V("◆働く世代や子育て世代が受講しやすい時間帯の講座が不足しています。\n◆申込みを往復はがきと窓口に限っているため、受付に手間と時間がかかっています。", concept="issue")],
        [H("2023年度の改善策", fy=2023), V("◆オンラインで受講できる講座を10回以上開催します。\n◆電子申請による受付を全ての講座に広げ、受付業務の委託を見直します。", concept="improvement")],
        [H("二次評価の所見"), V("近隣の大学等が行う公開講座との役割分担を整理すること。", concept="comment")],
    ]  # fmt: skip
    return [
        Line("６．評価", section=True, size=9.5, gap=1), Table((1, 0.6, 6.2), rows, gap=3),
        Line("Ａ：十分である　Ｂ：おおむね十分である　Ｃ：見直しが必要である　Ｄ：抜本的な見直しが必要である", style="small", size=7, gap=3),
        Table((0.8, 1.3, 0.5, 1.2, 0.5, 1, 1.4), final, grid=False, gap=8),
        Line("７．課題と今後の取組", section=True, size=9.5, gap=1), Table((1.5, 6.3), texts, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on two pages."""
    return Form(
        "hagisaka", "萩坂市", "2022年度 事業別行政評価シート", "develop", "PyMuPDF (MuPDF's own writer)", ("IPAexGothic",),
        ("expense and revenue side by side in one frame, rows at the same height", "差額 with △ apart from its figure", "balances with formulas below the revenue", "うち rows set in", "western years, with a letter below", "a photograph (an image) in a cell with its caption",
         "years as row headings (人員)", "the text below its heading beside the photograph", "grades from A to D, two bodies", "unit to the right of a section heading", "one sheet over two pages"),
        [Sheet(1), *head(), *indicators(), *outcome(), *statement(), *close()],
        (("国庫支出金 to その他", "Rows of the statement: line_item of side revenue, no amount with a source (ruling 2)."),
         ("人件費, 行政費用　小計 (a)", "By ruling 2 an amount (personnel, total; settlement) besides the line_item, in the two years; the 差額 is a line_item only."),
         ("balances", "No side (ruling 17); their 差額 likewise."),
         ("うち時間外勤務手当, うち委託料", "line_item, item as printed (ruling 8): the set-in うち is part of the name."),
         ("2021年度Ａ", "The heading says more than its year and stays in label."),
         ("人員", "staff_fte with item; 合計 has none. No phase is printed."),
         ("部名, 課名", "Two cells of one row: one responsible_division, raw joined by a blank; label of the first."),
         ("歳出目名", "budget_account."),
         ("事業の成果（2022年度）", "result with the year that its heading names; so has 2023年度の改善策."),
         ("一次評価, 二次評価", "Both are overall_rating, told apart by label; 所見 is comment."),
         ("写真", "Its caption is other."),
         ("受講者１人当たりのコスト", "other (ruling 3).")),
        pages=2,
    )  # fmt: skip


def photograph() -> pymupdf.Pixmap:
    """A dim room with a bright screen, 96 by 64 pixels: nobody's picture."""
    rows = []
    for y in range(64):
        for x in range(96):
            screen = 26 <= x < 70 and 10 <= y < 34
            seat = y > 44 and (x // 8 + y // 6) % 2 == 0
            light = 225 - y if screen else 60 + y // 4 if seat else 118 - abs(x - 48) // 2 - y // 3
            rows.append(bytes((light, min(255, light + 6), min(255, light + 14))))
    return pymupdf.Pixmap(pymupdf.csRGB, 96, 64, b"".join(rows), False)


def draw(invented: Form, target: Path) -> None:
    """Write the PDF, then set the photograph above its caption."""
    paint.mupdf(invented, Look("IPAexGothic", size=8.6, margin=(36, 38), shade=0.88, pad=3.9), target)
    document = pymupdf.open(stream=target.read_bytes())
    page = document[0]
    caption = page.search_for(CAPTION.split("　")[1])[0]
    middle = (caption.x0 + caption.x1) / 2
    page.insert_image(pymupdf.Rect(middle - 62, caption.y0 - 86, middle + 62, caption.y0 - 4), pixmap=photograph())
    document.save(target, garbage=4, deflate=True, clean=True, no_new_id=True)
