"""What a sentence answers already, the one that opens a form or a later one, is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.forms.turn import Turn

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm


async def keep_what_was_said(form: ServiceForm, turn: Turn) -> None:
    """Keep the answers that a sentence holds to questions without one, in the order of the questions."""
    here = form.open_field(turn) if turn.answers else None
    for field in form.fields:
        ready = field.applies(turn.answers) and set(field.rests_on) <= set(turn.answers)
        if field.free_text or not ready or field is here or field.name in turn.answers:
            continue
        found = await field.read(turn, turn.answer)
        named = found.found and found.entities and "number" not in found.entities
        if named and field.from_opening(found.value):
            await form.keep(turn, field, found)
