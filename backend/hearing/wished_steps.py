"""Reads when somebody wants to be reminded: "提前两天和当天早上", "two days before and the same morning". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from backend.hearing.model import DEFAULT_STEPS
from backend.shared.reminder_plan import MOST_STEPS, in_order, is_step

_ENGLISH = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_HAN = {
    sign: value
    for value, signs in enumerate(("", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_NO_DATE = r"(?<![月年第\d])"
"""The day of a date ("1月14日") is no count of days."""
_DIGITS = r"\d{1,3}|[一二两兩三四五六七八九十]{1,3}"
_WORDS = r"a|an|one|two|three|four|five|six|seven|eight|nine|ten"
_HALF_HOUR = re.compile(
    r"半\s*个?個?\s*(?:小时|小時|钟头|鐘頭|钟|鐘)|半(?:个|個)?鐘|half an hour|half-hour", re.IGNORECASE
)
_COUNTED = (
    (re.compile(rf"({_DIGITS})\s*(?:个|個)?(?:星期|礼拜|禮拜|周|週)"), "d", 7),
    (re.compile(rf"{_NO_DATE}({_DIGITS})\s*(?:天|日)"), "d", 1),
    (re.compile(rf"({_DIGITS})\s*(?:个|個)?(?:小时|小時|钟头|鐘頭|鐘|钟)"), "h", 1),
    (re.compile(rf"({_DIGITS})\s*(?:分钟|分鐘|分)"), "m", 1),
    (re.compile(rf"\b(\d{{1,3}}|{_WORDS})[\s-]*weeks?\b", re.IGNORECASE), "d", 7),
    (re.compile(rf"\b(\d{{1,3}}|{_WORDS})[\s-]*days?\b", re.IGNORECASE), "d", 1),
    (re.compile(rf"\b(\d{{1,3}}|{_WORDS})[\s-]*(?:hours?|hrs?)\b", re.IGNORECASE), "h", 1),
    (re.compile(rf"\b(\d{{1,3}}|{_WORDS})[\s-]*(?:minutes?|mins?)\b", re.IGNORECASE), "m", 1),
)
_EVENING = re.compile(
    r"(?:前一|头一|頭一|前)(?:天|日|晚)(?:的)?(?:晚上|晚|夜|傍晚)?|前一晚|前晚|"
    r"\b(?:the )?(?:evening|night) before\b|\b(?:the )?previous (?:evening|night)\b",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"(?:前一|头一|頭一|前)(?:天|日)(?!的?(?:晚|夜|傍))|\bthe day before\b", re.IGNORECASE)
_MORNING = re.compile(
    r"(?:当|當|同|嗰|那)(?:天|日)(?:的)?(?:早上|早晨|早|上午|朝早|朝|一早)?|即日朝早|"
    r"\b(?:the |that )?same (?:day|morning)\b|\bthat morning\b|\b(?:on|in) the (?:day|morning)\b|\bmorning of\b",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"默认|默認|照常|一般|平常|正常|建议|建議|照你|照旧|照舊|就这样|就這樣|default|usual|standard|recommended",
    re.IGNORECASE,
)


def read_steps(text: str) -> tuple[str, ...]:
    """Return the steps a text wishes, earliest first; the default for "as usual"; nothing when it wishes none.

    What can't be kept to (500 days, 40 hours) is brought into days where that is meant, and left out else. No more than
    `MOST_STEPS` are kept, the nearest ones.
    """
    found: list[str] = []
    rest = _take(_HALF_HOUR, text, lambda _: found.append("m30"))
    rest = _take(_DAY_BEFORE, rest, lambda _: found.append("d1"))
    rest = _take(_EVENING, rest, lambda _: found.append("evening"))
    rest = _take(_MORNING, rest, lambda _: found.append("morning"))
    for pattern, unit, size in _COUNTED:
        rest = _take(pattern, rest, lambda match, u=unit, s=size: found.append(_step(_number(match[1]) * s, u)))  # type: ignore[misc]
    steps = in_order(step for step in found if is_step(step))
    if not steps and _USUAL.search(text):
        return DEFAULT_STEPS
    return steps[-MOST_STEPS:]


def _take(pattern: re.Pattern[str], text: str, note: Callable[[re.Match[str]], None]) -> str:
    """Note every match and blank it, so that no later pattern reads the same words."""
    for match in pattern.finditer(text):
        note(match)
    return pattern.sub(" , ", text)


def _step(count: int, unit: str) -> str:
    if unit == "m" and count >= 60 and count % 60 == 0:
        count, unit = count // 60, "h"
    if unit == "h" and count >= 24:
        count, unit = count // 24, "d"
    return f"{unit}{count}"


def _number(word: str) -> int:
    """A count as people write it, up to 99 in Chinese; the bot's larger readers live behind their wall."""
    low = word.casefold()
    if low.isdecimal():
        return int(low)
    if low in _ENGLISH:
        return _ENGLISH[low]
    tens, ten, ones = low.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)
