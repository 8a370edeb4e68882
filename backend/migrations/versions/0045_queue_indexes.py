"""Indexes for look-ups by the beginning of a key, for what is old, and a row for each case the court is asked about."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

PARTS = {
    "ix_outbox_open_key": (["state", "key"], "state = 'open'"),
    "ix_outbox_over_due_at": (["due_at"], "state != 'open'"),
    "ix_outbox_full_due_at": (["due_at"], "state != 'open' AND length(payload) > 0"),
}
BY_TIME = {"inbox": "received_at", "history": "at", "delivery_failures": "at"}


def upgrade() -> None:
    """Create them; cases are entered at the next start."""
    for name, (columns, rows) in PARTS.items():
        options: dict[str, Any] = {"postgresql_where": sa.text(rows), "sqlite_where": sa.text(rows)}
        options |= {"postgresql_ops": {"key": "text_pattern_ops"}} if "key" in columns else {}
        op.create_index(name, "outbox", columns, **options)
    for table, column in BY_TIME.items():
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_table(
        "hearing_watches",
        sa.Column("case_id", sa.String(64), nullable=False),
        sa.Column("next_look_at", UtcTime(), nullable=True),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_hearing_watches"),
    )
    op.create_index("ix_hearing_watches_next_look_at", "hearing_watches", ["next_look_at"])


def downgrade() -> None:
    """Drop them; an earlier version plans a job for each case at its start."""
    op.drop_table("hearing_watches")
    for table, column in BY_TIME.items():
        op.drop_index(f"ix_{table}_{column}", table)
    for name in PARTS:
        op.drop_index(name, "outbox")
