"""Carries out what changes answers: all of a turn's changes are written together at its end (`Turn.save`)."""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue import endings, ladder
from actions.dialogue.checked_numbers import with_country_codes
from actions.dialogue.commands import (
    AppendTo,
    ChangeAnswers,
    ConfirmSlot,
    CorrectSlot,
    KeepFile,
    MoveValue,
    NoteAside,
    PointOut,
    SetSlot,
    SkipQuestion,
)
from actions.dialogue.fields import Field
from actions.dialogue.flow import Circumstances, Ending, Flow
from actions.dialogue.outcome import ASK_AGAIN, Outcome, next_question
from actions.dialogue.prompt import ask_if_meant
from actions.dialogue.reading import Reading
from actions.dialogue.speech import say_kept, say_problem, shown
from actions.dialogue.state import DOUBTED, REVIEW, SKIPPED, UNPLACED, State, first_open, void_by
from actions.dialogue.told_earlier import keep as remember
from actions.dialogue.told_earlier import kept_for_later, waiting
from actions.dialogue.turn import Turn
from actions.front_door import Declined

_ODD = "_odd"
"""The ends of problems that say only that words are no value of the kind that is asked."""
_MOSTLY = 0.6
"""Share of a message from which it is the value itself, meant as the answer."""


async def keep(flow: Flow, turn: Turn, field: Field, found: Reading, *, aside: bool = False) -> None:
    """Keep a value; answers that rested on the old one are forgotten.

    Args:
        aside: whether it was told before it was asked.
    """
    values = {field.name: found.value, **found.also, **found.notes}
    void = [name for name in void_by(flow.fields, turn.answers, values) if name in turn.answers]
    before = {name: turn.answers[name] for name in void}
    turn.change(values, forget=[*void, *([UNPLACED] if UNPLACED in turn.answers else [])])
    await field.after(turn, found.value)
    if flow.subject is not None and field.name == flow.subject.name:
        await flow.subject.remember(turn, str(found.value))
    await flow.kept(turn, field, found, Circumstances(tuple(void), aside, before))


async def set_slot(flow: Flow, turn: Turn, state: State, command: SetSlot) -> Outcome:
    """Keep the answer and go on, unless it shows that this way ends here."""
    field = _field(state, command.field)
    try:
        ending = await _ending(flow, turn, field, command.reading)
    except Declined as no:
        turn.explain(no)
        return Outcome(field.name)
    if ending is None or ending.keeps:
        await keep(flow, turn, field, command.reading)
    if ending is not None:
        return await endings.end(turn, ending)
    return next_question(flow, turn)


async def append_to(flow: Flow, turn: Turn, state: State, command: AppendTo) -> Outcome:
    """Keep what there is so far, and say what the same words answered beside it."""
    found = command.reading
    turn.change({_field(state, command.field).so_far: found.value, **found.also, **found.notes})
    say_kept(turn, [field for field in flow.fields if field.name in found.also])
    say_problem(turn, command.reading)
    return ASK_AGAIN


async def confirm_slot(flow: Flow, turn: Turn, state: State, command: ConfirmSlot) -> Outcome:
    """Ask whether a reading is the answer; it waits with the draft until that is said."""
    field, found = _field(state, command.field), command.reading
    kept = {"field": field.name, "value": found.value, "partial": found.partial, "also": dict(found.also)}
    turn.change({DOUBTED: {**kept, "said": turn.answer.text}})
    return Outcome(over=await ask_if_meant(flow, turn, field, found))


async def note_aside(flow: Flow, turn: Turn, state: State, commands: Sequence[NoteAside]) -> Outcome:
    """Keep answers to other questions, say them back in one line, and ask the open one."""
    told: list[Field] = []
    for command in commands:
        field = _field(state, command.field)
        if field.applies(turn.answers):
            if turn.answers.get(field.name) != command.reading.value:  # what stands already changes nothing
                await keep(flow, turn, field, command.reading, aside=True)
            told += with_also(flow, field, command.reading)
    say_kept(turn, [field for field in told if field.in_review])
    return ASK_AGAIN if state.question not in turn.answers else next_question(flow, turn)


async def correct_slots(flow: Flow, turn: Turn, state: State, commands: Sequence[CorrectSlot]) -> Outcome:
    """Replace answers, say what stands there now and what stood there, and go on where the person was."""
    told: list[Field] = []
    before: dict[str, str] = {}
    for command in commands:
        field = _field(state, command.field)
        if field.in_review and turn.answers.get(field.name, SKIPPED) != SKIPPED:
            before[field.name] = shown(turn, field)
        ending = await _ending(flow, turn, field, command.reading)
        if ending is not None and not ending.keeps:
            return await endings.end(turn, ending)
        await keep(flow, turn, field, command.reading)
        told += with_also(flow, field, command.reading)
    listed_now = state.is_review and first_open(flow.fields, turn.answers) == REVIEW
    if not listed_now or any(command.said_back for command in commands):
        say_kept(turn, told, before)
    here = state.here
    corrected = {command.field for command in commands}
    stays = here is not None and here.name not in corrected and here.applies(turn.answers)
    return ASK_AGAIN if stays else next_question(flow, turn)


async def move_value(flow: Flow, turn: Turn, state: State, command: MoveValue) -> Outcome:
    """Take a value from where it landed to where it belongs; the question it landed at is open again."""
    target = _field(state, command.field)
    turn.change(forget=[command.source])
    await keep(flow, turn, target, command.reading)
    say_kept(turn, [target])
    return next_question(flow, turn)


async def point_out(flow: Flow, turn: Turn, state: State, command: PointOut) -> Outcome:
    """Say what is wrong with an answer; the old one stays. Values of other questions are kept and said instead."""
    turn.change(command.reading.notes)
    here = state.here
    if here is not None and here.name == command.field and here.told_as and not command.reading.buttons:
        others = [one for one in waiting(state) if not one.told_as & here.told_as]
        heard = kept_for_later(turn, others)
        if heard and len(heard) < len(turn.answer.text) * _MOSTLY:
            remember(turn, flow.fields)
            ladder.put_aside(turn, here, heard)
            return ASK_AGAIN
    only_odd = str(command.reading.problem).endswith(_ODD)  # what is wrong in another way is said
    of_here = only_odd and here is not None and here.name == command.field and not command.reading.buttons
    if not (of_here and await flow.keep_unplaced(turn, state, quietly=False, odd=True)):
        say_problem(turn, command.reading, state.field(command.field))
    return ASK_AGAIN if command.field == state.question else Outcome(command.field)


async def change_answers(flow: Flow, turn: Turn, state: State, command: ChangeAnswers) -> Outcome:
    """Change a list as only the service knows."""
    kept = {name: value for name, value in command.changes.items() if value is not None}
    kept = await with_country_codes(turn, flow.fields, kept)
    turn.change(kept, forget=[name for name in command.changes if name not in kept])
    if command.utter:
        facts = flow.facts_about(turn, command.about)
        unseen = bool(command.about) and facts.get("lines") == ""
        turn.say("utter_form_noted_for_review" if unseen else command.utter, **facts)
    if command.question:
        return Outcome(command.question)
    if command.goes_on:
        return next_question(flow, turn)
    here = state.here
    return ASK_AGAIN if here and here.applies(turn.answers) else next_question(flow, turn)


async def keep_file(flow: Flow, turn: Turn, state: State, command: KeepFile) -> Outcome:
    """Nobody has to send the same file twice; one that answers the open question leads on."""
    await flow.keep_file(turn, command.file_id)
    is_answered = state.question in turn.answers and state.question not in state.answers
    return next_question(flow, turn) if is_answered else ASK_AGAIN


async def skip_question(flow: Flow, turn: Turn, state: State, command: SkipQuestion) -> Outcome:
    """Leave an optional question without an answer; say which ones can't be left."""
    here = state.here
    if here is None or not here.optional:
        turn.say("utter_form_cannot_skip")
        return ASK_AGAIN
    if turn.answers.get(here.name, SKIPPED) == SKIPPED:
        turn.change({here.name: SKIPPED})
    else:  # what rested on the old answer goes with it
        await keep(flow, turn, here, Reading(SKIPPED))
    return next_question(flow, turn)


def with_also(flow: Flow, field: Field, found: Reading) -> list[Field]:
    """The field, and what the same words answered beside it."""
    return [field, *(other for other in flow.fields if other.name in found.also and other.in_review)]


async def _ending(flow: Flow, turn: Turn, field: Field, found: Reading) -> Ending | None:
    """End the flow by an answer that does (raises `Declined` for a subject that it is too late for)."""
    if flow.subject is not None and field.name == flow.subject.name:
        await flow.subject.look_at(turn, str(found.value))
    return await flow.ends(turn, field, found)


def _field(state: State, name: str) -> Field:
    field = state.field(name)
    if field is None:
        raise LookupError(f"{state.flow.service} asks no {name}")
    return field
