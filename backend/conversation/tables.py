"""Tables of people, what they said, what we said, and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from backend.shared.database import BigId, UtcTime, metadata
from backend.shared.keyring import SealedColumn, matter
from backend.shared.own_seals import OwnSeal

persons = Table(
    "persons",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("language", String(8), nullable=False),
    Column("language_chosen", Boolean, nullable=False),
    Column("city", OwnSeal(words=True, kind="work"), nullable=True),
    Column("timezone", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("erased_at", UtcTime, nullable=True),
)
"""`erased_at`: since when the row is all that is left of somebody; nothing is said to them any more."""

channel_addresses = Table(
    "channel_addresses",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("address", String(200), primary_key=True),
    Column("person_id", ForeignKey("persons.person_id"), nullable=False, index=True),
    Column("last_seen_at", UtcTime, nullable=False),
)

browsers = Table(
    "browsers",
    metadata,
    Column("address", String(200), primary_key=True),
    Column("ended_at", UtcTime, nullable=True),
    Column("valid_from", Integer, nullable=False),
    Column("renewed_at", UtcTime, nullable=True),
    Column("renewed_by", String(64), nullable=False),
    Column("proved_at", UtcTime, nullable=True),
    Column("failures", Integer, nullable=False),
    Column("failed_at", UtcTime, nullable=True),
)
"""Knowledge of a browser beside its signed cookie; most have no row. `valid_from` is a second of the Unix clock."""

conversations = Table(
    "conversations",
    metadata,
    Column("person_id", ForeignKey("persons.person_id"), primary_key=True),
    Column("last_seq", Integer, nullable=False),
    Column("lease_until", UtcTime, nullable=True),
    Column("fence", Integer, nullable=False),
    Column("rest_until", UtcTime, nullable=True),
    Column("outage_told", Boolean, nullable=False),
    Column("served_at", UtcTime, nullable=True),
)

inbox = Table(
    "inbox",
    metadata,
    Column("position", BigId, primary_key=True, autoincrement=True),
    Column("turn_id", String(32), nullable=False),
    Column("person_id", ForeignKey("persons.person_id"), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("address", String(200), nullable=False),
    Column("platform_id", String(200), nullable=False),
    Column("text", OwnSeal(words=True), nullable=True),
    Column("payload", OwnSeal(words=True), nullable=True),
    Column("received_at", UtcTime, nullable=False, index=True),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("result", OwnSeal, nullable=True),
    Column("answered_at", UtcTime, nullable=True),
    Column("model", String(100), nullable=True),
    UniqueConstraint("turn_id"),
    UniqueConstraint("channel", "address", "platform_id"),
    Index(None, "state", "position"),
    Index(None, "person_id", "state", "position"),
)
"""`model`: which model answered, as `answering_model.name_of` writes it; it outlives the keys of the person."""

history = Table(
    "history",
    metadata,
    Column("person_id", ForeignKey("persons.person_id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("direction", String(3), nullable=False),
    Column("turn_id", String(32), nullable=True, index=True),
    Column("body", OwnSeal, nullable=False),
    Column("at", UtcTime, nullable=False, index=True),
)

handovers = Table(
    "handovers",
    metadata,
    Column("handover_id", BigId, primary_key=True, autoincrement=True),
    Column("person_id", ForeignKey("persons.person_id"), nullable=False, index=True),
    Column("reason", String(200), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("state", String(8), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("passed_by", String(32), nullable=True),
    Column("to_role", String(32), nullable=True),
    Column("to_officer", String(32), nullable=True),
    Column("note", LargeBinary, nullable=True),
    Column("place", OwnSeal(words=True), nullable=True),
)
"""Calls for a human: ``open`` until somebody answers, ``taken`` while they do, then ``over``; ``passed`` to another.

`place` is where help is needed, of an alarm."""

HANDOVER_NOTE = SealedColumn(handovers, handovers.c.note, "handover:{person_id}", "talk")

takeovers = Table(
    "takeovers",
    metadata,
    Column("person_id", ForeignKey("persons.person_id"), primary_key=True),
    Column("officer_id", String(32), nullable=False),
    Column("officer_name", String(60), nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("last_at", UtcTime, nullable=False),
)
"""Conversations an officer is writing in; a row here keeps the bot silent."""

consents = Table(
    "excerpt_consents",
    metadata,
    Column("person_id", ForeignKey("persons.person_id"), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""Consents to the desk's reading of what was said before an officer joined: ``asked``, ``yes`` or ``no``."""

dead_channels = Table(
    "dead_channels",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("address", String(200), primary_key=True),
    Column("reason", String(64), nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""Addresses that took no message any more (blocked, gone); a message from there brings them back."""

delivery_failures = Table(
    "delivery_failures",
    metadata,
    Column("failure_id", BigId, primary_key=True, autoincrement=True),
    Column("key", String(200), nullable=False, index=True),
    Column("channel", String(32), nullable=False),
    Column("address", String(200), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("detail", String(200), nullable=False),
    Column("at", UtcTime, nullable=False, index=True),
)
"""Every try to deliver a message that failed, by channel; what arrived has its receipt in the outbox."""

undelivered = Table(
    "undelivered",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("person_id", ForeignKey("persons.person_id"), nullable=False, index=True),
    Column("state", String(8), nullable=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
    Column("settled_by", String(64), nullable=True),
)
"""Messages no channel of the person took: the desk's to see to."""

contacts = Table(
    "contacts",
    metadata,
    Column("person_id", ForeignKey("persons.person_id"), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("address", LargeBinary, nullable=False),
    Column("state", String(12), nullable=False),
    Column("code_until", UtcTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("codes_sent", Integer, nullable=False),
    Column("codes_today", Integer, nullable=False),
    Column("today_from", UtcTime, nullable=False),
    Column("agreed_at", UtcTime, nullable=False),
)
"""Addresses of a person outside their chats (``email``, ``sms``), once they have proved them with a code."""

CONTACT = SealedColumn(contacts, contacts.c.address, "contact:{person_id}:{kind}", "work")

channel_notes = Table(
    "channel_notes",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("subject", String(64), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("until", UtcTime, nullable=False, index=True),
)

OF_ADDRESSES = frozenset({"to", "offer"})
"""The kinds of notes that are of an address and tell of its person: how to write to them, what they were offered."""


def address_subject(channel: str, digest: str) -> str:
    """Return the name under which what is noted of an address has a key of its own."""
    return f"channel:{channel}:{digest}"


def of_address(row: Mapping[Any, Any]) -> str | None:
    """Return whose key seals a note; what is of a message or a job is the house's, and gone within days."""
    own = row["kind"] in OF_ADDRESSES
    return matter(address_subject(row["channel"], row["subject"])) if own else None


NOTE = SealedColumn(channel_notes, channel_notes.c.value, "channel_note:{channel}:{kind}:{subject}", "work", of_address)
