"""A booking given back while another time is being chosen for it: moving and cancelling are one intent."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, LeaveFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.appointment_wishes import gives_back
from actions.dialogue.state import Rule, State


def given_back(key: str, cancelling: str) -> Rule:
    """Return the rule by which an open change of a booking becomes its cancellation.

    The cancellation asks before it cancels. A bare "cancel" is no booking given back: it is asked what it is of, as
    in every form.

    Args:
        key: the button's key that says so with ``cancel``.
        cancelling: the service of the cancellation.
    """

    def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
        heard = state.opened_by.get(message.intent) == state.flow.service and message.is_sure
        if not heard or candidates.here.found or not gives_back(message, key):
            return ()
        return (LeaveFlow(keeps=False, then=f"{cancelling}_form"),)

    return propose
