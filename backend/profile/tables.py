"""Tables of what is remembered of people: one row a fact, its value sealed."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable

profile_facts = Table(
    "profile_facts",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("kind", String(24), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("source", String(32), nullable=False),
    Column("told_at", UtcTime, nullable=False),
)

VALUE = SealedColumn(profile_facts, profile_facts.c.value, "profile:{person_id}:{kind}", "talk")
"""For exchanging the key of what is sealed here."""

PERSONAL = (PersonalTable(profile_facts),)
