"""Tables of the map: institutions with what each field rests on, every edit, and which state is the newest."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, String, Table, Text

from backend.shared.database import BigId, UtcTime, metadata

institutions = Table(
    "legal_map_institutions",
    metadata,
    Column("institution_id", String(64), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("country", String(2), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("edited", JSON, nullable=False),
    Column("seed", JSON, nullable=True),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "country", "kind"),
)
"""`facts` holds the columns of the exchanged CSV, `field_sources` among them; `edited` names the columns a desk has
changed, which no newer seed touches; `seed` is what the seed said when it was last read (null: not from the seed)."""

history = Table(
    "legal_map_history",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("institution_id", String(64), nullable=False),
    Column("field", String(40), nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    Column("by", String(64), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("edit_id", String(64), nullable=False),
    Column("source", Text, nullable=False),
    Column("undoes", String(64), nullable=False),
    Index(None, "institution_id"),
    Index(None, "edit_id"),
)
"""One row for each changed field, never altered; `before` is null for a new institution. The rows of one change share
`edit_id`; `source` is what its author gave as proof; `undoes` names the change it takes back, or nothing."""

photos = Table(
    "legal_map_photos",
    metadata,
    Column("name", String(400), primary_key=True),
    Column("photo_id", String(32), nullable=False),
    Column("large_key", String(32), nullable=False),
    Column("small_key", String(32), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(None, "photo_id"),
)
"""Photographs that lie here, by the name entries know them by; `photo_id`, made of the content, stands in addresses."""

state = Table(
    "legal_map_state",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
)
"""One row, ``map``: `revision` grows with every change, so that other processes read again; `digest` is the seed's."""
