"""Calls to the court: a row each, places in the diary, what was written of them, links, and who has come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import BigId, UtcTime

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "calls",
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("about", sa.String(12), nullable=False),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        sa.Column("court", sa.String(32), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("start", UtcTime(), nullable=False),
        sa.Column("ends", UtcTime(), nullable=False),
        sa.Column("officer", sa.String(32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("call_id", name="pk_calls"),
    )
    op.create_index("ix_calls_person_id", "calls", ["person_id"])
    op.create_index("ix_calls_status_start", "calls", ["status", "start"])
    op.create_table(
        "call_places",
        sa.Column("slot_id", sa.String(12), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("slot_id", "line", name="pk_call_places"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.call_id"], name="fk_call_places_call_id_calls"),
    )
    op.create_index("ix_call_places_call_id", "call_places", ["call_id"])
    op.create_table(
        "call_entries",
        sa.Column("position", BigId, autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.String(80), nullable=False),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("side", sa.String(8), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_call_entries"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.call_id"], name="fk_call_entries_call_id_calls"),
        sa.UniqueConstraint("entry_id", name="uq_call_entries_entry_id"),
    )
    op.create_index("ix_call_entries_call_id", "call_entries", ["call_id"])
    _create_line()


def _create_line() -> None:
    """Create what the line needs: links, and who has come."""
    op.create_table(
        "call_tickets",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("session_id", sa.String(64), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=True),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name="pk_call_tickets"),
        sa.UniqueConstraint("seat_id", name="uq_call_tickets_seat_id"),
    )
    op.create_index("ix_call_tickets_session_id_role", "call_tickets", ["session_id", "role"])
    op.create_table(
        "call_presence",
        sa.Column("session_id", sa.String(64), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("connection", sa.String(64), nullable=True),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.Column("came_at", UtcTime(), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "role", name="pk_call_presence"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("call_presence", "call_tickets", "call_entries", "call_places", "calls"):
        op.drop_table(table)
