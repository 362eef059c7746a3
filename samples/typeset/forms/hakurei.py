"""白嶺県: a form as from a word processor (LibreOffice Writer), tables inside of tables, numbered headings in the frame.

It needs a soffice with Writer: on the PATH, or named by SOFFICE_WITH_WRITER.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from samples.typeset.forms.common import Y, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V, placed

YEARS = (("令和４年度", 2022, "決算額", "settlement"), ("令和５年度", 2023, "決算額", "settlement"), ("令和６年度", 2024, "当初予算額", "original_budget"))  # fmt: skip
FUNDS = (("国　　庫", "national"), ("県　　債", "bond"), ("そ の 他", "other"), ("一般財源", "general"))
WAYS = ("直営", "委託", "補助", "その他")
NEXT = ("拡充", "継続", "見直し", "縮小", "廃止・終了")
FOREST: dict[str, Any] = {
    "number": "0317", "name": "森林整備担い手育成対策事業", "room": "農林水産部　森林整備課", "desk": "担い手対策班", "phone": "3254", "policy": "３　活力ある産業と雇用をつくる", "measure": "（２）林業・木材産業の成長産業化",
    "term": ("平成28年度", "令和７年度"), "law": "林業労働力の確保の促進に関する法律", "way": ("委託", "補助"),
    "now": "県内の林業就業者は、平成22年の1,486人から令和２年の1,127人に減少し、60歳以上の割合が３割を超えている。人工林の７割が利用期を迎えており、伐採と再造林を担う人材の確保が急務となっている。",
    "aim": "新規就業者の確保と技術者の育成を進め、森林資源の循環利用を支える担い手を安定的に確保する。", "who": "林業への就業を希望する者、認定林業事業体及びその従業員",
    "what": "① 林業就業支援講習（20日間）及び就業相談会の開催\n② 新規就業者を雇用する認定事業体に対する研修費の補助\n③ 高性能林業機械オペレーター養成研修の委託実施",
    "funds": (("18,640", "－", "6,200", "21,385"), ("19,275", "－", "6,200", "22,904"), ("20,100", "－", "7,500", "24,618")), "staff": ("1.60", "1.60", "1.80"), "pay": (12_640, 12_720, 14_400),
    "note": "令和６年度は、オペレーター養成研修の定員を12人から16人に増やすため増額となっている。",
    "kpi": (
        ("活動指標", "output", "林業就業支援講習の\n受講者数", "人", "県内２会場で実施する講習の修了者の数", ("40", "40", "44", "44"), ("33", "38", "42"), "48"),
        ("成果指標", "outcome", "新規林業就業者数", "人／年", "認定事業体等に新たに就業した者の数（県調べ）", ("75", "80", "85", "90"), ("71", "74", "86"), "95"),
        ("成果指標", "outcome", "就業後３年間の定着率", "％", "研修費補助の対象者のうち３年後も就業している者の割合", ("68.0", "70.0", "72.0", "74.0"), ("66.7", "65.2", "70.3"), "75.0"),
    ),
    "marks": (
        ("必要性", "Ａ", "林業の担い手は全国的に不足しており、事業体の多くが小規模で独自の人材確保は困難であることから、県が広域的に取り組む必要性は高い。"),
        ("有効性", "Ｂ", "新規就業者数は目標を上回ったものの、定着率は目標に届いておらず、就業後の支援を強める余地がある。"),
        ("効率性", "Ｂ", "講習を林業大学校の施設で行うことにより会場費を抑えているが、会場が遠く、県北地域からの受講が少ない。"),
    ),
    "grade": "Ｂ　概ね妥当", "issue": "就業から２年目までの離職が多く、労働災害への不安や収入の不安定さがその主な理由となっている。", "next": "継続",
    "better": "新たに就業２年目の者を対象とした安全技術の巡回指導を行うとともに、事業体における月給制の導入を働きかける。",
}  # fmt: skip
SLOPE: dict[str, Any] = {
    "number": "0642", "name": "急傾斜地崩壊対策事業（公共）", "room": "県土整備部　砂防課", "desk": "急傾斜地対策班", "phone": "5571", "policy": "１　安全・安心な県土をつくる", "measure": "（１）災害に強い県土づくりの推進",
    "term": ("昭和44年度", "未定"), "law": "急傾斜地の崩壊による災害の防止に関する法律", "way": ("直営",),
    "now": "県内の土砂災害警戒区域（急傾斜地の崩壊）は4,816箇所に上り、このうち人家５戸以上等の要対策箇所の整備率は３割程度にとどまっている。平成30年７月豪雨では県内37箇所でがけ崩れが発生した。",
    "aim": "急傾斜地の崩壊による災害から県民の生命を守るとともに、避難所や要配慮者利用施設の安全を確保する。", "who": "急傾斜地崩壊危険区域内の住民、公共施設等",
    "what": "① 擁壁工、法枠工等の急傾斜地崩壊防止施設の整備\n② 既存施設の点検及び長寿命化計画に基づく補修\n③ 急傾斜地崩壊危険区域の指定及び標識の設置",
    "funds": (("843,150", "670,000", "84,315", "88,835"), ("912,400", "731,000", "91,240", "90,160"), ("880,000", "704,000", "88,000", "88,000")), "staff": ("14.20", "14.00", "14.00"), "pay": (112_180, 111_300, 112_000),
    "note": "「その他」は市町負担金（事業費の５％）である。令和５年度は国の補正予算による前倒しを含む。",
    "kpi": (
        ("活動指標", "output", "対策工事を実施した\n箇所数", "箇所", "当該年度に工事を施工した箇所の数（繰越を含む）", ("58", "60", "62", "60"), ("55", "57", "61"), "60"),
        ("成果指標", "outcome", "要対策箇所の整備率", "％", "要対策箇所1,534箇所に対する整備済み箇所の割合", ("31.2", "31.8", "32.4", "33.0"), ("31.1", "31.6", "32.1"), "34.2"),
        ("成果指標", "outcome", "保全される人家の戸数\n（累計）", "戸", "整備が完了した区域内の人家の戸数", ("14,620", "14,850", "15,080", "15,310"), ("14,588", "14,791", "15,002"), "15,760"),
    ),
    "marks": (
        ("必要性", "Ａ", "がけ崩れは人命に直結する災害であり、対策には多額の費用と高度な技術を要することから、法に基づき県が実施する必要がある。"),
        ("有効性", "Ａ", "令和５年６月の大雪に続く融雪期及び７月の豪雨において、整備済みの箇所では人家への被害が発生しておらず、事業の効果が現れている。"),
        ("効率性", "Ｂ", "斜面の状況に応じて鉄筋挿入工を採用し、従来の工法に比べ約１割の縮減を図ったが、資材価格の上昇により１箇所当たりの工事費は増加している。"),
    ),
    "grade": "Ａ　妥当", "issue": "土地所有者の所在が分からない箇所や境界が確定していない箇所があり、着手までに期間を要している。", "next": "継続",
    "better": "避難所及び要配慮者利用施設を含む箇所を優先して整備するとともに、所有者不明土地については市町と連携した早期の調査を行う。",
}  # fmt: skip


def ticked(options: tuple[str, ...], chosen: tuple[str, ...], concept: str) -> dict[str, Any]:
    """The text of a row of boxes and the facts of those that are ticked."""
    text = "　".join(f"{'■' if option in chosen else '□'}{option}" for option in options)
    return {"text": text, "parts": tuple(P(f"■{option}", value=option, concept=concept) for option in chosen)}


def head(data: dict[str, Any]) -> list[Block]:
    """Title and identity."""
    start, end = data["term"]
    rows = [
        [H("事務事業名"), V(data["name"], 3, concept="project_name", style="bold"), H("整理番号"), V(data["number"], concept="project_code", style="centre")],
        [H("部局・課名"), V(data["room"], concept="responsible_division"), H("担当班"), V(data["desk"], concept="responsible_section"), H("内　線"), V(data["phone"], concept="contact_phone", style="centre")],
        [H("総合計画\n上の位置付け", 1, 2), H("政策"), V(data["policy"], 4, concept="policy_position", level="政策", label=("総合計画上の位置付け", "政策"))],
        [H("施策"), V(data["measure"], 4, concept="policy_position", level="施策", label=("総合計画上の位置付け", "施策"))],
        [H("事業期間"), V(f"{start}　～　{end}", 2, parts=(P(start, concept="start_year"), P(end, concept="end_year"))), H("実施方法"), V(cols=2, **ticked(WAYS, data["way"], "delivery_method"))],
        [H("根拠法令等"), V(data["law"], 5, concept="legal_basis")],
    ]  # fmt: skip
    return [
        Line("様式第２号（第５条関係）", size=8, gap=0),
        Line("令和６年度　事務事業評価調書（令和５年度実施事業）", (P("事務事業評価調書", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre", size=13.5, gap=3),
        Table((1.2, 1.75, 0.65, 1.35, 0.9, 1.35), rows, grid=False),
    ]  # fmt: skip


def overview(data: dict[str, Any]) -> list[Block]:
    """Four texts."""
    rows = [
        [H("現状・背景"), V(data["now"], concept="background")], [H("目　　的"), V(data["aim"], concept="purpose")],
        [H("対　　象"), V(data["who"], concept="target_group")], [H("事業内容"), V(data["what"], concept="means")],
    ]  # fmt: skip
    return [Line("１　事業の概要", section=True), Table((1.1, 6.2), rows, grid=False)]


def costs(data: dict[str, Any]) -> list[Block]:
    """Three years: cost, its sources, people, both together."""
    direct = [sum(int(value.replace(",", "")) for value in year if value != "－") for year in data["funds"]]
    rows: list[list[Cell]] = [
        [H("区　　　分", 2, 2, label=""), *(Y(text, year) for text, year, _, _ in YEARS)],
        [H(word, phase=phase) for _, _, word, phase in YEARS],
        [H("事 業 費　（Ａ）", 2, cost="project"), *nums(*direct)],
        *([H(name, cost="project", source=source), *nums(*(year[place] for year in data["funds"]))] for place, (name, source) in enumerate(FUNDS)),
        [H("従事職員数（人）", 2, concept="staff_fte"), *nums(*data["staff"])],
        [H("人 件 費　（Ｂ）", 2, cost="personnel"), *nums(*data["pay"])],
        [H("総事業費（Ａ＋Ｂ）", 2, cost="total"), *nums(*total(direct, list(data["pay"])))],
    ]  # fmt: skip
    rows[3].insert(0, H("財源\n内訳", 1, 4, cost="project"))
    for row in rows[-3:]:
        row[0].about["label"] = re.sub(r"(?<=[事業人件]) ", "", row[0].text)
    rows[2][0].about["label"] = "事業費　（Ａ）"
    note = [[H("備　　考"), V(data["note"], concept="comment")]]
    return [
        Line(
            "２　事業費の推移　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　（単位：千円）",
            section=True,
        ),
        Table((0.6, 1.6, 1.7, 1.7, 1.7), rows, about={"concept": "amount"}),
        Table((1.1, 6.2), note, grid=False),
    ]


def indicators(data: dict[str, Any]) -> list[Block]:
    """目標, 実績 and 達成率 as rows, the end of the plan in the last column."""
    rows: list[list[Cell]] = [
        [H("区分", label=""), H("指標名", concept="indicator_name"), H("単位"), H("", label=""), Y("令和３年度", 2021), *(Y(text, year) for text, year, _, _ in YEARS), H("最終目標\n（令和７年度）", fy=2025)],
    ]  # fmt: skip
    for number, (group, kind, name, unit, meaning, plan, actual, final) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": number, "indicator_type": kind, "unit": unit}
        whole = name.replace("\n", "")
        rates = [f"{100 * float(a.replace(',', '')) / float(p.replace(',', '')):.1f}％" for p, a in zip(plan, actual, strict=False)]  # fmt: skip
        measure = V(unit, 1, 3, style="centre aside", concept="indicator_unit", label=(group, whole, "単位"), **about)
        rows.append([H(group, 1, 4, **about), N(name, 1, 3, raw=whole, concept="indicator_name", label=whole, **about), measure, H("目標", concept="indicator_target"), *nums(*plan, final)])  # fmt: skip
        rows.append([H("実績", concept="indicator_actual"), *nums(*actual, "", "")])
        rows.append([H("達成率", concept="indicator_rate"), *nums(*rates, "", "")])
        rows.append([H("指標の説明", style="left rowhead"), V(meaning, 7, concept="indicator_definition", label=(group, whole, "指標の説明"), **{**about, "fy": None})])  # fmt: skip
    return [
        Line("３　活動指標及び成果指標", section=True),
        Table((0.75, 1.75, 0.6, 0.75, 0.95, 0.95, 0.95, 0.95, 1.15), rows, size=8.4),
    ]


def close(data: dict[str, Any]) -> list[Block]:
    """Grades with their reasons, then what comes of it."""
    marks: list[list[Cell]] = [[H("評価項目", label=""), H("評価", concept="rating"), H("評　価　の　理　由", concept="rating_reason")]]  # fmt: skip
    marks += [[H(name, criterion=name), V(grade, style="centre"), V(reason)] for name, grade, reason in data["marks"]]
    marks.append([H("総合評価"), V(data["grade"], 2, concept="overall_rating", label=("総合評価",))])
    rows = [
        [H("課　　題"), V(data["issue"], concept="issue")],
        [H("今後の方向性"), V(**ticked(NEXT, (data["next"],), "future_direction"))],
        [H("改善の内容"), V(data["better"], concept="improvement")],
    ]
    return [
        Line("４　評価（Ａ：妥当　Ｂ：概ね妥当　Ｃ：見直しが必要）", section=True), Table((1.1, 0.6, 5.6), marks),
        Line("５　課題と今後の方向性", section=True), Table((1.1, 6.2), rows, grid=False),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((FOREST, SLOPE), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *overview(data), *costs(data), *indicators(data), *close(data)]
    return Form(
        "hakurei", "白嶺県", "令和６年度 事務事業評価調書（令和５年度実施事業）", "develop", "LibreOffice Writer, from an OpenDocument text", ("IPAMincho",),
        ("printed by Writer as from a word processor", "tables inside of a framing table, with double rules where both are ruled", "numbered headings as rows of the frame, no shading", "a prefecture: 国庫, 県債, 一般財源 and no 県支出金", "letter-spaced labels, with （Ａ） behind them", "決算額, 決算額 and 当初予算額 below their years", "人 row in a 千円 table", "－ as 県債 on sheet 1", "■ and □, two chosen in one", "指標の説明 in a row below the figures", "no 実績 and no 達成率 of the year to come", "a name over two lines", "未定 as the end"),
        blocks,
        (("国庫, 県債", "national, bond; 一般財源 of a prefecture is general."),
         ("財源内訳", "The sources sum to 事業費（Ａ）: cost project."),
         ("従事職員数（人）", "staff_fte without item, with the phase of its column."),
         ("事 業 費　（Ａ）", "The letter-spacing of the name is closed, the blank before （Ａ） stays (ruling 8)."),
         ("整理番号", "project_code."),
         ("内線", "contact_phone."),
         ("担当班", "responsible_section."),
         ("備考", "comment, of section 2."),
         ("最終目標（令和７年度）", "indicator_target of 2025 in the row 目標; the heading says more than its year."),
         ("未定", "end_year, not_applicable."),
         ("実施方法 ■委託　■補助", "Two choices, two delivery_method (ruling 9)."),
         ("（単位：千円）", "Stands in the heading row of section 2, in one cell with it: a part of the label (ruling 13)."),
         ("総合評価", "Grade and word in one cell: overall_rating whole.")),
        pages=2,
    )  # fmt: skip


FONT, LEAD = "IPAMincho", 8.8
SPACES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")))  # fmt: skip


class Writer:
    """An OpenDocument text: automatic styles are made as they are needed."""

    def __init__(self) -> None:
        self.styles: dict[str, str] = {}

    def style(self, family: str, inner: str, more: str = "") -> str:
        """The name of a style with these properties."""
        body = f'style:family="{family}"{more}>{inner}</style:style>'
        return self.styles.setdefault(body, f"S{len(self.styles)}")

    def paragraph(self, text: str, size: float, side: str, bold: bool = False, turn: bool = False, below: float = 0) -> str:  # fmt: skip
        """One paragraph for each line."""
        weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
        names = f'style:font-name="{FONT}" style:font-name-asian="{FONT}" fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:language="ja" style:language-asian="ja" style:country-asian="JP"{weight}'
        about = f'fo:text-align="{side}" fo:line-height="115%" fo:margin-bottom="{below}pt"' + (' fo:break-before="page"' if turn else "")  # fmt: skip
        style = self.style("paragraph", f"<style:paragraph-properties {about}/><style:text-properties {names}/>")
        lines = [re.sub(r"  +", lambda m: f'<text:s text:c="{len(m[0])}"/>', escape(line)) for line in text.split("\n")]
        return "".join(f'<text:p text:style-name="{style}">{line}</text:p>' for line in lines)

    def cell(
        self, content: str, cols: int, rows: int, pad: tuple[float, float], ruled: bool, weight: float = 0.5
    ) -> str:
        """One cell."""
        border = f"{weight}pt solid #000000" if ruled else "none"
        style = self.style("table-cell", f'<style:table-cell-properties fo:border="{border}" fo:padding-top="{pad[0]}pt" fo:padding-bottom="{pad[0]}pt" fo:padding-left="{pad[1]}pt" fo:padding-right="{pad[1]}pt" style:vertical-align="middle"/>')  # fmt: skip
        spans = f' table:number-columns-spanned="{cols}" table:number-rows-spanned="{rows}"' if cols * rows > 1 else ""
        return f'<table:table-cell table:style-name="{style}"{spans}>{content}</table:table-cell>'

    def frame(self, widths: list[float], rows: list[str]) -> str:
        """A table of these columns, in points, and finished rows."""
        style = self.style("table", f'<style:table-properties style:width="{sum(widths):.2f}pt" table:align="left" table:border-model="collapsing"/>')  # fmt: skip
        columns = "".join(f'<table:table-column table:style-name="{self.style("table-column", f"""<style:table-column-properties style:column-width="{w:.2f}pt"/>""")}"/>' for w in widths)  # fmt: skip
        return f'<table:table table:style-name="{style}">{columns}{"".join(f"<table:table-row>{row}</table:table-row>" for row in rows)}</table:table>'

    def table(self, table: Table, width: float) -> str:
        """A table of a form."""
        widths = [share * width / sum(table.widths) for share in table.widths]
        size = table.size or LEAD
        rows: list[dict[int, str]] = [{} for _ in table.rows]
        for row, column, cell in placed(table):
            side = "end" if "right" in cell.style else "center" if "centre" in cell.style or (cell.head and "left" not in cell.style) else "start"  # fmt: skip
            content = self.paragraph(cell.text, size, side, "bold" in cell.style)
            rows[row][column] = self.cell(content, cell.cols, cell.rows, (0.9, 3), True)
            for r in range(row, row + cell.rows):
                for c in range(column, column + cell.cols):
                    rows[r].setdefault(c, "<table:covered-table-cell/>")
        return self.frame(widths, ["".join(row[c] for c in sorted(row)) for row in rows])


def draw(invented: Form, target: Path) -> None:
    """Write the PDF: a page's sections are a framing table, their tables stand in its cells."""
    writer, width, body, turn = Writer(), 515.0, "", False
    rows: list[str] = []
    inner = ""

    def shut() -> str:
        nonlocal inner
        if inner:
            rows.append(writer.cell(inner, 1, 1, (2.5, 2.5), True, 1.0))
            inner = ""
        done = writer.frame([width], rows) if rows else ""
        rows.clear()
        return done

    small = writer.paragraph("", 2, "start")
    for block in invented.blocks:
        if isinstance(block, Turn):
            body, turn = body + shut(), True
        elif isinstance(block, Line) and block.section:
            if inner:
                rows.append(writer.cell(inner, 1, 1, (2.5, 2.5), True, 1.0))
                inner = ""
            rows.append(writer.cell(writer.paragraph(block.text, 9, "start", True), 1, 1, (1.2, 4), True, 1.0))
        elif isinstance(block, Line):
            side = "center" if "centre" in block.style else "start"
            body += writer.paragraph(block.text, block.size, side, turn=turn, below=block.gap)
            turn = False
        elif isinstance(block, Table) and not rows:
            body += writer.table(block, width) + writer.paragraph("", 4, "start")
        elif isinstance(block, Table):
            inner += writer.table(block, width - 7) + small
    body += shut()
    page = '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="595.3pt" fo:page-height="841.9pt" fo:margin-top="26pt" fo:margin-bottom="20pt" fo:margin-left="40pt" fo:margin-right="40pt"/></style:page-layout>'
    styles = "".join(f'<style:style style:name="{name}" {text}' for text, name in writer.styles.items())
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}"/></office:font-face-decls>'
        f"<office:automatic-styles>{page}{styles}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    office = os.environ.get("SOFFICE_WITH_WRITER") or shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice (LibreOffice Writer) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.fodt"
        source.write_text(text, encoding="utf-8")
        command = [office, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        printed = source.with_suffix(".pdf")
        if not printed.exists():  # soffice itself says nothing
            raise SystemExit(f"{office} has no Writer")
        shutil.copy(printed, target)
