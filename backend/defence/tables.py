"""Tables of suits against people: the suit and the answer sealed, where the answer is, the plan of reminders."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Integer, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable

defences = Table(
    "defences",
    metadata,
    Column("defence_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("status", String(12), nullable=False),
    Column("state", String(12), nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("said", JSON, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("plan_zone", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`status` is `model.Status`, or ``draft`` of an answer that is only previewed; `state` is ``open`` while the court is
to be asked (see `backend.shared.safety_net`), else ``closed``; the plan as of a limit."""

DETAILS = SealedColumn(defences, defences.c.details, "defence:{person_id}:{defence_id}", "work")
"""Suit, answer, the court's receipt and its reason."""

PERSONAL = (PersonalTable(defences, fate="with_matters"),)
