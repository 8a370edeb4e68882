"""Tables of a mediation's interpreters: who was asked in which language, and what they said."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table

from backend.mediation.dispute.tables import within
from backend.shared.database import UtcTime, metadata
from backend.shared.personal_data import PersonalTable

interpreters = Table(
    "mediation_interpreters",
    metadata,
    Column("proof", String(64), primary_key=True),
    Column("dispute_id", String(64), nullable=False, index=True),
    Column("nth", Integer, nullable=False),
    Column("person_id", String(32), nullable=True, index=True),
    Column("asked_by", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("tongue", String(40), nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""`proof` is a keyed hash of the code; `nth` counts a dispute's, of which the last stands; `person_id` opened it."""

GOES = tuple(
    PersonalTable(interpreters, within(interpreters.c.dispute_id, settled), fate="with_matters", exported=False)
    for settled in (False, True)
)
"""Rows of an interpreting, no proof of anything: they go with a side's matters."""
PERSONAL = (PersonalTable(interpreters, exported=False), *GOES)
"""An interpreter's own rows go when they erase what we know of them."""
