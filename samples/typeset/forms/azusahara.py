"""梓原市: projects in ruled boxes, three on a page, each with its money in one row and prose below; no grades."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import paint
from samples.typeset.forms.common import n
from samples.typeset.forms.layout import Look
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

FUNDS = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("地方債", "bond"), ("その他", "other"), ("一般財源", "general"))  # fmt: skip
# money: 予算現額, 国庫支出金, 県支出金, 地方債, その他, 一般財源, 翌年度繰越額, 前年度決算額
PROJECTS: tuple[dict[str, Any], ...] = (
    {
        "account": "２款　総務費　１項　総務管理費　８目　情報管理費", "room": "総務部　デジタル推進課", "name": "自治体情報システム標準化・共通化対応事業", "kind": "継続",
        "money": (187_420, 92_316, None, None, None, 24_087, 58_900, 31_284),
        "what": "「地方公共団体情報システムの標準化に関する法律」に基づき、住民記録、税、福祉等の基幹業務システムを国の標準仕様に適合したシステムへ移行するため、現行システムからのデータの抽出及び移行先環境の構築を行った。",
        "got": "・対象となる20業務のうち、住民基本台帳、印鑑登録、選挙人名簿管理など11業務について文字の同定及びデータクレンジングを完了した。\n・税３業務の移行作業については、開発事業者の人員不足により年度内の完了が見込めないため、委託料 58,900千円を翌年度に繰り越した。",
    },
    {
        "account": "３款　民生費　２項　児童福祉費　１目　児童福祉総務費", "room": "こども未来部　子育て支援課", "name": "子ども医療費助成事業", "kind": "拡充",
        "money": (412_650, None, 96_774, None, 18_500, 284_963, None, 341_508),
        "what": "子育て家庭の経済的負担を軽減し、子どもの保健の向上を図るため、０歳から中学校修了前までの子どもに係る医療費の自己負担額を助成した。10月診療分から対象を18歳に達する日以後の最初の３月31日までの者に広げた。",
        "got": "・受給資格者数は15,862人（前年度 13,204人）、助成件数は延べ 218,437件、１件当たりの助成額は 1,802円であった。\n・新たに対象となった高校生世代 2,719人のうち 2,694人（99.1％）に受給資格証を交付した。",
    },
    {
        "account": "６款　農林水産業費　１項　農業費　３目　農業振興費", "room": "産業振興部　農政課", "name": "有害鳥獣被害防止対策事業", "kind": "継続",
        "money": (23_184, None, 8_640, None, 1_260, 11_745, None, 20_932),
        "what": "イノシシ、ニホンジカ等による農作物の被害を防ぐため、梓原市鳥獣被害対策実施隊による捕獲に対して報償金を支払うとともに、電気柵及びワイヤーメッシュ柵の設置に要する経費の一部を補助した。",
        "got": "・捕獲頭数はイノシシ 386頭、ニホンジカ 214頭、ハクビシン等 97頭の計 697頭で、前年度に比べ 58頭増加した。\n・侵入防止柵は 41件、総延長 17,350ｍの設置に対して補助し、農作物の被害額は 1,872万円と前年度から 14.6％減少した。",
    },
    {
        "account": "８款　土木費　４項　都市計画費　２目　街路事業費", "room": "都市建設部　街路整備課", "name": "都市計画道路駅南中央線整備事業", "kind": "継続",
        "money": (638_700, 214_500, None, 175_400, None, 22_361, 226_000, 305_977),
        "what": "市街地の渋滞の解消と歩行者の安全の確保を図るため、平成29年度に事業認可を受けた都市計画道路駅南中央線（延長 840ｍ、幅員 16ｍ）について、用地の取得、物件の移転補償及び道路改良工事を行った。",
        "got": "・用地は４件、1,126.48㎡を取得し、取得率は面積ベースで 87.3％（前年度末 79.5％）となった。\n・道路改良工事は延長 185ｍを施工した。電線共同溝の引込管工事は、占用者との調整に時間を要したことから、工事請負費 226,000千円を翌年度に繰り越した。",
    },
    {
        "account": "10款　教育費　５項　社会教育費　３目　文化財保護費", "room": "教育委員会　文化財課", "name": "史跡梓原城跡保存整備事業", "kind": "新規",
        "money": (36_900, 17_250, 3_450, None, 2_000, 13_186, None, 0),
        "what": "国指定史跡「梓原城跡」の本質的価値を守り、市民が親しめる場として公開するため、令和４年度に策定した整備基本計画に基づき、本丸北側の石垣の測量及び三の丸の発掘調査を行うとともに、見学者のための案内板を設置した。",
        "got": "・本丸北側の石垣 312㎡について三次元測量を行い、石材 1,047石の台帳を作成した。\n・三の丸の発掘調査（180㎡）では17世紀前半の礎石建物跡２棟を確認し、11月18日に開催した現地説明会には 423人の参加があった。\n・案内板を６基設置し、うち２基に英語及び中国語の表記を加えた。",
    },
    {
        "account": "10款　教育費　６項　保健体育費　２目　学校給食費", "room": "教育委員会　学校給食課", "name": "学校給食費負担軽減事業", "kind": "継続",
        "money": (96_200, 61_430, None, None, 5_000, 27_118, None, 88_064),
        "what": "食材料費の高騰が続く中、保護者の負担を増やすことなく栄養価と量を保った給食を提供するため、新型コロナウイルス感染症対応地方創生臨時交付金を活用し、物価の上昇に相当する額（１食当たり小学校 32円、中学校 38円）を市が負担した。",
        "got": "・市立小学校 18校、中学校９校の児童生徒 10,204人に対し、年間 191日、延べ 1,846,312食を提供した。\n・地場産物を使用した割合は、食材ベースで 36.8％（前年度 34.1％）となった。",
    },
)  # fmt: skip


def box(data: dict[str, Any]) -> list[Block]:
    """One project: identity, money, prose."""
    budget, *funds, carried, before = data["money"]
    spent = sum(value or 0 for value in funds)
    assert budget - spent - (carried or 0) >= 0
    head = [
        [H("款・項・目"), V(data["account"], concept="budget_account"), H("担当課"), V(data["room"], concept="responsible_division")],
        [H("事　業　名"), V(data["name"], concept="project_name", style="bold"), H("新規・拡充・継続の別"), V(data["kind"], concept="project_status", style="centre")],
    ]  # fmt: skip
    about: Attributes = {"concept": "amount", "cost": "project", "fy": 2023, "flags": ("year_inferred",)}
    final: Attributes = {"phase": "final_budget"}
    spending: Attributes = {"phase": "settlement"}
    money: list[list[Cell]] = [
        [H("予算現額", 1, 2, **final), H("決算額", 1, 2, **spending), H("決 算 額 の 財 源 内 訳", 5, **spending), H("翌年度\n繰越額", 1, 2, concept=None), H("（参考）\n前年度決算額", 1, 2, fy=2022, **spending)],
        [H(name, source=source) for name, source in FUNDS],
        [V("－" if value is None else n(value), style="right") for value in (budget, spent, *funds, carried, before)],
    ]  # fmt: skip
    prose = [
        [H("事業の内容"), V(data["what"], concept="means")],
        [H("成　　果"), V(data["got"], concept="result")],
    ]
    return [
        Table((1.1, 4.6, 1.4, 2.3), head, grid=False, gap=0),
        Table((1.1, 1.1, 1.05, 1.05, 1, 1, 1.05, 1, 1.25), money, about=about, gap=0),
        Table((1.1, 8.3), prose, grid=False, gap=13, low=50),
    ]


def form() -> Form:
    """Two pages, three projects on each."""
    blocks: list[Block] = [
        Line("（決算附属資料）", style="right", size=9, gap=0),
        Line("令和５年度　主要な施策の成果に関する報告書", (P("令和５年度", concept="evaluation_year"), P("主要な施策の成果に関する報告書", concept="sheet_title")), style="centre", size=15, gap=6),
        Line("（単位：千円）", style="right", gap=1),
    ]  # fmt: skip
    for number, data in enumerate(PROJECTS, 1):
        if number == 4:
            blocks += [Line("－　27　－", style="centre", gap=0), Turn(), Line("（単位：千円）", style="right", gap=1)]
        blocks += [Sheet(number), *box(data)]
    blocks.append(Line("－　28　－", style="centre", gap=0))
    return Form(
        "azusahara", "梓原市", "令和５年度 主要な施策の成果に関する報告書", "develop", "ReportLab", ("IPAexMincho",),
        ("three projects on each page, no sheet of its own for any", "the title once, above the first", "款, 項 and 目 in one cell", "one row of money below headings of two storeys", "the unit above the first box of a page", "（参考）前年度決算額 and 翌年度繰越額 beside the sources", "－ for no money, 0 where the project is new", "long prose with figures, yen and 千円 among them", "page numbers 27 and 28 below the boxes"),
        blocks,
        (("several projects on a page", "Each is a sheet, numbered in page order."),
         ("title", "Stands once, above the first of six sheets: sheet 0."),
         ("year of the money", "The boxes name no year; it is that of the title (令和５年度), with flag year_inferred; 前年度決算額 is 2022, with the flag, too."),
         ("款・項・目", "One budget_account: one cell."),
         ("新規・拡充・継続の別", "project_status."),
         ("決算額の財源内訳", "The sources sum to 決算額: settlement, cost project (ruling 12)."),
         ("翌年度繰越額", "other."),
         ("（参考）前年度決算額", "settlement of 2022; （参考） stays in the label."),
         ("事業の内容, 成果", "means and result; the figures in the prose are no facts of their own.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    paint.reportlab(invented, Look("IPAexMincho", size=8.6, shade=1.0, margin=(46, 40), weight=0.6), target)
