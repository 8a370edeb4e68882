"""An enquiry offered beside an answer that only the office can carry out; its form takes the person's words with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.message import UserMessage
from actions.forms.turn import Turn
from backend.enquiries.announcements import OFFICE
from backend.enquiries.model import LONGEST_TEXT, SHORTEST_QUESTION
from backend.shared.wording import Words

ABOUT = "enquiry_about"
"""The payload's key that says what the enquiry is about; the question itself is never in a payload."""
TITLE = Words("转给工作人员处理", "Pass it to the clerks")
COURT, SECRETARY = "litigation_service", "arbitration"
_LOOK_BACK = 12
"""Messages of the person behind which their words are no longer meant."""


def enquiry_button(turn: Turn, about: str, office: str = COURT, title: Words = TITLE) -> dict[str, str]:
    """Return a button that opens an enquiry with what the person has just written as its question."""
    return {
        "title": title.say(turn.language),
        "payload": f'/start_enquiry{{"{OFFICE}": "{office}", "{ABOUT}": "{about}"}}',
    }


def words_before(turn: Turn) -> str:
    """Return what the person wrote last before they pressed such a button; nothing if that was too little to ask.

    It is shown to them in the form's review before anything is sent.
    """
    typed = [event for event in reversed(turn.tracker.events) if _is_typed(event)][:_LOOK_BACK]
    long_enough = (str(event["text"]) for event in typed if len(str(event["text"])) >= SHORTEST_QUESTION)
    return next(long_enough, "")[:LONGEST_TEXT]


def _is_typed(event: Mapping[str, Any]) -> bool:
    if event.get("event") != "user" or not event.get("text"):
        return False
    heard = event.get("parse_data") or {}
    return not UserMessage.from_message({"text": event["text"], **heard}).pressed and not str(event["text"]).startswith(
        "/"
    )
