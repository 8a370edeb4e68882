"""Chinese numbers up to 9999: as laws write them (一千一百二十七), and as people type them (1127, 一一二七). Pure."""

from __future__ import annotations

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "零〇○一二两三四五六七八九十百千"
"""Signs of a Chinese number below ten thousand, to stand in a class of a pattern."""
HIGHEST = 9999
_SIGNS = "零一二三四五六七八九"


def number_in(text: str) -> int:
    """Return the number a numeral stands for, 0 where it is none.

    Args:
        text: Chinese signs with units, Chinese signs as bare digits (一一二七), or Arabic digits.
    """
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 4 else 0
    if any(sign not in DIGITS and sign not in UNITS for sign in text):
        return 0
    if not any(sign in UNITS for sign in text):
        digits = "".join(str(DIGITS[sign]) for sign in text)
        return int(digits) if len(digits) <= 4 else 0
    total, digit = 0, 0
    for sign in text:
        if sign in UNITS:
            total, digit = total + (digit or 1) * UNITS[sign], 0
        else:
            digit = DIGITS[sign]
    return total + digit if total + digit <= HIGHEST else 0


def in_chinese(number: int) -> str:
    """Return a number from 1 to 9999 as laws write it: 1127 is 一千一百二十七, 1001 is 一千零一, 10 is 十."""
    if not 0 < number <= HIGHEST:
        raise ValueError(number)
    said, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            said += ("零" if gap and said else "") + _SIGNS[digit] + sign
            gap = False
        else:
            gap = True
    return said.removeprefix("一") if said.startswith("一十") else said
