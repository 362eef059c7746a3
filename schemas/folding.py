"""Folding of printed labels for comparison, and the radicals that stand in for whole characters.

PDF writers map a glyph back to the first code point that has it, so 西宮市 comes out as ⻄宮市 (U+2EC4). NFKC knows
the Kangxi block only, and turns ⼾ into 戶 where a Japanese font draws 戸. `RADICALS` is Unicode's
EquivalentUnifiedIdeograph property for both blocks, with the two places where Adobe-Japan1 differs (⼾戸, ⿊黒).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Each pair is a radical and the ideograph that it stands for. Source: EquivalentUnifiedIdeograph.txt (Unicode 15.0).
_SUPPLEMENT: Final = (
    "⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 "
    "⺕𫜹 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 "
    "⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 "
    "⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 "
    "⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 "
    "⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟 "
)
# ⼾ and ⿊ by UniJIS-UTF32-H (Adobe-Japan1): they share their glyph with 戸 and 黒, not with 戶 and 黑.
_KANGXI: Final = (
    "⼀一 ⼁丨 ⼂丶 ⼃丿 ⼄乙 ⼅亅 ⼆二 ⼇亠 ⼈人 ⼉儿 ⼊入 ⼋八 ⼌冂 ⼍冖 ⼎冫 ⼏几 ⼐凵 ⼑刀 ⼒力 ⼓勹 "
    "⼔匕 ⼕匚 ⼖匸 ⼗十 ⼘卜 ⼙卩 ⼚厂 ⼛厶 ⼜又 ⼝口 ⼞囗 ⼟土 ⼠士 ⼡夂 ⼢夊 ⼣夕 ⼤大 ⼥女 ⼦子 ⼧宀 "
    "⼨寸 ⼩小 ⼪尢 ⼫尸 ⼬屮 ⼭山 ⼮巛 ⼯工 ⼰己 ⼱巾 ⼲干 ⼳幺 ⼴广 ⼵廴 ⼶廾 ⼷弋 ⼸弓 ⼹彐 ⼺彡 ⼻彳 "
    "⼼心 ⼽戈 ⼾戸 ⼿手 ⽀支 ⽁攴 ⽂文 ⽃斗 ⽄斤 ⽅方 ⽆无 ⽇日 ⽈曰 ⽉月 ⽊木 ⽋欠 ⽌止 ⽍歹 ⽎殳 ⽏毋 "
    "⽐比 ⽑毛 ⽒氏 ⽓气 ⽔水 ⽕火 ⽖爪 ⽗父 ⽘爻 ⽙爿 ⽚片 ⽛牙 ⽜牛 ⽝犬 ⽞玄 ⽟玉 ⽠瓜 ⽡瓦 ⽢甘 ⽣生 "
    "⽤用 ⽥田 ⽦疋 ⽧疒 ⽨癶 ⽩白 ⽪皮 ⽫皿 ⽬目 ⽭矛 ⽮矢 ⽯石 ⽰示 ⽱禸 ⽲禾 ⽳穴 ⽴立 ⽵竹 ⽶米 ⽷糸 "
    "⽸缶 ⽹网 ⽺羊 ⽻羽 ⽼老 ⽽而 ⽾耒 ⽿耳 ⾀聿 ⾁肉 ⾂臣 ⾃自 ⾄至 ⾅臼 ⾆舌 ⾇舛 ⾈舟 ⾉艮 ⾊色 ⾋艸 "
    "⾌虍 ⾍虫 ⾎血 ⾏行 ⾐衣 ⾑襾 ⾒見 ⾓角 ⾔言 ⾕谷 ⾖豆 ⾗豕 ⾘豸 ⾙貝 ⾚赤 ⾛走 ⾜足 ⾝身 ⾞車 ⾟辛 "
    "⾠辰 ⾡辵 ⾢邑 ⾣酉 ⾤釆 ⾥里 ⾦金 ⾧長 ⾨門 ⾩阜 ⾪隶 ⾫隹 ⾬雨 ⾭靑 ⾮非 ⾯面 ⾰革 ⾱韋 ⾲韭 ⾳音 "
    "⾴頁 ⾵風 ⾶飛 ⾷食 ⾸首 ⾹香 ⾺馬 ⾻骨 ⾼高 ⾽髟 ⾾鬥 ⾿鬯 ⿀鬲 ⿁鬼 ⿂魚 ⿃鳥 ⿄鹵 ⿅鹿 ⿆麥 ⿇麻 "
    "⿈黃 ⿉黍 ⿊黒 ⿋黹 ⿌黽 ⿍鼎 ⿎鼓 ⿏鼠 ⿐鼻 ⿑齊 ⿒齒 ⿓龍 ⿔龜 ⿕龠 "
)

RADICALS: Final[dict[int, str]] = {ord(pair[0]): pair[1] for pair in (_SUPPLEMENT + _KANGXI).split()}
# Two more that share their glyph with another, and that Source Han's (Noto CJK's) fonts give back for it: ・ and ／.
TWINS: Final[dict[int, str]] = {0x2027: "・", 0x2215: "／"}
_GLYPHS: Final = {**RADICALS, **TWINS}
"""Every code point of U+2E80–2FDF that has an equivalent → that ideograph, for `str.translate`."""

# Shapes of one character that people write for one another in names; kept for display, folded for comparing.
_VARIANTS: Final = (
    "﨑崎 嵜崎 碕崎 髙高 𠮷吉 德徳 濵浜 濱浜 邉辺 邊辺 澤沢 櫻桜 廣広 國国 學学 會会 應応 齋斎 眞真 曾曽 檜桧 桒桑 "
    "靑青 黃黄 黑黒 戶戸 內内 步歩 每毎 淸清 敎教 增増 橫横 緖緒 緣縁 鄕郷 卽即 旣既 溫温 虛虚 揭掲 硏研 產産 說説 "
    "區区 縣県 廳庁 號号 圖図 總総 稅税 經経 戰戦 營営 醫医 藥薬 豐豊 瀨瀬 瀧滝 燒焼 條条 假仮 壽寿 惠恵 靜静 榮栄 "
    "ヶケ ヵカ"
)
VARIANTS: Final[dict[int, str]] = {ord(pair[0]): pair[1] for pair in _VARIANTS.split()}
"""Variant ideographs (and small ヶ) → the common shape, for `str.translate`."""

DASHES: Final = (
    "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u30fc\uff0d\uff70\ufe63\ufe58\u2e3a\u2e3b"
)
"""Everything that is drawn as a horizontal dash, the long-vowel mark included."""
TILDES: Final = "~\u301c\uff5e\u223c\u223d\u02dc\u2053\u3030"
"""Everything that is drawn as a wave."""

# After NFKC. All white space and everything invisible goes; brackets become ASCII.
_LIGHT: Final[dict[int, str | None]] = {
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, TILDES), "~"),
    **dict.fromkeys(map(ord, "〔⟨⦅⸨﹙❨"), "("),
    **dict.fromkeys(map(ord, "〕⟩⦆⸩﹚❩"), ")"),
    **dict.fromkeys(map(ord, "【〖［〚"), "["),
    **dict.fromkeys(map(ord, "】〗］〛"), "]"),
    **dict.fromkeys(map(ord, "〈《‹«＜"), "<"),
    **dict.fromkeys(map(ord, "〉》›»＞"), ">"),
    **dict.fromkeys(map(ord, "・･•∙⋅·"), "・"),
    **dict.fromkeys(map(ord, "，､﹐"), ","),
    **VARIANTS,
    **dict.fromkeys([*range(0x21), *range(0x7F, 0xA1), 0x3000, 0x2028, 0x2029, 0x180E, 0xFEFF]),
    **dict.fromkeys([*range(0x2000, 0x2010), *range(0x202A, 0x2030), *range(0x205F, 0x2070)]),
    **dict.fromkeys([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x061C]),
}
# A dash after a kana is the long-vowel mark: デ−タ, サーバ‐, ユーザー.
_LONG_VOWEL: Final = re.compile("(?<=[ぁ-ゖァ-ヺー])-")
_TRAILING: Final = ":※*"
_CACHED_LENGTH: Final = 120


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(_GLYPHS)).translate(_LIGHT)
    if not unicodedata.is_normalized("NFKC", folded):
        # An accent that stood on a blank of its own now stands on a letter.
        folded = unicodedata.normalize("NFKC", folded)
    if "-" in folded:
        folded = _LONG_VOWEL.sub("ー", folded)
    return folded.rstrip(_TRAILING)


_fold_short = lru_cache(maxsize=32768)(_fold)


def fold_label(text: str) -> str:
    """A printed label as a key to compare by: `事　業　名：` → `事業名`, `予算額（千円）` → `予算額(千円)`.

    Radicals and NFKC (so ① → 1), no white space or invisible characters, dashes → `-` (`ー` after a kana), waves → `~`,
    brackets ASCII, 髙 → 高, and no trailing `:`, `※`, `*`. Case is kept. Never raises; lone surrogates pass through.
    """
    return _fold_short(text) if len(text) <= _CACHED_LENGTH else _fold(text)
