"""Translations, each beside a text that is kept elsewhere; sealed as that is, and erased with it."""

from __future__ import annotations

from sqlalchemy import Column, PrimaryKeyConstraint, String, Table, false

from backend.shared.database import UtcTime, metadata
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable

translations = Table(
    "translations",
    metadata,
    Column("person_id", String(32), nullable=False),
    Column("subject", String(120), nullable=False),
    Column("language", String(2), nullable=False),
    Column("content", OwnSeal(kind="work"), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("person_id", "subject", "language"),
)
"""`content` is sealed: the translation, what is doubtful in it, and the digest of the original it is of."""

PERSONAL = (PersonalTable(translations, fate="with_matters", refers=false(), exported=False),)
"""Derived from texts of which a person's own copy has the originals."""
