"""Days without a year that tell what has happened ("the paper came 20 November", 11月20号收到): the last such day.

A day without a year is the next to come, which suits an appointment. A paper that came, a death or a loan lies behind
us, whatever the calendar says next. Only words right beside the day count: "they told me it is on 20 December" tells of
a day ahead.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from .readings import DayReading
from .reference import Reference, last_day, real_day

YEARLESS = "yearless"
"""Form of a day or month without a year: beside another day it is of that day's year."""
_SUFFERED = r"收到|收咗|收倒|接到|签收|送达|送到|寄到|到手|拿到|去世|过世|过身|过咗身|病逝|死亡|出生|出世"
"""Deeds that nobody plans to the day."""
_DONE = (
    r"借|转|汇|打|付|给|畀|俾|签|买|卖|寄|送|发|搬|撞|结婚|离婚|登记|领证|分居|入职|离职|辞职|分手|开除|送来|寄来|出事"
)
_LATER = r"(?!\s?(?:之前|以前|前|之后|以后|后|再|的话|嘅话|吗|未|没|时|嗰阵|周年|三周年|纪念))"
_NOT_AHEAD = r"(?!.{0,4}(?:开庭|到期|截止|之前|以前|提醒|预约))"
_BEFORE_VERB = (
    r"(?:[当嗰那]天|[当嗰那]日)?[\s，,]?(?:上午|下午|中午|晚上|夜晚|早上|朝早)?(?:我|我们|他|她|佢|对方|家里|屋企|家人|先生|太太)?"
    r"(?:才|先|就|刚|刚刚|已经|经已|又|都)?(?:在[^，。；,;\s]{1,6}|喺[^，。；,;\s]{1,6}|从[^，。；,;\s]{1,6})?(?:被|畀|俾)?"
)
_BEHIND_ZH = re.compile(
    rf"{_BEFORE_VERB}(?:(?:{_SUFFERED})(?:了|咗|的|嘅)?{_LATER}{_NOT_AHEAD}"
    rf"|(?:{_DONE})(?:给|俾|畀)?(?:我|他|她|佢|对方)?(?:了|咗|过|的(?!时候)){_LATER}"
    r"|(?:来|到|嚟)(?:的|嘅)(?=$|[，。；！,.;!\s]))"
)
_AHEAD_ZH = re.compile(
    rf"(?:{_SUFFERED})(?:的|嘅)?(?:日期|日子|时间|那天|嗰日)?(?:文书|传票|通知)?(?:的|嘅)?(?:日期|日子|时间)?"
    r"\s?(?:是|系|在|喺|于|为|：|:)\s?$"
)
_SET = r"(?!hearing|appoint|slot|date|time|meeting|booking|call|trial|session)"
_PAPER = rf"(?:the|a|an|my|these|this) {_SET}\w+(?: {_SET}\w+)?"
_PAST_EN = (
    rf"(?:came|arrived|turned up|died|passed away|happened|reached (?:me|us)|got (?:it|this|that|them|{_PAPER})"
    rf"|received (?:it|this|that|them|{_PAPER})"
    r"|(?:was|were|been|got) (?:served|delivered|handed|received|born|killed|arrested|"
    r"attacked|raped|assaulted|hit|robbed|fired|"
    r"dismissed|injured|hurt|beaten|married|divorced|buried))"
)
_DEED_EN = (
    r"(?:lent|paid|sent|gave|transferred|bought|sold|married|divorced|signed|wired|borrowed|raped|hit|beat|attacked)"
)
_WORD_EN = r"(?: (?!for\b|to\b|book|appoint|hear|due\b|until\b|till\b|by\b|meet|slot|remind|next\b|on\b|in\b)[\w',]+)"
_ON_EN = (
    r"(?:\s(?:to me|here|home|by (?:post|mail|e-?mail|courier)|in the (?:post|mail)|"
    r"at (?:home|work)))?,?(?:\s(?:on|in|about|around))?\s(?:the\s)?"
)
_BEFORE_EN = re.compile(rf"(?<![a-z])(?:{_PAST_EN}{_ON_EN}|{_DEED_EN}{_WORD_EN}{{0,5}} (?:on|in) (?:the )?)$")
_BEHIND_EN = re.compile(
    r",?\s(?:the|my|a|this|that|it|they|he|she|i|we)(?: \w+){0,2}? ?\b"
    r"(?:came|arrived|died|passed away|received|got (?:it|the)|(?:was|were) (?:served|delivered|handed|born))(?![a-z])"
)
_LONGEST = 60
"""Characters before a day in which its deed may be told."""


def has_happened(text: str, start: int, end: int) -> bool:
    """Return True if the words right beside a day tell of a thing that took place on it.

    Args:
        text: the folded message.
        start: the first character of the day.
        end: one past its last.
    """
    before, behind = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    lead = start - len(re.match(r"^(?:(?:on|in|for|of|by)\s|the\s)*", text[start:end]).group())  # type: ignore[union-attr]
    if _BEHIND_ZH.match(behind) or (_AHEAD_ZH.search(before) and not re.match(r".{0,3}(?:开庭|到期|截止)", behind)):
        return True
    if lead != start or re.match(r"(?:on|in)\s", text[start:end]):
        before = f"{before.rstrip()} on "
    return bool(_BEFORE_EN.search(before) or _BEHIND_EN.match(behind))


def last_such(one: DayReading, reference: Reference) -> DayReading:
    """Return the reading as the last day, month or weekday that its words can mean; one that is told whole stays."""
    if one.day is None or one.day <= reference.today:
        return one
    if one.form == "weekday":
        return replace(one, day=one.day - timedelta(days=7))
    if one.form == "day_of_month":
        return replace(one, day=_last_numbered(one.day.day, reference) or one.day)
    return in_year(one, one.day.year - 1) if one.form == YEARLESS else one


def _last_numbered(number: int, reference: Reference) -> date | None:
    days = (real_day(*reference.month(-back), number) for back in range(3))
    return next((day for day in days if day is not None and day <= reference.today), None)


def in_year(one: DayReading, year: int) -> DayReading:
    """Return the same day or month in another year; the last of February keeps being its last."""
    assert one.day is not None
    if one.until is None:
        return replace(one, day=real_day(year, one.day.month, one.day.day))
    ends_month = one.until.day == last_day(one.until.year, one.until.month)
    last = last_day(year, one.until.month) if ends_month else one.until.day
    return replace(one, day=real_day(year, one.day.month, one.day.day), until=real_day(year, one.until.month, last))
