"""Tables of filings with several plaintiffs: what is agreed to, and a row for each co-plaintiff who was invited."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Boolean, Column, ColumnElement, LargeBinary, String, Table, select

from backend.shared.database import Session, UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable, Whose

joint_filings = Table(
    "joint_filings",
    metadata,
    Column("draft_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("status", String(8), nullable=False),
    Column("brief", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`person_id` invites; `brief` is sealed: names, cause, claims, and what the inviter calls each co-plaintiff."""

co_plaintiffs = Table(
    "co_plaintiffs",
    metadata,
    Column("co_plaintiff_id", String(32), primary_key=True),
    Column("draft_id", String(64), nullable=False, index=True),
    Column("person_id", String(32), nullable=True, index=True),
    Column("state", String(8), nullable=False),
    Column("proof", String(64), nullable=True, unique=True),
    Column("particulars", LargeBinary, nullable=True),
    Column("agreed_to", String(64), nullable=True),
    Column("quiet", Boolean, nullable=False),
    Column("expires_at", UtcTime, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`proof` is a keyed hash of the code; `person_id` opened it; `particulars` are sealed with that person's key."""

BRIEF = SealedColumn(joint_filings, joint_filings.c.brief, "joint-filing:{person_id}:{draft_id}", "work")
PARTICULARS = SealedColumn(
    co_plaintiffs, co_plaintiffs.c.particulars, "co-plaintiff:{person_id}:{co_plaintiff_id}", "work"
)
SEALED = (BRIEF, PARTICULARS)


def _invited_by(whose: Whose) -> ColumnElement[bool]:
    """Find those whom a person has invited."""
    mine = select(joint_filings.c.draft_id).where(joint_filings.c.person_id == whose.person_id)
    return co_plaintiffs.c.draft_id.in_(mine)


def personal(empty: Callable[[Session, Whose], None]) -> tuple[PersonalTable, ...]:
    """Return what is known here of people: what somebody gave goes with them or with the filing, whichever goes first.

    Args:
        empty: takes somebody out of the filings they were invited to, and tells those who are left.
    """
    return (
        PersonalTable(co_plaintiffs, fate="kept", empty=empty),
        PersonalTable(co_plaintiffs, _invited_by, fate="with_matters", exported=False),
        PersonalTable(joint_filings, fate="with_matters"),
    )
