"""Tables of calls: a row each, its place in the diary, what was written of it, links into its page, who has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    select,
)

from backend.shared.database import BigId, UtcTime, metadata
from backend.shared.keyring import SealedColumn, matter
from backend.shared.personal_data import PersonalTable, Whose

calls = Table(
    "calls",
    metadata,
    Column("call_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("about", String(12), nullable=False),
    Column("at_once", Boolean, nullable=False),
    Column("court", String(32), nullable=False),
    Column("status", String(12), nullable=False),
    Column("start", UtcTime, nullable=False),
    Column("ends", UtcTime, nullable=False),
    Column("officer", String(32), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("ended_at", UtcTime, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "status", "start"),
)
"""`details` is sealed: name, topic, case, the officer's name and reason. `version` rises with what its page shows."""

places = Table(
    "call_places",
    metadata,
    Column("slot_id", String(12), primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("call_id", ForeignKey("calls.call_id"), nullable=False, index=True),
)
"""A place in the diary is a row: of two who want the last one, the database lets one have it."""

entries = Table(
    "call_entries",
    metadata,
    Column("position", BigId, primary_key=True, autoincrement=True),
    Column("entry_id", String(80), nullable=False),
    Column("call_id", ForeignKey("calls.call_id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("side", String(8), nullable=False),
    Column("name", String(60), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("entry_id"),
)
"""`text` is sealed. `entry_id` is the request's, so that what is sent twice is written once."""

tickets = Table(
    "call_tickets",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("session_id", String(64), nullable=False),
    Column("role", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("seat_id", String(16), nullable=True, unique=True),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("used_at", UtcTime, nullable=True),
    Index(None, "session_id", "role"),
)
"""Links, of which only a hash is kept; `session_id` is the call's. See `backend/shared/one_time_links.py`."""

presence = Table(
    "call_presence",
    metadata,
    Column("session_id", String(64), primary_key=True),
    Column("role", String(12), primary_key=True),
    Column("connection", String(64), nullable=True),
    Column("seen_at", UtcTime, nullable=False),
    Column("came_at", UtcTime, nullable=False),
    Column("timezone", String(64), nullable=False),
)
"""Arrivals; see `backend/shared/presence.py`."""


def of_call(row: Mapping[Any, Any]) -> str:
    """Return whose key seals what is written of a call: it is known there by its id alone."""
    return matter(subject_of(row["call_id"]))


def subject_of(call_id: str) -> str:
    """Return the name under which a call has a key of its own."""
    return f"call:{call_id}"


DETAILS = SealedColumn(calls, calls.c.details, "call:{person_id}:{call_id}", "work")
TEXT = SealedColumn(entries, entries.c.text, "call:entry:{call_id}:{entry_id}", "work", of_call)
SEALED = (DETAILS, TEXT)
"""For exchanging the key of what is sealed here."""


def _within(column: Column[str]) -> Callable[[Whose], ColumnElement[bool]]:
    """Find what belongs to a person's calls."""
    return lambda whose: column.in_(select(calls.c.call_id).where(calls.c.person_id == whose.person_id))


PERSONAL = (
    PersonalTable(places, _within(places.c.call_id), fate="with_matters", exported=False),
    PersonalTable(presence, _within(presence.c.session_id), fate="with_matters", exported=False),
    PersonalTable(tickets, _within(tickets.c.session_id), fate="with_matters", exported=False),
    PersonalTable(entries, _within(entries.c.call_id), fate="with_matters"),
    PersonalTable(calls, fate="with_matters"),
)
