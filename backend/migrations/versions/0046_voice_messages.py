"""Voice messages that wait to be heard, or for the person's word on what was heard."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "voice_messages",
        sa.Column("voice_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("platform_id", sa.String(200), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("heard", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("voice_id", name="pk_voice_messages"),
    )
    op.create_index(
        "ux_voice_messages_platform_id", "voice_messages", ["channel", "address", "platform_id"], unique=True
    )
    op.create_index("ix_voice_messages_person_id_state", "voice_messages", ["person_id", "state"])
    op.create_index("ix_voice_messages_created_at", "voice_messages", ["created_at"])


def downgrade() -> None:
    """Drop it: who had sent one is to send it again."""
    op.drop_table("voice_messages")
