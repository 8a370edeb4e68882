"""Recordings of a mediation's session as all agreed to them: who agreed, and the pieces."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "mediation_room_consents",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("said_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "role", name="pk_mediation_room_consents"),
    )
    op.create_index("ix_mediation_room_consents_dispute_id", "mediation_room_consents", ["dispute_id"])
    op.create_table(
        "mediation_room_pieces",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("take", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("storage_key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "sequence", name="pk_mediation_room_pieces"),
    )
    op.create_index("ix_mediation_room_pieces_dispute_id", "mediation_room_pieces", ["dispute_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("mediation_room_pieces")
    op.drop_table("mediation_room_consents")
