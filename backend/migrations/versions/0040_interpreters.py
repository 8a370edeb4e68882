"""Interpreters of mediations: who was asked in which language, and what they said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "mediation_interpreters",
        sa.Column("proof", sa.String(64), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=True),
        sa.Column("asked_by", sa.String(12), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("tongue", sa.String(40), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("proof", name="pk_mediation_interpreters"),
    )
    for column in ("dispute_id", "person_id"):
        op.create_index(f"ix_mediation_interpreters_{column}", "mediation_interpreters", [column])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("mediation_interpreters")
