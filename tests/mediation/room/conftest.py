"""A session in our own room, on top of disputes as a whole."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend.mediation.dispute.commands import ActAtDesk
from backend.mediation.model import Session
from backend.mediation.room.model import Role
from backend.mediation.room.orders import DeskRoomLink, Meeting, Move, MyRoomLink, Seat, SeeMeeting, TakeSeat
from tests.mediation.dispute.conftest import (  # noqa: F401
    ANNA,
    BEN,
    World,
    beijing,
    centre,
    clock,
    database,
    database_url,
    keyring,
    one_sandbox,
    postgresql_server,
    postgresql_url,
    seal_folder,
    sqlite_url,
    world,
)

TAN, WU = "o_00000000000000dd", "o_00000000000000ee"
PEOPLE: dict[str, str] = {"applicant": ANNA, "respondent": BEN}
START, END = beijing(2026, 11, 30, 10), beijing(2026, 11, 30, 11)


class Room:
    """A dispute whose mediator has fixed a session here, a quarter of an hour before it begins."""

    def __init__(self, world: World) -> None:  # noqa: F811
        self.world = world
        world.joined()
        self.act("take")
        self.fix()
        world.clock.set(START - timedelta(minutes=15))

    def act(self, do: Any, request_id: str = "r1", **more: Any) -> Any:
        return self.world.do(ActAtDesk(request_id, "d1", TAN, do, **more))

    def fix(self, kind: Any = "room", place: str = "", hours: int = 0) -> None:
        later = timedelta(hours=hours)
        self.act("session", session=Session(START + later, END + later, kind, place))

    def ticket(self, role: Role) -> str:
        if role in ("mediator", "interpreter"):
            link = self.world.do(DeskRoomLink("d1", TAN, role))  # type: ignore[arg-type]
        else:
            link = self.world.do(MyRoomLink("d1", PEOPLE[role]))
        return str(link.url).rpartition("/")[2]

    def sit(self, role: Role) -> Seat:
        seat: Seat = self.world.do(TakeSeat(self.ticket(role), True, "America/Toronto"))
        return seat

    def see(self, seat: Seat) -> Meeting:
        seen: Meeting = self.world.do(SeeMeeting(seat))
        return seen

    def move(self, seat: Seat, do: Any, **more: Any) -> None:
        self.world.do(Move(seat, do, **more))


@pytest.fixture
def room(world: World) -> Room:  # noqa: F811
    return Room(world)
