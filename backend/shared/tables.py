"""Tables of what every service shares: jobs to be done, what holds them back, values kept encrypted, the audit log."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
)

from backend.shared.database import BigId, UtcTime, metadata
from backend.shared.own_seals import OwnSeal


def _only(rows: ColumnElement[bool]) -> dict[str, Any]:
    """Return the options of an index of some rows alone, on both engines."""
    return {"postgresql_where": rows, "sqlite_where": rows}


outbox = Table(
    "outbox",
    metadata,
    Column("job_id", BigId, primary_key=True, autoincrement=True),
    Column("topic", String(64), nullable=False),
    Column("person_id", String(32), nullable=True),
    Column("lane", String(160), nullable=True),
    Column("payload", OwnSeal, nullable=False),
    Column("key", String(200), nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("next_attempt_at", UtcTime, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", UtcTime, nullable=True),
    Column("fence", Integer, nullable=False),
    Column("deaths", Integer, nullable=False, server_default="0"),
    Column("last_error", Text, nullable=True),
    Column("receipt", Text, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("key"),
    Index(None, "state", "next_attempt_at"),
    Index(None, "person_id", "state"),
    Index(None, "lane", "state"),
)

IS_OPEN = outbox.c.state == literal_column("'open'")
"""Written out, so that the planner of a query knows that `ix_outbox_open_key` holds all of it."""
IS_OVER = outbox.c.state != literal_column("'open'")
IS_FULL = IS_OVER & (func.length(outbox.c.payload) > literal_column("0"))
"""Jobs that are done or given up, and of these those that still have their contents."""
Index("ix_outbox_open_key", outbox.c.state, outbox.c.key, postgresql_ops={"key": "text_pattern_ops"}, **_only(IS_OPEN))
Index("ix_outbox_over_due_at", outbox.c.due_at, **_only(IS_OVER))
Index("ix_outbox_full_due_at", outbox.c.due_at, **_only(IS_FULL))

vault = Table(
    "vault",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("token", String(40), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("position", BigId, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("who", String(64), nullable=False),
    Column("what", String(64), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
)

data_keys = Table(
    "data_keys",
    metadata,
    Column("key_id", String(8), primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("kind", String(8), nullable=False, server_default="data"),
)
"""Names of the keys that every process must hold; see `backend/shared/key_ids.py`."""

outbound_hold = Table(
    "outbound_hold",
    metadata,
    Column("hold_id", Integer, primary_key=True, autoincrement=False),
    Column("cause", String(16), nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("data_of", UtcTime, nullable=False),
    Column("last_message", BigInteger, nullable=False),
)
"""One row while everything that goes out is held back; see `backend/shared/outbound_hold.py`."""

outbound_freed = Table(
    "outbound_freed",
    metadata,
    Column("topic", String(64), primary_key=True),
    Column("prefix", String(64), primary_key=True),
    Column("since", UtcTime, nullable=False),
)
"""Jobs that go out though the others are held back, by topic and how their keys begin."""

invitation_tries = Table(
    "dispute_invitation_tries",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("proof", String(64), primary_key=True),
    Column("tried_at", UtcTime, nullable=False, index=True),
)
"""Wrong codes of invitations, by who typed them; `proof` as of a right one. Mediation had it first, and erases it."""

played_partners = Table(
    "played_partners",
    metadata,
    Column("partner", String(32), primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("until", UtcTime, nullable=True),
)
"""Partners the sandbox has played with these data, `until` they were real; see `backend/operations/played.py`."""

schema_floor = Table("schema_floor", metadata, Column("revision", String(32), primary_key=True))
"""The revision that a version has to know to run on these tables; see `backend/migrations/compatibility.py`."""
