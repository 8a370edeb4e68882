"""Prefilling of a form: what the sentence that opens it answers already is not asked again."""

from __future__ import annotations

from actions.dialogue.changes import keep
from actions.dialogue.flow import Flow
from actions.dialogue.turn import Turn


async def keep_what_was_said(flow: Flow, turn: Turn) -> None:
    """Keep the answers that a sentence holds to questions without one, in the order of the questions."""
    for field in flow.fields:
        ready = field.applies(turn.answers) and set(field.rests_on) <= set(turn.answers)
        if field.free_text or field.acts or not ready or field.name in turn.answers:
            continue
        found = await field.read(turn, turn.answer)
        if found.speaks_for_itself and field.from_opening(found.value):
            await keep(flow, turn, field, found, aside=True)
