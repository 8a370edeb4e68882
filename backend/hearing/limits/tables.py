"""Tables of papers the court served: when each arrived, the plan of reminders, and whether the person knows."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable

limits = Table(
    "hearing_limits",
    metadata,
    Column("limit_id", String(40), primary_key=True),
    Column("case_id", String(64), nullable=False),
    Column("person_id", String(32), nullable=False, index=True),
    Column("case_number", OwnSeal(words=True, kind="work"), nullable=False),
    Column("paper", String(16), nullable=False),
    Column("ruling", String(16), nullable=False),
    Column("final", Boolean, nullable=False),
    Column("served_at", UtcTime, nullable=False),
    Column("title", LargeBinary, nullable=False),
    Column("domicile", String(8), nullable=False),
    Column("status", String(12), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("seen_sequence", Integer, nullable=True),
    Column("steps", JSON, nullable=False),
    Column("said", JSON, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("plan_zone", String(64), nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`sequence` is that of the court's newest report; `steps` (empty: no reminders), `said`, `plan_version` and
`plan_zone` as of a hearing."""

TITLE = SealedColumn(limits, limits.c.title, "hearing:limit:{person_id}:{limit_id}", "work")
"""Sealed name of the paper, which may name people."""

PERSONAL = (PersonalTable(limits, fate="with_matters"),)
