"""States that are states and amounts that are none below zero, held by PostgreSQL; an index for a case's audit log.

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

STATES = (
    ("arbitrations", "status", (
        "kept", "sending", "received", "defect", "accepted", "tribunal", "hearing", "award", "not_accepted", "refused",
        "failed", "withdrawn",
    )),
    ("asynchronous_hearings", "status", ("sending", "asked", "granted", "refused", "failed")),
    ("calls", "status", ("asked", "accepted", "done", "declined", "not_reached", "lapsed", "cancelled")),
    ("co_plaintiffs", "state", ("named", "invited", "opened", "joined", "agreed", "declined", "silent", "out")),
    ("contacts", "state", ("unproved", "verified")),
    ("data_copies", "state", ("open", "fetched")),
    ("defences", "status", ("kept", "sending", "received", "refused", "failed")),
    ("disputes", "status", ("open", "agreed", "settled", "failed", "withdrawn", "declined", "refused")),
    ("drafts", "state", ("open", "waiting", "submitted", "cancelled", "discarded")),
    ("enquiries", "status", ("open", "asked", "answered", "closed", "withdrawn")),
    ("erasures", "state", ("asked", "leaving", "gone", "waiting", "done")),
    ("excerpt_consents", "state", ("asked", "yes", "no")),
    ("filing_cases", "status", (
        "draft", "submitting", "under_review", "approved", "defects", "registered", "refused", "returned", "withdrawn",
    )),
    ("handovers", "state", ("open", "taken", "over", "passed")),
    ("hearing_limits", "status", ("served", "recalled")),
    ("hearings", "status", ("scheduled", "cancelled")),
    ("identity_verifications", "status", (
        "awaiting_face", "checking", "manual_review", "verified", "rejected", "abandoned",
    )),
    ("inbox", "state", ("open", "done", "aside", "human")),
    ("joint_filings", "status", ("open", "filed")),
    ("kept_files", "state", ("arriving", "kept")),
    ("library_updates", "state", ("waiting", "taken", "refused")),
    ("mediations", "status", (
        "proposed", "declined", "assigned", "accepted", "agreed", "failed", "withdrawn", "returned", "recalled",
        "overtaken",
    )),
    ("notarization_appointments", "status", (
        "requested", "pending", "confirmed", "changed", "cancelled", "refused", "rejected",
    )),
    ("notarization_waiting", "status", ("requested", "waiting", "offered", "left", "refused", "rejected")),
    ("outbox", "state", ("open", "done", "dead")),
    ("own_reminders", "state", ("open", "removed")),
    ("powers_of_attorney", "state", ("sealing", "sealed")),
    ("undelivered", "state", ("open", "settled")),
    ("voice_messages", "state", ("waiting", "heard", "passed", "said", "dropped")),
    ("witness_appointments", "status", (
        "requested", "booked", "under_way", "sealed", "refused", "missed", "cancelled", "declined", "unclear",
    )),
)  # fmt: skip
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
