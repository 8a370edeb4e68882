"""Files that people send"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their table."""
    op.create_table(
        "kept_files",
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("mime", sa.String(length=100), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("storage_key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("file_id", name="pk_kept_files"),
    )
    op.create_index("ux_kept_files_digest", "kept_files", ["person_id", "purpose", "digest"], unique=True)


def downgrade() -> None:
    """Drop it; the contents in the storage can then no longer be told apart."""
    op.drop_index("ux_kept_files_digest", table_name="kept_files")
    op.drop_table("kept_files")
