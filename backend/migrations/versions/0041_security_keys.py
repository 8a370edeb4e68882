"""Security keys and passkeys of officers, and the challenges they sign."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "desk_security_keys",
        sa.Column("key_id", sa.String(32), nullable=False),
        sa.Column("officer_id", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("credential", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("added_at", UtcTime(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["desk_officers.officer_id"], name="fk_desk_security_keys_officer_id_desk_officers"
        ),
        sa.PrimaryKeyConstraint("key_id", name="pk_desk_security_keys"),
        sa.UniqueConstraint("digest", name="uq_desk_security_keys_digest"),
    )
    op.create_index("ix_desk_security_keys_officer_id", "desk_security_keys", ["officer_id"])
    op.create_table(
        "desk_key_challenges",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("challenge", sa.String(64), nullable=False),
        sa.Column("officer_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_desk_key_challenges"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("desk_key_challenges")
    op.drop_table("desk_security_keys")
