"""The lawyer's licence number: 17 digits, whose form the backend checks because only it can open the masked number."""

from __future__ import annotations

import re

from actions.answers import NOTHING, Answer, Reading
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.shared.lawyer_licence import CheckLawyerLicence

_TOKEN = re.compile(r"⟦(?:phone|document|card):[0-9a-f]{10}⟧")
_FIGURES = re.compile(r"\d[\d \-]{4,}\d")


async def read_licence(turn: Turn, answer: Answer) -> Reading:
    """The masked number, if its form is right."""
    found = _TOKEN.search(answer.text) or _FIGURES.search(answer.text)
    if found is None:
        return Reading(problem="utter_lawyer_licence_odd") if answer.text and answer.intent == "inform" else NOTHING
    try:
        await turn.do(CheckLawyerLicence(turn.person.person_id, found[0]))
    except Declined as no:
        return Reading(problem=no.utter)
    return Reading(found[0])
