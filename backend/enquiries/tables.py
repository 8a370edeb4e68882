"""Tables of enquiries: a row each, what was written in it, and how many there were in a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
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

enquiries = Table(
    "enquiries",
    metadata,
    Column("enquiry_id", String(64), primary_key=True),
    Column("number", String(16), nullable=False),
    Column("office", String(24), nullable=False),
    Column("person_id", String(32), nullable=False, index=True),
    Column("status", String(12), nullable=False),
    Column("share", String(12), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("due", Date, nullable=True),
    Column("details", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    UniqueConstraint("number"),
    Index(None, "office", "status"),
)
"""`details` is sealed: name, contact, and the conversation before, as far as the person shares them."""

entries = Table(
    "enquiry_entries",
    metadata,
    Column("position", BigId, primary_key=True, autoincrement=True),
    Column("entry_id", String(80), nullable=False),
    Column("enquiry_id", ForeignKey("enquiries.enquiry_id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("by", String(32), nullable=False),
    Column("name", String(60), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("entry_id"),
)
"""`text` is sealed. `entry_id` is the request's, so that what is sent twice is written once."""

counts = Table(
    "enquiry_counts",
    metadata,
    Column("office", String(24), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
"""The last number given out; a row is locked while the next one is."""

handovers = Table(
    "enquiry_handovers",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("subject", ForeignKey("enquiries.enquiry_id"), nullable=False, index=True),
    Column("state", String(12), nullable=False),
    Column("reason", String(80), nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
)
"""Each thing the centre's system is told: ``take``, ``more``, ``withdraw``; texts are read from the entry it is of."""


def of_enquiry(row: Mapping[Any, Any]) -> str:
    """Return whose key seals what is written in an enquiry: it is known there by its id alone."""
    return matter(subject_of(row["enquiry_id"]))


def subject_of(enquiry_id: str) -> str:
    """Return the name under which an enquiry has a key of its own."""
    return f"enquiry:{enquiry_id}"


DETAILS = SealedColumn(enquiries, enquiries.c.details, "enquiry:{person_id}:{enquiry_id}", "work")
TEXT = SealedColumn(entries, entries.c.text, "enquiry:entry:{enquiry_id}:{entry_id}", "work", of_enquiry)
SEALED = (DETAILS, TEXT)
"""For exchanging the key of what is sealed here."""


def _within(column: Column[str]) -> Callable[[Whose], ColumnElement[bool]]:
    """Find what belongs to a person's enquiries."""
    return lambda whose: column.in_(select(enquiries.c.enquiry_id).where(enquiries.c.person_id == whose.person_id))


PERSONAL = (
    PersonalTable(handovers, _within(handovers.c.subject), fate="with_matters"),
    PersonalTable(entries, _within(entries.c.enquiry_id), fate="with_matters"),
    PersonalTable(enquiries, fate="with_matters"),
)
