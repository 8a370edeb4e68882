"""Times of day: 三点半, 下晝兩點半, 15:30, 3pm, half past three; and the parts of the day, 上午 and evening.

An hour from 1 to 6 with nothing beside it is taken as afternoon: no office sees anyone at three in the morning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..numerals import ENGLISH, parse_integer
from .readings import ClockReading, PartReading

_PARTS = {
    "morning": "早上|上午|早晨|朝早|朝头早|清晨|清早|一早|大早|午前|上昼|朝晨",
    "noon": "中午|正午|晌午|午间",
    "afternoon": "下午|下昼|晏昼|午后|后晌|晏就",
    "evening": "晚上|傍晚|挨晚|黄昏|夜晚|晚间|晚头|夜晚黑",
    "night": "半夜|深夜|夜里|午夜|三更",
    "dawn": "凌晨|天光|天未光",
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split("|")}
_PART = re.compile(f"(?:{'|'.join(sorted(_PART_OF, key=len, reverse=True))})(?!好|安|茶|饭|餐|市|报|多)")
_GREETING = "早晨"
_PART_EN = re.compile(
    r"(?<![a-z])(?<!good )(?:in the\s|at\s)?(?P<word>morning|noon|midday|afternoon|evening|midnight|night)s?(?![a-z])"
)
_EN_PARTS = {"midday": "noon", "midnight": "night"}

_N = r"\d{1,2}|[一二两三四五六七八九十廿]{1,3}"
_CHINESE = re.compile(
    rf"(?<![\d第.一二两三四五六七八九十])(?:差(?P<short>{_N}|一刻)分?钟?)?(?P<hour>{_N}|零)\s?(?P<mark>点|时(?!间|候|期|常|刻|效|代|长|限|段|辰))"
    rf"(?:(?P<half>半)|(?P<sharp>整|正)|(?P<quarter>[一二三123])刻|零?(?P<minute>\d{{1,2}}|[一二三四五]?十[一二三四五六七八九]?)(?:分(?!之)钟?)?(?![\d个])"
    rf"|零?(?P<few>[零一二三四五六七八九])分(?!之)|零(?P<zero>[一二三四五六七八九])|(?P<ji>[一二两三四五六七八九十]|十一|\d{{1,2}})个字|[搭踏]正?(?P<da>{_N}|半)个?字?)?钟?",
    re.ASCII,
)
_DIGITAL = re.compile(
    r"(?<![\d:./])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z]))?(?![\d:])",
    re.ASCII,
)
_HOUR_EN = r"(?P<hour>1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AM_PM = re.compile(
    rf"(?<![\w.:/$-]){_HOUR_EN}(?:[:.](?P<minute>[0-5]\d)|\s(?P<words>fifteen|thirty|forty-five))?\s?(?P<half>a\.m\.?|p\.m\.?|am|pm)(?![a-z])",
    re.ASCII,
)
_O_CLOCK = re.compile(
    rf"(?<![\w.:/$-])(?:(?P<past>half|quarter|a quarter|\d{{1,2}}) (?P<way>past|to|after|before) {_HOUR_EN}"
    rf"(?![\w:.]\d|\w)|{_HOUR_EN.replace('<hour>', '<hour2>')}\s?o'?clock)",
    re.ASCII,
)
_AT = re.compile(
    rf"(?<![a-z])(?:at|@|around|about)\s?{_HOUR_EN}(?![\w:./%-]|\s?(?:am|pm|percent|of|st|nd)\b)", re.ASCII
)
_IN_THE = re.compile(rf"(?<![\w.:/$-]){_HOUR_EN}(?=\s(?:in the\s)?(?:morning|afternoon|evening)(?![a-z]))", re.ASCII)
_NOT_A_TIME = re.compile(
    r"\s?(?:要求|意见|建议|看法|问题|原因|理由|内容|想法|疑问|说明|声明|事|儿|都|也|钱|点|滴|不|[零一二三四五六七八九\d])"
)


def clock_of(hour: int, minute: int, part: str | None, exact: bool) -> tuple[str, int]:
    """The clock time "HH:MM" and how many days later it falls, given the part of day said beside it."""
    late = 0
    if hour == 24:
        hour, late = 0, 1
    elif (part == "afternoon" and hour < 12) or (part == "noon" and hour < 6):
        hour += 12
    elif (part in ("evening", "night") and hour == 12) or (part == "evening" and hour < 5):
        hour, late = hour % 12, 1
    elif part in ("evening", "night") and 5 <= hour < 12:
        hour += 12
    elif part == "dawn" and hour == 12:
        hour = 0
    elif part is None and not exact and 1 <= hour <= 6:
        hour += 12
    return f"{hour:02d}:{minute:02d}", late


def _minute(match: re.Match[str]) -> int | None:
    if match["half"] or match["da"] == "半":
        return 30
    if match["quarter"]:
        return 15 * (parse_integer(match["quarter"]) or 0)
    fives = match["ji"] or match["da"]
    if fives:  # Cantonese counts five minutes as one 字
        return 5 * (parse_integer(fives) or 0)
    written = match["minute"] or match["few"] or match["zero"]
    return parse_integer(written) if written else 0


def _chinese(match: re.Match[str], text: str) -> ClockReading | None:
    hour, minute = parse_integer(match["hour"]), _minute(match)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    bare = text[match.end("mark") - 1 : match.end()].rstrip() in ("点", "时")
    a_little = match["hour"] == "一" and text[max(0, match.start() - 1) : match.start()] in (
        "快",
        "早",
        "差",
        "有",
        "迟",
        "好",
    )
    if bare and (a_little or _NOT_A_TIME.match(text, match.end())):
        return None
    if match["short"]:
        less = 15 if match["short"] == "一刻" else parse_integer(match["short"]) or 0
        hour, minute = divmod(hour * 60 - less, 60)
    exact = hour > 12 or hour == 0 or match["hour"].startswith("0")
    return ClockReading(match.start(), match.end(), hour, minute, exact, weak=bare)


def _halved(hour: int, half: str | None) -> int:
    return hour if not half else hour % 12 + (12 if half.startswith("p") else 0)


def _digital(match: re.Match[str]) -> ClockReading | None:
    hour, half = int(match["hour"]), match["half"]
    if half and not 1 <= hour <= 12:
        half = None
    exact = bool(half) or hour > 12 or match["hour"].startswith("0")
    return ClockReading(match.start(), match.end(), _halved(hour, half), int(match["minute"]), exact)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else ENGLISH[word]


def _am_pm(match: re.Match[str]) -> ClockReading:
    hour = _halved(_hour(match["hour"]), match["half"])
    minute = int(match["minute"] or 0) + {"fifteen": 15, "thirty": 30, "forty-five": 45}.get(match["words"] or "", 0)
    return ClockReading(match.start(), match.end(), hour, minute, exact=True)


def _o_clock(match: re.Match[str]) -> ClockReading | None:
    hour = _hour(match["hour"] or match["hour2"])
    minute = 0
    if match["past"]:
        minute = 30 if match["past"] == "half" else 15 if "quarter" in match["past"] else int(match["past"])
        hour, minute = divmod(hour * 60 + (minute if match["way"] in ("past", "after") else -minute), 60)
    return ClockReading(match.start(), match.end(), hour, minute) if minute < 60 else None


def find_parts(text: str) -> Iterator[PartReading]:
    """Every part of the day in a folded text; greetings (早上好, good morning) are none."""
    for match in _PART.finditer(text):
        yield PartReading(match.start(), match.end(), _PART_OF[match.group()], weak=match.group() == _GREETING)
    for match in _PART_EN.finditer(text):
        word = match["word"]
        yield PartReading(match.start("word"), match.end("word"), _EN_PARTS.get(word, word))


def find_clocks(text: str) -> Iterator[ClockReading]:
    """Every clock time in a folded text."""
    if "点" in text or "时" in text:
        yield from (r for m in _CHINESE.finditer(text) if (r := _chinese(m, text)))
    yield from (r for m in _DIGITAL.finditer(text) if (r := _digital(m)))
    yield from (_am_pm(m) for m in _AM_PM.finditer(text))
    yield from (r for m in _O_CLOCK.finditer(text) if (r := _o_clock(m)))
    yield from (ClockReading(m.start(), m.end(), _hour(m["hour"]), 0) for m in _IN_THE.finditer(text))
    for match in _AT.finditer(text):
        yield ClockReading(match.start("hour"), match.end(), _hour(match["hour"]), 0, weak=True)
