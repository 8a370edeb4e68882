"""Reminders people set for themselves: a row each, what it is about sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "own_reminders",
        sa.Column("reminder_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("due", UtcTime(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("reminder_id", name="pk_own_reminders"),
    )
    op.create_index("ix_own_reminders_person_id", "own_reminders", ["person_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("own_reminders")
