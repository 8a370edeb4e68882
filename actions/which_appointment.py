"""Choice of the time somebody means who only says "改到下星期": of what they hold, what was spoken of."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.dialogue.phrases import said
from actions.dialogue.readers.wished_times import ENTITIES
from actions.dialogue.turn import Turn, in_form
from actions.hearing.telling import facts, upcoming
from actions.matter.absence import say_hearing
from actions.readers.topics import appointments_named
from actions.topic import topic
from backend.authorization.commands import MyWitnesses
from backend.hearing.model import Hearing
from backend.notarization.commands import MyAppointments
from backend.notarization.model import HELD

_LOOK_BACK = 4
"""Messages of the person, this one among them, in which a hearing may have been told."""


async def meant(turn: Turn) -> str:
    """The service whose appointment is meant: the one named, the one spoken of, the only one held."""
    if turn.answer.pressed:
        return "notarization"
    named = appointments_named(turn.answer.text)
    if named:
        return named[0]
    held = await _held(turn)
    last = topic(turn)
    if last in held:
        return last
    if held:
        return held[0]
    return "hearing" if _spoke_of_hearing(turn) else "notarization"


async def moves(turn: Turn) -> bool:
    """Open the change of what is held for who names another time outside a form ("改到12月9号下午3点"); else False."""
    heard, inside = turn.answer, in_form(turn)
    wished = said("changes_to", heard.text) and bool(heard.values(*ENTITIES)) and not heard.asks
    if inside or heard.pressed or not wished or not await _held(turn):
        return False
    turn.events.append(FollowupAction("notarization_change_form"))  # which passes on what is held of another service
    return True


def _spoke_of_hearing(turn: Turn) -> bool:
    """Return True if one of the person's last messages told of a hearing, which is then the day that is meant."""
    typed = [event for event in reversed(turn.tracker.events) if event.get("event") == "user" and event.get("text")]
    texts = [str(event["text"]) for event in typed[:_LOOK_BACK] if not str(event["text"]).startswith("/")]
    return any(said("names_hearing", text) for text in texts)


async def _held(turn: Turn) -> list[str]:
    person = turn.person.person_id
    booked = [one for one in await turn.do(MyAppointments(person)) if one.status in HELD]
    witnessed = [one for one in await turn.do(MyWitnesses(person)) if one.status in ("requested", "booked")]
    found = {"notarization": booked, "authorization": witnessed, "hearing": await upcoming(turn)}
    return [service for service, ones in found.items() if ones]


async def say_hearing_stays(turn: Turn) -> None:
    """The court fixes its own days: who cannot come is told how to ask for another one."""
    found: list[Hearing] = await upcoming(turn)
    if found:
        turn.say("utter_hearing_not_moved_here", **facts(turn, found[0]))
    else:
        say_hearing(turn, None)
