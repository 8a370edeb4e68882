"""Filing: cases, their timelines, what is asked of the court, its news, previews"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables."""
    op.create_table(
        "filing_cases",
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("cause", sa.String(length=32), nullable=False),
        sa.Column("court", sa.String(length=32), nullable=False),
        sa.Column("complaint", sa.LargeBinary(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("domicile", sa.Boolean(), nullable=False),
        sa.Column("filing_number", sa.String(length=40), nullable=True),
        sa.Column("case_number", sa.String(length=64), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("extension", sa.String(length=8), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("deadline_for", sa.String(length=8), nullable=True),
        sa.Column("decision_due", sa.Date(), nullable=True),
        sa.Column("fee_fen", sa.BigInteger(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_filing_cases"),
    )
    op.create_index("ix_filing_cases_person_id_status", "filing_cases", ["person_id", "status"])
    op.create_table(
        "filing_timeline",
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "position", name="pk_filing_timeline"),
    )
    op.create_table(
        "filing_requests",
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("wish", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("settled_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_filing_requests"),
    )
    op.create_index("ix_filing_requests_case_id_state", "filing_requests", ["case_id", "state"])
    op.create_table(
        "filing_news",
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("heard_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_filing_news"),
    )
    op.create_table(
        "filing_previews",
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("complaint", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_filing_previews"),
    )
    op.create_index("ix_filing_previews_updated_at", "filing_previews", ["updated_at"])


def downgrade() -> None:
    """Drop them; the court keeps the filings."""
    op.drop_index("ix_filing_previews_updated_at", table_name="filing_previews")
    op.drop_table("filing_previews")
    op.drop_table("filing_news")
    op.drop_index("ix_filing_requests_case_id_state", table_name="filing_requests")
    op.drop_table("filing_requests")
    op.drop_table("filing_timeline")
    op.drop_index("ix_filing_cases_person_id_status", table_name="filing_cases")
    op.drop_table("filing_cases")
