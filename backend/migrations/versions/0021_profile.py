"""Facts remembered of people, each sealed; cancelled drafts are found by when they were cancelled"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and the index."""
    op.create_table(
        "profile_facts",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("told_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "kind", name="pk_profile_facts"),
    )
    op.create_index("ix_drafts_person_id_state_updated_at", "drafts", ["person_id", "state", "updated_at"])


def downgrade() -> None:
    """Drop both."""
    op.drop_index("ix_drafts_person_id_state_updated_at", "drafts")
    op.drop_table("profile_facts")
