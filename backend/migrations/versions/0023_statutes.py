"""Statutes: versions, articles, and the index of their full text search"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the index is FTS5 on SQLite and a table of word vectors on PostgreSQL."""
    op.create_table(
        "statute_versions",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(512), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("part", sa.String(100), nullable=False),
        sa.Column("passed_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("imported_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", name="pk_statute_versions"),
        sa.UniqueConstraint("source", name="uq_statute_versions_source"),
    )
    op.create_index("ix_statute_versions_title", "statute_versions", ["title"])
    op.create_table(
        "statute_articles",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sub", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_statute_articles"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["statute_versions.version_id"], ondelete="CASCADE",
            name="fk_statute_articles_version_id_statute_versions",
        ),
    )  # fmt: skip
    op.create_index(
        "ix_statute_articles_version_id_number_sub", "statute_articles", ["version_id", "number", "sub"], unique=True
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE statute_search USING fts5(tokens, content='')")
        return
    op.execute(
        "CREATE TABLE statute_search (article_id integer PRIMARY KEY"
        " REFERENCES statute_articles (article_id) ON DELETE CASCADE, tokens tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_statute_search_tokens ON statute_search USING gin (tokens)")


def downgrade() -> None:
    """Drop them."""
    op.execute("DROP TABLE statute_search")
    op.drop_table("statute_articles")
    op.drop_table("statute_versions")
