"""A person's own copy of what is known of them: a link in the chat that works once, for a short time."""

from __future__ import annotations

from datetime import timedelta

from actions.dialogue.turn import Turn
from backend.personal_data.commands import LIFE, OfferCopy


async def own_copy(turn: Turn) -> None:
    """Hand out the link to the copy."""
    copy_id: str = await turn.do(OfferCopy(turn.person.person_id))
    file = {"kind": "own_copy", "id": copy_id, "name": "yiqiaotong-my-data.zip"}
    turn.say("utter_own_copy", custom={"file": file}, minutes=LIFE // timedelta(minutes=1))
