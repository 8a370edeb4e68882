"""Limits: papers the court has served, and the reminders of the limit each sets off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create its table."""
    op.create_table(
        "hearing_limits",
        sa.Column("limit_id", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("case_number", sa.String(length=64), nullable=False),
        sa.Column("paper", sa.String(length=16), nullable=False),
        sa.Column("ruling", sa.String(length=16), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("served_at", UtcTime(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("domicile", sa.String(length=8), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("seen_sequence", sa.Integer(), nullable=True),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("plan_version", sa.Integer(), nullable=False),
        sa.Column("plan_zone", sa.String(length=64), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("limit_id", name=op.f("pk_hearing_limits")),
    )
    op.create_index(op.f("ix_hearing_limits_person_id"), "hearing_limits", ["person_id"], unique=False)


def downgrade() -> None:
    """Drop it."""
    op.drop_table("hearing_limits")
