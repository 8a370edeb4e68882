"""Photographs of the legal map's institutions that are kept here"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their table; nothing is fetched by itself."""
    op.create_table(
        "legal_map_photos",
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("large_key", sa.String(length=32), nullable=False),
        sa.Column("small_key", sa.String(length=32), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_legal_map_photos"),
    )
    op.create_index("ix_legal_map_photos_photo_id", "legal_map_photos", ["photo_id"])


def downgrade() -> None:
    """Drop it; the contents stay in the storage and can be fetched again."""
    op.drop_index("ix_legal_map_photos_photo_id", table_name="legal_map_photos")
    op.drop_table("legal_map_photos")
