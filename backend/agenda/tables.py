"""The calendar feed of each person who wants one: under which id it is found, and what it last said of each entry."""

from __future__ import annotations

from sqlalchemy import JSON, Column, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.personal_data import PersonalTable

feeds = Table(
    "calendar_feeds",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("feed_id", String(32), nullable=False, unique=True),
    Column("entries", JSON, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""`feed_id` is random; the address is it with our signature, and dies with the row. `entries` has of each UID a digest
of what was said, its sequence and when that changed, so that a change is told as one."""

PERSONAL = (PersonalTable(feeds),)
