"""Limits to answer and appeal in conversation: which run and until when; noted, stopped, or explained."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.answers import Answer
from actions.defence.court_paper import DECISION
from actions.defence.domicile import domicile_in
from actions.defence.readers.days import receipt_told
from actions.defence.readers.suits import asks_until_when, read_suit, tells_arrival
from actions.dialogue.buttons import sending
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.told_days import read_told_day
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.hearing.readers import is_of_labour_award, paper_named
from actions.hearing.telling import by_number
from actions.identity.residence import today_of
from actions.readers.standing import stands
from backend.filing.clocks import LABOUR_SUIT_DAYS, labour_suit_deadline
from backend.hearing.limits.announcements import buttons, limit_facts
from backend.hearing.limits.commands import AcknowledgeLimit, MyLimits, OneLimit, SayDomicile, StopLimitReminders
from backend.hearing.limits.model import Domicile, Limit, RulingKind, Service
from backend.shared.calendar import BEIJING, safe_day
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment

TOLD = 6
_SAME_EVERYWHERE = Words(
    "劳动仲裁裁决的十五日（劳动争议调解仲裁法第50条）没有按住在哪里分长短；三十日说的是在中国没有住所的人答辩和上诉"
    "（民事诉讼法(2023修正)第285、286条），不是这一种。我没有查到另外给国外的人加长的规定。",
    "The fifteen days after a labour award (Labour Dispute Mediation and Arbitration Law, Art. 50) don't depend on "
    "where you live. The thirty days are for answers and appeals of people without a domicile in China (Civil "
    "Procedure Law (2023) Arts. 285, 286), which this is not. I found no rule that gives more days abroad.",
)
_BY_THEN = Words(
    "最稳妥：{safe}以前就交；人回不来，可以委托律师去交。",
    "To be safe, hand it in by {safe}; if you can't come, a lawyer can do it for you.",
)
LOOKED_BACK = 8
"""Messages before this one in which an appeal, the day or the domicile may have been told."""
_DOMICILES: dict[str, Domicile] = {"china": "china", "abroad": "abroad"}
_HOMES = ("abroad", "china")
_SHORT = 40
"""Characters of a message that tells another day and nothing else."""
_LONGER = 80
"""Characters of a message that only asks for more days."""


async def time_limits(turn: Turn) -> None:
    """Tell every limit that runs, or of the case that is named; the general rule where none does."""
    pressed = turn.answer.pressed
    if (seen := pressed.get("limit_seen")) is not None:
        limit = await turn.do(AcknowledgeLimit(str(seen), turn.person.person_id))
        turn.say("utter_hearing_limit_noted", **_facts(turn, limit))
    elif (stopped := pressed.get("limit_stopped")) is not None:
        count = await turn.do(StopLimitReminders(turn.person.person_id, str(stopped)))
        turn.say("utter_hearing_limit_stopped" if count else "utter_hearing_nothing_to_stop")
    elif (about := pressed.get("limit_of")) is not None and pressed.get("limit_home") in _HOMES:
        await turn.do(SayDomicile(str(about), turn.person.person_id, pressed["limit_home"]))
        turn.say("utter_hearing_limit_domicile_noted")
        tell_limit(turn, await turn.do(OneLimit(str(about), turn.person.person_id)))
    elif DECISION in pressed:
        turn.events.append(FollowupAction("hearing_paper_form"))
    else:
        await _tell_all(turn)


async def _tell_all(turn: Turn) -> None:
    running: list[Limit] = await turn.do(MyLimits(turn.person.person_id))
    named = by_number(turn.answer, running)
    shown = running if named is None else named
    for limit in shown[:TOLD]:
        tell_limit(turn, limit)
    if not shown and is_of_labour_award(turn.answer.text):
        tell_labour_suit(turn)
    elif not shown and named is None and (reckoned := _reckoned(turn)) is not None:
        say_reckoned(turn, reckoned)
    elif not shown:
        turn.say("utter_hearing_limit_none" if named is None else "utter_hearing_limit_none_in_case")
        turn.say("utter_hearing_limits")


def _reckoned(turn: Turn) -> Limit | None:
    return said_to_be_served(turn.answer, today_of(turn), turn.typed_before(LOOKED_BACK))


def say_reckoned(turn: Turn, limit: Limit) -> None:
    """Say a limit that goes by the person's word, from which day it is counted, and what is left where it is over."""
    turn.say("utter_hearing_limit_reckoned", **_facts(turn, limit), received=limit_day(turn, limit))
    say_if_over(turn, limit)


def limit_day(turn: Turn, limit: Limit) -> str:
    """The day of receipt a limit is counted from, as Beijing's calendar has it."""
    return full(limit.service.served_at.astimezone(BEIJING).date(), turn.language)


def say_if_over(turn: Turn, limit: Limit) -> None:
    """Say of a limit that was worked out that it is over, and what is left; of two ends, that the earlier one is."""
    today = turn.now.astimezone(BEIJING).date()
    over = [ending.deadline.day < today for ending in limit.endings]
    if all(over):
        turn.say("utter_hearing_limit_over_appeal" if limit.service.purpose == "appeal" else "utter_hearing_limit_over")
    elif any(over):
        turn.say("utter_hearing_limit_first_over")


async def labour_award_told(turn: Turn) -> bool:
    """Tell until when one may sue, where the award of a labour arbitration and the day it came are told.

    Right after that answer another such day alone is enough. False for any other message: who wants to begin a suit
    with the award in hand is led there.
    """
    said = turn.answer
    if turn.has_draft or said.pressed:
        return False
    spoke = any(name.startswith("utter_hearing_limit_labour") for name in turn.said_before)
    if received_on(said, today_of(turn)) is None:
        return spoke and _tell_same_everywhere(turn)
    asks = stands("asks_last_day", said.text) or asks_until_when(said.text)
    other = paper_named(said.text) is not None or says("names_award", said.text) or bool(said.values("institution"))
    goes_on = spoke and len(said.text) <= _SHORT and not other
    if not (goes_on or (asks and is_of_labour_award(said.text))):
        return False
    tell_labour_suit(turn)
    return True


def _tell_same_everywhere(turn: Turn) -> bool:
    """Tell who asks for more days from abroad that these are the same wherever one lives; False for anything else."""
    text = turn.answer.text
    if len(text) > _LONGER or not stands("asks_more_days", text):
        return False
    today = today_of(turn)
    days = (received_on(one, today) for one in turn.typed_before(LOOKED_BACK))
    received = next((day for day in days if day is not None), None)
    words = [_SAME_EVERYWHERE.say(turn.language)]
    if received is not None:
        words.append(_BY_THEN.say(turn.language).format(safe=full(_safe_to_sue(received), turn.language)))
    turn.say(READY_WORDS, words="\n".join(words))
    return True


def tell_labour_suit(turn: Turn) -> None:
    """Say until when one may sue after the award of a labour arbitration; the rule alone, where no day is told."""
    tell_labour_suit_from(turn, received_on(turn.answer, today_of(turn)))


def tell_labour_suit_from(turn: Turn, received: date | None) -> None:
    """The same from a day of receipt that is known."""
    if received is None:
        turn.say("utter_hearing_limit_labour_rule")
        return
    deadline = labour_suit_deadline(received)
    turn.say(
        "utter_hearing_limit_labour",
        received=full(received, turn.language),
        until=moment(deadline.last_minute, turn.timezone, turn.person.city, turn.language),
        safe=full(_safe_to_sue(received), turn.language),
    )


def _safe_to_sue(received: date) -> date:
    """The safe last day to sue after a labour award: before a weekend or a holiday moves it."""
    return min(safe_day(labour_suit_deadline(received).day), received + timedelta(days=LABOUR_SUIT_DAYS))


def received_on(answer: Answer, today: date) -> date | None:
    """Return the day a paper came. It is past: what is told without a year is the last such day.

    "Is today still in time" tells of no such day, and the date a judgment bears is none.
    """
    day = receipt_told(answer, today)
    if stands("in_time_today", answer.text):
        return day if day is not None and day < today else None
    if day is None and tells_arrival(answer.text) and len(answer.values("date", "datetime")) == 1:
        told = read_told_day(answer, today, "", "past")  # the only day, though most of a year back
        day = told.day if told is not None else None
    return day if day is not None and day <= today else None


def home_told(told: Sequence[Answer]) -> Domicile:
    """The domicile as far as it was told, the newest message first."""
    found = next((home for one in told if (home := domicile_in(one.text)) is not None), "")
    return _DOMICILES.get(found, "unknown")


def said_to_be_served(answer: Answer, today: date, before: Sequence[Answer] = ()) -> Limit | None:
    """Return the limit of a paper the person says they received on a day, or None when they name no paper or no day.

    A defendant has no case here; the day is their word. Both ends are told (CPL-286) until a domicile is, now or
    `before`. "Am I in time today?" names the day of asking, not that of receipt.
    """
    told = read_suit(answer, today, "").values.get("received")
    of_asking = asks_until_when(answer.text) and not tells_arrival(answer.text)
    asked = None if of_asking else received_on(answer, today)
    day = date.fromisoformat(str(told)) if told else asked
    paper = paper_named(answer.text)
    if day is None or paper is None:
        return None
    ruling: RulingKind = "dismissed" if paper == "ruling" else ""
    service = Service(paper, datetime.combine(day, time(12), BEIJING), ruling)
    return Limit("", "", "", "", service, home_told((answer, *before)))


def tell_limit(turn: Turn, limit: Limit) -> None:
    """Tell a limit with what can be done about it."""
    offered = [sending(turn.language, title, payload) for title, payload in buttons(limit)]
    turn.say("utter_hearing_limit_card", offered, **_facts(turn, limit))


def _facts(turn: Turn, limit: Limit) -> dict[str, Any]:
    return dict(limit_facts(limit, dataclasses.replace(turn.person, language=turn.language)))


async def stop_limit_reminders(turn: Turn, every: bool) -> bool:
    """Stop the reminders of the only limit that has some, or of all; ask which of several. False if there are none."""
    running: list[Limit] = await turn.do(MyLimits(turn.person.person_id))
    reminded = [limit for limit in running if limit.reminded]
    if not reminded:
        return False
    if every or len(reminded) == 1:
        await turn.do(StopLimitReminders(turn.person.person_id, None if every else reminded[0].limit_id))
        turn.say("utter_hearing_limit_stopped")
        return True
    for limit in reminded[:TOLD]:
        tell_limit(turn, limit)
    return True
