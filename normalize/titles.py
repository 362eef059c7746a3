"""The title of a form, the fiscal year that it evaluates, and the number printed beside it.

Titles stand outside the tables, or in a cell of their own at the top; one title may run over two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from normalize.context import Item
from normalize.drafts import Draft
from normalize.paths import Path
from normalize.text import close_spacing, normal
from normalize.years import read_year
from schemas.block import Block, PageBlocks, Sheet
from schemas.folding import fold_label

_FORM = regex.compile(
    r"(シート|調書|評価書|評価表|評価票|分析表|カルテ|調査票|個票|帳票|(?:評価|点検|検証|分析|調査|見直し|棚卸し?)(?:書|表|票|カード)|事務事業評価|事業評価|行政評価|進捗状況評価|マネジメント)"
)
# The cover of a whole document may name a plan or a report instead.
_BOOK = regex.compile(r"(計画書?|報告書|評価結果|方針|プラン)$")
_YEAR = regex.compile(
    r"[(（\[［<＜〈【]?\s*((?:令\s*和|平\s*成|昭\s*和|[RHＲＨ]|20[0-9]{2})\s*[0-9０-９元]{0,3}\s*年\s*度)\s*((?:の)?(?:交付分|支出分|実施分|実施事業|対象事業|事業対象|事業分|実績|決算|実施|対象|分|事業(?=\s*[)）\]］]))?(?!に(?!実施し|行っ)))\s*[)）\]］>＞〉】]?"
)
# 2023年度（令和５年度）: the same year in the other calendar.
_SAME_YEAR = regex.compile(r"\s*[(（]\s*((?:令和|平成|昭和|西暦)?\s*[0-9０-９元]{1,4}\s*年度)\s*[)）]")
# 評価対象：令和３年度
_EVALUATED = regex.compile(r"(?:評価|実施)?対象(?:年度)?\s*[:：]?\s*[(（]?\s*$|評価年度\s*[:：]?\s*$")
_DONE = regex.compile(
    r"(?:の|に)?(振り返り|交付分|支出分|評価分|実施分|実施事業|対象事業|実績|決算|事業対象|対象|事業分|実施)"
)
_YEAR_NOTE = regex.compile(r"[(（\[［][^()（）\[\]［］]*(?:[0-9０-９元]\s*年\s*度)[^()（）\[\]［］]*[)）\]］]")
_NUMBER = regex.compile(r"(?:No|NO|№|Ｎｏ|ＮＯ|P|Ｐ)[.．:：]?\s*([0-9０-９]{1,4}(?:[-－][0-9０-９]{1,3})?)")
# Words before the form's own name: the plan that it belongs to, the municipality. They are no part of the title.
_PLAN = regex.compile(r"(?:計画|[市区町村県都府道]|年度|編|版)$")
_CITY = regex.compile(r"^(?:\p{Han}{2,4}[都道府県])?[\p{Han}\p{Hiragana}\p{Katakana}ヶケ]{1,6}?[市区町村](?=\S{4,})")
# A division behind the title says whose sheets these are.
_DIVISION = regex.compile(r"^\S+[部局課室署]$")
# Titles stand in this upper share of their page.
BAND: Final = 0.3
# A title that names no form is known by its size, against the usual text of its page.
TITLE_SIZE: Final = 1.25
# Lines of one title are set in about the same size, and follow each other within this many line heights.
SAME_SIZE: Final = 0.75
NEXT_LINE: Final = 2.2


@dataclass(frozen=True, slots=True)
class Title:
    """What the head of a sheet says."""

    drafts: tuple[Draft, ...]
    year: int | None
    # The year that the form is of, where it says another one than the year whose work is evaluated.
    issued: int | None = None


def read(sheet: Sheet) -> Title:
    """The title facts of a sheet, from its first page."""
    if not sheet.pages:
        return Title((), None)
    page = sheet.pages[0]
    lines = _title_lines(page, sheet.ordinal == 0)
    drafts: list[Draft] = []
    year_draft = _evaluated(lines, page)
    if lines:
        drafts += _title(lines)
    if year_draft is not None:
        drafts.append(year_draft)
    drafts += _numbers(page) if sheet.ordinal > 0 else []
    year = year_draft.value if year_draft is not None and isinstance(year_draft.value, int) else None
    return Title(tuple(drafts), year, _issued(lines, year))


def _issued(lines: Sequence[Block], evaluated: int | None) -> int | None:
    """The year of the form itself: 令和６年度 in 令和６年度 評価表（令和５年度実績）."""
    said = [read_year(m[1].replace(" ", "").replace("\u3000", "")) for b in lines for m in _YEAR.finditer(b.text)]
    years = [year.fy for year in said if year is not None and year.fy is not None]
    return max(years) if evaluated is not None and years and max(years) > evaluated else None


def _item(block: Block) -> Item:
    return Item(block, Path((), (), ()), -1)


def _title_lines(page: PageBlocks, cover: bool) -> list[Block]:
    """The line that names the form, and the line before or after it where the title is set on two."""
    limit = page.height if cover else max(BAND * page.height, _first_table(page))
    top = [b for b in page.free if b.box.y0 < limit]
    if cover:
        largest = max((b.size for b in top), default=0.0)
        top = [b for b in top if b.size >= SAME_SIZE * largest]
    short = [b for b in top if len(fold_label(b.text)) <= 60]
    named = [b for b in short if _FORM.search(fold_label(b.text))]
    if not named and cover:
        named = [b for b in short if _BOOK.search(fold_label(b.text))]
    if not named:
        named = [b for b in short if b.box.y0 < BAND * page.height and _is_large(b, page) and _YEAR.search(b.text)]
    if not named:
        return []
    best = max(named, key=lambda b: (round(b.size, 1), -b.box.y0))
    near = [
        b for b in named if abs(b.box.y0 - best.box.y0) <= NEXT_LINE * best.size and b.size >= SAME_SIZE * best.size
    ]
    return sorted(near, key=lambda b: (b.box.y0, b.box.x0))


def _is_large(block: Block, page: PageBlocks) -> bool:
    """Whether a line is set much larger than the usual text of its page."""
    sizes = sorted(b.size for b in (*page.blocks, *page.free) if b.lines)
    return block.size >= TITLE_SIZE * sizes[len(sizes) // 2]


def _first_table(page: PageBlocks) -> float:
    return min((b.box.y0 for b in page.blocks if b.ruled), default=page.height)


def _title(lines: Sequence[Block]) -> list[Draft]:
    """The title without year, municipality and plan: the part that names the form."""
    texts = [_bare(b.text) for b in lines]
    joined = " ".join(t for t in texts if t)
    if not joined:
        return []
    first = lines[0]
    box = first.box
    for block in lines[1:]:
        box = box.union(block.box)
    raw = " ".join(_raw(b.text) for b in lines)
    return [Draft(_item(first), "sheet_title", joined, raw, label=(), box=box)]


_YEAR_BRACKET = regex.compile(r"[【〔\[][^【】〔〕\[\]]*年度[^【】〔〕\[\]]*[】〕\]]")


def _without_year(text: str) -> str:
    """A title without its years, and without a bracket that only says which year's work is meant."""
    outside = _YEAR_BRACKET.sub(" ", text)
    if _FORM.search(fold_label(outside)) is not None:
        # 事務事業評価シート【令和５年度実績評価】
        text = outside
    return _YEAR.sub(" ", _YEAR_NOTE.sub(" ", text))


def _bare(text: str) -> str:
    """The words of a title that name the form: `令和3年度 事務事業マネジメントシート` → `事務事業マネジメントシート`."""
    plain = close_spacing(normal(_without_year(text)))
    words = plain.split()
    if sum(len(word) == 1 for word in words) > len(words) / 2:
        return _CITY.sub("", "".join(words))
    named = [i for i, word in enumerate(words) if _FORM.search(word)]
    if not named:
        return _CITY.sub("", plain.strip())
    first = next((i for i, word in enumerate(words) if i == named[0] or not _PLAN.search(word)), named[0])
    kept = [w for w in words[first:] if not _NUMBER.fullmatch(w)]
    while len(kept) > 1 and _DIVISION.search(kept[-1]) and not _FORM.search(kept[-1]):
        kept.pop()
    return _CITY.sub("", " ".join(kept)).strip()


def _raw(text: str) -> str:
    plain = _without_year(text)
    words = plain.split()
    if sum(len(word) == 1 for word in words) <= len(words) / 2:
        named = [i for i, word in enumerate(words) if _FORM.search(fold_label(word))]
        first = next((i for i, word in enumerate(words) if i in named[:1] or not _PLAN.search(word)), 0)
        words = words[first:]
        while len(words) > 1 and _DIVISION.search(words[-1]) and not _FORM.search(fold_label(words[-1])):
            words.pop()
    return _CITY.sub("", " ".join(words)).strip()


def _evaluated(lines: Sequence[Block], page: PageBlocks) -> Draft | None:
    """The fiscal year whose work is evaluated (FACTS.md, ruling 4): a year said to be the one done, else the title's own."""
    near = list(lines) or []
    if lines:
        first = lines[0]
        near += [b for b in page.free if b not in lines and abs(b.box.y0 - first.box.y0) <= 3 * max(first.size, b.size)]
    found: list[tuple[int, Draft]] = []
    for block in near:
        for match in _YEAR.finditer(block.text):
            year = read_year(match[1].replace(" ", "").replace("\u3000", ""))
            if year is None or year.fy is None:
                continue
            printed, stop = match[1], match.end()
            same = _SAME_YEAR.match(block.text, stop)
            if same is not None and (other := read_year(same[1])) is not None and other.fy == year.fy:
                printed, stop = block.text[match.start(1) : same.end()], same.end()
            said = (
                _EVALUATED.search(block.text[: match.start(1)]) is not None
                or match[2] in ("事業", "分", "の分")
                or _DONE.search(match[2]) is not None
            )
            done = said or _DONE.match(block.text[stop:].strip()) is not None
            draft = Draft(_item(block), "evaluation_year", year.fy, printed, label=())
            found.append((1 if done else 0, draft))
    if not found:
        return None
    return max(found, key=lambda f: f[0])[1]


def _numbers(page: PageBlocks) -> list[Draft]:
    """A sheet number printed in the running text of the head: `No1`, `No.12`."""
    limit = _first_table(page)
    found = []
    for block in page.free:
        match = _NUMBER.fullmatch(block.text.strip())
        if match is not None and block.box.y0 < limit:
            label = (normal(block.text.strip()[: -len(match[1])]).strip().rstrip(".:") or "No",)
            found.append(Draft(_item(block), "sheet_number", normal(match[1]), match[1], label=label))
    return found
