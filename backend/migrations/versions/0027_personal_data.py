"""Persons who were erased, their erasures, and the copies of one's data that wait to be fetched"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0027"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and create the tables."""
    op.add_column("persons", sa.Column("erased_at", UtcTime(), nullable=True))
    op.create_table(
        "erasures",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("done_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", name="pk_erasures"),
    )
    op.create_index("ix_erasures_state", "erasures", ["state"])
    op.create_table(
        "data_copies",
        sa.Column("copy_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("copy_id", name="pk_data_copies"),
    )
    op.create_index("ix_data_copies_person_id", "data_copies", ["person_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("data_copies")
    op.drop_table("erasures")
    op.drop_column("persons", "erased_at")
