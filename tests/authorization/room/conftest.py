"""A prepared room on SQLite and PostgreSQL, its three seats, and everything it has told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.authorization.room import orders
from backend.authorization.room.commands import ROLES, IssueTicket, PrepareRoom, Role
from backend.authorization.room.endings import Terms
from backend.authorization.room.records import Rooms
from backend.authorization.room.service import RoomService
from backend.authorization.room.views import RoomView, Seat
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.films import FilmLimits, Piece, next_head
from backend.shared.keyring import Keyring
from backend.shared.messages import Command, Event
from backend.shared.outbox import OutboxRunner
from backend.storage.film_vault import FilmVault
from backend.storage.storage import FolderStorage
from backend.storage.vault import Vault
from tests.authorization.room.plain_power import PlainPower, power

STROKES = (tuple((10.0 + step, 20.0 + step % 7, step * 10) for step in range(40)),)


class Stage:
    """A room with everything around it.

    Args:
        database, keyring, clock: of the test.
        folder: where recordings lie.
    """

    def __init__(self, database: Database, keyring: Keyring, clock: FixedClock, folder: Path) -> None:
        self.clock, self.database, self.told, self.is_deaf = clock, database, list[Event](), False
        self.power, self.audit, self.bus = PlainPower(), AuditLog("secret"), MessageBus()
        self.storage = FolderStorage(folder)
        store = Rooms(database, keyring, clock, self.audit)
        contents = FilmVault(Vault(self.storage, keyring))
        limits, terms = FilmLimits(1_000, 2_500), Terms(timedelta(minutes=15), timedelta(days=30))
        service = RoomService(store, self.bus.handle, self._hear, contents, limits, terms)
        self.bus.register_all(self.power.by_command())
        self.bus.register_all(service.by_command())
        self.outbox = OutboxRunner(database, clock, service.by_topic(), self._given_up)
        self._service = service

    def do(self, command: Command) -> Any:
        return self.bus.handle(command)

    def prepare(self, session_id: str = "s_1", **changes: Any) -> None:
        told: dict[str, Any] = {
            "power": power(session_id), "judge": "林法官", "start": self.clock.now() + timedelta(minutes=10),
            "minutes": 30, "language": "mandarin", "party_language": "zh-Hans",
            "recording_acknowledged_at": self.clock.now(),
        }  # fmt: skip
        self.do(PrepareRoom(**{**told, **changes}))

    def seat(self, role: Role, *, online: bool = True, session_id: str = "s_1") -> Seat:
        ticket = self.do(IssueTicket(session_id, role)).rpartition("/")[2]
        seat: Seat = self.do(orders.TakeSeat(ticket, True, "America/New_York"))
        if online:
            self.do(orders.Arrive(seat, f"line of {role}"))
        return seat

    def seats(self) -> dict[Role, Seat]:
        return {role: self.seat(role) for role in ROLES}

    def see(self, seat: Seat) -> RoomView:
        view: RoomView = self.do(orders.SeeRoom(seat))
        return view

    def complete(self, seats: dict[Role, Seat], until: str) -> None:
        """Do everything the steps ask for, up to the step `until`."""
        judge = seats["judge"]
        while (view := self.see(judge)).course.stage != until:
            self.fulfil(seats, view)
            self.do(orders.CompleteStep(judge, view.course.stage))

    def fulfil(self, seats: dict[Role, Seat], view: RoomView | None = None) -> None:
        """Do everything the open step lacks."""
        view = view or self.see(seats["judge"])
        for lack in view.lacks:
            kind, _, who = lack.partition(".")
            if kind == "snapshot":
                self.do(orders.NoteSnapshot(seats["judge"], who, hashlib.sha256(who.encode()).hexdigest()))
            elif kind == "read":
                for page in range(1, view.course.pages + 1):
                    self.do(orders.NotePageRead(seats[who], page))  # type: ignore[index]
            elif kind == "signature":
                self.sign(seats[who], view.course.digest)  # type: ignore[index]
            else:
                self.do(orders.TickCheck(seats["judge"], lack, True))

    def sign(self, seat: Seat, digest: str) -> None:
        self.do(orders.HandInSignature(seat, digest, STROKES, 300.0, 150.0, "America/New_York"))

    def chunk(self, seat: Seat, content: bytes, **changes: Any) -> str:
        """Send the next piece of the recording."""
        view = self.see(seat)
        sha256 = hashlib.sha256(content).hexdigest()
        told = {"sequence": view.chunks, "take": 0, "sha256": sha256, "chain": next_head(view.chain, sha256)}
        piece = Piece(seat.session_id, content=content, **{**told, **changes})
        return str(self.do(orders.KeepChunk(seat, piece)))

    def _hear(self, session: Session, event: Event) -> None:
        if self.is_deaf:
            raise ConnectionError("the database is away")
        self.told.append(event)

    def _given_up(self, session: Session, event: Event) -> None:
        for listener in self._service.given_up:
            listener.hear(session, event)


@pytest.fixture
def stage(database: Database, keyring: Keyring, clock: FixedClock, tmp_path: Path) -> Stage:
    """A prepared room that starts in ten minutes."""
    made = Stage(database, keyring, clock, tmp_path / "files")
    made.prepare()
    return made


@pytest.fixture
def begun(stage: Stage) -> tuple[Stage, dict[Role, Seat]]:
    """All three are there and the judge has started."""
    seats = stage.seats()
    stage.do(orders.BeginWitness(seats["judge"]))
    return stage, seats


Begun = tuple[Stage, dict[Role, Seat]]
Make = Callable[..., Stage]
