"""What the fields, dimensions and flags of a fact mean, in words: for the data dictionary and the JSON Schema."""

from __future__ import annotations

from typing import Final

FIELDS: Final[dict[str, str]] = {
    "document": "file name",
    "sheet": "1-based ordinal of the sheet inside the document; 0 is the document itself (cover, lists, summary tables)",
    "page": "1-based page",
    "bbox": "box of the printed value: x0, y0, x1, y1 in points, origin at the top left of the page as displayed",
    "concept": "what the value is, from the list of concepts",
    "label": "printed headings that govern the value, outermost first",
    "fiscal_year": "Japanese fiscal year as the Gregorian year in which it begins: 令和3年度 is 2021",
    "fiscal_year_end": "last fiscal year, for a total over several years",
    "dimensions": "what else tells the value from others of its concept; only those that apply",
    "value": "typed value; money in whole yen; null only where the state is not `reported`",
    "unit": "JPY, person, hour, %, 件, …: the printed unit where no code applies",
    "decimals": "rounding of a number as printed: 千円 is -3, 円 is 0, 99.5 is 1",
    "raw": "exactly the characters on the page, before normalisation",
    "state": "reported; blank (the cell is empty); not_applicable (－ … 該当なし). A printed 0 is reported",
    "reader": "what read the page: pymupdf, pdfplumber, ocr",
    "confidence": "how likely the fact is right, 0 to 1",
    "flags": "what to know about the value",
}
"""Every field of a fact, in the order of its JSON form."""

KINDS: Final[dict[str, str]] = {
    "text": "normalised text",
    "choice": "the chosen option, as text",
    "year": "fiscal year as a Gregorian year",
    "number": "a number, or the printed text where it is none (完了)",
    "count": "a number",
    "money": "whole yen",
}
"""Kinds of concepts, and what their values are."""

GROUPS: Final[dict[str, str]] = {
    "identity": "Which project, whose, and where it belongs",
    "narrative": "What it is for, what was done, what remains",
    "money": "Yen and people",
    "indicator": "Targets and what was reached",
    "evaluation": "Grades, reasons and directions",
    "listing": "Rows of a document's own lists and summary tables (sheet 0)",
}
"""Groups of concepts, in the order of the data dictionary."""

DIMENSIONS: Final[dict[str, tuple[str, str]]] = {
    "phase": ("string", "where in the budget's life the figure stands; not there where no heading says it"),
    "cost": ("string", "which cost; that of the total that a funding row sums to"),
    "source": ("string", "what it is paid from; absent for the cost itself; a printed mix is joined with `+`"),
    "item": ("string", "printed name of the line, or the question of a choice"),
    "side": ("string", "expense or revenue of a cost statement"),
    "measure": ("string", "the column is the difference of two others"),
    "indicator": (
        "integer",
        "1-based order of the indicator on its sheet; 0 for the blank cells of a slot that is left empty",
    ),
    "indicator_type": ("string", "output (活動指標), outcome (成果指標), other"),
    "criterion": ("string", "printed criterion of a rating"),
    "level": ("string", "printed name of the level of a policy position"),
    "row": ("integer", "1-based row in the table of a listing"),
    "table": ("string", "printed caption of the table of a listing"),
}
"""Every dimension: JSON type and meaning."""

CLOSED: Final[dict[str, tuple[str, ...]]] = {
    "side": ("expense", "revenue"),
    "measure": ("difference",),
    "indicator_type": ("output", "outcome", "other"),
}
"""Dimensions with a closed list of values beside phase, cost and source, whose values stand in concepts.toml."""

VALUES: Final[dict[str, dict[str, str]]] = {
    "phase": {
        "plan": "planned amount",
        "original_budget": "initial budget",
        "final_budget": "budget as amended",
        "budget": "budget, which one is not said",
        "settlement": "settled accounts: what was spent",
        "settlement_estimate": "expected settlement",
        "request": "amount requested",
    },
    "cost": {
        "project": "the project's own cost, without staff",
        "personnel": "staff",
        "debt_service": "interest and repayment",
        "total": "all of it",
    },
    "source": {
        "national": "national treasury",
        "prefectural": "prefecture",
        "bond": "municipal bonds",
        "fees": "fees and charges paid by users",
        "other": "other earmarked sources",
        "special_total": "all earmarked sources together",
        "general": "general revenue",
        "all": "all sources together",
    },
}
"""The values of the dimensions of money."""

FLAGS: Final[dict[str, str]] = {
    "unit_inferred": "no unit is printed at the figure, its headings or its caption; it is the form's or the sheet's usual one",
    "unit_unknown": "a sum of money for which the whole document prints no unit; the figure is as printed, its unit empty",
    "year_inferred": "the printed year is incomplete (元年度, 30年度) and was worked out from the years beside it or the title",
    "era_overflow": "a year beyond the end of its era, as in old plans: 平成32年度 is 2020",
    "era_mismatch": "two printed years that contradict each other: 1997(H10)",
    "year_duplicated": "two equal year headings beside each other; the printed year is kept",
    "or_earlier": "that year or an earlier one (平成13年度以前)",
    "or_later": "that year or a later one (令和3年度以降)",
    "estimate": "an expected figure that ends a row of actual ones (3年度見込み)",
    "label_fuzzy": "the heading is in the vocabulary but for one character",
    "cost_by_sum": "which total the funding rows are of (with personnel cost or without) is what their sum says",
    "phase_by_sum": "no heading says the budget phase; it is that of the total that the rows add up to",
    "indicator_order_doubtful": "an indicator above it has no name where the others have, and may be none: its number is unsure",
    "column_by_sum": "set between two columns of a table without rules; bound to the one whose sum it closes",
    "unreadable": "the text is not what its heading promises (no number, no year); the value is the text",
    "sub_amount": "printed in brackets: part of another figure (内数)",
    "at_least": "at least that (以上)",
    "more_than": "more than that (超)",
    "at_most": "at most that (以下, 以内)",
    "less_than": "less than that (未満)",
    "increase": "an increase by that (増)",
    "decrease": "a decrease by that (減)",
    "fraction": "printed as a fraction",
    "noted": "a remark stands behind the number in its cell",
    "second_value": "another number stands behind this one in its cell",
    "per_year": "for a year",
    "per_month": "for a month",
    "per_week": "for a week",
    "per_day": "for a day",
    "per_unit": "for each of something (1件当たり)",
    "readers_disagree": "the second reader (`--verify`) has not got this fact, or not so",
    "character_replaced": "a character that no database can hold was replaced by U+FFFD on loading",
    "ocr": "read from a picture, not from text",
    "invisible_text": "the text is not painted, but stands on a picture: the OCR layer of a scan",
    "hidden_characters": "characters that nobody sees stand in it (zero-width, direction overrides); they are not in the value",
    "broken_text": "has characters that no text has (U+FFFD, controls, private use): the file tells its glyphs wrongly",
    "rare_kanji": "has kanji that no Japanese form prints (推逭 for 推進): the file probably tells its glyphs wrongly",
    "cut_off": "the end of the file is missing: what is blank may have been printed",
    "over_edge": "the digits run over the edge of the cell: some of them may belong to the figure beside it",
}
"""Every flag and what it says."""
