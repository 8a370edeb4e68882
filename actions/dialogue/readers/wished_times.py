"""From a message to the times it asks for: days, parts of the day, hours, ranges, and what is ruled out. Pure.

The bot has read days and hours; here stand the words around them that say whether they are wanted, from when or until
when, every week or once, and on whose clock.
"""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from actions.answers import Answer
from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.clock_words import clock_said, clock_span
from actions.dialogue.readers.hour_ranges import HoursSaid, beside, ranges
from actions.dialogue.readers.whole_weeks import counted
from backend.shared.wished_times import NO_END, Days, Hours, WishedTimes

ENTITIES = ("datetime", "date", "date_range", "time", "part_of_day", "clock")
"""Entities that such a wish is read from."""
_DATED, _TIMED = ("date", "date_range", "datetime"), ("time", "part_of_day", "datetime")
_NOT_BEFORE = re.compile(
    r"(?:不要|不想要?|唔要|唔想要?|别|除了|除咗|除开|不是|唔系|避开|不行的?是|没空的是|"
    r"\b(?:not(?: on| in)?(?: the)?|except(?: for)?|no|other than|anything but|avoid|"
    r"(?:any\w*|every\w*|all|whenever|nothing|none)(?: \w+){0,3} but(?: on| in| not)?(?: the)?|"
    r"can'?t(?: do| make| come)?(?: on)?|cannot(?: do| make)?|don'?t want|besides|apart from))\s?$"
)
_NOT_BEHIND = re.compile(
    r"\s?(?:我|都|就)?(?:不行|不可以|不得闲|唔得闲|唔得|唔可以|不方便|没空|没时间|冇空|冇时间|除外|以外|之外|不要|唔要|来不了|"
    r"\b(?:is|are|does|do|would)(?:n'?t| not)|won'?t|doesn'?t|excluded)"
)
_DENIES = re.compile(r"(?:不是|唔系|\bnot(?: on)?(?: the)?)\s?$")
_LIST = re.compile(r"\s?(?:,|、|和|或者?|同埋?|跟|及|还有|and|or|nor|/)\s?(?:on\s|the\s)?")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"(?:周|星期|礼拜)(?P<day>[一二三四五六日天])|(?P<english>{'|'.join(_ENGLISH)})(?P<plural>s?)"
_BARE_WEEKDAY = re.compile(rf"(?:{_WEEKDAY})")
_WEEKDAY_AND_HOUR = re.compile(rf"(?:{_WEEKDAY})[\s,]*(?:at )?\d[\d:.]*\s?(?:am|pm|点|时)?")
"""Weekday that is read together with the hour behind it ("Wednesday 10:00")."""
_EVERY = re.compile(rf"(?:(?P<each>每个?|逢|every\s|any\s))?(?:{_WEEKDAY})(?![a-z])")
_WEEKEND = re.compile(
    r"(?<!下)(?<!这)(?<!本)(?<!下个)(?<!this )(?<!next )(?:周末|星期六日|礼拜六日|周六日|周六周日|weekends?)"
)
_WORKDAYS = re.compile(r"平日|工作日|平时|周中|week ?days?|working days?")
_CHINESE = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_ON_BEHIND = re.compile(
    r"\s?(?:及|或|的)?(?:以后|之后|往后|过后|后(?![天日])|起|开始|"
    r"\b(?:or|and) (?:later|after|on)\b|\bonwards?\b|\bforward\b|\bon(?: please)?$)"
)
"""Words behind a day that make it the first of many ("12月10号以后")."""
_ON_BEFORE = re.compile(
    r"(?:从|由|自|过了|\b(?:from|since|as of|starting(?: from| on)?|beginning(?: on)?)(?: the)?)\s?$"
)
_AFTER = re.compile(r"\bafter(?: the)?\s?$")
"""The English word that leaves the day itself out."""
_CUT_IN_TWO = re.compile(r"[以之]后$")
_SAME_DAY = re.compile(r"同一天|同日|当天|那天|嗰日|同一日|(?:the )?same day|that day")
_MORE = re.compile(
    r"还有(?:别的|其他|没有|吗|冇)|后面的|更多|下一页|往后|再(?:看|来)(?:些|几个)|其他时间|第二页|仲有(?:冇|咩|其他)|"
    r"\b(?:more|next page|later ones|other times|what else|anything else|further)\b"
)
_ANY = re.compile(
    r"(?:什么|哪个|任何|几时)?(?:时间|时候)?(?:都可以|都行|都得|无所谓|随便|是但)"
    r"|\bany ?time\b|\bwhenever\b|\bno preference\b"
)

_ABOUT_HOURS = re.compile(
    r"几点(?:钟)?(?:开门|关门|上班|下班|开始办公|收工|放工)|(?:办公|上班|开放|营业)时间|多久|要多长时间|几耐|"
    r"\b(?:opening|office|business|working) hours\b|\bwhen (?:do|does|are|is) (?:you|the|it|they)\b|\bhow long\b"
)


_BETWEEN = re.compile(
    r"\b(?:after|before|from|until|till|between|on|in|at|the|any|or|and|but|not|except)\b|以后|之后|以前|之前"
)
"""Words that join a day, an hour and a clock."""


@dataclass
class _Wish:
    """Wish as far as it has been read."""

    days: list[Days] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)
    at: int | None = None
    not_days: list[Days] = field(default_factory=list)
    not_weekdays: list[int] = field(default_factory=list)
    not_hours: list[Hours] = field(default_factory=list)
    bare: list[tuple[Days, int]] = field(default_factory=list)


def time_words(answer: Answer) -> float:
    """Return the share of a message that is days, hours, weeks and whose clock they are on."""
    text = aligned(answer.text)
    spans = [(int(one["start"]), int(one["end"])) for one in _placed(answer, [])]
    spans += [(one.start, one.end) for one in ranges(text)]
    spans += [found.span() for one in (_WORKDAYS, _WEEKEND, _EVERY, _BETWEEN) for found in one.finditer(text)]
    if (clock := clock_span(text)) is not None:
        spans.append(clock)
    covered = {at for start, end in spans for at in range(start, end)}
    return len(covered) / max(len(text.strip()), 1)


def asks_about_hours(answer: Answer) -> bool:
    """Return True if a message asks when an office is open, or how long something takes, rather than for a time."""
    return bool(_ABOUT_HOURS.search(aligned(answer.text)))


def asks_for_more(answer: Answer) -> bool:
    """Return True if a message asks for the times after those shown."""
    return len(answer.text) <= 24 and bool(_MORE.search(aligned(answer.text)))


def wants_any(answer: Answer) -> bool:
    """Return True if any time will do, so that what was asked before no longer holds."""
    return len(answer.text) <= 20 and bool(_ANY.search(aligned(answer.text)))


def read_wished_times(answer: Answer, own: str, that_day: date | None = None) -> WishedTimes:
    """Return the times a message asks for; one that asks for none `says_something` not.

    Args:
        own: IANA zone of who writes.
        that_day: the day "the same day" means.
    """
    text, wish = aligned(answer.text), _Wish()
    spans = list(ranges(text))
    taken = [(one.start, one.end) for one in spans]
    for one in spans:
        _put_hours(wish, one, _ruled_out(text, one.start, one.end, False))
    for row in _rows(list(_placed(answer, taken)), text):
        refused = _row_ruled_out(text, row)
        for entity in row:
            _put(wish, entity, text, refused)
    _put_recurring(wish, text, [(int(e["start"]), int(e["end"])) for e in _placed(answer, [])])
    _join_ends(wish, answer, text)
    _within_stretches(wish)
    _without_names_of_days(wish)
    if wish.at is None and not wish.hours:
        _put_hour_behind_day(wish, answer, text)
    if that_day and not wish.days and _SAME_DAY.search(text):
        wish.days.append((that_day.isoformat(), that_day.isoformat()))
    return _result(wish, clock_said(answer, own)[0])


def _result(wish: _Wish, zone: str) -> WishedTimes:
    return WishedTimes(
        zone=zone,
        days=tuple(dict.fromkeys(wish.days)),
        weekdays=tuple(dict.fromkeys(wish.weekdays)),
        hours=tuple(dict.fromkeys(wish.hours)),
        at=wish.at,
        not_days=tuple(wish.not_days),
        not_weekdays=tuple(wish.not_weekdays),
        not_hours=tuple(wish.not_hours),
    )


def _placed(answer: Answer, taken: Sequence[tuple[int, int]]) -> Iterator[Mapping[str, Any]]:
    """The days and hours of a message in their order, without those inside a stretch that is read already."""
    kinds, text = {*_DATED, *_TIMED}, aligned(answer.text)
    found = [_counted(e, text) for e in answer.entities if e.get("entity") in kinds and "start" in e]
    for entity in sorted(found, key=lambda e: int(e["start"])):
        timed = entity["entity"] in _TIMED and entity["entity"] != "datetime"
        if timed and any(start < entity["end"] and entity["start"] < end for start, end in taken):
            continue
        if entity["entity"] == "date_range" and _WEEKEND.search(aligned(str(entity.get("text", "")))):
            continue
        yield entity


def _counted(entity: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    return counted(entity, text) if entity["entity"] in ("date", "date_range") else entity


def _rows(entities: Sequence[Mapping[str, Any]], text: str) -> list[list[Mapping[str, Any]]]:
    """Days and hours by the enumeration they stand in: 周一和周三 is one, and ruled out as one."""
    rows: list[list[Mapping[str, Any]]] = []
    for entity in entities:
        between = text[int(rows[-1][-1]["end"]) : int(entity["start"])] if rows else None
        joined = between is not None and _LIST.fullmatch(between) is not None
        if between is not None and joined and not _apart(text, rows[-1], between, entity):
            rows[-1].append(entity)
        else:
            rows.append([entity])
    return rows


def _apart(text: str, row: Sequence[Mapping[str, Any]], between: str, entity: Mapping[str, Any]) -> bool:
    """Return True if a comma parts a time from the next one, so that what rules one out says nothing of the other.

    What follows stands instead of what is denied ("不是22号，23号下午"), or is a day behind a part of the day
    ("平日朝早，星期四唔得").
    """
    if between.strip() != ",":
        return False
    of_other_kind = (row[-1]["entity"] in _DATED) != (entity["entity"] in _DATED)
    return of_other_kind or _DENIES.search(text[: int(row[0]["start"])]) is not None


def _row_ruled_out(text: str, row: Sequence[Mapping[str, Any]]) -> bool:
    return _ruled_out(text, int(row[0]["start"]), int(row[-1]["end"]), False)


def _ruled_out(text: str, start: int, end: int, goes_on: bool) -> bool:
    return goes_on or bool(_NOT_BEFORE.search(text[max(0, start - 40) : start]) or _NOT_BEHIND.match(text, end))


def _put(wish: _Wish, entity: Mapping[str, Any], text: str, refused: bool) -> None:
    kind, value = entity["entity"], entity["value"]
    if kind in _DATED:
        _put_days(wish, entity, text, refused)
    if kind in _TIMED and value is not None:
        _put_hours(wish, beside(text, entity), refused)


def _put_days(wish: _Wish, entity: Mapping[str, Any], text: str, refused: bool) -> None:
    if _CUT_IN_TWO.search(text[: int(entity["start"]) + 1]):
        return  # "12月8号以后晚上" names no day after tomorrow
    value = entity["value"]
    stretch = (value["from"], value["to"]) if isinstance(value, Mapping) else (str(value)[:10], str(value)[:10])
    written = text[int(entity["start"]) : int(entity["end"])]
    bare = _BARE_WEEKDAY.fullmatch(written)
    if not refused:
        wish.days.append(_from_then_on(stretch, entity, text))
        wish.bare += [(stretch, _weekday(bare))] if bare else []
    elif bare:
        wish.not_weekdays.append(_weekday(bare))
    else:
        wish.not_days.append(stretch)


def _from_then_on(stretch: Days, entity: Mapping[str, Any], text: str) -> Days:
    """The stretch that begins with a day, where words round it say so ("12月10号以后", "after December 14")."""
    start, end = int(entity["start"]), int(entity["end"])
    if entity["entity"] != "date" or _TO.match(text, end):
        return stretch
    excludes = _AFTER.search(text[:start]) is not None
    if not (excludes or _ON_BEHIND.match(text, end) or _ON_BEFORE.search(text[:start])):
        return stretch
    first = date.fromisoformat(stretch[0]) + timedelta(days=int(excludes))
    return first.isoformat(), (first + NO_END).isoformat()


def _within_stretches(wish: _Wish) -> None:
    """A weekday beside a longer stretch is one of that stretch, not the next to come ("12月头，星期四朝早")."""
    if not any(first != last for first, last in wish.days):
        return
    for alone, weekday in wish.bare:
        if alone in wish.days:
            wish.days.remove(alone)
            wish.weekdays.append(weekday)


def _without_names_of_days(wish: _Wish) -> None:
    """A weekday beside the date it falls on is no day of its own ("the Wednesday after, Dec 9")."""
    alone = {day for day, _ in wish.bare}
    dated = {date.fromisoformat(one[0]).weekday() for one in wish.days if one not in alone and one[0] == one[1]}
    for day, weekday in wish.bare:
        if weekday in dated and day in wish.days:
            wish.days.remove(day)


_HOUR_BEHIND = re.compile(
    r"\s?的?(?P<hour>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])点(?:(?P<half>半)|(?P<minute>[0-5]\d)分?)?[钟正整]?"
    r"(?=$|[^\w]|[吧呀啊啦得可行])"
)
_SPOKEN = {one: at for at, one in enumerate("零一二三四五六七八九十")} | {"两": 2, "十一": 11, "十二": 12}
_LAST_OF_AFTERNOON = 6
"""Hour up to which one with no half of the day beside it is in the afternoon, as the bot takes it."""


def _put_hour_behind_day(wish: _Wish, answer: Answer, text: str) -> None:
    """The hour right behind a day, which the bot takes for none ("星期五1點": 一点 is also "a little")."""
    for entity in _placed(answer, []):
        found = _HOUR_BEHIND.match(text, int(entity["end"])) if entity["entity"] == "date" else None
        if found is None or wish.at is not None:
            continue
        hour = int(found["hour"]) if found["hour"].isdecimal() else _SPOKEN[found["hour"]]
        minute = 30 if found["half"] else int(found["minute"] or 0)
        wish.at = (hour + 12 * (hour <= _LAST_OF_AFTERNOON)) * 60 + minute


def weekdays_alone(answer: Answer) -> tuple[int, ...]:
    """Return the weekdays of a message whose days are nothing but weekdays by their names; nothing for other days."""
    text, found = aligned(answer.text), []
    for entity in _placed(answer, []):
        if entity["entity"] not in _DATED:
            continue
        written = text[int(entity["start"]) : int(entity["end"])]
        bare = (
            _WEEKDAY_AND_HOUR.fullmatch(written) if entity["entity"] == "datetime" else _BARE_WEEKDAY.fullmatch(written)
        )
        if bare is None:
            return ()
        found.append(_weekday(bare))
    return tuple(found)


def _put_hours(wish: _Wish, said: HoursSaid, refused: bool) -> None:
    if refused:
        wish.not_hours.extend(said.hours or (((said.exact or 0), (said.exact or 0) + 1),))
    elif said.exact is not None:
        wish.at = said.exact
    elif wish.hours and len(said.hours) == 1:
        _narrow(wish, said.hours[0])
    else:
        wish.hours.extend(said.hours)


def _narrow(wish: _Wish, more: Hours) -> None:
    """ "After 2 and before 5" meets in the middle; "morning or evening" stays both."""
    first, last = wish.hours[-1]
    start, end = max(first, more[0]), min(last, more[1])
    open_ended = {0, 24 * 60} & {first, last, *more}
    if start < end and open_ended:
        wish.hours[-1] = (start, end)
    else:
        wish.hours.append(more)


def _put_recurring(wish: _Wish, text: str, read: Sequence[tuple[int, int]]) -> None:
    """Weekends, working days and "every Monday", which the bot takes for no day or for the next one."""
    for pattern, days in ((_WEEKEND, (5, 6)), (_WORKDAYS, (0, 1, 2, 3, 4))):
        for match in pattern.finditer(text):
            target = wish.not_weekdays if _ruled_out(text, match.start(), match.end(), False) else wish.weekdays
            target.extend(days)
    refused, last_end = False, -1
    for match in _EVERY.finditer(text):
        known = any(start < match.end() and match.start() < end for start, end in read)
        if known or not (match["each"] or match["plural"] or match["day"]):
            continue
        listed = last_end >= 0 and _LIST.fullmatch(text[last_end : match.start()]) is not None
        refused, last_end = _ruled_out(text, match.start(), match.end(), refused and listed), match.end()
        (wish.not_weekdays if refused else wish.weekdays).append(_weekday(match))


def _weekday(match: re.Match[str]) -> int:
    return _CHINESE[match["day"]] if match["day"] else _ENGLISH.index(match["english"])


_TO = re.compile(r"\s?(?:到|至|-|~|to|until|till|through)\s?")
_LAST_OF_MONTH = re.compile(
    r"\s?(?:到|至|-|–|~|to|until|till|through)\s?(?:the )?(?P<day>\d{1,2})(?:号|日|th|st|nd|rd)?(?![\d:点月/])"
)


def _join_ends(wish: _Wish, answer: Answer, text: str) -> None:
    """Two days with 到 between them and a part of the day behind the second are one stretch."""
    days = [e for e in answer.entities if e.get("entity") == "date" and "start" in e]
    for first, last in itertools.pairwise(days):
        ends = str(first["value"]), str(last["value"])
        if _TO.fullmatch(text[int(first["end"]) : int(last["start"])]) and ends[0] <= ends[1]:
            wish.days = [one for one in wish.days if one not in {(end, end) for end in ends}] + [ends]
    for first in days:
        begin, last_day = date.fromisoformat(str(first["value"])), _last_of_month(days, first, text)
        alone = (begin.isoformat(), begin.isoformat())
        if alone in wish.days and begin.day < last_day <= monthrange(begin.year, begin.month)[1]:
            wish.days[wish.days.index(alone)] = (alone[0], begin.replace(day=last_day).isoformat())


def _last_of_month(days: Sequence[Mapping[str, Any]], first: Mapping[str, Any], text: str) -> int:
    """The number behind a day that ends its stretch ("December 20 to 28"); 0 without one."""
    tail = _LAST_OF_MONTH.match(text, int(first["end"]))
    if tail is None or any(int(one["start"]) < tail.end("day") <= int(one["end"]) for one in days):
        return 0
    return int(tail["day"])
