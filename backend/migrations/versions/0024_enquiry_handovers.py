"""Enquiries handed over to the centre's own system, and updates of the law library that were taken"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "enquiry_handovers",
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(80), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("settled_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["subject"], ["enquiries.enquiry_id"], name="fk_enquiry_handovers_subject_enquiries"
        ),
        sa.PrimaryKeyConstraint("key", name="pk_enquiry_handovers"),
    )
    op.create_index("ix_enquiry_handovers_subject", "enquiry_handovers", ["subject"])
    op.create_table(
        "library_updates",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("issued_at", UtcTime(), nullable=False),
        sa.Column("taken_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_library_updates"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("library_updates")
    op.drop_table("enquiry_handovers")
