"""Commands fail loudly, and events within the transaction that records them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from backend.shared.bus import MessageBus, Within
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.messages import Command, Event
from backend.shared.outbox import add
from backend.shared.tables import outbox


@dataclass(frozen=True, slots=True)
class Ring(Command):
    times: int


@dataclass(frozen=True, slots=True)
class Rang(Event):
    times: int


def test_a_command_returns_what_its_handler_returns() -> None:
    assert MessageBus(commands={Ring: lambda command: command.times + 1}).handle(Ring(2)) == 3


def test_a_command_raises_what_its_handler_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        MessageBus(commands={Ring: lambda command: 1 // command.times}).handle(Ring(0))


def test_a_command_nobody_handles_is_an_error_of_ours() -> None:
    with pytest.raises(LookupError):
        MessageBus().handle(Ring(1))


def test_a_command_has_one_handler() -> None:
    bus = MessageBus(commands={Ring: lambda command: None})
    with pytest.raises(ValueError):
        bus.register(Ring, lambda command: None)


def test_what_listeners_write_stands_with_the_event_or_not_at_all(database: Database, clock: FixedClock) -> None:
    def note(session: Session, event: Rang) -> None:
        add(session, topic="rang", payload={"times": event.times}, key="rang", due_at=clock.now())

    def broken(session: Session, event: Rang) -> None:
        if event.times == 1:
            raise RuntimeError("deaf")

    bus = MessageBus(events={Rang: [Within(note)]})
    bus.listen(Rang, Within(broken))
    for times, kept in ((1, 0), (2, 1)):
        with suppress(RuntimeError), database.transaction() as session:
            bus.publish_within(session, Rang(times))
        with database.reading() as session:
            assert len(session.execute(select(outbox.c.key)).all()) == kept
