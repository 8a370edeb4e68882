"""A dispute that ended without an agreement goes by time, whole; one that goes on, and an agreement, stay."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from backend.mediation.dispute.commands import ActAtDesk, AnswerInvitation, EndDispute, MyDisputes, OpenInvitation
from backend.mediation.dispute.expiry import expiries
from backend.mediation.dispute.tables import DISPUTE_PARTS, disputes
from backend.mediation.model import Session
from backend.mediation.module import build
from backend.mediation.room.tables import PERSONAL, rooms
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.fake_infrastructure import fake_infrastructure
from tests.mediation.dispute.conftest import ANNA, BEN, World, beijing

TAN = "o_00000000000000dd"


def night(world: World) -> int:
    """What the night's work does with disputes."""
    [one] = expiries(365, PERSONAL)
    with world.database.transaction() as session:
        return one.delete(session, world.clock.now() - one.after, 500)


def left(world: World) -> set[str]:
    """The tables that still have a row of the first dispute."""
    columns = (*DISPUTE_PARTS, disputes.c.dispute_id, rooms.c.dispute_id)
    with world.database.reading() as session:
        return {one.table.name for one in columns if session.execute(select(one).where(one == "d1")).first()}


def test_a_dispute_that_ended_a_year_ago_is_gone_with_everything_of_it(world: World) -> None:
    world.joined()
    world.offer("o1")
    world.do(ActAtDesk("r1", "d1", TAN, "take"))
    world.do(ActAtDesk("r2", "d1", TAN, "write", "您好"))
    here = Session(beijing(2026, 11, 30, 10), beijing(2026, 11, 30, 11), "room", "")
    world.do(ActAtDesk("r3", "d1", TAN, "session", session=here))
    world.do(EndDispute("d1", BEN))
    world.run(minutes=1)
    assert {"disputes", "dispute_offers", "dispute_letters", "dispute_invitations", "mediation_rooms"} <= left(world)
    world.clock.advance(timedelta(days=364))
    assert night(world) == 0 and left(world)
    world.clock.advance(timedelta(days=2))
    assert night(world) == 1 and left(world) == set() and world.do(MyDisputes(ANNA)) == []
    world.run(minutes=1)


def test_what_goes_on_and_what_both_have_signed_stays(world: World) -> None:
    world.settled()
    world.apply("d2")
    world.clock.advance(timedelta(days=800))
    assert night(world) == 0 and {one.dispute_id for one in world.do(MyDisputes(ANNA))} == {"d1", "d2"}


def test_the_house_has_it_done_at_night(
    database: Database, clock: FixedClock, keyring: Keyring, tmp_path: Path
) -> None:
    service = build(fake_infrastructure(database, clock, keyring, data_dir=tmp_path))
    assert [one.what for one in service.upkeep.personal.expiries] == ["disputes"]


def test_a_declined_one_goes_as_well(world: World) -> None:
    world.apply()
    world.do(OpenInvitation(BEN, world.code()))
    world.do(AnswerInvitation("d1", BEN, "decline"))
    world.clock.advance(timedelta(days=366))
    assert night(world) == 1 and left(world) == set()
