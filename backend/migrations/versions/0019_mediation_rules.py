"""Mediation's recalled rules as settings: a filing knows that it is mediated even where its days run on"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; whatever stands still is with a mediator."""
    op.add_column("mediations", sa.Column("assigned_on", sa.Date(), nullable=True))
    op.add_column("filing_cases", sa.Column("mediated", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE filing_cases SET mediated = (still_since IS NOT NULL)")


def downgrade() -> None:
    """Drop them."""
    op.drop_column("filing_cases", "mediated")
    op.drop_column("mediations", "assigned_on")
