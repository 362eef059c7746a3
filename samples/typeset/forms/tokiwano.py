"""常盤野市: an open-sided Calc print whose labels only a person would know (事業の狙い, 所管グループ, 執行額, 一財)."""

from __future__ import annotations

from pathlib import Path

from samples.typeset.forms import calc
from samples.typeset.forms.common import Y, n
from samples.typeset.forms.model import Attributes, Block, Cell, Form, H, Line, N, P, Sheet, Table, V

YEARS = (("６年度", 2024), ("５年度", 2023), ("４年度", 2022), ("３年度", 2021))
FUNDS: tuple[tuple[str, str, tuple[int | str, ...]], ...] = (
    ("（国）", "national", ("―", 0, 1500000, 0)), ("（県）", "prefectural", (800000, 800000, 750000, 750000)), ("（債）", "bond", ("―", 0, 0, 0)),
    ("（使・手）", "fees", (1150000, 1098300, 1004200, 612900)), ("（他）", "other", (300000, 284115, 0, 0)), ("（一財）", "general", (6950000, 6540842, 7021530, 6733001)),
)  # fmt: skip


def wide(values: tuple[int | str, ...], width: int = 6, phase: str = "") -> list[Cell]:
    """Figures in cells of so many columns."""
    about: Attributes = {"phase": phase} if phase else {}
    return [V(n(value), width, style="right", **about) for value in values]


def head() -> list[Block]:
    """Identity; the group is the division."""
    rows = [
        [H("取組名", 6), V("ときわの植物園の管理運営", 20, concept="project_name"), H("通し番号", 6), V("5-08", 8, concept="sheet_number", style="centre")],
        [H("所管グループ", 6), V("まちづくり推進部　緑の拠点グループ", 20, concept="responsible_division"), H("記入者", 6), V("沢渡", 8, concept="contact_name", style="centre")],
        [H("いつから", 6), V("Ｓ58年度", 8, concept="start_year", style="centre"), H("いつまで", 6), V("―", 6, concept="end_year", style="centre"), H("よりどころ", 6), V("市立植物園条例", 8, concept="legal_basis")],
        [H("事業の狙い", 6), V("植物に親しみ、学ぶ機会を市民に提供し、緑を守り育てる心をはぐくむ。", 34, concept="purpose")],
        [H("働きかける相手", 6), V("市民、来園者、市内の学校", 34, concept="target_group")],
        [H("取組のあらまし", 6), V("・温室及び園路の維持管理\n・企画展（年４回）と植物相談\n・学校への出前授業", 34, concept="means")],
    ]  # fmt: skip
    return [
        Line("令和６年度　取組ふりかえりシート（令和５年度分）", (P("取組ふりかえりシート", concept="sheet_title"), P("令和５年度", concept="evaluation_year")), style="centre bold", size=13),
        Table((1,) * 40, rows, grid=False, rules="open"),
    ]  # fmt: skip


def costs() -> list[Block]:
    """予定額, 執行額 and the sources in brackets; ６年度 has only its budget."""
    budget = (9200000, 9100000, 10600000, 8400000)
    final: tuple[int | str, ...] = ("", 9188000, 10590000, 8371000)
    spent = tuple(sum(int(fund[2][place]) for fund in FUNDS) for place in (1, 2, 3))
    assert budget[0] == sum(int(fund[2][0]) for fund in FUNDS if fund[2][0] != "―")
    rate = [f"{100 * int(a) / int(b):.1f}" for a, b in zip(spent, final[1:], strict=True)]
    rows: list[list[Cell]] = [
        [H("区　分", 16, style="centre"), *(Y(text, year, 6) for text, year in YEARS)],
        [H("当初の予算", 12, phase="original_budget"), H("円", 4, label=""), *wide(budget)],
        [H("最終の予算", 12, phase="final_budget"), H("円", 4, label=""), *wide(final)],
        [H("執　行　額", 12, phase="settlement"), H("円", 4, label=""), V("", 6), *wide(spent)],
    ]
    for place, (name, source, values) in enumerate(FUNDS):
        cells = wide(values, phase="settlement")
        cells[0].about["phase"] = "original_budget"
        rows.append(
            [
                *([H("財源の\n内訳", 5, 6)] if place == 0 else []),
                H(name, 7, source=source),
                H("円", 4, label=""),
                *cells,
            ]
        )
    rows += [
        [H("執行の割合", 12, concept=None), H("％", 4, label=""), V("", 6), *wide(tuple(rate))],
        [
            H("かかわった職員", 12, concept="staff_fte", cost=None),
            H("人", 4, label=""),
            *wide(("1.5", "1.5", "1.8", "2")),
        ],
    ]
    about: Attributes = {"concept": "amount", "cost": "project", "scale": 0}
    return [Line("■予算と執行", section=True, style="bold"), Table((1,) * 40, rows, rules="open", about=about)]


def indicators() -> list[Block]:
    """ものさし: what was aimed at and what came of it."""
    rows: list[list[Cell]] = [
        [H("ものさし", 13, concept="indicator_name"), H("", 7, label=""), *(Y(text, year, 5) for text, year in YEARS)]
    ]
    slots = (
        ("企画展の開催（回）", "企画展の開催", "回", ("4", "4", "4", "4"), ("", "4", "3", "2")),
        ("来園者（人）", "来園者", "人", ("60,000", "60,000", "58,000", "58,000"), ("", "61,408", "52,377", "33,160")),
        (
            "満足した来園者（％）",
            "満足した来園者",
            "％",
            ("90以上", "90以上", "90以上", "―"),
            ("", "88.6", "91.3", "―"),
        ),
    )
    for number, (printed, name, unit, target, actual) in enumerate(slots, 1):
        about: Attributes = {"indicator": number, "indicator_type": "other", "unit": unit}
        title = N(printed, 13, 2, **about)
        title.parts = (P(name, concept="indicator_name"), P(unit, concept="indicator_unit"))
        rows.append([title, H("ねらった値", 7, concept="indicator_target"), *wide(target, 5)])
        rows.append([H("できた値", 7, concept="indicator_actual"), *wide(actual, 5)])
    return [Line("■ものさし", section=True, style="bold"), Table((1,) * 40, rows, rules="open")]


def close() -> list[Block]:
    """Marks from ◎ to ×."""
    rows = [[H("見るところ", 10), H("印", 5, concept="rating"), H("わけ", 25, concept="rating_reason")]]
    for name, mark, reason in (
        ("市がする意味", "◎", "種の保存と学習の場として、民間では担いにくい。"),
        ("狙いへの近づき", "○", "来園者は回復したが、満足した人の割合は下がった。"),
        ("お金の使い方", "△", "温室の燃料費が増えている。"),
    ):
        rows.append([H(name, 10, criterion=name), V(mark, 5, style="centre"), V(reason, 25)])
    final = [
        [H("まとめの評価", 8), V("○　おおむね良い", 10, concept="overall_rating"), H("この先", 6), V("続ける（一部を見直す）", 16, concept="future_direction")],
        [H("困っていること", 8), V("温室の設備が古く、更新の見通しが立たない。", 32, concept="issue")],
        [H("直していくこと", 8), V("閉園時間を季節で変え、燃料の使用を減らす。", 32, concept="improvement")],
        [H("ひとこと", 8), V("―", 32, concept="comment")],
    ]  # fmt: skip
    return [
        Line("■ふりかえり（◎：良い　○：おおむね良い　△：見直しが必要　×：良くない）", section=True, style="bold", label="■ふりかえり(◎:良い ○:おおむね良い △:見直しが必要 ×:良くない)"),
        Table((1,) * 40, rows, rules="open"), Table((1,) * 40, final, grid=False, rules="open"),
    ]  # fmt: skip


def form() -> Form:
    """One sheet on one page."""
    return Form(
        "tokiwano", "常盤野市", "令和６年度 取組ふりかえりシート", "develop", "openpyxl, printed by LibreOffice Calc", ("TakaoPGothic",),
        ("labels that only a person would know", "newest year first", "full-width years without an era", "the unit in a column of its own (円, ％, 人)", "open-sided tables", "― beside 0",
         "a budget in the row of settlements' sources", "◎○△ as grades", "90以上 as a target"),
        [Sheet(1), *head(), *costs(), *indicators(), *close()],
        (("所管グループ", "responsible_division."),
         ("６年度", "令和６年度 by the title."),
         ("sources of ６年度", "They sum to 当初の予算, the others to 執行額: phase original_budget and settlement."),
         ("かかわった職員", "No phase is printed in row or column."),
         ("90以上", "No number: the printed text, no unit."),
         ("Ｓ58年度", "昭和58年度 = 1983."),
         ("ひとこと", "comment, not_applicable.")),
    )  # fmt: skip


def draw(invented: Form, target: Path) -> None:
    """Write the PDF."""
    calc.printed(invented, calc.Sheeting("TakaoPGothic", size=8.5, shade="F2F2F2"), target)
