"""The lawyer's licence number: 17 digits, whose form the backend checks because only it can open the masked number."""

from __future__ import annotations

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.readers.licences import licence_in
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.shared.lawyer_licence import CheckLawyerLicence


async def read_licence(turn: Turn, answer: Answer) -> Reading:
    """The masked number, if its form is right."""
    found = licence_in(answer.text)
    if not found:
        return Reading(problem="utter_lawyer_licence_odd") if answer.text and answer.intent == "inform" else NOTHING
    try:
        await turn.do(CheckLawyerLicence(turn.person.person_id, found))
    except Declined as no:
        return Reading(problem=no.utter)
    return Reading(found)
