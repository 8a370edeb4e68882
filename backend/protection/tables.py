"""The updates of the law library that were issued to us: waiting for the desk, taken, or refused with the reason."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from backend.shared.database import UtcTime, metadata

library_updates = Table(
    "library_updates",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("state", String(12), nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("reason", String(300), nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("taken_at", UtcTime, nullable=False),
)
"""`state` is ``waiting``, ``taken`` or ``refused``; a refused one is kept without its content, so that it is not asked
for again. `taken_at` is when it came, then when the desk decided."""
