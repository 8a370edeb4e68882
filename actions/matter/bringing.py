""" "要带什么": the list of the appointment that is meant, not of any other."""

from __future__ import annotations

from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.matter.focus import ask_which, focus
from actions.matter.open_matters import Matter
from actions.notarization.telling import matter_name
from backend.notarization.matters import load_matters
from backend.shared.wording import Words, moment, verbatim

WISH = "bring"
_OF = ("notarization", "authorization", "hearing", "mediation")
_SAID = {
    "authorization": "utter_authorization_bring",
    "hearing": "utter_hearing_bring",
    "mediation": "utter_matter_bring_mediation",
}
_WAYS = (
    (payload_of("ask_notarization"), Words("公证要带什么", "For a notarization")),
    (payload_of("ask_filing_materials"), Words("立案要什么材料", "For filing a case")),
    (payload_of("ask_next_step", matter_wish="bring_witness"), Words("视频见证要带什么", "For a video witness")),
    (payload_of("ask_next_step", matter_wish="bring_hearing"), Words("开庭要带什么", "For a hearing")),
)
OF_NONE = {"bring_witness": "utter_authorization_bring", "bring_hearing": "utter_hearing_bring"}


async def bring(turn: Turn) -> None:
    """Say what to bring to what is booked; without anything booked, ask what for."""
    found = await focus(turn, _OF)
    if found.several:
        ask_which(turn, WISH, found.several)
    elif found.matter is not None:
        bring_to(turn, found.matter)
    elif (utter := _SAID.get(found.named)) is not None:
        turn.say(utter)
    else:
        buttons = [sending(turn.language, title, payload) for payload, title in _WAYS]
        turn.say("utter_matter_bring_which", () if turn.has_draft else buttons)


def bring_to(turn: Turn, matter: Matter) -> None:
    """Say what to bring to one matter."""
    if matter.service != "notarization":
        turn.say(_SAID[matter.service])
        return
    appointment, page = matter.what, load_matters()[matter.what.matter]
    turn.say(
        f"utter_matter_bring_notarization{'_for_agent' if appointment.by_agent else ''}",
        matter=matter_name(turn, appointment.matter),
        when=moment(appointment.slot.start, turn.timezone, turn.person.city, turn.language),
        number=verbatim(appointment.confirmation_number or "—"),
        papers="\n".join(f"• {paper.say(turn.language)}" for paper in page.papers),
        who=page.who.say(turn.language),
    )


def asks_to_bring(text: str) -> bool:
    """Return True if a text asks what to bring along, rather than which papers something takes."""
    return said("asks_bring", text)
