"""Enquiries to an office: the enquiries, what was written in each, and the count of a year"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import BigId, UtcTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables."""
    op.create_table(
        "enquiries",
        sa.Column("enquiry_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("office", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("share", sa.String(length=12), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("enquiry_id", name=op.f("pk_enquiries")),
        sa.UniqueConstraint("number", name=op.f("uq_enquiries_number")),
    )
    op.create_index(op.f("ix_enquiries_person_id"), "enquiries", ["person_id"])
    op.create_index("ix_enquiries_office_status", "enquiries", ["office", "status"])
    op.create_table(
        "enquiry_entries",
        sa.Column("position", BigId, autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.String(length=80), nullable=False),
        sa.Column("enquiry_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_enquiry_entries")),
        sa.ForeignKeyConstraint(
            ["enquiry_id"], ["enquiries.enquiry_id"], name=op.f("fk_enquiry_entries_enquiry_id_enquiries")
        ),
        sa.UniqueConstraint("entry_id", name=op.f("uq_enquiry_entries_entry_id")),
    )
    op.create_index(op.f("ix_enquiry_entries_enquiry_id"), "enquiry_entries", ["enquiry_id"])
    op.create_table(
        "enquiry_counts",
        sa.Column("office", sa.String(length=24), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("office", "year", name=op.f("pk_enquiry_counts")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("enquiry_counts", "enquiry_entries", "enquiries"):
        op.drop_table(table)
