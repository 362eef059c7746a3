"""What may be left of a printed heading without its decorations: numbering, notes, formula letters, years, questions."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

# A part of one character (国, 部) says nothing inside a longer heading.
SHORTEST_PART: Final = 2
# Numbering before a heading: ① (1) 1. 1) ア. Ⅰ. A. ◆ 【 and the marks of list items.
NUMBERING = regex.compile(
    r"^(?:[①-⑳❶-❿]|\([0-9]{1,2}\)|[0-9]{1,2}[.)、:]|[0-9]{1,2}(?=[^\W0-9年月日%次目])|[ア-ン][.)]|\([ア-ン]\)|[IVXivx]{1,4}[.)]|[A-Za-z][.)](?![a-z])|[■□◆◇●○◎・▼▽★☆※*]|[<【\[〔「『])+"
)
# Formula letters after a heading: A, (A), A+B, ①+②, (a)-(b)=(c), B÷A.
_FORMULA = regex.compile(
    r"(?:[(\[]?(?:[A-Za-z①-⑳]|[0-9]{1,2})?[)\]]?[=+\-×÷/*][(\[]*(?:[A-Za-z①-⑳]|[0-9]{1,2})[)\]]*)+$|(?<=[^A-Za-z0-9])[A-Za-z①-⑳]$|[(\[](?:[A-Za-z]|[0-9]{1,2})[)\]]$"
)
_NOTE = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|※.*$")
# 活動指標1, 成果指標②: the form numbers its headings at the end.
_COUNTER = regex.compile(r"(?<=[^0-9.])[0-9①-⑳]{1,2}$")
_INNER = regex.compile(r"[(]([^()]+)[)]$")
CLOSING = regex.compile(r"[>】\]〕」』]+$")
# この事務事業を開始したきっかけは何か: what a heading asks for stands before its question.
_QUESTION = regex.compile(
    r"^(.{2,20}?)(?:は|が)(?:何|誰|どう|どの|どれ|いつ|どこ|ある|でき|適切|妥当).{0,14}(?:か|ですか|ますか)[?。]?$"
)
_YEAR = regex.compile(
    r"(?:(?:令和|平成|昭和|[RHS])\.?(?:[0-9]{1,2}|元)(?:年度?)?|20[0-9]{2}年度?|(?:[0-9]{1,2}|元)年度|(?:前々|前|昨|本|今|当該|当|次|翌々|翌|来)年度)(?:以降の|における|分の|からの|の|に|末|以降|分)?"
)
# 前年度支出済額 is a 支出済額: the year relative to the sheet's own is said in words.
_RELATIVE_YEAR = regex.compile(r"^(?:前年度|昨年度|前年|当年度|本年度|今年度|翌年度|次年度|来年度)の?")


@lru_cache(maxsize=65536)
def cores(folded: str) -> tuple[str, ...]:
    """What may be left of a folded heading without its decorations, the most complete first."""
    bare = CLOSING.sub("", NUMBERING.sub("", folded))
    found = [bare]
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        found.append(bare[1:-1])
    for strip in (_FORMULA, _YEAR, _RELATIVE_YEAR, _NOTE, _COUNTER):
        found += [CLOSING.sub("", strip.sub("", core)) for core in found]
    found += [core[1:-1] for core in found if core.startswith("(") and core.endswith(")") and core.count("(") == 1]
    found += [asked[1] for core in found if (asked := _QUESTION.match(core)) is not None]
    found += [core.removeprefix("うち") for core in found if core.startswith("うち")]
    # なぜ(目的), 気づいたこと(課題): the bracket holds the heading that forms usually print.
    found += [note for note in _INNER.findall(bare) if len(note) >= SHORTEST_PART]
    found += [_FORMULA.sub("", core) for core in found] + [NUMBERING.sub("", core) for core in found]
    return tuple(dict.fromkeys(core for core in found if core))
