"""Identities of people"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import BigId, UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "identity_verifications",
        sa.Column("verification_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=24), nullable=False),
        sa.Column("document_type", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("face", sa.LargeBinary(), nullable=True),
        sa.Column("applied_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.Column("decided_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("verification_id", name="pk_identity_verifications"),
    )
    op.create_index("ix_identity_verifications_person_id_status", "identity_verifications", ["person_id", "status"])
    op.create_index("ix_identity_verifications_status_due", "identity_verifications", ["status", "due"])
    op.create_table(
        "identity_news",
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("heard_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_identity_news"),
    )
    op.create_table(
        "identity_link_codes",
        sa.Column("handle", sa.String(length=64), nullable=False),
        sa.Column("proof", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("redeemed_by", sa.String(length=32), nullable=True),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("handle", name="pk_identity_link_codes"),
    )
    op.create_index("ix_identity_link_codes_person_id", "identity_link_codes", ["person_id"])
    op.create_table(
        "identity_link_tries",
        sa.Column("try_id", BigId, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("tried_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("try_id", name="pk_identity_link_tries"),
    )
    op.create_index("ix_identity_link_tries_person_id_tried_at", "identity_link_tries", ["person_id", "tried_at"])


def downgrade() -> None:
    """Drop them with everything in them."""
    for table in ("identity_link_tries", "identity_link_codes", "identity_news", "identity_verifications"):
        op.drop_table(table)
