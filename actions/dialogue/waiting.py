"""Keeping of what is told for a flow that waits until the open one is done: with its draft, and said back.

"律师叫陈嘉敏" while the passport is asked belongs to the power of attorney that waits for the identity check.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.candidates import ForWaiting
from actions.dialogue.commands import TellWaiting
from actions.dialogue.flow import Flow, WhileWaiting
from actions.dialogue.outcome import ASK_AGAIN, Outcome
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from backend.drafts.model import ChangeDraft, Draft, WaitingDrafts

NOTED = "utter_form_noted_for"


async def hear_along(turn: Turn, hearing: Mapping[str, WhileWaiting]) -> tuple[ForWaiting, ...]:
    """Return what the message of a turn tells for the flows that wait.

    Args:
        turn: this turn.
        hearing: how each flow hears that hears along.
    """
    said = turn.answer
    if said.pressed or said.uploaded or not said.text:
        return ()
    drafts = [draft for draft in await _waiting(turn) if draft.service in hearing]
    told = [await hearing[draft.service](turn, draft.answers) for draft in drafts]
    return tuple(one for one in told if one is not None)


async def tell_waiting(flow: Flow, turn: Turn, state: State, command: TellWaiting) -> Outcome:
    """Write it into the draft that waits, and say what was kept; the open question stands."""
    told = command.told
    draft = next((one for one in await _waiting(turn) if one.service == told.service), None)
    if draft is None:
        return ASK_AGAIN
    if told.changes:
        await turn.do(ChangeDraft(draft.draft_id, draft.person_id, dict(told.changes)))
    if told.noted:
        turn.say(NOTED, title=told.title.say(turn.language), lines=told.noted)
    for utter, facts in told.said:
        turn.say(utter, **facts)
    return ASK_AGAIN


async def _waiting(turn: Turn) -> list[Draft]:
    return list(await turn.do(WaitingDrafts(turn.person.person_id)))
