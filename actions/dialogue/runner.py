"""One turn of a form: what is known, what could be meant, what is decided, what is done, what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from actions.dialogue.commands import Clarify
from actions.dialogue.execute import execute
from actions.dialogue.extract import extract
from actions.dialogue.flow import Flow
from actions.dialogue.interpreter import interpret
from actions.dialogue.phrases import behind
from actions.dialogue.prompt import ask, open_question, stay
from actions.dialogue.shared_position import as_answer
from actions.dialogue.state import State
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.drafts.model import WaitingDrafts
from backend.shared.wording import Words


async def hear(
    flow: Flow, turn: Turn, opened_by: dict[str, str], titles: Mapping[str, Words] = MappingProxyType({})
) -> list[dict[str, Any]]:
    """Take one message of an open form.

    Args:
        titles: of the services that may wait.
    """
    await flow.refresh(turn)
    state = replace(state_of(flow, turn, opened_by), waiting=await waiting_for(turn, titles))
    turn.answer = await as_answer(turn, state.here)
    try:
        candidates = await extract(turn, state)
    except Declined as no:
        turn.explain(no)
        return stay(flow, turn) if no.temporary else await ask(flow, turn)
    commands = interpret(state, turn.answer, candidates)
    outcome = await execute(flow, turn, state, commands)
    return [*turn.events, *(await ask(flow, turn, outcome.question) if outcome.over is None else outcome.over)]


async def waiting_for(turn: Turn, titles: Mapping[str, Words]) -> Mapping[str, Words]:
    """The services that wait, with their titles; looked up only where the message goes back to something."""
    if not turn.answer.text or behind("returns_to", turn.answer.text) is None:
        return {}
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    return {draft.service: titles[draft.service] for draft in drafts if draft.service in titles}


def state_of(flow: Flow, turn: Turn, opened_by: dict[str, str]) -> State:
    """Where the form stands before the message."""
    return State(
        flow=flow,
        answers=dict(turn.answers),
        question=open_question(flow, turn),
        questions=flow.questions,
        opened_by=opened_by,
        misses=int(turn.tracker.get_slot("misses") or 0),
        said_last=tuple(turn.said_before),
        language=turn.language,
    )


async def ask_which(flow: Flow, turn: Turn, opened_by: dict[str, str]) -> list[dict[str, Any]]:
    """Ask which of the answers is to be changed, in a form that is opened for that."""
    outcome = await execute(flow, turn, state_of(flow, turn, opened_by), (Clarify(),))
    return outcome.over or []
