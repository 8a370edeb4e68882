"""Rows of mediation rooms: every query in one place, and what a room is worth while its dispute goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select, update

from backend.mediation.dispute import records
from backend.mediation.dispute.model import Status
from backend.mediation.room.consent import RecordingState, recording_of
from backend.mediation.room.model import ROLES, Placing, Role
from backend.mediation.room.tables import KIND, consents, pieces, presence, rooms, tickets
from backend.shared.database import Session, first_row
from backend.shared.films import Standing, standing_of
from backend.shared.one_time_links import OneTimeLinks
from backend.shared.presence import Presence

Row = dict[str, Any]
LINKS = OneTimeLinks(tickets, "meet")
PRESENCE = Presence(presence)
"""Of this house's rooms, in the names and chains of what is recorded."""
REFUSED: Final = "refused"
"""Stands for a role in the row of whoever said no to a recording."""
STANDS: frozenset[Status] = frozenset({"open", "agreed", "settled"})
"""A dispute that one of these ends lets nobody talk on: who left it, does not sit in its room."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A room with its dispute.

    Args:
        room, dispute: their rows.
        placing: where everybody is; closed whatever the room's row says once the session no longer stands.
    """

    room: Row
    dispute: Row
    placing: Placing


@dataclass(frozen=True, slots=True)
class Recorded:
    """Standing of a session's recording, and how far it is."""

    state: RecordingState
    agreed: frozenset[Role]
    film: Standing


def scene(session: Session, session_id: str, *, lock: bool = False) -> Scene | None:
    """Return a room, or None; with `lock` its dispute and it are locked, in that order, for the transaction's rest."""
    query = select(rooms).where(rooms.c.session_id == session_id)
    room = first_row(session, query)
    dispute = records.dispute_row(session, room["dispute_id"], lock=lock) if room is not None else None
    if lock and dispute is not None:
        room = first_row(session, query, lock=True)
    if room is None or dispute is None:
        return None
    placing = placing_of(room)
    stands = dispute["status"] in STANDS and dispute["start"] == room["start"]
    return Scene(room, dispute, placing if stands else placing.close())


def placing_of(room: Row) -> Placing:
    """Return where everybody is by a room's row alone."""
    return Placing(room["stage"], room["private_with"], room["interpreter_along"], room["epoch"])


def room_of(session: Session, dispute_id: str, *, lock: bool = False) -> Row | None:
    """Return the room of a dispute's session that is not over, or None."""
    query = select(rooms).where(rooms.c.dispute_id == dispute_id, rooms.c.stage != "closed")
    return first_row(session, query, lock=lock)


def insert_room(session: Session, values: Mapping[str, Any]) -> None:
    """Insert a room that waits."""
    fresh = {"stage": "waiting", "private_with": None, "interpreter_along": False, "epoch": 0, "version": 1}
    session.execute(insert(rooms).values(**fresh, **values, opened_at=None, ended_at=None))


def change_room(session: Session, session_id: str, **values: Any) -> None:
    """Change a room's row; every page reads it anew."""
    session.execute(
        update(rooms).where(rooms.c.session_id == session_id).values(version=rooms.c.version + 1, **values)
    )  # fmt: skip


def version_of(session: Session, session_id: str) -> int | None:
    """Return how often a room's pages were to read it anew, or None where there is no such room."""
    return session.execute(select(rooms.c.version).where(rooms.c.session_id == session_id)).scalar()


def place(session: Session, room: Row, placing: Placing, now: datetime) -> None:
    """Write where everybody is."""
    values = {name: getattr(placing, name) for name in ("stage", "private_with", "interpreter_along", "epoch")}
    if placing.stage == "open" and room["opened_at"] is None:
        values["opened_at"] = now
    if placing.stage == "closed":
        values["ended_at"] = now
    change_room(session, room["session_id"], **values)


def followed(session: Session, session_id: str) -> dict[str, int]:
    """Return the epoch each role's page has said it keeps to."""
    query = select(presence.c.role, presence.c.followed).where(presence.c.session_id == session_id)
    return {row[0]: row[1] for row in session.execute(query)}


def follow(session: Session, session_id: str, role: Role, epoch: int) -> None:
    """Note the epoch a role's page keeps to; an earlier one than it has said already changes nothing."""
    here = (presence.c.session_id == session_id) & (presence.c.role == role) & (presence.c.followed < epoch)
    if session.execute(update(presence).where(here).values(followed=epoch)).rowcount:
        change_room(session, session_id)


def recorded(session: Session, scene: Scene, now: datetime) -> Recorded:
    """Return how a room's recording stands now."""
    session_id = scene.room["session_id"]
    query = select(consents.c.role, consents.c.seat_id).where(consents.c.session_id == session_id)
    said = {row[0]: row[1] for row in session.execute(query)}
    refused = said.pop(REFUSED, None) is not None
    there = PRESENCE.comers(session, session_id, now)
    standing = LINKS.seats(session, session_id)
    seats = {role: standing[role] for role in ROLES if role in standing and role in there and there[role].here}
    state = recording_of(scene.placing, seats, said, refused)
    agreed = frozenset(role for role in ROLES if role in said and said[role] == standing.get(role))
    return Recorded(state, agreed, standing_of(session, pieces, session_id, KIND))
