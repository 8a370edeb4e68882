"""The staff desk: officers, sessions, tries at the door, notes; conversations taken over and what may be read of them"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables."""
    op.create_table(
        "desk_officers",
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("login", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("court", sa.String(length=32), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("officer_id", name="pk_desk_officers"),
        sa.UniqueConstraint("login", name="uq_desk_officers_login"),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["desk_officers.officer_id"], name="fk_desk_sessions_officer_id_desk_officers"
        ),
        sa.PrimaryKeyConstraint("digest", name="pk_desk_sessions"),
    )
    op.create_index("ix_desk_sessions_officer_id", "desk_sessions", ["officer_id"])
    op.create_table(
        "desk_tries",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_desk_tries"),
    )
    op.create_table(
        "desk_notes",
        sa.Column("note_id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("note_id", name="pk_desk_notes"),
    )
    op.create_index("ix_desk_notes_subject_at", "desk_notes", ["subject", "at"])
    op.create_table(
        "takeovers",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("officer_name", sa.String(length=60), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.Column("last_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name="fk_takeovers_person_id_persons"),
        sa.PrimaryKeyConstraint("person_id", name="pk_takeovers"),
    )
    op.create_table(
        "excerpt_consents",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.person_id"], name="fk_excerpt_consents_person_id_persons"),
        sa.PrimaryKeyConstraint("person_id", name="pk_excerpt_consents"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("excerpt_consents", "takeovers", "desk_notes", "desk_tries", "desk_sessions", "desk_officers"):
        op.drop_table(table)
