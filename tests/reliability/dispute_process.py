"""The stories of a dispute beside the straight one, in a process that may be killed in and after each of their steps.

A story is a list of commands. A process begins at one of them, as the turn that is played again after a kill, and may
be told to die at a later one: just before its first commit, or when it is done and nobody has heard of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import event

from backend.mediation.dispute.commands import (
    AcceptOffer,
    ActAtDesk,
    AnswerInvitation,
    AskCourtToConfirm,
    ChooseMediator,
    ConfirmationHandedIn,
    CourtDecided,
    DeclineOffer,
    EndDispute,
    MediatorsFor,
    OpenInvitation,
    ReopenAgreement,
    WantAnotherMediator,
)
from backend.mediation.dispute.terms import Terms
from backend.mediation.interpreter.orders import AnswerErrand, InviteInterpreter, OpenErrand
from backend.mediation.model import Session
from backend.shared.clock import FixedClock
from backend.shared.errors import Refused
from tests.mediation.dispute.conftest import ANNA, BEN, EVE, World
from tests.reliability.killed import Configuration, die_if, die_now
from tests.reliability.mediation_process import put_together

Step = Callable[[World], Any]
LESS = Terms(Decimal("200000.00"), "CNY", "respondent", 1, datetime.now(UTC).date() + timedelta(days=40), "")
MORE = Terms(Decimal("250000.00"), "CNY", "respondent", 2, datetime.now(UTC).date() + timedelta(days=40), "")
TAN = "officer-tan"


def asked(offer: str, person: str, terms: Terms = LESS, **more: Any) -> Step:
    """Make an offer under its own id."""
    return lambda world: world.offer(offer, person, terms, **more)


def do(command: Any) -> Step:
    """Give an order."""
    return lambda world: world.do(command)


def meeting() -> Session:
    """A session in three days, in our own room."""
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    return Session(start, start + timedelta(hours=1), "room", "")


def interpreter_comes(world: World) -> None:
    """Invite, open and say yes: the code is known to one turn alone, which is played again whole."""
    code = world.do(InviteInterpreter("d1", ANNA, "台山话")).code
    world.do(OpenErrand(EVE, code))
    world.do(AnswerErrand("d1", EVE, True))


BEFORE: dict[str, Callable[[World], Any]] = {
    "counter": World.joined, "blind": World.joined, "mediator": World.joined, "decline": World.apply,
    "court": World.settled, "reopen": World.agreed,
}  # fmt: skip
"""What has happened when a story begins."""
STORIES: dict[str, tuple[Step, ...]] = {
    "counter": (
        asked("o1", ANNA, MORE), asked("o2", BEN), do(DeclineOffer("o2", ANNA)), asked("o3", ANNA, MORE),
        do(AcceptOffer("o3", BEN)),
    ),
    "blind": (asked("b1", ANNA, MORE, blind=True), asked("b2", BEN, blind=True), do(AcceptOffer("b2", ANNA))),
    "mediator": (
        lambda world: world.do(ChooseMediator("d1", ANNA, mediators(world)[0])),
        do(WantAnotherMediator("d1", BEN)),
        lambda world: world.do(ChooseMediator("d1", BEN, mediators(world)[0])),
        do(ActAtDesk("r1", "d1", TAN, "take")),
        lambda world: world.do(ActAtDesk("r2", "d1", TAN, "session", session=meeting())),
        interpreter_comes,
        do(EndDispute("d1", BEN)),
    ),
    "decline": (
        lambda world: world.do(OpenInvitation(BEN, world.code())), do(AnswerInvitation("d1", BEN, "decline")),
    ),
    "reopen": (lambda world: world.sign(ANNA), do(ReopenAgreement("d1", BEN)), asked("o9", BEN)),
    "court": (
        do(AskCourtToConfirm("d1", ANNA)), do(AskCourtToConfirm("d1", BEN)), do(ConfirmationHandedIn("d1", BEN)),
        do(CourtDecided("d1", ANNA, "confirmed")),
    ),
}  # fmt: skip


def mediators(world: World) -> list[str]:
    """Whom the centre has for the dispute and who was not tried."""
    return [one.mediator_id for one in world.do(MediatorsFor("d1", ANNA))]


def begin_story(wanted: Configuration) -> None:
    """Play what comes before a story."""
    world, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    BEFORE[wanted.what](world)
    client.close()
    world.database.close()


def play_on(wanted: Configuration) -> None:
    """Play a story from a step on; ``what`` is ``story:step``, ``die_at`` ``in:step`` or ``after:step``."""
    story, _, first = wanted.what.partition(":")
    world, client = put_together(wanted, FixedClock(datetime.now(UTC)))
    for number, step in enumerate(STORIES[story]):
        if number < int(first):
            continue
        if wanted.die_at == f"in:{number}":
            event.listen(world.database.engine, "commit", die_now)
        try:
            step(world)
        except Refused:
            if number > int(first):  # only the step that is played again may be told that it is done
                raise
        die_if(wanted.die_at, f"after:{number}")
    client.close()
    world.database.close()
