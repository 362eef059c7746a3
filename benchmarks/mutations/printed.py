"""Mutations of what is printed: the sheet typeset anew with labels and figures swapped, misprinted and made strange.

The rules and the places stay as they are, so what is changed gets past the readers of PDFs into normalising and auditing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import pymupdf

SHARE: Final = (0.0, 0.02, 0.1, 0.4)
"""Shares of the texts of a page that are changed."""
STRANGE: Final = (
    "", " ", "0", "-0", "－", "…", "***", "△", "▲", "△△5", "(", ")", "((1,000", "（△1,234）", "1,23,4", "12,345,678,901,234,567,890",
    "9" * 40, "9" * 400, "1" + "0" * 309 + ".5", "0.0000000000000001", "1e999", "nan", "∞", "NaN%", "-", "--5", "＋＋１", "99.5%以上", "5~3", "3～", "～",
    "１２３", "一億二千万", "百万", "千円", "(千円)", "（単位：千円）", "（単位：百万円）", "単位:人", "円", "%", "％", "件", "0円", "△0円", "1,000千円 2,000円",
    "平成99年度", "令和0年度", "令和元年度", "昭和64年1月8日", "令和3年度～平成2年度", "元年度", "30年度", "99999年度", "令和99999999999年度", "H31・R1", "2021(R99)", "R", "H.",
    "00年度", "年度", "平成　年度", "令和３年２月３０日", "明治元年度", "2400年度", "■", "□", "■□", "☑はい□いいえ", "①②③", "⑩", "○", "◯ ◯", "レ", "✓",
    "合計", "計", "小計", "内訳", "財源内訳", "事業費", "人件費", "総事業費", "一般財源", "国庫支出金", "予算額", "決算額", "前年度比", "達成率", "目標値", "実績値", "指標名",
    "A", "Ａ", "S", "評価", "総合評価", "事務事業名", "事業名", "No.", "1/2", "3-1-2", "03(123)4567", "=1+1", "+A1", "@SUM(A1)", "\t", "<script>alert(1)</script>", "'; DROP TABLE fact; --",
    "../../etc/passwd", "\u202e321", "\u0000", "\ud800", "\U0001f600", "⼾籍", "ｶﾞｷﾞ", "が\u3099", "\ufeff", "\u3000", "\u200b", "あ" * 3000, "事業" * 200, "1" * 3000, "（" * 300, "第" * 50 + "1", "A\u0301", "10²", "½", "Ⅳ", "㍻31", "㋿3", "㌔", "￥1,000", "\\100", "1,000.50", "1.000,50", "1 000 000",
)  # fmt: skip
_FIGURE: Final = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
_SIZES: Final = (0.0, 0.1, 3.0, 40.0, 1000.0)


@dataclass(frozen=True, slots=True)
class Text:
    """A printed text: its place in points from the bottom left of the page, and its size."""

    x: float
    y: float
    size: float
    text: str


def mutated(data: bytes, random_: random.Random) -> tuple[bytes, list[str]]:
    """The file typeset anew with other texts, and what was done to them."""
    done: list[str] = []
    share = random_.choice(SHARE)
    with pymupdf.open(stream=data, filetype="pdf") as source, pymupdf.open() as target:
        for page in source:
            texts = _texts(page)
            changed = _changed(texts, share, random_, done)
            _page(target, page, changed)
        return bytes(target.tobytes(no_new_id=True, deflate=True)), done


def _texts(page: Any) -> list[Text]:
    height = page.rect.height
    return [
        Text(span["origin"][0], height - span["origin"][1], span["size"], span["text"])
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].strip()
    ]


def _changed(texts: list[Text], share: float, random_: random.Random, done: list[str]) -> list[Text]:
    """Some texts mutated; at least one where there is any."""
    changed = list(texts)
    for _ in range(max(1, int(share * len(texts))) if texts else 0):
        name, mutate = random_.choice(_MUTATIONS)
        at = random_.randrange(len(changed))
        old = changed[at].text
        mutate(changed, at, random_)
        if len(done) < 200:
            new = changed[at].text if at < len(changed) else ""
            done.append(f"{name}: {old[:40]!r} → {new[:40]!r}")
    return changed


def _swap(texts: list[Text], at: int, random_: random.Random) -> None:
    """Two texts change places."""
    other = random_.randrange(len(texts))
    texts[at], texts[other] = replace(texts[at], text=texts[other].text), replace(texts[other], text=texts[at].text)


def _copy(texts: list[Text], at: int, random_: random.Random) -> None:
    """A text prints what another one prints: a label twice, a figure twice."""
    texts[at] = replace(texts[at], text=random_.choice(texts).text)


def _strange(texts: list[Text], at: int, random_: random.Random) -> None:
    texts[at] = replace(texts[at], text=random_.choice(STRANGE))


def _added(texts: list[Text], at: int, random_: random.Random) -> None:
    """Something strange before or behind."""
    old, new = texts[at].text, random_.choice(STRANGE)
    texts[at] = replace(texts[at], text=old + new if random_.random() < 0.5 else new + old)


def _misprint(texts: list[Text], at: int, random_: random.Random) -> None:
    """A figure with another digit, one more, one less, two swapped, a sign."""
    figure = _FIGURE.search(texts[at].text)
    if figure is None:
        return
    digits = list(figure[0])
    place = random_.randrange(len(digits))
    kind = random_.randrange(6)
    if kind == 0:
        digits[place] = random_.choice("0123456789")
    elif kind == 1:
        digits.insert(place, random_.choice("0123456789,.") * random_.choice([1, 1, 20]))
    elif kind == 2:
        del digits[place]
    elif kind == 3:
        random_.shuffle(digits)
    elif kind == 4:
        digits.insert(0, random_.choice("△▲−-(（+"))
    else:
        digits.append(random_.choice(["千円", "円", "%", "人", "百万円", ")", "以上", "年度", "億円"]))
    whole = texts[at].text
    texts[at] = replace(texts[at], text=whole[: figure.start()] + "".join(digits) + whole[figure.end() :])


def _move(texts: list[Text], at: int, random_: random.Random) -> None:
    """A text stands elsewhere, perhaps off the page."""
    far = random_.choice([5.0, 30.0, 300.0, 5000.0])
    texts[at] = replace(
        texts[at], x=texts[at].x + random_.uniform(-far, far), y=texts[at].y + random_.uniform(-far, far)
    )


def _size(texts: list[Text], at: int, random_: random.Random) -> None:
    texts[at] = replace(texts[at], size=random_.choice(_SIZES))


def _struck_twice(texts: list[Text], at: int, random_: random.Random) -> None:
    """Printed again a little beside itself, as bold is made, or many times."""
    for n in range(random_.choice([1, 1, 2, 60])):
        texts.append(replace(texts[at], x=texts[at].x + 0.2 * n))


def _character(texts: list[Text], at: int, random_: random.Random) -> None:
    """One character becomes another of the page."""
    text, other = texts[at].text, random_.choice(texts).text
    if text and other:
        place = random_.randrange(len(text))
        texts[at] = replace(texts[at], text=text[:place] + random_.choice(other) + text[place + 1 :])


def _gone(texts: list[Text], at: int, random_: random.Random) -> None:
    if len(texts) > 1:
        del texts[at]


_MUTATIONS: Final[tuple[tuple[str, Callable[[list[Text], int, random.Random], None]], ...]] = (
    ("swapped", _swap), ("swapped", _swap), ("copied", _copy), ("strange", _strange), ("strange", _strange), ("added", _added),
    ("misprinted", _misprint), ("misprinted", _misprint), ("moved", _move), ("size", _size), ("struck twice", _struck_twice),
    ("character", _character), ("gone", _gone),
)  # fmt: skip


def _page(target: Any, source: Any, texts: list[Text]) -> None:
    """A page with the rules and fills of `source`, and these texts."""
    page = target.new_page(width=source.rect.width, height=source.rect.height)
    page.insert_font(fontname="japan")
    content = [*_drawn(source), *map(_shown, texts)]
    number = target.get_new_xref()
    target.update_object(number, "<<>>")
    target.update_stream(number, b"\n".join(content))
    target.xref_set_key(page.xref, "Contents", f"{number} 0 R")


def _drawn(page: Any) -> list[bytes]:
    """Rectangles and lines of a page; of a path, its pieces one by one."""
    height, found = page.rect.height, []
    for drawing in page.get_drawings():
        fill, paint = drawing.get("fill"), b"S"
        if fill is not None:
            found.append(b"%.3f %.3f %.3f rg" % tuple(fill))
            paint = b"f"
        for item in drawing["items"]:
            if item[0] == "re":
                box = item[1]
                found.append(b"%.2f %.2f %.2f %.2f re %s" % (box.x0, height - box.y1, box.width, box.height, paint))
            elif item[0] == "l":
                start, end = item[1], item[2]
                found.append(b"%.2f %.2f m %.2f %.2f l S" % (start.x, height - start.y, end.x, height - end.y))
    return [*found, b"0 g"]


def _shown(text: Text) -> bytes:
    """The operators that show a text. Lone surrogates pass: the font's codes are UTF-16."""
    code = text.text.encode("utf-16-be", "surrogatepass").hex().encode()
    return b"BT /japan %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET" % (text.size, text.x, text.y, code)
