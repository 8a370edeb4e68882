"""The yes or no to "really cancel?", "begin again?" and "leave this for that?"; anything else leaves it as it is."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import CancelFlow, Command, RestartFlow, ResumeFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.giving_up import Wish, reply_to
from actions.dialogue.state import State

SURE = "form_sure"
"""The key on the yes of that question; a button without it, or of last week, asks first."""
_DONE: dict[Wish, Command] = {"cancel": CancelFlow(confirmed=True), "restart": RestartFlow(confirmed=True)}
_SWITCH = "switch:"
_STAY = "resume"
"""The intent of the button that stays."""


def switching_to(intent: str) -> str:
    """Return what `State.pending` holds while it is asked whether to leave for what an intent opens."""
    return f"{_SWITCH}{intent}"


def pressed_in_words(message: UserMessage, pending: str) -> UserMessage:
    """Return the message, or the button of "leave this for that?" which a typed yes or no to it presses."""
    reply = reply_to(message, "switch") if pending.startswith(_SWITCH) else None
    if reply is None:
        return message
    return UserMessage("", pending.removeprefix(_SWITCH) if reply == "yes" else _STAY)


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
