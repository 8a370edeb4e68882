"""Choice of the arbitration a flow is about: asked only where more than one comes into question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.arbitration.telling import case_title
from actions.dialogue.subject import Subject
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.arbitration.commands import MyArbitrations, OneArbitration
from backend.arbitration.model import Arbitration
from backend.shared.wording import Words

PAYS = frozenset({"accepted", "tribunal", "hearing"})
"""Statuses after SCIA's payment notice."""


def arbitration_subject(
    suits: Callable[[Arbitration], bool], none: Callable[[Sequence[Arbitration]], Declined]
) -> Subject[Arbitration]:
    """Return the question which arbitration.

    Args:
        suits: whether one comes into question.
        none: why none of the person's does.
    """

    async def mine(turn: Turn) -> Sequence[Arbitration]:
        return [one for one in await my_arbitrations(turn) if suits(one)]

    async def nothing(turn: Turn) -> Declined:
        return none(await my_arbitrations(turn))

    return Subject(
        name="case",
        label=Words("仲裁", "Arbitration"),
        words=("哪件", "which"),
        list_mine=mine,
        id_of=lambda one: one.arbitration_id,
        title=lambda turn, one: case_title(one),
        called=lambda turn, one: case_title(one),
        none=nothing,
    )


def waits_for_payment(one: Arbitration) -> bool:
    """Return True if SCIA has asked for a fee that it has not confirmed."""
    return one.status in PAYS and not one.course.is_paid


async def my_arbitrations(turn: Turn) -> Sequence[Arbitration]:
    """Return the person's arbitrations, the newest first."""
    found: list[Arbitration] = await turn.do(MyArbitrations(turn.person.person_id))
    return found


async def chosen(turn: Turn) -> Arbitration:
    """Return the arbitration this flow is about."""
    one: Arbitration = await turn.do(OneArbitration(str(turn.answers["case"]), turn.person.person_id))
    return one
