"""萱沼村: a Writer document as a Word user makes it; tabs, one big table whose rows are split again and again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from samples.typeset.forms.common import n, nums, total
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V, placed

FONT, SIZE, WIDTH, GRID = "IPAMincho", 9.0, 511.0, 28
YEARS = (("Ｒ３", 2021, "（決算）", "settlement"), ("Ｒ４", 2022, "（決算）", "settlement"), ("Ｒ５", 2023, "（決算）", "settlement"), ("Ｒ６", 2024, "（当初予算）", "original_budget"))  # fmt: skip
PRICE = 6_900
WAYS = ("直営", "委託", "補助", "指定管理")
NEXT = ("拡充する", "今のまま続ける", "見直して続ける", "縮小する", "休廃止する")
ASKED = ("村が行う必要があるか", "村民のニーズはあるか", "目標は達成できたか", "経費は適正か")
BEAST: dict[str, Any] = {
    "seq": "１４", "room": "産業建設課　農林係", "writer": "番場　幹夫", "phone": "２６", "name": "有害鳥獣対策事業", "goal": "２　里山の恵みを生かす村", "measure": "２－３　農林業を続けられる環境づくり", "account": "一般会計　６款１項３目　農業振興費",
    "since": "平成２０年度", "until": None, "law": "鳥獣被害防止特措法、萱沼村鳥獣被害防止計画", "who": "村内の農地を耕作する者（３１２戸）", "aim": "イノシシ、ニホンジカ及びサルによる農作物の被害を減らし、耕作を続けられるようにする。",
    "what": "・電気柵、防護柵の設置に対する補助（補助率　個人２／３、集落ぐるみ　定額）\n・猟友会への捕獲の委託及び捕獲報償金の支給\n・わな免許の取得に対する補助（上限３万円）", "ways": (1, 2),
    "items": (("捕獲報償金", 3_486, "イノシシ118頭、シカ204頭、サル20頭"), ("捕獲業務委託料", 1_320, "萱沼村猟友会"), ("防護柵設置補助金", 2_174, "個人29件、集落３地区"), ("その他", 165, "わな、消耗品ほか")),
    "direct": (6_208, 6_731, 7_145, 8_020), "funds": ((1_940, 2_105, 2_238, 2_500), ("－", "－", "－", "－"), (620, 640, 702, 1_100)), "staff": ("0.6", "0.6", "0.7", "0.7"),
    "kpi": (("活動指標", "output", "有害鳥獣の捕獲頭数", "頭", ("280", "300", "320", "340"), ("271", "309", "342", "")), ("活動指標", "output", "防護柵の設置延長（累計）", "ｍ", ("18,000", "20,500", "23,000", "25,500"), ("17,640", "20,815", "23,470", "")), ("成果指標", "outcome", "農作物の被害面積", "ａ", ("600", "550", "500", "450"), ("632", "574", "513", ""))),
    "marks": (("○", "農家個人の取組だけでは被害を防げない。"), ("○", "村政懇談会では毎年、要望の最上位に挙がっている。"), ("△", "被害は減っているが、目標にはわずかに届かなかった。"), ("○", "国の交付金を活用し、村の負担を抑えている。")),
    "grade": "Ｂ", "voice": "サルの群れが集落に出没しており、追い払いの人手が足りない。（下萱沼区長）", "issue": "捕獲に従事する猟友会員２３人のうち１６人が６５歳以上であり、担い手が不足している。", "better": "地域おこし協力隊を１名募集し、わなの見回りにＩＣＴ（遠隔通報装置）を使う。", "next": 1, "when": "令和６年７月　協力隊募集\t令和６年１０月　装置の導入", "view": "事業の内容は適切である。獣肉の利活用についても検討すること。",
}  # fmt: skip
CLINIC: dict[str, Any] = {
    "seq": "２１", "room": "住民福祉課　福祉係", "writer": "乙黒　さつき", "phone": "３３", "name": "高齢者等外出支援サービス事業", "goal": "３　支え合い安心して暮らせる村", "measure": "３－１　高齢者福祉の充実", "account": "一般会計　３款１項２目　老人福祉費",
    "since": "令和２年度", "until": "令和８年度", "law": "萱沼村高齢者等外出支援サービス実施要綱", "who": "７５歳以上又は障害者手帳を持つ村民で、自家用車を運転しない者", "aim": "通院や買い物に出かける手段を確保し、住み慣れた家で暮らし続けられるようにする。",
    "what": "・社会福祉協議会に運行を委託し、ワゴン車１台で自宅と診療所、役場、スーパー等の間を送迎する。\n・利用料は１回３００円。週３日（月・水・金）運行、前日までの予約制。", "ways": (1,),
    "items": (("運行業務委託料", 4_356, "萱沼村社会福祉協議会"), ("車両リース料", 528, "福祉車両１台"), ("印刷製本費", 46, "利用登録証、チラシ")),
    "direct": (4_418, 4_702, 4_930, 5_240), "funds": ((0, 0, 0, 0), (2_900, 3_100, 3_200, 3_400), (327, 391, 448, 480)), "staff": ("0.3", "0.3", "0.3", "0.3"),
    "kpi": (("活動指標", "output", "運行日数", "日", ("144", "146", "146", "146"), ("139", "145", "144", "")), ("活動指標", "output", "", "", ("", "", "", ""), ("", "", "", "")), ("成果指標", "outcome", "延べ利用者数", "人", ("1,200", "1,300", "1,500", "1,600"), ("1,091", "1,304", "1,493", ""))),
    "marks": (("○", "村内に路線バス、タクシー事業者がない。"), ("○", "登録者が１０４人となり、前年度から１５人増えた。"), ("○", "延べ利用者数は目標をほぼ達成した。"), ("△", "１回当たりの経費が３，３００円を超えている。")),
    "grade": "Ａ", "voice": "土曜日にも運行してほしい。村外の病院にも行けるようにしてほしい。（利用者アンケート）", "issue": "予約が午前に集中し、希望どおりに利用できない日がある。", "better": "午後の便を使った買い物ツアーを月２回行い、利用を分散させる。", "next": 0, "when": "令和６年５月　試行\t令和７年４月　本格実施", "view": "なし",
}  # fmt: skip


def circled(options: tuple[str, ...], chosen: int) -> str:
    """The number of the chosen option in a circle."""
    return "\t".join(f"{'①②③④⑤'[place] if place == chosen else '１２３４５'[place]}　{option}" for place, option in enumerate(options))  # fmt: skip


def head(data: dict[str, Any]) -> list[Block]:
    """A title, a line with tabs, the upper rows."""
    line = f"整理番号　{data['seq']}\t担当　{data['room']}\t記入者　{data['writer']}（内線{data['phone']}）"
    about = (P(data["seq"], concept="project_code", label=("整理番号",)), P(data["room"], concept="responsible_division", label=("担当",)), P(data["writer"], concept="contact_name", label=("記入者",)), P(data["phone"], concept="contact_phone", label=("内線",)))  # fmt: skip
    until = data["until"]
    span = (
        f"{data['since']}　から　{until or '　　年度'}　まで" if until else f"{data['since']}　から　　　　年度　まで"
    )
    when = (P(data["since"], concept="start_year"), *((P(until, concept="end_year"),) if until else ()))
    ways = tuple(P(f"☑{WAYS[place]}", value=WAYS[place], concept="delivery_method") for place in data["ways"])
    text = "\t".join(("☑" if place in data["ways"] else "□") + way for place, way in enumerate(WAYS))
    rows: list[list[Cell]] = [
        [H("事　業　名", 4), V(data["name"], 12, concept="project_name", style="bold large"), H("予算科目", 4), V(data["account"], 8, concept="budget_account")],
        [H("総合計画の\n位置付け", 4, 2), H("基本目標", 3), V(data["goal"], 9, concept="policy_position", level="基本目標"), H("根拠法令\n・要綱等", 4, 2), V(data["law"], 8, 2, concept="legal_basis")],
        [H("施　　策", 3), V(data["measure"], 9, concept="policy_position", level="施策")],
        [H("事業の目的", 4, 2), H("誰を", 3), V(data["who"], 21, concept="target_group")],
        [H("どうする", 3), V(data["aim"], 21, concept="purpose")],
        [H("事業の内容", 4), V(data["what"], 24, concept="means", style="top")],
        [H("実施期間", 4), V(span, 10, parts=when), H("実施方法", 4), V(text, 10, style="ways", parts=ways)],
    ]  # fmt: skip
    return [
        Line("様式第１号", style="small"),
        Line("令和６年度　事業点検シート（令和５年度分）", (P("事業点検シート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="bold centre", size=14, gap=3),
        Line(line, about, style="tabs", gap=2), Table((1,) * GRID, rows, grid=False, gap=0),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """Four years; then what the last settlement was spent on, with tabs in one cell."""
    direct = list(data["direct"])
    assert sum(item[1] for item in data["items"]) == direct[2]
    general = [cost - sum(v for v in fund if isinstance(v, int)) for cost, *fund in zip(direct, *data["funds"], strict=True)]  # fmt: skip
    pay = [round(float(share) * PRICE) for share in data["staff"]]
    names = (("県支出金", "prefectural"), ("村　　債", "bond"), ("その他", "other"), ("一般財源", "general"))
    if data["funds"][0][0] == 0:
        names = (
            ("県支出金", "prefectural"),
            ("村　　債", "bond"),
            ("その他（利用料）", "other"),
            ("一般財源", "general"),
        )
    rows: list[list[Cell]] = [
        [H("（単位：千円）", 9, label="", style="plain"), *(H(f"{name}\n{word}", 4, fy=fy, phase=phase) for name, fy, word, phase in YEARS), H("備　考", 3, concept=None)],
        [H("事業費　Ａ", 9), *wide(direct), V("", 3, 7)],
        *([H(name, 6, source=source), *wide(values)] for (name, source), values in zip(names, (*data["funds"], general), strict=True)),
        [H("人件費　Ｂ\n（職員数　人）", 9, cost="personnel", label="人件費　Ｂ（職員数　人）"), *(V(f"{n(cost)}\n（{share}）", 4, style="right", parts=(P(n(cost)), P(share, concept="staff_fte", cost=None, unit="人"))) for cost, share in zip(pay, data["staff"], strict=True))],
        [H("合計　Ａ＋Ｂ", 9, cost="total"), *wide(total(direct, pay))],
    ]  # fmt: skip
    rows[2].insert(0, H("財源", 3, 4))
    rows[0].insert(0, H("事　業　費", 1, 8, style="vertical rowhead", label="事業費"))
    rows[0][1].cols = 8
    for row in rows[1:]:
        if row[0].cols == 9:
            row[0].cols = 8
    rows[2][0].cols = 2
    lines = "\n".join(f"{name}\t{n(cost)}千円\t{what}" for name, cost, what in data["items"])
    parts = tuple(P(f"{n(cost)}千円", value=cost * 1000, unit="JPY", decimals=-3, item=name, label=("Ｒ５事業費の主な内訳", name)) for name, cost, _ in data["items"])  # fmt: skip
    spent = [[H("Ｒ５事業費の\n主な内訳", 4), V(lines, 24, style="items", concept="line_item", side="expense", phase="settlement", fy=2023, parts=parts)]]  # fmt: skip
    return [
        Table((1,) * GRID, rows, about={"concept": "amount", "cost": "project"}, gap=0),
        Table((1,) * GRID, spent, grid=False, gap=0),
    ]


def wide(values: Any) -> list[Cell]:
    """Figures over four columns."""
    return [V(cell.text, 4, style="right") for cell in nums(*values)]


def indicators(data: dict[str, Any]) -> Table:
    """目標 above 実績, two activities and one outcome."""
    rows: list[list[Cell]] = [[H("指　　標", 9, concept="indicator_name"), H("単位", 2), H("", 2, label=""), *(H(name, 3, label="", fy=fy) for name, fy, _, _ in YEARS)]]  # fmt: skip
    count = 0
    for place, (group, kind, name, unit, goal, done) in enumerate(data["kpi"]):
        count += bool(name)
        about: Attributes = {"indicator": count, "indicator_type": kind, "unit": unit}
        row = [H(group, 3, 4 if place == 0 else 2, style="rowhead", indicator_type=kind)] if place != 1 else []
        title = (
            N(name, 6, 2, concept="indicator_name", **about) if name else H("", 6, 2, label="", style="plain rowhead")
        )
        one = V(
            unit,
            2,
            2,
            style="centre aside",
            concept="indicator_unit" if name else "",
            label=("目標と実績", group, name, "単位"),
            **about,
        )
        rows.append(
            [*row, title, one, H("目標", 2, concept="indicator_target"), *(V(v, 3, style="right") for v in goal)]
        )
        rows.append([H("実績", 2, concept="indicator_actual"), *(V(v, 3, style="right") for v in done)])
    rows[0].insert(0, H("目標と\n実績", 3, len(rows), style="rowhead", label=""))
    return Table((1,) * GRID, rows, path=("目標と実績",), gap=0)


def close(data: dict[str, Any]) -> list[Block]:
    """Marks with what they rest on, the grade, prose, the way to go on."""
    rows: list[list[Cell]] = [[H("点　検　項　目", 9, label=""), H("結果", 3, concept="rating"), H("説　　明", 12, concept="rating_reason")]]  # fmt: skip
    for place, (question, (mark, why)) in enumerate(zip(ASKED, data["marks"], strict=True), 1):
        rows.append([H(f"{'１２３４'[place - 1]}　{question}", 9, criterion=question, style="left plain rowhead"), V(mark, 3, style="centre"), V(why, 12)])  # fmt: skip
    rows[0].insert(0, H("点　検\n\n○良い\n△一部課題\n×課題あり", 4, len(rows), style="rowhead", label=""))
    way = P(f"{'①②③④⑤'[data['next']]}　{NEXT[data['next']]}", value=NEXT[data["next"]], concept="future_direction")
    final: list[list[Cell]] = [
        [H("総合評価", 4), V(data["grade"], 3, concept="overall_rating", style="centre bold large"), V("Ａ　十分な効果があった　　Ｂ　効果があった　　Ｃ　効果が少なかった", 21, concept="")],
        [H("村民の声", 4), V(data["voice"], 24, concept="comment")],
        [H("課　　題", 4), V(data["issue"], 24, concept="issue")],
        [H("今後の方向", 4, 3), V(circled(NEXT, data["next"]), 24, style="five", parts=(way,))],
        [H("改善の内容", 4), V(data["better"], 20, concept="improvement")],
        [H("時　　期", 4), V(data["when"], 20, concept="schedule", parts=tuple(P(part, concept="") for part in data["when"].split("\t")))],
        [H("課長の意見", 4), V(data["view"], 24, concept="comment")],
    ]  # fmt: skip
    return [Table((1,) * GRID, rows, path=("点検",), gap=0), Table((1,) * GRID, final, grid=False, gap=0)]


def form() -> Form:
    """Two sheets of a page each."""
    blocks: list[Block] = []
    for number, data in enumerate((BEAST, CLINIC), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [Sheet(number), *head(data), *costs(data), indicators(data), *close(data)]
    return Form(
        "kayanuma", "萱沼村", "令和６年度 事業点検シート（令和５年度分）", "develop", "LibreOffice Writer, from an OpenDocument text", (FONT,),
        ("a line of three labels and values between tab stops", "one big table whose rows are split differently, with a thick frame and no shading", "choices between tab stops, the chosen number in a circle", "names, figures and notes between tab stops within one cell", "人件費 with the staff in brackets below it", "Ｒ３ to Ｒ６ with （決算） and （当初予算） below", "（単位：千円） in the corner cell", "an empty 備考 cell beside the money",
         "letter-spaced labels, one down the side", "full-width figures in the prose and in the numbers of the head", "県支出金 and no 国庫支出金", "－ beside figures on sheet 1, 0 on sheet 2", "a slot without a name on sheet 2", "an unfilled end of the period on sheet 1", "なし"),
        blocks,
        (("整理番号, 担当, 記入者, 内線", "project_code, responsible_division (課 and 係 whole), contact_name, contact_phone; raw without the words around them."),
         ("Ｒ３（決算）", "The heading says more than its year and stays in label; Ｒ３ alone does not."),
         ("財源", "The rows sum to 事業費　Ａ: cost project."),
         ("人件費　Ｂ（職員数　人）", "Two values in one cell: amount of personnel and staff_fte, both with the phase of the column (ruling 5)."),
         ("事　業　費", "The letter-spaced heading down the side is the outer label."),
         ("Ｒ５事業費の主な内訳", "line_item of settlement, 2023; raw with the 千円 that stands behind the figure in the cell; the notes are other."),
         ("（単位：千円）", "In the corner, it heads no row: left out of label."),
         ("　　年度　まで", "The end is an unfilled template: blank, not listed."),
         ("点検項目", "rating, criterion the question without its number; 点検 is in label, without the key of its marks."),
         ("村民の声, 課長の意見", "comment; なし is not_applicable."),
         ("時期", "No 実施スケジュール by fiscal year, but months in prose: other."),
         ("今後の方向", "future_direction: the option whose number is circled. It is the outer label of 改善の内容, too."),
         ("slot without a name", "No fact (ruling 11); indicators are counted over the names that are there.")),
        pages=2,
    )  # fmt: skip


SPACES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")))  # fmt: skip
STOPS = {
    "tabs": (120, 330),
    "items": (190, 205),
    "five": (75, 175, 275, 355),
    "ways": (42, 84, 126),
    "": (52, 104, 156, 208),
}


class Paper:
    """An OpenDocument text; automatic styles are made as they are needed."""

    def __init__(self) -> None:
        self.styles: dict[str, str] = {}

    def style(self, family: str, inner: str) -> str:
        """The name of a style with these properties."""
        return self.styles.setdefault(f'style:family="{family}">{inner}</style:style>', f"K{len(self.styles)}")

    def paragraph(self, text: str, size: float, side: str, stops: str = "", *, bold: bool = False, turn: bool = False, below: float = 0) -> str:  # fmt: skip
        """One paragraph for each line, with tab stops; figures after the first stop are set to the right of it."""
        weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
        tabs = "".join(f'<style:tab-stop style:position="{at}pt"{" style:type=" + chr(34) + "right" + chr(34) if at == 190 else ""}/>' for at in STOPS[stops])  # fmt: skip
        about = f'fo:text-align="{side}" fo:line-height="108%" fo:margin-bottom="{below}pt"' + (' fo:break-before="page"' if turn else "")  # fmt: skip
        names = f'style:font-name="{FONT}" style:font-name-asian="{FONT}" fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:language="ja" style:language-asian="ja" style:country-asian="JP"{weight}'
        inner = f"<style:paragraph-properties {about}><style:tab-stops>{tabs}</style:tab-stops></style:paragraph-properties><style:text-properties {names}/>"
        name = self.style("paragraph", inner)
        lines = [re.sub(r"  +", lambda m: f'<text:s text:c="{len(m[0])}"/>', escape(line)).replace("\t", "<text:tab/>") for line in text.split("\n")]  # fmt: skip
        return "".join(f'<text:p text:style-name="{name}">{line}</text:p>' for line in lines)

    def cell(self, cell: Cell, edges: tuple[bool, bool, bool, bool]) -> str:
        """One cell; a thick rule where it ends the big table."""
        sides = "".join(f' fo:border-{side}="{"1.5pt" if edge else "0.5pt"} solid #000000"' for side, edge in zip(("top", "bottom", "left", "right"), edges, strict=True))  # fmt: skip
        look = self.style("table-cell", f'<style:table-cell-properties{sides} fo:padding-top="1pt" fo:padding-bottom="1pt" fo:padding-left="3pt" fo:padding-right="3pt" style:vertical-align="{"top" if "top" in cell.style else "middle"}"/>')  # fmt: skip
        side = "end" if "right" in cell.style else "center" if "centre" in cell.style or (cell.head and "left" not in cell.style) else "start"  # fmt: skip
        kind = next((word for word in ("items", "five", "ways") if word in cell.style), "")
        text = "\n".join(cell.text.replace("　", "")) if "vertical" in cell.style else cell.text
        inner = self.paragraph(text, SIZE * (1.2 if "large" in cell.style else 1), side, kind, bold="bold" in cell.style)  # fmt: skip
        return f'<table:table-cell table:style-name="{look}" table:number-columns-spanned="{cell.cols}" table:number-rows-spanned="{cell.rows}">{inner}</table:table-cell>'

    def big(self, tables: list[Table]) -> str:
        """All tables of a sheet as one."""
        frame = self.style("table", f'<style:table-properties style:width="{WIDTH}pt" table:align="left" table:border-model="collapsing"/>')  # fmt: skip
        column = self.style("table-column", f'<style:table-column-properties style:column-width="{WIDTH / GRID:.3f}pt"/>')  # fmt: skip
        low = self.style("table-row", '<style:table-row-properties style:min-row-height="16pt"/>')
        rows: list[dict[int, str]] = [{} for table in tables for _ in table.rows]
        base = 0
        for table in tables:
            for row, at, cell in placed(table):
                top, end = base + row, base + row + cell.rows
                rows[top][at] = self.cell(cell, (top == 0, end == len(rows), at == 0, at + cell.cols == GRID))
                for r in range(top, end):
                    for c in range(at, at + cell.cols):
                        rows[r].setdefault(c, "<table:covered-table-cell/>")
            base += len(table.rows)
        assert all(len(row) == GRID for row in rows), [(i, len(row)) for i, row in enumerate(rows) if len(row) != GRID]
        body = "".join(f'<table:table-row table:style-name="{low}">{"".join(row[c] for c in sorted(row))}</table:table-row>' for row in rows)  # fmt: skip
        return f'<table:table table:style-name="{frame}"><table:table-column table:style-name="{column}" table:number-columns-repeated="{GRID}"/>{body}</table:table>'


def draw(invented: Form, target: Path) -> None:
    """Write the PDF with LibreOffice Writer."""
    paper, body, turn = Paper(), "", False
    tables: list[Table] = []
    for block in [*invented.blocks, Turn()]:
        if isinstance(block, Table):
            tables.append(block)
        elif isinstance(block, Line):
            side = "center" if "centre" in block.style else "start"
            body += paper.paragraph(block.text, block.size or SIZE, side, "tabs" if "tabs" in block.style else "", bold="bold" in block.style, turn=turn, below=block.gap)  # fmt: skip
            turn = False
        elif isinstance(block, Turn):
            body, turn, tables = body + paper.big(tables), True, []
    body += paper.paragraph("", 2, "start")
    page = '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="595.3pt" fo:page-height="841.9pt" fo:margin-top="30pt" fo:margin-bottom="20pt" fo:margin-left="42pt" fo:margin-right="42pt"/></style:page-layout>'
    styles = "".join(f'<style:style style:name="{name}" {text}' for text, name in paper.styles.items())
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
