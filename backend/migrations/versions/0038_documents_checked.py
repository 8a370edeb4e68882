"""Checks of one document within a day, by a keyed digest of its number"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import BigId, UtcTime

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

TABLE = "identity_document_tries"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        TABLE,
        sa.Column("try_id", BigId, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("proof", sa.String(64), nullable=False),
        sa.Column("tried_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("try_id", name=f"pk_{TABLE}"),
    )
    for column in ("person_id", "proof"):
        op.create_index(f"ix_{TABLE}_{column}", TABLE, [column])


def downgrade() -> None:
    """Drop it."""
    op.drop_table(TABLE)
