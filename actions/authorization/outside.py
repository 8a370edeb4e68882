"""What is understood of authorizing somebody by its words alone, where no form is open and nothing was understood.

A brother who is to go to court is answered (CPL-61: a close relative may be an agent), and "take back the lawyer's
power" opens the revocation, which says first what it does and asks whether it is meant.
"""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.authorization.enquiries import say_short_answer
from actions.authorization.readers.folk_words import named_in
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn

_LONGEST = 160
_HESITATED = frozenset({"ask_back", "refuse"})


async def take_up(turn: Turn) -> bool:
    """Answer, or open the revocation; False for any other message, and for one that was understood."""
    said = turn.answer
    inside = turn.has_draft or (turn.tracker.active_loop or {}).get("name")
    if said.pressed or inside or not said.text or len(said.text) > _LONGEST or said.decision not in _HESITATED:
        return False
    if says("revokes_power", said.text):
        if said.asks:
            return False
        turn.events.append(FollowupAction("authorization_revoke_form"))
        return True
    of_court = says("names_authority", said.text) and says("goes_to_court", said.text)
    if not of_court or "relative" not in named_in(said.text, "lawyers"):
        return False
    say_short_answer(turn, "utter_authorization_agent_relative")
    return True
