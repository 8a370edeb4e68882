"""Keys of people's own for what is said with them: these columns hold bytes from now on.

What stands there in clear becomes its bytes, and is sealed right after by the services, which have the keys
(`backend/shared/own_seals.py`); a job whose contents were taken out is empty.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

COLUMNS: dict[str, dict[str, sa.types.TypeEngine[Any]]] = {
    "history": {"body": sa.JSON()},
    "inbox": {"text": sa.Text(), "payload": sa.Text(), "result": sa.JSON()},
    "outbox": {"payload": sa.JSON()},
}
_CALLS = {"text": '"text"'}


def upgrade() -> None:
    """Make them bytes."""
    _alter(to_bytes=True)
    op.execute("UPDATE outbox SET payload = " + ("''::bytea" if _is_postgresql() else "x''") + _EMPTY)


def downgrade() -> None:
    """Make them text again; what was sealed meanwhile stays sealed, and an earlier version cannot read it."""
    _alter(to_bytes=False)


_EMPTY = " WHERE length(payload) = 2"


def _alter(*, to_bytes: bool) -> None:
    for name, columns in COLUMNS.items():
        with op.batch_alter_table(name) as table:
            for column, kind in columns.items():
                new = sa.LargeBinary() if to_bytes else kind
                old = kind if to_bytes else sa.LargeBinary()
                table.alter_column(column, type_=new, existing_type=old, postgresql_using=_using(column, kind, to_bytes))
        if not _is_postgresql():
            for column in columns:
                op.execute(f"UPDATE {name} SET {column} = CAST({column} AS {'BLOB' if to_bytes else 'TEXT'})")


def _using(column: str, kind: sa.types.TypeEngine[Any], to_bytes: bool) -> str:
    named = _CALLS.get(column, column)
    if to_bytes:
        return f"convert_to({named}::text, 'UTF8')"
    return f"convert_from({named}, 'UTF8')" + ("::json" if isinstance(kind, sa.JSON) else "")


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
