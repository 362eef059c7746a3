"""A person and a telephone in one cell: 三好（内線 2417）, 総務課 山田 電話 03-1234-5678."""

from __future__ import annotations

import regex

from normalize.context import Context, Item
from normalize.drafts import Draft, plain_text
from normalize.readings import Reading
from normalize.text import normal

_BOTH = regex.compile(
    r"^(?P<name>[^\d０-９()（）]{1,20}?)\s*[(（]?\s*"
    r"(?:内線|電話|直通|外線|内|TEL|Tel|tel|℡|☎)(?:番号)?\s*[:：.．]?\s*"
    r"(?P<phone>[0-9０-９][0-9０-９\-－‐ー()（） ]{1,16}?)\s*[)）]?$",
    regex.DOTALL,
)

# 記入者（内線）: the heading says what stands in the bracket behind the name.
_ASKED = regex.compile(r"[(（](?:内線|電話|直通|連絡先|内線番号|電話番号)[)）]$")
_BEHIND = regex.compile(
    r"^(?P<name>[^\d０-９()（）]{1,20}?)\s*[(（]\s*(?P<phone>[0-9０-９][0-9０-９\-－‐ー]{1,16})\s*[)）]$"
)


def contact(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """The name, and the telephone beside it as a fact of its own (FACTS.md, ruling 5)."""
    text = item.block.text.strip()
    asked = any(_ASKED.search(head.text) for head in item.path.rows[-1:] + item.path.columns[-1:])
    match = _BOTH.match(text) or (_BEHIND.match(text) if asked else None)
    if match is None or not match["name"].strip():
        return [plain_text(item, reading.concept, dated=False)]
    name, phone = match["name"].strip(), match["phone"].strip()
    return [
        Draft(item, reading.concept, normal(name), name),
        Draft(item, "contact_phone", normal(phone), phone),
    ]
