"""Keys of people's own for numbers that lead to them elsewhere, for where they are, and for a court's words: bytes.

What stands there in clear becomes its bytes, and is sealed right after by the services, which have the keys
(`backend/shared/own_seals.py`).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

COLUMNS: dict[str, tuple[str, int, bool]] = {
    "filing_cases": ("case_number", 64, True),
    "hearings": ("case_number", 64, False),
    "hearing_limits": ("case_number", 64, False),
    "asynchronous_hearings": ("case_number", 64, False),
    "hearing_requests": ("receipt", 64, False),
    "notarization_appointments": ("confirmation_number", 32, True),
    "persons": ("city", 120, True),
    "witness_appointments": ("reason", 200, True),
}
"""Table, column, its length in characters, and whether it may be empty."""

_ALARMS = sa.text("SELECT handover_id, reason FROM handovers WHERE reason LIKE 'emergency:%'")
_MOVED = sa.text("UPDATE handovers SET reason = :told, place = :place WHERE handover_id = :number")


def upgrade() -> None:
    """Make them bytes, and give an alarm's place a column of its own."""
    _alter(to_bytes=True)
    op.add_column("handovers", sa.Column("place", sa.LargeBinary(), nullable=True))
    for number, reason in op.get_bind().execute(_ALARMS).all():
        told, _, place = reason.rpartition(":")
        if told.count(":") == 2:
            op.get_bind().execute(_MOVED, {"told": told, "place": place.encode() or None, "number": number})


def downgrade() -> None:
    """Make them text again; what was sealed meanwhile is taken out, since an earlier version cannot read it."""
    for table, (column, _, may_be_empty) in COLUMNS.items():
        mark = "'\\x01'::bytea" if _is_postgresql() else "x'01'"
        empty = "NULL" if may_be_empty else ("''::bytea" if _is_postgresql() else "x''")
        op.execute(f"UPDATE {table} SET {column} = {empty} WHERE substr({column}, 1, 1) = {mark}")
    _alter(to_bytes=False)
    op.drop_column("handovers", "place")


def _alter(*, to_bytes: bool) -> None:
    for name, (column, length, may_be_empty) in COLUMNS.items():
        text, own = sa.String(length), sa.LargeBinary()
        old, new = (text, own) if to_bytes else (own, text)
        if name == "persons" and not _is_postgresql():
            _replace(name, column, new)
        else:
            using = f"convert_to({column}, 'UTF8')" if to_bytes else f"convert_from({column}, 'UTF8')"
            with op.batch_alter_table(name) as table:
                table.alter_column(
                    column, type_=new, existing_type=old, existing_nullable=may_be_empty, postgresql_using=using
                )
        if not _is_postgresql():
            op.execute(f"UPDATE {name} SET {column} = CAST({column} AS {'BLOB' if to_bytes else 'TEXT'})")


def _replace(name: str, column: str, new: sa.types.TypeEngine[Any]) -> None:
    """Give a column another type in SQLite where the table cannot be written anew, since others refer to it."""
    op.add_column(name, sa.Column("replaced", new, nullable=True))
    op.execute(f"UPDATE {name} SET replaced = {column}")
    op.drop_column(name, column)
    op.execute(f"ALTER TABLE {name} RENAME COLUMN replaced TO {column}")


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
