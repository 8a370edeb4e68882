"""The names of the keys in use, so that a process without them does not start"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; the next start writes the first row."""
    op.create_table(
        "data_keys",
        sa.Column("key_id", sa.String(8), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_data_keys")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("data_keys")
