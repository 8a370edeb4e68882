"""The names of more keys than the one that seals: of signatures, digests, the record and persons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say of each key what it is for; those known so far seal values."""
    op.add_column("data_keys", sa.Column("kind", sa.String(8), nullable=False, server_default="data"))


def downgrade() -> None:
    """Forget the others."""
    op.execute("DELETE FROM data_keys WHERE kind <> 'data'")
    op.drop_column("data_keys", "kind")
