"""The kind of what was sent to SCIA after an application: a correction, a payment, the withdrawal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what there is are corrections."""
    column = sa.Column("kind", sa.String(12), nullable=False, server_default="correction")
    op.add_column("arbitration_supplements", column)


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("arbitration_supplements") as table:
        table.drop_column("kind")
