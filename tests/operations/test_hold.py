"""After a restore nothing goes out but answers to who writes now, until somebody has dropped it or let it go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.delivery import hand_over
from backend.conversation.model import Inbound, Reply
from backend.operations import hold_told
from backend.operations.hold_commands import DropHeld, EndHold, HeldBack, HoldBack, OutboundHold, SendHeld
from backend.shared import outbound_hold, outbox
from backend.shared.clock import FixedClock
from backend.shared.errors import PlatformUnavailable
from backend.shared.outbound_hold import Hold, held_back
from backend.shared.outbox import Job
from backend.shared.partner_clients import OpenClient, PartnerClients
from backend.shared.tables import audit
from tests.architecture.test_toy_service import SilentBot

WHO = "chen"


class World:
    """A house whose messages and one partner's requests are noted instead of sent.

    Args:
        backend: the house.
        clock: its clock.
    """

    def __init__(self, backend: Backend, clock: FixedClock) -> None:
        self.backend, self.clock, self.gone = backend, clock, list[str]()
        for topic in ("deliver", "filing.file"):
            backend.infra.outbox.register(topic, self._note)

    def _note(self, job: Job) -> str:
        self.gone.append(job.key)
        return "gone"

    def receive(self, text: str, number: str) -> str:
        """Somebody writes; return the turn's id."""
        return self.backend.conversation.receiver.receive(Inbound("terminal", "a", number, text=text))

    def say(self, key: str, **late: Any) -> None:
        """Put a message to the same person into the queue."""
        person = self.backend.conversation.people.resolve("terminal", "a")
        with self.backend.database.transaction() as session:
            at = self.clock.now() + timedelta(**late)
            hand_over(
                session, person, ("terminal", "a"), [Reply("好", utter="utter_x")], language="zh-Hans", key=key, at=at
            )

    def file(self, key: str) -> None:
        """Put a request to the court into the queue."""
        with self.backend.database.transaction() as session:
            outbox.add(session, topic="filing.file", payload={"key": key}, key=key, due_at=self.clock.now())

    def restored(self, ago: timedelta = timedelta(hours=1), last_message: int = 0) -> None:
        """Hold everything back, as a restore does."""
        now = self.clock.now()
        with self.backend.database.transaction() as session:
            outbound_hold.begin(session, Hold("restored", now, now - ago, last_message))

    def run(self) -> list[str]:
        """Do what is due and return what went out."""
        self.gone.clear()
        self.backend.infra.outbox.run_due_once()
        return sorted(self.gone)


@pytest.fixture
def world(database_url: str, clock: FixedClock, tmp_path: Path) -> Iterator[World]:
    backend = build(load_settings(data_dir=tmp_path, database_url=database_url, keys_url=""), clock, bots=SilentBot())
    yield World(backend, clock)
    backend.close()


def test_without_a_hold_everything_goes_out(world: World) -> None:
    world.say("hearing.remind:1")
    world.file("filing:1")
    assert world.backend.bus.handle(HeldBack()) is None
    assert world.run() == ["filing:1", "hearing.remind:1"]


def test_what_was_due_stays_and_who_writes_now_is_answered(world: World) -> None:
    old = world.receive("第一句", "1")
    world.say("hearing.remind:1")
    world.file("filing:1")
    world.restored(last_message=1)
    new = world.receive("第二句", "2")
    world.say(f"turn:{old}")
    world.say(f"turn:{new}")
    assert world.run() == [f"turn:{new}"]
    assert world.run() == []


def test_an_answer_is_not_held_up_by_what_is_held_in_its_lane(world: World) -> None:
    world.say("hearing.remind:1")
    world.restored()
    turn = world.receive("在吗", "1")
    world.say(f"turn:{turn}")
    assert world.run() == [f"turn:{turn}"]


def test_what_stays_within_the_house_goes_on(world: World) -> None:
    world.restored()
    world.clock.advance(timedelta(days=1))
    world.backend.infra.outbox.run_due_once()
    with world.backend.database.reading() as session:
        rows = session.execute(select(outbox.outbox.c.topic, outbox.outbox.c.state)).all()
    done = {row.topic for row in rows if row.state == "done"}
    assert {"personal_data.retention", "record.anchor", "operations.sweep"} <= done


def test_what_is_held_is_told_by_kind_and_age(world: World) -> None:
    start = world.clock.now()
    world.say("hearing.remind:1")
    world.clock.advance(timedelta(minutes=90))
    for key in ("hearing.remind:2", "witness:1:confirmed"):
        world.say(key)
    world.say("hearing.remind:3", hours=2)
    world.file("filing:1")
    world.restored()
    held = world.backend.bus.handle(HeldBack())
    found = [(one.kind, one.count, one.since_data, one.can_be_dropped) for one in held.kinds]
    assert found == [
        ("deliver/hearing.remind", 2, 1, True), ("deliver/witness", 1, 1, True), ("filing.file", 1, 1, False),
    ]  # fmt: skip
    assert (held.kinds[0].oldest, held.kinds[0].newest) == (start, world.clock.now())
    assert held.later >= 1


def test_messages_are_dropped_by_kind_and_a_request_is_not(world: World) -> None:
    for key in ("hearing.remind:1", "witness:1"):
        world.say(key)
    world.file("filing:1")
    world.restored()
    bus = world.backend.bus
    assert bus.handle(DropHeld(["deliver/hearing.remind"], WHO)) == 1
    with pytest.raises(ValueError, match=r"filing\.file cannot be dropped"):
        bus.handle(DropHeld(["filing.file"], WHO))
    with pytest.raises(ValueError, match=r"there is: deliver/witness, filing\.file"):
        bus.handle(DropHeld(["deliver/hearing.remind"], WHO))
    assert bus.handle(EndHold(WHO)) == 2
    assert world.run() == ["filing:1", "witness:1"]


def test_one_kind_is_sent_while_the_others_wait_and_the_log_says_who_decided(world: World) -> None:
    for key in ("hearing.remind:1", "hearing.reminders:1", "witness:1"):
        world.say(key)
    world.file("filing:1")
    world.restored()
    bus = world.backend.bus
    assert bus.handle(SendHeld(["deliver/hearing.remind"], WHO)) == 1
    assert world.run() == ["hearing.remind:1"]
    assert bus.handle(HeldBack()).freed == ("deliver/hearing.remind",)
    assert bus.handle(SendHeld(["filing.file"], WHO)) == 1
    assert world.run() == ["filing:1"]
    assert bus.handle(EndHold(WHO)) == 2
    assert bus.handle(EndHold(WHO)) is None
    assert world.run() == ["hearing.reminders:1", "witness:1"]
    with world.backend.database.reading() as session:
        entries = session.execute(select(audit.c.what, audit.c.who).where(audit.c.what.startswith("outbound."))).all()
    assert [tuple(one) for one in entries] == [("outbound.sent", WHO)] * 2 + [("outbound.released", WHO)]


def test_a_second_restore_keeps_the_first_moment_and_doctor_is_told(world: World) -> None:
    url = world.backend.settings.backend_database
    assert hold_told.held_since(url) == ""
    world.restored(timedelta(hours=3))
    since = world.clock.now()
    world.clock.advance(timedelta(hours=1))
    world.restored(timedelta(hours=1))
    assert world.backend.bus.handle(OutboundHold()).since == since
    assert hold_told.held_since(url) == f"{since:%Y-%m-%d} 01:00 UTC"


def test_data_that_came_back_by_other_means_are_held_by_hand(world: World) -> None:
    old = world.receive("第一句", "1")
    world.say(f"turn:{old}")
    assert world.backend.bus.handle(HoldBack(WHO)) is True
    assert world.backend.bus.handle(HoldBack(WHO)) is False
    new = world.receive("第二句", "2")
    world.say(f"turn:{new}")
    assert world.run() == [f"turn:{new}"]


class Court:
    """A partner that notes what it is asked."""

    address = "court"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def file(self, key: str) -> str:
        self.asked.append(key)
        return "filed"


def test_a_partner_is_away_while_everything_is_held_but_for_what_was_let_go(world: World) -> None:
    court = Court()
    clients = held_back(PartnerClients({"court": OpenClient(court, lambda: None)}), world.backend.database)
    client = clients.client("court")
    assert (client.address, client.file("r-1")) == ("court", "filed")
    world.restored()
    with pytest.raises(PlatformUnavailable):
        client.file("r-2")
    world.backend.infra.outbox.register("filing.file", lambda job: client.file(job.key))
    world.file("r-3")
    world.run()
    assert court.asked == ["r-1"]
    world.backend.bus.handle(SendHeld(["filing.file"], WHO))
    world.run()
    assert court.asked == ["r-1", "r-3"]
