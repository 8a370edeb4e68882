"""Sealed powers of attorney"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their table."""
    op.create_table(
        "powers_of_attorney",
        sa.Column("power_id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("storage_key", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("certificate", sa.String(length=200), nullable=True),
        sa.Column("timestamped", sa.Boolean(), nullable=True),
        sa.Column("evidence", sa.LargeBinary(), nullable=True),
        sa.Column("requested_at", UtcTime(), nullable=False),
        sa.Column("sealed_at", UtcTime(), nullable=True),
        sa.Column("revoked_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("power_id", name="pk_powers_of_attorney"),
    )
    for column in ("session_id", "code", "number"):
        op.create_index(f"ux_powers_of_attorney_{column}", "powers_of_attorney", [column], unique=True)
    for column in ("person_id", "sha256"):
        op.create_index(f"ix_powers_of_attorney_{column}", "powers_of_attorney", [column])


def downgrade() -> None:
    """Drop it; the sealed papers in the storage can then no longer be told apart."""
    op.drop_table("powers_of_attorney")
