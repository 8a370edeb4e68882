"""The revision that a version has to know to run on these tables: written at each migration, read by older versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None
additive = True


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "schema_floor",
        sa.Column("revision", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_schema_floor"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("schema_floor")
