"""The legal map: institutions, their history, the state that tells processes to read again"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import BigId, UtcTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create its tables; the institutions themselves are read from the seed when the map is first asked for."""
    op.create_table(
        "legal_map_institutions",
        sa.Column("institution_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("edited", sa.JSON(), nullable=False),
        sa.Column("seed", sa.JSON(), nullable=True),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("institution_id", name="pk_legal_map_institutions"),
    )
    op.create_index("ix_legal_map_institutions_country_kind", "legal_map_institutions", ["country", "kind"])
    op.create_table(
        "legal_map_history",
        sa.Column("id", BigId, nullable=False),
        sa.Column("institution_id", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_legal_map_history"),
    )
    op.create_index("ix_legal_map_history_institution_id", "legal_map_history", ["institution_id"])
    op.create_table(
        "legal_map_state",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_legal_map_state"),
    )


def downgrade() -> None:
    """Drop them; what a desk has edited is lost, what came with the program comes back."""
    op.drop_table("legal_map_state")
    op.drop_index("ix_legal_map_history_institution_id", table_name="legal_map_history")
    op.drop_table("legal_map_history")
    op.drop_index("ix_legal_map_institutions_country_kind", table_name="legal_map_institutions")
    op.drop_table("legal_map_institutions")
