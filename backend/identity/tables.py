"""Tables of identity: verifications, results heard, codes that link channels, and wrong codes tried."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, String, Table, true

from backend.shared.database import BigId, UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable

verifications = Table(
    "identity_verifications",
    metadata,
    Column("verification_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("category", String(24), nullable=False),
    Column("document_type", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reason", String(64), nullable=True),
    Column("attempt", Integer, nullable=False),
    Column("due", Date, nullable=False),
    Column("details", LargeBinary, nullable=True),
    Column("face", LargeBinary, nullable=True),
    Column("applied_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("decided_at", UtcTime, nullable=True),
    Column("stand_in", Boolean, nullable=False, server_default=true()),
    Index(None, "person_id", "status"),
    Index(None, "status", "due"),
)
"""`details` (what the person told, numbers as tokens) stays for the court's papers once verified and is erased when a
verification is given up; `face` (the platform's session) is erased with the result. `stand_in` says that the sandbox
played the platform that decided; an officer's decision is an officer's."""

news = Table(
    "identity_news",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("reference", String(80), nullable=False),
    Column("heard_at", UtcTime, nullable=False),
)
"""Callbacks already heard; the same event id again changes nothing."""

link_codes = Table(
    "identity_link_codes",
    metadata,
    Column("handle", String(64), primary_key=True),
    Column("proof", String(64), nullable=False),
    Column("person_id", String(32), nullable=False, index=True),
    Column("state", String(8), nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("redeemed_by", String(32), nullable=True),
    Column("expires_at", UtcTime, nullable=False),
)
"""`handle` is a keyed hash of the code's first characters, by which it is found, `proof` one of the whole code."""

link_tries = Table(
    "identity_link_tries",
    metadata,
    Column("try_id", BigId, primary_key=True, autoincrement=True),
    Column("person_id", String(32), nullable=False),
    Column("tried_at", UtcTime, nullable=False),
    Index(None, "person_id", "tried_at"),
)
"""Wrong codes, by who typed them."""

document_tries = Table(
    "identity_document_tries",
    metadata,
    Column("try_id", BigId, primary_key=True, autoincrement=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("proof", String(64), nullable=False, index=True),
    Column("tried_at", UtcTime, nullable=False),
)
"""Checks of documents within a day, by a keyed digest of type and number."""

DETAILS = SealedColumn(verifications, verifications.c.details, "identity:{person_id}:{verification_id}", "work")
FACE = SealedColumn(verifications, verifications.c.face, "identity-face:{verification_id}", "work")
"""For exchanging the key of what is sealed here."""

PERSONAL = (
    PersonalTable(verifications, fate="with_matters"),
    PersonalTable(
        link_codes,
        lambda whose: (link_codes.c.person_id == whose.person_id) | (link_codes.c.redeemed_by == whose.person_id),
        exported=False,
    ),
    PersonalTable(link_tries, exported=False),
    PersonalTable(document_tries, exported=False),
)
"""Rows of the person; what a matter in an office's hand rests on stays with it: who has filed is the verified party."""
