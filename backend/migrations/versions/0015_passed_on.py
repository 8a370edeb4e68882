"""The conversation: a call for a human can be passed to a role or an officer, with a sealed note."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NAMES = ("passed_by", "to_role", "to_officer")


def upgrade() -> None:
    """Add the columns; a call from before was passed on by nobody."""
    with op.batch_alter_table("handovers") as table:
        for name in NAMES:
            table.add_column(sa.Column(name, sa.String(length=32), nullable=True))
        table.add_column(sa.Column("note", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Drop them; the calls themselves stay."""
    with op.batch_alter_table("handovers") as table:
        for name in (*NAMES, "note"):
            table.drop_column(name)
