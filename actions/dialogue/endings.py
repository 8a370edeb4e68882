"""Ending and waiting of a form: Rasa's loop is closed, and a service that waited is taken up again."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.dialogue.flow import Ending
from actions.dialogue.outcome import Outcome
from actions.dialogue.turn import LISTEN, Turn
from backend.drafts.model import DiscardDraft, PauseDraft, WaitingDrafts

ENDED = frozenset({"utter_form_cancelled", "utter_form_ended", "utter_form_restarted"})
"""Utterances at which a form ends without being handed in; words told before belong to that one."""


def since_ending(turn: Turn) -> list[dict[str, Any]]:
    """Return the events of the conversation since the last form that ended without being handed in."""
    kept: list[dict[str, Any]] = []
    for event in turn.tracker.events:
        kept.append(event)
        if event.get("event") == "bot" and ENDED & {str(one) for one in (event.get("metadata") or {}).values()}:
            kept = []
    return kept


def close(then: str = LISTEN) -> list[dict[str, Any]]:
    """Events that close the open form and pass on to the action `then`."""
    return [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("giving_up", None), FollowupAction(then)]


async def leave(turn: Turn) -> list[dict[str, Any]]:
    """Close the form and go back to the service that waits, if one does."""
    waiting = await turn.do(WaitingDrafts(turn.person.person_id))
    return close(f"{waiting[0].service}_form" if waiting else LISTEN)


async def end(turn: Turn, ending: Ending) -> Outcome:
    """Say why a form ends here, and end it."""
    turn.say(ending.utter, **ending.facts)
    await (discard if ending.draft == "discard" else pause)(turn)
    if ending.then:
        return Outcome(over=close(f"{ending.then}_form"))
    return Outcome(over=await leave(turn) if ending.resumes else close())


async def discard(turn: Turn) -> None:
    """Throw the answers away."""
    await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))


async def pause(turn: Turn) -> None:
    """Put the answers aside."""
    await turn.do(PauseDraft(turn.draft.draft_id, turn.person.person_id))
