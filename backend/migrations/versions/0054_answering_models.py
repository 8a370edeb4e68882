"""Name of the bot's model beside each message it answered; unknown for those before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None
additive = True


def upgrade() -> None:
    """Add the name."""
    op.add_column("inbox", sa.Column("model", sa.String(100), nullable=True))


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("inbox") as batch:
        batch.drop_column("model")
