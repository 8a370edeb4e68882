"""Tables of appointments: the appointments, what is asked of the platform and the room, slots shown, news heard."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable

witnesses = Table(
    "witness_appointments",
    metadata,
    Column("witness_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("slot_id", String(64), nullable=False),
    Column("slot_start", UtcTime, nullable=False),
    Column("slot_end", UtcTime, nullable=False),
    Column("court_id", String(64), nullable=True),
    Column("number", String(32), nullable=True),
    Column("judge", String(80), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("reason", OwnSeal(words=True, kind="work"), nullable=True),
    Column("power_id", String(64), nullable=True),
    Column("details", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "person_id", "status"),
)
"""`details` is sealed: the case, the lawyer, the powers, the interpreter, as the review showed them. `reason` may be in
the court's own words."""

requests = Table(
    "witness_requests",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("person_id", String(32), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("state", String(8), nullable=False),
    Column("reason", String(64), nullable=True),
    Column("expires_at", UtcTime, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
    Index(None, "subject", "state"),
)
"""One row for each thing asked of the platform or the room; `key` is the Idempotency-Key it is asked with."""

slots = Table(
    "witness_slots",
    metadata,
    Column("slot_id", String(64), primary_key=True),
    Column("start", UtcTime, nullable=False),
    Column("end", UtcTime, nullable=False),
)
"""Slots that were shown to somebody, so that a choice can be judged and repeated while the platform is away."""

news = Table(
    "witness_news",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("reference", String(64), nullable=False),
    Column("heard_at", UtcTime, nullable=False),
)
"""Callbacks already heard; the same event id again changes nothing."""

DETAILS = SealedColumn(witnesses, witnesses.c.details, "witness:{person_id}:{witness_id}", "work")
"""For exchanging the key of what is sealed here."""

PERSONAL = tuple(PersonalTable(table, fate="with_matters") for table in (requests, witnesses))
