"""Powers of attorney: what may be looked up lies open, the evidence is sealed, the PDF is in the file storage."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable
from backend.shared.wording import Words

powers_of_attorney = Table(
    "powers_of_attorney",
    metadata,
    Column("power_id", String(32), primary_key=True),
    Column("session_id", String(64), nullable=False),
    Column("person_id", String(32), nullable=False),
    Column("code", String(32), nullable=False),
    Column("number", String(32), nullable=False),
    Column("state", String(8), nullable=False),
    Column("storage_key", String(64), nullable=False),
    Column("sha256", String(64), nullable=True),
    Column("certificate", String(200), nullable=True),
    Column("timestamped", Boolean, nullable=True),
    Column("evidence", LargeBinary, nullable=True),
    Column("requested_at", UtcTime, nullable=False),
    Column("sealed_at", UtcTime, nullable=True),
    Column("revoked_at", UtcTime, nullable=True),
    Index("ux_powers_of_attorney_session_id", "session_id", unique=True),
    Index("ux_powers_of_attorney_code", "code", unique=True),
    Index("ux_powers_of_attorney_number", "number", unique=True),
    Index("ix_powers_of_attorney_person_id", "person_id"),
    Index("ix_powers_of_attorney_sha256", "sha256"),
)
"""``state`` is ``sealing`` from before the paper is drawn until its PDF is stored, then ``sealed``."""

EVIDENCE = SealedColumn(powers_of_attorney, powers_of_attorney.c.evidence, "power:{power_id}")
"""Sealed record of a signature: by whose hand (every stroke with its time), before which judge."""

PAPER = Words(
    "已经封存的委托书（律师和法院要靠它，别人凭编号才查得到真伪）",
    "a power of attorney that was sealed (lawyer and court rely on it; its number proves it genuine and tells no name)",
)
PERSONAL = (PersonalTable(powers_of_attorney, fate="kept", why=PAPER),)
