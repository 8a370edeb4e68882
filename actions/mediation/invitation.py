"""The other side comes in by a code: opened, asked whether it is they, joined, declined; and made by who applies."""

from __future__ import annotations

from actions.dialogue.buttons import button, sending
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, LeaveFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.joint import invited as co_plaintiff
from actions.front_door import Declined
from actions.mediation import interpreting
from actions.mediation.readers.asked import SERVICE, answer_to_invitation, lost_code, wants_code, was_invited
from actions.mediation.standing import carried_last, say_of
from actions.topic import topic
from backend.conversation.model import Conceal
from backend.mediation.dispute.announcements import CHOSEN, WISH, payload_of
from backend.mediation.dispute.commands import (
    AnswerInvitation,
    Invitation,
    InviteOtherSide,
    MyDisputes,
    Opened,
    OpenInvitation,
)
from backend.mediation.dispute.model import Dispute
from backend.shared.wording import Words, moment, verbatim

JOIN, DECLINE, STRANGER = "join", "decline", "stranger"
_TITLES = {
    JOIN: Words("是我，参加调解", "Yes, I'll take part"),
    DECLINE: Words("是我，不参加", "It's me, but I won't take part"),
    STRANGER: Words("不是我", "That isn't me"),
}
_WHAT_IS_IT = Words("调解是什么", "What mediation is")


async def taken(turn: Turn) -> bool:
    """Return True if the message holds the code of an invitation, and has been answered; a filing's goes first."""
    code = turn.answer.value("link_code")
    if turn.answer.pressed or not isinstance(code, str):
        return False
    if await co_plaintiff.taken(turn) or await interpreting.taken(turn, code):
        return True
    named = said("names_mediation_code", turn.answer.text) or topic(turn) == SERVICE
    try:
        opened: Opened | None = await turn.do(OpenInvitation(turn.person.person_id, code, named))
    except Declined as no:
        turn.explain(no)
        return True
    if opened is None:
        if not named:
            return False
        turn.say("utter_mediation_code_unknown")
        return True
    if opened.joined:
        turn.say("utter_mediation_joined_already")
        return True
    wishes = [sending(turn.language, title, payload_of(opened.dispute_id, wish)) for wish, title in _TITLES.items()]
    turn.say(
        "utter_mediation_invited",
        [*wishes, button(turn.language, _WHAT_IS_IT, "ask_mediation", mediation_topic="what")],
        name=verbatim(opened.meant_for),
    )
    return True


def explained(turn: Turn) -> bool:
    """Explain an invitation to somebody who was sent one, and where its code goes; return True if it was asked."""
    text = turn.answer.text
    if turn.answer.pressed or not text:
        return False
    if lost_code(text) and (said("names_mediation", text) or topic(turn) == SERVICE):
        turn.say("utter_mediation_code_lost")
        return True
    if not was_invited(text):
        return False
    turn.say("utter_mediation_was_invited")
    return True


def is_invited(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take whoever turns out to have been invited out of the form: they are the other side, and apply for nothing."""
    if message.pressed or not message.text:
        return ()
    if was_invited(message.text):
        return (LeaveFlow(utter="utter_mediation_was_invited"),)
    lost = lost_code(message.text) and not candidates.here.found
    return (LeaveFlow(utter="utter_mediation_code_lost"),) if lost else ()


async def heard(turn: Turn) -> bool:
    """Deal with an invitation that a message outside any form tells of or answers; return True if it was one."""
    if turn.has_draft or turn.answer.pressed or not turn.answer.text:
        return False
    return await _answered_in_words(turn) or await _code_given(turn) or explained(turn)


async def _code_given(turn: Turn) -> bool:
    """Return True if an applicant whose other side is not there yet wants a code for it, and has got a new one."""
    if not wants_code(turn.answer.text):
        return False
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    waiting = [one for one in mine if one.side == "applicant" and one.status == "open" and not one.joined]
    for one in waiting[:1]:
        await give_code(turn, one.dispute_id)
    return bool(waiting)


async def _answered_in_words(turn: Turn) -> bool:
    """Note that whoever was shown an invitation takes part, does not, or is not meant; return True if said so."""
    if "utter_mediation_invited" not in turn.said_last or turn.answer.pressed:
        return False
    wish = answer_to_invitation(turn.answer.text)
    shown = next((one for one in carried_last(turn) if wish and one.get(WISH) == wish), None)
    if shown is None:
        return False
    await answer(turn, str(shown[CHOSEN]), wish)
    return True


async def answer(turn: Turn, dispute_id: str, wish: str) -> None:
    """Do what one of the three buttons says."""
    person = turn.person.person_id
    kind = {JOIN: "join", DECLINE: "decline", STRANGER: "stranger"}[wish]
    told: Dispute | None = await turn.do(AnswerInvitation(dispute_id, person, kind))  # type: ignore[arg-type]
    if told is not None:
        say_of(turn, "utter_mediation_joined", told, wish=verbatim(told.application.wish))
    elif wish == DECLINE:
        turn.say("utter_mediation_declined")
    else:
        turn.say("utter_mediation_stranger")


async def give_code(turn: Turn, dispute_id: str) -> None:
    """Give a code to pass on; it is said as a token, so that only the person sees it."""
    made: Invitation = await turn.do(InviteOtherSide(dispute_id, turn.person.person_id))
    hidden = await turn.do(Conceal(turn.person.person_id, made.code))
    until = moment(made.expires_at, turn.timezone, turn.person.city, turn.language)
    facts = {"code": hidden, "until": until, "other": verbatim(made.other_name), "number": verbatim(made.number)}
    turn.say("utter_mediation_code", **facts)
    turn.say("utter_mediation_code_message", code=hidden, name=verbatim(made.name))
