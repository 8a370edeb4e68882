"""Submissions of the two flows of enquiries, and the telling of their outcome."""

from __future__ import annotations

from typing import Any, cast

from actions.dialogue.fields import SKIPPED
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.enquiries.telling import tell
from backend.enquiries.commands import LeaveEnquiry, MyEnquiries, ReplyToOffice
from backend.enquiries.model import Enquiry, Office, Share

FILES = "files"
"""Answer that holds the files that go along, each with its id and name."""


async def _leave(turn: Turn) -> Receipt:
    """Leave the question under the draft's id."""
    said: Any = turn.answers
    order = LeaveEnquiry(
        turn.draft.draft_id,
        turn.person.person_id,
        cast(Office, said["office"]),
        said["question"],
        cast(Share, said["share"]),
        said.get("name", SKIPPED),
        said.get("contact", SKIPPED),
        _files(turn),
    )
    await turn.do(order)
    return {"enquiry_id": turn.draft.draft_id}


async def _tell_left(turn: Turn, receipt: Receipt) -> None:
    """Say number, what it means, and the promise."""
    tell(turn, "utter_enquiry_left", await _enquiry(turn, receipt))


async def _reply(turn: Turn) -> Receipt:
    """Hand more to the office, once, under the draft's id."""
    enquiry_id, text = str(turn.answers["enquiry"]), str(turn.answers["text"])
    await turn.do(ReplyToOffice(turn.draft.draft_id, turn.person.person_id, enquiry_id, text, _files(turn)))
    return {"enquiry_id": enquiry_id}


async def _tell_reply(turn: Turn, receipt: Receipt) -> None:
    """Say that it has arrived, and the promise."""
    tell(turn, "utter_enquiry_replied", await _enquiry(turn, receipt))


def _files(turn: Turn) -> tuple[str, ...]:
    return tuple(str(one["id"]) for one in turn.answers.get(FILES, ()))


async def _enquiry(turn: Turn, receipt: Receipt) -> Enquiry:
    every: list[Enquiry] = await turn.do(MyEnquiries(turn.person.person_id))
    return next(one for one in every if one.enquiry_id == receipt["enquiry_id"])


QUESTION = Submission(hand_in=_leave, tell=_tell_left, reopens={"utter_enquiry_question_short": "question"})
REPLY = Submission(hand_in=_reply, tell=_tell_reply)
