"""Rooms in which a mediator and two sides meet: where everybody is, the links, who has come"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "mediation_rooms",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("officer", sa.String(24), nullable=False),
        sa.Column("stage", sa.String(8), nullable=False),
        sa.Column("private_with", sa.String(12), nullable=True),
        sa.Column("interpreter_along", sa.Boolean(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", UtcTime(), nullable=False),
        sa.Column("ends", UtcTime(), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=True),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name="pk_mediation_rooms"),
    )
    op.create_index("ix_mediation_rooms_dispute_id", "mediation_rooms", ["dispute_id"])
    op.create_table(
        "mediation_room_tickets",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=True),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name="pk_mediation_room_tickets"),
        sa.UniqueConstraint("seat_id", name="uq_mediation_room_tickets_seat_id"),
    )
    op.create_index("ix_mediation_room_tickets_dispute_id", "mediation_room_tickets", ["dispute_id"])
    op.create_index("ix_mediation_room_tickets_session_id_role", "mediation_room_tickets", ["session_id", "role"])
    op.create_table(
        "mediation_room_presence",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("connection", sa.String(64), nullable=True),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.Column("came_at", UtcTime(), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("followed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "role", name="pk_mediation_room_presence"),
    )
    op.create_index("ix_mediation_room_presence_dispute_id", "mediation_room_presence", ["dispute_id"])


def downgrade() -> None:
    """Drop them."""
    for table in ("mediation_room_presence", "mediation_room_tickets", "mediation_rooms"):
        op.drop_table(table)
