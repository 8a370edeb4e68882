"""Times in which the sandbox played a partner.

No real partner was connected until today: where there are people, what they handed in went to stand-ins.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

PLAYED = (
    "wuyi_notary", "national_identity", "online_litigation", "timestamp_authority", "sms", "guangzhou_witness",
    "yiqiao_yilu", "shenzhen_arbitration",
)  # fmt: skip


def upgrade() -> None:
    """Create the table, and note who was played with what is there."""
    made = op.create_table(
        "played_partners",
        sa.Column("partner", sa.String(32), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.Column("until", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("partner", name="pk_played_partners"),
    )
    if op.get_bind().execute(sa.text("SELECT person_id FROM persons LIMIT 1")).first() is not None:
        now = datetime.now(UTC)
        op.bulk_insert(made, [{"partner": partner, "since": now, "until": None} for partner in PLAYED])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("played_partners")
