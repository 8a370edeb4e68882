"""Filing that waits and is told of outside any form: it is taken up again and hears it.

"我想一下先" saves; who then goes on telling ("佢由6月1號開始冇交") need not say "继续" first. Only what tells something
of a case takes it up, and only where nothing else knows what to do with the message.
"""

from __future__ import annotations

from typing import Final

from rasa_sdk.events import FollowupAction

from actions.dialogue.readers.speech_acts import spoken_act
from actions.dialogue.turn import Turn
from actions.filing.readers.beside_story import lists_papers
from actions.filing.readers.claims_told import claims_told
from actions.filing.story_rules import signs_of
from backend.drafts.model import WaitingDrafts

_FORM: Final = "filing_form"
_SERVICE: Final = "filing"
_VALUES: Final = (
    "date", "datetime", "date_range", "money", "phone", "document", "email", "person_name", "organization", "place",
)  # fmt: skip
"""Entities that tell something of a case."""
_INTENTS: Final = frozenset({"inform", "deny", "correct_answer"})
_SAYS: Final = 8
"""Characters from which words without a value tell something."""


async def take_up(turn: Turn) -> bool:
    """Take up the filing that waits for a message that tells something of it; whether it was."""
    said, inside = turn.answer, (turn.tracker.active_loop or {}).get("name")
    if inside or turn.dispatcher.messages or said.pressed or said.uploaded or said.asks or said.intent not in _INTENTS:
        return False
    if spoken_act(said.text) is not None or not _tells(turn):
        return False
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    if not drafts or drafts[0].service != _SERVICE or not drafts[0].answers:
        return False
    turn.events.append(FollowupAction(_FORM))
    return True


def _tells(turn: Turn) -> bool:
    """Return True if a message holds a value, a claim or papers, or says something at some length."""
    said = turn.answer
    if said.values(*_VALUES) or claims_told(said.text) or lists_papers(said.text):
        return True
    return said.is_sure and said.intent == "inform" and signs_of(said.text) >= _SAYS
