"""Tables of kept files: what may be counted lies open, name and hash are sealed, the content is elsewhere."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, false

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable

kept_files = Table(
    "kept_files",
    metadata,
    Column("file_id", String(32), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("purpose", String(12), nullable=False),
    Column("mime", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("storage_key", String(64), nullable=False),
    Column("state", String(8), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index("ux_kept_files_digest", "person_id", "purpose", "digest", unique=True),
)
"""``digest`` is keyed, so that nobody who reads the table can look whether a known paper is among the files.

``state`` is ``arriving`` from before the content is stored until it is, then ``kept``.
"""

DETAILS = SealedColumn(kept_files, kept_files.c.details, "file:{file_id}", "work")
"""Name and hash of the content."""

PERSONAL = (PersonalTable(kept_files, fate="with_matters", refers=false()),)
"""Files of a person's matters; that one is kept does not make it needed."""
