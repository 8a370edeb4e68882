"""Tables of drafts: one row each, all answers in one sealed blob."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, String, Table, text

from backend.shared.database import UtcTime, metadata
from backend.shared.personal_data import PersonalTable

_LIVING = text("state IN ('open', 'waiting')")

drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", String(32), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("service", String(32), nullable=False),
    Column("state", String(12), nullable=False),
    Column("open_question", String(64), nullable=True),
    Column("answers", LargeBinary, nullable=False),
    Column("receipt", LargeBinary, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index("ux_drafts_living", "person_id", "service", unique=True, sqlite_where=_LIVING, postgresql_where=_LIVING),
    Index(None, "person_id", "state", "updated_at"),
)

PERSONAL = (PersonalTable(drafts),)
