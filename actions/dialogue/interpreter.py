"""From a message to commands: rules in order, the first that knows decides, and what else was said is added. Pure.

Understanding proposes (`extract`), rules decide (here), one place acts (`execute`), one place asks (`prompt`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import (
    AnswerQuestion,
    AppendTo,
    CancelFlow,
    CannotHandle,
    ChangeAnswers,
    Clarify,
    Command,
    ConfirmSlot,
    CorrectSlot,
    Emergency,
    LeaveFlow,
    OfferFlow,
    PointOut,
    SetSlot,
    StartFlow,
    TellWhy,
)
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.options import agrees_to_several
from actions.dialogue.reading import Reading
from actions.dialogue.rules import (
    addition,
    answer,
    confirm_answer,
    confirmation,
    correction,
    danger,
    dont_know,
    foreign,
    navigation,
    numbered,
    out_of_order,
    phone_code,
    question,
    review,
    switch,
    wrong_place,
)
from actions.dialogue.state import Rule, State

URGENT: Final[tuple[Rule, ...]] = (danger.propose,)
"""Decided upon the message alone, before anything is read or looked up that could fail."""
FIRST: Final[tuple[Rule, ...]] = (
    navigation.propose_stale,
    foreign.propose,
    confirmation.propose,
    confirm_answer.propose,
    numbered.propose,
    navigation.propose_later,
    wrong_place.propose,
    switch.propose_cancelled,
    switch.propose_stated,
    question.propose_outright,
)
"""Before every rule of a service.

A button that is not known any more, a language we do not speak, yes or no to "really cancel?" and to "is that your
answer?", an entry of the review by its number, that it has to wait, that this is the wrong form, that it is cancelled
by its name, that another matter is wished for and not this one, what is asked outright.
"""
BEFORE: Final[tuple[Rule, ...]] = (
    out_of_order.propose_titled,
    navigation.propose_said,
    switch.propose_return,
    correction.propose_move,
    addition.propose,
    correction.propose_named,
    dont_know.propose,
    question.propose_short,
    question.propose_supposed,
    correction.propose_year,
    phone_code.propose,
    out_of_order.propose_passing,
    correction.propose,
    correction.propose_opened,
    out_of_order.propose_named,
    out_of_order.propose_instead,
    switch.propose_again,
    out_of_order.propose_labelled,
    answer.propose,
)
"""Up to the open question.

Said as such, back to what waits, moved, added to, taken back by name, not known, half a question, supposed and asked
about, told in passing, taken back, to be changed, named with another question, told elsewhere, wished for again, put
right by its label.
"""
AFTER: Final[tuple[Rule, ...]] = (
    review.propose,
    navigation.propose,
    question.propose_sure,
    switch.propose,
    out_of_order.propose_ahead,
    question.propose,
    question.propose_unplaced,
    out_of_order.propose_known,
)
"""Rules for a message that was no answer."""
_OUT_OF_SCOPE: Final = "out_of_scope"
BESIDE: Final[tuple[Rule, ...]] = (out_of_order.beside, question.beside)
"""Rules for the rest of a message beside an answer."""
BESIDE_QUESTIONS: Final[tuple[Rule, ...]] = (correction.beside,)
"""Rules for the rest of a message beside questions alone."""
BESIDE_CORRECTIONS: Final[tuple[Rule, ...]] = (question.beside_correction,)
"""Rules for the rest of a message beside a correction."""


def urgent(state: State, message: UserMessage) -> tuple[Command, ...]:
    """Return what cannot wait until the message is read, or nothing."""
    return next((commands for rule in URGENT if (commands := rule(state, message, Candidates()))), ())


def interpret(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Return what a message leads to; never nothing."""
    decided = confirm_answer.confirmed_first(state, message, candidates, _decided(state, message, candidates))
    return clean_up((*decided, *_beside(state, message, candidates, decided)))


def _decided(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    flow = state.flow
    for rule in (*URGENT, *FIRST, *flow.first_rules, *BEFORE, *flow.own_rules, *AFTER):
        if commands := rule(state, message, candidates):
            return commands
    if agrees_to_several(message, candidates.choices):
        return (PointOut(state.question, Reading(problem="utter_form_which_of_these")),)
    found = candidates.here
    if state.here is not None and state.here.story and (found.found or found.partial):
        return answer.kept(state.question, found)  # it sounded like something else, which nobody could do
    if candidates.guess.found:
        return (ConfirmSlot(state.question, candidates.guess),)
    return (PointOut(state.question, found),) if found.problem else (CannotHandle(),)


def _beside(
    state: State, message: UserMessage, candidates: Candidates, decided: tuple[Command, ...]
) -> tuple[Command, ...]:
    by_number = numbered.decides(candidates)
    rules = [danger.beside, *(state.flow.entry_rules if by_number else state.flow.beside_rules)]
    if any(isinstance(command, SetSlot | AppendTo) for command in decided) and not by_number:
        rules += BESIDE
    elif decided and all(isinstance(command, AnswerQuestion | TellWhy) for command in decided):
        rules += BESIDE_QUESTIONS
    elif any(isinstance(command, CorrectSlot) for command in decided):
        rules += BESIDE_CORRECTIONS
    return tuple(command for rule in rules for command in rule(state, message, candidates))


def clean_up(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Drop what contradicts: danger is always answered, else giving up beats all; a correction beats an answer.

    What was kept was understood.
    """
    alone = [command for command in commands if isinstance(command, CancelFlow)]
    if alone:
        return (*(one for one in commands if isinstance(one, Emergency)), alone[0])
    if any(isinstance(command, ChangeAnswers) for command in commands):
        commands = tuple(one for one in commands if not isinstance(one, CannotHandle | PointOut) and not _refuses(one))
    if any(isinstance(command, LeaveFlow) for command in commands):
        commands = tuple(one for one in commands if not isinstance(one, ChangeAnswers))  # it tells nothing of this one
    commands = _told_together(commands)
    corrected = {command.field for command in commands if isinstance(command, CorrectSlot)}
    if corrected:
        commands = tuple(_in_part(one) for one in commands if not _is_settled(one, corrected))
    spent = [one.reading.value for one in commands if isinstance(one, CorrectSlot) and _is_figure(one.reading)]
    kept = [one for one in commands if not _is_taken(one, corrected, spent)]
    return tuple(_once(kept))


def _is_taken(command: Command, corrected: Collection[str], spent: Sequence[Any]) -> bool:
    """Return True if an answer is put right by the same message, or is only the figure that puts another right."""
    if not isinstance(command, SetSlot):
        return False
    return command.field in corrected or (_is_figure(command.reading) and command.reading.value in spent)


def _is_figure(reading: Reading) -> bool:
    """Return True for a sum or a day, which a message that puts one answer right tells of that one alone."""
    return isinstance(reading.value, str) and any(sign.isdigit() for sign in reading.value)


def _refuses(command: Command) -> bool:
    """Return True if a command says that a message is no matter of ours; of what something was kept, it is one."""
    return isinstance(command, AnswerQuestion) and command.intent == _OUT_OF_SCOPE


def _is_settled(command: Command, corrected: Collection[str]) -> bool:
    """Return True if what is wrong with an answer, or which one is meant, is no question any more."""
    if isinstance(command, PointOut):
        return command.field in corrected
    if isinstance(command, StartFlow | OfferFlow):
        return True
    return isinstance(command, Clarify) and bool(set(command.fields) & set(corrected))


def _in_part(command: Command) -> Command:
    """Of a message something of which was understood only the rest is not."""
    return CannotHandle(in_part=True) if isinstance(command, CannotHandle | PointOut) else command


def _told_together(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Changes that are said back by the same utterance as one change, so that nothing is said back twice."""
    first = next((one for one in commands if isinstance(one, ChangeAnswers) and one.utter), None)
    if first is None:
        return commands
    same = [one for one in commands if isinstance(one, ChangeAnswers) and one.utter == first.utter]
    changes: dict[str, Any] = {}
    for one in reversed(same):
        changes.update({name: _listed(value, changes.get(name)) for name, value in one.changes.items()})
    about = tuple(dict.fromkeys(name for one in same for name in one.about))
    whole = replace(first, changes=changes, about=about, goes_on=any(one.goes_on for one in same))
    return tuple(whole if one is first else one for one in commands if one is first or one not in same)


def _listed(value: Any, other: Any) -> Any:
    """The value of two changes of one answer: of lists both, else the first."""
    if isinstance(value, list) and isinstance(other, list):
        return [*value, *(one for one in other if one not in value)]
    return value


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
