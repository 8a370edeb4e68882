"""The legal map's desk: the history of a place says which change a line belongs to, what it rests on, what it takes back"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what was written before had one change a line, and named no source."""
    with op.batch_alter_table("legal_map_history") as table:
        table.add_column(sa.Column("edit_id", sa.String(length=64), nullable=False, server_default=""))
        table.add_column(sa.Column("source", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("undoes", sa.String(length=64), nullable=False, server_default=""))
    op.execute("UPDATE legal_map_history SET edit_id = 'line-' || CAST(id AS VARCHAR(32))")
    with op.batch_alter_table("legal_map_history") as table:
        for column in ("edit_id", "source", "undoes"):
            table.alter_column(column, server_default=None)
    op.create_index("ix_legal_map_history_edit_id", "legal_map_history", ["edit_id"])


def downgrade() -> None:
    """Drop them; the lines themselves stay."""
    op.drop_index("ix_legal_map_history_edit_id", table_name="legal_map_history")
    with op.batch_alter_table("legal_map_history") as table:
        for column in ("undoes", "source", "edit_id"):
            table.drop_column(column)
