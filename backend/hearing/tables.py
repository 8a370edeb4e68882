"""Tables of hearings: each as it stands, with its plan of reminders, and the court's news already heard."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, LargeBinary, String, Table

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable

hearings = Table(
    "hearings",
    metadata,
    Column("hearing_id", String(40), primary_key=True),
    Column("case_id", String(64), nullable=False, index=True),
    Column("person_id", String(32), nullable=False),
    Column("case_number", OwnSeal(words=True, kind="work"), nullable=False),
    Column("start", UtcTime, nullable=False),
    Column("end", UtcTime, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("status", String(12), nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("court_sequence", Integer, nullable=False),
    Column("seen_sequence", Integer, nullable=True),
    Column("steps", JSON, nullable=False),
    Column("said", JSON, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("plan_zone", String(64), nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "person_id", "start"),
)
"""`court_sequence` is that of the court's newest report, 0 for the desk's; `seen_sequence` the state the person has
acknowledged. `steps` is the wish (empty: no reminders), `said` the steps already said of it; `plan_version` rises with
every new plan, so that a job of an older one does nothing."""

watches = Table(
    "hearing_watches",
    metadata,
    Column("case_id", String(64), primary_key=True),
    Column("next_look_at", UtcTime, nullable=True, index=True),
    Column("looks", Integer, nullable=False),
)
"""Next looks at the court's news of registered cases; never again after a year of looks."""

news = Table(
    "hearing_news",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("hearing_id", String(40), nullable=False),
    Column("heard_at", UtcTime, nullable=False),
)
"""Callbacks already heard; the same event id again changes nothing."""

asked = Table(
    "hearing_requests",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject", String(64), nullable=False, index=True),
    Column("person_id", String(32), nullable=False),
    Column("wish", LargeBinary, nullable=False),
    Column("state", String(12), nullable=False),
    Column("reason", String(64), nullable=True),
    Column("receipt", OwnSeal(words=True, kind="work"), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
)
"""Requests to the court, each made once: `subject` is the application or the hearing it is about, `key` the
Idempotency-Key, `receipt` the court's number of what it took in."""

WISH = SealedColumn(asked, asked.c.wish, "hearing:wish:{person_id}:{key}", "work")
"""Sealed contents of a request: the person's words and the names of their files."""
DETAILS = SealedColumn(hearings, hearings.c.details, "hearing:details:{person_id}:{hearing_id}", "work")
SEALED = (DETAILS, WISH)
"""For exchanging the key of what is sealed here."""

PERSONAL = tuple(PersonalTable(table, fate="with_matters") for table in (asked, hearings))
