"""Tables of imported statutes: versions and their articles. They are public texts and are not sealed.

Beside them stands the index of the search, ``statute_search``, made by the migration in the way of the database at
hand (see `search_index`).
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from backend.shared.database import UtcTime, metadata

statute_versions = Table(
    "statute_versions",
    metadata,
    Column("version_id", Integer, primary_key=True),
    Column("source", String(512), nullable=False, unique=True),
    Column("digest", String(64), nullable=False),
    Column("title", String(300), nullable=False, index=True),
    Column("part", String(100), nullable=False),
    Column("passed_on", Date, nullable=True),
    Column("effective_on", Date, nullable=True),
    Column("articles", Integer, nullable=False),
    Column("imported_at", UtcTime, nullable=False),
)
"""`source` is the file's path in the folder that was imported, `digest` of its content: the same file is read once."""

statute_articles = Table(
    "statute_articles",
    metadata,
    Column("article_id", Integer, primary_key=True),
    Column("version_id", Integer, ForeignKey("statute_versions.version_id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sub", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_statute_articles_version_id_number_sub", "version_id", "number", "sub", unique=True),
)
"""An article in one version; `sub` is the 之一 of 第二百八十六条之一, 0 without."""

SEARCH = "statute_search"
"""The index of the search, made from the articles: SQLite's own FTS5 tables, or a table of word vectors."""
