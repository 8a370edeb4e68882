"""What is told before it is asked is kept and said so, instead of "I did not understand"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.answers import Reading
from actions.forms.controls import is_request
from actions.forms.fields import Field
from actions.forms.passing import say_kept
from actions.forms.turn import Turn

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

_HALF = 0.5
"""Share of a message from which it is hardly more than the value itself."""


async def listen(form: ServiceForm, turn: Turn) -> list[dict[str, Any]] | None:
    """Keep the answers a message gives to other questions than the open one; None if it gives none."""
    said = turn.answer
    asks = said.decision == "answer" and is_request(said.intent) and said.intent != f"start_{form.service}"
    if not said.text or asks or form.open_field(turn) is None:
        return None
    before = set(turn.answers)
    await form.keep_what_was_said(turn)
    if set(turn.answers) == before:
        for bare in await _bare_answers(form, turn):
            await form.keep(turn, *bare)
    return await _go_on(form, turn, before)


async def overhear(form: ServiceForm, turn: Turn, field: Field | None, found: Reading) -> list[dict[str, Any]] | None:
    """Where the open question can do nothing with a value, keep it for the one it fits (a number told as a name)."""
    if field is None or not found.problem or found.partial or not turn.answer.text:
        return None
    before = set(turn.answers)
    for other, value in await _bare_answers(form, turn):
        if field.wants is None or other.wants != field.wants:
            await form.keep(turn, other, value)
    return await _go_on(form, turn, before)


async def _go_on(form: ServiceForm, turn: Turn, before: set[str]) -> list[dict[str, Any]] | None:
    """Say what is known now and was not before, and ask the open question again; None if nothing is."""
    told = [f for f in form.asked(turn) if f.in_review and f.name in turn.answers and f.name not in before]
    if not told:
        return None
    say_kept(form, turn, told)
    return await form.ask(turn)


async def _bare_answers(form: ServiceForm, turn: Turn) -> list[tuple[Field, Reading]]:
    """The first question each value fits, if it has no answer yet: an amount told when the day was asked.

    Only of a message that is little else than values ("50k usd in march 2020"); each kind answers one question.
    """
    said, here = turn.answer, form.open_field(turn)
    kinds = {str(e.get("entity")) for e in said.entities} - {"number"}
    found: list[tuple[Field, Reading]] = []
    if said.share(*kinds) < _HALF:
        return found
    asked = {field.name: field for field in form.asked(turn)}
    for field in asked.values():
        open_before = (set(field.rests_on) & set(asked)) - set(turn.answers)
        if field is here or open_before or await field.choices(turn):
            continue
        value = await field.read(turn, said)
        if value.found and kinds & set(value.entities):
            kinds -= set(value.entities)
            found += [] if field.name in turn.answers else [(field, value)]
    return found
