"""Hold of all that goes out, after a backup was restored, and the kinds of it that were let go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables; nothing is held."""
    op.create_table(
        "outbound_hold",
        sa.Column("hold_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.Column("data_of", UtcTime(), nullable=False),
        sa.Column("last_message", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hold_id", name="pk_outbound_hold"),
    )
    op.create_table(
        "outbound_freed",
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("prefix", sa.String(64), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "prefix", name="pk_outbound_freed"),
    )


def downgrade() -> None:
    """Drop them: what was held goes out."""
    op.drop_table("outbound_freed")
    op.drop_table("outbound_hold")
