"""Name, number and birthday typed in one message, so that they need not be asked one by one.

The reader of the photo question takes them instead of a photo; an opening sentence may hold them as well.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.answers import Answer
from actions.dialogue.fields import Answers
from actions.dialogue.readers.identity_details import IdentityDetails, read_identity_details
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.identity.categories import document_of, documents_of
from actions.identity.residence import today_of
from backend.identity.document_numbers import CheckNumberOfDocument
from backend.identity.model import DocumentType

KNOWN_NUMBER = "known_number"
"""Note of a number that the filing told: beside a photo it is not needed, and nobody types it twice."""
_LONGEST_LIFE = 130


async def typed_details(turn: Turn, answer: Answer, answers: Answers, *, asked: bool) -> dict[str, Any]:
    """Return what a message tells by the names of the answers, only what can be right.

    Nothing without a number, which may be known from the filing.

    Args:
        answer: the message.
        answers: what is known so far, the document's kind above all.
        asked: whether these details were asked for: then what is left beside number and day is the name.

    Raises:
        Declined: the number is not one of this document.
    """
    told = read_identity_details(answer, asked=asked)
    kind, named = document_of(answers), bool(told.name and told.birth_date)
    number = told.number or (str(answers.get(KNOWN_NUMBER) or "") if asked and named else "")
    if not number or kind is None:
        return {}
    shown: DocumentType = await turn.do(CheckNumberOfDocument(turn.person.person_id, kind, number))
    if shown != kind and shown not in documents_of(answers):
        raise Declined("utter_identity_number_of_other_document")
    found = {"document_number": number, "full_name": told.name, "birth_date": _birthday(turn, told)}
    if shown != kind:
        found["document_type"] = shown
    return {name: value for name, value in found.items() if value}


async def typed_at_the_opening(turn: Turn, answer: Answer) -> dict[str, Any]:
    """The same of an opening sentence; a number that is not right is asked for again in its place."""
    try:
        return await typed_details(turn, answer, turn.answers, asked=False)
    except Declined:
        return {}


def _birthday(turn: Turn, told: IdentityDetails) -> str:
    born, today = told.birth_date, today_of(turn)
    if born is None or not (today.year - _LONGEST_LIFE <= born.year and born <= today):
        return ""
    return date.isoformat(born)
