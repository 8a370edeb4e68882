"""The room from its session's fixing to its end: what each seat sees, and the mediator's moves.

Every move is made under a lock on the room's row. The house keeps who came and when the mediator opened it, spoke with
one side alone, brought all together and closed it; of what was said it keeps nothing.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import SIDES, Side
from backend.mediation.room import records
from backend.mediation.room.model import ROLES, Placing
from backend.mediation.room.orders import Follow, Meeting, Move, Seat, SeeMeeting
from backend.mediation.room.records import PRESENCE, Scene
from backend.mediation.room.seats import who_is
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.outbox import Job
from backend.shared.presence import Comer

OVER = "mediation.room_over"
OVERRUN = timedelta(hours=2)
"""Time after its session's end during which a room may still be open."""


class RoomHandlers:
    """Makes rooms, shows them, moves people in them.

    Args:
        course: rows, clock and what the two sides hear.
    """

    def __init__(self, course: DisputeCourse) -> None:
        self._course = course

    def arranged(self, session: Session, row: Row, kind: str) -> None:
        """Make, move or close the room of a session that has just been fixed, in the caller's transaction.

        Args:
            row: the dispute's, after the change.
            kind: of the session; another than ``room`` closes the room it had.
        """
        room = records.room_of(session, row["dispute_id"], lock=True)
        if kind != "room":
            if room is not None:
                records.place(session, room, records.placing_of(room).close(), self._course.now)
            return
        times = {"start": row["start"], "ends": row["end"], "officer": row["officer"]}
        if room is None:
            session_id = secrets.token_hex(8)
            new = {"session_id": session_id, "dispute_id": row["dispute_id"], "created_at": self._course.now}
            records.insert_room(session, new | times)
        else:
            session_id = room["session_id"]
            records.change_room(session, session_id, **times)
        self._look_after(session, session_id, row["end"])

    def see(self, command: SeeMeeting) -> Meeting:
        """Handle `SeeMeeting`."""
        seat = command.seat
        with self._course.database.reading() as session:
            scene = self._scene(session, seat)
            known = PRESENCE.comers(session, seat.session_id, self._course.now)
            followed = records.followed(session, seat.session_id)
            film = records.recorded(session, scene, self._course.now)
        placing, room = scene.placing, scene.room
        company = placing.company(seat.role)
        parted = placing.stage == "open" and placing.private_with is not None
        shown = company if parted and seat.role != "mediator" else ROLES
        comers = {role: known.get(role, Comer(False, False)) for role in shown}
        slow = [role for role in company if comers[role].here and followed.get(role, 0) < placing.epoch]
        dispute = self._course.value(scene.dispute, None)
        names: dict[Side, str] = {"applicant": dispute.application.name, "respondent": dispute.application.other_name}
        return Meeting(
            seat, placing, company, parted, not slow, comers, names, dispute.number, room["version"], room["start"],
            room["ends"], film.state, film.agreed, film.film,
        )  # fmt: skip

    def follow(self, command: Follow) -> None:
        """Handle `Follow`."""
        seat = command.seat
        with self._course.database.transaction() as session:
            scene = self._scene(session, seat)
            if command.epoch == scene.placing.epoch:
                records.follow(session, seat.session_id, seat.role, command.epoch)

    def move(self, command: Move) -> None:
        """Handle `Move`."""
        seat = command.seat
        if seat.role != "mediator":
            raise Refused("meeting_not_yours")
        with self._course.database.transaction() as session:
            scene = self._scene(session, seat, lock=True)
            after = self._after(scene.placing, command)
            if after == scene.placing:
                return
            self._place(session, scene, after)
            self._course.note(
                session, who_is(scene, seat.role), f"room_{command.do}", scene.room["dispute_id"],
                **({"side": command.side} if command.do == "private" else {}),
            )  # fmt: skip

    def over(self, session: Session, job: Job) -> str:
        """Local outbox handler of `OVER`: close a room nobody has closed; both hear of one that was never opened."""
        scene = records.scene(session, str(job.payload["session_id"]), lock=True)
        if scene is None or scene.room["ends"] != datetime.fromisoformat(job.payload["ends"]):
            return "no longer stands"
        if scene.room["stage"] == "closed":
            return "closed"
        never_opened = scene.placing.stage == "waiting"
        self._place(session, scene, scene.placing.close())
        self._course.note(session, "house", "room_over", scene.room["dispute_id"])
        if never_opened:
            key = f"room-{scene.room['session_id']}-{scene.room['start'].astimezone(UTC):%Y%m%d%H%M}"
            self._course.tell(session, scene.dispute, "room_missed", *SIDES, key=key)
        return "missed" if never_opened else "ended"

    def _place(self, session: Session, scene: Scene, placing: Placing) -> None:
        """Write where everybody is; once it is over, neither side is offered a link to it."""
        records.place(session, scene.room, placing, self._course.now)
        if placing.stage == "closed" and scene.dispute["start"] == scene.room["start"]:
            self._course.alter(session, scene.dispute, {"room_over": True})

    def _after(self, placing: Placing, command: Move) -> Placing:
        match command.do:
            case "open":
                return placing.begin()
            case "private":
                return placing.private(command.side, command.interpreter)
            case "together":
                return placing.together()
            case "close":
                return placing.close()

    def _scene(self, session: Session, seat: Seat, *, lock: bool = False) -> Scene:
        scene = records.scene(session, seat.session_id, lock=lock)
        if scene is None:
            raise Refused("meeting_seat_lost")
        return scene

    def _look_after(self, session: Session, session_id: str, ends: datetime) -> None:
        payload = {"session_id": session_id, "ends": ends.isoformat()}
        key = f"{OVER}:{session_id}:{ends.astimezone(UTC):%Y%m%d%H%M}"
        outbox.add(session, topic=OVER, payload=payload, key=key, due_at=ends + OVERRUN)
