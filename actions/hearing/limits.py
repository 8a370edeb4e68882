"""Limits to answer and appeal in conversation: which run and until when; noted, stopped, or explained."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.defence.court_paper import DECISION
from actions.dialogue.buttons import sending
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.hearing.labour_award import side_pressed, tell_labour_suit
from actions.hearing.readers import is_of_labour_award
from actions.hearing.receipt import LOOKED_BACK, said_to_be_served
from actions.hearing.telling import by_number
from actions.identity.residence import today_of
from backend.hearing.limits.announcements import buttons, limit_facts
from backend.hearing.limits.commands import AcknowledgeLimit, MyLimits, OneLimit, SayDomicile, StopLimitReminders
from backend.hearing.limits.model import Limit
from backend.shared.calendar import BEIJING

TOLD = 6
_HOMES = ("abroad", "china")


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
    elif side_pressed(turn):
        return
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
