"""瀬織市: a designated city's form from a browser, two pages a sheet; 局区内評価 and 外部意見, 百万円 with a decimal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.typeset.forms import browser
from samples.typeset.forms.common import Y
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, Turn, V

YEARS = (("Ｒ４", 2022, "決算", "settlement"), ("Ｒ５", 2023, "決算", "settlement"), ("Ｒ６", 2024, "予算現額", "final_budget"), ("Ｒ６", 2024, "決算", "settlement"), ("Ｒ７", 2025, "当初予算", "original_budget"))  # fmt: skip
FUNDS = (("国庫支出金", "national"), ("県支出金", "prefectural"), ("市債", "bond"), ("諸収入・その他", "other"), ("一般財源", "general"))  # fmt: skip
WATER: dict[str, Any] = {
    "number": "３－214", "name": "なぎさエリア水辺活用推進事業", "bureau": "都市整備局　臨海部再生室　にぎわい創出課", "others": "港湾局、湊区役所、観光文化局", "vision": "政策３　人と企業をひきつける都市の魅力づくり", "field": "施策３－２　臨海部・水辺の魅力向上", "start": "平成30年度", "end": "令和９年度",
    "law": "港湾法、瀬織市なぎさエリアまちづくり方針", "kind": "政策的事業", "how": "直営、一部委託、補助",
    "why": "なぎさエリアは都心から１km圏内にありながら、倉庫や工場の移転による低未利用地が点在し、歩行者の回遊が生まれていない。平成30年３月に策定した「なぎさエリアまちづくり方針」に基づき、公民連携による水辺空間の活用を進めてきた。",
    "aim": "水辺を市民や来街者が日常的に過ごせる場に変え、都心部との回遊性を高めることで、臨海部の新たなにぎわいを生み出す。", "who": "市民、来街者、臨海部の事業者及び地権者",
    "what": "・遊歩道（延長2.4km）及び親水広場の整備\n・社会実験「なぎさテラス」における飲食店等の出店者の公募及び運営支援\n・水上交通事業者に対する桟橋の利用調整と航路の拡充支援",
    "did": "・第２工区の遊歩道780ｍを９月に供用した。\n・社会実験を４月から11月までの延べ126日間実施し、31事業者が出店した。\n・水上交通の新航路（中央桟橋～湊公園）の試験運航を行った。",
    "plan": "・第３工区の護岸改修及び遊歩道620ｍの工事に着手する。\n・社会実験の結果を踏まえ、占用許可の特例による通年営業の公募を行う。",
    "kpi": (
        ("なぎさエリアの休日１日当たりの歩行者通行量", "人", "6,840", ("7,215", "8,067", "9,142"), "9,000", "達成"),
        ("遊歩道の供用延長（累計）", "ｍ", "420", ("420", "1,000", "1,780"), "1,800", "概ね達成"),
        ("水上交通の年間利用者数", "千人", "18.3", ("21.9", "34.6", "38.2"), "50.0", "未達成"),
    ),
    "budget": ("180.0", "－", "120.0", "22.4", "156.9"),
    "funds": ((("96.5", "110.0", "174.5", "210.0")), (("－",) * 4), (("64.0", "73.0", "116.0", "140.0")), (("8.4", "12.6", "21.9", "30.0")), (("108.7", "124.3", "149.8", "188.5"))), "pay": ("46.2", "47.8", "50.6", "50.6", "53.9"), "staff": ("5.5", "5.6", "5.8", "5.8", "6.1"),
    "marks": (
        ("事業の必要性", "Ａ", "低未利用地の土地利用転換が本格化する時期にあり、公共空間の整備を先行させる本市の役割は大きい。"),
        ("事業の有効性", "Ａ", "歩行者通行量は目標年度を待たずに目標を上回り、周辺では民間による開発が２件着工した。"),
        ("実施手法の効率性", "Ｂ", "出店者からの占用料を運営費に充てているが、警備及び清掃の費用は本市の負担が続いている。"),
    ),
    "total": "Ａ", "word": "計画どおり進んでおり、成果が現れている。水上交通については運航事業者の採算性が課題であり、需要の喚起策が必要である。",
    "issue": "通年営業への移行に当たり、冬季の集客と夜間の安全対策について地権者及び出店者との役割分担を整理する必要がある。", "next": "拡充", "better": "エリアマネジメント組織を設立し、令和８年度を目途に清掃及び警備を同組織が担う仕組みに移行する。",
    "outside": "・歩行者通行量の増加が近隣商業者の売上げにつながっているかを検証されたい。\n・水上交通は通勤や通学の利用を取り込む視点が欠けている。", "reply": "商店街と連携した売上調査を令和７年度に実施する。また、朝夕の時間帯の試験運航について事業者と協議を始める。", "day": "令和７年７月24日",
}  # fmt: skip
YOUTH: dict[str, Any] = {
    "number": "１－078", "name": "若者自立支援ステーション運営事業", "bureau": "こども若者局　青少年部　若者支援課", "others": "健康福祉局、教育委員会事務局、各区役所", "vision": "政策１　未来を担うこども・若者を育む環境づくり", "field": "施策１－４　困難を抱える若者への支援", "start": "平成22年度", "end": "設定なし",
    "law": "子ども・若者育成支援推進法", "kind": "経常的事業", "how": "委託（公募型プロポーザル）",
    "why": "令和４年度の本市の調査では、15歳から39歳までの市民のうち推計約9,600人がひきこもりの状態にあるとされた。相談から就労までを切れ目なく支える拠点として、市内３か所に支援ステーションを設置している。",
    "aim": "社会生活を円滑に営む上で困難を抱える若者が、自らに合った形で社会とのつながりを回復し、自立できるようにする。", "who": "市内に居住する15歳から39歳までの若者及びその家族",
    "what": "・専門の相談員による来所、電話、オンライン及び訪問相談\n・居場所づくり、生活体験、就労体験の各プログラムの実施\n・保護者向けの講座及び家族会の開催",
    "did": "・３か所のステーションで延べ21,437件の相談を受けた。\n・協力事業所を14社増やして86社とし、延べ1,308日の就労体験を行った。\n・夜間のオンライン相談を週２回から週３回に増やした。",
    "plan": "・市北部に４か所目となる支援ステーションを10月に開設する。\n・高校の中途退学者について、学校から早期につながる仕組みを設ける。",
    "kpi": (
        ("支援ステーションの新規登録者数", "人", "612", ("648", "701", "693"), "760", "未達成"),
        ("継続支援により状態が改善した者の割合", "％", "61.4", ("63.0", "66.2", "68.9"), "70.0", "概ね達成"),
        ("就労又は就学に至った者の数", "人", "187", ("193", "224", "238"), "230", "達成"),
    ),
    "budget": ("41.3", "20.6", "－", "0.4", "112.4"),
    "funds": ((("38.9", "39.7", "40.8", "52.5")), (("19.4", "19.8", "20.4", "26.2")), (("－",) * 4), (("0.3", "0.4", "0.4", "0.4")), (("103.6", "106.1", "109.7", "141.3"))), "pay": ("24.4", "24.8", "26.2", "26.2", "30.9"), "staff": ("2.9", "2.9", "3.0", "3.0", "3.5"),
    "marks": (
        ("事業の必要性", "Ａ", "民間の支援団体だけでは市内全域を支えられず、法に基づく地域協議会の調整機関としても本市が担うべき事業である。"),
        ("事業の有効性", "Ｂ", "改善した者の割合は上昇しているが、新規登録者数が前年度を下回り、支援につながっていない若者がなお多い。"),
        ("実施手法の効率性", "Ａ", "専門の法人への委託により、相談員１人当たりの相談件数は政令指定都市の平均を２割上回っている。"),
    ),
    "total": "Ｂ", "word": "支援につながった若者については成果が現れている一方、北部の３区からの登録が少なく、身近な地域で相談できる体制を整える必要がある。",
    "issue": "相談員の確保が難しく、欠員が生じた期間は新規の受付を制限せざるを得なかった。", "next": "改善して継続", "better": "４か所目の開設に合わせて相談員の処遇を見直すとともに、ＳＮＳによる相談の入口を設ける。",
    "outside": "・支援が終わった後の定着の状況を追い、成果指標に加えることを検討されたい。", "reply": "就労から１年後の状況を把握する調査を始め、次期計画の指標とすることを検討する。", "day": "令和７年７月31日",
}  # fmt: skip


def strip(number: int, data: dict[str, Any], page: int) -> list[Block]:
    """Title, the page of the sheet, number and name: on both pages."""
    title = Line("令和７年度　事業評価票（令和６年度実施事業）", (P("事業評価票", concept="sheet_title"), P("令和６年度", concept="evaluation_year")), style="centre bold", size=14, gap=2)  # fmt: skip
    rows = [[H("事業番号"), V(data["number"], concept="project_code", style="centre", bare=True), H("事業名"), V(data["name"], concept="project_name", style="bold large", bare=True)]]  # fmt: skip
    start: list[Block] = [Sheet(number), title] if page == 1 else []
    return [*start, Line(f"瀬織市　　（{'１２'[page - 1]}／２ページ）", style="right small", gap=2), Table((1, 1.1, 0.8, 5), rows, grid=False, gap=7)]  # fmt: skip


def front(number: int, data: dict[str, Any]) -> list[Block]:
    """Identity, texts, KPI."""
    rows = [
        [H("所管局・部・課"), V(data["bureau"], 3, concept="responsible_division")],
        [H("関係局区"), V(data["others"], 3)],
        [H("政策"), V(data["vision"], 3, concept="policy_position", level="政策")],
        [H("施策"), V(data["field"], 3, concept="policy_position", level="施策")],
        [H("開始年度"), V(data["start"], concept="start_year"), H("終了年度"), V(data["end"], concept="end_year")],
        [H("事業の性質"), V(data["kind"], concept="project_type"), H("実施方法"), V(data["how"], concept="delivery_method")],
        [H("根拠法令・計画等"), V(data["law"], 3, concept="legal_basis")],
    ]  # fmt: skip
    texts = [
        [H("背景・経緯"), V(data["why"], concept="background")], [H("目的"), V(data["aim"], concept="purpose")], [H("対象"), V(data["who"], concept="target_group")],
        [H("取組内容"), V(data["what"], concept="means")],
        [H("令和６年度の\n取組実績", fy=2024), V(data["did"], concept="result")],
        [H("令和７年度の\n取組予定", fy=2025), V(data["plan"], concept="improvement")],
    ]  # fmt: skip
    kpi: list[list[Cell]] = [
        [H("ＫＰＩ（重要業績評価指標）", 2, 2, concept="indicator_name"), H("単位", 1, 2), H("策定時値", concept="indicator_actual", fy=2021), H("現　状　値", 3, concept="indicator_actual"), H("目標値", concept="indicator_target", fy=2025), H("達成\n状況", 1, 2, concept="rating", criterion="達成状況", indicator=None, indicator_type=None)],
        [Y("令和３年度", 2021), Y("令和４年度", 2022), Y("令和５年度", 2023), Y("令和６年度", 2024), Y("令和７年度", 2025)],
    ]  # fmt: skip
    for place, (name, unit, base, now, target, state) in enumerate(data["kpi"], 1):
        about: Attributes = {"indicator": place, "indicator_type": "other", "unit": unit}
        measure = V(unit, style="centre aside", concept="indicator_unit", label=(name, "単位"), **about)
        verdict = V(state, style="centre", label=(name, "達成状況"), indicator=None, indicator_type=None, unit=None)
        kpi.append([H("①②③"[place - 1], label="", **about), N(name, concept="indicator_name", **about), measure, *(V(value, style="right") for value in (base, *now, target)), verdict])  # fmt: skip
    return [
        *strip(number, data, 1), Line("基本情報", section=True, style="mark", gap=1), Table((1.2, 2.9, 0.9, 2.9), rows, grid=False, gap=7),
        Line("事業概要（Plan・Do）", section=True, style="mark", gap=1), Table((1.2, 6.7), texts, grid=False, gap=7),
        Line("ＫＰＩの状況", section=True, style="mark", gap=1), Table((0.35, 2.7, 0.6, 1.1, 1.1, 1.1, 1.1, 1.1, 1.0), kpi, gap=3),
        Line("※　達成状況は、令和６年度の現状値が目標値に達しているものを「達成」、95％以上のものを「概ね達成」、それ以外を「未達成」とした。", style="small", gap=0),
    ]  # fmt: skip


def costs(data: dict[str, Any]) -> list[Block]:
    """事業費, sources, 人件費, 総事業費 of four years in 百万円."""
    funds: list[list[str]] = []
    for (four, five, six, seven), budget in zip(data["funds"], data["budget"], strict=True):
        funds.append([four, five, budget, six, seven])
    direct = [sum(float(fund[place]) for fund in funds if fund[place] != "－") for place in range(5)]
    whole = [f"{value + float(pay):.1f}" for value, pay in zip(direct, data["pay"], strict=True)]

    def right(values: Any) -> list[Cell]:
        return [V(value if isinstance(value, str) else f"{value:.1f}", style="right") for value in values]

    rows: list[list[Cell]] = [
        [H("（百万円）", 2, 2, label=""), Y("令和４年度", 2022), Y("令和５年度", 2023), Y("令和６年度", 2024, 2), Y("令和７年度", 2025)],
        [H(word, phase=phase) for _, _, word, phase in YEARS],
        [H("事業費　①", 2, style="left", cost="project"), *right(direct)],
        *([H(name, style="left", cost="project", source=source), *right(values)] for (name, source), values in zip(FUNDS, funds, strict=True)),
        [H("人件費　②", 2, style="left", cost="personnel"), *right(data["pay"])],
        [H("総事業費　①＋②", 2, style="left bold", cost="total"), *right(whole)],
        [H("従事職員数（人）", 2, style="left", concept="staff_fte"), *right(data["staff"])],
    ]  # fmt: skip
    rows[3].insert(0, H("財源", 1, 5, cost="project"))
    table = Table((0.5, 1.8, 1.1, 1.1, 1.1, 1.1, 1.1), rows, about={"concept": "amount", "scale": -6}, gap=3)
    return [Line("事業費の推移", section=True, style="mark", gap=1), table, Line("※　人件費は、従事職員数に各年度の職員１人当たりの平均給与費を乗じて算出した。四捨五入の関係で合計が一致しない場合がある。", style="small", gap=5)]  # fmt: skip


def back(number: int, data: dict[str, Any]) -> list[Block]:
    """The second page."""
    marks: list[list[Cell]] = [[H("評価の視点", label=""), H("評価", concept="rating"), H("評価の理由", concept="rating_reason")]]  # fmt: skip
    marks += [[H(name, criterion=name), V(grade, style="centre"), V(reason)] for name, grade, reason in data["marks"]]
    verdict = [
        [H("総合評価"), V(data["total"], concept="overall_rating", style="centre bold"), V(data["word"], concept="rating_reason", criterion="総合評価")],
        [H("課題"), V(data["issue"], 2, concept="issue")],
        [H("今後の方向性"), V(data["next"], 2, concept="future_direction")],
        [H("改善の取組"), V(data["better"], 2, concept="improvement")],
    ]  # fmt: skip
    outside = [
        [H("行政評価委員会\n（開催日）"), V(data["day"])],
        [H("委員会の意見"), V(data["outside"], concept="comment")],
        [H("意見への対応"), V(data["reply"], concept="improvement")],
    ]
    legend = "※　Ａ：良好　Ｂ：概ね良好　Ｃ：改善の余地がある　Ｄ：抜本的な見直しが必要"
    return [
        *strip(number, data, 2), *costs(data),
        Line("局区内評価（Check）", section=True, style="mark", gap=1), Table((1.3, 0.6, 6), marks, gap=0), Table((1.3, 0.6, 6), verdict, grid=False, gap=3), Line(legend, style="small", gap=5),
        Line("外部意見", section=True, style="mark", gap=1), Table((1.3, 6.6), outside, grid=False, gap=3),
    ]  # fmt: skip


def form() -> Form:
    """Two sheets of two pages each."""
    blocks: list[Block] = []
    for number, data in enumerate((WATER, YOUTH), 1):
        blocks += [Turn()] if number > 1 else []
        blocks += [*front(number, data), Turn(), *back(number, data)]
    return Form(
        "seori", "瀬織市", "令和７年度 事業評価票（令和６年度実施事業）", "develop", "Chromium (Skia/PDF), from HTML", ("Noto Sans CJK JP",),
        ("two pages a sheet, the title on the first only", "number and name again on the second page", "shaded headings, sections in white on dark", "策定時値, three years of 現状値, 目標値 and 達成状況 under two storeys of headings", "百万円 with a decimal, the unit in the corner of the table", "予算現額 and 決算 under one year", "千人, ％ and ｍ as units of KPI", "局, 部 and 課 in one cell", "関係局区 right below", "局区内評価 and 外部意見, each with what is to be done", "the reason of 総合評価 beside its grade without a heading", "notes with ※ below the tables"),
        blocks,
        (("number and name on page 2", "Printed again, facts again: project_code and project_name of page 2 (nothing printed is lost)."),
         ("策定時値", "indicator_actual of 2021, 現状値 indicator_actual of its year; the headings that only name a year are left out of label."),
         ("ＫＰＩ", "Which kind is not said: indicator_type other."),
         ("達成状況", "A rating with criterion 達成状況; each KPI has one, and the label tells which."),
         ("①②③", "Number the KPI and stand in a cell of their own: left out of label."),
         ("（百万円）", "The unit in the corner: no part of any label."),
         ("財源", "The sources sum to 事業費　①: cost project."),
         ("諸収入・その他", "other."),
         ("従事職員数（人）", "staff_fte without item, with the phase of its column."),
         ("令和６年度の取組実績, 令和７年度の取組予定", "result of 2024 and improvement of 2025 (今後の計画); the headings say more than their year."),
         ("words beside the grade of 総合評価", "rating_reason of criterion 総合評価: they explain that grade; the cell has no heading of its own."),
         ("意見への対応", "improvement; the one of 局区内評価 is told apart by its label."),
         ("委員会の意見", "comment."),
         ("設定なし", "end_year, not_applicable."),
         ("関係局区, 開催日", "other.")),
        pages=4,
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    css = """
    @page { size: A4; margin: 14mm 16mm }
    body { font: 9pt "Noto Sans CJK JP" }
    td { padding: 4.2pt 4pt; line-height: 1.45 }
    table.all td { border: .5pt solid #555 }
    td.head { background: #dce6f1 }
    td.plain { background: none }
    p.mark { background: #1f4e79; color: #fff; padding: 1.5pt 5pt; font-size: 9.6pt; -webkit-print-color-adjust: exact }
    td.head { -webkit-print-color-adjust: exact }
    """
    browser.printed(invented, target, css)
