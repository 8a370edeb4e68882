"""Rule for what is told for a flow that waits until the open one is done: kept for it, whatever it sounds like.

"案子是告我姐姐" told during the identity check is of the power of attorney that waits for it, and opens no filing.
"""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, TellWaiting
from actions.dialogue.message import UserMessage
from actions.dialogue.rules import question
from actions.dialogue.state import State


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep it where the message is no answer to the open question; what it asks beside is answered."""
    if not candidates.for_waiting or candidates.here.found or candidates.is_title:
        return ()
    return (*_told(candidates), *question.propose_aside(state, message, candidates))


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep it where the message answers the open question, too."""
    return _told(candidates) if candidates.here.found and not candidates.is_title else ()


def _told(candidates: Candidates) -> tuple[Command, ...]:
    return tuple(TellWaiting(one) for one in candidates.for_waiting)
