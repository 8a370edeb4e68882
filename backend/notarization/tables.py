"""Tables of notarization: appointments, the requests made of the office, the waiting list, slots shown, news heard."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, Integer, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable

appointments = Table(
    "notarization_appointments",
    metadata,
    Column("appointment_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("matter", String(32), nullable=False),
    Column("route", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("slot_id", String(64), nullable=False),
    Column("slot_start", UtcTime, nullable=False),
    Column("slot_end", UtcTime, nullable=False),
    Column("office_id", String(64), nullable=True),
    Column("confirmation_number", OwnSeal(words=True, kind="work"), nullable=True),
    Column("sequence", Integer, nullable=False),
    Column("refusal", String(64), nullable=True),
    Column("circumstances", JSON, nullable=False),
    Column("applicant", LargeBinary, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "person_id", "status"),
)
"""`applicant` is sealed and is erased as soon as the office has answered: the office keeps the file, not we."""

requests = Table(
    "notarization_requests",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("person_id", String(32), nullable=False),
    Column("slot_id", String(64), nullable=True),
    Column("state", String(8), nullable=False),
    Column("reason", String(64), nullable=True),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
    Index(None, "subject", "state"),
)
"""One row for each thing asked of the office; `key` is the Idempotency-Key it is asked with."""

waiting = Table(
    "notarization_waiting",
    metadata,
    Column("waiting_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("matter", String(32), nullable=False),
    Column("route", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("office_id", String(64), nullable=True),
    Column("position", Integer, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "person_id", "status"),
)

slots = Table(
    "notarization_slots",
    metadata,
    Column("slot_id", String(64), primary_key=True),
    Column("route", String(16), nullable=False),
    Column("start", UtcTime, nullable=False),
    Column("end", UtcTime, nullable=False),
)
"""Slots that were shown to somebody, so that a choice can be judged and repeated while the office is away."""

news = Table(
    "notarization_news",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("reference", String(64), nullable=False),
    Column("heard_at", UtcTime, nullable=False),
)
"""Callbacks already heard; the same event id again changes nothing."""

APPLICANT = SealedColumn(appointments, appointments.c.applicant, "notarization:{person_id}:{appointment_id}", "work")
"""For exchanging the key of what is sealed here."""

PERSONAL = tuple(PersonalTable(table, fate="with_matters") for table in (requests, waiting, appointments))
