"""Tables of asynchronous hearings: the application with the court's windows, and the plan of reminders."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Integer, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable

applications = Table(
    "asynchronous_hearings",
    metadata,
    Column("application_id", String(64), primary_key=True),
    Column("case_id", String(64), nullable=False, index=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("case_number", OwnSeal(words=True, kind="work"), nullable=False),
    Column("status", String(12), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("said", JSON, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("plan_zone", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`sequence` is that of the court's newest report, 0 before the first; the rest of the plan as of a limit."""

DETAILS = SealedColumn(
    applications, applications.c.details, "hearing:asynchronous:{person_id}:{application_id}", "work"
)
"""Sealed words of the person on the conditions, the court's reason, and its windows with their links."""

PERSONAL = (PersonalTable(applications, fate="with_matters"),)
