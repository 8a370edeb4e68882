"""One spelling for what people write in many: the text which the intent classifier reads.

Width, case, script, Cantonese words, numbers, markup and emoji differ from person to person without changing what is
wanted. Nothing else in the bot reads this text: names, dates and papers are taken from what was really written.
"""

from __future__ import annotations

import html
import re
import unicodedata

from opencc import OpenCC

from bot.nlu.cantonese import to_standard_chinese

LONGEST_READ = 400
"""Characters of a message that are read for its intent. A long story says what it wants at its beginning or its end."""

_TO_SIMPLIFIED = OpenCC("t2s")
_SPOKEN_EMOJI = {"👍": "好的", "👌": "好的", "✅": "好的", "🙏": "谢谢", "👋": "你好", "👎": "不", "❌": "不"}
_EMOJI = re.compile("|".join(map(re.escape, _SPOKEN_EMOJI)))
_MARKUP = re.compile(
    r"<!--.*?-->|</?[a-z][^<>]{0,200}>|[*_`~#>|]+(?=\s|\w|$)|\]\([^)\s]{0,200}\)", re.IGNORECASE | re.DOTALL
)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MASKED_CODE = re.compile(r"⟦code:[^⟦⟧]{0,64}⟧")
"""A one-time code says what it is for, even alone."""
_MASKED_VALUE = re.compile(r"⟦[^⟦⟧]{0,64}⟧")
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_CHINESE_NUMBER = re.compile(r"(?!万一|千万(?![元块蚊])|十分(?!钟))[零〇一二两三四五六七八九十百千万亿]{2,}")
_REPEATED = re.compile(r"(\D)\1{3,}")
_KANA = re.compile("[\u3041-\u30ff].*[\u3041-\u30ff]", re.DOTALL)
"""Japanese, whose characters are no Traditional Chinese; a single の is an ornament of Chinese shop signs."""
_THAI_AM = ("\u0e4d\u0e32", "\u0e33")
"""A vowel that NFKC takes apart, after which the sentence encoder no longer knows the word."""
_SPACES = re.compile(r"\s+")


def plain_text(text: str) -> str:
    """Brings a message into the one spelling that the intent classifier is trained on.

    Args:
        text: What the person wrote: any length, any characters. Private values may be masked as ⟦kind:…⟧.

    Returns:
        Lower-case simplified Chinese or another language's own words; each number, and each masked value, is ``0``.
        Empty when nothing in the message can be read (control characters, pictures).
    """
    text = _shorten(_readable(text))
    text = unicodedata.normalize("NFKC", text).casefold().replace(*_THAI_AM)
    if not _KANA.search(text):
        text = _TO_SIMPLIFIED.convert(to_standard_chinese(text))
    return _without_numbers(_SPACES.sub(" ", text)).strip()


def _readable(text: str) -> str:
    """Takes out markup, addresses and characters that are no words."""
    text = _MARKUP.sub(" ", html.unescape(text[:20_000]))
    if any(map(str.isalnum, text)):
        text = text.replace("🙏", " ")  # beside words it pleads; alone it thanks
    text = _EMOJI.sub(lambda found: f" {_SPOKEN_EMOJI[found.group()]} ", text)
    text = _MASKED_VALUE.sub(" 0 ", _MASKED_CODE.sub(" 绑定码 ", _WEB_ADDRESS.sub(" ", text)))
    return "".join(character if _is_word_or_mark(character) else " " for character in text)


def _is_word_or_mark(character: str) -> bool:
    """Tells whether a character belongs to words, numbers or punctuation: not a control, private or pictured one."""
    return unicodedata.category(character)[0] in "LNPM" or character in "$+=<>￥"


def _shorten(text: str) -> str:
    """Keeps the beginning and the end of a long message."""
    text = _REPEATED.sub(r"\1\1\1", _SPACES.sub(" ", text)).strip()
    return text if len(text) <= LONGEST_READ else f"{text[: LONGEST_READ * 3 // 4]} {text[-LONGEST_READ // 4 :]}"


def _without_numbers(text: str) -> str:
    """Writes every number alike: which number it is says nothing about what the person wants."""
    return _NUMBER.sub("0", _CHINESE_NUMBER.sub("0", text))
