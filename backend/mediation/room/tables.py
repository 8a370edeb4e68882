"""Tables of a mediation's rooms: where everybody is, the links, who has come, and what all agreed to record."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, func, or_, select

from backend.mediation.dispute.tables import within
from backend.shared import outbox
from backend.shared.database import Session, UtcTime, metadata
from backend.shared.films import piece_columns, subject_of
from backend.shared.personal_data import PersonalTable, Whose

KIND: Final = "mediation"
"""Name of this kind of recording in the names of its pieces."""
FORGET: Final = "mediation.recording_forget"
"""The topic of the job that deletes a session's recording."""

rooms = Table(
    "mediation_rooms",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("officer", String(24), nullable=False),
    Column("stage", String(8), nullable=False),
    Column("private_with", String(12), nullable=True),
    Column("interpreter_along", Boolean, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", UtcTime, nullable=False),
    Column("ends", UtcTime, nullable=False),
    Column("opened_at", UtcTime, nullable=True),
    Column("ended_at", UtcTime, nullable=True),
    Column("created_at", UtcTime, nullable=False),
)
"""One for each session; `version` rises with each change, so that a page can tell that it shows an old one."""

tickets = Table(
    "mediation_room_tickets",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("session_id", String(32), nullable=False),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("role", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("seat_id", String(16), nullable=True, unique=True),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("used_at", UtcTime, nullable=True),
    Index(None, "session_id", "role"),
)
"""Links, of which only a hash is kept; see `backend/shared/one_time_links.py`."""

presence = Table(
    "mediation_room_presence",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("role", String(12), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("connection", String(64), nullable=True),
    Column("seen_at", UtcTime, nullable=False),
    Column("came_at", UtcTime, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("followed", Integer, nullable=False),
)
"""Arrivals; `followed` is the last epoch to which the role's page has said it keeps."""

consents = Table(
    "mediation_room_consents",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("role", String(12), primary_key=True),
    Column("seat_id", String(16), nullable=False),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("said_at", UtcTime, nullable=False),
)
"""Consents to a recording, with the seat each was said from; the role ``refused`` stands for a no."""

pieces = Table(
    "mediation_room_pieces",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    *piece_columns(),
)
"""Recordings to which all agreed, in pieces whose contents lie in the storage; see `backend/shared/films.py`."""


def recordings_of(session: Session, person_id: str) -> list[str]:
    """Return the names under which the recordings of a person's disputes have keys of their own."""
    mine = (within(pieces.c.dispute_id, settled)(Whose(person_id)) for settled in (False, True))
    found = session.execute(select(pieces.c.session_id).where(or_(*mine)).distinct()).scalars()
    return [subject_of(KIND, session_id) for session_id in found]


def _forget_films(session: Session, whose: Whose) -> None:
    """Have the films of a person's disputes deleted: their rows lead to the contents, and go with them."""
    for settled in (False, True):
        theirs = within(pieces.c.dispute_id, settled)(whose)
        found = select(pieces.c.session_id, func.min(pieces.c.created_at)).where(theirs).group_by(pieces.c.session_id)
        for session_id, began in session.execute(found).all():
            key, payload = f"{FORGET}:{session_id}:now", {"session_id": session_id}
            outbox.add(session, topic=FORGET, payload=payload, key=key, due_at=began)  # long due: at once


FILMS = tuple(
    PersonalTable(pieces, within(pieces.c.dispute_id, settled), fate="kept", empty=_forget_films, exported=False)
    for settled in (False, True)
)
GOES = tuple(
    PersonalTable(table, within(table.c.dispute_id, settled), fate="with_matters", exported=False)
    for table in (presence, tickets, consents, rooms)
    for settled in (False, True)
)
"""Rows of a meeting, the two sides' and no proof of anything: they go with the person's matters."""
PERSONAL = FILMS + GOES
