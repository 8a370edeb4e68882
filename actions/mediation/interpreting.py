"""An interpreter in conversation: invited by a code, says yes or no, hears when it meets, and gets a link to the room.

They learn the number, the time and the languages of a mediation; no name, no matter and no offer.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.dialogue.buttons import Button, sending
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.conversation.model import Conceal
from backend.mediation.dispute.model import Dispute
from backend.mediation.interpreter.news import CHOSEN, NO, QUIET, ROOM, WISH, YES, choices, errand_facts
from backend.mediation.interpreter.orders import (
    AnswerErrand,
    Errand,
    ErrandRoomLink,
    InterpreterInvitation,
    InviteInterpreter,
    MyErrands,
    OpenErrand,
    StopErrandReminders,
)
from backend.mediation.room.orders import RoomLink
from backend.shared.wording import moment, verbatim


async def taken(turn: Turn, code: str) -> bool:
    """Return True if a code is one of an interpreter's invitation, and has been answered."""
    try:
        errand: Errand | None = await turn.do(OpenErrand(turn.person.person_id, code))
    except Declined as no:
        turn.explain(no)
        return True
    if errand is not None:
        _say(turn, "utter_interpreter_invited" if errand.state == "opened" else _standing(errand), errand)
    return errand is not None


async def pressed(turn: Turn) -> bool:
    """Return True if a button of an interpreter was pressed, and has been done."""
    wish, chosen = str(turn.answer.pressed.get(WISH, "")), str(turn.answer.pressed.get(CHOSEN, ""))
    if wish not in (YES, NO, ROOM, QUIET):
        return False
    person_id = turn.person.person_id
    if wish == QUIET:
        await turn.do(StopErrandReminders(person_id))
        turn.say("utter_mediation_quiet")
    elif wish == ROOM:
        link: RoomLink = await turn.do(ErrandRoomLink(chosen, person_id))
        turn.say("utter_interpreter_room_link", image=link.code, url=verbatim(link.url),
                 session=moment(link.start, turn.timezone, turn.person.city, turn.language))  # fmt: skip
    else:
        errand: Errand = await turn.do(AnswerErrand(chosen, person_id, wish == YES))
        _say(turn, _standing(errand), errand)
    return True


async def tell_mine(turn: Turn) -> bool:
    """Tell an interpreter when and how their mediations meet; False where they have none."""
    mine: list[Errand] = await turn.do(MyErrands(turn.person.person_id))
    for one in mine:
        _say(turn, _standing(one), one)
    return bool(mine)


async def give_code(turn: Turn, dispute: Dispute) -> None:
    """Give a side a code to pass on to an interpreter; it is said as a token, so that only the person sees it."""
    told = dispute.application
    tongue = told.own_tongue if dispute.side == "applicant" else told.other_tongue
    made: InterpreterInvitation = await turn.do(
        InviteInterpreter(dispute.dispute_id, turn.person.person_id, tongue)
    )  # fmt: skip
    hidden = await turn.do(Conceal(turn.person.person_id, made.code))
    until = moment(made.expires_at, turn.timezone, turn.person.city, turn.language)
    turn.say("utter_interpreter_code", code=hidden, until=until, number=verbatim(made.number))
    turn.say("utter_interpreter_code_message", code=hidden)


def _standing(errand: Errand) -> str:
    if errand.state == "accepted":
        return "utter_interpreter_stands"
    return "utter_interpreter_declined" if errand.state == "declined" else "utter_interpreter_invited"


def _say(turn: Turn, utter: str, errand: Errand) -> None:
    person = dataclasses.replace(turn.person, language=turn.language)
    facts: dict[str, Any] = errand_facts(errand, person)
    buttons: list[Button] = [sending(turn.language, title, payload) for title, payload in choices(errand)]
    turn.say(utter, buttons, **facts)
