"""Tables of arbitrations: the application and what SCIA told, sealed; what was sent since; fee tables."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ColumnElement, ForeignKey, Integer, LargeBinary, String, Table, Text, select

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.personal_data import PersonalTable, Whose

arbitrations = Table(
    "arbitrations",
    metadata,
    Column("arbitration_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("status", String(16), nullable=False, index=True),
    Column("state", String(12), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("said", JSON, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("plan_zone", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
"""`status` is `model.Status`, or ``draft`` of one that is only previewed; `state` is ``open`` while SCIA is to be asked
(see `backend.shared.safety_net`), else ``closed``; `sequence` of the last news; the plan as of a limit."""

supplements = Table(
    "arbitration_supplements",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("arbitration_id", String(64), ForeignKey("arbitrations.arbitration_id"), nullable=False, index=True),
    Column("person_id", String(32), nullable=False),
    Column("kind", String(12), nullable=False, server_default="correction"),
    Column("state", String(12), nullable=False),
    Column("reason", String(80)),
    Column("details", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
"""Papers a person sends after the application: corrections, payments, the withdrawal (`steps.StepKind`)."""

news = Table(
    "arbitration_news",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("arbitration_id", String(64), ForeignKey("arbitrations.arbitration_id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""Events that were taken in, so that one that comes twice counts once."""

fee_tables = Table(
    "arbitration_fee_tables",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("page", Text, nullable=False),
    Column("imported_at", UtcTime, nullable=False),
)
"""Pages of fee tables as the operator imported them; the newest counts."""

DETAILS = SealedColumn(arbitrations, arbitrations.c.details, "arbitration:{person_id}:{arbitration_id}", "work")
SUPPLEMENT = SealedColumn(supplements, supplements.c.details, "arbitration_supplement:{person_id}:{key}", "work")
"""The words, the names of the files and the sum of what was sent."""


def _of_person(whose: Whose) -> ColumnElement[bool]:
    """Find the news of a person's arbitrations."""
    mine = select(arbitrations.c.arbitration_id).where(arbitrations.c.person_id == whose.person_id)
    return news.c.arbitration_id.in_(mine)


PERSONAL = (
    PersonalTable(news, _of_person, fate="with_matters"),
    PersonalTable(supplements, fate="with_matters"),
    PersonalTable(arbitrations, fate="with_matters"),
)
