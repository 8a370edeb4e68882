"""A new request in the middle of a form: this one waits, the other begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.forms.leaving import close
from actions.forms.turn import Turn
from backend.drafts.model import PauseDraft

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm


async def listen(form: ServiceForm, turn: Turn) -> list[dict[str, Any]] | None:
    """Switch to another service that has a form; its draft and ours are both kept."""
    intent = turn.answer.intent
    service = form.opened_by.get(intent)
    if turn.answer.decision != "answer" or service is None or service == form.service:
        return None
    turn.say("utter_form_waits", title=form.title.say(turn.language))
    await turn.do(PauseDraft(turn.draft.draft_id, turn.person.person_id))
    return close(f"{service}_form")
