"""The desk's access: orders that wait for a second administrator, links to set one's access, news of both; browsers known at the desk and in the chat"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0029"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "desk_proposals",
        sa.Column("proposal_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("officer_id", sa.String(32), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(32), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", name="pk_desk_proposals"),
    )
    op.create_index("ix_desk_proposals_officer_id", "desk_proposals", ["officer_id"])
    op.create_table(
        "desk_links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("officer_id", sa.String(32), nullable=False),
        sa.Column("login", sa.String(32), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_desk_links"),
    )
    op.create_index("ix_desk_links_officer_id", "desk_links", ["officer_id"])
    op.create_table(
        "desk_notices",
        sa.Column("notice_id", sa.String(32), nullable=False),
        sa.Column("officer_id", sa.String(32), nullable=False),
        sa.Column("what", sa.String(60), nullable=False),
        sa.Column("about", sa.String(32), nullable=False),
        sa.Column("by", sa.String(32), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("notice_id", name="pk_desk_notices"),
    )
    op.create_index("ix_desk_notices_officer_id", "desk_notices", ["officer_id"])
    op.create_table(
        "desk_devices",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("officer_id", sa.String(32), nullable=False),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["desk_officers.officer_id"], name="fk_desk_devices_officer_id_desk_officers"
        ),
        sa.PrimaryKeyConstraint("digest", "officer_id", name="pk_desk_devices"),
    )
    op.create_table(
        "browsers",
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("renewed_at", UtcTime(), nullable=True),
        sa.Column("renewed_by", sa.String(64), nullable=False),
        sa.Column("proved_at", UtcTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("address", name="pk_browsers"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("browsers")
    op.drop_table("desk_devices")
    op.drop_table("desk_notices")
    op.drop_table("desk_links")
    op.drop_table("desk_proposals")
