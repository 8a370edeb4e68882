"""Telling of asynchronous hearings: their cards, with what can be done."""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.dialogue.buttons import button, sending
from actions.dialogue.turn import Turn
from backend.hearing.asynchronous.announcements import application_facts, buttons
from backend.hearing.asynchronous.commands import MyAsynchronousHearings, StopWindowReminders
from backend.hearing.asynchronous.model import Application
from backend.shared.parties import Person
from backend.shared.wording import Words

TOLD = 3
_APPLY = Words("申请非同步庭审", "Ask for an asynchronous hearing")
_CARDS = {
    "sending": "utter_hearing_asynchronous_waiting",
    "asked": "utter_hearing_asynchronous_sent",
    "granted": "utter_hearing_asynchronous_card",
    "refused": "utter_hearing_asynchronous_news_refused",
}


def listener(turn: Turn) -> Person:
    """The person, addressed in the language of this turn."""
    return dataclasses.replace(turn.person, language=turn.language)


def facts(turn: Turn, application: Application) -> dict[str, Any]:
    """Collect what can be said of an application; see `announcements.application_facts`."""
    return dict(application_facts(application, listener(turn)))


async def my_applications(turn: Turn) -> list[Application]:
    """The person's applications, the newest first."""
    found: list[Application] = await turn.do(MyAsynchronousHearings(turn.person.person_id))
    return found


async def explain(turn: Turn) -> None:
    """Say what an asynchronous hearing is, never as a right (ONL-20); then how one's own applications stand."""
    turn.say("utter_hearing_asynchronous", [button(turn.language, _APPLY, "start_hearing_asynchronous")])
    told = [one for one in await my_applications(turn) if one.status in _CARDS][:TOLD]
    for application in told:
        tell(turn, application)


def tell(turn: Turn, application: Application) -> None:
    """Say the card of an application."""
    offered = buttons(application) if application.status == "granted" else ()
    shown = [sending(turn.language, title, payload) for title, payload in offered]
    turn.say(_CARDS[application.status], shown, **facts(turn, application))


async def stop(turn: Turn, application_id: str) -> None:
    """Remind no more of an application's windows."""
    stopped = await turn.do(StopWindowReminders(application_id, turn.person.person_id))
    turn.say("utter_hearing_asynchronous_stopped" if stopped else "utter_hearing_nothing_to_stop")


async def stop_all(turn: Turn) -> bool:
    """Remind no more of any window; False if none was reminded of."""
    reminded = [one for one in await my_applications(turn) if one.status == "granted" and one.reminded]
    for application in reminded:
        await turn.do(StopWindowReminders(application.application_id, turn.person.person_id))
    if reminded:
        turn.say("utter_hearing_asynchronous_stopped")
    return bool(reminded)
