"""Moment a person was served last, so that everybody has a turn before anybody has another"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("conversations", sa.Column("served_at", UtcTime(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("conversations") as table:
        table.drop_column("served_at")
