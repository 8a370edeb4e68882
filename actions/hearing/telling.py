"""Telling of a hearing: its card with what can be done, the calendar file, and its name on a button."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

from actions.answers import Answer
from actions.dialogue.buttons import button, payload_of, sending
from actions.dialogue.turn import Turn
from actions.hearing.readers import plain_number
from backend.hearing.announcements import hearing_facts
from backend.hearing.commands import MyHearings
from backend.hearing.model import Hearing
from backend.shared.reminder_plan import steps_name
from backend.shared.wording import Words, short_moment, verbatim

CHOSEN = "hearing_chosen"
"""The payload's key by which a button names a hearing; its id tells a stranger nothing."""
_REMIND = Words("提醒我", "Remind me")
_OTHERWISE = Words("改提醒时间", "Change the reminders")
_STOP = Words("停止提醒", "Stop reminding me")
_SEEN = Words("我已收到", "I have got it")
_ONLINE = Words("在线庭审须知", "About online hearings")
_NONE = Words("没有设", "none")


def facts(turn: Turn, hearing: Hearing) -> dict[str, Any]:
    """Collect what can be said of a hearing in the language of this turn; see `announcements.hearing_facts`."""
    return dict(hearing_facts(hearing, dataclasses.replace(turn.person, language=turn.language)))


def hearing_title(turn: Turn, hearing: Hearing) -> Words:
    """A hearing on a button: its case number and its day, in Beijing and here."""
    number = verbatim(hearing.case_number)
    zh, en = (short_moment(hearing.sitting.start, turn.timezone, language) for language in ("zh-Hans", "en"))
    return Words(f"{number} {zh}", f"{number} {en}")


def tell_hearing(turn: Turn, hearing: Hearing) -> None:
    """Say the card of a hearing and hand its calendar file over."""
    card = "utter_hearing_card_asynchronous" if hearing.sitting.kind == "asynchronous" else "utter_hearing_card"
    wished = steps_name(hearing.steps) if hearing.steps else _NONE
    turn.say(card, list(_buttons(turn, hearing)), reminders=wished.say(turn.language), **facts(turn, hearing))
    hand_over_calendar(turn, hearing)


def hand_over_calendar(turn: Turn, hearing: Hearing) -> None:
    """Give the calendar file; a later one replaces it."""
    file = {"kind": "hearing_calendar", "id": hearing.hearing_id, "name": "hearing.ics"}
    turn.say("utter_hearing_calendar", custom={"file": file})


async def upcoming(turn: Turn) -> list[Hearing]:
    """The person's hearings that stand and are not over, soonest first."""
    found: list[Hearing] = await turn.do(MyHearings(turn.person.person_id))
    return found


class OfCase(Protocol):
    """Item of a case: a hearing, a limit, an asynchronous hearing."""

    @property
    def case_number(self) -> str:
        """The court's number of the case."""
        ...


Some = TypeVar("Some", bound=OfCase)


def by_number(answer: Answer, found: Sequence[Some]) -> list[Some] | None:
    """Those of the case number in a message, in any width and bracket; None when it names none."""
    number = answer.value("case_number")
    if number is None:
        return None
    return [one for one in found if plain_number(one.case_number) == plain_number(str(number))]


def about(intent: str, key: str, hearing: Hearing) -> str:
    """The payload that asks something about one hearing."""
    return payload_of(intent, **{key: hearing.hearing_id})


def _buttons(turn: Turn, hearing: Hearing) -> Iterator[dict[str, str]]:
    reminded = _OTHERWISE if hearing.steps else _REMIND
    yield sending(turn.language, reminded, about("start_hearing_reminder", CHOSEN, hearing))
    if hearing.steps:
        yield sending(turn.language, _STOP, about("stop_reminder", CHOSEN, hearing))
    if not hearing.seen:
        yield sending(turn.language, _SEEN, about("ask_hearing_time", "hearing_seen", hearing))
    if hearing.sitting.kind != "in_person":
        topic = "asynchronous" if hearing.sitting.kind == "asynchronous" else "online"
        yield button(turn.language, _ONLINE, "ask_online_hearing", hearing_topic=topic)
