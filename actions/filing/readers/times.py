"""The time a text tells where it tells no whole day: a month, a year, the end of one; never its sentence. Pure.

"说好半年，就是2022年11月还" tells "2022年11月", "separated since May 2023" tells "2023年5月". Several times tell none:
which of them is meant has to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from actions.answers import Answer
from actions.script import sign_by_sign
from backend.shared.calendar import months_later
from backend.shared.wording import kept_day

_CN = "〇零一二三四五六七八九"
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PART_ZH = (
    r"(?P<part>年底|年尾|年末|年初|年头|年中|上半年|下半年|底|尾|末|初|头|中旬|上旬|下旬|"
    r"春节|新年|过年|除夕|元宵|清明节?|五一|端午节?|中秋节?|国庆节?|元旦|冬至|圣诞节?|春天|夏天|秋天|冬天|暑假|寒假)?(?P<near>前后|左右)?"
)
_ZH = re.compile(
    rf"(?P<about>大概|大约|约)?(?<!\d)(?P<year>(?:18|19|20)\d{{2}}|[一二][{_CN}]{{3}}|[\d{_CN}]{{2}}(?=年(?!级|前|后|内|来)))"
    rf"(?:\s?年\s?(?:的|嘅)?|(?=\s*[-./]\s*\d{{1,2}}(?!\d)))"
    rf"(?:[-./]?\s?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?(?:月份?|(?<=\d)(?![\d年元万]))\s?"
    rf"(?:(?P<day>[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号])?)?{_PART_ZH}"
)
_EN = re.compile(
    rf"(?P<about>about|around|circa|roughly)?\s*(?P<part>early|mid|middle of|late|end of|beginning of|start of|"
    rf"spring|summer|autumn|fall|winter)?[\s-]*(?:of\s|in\s|the\s)*(?:{_NAME},?\s+(?:of\s+)?)?(?<!\d)(?P<year>(?:19|20)\d{{2}})(?!\d)"
    r"(?:\s+(?P<behind>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)?",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"(?P<count>\d{{1,2}}|[{_CN}十两]{{1,3}}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|\ban?\b)\s?"
    r"(?:几|多)?(?P<unit>年|个?月|years?|months?)\s?(?:之前|以前|前(?!面)|ago)",
    re.IGNORECASE,
)
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
          "nine": 9, "ten": 10}  # fmt: skip
_PARTS_EN = {"early": "初", "mid": "中", "middle of": "中", "late": "底", "end of": "底", "beginning of": "初",
             "start of": "初", "spring": "春天", "summer": "夏天", "autumn": "秋天", "fall": "秋天",
             "winter": "冬天"}  # fmt: skip
_ENDS = re.compile(
    r"(?:到|至|直到)\s*(?:⟪)|(?:⟫)\s*(?:为止|止|到期|期满|届满|结束)|"
    r"\b(?:until|till|expire[sd]?(?: on)?|end(?:s|ed)?(?: on)?)\s*(?:⟪)",
    re.IGNORECASE,
)
_YEAR_AND_REST = re.compile(r"^(?P<y>\d{4})(?:[-年](?P<m>\d{1,2}))?(?:[-月](?P<d>\d{1,2}))?")
_TIMES = ("date", "datetime", "date_range")


def written_time(text: str) -> str | None:
    """The one time with a year that is written in a text, as a paper holds it; None for none or several."""
    found = dict.fromkeys(_written(text))
    return next(iter(found)) if len(found) == 1 else None


def _written(text: str) -> Iterator[str]:
    plain, matches = sign_by_sign(text), list(_ZH.finditer(sign_by_sign(text)))
    for match in matches:
        year = _year(match["year"])
        month = _figure(match["month"]) if match["month"] else 0
        if month and match["day"] and (day := _real(year, month, _figure(match["day"]))) is not None:
            yield day.isoformat()
            continue
        part = text[match.start("part") : match.end("part")] if match["part"] else ""
        about, near = match["about"] or "", match["near"] or ""
        yield f"{about}{year}年{f'{month}月' if month else ''}{part}{near}"
    covered = [match.span() for match in matches]
    for match in _EN.finditer(plain):
        if any(start <= match.start("year") < end for start, end in covered):
            continue
        named = match["name"] or match["behind"]
        month = next((n for n, one in enumerate(_MONTHS, 1) if named and one.startswith(named.casefold())), 0)
        part = _PARTS_EN.get((match["part"] or "").casefold(), "")
        part = f"年{part}" if part in ("初", "中", "底") and not month else part
        stem = f"{match['year']}年{month}月" if month else match["year"] + ("" if part.startswith("年") else "年")
        yield f"{'大约' if match['about'] else ''}{stem}{part}"


def time_ago(text: str, today: date) -> str | None:
    """The year or month that lies some years or months back ("三年前"); no day is meant by it."""
    match = _AGO.search(sign_by_sign(text))
    if match is None:
        return None
    count = _WORDS.get(match["count"].casefold()) or _figure(match["count"])
    if match["unit"].casefold().startswith(("年", "year")):
        return f"{today.year - count}年"
    months = today.year * 12 + today.month - 1 - count
    return f"{months // 12}年{months % 12 + 1}月"


def counts_back(answer: Answer) -> bool:
    """Return True if the day the bot has read is only counted back by years or months ("三年前"): none is meant."""
    named = next((e for e in answer.entities if e.get("entity") in ("date", "datetime")), None)
    words = answer.text[int(named["start"]) : int(named["end"])] if named is not None and "start" in named else ""
    return _AGO.search(sign_by_sign(words)) is not None


def tells_end(answer: Answer) -> bool:
    """Return True if the time a message tells is the end of something ("租约到6月30日到期", "until May")."""
    spans = [e for e in answer.entities if e.get("entity") in _TIMES and "start" in e]
    for one in spans:
        start, end = int(one["start"]), int(one["end"])
        marked = f"{answer.text[:start]}⟪{answer.text[start:end]}⟫{answer.text[end:]}"
        if _ENDS.search(sign_by_sign(marked)):
            return True
    return False


def stretch_of(value: str) -> tuple[date, date] | None:
    """The first and the last day a kept time can mean, or None where it is told in other words."""
    found = _YEAR_AND_REST.match(value.strip().lstrip("大约概"))
    if found is None or (kept_day(value, "zh-Hans") is None and "年" not in value):
        return None
    year, month, day = (int(part) if part else 0 for part in (found["y"], found["m"], found["d"]))
    try:
        first = date(year, month or 1, day or 1)
        return first, first if day else date(year, month or 12, 31 if not month else 28)
    except ValueError:
        return None


def last_such_stretch(span: Mapping[str, str], today: date) -> Mapping[str, str]:
    """The stretch of last year where the one without a year is still to come ("十月底" in November)."""
    first, last = (date.fromisoformat(str(span[end])[:10]) for end in ("from", "to"))
    while first > today:
        first, last = (months_later(one, -12) for one in (first, last))
    return {"from": first.isoformat(), "to": last.isoformat()}


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(written: str) -> int:
    if not written.isdecimal():
        written = "".join(str(max(0, _CN.index(sign) - 1)) for sign in written)
    return int(written) if len(written) == 4 else int(written) + (2000 if int(written) < 50 else 1900)


def _figure(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    value = max(0, _CN.index(ones) - 1) if ones else 0
    return value + (10 * (max(0, _CN.index(tens) - 1) if tens else 1) if ten else 0)
