"""What the two forms of enquiries hand in, and how their outcome is told."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from actions.enquiries.telling import tell
from actions.forms.fields import SKIPPED
from actions.forms.turn import Turn
from actions.submit import Receipt, SubmitService
from backend.enquiries.commands import LeaveEnquiry, MyEnquiries, ReplyToOffice
from backend.enquiries.model import Enquiry, Office, Share


class SubmitEnquiry(SubmitService):
    """Leaves the question under the draft's id."""

    service: ClassVar[str] = "enquiry"
    reopens: ClassVar[dict[str, str]] = {"utter_enquiry_question_short": "question"}

    async def submit(self, turn: Turn) -> Receipt:
        """Hand it in."""
        said: Any = turn.answers
        order = LeaveEnquiry(
            turn.draft.draft_id,
            turn.person.person_id,
            cast(Office, said["office"]),
            said["question"],
            cast(Share, said["share"]),
            said.get("name", SKIPPED),
            said.get("contact", SKIPPED),
        )
        await turn.do(order)
        return {"enquiry_id": turn.draft.draft_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say number, what it means, and the promise."""
        tell(turn, "utter_enquiry_left", await _enquiry(turn, receipt))


class SubmitEnquiryReply(SubmitService):
    """Hands more to the office, once."""

    service: ClassVar[str] = "enquiry_reply"

    async def submit(self, turn: Turn) -> Receipt:
        """Hand it in under the draft's id."""
        enquiry_id, text = str(turn.answers["enquiry"]), str(turn.answers["text"])
        await turn.do(ReplyToOffice(turn.draft.draft_id, turn.person.person_id, enquiry_id, text))
        return {"enquiry_id": enquiry_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say that it has arrived, and the promise."""
        tell(turn, "utter_enquiry_replied", await _enquiry(turn, receipt))


async def _enquiry(turn: Turn, receipt: Receipt) -> Enquiry:
    every: list[Enquiry] = await turn.do(MyEnquiries(turn.person.person_id))
    return next(one for one in every if one.enquiry_id == receipt["enquiry_id"])
