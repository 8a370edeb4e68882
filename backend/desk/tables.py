"""Tables of the desk: officers, their sessions, failed tries at the door, notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
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

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn, matter
from backend.shared.personal_data import PersonalTable

officers = Table(
    "desk_officers",
    metadata,
    Column("officer_id", String(32), primary_key=True),
    Column("login", String(32), nullable=False),
    Column("name", String(60), nullable=False),
    Column("roles", JSON, nullable=False),
    Column("court", String(32), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("password", String(200), nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("last_step", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("login"),
)
"""`password` is an argon2id hash, `secret` the sealed key of the one-time codes, `last_step` the newest code used."""

sessions = Table(
    "desk_sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("officer_id", ForeignKey("desk_officers.officer_id"), nullable=False, index=True),
    Column("opened_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)
"""`digest` is the SHA-256 of the cookie: whoever reads the table cannot take a session over."""

tries = Table(
    "desk_tries",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_until", UtcTime, nullable=False),
)
"""Failures by the digest of the login that was typed, whether or not there is such an officer: once for where it was
typed (an address, or a browser the officer is known at), and once for the login from anywhere."""

devices = Table(
    "desk_devices",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("officer_id", ForeignKey("desk_officers.officer_id"), primary_key=True),
    Column("seen_at", UtcTime, nullable=False),
)
"""Browsers by the SHA-256 of their cookie, and who has signed in there. Being known lets nobody in."""

security_keys = Table(
    "desk_security_keys",
    metadata,
    Column("key_id", String(32), primary_key=True),
    Column("officer_id", ForeignKey("desk_officers.officer_id"), nullable=False, index=True),
    Column("digest", String(64), nullable=False),
    Column("name", String(60), nullable=False),
    Column("credential", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("used_at", UtcTime),
    UniqueConstraint("digest"),
)
"""Security keys and passkeys: `digest` is the SHA-256 of what the authenticator calls the key, `credential` that id and
the public key, sealed to this row and this officer, so that no key can be put into another's place."""

challenges = Table(
    "desk_key_challenges",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("challenge", String(64), nullable=False),
    Column("officer_id", String(32), nullable=False),
    Column("name", String(60), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)
"""Challenges for keys (hexadecimal), one for each browser (by digest) and purpose; `officer_id` and `name` where one
is added."""

proposals = Table(
    "desk_proposals",
    metadata,
    Column("proposal_id", String(32), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("officer_id", String(32), nullable=False, index=True),
    Column("before", JSON, nullable=False),
    Column("wanted", JSON, nullable=False),
    Column("by", String(32), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)
"""Orders that wait for a second administrator; `before` is the standing they were made for, `wanted` the columns."""

links = Table(
    "desk_links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("officer_id", String(32), nullable=False, index=True),
    Column("login", String(32), nullable=False),
    Column("name", String(60), nullable=False),
    Column("ready", Boolean, nullable=False),
    Column("code", String(64), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
)
"""Links to set one's access, by the SHA-256 of their tokens; a `ready` one opens, with its `code` if it has one."""

notices = Table(
    "desk_notices",
    metadata,
    Column("notice_id", String(32), primary_key=True),
    Column("officer_id", String(32), nullable=False, index=True),
    Column("what", String(60), nullable=False),
    Column("about", String(32), nullable=False),
    Column("by", String(32), nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""Changes of somebody's access, once for each officer who is told."""

notes = Table(
    "desk_notes",
    metadata,
    Column("note_id", String(64), primary_key=True),
    Column("subject", String(80), nullable=False),
    Column("officer_id", String(32), nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(None, "subject", "at"),
)


def of_subject(row: Mapping[Any, Any]) -> str:
    """Return whose key seals a note: that of the person, case or review it is about."""
    return matter(str(row["subject"]))


SECRET = SealedColumn(officers, officers.c.secret, "desk:secret:{officer_id}")
NOTE = SealedColumn(notes, notes.c.text, "desk:note:{subject}:{note_id}", "work", of_subject)
CREDENTIAL = SealedColumn(security_keys, security_keys.c.credential, "desk:key:{officer_id}:{key_id}")
SEALED = (SECRET, NOTE, CREDENTIAL)
"""For exchanging the key of what is sealed here."""

PERSONAL = (
    PersonalTable(notes, lambda whose: notes.c.subject.in_(whose.subjects), fate="with_matters", exported=False),
)
"""Officers' notes go with the person; they are the officers' own words, so a person's copy is without them."""
