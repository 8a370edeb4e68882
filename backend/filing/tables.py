"""Tables of filing: cases with their timelines, what was asked of the court, news heard, drafts being previewed.

The complaint is sealed, and erased once the court has registered the case or it was withdrawn (`keeping.py`): the file
is the court's. Names, and the court's own words, stay sealed in `details` for the person's view of the case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    false,
    select,
)

from backend.shared.database import UtcTime, metadata
from backend.shared.keyring import SealedColumn, matter
from backend.shared.own_seals import OwnSeal
from backend.shared.personal_data import PersonalTable, Whose

cases = Table(
    "filing_cases",
    metadata,
    Column("case_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("cause", String(32), nullable=False),
    Column("court", String(32), nullable=False),
    Column("complaint", LargeBinary, nullable=True),
    Column("details", LargeBinary, nullable=False),
    Column("domicile", Boolean, nullable=False),
    Column("filing_number", String(40), nullable=True),
    Column("case_number", OwnSeal(words=True, kind="work"), nullable=True),
    Column("sequence", Integer, nullable=False),
    Column("told_on", Date, nullable=True),
    Column("extension", String(8), nullable=True),
    Column("deadline", Date, nullable=True),
    Column("deadline_for", String(8), nullable=True),
    Column("decision_due", Date, nullable=True),
    Column("mediated", Boolean, nullable=False, default=False),
    Column("still_since", Date, nullable=True),
    Column("stood_still", Integer, nullable=False, default=0),
    Column("fee_fen", BigInteger, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "person_id", "status"),
)
"""`sequence` is that of the newest report of the court; `domicile` says whether a plaintiff has one in China.

While a filing is `mediated` and the court's days stand still for that, `still_since` is the day from which they do not
run; `stood_still` is how many working days have not run before."""

timeline = Table(
    "filing_timeline",
    metadata,
    Column("case_id", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("status", String(16), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("note", LargeBinary, nullable=False),
)

requests = Table(
    "filing_requests",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("case_id", String(64), nullable=False),
    Column("person_id", String(32), nullable=False),
    Column("wish", LargeBinary, nullable=True),
    Column("state", String(8), nullable=False),
    Column("reason", String(64), nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
    Index(None, "case_id", "state"),
)
"""One row for each thing asked of the court; `key` is the Idempotency-Key, `wish` what is sent, sealed until it is."""

news = Table(
    "filing_news",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("case_id", String(64), nullable=False),
    Column("heard_at", UtcTime, nullable=False),
)
"""Callbacks already heard; the same event id again changes nothing."""

previews = Table(
    "filing_previews",
    metadata,
    Column("draft_id", String(64), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("complaint", LargeBinary, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "updated_at"),
)
"""Complaints shown before they were filed; gone when filed, or after a month."""


def of_case(row: Mapping[Any, Any]) -> str:
    """Return whose key seals what is noted of a case: it is known there by its id alone."""
    return matter(f"case:{row['case_id']}")


COMPLAINT = SealedColumn(cases, cases.c.complaint, "filing:complaint:{person_id}:{case_id}", "work")
DETAILS = SealedColumn(cases, cases.c.details, "filing:details:{person_id}:{case_id}", "work")
NOTE = SealedColumn(timeline, timeline.c.note, "filing:note:{case_id}:{position}", "work", of_case)
WISH = SealedColumn(requests, requests.c.wish, "filing:wish:{person_id}:{key}", "work")
PREVIEW = SealedColumn(previews, previews.c.complaint, "filing:preview:{person_id}:{draft_id}", "talk")
SEALED = (COMPLAINT, DETAILS, NOTE, WISH, PREVIEW)
"""For exchanging the key of what is sealed here."""


def of_cases(column: Column[str], handed_over: bool) -> Callable[[Whose], ColumnElement[bool]]:
    """Find what belongs to a person's cases, those the court has had or those it has not."""

    def rows(whose: Whose) -> ColumnElement[bool]:
        """Find them."""
        mine = select(cases.c.case_id).where(cases.c.person_id == whose.person_id)
        had = cases.c.filing_number.is_not(None)
        return column.in_(mine.where(had if handed_over else ~had))

    return rows


PERSONAL = (
    PersonalTable(previews, refers=false()),
    PersonalTable(requests, fate="with_matters"),
    PersonalTable(timeline, of_cases(timeline.c.case_id, False), fate="with_matters"),
    PersonalTable(cases, of_cases(cases.c.case_id, False), fate="with_matters"),
)
"""The cases the court has had stand in `erasing.py`. A preview needs no file: the draft it was made of does."""
