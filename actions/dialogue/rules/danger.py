"""Danger goes before everything else, at any question; it is never an answer to one."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, Emergency
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer the danger and nothing else; past violence only where no flow is open that hears of it."""
    danger = message.danger
    if danger is None or (danger.is_past and state.is_open):
        return ()
    return (Emergency(),)


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say once what helps after past violence, beside what the message answers: a case tells of it many times."""
    past = message.danger is not None and message.danger.is_past
    return (Emergency(beside=True),) if past and not state.told_danger else ()
