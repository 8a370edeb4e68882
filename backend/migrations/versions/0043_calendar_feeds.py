"""The calendar feeds of people who want one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "calendar_feeds",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("feed_id", sa.String(32), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_calendar_feeds"),
        sa.UniqueConstraint("feed_id", name="uq_calendar_feeds_feed_id"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("calendar_feeds")
