"""Wrong codes of invitations, by who typed them"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "dispute_invitation_tries",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("proof", sa.String(64), nullable=False),
        sa.Column("tried_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "proof", name="pk_dispute_invitation_tries"),
    )
    op.create_index("ix_dispute_invitation_tries_tried_at", "dispute_invitation_tries", ["tried_at"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("dispute_invitation_tries")
