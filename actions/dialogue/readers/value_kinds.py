"""Values inside a longer text: of which kind one is, and where it stands as words of its own. Pure.

"不是2021年5月，是2020年5月" changes the day inside a story; "不是分红" names no day, sum or name, so that no word of a
story is changed by it. "me" stands nowhere in "Jiangmen".
"""

from __future__ import annotations

import re

from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

_NUMERAL = re.compile(
    r"[\d〇零一二三四五六七八九十两兩百千万萬亿億廿卅][\d〇零一二三四五六七八九十两兩百千万萬亿億,.]*"
)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"[\d〇零一二三四五六七八九十两]+[年月日号號](?![\d])")
_SUM = re.compile(
    r"(?:\d[\d,]{2,}(?:\.\d+)?|[\d〇零一二三四五六七八九十两兩百千万萬]*[百千万萬])(?=\s?(?:元|块|塊|蚊|美金|美元|港|$|[^\d年月]))"
)
_THOUSANDS = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{4,})(?![\d,]*\.?\d)")
"""Figures of a thousand and more."""
_SPACES = re.compile(r"\s+")
_LONGEST_FIGURE = 24
_WORD = r"[^\W_\u3400-\u9fff]"


def with_new_sum(text: str, told: str) -> str:
    """Return a text with its one sum replaced by the one that is told; nothing where that is not plain.

    Days that are told along must stand in the text already: what is new besides the sum would be lost.

    Args:
        text: what stands ("每个月付2500元，自2024年12月起").
        told: the new words ("每个月4000元，由2024年12月起").
    """
    old, new = _sums(text), _sums(told)
    days = set(_DAY.findall(told)) <= set(_DAY.findall(text))
    return replaced(text, old[0], new[0]) if len(old) == len(new) == 1 and days else ""


def _sums(text: str) -> list[str]:
    """The figures of a text that count money: of three signs, or with its name behind, and no part of a day."""
    bare = _DAY.sub(" ", text)
    return [found.group() for found in _SUM.finditer(bare)]


def same_kind(wrong: str, right: str) -> bool:
    """Return True if one value may stand where the other stood: two figures with the same units, or two names.

    Args:
        wrong: the value that is denied.
        right: the one that is said instead.
    """
    shapes = [_shape(text) for text in (wrong, right)]
    if all("#" in shape for shape in shapes):
        return shapes[0] == shapes[1] and len(right) <= _LONGEST_FIGURE
    return not any("#" in shape for shape in shapes) and is_name(wrong) and is_name(right)


def shared_head(wrong: str, right: str) -> str:
    """Return the head of a value whose other part is replaced ("月息" of "月息一分" for "两分"), or nothing.

    Args:
        wrong: the value that is denied.
        right: what is said instead: of the same shape as the end of it.
    """
    shape = _shape(right)
    if not shape.startswith("#") or len(right) > _LONGEST_FIGURE:
        return ""
    starts = [found.start() for found in _NUMERAL.finditer(wrong) if found.start() > 0]
    return next((wrong[:at] for at in starts if _shape(wrong[at:]) == shape), "")


def holds_apart(text: str, value: str) -> bool:
    """Return True if a value stands in a text as words of its own, and not as a part of another word or figure."""
    return bool(value) and _apart(value).search(sign_by_sign(text)) is not None


def replaced(text: str, wrong: str, right: str) -> str:
    """A text with one value for another, wherever that one stands as words of its own, in either script."""
    kept, at = [], 0
    for found in _apart(wrong).finditer(sign_by_sign(text)):
        kept += [text[at : found.start()], right]
        at = found.end()
    return "".join([*kept, text[at:]])


def _shape(text: str) -> str:
    """A text with one mark for each figure and each month's name: "2021年5月3日" is "#年#月#日"."""
    return _SPACES.sub(" ", _MONTH.sub("#", _NUMERAL.sub("#", text.strip()))).casefold()


def _apart(value: str) -> re.Pattern[str]:
    """Pattern that finds a value between the ends of words, and no figure inside a longer one."""
    begin, end = value[:1], value[-1:]
    before = rf"(?<!{_WORD})" if re.match(_WORD, begin) else ""
    after = rf"(?!{_WORD}|['’]{_WORD})" if re.match(_WORD, end) else ""
    if _NUMERAL.match(begin):
        before = r"(?<![\d〇零一二三四五六七八九十两兩百千万萬亿億.])"
    if _NUMERAL.match(end):
        after = r"(?![\d〇零一二三四五六七八九十两兩百千万萬亿億]|[.,]\d)"
    return re.compile(before + _spelt(sign_by_sign(value)) + after, re.IGNORECASE)


def _spelt(value: str) -> str:
    """Pattern of a value; the thousands of a figure may be parted in the text or not ("30,000", "30000")."""
    parts: list[str] = []
    at = 0
    for found in _THOUSANDS.finditer(value):
        digits = found.group().replace(",", "")
        heads = len(digits) % 3 or 3
        groups = [digits[:heads], *(digits[n : n + 3] for n in range(heads, len(digits), 3))]
        parts += [re.escape(value[at : found.start()]), ",?".join(groups)]
        at = found.end()
    return "".join([*parts, re.escape(value[at:])])
