"""Who is offered a message of an open form, in order of precedence; the first that can use it answers the turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from actions.answers import Reading
from actions.forms import (
    ahead,
    controls,
    digressions,
    giving_up,
    interruption,
    passing,
    review,
    second_thoughts,
    unsure,
)
from actions.forms.fields import Field
from actions.forms.turn import Turn

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

Events = list[dict[str, Any]]


async def _short(form: ServiceForm, turn: Turn, field: Field | None, found: Reading) -> Events | None:
    return None if found.found else await digressions.short(form, turn)


async def _noted(form: ServiceForm, turn: Turn, field: Field | None, found: Reading) -> Events | None:
    return None if found.found else await passing.note(form, turn)


async def _renamed(form: ServiceForm, turn: Turn, field: Field | None, found: Reading) -> Events | None:
    return await review.correct(form, turn) if review.renames(form, turn) else None


FIRST: Final = (
    giving_up.postpone, unsure.listen, _short, _noted, _renamed, second_thoughts.listen, ahead.overhear,
)  # fmt: skip
"""Before it may be an answer: put off, not known, half a question, told in passing, taken back, told elsewhere."""
AFTERWARDS: Final = (review.listen, controls.listen, interruption.listen, ahead.listen, digressions.listen)
"""When it was no answer, after what only the form itself knows."""
