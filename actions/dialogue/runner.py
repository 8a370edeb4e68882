"""One turn of a flow: what is known, what could be meant, what is decided, what is done, what is asked."""

from __future__ import annotations

from dataclasses import replace

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import (
    AnswerQuestion,
    CancelFlow,
    ChangeAnswers,
    ChangeLanguage,
    Clarify,
    Command,
    ConfirmSlot,
    ExplainQuestion,
    GoBack,
    LeaveFlow,
    NoSuchEntry,
    NoteAside,
    OfferFlow,
    PauseFlow,
    PointOut,
    Reassure,
    RefuseEntry,
    RestartFlow,
    StartFlow,
    TellLanguages,
    TellProgress,
    TellWhy,
)
from actions.dialogue.execute import execute
from actions.dialogue.extract import extract
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.interpreter import interpret, urgent
from actions.dialogue.message import UserMessage
from actions.dialogue.outside import waiting_for
from actions.dialogue.phrases import said
from actions.dialogue.prompt import ask, open_question, put_off, stay, take_up_again
from actions.dialogue.rules.confirmation import pressed_in_words
from actions.dialogue.shared_position import as_answer
from actions.dialogue.state import DOUBTED, REVIEW, State, first_open
from actions.dialogue.told_earlier import keep
from actions.dialogue.turn import Turn
from actions.dialogue.waiting import hear_along
from actions.emergency.told import beside_danger, told_before
from actions.front_door import Declined

_SHOWN = "utter_form_review"
_LEAVES_DOUBT = (ConfirmSlot, PauseFlow, AnswerQuestion, NoteAside, ChangeAnswers)
"""Commands beside which a doubted answer still waits for its yes: it is asked about again."""


_NEEDS_NO_PARTNER = (
    AnswerQuestion, CancelFlow, ChangeLanguage, ExplainQuestion, GoBack, LeaveFlow, OfferFlow, PauseFlow, Reassure,
    RestartFlow, StartFlow, TellLanguages, TellProgress, TellWhy,
)  # fmt: skip
"""Commands that no answer of a partner is needed for."""
_KEEPS_NOTHING = (PointOut, RefuseEntry, NoSuchEntry)
"""Commands beside which no value of the message is kept for a later question: it was meant for this one."""


async def hear_urgent(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Deal with what cannot wait, whatever became of the answers; None for any other message."""
    state = state_of(flow, turn, around)
    commands = urgent(state, turn.answer)
    return await _carry_out(flow, turn, state, commands) if commands else None


async def hear(flow: Flow, turn: Turn, around: Surroundings) -> Events:
    """Take one message of an open flow."""
    if turn.answer.danger is not None:
        turn.answer = beside_danger(turn.answer, turn.tracker.latest_message)
    await flow.refresh(turn)
    if turn.answer.intent == "resume":
        take_up_again(turn)
    turn.answer = pressed_in_words(turn.answer, pending_of(turn))
    state = replace(state_of(flow, turn, around), waiting=await waiting_for(turn, around.titles))
    turn.answer = await as_answer(turn, state.here)
    try:
        candidates = await extract(flow, turn, state)
    except Declined as no:
        return await _hear_without(flow, turn, state, no)
    if flow.goes_first:
        candidates = replace(candidates, for_waiting=await hear_along(turn, around.while_waiting))
    if not candidates.here.found or _may_ask(state, turn.answer):
        state = replace(state, sure_question=await around.questions.sure_of(turn))
    return await _carry_out(flow, turn, state, interpret(state, turn.answer, candidates))


async def _hear_without(flow: Flow, turn: Turn, state: State, no: Declined) -> Events:
    """Hear a message where what the open question needs cannot be reached: what asks or leaves is dealt with.

    An answer cannot be read then; the question is put off where others are left.
    """
    if not no.temporary:
        turn.explain(no)
        return await ask(flow, turn)
    commands = interpret(state, turn.answer, Candidates())
    if commands and all(isinstance(one, _NEEDS_NO_PARTNER) for one in commands):
        return await _carry_out(flow, turn, state, commands)
    if state.here is not None and put_off(flow, turn, state.here):
        return await ask(flow, turn, first_open(flow.fields, turn.answers))
    turn.explain(no)
    return stay(flow, turn)


def _may_ask(state: State, message: UserMessage) -> bool:
    """Return True if what holds an answer may be a question, too ("继承房子要不要交税" names a matter)."""
    return state.here is not None and bool(state.here.unsure) and said("asks_whether", message.text)


async def ask_which(flow: Flow, turn: Turn, around: Surroundings) -> Events:
    """Ask which of the answers is to be changed, in a flow that is opened for that."""
    return await _carry_out(flow, turn, state_of(flow, turn, around), (Clarify(),))


async def _carry_out(flow: Flow, turn: Turn, state: State, commands: tuple[Command, ...]) -> Events:
    outcome = await execute(flow, turn, state, commands)
    if turn.has_draft and DOUBTED in turn.answers and not all(isinstance(one, _LEAVES_DOUBT) for one in commands):
        turn.change(forget=[DOUBTED])
    if turn.has_draft and not _keeps_nothing(state, turn, commands):
        keep(turn, flow.fields)
    return [*turn.events, *(await ask(flow, turn, outcome.question) if outcome.over is None else outcome.over)]


def _keeps_nothing(state: State, turn: Turn, commands: tuple[Command, ...]) -> bool:
    """Return True where no value of the message is one of this form's: it had a fault, or belongs to what is asked.

    The day in "法院的信20号到的，几天要回" is the letter's, and no day of the loan that is being told of.
    """
    if any(isinstance(one, _KEEPS_NOTHING) for one in commands):
        return True
    asked = all(isinstance(one, AnswerQuestion) for one in commands)
    return asked and bool(turn.answer.text) and bool(state.questions.outright(turn.answer, state.said_last))


def state_of(flow: Flow, turn: Turn, around: Surroundings) -> State:
    """Return the state of the flow before the message."""
    question = open_question(flow, turn) if turn.has_draft else REVIEW
    return State(
        flow=flow,
        answers=dict(turn.answers) if turn.has_draft else {},
        question=question,
        questions=around.questions,
        opened_by=around.opened_by,
        misses=int(turn.tracker.get_slot("misses") or 0),
        said_last=tuple(turn.said_before),
        language=turn.language,
        is_open=turn.has_draft,
        pending=pending_of(turn),
        told_danger=told_before(turn.tracker),
        meant=around.meant,
        elsewhere=around.elsewhere,
        asking="" if question == REVIEW else next(iter(turn.texts_before), ""),
        numbered=turn.has_draft and turn.has_ever_said(_SHOWN),
    )


def pending_of(turn: Turn) -> str:
    """Return what the message before was asked about before it is done, or nothing."""
    return str(turn.tracker.get_slot("giving_up") or "")
