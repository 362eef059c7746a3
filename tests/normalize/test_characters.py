"""One writing for one character, without what NFKC would lose."""

from __future__ import annotations

import pytest

from normalize.characters import normal, plain


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        # radicals and compatibility ideographs
        ("⼾籍", "戸籍"), ("⻄宮市", "西宮市"), ("市⺠協働", "市民協働"), ("⻘少年", "青少年"), ("⻑寿", "長寿"), ("給⻝", "給食"),
        ("⾯積", "面積"), ("⽔道", "水道"), ("⽂書", "文書"), ("⼯事", "工事"), ("⼈⼝", "人口"), ("⿊⾖", "黒豆"), ("⺟⼦", "母子"), ("⿓", "龍"),
        ("\ufa1b\ufa4d", "福祉"), ("\ufa19社", "神社"), ("\ufa10", "塚"),
        # kept for display
        ("宮﨑", "宮﨑"), ("髙橋", "髙橋"), ("𠮷野", "𠮷野"), ("德島", "德島"), ("﨑", "﨑"),
        # marks whose NFKC form says something else
        ("①稼働率", "①稼働率"), ("⑳", "⑳"), ("㉑", "㉑"), ("㈱日立", "㈱日立"), ("12㎡", "12㎡"), ("10²", "10²"), ("H₂O", "H₂O"), ("1½", "1½"),
        ("…", "…"), ("‥", "‥"), ("㊒", "㊒"), ("Ⓐ", "Ⓐ"), ("㌔", "㌔"), ("製品™", "製品™"), ("㍻30", "㍻30"),
        # NFKC
        ("ＩＣＴ推進", "ICT推進"), ("１２３", "123"), ("（千円）", "(千円)"), ("９９．５％", "99.5%"), ("￥", "¥"), ("Ⅳ", "IV"),
        # half-width kana and voiced marks
        ("ﾊﾞｯｸｱｯﾌﾟ", "バックアップ"), ("ﾊﾟｿｺﾝ", "パソコン"), ("ｳﾞｨﾗ", "ヴィラ"), ("ｶﾞｲﾄﾞ", "ガイド"), ("か\u3099んり", "がんり"), ("テ\u3099ータ", "データ"),
        ("ハ゛ス", "バス"), ("ホ゜ンフ゜", "ポンプ"), ("カﾞ", "ガ"), ("｢市｣､｡･", "「市」、。・"), ("ﾃﾞｰﾀ", "データ"), ("あ゛", "あ゛"),
        # dashes by what stands around them
        ("デ−タ", "データ"), ("サ―ビス", "サービス"), ("インタ－ネット", "インターネット"), ("サ−バ−", "サーバー"), ("センタ－の運営", "センターの運営"),
        ("アクション-プラン", "アクション-プラン"), ("０３－１２３４", "03-1234"), ("03ー1234", "03-1234"), ("令和3年度―決算", "令和3年度―決算"),
        # what cannot be seen
        ("A\x00B", "AB"), ("福\u200b祉", "福祉"), ("\ufeff市", "市"), ("\u202e市\u202c", "市"), ("\ud800市", "市"), ("市\udfff", "市"), ("葛\U000e0100城", "葛城"),
        ("☑\ufe0f有", "☑有"), ("soft\u00adhyphen", "softhyphen"), ("\u2066a\u2069", "a"), ("\x1b[0m", "[0m"),
        # blanks
        ("　前後　", "前後"), ("A　 B", "A B"), ("a\u00a0b", "a b"), ("a\tb", "a b"), ("a \n b", "a\nb"), ("a\r\nb", "a\nb"), ("a\u2028b", "a\nb"), ("", ""),
        # no conversion of numerals or words
        ("一般会計", "一般会計"), ("三重県", "三重県"), ("平成29年度～令和3年度", "平成29年度~令和3年度"),
    ],
)  # fmt: skip
def test_normal(raw: str, kept: str) -> None:
    assert normal(raw) == kept
    assert normal(kept) == kept


def test_a_long_text_is_read_like_a_short_one() -> None:
    assert normal("ﾊﾞ⼾①" * 100) == "バ戸①" * 100


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("㍻30年度", "平成30年度"),
        ("㋿元年", "令和元年"),
        ("①", "①"),
        ("10²", "10²"),
        ("a\nb", "a b"),
        ("  １　２ ", "1 2"),
        ("99㌫", "99%"),
    ],
)
def test_plain(raw: str, kept: str) -> None:
    assert plain(raw) == kept
