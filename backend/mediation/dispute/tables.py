"""What is kept of disputes: a row each, their offers, invitations, letters, and what the centre is asked."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn

disputes = Table(
    "disputes",
    metadata,
    Column("dispute_id", String(64), primary_key=True),
    Column("number", String(24), nullable=False, unique=True),
    Column("applicant_id", String(32), nullable=False, index=True),
    Column("respondent_id", String(32), nullable=True, index=True),
    Column("status", String(12), nullable=False),
    Column("standing", String(12), nullable=False),
    Column("mediator_state", String(8), nullable=False),
    Column("answer_by", Date, nullable=True),
    Column("officer", String(24), nullable=False, index=True),
    Column("start", UtcTime, nullable=True),
    Column("end", UtcTime, nullable=True),
    Column("effective_on", Date, nullable=True),
    Column("sequence", Integer, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`details` is sealed: the application, the mediator, the session's place, the terms agreed on, who has confirmed."""

offers = Table(
    "dispute_offers",
    metadata,
    Column("offer_id", String(80), primary_key=True),
    Column("dispute_id", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("by", String(12), nullable=False),
    Column("status", String(12), nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("yes", JSON, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("until", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "dispute_id", "number", unique=True),
)
"""`closed`: nobody but its maker may ever see it, until it is opened together with the other side's."""

invitations = Table(
    "dispute_invitations",
    metadata,
    Column("proof", String(64), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("state", String(8), nullable=False),
    Column("opened_by", String(32), nullable=True),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""`proof` is a keyed hash of the code; the code itself is kept nowhere."""

letters = Table(
    "dispute_letters",
    metadata,
    Column("letter_id", String(80), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("to", String(12), nullable=False),
    Column("officer", String(24), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""`to` is a side, ``both``, or ``nobody`` for the mediator's own notes."""

requests = Table(
    "dispute_requests",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("subject", String(64), nullable=False, index=True),
    Column("argument", String(64), nullable=False),
    Column("state", String(12), nullable=False),
    Column("reason", String(80), nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
)
"""What the centre's system is asked, in the order of `created_at` and `key`."""

DETAILS = SealedColumn(disputes, disputes.c.details, "dispute:{dispute_id}")
TERMS = SealedColumn(offers, offers.c.terms, "dispute-offer:{dispute_id}:{offer_id}")
TEXT = SealedColumn(letters, letters.c.text, "dispute-letter:{dispute_id}:{letter_id}")
SEALED = (DETAILS, TERMS, TEXT)
