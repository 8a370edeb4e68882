"""Danger goes before everything else, at any question; it is never an answer to one."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, Emergency
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer the danger and nothing else; past violence, or what may be no danger, only where no flow is open."""
    danger = message.danger
    if danger is None or (state.is_open and (danger.is_past or danger.is_unsure)):
        return ()
    return (Emergency(),)


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say once what helps, or ask whether all are safe, beside what the message answers: a case tells it many times."""
    mild = message.danger is not None and (message.danger.is_past or message.danger.is_unsure)
    return (Emergency(beside=True),) if mild and not state.told_danger else ()
