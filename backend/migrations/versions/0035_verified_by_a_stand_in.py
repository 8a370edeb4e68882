"""Detection of a stand-in that played the platform which verified somebody.

Every verification until today was played, since no real platform has been connected: none is believed once one is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what there is was played."""
    column = sa.Column("stand_in", sa.Boolean, nullable=False, server_default=sa.true())
    op.add_column("identity_verifications", column)


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("identity_verifications") as table:
        table.drop_column("stand_in")
