"""朧山市: a list and nothing else, by Calc: a project a row over two landscape pages, grades of two bodies, counts at the end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from samples.typeset.forms import calc
from samples.typeset.forms.common import n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, P, Sheet, Table, Turn, V

LISTED = "表１　評価対象事務事業の評価結果"
COUNTED = "表２　評価区分別の集計"
WIDTHS = (4, 2, 11, 6, 4, 4, 3, 3, 5, 18)
GRADES = ("Ａ", "Ｂ", "Ｃ", "Ｄ")
# name, division, settlement of R4 and R5, first and second grade, direction, comment
Row = tuple[str, str, int | None, int | None, str, str, str, str]
FIRST: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("１\nともに支え\n健やかに\n暮らす", (
        ("地域見守りネットワーク事業", "福祉総務課", 2_184, 2_210, "Ａ", "－", "継続", "協定を結ぶ事業者が42社に増え、通報により３件の救助につながった。引き続き、民生委員との情報共有を図る。"),
        ("障がい者就労ステップアップ事業", "障がい福祉課", 18_640, 19_475, "Ｂ", "Ｂ", "改善して継続", "実習先の業種に偏りがある。商工会議所を通じて新たな実習先を開拓し、一般就労への移行率を高めること。"),
        ("特定健康診査受診勧奨事業", "保険年金課", 7_926, 8_418, "Ｂ", "Ｃ", "改善して継続", "受診率は 38.6％で、県平均を下回る。未受診者への通知の文面及び時期を年代別に改めること。"),
        ("産後ケア事業", "こども家庭センター", 3_055, 6_872, "Ａ", "Ａ", "拡充", "利用日数が前年度の２倍となった。宿泊型の受入れ施設を増やし、利用者負担の軽減を検討する。"),
        ("敬老祝金支給事業", "高齢者支援課", 24_310, 23_880, "Ｃ", "Ｃ", "縮小", "対象者が増え続けており、節目年齢（88歳・100歳）への重点化を令和８年度から行う。"),
    )),
    ("２\n学びと\n文化を\n育む", (
        ("外国語指導助手配置事業", "学校教育課", 41_580, 43_200, "Ａ", "－", "継続", "全ての小・中学校に週１回以上配置できている。"),
        ("放課後子ども教室推進事業", "生涯学習課", 9_744, 10_126, "Ｂ", "－", "継続", "指導員の高齢化が進んでいる。大学生の登録を促し、教室ごとの活動の差を小さくする。"),
        ("学校プール集約化事業", "教育総務課", None, 14_300, "Ｂ", "Ａ", "拡充", "民間プールの利用により、児童の泳力と教員の負担の両面で効果が見られた。対象校を３校から７校に広げる。"),
        ("郷土資料館企画展開催事業", "文化財課", 3_618, 2_947, "Ｃ", "Ｂ", "改善して継続", "入館者は目標の６割にとどまる。学校との連携授業や夜間開館など、来館のきっかけを増やすこと。"),
    )),
)  # fmt: skip
SECOND: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("３\n安全で\n快適な\nまちを\nつくる", (
        ("橋りょう長寿命化事業", "土木課", 186_450, 212_738, "Ａ", "－", "継続", "計画した11橋の修繕を終えた。次期点検の結果を踏まえ、計画を改定する。"),
        ("空家等対策推進事業", "建築住宅課", 5_820, 11_964, "Ｂ", "Ａ", "拡充", "除却補助の申請が予算枠を超えている。特定空家等の所有者への働きかけを強め、枠の拡大を検討する。"),
        ("公共交通確保維持事業（市内循環バス）", "交通政策課", 68_257, 71_903, "Ｃ", "Ｄ", "抜本的見直し", "１便当たりの利用者が 2.4人の路線がある。予約型の乗合交通への転換を含め、令和７年度中に再編案を示すこと。"),
        ("自主防災組織育成事業", "危機管理課", 4_106, 3_988, "Ｂ", "－", "継続", "組織率は 81.2％。訓練を行っていない組織への出前講座を続ける。"),
    )),
    ("４\n活力ある\n産業を\n伸ばす", (
        ("新規就農者支援事業", "農林課", 12_000, 15_750, "Ａ", "－", "継続", "新たに７経営体が就農した。農地のあっせんと住まいの確保を一体で支援する。"),
        ("商店街プレミアム商品券発行事業", "商工観光課", 96_320, 0, "Ｂ", "－", "終了", "物価高騰対策としての役割を終えた。"),
        ("観光協会運営補助事業", "商工観光課", 21_500, 21_500, "Ｃ", "Ｃ", "改善して継続", "補助金への依存度が高い。自主財源を増やす計画の提出を求め、補助率を段階的に引き下げる。"),
    )),
)  # fmt: skip
ROWS = [row for _, rows in (*FIRST, *SECOND) for row in rows]


def heads() -> list[list[Cell]]:
    """The heading of both pages."""
    return [
        [H("政策", 1, 2), H("No.", 1, 2), H("事　務　事　業　名", 1, 2, concept="listing_name"), H("担当課", 1, 2, concept="listing_division"), H("決算額（千円）", 2, concept="listing_amount"), H("一次\n評価", 1, 2, concept="listing_rating"), H("二次\n評価", 1, 2, concept="listing_rating"), H("今後の\n方向性", 1, 2), H("コメント", 1, 2)],
        [H("Ｒ４", label="", fy=2022), H("Ｒ５", label="", fy=2023)],
    ]  # fmt: skip


def rows(groups: tuple[tuple[str, tuple[Row, ...]], ...], place: int) -> list[list[Cell]]:
    """A project a row, those of a policy beside its name."""
    found: list[list[Cell]] = []
    for policy, projects in groups:
        for at, (name, room, before, now, one, two, way, text) in enumerate(projects):
            place += 1
            about: Attributes = {"row": place, "table": LISTED}
            money = (V("－" if value is None else n(value), style="right", **about) for value in (before, now))
            cells = [V(str(place), style="centre"), V(name, **about), V(room, **about), *money, V(one, style="centre", **about), V(two, style="centre", **about), V(way, style="centre"), V(text, style="small")]  # fmt: skip
            found.append([V(policy, 1, len(projects), style="centre"), *cells] if not at else cells)
    return found


def counts() -> Table:
    """How often each grade was given."""
    first: list[Cell] = [H("区　分", label=""), *(H(grade) for grade in GRADES), H("対象外"), H("計")]
    body: list[list[Cell]] = [first]
    for place, (name, column) in enumerate((("一次評価", 4), ("二次評価", 5)), 1):
        tally = Counter(str(row[column]) for row in ROWS)
        figures = [*(tally[grade] for grade in GRADES), tally["－"], len(ROWS)]
        assert sum(figures[:-1]) == figures[-1]
        about: Attributes = {"row": place, "table": COUNTED, "concept": "listing_count", "unit": "件"}
        body.append([H(name, **about), *(V(str(figure), style="right") for figure in figures)])
    return Table((6, 4, 4, 4, 4, 4, 4), body, low=17)


def form() -> Form:
    """Two pages of one list."""
    spent = [sum(int(row[column] or 0) for row in ROWS) for column in (2, 3)]
    last: list[Cell] = [H("合　　計", 4), *(V(n(value), style="right", row=len(ROWS) + 1, table=LISTED) for value in spent), V("", 4)]  # fmt: skip
    blocks: list[Block] = [
        Sheet(0), Line("令和６年度　行政評価（内部評価）結果一覧", (P("行政評価（内部評価）結果一覧", concept="sheet_title"),), style="centre bold", size=14, gap=3),
        Line("朧山市行政評価推進本部　　評価対象：令和５年度実施事業", (P("令和５年度", concept="evaluation_year", label=("評価対象",)),), style="right", gap=1),
        Line(LISTED, style="bold", size=9, gap=2), Table(WIDTHS, [*heads(), *rows(FIRST, 0)], low=33, gap=4),
        Turn(), Table(WIDTHS, [*heads(), *rows(SECOND, 9), last], low=31, gap=6),
        Line("※　決算額に人件費は含まない。「－」は、Ｒ４は事業のないもの、二次評価は対象としなかったもの。", size=7, gap=1),
        Line("※　評価区分　Ａ：計画どおり進めることが適当　Ｂ：事業の進め方の改善が必要　Ｃ：事業の規模・内容の見直しが必要　Ｄ：抜本的見直し、休止・廃止を検討", size=7, gap=8),
        Line(COUNTED, style="bold", size=9, gap=1), Line("（単位：件）", size=7, gap=1), counts(),
    ]  # fmt: skip
    return Form(
        "oboroyama", "朧山市", "令和６年度 行政評価（内部評価）結果一覧", "develop", "openpyxl, printed by LibreOffice Calc", ("TakaoPGothic",),
        ("a list without any sheet", "a row a project over two pages, the heading printed again", "no caption above the second page's part", "policies in merged cells at the left", "決算額 of two years below one heading, R4 and R5", "two columns of grades", "－ for a new project and for projects without a second grade, 0 for one that ended", "long comments in small print", "names that wrap", "a sum below the list", "a small table of counts below"),
        blocks,
        (("the whole document", "A list: all facts are of sheet 0."),
         ("令和６年度 in the title", "The year of the evaluation; 評価対象：令和５年度 is the evaluation_year (ruling 4)."),
         ("Ｒ４, Ｒ５", "They only name the year: left out of label; they are the fiscal_year of listing_amount. A listing has no phase."),
         ("page 2", "The same table: its rows go on from 10, table is the caption of page 1."),
         ("一次評価, 二次評価", "Both listing_rating, told apart by label; － is not_applicable."),
         ("今後の方向性, コメント, 政策, No.", "No concept of a list: other."),
         ("合計", "listing_amount of a row of its own (17), without a name."),
         ("表２", "listing_count, unit 件 from the line above it.")),
        pages=2,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    look = calc.Sheeting("TakaoPGothic", size=8.2, columns=60, column=12.9, landscape=True, shade="DDE8F0", inner="hair", footer="- &P -", wider=1.05)  # fmt: skip
    calc.printed(invented, look, target)
