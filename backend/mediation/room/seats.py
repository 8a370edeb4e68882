"""Ways into a mediation's room and who is there: links that are used once, seats bound to a device, lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from backend.mediation.dispute import records as disputes
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.room import records
from backend.mediation.room.model import ROLES, Role
from backend.mediation.room.orders import (
    Company,
    DeskRoomLink,
    FindSeat,
    LinkFacts,
    LookAtLink,
    MyRoomLink,
    RoomLink,
    Seat,
    TakeSeat,
)
from backend.mediation.room.records import LINKS, PRESENCE, Scene
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.one_time_links import LinkState, Row, code_of, need_open
from backend.shared.parties import Person
from backend.shared.presence import Lines

OPENS_BEFORE = timedelta(minutes=30)
LINK_AFTER_END = timedelta(hours=1)
"""A link works this long after the session's end, or from now on where it takes longer."""
SEAT_AFTER_END = timedelta(hours=24)
"""Time for which whoever was there can look at the end."""


class RoomSeats:
    """Makes links, gives seats, knows who is there.

    Args:
        course: rows, clock and what the two sides hear.
        person: returns what is known of a person.
        address: what people open, without a slash at its end.
    """

    def __init__(self, course: DisputeCourse, person: Callable[[str], Person], address: str) -> None:
        self._course, self._person, self._address = course, person, address
        self.lines = Lines(course.database, course.clock, PRESENCE, records.change_room, records.version_of)

    def mine(self, command: MyRoomLink) -> RoomLink:
        """Handle `MyRoomLink`."""
        with self._course.database.transaction() as session:
            row, side = self._course.own(session, command.dispute_id, command.person_id)
            return self.link(session, row["dispute_id"], side, command.person_id)

    def at_desk(self, command: DeskRoomLink) -> RoomLink:
        """Handle `DeskRoomLink`."""
        with self._course.database.transaction() as session:
            row = disputes.dispute_row(session, command.dispute_id)
            if row is None or not row["officer"] or row["officer"] != command.officer:
                raise Refused("dispute_unknown")
            return self.link(session, row["dispute_id"], command.role, f"officer:{command.officer}")

    def look(self, command: LookAtLink) -> LinkFacts:
        """Handle `LookAtLink`."""
        with self._course.database.reading() as session:
            link = LINKS.row(session, command.ticket)
            scene = records.scene(session, link["session_id"]) if link is not None else None
        if link is None or scene is None:
            return LinkFacts("unknown")
        role, start = link["role"], scene.room["start"]
        person_id = disputes.person_of(scene.dispute, role) if role in ("applicant", "respondent") else ""
        language = self._person(person_id).language if person_id else ""
        return LinkFacts(self._state(link, scene), role, start, start - OPENS_BEFORE, language)

    def take(self, command: TakeSeat) -> Seat:
        """Handle `TakeSeat`."""
        if not command.agreed:
            raise Refused("meeting_agree_first")
        with self._course.database.transaction() as session:
            first = LINKS.row(session, command.ticket)
            scene = records.scene(session, first["session_id"], lock=True) if first is not None else None
            link = LINKS.row(session, command.ticket)  # once more, under the room's lock: two may open it at once
            if link is None or scene is None:
                raise Refused("meeting_link_unknown")
            state = self._state(link, scene)
            need_open(state, early="meeting_early", used="meeting_link_used", expired="meeting_link_expired")
            now = self._course.now
            seat = Seat(LINKS.take(session, link, now), link["session_id"], link["role"])
            more = {"dispute_id": link["dispute_id"], "followed": scene.placing.epoch}
            PRESENCE.come(session, seat.session_id, seat.role, command.timezone, now, **more)
            self._note(session, scene, seat, "room_entered")
            records.change_room(session, seat.session_id)
        return seat

    def find(self, command: FindSeat) -> Seat | None:
        """Handle `FindSeat`."""
        with self._course.database.reading() as session:
            link = LINKS.seated(session, command.seat_id)
            scene = records.scene(session, link["session_id"]) if link is not None else None
        if link is None or scene is None:
            return None
        ended = scene.room["ended_at"]
        over = ended is not None and self._course.now > ended + SEAT_AFTER_END
        return None if over else Seat(command.seat_id, link["session_id"], link["role"])

    def company(self, command: Company) -> tuple[Seat, ...]:
        """Handle `Company`: whoever is elsewhere gets no signal."""
        seat = command.seat
        with self._course.database.reading() as session:
            scene = records.scene(session, seat.session_id)
            standing = LINKS.seats(session, seat.session_id)
        if scene is None:
            return ()
        heard = (role for role in ROLES if role in standing and scene.placing.hears(seat.role, role))
        return tuple(Seat(standing[role], seat.session_id, role) for role in heard)

    def unseat(self, session: Session, dispute_id: str, role: Role) -> None:
        """Take a role's seat and its links in the room of the session that is fixed, if there is one."""
        room = records.room_of(session, dispute_id, lock=True)
        if room is not None:
            LINKS.revoke(session, room["session_id"], role)
            records.change_room(session, room["session_id"])

    def link(self, session: Session, dispute_id: str, role: Role, who: str) -> RoomLink:
        """Make a role's link to the room of the session that is fixed, in the caller's transaction.

        Raises:
            Refused: ``meeting_none``.
        """
        room = records.room_of(session, dispute_id, lock=True)
        scene = records.scene(session, room["session_id"]) if room is not None else None
        if room is None or scene is None or scene.placing.stage == "closed":
            raise Refused("meeting_none")
        now: datetime = self._course.now
        expires_at = max(room["ends"], now) + LINK_AFTER_END
        ticket = LINKS.issue(session, room["session_id"], role, expires_at, now, dispute_id=dispute_id)
        self._course.note(session, who, "room_link", dispute_id, opens=role)
        url = f"{self._address}/meet/{ticket}"
        return RoomLink(url, code_of(url), room["start"])

    def _state(self, link: Row, scene: Scene) -> LinkState:
        over = scene.placing.stage == "closed"
        return LINKS.state(link, self._course.now, scene.room["start"] - OPENS_BEFORE, over=over)

    def _note(self, session: Session, scene: Scene, seat: Seat, what: str) -> None:
        dispute_id = scene.room["dispute_id"]
        self._course.note(session, who_is(scene, seat.role), what, dispute_id, role=seat.role)


def who_is(scene: Scene, role: Role) -> str:
    """Return a role as the audit log names it: an officer, a person's id, or ``interpreter``."""
    if role == "mediator":
        return f"officer:{scene.room['officer']}"
    return "interpreter" if role == "interpreter" else disputes.person_of(scene.dispute, role)
