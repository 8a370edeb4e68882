"""The witness room: rooms, ways in, who is there, text beside it, the recording's chain"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import BigId, UtcTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables."""
    op.create_table(
        "witness_rooms",
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=12), nullable=False),
        sa.Column("start", UtcTime(), nullable=False),
        sa.Column("ends", UtcTime(), nullable=False),
        sa.Column("language", sa.String(length=32), nullable=False),
        sa.Column("party_language", sa.String(length=8), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("course", sa.LargeBinary(), nullable=False),
        sa.Column("ending", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("begun_at", UtcTime(), nullable=True),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("begun_told", sa.Boolean(), nullable=False),
        sa.Column("end_told", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name="pk_witness_rooms"),
    )
    op.create_index("ix_witness_rooms_stage_start", "witness_rooms", ["stage", "start"])
    op.create_table(
        "witness_tickets",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("seat_id", sa.String(length=32), nullable=True),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name="pk_witness_tickets"),
    )
    op.create_index("ux_witness_tickets_seat_id", "witness_tickets", ["seat_id"], unique=True)
    op.create_index("ix_witness_tickets_session_id_role", "witness_tickets", ["session_id", "role"])
    op.create_table(
        "witness_presence",
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("connection", sa.String(length=64), nullable=True),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.Column("came_at", UtcTime(), nullable=False),
        sa.Column("acknowledged_at", UtcTime(), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "role", name="pk_witness_presence"),
    )
    op.create_table(
        "witness_messages",
        sa.Column("message_id", BigId, autoincrement=True, nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", name="pk_witness_messages"),
    )
    op.create_index("ix_witness_messages_session_id_message_id", "witness_messages", ["session_id", "message_id"])
    op.create_table(
        "witness_chunks",
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("take", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("storage_key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "sequence", name="pk_witness_chunks"),
    )


def downgrade() -> None:
    """Drop them; recordings stay in the storage."""
    op.drop_table("witness_chunks")
    op.drop_index("ix_witness_messages_session_id_message_id", table_name="witness_messages")
    op.drop_table("witness_messages")
    op.drop_table("witness_presence")
    op.drop_index("ix_witness_tickets_session_id_role", table_name="witness_tickets")
    op.drop_index("ux_witness_tickets_seat_id", table_name="witness_tickets")
    op.drop_table("witness_tickets")
    op.drop_index("ix_witness_rooms_stage_start", table_name="witness_rooms")
    op.drop_table("witness_rooms")
