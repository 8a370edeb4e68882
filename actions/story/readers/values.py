"""Sums and days of a story, from the entities the bot has read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from actions.dialogue.phrases import said
from actions.dialogue.readers.currencies import currency_behind
from actions.dialogue.readers.told_days import is_part_of, last_such_day, with_kept_parts
from actions.story.mentions import Entities, Mention

_YEAR = re.compile(r"(?:19|20)\d{2}|[一二〇零][〇零一二三四五六七八九]{3}|\d{2}年")
_RELATIVE = re.compile(r"[今去前昨上]年?|刚|剛|年前|个月前|個月前|last|this|ago|yesterday|today|初|底", re.IGNORECASE)
_COUNTED = "个個件只隻台吨噸公斤米间間套栋棟层層楼樓号號室年月日天次人位岁歲股%％倍平方箱批条條单單元小时時点點分秒期"
_NAMES_CURRENCY = re.compile(
    r"人民币|人民幣|rmb|cny|yuan|[¥￥]|[港美加澳欧歐日纽紐泰台臺]\s?(?:币|幣|元|纸|紙|刀|金|铢|銖)|英镑|英鎊|马币|馬幣|令吉|林吉特|新币|新幣|坡币|"
    r"hk|us|ca|au|nz|sg|\$|€|£|dollar|pound|euro|ringgit|baht|rm\b|澳门|葡币",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?:[一二两兩三四五六七八九][百千万萬])+[一二两兩三四五六七八九]?(?![百千万萬十\d多几幾来來])")
_IN_THOUSANDS = re.compile(r"(?<![\d.,$€£¥])\d{1,3}(?:,\d{3})+(?![\d.,]*\d)")
"""A sum in figures, with its commas ("He paid 10,000 in January 2023")."""
_GOES_ON = re.compile(
    r"\s+(?:in|on|by|to|for|from|and|as|at|back|but|was|is|which|that|then|so|when|plus|principal|interest|via|through|"
    r"last|this|yesterday|today|already|again|only|total|altogether|before|after|since|until|because|with|not|instead|"
    r"(?:that |which )?(?:he|she|they|i|we|my|his|her))\b",
    re.IGNORECASE,
)
"""Words behind a sum that count nothing."""
_POSTCODE = re.compile(r"\b[A-Z]{2}\s$")
_FIVE = 5
_DIGITS = {sign: "〇一二三四五六七八九".index(sign) for sign in "一二三四五六七八九"} | {"两": 2, "兩": 2}
_UNITS = {"百": 100, "千": 1_000, "万": 10_000, "萬": 10_000}
_THAT_YEAR = re.compile(r"(?:今|去|上|旧|舊|前)年$")
_AGO = {"今": 0, "去": 1, "上": 1, "旧": 1, "舊": 1, "前": 2}
_CURRENCY_SAID = dict(
    zip("港 澳门 澳門 美 加 澳 欧 歐 新 马".split(), "HKD MOP MOP USD CAD AUD EUR EUR SGD MYR".split(), strict=True)  # noqa: SIM905
)
_SAID_AFTER = re.compile(r"(?:元|块|塊|蚊)?(港|澳门|澳門|美|加|澳|欧|歐|新|马)(?:币|幣|金|纸|紙|刀)")
"""A currency said behind a sum that has read as another ("三万蚊澳门币")."""
_SMALLEST, _SMALLEST_BARE = 10, 100
_LONGEST_CURRENCY = 8
_NO_SUM_BEHIND = ("第", "-", "#", "/", ".")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SINCE = re.compile(
    r"(?:\b(?:since|in|from|until|till|to|year|early|late|of|by)|自|从|從|由|到|至|喺|在)\s*$", re.IGNORECASE
)
"""Words before a figure that make it a year where it may be one."""
_IN_YEAR = re.compile(
    r"\b(?:since|in|from|until|till|early|late|year|end(?: of)?|(?:wedding|marriage) (?:was|is))\s$", re.IGNORECASE
)
_YEAR_ENDS = re.compile(r"\b(?:the )?end (?:of )?$", re.IGNORECASE)
_A_TIME = re.compile(r"\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b", re.IGNORECASE)
_TOKEN = re.compile(r"⟦(phone|document|email):[0-9a-f]{10}⟧")
_COUNTS_ON = re.compile(
    r"[后後]$|之[后後]|以[后後]|內$|内$|\b(?:later|within|after|in (?:a|one|two|three|six|\d+))\b", re.IGNORECASE
)
_COUNTED_BACK = re.compile(r"(?:年|[个個]?月|\b(?:years?|months?))(?=\s?(?:之前|以前|前(?!面)|ago))", re.IGNORECASE)
"""The unit by which a day is counted back from today."""
_UNTIL = re.compile(r"\s*(?:至|到|—|–|~|～|\bto\b|\buntil\b)\s*")
_ABOUT = re.compile(
    r"国庆|國慶|春节|春節|新年|过年|過年|中秋|清明|端午|圣诞|聖誕|christmas|easter|new year", re.IGNORECASE
)
_THAT_IS = re.compile(r"[，,]?\s*(?:也就是|亦即|即是|就是|即|也即|\(|（|that is,?|i\.e\.)\s*", re.IGNORECASE)
_LONGEST_SPAN = 366
_EDGE = 10
"""Days at most of the beginning or the end of a month."""
_OF_YEAR = re.compile(r"年|\b(?:(?:19|20)\d\d|last|this|next|year)\b", re.IGNORECASE)
"""Words that tell of which year a part of a month is."""
_END_OF_YEAR = re.compile(r"年(?:年)?[底末尾]|\b(?:year|(?:end|close) of (?:19|20)\d\d)\b", re.IGNORECASE)
"""Words of a stretch at the end of a month that mean the end of its year."""


_BORN_THEN = re.compile(r"\s*(?:年|嘅|的)?\s*(?:出生|出世|生(?![意活产產病前财財效命死气氣]))")
_BORN_ON = re.compile(
    r"(?:出生于|出生於|生于|生於|出生(?:日期|年月)?|生日|出世)(?:是|系|係|为|為|在|[:：])?\s*$|"
    r"\b(?:born|birthday|dob|date of birth)(?: is| was|:)?(?: on| in)?\s*$",
    re.IGNORECASE,
)


def values_in(text: str, entities: Entities, today: date | None) -> Iterator[Mention]:
    """The sums, days, telephone and document numbers of a text; of a day that another explains, only that other."""
    found = list(_values(text, entities, today))
    starts = {one.start for one in found if one.kind == "day"}
    days = (one for one in found if one.kind == "day")
    left = {one.start for one in days if _is_explained(text, one.end, starts) or _is_of_birth(text, one)}
    yield from (one for one in found if one.kind != "day" or one.start not in left)


def _is_of_birth(text: str, day: Mention) -> bool:
    """Return True if a day is the one on which somebody was born, which is no day of the case ("1985年生")."""
    born = _BORN_THEN.match(text, day.end) or _BORN_ON.search(text[: day.start])
    return born is not None


def _is_explained(text: str, end: int, starts: Collection[int]) -> bool:
    """Return True if another day says again which one was meant ("前年，也就是2024年2月18号")."""
    other = _THAT_IS.match(text, end)
    return other is not None and other.end() in starts


def _values(text: str, entities: Entities, today: date | None) -> Iterator[Mention]:
    for token in _TOKEN.finditer(text):
        yield Mention(token[1], token[0], token.start(), token.end())  # type: ignore[arg-type]
    currency = _spoken_of(text, entities)
    first = min((int(e["start"]) for e in entities if e.get("entity") == "money" and "start" in e), default=0)
    for entity in [*entities, *_unheard_sums(text, entities), *_ends_of_ranges(text, entities)]:
        if "start" not in entity:
            continue
        found = _value(text, entity)
        if found is None:
            continue
        if found.kind == "day" and not found.sure:
            found = _of_that_year(text, found, today)
        bare = found.kind == "money" and not _NAMES_CURRENCY.search(text[found.start : found.end + 4])
        bare = bare and found.start > first  # a sum before the one with a currency is not meant in it
        yield replace(found, value=f"{str(found.value).partition(' ')[0]} {currency}") if bare and currency else found


def _unheard_sums(text: str, entities: Entities) -> Iterator[dict[str, Any]]:
    """Sums the bot leaves alone: in Chinese figures without a unit ("月租九百"), in figures with commas."""
    covered = {at for e in entities if "start" in e for at in range(int(e["start"]), int(e["end"]))}
    for found in _IN_THOUSANDS.finditer(text):
        if not covered & set(range(found.start(), found.end())):
            value = int(found[0].replace(",", ""))
            yield {"entity": "number", "value": value, "start": found.start(), "end": found.end()}
    for found in _FIGURES.finditer(text):
        if not covered & set(range(found.start(), found.end())):
            yield {"entity": "number", "value": _figure(found), "start": found.start(), "end": found.end()}


def bare_sum(text: str) -> int | None:
    """The one sum in Chinese figures without a unit in a text ("是三千"), or None."""
    found = list(_FIGURES.finditer(text))
    return _figure(found[0]) if len(found) == 1 else None


def _ends_of_ranges(text: str, entities: Entities) -> Iterator[dict[str, Any]]:
    """The first and the last day of a stretch ("2024年1月1日至2024年12月31日")."""
    for entity in entities:
        if entity.get("entity") != "date_range" or "start" not in entity:
            continue
        start, end = int(entity["start"]), int(entity["end"])
        if (between := _UNTIL.search(text[start:end])) is not None:
            value = entity["value"]
            yield {"entity": "date", "value": value["from"], "start": start, "end": start + between.start()}
            yield {"entity": "date", "value": value["to"], "start": start + between.end(), "end": end}


def _figure(found: re.Match[str]) -> int:
    """ "两千二" is 2,200, "九百" 900, "三万五" 35,000."""
    value, unit = 0, 1
    for digit, name in re.findall(r"([一二两兩三四五六七八九])([百千万萬]?)", found[0]):
        unit = _UNITS[name] if name else max(unit // 10, 1)
        value += _DIGITS[digit] * unit
    return value


def _of_that_year(text: str, day: Mention, today: date | None) -> Mention:
    """A month or day with the year said before it ("上年三月")."""
    before = _THAT_YEAR.search(text[: day.start])
    if before is None or today is None:
        return day
    year = today.year - _AGO[before[0][0]]
    value = re.sub(r"^\d{4}", str(year), str(day.value))
    return Mention("day", value, before.start(), day.end)


def _spoken_of(text: str, entities: Entities) -> str:
    """The one foreign currency a story names with its first sum: sums without one are meant in it too; else empty.

    Behind a bare sum it is that other sum's own ("医药费4万6，误工费每月30万日元").
    """
    sums = sorted((e for e in entities if e.get("entity") == "money" and "start" in e), key=lambda e: int(e["start"]))
    named = [_NAMES_CURRENCY.search(text[int(e["start"]) : int(e["end"]) + 4]) is not None for e in sums]
    currencies = {str(e["value"]["currency"]) for e, is_named in zip(sums, named, strict=True) if is_named}
    return currencies.pop() if named and named[0] and len(currencies) == 1 and currencies != {"CNY"} else ""


def _value(text: str, entity: Mapping[str, Any]) -> Mention | None:
    kind, value, start, end = entity.get("entity"), entity.get("value"), int(entity["start"]), int(entity["end"])
    if kind == "money" and isinstance(value, Mapping):
        after = _SAID_AFTER.match(text, end)
        currency = _CURRENCY_SAID[after[1]] if after else currency_behind(text, end) or value["currency"]
        if float(value["amount"]) < _SMALLEST:  # "not a single dollar" is no sum
            return None
        return Mention("money", f"{value['amount']} {currency}", start, end)
    if kind == "number" and isinstance(value, int) and _is_year(text, value, start):
        ends = _YEAR_ENDS.search(text[:start])
        return Mention("day", f"{value}年{'底' if ends else ''}", ends.start() if ends else start, end)
    if kind == "number" and isinstance(value, int | float):
        currency = currency_behind(text, end) if value >= _SMALLEST_BARE else ""
        if currency or _is_sum(text, value, start, end):
            return Mention("money", f"{value:.2f} {currency or 'CNY'}", start, end)
        return None
    if kind == "date_range" and _UNTIL.search(text[start:end]):  # its two ends are days of their own
        return None
    if _COUNTS_ON.search(text[start:end]):  # "a year later" counts from another day than today
        return None
    if kind in ("date", "datetime") and isinstance(value, str) and (unit := _COUNTED_BACK.search(text[start:end])):
        return Mention("day", _counted_back(value, unit[0]), start, end)
    if kind in ("date", "datetime") and isinstance(value, str):
        return Mention("day", value[:10], start, end, sure=_year_is_told(text[start:end]))
    if kind == "date_range" and isinstance(value, Mapping):
        said = _stretch(value, text[start:end])
        return Mention("day", said, start, end, sure=_year_is_told(text[start:end])) if said else None
    return None


def _counted_back(day: str, unit: str) -> str:
    """The year or the month of a day the bot only counted back ("三年前"): no day was told."""
    year, month, _ = day[:10].split("-")
    return f"{year}年" if unit[0] in "年yY" else f"{year}年{int(month)}月"


def _is_year(text: str, value: int, start: int) -> bool:
    """Return True if a bare figure is a year ("married in 2011")."""
    return _FIRST_YEAR <= value <= _LAST_YEAR and _IN_YEAR.search(text[:start]) is not None


def _is_sum(text: str, value: float, start: int, end: int) -> bool:
    """Return True if a bare figure is a sum of money and counts nothing else ("总共争22400")."""
    after = text[end : end + 2].lstrip()[:1]
    before = text[start - 1 : start]
    wages = text[end : end + 2] == "人工"
    counted = not wages and ((after in _COUNTED if after else False) or text[end - 1] in _COUNTED)
    latin = after.isascii() and after.isalpha() and not (_A_TIME.match(text, end) or _GOES_ON.match(text, end))
    if text[start] == "0" or (end - start == _FIVE and _POSTCODE.search(text[:start])):
        return False  # "Boston, MA 02108"
    if said("names_currency_of_several", text[end : end + _LONGEST_CURRENCY]):
        return False
    year = _SINCE.search(text[:start]) and _FIRST_YEAR <= value <= _LAST_YEAR
    return value >= _SMALLEST_BARE and not counted and not latin and not year and before not in _NO_SUM_BEHIND


def _year_is_told(said: str) -> bool:
    return bool(_YEAR.search(said) or _RELATIVE.search(said)) and not _ABOUT.search(said)


def _stretch(span: Mapping[str, Any], said: str) -> str:
    """A month or a year in figures; other stretches as they were said, if they name a year."""
    try:
        first, last = (date.fromisoformat(str(span[end])[:10]) for end in ("from", "to"))
    except (KeyError, ValueError):
        return ""
    if (first.day, first.month, first.year) == (1, last.month, last.year) and last.day >= 28:
        return f"{first.year}年{first.month}月"
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return f"{first.year}年"
    if _OF_YEAR.search(said) and (last - first).days <= _EDGE and first.month == last.month:
        if (first + timedelta(days=_EDGE)).month != first.month and (last + timedelta(days=1)).month != last.month:
            return f"{last.year}年底" if _END_OF_YEAR.search(said) else f"{last.year}年{last.month}月底"
        if first.day == 1:
            return f"{first.year}年{first.month}月初"
    return said if _YEAR.search(said) and (last - first).days <= _LONGEST_SPAN else ""


def last_of(value: str, words: str, today: date | None) -> str | None:
    """Return the last such day behind us of a day ahead that was told without its year, or None if its year was told.

    Args:
        value: as the bot read it, the next to come.
        words: those it was read from.
    """
    if today is None or _year_is_told(words):
        return None
    try:
        last = last_such_day(date.fromisoformat(value), words, today)
    except ValueError:
        return None
    return last.isoformat() if last is not None else None


def is_future(value: str, today: date | None) -> bool:
    """Return True if a kept day certainly lies ahead of `today`."""
    if today is None:
        return False
    try:
        return date.fromisoformat(value) > today
    except ValueError:
        figures = re.match(r"(\d{4})年(?:(\d{1,2})月)?$", value)
    return bool(figures) and (int(figures[1]), int(figures[2] or 1)) > (today.year, today.month)  # type: ignore[index]


def without_taken_back(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, of those taken back in the same breath ("15万，不对，50万") the last, in the place of all."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: mention.start):
        before = kept[-1] if kept else None
        between = text[before.end : mention.start] if before and before.kind == mention.kind else ""
        if before and _TAKEN_BACK.fullmatch(between):
            kept[-1] = replace(mention, start=before.start)
        elif not (_AND_NOT.fullmatch(between) and not _INSTEAD.match(text, mention.end)):  # "90000 not 80000"
            kept.append(mention)
    return _put_right(text, kept)


def _put_right(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with an earlier one set to what is said instead of it later ("…，不是九月是十月九日借的")."""
    for wrong, right in pairwise(mentions):
        between = _INSTEAD.fullmatch(text[wrong.end : right.start])
        if wrong.kind != right.kind or between is None or not _DENIED.search(text[: wrong.start]):
            continue
        before = [one for one in mentions if one.kind == wrong.kind and one.end < wrong.start and _means(wrong, one)]
        if not before:  # "借给他不是8万是9万"
            return _put_right(text, [one for one in mentions if one is not wrong])
        value = right.value
        if right.kind == "day":
            value = with_kept_parts(str(value), text[right.start : right.end], before[-1].value)
        set_right = replace(before[-1], value=value, sure=before[-1].sure)
        return [set_right if one is before[-1] else one for one in mentions if one is not wrong and one is not right]
    return mentions


def _means(wrong: Mention, known: Mention) -> bool:
    """Return True if a denied value is a known one, or a known day's month or year, whichever year was assumed."""
    said, value = str(wrong.value), str(known.value)
    if wrong.kind != "day":
        return said == value
    whole = with_kept_parts(said, "", value)
    return whole == value or is_part_of(whole, value)


_DENIED = re.compile(r"(?:不是|唔系|唔係|并非|\bnot)\s?$", re.IGNORECASE)
_AND_NOT = re.compile(
    r"\s?(?:元|块|蚊|塊|yuan|rmb|dollars)?[\s，,]*(?:而不是|不是|并不是|並不是|并非|並非|唔系|唔係|\b(?:and )?not)\s?",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"[元块蚊塊]?[\s，,；;]*(?:而是|应该是|應該是|是|系|係|but|it was|it's|it is)\s?", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"(?:[\s，,。.…元块蚊塊yuan啊呀哦呃]*(?:不是|唔系|唔係)(?=[\s，,。.!！])|"
    r"(?:[^\d，,。.!！?？\n]{0,8}[，,。.!！…]|[\s，,。.…元块蚊塊yuan啊呀哦呃]*)\s*"
    r"(?:不对|不對|唔啱|唔对|唔對|讲错|講錯|说错|說错|說錯|错了|錯了|打错|打錯|记错|記錯|"
    r"sorry|no,?\s*(?:wait|sorry|actually)?|i mean|wait|correction|actually))[了啦呀咗\s，,。.!！:：]*"
    r"(?:(?:应该|應該)?(?:是|系|係|为)|it was|i mean(?:t)?|should be|actually|it's|我记错了|我讲错了)?[\s，,:：]*",
    re.IGNORECASE,
)
"""Words between two values of which the later counts; "不是18万" with nothing between denies the later."""
