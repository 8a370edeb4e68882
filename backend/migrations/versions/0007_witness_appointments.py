"""Appointments for a video witness"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "witness_appointments",
        sa.Column("witness_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("slot_id", sa.String(length=64), nullable=False),
        sa.Column("slot_start", UtcTime(), nullable=False),
        sa.Column("slot_end", UtcTime(), nullable=False),
        sa.Column("court_id", sa.String(length=64), nullable=True),
        sa.Column("number", sa.String(length=32), nullable=True),
        sa.Column("judge", sa.String(length=80), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("power_id", sa.String(length=64), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("witness_id", name="pk_witness_appointments"),
    )
    op.create_index("ix_witness_appointments_person_id_status", "witness_appointments", ["person_id", "status"])
    op.create_table(
        "witness_requests",
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=True),
        sa.Column("expires_at", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("settled_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_witness_requests"),
    )
    op.create_index("ix_witness_requests_subject_state", "witness_requests", ["subject", "state"])
    op.create_table(
        "witness_slots",
        sa.Column("slot_id", sa.String(length=64), nullable=False),
        sa.Column("start", UtcTime(), nullable=False),
        sa.Column("end", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("slot_id", name="pk_witness_slots"),
    )
    op.create_table(
        "witness_news",
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("heard_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_witness_news"),
    )


def downgrade() -> None:
    """Drop them with everything in them."""
    for table in ("witness_news", "witness_slots", "witness_requests", "witness_appointments"):
        op.drop_table(table)
