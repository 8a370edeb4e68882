"""How a form ends: Rasa's loop is closed, and a service that waited is taken up again."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.forms.turn import LISTEN, Turn
from backend.drafts.model import WaitingDrafts


def close(then: str = LISTEN) -> list[dict[str, Any]]:
    """Events that close the open form and pass on to the action `then`."""
    return [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("giving_up", None), FollowupAction(then)]


async def leave(turn: Turn) -> list[dict[str, Any]]:
    """Close the form and go back to the service that waits, if one does."""
    waiting = await turn.do(WaitingDrafts(turn.person.person_id))
    return close(f"{waiting[0].service}_form" if waiting else LISTEN)
