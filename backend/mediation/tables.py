"""Tables of mediation: a row for each time a filing goes to a mediator."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ColumnElement, Date, Index, Integer, LargeBinary, String, Table, select

from backend.mediation.dispute.tables import requests
from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable, Whose

mediations = Table(
    "mediations",
    metadata,
    Column("mediation_id", String(64), primary_key=True),
    Column("case_id", String(64), nullable=False),
    Column("person_id", String(32), nullable=False),
    Column("court", String(32), nullable=False),
    Column("status", String(12), nullable=False),
    Column("wished", Boolean, nullable=False),
    Column("mediator", String(24), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("assigned_on", Date, nullable=True),
    Column("accept_by", Date, nullable=True),
    Column("due", Date, nullable=True),
    Column("start", UtcTime, nullable=True),
    Column("end", UtcTime, nullable=True),
    Column("effective_on", Date, nullable=True),
    Column("details", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "case_id", "status"),
    Index(None, "mediator", "status"),
    Index(None, "person_id"),
)
"""`details` is sealed: the cause, the mediator's name, where the session is, the outcome in the mediator's words."""

DETAILS = SealedColumn(mediations, mediations.c.details, "mediation:{person_id}:{mediation_id}", "work")
"""For exchanging the key of what is sealed here."""


def _asked_of_the_centre(whose: Whose) -> ColumnElement[bool]:
    """Find what the centre's system was asked about a person's filings."""
    theirs = select(mediations.c.mediation_id).where(mediations.c.person_id == whose.person_id)
    return requests.c.subject.in_(theirs)


PERSONAL = (
    PersonalTable(requests, _asked_of_the_centre, fate="with_matters", exported=False),
    PersonalTable(mediations, fate="with_matters"),
)
