"""A session's recording, which exists only while everybody in it has agreed (`consent.py`).

Pieces come from the mediator's page and are taken one by one, each only if at that moment all agree; what arrives after
somebody has said no is refused, and what was kept is deleted. Kept is it sealed, for some days after the session; only
the mediator can see it, and each look is in the audit log. Both sides hear in their conversations when it begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select

from backend.mediation.dispute import records as disputes
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.terms import SIDES
from backend.mediation.room import records
from backend.mediation.room.handlers import OVERRUN
from backend.mediation.room.orders import (
    DropRecordings,
    FilmAtDesk,
    FilmsOfDispute,
    KeepPiece,
    RecordingKept,
    Seat,
    SpeakOnRecording,
)
from backend.mediation.room.records import REFUSED, Recorded, Scene, recorded
from backend.mediation.room.seats import who_is
from backend.mediation.room.tables import FORGET, KIND, consents, pieces, rooms
from backend.shared import outbox
from backend.shared.calendar import BEIJING
from backend.shared.database import Session, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.films import FilmLimits, Films, Piece, PieceStore, standing_of
from backend.shared.outbox import Job


class MeetingFilms:
    """Asks for consent, keeps pieces, forgets.

    Args:
        course: rows, clock and what the two sides hear.
        store: where the pieces lie.
        limits: how much is taken.
        days: how long a recording is kept after its session.
    """

    def __init__(self, course: DisputeCourse, store: PieceStore, limits: FilmLimits, days: int) -> None:
        self._course, self._days = course, timedelta(days=days)
        self._films = Films(pieces, KIND, store, limits)

    def speak(self, command: SpeakOnRecording) -> None:
        """Handle `SpeakOnRecording`."""
        seat = command.seat
        with self._course.database.transaction() as session:
            scene = _scene(session, seat)
            now = recorded(session, scene, self._course.now)
            if now.state == "refused":
                return
            if not command.yes:
                self._refuse(session, scene, seat, now)
            elif now.state == "none" and seat.role != "mediator":
                raise Refused("meeting_not_asked")
            else:
                self._agree(session, scene, seat)
            records.change_room(session, seat.session_id)

    def keep(self, command: KeepPiece) -> str:
        """Handle `KeepPiece`."""
        seat, piece = command.seat, command.piece
        if seat.role != "mediator":
            raise Refused("meeting_not_yours")
        self._films.need_small(piece.content)
        with self._course.database.transaction() as session:
            scene = _scene(session, seat)
            repeated = self._films.repeated(session, piece)
            if repeated:
                return repeated
            if recorded(session, scene, self._course.now).state != "on":
                raise Refused("meeting_not_recording")
            key = self._films.announce(session, piece, self._course.now, dispute_id=scene.room["dispute_id"])
        self._films.put(piece, key)
        try:
            self._mark_kept(seat, piece)
        except Refused:  # somebody has said no meanwhile, and the rows are gone
            self._films.discard(key)
            raise
        return piece.chain

    def _mark_kept(self, seat: Seat, piece: Piece) -> None:
        with self._course.database.transaction() as session:
            scene = _scene(session, seat)
            self._films.mark_kept(session, piece)
            if piece.sequence == 0:
                self._begun(session, scene)

    def drop(self, command: DropRecordings) -> bool:
        """Handle `DropRecordings`."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            found = _sessions_with_film(session, row["dispute_id"])
            if not found:
                return False
            for session_id in found:
                self._forget(session, session_id, row["dispute_id"], row[f"{side}_id"])
            self._course.note(session, command.person_id, "recording_dropped", row["dispute_id"])
            for one in SIDES:
                if one != side:
                    self._course.tell(session, row, "recording_dropped", one, key=":".join(found))
        return True

    def of_dispute(self, command: FilmsOfDispute) -> list[RecordingKept]:
        """Handle `FilmsOfDispute`."""
        with self._course.database.reading() as session:
            found = _sessions_with_film(session, command.dispute_id)
            rows = [session.execute(select(rooms).where(rooms.c.session_id == one)).mappings().one() for one in found]
            takes = [standing_of(session, pieces, one, KIND).takes for one in found]
        kept = [(row, count) for row, count in zip(rows, takes, strict=True) if count]
        return [RecordingKept(row["session_id"], row["start"], count, self._until(row)) for row, count in kept]

    def at_desk(self, command: FilmAtDesk) -> bytes:
        """Handle `FilmAtDesk`."""
        with self._course.database.reading() as session:
            row = disputes.dispute_row(session, command.dispute_id, lock=False)
            theirs = row is not None and row["officer"] == command.officer
            if not theirs or command.session_id not in _sessions_with_film(session, command.dispute_id):
                raise Refused("dispute_unknown")
        takes, head = self._films.read(self._course.database, command.session_id)
        if not 0 <= command.take < len(takes):
            raise Refused("room_recording_missing")
        with self._course.database.transaction() as session:
            who = f"officer:{command.officer}"
            self._course.note(session, who, "recording_seen", command.dispute_id, recording=head)
        return takes[command.take]

    def forget(self, job: Job) -> str:
        """Outbox handler of `FORGET`: contents first, then the rows that lead to them."""
        session_id = str(job.payload["session_id"])
        count = self._films.remove_contents(self._course.database, session_id)
        with self._course.database.transaction() as session:
            self._films.remove_rows(session, session_id)
        return f"{count} pieces deleted"

    def renew(self) -> int:
        """Seal again what an earlier key sealed."""
        return self._films.renew(self._course.database)

    def _agree(self, session: Session, scene: Scene, seat: Seat) -> None:
        now = self._course.now
        here = (consents.c.session_id == seat.session_id) & (consents.c.role == seat.role)
        session.execute(delete(consents).where(here))
        new = {"session_id": seat.session_id, "role": seat.role, "seat_id": seat.seat_id, "said_at": now}
        session.execute(insert(consents).values(dispute_id=scene.room["dispute_id"], **new))
        self._note(session, scene, seat, "recording_agreed")

    def _refuse(self, session: Session, scene: Scene, seat: Seat, now: Recorded) -> None:
        dispute_id = scene.room["dispute_id"]
        new = {"session_id": seat.session_id, "role": REFUSED, "seat_id": seat.seat_id, "dispute_id": dispute_id}
        insert_or_ignore(session, consents, {**new, "said_at": self._course.now})
        self._note(session, scene, seat, "recording_refused")
        if now.film.pieces or seat.session_id in _sessions_with_film(session, dispute_id):
            self._forget(session, seat.session_id, dispute_id, "")
            self._course.tell(session, scene.dispute, "recording_dropped", *SIDES, key=f"no-{seat.session_id}")

    def _begun(self, session: Session, scene: Scene) -> None:
        """Tell both sides, and have it forgotten when its days are over."""
        session_id, until = scene.room["session_id"], self._until(scene.room)
        outbox.add(
            session, topic=FORGET, payload={"session_id": session_id}, key=f"{FORGET}:{session_id}:old", due_at=until
        )
        self._course.note(session, f"officer:{scene.room['officer']}", "recording_begun", scene.room["dispute_id"])
        self._course.tell(session, scene.dispute, "recording_begun", *SIDES, key=session_id, until=until)

    def _forget(self, session: Session, session_id: str, dispute_id: str, who: str) -> None:
        """Have it deleted now; nothing can be added to it from here on."""
        if who:
            insert_or_ignore(session, consents, {
                "session_id": session_id, "role": REFUSED, "seat_id": who[:16], "dispute_id": dispute_id,
                "said_at": self._course.now,
            })  # fmt: skip
            records.change_room(session, session_id)
        forget_now(session, session_id, self._course.now)

    def _until(self, room: Mapping[Any, Any]) -> datetime:
        end: datetime = room["ends"] + OVERRUN
        return (end + self._days).astimezone(BEIJING).replace(hour=3, minute=0, second=0, microsecond=0)

    def _note(self, session: Session, scene: Scene, seat: Seat, what: str) -> None:
        self._course.note(session, who_is(scene, seat.role), what, scene.room["dispute_id"], role=seat.role)


def forget_now(session: Session, session_id: str, now: datetime) -> None:
    """Have a session's recording deleted, in the caller's transaction; twice is once."""
    key = f"{FORGET}:{session_id}:now"
    outbox.add(session, topic=FORGET, payload={"session_id": session_id}, key=key, due_at=now)


def _scene(session: Session, seat: Seat) -> Scene:
    scene = records.scene(session, seat.session_id, lock=True)
    if scene is None:
        raise Refused("meeting_seat_lost")
    if scene.placing.stage == "closed":
        raise Refused("meeting_over")
    return scene


def _sessions_with_film(session: Session, dispute_id: str) -> list[str]:
    query = select(pieces.c.session_id).where(pieces.c.dispute_id == dispute_id).distinct()
    return sorted(session.execute(query).scalars())
