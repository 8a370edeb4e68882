"""From a message to commands: rules in order, the first that knows decides, and what else was said is added. Pure.

Understanding proposes (`extract`), rules decide (here), one place acts (`execute`), one place asks (`prompt`).
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.commands import (
    AnswerQuestion,
    AppendTo,
    CancelFlow,
    CannotHandle,
    Command,
    CorrectSlot,
    PointOut,
    SetSlot,
    TellWhy,
)
from actions.dialogue.extract import Candidates
from actions.dialogue.message import UserMessage
from actions.dialogue.rules import (
    answer,
    correction,
    dont_know,
    navigation,
    out_of_order,
    question,
    review,
    switch,
)
from actions.dialogue.state import Rule, State

BEFORE: Final[tuple[Rule, ...]] = (
    navigation.propose_said,
    switch.propose_return,
    correction.propose_move,
    dont_know.propose,
    question.propose_short,
    correction.propose_year,
    out_of_order.propose_passing,
    correction.propose,
    out_of_order.propose_instead,
    answer.propose,
)
"""Up to the open question.

Said as such, back to what waits, moved, not known, half a question, told in passing, taken back, told elsewhere.
"""
AFTER: Final[tuple[Rule, ...]] = (
    review.propose,
    navigation.propose,
    switch.propose_return,
    switch.propose,
    out_of_order.propose_ahead,
    question.propose,
)
"""When it was no answer."""
BESIDE: Final[tuple[Rule, ...]] = (question.beside,)
"""What may stand beside an answer in one message."""


def interpret(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Return what a message leads to; never nothing."""
    for rule in (*state.flow.first_rules, *BEFORE, *state.flow.own_rules, *AFTER):
        if commands := rule(state, message, candidates):
            return clean_up((*commands, *_beside(state, message, candidates, commands)))
    return (PointOut(state.question, candidates.here),) if candidates.here.problem else (CannotHandle(),)


def _beside(
    state: State, message: UserMessage, candidates: Candidates, decided: tuple[Command, ...]
) -> tuple[Command, ...]:
    if not any(isinstance(command, SetSlot | AppendTo) for command in decided):
        return ()
    return tuple(command for rule in BESIDE for command in rule(state, message, candidates))


def clean_up(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Drop what contradicts: giving up beats all else, a correction beats an answer to the same question."""
    alone = tuple(command for command in commands if isinstance(command, CancelFlow))
    if alone:
        return alone[:1]
    corrected = {command.field for command in commands if isinstance(command, CorrectSlot)}
    kept = [command for command in commands if not (isinstance(command, SetSlot) and command.field in corrected)]
    return tuple(_once(kept))


def _once(commands: list[Command]) -> list[Command]:
    """Each command once; of two values for one answer the first."""
    seen: set[object] = set()
    once: list[Command] = []
    for command in commands:
        mark = _mark(command)
        if mark not in seen:
            seen.add(mark)
            once.append(command)
    return once


def _mark(command: Command) -> object:
    if isinstance(command, SetSlot | CorrectSlot):
        return command.field
    if isinstance(command, AnswerQuestion):
        return command.intent or command.key
    return type(command) if isinstance(command, TellWhy) else id(command)
