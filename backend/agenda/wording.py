"""Wording of an item of the agenda: both clocks, the rule, from whom the day is, and why it may be another. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from backend.shared.agenda import AgendaItem
from backend.shared.calendar import BEIJING
from backend.shared.parties import Person
from backend.shared.reminder_plan import left_in_words
from backend.shared.wording import Words, day, moment

_UNTIL = Words("最后到：", "Until: ")
_BEGINS = Words("开始：", "Begins: ")
_BY = Words("依据：", "Rule: ")
_FROM = Words("日期来源：", "Where the day comes from: ")
_MIND = Words("请注意：", "Please note: ")
_TO_CONFIRM = Words("还没有确认，可能改期", "not confirmed yet; it may be another time")
_LEFT = Words("还有 {}", "{} left")
_TODAY = Words("进行中", "going on")
MADE = Words(
    "您的日历订阅开通了，手机日历会自己更新。如果不是您本人开通的，请马上问“有什么快到期”，打开网页，点“停用日历订阅”。",
    "Your calendar address is set up, and your phone's calendar will keep itself up to date. If it wasn't you, ask "
    '"what are my deadlines" here, open the page and press "Stop the calendar".',
)
RENEWED = Words(
    "您的日历订阅换了新地址，旧地址马上失效，用旧地址的日历不再更新。如果不是您本人换的，请马上问“有什么快到期”，打开网页，点“停用日历订阅”。",
    "Your calendar has a new address; the old one stopped at once, and calendars that use it no longer update. If it "
    'wasn\'t you, ask "what are my deadlines" here, open the page and press "Stop the calendar".',
)
STOPPED = Words(
    "您的日历订阅停用了，手机日历不再更新；对话里的提醒照常。想再开通，请问“有什么快到期”，打开网页就行。",
    "Your calendar address is stopped, and your phone's calendar no longer updates; reminders in the chat go on. To "
    'set it up again, ask "what are my deadlines" and open the page.',
)
"""News to its owner, in the chat, of what was done with the address on the page."""
_TAIL = 6


def when(item: AgendaItem, person: Person, *, city: bool = True) -> str:
    """Return when it is on both clocks, with the weekday, and the year on Beijing's: some of it is years ahead.

    Args:
        city: name the person's city beside their own time; a calendar that strangers read does not.
    """
    told, language = moment(item.at, person.timezone, person.city if city else None, person.language), person.language
    there = item.at.astimezone(BEIJING).date()
    plain = day(there, language)
    return told.replace(plain, f"{plain} {there.year}" if language == "en" else f"{there.year}年{plain}", 1)


def lines(item: AgendaItem, person: Person, *, city: bool = True) -> Iterator[str]:
    """Yield when it is, its rule, its source and its doubt, a line each."""
    say = person.language
    yield (_UNTIL if item.kind == "ends" else _BEGINS).say(say) + when(item, person, city=city)
    if item.article is not None:
        yield _BY.say(say) + item.article.say(say)
    yield _FROM.say(say) + item.source.say(say)
    if (doubt := item.doubt or (_TO_CONFIRM if item.tentative else None)) is not None:
        yield _MIND.say(say) + doubt.say(say)


def left(item: AgendaItem, now: datetime) -> Words:
    """Return how long there is until then; of what has begun, that it is going on."""
    if item.at <= now and item.kind == "takes_place":
        return _TODAY
    ahead = left_in_words(item.at, now)
    return Words(_LEFT.zh.format(ahead.zh), _LEFT.en.format(ahead.en))


def short_number(number: str) -> str:
    """Return the end of a number, by which its owner knows it and nobody else finds the case."""
    return number if len(number) <= _TAIL else f"…{number[-_TAIL:]}"
