"""Triggers that let the audit log be appended to and nothing else.

Whoever owns the database can take them away; a mistake, an injection and an account without that right cannot. A later
migration that rebuilds `audit` on SQLite (a batch operation) has to make them again.
"""

from __future__ import annotations

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

SAID = "the audit log is only appended to"
_FUNCTION = f"""CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{SAID}'; END $$"""
_POSTGRESQL = {
    "audit_changed": "BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
    "audit_emptied": "BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
}
_ABORT = f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
_SQLITE = {
    "audit_changed": f"BEFORE UPDATE ON audit {_ABORT}",
    "audit_removed": f"BEFORE DELETE ON audit {_ABORT}",
    # REPLACE removes the earlier row without asking the trigger of removals.
    "audit_replaced": "BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE position = NEW.position) " + _ABORT,
}


def upgrade() -> None:
    """Make the triggers."""
    if _is_postgresql():
        op.execute(_FUNCTION)
    for name, does in _triggers().items():
        op.execute(f"CREATE TRIGGER {name} {does}")


def downgrade() -> None:
    """Drop them."""
    for name in _triggers():
        op.execute(f"DROP TRIGGER {name}" + (" ON audit" if _is_postgresql() else ""))
    if _is_postgresql():
        op.execute("DROP FUNCTION audit_is_append_only()")


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _triggers() -> dict[str, str]:
    return _POSTGRESQL if _is_postgresql() else _SQLITE
