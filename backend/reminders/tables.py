"""Table of reminders: when each is due, and what it is about, sealed."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable

own_reminders = Table(
    "own_reminders",
    metadata,
    Column("reminder_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("state", String(8), nullable=False),
    Column("due", UtcTime, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""`state` is ``open`` or ``removed``; one that was told has no row any more."""

WORDS = SealedColumn(own_reminders, own_reminders.c.words, "own_reminder:{person_id}:{reminder_id}", "talk")
"""For exchanging the key of what is sealed here."""

PERSONAL = (PersonalTable(own_reminders),)
