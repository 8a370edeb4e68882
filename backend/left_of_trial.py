"""Leftovers of a trial in the database: matters that a stand-in took in, and seals of the development certificate.

A verification by a stand-in is void at the first start without it (`backend/identity/checks.py`); the rest cannot be
made real by anybody, so `doctor --production` names it until its people are erased or the data folder is a new one.
Whoever looks at settings takes no service in: of each table a few columns are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnClause, ColumnElement, DateTime, TableClause, column, func, inspect, select, table
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from backend.config import Settings
from backend.shared.database import Session, UtcTime
from backend.shared.tables import played_partners

DEVELOPMENT = "DEVELOPMENT seal"
"""Part of the name of the certificate this house makes for itself."""


class Left(NamedTuple):
    """One kind of thing that may be left.

    Args:
        partner: who was played.
        what: it is, for the operator.
        table: where it lies, with ``created_at``.
        handed: whether a row was handed in at all.
        of_person: whether its table has ``person_id``.
    """

    partner: str
    what: str
    table: str
    handed: Callable[[ReadOnlyColumnCollection[str, ColumnClause[Any]]], ColumnElement[bool]]
    of_person: bool = True


LEFT = (
    Left("online_litigation", "filings", "filing_cases", lambda c: c["filing_number"].is_not(None)),
    Left("online_litigation", "answers to a suit", "defences", lambda c: c["status"] != "draft"),
    Left("wuyi_notary", "bookings at the notary", "notarization_appointments", lambda c: c["office_id"].is_not(None)),
    Left(
        "guangzhou_witness", "appointments with a judge", "witness_appointments", lambda c: c["court_id"].is_not(None)
    ),
    Left("yiqiao_yilu", "enquiries", "enquiry_handovers", lambda c: c["state"] == "done", False),
    Left("yiqiao_yilu", "mediations", "dispute_requests", lambda c: c["state"] == "done", False),
    Left("shenzhen_arbitration", "arbitrations", "arbitrations", lambda c: c["status"].not_in(("draft", "kept"))),
)
"""By partner, each with what makes a row one that was handed in."""
NOTHING_LEFT: Mapping[str, str] = {
    "national_identity": "a verification says itself who made it",
    "timestamp_authority": "a stamp names its authority",
    "sms": "a code is good for minutes",
}
"""Partners of whose playing nothing lasts, by why."""
POWERS = "powers_of_attorney"
SEALED = (POWERS, "dispute_agreements")
"""Tables of papers, each with ``certificate``: the name of the one that sealed it."""
_COLUMNS = ("person_id", "filing_number", "office_id", "court_id", "status", "state", "stand_in", "certificate")


def left_of_trial(session: Session, settings: Settings) -> Iterator[str]:
    """Say what of a trial is left, of partners that are real by the settings; nothing where there are no tables yet."""
    there = set(inspect(session).get_table_names())
    if played_partners.name not in there:
        return
    yield from _void_soon(session, settings)
    played = {row.partner: row.until for row in session.execute(select(played_partners))}
    for one in LEFT:
        if one.partner in settings.pretended or one.partner not in played:
            continue
        rows = _table(one.table)
        handed = [one.handed(rows.c), rows.c.created_at <= (played[one.partner] or datetime.now(UTC))]
        if one.of_person:
            handed.append(rows.c.person_id.not_in(_erased()))
        if count := _count(session, rows, *handed):
            yield f"A stand-in of {one.partner} took in what the real one does not know: {one.what} ({count})"
    if settings.seal_certificate or settings.seal_token_module:
        for name in SEALED:
            rows = _table(name)
            sealed = [rows.c.certificate.contains(DEVELOPMENT)]
            if name == POWERS:
                sealed.append(rows.c.person_id.not_in(_erased()))
            if count := _count(session, rows, *sealed):
                yield f"The development certificate sealed papers, which have no effect: {name} ({count})"


def _void_soon(session: Session, settings: Settings) -> Iterator[str]:
    rows = _table("identity_verifications")
    if "national_identity" not in settings.pretended and (
        count := _count(session, rows, rows.c.status == "verified", rows.c.stand_in.is_(True))
    ):
        yield f"A stand-in verified people ({count}); the next start of the services makes that void"


def _count(session: Session, rows: TableClause, *conditions: ColumnElement[bool]) -> int:
    return int(session.execute(select(func.count()).select_from(rows).where(*conditions)).scalar_one())


def _table(name: str) -> TableClause:
    return table(name, *(column(one) for one in _COLUMNS), column("created_at", UtcTime))


def _erased() -> Any:
    people = table("persons", column("person_id"), column("erased_at", DateTime))
    return select(people.c.person_id).where(people.c.erased_at.is_not(None))
