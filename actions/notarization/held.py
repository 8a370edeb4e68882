"""Answers about an appointment that is held, outside any form: who may go, and whether it can be had again."""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue.turn import Turn, in_form
from actions.notarization import restoring
from actions.notarization.agents import WINDOW, may_go, not_allowed
from actions.notarization.readers.agents import goer_told
from actions.topic import OpenEnd, topic
from backend.notarization.commands import MyAppointments
from backend.notarization.matters import load_matters
from backend.notarization.model import HELD, Appointment
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_SOMEBODY = "somebody"
_TELL_OFFICE = Words(
    "预约单上我改不了这一项，去之前请打电话告诉公证处由谁去。",
    "I can't change this in the booking itself; please call the office beforehand and say who comes.",
)


bring_back = restoring.bring_back


async def take_up(turn: Turn) -> bool:
    """Answer who may go to what is held ("我弟弟去行吗"), or bring back what was cancelled; False for anything else."""
    if await restoring.take_up(turn):
        return True
    said = turn.answer
    goer = None if said.pressed or turn.has_draft or in_form(turn) else goer_told(said.text)
    if goer is None or goer.oneself or topic(turn) not in ("", "notarization"):
        return False
    held = next(iter(await appointments_held(turn)), None)
    if held is None:
        return False
    matter, who = load_matters()[held.matter], goer.who or _SOMEBODY
    if not matter.agent_allowed:
        turn.say(READY_WORDS, words=not_allowed(turn, matter, who))
    elif held.route != WINDOW:
        turn.say("utter_notarization_note_speak_directly")
    else:
        told = may_go(turn, matter, who, asks=True, abroad=True)
        turn.say(READY_WORDS, words=told if held.by_agent else f"{told}\n{_TELL_OFFICE.say(turn.language)}")
    return True


def before(other: OpenEnd) -> OpenEnd:
    """Return what deals with a message about what is held, or was, before something else does."""

    async def takes(turn: Turn) -> bool:
        return await take_up(turn) or await other(turn)

    return takes


def bring_back_or(answered: OpenEnd) -> OpenEnd:
    """Return what brings a cancelled appointment back, or answers what only asks about cancelling ("the contract").

    Args:
        answered: answers a question of law that is known.
    """

    async def takes(turn: Turn) -> bool:
        asked = not turn.answer.pressed and turn.answer.asks and await answered(turn)
        return asked or await bring_back(turn)

    return takes


async def appointments_held(turn: Turn) -> list[Appointment]:
    """Return the appointments the office holds for the person, the next one first."""
    found: Sequence[Appointment] = await turn.do(MyAppointments(turn.person.person_id))
    return [one for one in found if one.status in HELD]
