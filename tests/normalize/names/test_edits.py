"""One character read wrong, and the data file that says which."""

from __future__ import annotations

from normalize.names.edits import Edit, known_words, one_edit, reason_for
from normalize.vocabulary import load


def reason(printed: str, listed: str, *words: str) -> str | None:
    """Why `printed` is accepted for `listed`."""
    edit = one_edit(printed, listed)
    return None if edit is None else reason_for(edit, printed, words, unit=True)


def test_one_edit() -> None:
    """One character, one length."""
    assert one_edit("市民謀", "市民課") == Edit(2, "謀", "課")
    assert one_edit("市民課", "市民課") is None
    assert one_edit("市税謀", "市民課") is None
    assert one_edit("市民", "市民課") is None


def test_what_is_accepted() -> None:
    """And why not."""
    assert reason("企画祝", "企画税") == "confusable 祝/税"
    assert reason("デジタル亀略課", "デジタル戦略課") == "substituted 亀/戦"
    assert reason("亀報課", "情報課") is None  # too short
    assert reason("第2学校教育指導課", "第1学校教育指導課") is None
    assert reason("情報システム係", "情報システム課") is None
    assert reason("富士見丘保育園", "富士見台保育園") is None
    assert reason("環境亀策推進課", "環境政策推進課") is None
    assert reason("デジタル戟略課", "デジタル戦略課", "戟略") is None  # a word of this roster
    assert reason("aws", "avs") is None


def test_the_data_file_keeps_to_itself() -> None:
    """Pairs are two characters, each pair once; no pair turns one known word into another of a sibling's."""
    table = load("names")
    for name in ("confusable", "twins"):
        pairs = [frozenset(pair) for pair in table[name]]
        assert all(len(pair) == 2 for pair in pairs)
        assert len(set(pairs)) == len(pairs)
    assert all(len(word) == 2 for word in known_words())
    assert all(len(word) == 2 for line in table["siblings"] for word in line.split())
