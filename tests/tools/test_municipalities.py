"""How Japan Post's names become those of the list."""

from __future__ import annotations

from tools.municipalities import Listed, rows


def test_what_is_taken_apart_and_added() -> None:
    """Districts (郡) and islands become aliases; designated cities and prefectures are derived."""
    listed = [
        Listed("10344", "北群馬郡榛東村", "キタグンマグンシントウムラ", "群馬県", "グンマケン"),
        Listed("13381", "三宅島三宅村", "ミヤケジマミヤケムラ", "東京都", "トウキョウト"),
        Listed("22138", "浜松市中央区", "ハママツシチュウオウク", "静岡県", "シズオカケン"),
        Listed("22140", "浜松市天竜区", "ハママツシテンリュウク", "静岡県", "シズオカケン"),
        Listed("28481", "赤穂郡上郡町", "アコウグンカミゴオリチョウ", "兵庫県", "ヒョウゴケン"),
        Listed("24202", "四日市市", "ヨッカイチシ", "三重県", "ミエケン"),
    ]
    found = {row.id: (row.name, row.aliases, row.kana) for row in rows(listed)}
    assert found["10344"] == ("榛東村", ("北群馬郡榛東村",), "シントウムラ")
    assert found["13381"] == ("三宅村", ("三宅島三宅村",), "ミヤケムラ")
    assert found["22130"] == ("浜松市", (), "ハママツシ")
    assert found["22138"] == ("浜松市中央区", ("中央区",), "ハママツシチュウオウク")
    assert found["28481"] == ("上郡町", ("赤穂郡上郡町",), "カミゴオリチョウ")
    assert found["24202"] == ("四日市市", (), "ヨッカイチシ")
    assert found["13000"] == ("東京都", (), "トウキョウト")
    assert len(found) == 12
