"""States of jobs, amounts not below zero, held by PostgreSQL; an index for a case's audit log.

What is in the tables already is not looked through (`NOT VALID`): whatever an earlier version may have written, no
start fails over it, and no table is locked for longer than a moment. SQLite could only add a constraint by writing the
table anew; there the types and the tests have to do.

The audit log is the one table whose JSON is asked about. It stays `json`: `jsonb` would write its sealed rows anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None
additive = True

STATES = (("outbox", "state", ("open", "done", "dead")),)
"""The table of jobs alone. Those of the services keep what their partners report and may know more states."""
NOT_BELOW_ZERO = (
    ("filing_cases", "fee_fen"),
    ("inbox", "attempts"),
    ("outbox", "attempts"),
    ("outbox", "deaths"),
    ("outbox", "fence"),
)
OF_CASE = "ix_audit_case"


def upgrade() -> None:
    """Add them."""
    if not _is_postgresql():
        return
    op.create_index(OF_CASE, "audit", [sa.text("(facts ->> 'case')")])
    for table, column, states in STATES:
        held = sa.column(column).in_(states)
        op.create_check_constraint(f"{column}_known", table, held, postgresql_not_valid=True)
    for table, column in NOT_BELOW_ZERO:
        op.create_check_constraint(f"{column}_not_below_zero", table, sa.column(column) >= 0, postgresql_not_valid=True)


def downgrade() -> None:
    """Drop them."""
    if not _is_postgresql():
        return
    op.drop_index(OF_CASE, table_name="audit")
    for table, column, _ in STATES:
        op.drop_constraint(f"{column}_known", table, type_="check")
    for table, column in NOT_BELOW_ZERO:
        op.drop_constraint(f"{column}_not_below_zero", table, type_="check")


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
