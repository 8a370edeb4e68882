"""Filings with several plaintiffs, and the co-plaintiffs who were invited to them"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "joint_filings",
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("brief", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_joint_filings"),
    )
    op.create_index("ix_joint_filings_person_id", "joint_filings", ["person_id"])
    op.create_table(
        "co_plaintiffs",
        sa.Column("co_plaintiff_id", sa.String(32), nullable=False),
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("proof", sa.String(64), nullable=True),
        sa.Column("particulars", sa.LargeBinary(), nullable=True),
        sa.Column("agreed_to", sa.String(64), nullable=True),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("co_plaintiff_id", name="pk_co_plaintiffs"),
        sa.UniqueConstraint("proof", name="uq_co_plaintiffs_proof"),
    )
    op.create_index("ix_co_plaintiffs_draft_id", "co_plaintiffs", ["draft_id"])
    op.create_index("ix_co_plaintiffs_person_id", "co_plaintiffs", ["person_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("co_plaintiffs")
    op.drop_table("joint_filings")
