"""The yes or no to "really cancel?" and "really begin again?"; anything else leaves the flow as it is."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import CancelFlow, Command, RestartFlow, ResumeFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.giving_up import Wish, reply_to
from actions.dialogue.state import State

SURE = "form_sure"
"""The key on the yes of that question; a button without it, or of last week, asks first."""
_DONE: dict[Wish, Command] = {"cancel": CancelFlow(confirmed=True), "restart": RestartFlow(confirmed=True)}


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Do what was asked about, or go on."""
    wish: Wish | None = next((one for one in _DONE if one == state.pending), None)
    if wish is None:
        return ()
    if message.pressed.get(SURE) == "yes" and message.intent == wish:
        return (_DONE[wish],)
    reply = reply_to(message, wish)
    if reply is None:
        return ()
    return (_DONE[wish],) if reply == "yes" else (ResumeFlow(),)
