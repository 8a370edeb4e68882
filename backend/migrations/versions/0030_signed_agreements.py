"""Signatures on agreements, the links to sign by, and the agreements that were sealed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "dispute_signatures",
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("side", sa.String(12), nullable=False),
        sa.Column("drawn", sa.LargeBinary(), nullable=False),
        sa.Column("signed_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("dispute_id", "side", name="pk_dispute_signatures"),
    )
    op.create_table(
        "dispute_signing_tickets",
        sa.Column("proof", sa.String(64), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("side", sa.String(12), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("seat_id", sa.String(16), nullable=True),
        sa.Column("read", sa.JSON(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("proof", name="pk_dispute_signing_tickets"),
        sa.UniqueConstraint("seat_id", name="uq_dispute_signing_tickets_seat_id"),
    )
    op.create_index("ix_dispute_signing_tickets_dispute_id", "dispute_signing_tickets", ["dispute_id"])
    op.create_table(
        "dispute_agreements",
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("number", sa.String(24), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("storage_key", sa.String(64), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("certificate", sa.String(200), nullable=True),
        sa.Column("timestamped", sa.Boolean(), nullable=True),
        sa.Column("requested_at", UtcTime(), nullable=False),
        sa.Column("sealed_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("dispute_id", name="pk_dispute_agreements"),
        sa.UniqueConstraint("code", name="uq_dispute_agreements_code"),
    )
    op.create_index("ix_dispute_agreements_sha256", "dispute_agreements", ["sha256"])


def downgrade() -> None:
    """Drop them."""
    for table in ("dispute_agreements", "dispute_signing_tickets", "dispute_signatures"):
        op.drop_table(table)
