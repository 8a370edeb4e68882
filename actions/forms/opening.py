"""What the sentence that opens a form answers already is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.forms.turn import Turn

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm


async def keep_what_was_said(form: ServiceForm, turn: Turn) -> None:
    """Keep the answers that the opening sentence holds, in the order of the questions."""
    for field in form.fields:
        ready = field.applies(turn.answers) and set(field.rests_on) <= set(turn.answers)
        if field.free_text or not turn.answer.entities or not ready:
            continue
        found = await field.read(turn, turn.answer)
        named = found.found and found.entities and "number" not in found.entities
        if named and field.from_opening(found.value):
            await form.keep(turn, field, found)
