"""Mediation before registration: the mediations, and since when a filing's clock stands still for one"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and the columns."""
    op.create_table(
        "mediations",
        sa.Column("mediation_id", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("court", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("wished", sa.Boolean(), nullable=False),
        sa.Column("mediator", sa.String(length=24), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("accept_by", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("start", UtcTime(), nullable=True),
        sa.Column("end", UtcTime(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("mediation_id", name="pk_mediations"),
    )
    for columns in (["case_id", "status"], ["mediator", "status"], ["person_id"]):
        op.create_index(f"ix_mediations_{'_'.join(columns)}", "mediations", columns)
    op.add_column("filing_cases", sa.Column("still_since", sa.Date(), nullable=True))
    op.add_column("filing_cases", sa.Column("stood_still", sa.Integer(), nullable=False, server_default="0"))
