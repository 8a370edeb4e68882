"""Rows to values and back: every query of filing in one place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import delete, func, insert, select, update

from backend.filing.model import Case, RequestKind, TimelineEntry
from backend.filing.tables import DETAILS, NOTE, cases, news, of_case, previews, requests, timeline
from backend.shared.calendar import is_provisional
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.own_seals import opened_row, with_seals

Row = Mapping[str, Any]


def case_row(session: Session, case_id: str, *, lock: bool = True) -> Row | None:
    """Return a case's row, by default locked for the rest of the transaction, or None."""
    row = first_row(session, select(cases).where(cases.c.case_id == case_id), lock=lock)
    return opened_row(session, cases, row) if row is not None else None


def own_case(session: Session, case_id: str, person_id: str, *, lock: bool = True) -> Row:
    """Return the person's own case; Refused ``filing_case_unknown`` for strangers alike."""
    row = case_row(session, case_id, lock=lock)
    if row is None or row["person_id"] != person_id:
        raise Refused("filing_case_unknown")
    return row


def cases_of(session: Session, person_id: str) -> list[Row]:
    """Return all cases of a person, newest first."""
    query = select(cases).where(cases.c.person_id == person_id)
    query = query.order_by(cases.c.created_at.desc(), cases.c.case_id)
    return [opened_row(session, cases, row) for row in session.execute(query).mappings()]


def registered_cases(session: Session) -> list[str]:
    """Return the ids of every registered case."""
    query = select(cases.c.case_id).where(cases.c.status == "registered").order_by(cases.c.case_id)
    return list(session.execute(query).scalars())


def case_of(
    row: Row, keyring: Keyring, steps: Iterable[TimelineEntry] = (), waiting: Iterable[RequestKind] = ()
) -> Case:
    """Return a row as a value."""
    details = keyring.open_json(row["details"], DETAILS.context.format(**row))
    decision_due = None if row["still_since"] else row["decision_due"]
    days = [day for day in (row["deadline"], decision_due) if day]
    names = (
        "case_id", "person_id", "status", "cause", "court", "created_at", "updated_at", "filing_number", "case_number",
        "deadline", "deadline_for", "extension",
    )  # fmt: skip
    return Case(
        **{name: row[name] for name in names},
        cause_name=details["cause_name"],
        decision_due=decision_due,
        with_mediator=row["mediated"],
        stands_still=row["still_since"] is not None,
        plaintiff_names=tuple(details["plaintiffs"]),
        defendant_names=tuple(details["defendants"]),
        defects=tuple(details["defects"]),
        reason=details["reason"],
        extended=row["extension"] == "granted",
        fee=None if row["fee_fen"] is None else Decimal(row["fee_fen"]) / 100,
        timeline=tuple(steps),
        provisional=any(is_provisional(day) for day in days),
        waiting=tuple(waiting),
        paper_kept=row["complaint"] is not None,
        abroad=not row["domicile"],
    )


def insert_case(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a case; False if the id is taken."""
    return insert_or_ignore(session, cases, values)


def update_case(session: Session, case_id: str, **values: Any) -> None:
    """Change columns of a case."""
    if values.get("case_number"):
        owner = session.execute(select(cases.c.person_id).where(cases.c.case_id == case_id)).scalar_one()
        values = with_seals(session, cases, owner, values)
    session.execute(update(cases).where(cases.c.case_id == case_id).values(**values))


def add_step(session: Session, keyring: Keyring, case_id: str, status: str, at: datetime, note: str = "") -> None:
    """Append to a case's timeline; the case's row must be locked."""
    query = select(func.coalesce(func.max(timeline.c.position), 0)).where(timeline.c.case_id == case_id)
    position = int(session.execute(query).scalar_one()) + 1
    place = {"case_id": case_id, "position": position}
    sealed = keyring.of(of_case(place)).seal(note.encode(), NOTE.context.format(**place))
    row = {**place, "status": status, "at": at, "note": sealed}
    session.execute(insert(timeline).values(**row))


def steps_of(session: Session, keyring: Keyring, case_id: str) -> list[TimelineEntry]:
    """Return a case's timeline, oldest first."""
    query = select(timeline).where(timeline.c.case_id == case_id).order_by(timeline.c.position)
    rows = session.execute(query).mappings().all()
    return [
        TimelineEntry(row["status"], row["at"], keyring.open(row["note"], NOTE.context.format(**row)).decode())
        for row in rows
    ]


def request_row(session: Session, key: str) -> Row | None:
    """Return something asked of the court, or None."""
    return first_row(session, select(requests).where(requests.c.key == key))


def last_filing(session: Session, case_id: str) -> Row | None:
    """Return the newest request that hands this case in, or None."""
    query = select(requests).where(requests.c.case_id == case_id, requests.c.kind == "file")
    return first_row(session, query.order_by(requests.c.created_at.desc(), requests.c.key.desc()).limit(1))


def count_filings(session: Session, case_id: str) -> int:
    """Return how often this case was handed in."""
    query = select(func.count()).select_from(requests).where(requests.c.case_id == case_id, requests.c.kind == "file")
    return int(session.execute(query).scalar_one())


def open_requests(session: Session, case_ids: Iterable[str]) -> dict[str, list[RequestKind]]:
    """Return what the court still owes the person an answer to, by case."""
    query = select(requests.c.case_id, requests.c.kind).where(requests.c.state == "open", requests.c.kind != "decide")
    query = query.where(requests.c.case_id.in_([*case_ids])).order_by(requests.c.created_at)
    found: dict[str, list[RequestKind]] = {}
    for case_id, kind in session.execute(query):
        found.setdefault(case_id, []).append(cast(RequestKind, kind))
    return found


def has_open_request(session: Session, case_id: str) -> bool:
    """Return True while anything asked of the court about a case is not answered."""
    query = select(requests.c.key).where(requests.c.case_id == case_id, requests.c.state == "open").limit(1)
    return session.execute(query).first() is not None


def requests_of(session: Session, case_id: str, kind: RequestKind) -> list[Row]:
    """Return everything of one kind that was asked about a case, oldest first."""
    query = select(requests).where(requests.c.case_id == case_id, requests.c.kind == kind)
    return [dict(row) for row in session.execute(query.order_by(requests.c.created_at, requests.c.key)).mappings()]


def erase_wishes(session: Session, case_id: str) -> None:
    """Forget what was sent to the court with a case's requests."""
    done = update(requests).where(requests.c.case_id == case_id, requests.c.state != "open")
    session.execute(done.values(wish=None))


def desk_cases(session: Session, *, court: str = "", statuses: Iterable[str] = (), limit: int = 500) -> list[Row]:
    """Return cases that have reached the court, the newest change first.

    Args:
        court: only this court's; empty for all.
        statuses: only these; empty for all.
    """
    query = select(cases).where(cases.c.filing_number.is_not(None))
    query = query.where(cases.c.court == court) if court else query
    wanted = [*statuses]
    query = query.where(cases.c.status.in_(wanted)) if wanted else query
    rows = session.execute(query.order_by(cases.c.updated_at.desc(), cases.c.case_id).limit(limit)).mappings()
    return [opened_row(session, cases, row) for row in rows]


def first_decisions(session: Session, since: datetime) -> dict[str, datetime]:
    """Return when the court first decided on each case, for those decided since a moment; not a withdrawal."""
    by_court = ("approved", "defects", "registered", "refused", "returned")
    query = select(timeline.c.case_id, func.min(timeline.c.at)).where(timeline.c.status.in_(by_court))
    found = session.execute(query.group_by(timeline.c.case_id)).all()
    return {case_id: at for case_id, at in found if at >= since}


def insert_request(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a request; False if its key is taken."""
    return insert_or_ignore(session, requests, values)


def update_request(session: Session, key: str, **values: Any) -> None:
    """Change columns of a request."""
    session.execute(update(requests).where(requests.c.key == key).values(**values))


def settle_request(session: Session, key: str, state: str, reason: str | None, now: datetime) -> bool:
    """Record the court's answer; False if somebody else recorded one first."""
    change = update(requests).where(requests.c.key == key, requests.c.state == "open")
    return session.execute(change.values(state=state, reason=reason, settled_at=now)).rowcount == 1


def hear(session: Session, event_id: str, kind: str, case_id: str, now: datetime) -> bool:
    """Note a callback; False if it was heard before."""
    row = {"event_id": event_id, "kind": kind, "case_id": case_id, "heard_at": now}
    return insert_or_ignore(session, news, row)


def preview_row(session: Session, draft_id: str) -> Row | None:
    """Return a previewed draft, or None."""
    return first_row(session, select(previews).where(previews.c.draft_id == draft_id))


def keep_preview(session: Session, values: Mapping[str, Any]) -> None:
    """Keep a previewed draft, in the place of an earlier version of it."""
    if not insert_or_ignore(session, previews, values):
        here = update(previews).where(previews.c.draft_id == values["draft_id"])
        session.execute(here.values(complaint=values["complaint"], updated_at=values["updated_at"]))


def drop_previews(session: Session, *, draft_id: str | None = None, before: datetime | None = None) -> None:
    """Forget one preview, or all that are older than a moment."""
    if draft_id is not None:
        session.execute(delete(previews).where(previews.c.draft_id == draft_id))
    if before is not None:
        session.execute(delete(previews).where(previews.c.updated_at < before))


def plain_number(text: str) -> str:
    """Return a case or receipt number in one width and case, without blanks, brackets and the 号 at its end."""
    narrow = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[\s()\[\]〔〕【】-]|号$|號$", "", narrow.strip())
