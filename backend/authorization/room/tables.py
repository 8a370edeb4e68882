"""Tables of the witness room: rooms, ways in, who is there, what was written beside it, and the recording's chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Index, Integer, LargeBinary, String, Table, select

from backend.shared.database import BigId, UtcTime, metadata
from backend.shared.films import piece_columns
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable, Whose
from backend.shared.wording import Words

rooms = Table(
    "witness_rooms",
    metadata,
    Column("session_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("stage", String(12), nullable=False),
    Column("start", UtcTime, nullable=False),
    Column("ends", UtcTime, nullable=False),
    Column("language", String(32), nullable=False),
    Column("party_language", String(8), nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("course", LargeBinary, nullable=False),
    Column("ending", LargeBinary, nullable=True),
    Column("version", Integer, nullable=False),
    Column("begun_at", UtcTime, nullable=True),
    Column("ended_at", UtcTime, nullable=True),
    Column("begun_told", Boolean, nullable=False),
    Column("end_told", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "stage", "start"),
)
"""`details` are the power and the judge's name, `course` how far it has come, `ending` how it ended: all sealed.

`version` rises with each change, so that a page can tell that it shows an old one.
"""

tickets = Table(
    "witness_tickets",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("session_id", String(64), nullable=False),
    Column("role", String(8), nullable=False),
    Column("state", String(8), nullable=False),
    Column("seat_id", String(32), nullable=True),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("used_at", UtcTime, nullable=True),
    Index("ux_witness_tickets_seat_id", "seat_id", unique=True),
    Index(None, "session_id", "role"),
)
"""Ways in; only their hash is kept. `state` is ``open``, ``used`` (the seat is taken) or ``revoked``."""

presence = Table(
    "witness_presence",
    metadata,
    Column("session_id", String(64), primary_key=True),
    Column("role", String(8), primary_key=True),
    Column("connection", String(64), nullable=True),
    Column("seen_at", UtcTime, nullable=False),
    Column("came_at", UtcTime, nullable=False),
    Column("acknowledged_at", UtcTime, nullable=False),
    Column("timezone", String(64), nullable=False),
)
"""Arrivals, and who is there: one with a connection, seen a short while ago."""

messages = Table(
    "witness_messages",
    metadata,
    Column("message_id", BigId, primary_key=True, autoincrement=True),
    Column("session_id", String(64), nullable=False),
    Column("role", String(8), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(None, "session_id", "message_id"),
)

chunks = Table(
    "witness_chunks",
    metadata,
    Column("session_id", String(64), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    *piece_columns(),
)
"""The recording in pieces. `take` rises when the judge's page was opened anew and so began a new film; `state` is
``arriving`` until the content is stored, then ``kept``."""


def until_begun(row: Mapping[Any, Any]) -> str | None:
    """Return whose key seals what a session is about: the person's, and the house's once it is the judge's act."""
    return str(row["person_id"]) if row["begun_at"] is None else None


DETAILS = SealedColumn(rooms, rooms.c.details, "witness details:{session_id}", "work", until_begun)
COURSE = SealedColumn(rooms, rooms.c.course, "witness course:{session_id}")
ENDING = SealedColumn(rooms, rooms.c.ending, "witness ending:{session_id}")
TEXT = SealedColumn(messages, messages.c.text, "witness message:{session_id}:{role}")
SEALED = (DETAILS, COURSE, ENDING, TEXT)
"""For exchanging the key of what is sealed here."""


def _within(column: Column[str], begun: bool) -> Callable[[Whose], ColumnElement[bool]]:
    """Find what belongs to a person's rooms, those that came to a session or those that did not."""

    def rows(whose: Whose) -> ColumnElement[bool]:
        """Find them."""
        mine = select(rooms.c.session_id).where(rooms.c.person_id == whose.person_id)
        came = rooms.c.begun_at.is_not(None)
        return column.in_(mine.where(came if begun else ~came))

    return rows


RECORD = Words(
    "法官视频见证的笔录和录像（见证机关的记录，按规定保存，到期删除）",
    "the record and film of a witness before the judge (kept as the witnessing office's rules say, then deleted)",
)
PERSONAL = (
    PersonalTable(presence, lambda whose: _of_any(presence.c.session_id, whose), fate="with_matters", exported=False),
    PersonalTable(tickets, lambda whose: _of_any(tickets.c.session_id, whose), fate="with_matters", exported=False),
    PersonalTable(messages, _within(messages.c.session_id, False), fate="with_matters"),
    PersonalTable(chunks, _within(chunks.c.session_id, False), fate="with_matters", exported=False),
    PersonalTable(rooms, _within(rooms.c.session_id, False), fate="with_matters"),
    PersonalTable(messages, _within(messages.c.session_id, True), fate="kept"),
    PersonalTable(chunks, _within(chunks.c.session_id, True), fate="kept", exported=False),
    PersonalTable(rooms, _within(rooms.c.session_id, True), fate="kept", why=RECORD),
)
"""A session that took place is the judge's act: its record is sealed, and is not ours to erase."""


def _of_any(column: Column[str], whose: Whose) -> ColumnElement[bool]:
    return column.in_(select(rooms.c.session_id).where(rooms.c.person_id == whose.person_id))
