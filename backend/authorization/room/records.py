"""Reads and writes rooms: every change under the row's lock, with its line in the audit log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import insert, select, update

from backend.authorization.power.model import Power
from backend.authorization.room import course_json
from backend.authorization.room.checklist import checks_for
from backend.authorization.room.commands import ROLES, PrepareRoom, Role
from backend.authorization.room.model import Checklist, Course, missing
from backend.authorization.room.tables import COURSE, DETAILS, ENDING, TEXT, chunks, messages, presence, rooms
from backend.authorization.room.views import Closing, RoomView, Said, Seat
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.films import standing_of
from backend.shared.keyring import Keyring
from backend.shared.presence import Comer, Presence

CHANNEL = "witness"
PRESENCE = Presence(presence)

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """A room under lock, as a step sees it."""

    row: Row
    course: Course
    checklist: Checklist
    present: frozenset[str]


Step = Callable[[Scene], Course]


class Rooms:
    """The rooms' rows.

    Args:
        database, keyring, clock, audit: see `backend/shared`.
    """

    def __init__(self, database: Database, keyring: Keyring, clock: Clock, audit: AuditLog) -> None:
        self.database, self.keyring, self.clock, self.audit = database, keyring, clock, audit

    def row(self, session: Session, session_id: str, *, lock: bool = False) -> Row:
        """Return a room's row. Raises Refused ``room_unknown``."""
        query = select(rooms).where(rooms.c.session_id == session_id)
        row = session.execute(query.with_for_update() if lock else query).mappings().first()
        if row is None:
            raise Refused("room_unknown")
        return row

    def course(self, row: Row) -> Course:
        """Return how far a room has come."""
        return course_json.course_of(self.keyring.open_json(row["course"], COURSE.context.format(**row)))

    def details(self, row: Row) -> tuple[Power, str]:
        """Return the power to be signed and the judge's name."""
        told = self.keyring.open_json(row["details"], DETAILS.context.format(**row))
        return course_json.power_of(told["power"]), told["judge"]

    def closing(self, row: Row) -> Closing:
        """Return how a room ended; empty while it has not."""
        if row["ending"] is None:
            return Closing()
        return course_json.closing_of(self.keyring.open_json(row["ending"], ENDING.context.format(**row)))

    def sealed_details(self, command: PrepareRoom) -> bytes:
        """Return what is kept of a booked session, sealed."""
        told = {
            "power": asdict(command.power),
            "judge": command.judge,
            "acknowledged_at": command.recording_acknowledged_at.isoformat(),
        }
        sealer = self.keyring.of(command.power.person_id)
        return sealer.seal_json(told, DETAILS.context.format(session_id=command.power.session_id))

    def kept_details(self, row: Row) -> bytes:
        """Return what is kept of a session that begins, sealed by the house: from now on it is the judge's act."""
        context = DETAILS.context.format(**row)
        return self.keyring.seal(self.keyring.open(row["details"], context), context)

    def sealed_course(self, session_id: str, course: Course) -> bytes:
        """Return a course, sealed for its row."""
        return self.keyring.seal_json(course_json.course_as_json(course), COURSE.context.format(session_id=session_id))

    def change(self, seat: Seat, what: str, step: Step, **facts: Any) -> Course:
        """Take one step in a room, in one transaction of its own.

        Args:
            seat: who does it.
            what: the audit log's verb.
            step: returns the course that follows, or raises Refused.
            facts: for the audit log; never personal data.
        """
        with self.database.transaction() as session:
            scene = self.scene(session, seat.session_id)
            course = step(scene)
            self.store(session, scene, course)
            if course != scene.course:
                self.note(session, scene.row, seat.role, what, stage=course.stage, **facts)
        return course

    def scene(self, session: Session, session_id: str) -> Scene:
        """Return a room under lock."""
        row = self.row(session, session_id, lock=True)
        here = frozenset(role for role, comer in self.comers(session, session_id).items() if comer.here)
        return Scene(row, self.course(row), checks_for(row["language"]), here)

    def store(self, session: Session, scene: Scene, course: Course, **columns: Any) -> None:
        """Write a course that has changed; the room's row is locked."""
        if course == scene.course and not columns:
            return
        session_id = scene.row["session_id"]
        values = {"stage": course.stage, "course": self.sealed_course(session_id, course)} | columns
        change = update(rooms).where(rooms.c.session_id == session_id)
        session.execute(change.values(version=rooms.c.version + 1, **values))

    def end(self, session: Session, scene: Scene, course: Course, closing: Closing) -> None:
        """Write how a room ended; the room's row is locked."""
        session_id = scene.row["session_id"]
        sealed = self.keyring.seal_json(
            course_json.closing_as_json(closing), ENDING.context.format(session_id=session_id)
        )
        self.store(session, scene, course, ending=sealed, ended_at=self.clock.now())

    def touch(self, session: Session, session_id: str) -> None:
        """Let every page read the room anew."""
        session.execute(update(rooms).where(rooms.c.session_id == session_id).values(version=rooms.c.version + 1))

    def note(self, session: Session, row: Row, role: str, what: str, **facts: Any) -> None:
        """Write a line of the audit log: the party by id, judge and lawyer by their part in this session."""
        who = row["person_id"] if role == "party" else role
        told = {"session": row["session_id"], **facts}
        self.audit.append(session, who=who, what=what, at=self.clock.now(), channel=CHANNEL, facts=told)

    def comers(self, session: Session, session_id: str) -> dict[Role, Comer]:
        """Return for each role whether it is there."""
        known = PRESENCE.comers(session, session_id, self.clock.now())
        return {role: known.get(role, Comer(False, False)) for role in ROLES}

    def view(self, session_id: str) -> RoomView:
        """Return a room, whole, as of one moment. Raises Refused ``room_unknown``."""
        with self.database.reading() as session:
            row = self.row(session, session_id)
            comers = self.comers(session, session_id)
            said = self._said(session, session_id)
            film = standing_of(session, chunks, session_id, "witness")
        course, (power, judge) = self.course(row), self.details(row)
        names = ("person_id", "version", "start", "ends", "language", "party_language", "begun_at", "ended_at")
        return RoomView(
            session_id=session_id, judge=judge, power=power, course=course,
            lacks=missing(course, checks_for(row["language"])), comers=comers, messages=said, chunks=film.pieces,
            chain=film.chain, takes=film.takes,
            closing=self.closing(row), **{name: row[name] for name in names},
        )  # fmt: skip

    def say(self, seat: Seat, text: str) -> None:
        """Keep a line of the text chat."""
        sealed = self.keyring.seal(text.encode(), TEXT.context.format(session_id=seat.session_id, role=seat.role))
        row = {"session_id": seat.session_id, "role": seat.role, "text": sealed, "at": self.clock.now()}
        with self.database.transaction() as session:
            session.execute(insert(messages).values(**row))
            self.touch(session, seat.session_id)

    def _said(self, session: Session, session_id: str) -> tuple[Said, ...]:
        query = select(messages).where(messages.c.session_id == session_id).order_by(messages.c.message_id)
        rows = session.execute(query).mappings().all()
        return tuple(
            Said(row["role"], self.keyring.open(row["text"], TEXT.context.format(**row)).decode(), row["at"])
            for row in rows
        )


def head_of(session: Session, session_id: str) -> tuple[int, str]:
    """Return how many pieces of a recording are kept, and the head of their chain."""
    film = standing_of(session, chunks, session_id, "witness")
    return film.pieces, film.chain
