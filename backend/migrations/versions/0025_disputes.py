"""Disputes that go to a mediator without a lawsuit: offers, invitations, letters, and what the centre is asked"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0025"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "disputes",
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("number", sa.String(24), nullable=False),
        sa.Column("applicant_id", sa.String(32), nullable=False),
        sa.Column("respondent_id", sa.String(32), nullable=True),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("standing", sa.String(12), nullable=False),
        sa.Column("mediator_state", sa.String(8), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("officer", sa.String(24), nullable=False),
        sa.Column("start", UtcTime(), nullable=True),
        sa.Column("end", UtcTime(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("dispute_id", name="pk_disputes"),
        sa.UniqueConstraint("number", name="uq_disputes_number"),
    )
    for column in ("applicant_id", "respondent_id", "officer"):
        op.create_index(f"ix_disputes_{column}", "disputes", [column])
    op.create_table(
        "dispute_offers",
        sa.Column("offer_id", sa.String(80), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(12), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("yes", sa.JSON(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("offer_id", name="pk_dispute_offers"),
    )
    op.create_index("ix_dispute_offers_dispute_id_number", "dispute_offers", ["dispute_id", "number"], unique=True)
    op.create_table(
        "dispute_invitations",
        sa.Column("proof", sa.String(64), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("opened_by", sa.String(32), nullable=True),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("proof", name="pk_dispute_invitations"),
    )
    op.create_index("ix_dispute_invitations_dispute_id", "dispute_invitations", ["dispute_id"])
    op.create_table(
        "dispute_letters",
        sa.Column("letter_id", sa.String(80), nullable=False),
        sa.Column("dispute_id", sa.String(64), nullable=False),
        sa.Column("to", sa.String(12), nullable=False),
        sa.Column("officer", sa.String(24), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("letter_id", name="pk_dispute_letters"),
    )
    op.create_index("ix_dispute_letters_dispute_id", "dispute_letters", ["dispute_id"])
    op.create_table(
        "dispute_requests",
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("argument", sa.String(64), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(80), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("settled_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_dispute_requests"),
    )
    op.create_index("ix_dispute_requests_subject", "dispute_requests", ["subject"])


def downgrade() -> None:
    """Drop them."""
    for table in ("dispute_requests", "dispute_letters", "dispute_invitations", "dispute_offers", "disputes"):
        op.drop_table(table)
