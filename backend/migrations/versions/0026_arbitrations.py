"""Arbitrations with their corrections and news, and the fee tables of the operator"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0026"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "arbitrations",
        sa.Column("arbitration_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("plan_version", sa.Integer(), nullable=False),
        sa.Column("plan_zone", sa.String(64), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("arbitration_id", name="pk_arbitrations"),
    )
    op.create_index("ix_arbitrations_person_id", "arbitrations", ["person_id"])
    op.create_index("ix_arbitrations_status", "arbitrations", ["status"])
    op.create_table(
        "arbitration_supplements",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("arbitration_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(80), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arbitration_id"],
            ["arbitrations.arbitration_id"],
            name="fk_arbitration_supplements_arbitration_id_arbitrations",
        ),
        sa.PrimaryKeyConstraint("key", name="pk_arbitration_supplements"),
    )
    op.create_index("ix_arbitration_supplements_arbitration_id", "arbitration_supplements", ["arbitration_id"])
    op.create_table(
        "arbitration_news",
        sa.Column("event_id", sa.String(64), nullable=False),
        sa.Column("arbitration_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arbitration_id"],
            ["arbitrations.arbitration_id"],
            name="fk_arbitration_news_arbitration_id_arbitrations",
        ),
        sa.PrimaryKeyConstraint("event_id", name="pk_arbitration_news"),
    )
    op.create_index("ix_arbitration_news_arbitration_id", "arbitration_news", ["arbitration_id"])
    op.create_table(
        "arbitration_fee_tables",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("imported_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_arbitration_fee_tables"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("arbitration_fee_tables")
    op.drop_table("arbitration_news")
    op.drop_table("arbitration_supplements")
    op.drop_table("arbitrations")
