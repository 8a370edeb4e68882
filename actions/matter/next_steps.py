"""Answers to "what now", "when will I hear": what comes next in the matter that is meant, and by when."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.authorization.witness_telling import tell_witness
from actions.dialogue.phrases import says_only
from actions.dialogue.turn import Turn
from actions.enquiries.telling import tell_standing
from actions.filing.progress import tell_next
from actions.hearing.telling import tell_hearing
from actions.matter.focus import ask_which, focus
from actions.matter.open_matters import Matter
from actions.mediation.outside import mediation
from actions.mediation.standing import tell_standing as tell_dispute
from actions.notarization.telling import matter_name
from backend.drafts.model import WaitingDrafts
from backend.mediation.dispute.model import Dispute
from backend.shared.wording import moment, verbatim

WISH = "next"


async def next_step(turn: Turn) -> None:
    """Tell it of the matter in focus; a form that waits is gone on with; without either, say what can be done."""
    if turn.has_draft:
        return  # the open question is the next step, and it follows
    found = await focus(turn)
    if found.matter is not None:
        await tell(turn, found.matter)
    elif found.several:
        ask_which(turn, WISH, found.several)
    elif await turn.do(WaitingDrafts(turn.person.person_id)):
        turn.events.append(FollowupAction("action_resume"))
    elif says_only("asks_what_to_do", turn.answer.text):
        turn.say("utter_what_to_do")
    else:
        turn.say("utter_matter_nothing_open")


async def tell(turn: Turn, matter: Matter) -> None:
    """Say what comes next in one matter."""
    if matter.service == "notarization":
        _tell_appointment(turn, matter)
    elif matter.service == "authorization":
        tell_witness(turn, matter.what, "listed")
    elif matter.service == "hearing":
        tell_hearing(turn, matter.what)
    elif matter.service == "filing":
        await tell_next(turn, matter.key)
    elif matter.service == "enquiry":
        tell_standing(turn, matter.what)
    elif isinstance(matter.what, Dispute):
        tell_dispute(turn, matter.what)
    else:
        await mediation(turn)


def _tell_appointment(turn: Turn, matter: Matter) -> None:
    appointment = matter.what
    waits = appointment.status in ("pending", "requested")
    turn.say(
        "utter_matter_next_pending" if waits else "utter_matter_next_notarization",
        matter=matter_name(turn, appointment.matter),
        when=moment(appointment.slot.start, turn.timezone, turn.person.city, turn.language),
        number=verbatim(appointment.confirmation_number or "—"),
    )
